/// What a meeting of each kind asks for, and its facts as the texts of a form, by the names that Rust's reports use.
///
/// What is offered here is a courtesy: Rust decides, and refuses what does not fit.
import type { MeetingKind, MeetingRow, MeetingStatus, SubCategory, TrailType } from "../bindings/api";

export type KnownKind = Exclude<MeetingKind, "unknown">;
type KnownSubCategory = Exclude<SubCategory, "unknown">;

/** Facts besides time, place and texts; a tick is `true` or empty, a number is as it is typed. */
export type MeetingFacts = {
  sub_category: string;
  decision_maker: string;
  participant_attends: string;
  employer_contact: string;
  institution: string;
  institution_contact: string;
  travel_to: string;
  travel_from: string;
  /** Empty while it follows from the travel. */
  in_the_field: string;
  cancel_reason: string;
};

export const NO_FACTS: MeetingFacts = {
  sub_category: "", decision_maker: "", participant_attends: "", employer_contact: "", institution: "", institution_contact: "",
  travel_to: "", travel_from: "", in_the_field: "", cancel_reason: "",
};

export const FACT_NAMES = Object.keys(NO_FACTS) as (keyof MeetingFacts)[];

const KINDS: Record<TrailType, readonly KnownKind[]> = {
  ips: ["participant", "employer", "startup", "education", "employer_only"],
  ams: ["participant", "employer", "startup", "employer_only"],
  ce: ["participant", "employer", "startup"],
  unknown: ["participant", "employer", "startup"],
};

/** The kinds a service has, in the order they are offered. */
export const kindsOf = (service: TrailType): readonly KnownKind[] => KINDS[service];

/** What a meeting can have been about; the first is the one that is meant when nobody says. */
export function subCategoriesOf(kind: MeetingKind, service: TrailType): readonly KnownSubCategory[] {
  if (kind === "education") return ["exploration_of_education", "support_during_education"];
  if (!withEmployer(kind)) return [];
  if (service === "ips") return ["job_development", "job_support"];
  return service === "ams" ? ["relationship_building", "follow_up"] : [];
}

export const withEmployer = (kind: MeetingKind): boolean => kind === "employer" || kind === "employer_only";

/** Whether a person says if the participant is there; the other kinds settle it. */
export const asksAttendance = (kind: MeetingKind): boolean => kind === "employer" || kind === "education";

/** Whether there is a participant who could have stayed away. */
export const couldStayAway = (kind: MeetingKind, attends: boolean): boolean => (asksAttendance(kind) ? attends : kind !== "employer_only");

const STATUSES = ["planned", "completed", "no_show", "cancelled"] as const;
export type KnownStatus = (typeof STATUSES)[number];

/** What can be said of a meeting; what is said of it already is among it. */
export const statusesOf = (kind: MeetingKind, attends: boolean, said: MeetingStatus): KnownStatus[] =>
  STATUSES.filter((of) => of !== "no_show" || said === of || couldStayAway(kind, attends));

/** Whether the participant finds the note in what they may see: their own meetings, but for those at a place of study and those that came to nothing. */
export const isSeenByParticipant = (kind: MeetingKind, attends: boolean, status: MeetingStatus): boolean =>
  kind !== "education" && couldStayAway(kind, attends) && status !== "no_show" && status !== "cancelled";

export const factsOf = (row: MeetingRow): MeetingFacts => ({
  sub_category: row.sub_category ?? "",
  decision_maker: row.decision_maker ?? "",
  participant_attends: row.participant_attends ? "true" : "",
  employer_contact: row.employer_contact,
  institution: row.institution,
  institution_contact: row.institution_contact,
  travel_to: String(row.travel_to),
  travel_from: String(row.travel_from),
  in_the_field: row.in_the_field ? "true" : "false",
  cancel_reason: row.cancel_reason,
});
