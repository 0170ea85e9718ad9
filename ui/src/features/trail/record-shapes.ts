/// How each kind of record on a trail is added, arranged and ended.
import type { RecordKind, RecordRow } from "../../bindings/api";
import type { FieldGroup } from "../../shared/components/record-form/RecordForm";
import { addDays, localTime, today } from "../../shared/dates";

/** In the order they are shown; kinds of newer programs stand last. */
const ORDER: RecordKind[] = [
  "job", "education", "vocational_training", "apprentice_job", "sub_goal", "contact_log", "passive_period", "recruitment_period", "collaborator",
  "fixed_activity", "discovery_opportunity",
];
/** Kinds of a trail that come by another way, and are no entries of the list of what can be added. */
const ELSEWHERE = new Set<RecordKind>(["report", "duty_mark", "sms_reservation", "user_log", "contact_mark"]);
const UNDER_ANOTHER = new Set<RecordKind>(["apprentice_job"]);

export const isListed = (kind: RecordKind): boolean => !ELSEWHERE.has(kind);
export const isAdded = (kind: RecordKind): boolean => isListed(kind) && !UNDER_ANOTHER.has(kind);
export const rank = (kind: RecordKind): number => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);

/** Days until a participant who takes a break is asked again, as the rules propose. */
const FOLLOW_UP_DAYS = 30;

/** What is most often right in a new one. */
export function beginOf(kind: RecordKind): Record<string, string> {
  switch (kind) {
    case "contact_log":
      return { at: localTime(Date.now()) };
    case "passive_period":
      return { from: today(), follow_up_on: addDays(today(), FOLLOW_UP_DAYS) };
    case "recruitment_period":
      return { start_date: today() };
    default:
      return {};
  }
}

type Headings = { measures: string; support: string; more: string };

const SUPPORT = ["support_plan", "positive_experience", "negative_experience"];

/** What is always asked stands first; the rest is folded away until somebody wants it. */
export function groupsOf(kind: RecordKind, { measures, support, more }: Headings): FieldGroup[] | undefined {
  switch (kind) {
    case "job":
      return [
        { keys: ["title", "employer", "employer_contact", "employment_form", "status", "start_date", "end_date", "hours_per_week"] },
        { heading: measures, keys: ["nav_wage_subsidy", "nav_inclusion_subsidy", "nav_mentor_subsidy", "paid_work"] },
        { heading: support, keys: SUPPORT, folded: true },
        { heading: more, keys: ["description", "occupation", "learned_of_loss_on", "follow_up_declined_from"], folded: true },
      ];
    case "apprentice_job":
      return [
        { keys: ["title", "employer", "employer_contact", "employment_form", "status", "start_date", "end_date", "hours_per_week", "description"] },
        { heading: support, keys: SUPPORT, folded: true },
        { heading: more, keys: ["learned_of_loss_on", "follow_up_declined_from"], folded: true },
      ];
    case "education":
      return [
        { keys: ["title", "form", "status", "institution", "institution_contact", "start_date", "end_date"] },
        { heading: support, keys: SUPPORT, folded: true },
        { heading: more, keys: ["level", "programme", "courses", "subjects"], folded: true },
      ];
    case "vocational_training":
      return [
        { keys: ["title", "programme", "form", "status", "institution", "institution_contact", "start_date", "end_date", "description"] },
        { heading: support, keys: SUPPORT, folded: true },
      ];
    default:
      return undefined;
  }
}

/** The field that ends a record, the status it then has where the dates do not say it by themselves, and what else is asked. */
export type Ending = { field: "end_date" | "to"; status?: string; asks?: string[] };

export function endingOf({ kind, status, discarded }: RecordRow): Ending | null {
  // What has not begun is put aside or changed instead.
  if (discarded || status !== "ongoing") return null;
  switch (kind) {
    case "job":
    case "education":
    case "vocational_training":
      return { field: "end_date", status: "completed" };
    case "apprentice_job":
      return { field: "end_date", status: "ended" };
    case "passive_period":
      return { field: "to" };
    case "recruitment_period":
      return { field: "end_date", asks: ["end_cause", "end_detail", "place_of_employment"] };
    default:
      return null;
  }
}
