// Made from the types of crates/core by `UPDATE_BINDINGS=1 cargo test -p worktrail-core --test bindings`.
// Do not edit: a stale file fails the build.

/** One person who can see a trail. */
export type AccessRow = {
  /** The person. */
  user: UserId,
  /** Name. */
  name: string,
  /** The rule that permits it. */
  rule: Rule,
  /** The rule. */
  rule_label: string,
  /** The last day, for whoever stands in. */
  until: string | null,
};
/** Who can see a trail, and why. */
export type AccessView = {
  /** The trail. */
  trail: TrailId,
  /** Name of its owner. */
  owner_name: string,
  /** The person at work may give it away and share it. */
  may_dispose: boolean,
  /** Everybody who can see it as far as the own teams tell, the owner first, then by name. */
  people: Array<AccessRow>,
  /** The latest change of owner. */
  handover: HandoverNote | null,
};
/** What state the app is in. */
export type AppPhase = "unenrolled" | "locked" | "open";
/** The app as a whole. */
export type AppStatus = {
  /** Which state. */
  phase: AppPhase,
  /** Version of the app. */
  app_version: string,
  /** Who is at work; only while open. */
  me: Me | null,
  /** How many actions waited to be sent when it was locked; only while locked, and where that is known. */
  waiting: number | null,
};
/** Something to know before anything else about a trail. */
export type Banner = {
  /** What it is about. */
  kind: BannerKind,
  /** What it says. */
  text: string,
};
/** What a banner on a trail's page is about. */
export type BannerKind = "ended" | "shielded" | "passive" | "recruitment" | "sms_reserved";
/** Which days of the calendar. */
export type CalendarDays = {
  /** First day; today when left out. */
  from?: string,
  /** Last day; six days after the first when left out. */
  to?: string,
  /** Colleagues' meetings as well. */
  everybody: boolean,
};
/** One entry of the calendar. */
export type CalendarEntry = {
  /** What it is. */
  kind: CalendarKind,
  /** When it begins. */
  from: Timestamp,
  /** When it ends. */
  to: Timestamp,
  /** The meeting it is, or belongs to. */
  meeting: MeetingRow,
};
/** What lies in the calendar: a meeting, or the travel before or after it. */
export type CalendarKind = "travel_to" | "meeting" | "travel_from";
/** How a meeting is held (*kanal*). */
export type Channel = "physical" | "phone" | "video" | "unknown";
/** How the clock stands. */
export type ClockState = "not_started" | "running" | "soon" | "overdue" | "met" | "met_late" | "stopped";
/** Closes several lines of the task list, whatever their source. */
export type CloseTasks = {
  /** Which ones. */
  ids: Array<TaskId>,
  /** What became of them: `done` or `discarded`. */
  status: TaskStatus,
  /** Why; asked for when duties are put aside. */
  reason?: string,
};
/** A closed list of values, in the language of the person. */
export type CodeList = {
  /** Its name, as fields refer to it. */
  name: string,
  /** The field of the same record that decides which of the values may be chosen. */
  depends_on: string | null,
  /** Its values, in the order they are offered. */
  codes: Array<CodeValue>,
};
/** What replacing a list changes, or would change. */
export type CodeListChange = {
  /** The version that is in force afterwards; nothing when there are faults or it was only checked. */
  version: number | null,
  /** Codes that are new. */
  added: Array<string>,
  /** Codes with another title. */
  retitled: Array<string>,
  /** Codes that can no longer be chosen; what was saved with them stands. */
  retired: Array<string>,
  /** Those of them that something here is saved with. */
  retired_in_use: Array<string>,
  /** What keeps the list from being replaced. */
  faults: Array<CodeListFault>,
};
/** What is wrong with a file that was to replace a list. */
export type CodeListFault = {
  /** The line of the file; 0 when it is the file as a whole. */
  line: number,
  /** The column; empty when it is the row as a whole. */
  column: string,
  /** What is wrong and what to do. */
  message: string,
};
/** A code list (*kodeverk*). */
export type CodeListName = "occupation" | "industry" | "county" | "municipality" | "holiday" | "channel" | "end_cause" | "phase" | "unknown";
/** One code list, as a list of lists shows it. */
export type CodeListRow = {
  /** Its name. */
  name: CodeListName,
  /** Its name. */
  label: string,
  /** How many codes can be chosen today. */
  choices: number,
  /** How many codes it has, retired ones among them. */
  codes: number,
  /** The version in force; 0 is the one that comes with the program. */
  version: number,
  /** Only titles can be replaced: the rules themselves know the codes. */
  closed: boolean,
};
/** One version of a list. */
export type CodeListVersionRow = {
  /** Its number. */
  version: number,
  /** When it was put in place. */
  replaced_at: Timestamp,
  /** Who did it. */
  replaced_by: string,
  /** When it was taken back. */
  withdrawn_at: Timestamp | null,
};
/** One list with its codes. */
export type CodeListView = {
  /** The list. */
  list: CodeListRow,
  /** Its codes, by code and day. */
  codes: Array<CodeRow>,
};
/** One code. */
export type CodeRow = {
  /** The code. */
  code: string,
  /** Title in bokmål. */
  title_nb: string,
  /** Title in nynorsk. */
  title_nn: string,
  /** Title in English; empty where nobody has given one. */
  title_en: string,
  /** First day it holds. */
  valid_from: string,
  /** Last day it holds. */
  valid_to: string | null,
  /** It can be chosen today. */
  can_be_chosen: boolean,
};
/** One value of a code list. */
export type CodeValue = {
  /** What is stored. */
  code: string,
  /** The label on screen. */
  label: string,
  /** The value in exports of the tool in use today, when it is not the label. */
  stored: string | null,
  /** No longer offered, but kept where it stands. */
  retired: boolean,
  /** The codes of the field it depends on under which it may be chosen; any when empty. */
  parent: Array<string>,
  /** How statistics group the values. */
  group: string | null,
};
/** What one colleague did in one trail or at one employer. */
export type ColleagueChange = {
  /** The trail's or the employer's stream. */
  stream: StreamId,
  /** The trail; none when it is an employer. */
  trail: TrailId | null,
  /** How the trail or the employer is called. */
  title: string,
  /** Who. */
  who: string,
  /** When the latest of it was done. */
  at: Timestamp,
  /** How many actions. */
  actions: number,
  /** What they touched, in bokmål: *møter*, *oppgaver* and so on. */
  touched: Array<string>,
};
/** One person of the own teams. */
export type ColleagueRow = {
  /** The person. */
  id: UserId,
  /** Name. */
  name: string,
  /** Role. */
  role: Role,
  /** Names of the teams that both are in. */
  teams: Array<string>,
  /** The person at work. */
  me: boolean,
};
/** Writes down what the participant says about a report. */
export type CommentReport = {
  /** Which report. */
  id: RecordId,
  /** What the participant says. */
  comment: string,
};
/** Confirms what was missing when a trail was created. */
export type CompleteCreation = {
  /** Which trail. */
  id: TrailId,
  /** Everything a creation asks for. */
  guided: GuidedCreation,
};
/** A report as it reads. */
export type ComposedReport = {
  /** Its title, in bokmål. */
  title_nb: string,
  /** What it is about: participant, specialist, dates. */
  heading: Array<ReportLine>,
  /** Its sections, in order. Texts that are not written yet stand empty. */
  sections: Array<ReportSection>,
};
/** One field that two people set to different values at the same time. */
export type ConflictRow = {
  /** Which entity. */
  entity: DocumentId,
  /** What the entity is. */
  what: EntityKind,
  /** Its trail; none for what lies at an employer or in the own workspace. */
  trail: TrailId | null,
  /** How the trail, or the employer, is called. */
  trail_title: string,
  /** What the entity is, in words. */
  title: string,
  /** The field, for settling. */
  field: string,
  /** The field. */
  field_label: string,
  /** People write words in it: both values can be combined and edited. */
  is_text: boolean,
  /** The value that every laptop shows now, as it is typed. */
  chosen: string,
  /** The same in words. */
  chosen_shown: string,
  /** Who set it. */
  chosen_by: string,
  /** When, by the clock of that device. */
  chosen_at: Timestamp,
  /** The value that was set aside, as it is typed; it is kept. */
  other: string,
  /** The same in words. */
  other_shown: string,
  /** Who set it. */
  other_by: string,
  /** When, by the clock of that device. */
  other_at: Timestamp,
  /** Which of the two is recommended. */
  recommended: Recommended,
  /** Why. */
  why: string,
};
/** Whose earlier contacts count. */
export type ContactBy = "own" | "team" | "nobody";
/** Corrects how a trail ended; what is left out stays. */
export type CorrectEnding = {
  /** Which trail. */
  id: TrailId,
  /** The last day. */
  on?: string,
  /** Why it ended. */
  cause?: EndCause,
  /** Why exactly it ended. */
  detail?: EndCauseDetail,
};
/** Corrects the kind of a meeting; fields of the new kind are given in the same step, those it lacks are emptied. */
export type CorrectMeeting = {
  /** The right kind. */
  kind: MeetingKind,
  /** Which meeting. */
  id: MeetingId,
  /** New start. */
  at?: string,
  /** New length, in minutes. */
  minutes?: number,
  /** New channel. */
  channel?: Channel,
  /** New place. */
  place?: string,
  /** New status. */
  status?: MeetingStatus,
  /** New subject. */
  subject?: string,
  /** New organisation number. */
  employer?: string,
  /** New name of the employer. */
  employer_name?: string,
  /** New contact person of the employer. */
  employer_contact?: string,
  /** New answer to whether somebody who can decide was met. */
  decision_maker?: DecisionMaker,
  /** New sub-category. */
  sub_category?: SubCategory,
  /** New tick for the participant. */
  participant_attends?: boolean,
  /** New place of study. */
  institution?: string,
  /** New contact at the place of study. */
  institution_contact?: string,
  /** New travel there, in minutes. */
  travel_to?: number,
  /** New travel back, in minutes. */
  travel_from?: number,
  /** New tick for time in the field, against what travel tells. */
  in_the_field?: boolean,
  /** New reason why it was called off. */
  cancel_reason?: string,
  /** Names in the text are the employer's own people and no participant's. */
  names_confirmed?: boolean,
  /** New note, merged with what others wrote meanwhile. */
  note?: TextEdit,
  /** A follow-up task that is saved in the same step, as when a planned meeting is closed. */
  follow_up?: FollowUp,
};
/** Puts a trail's person right; what is left out stays. */
export type CorrectPerson = {
  /** Which trail. */
  id: TrailId,
  /** The right number. */
  national_id?: string,
  /** The right name. */
  name?: string,
};
/** Something was made. */
export type Created = {
  /** Its id. */
  id: string,
};
/** What was confirmed when a trail was created. */
export type CreationView = {
  /** It is the right person. */
  person_confirmed: boolean,
  /** The participant was told of the rights. */
  informed_of_rights: boolean,
  /** Version of the list of what the participant was told. */
  informed_version: string,
  /** The guardians have given their consent. */
  guardian_consent: boolean,
  /** Who confirmed. */
  confirmed_by: string,
  /** The day of the confirmations. */
  confirmed_on: string | null,
  /** What is still to be confirmed or filled in. */
  missing: Array<Missing>,
};
/** Whether somebody who can decide was met at an employer (*beslutningstaker*). */
export type DecisionMaker = "yes" | "no" | "not_known" | "unknown";
/** One enrolled laptop of one person. */
export type DeviceId = string;
/** One laptop of the person. */
export type DeviceRow = {
  /** What the person calls it. */
  name: string,
  /** It is this one. */
  this_device: boolean,
  /** The app's version when it was enrolled. */
  app_version: string,
  /** When it was enrolled. */
  enrolled_at: Timestamp,
  /** When the central office last heard from it; none when it has not since it was started. */
  last_seen: Timestamp | null,
  /** It may no longer be used. */
  revoked: boolean,
};
/** One thing done or agreed with an employer. */
export type DialogueEntry = {
  /** The document. */
  id: DocumentId,
  /** What it is. */
  kind: DialogueKind,
  /** The time it counts under. */
  at: Timestamp,
  /** What it was about; for a meeting in a trail one of two fixed texts. */
  subject: string,
  /** Channel of a meeting. */
  channel: Channel | null,
  /** Status of a meeting. */
  status: MeetingStatus | null,
  /** Code of a meeting's sub-category; empty when none is set. */
  sub_category: string,
  /** Whether somebody was met who decides: `yes`, `no`, or empty. */
  decision_maker: string,
  /** Who; empty when the name is not known here. */
  who: string,
};
/** What a line of an employer's dialogue is. */
export type DialogueKind = "trail_meeting" | "meeting" | "log" | "task";
/** One Automerge document: one entity. */
export type DocumentId = string;
/** What is being typed, kept so that a crash costs nothing. */
export type DraftInput = {
  /** Which form, such as `quick-log` or `meeting:<id>`. */
  key: string,
  /** The form's content, as the window wants it back. */
  body: string,
};
/** Something that was being typed when the app ended. */
export type DraftView = {
  /** Which form. */
  key: string,
  /** The form's content. */
  body: string,
  /** When it was kept. */
  saved_at: Timestamp,
};
/** Something the rules of the method ask for, derived from what is here and never stored. */
export type DutyRow = {
  /** The same id on every laptop. */
  id: TaskId,
  /** The trail. */
  trail: TrailId,
  /** How the trail is called. */
  trail_title: string,
  /** Code of the rule. */
  rule: string,
  /** What to do. */
  subject: string,
  /** Why. */
  why: string,
  /** By when. */
  due: string,
  /** Past its date. */
  overdue: boolean,
  /** Rule, trail and occurrence as text. */
  key: string,
};
/** Changes some fields of a meeting; what is left out stays as it is. */
export type EditMeeting = {
  /** Which meeting. */
  id: MeetingId,
  /** New start. */
  at?: string,
  /** New length, in minutes. */
  minutes?: number,
  /** New channel. */
  channel?: Channel,
  /** New place. */
  place?: string,
  /** New status. */
  status?: MeetingStatus,
  /** New subject. */
  subject?: string,
  /** New organisation number. */
  employer?: string,
  /** New name of the employer. */
  employer_name?: string,
  /** New contact person of the employer. */
  employer_contact?: string,
  /** New answer to whether somebody who can decide was met. */
  decision_maker?: DecisionMaker,
  /** New sub-category. */
  sub_category?: SubCategory,
  /** New tick for the participant. */
  participant_attends?: boolean,
  /** New place of study. */
  institution?: string,
  /** New contact at the place of study. */
  institution_contact?: string,
  /** New travel there, in minutes. */
  travel_to?: number,
  /** New travel back, in minutes. */
  travel_from?: number,
  /** New tick for time in the field, against what travel tells. */
  in_the_field?: boolean,
  /** New reason why it was called off. */
  cancel_reason?: string,
  /** Names in the text are the employer's own people and no participant's. */
  names_confirmed?: boolean,
  /** New note, merged with what others wrote meanwhile. */
  note?: TextEdit,
  /** A follow-up task that is saved in the same step, as when a planned meeting is closed. */
  follow_up?: FollowUp,
};
/** Changes one section of a trail's profile. */
export type EditProfile = {
  /** Which trail. */
  id: TrailId,
  /** Which section. */
  section: ProfileSection,
  /** The new text. */
  edit: TextEdit,
};
/** Changes one field of a trail's profile. */
export type EditProfileField = {
  /** Which trail. */
  id: TrailId,
  /** Key of the field. */
  field: string,
  /** The new value as typed; empty clears the field. */
  value: string,
  /** The version the person started from, for long texts; the newest when left out. */
  base?: string,
};
/** Changes fields of a record; what is left out stays as it is, an empty value clears a field. */
export type EditRecord = {
  /** Which record. */
  id: RecordId,
  /** Fields as typed. */
  fields: { [key in string]: string },
  /** The version the person started from, for texts; the newest when left out. */
  base?: string,
  /** Marks the record as not wanted, or takes that back. */
  discarded?: boolean,
};
/** Changes some fields of a line of the task list; what is left out stays as it is. A sub-goal takes all but the reminder and the reason; a duty or a finding takes the status and the reason. */
export type EditTask = {
  /** Which task. */
  id: TaskId,
  /** New subject. */
  subject?: string,
  /** New date or time; empty for none. */
  due?: string,
  /** New status. */
  status?: TaskStatus,
  /** Why it has that status. */
  reason?: string,
  /** When it was done, for one that is closed; now when left out. */
  completed_at?: string,
  /** New priority. */
  priority?: TaskPriority,
  /** New time to be reminded; empty for none. */
  remind?: string,
  /** New text about it. */
  note?: TextEdit,
};
/** The clock of 30 days from the start-up meeting to the first meeting with an employer. */
export type EmployerClockView = {
  /** How it stands. */
  state: ClockState,
  /** The one start date. */
  start_on: string | null,
  /** The last day that is in time. */
  deadline_on: string | null,
  /** The first meeting face to face with an employer or a place of study. */
  first_meeting_at: Timestamp | null,
  /** Days from the start to that meeting; without one, to the end of the trail or today. */
  days_used: number | null,
  /** The same without the days of passive periods. */
  days_used_without_passive: number | null,
  /** Days left; below zero when the deadline is over, nothing when the clock does not run. */
  days_left: number | null,
  /** Met within 30 days or not; nothing while that is open. */
  within_30_days: boolean | null,
};
/** Which employers are asked for; each part narrows. */
export type EmployerFilter = {
  /** Words of name, alias or place, or the beginning of the organisation number. */
  query: string,
  /** A municipality or a county, by name or number. */
  place?: string,
  /** A postal code: employers in the same part of the country, nearest first. */
  near?: string,
  /** A trade: the beginning of its SN2025 code, or words. */
  trade?: string,
  /** At least so many employees. */
  employees_min?: number,
  /** At most so many employees. */
  employees_max?: number,
  /** Only those with a need that is open. */
  with_needs?: boolean,
  /** With earlier contacts. */
  contacted_by?: ContactBy,
  /** What fits the wishes in this participant's profile, best first. */
  wish_of?: TrailId,
};
/** One employer in a list. */
export type EmployerRow = {
  /** The registered employer; none for one that only meetings name so far. */
  id: RecordId | null,
  /** Organisation number. */
  org_number: string,
  /** Name. */
  name: string,
  /** Place of the last meeting. */
  place: string,
  /** Municipality; empty when none is set. */
  municipality: string,
  /** Postal code; empty when none is set. */
  postal_code: string,
  /** Trade. */
  trade: string,
  /** Number of employees. */
  employees: number | null,
  /** When the team was last in contact. */
  last_met_at: Timestamp | null,
  /** Contacts of the team. */
  meetings: number,
  /** Contacts of the person at work. */
  own_meetings: number,
  /** Needs that are open. */
  open_needs: number,
  /** Words of the participant's wishes that fit; empty when not asked for. */
  fits: Array<string>,
  /** The business has closed down. */
  closed_down: boolean,
};
/** Everything about one employer. */
export type EmployerView = {
  /** The employer. */
  id: RecordId,
  /** As in the list. */
  row: EmployerRow,
  /** Facts, by the keys of the catalogue. */
  fields: { [key in string]: string },
  /** County. */
  county: string,
  /** Branches of it that are registered here, by organisation number. */
  branches: Array<EmployerRow>,
  /** The day its warning is taken away; none when it has none, or when that day is past. */
  warning_until: string | null,
  /** Its people, those who have left last. */
  contacts: Array<RecordRow>,
  /** What it needs people for. */
  needs: Array<RecordRow>,
  /** What was agreed with it. */
  agreements: Array<RecordRow>,
  /** What is to be done there. */
  tasks: Array<RecordRow>,
  /** What was done there, newest first. */
  dialogue: Array<DialogueEntry>,
  /** Version of its note, for the next edit. */
  version: string,
  /** Who changed its facts, newest first. */
  history: Array<HistoryItem>,
  /** Fields that two people set to different values. */
  conflicts: Array<FieldConflict>,
};
/** Why a trail ended (*sluttårsak*). */
export type EndCause = "work" | "education" | "other" | "education_by_nav" | "education_self_financed" | "not_applicable" | "unknown";
/** Why exactly a trail ended (*detaljert sluttårsak*). */
export type EndCauseDetail = "work_no_subsidy" | "work_nav_subsidy" | "work_other_benefits" | "work_graduated_disability" | "edu_self_financed" | "edu_nav" | "chained_nav_measure" | "other_active_measures" | "illness" | "old_age_pension" | "disability_benefit" | "other_life_event" | "not_applicable" | "not_applicable_old" | "unknown";
/** A cause that a trail of the service can end with. */
export type EndChoice = {
  /** The cause. */
  cause: EndCause,
  /** Its label. */
  label: string,
  /** The detailed causes under it, in their usual order. */
  details: Array<EndDetailChoice>,
};
/** A detailed cause that can be chosen. */
export type EndDetailChoice = {
  /** The detailed cause. */
  detail: EndCauseDetail,
  /** Its label. */
  label: string,
};
/** Enrols this laptop. */
export type EnrolInput = {
  /** Address of the central server, such as `http://127.0.0.1:8787`. */
  server_url: string,
  /** One-time code from the office. */
  code: string,
  /** What the person calls this laptop. */
  device_name: string,
  /** The passphrase that will open this laptop's vault. */
  passphrase: string,
};
/** An entity as it was. */
export type EntityAt = {
  /** Which entity. */
  id: DocumentId,
  /** What it is. */
  what: EntityKind,
  /** What it was called. */
  title: string,
  /** The fields that said something. */
  fields: Array<EntityField>,
};
/** One value that a step changed. */
export type EntityChanged = {
  /** The field, for taking back. */
  field: string,
  /** The field. */
  what: string,
  /** The value before, in words; empty when there was none. */
  before: string,
  /** The value after, in words; empty when it was taken away. */
  after: string,
};
/** One field of an entity. */
export type EntityField = {
  /** The field, for taking back. */
  field: string,
  /** The field. */
  label: string,
  /** Its value, in words. */
  value: string,
};
/** What an entity is, as far as screens tell entities apart. */
export type EntityKind = "trail" | "meeting" | "task" | "record" | "employer";
/** One step in the life of an entity. */
export type EntityStep = {
  /** When, by the clock of the device; never before a step it builds on. */
  at: Timestamp,
  /** Who. */
  author: string,
  /** On which device. */
  device: DeviceId,
  /** It was this device. */
  this_device: boolean,
  /** What was done. */
  command_label: string,
  /** The server has it. */
  delivered: boolean,
  /** What it changed. */
  changes: Array<EntityChanged>,
};
/** An error at the edge: a stable code, a sentence that tells a person what to do, and the field it is about. */
export type ErrorReport = {
  /** Stable code; the window and scripts match on it, never on the message. */
  code: string,
  /** What is wrong and what to do, in the language of the person. */
  message: string,
  /** The input it is about, or null. */
  field: string | null,
};
/** In which form everything is exported. */
export type ExportForm = "workbook" | "worktrail" | "folder";
/** One field that two people set to different values at the same time. */
export type FieldConflict = {
  /** The field. */
  field: string,
  /** The value that was chosen, as text. */
  chosen: string,
  /** The value that was set aside, as text; it is kept. */
  other: string,
};
/** One field of a kind of record, in the language of the person. */
export type FieldSpec = {
  /** The key in the document, and the field's name in errors and on the command line. */
  key: string,
  /** The label on screen. */
  label: string,
  /** Whether the record is refused without it. */
  required: boolean,
  /** Whether the participant sees it, once the record itself is shown to the participant. */
  shared_with_participant: boolean,
  /** The value of a new record. */
  default: string | null,
  /** Whether it names the employer or the employer's own person, so that names in it are not a participant's. */
  names_employer_side: boolean,
} & ({
  "kind": "line",
  /** Longest text, in characters. */
  max_chars: number,
} | {
  "kind": "text",
  /** Longest text, in characters. */
  max_chars: number,
} | {
  "kind": "date" } | {
  "kind": "time" } | {
  "kind": "clock" } | {
  "kind": "number",
  /** Least number. */
  min: number,
  /** Greatest number. */
  max: number,
  /** Most digits after the point. */
  decimals: number,
} | {
  "kind": "tick" } | {
  "kind": "code",
  /** Name of the list. */
  list: string,
} | {
  "kind": "codes",
  /** Name of the list. */
  list: string,
} | {
  "kind": "org_number" } | {
  "kind": "phone" } | {
  "kind": "email" } | {
  "kind": "web" } | {
  "kind": "reference",
  /** Of what. */
  to: ReferenceTarget,
});
/** A number under a heading. */
export type FigureCount = {
  /** Stable code of the heading; two parts are joined by `/`. */
  code: string,
  /** The heading. */
  label: string,
  /** How many. */
  count: number,
};
/** A share of working time. */
export type FigureShare = {
  /** Minutes in the field. */
  minutes: number,
  /** Of so many working minutes. */
  of_minutes: number,
  /** Tenths of a percent. */
  permille: number,
  /** Against the limits of 30 and 45 percent. */
  level: ShareLevel,
};
/** What counts in a stretch of time. */
export type FigureTally = {
  /** How many meetings; one visit for several participants is one. */
  meetings: number,
  /** Different employers of the register. */
  employers: number,
  /** Minutes with travel; a minute that two meetings claim counts once. */
  minutes: number,
};
/** Which figures (*måltall*). */
export type FiguresFilter = {
  /** First day of the period; the first of January this year when left out. */
  from?: string,
  /** Last day of the period; today when left out. */
  to?: string,
  /** Of this trail only. */
  trail?: TrailId,
  /** Colleagues' as well, as far as they are here. */
  everybody: boolean,
};
/** The figures of a person, of one trail or of everybody here. */
export type FiguresView = {
  /** First day of the period. */
  from: string,
  /** Last day of the period. */
  to: string,
  /** Figures over meetings of the period. */
  measures: Array<MeasureFigures>,
  /** Counting employer meetings of the period by what they were about. */
  contacts_by_sub_category: Array<FigureCount>,
  /** Contacts a week that the method asks for, by the number who seek a job; null when nobody does. */
  contacts_per_week_target: number | null,
  /** Time in the field last week. */
  field_last_week: FigureShare,
  /** Time in the field last quarter, of 450 hours. */
  field_last_quarter: FigureShare,
  /** Meetings with employers in the last seven days, held or not. */
  employer_meetings_last_7_days: number,
  /** Planned meetings whose day is over. */
  open_past_meetings: LimitedCount,
  /** Referred trails by the participant's age at the end of the year. */
  referred_by_age: Array<FigureCount>,
  /** Active trails by phase. */
  active_by_phase: Array<FigureCount>,
  /** Trails that ended in the period, by cause and detail. */
  ended_by_cause: Array<FigureCount>,
  /** Participants in a job now. */
  in_job: LimitedCount,
  /** Participants in education now. */
  in_education: LimitedCount,
  /** Participants in vocational training now. */
  in_training: LimitedCount,
};
/** Files a report in the archive (*journalfør*), for good. */
export type FileReport = {
  /** Which report. */
  id: RecordId,
  /** Number of the participant's case that it is filed on. */
  case: string,
};
/** How a report was filed. */
export type FiledView = {
  /** When. */
  at: Timestamp,
  /** Number of the case it was filed on. */
  case: string,
  /** SHA-256 of the frozen text, in hexadecimal. */
  sha256: string,
  /** Whether the frozen text still has that hash. */
  intact: boolean,
};
/** Which rule two people's work broke together; the labels are for statistics and support. */
export type FindingCode = "two_startups" | "startup_after_employer" | "meeting_employer" | "meeting_rule" | "meeting_without_employer" | "passive_overlap" | "recruitment_overlap" | "recruitment_bars_phase" | "phase_without_job" | "phase_without_education" | "phase_conflict" | "phase_not_in_service" | "end_incomplete" | "end_conflict" | "end_rule" | "end_details_left" | "ended_with_open_meeting" | "ended_with_later_meeting" | "ended_with_open_tasks" | "two_active_trails" | "owner_conflict" | "record_rule" | "discarded_and_edited" | "report_shared_and_edited" | "report_filed_twice" | "employer_conflict" | "settled_and_reopened" | "unknown";
/** What was found in a text that it must not hold. */
export type FindingKind = "national_number" | "participant_name" | "health" | "third_person" | "unknown";
/** Something that merging of two people's work left for a person to settle. */
export type FindingRow = {
  /** The same id on every laptop. */
  id: TaskId,
  /** The trail; of a finding about an employer the employer's id. */
  trail: TrailId,
  /** How the trail, or the employer, is called. */
  trail_title: string,
  /** Organisation number of the employer that it is about; none when it is about a trail. */
  employer: string | null,
  /** Which rule. */
  code: FindingCode,
  /** The document it is about; the trail's own when it is about the whole. */
  about: string,
  /** What to do. */
  subject: string,
  /** What is wrong. */
  why: string,
  /** For settling it. */
  key: string,
};
/** A task that follows from a meeting. */
export type FollowUp = {
  /** What is to be done, in one line. */
  subject: string,
  /** By which date. */
  due: string,
};
/** What is confirmed and told when a trail is created. What is required and left out is named by the rule. */
export type GuidedCreation = {
  /** It is the right person. */
  person_confirmed: boolean,
  /** The participant was told of the rights (*informasjonsplikten*). */
  informed_of_rights: boolean,
  /** The guardians have given their consent in writing; asked for under 18. */
  guardian_consent: boolean,
  /** Nav counsellor. */
  nav_counsellor: string,
  /** Who referred: the treatment team, or the applying department in AMS. */
  referral_source: string,
  /** Date of birth as the participant states it, used until the register has answered. */
  birth_date?: string,
};
/** Gives trails to another owner (*eierskifte*), each in one action. */
export type HandOver = {
  /** Which trails. */
  trails: Array<TrailId>,
  /** The new owner: id or full name of a colleague. */
  to: string,
  /** A line to the new owner. */
  note?: string,
};
/** Trails were given to another owner. */
export type HandedOver = {
  /** The trails. */
  trails: Array<TrailId>,
  /** Name of the new owner. */
  to_name: string,
};
/** One open thing and what becomes of it. */
export type HandoverItem = {
  /** The thing's id. */
  id: string,
  /** What it is. */
  kind: OpenKind,
  /** What it is. */
  label: string,
  /** What it is called. */
  title: string,
  /** What becomes of it. */
  step: HandoverStep,
  /** What becomes of it. */
  step_label: string,
  /** Why. */
  why: string,
};
/** A change of owner, for the new one. */
export type HandoverNote = {
  /** When. */
  at: Timestamp,
  /** Who gave the trail away. */
  by_name: string,
  /** What the giver wrote. */
  note: string,
};
/** What would become of everything open when a trail gets another owner. */
export type HandoverPlanView = {
  /** The trail. */
  trail: TrailId,
  /** How the trail is called. */
  trail_title: string,
  /** Name of the owner until now. */
  from_name: string,
  /** Name of the owner to come. */
  to_name: string,
  /** Every open thing, by kind. */
  lines: Array<HandoverItem>,
  /** How many of them must be saved or discarded first. */
  to_settle: number,
};
/** What becomes of an open thing. */
export type HandoverStep = "move" | "end" | "stay" | "settle_first" | "unknown";
/** One change in an entity's history. */
export type HistoryItem = {
  /** When, by the clock of the device. */
  at: Timestamp,
  /** Who. */
  author: string,
  /** What was done: the command's name. */
  command: string,
  /** Whether the server has it. */
  delivered: boolean,
};
/** What a search hit is. */
export type HitKind = "trail" | "meeting" | "task" | "record";
/** The morning sheet (*i dag*). */
export type HomeView = {
  /** Today's date in Norway. */
  today: string,
  /** Meetings today, by time. */
  meetings_today: Array<MeetingRow>,
  /** Meetings in the six days after, by time. */
  meetings_ahead: Array<MeetingRow>,
  /** Planned meetings in the past that nobody closed, newest first. */
  meetings_left_open: Array<MeetingRow>,
  /** Counts by phase. */
  phases: Array<PhaseCount>,
  /** How many trails there are. */
  trail_count: number,
};
/** One event of a calendar file (`.ics`), to be offered as a planned meeting. */
export type IcsEvent = {
  /** Its identity in the calendar it comes from; may be empty. */
  uid: string,
  /** When it begins; none when that cannot be read. */
  from: Timestamp | null,
  /** When it ends. */
  to: Timestamp | null,
  /** It takes whole days. */
  all_day: boolean,
  /** What it is called, in one line. */
  subject: string,
  /** Where. */
  place: string,
  /** What keeps it from being taken. */
  problem: string | null,
};
/** One place in a file, and what is to be said of it. */
export type ImportProblem = {
  /** Which table: the file or the sheet. */
  table: string,
  /** Which line of the file or sheet, the header being line 1. */
  line: number,
  /** Which column; empty when it is the row as a whole. */
  column: string,
  /** Stable code of the rule. */
  code: string,
  /** What is wrong and what to do, in bokmål. */
  message: string,
};
/** What an import did, or would do. */
export type ImportReport = {
  /** Nothing was written: a dry run, or there are problems. */
  dry_run: boolean,
  /** Rows that were (or would be) imported, all in one transaction. */
  imported: number,
  /** Rows that are here already, by their id. */
  skipped: number,
  /** Everything that keeps the file from being imported; nothing is imported while there is one. */
  problems: Array<ImportProblem>,
  /** What is kept as it stands, but could not be typed here: a retired value, a number beyond the bounds. */
  kept: Array<ImportProblem>,
};
/** What merging left for a person: conflicts to settle, and receipts of what was put together. */
export type InboxView = {
  /** Open conflicts, those that came last first. */
  conflicts: Array<ConflictRow>,
  /** Merges of the last thirty days, newest first. */
  merges: Array<MergeRow>,
};
/** The language of the window (*målform*). */
export type Language = "nb" | "nn" | "en";
/** A number with two limits, as the overview colours it. */
export type LimitedCount = {
  /** How many. */
  count: number,
  /** Against the two limits. */
  level: ShareLevel,
};
/** A column of a list. */
export type ListColumn = {
  /** Its key. */
  key: string,
  /** Its label. */
  label: string,
};
/** A row of a list. */
export type ListRow = {
  /** What the row is: a trail, a meeting, a task or a record. */
  id: DocumentId,
  /** The trail it belongs to; none for a meeting about no participant. */
  trail: TrailId | null,
  /** Its cells, one for each column. Codes are shown by their titles, dates as `2026-11-21`, times as `2026-11-21 08:30` on the clock in Norway. */
  cells: Array<string>,
};
/** A ready-made list with its rows. */
export type ListView = {
  /** Its stable code. */
  code: string,
  /** Its name. */
  name: string,
  /** Its columns. */
  columns: Array<ListColumn>,
  /** Its rows, in its order; the first of them where only those were asked for. */
  rows: Array<ListRow>,
  /** How many rows it has in all. */
  count: number,
};
/** One ready-made list, as a list of lists shows it. */
export type ListViewRow = {
  /** Its stable code. */
  code: string,
  /** Its name. */
  name: string,
  /** It looks at every trail that is here, not only at one's own. */
  everybodys: boolean,
};
/** A meeting was logged or changed. */
export type LoggedMeeting = {
  /** The meeting. */
  id: MeetingId,
  /** The task that follows from it, when one was asked for. */
  task: TaskId | null,
  /** What is worth a look, though it was saved. */
  notices: Array<MeetingHint>,
};
/** The person and the laptop. */
export type Me = {
  /** The person's name. */
  user_name: string,
  /** The person's role. */
  role: Role,
  /** The person's team; empty when there is none. */
  team_name: string,
  /** What the person calls this laptop. */
  device_name: string,
  /** Address of the central server. */
  server_url: string,
  /** Name of the central server. */
  server_name: string,
  /** Rehearsal: only synthetic people are allowed. */
  synthetic_only: boolean,
};
/** A figure (*måltall*) over meetings. */
export type Measure = "counting_contact" | "face_to_face_contact" | "field_time" | "unknown";
/** One figure over the period, by week and by month. */
export type MeasureFigures = {
  /** Which figure. */
  measure: Measure,
  /** Its name. */
  label: string,
  /** The whole period. */
  total: FigureTally,
  /** Every week of the period, also empty ones. */
  weeks: Array<WeekFigure>,
  /** Months in which something counts. */
  months: Array<MonthFigure>,
};
/** Something worth a look about a meeting; it stops nothing. */
export type MeetingHint = {
  /** Stable code: `collision`, or one of the notices of the rules. */
  code: string,
  /** What it is. */
  message: string,
  /** The other meeting, when it is a collision. */
  meeting: MeetingId | null,
  /** When the overlap begins, travel included. */
  from: Timestamp | null,
  /** When it ends. */
  to: Timestamp | null,
  /** The next start at which a meeting that lies ahead collides with nothing. */
  free_at: Timestamp | null,
};
/** One meeting (*møte*); also the id of its document. */
export type MeetingId = string;
/** Kind of meeting (*type møte*). */
export type MeetingKind = "participant" | "employer" | "startup" | "employer_only" | "education" | "unknown";
/** One meeting in a list. */
export type MeetingRow = {
  /** The meeting. */
  id: MeetingId,
  /** Its trail; none for a meeting with an employer about no participant. */
  trail: TrailId | null,
  /** How the trail, or the employer, is called. */
  trail_title: string,
  /** Kind. */
  kind: MeetingKind,
  /** Start. */
  at: Timestamp,
  /** Length, in minutes. */
  minutes: number,
  /** Channel. */
  channel: Channel,
  /** Place. */
  place: string,
  /** Status. */
  status: MeetingStatus,
  /** Subject. */
  subject: string,
  /** Organisation number of the employer. */
  employer: string | null,
  /** Name of the employer. */
  employer_name: string,
  /** The employer's contact person: the id of a contact, or a line as typed. */
  employer_contact: string,
  /** Whether somebody who can decide was met. */
  decision_maker: DecisionMaker | null,
  /** What it was about, where the kind asks. */
  sub_category: SubCategory | null,
  /** The participant takes part. */
  participant_attends: boolean,
  /** Place of study. */
  institution: string,
  /** Contact at the place of study. */
  institution_contact: string,
  /** Travel there, in minutes. */
  travel_to: number,
  /** Travel back, in minutes. */
  travel_from: number,
  /** Out in the field, by travel or by tick; never when called off. */
  in_the_field: boolean,
  /** Why it was called off. */
  cancel_reason: string,
  /** Undone: kept, and counted nowhere. */
  undone: boolean,
  /** Why it was undone. */
  undone_reason: string,
  /** Of the person at work: held by the person, or planned in an own trail. */
  mine: boolean,
  /** Whose it is when it is a colleague's: who held it, and before that the trail's owner. Empty for one's own, and while nobody has told the name. */
  holder: string,
  /** The participant is to be reminded of it by SMS. */
  reminder_wanted: boolean,
  /** Beginning of the note. */
  excerpt: string,
  /** Waits to be delivered. */
  unsent: boolean,
  /** How many fields two people set to different values at the same time. */
  conflicts: number,
};
/** What became of a meeting (*status på møte*). */
export type MeetingStatus = "planned" | "completed" | "no_show" | "cancelled" | "unknown";
/** Everything about one meeting. */
export type MeetingView = {
  /** The meeting. */
  id: MeetingId,
  /** The meeting as in the list. */
  row: MeetingRow,
  /** The whole note. */
  note: string,
  /** What the note is now: agenda, or minutes once the meeting is held. */
  note_role: NoteRole,
  /** Version of the note, for [`crate::api::TextEdit::base`]. */
  version: string,
  /** Who changed what, newest first. */
  history: Array<HistoryItem>,
  /** Fields that two people set to different values. */
  conflicts: Array<FieldConflict>,
};
/** Two people's work on one entity that was put together here. */
export type MergeRow = {
  /** When it was put together here. */
  at: Timestamp,
  /** Which entity. */
  entity: DocumentId,
  /** What the entity is. */
  what: EntityKind,
  /** Its trail; none for what lies at an employer or in the own workspace. */
  trail: TrailId | null,
  /** How the trail, or the employer, is called. */
  trail_title: string,
  /** Who changed what. */
  text: string,
  /** It was seen on this laptop. */
  seen: boolean,
};
/** One thing that a complete creation asks for. */
export type Missing = {
  /** Stable code of the rule. */
  code: string,
  /** The field. */
  field: string,
  /** What to do. */
  message: string,
};
/** The figure of one month in which something counts. */
export type MonthFigure = {
  /** Year. */
  year: number,
  /** Month, 1 to 12. */
  month: number,
  /** What counts. */
  tally: FigureTally,
};
/** The morning sheet's second half (*før besøket*). */
export type MorningView = {
  /** Own meetings today that are not called off, by time. */
  visits: Array<VisitPreparation>,
  /** What colleagues changed in the last days, newest first. */
  colleagues: Array<ColleagueChange>,
  /** The person's own links. */
  links: Array<RecordRow>,
  /** Names of public holidays and short days, today and in the next days. */
  named_days: Array<NamedDayRow>,
};
/** A day with a name (*helligdag*). */
export type NamedDayRow = {
  /** The day. */
  date: string,
  /** Its name. */
  title: string,
  /** No work is done; else it is a short day. */
  off: boolean,
};
/** Adds an apprentice job under a vocational training; its trail is the training's. */
export type NewApprenticeJob = {
  /** The vocational training. */
  training: RecordId,
  /** Fields as typed, by the keys of the catalogue. */
  fields: { [key in string]: string },
};
/** Adds a contact, a need, an agreement, a task or a logged call to an employer. */
export type NewEmployerRecord = {
  /** Organisation number of the employer; it is registered already. */
  org_number: string,
  /** Kind of record. */
  kind: RecordKind,
  /** Fields as typed, by the keys of the catalogue; the employer need not be among them. */
  fields: { [key in string]: string },
  /** Names in the texts are the employer's own people and no participant's. */
  names_confirmed: boolean,
};
/** A participant who has begun in a job. */
export type NewJobRow = {
  /** The record of the job. */
  id: RecordId,
  /** Whose it is. */
  trail: TrailId,
  /** How the trail is called. */
  trail_title: string,
  /** What the job is called. */
  title: string,
  /** Its first day. */
  started_on: string,
};
/** Logs a meeting (*møte*), held or planned. */
export type NewMeeting = {
  /** Whose trail; none for a meeting with an employer about no participant. */
  trail?: TrailId,
  /** Kind of meeting. */
  kind: MeetingKind,
  /** When: RFC 3339, or `2026-11-21T08:30` on the clock in Norway. */
  at: string,
  /** What it is about, in one line. */
  subject: string,
  /** How long, in minutes; 60 when left out. */
  minutes?: number,
  /** How it is held; physical when left out. */
  channel?: Channel,
  /** Where. */
  place?: string,
  /** What became of it; planned while it is ahead, completed after, when left out. */
  status?: MeetingStatus,
  /** The employer's organisation number; required for an employer meeting. */
  employer?: string,
  /** The employer's name, for lists. */
  employer_name?: string,
  /** The employer's contact person: the id of a contact, or a line. */
  employer_contact?: string,
  /** Whether somebody who can decide was met. */
  decision_maker?: DecisionMaker,
  /** What it was about; for kinds that ask, the first choice when left out. */
  sub_category?: SubCategory,
  /** Whether the participant takes part, where the kind leaves it open; no when left out. */
  participant_attends?: boolean,
  /** Place of study. */
  institution?: string,
  /** Contact at the place of study. */
  institution_contact?: string,
  /** Travel there, in minutes. */
  travel_to?: number,
  /** Travel back, in minutes. */
  travel_from?: number,
  /** Out in the field, against what travel tells. */
  in_the_field?: boolean,
  /** Why it was called off. */
  cancel_reason?: string,
  /** Agenda before, minutes after. */
  note?: string,
  /** Confirmed that the text is about no participant; a meeting without a participant must have it. */
  no_person_data?: boolean,
  /** Names in the text are the employer's own people and no participant's. */
  names_confirmed?: boolean,
  /** A follow-up task that is saved in the same step. */
  follow_up?: FollowUp,
};
/** Adds a record of the catalogue to a trail. */
export type NewRecord = {
  /** Whose trail. */
  trail: TrailId,
  /** Kind of record. */
  kind: RecordKind,
  /** Fields as typed, by the keys of the catalogue. */
  fields: { [key in string]: string },
};
/** Adds a task (*oppgave*). */
export type NewTask = {
  /** Whose trail. */
  trail: TrailId,
  /** What is to be done, in one line. */
  subject: string,
  /** By which date or time. */
  due?: string,
  /** How pressing it is; as usual when left out. */
  priority?: TaskPriority,
  /** When to remind of it. */
  remind?: string,
  /** More about it. */
  note?: string,
};
/** Creates a trail (*nytt jobbspor*). */
export type NewTrail = {
  /** National identity number, blanks allowed. */
  national_id: string,
  /** The participant's name as the specialist knows it; the register's name is shown once the server has answered. */
  name?: string,
  /** Referred date; today when left out. */
  referred?: string,
  /** The service (*tjeneste*); IPS when left out. */
  service?: TrailType,
  /** Whose trail it is to be; one's own when left out. */
  owner?: UserId,
  /** Everything a creation asks for. Left out, the trail is begun and says what is missing. */
  guided?: GuidedCreation,
};
/** Adds something to the own workspace. */
export type NewWorkspaceRecord = {
  /** Kind of record. */
  kind: RecordKind,
  /** Fields as typed, by the keys of the catalogue. */
  fields: { [key in string]: string },
};
/** A phase the trail is not in. */
export type NextPhase = {
  /** What it is for. */
  guide: PhaseGuide,
  /** What keeps the trail from it today; it can be chosen when there is nothing. */
  obstacles: Array<Obstacle>,
  /** End date, cause and detailed cause are given in the same step. */
  asks_ending: boolean,
};
/** What the one note of a meeting is at the moment. */
export type NoteRole = "agenda" | "minutes";
/** Something that keeps a trail from a phase, and what to do about it. */
export type Obstacle = {
  /** The stable code; the same that the refused step would give. */
  code: string,
  /** What is wrong and what to do. */
  message: string,
};
/** Something open in a trail that belongs to a person. */
export type OpenKind = "task" | "sub_goal" | "contact_log" | "duty" | "startup_meeting" | "participant_meeting" | "employer_meeting" | "education_meeting" | "employer_only_meeting" | "open_report" | "shared_report" | "passive_period" | "recruitment_period" | "merge_question" | "draft" | "share" | "cover" | "unknown";
/** What the app is asked to show from outside the window. */
export type Opening = {
  "kind": "trail",
  /** The trail. */
  id: TrailId,
} | {
  "kind": "quick_log" } | {
  "kind": "import",
  /** The file's name, without folders. */
  name: string,
};
/** What the participant has agreed may be told to employers (*åpenhet*). */
export type OpennessView = {
  /** The day it was agreed. */
  obtained_on: string | null,
  /** Employers may be contacted on the participant's behalf. */
  may_contact: boolean,
  /** What may be told; empty when nothing is agreed. */
  may_be_shared: string,
  /** What must not be told. */
  must_not_be_shared: string,
};
/** What is over, as the participant may see it. */
export type ParticipantHistory = {
  /** Conversations whose minutes are shared. */
  conversations: Array<ParticipantItem>,
  /** Meetings that were held. */
  meetings: Array<ParticipantMeeting>,
  /** Sub-goals that are done. */
  sub_goals: Array<ParticipantItem>,
  /** Jobs that have ended. */
  jobs: Array<ParticipantItem>,
  /** Education and training that has ended. */
  educations: Array<ParticipantItem>,
};
/** One thing, field by field. */
export type ParticipantItem = {
  /** What it is called. */
  title: string,
  /** What may be seen of it. */
  lines: Array<ParticipantLine>,
};
/** One field in words. */
export type ParticipantLine = {
  /** Its label. */
  label: string,
  /** Its value. */
  text: string,
};
/** One meeting. */
export type ParticipantMeeting = {
  /** When it starts. */
  at: Timestamp,
  /** What kind. */
  kind: string,
  /** Where. */
  place: string,
  /** Name of the employer, when one is there. */
  employer: string,
  /** The agenda before the meeting, the minutes after it. */
  note: string,
};
/** One section of the profile. */
export type ParticipantSection = {
  /** Its stable key. */
  key: string,
  /** Its heading. */
  label: string,
  /** Its fields. */
  lines: Array<ParticipantLine>,
};
/** A trail as the participant may see it (*innsyn for deltakeren*). */
export type ParticipantView = {
  /** The trail. */
  trail: TrailId,
  /** Whether the participant may look today; when not, everything below is empty. */
  open: boolean,
  /** The last day on which the participant may look; none while the trail has not ended. */
  until: string | null,
  /** Referred date. */
  referred: string | null,
  /** Name of the job specialist. */
  specialist: string,
  /** Reports that are shared. */
  reports: Array<ParticipantItem>,
  /** Open sub-goals. */
  sub_goals: Array<ParticipantItem>,
  /** Planned meetings that the participant attends. */
  meetings: Array<ParticipantMeeting>,
  /** Jobs that are planned or ongoing. */
  jobs: Array<ParticipantItem>,
  /** Education and training that is planned or ongoing. */
  educations: Array<ParticipantItem>,
  /** The fields of the profile that are shown to the participant, by section. */
  profile: Array<ParticipantSection>,
  /** What is over. */
  history: ParticipantHistory,
};
/** The person behind a trail, as far as this laptop may know. */
export type PersonView = {
  /** Name by the register; empty until it has answered. */
  register_name: string,
  /** Date of birth: the register's, or as the participant stated it. */
  birth_date: string | null,
  /** Whether the date of birth is the register's. */
  birth_date_from_register: boolean,
  /** Age today. */
  age: number | null,
  /** The trail is shielded (*skjermet*): take care, and no address is here. */
  shielded: boolean,
  /** Address by the register; empty while it has not answered, and for a shielded trail. */
  address: string,
  /** Mobile number by the contact register. */
  mobile: string,
};
/** Phase of a trail (*fase*). The usual list is that of IPS in the order of the method; the phases of the other services are valid values beside it, and `phase_set` gives each service its own order. */
export type Phase = "referred" | "mapping" | "job_development" | "in_education" | "working" | "downsizing" | "ended" | "initial_contact" | "career_mapping" | "find_suitable_job" | "workplace_training" | "information_support" | "discovery" | "job_development_ce" | "adapted_training" | "long_term_followup" | "passive" | "unknown";
/** The answer to a change of phase. */
export type PhaseChange = {
  /** Which trail. */
  id: TrailId,
  /** The phase it is in now. */
  phase: Phase,
  /** Reaching it is a reason to celebrate. */
  celebrate: boolean,
};
/** How many trails are in a phase. */
export type PhaseCount = {
  /** The phase. */
  phase: Phase,
  /** Its label in bokmål. */
  label: string,
  /** How many. */
  count: number,
};
/** What a phase is for. */
export type PhaseGuide = {
  /** The phase. */
  phase: Phase,
  /** Its name on the path of the service. */
  label: string,
  /** Its place on the path, counted from 1. */
  order: number,
  /** What it is for, in one or two sentences. */
  purpose: string,
  /** Advice for the one who works in it. */
  guidance: Array<string>,
};
/** What kind of file a person is asked to pick. */
export type PickKind = "calendar" | "tables";
/** A file that a person picked. */
export type PickedFile = {
  /** Its name, without folders. */
  name: string,
  /** What stands in it, of a calendar. */
  text: string | null,
};
/** The portfolio (*porteføljen*). */
export type PortfolioView = {
  /** All trails, those with the nearest meeting first, ended ones last. */
  trails: Array<TrailRow>,
  /** Counts by phase, in the order of the method. */
  phases: Array<PhaseCount>,
};
/** Choices of the person; nothing about anyone. */
export type Preferences = {
  /** Language. */
  language: Language,
  /** Light or dark. */
  theme: Theme,
  /** Size of text in per cent: 100, 125, 150 or 200. */
  text_size: number,
  /** Minutes without a sign of the person before the app locks, 1 to 5. */
  lock_minutes: number,
  /** Reminders are shown by the desktop, without personal data. */
  notifications: boolean,
  /** The window is blurred whenever another one has the focus. */
  blur: boolean,
};
/** What rules make of the trails today: what presses, and what is good news (*det som haster*). */
export type PressingView = {
  /** Open tasks due within a week or overdue, most urgent first. */
  tasks_due: Array<TaskRow>,
  /** Clocks of 30 days that are running or have run out, nearest deadline first. */
  clocks: Array<RunningClock>,
  /** Own participants who have begun in a job within the last week, the latest first. */
  new_jobs: Array<NewJobRow>,
};
/** One value of a choice. */
export type ProfileChoice = {
  /** What is stored. */
  code: string,
  /** Its label. */
  label: string,
};
/** What a field holds. */
export type ProfileFieldKind = "text" | "line" | "date" | "tick" | "phone" | "email" | "choice";
/** One field of a profile. */
export type ProfileFieldRow = {
  /** Its key, for the next edit. */
  key: string,
  /** Its label. */
  label: string,
  /** What to think of when filling it in. */
  help: string,
  /** What it holds. */
  kind: ProfileFieldKind,
  /** Most characters it takes. */
  chars_max: number,
  /** What the text must stay free of, each as a sentence. */
  cautions: Array<string>,
  /** The values of a choice, in their usual order. */
  choices: Array<ProfileChoice>,
  /** The value as it is stored; empty when not filled in. */
  value: string,
  /** The value in words. */
  shown: string,
  /** The version of the text, for the next edit. */
  version: string | null,
  /** Whether the participant sees it. */
  shared: boolean,
  /** Whether it must be filled in when a trail is created. */
  required: boolean,
};
/** The basic sections of a trail's profile, each one mergeable text. */
export type ProfileSection = "goal" | "strengths" | "openness";
/** One section of a profile. */
export type ProfileSectionRow = {
  /** Its key. */
  key: string,
  /** Its heading. */
  label: string,
  /** Its fields, in the order they are shown. */
  fields: Array<ProfileFieldRow>,
  /** How many fields two people set to different values at the same time. */
  conflicts: number,
  /** The entity it lies in, for its history; none until something was written. */
  entity: DocumentId | null,
};
/** One section of a trail's profile. */
export type ProfileText = {
  /** Which section. */
  section: ProfileSection,
  /** Its text. */
  text: string,
};
/** What stood in a field. */
export type ProfileVersion = {
  /** Since when, by the clock of the device it was written on. */
  at: Timestamp,
  /** Who wrote it. */
  author: string,
  /** The value in words; empty when it was cleared. */
  value: string,
};
/** The profile of a trail (*profilen*), as its service has it. */
export type ProfileView = {
  /** The trail. */
  trail: TrailId,
  /** Its service. */
  service: TrailType,
  /** Sections, in the order they are shown. */
  sections: Array<ProfileSectionRow>,
  /** What is filled in and not used in this service, or not known to this version; it is kept. */
  others: Array<ProfileFieldRow>,
};
/** How far a download is, in bytes of the logs as the server stores them, which is more than goes over the wire. */
export type Progress = {
  /** Bytes that came since the first reply of the download. */
  done: number,
  /** Bytes still to come, as far as the server knows. */
  left: number,
};
/** Why an ended trail is taken over. */
export type ReadmissionKind = "copy" | "move" | "unknown";
/** Takes an ended trail over into a new one (*overføring av jobbspor*). Supervisors only. */
export type Readmit = {
  /** The ended trail. */
  id: TrailId,
  /** In again, or on to another team or service; the latter takes open sub-goals and jobs along. */
  kind: ReadmissionKind,
  /** The service of the new trail; that of the old one when left out. */
  service?: TrailType,
  /** Who has the new trail. Nobody is proposed. */
  owner?: UserId,
  /** The new referred date. */
  referred?: string,
  /** Counsellor at Nav. */
  nav_counsellor: string,
  /** Treatment team (IPS) or applying department (*arbeid med støtte*). */
  referral_source: string,
};
/** How far building lists and search anew has come. */
export type RebuildProgress = {
  /** Documents done. */
  done: number,
  /** Documents there are. */
  all: number,
};
/** What building lists, calendar and search anew did. */
export type RebuildReport = {
  /** How many documents they were built from. */
  documents: number,
};
/** Which of two values is recommended. */
export type Recommended = "chosen" | "other";
/** What kinds of records there are, for forms. */
export type RecordCatalogue = {
  /** Every kind with its fields. */
  kinds: Array<RecordSpec>,
  /** The code lists that fields take from, once each. */
  lists: Array<CodeList>,
};
/** Which records are asked for. */
export type RecordFilter = {
  /** Of one trail only. */
  trail?: TrailId,
  /** Of one kind only. */
  kind?: RecordKind,
  /** Those marked as not wanted, too. */
  include_discarded: boolean,
};
/** One record of the catalogue; also the id of its document. */
export type RecordId = string;
/** Kind of record (*type oppføring*). */
export type RecordKind = "job" | "education" | "vocational_training" | "apprentice_job" | "recruitment_period" | "passive_period" | "report" | "contact_log" | "sub_goal" | "sms_reservation" | "duty_mark" | "user_log" | "employer" | "employer_contact" | "employer_need" | "employer_agreement" | "workspace_link" | "note_template" | "private_task" | "collaborator" | "fixed_activity" | "discovery_opportunity" | "employer_task" | "employer_log" | "contact_mark" | "preference" | "unknown";
/** One record in a list. */
export type RecordRow = {
  /** The record. */
  id: RecordId,
  /** Its trail; none for what lies at an employer or in the own workspace. */
  trail: TrailId | null,
  /** How the trail, or the employer, is called; empty in the own workspace. */
  trail_title: string,
  /** Kind. */
  kind: RecordKind,
  /** The kind's label. */
  label: string,
  /** What it is called in a list. */
  title: string,
  /** Code of its status, by its dates where the kind has such a rule; empty where it has no status. */
  status: string,
  /** Fields that are set, texts among them. */
  fields: { [key in string]: string },
  /** Marked as not wanted. */
  discarded: boolean,
  /** When it was made. */
  created_at: Timestamp,
  /** Waits to be delivered. */
  unsent: boolean,
  /** How many fields two people set to different values at the same time. */
  conflicts: number,
};
/** One kind of record, in the language of the person. */
export type RecordSpec = {
  /** Which kind. */
  kind: RecordKind,
  /** Its name. */
  label: string,
  /** Its name in the plural. */
  plural: string,
  /** Whose access decides. */
  stream: StreamKind,
  /** The services that use it; all of them when empty. */
  services: Array<TrailType>,
  /** The field and the value it must have before the participant sees anything of the record. */
  shared_when: [string, string] | null,
  /** Its fields, in the order they are shown. */
  fields: Array<FieldSpec>,
};
/** Everything about one record. */
export type RecordView = {
  /** The record. */
  id: RecordId,
  /** The record as in the list. */
  row: RecordRow,
  /** Version of its texts, for the next edit. */
  version: string,
  /** Who changed what, newest first. */
  history: Array<HistoryItem>,
  /** Fields that two people set to different values. */
  conflicts: Array<FieldConflict>,
};
/** What a reference points to. */
export type ReferenceTarget = "user" | {
  "record": RecordKind };
/** Something that is worth a notice on the desktop. */
export type ReminderRow = {
  /** The line of the task list. */
  id: TaskId,
  /** Where it comes from. */
  source: TaskSource,
  /** Its trail. */
  trail: TrailId,
  /** How the trail is called. */
  trail_title: string,
  /** What is to be done. */
  subject: string,
  /** When it became worth a notice. */
  at: Timestamp,
};
/** Takes back the choice between values of one field. */
export type ReopenConflict = {
  /** Which entity. */
  entity: DocumentId,
  /** Which field. */
  field: string,
};
/** A part of a section. */
export type ReportBlock = {
  "block": "text",
  /** The field of the report it is written in; nothing when it comes from the trail. */
  field: string | null,
  /** Its name, in bokmål. */
  label_nb: string,
  /** The text; may be empty while the report is being written. */
  text: string,
} | {
  "block": "facts",
  /** Which thing; empty for the section as a whole. */
  heading: string,
  /** The facts, in order. */
  lines: Array<ReportLine>,
} | {
  "block": "table",
  /** The columns, in bokmål. */
  columns: Array<string>,
  /** The rows, oldest first. */
  rows: Array<Array<string>>,
};
/** Kind of report (*rapporttype*). */
export type ReportKind = "interval" | "end" | "unknown";
/** A fact with its name. */
export type ReportLine = {
  /** What it is, in bokmål. */
  label_nb: string,
  /** What it says. */
  value: string,
};
/** One step in the life of a report. */
export type ReportLogRow = {
  /** When. */
  at: Timestamp,
  /** Who. */
  author: string,
  /** What. */
  text: string,
};
/** A section of a report. */
export type ReportSection = {
  /** Which section. */
  code: SectionCode,
  /** Its heading, in bokmål. */
  title_nb: string,
  /** What it says. */
  blocks: Array<ReportBlock>,
};
/** What has become of a report (*status på rapport*). */
export type ReportStatus = "open" | "shared" | "archived" | "completed" | "with_comment" | "without_comment" | "unknown";
/** A step in the life of a report; each is written to its log. */
export type ReportStep = "share" | "end_sharing" | "file" | "unknown";
/** A report as it reads today, or as it was filed. */
export type ReportView = {
  /** The report. */
  id: RecordId,
  /** The report as a record: its own fields. */
  row: RecordRow,
  /** Periodic or closing. */
  kind: ReportKind,
  /** Its status today; a sharing ends by itself after its day. */
  status: ReportStatus,
  /** The status. */
  status_label: string,
  /** Steps that its status allows. */
  steps: Array<ReportStep>,
  /** What stands in the way of filing it; nothing when it can be filed. */
  filing: ErrorReport | null,
  /** What it says: composed of what is here today, or the frozen text of a filed one. */
  report: ComposedReport,
  /** How it was filed. */
  filed: FiledView | null,
  /** Steps in its life, newest first. */
  log: Array<ReportLogRow>,
  /** Version of its texts, for the next edit. */
  version: string,
  /** Fields that two people set to different values. */
  conflicts: Array<FieldConflict>,
};
/** What was answered to somebody who asked for a shielded person's address. */
export type RevealedAddress = {
  /** The address, where it may be on this laptop. */
  address: string,
  /** What to mind, and where to ask when the address is not here. */
  advice: string,
};
/** What an employee is (*rolle*). */
export type Role = "specialist" | "supervisor" | "admin";
/** The rule that decided. */
export type Rule = "stream_erased" | "device_revoked" | "user_closed" | "admin_sees_no_trails" | "owner" | "team_supervisor" | "shared_caseload" | "share" | "team_employer" | "no_grant";
/** A clock of 30 days that somebody should look at. */
export type RunningClock = {
  /** The trail. */
  trail: TrailId,
  /** How it is called. */
  trail_title: string,
  /** The clock. */
  clock: EmployerClockView,
};
/** Adds an employer to the team's, or changes the one that is there; what is left out stays, an empty value clears. */
export type SaveEmployer = {
  /** Organisation number. */
  org_number: string,
  /** Fields as typed, by the keys of the catalogue. */
  fields: { [key in string]: string },
  /** The version the person started from, for the note; the newest when left out. */
  base?: string,
  /** Names in the texts are the employer's own people and no participant's. */
  names_confirmed: boolean,
};
/** One hit of a search. */
export type SearchHit = {
  /** What it is. */
  kind: HitKind,
  /** Its id. */
  id: string,
  /** Its trail; none for what lies at an employer or in the own workspace. */
  trail: TrailId | null,
  /** How the trail, or the employer, is called. */
  trail_title: string,
  /** Its title. */
  title: string,
  /** Text around the hit. */
  snippet: Array<SnippetPart>,
  /** The time it counts under. */
  at: Timestamp,
};
/** The answer to a search. */
export type SearchView = {
  /** Hits, newest first. */
  hits: Array<SearchHit>,
  /** There were more than are shown. */
  cut: boolean,
};
/** A section of a report (*del av rapport*). */
export type SectionCode = "closing_summary" | "main_goal" | "wishes" | "career_mapping" | "period_summary" | "passive_periods" | "recruitment" | "activities" | "participant" | "employers" | "schools" | "work" | "training" | "plan" | "process" | "adaptation" | "comment" | "unknown";
/** Moves a trail to another phase. With `ended`, cause, detail and last day come in the same step. */
export type SetPhase = {
  /** Which trail. */
  id: TrailId,
  /** The new phase. */
  phase: Phase,
  /** Why it ended, with phase `ended`. */
  cause?: EndCause,
  /** Why exactly it ended, with phase `ended`. */
  detail?: EndCauseDetail,
  /** The last day, with phase `ended`. */
  on?: string,
};
/** Sets a preference; an empty value clears it. */
export type SetPreference = {
  /** Which. */
  name: string,
  /** What to. */
  value: string,
};
/** Settles one field that two people set to different values. */
export type SettleConflict = {
  /** Which entity. */
  entity: DocumentId,
  /** Which field. */
  field: string,
  /** The value from now on: one of the two, both combined, or another. */
  value: string,
};
/** Settles a duty or a finding. */
export type SettleDuty = {
  /** Whose trail. */
  trail: TrailId,
  /** The key, as in the list. */
  key: string,
  /** What is done with it. */
  how: Settling,
  /** Why it does not apply. */
  reason?: string,
  /** Until which day it is put off. */
  until?: string,
};
/** What a person does with a duty or a finding. */
export type Settling = "done" | "not_relevant" | "snooze" | "reopen" | "unknown";
/** Where a share or a count lies against its two limits. */
export type ShareLevel = "low" | "middle" | "high";
/** Shows a report to the participant until a day. */
export type ShareReport = {
  /** Which report. */
  id: RecordId,
  /** The last day. */
  until: string,
};
/** Lets a colleague stand in (*vikar*) until a day. */
export type ShareTrail = {
  /** Which trail. */
  trail: TrailId,
  /** The colleague: id or full name. */
  with: string,
  /** The last day. */
  until: string,
};
/** A piece of the text around a hit. */
export type SnippetPart = {
  /** The text. */
  text: string,
  /** Whether it is what was searched for. */
  hit: boolean,
};
/** Starts a report (*veilederrapport*). */
export type StartReport = {
  /** About which trail. */
  trail: TrailId,
  /** Periodic or closing. */
  kind: ReportKind,
  /** First day of a periodic one; the day after the last report, or the start of the follow-up, when left out. */
  from?: string,
  /** Last day of a periodic one; today when left out. */
  to?: string,
};
/** All documents that share one access decision. */
export type StreamId = string;
/** What a stream is about; it decides who may have it and which records lie in it. */
export type StreamKind = "trail" | "employer" | "workspace";
/** What a meeting with an employer or a place of study was about (*underkategori*). */
export type SubCategory = "job_development" | "job_support" | "relationship_building" | "follow_up" | "exploration_of_education" | "support_during_education" | "unknown";
/** What sync is doing. */
export type SyncPhase = "idle" | "working" | "offline" | "stopped";
/** Delivery, from one source: counts of actions by state. An action counts once, however many streams it touched: as delivered when all of it is. */
export type SyncStatus = {
  /** What sync is doing. */
  phase: SyncPhase,
  /** Saved here, not yet receipted. */
  outbox: number,
  /** At the server, waiting for something it builds on. */
  held: number,
  /** At the server, waiting for a person to decide. */
  quarantined: number,
  /** Of this device's own actions, receipted as durable. */
  delivered: number,
  /** When the last action was receipted. */
  delivered_at: Timestamp | null,
  /** When the server last answered. */
  contact_at: Timestamp | null,
  /** When the next try is. */
  retry_at: Timestamp | null,
  /** A download under way. */
  progress: Progress | null,
  /** The last failure, while it lasts. */
  error: ErrorReport | null,
};
/** Sets fields of an entity to what they were, as a new step: nothing is removed. */
export type TakeBack = {
  /** Which entity. */
  id: DocumentId,
  /** To what it was after the steps until this time. */
  at: Timestamp,
  /** Which fields; every field that can be set when left out. */
  fields?: Array<string>,
};
/** One task (*oppgave*); also the id of its document. */
export type TaskId = string;
/** How pressing a task is (*prioritet*). */
export type TaskPriority = "high" | "normal" | "low" | "unknown";
/** One line of a task list: a task, a sub-goal, a duty or a finding. */
export type TaskRow = {
  /** The task; of a duty or a finding the id that every laptop derives alike. */
  id: TaskId,
  /** Where the line comes from. */
  source: TaskSource,
  /** Its trail. */
  trail: TrailId,
  /** How the trail is called. */
  trail_title: string,
  /** What is to be done. */
  subject: string,
  /** More about it; of a duty or a finding why it is asked for. */
  note: string,
  /** By when. */
  due: string | null,
  /** By what time of that day, when one was given. */
  due_at: Timestamp | null,
  /** How pressing it is. */
  priority: TaskPriority,
  /** When to remind of it. */
  remind_at: Timestamp | null,
  /** Status. */
  status: TaskStatus,
  /** Why it has that status; may be empty. */
  reason: string,
  /** Of a duty or a finding: its key, for settling it. */
  key: string | null,
  /** Open and past its date. */
  overdue: boolean,
  /** When it was added. */
  created_at: Timestamp,
  /** When it was done. */
  done_at: Timestamp | null,
  /** Waits to be delivered. */
  unsent: boolean,
  /** How many fields two people set to different values at the same time. */
  conflicts: number,
};
/** Where a line of the task list comes from. */
export type TaskSource = "own" | "sub_goal" | "duty" | "finding" | "unknown";
/** What became of a task (*status på oppgave*). */
export type TaskStatus = "open" | "done" | "discarded" | "unknown";
/** Changes a text that others may be changing too. */
export type TextEdit = {
  /** The version the person started from, as it came with the view; the newest one when left out. */
  base?: string,
  /** The whole text as the person left it. */
  text: string,
};
/** A place in a text that should be written in another way. */
export type TextHint = {
  /** First character of it, counted in characters from 0. */
  start: number,
  /** The character after it. */
  end: number,
  /** What it is. */
  kind: FindingKind,
  /** Its name. */
  label: string,
  /** Why it should not stand there. */
  why: string,
  /** What to write instead. */
  better: string,
  /** The text is not saved like this; the rest is advice. */
  refused: boolean,
};
/** Light or dark. */
export type Theme = "system" | "light" | "dark";
/** One thing that happened on a trail, newest first. */
export type TimelineEntry = {
  "type": "meeting",
  /** Time it counts under. */
  at: Timestamp,
  /** The meeting. */
  meeting: MeetingRow,
} | {
  "type": "task",
  /** Time it counts under. */
  at: Timestamp,
  /** The task. */
  task: TaskRow,
} | {
  "type": "event",
  /** When. */
  at: Timestamp,
  /** What happened, in bokmål. */
  text: string,
  /** Who did it. */
  author: string,
  /** Two people's work was put together. */
  merged: boolean,
};
/** Which part of a trail's timeline is asked for. */
export type TimelineFilter = {
  /** Whose trail. */
  trail: TrailId,
  /** Kinds only, as `meeting.employer`, `task`, `job` or `event`; every kind when empty. */
  kinds: Array<string>,
  /** Codes of statuses only; every status when empty. */
  statuses: Array<string>,
};
/** One thing on a trail's timeline, of whatever kind. */
export type TimelineRow = {
  /** The time it counts under. */
  at: Timestamp,
  /** What it is, as a code: `meeting.employer`, `task`, `job`, `event`, `merge` and so on. */
  kind: string,
  /** What it is. */
  label: string,
  /** What it is called, or what happened. */
  title: string,
  /** Code of its status; empty where it has none. */
  status: string,
  /** Its id; events have none. */
  id: string | null,
  /** Who did it, of an event. */
  author: string,
};
/** A point in time, in milliseconds since 1970-01-01T00:00Z. */
export type Timestamp = number;
/** A trail as it was at the end of a day. */
export type TrailAt = {
  /** The trail. */
  id: TrailId,
  /** The day. */
  on: string,
  /** How the trail is called today. */
  title: string,
  /** The phase; empty when the trail was not made yet. */
  phase_label: string,
  /** What the trail itself and its profile said. */
  lines: Array<EntityField>,
  /** Its meetings that day, those undone left out. */
  meetings: Array<EntityAt>,
  /** Its tasks. */
  tasks: Array<EntityAt>,
  /** Its records, those put aside left out. */
  records: Array<EntityAt>,
};
/** Something that happened to a trail (*hendelseshistorikk*). */
export type TrailEvent = {
  /** When, by the clock of the device. */
  at: Timestamp,
  /** Who did it. */
  author: string,
  /** On which device. */
  device: DeviceId,
  /** It was this device. */
  this_device: boolean,
  /** What happened. */
  text: string,
  /** The values that changed, where they tell more. */
  changes: Array<TrailEventChange>,
};
/** One value that an event changed. */
export type TrailEventChange = {
  /** What. */
  what: string,
  /** The value before; empty when there was none. */
  before: string,
  /** The value after; empty when it was taken away. */
  after: string,
};
/** One participant's course through the measure (*jobbspor*); also the id of its stream and of its profile document. */
export type TrailId = string;
/** One trail in a list. */
export type TrailRow = {
  /** The trail. */
  id: TrailId,
  /** How to call it: the participant's name, or a placeholder with the birth year until a name is known. */
  title: string,
  /** Last two digits of the birth year. */
  birth_year: string,
  /** The service (*tjeneste*). */
  service: TrailType,
  /** Phase. */
  phase: Phase,
  /** Whether the central office has checked it. */
  standing: TrailStanding,
  /** Code of the reason, when refused. */
  refused_reason: string | null,
  /** Referred date. */
  referred: string,
  /** Name of the specialist who owns it; empty until the server has told. */
  owner_name: string,
  /** Owned by the person at work. */
  mine: boolean,
  /** Start of the next planned meeting. */
  next_meeting_at: Timestamp | null,
  /** Start of the last held meeting. */
  last_contact_at: Timestamp | null,
  /** Open tasks. */
  open_tasks: number,
  /** Open tasks past their date. */
  overdue_tasks: number,
  /** The participant's address is shielded (*kode 7*). */
  shielded: boolean,
  /** A passive period (*passiv periode*) is on today. */
  passive: boolean,
  /** Something of this trail waits to be delivered. */
  unsent: boolean,
};
/** Whether the central office has checked a trail. */
export type TrailStanding = "provisional" | "confirmed" | "refused";
/** Which service a trail belongs to (*tjeneste*). */
export type TrailType = "ips" | "ams" | "ce" | "unknown";
/** Everything about one trail. */
export type TrailView = {
  /** The trail. */
  id: TrailId,
  /** The trail as in the list. */
  row: TrailRow,
  /** National identity number. Shown on the trail's own page only. */
  national_id: string,
  /** When the start-up meeting was held: the one start date. */
  started_at: Timestamp | null,
  /** Why it ended. */
  end_cause: EndCause | null,
  /** When it ended. */
  ended_on: string | null,
  /** Why exactly it ended. */
  end_detail: EndCauseDetail | null,
  /** The day the end details were first saved. */
  end_registered_on: string | null,
  /** The end details may be corrected today. */
  may_correct_ending: boolean,
  /** The last day on which they can be corrected. */
  ending_correctable_until: string | null,
  /** The ended trail this one was made from, by re-admission or transfer. */
  readmitted_from: TrailId | null,
  /** The clock of 30 days to the first meeting with an employer. */
  employer_clock: EmployerClockView,
  /** What to know before anything else. */
  banners: Array<Banner>,
  /** What the phase is for; nothing for a phase of a newer app. */
  phase_guide: PhaseGuide | null,
  /** The other phases of the path, in order, each with what keeps the trail from it. */
  next_phases: Array<NextPhase>,
  /** What the trail can end with. */
  end_choices: Array<EndChoice>,
  /** What the standing means and what to do, when it is not confirmed. */
  standing_text: string | null,
  /** The person behind the trail. */
  person: PersonView,
  /** What was confirmed when the trail was created, and what is missing. */
  creation: CreationView,
  /** Profile sections, in order. */
  profile: Array<ProfileText>,
  /** Version of the profile texts, for [`crate::api::TextEdit::base`]. */
  version: string,
  /** Open tasks, most urgent first. */
  tasks: Array<TaskRow>,
  /** Everything that happened, newest first. */
  timeline: Array<TimelineEntry>,
};
/** Undoes a meeting (*angre*): it stays in the history and counts nowhere. */
export type UndoMeeting = {
  /** Which meeting. */
  id: MeetingId,
  /** Why, in one line; a held meeting must have it. */
  reason?: string,
};
/** Takes a share back before its day. */
export type UnshareTrail = {
  /** Which trail. */
  trail: TrailId,
  /** The colleague: id or full name. */
  with: string,
};
/** Whether there is a newer version. */
export type UpdateState = {
  /** This build knows where new versions come from, and whose signature they bear. */
  configured: boolean,
  /** The newer version, if there is one. */
  available: string | null,
};
/** One employee with an account. */
export type UserId = string;
/** What to know before one meeting. */
export type VisitPreparation = {
  /** The meeting. */
  meeting: MeetingRow,
  /** The latest held meeting before it: with the same employer in the same trail, else in the same trail. */
  last: MeetingRow | null,
  /** What may be told of the participant; none when the meeting is about nobody. */
  openness: OpennessView | null,
};
/** The figure of one week. */
export type WeekFigure = {
  /** Year the week belongs to. */
  year: number,
  /** Number of the week, 1 to 53. */
  week: number,
  /** Its Monday. */
  monday: string,
  /** What counts. */
  tally: FigureTally,
  /** Share of 37.5 hours. */
  share: FigureShare,
};
/** A person's own workspace. */
export type WorkspaceView = {
  /** Own tasks, open ones first, most urgent first. */
  tasks: Array<RecordRow>,
  /** Links, in their order. */
  links: Array<RecordRow>,
  /** Texts to begin a note from. */
  templates: Array<RecordRow>,
  /** Changes of the person's place in the organisation, newest first. */
  user_log: Array<RecordRow>,
  /** Preferences by name. */
  preferences: { [key in string]: string },
};

export interface Commands {
  app_status: { args: Record<string, never>; result: AppStatus };
  enrol: { args: { input: EnrolInput }; result: AppStatus };
  unlock: { args: { passphrase: string }; result: AppStatus };
  lock: { args: Record<string, never>; result: AppStatus };
  preferences: { args: Record<string, never>; result: Preferences };
  save_preferences: { args: { input: Preferences }; result: Preferences };
  home: { args: Record<string, never>; result: HomeView };
  morning: { args: Record<string, never>; result: MorningView };
  pressing: { args: Record<string, never>; result: PressingView };
  openness: { args: { trail: TrailId }; result: OpennessView };
  named_days: { args: { from: string; to: string }; result: Array<NamedDayRow> };
  portfolio: { args: Record<string, never>; result: PortfolioView };
  trail: { args: { id: TrailId }; result: TrailView };
  create_trail: { args: { input: NewTrail }; result: Created };
  set_phase: { args: { input: SetPhase }; result: PhaseChange };
  correct_ending: { args: { input: CorrectEnding }; result: null };
  readmit: { args: { input: Readmit }; result: Created };
  trail_history: { args: { id: TrailId }; result: Array<TrailEvent> };
  complete_creation: { args: { input: CompleteCreation }; result: null };
  correct_person: { args: { input: CorrectPerson }; result: null };
  reveal_address: { args: { id: TrailId; reason: string }; result: RevealedAddress };
  find_by_national_id: { args: { number: string }; result: Array<TrailRow> };
  edit_profile: { args: { input: EditProfile }; result: null };
  profile: { args: { id: TrailId }; result: ProfileView };
  edit_profile_field: { args: { input: EditProfileField }; result: null };
  profile_history: { args: { id: TrailId; field: string }; result: Array<ProfileVersion> };
  participant_view: { args: { id: TrailId }; result: ParticipantView };
  meeting: { args: { id: MeetingId }; result: MeetingView };
  log_meeting: { args: { input: NewMeeting }; result: LoggedMeeting };
  edit_meeting: { args: { input: EditMeeting }; result: LoggedMeeting };
  check_meeting: { args: { input: NewMeeting }; result: Array<MeetingHint> };
  check_meeting_edit: { args: { input: EditMeeting }; result: Array<MeetingHint> };
  correct_meeting: { args: { input: CorrectMeeting }; result: Array<MeetingHint> };
  undo_meeting: { args: { input: UndoMeeting }; result: null };
  restore_meeting: { args: { id: MeetingId }; result: null };
  mark_reminded: { args: { id: MeetingId }; result: null };
  sms_reminders: { args: Record<string, never>; result: Array<MeetingRow> };
  calendar: { args: { days: CalendarDays }; result: Array<CalendarEntry> };
  tasks: { args: { include_closed: boolean }; result: Array<TaskRow> };
  add_task: { args: { input: NewTask }; result: Created };
  edit_task: { args: { input: EditTask }; result: null };
  close_tasks: { args: { input: CloseTasks }; result: null };
  settle_duty: { args: { input: SettleDuty }; result: null };
  findings: { args: { trail: TrailId | null }; result: Array<FindingRow> };
  reminders: { args: { since: Timestamp }; result: Array<ReminderRow> };
  duties: { args: { trail: TrailId | null }; result: Array<DutyRow> };
  add_record: { args: { input: NewRecord }; result: Created };
  add_apprentice_job: { args: { input: NewApprenticeJob }; result: Created };
  timeline: { args: { filter: TimelineFilter }; result: Array<TimelineRow> };
  edit_record: { args: { input: EditRecord }; result: null };
  record_kinds: { args: Record<string, never>; result: RecordCatalogue };
  records: { args: { filter: RecordFilter }; result: Array<RecordRow> };
  record: { args: { id: RecordId }; result: RecordView };
  save_file: { args: { name: string; content: string }; result: string | null };
  pick_file: { args: { kind: PickKind }; result: PickedFile | null };
  export_portfolio: { args: { form: ExportForm }; result: string | null };
  import_plan: { args: { names_confirmed: boolean }; result: ImportReport };
  import_apply: { args: { names_confirmed: boolean }; result: ImportReport };
  print_page: { args: { html: string }; result: null };
  opening: { args: Record<string, never>; result: Opening | null };
  update_state: { args: Record<string, never>; result: UpdateState };
  install_update: { args: Record<string, never>; result: boolean };
  calendar_ics: { args: { days: CalendarDays; with_names: boolean }; result: string };
  read_ics: { args: { text: string }; result: Array<IcsEvent> };
  devices: { args: Record<string, never>; result: Array<DeviceRow> };
  inbox: { args: Record<string, never>; result: InboxView };
  settle_conflict: { args: { input: SettleConflict }; result: null };
  reopen_conflict: { args: { input: ReopenConflict }; result: null };
  mark_merges_seen: { args: { until: Timestamp }; result: null };
  entity_history: { args: { id: DocumentId }; result: Array<EntityStep> };
  entity_at: { args: { id: DocumentId; at: Timestamp }; result: EntityAt };
  trail_at: { args: { id: TrailId; on: string }; result: TrailAt };
  take_back: { args: { input: TakeBack }; result: null };
  access: { args: { id: TrailId }; result: AccessView };
  plan_handover: { args: { trail: TrailId; to: string }; result: HandoverPlanView };
  hand_over: { args: { input: HandOver }; result: HandedOver };
  share_trail: { args: { input: ShareTrail }; result: null };
  unshare_trail: { args: { input: UnshareTrail }; result: null };
  reports: { args: { trail: TrailId | null }; result: Array<RecordRow> };
  report: { args: { id: RecordId }; result: ReportView };
  start_report: { args: { input: StartReport }; result: Created };
  share_report: { args: { input: ShareReport }; result: null };
  unshare_report: { args: { id: RecordId }; result: null };
  comment_report: { args: { input: CommentReport }; result: null };
  file_report: { args: { input: FileReport }; result: null };
  report_page: { args: { id: RecordId }; result: string };
  trail_page: { args: { id: TrailId }; result: string };
  record_page: { args: { id: RecordId }; result: string };
  employers: { args: { filter: EmployerFilter }; result: Array<EmployerRow> };
  employer: { args: { org_number: string }; result: EmployerView };
  save_employer: { args: { input: SaveEmployer }; result: Created };
  add_employer_record: { args: { input: NewEmployerRecord }; result: Created };
  edit_employer_record: { args: { input: EditRecord; names_confirmed: boolean }; result: null };
  workspace: { args: Record<string, never>; result: WorkspaceView };
  add_workspace_record: { args: { input: NewWorkspaceRecord }; result: Created };
  complete_private_task: { args: { id: RecordId }; result: null };
  set_preference: { args: { input: SetPreference }; result: null };
  open_link: { args: { id: RecordId }; result: null };
  colleagues: { args: Record<string, never>; result: Array<ColleagueRow> };
  figures: { args: { filter: FiguresFilter }; result: FiguresView };
  search: { args: { query: string }; result: SearchView };
  review_text: { args: { text: string; trail: TrailId | null; with_employer: boolean }; result: Array<TextHint> };
  code_lists: { args: Record<string, never>; result: Array<CodeListRow> };
  code_list: { args: { name: CodeListName }; result: CodeListView };
  check_code_list: { args: { name: CodeListName; csv: string }; result: CodeListChange };
  replace_code_list: { args: { name: CodeListName; csv: string }; result: CodeListChange };
  restore_code_list: { args: { name: CodeListName }; result: CodeListRow };
  code_list_history: { args: { name: CodeListName }; result: Array<CodeListVersionRow> };
  list_views: { args: Record<string, never>; result: Array<ListViewRow> };
  list_view: { args: { code: string; first: number | null }; result: ListView };
  rebuild: { args: Record<string, never>; result: RebuildReport };
  save_draft: { args: { input: DraftInput }; result: null };
  drafts: { args: Record<string, never>; result: Array<DraftView> };
  discard_draft: { args: { key: string }; result: null };
  sync_status: { args: Record<string, never>; result: SyncStatus };
  sync_now: { args: Record<string, never>; result: SyncStatus };
}
