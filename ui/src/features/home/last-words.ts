/// When and where the last meeting was: what was said elsewhere must not be quoted here.
import type { TFunction } from "i18next";
import type { MeetingRow } from "../../bindings/api";
import { dayOf, shortDay } from "../../shared/dates";

/** Whether two meetings are with the same employer; by number where both have one. */
const isSame = (one: MeetingRow, other: MeetingRow): boolean =>
  one.employer !== null && other.employer !== null && one.employer !== "" && other.employer !== "" ? one.employer === other.employer : one.employer_name === other.employer_name;

export function lastWords(last: MeetingRow, meeting: MeetingRow, t: TFunction): string {
  const day = shortDay(dayOf(last.at));
  if (isSame(last, meeting)) return t("morning.last", { day });
  if (last.employer_name !== "") return t("morning.lastAt", { day, name: last.employer_name });
  return last.kind === "participant" ? t("morning.lastWithParticipant", { day }) : t("morning.last", { day });
}
