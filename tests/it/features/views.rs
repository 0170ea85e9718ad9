//! Ready-made lists.
