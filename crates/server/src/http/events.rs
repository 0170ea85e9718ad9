//! `GET /v1/events`: says that something is new, and nothing about what.

use super::{
    answer::Failure,
    routes::{Desk, proved},
};
use crate::{Changed, Hub, SignedIn};
use axum::{
    extract::{Request, State},
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{StreamExt, stream};
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio::{
    sync::{broadcast, watch},
    time::{Instant, sleep_until},
};

/// How often a comment is sent on a quiet line, so that proxies keep it open and a dead one is noticed.
const KEEP_ALIVE: Duration = Duration::from_secs(20);

/// Longest life of one event stream; the device then signs in again, which a revoked one cannot.
const LIFE: Duration = Duration::from_secs(60 * 60);

struct Listening {
    who: SignedIn,
    changes: broadcast::Receiver<Changed>,
    stopping: watch::Receiver<bool>,
    until: Instant,
    greeted: bool,
    _counted: Counted,
}

/// One open event stream among the figures.
struct Counted(Arc<Hub>);

impl Counted {
    fn new(hub: &Arc<Hub>) -> Self {
        hub.figures().listener(1);
        Self(Arc::clone(hub))
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.figures().listener(-1);
    }
}

pub(super) async fn events(State(desk): State<Desk>, request: Request) -> Result<Response, Failure> {
    // Before the sign-in, so that nothing falls between the two.
    let changes = desk.hub.subscribe();
    let who = proved(&desk, request).await?;
    let until = Instant::now() + LIFE;
    let (stopping, _counted) = (desk.stopping.clone(), Counted::new(&desk.hub));
    let listening = Listening { who, changes, stopping, until, greeted: false, _counted };
    let events = stream::unfold(listening, next).map(Ok::<_, Infallible>);
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(KEEP_ALIVE)).into_response())
}

async fn next(mut listening: Listening) -> Option<(Event, Listening)> {
    if !listening.greeted {
        listening.greeted = true;
        return Some((Event::default().comment("listening"), listening));
    }
    loop {
        let change = tokio::select! {
            change = listening.changes.recv() => change,
            () = sleep_until(listening.until) => return None,
            _ = listening.stopping.wait_for(|stopping| *stopping) => return None,
        };
        let concerns = match change {
            Ok(change) => change.by != listening.who.device && change.users.contains(&listening.who.user),
            // Behind by more than is kept: something may have been for this one.
            Err(broadcast::error::RecvError::Lagged(_)) => true,
            Err(broadcast::error::RecvError::Closed) => return None,
        };
        if concerns {
            return Some((Event::default().event("changed").data("{}"), listening));
        }
    }
}
