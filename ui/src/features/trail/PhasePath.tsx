/// The path of the service from first to last phase; a press on a phase asks to move there.
import type { TrailView } from "../../bindings/api";
import { useLauncher } from "../../shared/launcher";
import { useTranslation } from "../../shared/translation";

export function PhasePath({ view }: { view: TrailView }) {
  const { t } = useTranslation();
  const { openPhase } = useLauncher();
  const here = view.phase_guide;
  // A phase of a newer app has no place on this path; the tag beside the name says so.
  if (here === null) return null;
  const steps = [here, ...view.next_phases.map(({ guide }) => guide)].toSorted((a, b) => a.order - b.order);
  return (
    <nav aria-label={t("phaseDialog.path")}>
      <ol className="wt-path">
        {steps.map(({ phase, order }) => (
          <li key={phase} className="wt-path__step" data-state={phase === here.phase ? "here" : order < here.order ? "before" : "after"}>
            {phase === here.phase ? (
              <span className="wt-path__name" aria-current="step">
                {t(`phase.${phase}`)}
              </span>
            ) : (
              <button
                type="button"
                className="wt-path__name"
                aria-haspopup="dialog"
                aria-label={t("phaseDialog.moveTo", { phase: t(`phase.${phase}`) })}
                onClick={() => openPhase({ trail: view.id, to: phase })}
              >
                {t(`phase.${phase}`)}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
