//! Tasks and duties.
