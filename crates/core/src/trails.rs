//! What a person does with a trail's main texts.

use crate::{Client, CoreError, act::put_text, api::EditProfile};
use worktrail_document::DocumentKind;
use worktrail_domain::{Date, Violation, ViolationCode, check_note, parse_date};

impl Client {
    /// Changes one section of a trail's profile, merged with what others wrote meanwhile.
    ///
    /// # Errors
    /// A broken rule with its field, code `id_unknown` or `version_unknown`, [`CoreError::Locked`] or a store error.
    pub fn edit_profile(&self, input: EditProfile) -> Result<(), CoreError> {
        check_note(&input.edit.text, input.section.key())?;
        self.act(&format!("trail.profile/{}", input.section.key()), |replica, work| {
            work.edit(replica, input.id.document(), DocumentKind::Trail, |_, edit| {
                put_text(edit, input.section.key(), &input.edit)
            })
        })
    }
}

pub(crate) fn past_date(text: &str, field: &'static str, today: Date) -> Result<Date, Violation> {
    let date = parse_date(text, field)?;
    if date > today { Err(Violation::new(ViolationCode::DateInFuture, field)) } else { Ok(date) }
}
