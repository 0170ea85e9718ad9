/// How often somebody was in contact, in words: all of the team's, and how many of them one's own.
import type { TFunction } from "i18next";
import type { EmployerRow } from "../../bindings/api";

export function contactWords(row: EmployerRow, t: TFunction): string {
  if (row.meetings === 0) return t("employers.never");
  if (row.own_meetings === row.meetings && row.meetings > 1) return t("employers.timesAllOwn", { count: row.meetings });
  const times = t("employers.times", { count: row.meetings });
  return row.own_meetings === 0 ? times : `${times}, ${t("employers.timesOwn", { count: row.own_meetings })}`;
}
