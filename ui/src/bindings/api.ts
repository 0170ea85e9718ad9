// Generated from Rust. Do not edit: change crates/core/src/api and generate again.

export type TrailId = string;
export type MeetingId = string;
export type TaskId = string;
export type Timestamp = number;

export type Role = "specialist" | "supervisor" | "admin";
export type Phase =
  | "referred"
  | "mapping"
  | "job_development"
  | "in_education"
  | "working"
  | "downsizing"
  | "ended"
  | "unknown";
export type EndCause = "work" | "education" | "other" | "unknown";
export type MeetingKind = "participant" | "employer" | "startup" | "unknown";
export type Channel = "physical" | "phone" | "video" | "unknown";
export type MeetingStatus = "planned" | "completed" | "no_show" | "cancelled" | "unknown";
export type TaskStatus = "open" | "done" | "discarded" | "unknown";
export type ProfileSection = "goal" | "strengths" | "openness";

export type EnrolInput = { server_url: string; code: string; device_name: string; passphrase: string };
export type NewTrail = { national_id: string; name?: string; referred?: string };
export type SetPhase = { id: TrailId; phase: Phase; cause?: EndCause; on?: string };
export type TextEdit = { base?: string; text: string };
export type EditProfile = { id: TrailId; section: ProfileSection; edit: TextEdit };
export type FollowUp = { subject: string; due: string };
export type NewMeeting = {
  trail: TrailId;
  kind: MeetingKind;
  at: string;
  subject: string;
  minutes?: number;
  channel?: Channel;
  place?: string;
  status?: MeetingStatus;
  employer?: string;
  employer_name?: string;
  travel_to?: number;
  travel_from?: number;
  note?: string;
  follow_up?: FollowUp;
};
export type EditMeeting = {
  id: MeetingId;
  at?: string;
  minutes?: number;
  channel?: Channel;
  place?: string;
  status?: MeetingStatus;
  subject?: string;
  employer?: string;
  employer_name?: string;
  travel_to?: number;
  travel_from?: number;
  note?: TextEdit;
};
export type NewTask = { trail: TrailId; subject: string; due?: string };
export type EditTask = { id: TaskId; subject?: string; due?: string; status?: TaskStatus };
export type DraftInput = { key: string; body: string };

export type ErrorReport = { code: string; message: string; field: string | null };

export type Created = { id: string };
export type LoggedMeeting = { id: MeetingId; task: TaskId | null };
export type AppPhase = "unenrolled" | "locked" | "open";
export type AppStatus = { phase: AppPhase; app_version: string; me: Me | null };
export type Me = {
  user_name: string;
  role: Role;
  team_name: string;
  device_name: string;
  server_url: string;
  server_name: string;
  synthetic_only: boolean;
};
export type TrailStanding = "provisional" | "confirmed" | "refused";
export type TrailRow = {
  id: TrailId;
  title: string;
  birth_year: string;
  phase: Phase;
  standing: TrailStanding;
  refused_reason: string | null;
  referred: string;
  owner_name: string;
  mine: boolean;
  next_meeting_at: Timestamp | null;
  last_contact_at: Timestamp | null;
  open_tasks: number;
  overdue_tasks: number;
  unsent: boolean;
};
export type PhaseCount = { phase: Phase; label: string; count: number };
export type PortfolioView = { trails: Array<TrailRow>; phases: Array<PhaseCount> };
export type MeetingRow = {
  id: MeetingId;
  trail: TrailId;
  trail_title: string;
  kind: MeetingKind;
  at: Timestamp;
  minutes: number;
  channel: Channel;
  place: string;
  status: MeetingStatus;
  subject: string;
  employer: string | null;
  employer_name: string;
  travel_to: number;
  travel_from: number;
  excerpt: string;
  unsent: boolean;
  conflicts: number;
};
export type TaskRow = {
  id: TaskId;
  trail: TrailId;
  trail_title: string;
  subject: string;
  due: string | null;
  status: TaskStatus;
  overdue: boolean;
  created_at: Timestamp;
  done_at: Timestamp | null;
  unsent: boolean;
  conflicts: number;
};
export type HomeView = {
  today: string;
  meetings_today: Array<MeetingRow>;
  meetings_ahead: Array<MeetingRow>;
  meetings_left_open: Array<MeetingRow>;
  tasks_due: Array<TaskRow>;
  phases: Array<PhaseCount>;
  trail_count: number;
};
export type ProfileText = { section: ProfileSection; text: string };
export type TimelineEntry =
  | { type: "meeting"; at: Timestamp; meeting: MeetingRow }
  | { type: "task"; at: Timestamp; task: TaskRow }
  | { type: "event"; at: Timestamp; text: string; author: string; merged: boolean };
export type TrailView = {
  row: TrailRow;
  national_id: string;
  started_at: Timestamp | null;
  end_cause: EndCause | null;
  ended_on: string | null;
  profile: Array<ProfileText>;
  version: string;
  tasks: Array<TaskRow>;
  timeline: Array<TimelineEntry>;
};
export type FieldConflict = { field: string; chosen: string; other: string };
export type HistoryItem = { at: Timestamp; author: string; command: string; delivered: boolean };
export type MeetingView = {
  id: MeetingId;
  row: MeetingRow;
  note: string;
  version: string;
  history: Array<HistoryItem>;
  conflicts: Array<FieldConflict>;
};
export type HitKind = "trail" | "meeting" | "task";
export type SnippetPart = { text: string; hit: boolean };
export type SearchHit = {
  kind: HitKind;
  id: string;
  trail: TrailId;
  trail_title: string;
  title: string;
  snippet: Array<SnippetPart>;
  at: Timestamp;
};
export type SearchView = { hits: Array<SearchHit>; cut: boolean };
export type EmployerRow = {
  org_number: string;
  name: string;
  place: string;
  last_met_at: Timestamp;
  meetings: number;
};
export type DraftView = { key: string; body: string; saved_at: Timestamp };
export type SyncPhase = "idle" | "working" | "offline" | "stopped";
export type Progress = { done: number; left: number };
export type SyncStatus = {
  phase: SyncPhase;
  outbox: number;
  held: number;
  quarantined: number;
  delivered: number;
  delivered_at: Timestamp | null;
  contact_at: Timestamp | null;
  retry_at: Timestamp | null;
  progress: Progress | null;
  error: ErrorReport | null;
};

export interface Commands {
  app_status: { args: Record<string, never>; result: AppStatus };
  enrol: { args: { input: EnrolInput }; result: AppStatus };
  unlock: { args: { passphrase: string }; result: AppStatus };
  lock: { args: Record<string, never>; result: AppStatus };
  home: { args: Record<string, never>; result: HomeView };
  portfolio: { args: Record<string, never>; result: PortfolioView };
  trail: { args: { id: TrailId }; result: TrailView };
  create_trail: { args: { input: NewTrail }; result: Created };
  set_phase: { args: { input: SetPhase }; result: null };
  edit_profile: { args: { input: EditProfile }; result: null };
  meeting: { args: { id: MeetingId }; result: MeetingView };
  log_meeting: { args: { input: NewMeeting }; result: LoggedMeeting };
  edit_meeting: { args: { input: EditMeeting }; result: null };
  tasks: { args: { include_closed: boolean }; result: Array<TaskRow> };
  add_task: { args: { input: NewTask }; result: Created };
  edit_task: { args: { input: EditTask }; result: null };
  employers: { args: { query: string }; result: Array<EmployerRow> };
  search: { args: { query: string }; result: SearchView };
  save_draft: { args: { input: DraftInput }; result: null };
  drafts: { args: Record<string, never>; result: Array<DraftView> };
  discard_draft: { args: { key: string }; result: null };
  sync_status: { args: Record<string, never>; result: SyncStatus };
  sync_now: { args: Record<string, never>; result: SyncStatus };
}
