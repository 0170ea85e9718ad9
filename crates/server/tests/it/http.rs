//! The server over HTTP: every answer and every code.

use crate::world::{Laptop, Office, PERSON, START, accepted, outcome};
use reqwest::{Client, RequestBuilder, Response, StatusCode};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
};
use worktrail_crypto::{SigningKey, sha256, to_hex};
use worktrail_domain::{DeviceId, Timestamp};
use worktrail_server::http::{Clock, serve};
use worktrail_sync::{
    CLOCK_TOLERANCE_MILLIS, DevicesReply, EnrolReply, EnrolRequest, ErrorReply, HEADER_DEVICE, HEADER_PROTOCOL,
    HEADER_SIGNATURE, HEADER_TIME, SyncReply, decode_reply, encode_request, request_signing_bytes,
};

/// An office on a socket of the system's choice.
pub struct Served {
    pub office: Office,
    pub address: String,
    time: Arc<Mutex<i64>>,
    stop: Option<oneshot::Sender<()>>,
    pub server: JoinHandle<()>,
    pub client: Client,
}

impl Served {
    pub async fn start() -> Self {
        // A second test in this process finds it installed.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let office = Office::open();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let time = Arc::new(Mutex::new(START));
        let read = Arc::clone(&time);
        let clock: Clock = Arc::new(move || Timestamp::from_millis(*read.lock().unwrap()));
        let (stop, stopped) = oneshot::channel::<()>();
        let hub = Arc::clone(&office.hub);
        let server = tokio::spawn(async move {
            serve(listener, hub, clock, async { drop(stopped.await) }).await.unwrap();
        });
        let client = Client::builder().no_proxy().build().unwrap();
        Self { office, address, time, stop: Some(stop), server, client }
    }

    pub fn stop(&mut self) {
        self.stop.take().unwrap().send(()).unwrap();
    }

    fn set_time(&self, millis: i64) {
        *self.time.lock().unwrap() = millis;
    }

    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// A request signed by a laptop at the server's time.
    pub fn signed(&self, laptop: &Laptop, method: &str, path: &str, body: Vec<u8>) -> RequestBuilder {
        self.signed_by(laptop.device, &laptop.key, *self.time.lock().unwrap(), method, path, body)
    }

    fn signed_by(
        &self,
        device: DeviceId,
        key: &SigningKey,
        time: i64,
        method: &str,
        path: &str,
        body: Vec<u8>,
    ) -> RequestBuilder {
        let signature = key.sign(&request_signing_bytes(method, path, time, &sha256(&[&body]).0));
        self.client
            .request(method.parse().unwrap(), self.url(path))
            .header(HEADER_DEVICE, device.to_string())
            .header(HEADER_TIME, time.to_string())
            .header(HEADER_SIGNATURE, to_hex(&signature))
            .header(HEADER_PROTOCOL, "1")
            .body(body)
    }

    pub async fn sync(&self, laptop: &mut Laptop, push: &[worktrail_sync::Frame]) -> SyncReply {
        let body = encode_request(&laptop.request(push, u32::MAX)).unwrap();
        let response = self.signed(laptop, "POST", "/v1/sync", body).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::OK);
        let reply = decode_reply(&response.bytes().await.unwrap()).unwrap();
        laptop.read(&reply);
        reply
    }

    async fn enrol(&self, code: &str) -> Response {
        let asked = EnrolRequest {
            code: code.into(),
            device_name: "Laptop".into(),
            public_key: to_hex(&SigningKey::generate().unwrap().public_key()),
            app_version: "1".into(),
        };
        self.client.post(self.url("/v1/enrol")).json(&asked).send().await.unwrap()
    }
}

async fn code(response: Response) -> (u16, String) {
    let status = response.status().as_u16();
    (status, response.json::<ErrorReply>().await.unwrap().error.code)
}

fn is(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[tokio::test]
async fn health_readiness_and_unknown_addresses() {
    let served = Served::start().await;
    let health = served.client.get(served.url("/healthz")).send().await.unwrap();
    assert_eq!(health.status(), StatusCode::OK);
    assert!(health.text().await.unwrap().contains("\"ok\""));
    assert_eq!(served.client.get(served.url("/readyz")).send().await.unwrap().status(), StatusCode::OK);
    for request in [served.client.get(served.url("/nothing")), served.client.get(served.url("/v1/sync"))] {
        assert_eq!(code(request.send().await.unwrap()).await, is(404, "not_found"));
    }
}

#[tokio::test]
async fn enrolled_device_hands_in_and_reads() {
    let served = Served::start().await;
    let device_code = served.office.hub.make_device_code("Alice", served.office.now()).unwrap().to_string();
    let typed = device_code.to_lowercase().replace('-', " ");
    let reply: EnrolReply = served.enrol(&typed).await.json().await.unwrap();
    assert_eq!((reply.user_name.as_str(), reply.team_name.as_str()), ("Alice", "Team Nord"));
    assert!(reply.synthetic_only);

    let mut alice = served.office.laptop("Alice");
    let (_, create) = alice.create_trail(PERSON);
    let reply = served.sync(&mut alice, std::slice::from_ref(&create)).await;
    assert_eq!(outcome(&reply.receipts, &create), accepted(1));
    assert_eq!(reply.server_time.millis(), START);
    assert_eq!(served.sync(&mut alice, &[]).await.streams, []);
}

#[tokio::test]
async fn person_sees_the_own_devices_and_nobody_elses() {
    let served = Served::start().await;
    let [first, second] = ["Alice", "Alice"].map(|name| {
        served.office.pass(1);
        served.office.laptop(name)
    });
    served.office.laptop("Bob");
    let asked = async |laptop: &Laptop| -> DevicesReply {
        let sent = served.signed(laptop, "GET", "/v1/devices", Vec::new()).send().await.unwrap();
        sent.json().await.unwrap()
    };
    let devices = asked(&first).await.devices;
    assert_eq!(devices.iter().map(|one| one.device).collect::<Vec<_>>(), [first.device, second.device]);
    assert_eq!(devices[0].last_seen, Some(Timestamp::from_millis(START)), "asking is being seen");
    assert_eq!((devices[1].last_seen, devices[1].revoked), (None, false));
    served.office.hub.revoke_device(second.device, served.office.now()).unwrap();
    assert!(asked(&first).await.devices[1].revoked);
    let refused = served.signed(&second, "GET", "/v1/devices", Vec::new()).send().await.unwrap();
    assert_eq!(code(refused).await.1, "device_revoked");
    let unsigned = served.client.get(served.url("/v1/devices")).send().await.unwrap();
    assert_eq!(code(unsigned).await, is(400, "malformed"));
}

#[tokio::test]
async fn enrolment_codes_are_used_once_within_a_day() {
    let served = Served::start().await;
    let new_code = || served.office.hub.make_device_code("Alice", served.office.now()).unwrap().to_string();
    assert_eq!(code(served.enrol("K7QF-2M9X-4TRD").await).await, is(403, "code_wrong"));
    let once = new_code();
    assert_eq!(served.enrol(&once).await.status(), StatusCode::OK);
    assert_eq!(code(served.enrol(&once).await).await, is(409, "code_used"));
    let late = new_code();
    served.set_time(START + 24 * 60 * 60 * 1_000);
    assert_eq!(code(served.enrol(&late).await).await, is(410, "code_expired"));
    let closed = new_code();
    served.office.hub.close_user("Alice", served.office.now()).unwrap();
    assert_eq!(code(served.enrol(&closed).await).await, is(403, "user_closed"));
}

#[tokio::test]
async fn device_that_missed_the_answer_enrols_again_with_the_same_key() {
    let served = Served::start().await;
    let asked = EnrolRequest {
        code: served.office.hub.make_device_code("Alice", served.office.now()).unwrap().to_string(),
        device_name: "Laptop".into(),
        public_key: "ab".repeat(32),
        app_version: "1".into(),
    };
    let first = served.office.hub.enrol(&asked, served.office.now()).unwrap();
    assert_eq!(served.office.hub.enrol(&asked, served.office.now()).unwrap(), first);
    assert_eq!(served.office.hub.devices().unwrap().len(), 1);
}

#[tokio::test]
async fn wrong_codes_are_throttled_and_the_throttle_ends() {
    let served = Served::start().await;
    let right = served.office.hub.make_device_code("Alice", served.office.now()).unwrap().to_string();
    for _ in 0..30 {
        assert_eq!(code(served.enrol("0000-0000-0000").await).await, is(403, "code_wrong"));
    }
    let refused = served.enrol(&right).await;
    assert!(refused.headers().contains_key("retry-after"));
    assert_eq!(code(refused).await, is(429, "too_many_tries"));
    served.set_time(START + 15 * 60 * 1_000);
    assert_eq!(served.enrol(&right).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn enrolment_that_is_none_is_refused() {
    let served = Served::start().await;
    for body in ["", "{}", "[1]", r#"{"code":"a","device_name":"b","public_key":"c","app_version":"d"}"#] {
        let response = served.client.post(served.url("/v1/enrol")).body(body).send().await.unwrap();
        assert_eq!(code(response).await, is(400, "malformed"), "{body}");
    }
    let response = served.client.post(served.url("/v1/enrol")).body(vec![b' '; 20_000]).send().await.unwrap();
    assert_eq!(code(response).await, is(413, "body_too_large"));
}

#[tokio::test]
async fn every_way_of_not_being_the_device_has_its_code() {
    let served = Served::start().await;
    let (alice, bob) = (served.office.laptop("Alice"), served.office.laptop("Bob"));
    let body = encode_request(&alice.request(&[], 1_000)).unwrap();
    let send = async |request: RequestBuilder| code(request.send().await.unwrap()).await;
    let signed = |device, key: &SigningKey, time| served.signed_by(device, key, time, "POST", "/v1/sync", body.clone());

    let stranger = DeviceId::from_bytes([9; 16]);
    assert_eq!(send(signed(stranger, &alice.key, START)).await, is(401, "device_unknown"));
    assert_eq!(send(signed(alice.device, &bob.key, START)).await, is(401, "signature_wrong"));
    let other_path = served.signed_by(alice.device, &alice.key, START, "POST", "/v1/events", body.clone());
    let (_, other_path) = other_path.build_split();
    let mut other_path = other_path.unwrap();
    *other_path.url_mut() = served.url("/v1/sync").parse().unwrap();
    let moved = served.client.execute(other_path).await.unwrap();
    assert_eq!(code(moved).await, is(401, "signature_wrong"));
    assert_eq!(send(signed(alice.device, &alice.key, START).body("other")).await, is(401, "signature_wrong"));

    for off in [-CLOCK_TOLERANCE_MILLIS - 1, CLOCK_TOLERANCE_MILLIS + 1, i64::MAX - START] {
        let response = signed(alice.device, &alice.key, START + off).send().await.unwrap();
        assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
        let error = response.json::<ErrorReply>().await.unwrap().error;
        assert_eq!((error.code.as_str(), error.server_time.map(Timestamp::millis)), ("clock_skew", Some(START)));
    }
    let edge = signed(alice.device, &alice.key, START - CLOCK_TOLERANCE_MILLIS).send().await.unwrap();
    assert_eq!(edge.status(), StatusCode::OK);

    served.office.hub.revoke_device(alice.device, served.office.now()).unwrap();
    assert_eq!(send(signed(alice.device, &alice.key, START)).await, is(403, "device_revoked"));
    assert_eq!(
        send(signed(alice.device, &bob.key, START)).await,
        is(401, "signature_wrong"),
        "only the device itself learns that it is revoked"
    );
    served.office.hub.close_user("Bob", served.office.now()).unwrap();
    assert_eq!(send(signed(bob.device, &bob.key, START)).await, is(403, "user_closed"));
}

#[tokio::test]
async fn requests_that_are_no_rounds_are_refused_with_the_reason() {
    let served = Served::start().await;
    let alice = served.office.laptop("Alice");
    let send = async |body: Vec<u8>| code(served.signed(&alice, "POST", "/v1/sync", body).send().await.unwrap()).await;
    assert_eq!(send(vec![]).await, is(400, "malformed"));
    assert_eq!(send(vec![1, 2, 3]).await, is(400, "malformed"));
    assert_eq!(send(vec![9, 2, 3]).await, is(426, "protocol_unsupported"));
    let unsigned = served.client.post(served.url("/v1/sync")).send().await.unwrap();
    assert_eq!(code(unsigned).await, is(400, "malformed"));
    let newer = served.signed(&alice, "POST", "/v1/sync", vec![]).header(HEADER_PROTOCOL, "2");
    let (_, newer) = newer.build_split();
    let mut newer = newer.unwrap();
    newer.headers_mut().insert(HEADER_PROTOCOL, "2".parse().unwrap());
    assert_eq!(code(served.client.execute(newer).await.unwrap()).await, is(426, "protocol_unsupported"));
}

#[tokio::test]
async fn body_over_the_limit_is_refused_before_it_is_read() {
    let served = Served::start().await;
    let mut socket = TcpStream::connect(&served.address).await.unwrap();
    let alice = served.office.laptop("Alice");
    let head = format!(
        "POST /v1/sync HTTP/1.1\r\nhost: x\r\n{HEADER_DEVICE}: {}\r\n{HEADER_TIME}: 1\r\n{HEADER_SIGNATURE}: {}\r\n\
         {HEADER_PROTOCOL}: 1\r\ncontent-length: 99999999999\r\n\r\n",
        alice.device,
        "ab".repeat(64)
    );
    socket.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0; 1_024];
    let len = socket.read(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer[..len]).into_owned();
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
}

#[tokio::test]
async fn garbage_on_the_port_hurts_nobody() {
    let served = Served::start().await;
    let mut noise: u64 = 0x9e37_79b9_7f4a_7c15;
    for size in [1, 10, 100, 20_000, 100_000] {
        let bytes: Vec<u8> = (0..size)
            .map(|_| {
                noise ^= noise << 13;
                noise ^= noise >> 7;
                noise ^= noise << 17;
                noise.to_le_bytes()[0]
            })
            .collect();
        let mut socket = TcpStream::connect(&served.address).await.unwrap();
        // The server may have closed the line already.
        let _ = socket.write_all(&bytes).await;
        let _ = socket.shutdown().await;
        let mut rest = Vec::new();
        let _ = socket.read_to_end(&mut rest).await;
        assert!(rest.is_empty() || rest.starts_with(b"HTTP/1.1 400"), "{size}");
    }
    let endless_head = format!("GET / HTTP/1.1\r\nx: {}", "a".repeat(1_000_000));
    let mut socket = TcpStream::connect(&served.address).await.unwrap();
    let _ = socket.write_all(endless_head.as_bytes()).await;
    let half = TcpStream::connect(&served.address).await.unwrap();
    let health = served.client.get(served.url("/healthz")).send().await.unwrap();
    assert_eq!(health.status(), StatusCode::OK);
    drop(half);
}

#[tokio::test]
async fn stop_lets_a_request_under_way_finish_and_takes_no_new_one() {
    let mut served = Served::start().await;
    let alice = served.office.laptop("Alice");
    let body = encode_request(&alice.request(&[], 1_000)).unwrap();
    let signature = alice.key.sign(&request_signing_bytes("POST", "/v1/sync", START, &sha256(&[&body]).0));
    let head = format!(
        "POST /v1/sync HTTP/1.1\r\nhost: x\r\nexpect: 100-continue\r\n{HEADER_DEVICE}: {}\r\n{HEADER_TIME}: {START}\r\n\
         {HEADER_SIGNATURE}: {}\r\n{HEADER_PROTOCOL}: 1\r\ncontent-length: {}\r\n\r\n",
        alice.device,
        to_hex(&signature),
        body.len()
    );
    let mut socket = TcpStream::connect(&served.address).await.unwrap();
    socket.write_all(head.as_bytes()).await.unwrap();
    let mut answer = [0; 4_096];
    let len = socket.read(&mut answer).await.unwrap();
    assert!(answer[..len].starts_with(b"HTTP/1.1 100"), "the server is reading the body now");
    served.stop();
    while TcpStream::connect(&served.address).await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(!served.server.is_finished(), "the server waits for the request");
    socket.write_all(&body).await.unwrap();
    let len = socket.read(&mut answer).await.unwrap();
    assert!(answer[..len].starts_with(b"HTTP/1.1 200"), "{}", String::from_utf8_lossy(&answer[..len]));
    tokio::time::timeout(Duration::from_secs(20), served.server).await.unwrap().unwrap();
}
