//! The command line worktrail.
fn main() {}
