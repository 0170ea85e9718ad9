/// The quick log as a value: what is typed, what is guessed where nothing is, and how it is kept as a draft.
import type { Channel, HomeView, MeetingRow, TrailRow } from "../../bindings/api";
import { formatLocal, localTime, nowRounded, parseLocal } from "../../shared/dates";
import { couldStayAway, type KnownKind, type KnownStatus, type MeetingFacts, factsOf, NO_FACTS } from "../../shared/meeting-facts";

export type KnownChannel = Exclude<Channel, "unknown">;

export type QuickLogForm = {
  /** The planned meeting that it closes; empty for a new one. */
  planned: string;
  trail: string;
  trailText: string;
  kind: KnownKind;
  /** Null while the employer is the one that was met last. */
  employerName: string | null;
  employerNumber: string | null;
  at: string;
  minutes: string;
  channel: KnownChannel;
  /** Null while it follows from the time. */
  status: KnownStatus | null;
  /** Null, as the travel, while it is that of the last meeting of its kind. */
  place: string | null;
  travelTo: string | null;
  travelFrom: string | null;
  /** Null while it follows from the kind and the employer. */
  subject: string | null;
  note: string;
  taskSubject: string;
  taskDue: string;
  /** The text is about no participant. */
  noPersonData: string;
  /** Names in the text are the employer's own people. */
  namesConfirmed: string;
  facts: MeetingFacts;
};

/** Minutes of a meeting when nobody says otherwise; the length most visits have. */
const MINUTES_DEFAULT = "60";
/** Planned meetings that are offered to be closed; more would be a list to read. */
const PLANNED_MAX = 3;

/** The trail that a new log is most likely about: today's meeting nearest in time, else the latest contact. */
export function guessTrail(trails: TrailRow[], home: HomeView | undefined, now: number): TrailRow | undefined {
  const open = trails.filter((trail) => trail.phase !== "ended");
  const nearest = (home?.meetings_today ?? []).toSorted((a, b) => Math.abs(a.at - now) - Math.abs(b.at - now))[0];
  const byMeeting = nearest === undefined ? undefined : open.find((trail) => trail.id === nearest.trail);
  const byContact = open.toSorted((a, b) => (b.last_contact_at ?? 0) - (a.last_contact_at ?? 0))[0];
  return byMeeting ?? byContact;
}

/** Planned meetings that have begun and that nobody closed, the latest first. */
export function plannedBehind(home: HomeView | undefined, now: number): MeetingRow[] {
  const today = (home?.meetings_today ?? []).filter((meeting) => meeting.status === "planned" && meeting.at <= now);
  return [...today.toReversed(), ...(home?.meetings_left_open ?? [])].filter(({ mine, undone }) => mine && !undone).slice(0, PLANNED_MAX);
}

/** The planned meeting that is most likely meant: today's latest, of that trail when the log was opened from one. */
export function guessPlanned(home: HomeView | undefined, trail: string | undefined, now: number): MeetingRow | undefined {
  const today = new Set((home?.meetings_today ?? []).map(({ id }) => id));
  return plannedBehind(home, now).find((meeting) => today.has(meeting.id) && (trail === undefined || meeting.trail === trail));
}

/** `at`: the local time it was opened for; else it ended just now. */
export function emptyForm(trail: TrailRow | undefined, now: number, at: string = nowRounded(now - Number(MINUTES_DEFAULT) * 60_000)): QuickLogForm {
  return {
    planned: "", trail: trail?.id ?? "", trailText: trail?.title ?? "", kind: "participant", employerName: null, employerNumber: null,
    at: formatLocal(at), minutes: MINUTES_DEFAULT, channel: "physical", status: null, place: null, travelTo: null, travelFrom: null,
    subject: null, note: "", taskSubject: "", taskDue: "", noPersonData: "", namesConfirmed: "", facts: NO_FACTS,
  };
}

/** The form that closes a planned meeting: everything as it was planned, and what was typed already. */
export function formOf(meeting: MeetingRow, typed: QuickLogForm): QuickLogForm {
  return {
    ...typed,
    planned: meeting.id,
    trail: meeting.trail ?? "",
    trailText: meeting.trail === null ? "" : meeting.trail_title,
    kind: meeting.kind === "unknown" ? "participant" : meeting.kind,
    employerName: meeting.employer_name,
    employerNumber: meeting.employer ?? "",
    at: formatLocal(localTime(meeting.at)),
    minutes: String(meeting.minutes),
    channel: meeting.channel === "unknown" ? "physical" : meeting.channel,
    status: null,
    place: meeting.place,
    travelTo: String(meeting.travel_to),
    travelFrom: String(meeting.travel_from),
    subject: meeting.subject,
    facts: factsOf(meeting),
  };
}

/** Leaves the planned meeting for a new one with the same participant: what a person typed stays, what came from the plan goes. */
export function leftPlanned(form: QuickLogForm, planned: MeetingRow | undefined, blank: QuickLogForm): QuickLogForm {
  if (form.planned === "" || planned === undefined) return { ...form, planned: "" };
  const { facts: wereFacts, ...were } = formOf(planned, blank);
  const { trail, trailText, kind, facts, ...rest } = form;
  const left = Object.entries(rest).map(([name, value]) => [name, value === were[name as keyof typeof rest] ? blank[name as keyof typeof rest] : value]);
  const leftFacts = Object.entries(facts).map(([name, value]) => [name, value === wereFacts[name as keyof MeetingFacts] ? blank.facts[name as keyof MeetingFacts] : value]);
  return { ...Object.fromEntries(left), trail, trailText, kind, facts: Object.fromEntries(leftFacts), planned: "" } as QuickLogForm;
}

const endOf = ({ at, minutes }: Pick<QuickLogForm, "at" | "minutes">): string | null => {
  const from = parseLocal(at);
  return from === null || !/^\d{1,3}$/u.test(minutes) ? null : later(from, Number(minutes));
};

const later = (local: string, minutes: number): string => new Date(Date.parse(`${local}:00Z`) + minutes * 60_000).toISOString().slice(0, 16);

/** The form with another length; a meeting that was taken to have ended just now still did. */
export function withMinutes(form: QuickLogForm, minutes: string, blank: QuickLogForm): QuickLogForm {
  const end = endOf(form);
  const guessed = form.planned === "" && end !== null && end === endOf(blank) && /^\d{1,3}$/u.test(minutes);
  return { ...form, minutes, ...(guessed ? { at: formatLocal(later(end, -Number(minutes))) } : {}) };
}

/** The form about a meeting of another kind; with nobody who could have stayed away, nobody did. */
export function withKind(form: QuickLogForm, kind: KnownKind): QuickLogForm {
  const attends = form.facts.participant_attends === "true";
  const status = form.status === "no_show" && !couldStayAway(kind, attends) ? null : form.status;
  return { ...form, kind, status, subject: null, facts: { ...form.facts, sub_category: "" } };
}

/** The form with what is guessed in the place of what nobody typed: what is on screen, and what is sent. */
export type Shown = Omit<QuickLogForm, "employerName" | "employerNumber" | "place" | "travelTo" | "travelFrom"> & {
  employerName: string;
  employerNumber: string;
  place: string;
};

const minutesOf = (typed: string | null, guess: number | undefined): string => typed ?? (guess === undefined || guess === 0 ? "" : String(guess));

/** Guesses from the trail's past meetings, the latest first: who was met last, and where, and how far it was. */
export function shownForm(form: QuickLogForm, past: MeetingRow[]): Shown {
  const ofKind = past.filter((meeting) => meeting.kind === form.kind && !meeting.undone);
  const lastEmployer = form.kind === "employer" ? ofKind.find(({ employer }) => employer !== null) : undefined;
  const employerNumber = form.employerNumber ?? lastEmployer?.employer ?? "";
  const somewhere = form.channel === "physical"
    ? ofKind.find((meeting) => meeting.channel === "physical" && meeting.place !== "" && (form.kind !== "employer" || meeting.employer === employerNumber))
    : undefined;
  return {
    ...form,
    employerName: form.employerName ?? lastEmployer?.employer_name ?? "",
    employerNumber,
    place: form.place ?? somewhere?.place ?? "",
    facts: {
      ...form.facts,
      travel_to: minutesOf(form.travelTo, somewhere?.travel_to),
      travel_from: minutesOf(form.travelFrom, somewhere?.travel_from),
    },
  };
}

/** The status shown while nobody has chosen one: planned while it is ahead, held after. */
export function statusOf(form: Pick<QuickLogForm, "status" | "at">, now: number): KnownStatus {
  if (form.status !== null) return form.status;
  const at = parseLocal(form.at);
  return at !== null && at > localTime(now) ? "planned" : "completed";
}

/** Whether a person has put anything into it that would be a loss; what it began with is none. */
export function worthKeeping(form: QuickLogForm, begun: QuickLogForm): boolean {
  const { facts: begunFacts, ...begunFields } = begun;
  const typed = (["note", "taskSubject", "taskDue"] as const).map((name) => [form[name], begunFields[name]]);
  const named = (["place", "employerName", "employerNumber", "subject", "travelTo", "travelFrom"] as const).map((name) => [form[name], begunFields[name]]);
  const facts = (Object.keys(form.facts) as (keyof MeetingFacts)[]).map((name) => [form.facts[name], begunFacts[name]]);
  return [...typed, ...(form.planned === "" ? [...named, ...facts] : [])].some(([text, before]) => (text ?? "").trim() !== "" && text !== before);
}

export const draftBody = (form: QuickLogForm): string => JSON.stringify({ form: 1, ...form });

const NULLABLE = new Set(["status", "subject", "employerName", "employerNumber", "place", "travelTo", "travelFrom"]);

const fieldsIn = (value: unknown): Map<string, unknown> => new Map(typeof value === "object" && value !== null ? Object.entries(value) : []);

/** Reads a kept draft; what a draft of another version lacks stays as it is in `base`. */
export function readDraft(body: string, base: QuickLogForm): QuickLogForm {
  try {
    const fields = fieldsIn(JSON.parse(body));
    const { facts, ...rest } = base;
    const merged = Object.entries(rest).map(([name, value]) => {
      const found: unknown = fields.get(name);
      return [name, typeof found === "string" || (NULLABLE.has(name) && found === null) ? found : value];
    });
    const keptFacts = fieldsIn(fields.get("facts"));
    const mergedFacts = Object.entries(facts).map(([name, value]) => {
      const found: unknown = keptFacts.get(name);
      return [name, typeof found === "string" ? found : value];
    });
    return { ...Object.fromEntries(merged), facts: Object.fromEntries(mergedFacts) } as QuickLogForm;
  } catch {
    return base;
  }
}
