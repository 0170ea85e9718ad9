//! Accepting connections, with limits, until told to stop.

use super::routes::{Clock, figures_router, router};
use crate::Hub;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use std::{io, sync::Arc, time::Duration};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore, watch},
    time::sleep,
};

/// Longest time for a request's head to come, also between two requests of one connection: above the minute
/// at which an idle device asks again, so that it finds its connection open.
const HEAD_TIMEOUT: Duration = Duration::from_secs(75);

/// Largest head of a request; a signed one has about 400 bytes.
const HEAD_BYTES_MAX: usize = 16 * 1024;

/// Most connections at a time: every device of a country-wide office with its event stream, and some.
const CONNECTIONS_MAX: usize = 20_000;

/// How long requests under way may take to finish when the server stops.
const STOP_GRACE: Duration = Duration::from_secs(10);

/// Pause after a failed accept (out of file descriptors), so that the loop does not spin.
const ACCEPT_PAUSE: Duration = Duration::from_millis(50);

/// Serves until `stop` is done, then takes no more connections and lets requests under way finish.
///
/// # Errors
/// None from single connections: whatever comes in over one of them ends that one only.
pub async fn serve(
    listener: TcpListener,
    hub: Arc<Hub>,
    clock: Clock,
    stop: impl Future<Output = ()>,
) -> io::Result<()> {
    let (stopping, stopped) = watch::channel(false);
    let service = TowerToHyperService::new(router(hub, clock, stopped));
    let open = GracefulShutdown::new();
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    let mut stop = std::pin::pin!(stop);
    loop {
        let (stream, place) = tokio::select! {
            accepted = accept(&listener, &places) => accepted,
            () = &mut stop => break,
        };
        let mut server = http1::Builder::new();
        server.timer(TokioTimer::new()).header_read_timeout(HEAD_TIMEOUT).max_buf_size(HEAD_BYTES_MAX);
        let connection = open.watch(server.serve_connection(TokioIo::new(stream), service.clone()));
        tokio::spawn(async move {
            let _held = place;
            if let Err(error) = connection.await {
                tracing::debug!(%error, "connection ended early");
            }
        });
    }
    drop(listener);
    // Fails only when no event stream is left to be told.
    let _ = stopping.send(true);
    tokio::select! {
        () = open.shutdown() => tracing::info!("stopped; all requests were finished"),
        () = sleep(STOP_GRACE) => tracing::warn!("stopped; some requests were cut off"),
    }
    Ok(())
}

/// Serves the figures at `/metrics`, on a listener of their own, for as long as the program runs: numbers are for those who
/// watch over the server, and not for whoever can reach it.
///
/// # Errors
/// None from single connections.
pub async fn serve_figures(listener: TcpListener, hub: Arc<Hub>) -> io::Result<()> {
    axum::serve(listener, figures_router(hub)).await
}

/// The next connection, with its place.
async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> (TcpStream, OwnedSemaphorePermit) {
    let Ok(place) = Arc::clone(places).acquire_owned().await else { unreachable!("the semaphore is never closed") };
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // Small answers go out at once; failing that, they go out a little later.
                let _ = stream.set_nodelay(true);
                return (stream, place);
            }
            Err(error) => {
                tracing::warn!(%error, "accepting a connection failed");
                sleep(ACCEPT_PAUSE).await;
            }
        }
    }
}
