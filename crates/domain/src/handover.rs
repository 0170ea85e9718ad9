//! What becomes of everything open when a trail gets another owner (*endre eier*, overtakelse).
//!
//! The plan is made of all the open things of a trail at once, and every kind has its line in one table:
//! what moves, what ends, what the old owner must settle first. Nothing open is forgotten.

use crate::{Timestamp, UserId, Violation, ViolationCode, codes::code_list, words::Words};
use std::collections::BTreeMap;

code_list! {
    /// Something open in a trail that belongs to a person.
    OpenKind {
        /// A task (*oppgave, gjøremål*).
        Task = "task", ["Oppgave", "Oppgåve", "Task"];
        /// A sub-goal towards the main goal.
        SubGoal = "sub_goal", ["Delmål", "Delmål", "Sub-goal"];
        /// A conversation planned or not written out.
        ContactLog = "contact_log", ["Kontaktlogg", "Kontaktlogg", "Contact log"];
        /// A reminder that follows from the state of the trail.
        Duty = "duty", ["Påminnelse", "Påminning", "Reminder"];
        /// The start-up meeting, not held yet or not closed.
        StartupMeeting = "startup_meeting", ["Oppstartsmøte", "Oppstartsmøte", "Start-up meeting"];
        /// A meeting with the participant.
        ParticipantMeeting = "participant_meeting",
            ["Møte med deltaker", "Møte med deltakar", "Meeting with participant"];
        /// A meeting with an employer for the participant.
        EmployerMeeting = "employer_meeting",
            ["Møte med arbeidsgiver", "Møte med arbeidsgivar", "Meeting with employer"];
        /// A meeting with a place of study.
        EducationMeeting = "education_meeting",
            ["Møte med utdanningsinstitusjon", "Møte med utdanningsinstitusjon", "Meeting with place of education"];
        /// A meeting with an employer that is about no participant.
        EmployerOnlyMeeting = "employer_only_meeting",
            ["Møte med arbeidsgiver uten deltaker", "Møte med arbeidsgivar utan deltakar", "Employer-only meeting"];
        /// A report being written.
        OpenReport = "open_report", ["Rapport under arbeid", "Rapport under arbeid", "Report being written"];
        /// A report the participant is reading.
        SharedReport = "shared_report",
            ["Rapport delt med deltaker", "Rapport delt med deltakar", "Report shared with participant"];
        /// A passive period that is on or to come.
        PassivePeriod = "passive_period", ["Passiv periode", "Passiv periode", "Passive period"];
        /// A time in the recruitment programme that is on or to come.
        RecruitmentPeriod = "recruitment_period",
            ["Rekrutteringsprogram", "Rekrutteringsprogram", "Recruitment programme"];
        /// A question about two values after a merge.
        MergeQuestion = "merge_question",
            ["Spørsmål om to verdier", "Spørsmål om to verdiar", "Question about two values"];
        /// Text that was typed and not saved.
        Draft = "draft", ["Kladd", "Kladd", "Draft"];
        /// A share of the trail with a colleague.
        Share = "share", ["Deling", "Deling", "Share"];
        /// A colleague standing in for the owner.
        Cover = "cover", ["Vikar", "Vikar", "Stand-in"];
    }
}

code_list! {
    /// What becomes of an open thing.
    HandoverStep {
        /// It gets the new owner.
        Move = "move", ["Flyttes", "Blir flytta", "Moves"];
        /// It ends.
        End = "end", ["Avsluttes", "Blir avslutta", "Ends"];
        /// It belongs to the trail or to somebody else, and stays as it is.
        Stay = "stay", ["Blir som det er", "Blir som det er", "Stays as it is"];
        /// The old owner must save or discard it before the hand-over.
        SettleFirst = "settle_first", ["Må avklares først", "Må avklarast først", "Must be settled first"];
    }
}

/// One open thing of a trail, or of its owner about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenThing {
    /// Its id as text.
    pub id: String,
    /// What it is.
    pub kind: OpenKind,
    /// Whose it is: who is to do it, who holds the meeting; the receiver of a share or cover.
    pub person: UserId,
    /// When it is, for meetings.
    pub at: Option<Timestamp>,
}

/// Everything a hand-over is decided by.
#[derive(Debug, Clone)]
pub struct HandoverFacts<'a> {
    /// The owner until now.
    pub old_owner: UserId,
    /// The owner to come.
    pub new_owner: UserId,
    /// Whether the new owner has an active account and may own trails of this service and protection.
    pub new_owner_can_take_it: bool,
    /// Whether the trail is ended; then it is transferred, not handed over.
    pub trail_is_ended: bool,
    /// All open things of the trail.
    pub open: &'a [OpenThing],
    /// Now.
    pub now: Timestamp,
}

/// What becomes of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverLine {
    /// The thing's id.
    pub id: String,
    /// What it is.
    pub kind: OpenKind,
    /// What becomes of it.
    pub step: HandoverStep,
    /// Why.
    pub why: Words,
}

/// What becomes of everything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverPlan {
    /// One line for every open thing, by kind and id.
    pub lines: Vec<HandoverLine>,
}

impl HandoverPlan {
    /// How many things there are of each step, for the question before the hand-over.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<HandoverStep, usize> {
        let mut counts = BTreeMap::new();
        for line in &self.lines {
            *counts.entry(line.step).or_default() += 1;
        }
        counts
    }

    /// What the old owner must save or discard first. A supervisor may go on without: such things stay on
    /// the old owner's laptop until it hands them in.
    pub fn to_settle(&self) -> impl Iterator<Item = &HandoverLine> {
        self.lines.iter().filter(|line| line.step == HandoverStep::SettleFirst)
    }
}

/// Plans a hand-over.
///
/// # Errors
/// `trail_ended` on `phase`, or `new_owner_not_possible` on `owner`.
pub fn plan(facts: &HandoverFacts<'_>) -> Result<HandoverPlan, Violation> {
    if facts.trail_is_ended {
        return Err(Violation::new(ViolationCode::TrailEnded, "phase"));
    }
    if facts.new_owner == facts.old_owner || !facts.new_owner_can_take_it {
        return Err(Violation::new(ViolationCode::NewOwnerNotPossible, "owner"));
    }
    let mut lines: Vec<HandoverLine> = facts
        .open
        .iter()
        .map(|thing| {
            let (step, why) = step(thing, facts);
            HandoverLine { id: thing.id.clone(), kind: thing.kind, step, why }
        })
        .collect();
    lines.sort_by(|one, other| (one.kind, &one.id).cmp(&(other.kind, &other.id)));
    Ok(HandoverPlan { lines })
}

/// Who gets the ended trails of a specialist who leaves or changes team: the team's supervisor, or the
/// professional lead above when there is none. Active trails are never moved by themselves.
#[must_use]
pub fn heir_of_ended_trails(supervisor: Option<UserId>, professional_lead: Option<UserId>) -> Option<UserId> {
    supervisor.or(professional_lead)
}

/// Why each thing goes as it does.
mod why {
    use crate::words::Words;

    pub(super) const PERIOD: Words = Words::new(
        "Perioden hører til jobbsporet og gjelder fortsatt.",
        "Perioden høyrer til jobbsporet og gjeld framleis.",
        "The period belongs to the trail and still holds.",
    );
    pub(super) const DUTY: Words = Words::new(
        "Påminnelsen følger av jobbsporet og vises for den som har det.",
        "Påminninga følgjer av jobbsporet og blir vist for den som har det.",
        "The reminder follows from the trail and is shown to whoever has it.",
    );
    pub(super) const OPEN_REPORT: Words = Words::new(
        "Ny eier skriver videre. Navnet i rapporten endres ikke.",
        "Ny eigar skriv vidare. Namnet i rapporten blir ikkje endra.",
        "The new owner goes on writing. The name in the report does not change.",
    );
    pub(super) const SHARED_REPORT: Words = Words::new(
        "Deltakeren leser videre med samme frist. Ny eier tar imot kommentaren.",
        "Deltakaren les vidare med same frist. Ny eigar tek imot kommentaren.",
        "The participant goes on reading with the same deadline. The new owner gets the comment.",
    );
    pub(super) const QUESTION: Words = Words::new(
        "Ny eier kjenner saken og kan svare på spørsmålet.",
        "Ny eigar kjenner saka og kan svare på spørsmålet.",
        "The new owner knows the matter and can answer the question.",
    );
    pub(super) const EMPLOYER_MEETING: Words = Words::new(
        "Møtet gjelder arbeidsgiveren og ikke deltakeren. Den som avtalte det, holder det.",
        "Møtet gjeld arbeidsgivaren og ikkje deltakaren. Den som avtalte det, held det.",
        "The meeting is about the employer and not the participant. Whoever arranged it, holds it.",
    );
    pub(super) const OWN_DRAFT: Words = Words::new(
        "Teksten er ikke lagret. Lagre eller forkast den før jobbsporet gis fra seg.",
        "Teksten er ikkje lagra. Lagre eller forkast han før jobbsporet blir gitt frå deg.",
        "The text is not saved. Save or discard it before the trail is handed over.",
    );
    pub(super) const DRAFT: Words = Words::new(
        "Kladden er en kollegas egen.",
        "Kladden er ein kollega sin eigen.",
        "The draft is a colleague's own.",
    );
    pub(super) const NEEDLESS_SHARE: Words = Words::new(
        "Ny eier trenger ikke delingen lenger.",
        "Ny eigar treng ikkje delinga lenger.",
        "The new owner no longer needs the share.",
    );
    pub(super) const SHARE: Words = Words::new(
        "Delingen med en kollega gjelder til sluttdatoen sin.",
        "Delinga med ein kollega gjeld til sluttdatoen sin.",
        "The share with a colleague holds until its end date.",
    );
    pub(super) const COVER: Words = Words::new(
        "Vikaren sto inne for den forrige eieren.",
        "Vikaren stod inne for den førre eigaren.",
        "The stand-in was there for the previous owner.",
    );
    pub(super) const OPEN_WORK: Words =
        Words::new("Åpent arbeid følger jobbsporet.", "Ope arbeid følgjer jobbsporet.", "Open work follows the trail.");
    pub(super) const PAST_MEETING: Words = Words::new(
        "Møtet har vært og må fullføres. Reisetiden er brukt og står.",
        "Møtet har vore og må fullførast. Reisetida er brukt og står.",
        "The meeting is past and must be completed. The travel time was spent and stands.",
    );
    pub(super) const COMING_MEETING: Words = Words::new(
        "Ny eier holder møtet. Reisetiden står, og ny eier endrer den om det trengs.",
        "Ny eigar held møtet. Reisetida står, og ny eigar endrar henne om det trengst.",
        "The new owner holds the meeting. The travel time stands, and the new owner changes it if needed.",
    );
    pub(super) const TAKEN_ON: Words = Words::new(
        "En kollega har tatt på seg dette.",
        "Ein kollega har teke på seg dette.",
        "A colleague has taken this on.",
    );
    pub(super) const NEWER: Words = Words::new(
        "Dette kommer fra en nyere versjon. Oppdater appen før jobbsporet gis fra seg.",
        "Dette kjem frå ein nyare versjon. Oppdater appen før jobbsporet blir gitt frå deg.",
        "This comes from a newer version. Update the app before the trail is handed over.",
    );
}

/// The one table of what becomes of what.
fn step(thing: &OpenThing, facts: &HandoverFacts<'_>) -> (HandoverStep, Words) {
    let of_old_owner = thing.person == facts.old_owner;
    match thing.kind {
        OpenKind::PassivePeriod | OpenKind::RecruitmentPeriod => (HandoverStep::Stay, why::PERIOD),
        OpenKind::Duty => (HandoverStep::Move, why::DUTY),
        OpenKind::OpenReport => (HandoverStep::Move, why::OPEN_REPORT),
        OpenKind::SharedReport => (HandoverStep::Move, why::SHARED_REPORT),
        OpenKind::MergeQuestion => (HandoverStep::Move, why::QUESTION),
        OpenKind::EmployerOnlyMeeting => (HandoverStep::Stay, why::EMPLOYER_MEETING),
        OpenKind::Draft if of_old_owner => (HandoverStep::SettleFirst, why::OWN_DRAFT),
        OpenKind::Draft => (HandoverStep::Stay, why::DRAFT),
        OpenKind::Share if thing.person == facts.new_owner => (HandoverStep::End, why::NEEDLESS_SHARE),
        OpenKind::Share => (HandoverStep::Stay, why::SHARE),
        OpenKind::Cover => (HandoverStep::End, why::COVER),
        OpenKind::Task | OpenKind::SubGoal | OpenKind::ContactLog if of_old_owner => {
            (HandoverStep::Move, why::OPEN_WORK)
        }
        OpenKind::StartupMeeting
        | OpenKind::ParticipantMeeting
        | OpenKind::EmployerMeeting
        | OpenKind::EducationMeeting
            if of_old_owner =>
        {
            // Travel that was entered stays (quirk Q7 of the former tool): whoever drove, drove; whoever will, changes it.
            if thing.at.is_some_and(|at| at <= facts.now) {
                (HandoverStep::Move, why::PAST_MEETING)
            } else {
                (HandoverStep::Move, why::COMING_MEETING)
            }
        }
        OpenKind::Task
        | OpenKind::SubGoal
        | OpenKind::ContactLog
        | OpenKind::StartupMeeting
        | OpenKind::ParticipantMeeting
        | OpenKind::EmployerMeeting
        | OpenKind::EducationMeeting => (HandoverStep::Stay, why::TAKEN_ON),
        // What a newer app has is shown to a person rather than lost.
        OpenKind::Unknown => (HandoverStep::SettleFirst, why::NEWER),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use rstest::rstest;

    const NOW: Timestamp = Timestamp::from_millis(1_795_251_600_000);

    fn user(n: u8) -> UserId {
        UserId::from_bytes([n; 16])
    }

    const fn facts(open: &[OpenThing], old_owner: UserId, new_owner: UserId) -> HandoverFacts<'_> {
        HandoverFacts { old_owner, new_owner, new_owner_can_take_it: true, trail_is_ended: false, open, now: NOW }
    }

    fn thing(kind: OpenKind, person: u8, at: Option<Timestamp>) -> OpenThing {
        OpenThing { id: kind.code().to_owned(), kind, person: user(person), at }
    }

    fn step_of(thing: OpenThing) -> HandoverStep {
        let open = [thing];
        plan(&facts(&open, user(1), user(2))).unwrap().lines[0].step
    }

    #[test]
    fn nothing_open_is_forgotten_whatever_its_kind_and_whoever_has_it() {
        let kinds = OpenKind::ALL.iter().copied().chain([OpenKind::Unknown]);
        let open: Vec<_> = kinds.flat_map(|kind| (1..=3).map(move |person| thing(kind, person, Some(NOW)))).collect();
        let plan = plan(&facts(&open, user(1), user(2))).unwrap();
        assert_eq!(plan.lines.len(), open.len());
        assert!(
            plan.lines
                .iter()
                .all(|line| line.why.of(Language::Nb).ends_with('.') && line.step != HandoverStep::Unknown)
        );
        assert_eq!(plan.counts().values().sum::<usize>(), open.len());
    }

    #[rstest]
    #[case(OpenKind::Task)]
    #[case(OpenKind::SubGoal)]
    #[case(OpenKind::ContactLog)]
    #[case(OpenKind::Duty)]
    #[case(OpenKind::OpenReport)]
    #[case(OpenKind::SharedReport)]
    #[case(OpenKind::MergeQuestion)]
    fn work_of_the_old_owner_moves(#[case] kind: OpenKind) {
        assert_eq!(step_of(thing(kind, 1, None)), HandoverStep::Move);
    }

    #[rstest]
    #[case(OpenKind::StartupMeeting)]
    #[case(OpenKind::ParticipantMeeting)]
    #[case(OpenKind::EmployerMeeting)]
    #[case(OpenKind::EducationMeeting)]
    fn planned_meeting_of_every_kind_moves_and_a_colleagues_stays(#[case] kind: OpenKind) {
        assert_eq!(step_of(thing(kind, 1, Some(NOW.plus_minutes(1)))), HandoverStep::Move);
        assert_eq!(step_of(thing(kind, 1, None)), HandoverStep::Move);
        assert_eq!(step_of(thing(kind, 1, Some(NOW))), HandoverStep::Move);
        assert_eq!(step_of(thing(kind, 3, Some(NOW))), HandoverStep::Stay);
    }

    #[rstest]
    #[case(OpenKind::Task, 3, HandoverStep::Stay)]
    #[case(OpenKind::Share, 2, HandoverStep::End)]
    #[case(OpenKind::Share, 3, HandoverStep::Stay)]
    #[case(OpenKind::Cover, 3, HandoverStep::End)]
    #[case(OpenKind::Draft, 1, HandoverStep::SettleFirst)]
    #[case(OpenKind::Draft, 3, HandoverStep::Stay)]
    #[case(OpenKind::EmployerOnlyMeeting, 1, HandoverStep::Stay)]
    #[case(OpenKind::PassivePeriod, 1, HandoverStep::Stay)]
    #[case(OpenKind::Unknown, 1, HandoverStep::SettleFirst)]
    fn what_belongs_to_others_stays_and_what_is_not_needed_ends(
        #[case] kind: OpenKind,
        #[case] person: u8,
        #[case] step: HandoverStep,
    ) {
        assert_eq!(step_of(thing(kind, person, None)), step);
    }

    #[test]
    fn unsaved_text_is_named_before_the_hand_over() {
        let open = [thing(OpenKind::Draft, 1, None), thing(OpenKind::Task, 1, None)];
        let plan = plan(&facts(&open, user(1), user(2))).unwrap();
        assert_eq!(plan.to_settle().map(|line| line.kind).collect::<Vec<_>>(), [OpenKind::Draft]);
    }

    #[test]
    fn order_of_the_things_makes_no_difference() {
        let mut open: Vec<_> = OpenKind::ALL.iter().map(|kind| thing(*kind, 1, None)).collect();
        let one = plan(&facts(&open, user(1), user(2))).unwrap();
        open.reverse();
        assert_eq!(plan(&facts(&open, user(1), user(2))).unwrap(), one);
    }

    #[test]
    fn trail_goes_to_another_active_person_and_only_while_it_is_not_ended() {
        let same = facts(&[], user(1), user(1));
        assert_eq!(plan(&same), Err(Violation::new(ViolationCode::NewOwnerNotPossible, "owner")));
        let gone = HandoverFacts { new_owner_can_take_it: false, ..facts(&[], user(1), user(2)) };
        assert_eq!(plan(&gone), Err(Violation::new(ViolationCode::NewOwnerNotPossible, "owner")));
        let ended = HandoverFacts { trail_is_ended: true, ..facts(&[], user(1), user(2)) };
        assert_eq!(plan(&ended), Err(Violation::new(ViolationCode::TrailEnded, "phase")));
    }

    #[test]
    fn ended_trails_of_someone_who_left_go_to_the_team() {
        assert_eq!(heir_of_ended_trails(Some(user(4)), Some(user(5))), Some(user(4)));
        assert_eq!(heir_of_ended_trails(None, Some(user(5))), Some(user(5)));
        assert_eq!(heir_of_ended_trails(None, None), None);
    }
}
