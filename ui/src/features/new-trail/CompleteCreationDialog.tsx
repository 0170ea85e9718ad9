/// Confirms what was missing when a trail was created; what is in order already is filled in.
import { BodyShort } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { ProfileView, TrailView } from "../../bindings/api";
import { ConfirmBox } from "../../shared/components/ConfirmBox";
import { DueField } from "../../shared/components/DueField";
import { fieldError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { formatDayLong } from "../../shared/dates";
import { useCommand, useProfile, useTrail } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { AGE_OF_MAJORITY, type Guided, readGuided } from "./form";
import { InformFields, ReferralFields } from "./GuidedFields";

type CompleteCreationDialogProps = { trail: string; onClose: () => void };

export function CompleteCreationDialog({ trail, onClose }: CompleteCreationDialogProps) {
  const view = useTrail(trail).data;
  const profile = useProfile(trail);
  if (view === undefined || profile.isPending) return null;
  return <Completion view={view} profile={profile.data} onClose={onClose} />;
}

const valueOf = (profile: ProfileView | undefined, key: string): string =>
  profile?.sections.flatMap(({ fields }) => fields).find((field) => field.key === key)?.value ?? "";

function Completion({ view, profile, onClose }: { view: TrailView; profile: ProfileView | undefined; onClose: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const element = useRef<HTMLFormElement>(null);
  const submit = useSubmit(element);
  const { creation, person, row } = view;
  const [form, setForm] = useState<Guided>(() => ({
    personConfirmed: creation.person_confirmed,
    informed: creation.informed_of_rights,
    guardian: creation.guardian_consent,
    counsellor: valueOf(profile, "nav_counsellor"),
    source: valueOf(profile, row.service === "ams" ? "applying_department" : "treatment_team"),
    birthDate: "",
  }));
  const set = (change: Partial<Guided>) => setForm((now) => ({ ...now, ...change }));
  const minor = (person.age !== null && person.age < AGE_OF_MAJORITY) || creation.missing.some(({ field }) => field === "guardian_consent");

  const save = () => {
    const read = readGuided(form, { day: t("error.day") });
    if ("refused" in read) {
      submit.fail(read.refused);
      return;
    }
    void submit.run(async () => {
      await call("complete_creation", { input: { id: view.id, guided: read.guided } });
      toast.show(t("creation.completed"));
      onClose();
    });
  };

  return (
    <FormDialog title={t("creation.completeTitle")} lead={t("creation.completeLead")} form={element} submit={submit} saveLabel={t("creation.complete")} saveTestId="complete-save" onSave={save} onClose={onClose} width="medium">
      <div className="wt-stack wt-stack--fields">
        <BodyShort weight="semibold">
          {row.title}
          {person.birth_date === null ? "" : ` · ${t("creation.born", { day: formatDayLong(person.birth_date), count: person.age ?? 0 })}`}
        </BodyShort>
        <ConfirmBox name="person_confirmed" label={t("creation.personConfirmed")} checked={form.personConfirmed} onChange={(personConfirmed) => set({ personConfirmed })} submit={submit} testId="complete-person" />
        {person.birth_date === null && (
          <DueField label={t("creation.birthDate")} name="birth_date" value={form.birthDate} onChange={(birthDate) => set({ birthDate })} error={fieldError(submit, "birth_date")} testId="complete-birth-date" />
        )}
        <ReferralFields form={form} set={set} submit={submit} service={row.service} />
        <InformFields form={form} set={set} submit={submit} minor={minor} />
      </div>
    </FormDialog>
  );
}
