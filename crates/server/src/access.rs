//! From rows to the facts that `domain` decides about.

use crate::store::accounts::{DeviceRow, Relation};
use worktrail_domain::{AccessFacts, Capability, Decision, Role, Rule, StreamKind, decide};

/// The part of the facts that is about the person and the device.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Standpoint {
    pub(crate) role: Role,
    pub(crate) device_revoked: bool,
    pub(crate) user_closed: bool,
}

impl From<&DeviceRow> for Standpoint {
    fn from(row: &DeviceRow) -> Self {
        Self { role: row.role, device_revoked: row.revoked, user_closed: row.closed }
    }
}

/// Decides over every way in which a person stands to a stream: one yes is enough, and where there is
/// none, the last no is the answer.
pub(crate) fn decide_any(
    who: Standpoint,
    kind: StreamKind,
    erased: bool,
    relations: &[Relation],
    asked: Capability,
) -> Decision {
    let mut answer = Decision::Deny(Rule::NoGrant);
    for relation in relations {
        let decision = decide(
            &AccessFacts {
                stream_erased: erased,
                device_revoked: who.device_revoked,
                user_closed: who.user_closed,
                kind,
                role: who.role,
                is_owner: relation.is_owner,
                in_team: relation.in_team,
                caseload: relation.caseload,
                shared: relation.shared,
            },
            asked,
        );
        if decision.is_permit() {
            return decision;
        }
        answer = decision;
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use worktrail_domain::Caseload;

    const SPECIALIST: Standpoint = Standpoint { role: Role::Specialist, device_revoked: false, user_closed: false };

    fn colleague(caseload: Caseload) -> Relation {
        Relation { is_owner: false, in_team: true, caseload, shared: false }
    }

    #[test]
    fn one_shared_team_is_enough_whatever_the_others_say() {
        let relations = [colleague(Caseload::Private), colleague(Caseload::Shared), colleague(Caseload::Private)];
        assert_eq!(
            decide_any(SPECIALIST, StreamKind::Trail, false, &relations, Capability::Read),
            Decision::Permit(Rule::SharedCaseload)
        );
    }

    #[test]
    fn no_relation_at_all_is_a_no() {
        assert_eq!(
            decide_any(SPECIALIST, StreamKind::Trail, false, &[], Capability::Read),
            Decision::Deny(Rule::NoGrant)
        );
    }
}
