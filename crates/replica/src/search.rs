//! Full text over everything in the replica, newest first.

use crate::{
    ReplicaError,
    open::Replica,
    project::section_title,
    view::{HitKind, SearchHit, SnippetPart},
};
use rusqlite::{Connection, OptionalExtension};
use worktrail_domain::{
    DocumentId, Language, RecordKind, StreamId, StreamKind, Timestamp, TrailId, fold, records::spec, search_terms,
};

/// Text around a hit, in characters on each side.
const SNIPPET_CHARS: usize = 60;

/// One entity as search sees it.
pub(crate) struct Entry {
    pub(crate) kind: &'static str,
    pub(crate) entity: DocumentId,
    pub(crate) trail: TrailId,
    pub(crate) at: Timestamp,
    pub(crate) title: String,
    pub(crate) body: String,
    /// Found, but not shown in the snippet.
    pub(crate) extra: String,
}

/// Writes an entity's entry anew.
pub(crate) fn index(db: &Connection, entry: &Entry) -> Result<(), ReplicaError> {
    let folded = fold(&format!("{}\n{}\n{}", entry.title, entry.extra, entry.body));
    let old: Option<(i64, i64, String)> = db
        .prepare_cached("SELECT id, at, folded FROM search_entry WHERE entity = ?1")?
        .query_row([entry.entity.as_bytes()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    if let Some((id, _, old_folded)) = &old {
        db.prepare_cached("INSERT INTO search_index (search_index, rowid, folded) VALUES ('delete', ?1, ?2)")?
            .execute((id, old_folded))?;
        db.prepare_cached("DELETE FROM search_entry WHERE id = ?1")?.execute([id])?;
    }
    let id = match old {
        Some((id, at, _)) if at == entry.at.millis() => id,
        _ => free_id(db, entry.at)?,
    };
    db.prepare_cached(
        "INSERT INTO search_entry (id, kind, entity, trail, at, title, body, folded) VALUES (?1,?2,?3,?4,?5,?6,?7,?8)",
    )?
    .execute((
        id,
        entry.kind,
        entry.entity.as_bytes(),
        entry.trail.as_bytes(),
        entry.at.millis(),
        &entry.title,
        &entry.body,
        &folded,
    ))?;
    db.prepare_cached("INSERT INTO search_index (rowid, folded) VALUES (?1, ?2)")?.execute((id, &folded))?;
    Ok(())
}

/// Removes the entries of a trail.
pub(crate) fn remove_trail(db: &Connection, trail: TrailId) -> Result<(), ReplicaError> {
    db.execute(
        "INSERT INTO search_index (search_index, rowid, folded) \
         SELECT 'delete', id, folded FROM search_entry WHERE trail = ?1",
        [trail.as_bytes()],
    )?;
    db.execute("DELETE FROM search_entry WHERE trail = ?1", [trail.as_bytes()])?;
    Ok(())
}

/// A row number that sorts by time: milliseconds with room for 1,024 entries each.
fn free_id(db: &Connection, at: Timestamp) -> Result<i64, ReplicaError> {
    let low = at.millis().clamp(0, i64::MAX >> 10) << 10;
    let taken: Option<i64> = db
        .prepare_cached("SELECT max(id) FROM search_entry WHERE id BETWEEN ?1 AND ?1 + 1023")?
        .query_row([low], |row| row.get(0))?;
    // A full millisecond runs over into the next: the order of entries of one moment has no meaning.
    Ok(taken.map_or(low, |id| id + 1))
}

impl Replica {
    /// Searches for entries that have every word (or its beginning); newest first, at most `limit`.
    ///
    /// Gives the hits and whether there were more.
    ///
    /// # Errors
    /// Any store error.
    pub fn search(&self, query: &str, limit: usize) -> Result<(Vec<SearchHit>, bool), ReplicaError> {
        let terms = search_terms(query);
        if terms.is_empty() {
            return Ok((Vec::new(), false));
        }
        let wanted = terms.iter().map(|term| format!("\"{term}\"*")).collect::<Vec<_>>().join(" ");
        let mut statement = self.db.prepare_cached(
            "SELECT s.kind, s.entity, s.trail, s.at, s.title, s.body, t.kind, ifnull(r.kind, '') FROM search_index i \
             JOIN search_entry s ON s.id = i.rowid JOIN stream t ON t.id = s.trail \
             LEFT JOIN record r ON r.id = s.entity WHERE search_index MATCH ?1 ORDER BY i.rowid DESC LIMIT ?2",
        )?;
        let most = i64::try_from(limit + 1).unwrap_or(i64::MAX);
        let mut rows = statement.query((wanted, most))?;
        let mut hits = Vec::new();
        while let Some(row) = rows.next()? {
            let kind: String = row.get(0)?;
            let entity: [u8; 16] = row.get(1)?;
            let stream = StreamId::from_bytes(row.get(2)?);
            let trail = (row.get::<_, String>(6)? == StreamKind::Trail.code()).then_some(stream.trail());
            let (title, body): (String, String) = (row.get(4)?, row.get(5)?);
            let title = called(&row.get::<_, String>(7)?, title, self.language);
            let trail_title = self.title_of_stream(stream)?;
            hits.push(SearchHit {
                kind: match kind.as_str() {
                    "trail" => HitKind::Trail,
                    "meeting" => HitKind::Meeting,
                    "task" => HitKind::Task,
                    _ => HitKind::Record,
                },
                id: DocumentId::from_bytes(entity).to_string(),
                trail,
                title: if kind == "trail" { trail_title.clone() } else { title.clone() },
                trail_title,
                snippet: snippet(if body.is_empty() { &title } else { &body }, &terms),
                at: Timestamp::from_millis(row.get(3)?),
            });
        }
        let cut = hits.len() > limit;
        hits.truncate(limit);
        Ok((hits, cut))
    }
}

/// What a hit is called: a section of the profile by its heading, and a record that has no name by what it is.
fn called(record_kind: &str, title: String, language: Language) -> String {
    match section_title(record_kind, language) {
        Some(section) => section.to_owned(),
        None if title.is_empty() && !record_kind.is_empty() => {
            spec(RecordKind::from_code(record_kind)).label.of(language).to_owned()
        }
        None => title,
    }
}

/// The text around the first word that was searched for, in parts.
fn snippet(text: &str, terms: &[String]) -> Vec<SnippetPart> {
    let chars: Vec<char> = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let mut marked = vec![false; chars.len()];
    let mut first = None;
    let mut start = 0;
    while start < chars.len() {
        let end = chars.iter().skip(start).position(|c| !c.is_alphanumeric()).map_or(chars.len(), |n| start + n);
        let word = fold(&chars.iter().skip(start).take(end - start).collect::<String>());
        if terms.iter().any(|term| word.starts_with(term.as_str())) {
            marked.iter_mut().skip(start).take(end - start).for_each(|mark| *mark = true);
            first.get_or_insert(start);
        }
        start = end.max(start) + 1;
    }
    let from = first.unwrap_or(0).saturating_sub(SNIPPET_CHARS);
    let to = (first.unwrap_or(0) + 2 * SNIPPET_CHARS).min(chars.len());
    let mut parts: Vec<SnippetPart> = Vec::new();
    if from > 0 {
        parts.push(SnippetPart { text: "… ".to_owned(), hit: false });
    }
    for (c, hit) in chars.iter().zip(&marked).skip(from).take(to - from) {
        match parts.last_mut() {
            Some(part) if part.hit == *hit => part.text.push(*c),
            _ => parts.push(SnippetPart { text: c.to_string(), hit: *hit }),
        }
    }
    if to < chars.len() {
        parts.push(SnippetPart { text: " …".to_owned(), hit: false });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn snippet_marks_whole_words_around_the_first_hit() {
        let text = format!("{} Truckføreren viste lageret. {}", "ord ".repeat(40), "mer ".repeat(60));
        let parts = snippet(&text, &["truckfører".to_owned()]);
        let hits: Vec<_> = parts.iter().filter(|p| p.hit).map(|p| p.text.as_str()).collect();
        assert_eq!(hits, ["Truckføreren"]);
        let shown: usize = parts.iter().map(|p| p.text.chars().count()).sum();
        assert!(shown < 4 * SNIPPET_CHARS, "{shown}");
    }
}
