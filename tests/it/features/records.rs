//! Jobs, educations and periods.
