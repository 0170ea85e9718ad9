//! Change of owner, hand-over and cover.
