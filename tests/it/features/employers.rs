//! Employers, shared in the team.
