/// Reads the quick log into a command, or says which field cannot be read. Rules are Rust's; this only reads texts.
import type { DecisionMaker, EditMeeting, ErrorReport, MeetingView, NewMeeting, SubCategory } from "../../bindings/api";
import { localTime, parseLocal } from "../../shared/dates";
import { readFollowUp } from "../../shared/follow-up";
import { withMinutes } from "../../shared/minutes";
import { asksAttendance, subCategoriesOf, withEmployer } from "../../shared/meeting-facts";
import { type Shown, statusOf } from "./form";

export type Words = { when: string; day: string; minutes: string; trail: string; required: string };

type Refused = { refused: ErrorReport };

const refuse = (code: string, message: string, field: string): Refused => ({ refused: { code, message, field } });

const DECISIONS: readonly DecisionMaker[] = ["yes", "no", "not_known"];
const SUB_CATEGORIES: readonly SubCategory[] = [...subCategoriesOf("employer", "ips"), ...subCategoriesOf("employer", "ams"), ...subCategoriesOf("education", "ips")];

/** The meeting that the form tells about, with its follow-up task. */
export function toCommand(form: Shown, subject: string, now: number, words: Words): { input: NewMeeting } | Refused {
  const alone = form.kind === "employer_only";
  if (form.trail === "" && !alone) return refuse("required", words.trail, "trail");
  const at = parseLocal(form.at);
  if (at === null) return refuse("time_impossible", words.when, "at");
  const numbers = { minutes: form.minutes, travel_to: form.facts.travel_to || "0", travel_from: form.facts.travel_from || "0" };
  for (const [name, typed] of Object.entries(numbers)) {
    if (!/^\d{1,4}$/u.test(typed.trim())) return refuse("minutes_out_of_range", words.minutes, name);
  }
  const next = readFollowUp(alone ? { subject: "", due: "" } : { subject: form.taskSubject, due: form.taskDue }, words);
  if ("refused" in next) return next;

  const input: NewMeeting = { kind: form.kind, at, subject, minutes: Number(form.minutes.trim()), channel: form.channel, status: statusOf(form, now) };
  if (!alone) input.trail = form.trail;
  if (form.place.trim() !== "") input.place = form.place.trim();
  if (form.note.trim() !== "") input.note = form.note;
  if (next.task !== null) input.follow_up = next.task;
  addFacts(input, form);
  if (alone) {
    input.no_person_data = form.noPersonData === "true";
    if (form.namesConfirmed === "true") input.names_confirmed = true;
  }
  return { input };
}

/** Facts that the kind has and that a person set. */
function addFacts(input: NewMeeting, { kind, facts, employerName, employerNumber }: Shown): void {
  if (withEmployer(kind)) {
    const employer = employerNumber.replaceAll(/\s/gu, "");
    if (employer !== "") input.employer = employer;
    if (employerName.trim() !== "") input.employer_name = employerName.trim();
    if (facts.employer_contact.trim() !== "") input.employer_contact = facts.employer_contact.trim();
    const decision = DECISIONS.find((of) => of === facts.decision_maker);
    if (decision !== undefined) input.decision_maker = decision;
  }
  if (kind === "education") {
    if (facts.institution.trim() !== "") input.institution = facts.institution.trim();
    if (facts.institution_contact.trim() !== "") input.institution_contact = facts.institution_contact.trim();
  }
  const sub = SUB_CATEGORIES.find((of) => of === facts.sub_category);
  if (sub !== undefined) input.sub_category = sub;
  if (asksAttendance(kind) && facts.participant_attends === "true") input.participant_attends = true;
  if (facts.travel_to !== "") input.travel_to = Number(facts.travel_to);
  if (facts.travel_from !== "") input.travel_from = Number(facts.travel_from);
  if (facts.in_the_field !== "") input.in_the_field = facts.in_the_field === "true";
  if (input.status === "cancelled" && facts.cancel_reason.trim() !== "") input.cancel_reason = facts.cancel_reason.trim();
}

const LINES = ["subject", "place", "employer_name", "employer_contact", "institution", "institution_contact", "cancel_reason"] as const;
const VALUES = ["minutes", "travel_to", "travel_from"] as const;

/** What of a planned meeting becomes another when it is closed with the form. The note goes below its agenda. */
export function toEdit(input: NewMeeting, view: MeetingView): EditMeeting {
  const { row } = view;
  const edit: EditMeeting = { id: view.id };
  if (input.status !== undefined && input.status !== row.status) edit.status = input.status;
  if (input.at !== localTime(row.at)) edit.at = input.at;
  if (input.channel !== undefined && input.channel !== row.channel) edit.channel = input.channel;
  for (const name of LINES) if ((input[name] ?? "") !== row[name]) edit[name] = input[name] ?? "";
  for (const name of VALUES) if ((input[name] ?? 0) !== row[name]) edit[name] = input[name] ?? 0;
  if (input.employer !== undefined && input.employer !== row.employer) edit.employer = input.employer;
  if (input.decision_maker !== undefined && input.decision_maker !== row.decision_maker) edit.decision_maker = input.decision_maker;
  if (input.sub_category !== undefined && input.sub_category !== row.sub_category) edit.sub_category = input.sub_category;
  const attends = input.participant_attends ?? false;
  if (asksAttendance(row.kind) && attends !== row.participant_attends) edit.participant_attends = attends;
  if (input.in_the_field !== undefined && input.in_the_field !== row.in_the_field) edit.in_the_field = input.in_the_field;
  if (input.names_confirmed === true) edit.names_confirmed = true;
  if (input.note !== undefined) edit.note = { base: view.version, text: withMinutes(view.note, input.note) };
  if (input.follow_up !== undefined) edit.follow_up = input.follow_up;
  return edit;
}
