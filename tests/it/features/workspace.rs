//! A specialist's own workspace.
