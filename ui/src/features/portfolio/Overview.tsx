/// The portfolio on paper: how many in each phase, and a line for each trail.
import { useTranslation } from "react-i18next";
import type { PhaseCount, TrailRow } from "../../bindings/api";
import { dayOf, formatDay, formatTime, relativeInstant } from "../../shared/dates";
import { countsOf } from "./filters";

const marksOf = (trail: TrailRow) => (["shielded", "passive"] as const).filter((mark) => trail[mark]);

export function Overview({ trails, phases }: { trails: TrailRow[]; phases: PhaseCount[] }) {
  const { t } = useTranslation();
  const counts = countsOf(trails, phases).filter(({ count }) => count > 0);
  return (
    <>
      <h1>{t("overview.title")}</h1>
      <p>
        {[t("overview.count", { count: trails.length }), ...counts.map(({ phase, count }) => `${t(`phase.${phase}`)} ${count}`)].join(" · ")}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("portfolio.name")}</th>
            <th scope="col">{t("portfolio.phase")}</th>
            <th scope="col">{t("portfolio.next")}</th>
            <th scope="col">{t("portfolio.last")}</th>
            <th scope="col">{t("overview.marks")}</th>
            <th scope="col">{t("overview.open")}</th>
            <th scope="col">{t("overview.overdue")}</th>
            <th scope="col">{t("portfolio.owner")}</th>
          </tr>
        </thead>
        <tbody>
          {trails.map((trail) => (
            <tr key={trail.id}>
              <td>
                {trail.title} ({t("portfolio.born", { year: trail.birth_year })})
              </td>
              <td>{t(`phase.${trail.phase}`)}</td>
              <td>{trail.next_meeting_at === null ? "–" : `${formatDay(dayOf(trail.next_meeting_at))} ${formatTime(trail.next_meeting_at)}`}</td>
              <td>{trail.last_contact_at === null ? "–" : formatDay(dayOf(trail.last_contact_at))}</td>
              <td>{marksOf(trail).map((mark) => t(`trailMark.${mark}`)).join(", ")}</td>
              <td>{trail.open_tasks}</td>
              <td>{trail.overdue_tasks === 0 ? "" : trail.overdue_tasks}</td>
              <td>{trail.owner_name}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <footer>{relativeInstant(Date.now())}</footer>
    </>
  );
}
