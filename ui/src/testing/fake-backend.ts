/// A command layer without Rust behind it: answers from tables, remembers what was asked, fails on demand.
import type { Commands, ErrorReport } from "../bindings/api";
import { type Backend, CommandError, type CommandName, type Events } from "../shared/backend";
import {
  calendarOf, CHANGED, DELIVERED, EMPLOYERS, FIGURES, HOME, LOCKED, meetingView, OPEN, PORTFOLIO, SEARCH, TASKS, trailView, PRESSING
} from "./synthetic";

type Answers = { [C in CommandName]: (args: Commands[C]["args"]) => Commands[C]["result"] | Promise<Commands[C]["result"]> };
type Call = { command: CommandName; args: unknown };

export type FakeBackend = Backend & {
  /** Everything that was asked, in order. */
  calls: Call[];
  /** The arguments of each call of one command. */
  asked: <C extends CommandName>(command: C) => Commands[C]["args"][];
  /** Answers a command in another way from now on. */
  answer: <C extends CommandName>(command: C, with_: Answers[C]) => void;
  /** Refuses a command from now on. */
  refuse: (command: CommandName, report: ErrorReport) => void;
  /** Sends an event to the window. */
  emit: <E extends keyof Events>(event: E, payload: Events[E]) => void;
};

/** A code list that stays as it is. */
const NO_CHANGE = { version: null, added: [], retitled: [], retired: [], retired_in_use: [], faults: [] };

const DEFAULTS: Answers = {
  app_status: () => OPEN,
  enrol: () => OPEN,
  unlock: () => OPEN,
  lock: () => LOCKED,
  preferences: () => ({ language: "nb", theme: "system", text_size: 100, lock_minutes: 5, notifications: true, blur: false }),
  save_preferences: ({ input }) => input,
  home: () => HOME,
  morning: () => ({ visits: [], colleagues: [], links: [], named_days: [] }),
  pressing: () => PRESSING,
  openness: () => ({ obtained_on: null, may_contact: false, may_be_shared: "", must_not_be_shared: "" }),
  named_days: () => [],
  portfolio: () => PORTFOLIO,
  trail: () => trailView(),
  create_trail: () => ({ id: "trail-new" }),
  set_phase: ({ input }) => ({ id: input.id, phase: input.phase, celebrate: false }),
  correct_ending: () => null,
  readmit: () => ({ id: "trail-new" }),
  trail_history: () => [],
  complete_creation: () => null,
  correct_person: () => null,
  reveal_address: () => ({ address: "", advice: "" }),
  find_by_national_id: () => [],
  edit_profile: () => null,
  profile: ({ id }) => ({ trail: id, service: "ips", sections: [], others: [] }),
  edit_profile_field: () => null,
  profile_history: () => [],
  participant_view: ({ id }) => ({
    trail: id,
    open: true,
    until: null,
    referred: null,
    specialist: "",
    reports: [],
    sub_goals: [],
    meetings: [],
    jobs: [],
    educations: [],
    profile: [],
    history: { conversations: [], meetings: [], sub_goals: [], jobs: [], educations: [] },
  }),
  meeting: () => meetingView(),
  log_meeting: () => ({ id: "meeting-new", task: null, notices: [] }),
  edit_meeting: () => CHANGED,
  check_meeting: () => [],
  check_meeting_edit: () => [],
  correct_meeting: () => [],
  undo_meeting: () => null,
  restore_meeting: () => null,
  mark_reminded: () => null,
  sms_reminders: () => [],
  calendar: ({ days }) => calendarOf(days),
  tasks: () => TASKS,
  add_task: () => ({ id: "task-new" }),
  edit_task: () => null,
  close_tasks: () => null,
  settle_duty: () => null,
  findings: () => [],
  timeline: () => [],
  add_apprentice_job: () => ({ id: "record-new" }),
  reminders: () => [],
  duties: () => [],
  add_record: () => ({ id: "record-new" }),
  edit_record: () => null,
  record_kinds: () => ({ kinds: [], lists: [] }),
  records: () => [],
  record: () => {
    throw new Error("no record in this portfolio");
  },
  colleagues: () => [],
  save_file: ({ name }) => `/hjem/Dokumenter/${name}`,
  pick_file: () => null,
  export_portfolio: () => null,
  import_plan: () => ({ dry_run: true, imported: 0, skipped: 0, problems: [], kept: [] }),
  import_apply: () => ({ dry_run: false, imported: 0, skipped: 0, problems: [], kept: [] }),
  print_page: () => null,
  opening: () => null,
  update_state: () => ({ configured: false, available: null }),
  install_update: () => false,
  calendar_ics: () => "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
  read_ics: () => [],
  devices: () => [],
  inbox: () => ({ conflicts: [], merges: [] }),
  settle_conflict: () => null,
  reopen_conflict: () => null,
  mark_merges_seen: () => null,
  entity_history: () => [],
  entity_at: ({ id }) => ({ id, what: "meeting", title: "", fields: [] }),
  trail_at: ({ id, on }) => ({ id, on, title: "", phase_label: "", lines: [], meetings: [], tasks: [], records: [] }),
  take_back: () => null,
  access: ({ id }) => ({ trail: id, owner_name: "", may_dispose: false, people: [], handover: null }),
  plan_handover: ({ trail, to }) => ({ trail, trail_title: "", from_name: "", to_name: to, lines: [], to_settle: 0 }),
  hand_over: ({ input }) => ({ trails: input.trails, to_name: input.to }),
  share_trail: () => null,
  unshare_trail: () => null,
  reports: () => [],
  report: () => {
    throw new Error("no report in this portfolio");
  },
  start_report: () => ({ id: "report-new" }),
  share_report: () => null,
  unshare_report: () => null,
  comment_report: () => null,
  file_report: () => null,
  report_page: () => "<!doctype html>",
  trail_page: () => "<!doctype html>",
  record_page: () => "<!doctype html>",
  figures: () => FIGURES,
  employers: ({ filter: { query } }) => EMPLOYERS.filter(({ name, org_number }) => name.toLowerCase().includes(query.toLowerCase()) || org_number.startsWith(query)),
  employer: () => {
    throw new Error("no employer is registered in this portfolio");
  },
  save_employer: () => ({ id: "employer-new" }),
  add_employer_record: () => ({ id: "record-new" }),
  edit_employer_record: () => null,
  workspace: () => ({ tasks: [], links: [], templates: [], user_log: [], preferences: {} }),
  add_workspace_record: () => ({ id: "record-new" }),
  complete_private_task: () => null,
  set_preference: () => null,
  open_link: () => null,
  review_text: () => [],
  search: () => SEARCH,
  code_lists: () => [],
  code_list: () => {
    throw new Error("no code list here");
  },
  check_code_list: () => NO_CHANGE,
  replace_code_list: () => NO_CHANGE,
  restore_code_list: () => {
    throw new Error("no code list here");
  },
  code_list_history: () => [],
  list_views: () => [],
  list_view: ({ code }) => ({ code, name: code, columns: [], rows: [], count: 0 }),
  rebuild: () => ({ documents: 0 }),
  save_draft: () => null,
  drafts: () => [],
  discard_draft: () => null,
  sync_status: () => DELIVERED,
  sync_now: () => DELIVERED,
};

export function fakeBackend(overrides: Partial<Answers> = {}): FakeBackend {
  const answers: Answers = { ...DEFAULTS, ...overrides };
  const listeners = new Map<keyof Events, Set<(payload: never) => void>>();
  const calls: Call[] = [];
  return {
    calls,
    asked: <C extends CommandName>(command: C) =>
      calls.filter((call) => call.command === command).map((call) => call.args as Commands[C]["args"]),
    answer: (command, with_) => {
      answers[command] = with_;
    },
    refuse: (command, report) => {
      const refusing: Partial<Record<CommandName, () => never>> = {
        [command]: () => {
          throw new CommandError(report);
        },
      };
      Object.assign(answers, refusing);
    },
    call: async (command, args) => {
      calls.push({ command, args });
      return answers[command](args);
    },
    listen: (event, handler) => {
      const handlers = listeners.get(event) ?? new Set();
      handlers.add(handler);
      listeners.set(event, handlers);
      return () => void handlers.delete(handler);
    },
    emit: (event, payload) => {
      for (const handler of listeners.get(event) ?? []) handler(payload as never);
    },
  };
}
