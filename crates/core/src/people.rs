//! How the people around stand to a trail, as far as the roster of this laptop tells: the same rules as at the server.

use crate::{Client, CoreError};
use worktrail_document::DocumentKind;
use worktrail_domain::{
    AccessFacts, Capability, Decision, Role, Rule, StreamKind, TrailId, UserId, Violation, ViolationCode, decide, fold,
    may_dispose, may_receive,
};
use worktrail_replica::Replica;
use worktrail_sync::Roster;

impl Client {
    /// Finds a colleague by id or by full name, whatever the capitals.
    ///
    /// # Errors
    /// `new_owner_not_possible` on `field` when nobody or more than one fits; a store error.
    pub(crate) fn colleague(&self, typed: &str, field: &'static str) -> Result<UserId, CoreError> {
        let wanted = fold(typed.trim());
        let mut fitting = self.colleagues()?.into_iter().filter(|row| match typed.parse::<UserId>() {
            Ok(id) => row.id == id,
            Err(_) => fold(&row.name) == wanted,
        });
        match (fitting.next(), fitting.next()) {
            (Some(found), None) => Ok(found.id),
            _ => Err(Violation::new(ViolationCode::NewOwnerNotPossible, field).into()),
        }
    }
}

/// A person of the own teams, and whether that person is in a team with `other`.
pub(crate) struct Standing {
    pub(crate) role: Role,
    pub(crate) together: bool,
}

/// How `user` stands to `other`; `None` when the roster does not know `user`.
pub(crate) fn standing(roster: &Roster, user: UserId, other: UserId) -> Option<Standing> {
    let mut found: Option<Standing> = None;
    for team in &roster.teams {
        let Some(member) = team.members.iter().find(|member| member.user == user) else { continue };
        let together = team.members.iter().any(|member| member.user == other);
        found.get_or_insert(Standing { role: member.role, together }).together |= together;
    }
    found
}

/// The rule by which a person of the own teams may see a trail of `owner`; `None` when there is none.
pub(crate) fn rule_of(roster: &Roster, user: UserId, owner: UserId, shared: bool) -> Option<Rule> {
    roster.teams.iter().find_map(|team| {
        let member = team.members.iter().find(|member| member.user == user)?;
        let facts = AccessFacts {
            kind: StreamKind::Trail,
            stream_erased: false,
            device_revoked: false,
            user_closed: false,
            role: member.role,
            is_owner: user == owner,
            in_team: team.members.iter().any(|member| member.user == owner),
            caseload: team.caseload,
            shared,
        };
        match decide(&facts, Capability::Read) {
            Decision::Permit(rule) => Some(rule),
            Decision::Deny(_) => None,
        }
    })
}

/// The owner of a trail: as the server last told, else as its document says, else whoever is at work here.
pub(crate) fn owner_of(replica: &Replica, trail: TrailId) -> Result<UserId, CoreError> {
    if let Some(owner) = replica.owner_of(trail)? {
        return Ok(owner);
    }
    let (_, document) = replica.load_document(trail.document(), DocumentKind::Trail)?;
    Ok(document.owner().unwrap_or(replica.identity()?.user))
}

/// Whether the person at work may give a trail of `owner` away or share it.
pub(crate) fn disposes(replica: &Replica, roster: &Roster, owner: UserId) -> Result<bool, CoreError> {
    let me = replica.identity()?;
    let standing = standing(roster, me.user, owner);
    let role = standing.as_ref().map_or(me.role, |standing| standing.role);
    Ok(may_dispose(role, me.user == owner, standing.is_some_and(|standing| standing.together)))
}

/// Whether a person may get a trail from somebody of the own teams.
pub(crate) fn receives(roster: &Roster, giver: UserId, receiver: UserId) -> bool {
    standing(roster, receiver, giver).is_some_and(|standing| may_receive(standing.role, false, standing.together))
}
