//! Commands and queries: what the window and the command line both call.

pub mod api;
