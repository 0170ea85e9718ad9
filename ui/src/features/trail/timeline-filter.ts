/// What a trail's timeline can be narrowed to, in the codes that Rust understands.

/** Kinds that belong together for the one who looks for something. */
export const GROUPS = {
  participant: ["meeting.participant", "meeting.startup"],
  employer: ["meeting.employer", "meeting.employer_only", "meeting.education"],
  task: ["task", "sub_goal"],
  work: ["job", "education", "vocational_training", "apprentice_job", "recruitment_period", "passive_period"],
  talk: ["contact_log"],
  report: ["report"],
  event: ["event", "merge", "sms_reservation"],
} as const;
export type Group = keyof typeof GROUPS;
export const GROUP_NAMES: Group[] = ["participant", "employer", "task", "work", "talk", "report", "event"];

/** Statuses that mean the same for whoever looks, whatever the kind. */
export const STATES = {
  open: ["planned", "open", "ongoing", "shared", "registered"],
  done: ["completed", "done", "ended", "archived", "filled"],
  off: ["no_show", "cancelled", "aborted", "discarded", "not_applicable", "withdrawn"],
} as const;
export type State = keyof typeof STATES;
export const STATE_NAMES: State[] = ["open", "done", "off"];

export type TimelineNarrowing = { groups: Group[]; state: State | null };
export const EVERYTHING: TimelineNarrowing = { groups: [], state: null };

export const isNarrowed = ({ groups, state }: TimelineNarrowing): boolean => groups.length > 0 || state !== null;

/** The narrowing as the codes of a filter; everything where nothing is chosen. */
export const codesOf = ({ groups, state }: TimelineNarrowing): { kinds: string[]; statuses: string[] } => ({
  kinds: groups.flatMap((group) => [...GROUPS[group]]),
  statuses: state === null ? [] : [...STATES[state]],
});
