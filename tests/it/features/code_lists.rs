//! Replaceable code lists.
