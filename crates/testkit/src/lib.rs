//! Synthetic people, employers, histories and canary values for tests and rehearsals.
//!
//! **Invariant:** everything here follows from a seed and a date. Nothing reads a clock or a random source,
//! and nothing that comes out can belong to a real person or a real employer.

mod canary;
mod employers;
mod people;
mod phrases;
mod portfolio;
mod rng;
mod story;
mod surroundings;

pub use canary::{CANARY_MARK, canary};
pub use employers::{Employer, Trade, employers};
pub use people::{Person, people, synthetic_national_id};
pub use portfolio::{Portfolio, PortfolioPlan};
pub use rng::Rng;
pub use story::{Step, TrailStory};
pub use surroundings::{employer_lines, workspace_lines};
