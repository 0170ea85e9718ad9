//! A changed text as whole words set in and taken out.
//!
//! By single characters, `Annette ` set before `Anne` reads as its tail set behind it as well, and would then stand
//! glued to what somebody else wrote at the end. Whole words stay whole whatever they are merged with.

use automerge::{AutoCommit, AutomergeError, ObjId, ReadDoc, transaction::Transactable};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// Makes the text `id` read as `text`: words, blanks and marks set in and taken out, as few as it takes.
///
/// # Errors
/// What the library says when `id` is no text.
pub(crate) fn update(doc: &mut AutoCommit, id: &ObjId, text: &str) -> Result<(), AutomergeError> {
    let old = doc.text(id)?;
    let (old, new): (Vec<&str>, Vec<&str>) = (old.split_word_bounds().collect(), text.split_word_bounds().collect());
    let mut at = 0;
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (tag, was, is) = op.as_tag_tuple();
        let (was, is) = (old.get(was).unwrap_or_default().concat(), new.get(is).unwrap_or_default().concat());
        if tag != DiffTag::Equal {
            doc.splice_text(id, at, isize::try_from(was.chars().count()).unwrap_or(isize::MAX), &is)?;
        }
        at += is.chars().count();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::update;
    use automerge::{AutoCommit, ObjType, ROOT, ReadDoc, transaction::Transactable};
    use proptest::prelude::*;

    /// Two people start from `base`; what both read once they have met.
    fn merged(base: &str, one: &str, other: &str) -> String {
        let mut first = AutoCommit::new();
        let id = first.put_object(ROOT, "note", ObjType::Text).unwrap();
        update(&mut first, &id, base).unwrap();
        let mut second = first.fork();
        update(&mut first, &id, one).unwrap();
        update(&mut second, &id, other).unwrap();
        assert_eq!((first.text(&id).unwrap(), second.text(&id).unwrap()), (one.to_owned(), other.to_owned()));
        first.merge(&mut second).unwrap();
        first.text(&id).unwrap()
    }

    #[test]
    fn word_set_before_one_that_it_begins_like_stays_away_from_the_end() {
        assert_eq!(merged("Anne", "Annette Anne", "Anne ringte"), "Annette Anne ringte");
        assert_eq!(merged("ord1", "ord11 ord1", "ord1 ord2"), "ord11 ord1 ord2");
    }

    #[test]
    fn word_that_somebody_goes_on_with_takes_nothing_of_what_is_behind_it() {
        assert_eq!(merged("Hun lik", "Hun liker", "Hun lik. Ring."), "Hun liker. Ring.");
        assert_eq!(merged("Hun lik", "Hun lik. Ring.", "Hun liker"), "Hun liker. Ring.");
    }

    #[test]
    fn what_is_taken_out_in_one_place_leaves_what_is_set_in_elsewhere() {
        let base = "Møtt i resepsjonen. Trives godt. Ring sjefen.";
        let other = "Møtt i resepsjonen. Trives godt. Ring sjefen torsdag.";
        assert_eq!(merged(base, "Møtt i resepsjonen. Ring sjefen.", other), "Møtt i resepsjonen. Ring sjefen torsdag.");
    }

    #[test]
    fn letter_of_two_signs_is_set_in_and_taken_out_whole() {
        assert_eq!(merged("cafe\u{301} 👩🏽‍🍳 fin", "cafe 👩🏽‍🍳 fin", "cafe\u{301} 👩🏽‍🍳 grei"), "cafe 👩🏽‍🍳 grei");
    }

    proptest! {
        #[test]
        fn any_text_becomes_any_other(old in "[ab .æ👩🏽\n]{0,24}", new in "[ab .æ👩🏽\n]{0,24}") {
            merged(&old, &new, &old);
        }
    }
}
