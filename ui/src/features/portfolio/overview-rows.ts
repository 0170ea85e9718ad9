/// A line for each trail, as the overview on paper and the spreadsheet both have it.
import type { TrailRow } from "../../bindings/api";
import { dayOf, formatDay, formatTime } from "../../shared/dates";
import { useTranslation } from "../../shared/translation";

const MARKS = ["shielded", "passive"] as const;

export function useOverviewRows(): { head: string[]; rowOf: (trail: TrailRow) => string[] } {
  const { t } = useTranslation();
  return {
    head: [
      t("portfolio.name"), t("overview.born"), t("portfolio.phase"), t("portfolio.next"), t("portfolio.last"), t("overview.marks"), t("overview.open"), t("overview.overdue"),
      t("portfolio.owner"),
    ],
    rowOf: (trail) => [
      trail.title,
      trail.birth_year,
      t(`phase.${trail.phase}`),
      trail.next_meeting_at === null ? "" : `${formatDay(dayOf(trail.next_meeting_at))} ${formatTime(trail.next_meeting_at)}`,
      trail.last_contact_at === null ? "" : formatDay(dayOf(trail.last_contact_at)),
      MARKS.filter((mark) => trail[mark])
        .map((mark) => t(`trailMark.${mark}`))
        .join(", "),
      String(trail.open_tasks),
      trail.overdue_tasks === 0 ? "" : String(trail.overdue_tasks),
      trail.owner_name,
    ],
  };
}
