/// The three steps of a new trail: who it is, who referred, what was told.
import { BodyShort, InlineMessage, Select, TextField, ToggleGroup } from "@navikt/ds-react";
import type { Me } from "../../bindings/api";
import { ConfirmBox } from "../../shared/components/ConfirmBox";
import { DueField } from "../../shared/components/DueField";
import { fieldError } from "../../shared/components/Feedback";
import { formatDayLong, today } from "../../shared/dates";
import { useColleagues, useTrailsOf } from "../../shared/queries";
import type { Submit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";
import { AGE_OF_MAJORITY, ageOn, likelyBirth, type NewTrailForm } from "./form";
import { FoundTrails } from "./FoundTrails";
import { InformFields, ReferralFields } from "./GuidedFields";
import { NumberField } from "./NumberField";

type StepProps = { form: NewTrailForm; set: (change: Partial<NewTrailForm>) => void; submit: Submit };

const SERVICES = ["ips", "ams", "ce"] as const;

export function WhoStep({ form, set, submit, rehearsal, onOpen }: StepProps & { rehearsal: boolean; onOpen: (trail: string) => void }) {
  const { t } = useTranslation();
  const digits = form.nationalId.replaceAll(/\D/gu, "");
  const here = useTrailsOf(digits, digits.length === 11);
  const valid = digits.length === 11 && here.isSuccess;
  const born = valid ? likelyBirth(form) : null;
  return (
    <>
      {rehearsal && <BodyShort size="small">{t("newTrail.leadRehearsal")}</BodyShort>}
      <NumberField label={t("newTrail.nationalId")} hint={t("newTrail.nationalIdHint")} value={form.nationalId} onChange={(nationalId) => set({ nationalId })} submit={submit} testId="nt-national-id" more={born !== null && <> · <strong data-testid="nt-born">{t("creation.born", { day: formatDayLong(born), count: ageOn(born, today()) })}</strong></>} />
      {valid && <FoundTrails trails={here.data} onOpen={onOpen} />}
      <TextField
        size="small"
        label={t("newTrail.name")}
        description={t("newTrail.nameHint")}
        name="name"
        autoComplete="off"
        value={form.name}
        onChange={(event) => set({ name: event.target.value })}
        error={fieldError(submit, "name")}
        data-testid="nt-name"
      />
      {valid && born === null && (
        <DueField label={t("creation.birthDate")} name="birth_date" value={form.birthDate} onChange={(birthDate) => set({ birthDate })} error={fieldError(submit, "birth_date")} testId="nt-birth-date" />
      )}
      <ConfirmBox
        name="person_confirmed"
        label={t("creation.personConfirmed")}
        checked={form.personConfirmed}
        onChange={(personConfirmed) => set({ personConfirmed })}
        submit={submit}
        testId="nt-person-confirmed"
      />
      {valid && (
        <InlineMessage size="small" status="info" data-testid="nt-provisional">
          {t("creation.provisionalText")}
        </InlineMessage>
      )}
    </>
  );
}

export function ReferralStep({ form, set, submit, me }: StepProps & { me: Me }) {
  const { t } = useTranslation();
  const colleagues = useColleagues().data ?? [];
  const others = colleagues.filter((colleague) => !colleague.me && colleague.role !== "admin");
  return (
    <>
      <ToggleGroup size="small" label={t("creation.service")} value={form.service} onChange={(value) => set({ service: SERVICES.find((of) => of === value) ?? form.service })} data-testid="nt-service">
        {SERVICES.map((of) => (
          <ToggleGroup.Item key={of} value={of} onFocus={() => set({ service: of })} label={t(`creation.services.${of}`)} data-testid={`nt-service-${of}`} />
        ))}
      </ToggleGroup>
      <ReferralFields form={form} set={set} submit={submit} service={form.service} />
      <div className="wt-columns">
        <DueField label={t("newTrail.referred")} name="referred" value={form.referred} onChange={(referred) => set({ referred })} error={fieldError(submit, "referred")} testId="nt-referred" />
        {others.length > 0 && (
          <Select size="small" label={t("creation.owner")} name="owner" value={form.owner} onChange={(event) => set({ owner: event.target.value })} error={fieldError(submit, "owner")} data-testid="nt-owner">
            <option value="">{t("creation.ownerMe", { name: me.user_name })}</option>
            {others.map((colleague) => (
              <option key={colleague.id} value={colleague.id}>
                {colleague.name}
              </option>
            ))}
          </Select>
        )}
      </div>
    </>
  );
}

export function InformStep({ form, set, submit }: StepProps) {
  const born = likelyBirth(form);
  return <InformFields form={form} set={set} submit={submit} minor={born !== null && ageOn(born, today()) < AGE_OF_MAJORITY} />;
}
