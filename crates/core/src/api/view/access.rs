//! Views of who has a trail, and of giving it away.

use serde::Serialize;
use ts_rs::TS;
use worktrail_domain::{
    Date, Rule, Timestamp, TrailId, UserId,
    handover::{HandoverStep, OpenKind},
};

/// Who can see a trail, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccessView {
    /// The trail.
    pub trail: TrailId,
    /// Name of its owner.
    pub owner_name: String,
    /// The person at work may give it away and share it.
    pub may_dispose: bool,
    /// Everybody who can see it as far as the own teams tell, the owner first, then by name.
    pub people: Vec<AccessRow>,
    /// The latest change of owner.
    pub handover: Option<HandoverNote>,
}

/// One person who can see a trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AccessRow {
    /// The person.
    pub user: UserId,
    /// Name.
    pub name: String,
    /// The rule that permits it.
    pub rule: Rule,
    /// The rule.
    pub rule_label: String,
    /// The last day, for whoever stands in.
    #[ts(type = "string | null")]
    pub until: Option<Date>,
}

/// A change of owner, for the new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HandoverNote {
    /// When.
    pub at: Timestamp,
    /// Who gave the trail away.
    pub by_name: String,
    /// What the giver wrote.
    pub note: String,
}

/// What would become of everything open when a trail gets another owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HandoverPlanView {
    /// The trail.
    pub trail: TrailId,
    /// How the trail is called.
    pub trail_title: String,
    /// Name of the owner until now.
    pub from_name: String,
    /// Name of the owner to come.
    pub to_name: String,
    /// Every open thing, by kind.
    pub lines: Vec<HandoverItem>,
    /// How many of them must be saved or discarded first.
    pub to_settle: u32,
}

/// One open thing and what becomes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HandoverItem {
    /// The thing's id.
    pub id: String,
    /// What it is.
    pub kind: OpenKind,
    /// What it is.
    pub label: String,
    /// What it is called.
    pub title: String,
    /// What becomes of it.
    pub step: HandoverStep,
    /// What becomes of it.
    pub step_label: String,
    /// Why.
    pub why: String,
}

/// Trails were given to another owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HandedOver {
    /// The trails.
    pub trails: Vec<TrailId>,
    /// Name of the new owner.
    pub to_name: String,
}
