/// The edit of a meeting as a value. Only what the person changed is sent; what they did not touch follows the store.
import type { Channel, DecisionMaker, EditMeeting, ErrorReport, MeetingStatus, MeetingView, SubCategory } from "../../bindings/api";
import { formatLocal, localTime, parseLocal } from "../../shared/dates";
import { type MeetingFacts, factsOf } from "../../shared/meeting-facts";
import { moveTyping } from "../../shared/move-typing";

export type MeetingFields = MeetingFacts & {
  subject: string;
  at: string;
  minutes: string;
  channel: Channel;
  status: MeetingStatus;
  place: string;
  employer: string;
  employer_name: string;
  note: string;
  /** Names in the text are the employer's own people. */
  names_confirmed: string;
};

export type FieldName = keyof MeetingFields;

/** What the person changed, and the version of the note they started from. */
export type MeetingEdit = { base: string; changes: Partial<MeetingFields> };

export function fieldsOf({ row, note }: MeetingView): MeetingFields {
  return {
    subject: row.subject,
    at: formatLocal(localTime(row.at)),
    minutes: String(row.minutes),
    channel: row.channel,
    status: row.status,
    place: row.place,
    employer: row.employer ?? "",
    employer_name: row.employer_name,
    note,
    names_confirmed: "",
    ...factsOf(row),
  };
}

/** The fields as the window shows them: the store's, under what the person has changed. */
export const shownFields = (view: MeetingView, edit: MeetingEdit): MeetingFields => ({ ...fieldsOf(view), ...edit.changes });

/** The names of the fields that differ from the store. */
export function changedFields(view: MeetingView, edit: MeetingEdit): FieldName[] {
  const stored = fieldsOf(view);
  return (Object.keys(edit.changes) as FieldName[]).filter((name) => edit.changes[name] !== stored[name]);
}

/** A colleague's text came while the person was typing in the note. */
export const noteChangedElsewhere = (view: MeetingView, edit: MeetingEdit): boolean =>
  edit.changes.note !== undefined && edit.base !== view.version && edit.changes.note !== view.note;

const TRAVEL = ["travel_to", "travel_from"] as const;
const NUMBERS = ["minutes", ...TRAVEL] as const;
const LINES = ["subject", "place", "employer_name", "employer_contact", "institution", "institution_contact", "cancel_reason"] as const;
const TICKS = ["participant_attends", "in_the_field", "names_confirmed"] as const;

export type Words = { when: string; minutes: string };

/** Reads the fields to send (the changed ones, unless told) into the command, or says which one cannot be read. */
export function toCommand(
  view: MeetingView,
  edit: MeetingEdit,
  words: Words,
  send: FieldName[] = changedFields(view, edit),
): { input: EditMeeting } | { refused: ErrorReport } {
  const { changes } = edit;
  const changed = new Set(send);
  const input: EditMeeting = { id: view.id };
  if (changed.has("at")) {
    const at = parseLocal(changes.at ?? "");
    if (at === null) return { refused: { code: "time_impossible", message: words.when, field: "at" } };
    input.at = at;
  }
  for (const name of NUMBERS) {
    if (!changed.has(name)) continue;
    const typed = (changes[name] ?? "").trim() || (name === "minutes" ? "" : "0");
    if (!/^\d{1,4}$/u.test(typed)) return { refused: { code: "minutes_out_of_range", message: words.minutes, field: name } };
    input[name] = Number(typed);
  }
  for (const name of LINES) if (changed.has(name)) input[name] = changes[name] ?? "";
  if (changed.has("employer")) input.employer = (changes.employer ?? "").replaceAll(/\s/gu, "");
  if (changed.has("channel") && changes.channel !== undefined) input.channel = changes.channel;
  if (changed.has("status") && changes.status !== undefined) input.status = changes.status;
  for (const name of TICKS) if (changed.has(name)) input[name] = changes[name] === "true";
  // Codes come from lists of codes.
  if (changed.has("sub_category")) input.sub_category = changes.sub_category as SubCategory;
  if (changed.has("decision_maker") && changes.decision_maker !== "") input.decision_maker = changes.decision_maker as DecisionMaker;
  if (changed.has("note")) input.note = { base: edit.base, text: changes.note ?? "" };
  return { input };
}

/**
 * What is left of the edit once `saved` is in the store and `fresh` has been read from it.
 *
 * A note that was typed on while the save was under way is moved onto the saved one: sent with its old base it would
 * insert the saved words a second time.
 */
export function afterSave(now: MeetingEdit, saved: MeetingEdit, fresh: MeetingView): MeetingEdit {
  const left = Object.entries(now.changes).filter(([name, value]) => saved.changes[name as FieldName] !== value);
  const changes = Object.fromEntries(left) as Partial<MeetingFields>;
  if (changes.note !== undefined) changes.note = moveTyping(saved.changes.note ?? fresh.note, changes.note, fresh.note);
  return { base: fresh.version, changes };
}

export const editBody = (edit: MeetingEdit): string => JSON.stringify(edit);

/** Reads a kept edit; null when it is not one. */
export function readEdit(body: string, view: MeetingView): MeetingEdit | null {
  try {
    const kept: unknown = JSON.parse(body);
    if (typeof kept !== "object" || kept === null || !("base" in kept) || !("changes" in kept)) return null;
    if (typeof kept.base !== "string" || typeof kept.changes !== "object" || kept.changes === null) return null;
    const names = new Set<string>(Object.keys(fieldsOf(view)));
    const changes = Object.entries(kept.changes).filter(([name, value]) => names.has(name) && typeof value === "string");
    return { base: kept.base, changes: Object.fromEntries(changes) as Partial<MeetingFields> };
  } catch {
    return null;
  }
}
