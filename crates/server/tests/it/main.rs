//! The server through its public face: the hub by itself, over HTTP, and as the program.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test stops at what it does not expect"
)]

mod access;
mod events;
mod hostile;
mod http;
mod ingest;
mod kinds;
mod ownership;
mod program;
mod pull;
mod standing;
mod world;
