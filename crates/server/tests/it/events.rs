//! The event stream: who is told that something is new, and that it ends.

use crate::{
    http::Served,
    world::{Laptop, PERSON, task},
};
use futures_util::{Stream, StreamExt};
use reqwest::StatusCode;
use std::{pin::Pin, time::Duration};

/// A test that hangs fails instead; below the grace of a stopping server, so that a cut-off is no orderly end.
const PATIENCE: Duration = Duration::from_secs(8);

type Lines = Pin<Box<dyn Stream<Item = String> + Send>>;

/// Opens a laptop's event stream and waits for its greeting.
async fn listen(served: &Served, laptop: &Laptop) -> Lines {
    let response = served.signed(laptop, "GET", "/v1/events", Vec::new()).send().await.unwrap();
    assert_eq!(response.status(), StatusCode::OK);
    let mut lines: Lines = Box::pin(
        response
            .bytes_stream()
            .map(|part| String::from_utf8(part.map_or_else(|_| Vec::new(), |p| p.to_vec())).unwrap()),
    );
    assert_eq!(next(&mut lines).await.as_deref(), Some(": listening\n\n"));
    lines
}

async fn next(lines: &mut Lines) -> Option<String> {
    tokio::time::timeout(PATIENCE, lines.next()).await.expect("an event in time")
}

#[tokio::test]
async fn colleague_is_told_and_neither_the_stranger_nor_the_device_itself() {
    let mut served = Served::start().await;
    let mut alice = served.office.laptop("Alice");
    let (bob, eve) = (served.office.laptop("Bob"), served.office.laptop("Eve"));
    let mut at_alice = listen(&served, &alice).await;
    let mut at_bob = listen(&served, &bob).await;
    let mut at_eve = listen(&served, &eve).await;
    let (trail, create) = alice.create_trail(PERSON);
    served.sync(&mut alice, &[create]).await;
    assert_eq!(next(&mut at_bob).await.as_deref(), Some("event: changed\ndata: {}\n\n"));
    let add = alice.add_task(trail, task(1), "Oppgave");
    served.sync(&mut alice, &[add]).await;
    assert_eq!(next(&mut at_bob).await.as_deref(), Some("event: changed\ndata: {}\n\n"));
    // The end of the streams is the next thing that the other two see.
    served.stop();
    for lines in [&mut at_alice, &mut at_eve, &mut at_bob] {
        assert_eq!(next(lines).await, None);
    }
    tokio::time::timeout(PATIENCE, served.server).await.unwrap().unwrap();
}

#[tokio::test]
async fn event_stream_needs_a_device_in_order() {
    let served = Served::start().await;
    let alice = served.office.laptop("Alice");
    let unsigned = served.client.get(served.url("/v1/events")).send().await.unwrap();
    assert_eq!(unsigned.status(), StatusCode::BAD_REQUEST);
    served.office.hub.revoke_device(alice.device, served.office.now()).unwrap();
    let revoked = served.signed(&alice, "GET", "/v1/events", Vec::new()).send().await.unwrap();
    assert_eq!(revoked.status(), StatusCode::FORBIDDEN);
}
