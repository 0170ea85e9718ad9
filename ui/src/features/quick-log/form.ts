/// The quick log as a value: guessed, filled in, kept as a draft, and read into a command.
import type { Channel, ErrorReport, HomeView, MeetingKind, MeetingStatus, NewMeeting, TrailRow } from "../../bindings/api";
import { formatLocal, localTime, nowRounded, parseDay, parseLocal } from "../../shared/dates";

export type QuickLogForm = {
  trail: string;
  trailText: string;
  kind: Extract<MeetingKind, "participant" | "employer" | "startup">;
  employerName: string;
  employerNumber: string;
  at: string;
  minutes: string;
  channel: Exclude<Channel, "unknown">;
  /** Null while it follows from the time. */
  status: Exclude<MeetingStatus, "unknown"> | null;
  place: string;
  /** Null while it follows from the kind and the employer. */
  subject: string | null;
  note: string;
  taskSubject: string;
  taskDue: string;
};

/** Minutes of a meeting when nobody says otherwise; the length most visits have. */
const MINUTES_DEFAULT = "60";

/** The trail that a new log is most likely about: today's meeting nearest in time, else the latest contact. */
export function guessTrail(trails: TrailRow[], home: HomeView | undefined, now: number): TrailRow | undefined {
  const open = trails.filter((trail) => trail.phase !== "ended");
  const nearest = (home?.meetings_today ?? []).toSorted((a, b) => Math.abs(a.at - now) - Math.abs(b.at - now))[0];
  const byMeeting = nearest === undefined ? undefined : open.find((trail) => trail.id === nearest.trail);
  const byContact = open.toSorted((a, b) => (b.last_contact_at ?? 0) - (a.last_contact_at ?? 0))[0];
  return byMeeting ?? byContact;
}

export function emptyForm(trail: TrailRow | undefined, now: number): QuickLogForm {
  return {
    trail: trail?.id ?? "",
    trailText: trail?.title ?? "",
    kind: "participant",
    employerName: "",
    employerNumber: "",
    at: formatLocal(nowRounded(now)),
    minutes: MINUTES_DEFAULT,
    channel: "physical",
    status: null,
    place: "",
    subject: null,
    note: "",
    taskSubject: "",
    taskDue: "",
  };
}

/** The status shown while nobody has chosen one: planned while it is ahead, held after. */
export function statusOf(form: QuickLogForm, now: number): Exclude<MeetingStatus, "unknown"> {
  if (form.status !== null) return form.status;
  const at = parseLocal(form.at);
  return at !== null && at > localTime(now) ? "planned" : "completed";
}

/** Whether a person has put anything into it that would be a loss. */
export function worthKeeping(form: QuickLogForm): boolean {
  const typed = [form.note, form.place, form.employerName, form.employerNumber, form.subject ?? "", form.taskSubject, form.taskDue];
  return typed.some((text) => text.trim() !== "");
}

export const draftBody = (form: QuickLogForm): string => JSON.stringify({ form: 1, ...form });

/** Reads a kept draft; what a draft of another version lacks stays as it is in `base`. */
export function readDraft(body: string, base: QuickLogForm): QuickLogForm {
  try {
    const kept: unknown = JSON.parse(body);
    if (typeof kept !== "object" || kept === null) return base;
    const fields = new Map(Object.entries(kept));
    const merged = Object.entries(base).map(([name, value]) => {
      const found: unknown = fields.get(name);
      const nullable = name === "status" || name === "subject";
      return [name, typeof found === "string" || (nullable && found === null) ? found : value];
    });
    return Object.fromEntries(merged) as QuickLogForm;
  } catch {
    return base;
  }
}

export type Words = { when: string; day: string; minutes: string; trail: string; required: string };

const refuse = (code: string, message: string, field: string) => ({ refused: { code, message, field } });

/** Reads the form into the command, or says which field cannot be read. Rules are Rust's; this only reads texts. */
export function toCommand(form: QuickLogForm, subject: string, now: number, words: Words): { input: NewMeeting } | { refused: ErrorReport } {
  if (form.trail === "") return refuse("required", words.trail, "trail");
  const at = parseLocal(form.at);
  if (at === null) return refuse("time_impossible", words.when, "at");
  if (!/^\d{1,4}$/u.test(form.minutes.trim())) return refuse("minutes_out_of_range", words.minutes, "minutes");
  const [taskSubject, taskDue] = [form.taskSubject.trim(), form.taskDue.trim()];
  const due = taskDue === "" ? null : parseDay(taskDue);
  if (taskDue !== "" && due === null) return refuse("date_impossible", words.day, "follow_up.due");
  if (taskSubject !== "" && due === null) return refuse("required", words.required, "follow_up.due");
  if (taskSubject === "" && due !== null) return refuse("required", words.required, "follow_up.subject");

  const employer = form.kind === "employer" ? form.employerNumber.replaceAll(/\s/gu, "") : "";
  const input: NewMeeting = {
    trail: form.trail,
    kind: form.kind,
    at,
    subject,
    minutes: Number(form.minutes.trim()),
    channel: form.channel,
    status: statusOf(form, now),
  };
  if (form.place.trim() !== "") input.place = form.place.trim();
  if (form.note.trim() !== "") input.note = form.note;
  if (employer !== "") input.employer = employer;
  if (form.kind === "employer" && form.employerName.trim() !== "") input.employer_name = form.employerName.trim();
  if (due !== null) input.follow_up = { subject: taskSubject, due };
  return { input };
}
