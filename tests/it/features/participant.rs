//! What the participant may see.
