/// The fields of a record as values: from what is stored to what is typed, and back to what is sent.
import { formatDay, formatLocal, localTime, parseDay, parseLocal } from "../../dates";
import { currentLanguage } from "../../language";
import type { FormField } from "../../record-kinds";

/** Fields by their key: as stored, or as they stand in the form. */
export type FieldValues = Record<string, string>;

const DAY = /^\d{4}-\d{2}-\d{2}$/u;

/** A stored value as it is typed. What cannot be read stands as it is, so that nothing is lost. */
export function typedOf(field: FormField, stored: string): string {
  if (stored === "") return "";
  switch (field.kind) {
    case "date":
      return DAY.test(stored) ? formatDay(stored) : stored;
    case "time": {
      // What a new record begins with is a local time already.
      if (/T\d{2}:\d{2}$/u.test(stored)) return formatLocal(stored);
      const instant = Date.parse(stored);
      return Number.isNaN(instant) ? stored : formatLocal(localTime(instant));
    }
    case "number":
      return currentLanguage() === "en" ? stored : stored.replace(".", ",");
    default:
      return stored;
  }
}

export const typedValues = (fields: FormField[], stored: FieldValues): FieldValues =>
  Object.fromEntries(fields.map((field) => [field.key, typedOf(field, stored[field.key] ?? "")]));

/** What a new record begins with: the usual values, under what is known already. */
export const firstValues = (fields: FormField[], begin: FieldValues): FieldValues =>
  Object.fromEntries(fields.map((field) => [field.key, typedOf(field, begin[field.key] ?? field.default ?? "")]));

/** Whether a code may be chosen while its parent field holds what it holds. */
export const mayStand = (field: FormField, code: string, typed: FieldValues): boolean => {
  const choice = field.choices.find((of) => of.code === code);
  return field.dependsOn === null || choice === undefined || choice.parent.length === 0 || choice.parent.includes(typed[field.dependsOn] ?? "");
};

/** The form after one field was typed in: what hung on its former value is emptied. */
export function afterTyping(fields: FormField[], typed: FieldValues, key: string, value: string): FieldValues {
  const next: FieldValues = { ...typed, [key]: value };
  for (const field of fields) {
    if (field.dependsOn === key && !mayStand(field, next[field.key] ?? "", next)) next[field.key] = "";
  }
  return next;
}

export type Words = { day: string; when: string };
export type Sent = { fields: FieldValues } | { refused: { code: string; message: string; field: string } };

/**
 * What differs from the start, read into what is sent; an emptied field clears. Days and times are read here, because
 * people may type «fredag»; every other rule is Rust's.
 */
export function sentValues(fields: FormField[], typed: FieldValues, start: FieldValues, words: Words): Sent {
  const sent: FieldValues = {};
  for (const field of fields) {
    const text = typed[field.key] ?? "";
    if (text === (start[field.key] ?? "")) continue;
    const blank = text.trim() === "";
    if (field.kind === "date" && !blank) {
      const day = parseDay(text);
      if (day === null) return { refused: { code: "date_impossible", message: words.day, field: field.key } };
      sent[field.key] = day;
    } else if (field.kind === "time" && !blank) {
      const local = parseLocal(text);
      if (local === null) return { refused: { code: "time_impossible", message: words.when, field: field.key } };
      sent[field.key] = local;
    } else {
      sent[field.key] = blank ? "" : text;
    }
  }
  return { fields: sent };
}

/** The keys that differ from the start. */
export const changedKeys = (typed: FieldValues, start: FieldValues): string[] =>
  Object.keys(typed).filter((key) => (typed[key] ?? "") !== (start[key] ?? ""));

export type RecordDraft = { base: string; typed: FieldValues };

/** Only what was changed is kept: the rest follows the store. */
export const recordDraftBody = (base: string, typed: FieldValues, start: FieldValues): string =>
  JSON.stringify({ base, typed: Object.fromEntries(changedKeys(typed, start).map((key) => [key, typed[key]])) });

/** Reads a kept form; null when it is not one. Fields that the form no longer has are left out. */
export function readRecordDraft(body: string, fields: FormField[]): RecordDraft | null {
  try {
    const kept: unknown = JSON.parse(body);
    if (typeof kept !== "object" || kept === null || !("typed" in kept) || !("base" in kept)) return null;
    if (typeof kept.typed !== "object" || kept.typed === null || typeof kept.base !== "string") return null;
    const known = new Set(fields.map(({ key }) => key));
    const typed = Object.entries(kept.typed).filter((entry): entry is [string, string] => known.has(entry[0]) && typeof entry[1] === "string");
    return { base: kept.base, typed: Object.fromEntries(typed) };
  } catch {
    return null;
  }
}
