//! Rules after merging.
