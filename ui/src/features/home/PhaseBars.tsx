import { useTranslation } from "react-i18next";
import type { PhaseCount } from "../../bindings/api";
import { phaseColor } from "../../shared/components/Tags";

/** The portfolio by phase, as bars with their numbers in words. */
export function PhaseBars({ phases, total }: { phases: PhaseCount[]; total: number }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...phases.map(({ count }) => count));
  return (
    <>
      <p className="wt-figure">
        <strong>{total}</strong> {t("home.portfolioCount", { count: total }).replace(/^\d+\s*/u, "")}
      </p>
      <dl className="wt-bars">
        {phases.map(({ phase, count }) => (
          <div key={phase} className="wt-bars__row">
            <dt>{t(`phase.${phase}`)}</dt>
            <dd>
              <span className="wt-bars__track" aria-hidden>
                <span className="wt-bars__bar" data-color={phaseColor(phase)} style={{ width: `${(count / most) * 100}%` }} />
              </span>
              <span className="wt-bars__count">{count}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
