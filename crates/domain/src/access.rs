//! Who may do what with a stream. Pure: all facts come in, one decision goes out.

use crate::StreamKind;
use crate::words::Words;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an employee is (*rolle*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Follows up participants (*jobbspesialist*).
    Specialist,
    /// Leads a team of specialists (*metodeveileder*).
    Supervisor,
    /// Keeps accounts; sees no participant.
    Admin,
}

impl Role {
    /// The stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Specialist => "specialist",
            Self::Supervisor => "supervisor",
            Self::Admin => "admin",
        }
    }

    /// Reads a code; `None` when it is not a role.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "specialist" => Some(Self::Specialist),
            "supervisor" => Some(Self::Supervisor),
            "admin" => Some(Self::Admin),
            _ => None,
        }
    }
}

/// How a team divides its trails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caseload {
    /// Colleagues stand in for each other: every member has every trail of the team.
    Shared,
    /// Only the owner and the team's supervisors have a trail.
    Private,
}

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capability {
    /// Hold a copy and look at it.
    Read,
    /// Add to it or change it.
    Write,
}

/// Everything that decides about one person and one stream.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "independent facts, each from its own table")]
pub struct AccessFacts {
    /// The stream was erased.
    pub stream_erased: bool,
    /// The device was revoked.
    pub device_revoked: bool,
    /// The account was closed.
    pub user_closed: bool,
    /// What the stream is about.
    pub kind: StreamKind,
    /// The person's role.
    pub role: Role,
    /// The person owns the trail, the workspace, or an employer that belongs to no team.
    pub is_owner: bool,
    /// The person is a member of the team that the stream belongs to: the owner's, or the employer's own.
    pub in_team: bool,
    /// How that team divides its trails.
    pub caseload: Caseload,
    /// The trail is shared with the person today, and not ended.
    pub shared: bool,
}

/// The rule that decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Erased streams are closed to all.
    StreamErased,
    /// A revoked device has no access.
    DeviceRevoked,
    /// A closed account has no access.
    UserClosed,
    /// Administrators see no participants, no employers and nobody's workspace.
    AdminSeesNoTrails,
    /// The owner of the stream.
    Owner,
    /// Supervisor of the trail's team.
    TeamSupervisor,
    /// Colleague in a team with a shared caseload.
    SharedCaseload,
    /// Colleague who stands in until a date (*vikar*).
    Share,
    /// Member or supervisor of the team that knows the employer.
    TeamEmployer,
    /// Nothing was granted.
    NoGrant,
}

impl Rule {
    /// What it says to a person.
    #[must_use]
    pub const fn label(self) -> Words {
        match self {
            Self::StreamErased => {
                const { Words::new("Jobbsporet er slettet", "Jobbsporet er sletta", "The trail is erased") }
            }
            Self::DeviceRevoked => {
                const { Words::new("Maskinen er sperret", "Maskina er sperra", "The computer is blocked") }
            }
            Self::UserClosed => const { Words::new("Brukeren er stengt", "Brukaren er stengd", "The user is closed") },
            Self::AdminSeesNoTrails => {
                const {
                    Words::new(
                        "Administratorer ser ingen deltakere",
                        "Administratorar ser ingen deltakarar",
                        "Administrators see no participants",
                    )
                }
            }
            Self::Owner => const { Words::new("Eier", "Eigar", "Owner") },
            Self::TeamSupervisor => {
                const { Words::new("Metodeveileder i teamet", "Metoderettleiar i teamet", "Supervisor in the team") }
            }
            Self::SharedCaseload => {
                const {
                    Words::new(
                        "Kollega i et team som deler portefølje",
                        "Kollega i eit team som deler portefølje",
                        "Colleague in a team that shares its portfolio",
                    )
                }
            }
            Self::TeamEmployer => {
                const { Words::new("Teamets arbeidsgiver", "Arbeidsgivaren til teamet", "The team's employer") }
            }
            Self::Share => const { Words::new("Vikar", "Vikar", "Stand-in") },
            Self::NoGrant => const { Words::new("Ingen tilgang", "Ingen tilgang", "No access") },
        }
    }

    /// The stable code, for the audit row.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::StreamErased => "stream_erased",
            Self::DeviceRevoked => "device_revoked",
            Self::UserClosed => "user_closed",
            Self::AdminSeesNoTrails => "admin_sees_no_trails",
            Self::Owner => "owner",
            Self::TeamSupervisor => "team_supervisor",
            Self::SharedCaseload => "shared_caseload",
            Self::Share => "share",
            Self::TeamEmployer => "team_employer",
            Self::NoGrant => "no_grant",
        }
    }
}

/// A yes or a no, each with the rule that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// Allowed.
    Permit(Rule),
    /// Not allowed.
    Deny(Rule),
}

impl Decision {
    /// Whether it is a yes.
    #[must_use]
    pub const fn is_permit(self) -> bool {
        matches!(self, Self::Permit(_))
    }

    /// The rule behind it.
    #[must_use]
    pub const fn rule(self) -> Rule {
        match self {
            Self::Permit(rule) | Self::Deny(rule) => rule,
        }
    }
}

/// Whether a person may give a trail to another owner, or let a colleague stand in: its owner, and a supervisor of the
/// owner's team. Hiding a button is no barrier, so core and server both ask here (quirk Q1 of the former tool).
#[must_use]
pub const fn may_dispose(role: Role, is_owner: bool, in_owners_team: bool) -> bool {
    match role {
        Role::Supervisor => is_owner || in_owners_team,
        Role::Specialist => is_owner,
        Role::Admin => false,
    }
}

/// Whether a person may get a trail, as owner or as stand-in, from somebody who may dispose of it: an open account that
/// sees participants, in a team of the giver.
#[must_use]
pub const fn may_receive(role: Role, closed: bool, in_givers_team: bool) -> bool {
    !closed && in_givers_team && !matches!(role, Role::Admin)
}

/// Decides what a person on a device may do with a stream.
///
/// Prohibitions win over grants, always; nothing granted means no. Reading and writing go together
/// today: who may see a trail may also log on it. `asked` is here so that read-only grants need no new edge.
#[must_use]
pub fn decide(facts: &AccessFacts, asked: Capability) -> Decision {
    let (Capability::Read | Capability::Write) = asked;
    if facts.stream_erased {
        return Decision::Deny(Rule::StreamErased);
    }
    if facts.device_revoked {
        return Decision::Deny(Rule::DeviceRevoked);
    }
    if facts.user_closed {
        return Decision::Deny(Rule::UserClosed);
    }
    if facts.role == Role::Admin {
        return Decision::Deny(Rule::AdminSeesNoTrails);
    }
    if facts.is_owner {
        return Decision::Permit(Rule::Owner);
    }
    match facts.kind {
        StreamKind::Trail => match (facts.in_team, facts.role, facts.caseload) {
            (true, Role::Supervisor, _) => Decision::Permit(Rule::TeamSupervisor),
            (true, Role::Specialist, Caseload::Shared) => Decision::Permit(Rule::SharedCaseload),
            // A share ends with the membership: whoever leaves the team stands in for nobody there.
            (true, Role::Specialist, Caseload::Private) if facts.shared => Decision::Permit(Rule::Share),
            _ => Decision::Deny(Rule::NoGrant),
        },
        // Employers are the team's work, however it divides its participants.
        StreamKind::Employer if facts.in_team => Decision::Permit(Rule::TeamEmployer),
        // A workspace is its owner's alone: a supervisor has no business there.
        StreamKind::Employer | StreamKind::Workspace => Decision::Deny(Rule::NoGrant),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    const STRANGER: AccessFacts = AccessFacts {
        stream_erased: false,
        device_revoked: false,
        user_closed: false,
        kind: StreamKind::Trail,
        role: Role::Specialist,
        is_owner: false,
        in_team: false,
        caseload: Caseload::Shared,
        shared: false,
    };

    #[rstest]
    #[case(AccessFacts { is_owner: true, ..STRANGER }, Rule::Owner)]
    #[case(AccessFacts { in_team: true, role: Role::Supervisor, caseload: Caseload::Private, ..STRANGER }, Rule::TeamSupervisor)]
    #[case(AccessFacts { in_team: true, ..STRANGER }, Rule::SharedCaseload)]
    #[case(AccessFacts { in_team: true, caseload: Caseload::Private, shared: true, ..STRANGER }, Rule::Share)]
    fn grant_permits(#[case] facts: AccessFacts, #[case] rule: Rule) {
        assert_eq!(decide(&facts, Capability::Write), Decision::Permit(rule));
    }

    const COLLEAGUE: AccessFacts = AccessFacts { in_team: true, ..STRANGER };
    const SUPERVISOR: AccessFacts = AccessFacts { role: Role::Supervisor, ..COLLEAGUE };
    const OWNER: AccessFacts = AccessFacts { is_owner: true, ..COLLEAGUE };
    const ADMIN: AccessFacts = AccessFacts { role: Role::Admin, ..OWNER };

    /// Who may read and write what; the caseload matters to trails alone.
    #[rstest]
    #[case(StreamKind::Trail, Caseload::Private, [Some(Rule::Owner), Some(Rule::TeamSupervisor), None, None, None])]
    #[case(StreamKind::Trail, Caseload::Shared, [Some(Rule::Owner), Some(Rule::TeamSupervisor), Some(Rule::SharedCaseload), None, None])]
    #[case(StreamKind::Employer, Caseload::Private, [Some(Rule::Owner), Some(Rule::TeamEmployer), Some(Rule::TeamEmployer), None, None])]
    #[case(StreamKind::Employer, Caseload::Shared, [Some(Rule::Owner), Some(Rule::TeamEmployer), Some(Rule::TeamEmployer), None, None])]
    #[case(StreamKind::Workspace, Caseload::Private, [Some(Rule::Owner), None, None, None, None])]
    #[case(StreamKind::Workspace, Caseload::Shared, [Some(Rule::Owner), None, None, None, None])]
    fn every_kind_of_stream_has_its_own_circle(
        #[case] kind: StreamKind,
        #[case] caseload: Caseload,
        #[case] expected: [Option<Rule>; 5],
    ) {
        let who = [OWNER, SUPERVISOR, COLLEAGUE, STRANGER, ADMIN];
        for (facts, rule) in who.into_iter().zip(expected) {
            let facts = AccessFacts { kind, caseload, ..facts };
            for asked in [Capability::Read, Capability::Write] {
                let decision = decide(&facts, asked);
                assert_eq!(decision.is_permit().then(|| decision.rule()), rule, "{facts:?}");
            }
        }
    }

    #[rstest]
    #[case(STRANGER, Rule::NoGrant)]
    #[case(AccessFacts { role: Role::Supervisor, ..STRANGER }, Rule::NoGrant)]
    #[case(AccessFacts { in_team: true, caseload: Caseload::Private, ..STRANGER }, Rule::NoGrant)]
    #[case(AccessFacts { shared: true, ..STRANGER }, Rule::NoGrant)]
    #[case(AccessFacts { in_team: true, shared: true, role: Role::Admin, ..STRANGER }, Rule::AdminSeesNoTrails)]
    #[case(AccessFacts { is_owner: true, stream_erased: true, ..STRANGER }, Rule::StreamErased)]
    #[case(AccessFacts { is_owner: true, device_revoked: true, ..STRANGER }, Rule::DeviceRevoked)]
    #[case(AccessFacts { is_owner: true, user_closed: true, ..STRANGER }, Rule::UserClosed)]
    #[case(AccessFacts { is_owner: true, role: Role::Admin, ..STRANGER }, Rule::AdminSeesNoTrails)]
    fn prohibition_wins_over_every_grant(#[case] facts: AccessFacts, #[case] rule: Rule) {
        assert_eq!(decide(&facts, Capability::Read), Decision::Deny(rule));
    }

    #[rstest]
    #[case(Role::Specialist, true, true, true)]
    #[case(Role::Specialist, false, true, false)]
    #[case(Role::Supervisor, false, true, true)]
    #[case(Role::Supervisor, false, false, false)]
    #[case(Role::Supervisor, true, false, true)]
    #[case(Role::Admin, true, true, false)]
    fn trail_is_given_away_by_its_owner_and_the_teams_supervisor_alone(
        #[case] role: Role,
        #[case] is_owner: bool,
        #[case] in_owners_team: bool,
        #[case] permitted: bool,
    ) {
        assert_eq!(may_dispose(role, is_owner, in_owners_team), permitted);
    }

    #[rstest]
    #[case(Role::Specialist, false, true, true)]
    #[case(Role::Supervisor, false, true, true)]
    #[case(Role::Admin, false, true, false)]
    #[case(Role::Specialist, true, true, false)]
    #[case(Role::Specialist, false, false, false)]
    fn trail_goes_to_an_open_account_of_the_same_team(
        #[case] role: Role,
        #[case] closed: bool,
        #[case] in_givers_team: bool,
        #[case] permitted: bool,
    ) {
        assert_eq!(may_receive(role, closed, in_givers_team), permitted);
    }
}
