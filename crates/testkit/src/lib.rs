//! Builders, synthetic people and canary values for tests and rehearsals.
