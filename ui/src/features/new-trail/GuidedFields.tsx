/// What is asked when a trail is created, and again when something was missing: the referral, and what was told.
import { BodyShort, List, TextField } from "@navikt/ds-react";
import type { TrailType } from "../../bindings/api";
import { ConfirmBox } from "../../shared/components/ConfirmBox";
import { fieldError } from "../../shared/components/Feedback";
import type { Submit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";
import type { Guided } from "./form";

type GuidedProps = { form: Guided; set: (change: Partial<Guided>) => void; submit: Submit };

export function ReferralFields({ form, set, submit, service }: GuidedProps & { service: TrailType }) {
  const { t } = useTranslation();
  return (
    <div className="wt-columns">
      <TextField
        size="small"
        label={t(service === "ams" ? "creation.applyingDepartment" : "creation.treatmentTeam")}
        name="referral_source"
        autoComplete="off"
        value={form.source}
        onChange={(event) => set({ source: event.target.value })}
        error={fieldError(submit, "referral_source")}
        data-testid="nt-source"
      />
      <TextField
        size="small"
        label={t("creation.counsellor")}
        name="nav_counsellor"
        autoComplete="off"
        value={form.counsellor}
        onChange={(event) => set({ counsellor: event.target.value })}
        error={fieldError(submit, "nav_counsellor")}
        data-testid="nt-counsellor"
      />
    </div>
  );
}

const DUTY = ["responsible", "purpose", "sources", "recipients", "rights"] as const;

/** What every new participant is told, and the guardians' word for one who is not of age. */
export function InformFields({ form, set, submit, minor }: GuidedProps & { minor: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="wt-stack wt-stack--fields">
      <div>
        <BodyShort weight="semibold">{t("creation.informLead")}</BodyShort>
        <List size="small" className="wt-inform">
          {DUTY.map((line) => (
            <List.Item key={line}>{t(`informDuty.${line}`)}</List.Item>
          ))}
        </List>
      </div>
      <ConfirmBox
        name="informed_of_rights"
        label={t("creation.informed")}
        checked={form.informed}
        onChange={(informed) => set({ informed })}
        submit={submit}
        testId="nt-informed"
      />
      {(minor || submit.fieldError("guardian_consent") !== null || form.guardian) && (
        <ConfirmBox
          name="guardian_consent"
          label={t("creation.guardian")}
          hint={t("creation.guardianHint")}
          checked={form.guardian}
          onChange={(guardian) => set({ guardian })}
          submit={submit}
          testId="nt-guardian"
        />
      )}
    </div>
  );
}
