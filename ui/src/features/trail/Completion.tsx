/// What is missing since the trail was created, and the way to put it right.
import { TasklistIcon } from "@navikt/aksel-icons";
import { Button, InfoCard } from "@navikt/ds-react";
import type { TrailView } from "../../bindings/api";
import { useLauncher } from "../../shared/launcher";
import { useTranslation } from "../../shared/translation";

export function Completion({ view }: { view: TrailView }) {
  const { t } = useTranslation();
  const { openCreation } = useLauncher();
  const { missing } = view.creation;
  if (missing.length === 0 || view.row.phase === "ended") return null;
  // Two texts that are not filled in say the same sentence; their fields tell them apart.
  const labelOf = (field: string): string => {
    if (field === "nav_counsellor") return t("creation.counsellor");
    if (field === "treatment_team") return t("creation.treatmentTeam");
    return field === "applying_department" ? t("creation.applyingDepartment") : "";
  };
  return (
    <InfoCard data-color="warning" size="small" as="section" data-testid="creation-missing" aria-label={t("creation.missingTitle")}>
      <InfoCard.Header icon={<TasklistIcon aria-hidden />}>
        <InfoCard.Title as="h2">{t("creation.missingTitle")}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <div className="wt-row wt-row--between">
          <ul className="wt-missing">
            {missing.map(({ field, message }) => {
              const label = labelOf(field);
              return (
                <li key={field}>
                  {label === "" ? <span>{message}</span> : <><strong>{label}:</strong> <span>{message}</span></>}
                </li>
              );
            })}
          </ul>
          <Button size="small" variant="secondary" data-color="neutral" onClick={() => openCreation({ trail: view.id, step: "complete" })} data-testid="creation-complete">
            {t("creation.complete")}
          </Button>
        </div>
      </InfoCard.Content>
    </InfoCard>
  );
}
