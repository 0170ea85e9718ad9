//! Reports to NAV.
