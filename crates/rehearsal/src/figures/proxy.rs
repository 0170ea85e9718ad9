//! A relay on loopback that counts what goes over the wire.

use anyhow::{Context, Result};
use std::{
    io::{Read, Write},
    net::{Shutdown, SocketAddr, TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    thread,
};

/// Counts bytes both ways, and requests by their first line.
#[derive(Clone, Default)]
pub struct Counter {
    bytes: Arc<AtomicU64>,
    requests: Arc<AtomicU64>,
}

impl Counter {
    /// Bytes and requests so far.
    pub fn read(&self) -> (u64, u64) {
        (self.bytes.load(Ordering::SeqCst), self.requests.load(Ordering::SeqCst))
    }
}

/// Starts the relay in front of a server; answers its own address. It lives as long as the process.
pub fn start(server: SocketAddr) -> Result<(SocketAddr, Counter)> {
    let listener = TcpListener::bind("127.0.0.1:0").context("opening the relay")?;
    let address = listener.local_addr().context("opening the relay")?;
    let counter = Counter::default();
    let kept = counter.clone();
    thread::spawn(move || {
        for client in listener.incoming().map_while(Result::ok) {
            let Ok(upstream) = TcpStream::connect(server) else { continue };
            let (Ok(client_in), Ok(server_in)) = (client.try_clone(), upstream.try_clone()) else { continue };
            let (up, down) = (kept.clone(), kept.clone());
            thread::spawn(move || relay(client_in, upstream, &up, true));
            thread::spawn(move || relay(server_in, client, &down, false));
        }
    });
    Ok((address, counter))
}

fn relay(mut from: TcpStream, mut to: TcpStream, counter: &Counter, requests: bool) {
    let mut buffer = [0_u8; 64 * 1024];
    while let Ok(read) = from.read(&mut buffer) {
        if read == 0 || to.write_all(buffer.get(..read).unwrap_or_default()).is_err() {
            break;
        }
        counter.bytes.fetch_add(u64::try_from(read).unwrap_or(0), Ordering::SeqCst);
        if requests && (buffer.starts_with(b"POST ") || buffer.starts_with(b"GET ")) {
            counter.requests.fetch_add(1, Ordering::SeqCst);
        }
    }
    // The other side may be gone already; then there is nothing left to close.
    let _ = to.shutdown(Shutdown::Write);
}
