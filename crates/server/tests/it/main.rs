//! The server through its public face: the hub by itself, over HTTP, and as the program.

mod access;
mod events;
mod hostile;
mod http;
mod ingest;
mod program;
mod pull;
mod standing;
mod world;
