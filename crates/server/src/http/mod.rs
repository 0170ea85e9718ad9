//! The server on a socket: HTTP/1.1 behind a proxy that ends TLS, or on the loopback interface.

mod answer;
mod events;
mod gate;
mod listen;
mod routes;

pub use listen::{serve, serve_figures};
pub use routes::{Clock, router};
