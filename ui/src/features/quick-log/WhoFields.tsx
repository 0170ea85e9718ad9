/// Whom a meeting was with: the participant, the kind, and the employer where the kind has one.
import { TextField, ToggleGroup } from "@navikt/ds-react";
import { useState } from "react";
import type { TFunction } from "i18next";
import type { EmployerRow, TrailRow } from "../../bindings/api";
import { fieldError } from "../../shared/components/Feedback";
import { Kbd } from "../../shared/components/Kbd";
import { TypeAhead } from "../../shared/components/TypeAhead";
import { type KnownKind, withEmployer } from "../../shared/meeting-facts";
import { useEmployers } from "../../shared/queries";
import { selectAll } from "../../shared/select-all";
import type { Submit } from "../../shared/submit";
import { trailOptions } from "../../shared/trail-options";
import { useTranslation } from "../../shared/translation";
import type { QuickLogForm, Shown } from "./form";

type WhoFieldsProps = {
  form: QuickLogForm;
  shown: Shown;
  trails: TrailRow[];
  kinds: readonly KnownKind[];
  set: (change: Partial<QuickLogForm>) => void;
  /** `trail` is empty while the text names nobody. */
  setTrail: (text: string, trail: string) => void;
  setKind: (kind: KnownKind) => void;
  submit: Submit;
};

export function WhoFields({ form, shown, trails, kinds, set, setTrail, setKind, submit }: WhoFieldsProps) {
  const { t } = useTranslation();
  // The number that came with a suggestion goes when the name is changed: it belongs to another employer.
  const [taken, setTaken] = useState("");
  const employers = useEmployers(shown.employerName, withEmployer(form.kind));
  const alone = form.kind === "employer_only";
  return (
    <>
      <div className="wt-quick-log__who">
        {!alone && (
          <TypeAhead
            label={t("quickLog.trail")}
            keys={t("log.trailKeys")}
            name="trail"
            testId="ql-trail"
            text={form.trailText}
            options={trailOptions(trails, form.trailText, form.trail, t)}
            onText={(text) => setTrail(text, "")}
            onChoose={(option) => setTrail(option.label, option.id)}
            none={t("quickLog.trailNone")}
            takeFirst
            error={fieldError(submit, "trail") ?? (trails.length === 0 ? t("quickLog.noTrails") : undefined)}
          />
        )}
        <ToggleGroup
          size="small"
          label={
            <span className="wt-label-keys">
              {t("quickLog.kind")} <Kbd>{t("meetingKind.keys", { count: kinds.length })}</Kbd>
            </span>
          }
          value={form.kind}
          onChange={(value) => setKind(kinds.find((kind) => kind === value) ?? form.kind)}
          data-testid="ql-kind"
        >
          {kinds.map((kind) => (
            // Arrows move the focus, and whoever moves it means it.
            <ToggleGroup.Item key={kind} value={kind} onFocus={() => setKind(kind)} label={t(`meetingKind.${kind}`)} data-testid={`ql-kind-${kind}`} />
          ))}
        </ToggleGroup>
      </div>
      {withEmployer(form.kind) && (
        <div className="wt-quick-log__employer">
          <TypeAhead
            label={t("quickLog.employer")}
            keys={t("log.employerKeys")}
            name="employer_name"
            testId="ql-employer-name"
            text={shown.employerName}
            options={(employers.data ?? []).map((employer) => employerOption(employer, t))}
            onText={(text) => {
              const gone = shown.employerNumber === taken || form.employerNumber === null;
              set({ employerName: text, employerNumber: gone ? "" : form.employerNumber });
            }}
            onChoose={(option) => {
              const chosen = employers.data?.find((employer) => employer.org_number === option.id);
              if (chosen === undefined) return;
              setTaken(chosen.org_number);
              const place = form.place === null || form.place === "" ? chosen.place : form.place;
              set({ employerName: chosen.name, employerNumber: chosen.org_number, place: place === "" ? null : place, facts: { ...form.facts, employer_contact: "" } });
            }}
            none={t("quickLog.employerNone")}
            takeFirst={false}
            error={fieldError(submit, "employer_name")}
          />
          <TextField
            size="small"
            label={t("quickLog.employerNumber")}
            name="employer"
            inputMode="numeric"
            autoComplete="off"
            value={shown.employerNumber}
            onChange={(event) => set({ employerName: shown.employerName, employerNumber: event.target.value })}
            onFocus={selectAll}
            error={fieldError(submit, "employer")}
            data-testid="ql-employer-number"
          />
        </div>
      )}
    </>
  );
}


const employerOption = (employer: EmployerRow, t: TFunction) => ({
  id: employer.org_number,
  label: employer.name === "" ? employer.org_number : employer.name,
  detail: [employer.place, t("quickLog.metTimes", { count: employer.meetings })].filter((text) => text !== "").join(" · "),
});
