//! The story of one trail as lines for `worktrail batch`, each with the time it was done at: opened, followed for
//! years, still going.

use crate::{
    employers::{Employer, employers},
    people::Person,
    phrases,
    rng::Rng,
};
use chrono::{Datelike, Days, Weekday};
use serde_json::{Map, Value, json};
use worktrail_domain::{
    Channel, Date, EndCause, MeetingKind, MeetingStatus, Phase, ProfileSection, ending::details_of,
};

/// Usual days between two meetings, shortest and longest: two to four weeks, as the method asks for.
const REST_DAYS: (u32, u32) = (12, 30);

/// Days a report is about before the next is due, less a meeting's rest: reports are written every 90 days.
const REPORT_DAYS: u32 = 62;

/// How long an education goes on after the day the portfolio is seen on, in days.
const EDUCATION_DAYS_LEFT: u32 = 200;

/// What is drawn for records comes of its own sequence, so that meetings and tasks stay as they are.
const RECORDS: u64 = 1;

/// Past tasks younger than this may still be open, so that some are overdue and most are not, in days.
const OPEN_TASK_DAYS: u32 = 21;

/// What the story of one trail has to fit.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StoryPlan {
    pub today: Date,
    pub age_days: u32,
    pub phase: Phase,
    /// The hour of a meeting today, if there is one.
    pub meets_today_at: Option<u32>,
    pub left_open: bool,
}

/// One trail: who, and everything that happened, oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct TrailStory {
    /// The participant.
    pub person: Person,
    /// The phase it ends up in.
    pub phase: Phase,
    /// When it was referred.
    pub referred: Date,
    /// What happened after it was created.
    pub steps: Vec<Step>,
}

/// One line for `worktrail batch`, waiting for the id of its trail.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    command: &'static str,
    /// The field that takes the trail's id.
    trail_field: &'static str,
    fields: Map<String, Value>,
    done_at: String,
    /// When the task that this step makes was done.
    task_closed_at: Option<String>,
}

impl Step {
    /// When somebody did this, as `2026-11-21T08:30` on the clock in Norway. Never later than the portfolio's day.
    #[must_use]
    pub fn done_at(&self) -> &str {
        &self.done_at
    }

    /// The line, for the trail with this id.
    #[must_use]
    pub fn line(&self, trail_id: &str) -> String {
        let mut fields = self.fields.clone();
        fields.insert("command".into(), self.command.into());
        fields.insert(self.trail_field.into(), trail_id.into());
        Value::Object(fields).to_string()
    }

    /// When the task this step makes was done, in the same form; `None` when it makes none or it is still open.
    #[must_use]
    pub fn task_closed_at(&self) -> Option<&str> {
        self.task_closed_at.as_deref()
    }

    /// The line that closes the task this step made, given the answer to the step; `None` when it stays open.
    #[must_use]
    pub fn closing_line(&self, answer: &Value) -> Option<String> {
        let id = if self.command == "meeting.log" { answer.get("task") } else { answer.get("id") };
        let id = id.and_then(Value::as_str).filter(|_| self.task_closed_at.is_some())?;
        Some(json!({"command": "task.done", "id": id}).to_string())
    }

    /// Whether this step leaves a task open whose date lies before `day` (as in `2026-11-21`).
    #[must_use]
    pub fn stays_open_past(&self, day: &str) -> bool {
        let due = self.fields.get("due").or_else(|| self.fields.get("follow_up").and_then(|task| task.get("due")));
        self.task_closed_at.is_none() && due.and_then(Value::as_str).is_some_and(|due| due < day)
    }
}

impl TrailStory {
    /// When the trail was created, as `2026-11-21T08:30` on the clock in Norway.
    #[must_use]
    pub fn opened_at(&self) -> String {
        format!("{}T08:30", self.referred)
    }

    /// The line that creates the trail.
    #[must_use]
    pub fn opening_line(&self) -> String {
        json!({
            "command": "trail.create",
            "national_id": self.person.national_id,
            "name": self.person.name,
            "referred": self.referred.to_string(),
            "guided": {
                "person_confirmed": true,
                "informed_of_rights": true,
                "guardian_consent": false,
                "nav_counsellor": "Øvelse Veileder",
                "referral_source": "Prøvepoliklinikken",
            },
        })
        .to_string()
    }

    pub(crate) fn tell(person: Person, plan: StoryPlan, rng: &mut Rng) -> Self {
        let referred = before(plan.today, plan.age_days);
        let mut teller = Teller { plan, referred, known: employers(), rng, steps: Vec::new() };
        if plan.phase == Phase::Referred {
            teller.first_contact_ahead();
        } else {
            teller.profile();
            teller.past();
            teller.present();
        }
        Self { person, phase: plan.phase, referred, steps: teller.steps }
    }
}

struct Teller<'a> {
    plan: StoryPlan,
    referred: Date,
    known: Vec<Employer>,
    rng: &'a mut Rng,
    steps: Vec<Step>,
}

impl Teller<'_> {
    fn first_contact_ahead(&mut self) {
        let day = weekday_from(after(self.plan.today, self.rng.between(1, 6)));
        self.participant(day, MeetingStatus::Planned);
        let due = after(self.plan.today, self.rng.between(0, 3));
        self.task("Ring deltakeren og avtal oppstartsmøte", self.referred, due, false);
    }

    fn profile(&mut self) {
        let texts = [
            (ProfileSection::Goal, *self.rng.pick(&phrases::GOALS)),
            (ProfileSection::Strengths, *self.rng.pick(&phrases::STRENGTHS)),
            (ProfileSection::Openness, *self.rng.pick(&phrases::OPENNESS)),
        ];
        for (section, text) in texts {
            let fields = json!({"section": section.key(), "edit": {"text": text}});
            let written = format!("{}T14:30", after(self.referred, 3));
            self.push("trail.profile", "id", fields, written, None);
        }
        let agreed_on = after(self.referred, 3).to_string();
        let values = [
            ("main_goal_choice", if self.plan.phase == Phase::InEducation { "education" } else { "work" }),
            ("employer_may_be_contacted", "true"),
            ("openness_obtained_on", agreed_on.as_str()),
            ("must_not_be_shared", "Diagnose, behandling og det som gjelder familien."),
        ];
        for (field, value) in values {
            let written = format!("{}T14:40", after(self.referred, 3));
            self.push("profile.set", "id", json!({"field": field, "value": value}), written, None);
        }
    }

    /// The report of a period that ended on a day, filed already.
    fn report(&mut self, from: Date, to: Date) {
        let fields = json!({
            "kind": "interval", "status": "archived", "specialist": "Øvelse Jobbspesialist",
            "date_from": from.to_string(), "date_to": to.to_string(), "participant_involved": "true",
            "period_summary": phrases::participant_note(self.rng),
            "next_period": "Vi fortsetter som avtalt, med møter annenhver uke og nye arbeidsgivere.",
        });
        if let Value::Object(fields) = fields {
            self.record("report", fields, to);
        }
    }

    /// Everything up to a week ago: moves from phase to phase with meetings and tasks between them.
    fn past(&mut self) {
        let moves = moves(self.plan.phase);
        let last_day = before(self.plan.today, 8);
        let mut day = weekday_from(after(self.referred, self.rng.between(4, 9)));
        let mut ahead = moves.iter().peekable();
        let mut phase = Phase::Referred;
        let mut started = false;
        let mut reported = day;
        while day < last_day {
            if started && day >= after(reported, REPORT_DAYS) {
                self.report(reported, day);
                reported = day;
            }
            if let Some((next, _)) = ahead.next_if(|(_, percent)| day >= after(self.referred, self.share(*percent))) {
                let lost = ahead.peek().filter(|(then, _)| *then == Phase::JobDevelopment);
                let lost_on = lost.map(|(_, percent)| after(self.referred, self.share(*percent)));
                self.phase(&mut phase, *next, day, lost_on);
            }
            if started {
                self.meeting(day, phase);
            } else {
                self.startup(day);
                started = true;
                // The step from referred to mapping follows by itself.
                if phase == Phase::Referred {
                    phase = Phase::Mapping;
                }
            }
            if self.rng.chance(30) {
                let due = after(day, self.rng.between(3, 14));
                let subject = phrases::task_subject(self.rng);
                let closed = self.closed_by_now(due);
                self.task(subject, day, due, closed);
            }
            day = weekday_from(after(day, self.rng.between(REST_DAYS.0, REST_DAYS.1)));
        }
        for (next, _) in ahead {
            self.phase(&mut phase, *next, last_day, None);
        }
    }

    /// Today and the days around it; an ended trail has none.
    fn present(&mut self) {
        if self.plan.phase == Phase::Ended {
            return;
        }
        let today = self.plan.today;
        if self.plan.left_open {
            let day = weekday_from(before(today, 5));
            self.participant(day, MeetingStatus::Planned);
        }
        if self.plan.meets_today_at.is_some() {
            self.planned(today);
        }
        if self.rng.chance(70) {
            let day = weekday_from(after(today, self.rng.between(1, 9)));
            self.planned(day);
        }
        let due = after(before(today, 4), self.rng.between(0, 12));
        let subject = phrases::task_subject(self.rng);
        self.task(subject, before(today, 6), due, false);
    }

    fn planned(&mut self, day: Date) {
        if self.rng.chance(40) {
            self.employer(day, MeetingStatus::Planned);
        } else {
            self.participant(day, MeetingStatus::Planned);
        }
    }

    fn meeting(&mut self, day: Date, phase: Phase) {
        let status = match self.rng.below(100) {
            0..=5 => MeetingStatus::NoShow,
            6..=10 => MeetingStatus::Cancelled,
            _ => MeetingStatus::Completed,
        };
        let with_employer = match phase {
            Phase::JobDevelopment => 60,
            Phase::Working => 40,
            Phase::Downsizing => 25,
            _ => 10,
        };
        if self.rng.chance(with_employer) {
            self.employer(day, status);
        } else {
            self.participant(day, status);
        }
    }

    fn startup(&mut self, day: Date) {
        let note = *self.rng.pick(&phrases::STARTUP_NOTES);
        let mut fields = self.slot(day, MeetingStatus::Completed, MeetingKind::Startup);
        set(&mut fields, "subject", "Oppstartsmøte");
        set(&mut fields, "place", "Nav-kontoret");
        set(&mut fields, "note", note);
        self.log(fields, day, MeetingStatus::Completed, None);
    }

    fn participant(&mut self, day: Date, status: MeetingStatus) {
        let mut fields = self.slot(day, status, MeetingKind::Participant);
        set(&mut fields, "subject", *self.rng.pick(&phrases::PARTICIPANT_SUBJECTS));
        let channel = match self.rng.below(100) {
            0..=19 => Channel::Phone,
            20..=25 => Channel::Video,
            _ => Channel::Physical,
        };
        set(&mut fields, "channel", channel.code());
        if channel == Channel::Physical {
            set(
                &mut fields,
                "place",
                *self.rng.pick(&["Nav-kontoret", "Poliklinikken", "Kafé i sentrum", "Biblioteket"]),
            );
        }
        if status == MeetingStatus::Completed {
            set(&mut fields, "note", phrases::participant_note(self.rng));
        }
        let closed = self.follow_up(&mut fields, day, status);
        self.log(fields, day, status, closed);
    }

    fn employer(&mut self, day: Date, status: MeetingStatus) {
        let employer = self.rng.pick(&self.known).clone();
        let mut fields = self.slot(day, status, MeetingKind::Employer);
        set(&mut fields, "employer", employer.org_number);
        set(&mut fields, "employer_name", employer.name);
        set(&mut fields, "place", employer.place);
        set(&mut fields, "subject", format!("Besøk hos {}", employer.name));
        // A meeting counts as missed when it was the participant who did not come.
        if status == MeetingStatus::NoShow || self.rng.chance(30) {
            fields.insert("participant_attends".into(), true.into());
        }
        set(&mut fields, "decision_maker", if self.rng.chance(70) { "yes" } else { "no" });
        let travel = self.rng.between(2, 9) * 5;
        fields.insert("travel_to".into(), travel.into());
        fields.insert("travel_from".into(), travel.into());
        if status == MeetingStatus::Completed {
            set(&mut fields, "note", phrases::employer_note(self.rng, employer.trade));
        }
        let closed = self.follow_up(&mut fields, day, status);
        self.log(fields, day, status, closed);
    }

    /// Adds a follow-up to half of the meetings that were held; answers when it was done, if it was.
    fn follow_up(&mut self, fields: &mut Map<String, Value>, day: Date, status: MeetingStatus) -> Option<String> {
        if status != MeetingStatus::Completed || !self.rng.chance(50) {
            return None;
        }
        let due = after(day, self.rng.between(2, 10));
        let subject = phrases::task_subject(self.rng);
        fields.insert("follow_up".into(), json!({"subject": subject, "due": due.to_string()}));
        self.closed_by_now(due).then(|| self.closing_time(due))
    }

    fn closed_by_now(&mut self, due: Date) -> bool {
        due < before(self.plan.today, OPEN_TASK_DAYS) || self.rng.chance(80)
    }

    /// On the day a task was due, or yesterday.
    fn closing_time(&self, due: Date) -> String {
        format!("{}T14:00", due.min(before(self.plan.today, 1)))
    }

    /// Logs a meeting: after it was held, or some days before it is.
    fn log(&mut self, fields: Map<String, Value>, day: Date, status: MeetingStatus, task_closed_at: Option<String>) {
        let done_at = if status == MeetingStatus::Planned {
            format!("{}T15:30", before(day.min(self.plan.today), 3))
        } else {
            format!("{day}T17:00")
        };
        self.push("meeting.log", "trail", Value::Object(fields), done_at, task_closed_at);
    }

    fn slot(&mut self, day: Date, status: MeetingStatus, kind: MeetingKind) -> Map<String, Value> {
        let (drawn, quarter) = (self.rng.between(8, 14), self.rng.below(4) * 15);
        let hour = self.plan.meets_today_at.filter(|_| day == self.plan.today).unwrap_or(drawn);
        let mut fields = Map::new();
        set(&mut fields, "kind", kind.code());
        set(&mut fields, "at", format!("{day}T{hour:02}:{quarter:02}"));
        set(&mut fields, "status", status.code());
        fields.insert("minutes".into(), (self.rng.between(2, 6) * 15).into());
        fields
    }

    fn task(&mut self, subject: &str, added: Date, due: Date, closed: bool) {
        let fields = json!({"subject": subject, "due": due.to_string()});
        let closed_at = closed.then(|| self.closing_time(due));
        self.push("task.add", "trail", fields, format!("{added}T15:00"), closed_at);
    }

    /// Moves on; what the phase stands for is registered first, and an ending comes with all that belongs to it. A job
    /// that is going to be lost has its last day from the start.
    fn phase(&mut self, from: &mut Phase, phase: Phase, on: Date, lost_on: Option<Date>) {
        if std::mem::replace(from, phase) == phase {
            return;
        }
        let mut fields = json!({"phase": phase.code()});
        match (phase, fields.as_object_mut()) {
            (Phase::Working, _) => self.job(on, lost_on.filter(|lost_on| *lost_on > on)),
            (Phase::InEducation, _) => self.education(on),
            (Phase::Ended, Some(fields)) => {
                let cause = *self.rng.pick(EndCause::ALL);
                set(fields, "on", on.to_string());
                set(fields, "cause", cause.code());
                if let Some(detail) = details_of(cause).first() {
                    set(fields, "detail", detail.code());
                }
            }
            _ => {}
        }
        self.push("trail.phase", "id", fields, format!("{on}T12:00"), None);
    }

    /// A job from the day the phase is reached.
    fn job(&mut self, from: Date, until: Option<Date>) {
        let mut rng = self.rng.fork(RECORDS);
        let employer = rng.pick(&self.known).clone();
        let mut fields = Map::new();
        set(&mut fields, "title", format!("Medarbeider hos {}", employer.name));
        set(&mut fields, "employment_form", *rng.pick(&["permanent", "temporary", "on_call"]));
        set(&mut fields, "employer", employer.org_number);
        set(&mut fields, "start_date", from.to_string());
        if let Some(until) = until {
            set(&mut fields, "end_date", until.to_string());
        }
        self.record("job", fields, from);
    }

    fn education(&mut self, from: Date) {
        let mut rng = self.rng.fork(RECORDS);
        let mut fields = Map::new();
        set(&mut fields, "title", "Helsearbeiderfag");
        set(&mut fields, "form", *rng.pick(&["full_time", "part_time"]));
        set(&mut fields, "institution", "Øvelse fagskole");
        set(&mut fields, "start_date", from.to_string());
        set(&mut fields, "end_date", after(self.plan.today, EDUCATION_DAYS_LEFT).to_string());
        self.record("education", fields, from);
    }

    fn record(&mut self, kind: &str, fields: Map<String, Value>, on: Date) {
        self.push("record.add", "trail", json!({"kind": kind, "fields": fields}), format!("{on}T11:30"), None);
    }

    fn push(
        &mut self,
        command: &'static str,
        trail_field: &'static str,
        fields: Value,
        done_at: String,
        task_closed_at: Option<String>,
    ) {
        if let Value::Object(fields) = fields {
            self.steps.push(Step { command, trail_field, fields, done_at, task_closed_at });
        }
    }

    fn share(&self, percent: u32) -> u32 {
        self.plan.age_days * percent / 100
    }
}

/// The moves that lead to a phase, each with the share of the trail's age at which it happens, in percent.
///
/// Moves backwards are normal in the method: a job is lost and the search goes on.
const fn moves(last: Phase) -> &'static [(Phase, u32)] {
    use Phase::{Downsizing, Ended, InEducation, JobDevelopment, Mapping, Working};
    match last {
        Mapping => &[(JobDevelopment, 10), (Working, 30), (JobDevelopment, 60), (Mapping, 85)],
        JobDevelopment => &[(JobDevelopment, 6), (Working, 35), (JobDevelopment, 75)],
        InEducation => &[(JobDevelopment, 8), (InEducation, 40)],
        Working => &[(JobDevelopment, 6), (Working, 25), (JobDevelopment, 50), (Working, 62)],
        Downsizing => &[(JobDevelopment, 6), (Working, 30), (Downsizing, 88)],
        Ended => &[(JobDevelopment, 6), (Working, 30), (Downsizing, 75), (Ended, 100)],
        _ => &[],
    }
}

fn set(fields: &mut Map<String, Value>, name: &str, value: impl Into<String>) {
    fields.insert(name.to_owned(), Value::String(value.into()));
}

fn after(day: Date, days: u32) -> Date {
    day.checked_add_days(Days::new(u64::from(days))).unwrap_or(day)
}

fn before(day: Date, days: u32) -> Date {
    day.checked_sub_days(Days::new(u64::from(days))).unwrap_or(day)
}

/// The day itself, or the Monday after it.
fn weekday_from(day: Date) -> Date {
    match day.weekday() {
        Weekday::Sat => after(day, 2),
        Weekday::Sun => after(day, 1),
        _ => day,
    }
}
