//! Searching everything here: texts, and trails by whose they are and by the participant's number.

use crate::{Client, CoreError, api::SearchView};
use worktrail_domain::{Date, NationalId, Timestamp, fold, search_terms};
use worktrail_replica::{
    Replica,
    view::{HitKind, SearchHit, SnippetPart, TrailRow},
};

impl Client {
    /// The trails of a person that are here, those that have not ended first.
    ///
    /// # Errors
    /// `national_id_length`, `national_id_date` or `national_id_check_digit` on field `national_id`,
    /// [`CoreError::Locked`] or a store error.
    pub fn find_by_national_id(&self, number: &str) -> Result<Vec<TrailRow>, CoreError> {
        let number: NationalId = number.parse()?;
        let (now, today) = (self.now(), self.today());
        self.with(|replica| {
            let found = replica.trails_of(number.digits())?;
            found.into_iter().map(|id| Ok(replica.trail_row(id, now, today)?)).collect()
        })
    }
}

/// What has every word of a search, newest first; trails of an owner with that name come before.
pub(crate) fn everything(
    replica: &Replica,
    query: &str,
    hits_max: usize,
    now: Timestamp,
    today: Date,
) -> Result<SearchView, CoreError> {
    // A number is found however it is written, also as «155076 00333».
    let number = query.parse::<NationalId>().ok();
    let (found, cut) = replica.search(number.as_ref().map_or(query, NationalId::digits), hits_max)?;
    let owned = if number.is_none() { trails_of_owner(replica, query, hits_max, now, today)? } else { Vec::new() };
    let mut hits = owned;
    let more: Vec<_> = found.into_iter().filter(|hit| hits.iter().all(|owned| owned.id != hit.id)).collect();
    hits.extend(more);
    let cut = cut || hits.len() > hits_max;
    hits.truncate(hits_max);
    Ok(SearchView { hits, cut })
}

/// The first trails of the owners whose name has every word, one more than are shown.
fn trails_of_owner(
    replica: &Replica,
    query: &str,
    hits_max: usize,
    now: Timestamp,
    today: Date,
) -> Result<Vec<SearchHit>, CoreError> {
    let terms = search_terms(query);
    if terms.is_empty() {
        return Ok(Vec::new());
    }
    let own_name = replica.identity()?.user_name.clone();
    let mut hits = Vec::new();
    for owner in replica.trail_owners()? {
        let name = if owner.me { own_name.clone() } else { owner.name };
        let folded = fold(&name);
        let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
        if !terms.iter().all(|term| words.iter().any(|word| word.starts_with(term.as_str()))) {
            continue;
        }
        for row in replica.trails_owned_by(&owner.id, hits_max + 1, now, today)? {
            hits.push(SearchHit {
                kind: HitKind::Trail,
                id: row.id.to_string(),
                trail: Some(row.id),
                trail_title: row.title.clone(),
                title: row.title,
                snippet: vec![SnippetPart { text: name.clone(), hit: true }],
                at: row.last_contact_at.unwrap_or(now),
            });
        }
    }
    Ok(hits)
}
