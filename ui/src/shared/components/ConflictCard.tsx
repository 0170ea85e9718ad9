/// Fields that two people set to different values: both are shown, and the person chooses.
import { ArrowRightLeftIcon } from "@navikt/aksel-icons";
import { Button, InfoCard } from "@navikt/ds-react";
import { useTranslation } from "../translation";

export type ShownConflict = {
  field: string;
  label: string;
  /** The two values in words. */
  chosen: string;
  other: string;
  /** Takes one of them; null for a field that this version cannot write. */
  settle: ((which: "chosen" | "other") => void) | null;
};

export function ConflictCard({ conflicts, busy }: { conflicts: ShownConflict[]; busy: boolean }) {
  const { t } = useTranslation();
  if (conflicts.length === 0) return null;
  const words = (value: string) => (value === "" ? t("meeting.conflictEmpty") : value);
  return (
    <InfoCard data-color="warning" as="section" data-testid="conflicts">
      <InfoCard.Header icon={<ArrowRightLeftIcon aria-hidden />}>
        <InfoCard.Title as="h2">{t("meeting.conflictTitle", { count: conflicts.length })}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <p className="wt-conflicts__lead">{t("meeting.conflictText")}</p>
        <ul className="wt-conflicts">
          {conflicts.map(({ field, label, chosen, other, settle }) => (
            <li key={field} className="wt-conflict" data-testid="conflict" data-field={field}>
              <strong>{label}</strong>
              <Side
                label={t("meeting.conflictChosen")}
                value={words(chosen)}
                action={t("meeting.conflictKeep")}
                actionName={t("meeting.conflictKeepNamed", { value: words(chosen), field: label })}
                onTake={settle === null ? null : () => settle("chosen")}
                busy={busy}
              />
              <Side
                label={t("meeting.conflictOther")}
                value={words(other)}
                action={t("meeting.conflictUse")}
                actionName={t("meeting.conflictUseNamed", { value: words(other), field: label })}
                onTake={settle === null ? null : () => settle("other")}
                busy={busy}
              />
            </li>
          ))}
        </ul>
      </InfoCard.Content>
    </InfoCard>
  );
}

type SideProps = { label: string; value: string; action: string; actionName: string; onTake: (() => void) | null; busy: boolean };

function Side({ label, value, action, actionName, onTake, busy }: SideProps) {
  return (
    <div className="wt-conflict__side">
      <span className="wt-quiet">{label}</span>
      <span className="wt-conflict__value">{value}</span>
      {onTake !== null && (
        <Button type="button" size="small" variant="secondary" data-color="neutral" disabled={busy} onClick={onTake} aria-label={actionName}>
          {action}
        </Button>
      )}
    </div>
  );
}
