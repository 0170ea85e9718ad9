//! The server over HTTP: signed requests, typed failures, news as they happen.

use crate::{CoreError, client::Inner};
use futures_util::StreamExt;
use reqwest::{Response, StatusCode, Url};
use std::time::Duration;
use worktrail_crypto::{sha256, to_hex};
use worktrail_domain::{DeviceId, Timestamp};
use worktrail_sync::{
    BODY_BYTES_MAX, DevicesReply, EnrolReply, EnrolRequest, ErrorReply, HEADER_DEVICE, HEADER_PROTOCOL,
    HEADER_SIGNATURE, HEADER_TIME, PROTOCOL, SyncReply, SyncRequest, decode_reply, encode_request,
    request_signing_bytes,
};

/// How long a connection may take to open.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);

/// How long the server may be silent within an answer. The events stream sends a comment more often than that.
const READ_TIMEOUT: Duration = Duration::from_secs(60);

/// Largest list of devices that is read: some thousands.
const DEVICES_BYTES_MAX: usize = 1024 * 1024;

/// Largest error answer that is read.
const ERROR_BYTES_MAX: usize = 16 * 1024;

/// Makes the one HTTP client of the process.
pub(crate) fn http_client() -> Result<reqwest::Client, ()> {
    // A second installation in the same process answers with an error and changes nothing.
    drop(rustls::crypto::ring::default_provider().install_default());
    reqwest::Client::builder()
        .connect_timeout(CONNECT_TIMEOUT)
        .read_timeout(READ_TIMEOUT)
        .redirect(reqwest::redirect::Policy::none())
        .user_agent(concat!("worktrail/", env!("CARGO_PKG_VERSION")))
        .no_proxy()
        .build()
        .map_err(drop)
}

/// What signs a request: the device, a time, and the signature over both and the request.
pub(crate) trait Signer {
    fn sign(&self, message: &[u8]) -> Result<[u8; 64], CoreError>;
}

/// The central server.
#[derive(Clone)]
pub(crate) struct Server {
    http: reqwest::Client,
    base: String,
}

impl Server {
    /// The server at an address.
    ///
    /// Plain HTTP is for this machine only: elsewhere an answer could be read by anyone on the way.
    pub(crate) fn new(inner: &Inner, address: &str) -> Result<Self, CoreError> {
        let http = inner.http.clone().map_err(|()| CoreError::Unreachable)?;
        let url = Url::parse(address.trim()).map_err(|_| CoreError::BadServerUrl)?;
        let host = url.host_str().ok_or(CoreError::BadServerUrl)?;
        let loopback = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        if !(url.scheme() == "https" || url.scheme() == "http" && loopback) || url.cannot_be_a_base() {
            return Err(CoreError::BadServerUrl);
        }
        Ok(Self { http, base: url.as_str().trim_end_matches('/').to_owned() })
    }

    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    pub(crate) async fn enrol(&self, request: &EnrolRequest) -> Result<EnrolReply, CoreError> {
        let url = format!("{}/v1/enrol", self.base);
        let answer = self.http.post(url).json(request).send().await.map_err(|_| CoreError::Unreachable)?;
        let body = read(succeed(answer).await?.0, ERROR_BYTES_MAX).await?;
        serde_json::from_slice(&body).map_err(|_| CoreError::BadAnswer)
    }

    /// One round. A device whose clock is off signs again with the server's time.
    pub(crate) async fn sync(
        &self,
        device: DeviceId,
        now: Timestamp,
        request: &SyncRequest,
        signer: &impl Signer,
    ) -> Result<Round, CoreError> {
        let body = encode_request(request).map_err(|_| CoreError::BadAnswer)?;
        let bytes_up = body.len();
        let mut time = now;
        for last in [false, true] {
            let head = self.head("POST", "/v1/sync", device, time, &body, signer)?;
            let sent = head.body(body.clone()).send().await.map_err(|_| CoreError::Unreachable)?;
            match succeed(sent).await {
                Ok((answer, _)) => {
                    let bytes = read(answer, BODY_BYTES_MAX).await?;
                    let reply = decode_reply(&bytes).map_err(|_| CoreError::BadAnswer)?;
                    return Ok(Round { reply, bytes_up, bytes_down: bytes.len() });
                }
                Err(Refused { server_time: Some(theirs), .. }) if !last => time = theirs,
                Err(refused) => return Err(refused.into()),
            }
        }
        unreachable!("the second try returns")
    }

    /// The devices of the person. A device whose clock is off signs again with the server's time.
    pub(crate) async fn devices(
        &self,
        device: DeviceId,
        now: Timestamp,
        signer: &impl Signer,
    ) -> Result<DevicesReply, CoreError> {
        let mut time = now;
        for last in [false, true] {
            let head = self.head("GET", "/v1/devices", device, time, &[], signer)?;
            match succeed(head.send().await.map_err(|_| CoreError::Unreachable)?).await {
                Ok((answer, _)) => {
                    let bytes = read(answer, DEVICES_BYTES_MAX).await?;
                    return serde_json::from_slice(&bytes).map_err(|_| CoreError::BadAnswer);
                }
                Err(Refused { server_time: Some(theirs), .. }) if !last => time = theirs,
                Err(refused) => return Err(refused.into()),
            }
        }
        unreachable!("the second try returns")
    }

    /// Listens for news until the stream ends or breaks; calls `on_news` when it begins and for each.
    ///
    /// # Errors
    /// Only when the stream could not begin.
    pub(crate) async fn listen(
        &self,
        device: DeviceId,
        now: Timestamp,
        signer: &impl Signer,
        mut on_news: impl FnMut(),
    ) -> Result<(), CoreError> {
        let head = self.head("GET", "/v1/events", device, now, &[], signer)?;
        let sent = head.send().await.map_err(|_| CoreError::Unreachable)?;
        let (answer, _) = succeed(sent).await?;
        // What came while nobody listened was told to nobody.
        on_news();
        let mut chunks = answer.bytes_stream();
        while let Some(chunk) = chunks.next().await {
            let Ok(chunk) = chunk else { break };
            // Events say nothing but that something is new, so where one ends does not matter.
            if chunk.windows(b"changed".len()).any(|window| window == b"changed") {
                on_news();
            }
        }
        Ok(())
    }

    fn head(
        &self,
        method: &str,
        path: &str,
        device: DeviceId,
        time: Timestamp,
        body: &[u8],
        signer: &impl Signer,
    ) -> Result<reqwest::RequestBuilder, CoreError> {
        let hash = sha256(&[body]).0;
        let signature = signer.sign(&request_signing_bytes(method, path, time.millis(), &hash))?;
        let hex = to_hex(&signature);
        let url = format!("{}{path}", self.base);
        let request = if method == "GET" { self.http.get(url) } else { self.http.post(url) };
        Ok(request
            .header(HEADER_DEVICE, device.to_string())
            .header(HEADER_TIME, time.millis().to_string())
            .header(HEADER_SIGNATURE, hex)
            .header(HEADER_PROTOCOL, PROTOCOL.to_string()))
    }
}

/// One answered round.
pub(crate) struct Round {
    pub(crate) reply: SyncReply,
    pub(crate) bytes_up: usize,
    pub(crate) bytes_down: usize,
}

/// A request the server refused.
struct Refused {
    code: String,
    server_time: Option<Timestamp>,
}

impl From<Refused> for CoreError {
    fn from(refused: Refused) -> Self {
        Self::Server { code: refused.code }
    }
}

async fn succeed(answer: Response) -> Result<(Response, StatusCode), Refused> {
    let status = answer.status();
    if status.is_success() {
        return Ok((answer, status));
    }
    let body = read(answer, ERROR_BYTES_MAX).await.unwrap_or_default();
    Err(match serde_json::from_slice::<ErrorReply>(&body) {
        Ok(reply) => Refused { code: reply.error.code, server_time: reply.error.server_time },
        // Something else answers at this address (a portal of a café's network, say): as good as no answer.
        Err(_) => Refused { code: "server_error".to_owned(), server_time: None },
    })
}

/// Reads a body, but never more than `max` bytes.
async fn read(answer: Response, max: usize) -> Result<Vec<u8>, CoreError> {
    let mut bytes = Vec::new();
    let mut chunks = answer.bytes_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|_| CoreError::Unreachable)?;
        if bytes.len() + chunk.len() > max {
            return Err(CoreError::BadAnswer);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}
