//! The profile of a trail.
