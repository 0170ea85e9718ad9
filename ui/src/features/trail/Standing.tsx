/// Whether the central office has checked the trail, and what to do when it has not accepted it.
import { HourglassIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, InfoCard, LocalAlert } from "@navikt/ds-react";
import type { TrailView } from "../../bindings/api";
import { useLauncher } from "../../shared/launcher";
import { useTranslation } from "../../shared/translation";

const REASONS = ["person_not_found", "person_deceased", "guardian_consent_required", "person_has_active_trail", "national_id_not_allowed"] as const;
/** Reasons that another number puts right. */
const OF_THE_NUMBER = new Set(["person_not_found", "person_deceased", "national_id_not_allowed"]);

export function Standing({ view }: { view: TrailView }) {
  const { t } = useTranslation();
  const { openCreation } = useLauncher();
  const { row } = view;
  if (row.standing === "confirmed") return null;
  if (row.standing === "provisional") {
    return (
      <InfoCard data-color="info" size="small" data-testid="standing" data-standing="provisional">
        <InfoCard.Header icon={<HourglassIcon aria-hidden />}>
          <InfoCard.Title as="h2">{t("trail.provisionalTitle")}</InfoCard.Title>
        </InfoCard.Header>
        <InfoCard.Content>{t("trail.provisionalText")}</InfoCard.Content>
      </InfoCard>
    );
  }
  const reason = row.refused_reason ?? "";
  const known = REASONS.find((of) => of === reason);
  const step = OF_THE_NUMBER.has(reason) ? "correct" : reason === "guardian_consent_required" ? "complete" : null;
  return (
    <LocalAlert status="error" data-testid="standing" data-standing="refused">
      <LocalAlert.Header>
        <LocalAlert.Title as="h2">{t("trail.refusedTitle")}</LocalAlert.Title>
      </LocalAlert.Header>
      <LocalAlert.Content>
        <BodyShort spacing>{known === undefined ? t("trail.refusedReason.other", { code: reason === "" ? "–" : reason }) : t(`trail.refusedReason.${known}`)}</BodyShort>
        <BodyShort spacing={step !== null}>{t("trail.refusedText")}</BodyShort>
        {step !== null && (
          <Button size="small" variant="secondary" data-color="neutral" onClick={() => openCreation({ trail: row.id, step })} data-testid="standing-mend">
            {t(step === "correct" ? "creation.correct" : "creation.complete")}
          </Button>
        )}
      </LocalAlert.Content>
    </LocalAlert>
  );
}
