//! Content lines of RFC 5545: folded at 75 octets, with parameters, and texts with their escapes.

/// Longest line, in octets, without its end (RFC 5545, 3.1).
const LINE_OCTETS_MAX: usize = 75;

/// One content line.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// The name, in capitals.
    pub(super) name: String,
    /// Names, in capitals, and values of the parameters.
    pub(super) parameters: Vec<(String, String)>,
    /// The value as it stands.
    pub(super) value: String,
}

impl Line {
    /// The value of a parameter.
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Puts a line at the end of a file, folded.
pub(super) fn push(file: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for character in name.chars().chain([':']).chain(value.chars()) {
        if octets + character.len_utf8() > LINE_OCTETS_MAX {
            file.push_str("\r\n ");
            octets = 1;
        }
        file.push(character);
        octets += character.len_utf8();
    }
    file.push_str("\r\n");
}

/// A text as it stands in a file.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => out.extend(['\\', character]),
            '\n' => out.push_str("\\n"),
            other if other.is_control() => {}
            other => out.push(other),
        }
    }
    out
}

/// A text as a person reads it.
pub(super) fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut characters = value.chars();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            other => out.push(other),
        }
    }
    out
}

/// The content lines of a file, unfolded; a line that is none is left out.
pub(super) fn lines(text: &str) -> impl Iterator<Item = Line> {
    let mut unfolded: Vec<String> = Vec::new();
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(rest), Some(last)) => last.push_str(rest),
            _ => unfolded.push(line.to_owned()),
        }
    }
    unfolded.into_iter().filter_map(|line| parsed(&line))
}

fn parsed(line: &str) -> Option<Line> {
    let mut quoted = false;
    let colon = line.find(|character| {
        quoted ^= character == '"';
        character == ':' && !quoted
    })?;
    let (head, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let mut quoted = false;
    let mut parts = head.split(|character| {
        quoted ^= character == '"';
        character == ';' && !quoted
    });
    let name = parts.next().filter(|name| !name.is_empty())?.to_ascii_uppercase();
    let parameters = parts.filter_map(|part| part.split_once('='));
    let parameters =
        parameters.map(|(key, value)| (key.to_ascii_uppercase(), value.trim_matches('"').to_owned())).collect();
    Some(Line { name, parameters, value: value.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_line_is_folded_between_characters_and_reads_back() {
        let text = "Møte på lageret, med æøå; og \\ og linje\nto. ".repeat(8);
        let mut file = String::new();
        push(&mut file, "SUMMARY", &escaped(&text));
        for line in file.split("\r\n") {
            assert!(line.len() <= LINE_OCTETS_MAX, "{line}");
        }
        let [line] = lines(&file).collect::<Vec<_>>().try_into().unwrap();
        assert_eq!((line.name.as_str(), unescaped(&line.value)), ("SUMMARY", text));
    }

    #[test]
    fn line_is_unfolded_after_a_tab_and_a_break_may_be_written_either_way() {
        let [line] = lines("SUMMARY:Besøk\r\n\t hos oss\\Nport 2").collect::<Vec<_>>().try_into().unwrap();
        assert_eq!(unescaped(&line.value), "Besøk hos oss\nport 2");
    }

    #[test]
    fn character_that_controls_a_terminal_is_not_written() {
        assert_eq!(escaped("a\u{7}\u{1b}b\nc"), "ab\\nc");
    }

    #[test]
    fn parameter_in_quotes_may_hold_a_colon_and_a_semicolon() {
        let [line] = lines("dtstart;TZID=\"W. Europe; (UTC+01:00)\";VALUE=DATE-TIME:20261121T083000")
            .collect::<Vec<_>>()
            .try_into()
            .unwrap();
        assert_eq!(line.name, "DTSTART");
        assert_eq!(line.parameter("TZID"), Some("W. Europe; (UTC+01:00)"));
        assert_eq!(line.value, "20261121T083000");
        assert_eq!(lines("no colon\r\n\r\n:x").count(), 0);
    }
}
