//! The vault of one device: key slots, unlock and lock.
