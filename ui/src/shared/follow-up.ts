/// The task that follows from a meeting, read from what is typed: nothing, or what is to be done and by when.
import type { ErrorReport, FollowUp } from "../bindings/api";
import { parseDay } from "./dates";

const refuse = (code: string, message: string, field: string): { refused: ErrorReport } => ({ refused: { code, message, field } });

/** Null when there is none. Whether it holds is Rust's to say; this only reads a day. */
export function readFollowUp(typed: { subject: string; due: string }, words: { day: string; required: string }): { task: FollowUp | null } | { refused: ErrorReport } {
  const [subject, day] = [typed.subject.trim(), typed.due.trim()];
  if (subject === "" && day === "") return { task: null };
  const due = day === "" ? null : parseDay(day);
  if (day !== "" && due === null) return refuse("date_impossible", words.day, "follow_up.due");
  if (due === null) return refuse("required", words.required, "follow_up.due");
  if (subject === "") return refuse("required", words.required, "follow_up.subject");
  return { task: { subject, due } };
}
