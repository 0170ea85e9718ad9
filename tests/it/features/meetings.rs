//! Meetings of every kind.
