/// Synthetic people, employers and work for tests and the preview. No such person exists.
import type {
  AppStatus, CalendarDays, ConflictRow, InboxView, MergeRow, CalendarEntry, EmployerClockView, EmployerRow, EndChoice, FiguresView, HomeView, LoggedMeeting, ListView, ListViewRow, Me, Measure, MeasureFigures, MeetingRow, MorningView, PressingView, MeetingView, NextPhase, ParticipantView, Phase, PhaseCount,
  PhaseGuide, PortfolioView, ProfileFieldRow, ProfileView, RecordRow, SearchView, SyncStatus,
  TaskRow, TrailEvent, TrailRow, TrailView,
} from "../bindings/api";
import { localTime } from "../shared/dates";
import { nb } from "../shared/nb";

/** Saturday 21 November 2026, 14:32 in Oslo. */
export const NOW = Date.UTC(2026, 10, 21, 13, 32);
export const TODAY = "2026-11-21";
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** An instant so many days and hours from midnight today in Oslo. */
export const at = (days: number, hour: number, minute = 0): number =>
  Date.UTC(2026, 10, 20, 23) + days * DAY + hour * HOUR + minute * 60_000;

export const ME: Me = {
  user_name: "Kari Testdal",
  role: "specialist",
  team_name: "IPS Alnabru",
  device_name: "Karis bærbare",
  server_url: "http://127.0.0.1:8787",
  server_name: "Øvelse Alnabru",
  synthetic_only: true,
};

export const OPEN: AppStatus = { phase: "open", app_version: "0.1.0", me: ME, waiting: null };
export const LOCKED: AppStatus = { phase: "locked", app_version: "0.1.0", me: null, waiting: null };
export const UNENROLLED: AppStatus = { phase: "unenrolled", app_version: "0.1.0", me: null, waiting: null };

export const DELIVERED: SyncStatus = {
  phase: "idle",
  outbox: 0,
  held: 0,
  quarantined: 0,
  delivered: 12,
  delivered_at: at(0, 14, 3),
  contact_at: at(0, 14, 30),
  retry_at: null,
  progress: null,
  error: null,
};

export const trailRow = (change: Partial<TrailRow> = {}): TrailRow => ({
  id: "trail-1",
  title: "Nora Prøvestad",
  birth_year: "94",
  service: "ips",
  phase: "job_development",
  standing: "confirmed",
  refused_reason: null,
  referred: "2026-02-03",
  owner_name: "Kari Testdal",
  mine: true,
  next_meeting_at: at(0, 15, 30),
  last_contact_at: at(-2, 10),
  open_tasks: 2,
  overdue_tasks: 0,
  shielded: false,
  passive: false,
  unsent: false,
  ...change,
});

export const meetingRow = (change: Partial<MeetingRow> = {}): MeetingRow => ({
  id: "meeting-1",
  trail: "trail-1",
  trail_title: "Nora Prøvestad",
  kind: "employer",
  at: at(0, 15, 30),
  minutes: 45,
  channel: "physical",
  place: "Lageret, Alnabru",
  status: "planned",
  subject: "Omvisning på lageret",
  employer: "999999999",
  employer_name: "Eksempel Logistikk AS",
  employer_contact: "",
  decision_maker: null,
  sub_category: "job_development",
  participant_attends: false,
  institution: "",
  institution_contact: "",
  travel_to: 20,
  travel_from: 20,
  in_the_field: true,
  cancel_reason: "",
  undone: false,
  undone_reason: "",
  mine: true,
  holder: "",
  reminder_wanted: false,
  excerpt: "Avtalt å se på plukk og pakk. Spør om prøvedag og hvem som er fadder.",
  unsent: false,
  conflicts: 0,
  ...change,
});

export const taskRow = (change: Partial<TaskRow> = {}): TaskRow => ({
  id: "task-1",
  source: "own",
  trail: "trail-1",
  trail_title: "Nora Prøvestad",
  subject: "Ringe lagersjefen om prøvedag",
  note: "",
  due: "2026-11-22",
  due_at: null,
  priority: "normal",
  remind_at: null,
  status: "open",
  reason: "",
  key: null,
  overdue: false,
  created_at: at(-3, 9),
  done_at: null,
  unsent: false,
  conflicts: 0,
  ...change,
});

const PEOPLE: [string, string, Phase, number | null, number | null, number, number][] = [
  ["Nora Prøvestad", "94", "job_development", at(0, 15, 30), at(-2, 10), 2, 1],
  ["Jonas Øvingsen", "88", "mapping", at(0, 9, 0), at(0, 9, 0), 1, 0],
  ["Amina Testberg", "99", "working", at(1, 10), at(-4, 13), 0, 0],
  ["Lars Skyggevik", "79", "working", at(2, 12, 30), at(-6, 12), 1, 0],
  ["Fatima Mønsterhaug", "01", "in_education", at(3, 9, 15), at(-9, 9), 3, 2],
  ["Ole Dummynes", "85", "job_development", at(4, 14), at(-1, 14), 1, 0],
  ["Silje Fiktivrud", "92", "downsizing", null, at(-14, 11), 0, 0],
  ["Mohammed Prøvedal", "90", "mapping", null, at(-3, 10), 2, 0],
  ["Ingrid Øvingslien", "97", "referred", null, null, 1, 0],
  ["Per Tenktmoen", "73", "ended", null, at(-90, 10), 0, 0],
];

export const TRAILS: TrailRow[] = PEOPLE.map(([title, birth_year, phase, next, last, open, overdue], index) =>
  trailRow({
    id: `trail-${index + 1}`,
    title,
    birth_year,
    phase,
    next_meeting_at: next,
    last_contact_at: last,
    open_tasks: open,
    overdue_tasks: overdue,
    standing: index === 8 ? "provisional" : "confirmed",
    unsent: index === 8 || index === 1,
    mine: index !== 5,
    owner_name: index === 5 ? "Ole Øvingsen" : "Kari Testdal",
  }));

const PHASES: Phase[] = ["referred", "mapping", "job_development", "in_education", "working", "downsizing", "ended"];

export const phaseCounts = (trails: TrailRow[]): PhaseCount[] =>
  PHASES.map((phase) => ({ phase, label: nb.phase[phase], count: trails.filter((trail) => trail.phase === phase).length }));

export const PORTFOLIO: PortfolioView = { trails: TRAILS, phases: phaseCounts(TRAILS) };
export const NO_TRAILS: PortfolioView = { trails: [], phases: phaseCounts([]) };

export const TASKS: TaskRow[] = [
  taskRow({ id: "task-2", subject: "Sende CV til Eksempel Kantine", due: "2026-11-18", overdue: true }),
  taskRow({ id: "task-3", trail: "trail-5", trail_title: "Fatima Mønsterhaug", subject: "Avklare praksisplan med skolen", due: "2026-11-20", overdue: true }),
  taskRow({ id: "task-4", trail: "trail-2", trail_title: "Jonas Øvingsen", subject: "Skrive ferdig karriereprofil sammen", due: TODAY, unsent: true }),
  taskRow({}),
  taskRow({ id: "task-5", trail: "trail-4", trail_title: "Lars Skyggevik", subject: "Høre hvordan første nattskift gikk", due: "2026-11-25" }),
  taskRow({ id: "task-6", trail: "trail-8", trail_title: "Mohammed Prøvedal", subject: "Finne tre verksteder i nærheten", due: null }),
];

/** What the method asks for, what merging left to settle, and a sub-goal, beside one's own. */
export const TASKS_OF_EVERY_SORT: TaskRow[] = [
  ...TASKS,
  taskRow({ id: "duty-1", source: "duty", key: "report_due:trail-2:1", subject: "Skriv rapport", note: "Det er 90 dager siden forrige rapport.", due: TODAY, trail: "trail-2", trail_title: "Jonas Øvingsen" }),
  taskRow({ id: "finding-1", source: "finding", key: "two_startups:trail-3", subject: "Avklar hvilket oppstartsmøte som gjelder", note: "To har registrert oppstartsmøte samtidig.", due: null, trail: "trail-3", trail_title: "Amina Testberg" }),
  taskRow({ id: "goal-1", source: "sub_goal", subject: "Besøke to lagre", due: "2026-12-01", priority: "high" }),
];

export const HOME: HomeView = {
  today: TODAY,
  meetings_today: [
    meetingRow({
      id: "meeting-2", trail: "trail-2", trail_title: "Jonas Øvingsen", kind: "participant", at: at(0, 9), minutes: 60,
      subject: "Karriereprofil, del to", place: "Kontoret", employer: null, employer_name: "", travel_to: 0, status: "completed", unsent: true,
      excerpt: "Jonas vil helst jobbe ute, gjerne med hendene. Har truckbevis fra 2019.",
    }),
    meetingRow(),
  ],
  meetings_ahead: [
    meetingRow({ id: "meeting-3", trail: "trail-3", trail_title: "Amina Testberg", at: at(1, 10), subject: "Oppfølging på arbeidsplassen", employer_name: "Testbakeriet AS", place: "Grorud", kind: "employer" }),
    meetingRow({ id: "meeting-4", trail: "trail-4", trail_title: "Lars Skyggevik", at: at(2, 12, 30), subject: "Hvordan går nattskiftene?", channel: "phone", kind: "participant", place: "", employer_name: "", travel_to: 0 }),
    meetingRow({ id: "meeting-5", trail: "trail-5", trail_title: "Fatima Mønsterhaug", at: at(3, 9, 15), subject: "Samtale med kontaktlærer", channel: "video", kind: "participant", place: "", employer_name: "", travel_to: 0 }),
  ],
  meetings_left_open: [
    meetingRow({ id: "meeting-6", trail: "trail-6", trail_title: "Ole Dummynes", at: at(-3, 13), subject: "Første besøk hos Øvelsesverkstedet", employer_name: "Øvelsesverkstedet AS", place: "Alna", excerpt: "" }),
  ],
  phases: phaseCounts(TRAILS),
  trail_count: TRAILS.length,
};

export const PRESSING: PressingView = { tasks_due: TASKS.filter((task) => task.due !== null), clocks: [], new_jobs: [] };

/** Clocks that run and have run out. */
export const CLOCKS: PressingView["clocks"] = [
  { trail: "trail-8", trail_title: "Mohammed Prøvedal", clock: { state: "overdue", start_on: "2026-10-20", deadline_on: "2026-11-19", first_meeting_at: null, days_used: 32, days_used_without_passive: 32, days_left: -2, within_30_days: false } },
  { trail: "trail-2", trail_title: "Jonas Øvingsen", clock: { state: "soon", start_on: "2026-10-28", deadline_on: "2026-11-27", first_meeting_at: null, days_used: 24, days_used_without_passive: 24, days_left: 6, within_30_days: null } },
];

export const MORNING: MorningView = {
  visits: [
    {
      meeting: meetingRow(),
      last: meetingRow({ id: "meeting-8", at: at(-7, 12), status: "completed", subject: "Besøk hos Eksempel Logistikk AS", excerpt: "Lagersjefen trenger to på kveldsskift fra januar. Positiv til prøvedag." }),
      openness: { obtained_on: "2026-03-10", may_contact: true, may_be_shared: "At hun har vært borte fra arbeidslivet en tid og ønsker en rolig opplæring.", must_not_be_shared: "Ikke noe om helse eller behandling." },
    },
  ],
  colleagues: [
    { stream: "trail-6", trail: "trail-6", title: "Ole Dummynes", who: "Ole Øvingsen", at: at(-1, 14, 12), actions: 3, touched: ["møter", "oppgaver"] },
    { stream: "employer-1", trail: null, title: "Testbakeriet AS", who: "Siri Prøvegård", at: at(-2, 9, 5), actions: 1, touched: ["arbeidsgiveren"] },
  ],
  links: [],
  named_days: [],
};

const travelled = (meeting: MeetingRow): CalendarEntry[] => {
  const [from, to] = [meeting.at, meeting.at + meeting.minutes * 60_000];
  const entries: CalendarEntry[] = [{ kind: "meeting", from, to, meeting }];
  if (meeting.travel_to > 0) entries.unshift({ kind: "travel_to", from: from - meeting.travel_to * 60_000, to: from, meeting });
  if (meeting.travel_from > 0) entries.push({ kind: "travel_from", from: to, to: to + meeting.travel_from * 60_000, meeting });
  return entries;
};

/** Two weeks of meetings: the week of today and the next one, one clash and one colleague's among them. */
const CALENDAR_MEETINGS: MeetingRow[] = [
  meetingRow({ id: "meeting-6", trail: "trail-6", trail_title: "Ole Dummynes", at: at(-3, 13), subject: "Første besøk hos Øvelsesverkstedet", employer_name: "Øvelsesverkstedet AS", place: "Alna" }),
  meetingRow({ id: "meeting-20", trail: "trail-4", trail_title: "Lars Skyggevik", at: at(-5, 9), kind: "participant", subject: "Ukesamtale", status: "completed", employer_name: "", place: "Kontoret", travel_to: 0, travel_from: 0, minutes: 60 }),
  meetingRow({ id: "meeting-21", trail: null, trail_title: "Testbakeriet AS", at: at(-4, 10, 30), kind: "employer_only", subject: "Bli kjent", status: "completed", employer_name: "Testbakeriet AS", place: "Grorud", minutes: 60 }),
  meetingRow({ id: "meeting-22", trail: "trail-1", at: at(-2, 10), kind: "participant", channel: "phone", subject: "Forberede omvisningen", status: "completed", employer_name: "", place: "", travel_to: 0, travel_from: 0, minutes: 20 }),
  meetingRow({ id: "meeting-23", trail: "trail-8", trail_title: "Mohammed Prøvedal", at: at(-1, 12), kind: "startup", subject: "Oppstartsmøte", employer_name: "", place: "Kontoret", travel_to: 0, travel_from: 0, minutes: 90, status: "no_show" }),
  meetingRow({ id: "meeting-2", trail: "trail-2", trail_title: "Jonas Øvingsen", kind: "participant", at: at(0, 9), minutes: 60, subject: "Karriereprofil, del to", place: "Kontoret", employer_name: "", travel_to: 0, travel_from: 0, status: "completed" }),
  meetingRow(),
  meetingRow({ id: "meeting-3", trail: "trail-3", trail_title: "Amina Testberg", at: at(2, 10), minutes: 60, subject: "Oppfølging på arbeidsplassen", employer_name: "Testbakeriet AS", place: "Grorud", travel_to: 30, travel_from: 30 }),
  meetingRow({ id: "meeting-4", trail: "trail-4", trail_title: "Lars Skyggevik", at: at(2, 12, 30), minutes: 30, subject: "Hvordan går nattskiftene?", channel: "phone", kind: "participant", place: "", employer_name: "", travel_to: 0, travel_from: 0 }),
  meetingRow({ id: "meeting-5", trail: "trail-5", trail_title: "Fatima Mønsterhaug", at: at(3, 9, 15), minutes: 45, subject: "Samtale med kontaktlærer", channel: "video", kind: "education", place: "", employer_name: "", travel_to: 0, travel_from: 0 }),
  meetingRow({ id: "meeting-24", trail: "trail-1", at: at(4, 13), minutes: 60, subject: "Prøvedag, oppstart", travel_to: 20, travel_from: 20 }),
  meetingRow({ id: "meeting-25", trail: "trail-2", trail_title: "Jonas Øvingsen", at: at(4, 13, 30), minutes: 60, kind: "participant", subject: "Karriereprofil, del tre", place: "Kontoret", employer_name: "", travel_to: 0, travel_from: 0 }),
  meetingRow({ id: "meeting-26", trail: "trail-6", trail_title: "Ole Dummynes", at: at(5, 11), minutes: 45, subject: "Besøk på lageret", mine: false, holder: "Ole Øvingsen" }),
];

/** The answer of `calendar`, as Rust gives it: own meetings, and colleagues' when asked for. */
export const calendarOf = ({ from = TODAY, to = TODAY, everybody }: CalendarDays): CalendarEntry[] =>
  CALENDAR_MEETINGS.filter((meeting) => localTime(meeting.at).slice(0, 10) >= from && localTime(meeting.at).slice(0, 10) <= to && (meeting.mine || everybody))
    .flatMap(travelled)
    .toSorted((a, b) => a.from - b.from);

const tally = (meetings: number, employers = meetings, minutes = meetings * 70) => ({ meetings, employers, minutes });

const measureFigures = (measure: Measure, label: string, weeks: number[]): MeasureFigures => ({
  measure,
  label,
  total: tally(weeks.reduce((sum, count) => sum + count, 0), 14),
  weeks: weeks.map((count, index) => ({
    year: 2026,
    week: 47 - weeks.length + 1 + index,
    monday: localTime(at(-5 - 7 * (weeks.length - 1 - index), 12)).slice(0, 10),
    tally: tally(count),
    share: { minutes: count * 70, of_minutes: 2250, permille: Math.round((count * 70 * 1000) / 2250), level: "middle" },
  })),
  months: [],
});

export const FIGURES: FiguresView = {
  from: "2026-08-31",
  to: TODAY,
  measures: [
    measureFigures("counting_contact", "Tellende kontakter", [4, 6, 3, 5, 7, 6, 2, 0, 6, 8, 5, 4]),
    measureFigures("face_to_face_contact", "Kontakter ansikt til ansikt", [5, 8, 4, 6, 9, 8, 3, 1, 7, 9, 8, 6]),
    measureFigures("field_time", "Tid ute", [8, 12, 6, 9, 14, 11, 5, 2, 10, 13, 12, 9]),
  ],
  contacts_by_sub_category: [
    { code: "job_development", label: "Jobbutvikling", count: 31 }, { code: "relationship_building", label: "Relasjonsbygging", count: 17 },
    { code: "job_support", label: "Jobbstøtte", count: 8 },
  ],
  contacts_per_week_target: 6,
  field_last_week: { minutes: 840, of_minutes: 2250, permille: 373, level: "middle" },
  field_last_quarter: { minutes: 12_480, of_minutes: 27_000, permille: 462, level: "high" },
  employer_meetings_last_7_days: 5,
  open_past_meetings: { count: 1, level: "low" },
  referred_by_age: [{ code: "under_30", label: "Under 30 år", count: 1 }, { code: "30_plus", label: "30 år og eldre", count: 2 }],
  active_by_phase: [
    { code: "mapping", label: "Kartlegging", count: 2 }, { code: "job_development", label: "Jobbutvikling", count: 2 },
    { code: "in_education", label: "I utdannelse", count: 1 }, { code: "working", label: "Jobber", count: 2 }, { code: "downsizing", label: "Nedtrapping", count: 1 },
  ],
  ended_by_cause: [{ code: "work/work_no_subsidy", label: "Arbeid – Arbeid uten lønnstilskudd", count: 3 }, { code: "other/illness", label: "Andre sluttårsaker – Sykdom", count: 1 }],
  in_job: { count: 4, level: "middle" },
  in_education: { count: 1, level: "low" },
  in_training: { count: 0, level: "low" },
};

export const EMPTY_HOME: HomeView = {
  today: TODAY, meetings_today: [], meetings_ahead: [], meetings_left_open: [], phases: phaseCounts([]), trail_count: 0,
};

/** What is answered when a meeting was changed. */
export const CHANGED: LoggedMeeting = { id: "meeting-1", task: null, notices: [] };

const employerRow = (change: Partial<EmployerRow>): EmployerRow => ({
  id: null, org_number: "", name: "", place: "", municipality: "Oslo", postal_code: "", trade: "", employees: null, last_met_at: null, meetings: 0,
  own_meetings: 0, open_needs: 0, fits: [], closed_down: false, ...change,
});

export const EMPLOYERS: EmployerRow[] = [
  employerRow({ org_number: "999999999", name: "Eksempel Logistikk AS", place: "Lageret, Alnabru", last_met_at: at(-7, 12), meetings: 4 }),
  employerRow({ org_number: "888888888", name: "Testbakeriet AS", place: "Grorud", last_met_at: at(-12, 9), meetings: 2 }),
  employerRow({ org_number: "777777777", name: "Øvelsesverkstedet AS", place: "Alna", last_met_at: at(-30, 9), meetings: 1 }),
];

export const EMPLOYER_CLOCK: EmployerClockView = {
  state: "met", start_on: "2026-03-06", deadline_on: "2026-04-05", first_meeting_at: at(-240, 10), days_used: 20,
  days_used_without_passive: 20, days_left: null, within_30_days: true,
};

export const END_CHOICES: EndChoice[] = [
  { cause: "work", label: "Arbeid", details: [{ detail: "work_no_subsidy", label: "Arbeid uten lønnstilskudd" }, { detail: "work_nav_subsidy", label: "Arbeid med lønnstilskudd fra NAV" }] },
  { cause: "education", label: "Utdanning", details: [{ detail: "edu_nav", label: "Utdanning - dekket av NAV" }] },
  { cause: "other", label: "Andre sluttårsaker", details: [{ detail: "illness", label: "Sykdom" }, { detail: "not_applicable", label: "Ikke aktuell" }] },
];

const PURPOSES: Partial<Record<Phase, string>> = {
  job_development: "Du og deltakeren møter arbeidsgivere eller skoler ut fra det deltakeren ønsker seg.",
  working: "Deltakeren er i jobb, og du gir jobbstøtte.",
  ended: "Oppfølgingen er avsluttet med dato, årsak og detaljert årsak.",
};

export const phaseGuide = (phase: Phase): PhaseGuide => ({
  phase, label: nb.phase[phase], order: PHASES.indexOf(phase) + 1, purpose: PURPOSES[phase] ?? "", guidance: phase === "working" ? ["Følg tett opp rundt oppstart."] : [],
});

/** The rest of the path: work needs a job, study an education. */
export const nextPhases = (from: Phase): NextPhase[] =>
  PHASES.filter((phase) => phase !== from).map((phase) => ({
    guide: phaseGuide(phase),
    obstacles: phase === "working"
      ? [{ code: "phase_needs_job", message: "Registrer en jobb som er planlagt eller pågår, før du velger denne fasen." }]
      : phase === "in_education"
        ? [{ code: "phase_needs_education", message: "Registrer en utdanning som er planlagt eller pågår, før du velger denne fasen." }]
        : [],
    asks_ending: phase === "ended",
  }));

export const trailView = (change: Partial<TrailView> = {}): TrailView => ({
  id: trailRow().id,
  row: trailRow(),
  national_id: "01419412345",
  started_at: at(-260, 10),
  end_cause: null,
  ended_on: null,
  end_detail: null,
  end_registered_on: null,
  may_correct_ending: false,
  ending_correctable_until: null,
  readmitted_from: null,
  employer_clock: EMPLOYER_CLOCK,
  banners: [],
  phase_guide: phaseGuide("job_development"),
  next_phases: nextPhases("job_development"),
  end_choices: END_CHOICES,
  standing_text: null,
  person: {
    register_name: "",
    birth_date: null,
    birth_date_from_register: false,
    age: null,
    shielded: false,
    address: "",
    mobile: "",
  },
  creation: {
    person_confirmed: true,
    informed_of_rights: true,
    informed_version: "2026-11-21",
    guardian_consent: false,
    confirmed_by: "",
    confirmed_on: null,
    missing: [],
  },
  profile: [
    { section: "goal", text: "Nora vil jobbe på lager eller i butikk, helst dagtid og minst 60 prosent. På sikt vil hun ta truckbevis." },
    { section: "strengths", text: "Nøyaktig og utholdende. Liker faste rutiner. Trenger en tydelig plan for de første dagene, og én person å spørre." },
    { section: "openness", text: "" },
  ],
  version: "v1",
  tasks: [taskRow({ overdue: true, due: "2026-11-18", subject: "Sende CV til Eksempel Kantine", id: "task-2" }), taskRow()],
  timeline: [
    { type: "meeting", at: at(0, 15, 30), meeting: meetingRow() },
    { type: "event", at: at(-1, 14, 12), text: "Notatet fra møtet 19. november ble endret av to samtidig. Begge tekstene er beholdt.", author: "Ole Øvingsen og du", merged: true },
    { type: "meeting", at: at(-2, 10), meeting: meetingRow({ id: "meeting-7", kind: "participant", channel: "phone", subject: "Forberede omvisningen", place: "", employer_name: "", status: "completed", at: at(-2, 10), minutes: 20, excerpt: "Gikk gjennom spørsmål hun vil stille. Litt nervøs, men gleder seg." , conflicts: 1 }) },
    { type: "task", at: at(-3, 9), task: taskRow() },
    { type: "meeting", at: at(-7, 12), meeting: meetingRow({ id: "meeting-8", subject: "Besøk hos Eksempel Logistikk AS", status: "completed", at: at(-7, 12), excerpt: "Lagersjefen trenger to på kveldsskift fra januar. Positiv til prøvedag." }) },
    { type: "meeting", at: at(-21, 12), meeting: meetingRow({ id: "meeting-9", kind: "participant", subject: "Møte med deltaker", status: "no_show", at: at(-21, 12), excerpt: "", employer_name: "", place: "Kontoret" }) },
    { type: "event", at: at(-30, 9), text: "Fasen ble endret fra Kartlegging til Jobbutvikling", author: "Kari Testdal", merged: false },
    { type: "meeting", at: at(-260, 10), meeting: meetingRow({ id: "meeting-10", kind: "startup", subject: "Oppstartsmøte", status: "completed", at: at(-260, 10), excerpt: "", employer_name: "", place: "Kontoret" }) },
    { type: "event", at: at(-270, 9), text: "Jobbsporet ble opprettet", author: "Kari Testdal", merged: false },
  ],
  ...change,
});

export const meetingView = (change: Partial<MeetingView> = {}): MeetingView => ({
  id: "meeting-1",
  row: meetingRow(),
  note: "Avtalt å se på plukk og pakk. Spør om prøvedag og hvem som er fadder.\n\nHusk vernesko.",
  note_role: "agenda",
  version: "v1",
  history: [
    { at: at(-1, 9, 40), author: "Ole Øvingsen", command: "meeting.edit", delivered: true },
    { at: at(-3, 9, 12), author: "Kari Testdal", command: "meeting.log", delivered: true },
  ],
  conflicts: [],
  ...change,
});

export const SEARCH: SearchView = {
  hits: [
    { kind: "meeting", id: "meeting-1", trail: "trail-1", trail_title: "Nora Prøvestad", title: "Omvisning på lageret", snippet: [{ text: "Avtalt å se på ", hit: false }, { text: "plukk", hit: true }, { text: " og pakk. Spør om prøvedag …", hit: false }], at: at(0, 15, 30) },
    { kind: "task", id: "task-1", trail: "trail-1", trail_title: "Nora Prøvestad", title: "Ringe lagersjefen om prøvedag", snippet: [], at: at(-3, 9) },
    { kind: "trail", id: "trail-1", trail: "trail-1", trail_title: "Nora Prøvestad", title: "Nora Prøvestad", snippet: [], at: at(-260, 9) },
  ],
  cut: true,
};

export const profileField = (change: Partial<ProfileFieldRow> = {}): ProfileFieldRow => ({
  key: "work_wish",
  label: "Jobbønske",
  help: "Hva ønsker deltakeren å jobbe med?",
  kind: "text",
  chars_max: 4000,
  cautions: [],
  choices: [],
  value: "Lager eller butikk, helst dagtid.",
  shown: "Lager eller butikk, helst dagtid.",
  version: "v7",
  shared: true,
  required: false,
  ...change,
});

export const PROFILE: ProfileView = {
  trail: "trail-1",
  service: "ips",
  sections: [
    {
      key: "goal",
      label: "Hovedmål",
      conflicts: 0, entity: null,
      fields: [
        profileField(),
        profileField({ key: "goal_due", label: "Ønsket dato", help: "", kind: "date", value: "2027-02-01", shown: "01.02.2027", version: null, shared: false }),
      ],
    },
    {
      key: "openness",
      label: "Åpenhet",
      conflicts: 1, entity: null,
      fields: [
        profileField({
          key: "openness_level", label: "Grad av åpenhet", kind: "choice", value: "", shown: "", version: null, help: "",
          choices: [{ code: "full", label: "Full åpenhet" }, { code: "none", label: "Ingen åpenhet" }],
        }),
        profileField({ key: "may_contact", label: "Arbeidsgiver kan kontaktes", kind: "tick", value: "", shown: "", version: null, help: "" }),
        profileField({ key: "say_nothing", label: "Dette skal ikke sies", value: "", shown: "", cautions: ["Skriv ikke diagnoser."], shared: false }),
      ],
    },
  ],
  others: [],
};

export const recordRow = (change: Partial<RecordRow> = {}): RecordRow => ({
  id: "record-1",
  trail: "trail-1",
  trail_title: "Nora Prøvestad",
  kind: "job",
  label: "Jobb",
  title: "Lagermedarbeider",
  status: "planned",
  fields: { title: "Lagermedarbeider", start_date: "2026-12-01" },
  discarded: false,
  created_at: at(-1, 10),
  unsent: false,
  conflicts: 0,
  ...change,
});

export const RECORDS: RecordRow[] = [
  recordRow(),
  recordRow({ id: "record-2", kind: "sub_goal", label: "Delmål", title: "Besøke to lagre", status: "open", fields: {} }),
  recordRow({ id: "record-3", kind: "passive_period", label: "Passiv periode", title: "Sommerferie", status: "ended", fields: { from: "2026-07-01", to: "2026-07-31" } }),
];

export const PARTICIPANT: ParticipantView = {
  trail: "trail-1",
  open: true,
  until: null,
  referred: "2026-02-03",
  specialist: "Kari Testdal",
  reports: [],
  sub_goals: [{ title: "Besøke to lagre", lines: [{ label: "Frist", text: "01.12.2026" }] }],
  meetings: [{ at: at(0, 15, 30), kind: "Møte med arbeidsgiver", place: "Alnabru", employer: "Eksempel Logistikk AS", note: "" }],
  jobs: [],
  educations: [],
  profile: [{ key: "main_goal", label: "Hovedmål", lines: [{ label: "Jobbønske", text: "Lager eller butikk, helst dagtid." }] }],
  history: { conversations: [], meetings: [], sub_goals: [], jobs: [], educations: [] },
};

export const TRAIL_EVENTS: TrailEvent[] = [
  { at: at(-1, 14, 12), author: "Ole Øvingsen", device: "device-2", this_device: false, text: "Målet ble endret", changes: [{ what: "Hovedmål", before: "Lager", after: "Lager eller butikk" }] },
  { at: at(-30, 9), author: "Kari Testdal", device: "device-1", this_device: true, text: "Fasen ble endret", changes: [{ what: "Fase", before: "Kartlegging", after: "Jobbutvikling" }] },
  { at: at(-270, 9), author: "Kari Testdal", device: "device-1", this_device: true, text: "Jobbsporet ble opprettet", changes: [] },
];

export const LIST_VIEWS: ListViewRow[] = [
  { code: "my_active_ips", name: "Mine jobbspor – aktive IPS", everybodys: false },
  { code: "all_referred", name: "Alle jobbspor – henvist", everybodys: true },
];

export const listView = (code: string): ListView => ({
  code,
  name: LIST_VIEWS.find((list) => list.code === code)?.name ?? code,
  columns: [{ key: "name", label: "Navn" }, { key: "started_on", label: "Oppstart" }, { key: "first_employer_days", label: "Dager" }, { key: "phase", label: "Fase" }],
  count: code === "all_referred" ? 0 : 3,
  rows: code === "all_referred" ? [] : [
    { id: "trail-1", trail: "trail-1", cells: ["Nora Prøvestad", "2026-03-06", "20", "Jobbutvikling"] },
    { id: "trail-2", trail: "trail-2", cells: ["Jonas Øvingsen", "2026-10-01", "9", "Kartlegging"] },
    { id: "trail-3", trail: "trail-3", cells: ["Amina Testberg", "2025-11-20", "", "Jobber"] },
  ],
});

export const CONFLICT: ConflictRow = {
  entity: "meeting-1", what: "meeting", trail: "trail-1", trail_title: "Nora Prøvestad", title: "Besøk på lageret", field: "place", field_label: "Sted", is_text: true,
  chosen: "Møtes på lageret.", chosen_shown: "Møtes på lageret.", chosen_by: "Kari Testdal", chosen_at: at(0, 9, 12),
  other: "Møtes ved porten.", other_shown: "Møtes ved porten.", other_by: "Petter Øvelse", other_at: at(0, 9, 40), recommended: "other", why: "Petter skrev sist.",
};
export const MERGE: MergeRow = { at: at(0, 8), entity: "task-1", what: "task", trail: "trail-1", trail_title: "Nora Prøvestad", text: "Petter endret fristen, du endret emnet. Begge er beholdt.", seen: false };
export const INBOX: InboxView = {
  conflicts: [CONFLICT, { ...CONFLICT, field: "at", field_label: "Tidspunkt", is_text: false, chosen: "2026-11-21T15:30", chosen_shown: "21.11.2026 15:30", other: "2026-11-21T16:00", other_shown: "21.11.2026 16:00", recommended: "chosen", why: "Det er avtalt med arbeidsgiveren." }],
  merges: [MERGE, { ...MERGE, at: at(-1, 14), entity: "meeting-2", what: "meeting", text: "Petter endret datoen, du endret stedet. Begge er beholdt.", seen: true }],
};
