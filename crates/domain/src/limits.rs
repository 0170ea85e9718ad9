//! Limits of what a person can type, each with its reason.

/// Longest single line (subject, place, employer's name), in characters; the limit of the tool in use today.
pub const LINE_CHARS_MAX: usize = 255;

/// Longest note, in characters: ten closely written pages, and small enough to merge in milliseconds.
pub const NOTE_CHARS_MAX: usize = 32_768;

/// Longest meeting, in minutes: one whole day.
pub const MEETING_MINUTES_MAX: u32 = 24 * 60;

/// Longest travel one way, in minutes: one whole day.
pub const TRAVEL_MINUTES_MAX: u32 = 24 * 60;

/// Earliest year a date may lie in: nobody followed today was referred before it.
pub const YEAR_MIN: i32 = 1990;

/// Latest year a date may lie in, so that a slip of the keyboard (`2206`) is caught.
pub const YEAR_MAX: i32 = 2100;

/// Longest search text, in characters.
pub const SEARCH_CHARS_MAX: usize = 200;
