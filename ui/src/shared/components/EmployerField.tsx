/// Chooses an employer: by name among those the team knows, or by organisation number.
import { type ReactNode, useState } from "react";
import type { EmployerRow } from "../../bindings/api";
import { compactOrgNumber, isOrgNumber, spacedOrgNumber } from "../org-number";
import { useEmployers } from "../queries";
import { useTranslation } from "../translation";
import { type Option, TypeAhead } from "./TypeAhead";

type EmployerFieldProps = {
  label: string;
  name: string;
  /** Organisation number, or the id of a registered employer; empty for none. */
  value: string;
  /** The employer that was chosen, or the number that was typed; `row` is missing for a number nobody knows here. */
  onChange: (value: string, row: EmployerRow | undefined) => void;
  error?: ReactNode;
  testId: string;
};

export function EmployerField({ label, name, value, onChange, error, testId }: EmployerFieldProps) {
  const { t } = useTranslation();
  // Null while the name of the chosen employer stands in the field.
  const [typed, setTyped] = useState<string | null>(null);
  const chosen = useChosenEmployer(value);
  const text = typed ?? (chosen === undefined ? value : nameOf(chosen));
  const found = useEmployers(typed ?? "", true);
  // While the answer to the last letter is on its way, none of the former answer is offered that does not fit it.
  const rows = (found.data ?? []).filter((row) => !found.isPlaceholderData || fits(row, typed ?? ""));

  return (
    <TypeAhead
      label={label}
      name={name}
      testId={testId}
      text={text}
      options={rows.map((row) => employerOption(row, t("employers.orgNumberShort")))}
      onText={(next) => {
        setTyped(next);
        // A number is an employer by itself; a name is one only once it is chosen.
        onChange(isOrgNumber(next) ? compactOrgNumber(next) : "", undefined);
      }}
      onChoose={({ id }) => {
        const row = rows.find((of) => of.org_number === id);
        if (row === undefined) return;
        setTyped(null);
        onChange(row.org_number, row);
      }}
      none={isOrgNumber(text) ? t("employers.fieldNewNumber") : t("employers.fieldNone")}
      takeFirst
      description={t("employers.fieldHint")}
      error={error}
    />
  );
}

const fits = (row: EmployerRow, text: string): boolean => row.name.toLowerCase().includes(text.trim().toLowerCase());

/** The employer of a value, as the list has it. */
export function useChosenEmployer(value: string): EmployerRow | undefined {
  const byNumber = isOrgNumber(value);
  const found = useEmployers(byNumber ? compactOrgNumber(value) : "", value !== "");
  return found.data?.find((row) => (byNumber ? row.org_number === compactOrgNumber(value) : row.id === value));
}

export const nameOf = (row: EmployerRow): string => (row.name === "" ? row.org_number : row.name);

export const employerOption = (row: EmployerRow, number: string): Option => ({
  id: row.org_number,
  label: nameOf(row),
  detail: [row.place === "" ? row.municipality : row.place, `${number} ${spacedOrgNumber(row.org_number)}`].filter((text) => text !== "").join(" · "),
});
