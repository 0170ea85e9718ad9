//! Licence expressions: `(MIT OR Apache-2.0) AND Unicode-3.0`, and the older `MIT/Apache-2.0`.

use std::iter::Peekable;

/// Whether an expression is satisfied by the licences that are allowed; `None` when it cannot be read.
pub fn holds(expression: &str, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let mut words = spaced.split_whitespace().peekable();
    let found = any(&mut words, allowed)?;
    words.next().is_none().then_some(found)
}

fn any<'a>(words: &mut Peekable<impl Iterator<Item = &'a str>>, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut found = all(words, allowed)?;
    while words.next_if_eq(&"OR").is_some() {
        found |= all(words, allowed)?;
    }
    Some(found)
}

fn all<'a>(words: &mut Peekable<impl Iterator<Item = &'a str>>, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    let mut found = one(words, allowed)?;
    while words.next_if_eq(&"AND").is_some() {
        found &= one(words, allowed)?;
    }
    Some(found)
}

fn one<'a>(words: &mut Peekable<impl Iterator<Item = &'a str>>, allowed: &dyn Fn(&str) -> bool) -> Option<bool> {
    match words.next()? {
        "(" => {
            // Recursion is as deep as the parentheses of a manifest that cargo has already accepted.
            let inside = any(words, allowed)?;
            (words.next()? == ")").then_some(inside)
        }
        ")" | "OR" | "AND" | "WITH" => None,
        licence => match words.next_if_eq(&"WITH") {
            Some(_) => Some(allowed(&format!("{licence} WITH {}", words.next()?))),
            None => Some(allowed(licence)),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(allowed: &'static [&'static str], expression: &str) -> Option<bool> {
        holds(expression, &|licence| allowed.contains(&licence))
    }

    #[test]
    fn one_of_several_is_enough_and_all_of_several_are_needed() {
        assert_eq!(with(&["MIT"], "GPL-3.0 OR MIT"), Some(true));
        assert_eq!(with(&["MIT"], "GPL-3.0 AND MIT"), Some(false));
        assert_eq!(with(&["MIT"], "Apache-2.0/MIT"), Some(true));
    }

    #[test]
    fn and_binds_tighter_than_or_and_parentheses_bind_tightest() {
        assert_eq!(with(&["MIT"], "MIT OR GPL-3.0 AND BSD"), Some(true));
        assert_eq!(with(&["MIT"], "(MIT OR GPL-3.0) AND BSD"), Some(false));
        assert_eq!(with(&["MIT", "BSD"], "(MIT OR GPL-3.0) AND BSD"), Some(true));
    }

    #[test]
    fn exception_is_part_of_the_licence() {
        assert_eq!(with(&["Apache-2.0"], "Apache-2.0 WITH LLVM-exception"), Some(false));
        assert_eq!(with(&["Apache-2.0 WITH LLVM-exception"], "Apache-2.0 WITH LLVM-exception"), Some(true));
    }

    #[test]
    fn text_that_is_no_expression_is_not_taken_for_one() {
        assert_eq!(with(&["MIT"], ""), None);
        assert_eq!(with(&["MIT"], "MIT OR"), None);
        assert_eq!(with(&["MIT"], "(MIT"), None);
        assert_eq!(with(&["MIT"], "MIT BSD"), None);
    }
}
