//! The addresses of the server.

use super::{
    answer::{Answered, Failure, of_codec},
    events,
    gate::{Admitted, Gate},
};
use crate::{Credentials, Hub, SignedIn};
use axum::{
    Json, Router,
    body::{Body, Bytes},
    extract::{Request, State},
    http::{HeaderMap, Method, header::CONTENT_TYPE},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use std::sync::Arc;
use tokio::{sync::watch, time::Instant};
use worktrail_crypto::{SIGNATURE_LEN, from_hex};
use worktrail_domain::{DeviceId, Timestamp};
use worktrail_sync::{
    BODY_BYTES_MAX, EnrolRequest, HEADER_DEVICE, HEADER_PROTOCOL, HEADER_SIGNATURE, HEADER_TIME, PROTOCOL,
    decode_request, encode_reply,
};

/// Largest enrolment request: a code, a name and a key.
const ENROL_BYTES_MAX: usize = 16 * 1024;

/// The addresses that are counted by name.
const ROUTES: [&str; 6] = ["/healthz", "/readyz", "/v1/enrol", "/v1/sync", "/v1/events", "/v1/devices"];

/// The time of day. The shell gives the real one, a test its own.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// What every handler has.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) hub: Arc<Hub>,
    pub(super) clock: Clock,
    pub(super) gate: Gate,
    /// Turns true when the server stops, so that open event streams end.
    pub(super) stopping: watch::Receiver<bool>,
}

/// The server's routes over a hub; `stopping` ends the event streams when it turns true.
pub fn router(hub: Arc<Hub>, clock: Clock, stopping: watch::Receiver<bool>) -> Router {
    let desk = Desk { hub, clock, gate: Gate::new(), stopping };
    Router::new()
        .route("/healthz", get(healthz))
        .route("/readyz", get(readyz))
        .route("/v1/enrol", post(enrol))
        .route("/v1/sync", post(sync))
        .route("/v1/events", get(events::events))
        .route("/v1/devices", get(devices))
        .fallback(|| async { Failure::NotFound })
        .method_not_allowed_fallback(|| async { Failure::NotFound })
        .layer(middleware::from_fn_with_state(desk.clone(), counted))
        .with_state(desk)
}

/// The figures' own address, for a listener of its own.
pub(super) fn figures_router(hub: Arc<Hub>) -> Router {
    Router::new()
        .route("/metrics", get(figures))
        .fallback(|| async { Failure::NotFound })
        .method_not_allowed_fallback(|| async { Failure::NotFound })
        .with_state(hub)
}

async fn figures(State(hub): State<Arc<Hub>>) -> Result<Response, Failure> {
    let text = tokio::task::spawn_blocking(move || hub.figures_text()).await.map_err(|_| Failure::Internal)??;
    Ok(([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response())
}

/// Counts a request and its time. Addresses that do not exist count as one: whoever asks for them may ask for anything.
async fn counted(State(desk): State<Desk>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let route = ROUTES.into_iter().find(|route| *route == request.uri().path()).unwrap_or("other");
    let response = next.run(request).await;
    let answer = response.extensions().get::<Answered>().map_or("ok", |answered| answered.0);
    desk.hub.figures().answered(route, answer, began.elapsed());
    response
}

async fn healthz() -> Response {
    Json(serde_json::json!({ "status": "ok", "version": env!("CARGO_PKG_VERSION") })).into_response()
}

async fn readyz(State(desk): State<Desk>) -> Response {
    let ready = async {
        let admitted = desk.gate.admit(&HeaderMap::new(), Body::empty(), 0).await?;
        desk.gate.run(admitted, move |_| Ok(desk.hub.ready()?)).await
    };
    match ready.await {
        Ok(()) => Json(serde_json::json!({ "status": "ready" })).into_response(),
        Err(failure) => failure.into_response(),
    }
}

async fn enrol(State(desk): State<Desk>, request: Request) -> Result<Response, Failure> {
    let (parts, body) = request.into_parts();
    let admitted = desk.gate.admit(&parts.headers, body, ENROL_BYTES_MAX).await?;
    let now = (desk.clock)();
    let reply = desk
        .gate
        .run(admitted, move |body| {
            let asked: EnrolRequest = serde_json::from_slice(&body).map_err(|_| Failure::Malformed)?;
            Ok(desk.hub.enrol(&asked, now)?)
        })
        .await;
    match &reply {
        Ok(reply) => tracing::info!(device = %reply.device, user = %reply.user, "device enrolled"),
        Err(failure) => tracing::warn!(code = failure.code(), "enrolment refused"),
    }
    Ok(Json(reply?).into_response())
}

async fn sync(State(desk): State<Desk>, request: Request) -> Result<Response, Failure> {
    let began = Instant::now();
    let (parts, body) = request.into_parts();
    let claimed = Claimed::read(&parts.headers, &parts.method, parts.uri.path())?;
    let admitted = desk.gate.admit(&parts.headers, body, BODY_BYTES_MAX).await?;
    let now = (desk.clock)();
    let device = claimed.device;
    let done = desk
        .gate
        .run(admitted, move |body| {
            let who = claimed.prove(&desk.hub, &body, now)?;
            let asked = decode_request(&body).map_err(|error| of_codec(&error))?;
            let pushed = asked.push.len();
            let reply = desk.hub.sync(who.device, asked, now)?;
            let counts = (pushed, reply.receipts.len(), reply.streams.len());
            let answer = encode_reply(&reply).map_err(|_| Failure::Internal)?;
            desk.hub.figures().round(body.len(), answer.len(), &reply.receipts);
            Ok((answer, counts))
        })
        .await;
    match &done {
        Ok((bytes, (pushed, receipts, streams))) => tracing::debug!(
            %device, pushed, receipts, streams, bytes = bytes.len(), took_ms = began.elapsed().as_millis(), "round"
        ),
        Err(failure) => tracing::warn!(%device, code = failure.code(), "round refused"),
    }
    Ok(([(CONTENT_TYPE, "application/octet-stream")], done?.0).into_response())
}

async fn devices(State(desk): State<Desk>, request: Request) -> Result<Response, Failure> {
    let who = proved(&desk, request).await?;
    let admitted = desk.gate.admit(&HeaderMap::new(), Body::empty(), 0).await?;
    let reply = desk.gate.run(admitted, move |_| Ok(desk.hub.devices_of(who.user)?)).await?;
    Ok(Json(reply).into_response())
}

/// What the headers of a signed request say; nothing of it is proved yet.
pub(super) struct Claimed {
    pub(super) device: DeviceId,
    time_millis: i64,
    signature: [u8; SIGNATURE_LEN],
    method: Method,
    path: String,
}

impl Claimed {
    pub(super) fn read(headers: &HeaderMap, method: &Method, path: &str) -> Result<Self, Failure> {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).ok_or(Failure::Malformed);
        // The version first: a future protocol may sign otherwise, and its app is to be told the real reason.
        if text(HEADER_PROTOCOL)?.parse::<u16>().map_err(|_| Failure::Malformed)? != PROTOCOL {
            return Err(Failure::ProtocolUnsupported);
        }
        Ok(Self {
            device: text(HEADER_DEVICE)?.parse().map_err(|_| Failure::Malformed)?,
            time_millis: text(HEADER_TIME)?.parse().map_err(|_| Failure::Malformed)?,
            signature: from_hex(text(HEADER_SIGNATURE)?).ok_or(Failure::Malformed)?,
            method: method.clone(),
            path: path.to_owned(),
        })
    }

    pub(super) fn prove(&self, hub: &Hub, body: &[u8], now: Timestamp) -> Result<SignedIn, Failure> {
        let credentials = Credentials {
            device: self.device,
            time_millis: self.time_millis,
            method: self.method.as_str(),
            path: &self.path,
            body,
            signature: &self.signature,
        };
        hub.authenticate(&credentials, now).map_err(|error| Failure::of_auth(error, now))
    }
}

/// Proves a signed request without a body.
pub(super) async fn proved(desk: &Desk, request: Request) -> Result<SignedIn, Failure> {
    let (parts, body) = request.into_parts();
    let claimed = Claimed::read(&parts.headers, &parts.method, parts.uri.path())?;
    let admitted: Admitted = desk.gate.admit(&parts.headers, body, 0).await?;
    let now = (desk.clock)();
    let hub = Arc::clone(&desk.hub);
    desk.gate.run(admitted, move |body: Bytes| claimed.prove(&hub, &body, now)).await
}
