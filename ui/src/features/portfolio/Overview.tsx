/// The portfolio on paper: how many in each phase, and a line for each trail.
import type { PhaseCount, TrailRow } from "../../bindings/api";
import { relativeInstant } from "../../shared/dates";
import { useTranslation } from "../../shared/translation";
import { countsOf } from "./filters";
import { useOverviewRows } from "./overview-rows";

export function Overview({ trails, phases }: { trails: TrailRow[]; phases: PhaseCount[] }) {
  const { t } = useTranslation();
  const { head, rowOf } = useOverviewRows();
  const counts = countsOf(trails, phases).filter(({ count }) => count > 0);
  return (
    <>
      <h1>{t("overview.title")}</h1>
      <p>{[t("overview.count", { count: trails.length }), ...counts.map(({ phase, count }) => `${t(`phase.${phase}`)} ${count}`)].join(" · ")}</p>
      <table>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trails.map((trail) => (
            <tr key={trail.id}>
              {rowOf(trail).map((cell, column) => (
                <td key={head[column]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <footer>{relativeInstant(Date.now())}</footer>
    </>
  );
}
