//! The central server of WorkTrail.
