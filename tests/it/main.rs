//! Several laptops and one server in one process: what must hold across all crates.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on fails")]

mod at_rest;
mod bad_input;
mod convergence;
mod duties;
mod features;
mod histories;
mod rebuild;
mod records;
mod remembered;
mod tables;
mod update;
mod world;
