import type { PhaseCount } from "../../bindings/api";
import { BarList } from "../../shared/components/BarList";
import { phaseColor } from "../../shared/components/Tags";
import { useTranslation } from "../../shared/translation";

/** The portfolio by phase, as bars with their numbers in words. */
export function PhaseBars({ phases, total }: { phases: PhaseCount[]; total: number }) {
  const { t } = useTranslation();
  return (
    <>
      <p className="wt-figure">
        <strong>{total}</strong> {t("home.portfolioCount", { count: total }).replace(/^\d+\s*/u, "")}
      </p>
      <BarList rows={phases.map(({ phase, count }) => ({ key: phase, label: t(`phase.${phase}`), count, color: phaseColor(phase) }))} />
    </>
  );
}
