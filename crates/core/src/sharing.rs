//! Who has a trail, and letting a colleague stand in until a day (*vikar*).

use crate::{
    Client, CoreError,
    api::{AccessRow, AccessView, HandoverNote, ShareTrail, UnshareTrail},
    people::{disposes, owner_of, receives, rule_of},
    queries::plus_days,
};
use std::collections::{BTreeMap, btree_map::Entry};
use worktrail_document::{Document, DocumentKind, Edit};
use worktrail_domain::Language;
use worktrail_domain::{Date, Phase, Rule, TrailId, UserId, Violation, ViolationCode, fold, parse_date};

/// Longest share, in days: a leave of a year. Whoever is away longer hands over.
const SHARE_DAYS_MAX: u64 = 365;

impl Client {
    /// Everybody who can see a trail, and by which rule, as far as the own teams tell.
    ///
    /// # Errors
    /// Code `id_unknown` when it is not here; [`CoreError::Locked`] or a store error.
    pub fn access(&self, trail: TrailId) -> Result<AccessView, CoreError> {
        let today = self.today();
        self.with(|replica| {
            let (_, document) = replica.load_document(trail.document(), DocumentKind::Trail)?;
            let (owner, roster) = (owner_of(replica, trail)?, replica.roster()?);
            let (shares, language) = (shares_on(&document, today), replica.language());
            let name = |user: UserId| -> Result<String, CoreError> { Ok(replica.user_name(user)?.unwrap_or_default()) };
            let mut found: BTreeMap<UserId, AccessRow> = BTreeMap::new();
            for member in roster.teams.iter().flat_map(|team| &team.members) {
                let until = shares.get(&member.user).copied();
                if let Some(rule) = rule_of(&roster, member.user, owner, until.is_some()) {
                    let until = until.filter(|_| rule == Rule::Share);
                    found.insert(member.user, row(member.user, member.name.clone(), rule, until, language));
                }
            }
            if let Entry::Vacant(place) = found.entry(owner) {
                place.insert(row(owner, name(owner)?, Rule::Owner, None, language));
            }
            let mut people: Vec<_> = found.into_values().collect();
            people.sort_by_cached_key(|row| (row.rule != Rule::Owner, fold(&row.name), row.user));
            let handover = match document.handover() {
                Some(state) => Some(HandoverNote { at: state.at, by_name: name(state.by)?, note: state.note }),
                None => None,
            };
            let may_dispose = disposes(replica, &roster, owner)?;
            Ok(AccessView { trail, owner_name: name(owner)?, may_dispose, people, handover })
        })
    }

    /// Lets a colleague of the owner's team stand in until a day; a new day takes the place of the old one.
    ///
    /// # Errors
    /// `not_your_trail` or `trail_ended` on `trail`, `new_owner_not_possible` on `with`, `share_needs_end` or a bad date
    /// on `until`, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn share_trail(&self, input: ShareTrail) -> Result<(), CoreError> {
        let today = self.today();
        let with = self.colleague(&input.with, "with")?;
        let until = parse_date(&input.until, "until")?;
        if until < today || until > plus_days(today, SHARE_DAYS_MAX) {
            return Err(Violation::new(ViolationCode::ShareNeedsEnd, "until").into());
        }
        self.act("trail.share", |replica, work| {
            let (_, document) = replica.load_document(input.trail.document(), DocumentKind::Trail)?;
            let (owner, roster) = (owner_of(replica, input.trail)?, replica.roster()?);
            if !disposes(replica, &roster, owner)? {
                return Err(Violation::new(ViolationCode::NotYourTrail, "trail").into());
            }
            if document.trail().phase == Phase::Ended {
                return Err(Violation::new(ViolationCode::TrailEnded, "trail").into());
            }
            if with == owner || !receives(&roster, owner, with) {
                return Err(Violation::new(ViolationCode::NewOwnerNotPossible, "with").into());
            }
            work.edit(replica, input.trail.document(), DocumentKind::Trail, |_, edit| {
                edit.put_share(with, Some(until));
                Ok(())
            })
        })
    }

    /// Takes a share back.
    ///
    /// # Errors
    /// `not_your_trail` on `trail` for whoever is neither its owner, its supervisor nor the one who stands in,
    /// `new_owner_not_possible` on `with`, `nothing_to_change`, code `id_unknown`, [`CoreError::Locked`] or a store error.
    pub fn unshare_trail(&self, input: UnshareTrail) -> Result<(), CoreError> {
        let with = self.colleague(&input.with, "with")?;
        self.act("trail.share", |replica, work| {
            let (_, document) = replica.load_document(input.trail.document(), DocumentKind::Trail)?;
            let (owner, roster) = (owner_of(replica, input.trail)?, replica.roster()?);
            if !disposes(replica, &roster, owner)? && replica.identity()?.user != with {
                return Err(Violation::new(ViolationCode::NotYourTrail, "trail").into());
            }
            if !document.shares().contains_key(&with) {
                return Err(Violation::new(ViolationCode::NothingToChange, "with").into());
            }
            work.edit(replica, input.trail.document(), DocumentKind::Trail, |_, edit| {
                edit.put_share(with, None);
                Ok(())
            })
        })
    }
}

/// The shares that count on a day: none of an ended trail.
pub(crate) fn shares_on(document: &Document, today: Date) -> BTreeMap<UserId, Date> {
    let mut shares = document.shares();
    shares.retain(|_, until| *until >= today && document.trail().phase != Phase::Ended);
    shares
}

/// Takes all shares back: another owner, or the end of the trail, ends them.
pub(crate) fn end_shares(document: &Document, edit: &mut Edit<'_>) {
    for stand_in in document.shares().into_keys() {
        edit.put_share(stand_in, None);
    }
}

fn row(user: UserId, name: String, rule: Rule, until: Option<Date>, language: Language) -> AccessRow {
    AccessRow { user, name, rule, rule_label: rule.label().of(language).to_owned(), until }
}
