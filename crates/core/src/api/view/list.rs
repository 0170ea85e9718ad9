//! Ready-made lists.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{DocumentId, TrailId};

/// One ready-made list, as a list of lists shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListViewRow {
    /// Its stable code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// It looks at every trail that is here, not only at one's own.
    pub everybodys: bool,
}

/// A column of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListColumn {
    /// Its key.
    pub key: String,
    /// Its label.
    pub label: String,
}

/// A row of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListRow {
    /// What the row is: a trail, a meeting, a task or a record.
    pub id: DocumentId,
    /// The trail it belongs to; none for a meeting about no participant.
    pub trail: Option<TrailId>,
    /// Its cells, one for each column. Codes are shown by their titles, dates as `2026-11-21`, times as
    /// `2026-11-21 08:30` on the clock in Norway.
    pub cells: Vec<String>,
}

/// A ready-made list with its rows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ListView {
    /// Its stable code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<ListColumn>,
    /// Its rows, in its order; the first of them where only those were asked for.
    pub rows: Vec<ListRow>,
    /// How many rows it has in all.
    pub count: u32,
}
