//! Guided creation and what becomes of it.
