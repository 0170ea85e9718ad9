/// A field that points at something else: an employer, one of its people, a vocational training.
import { Select } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { isOrgNumber } from "../../org-number";
import { useEmployer, useRecords } from "../../queries";
import type { FormField } from "../../record-kinds";
import { EmployerField, useChosenEmployer } from "../EmployerField";
import { useTranslation } from "../../translation";

/** Where a record lies; what it may point at is there, too. */
export type RecordPlace = { employer?: string; trail?: string };

/** Fields that people fill in by choosing; other references are filled in by the program. */
const CHOSEN = ["employer", "employer_contact", "training"] as const;
export const isChosen = (key: string): boolean => CHOSEN.some((of) => of === key);

export type ReferenceFieldProps = {
  field: FormField;
  label: string;
  value: string;
  onChange: (value: string) => void;
  place: RecordPlace;
  /** The employer that stands in the same form. */
  employer: string;
  error?: ReactNode;
  testId: string;
};

export function ReferenceField(props: ReferenceFieldProps) {
  const { field, label, value, onChange, error, testId } = props;
  if (field.key === "employer") return <EmployerField label={label} name={field.key} value={value} onChange={onChange} error={error} testId={testId} />;
  return field.key === "employer_contact" ? <ContactSelect {...props} /> : <TrainingSelect {...props} />;
}

function ContactSelect({ field, label, value, onChange, place, employer, error, testId }: ReferenceFieldProps) {
  const { t } = useTranslation();
  const row = useChosenEmployer(place.employer ?? employer);
  const of = place.employer ?? row?.org_number ?? "";
  const view = useEmployer(of, isOrgNumber(of) && (place.employer !== undefined || row?.id !== null));
  const contacts = view.data?.contacts.filter(({ id, fields }) => fields.former_employee !== "true" || id === value) ?? [];
  return (
    <Choice
      field={field}
      label={label}
      value={value}
      onChange={onChange}
      error={error}
      testId={testId}
      options={contacts.map(({ id, title, fields }) => ({ id, label: [title, fields.role ?? ""].filter((text) => text !== "").join(", ") }))}
      {...(of === "" ? { hint: t("recordForm.employerFirst") } : view.data !== undefined && contacts.length === 0 ? { hint: t("recordForm.noContacts") } : {})}
    />
  );
}

function TrainingSelect({ field, label, value, onChange, place, error, testId }: ReferenceFieldProps) {
  const trainings = useRecords({ ...(place.trail === undefined ? {} : { trail: place.trail }), kind: "vocational_training", include_discarded: false });
  return (
    <Choice field={field} label={label} value={value} onChange={onChange} error={error} testId={testId} options={(trainings.data ?? []).map(({ id, title }) => ({ id, label: title }))} />
  );
}

type ChoiceProps = Pick<ReferenceFieldProps, "field" | "label" | "value" | "onChange" | "error" | "testId"> & { options: { id: string; label: string }[]; hint?: string };

function Choice({ field, label, value, onChange, error, testId, options, hint }: ChoiceProps) {
  const { t } = useTranslation();
  // What stands there is never lost from the list, also when it cannot be found any more.
  const kept = value !== "" && options.every(({ id }) => id !== value);
  return (
    <Select size="small" label={label} name={field.key} value={value} onChange={(event) => onChange(event.target.value)} error={error} {...(hint === undefined ? {} : { description: hint })} data-testid={testId}>
      <option value="">{t("recordForm.none")}</option>
      {kept && <option value={value}>{t("recordForm.kept")}</option>}
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.label}
        </option>
      ))}
    </Select>
  );
}
