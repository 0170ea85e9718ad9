//! Counts of contact and field time.
