/// The control that fits what a field of a record holds. Labels and help are in bokmål, as the catalogue has them.
import { Checkbox, CheckboxGroup, Select, TextField, Textarea } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { DueField } from "../DueField";
import type { FormField } from "../../record-kinds";
import { PrivacyHelp } from "../privacy-help/PrivacyHelp";
import { useTranslation } from "../../translation";
import { type RecordPlace, ReferenceField } from "./ReferenceField";
import { type FieldValues, mayStand } from "./values";

const TEXT_ROWS_MIN = 3;
const TEXT_ROWS_MAX = 14;

/** What the keyboard of a tablet and the browser should know of a line. */
const LINE_KINDS: Record<string, { type?: "tel" | "email" | "url"; inputMode?: "numeric" | "decimal" }> = {
  phone: { type: "tel" },
  email: { type: "email" },
  web: { type: "url" },
  org_number: { inputMode: "numeric" },
  number: { inputMode: "decimal" },
};

/** What must be filled in and has no usual value gets a star. */
export const isMarked = (field: FormField): boolean => field.required && field.default === null;

type FieldControlProps = { field: FormField; typed: FieldValues; onType: (value: string) => void; place: RecordPlace; error?: ReactNode };

export function FieldControl({ field, typed, onType, place, error }: FieldControlProps) {
  const { t } = useTranslation();
  const value = typed[field.key] ?? "";
  const testId = `record-${field.key}`;
  const label = isMarked(field) ? `${field.label} *` : field.label;
  const common = { size: "small" as const, label, name: field.key, error };
  const input = { ...common, value, autoComplete: "off", onChange: (event: { target: { value: string } }) => onType(event.target.value), "data-testid": testId };

  if (field.kind === "codes") return <Several field={field} label={label} value={value} onType={onType} error={error} />;
  if (field.kind === "code") {
    const offered = field.choices.filter(({ code, retired }) => code === value || (!retired && mayStand(field, code, typed)));
    return (
      <Select {...common} value={value} onChange={(event) => onType(event.target.value)} data-testid={testId}>
        {(!field.required || value === "") && <option value="">{t(field.required ? "recordForm.choose" : "recordForm.none")}</option>}
        {value !== "" && offered.every(({ code }) => code !== value) && <option value={value}>{value}</option>}
        {offered.map((choice) => (
          <option key={choice.code} value={choice.code}>
            {choice.label}
          </option>
        ))}
      </Select>
    );
  }
  switch (field.kind) {
    case "text":
      return (
        <div className="wt-stack wt-stack--tight">
          <Textarea {...input} minRows={TEXT_ROWS_MIN} maxRows={TEXT_ROWS_MAX} />
          {(place.employer ?? place.trail) !== undefined && <PrivacyHelp text={value} trail={place.trail ?? null} onChange={onType} />}
        </div>
      );
    case "date":
      return <DueField label={label} name={field.key} value={value} onChange={onType} error={error} testId={testId} />;
    case "time":
      return <TextField {...input} placeholder={t("recordForm.timePlaceholder")} />;
    case "tick":
      return <Tick field={field} label={label} checked={value === "true"} onTick={(on) => onType(on ? "true" : "")} error={error} />;
    case "reference":
      return <ReferenceField field={field} label={label} value={value} onChange={onType} place={place} employer={typed.employer ?? ""} error={error} testId={testId} />;
    default:
      return <TextField {...input} {...LINE_KINDS[field.kind]} />;
  }
}

/** A group of one, so that a refusal stands with it. */
function Tick({ field, label, checked, onTick, error }: { field: FormField; label: string; checked: boolean; onTick: (on: boolean) => void; error?: ReactNode }) {
  return (
    <CheckboxGroup size="small" legend={label} hideLegend error={error} value={checked ? [field.key] : []} onChange={(on: string[]) => onTick(on.length > 0)}>
      <Checkbox value={field.key} name={field.key} data-testid={`record-${field.key}`}>
        {label}
      </Checkbox>
    </CheckboxGroup>
  );
}

/** Several values, stored with commas between them, in the order of the list. */
function Several({ field, label, value, onType, error }: { field: FormField; label: string; value: string; onType: (value: string) => void; error?: ReactNode }) {
  const chosen = value.split(",").filter((code) => code !== "");
  const ordered = (codes: string[]): string[] => {
    const known = field.choices.map(({ code }) => code).filter((code) => codes.includes(code));
    return [...known, ...codes.filter((code) => !known.includes(code))];
  };
  return (
    <CheckboxGroup size="small" legend={label} error={error} value={chosen} onChange={(codes: string[]) => onType(ordered(codes).join(","))}>
      {field.choices.filter(({ code, retired }) => !retired || chosen.includes(code)).map((choice) => (
        <Checkbox key={choice.code} value={choice.code} name={field.key} data-testid={`record-${field.key}-${choice.code}`}>
          {choice.label}
        </Checkbox>
      ))}
    </CheckboxGroup>
  );
}
