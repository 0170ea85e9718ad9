/// Chooses a colleague of the own teams by name.
import type { ReactNode } from "react";
import type { ColleagueRow } from "../../bindings/api";
import { useColleagues } from "../queries";
import { useTranslation } from "../translation";
import { TypeAhead } from "./TypeAhead";

export type ChosenColleague = { id: string | null; text: string };
export const NO_COLLEAGUE: ChosenColleague = { id: null, text: "" };

type ColleagueFieldProps = {
  label: string;
  description?: string;
  name: string;
  value: ChosenColleague;
  onChange: (value: ChosenColleague) => void;
  error?: ReactNode;
  testId: string;
  /** People who cannot be chosen, such as the present owner. */
  without?: string[];
};

export function ColleagueField({ label, description, name, value, onChange, error, testId, without = [] }: ColleagueFieldProps) {
  const { t } = useTranslation();
  const colleagues = useColleagues().data ?? [];
  const sought = value.id === null ? value.text.trim().toLowerCase() : "";
  const fits = (one: ColleagueRow) => !one.me && !without.includes(one.id) && one.name.toLowerCase().includes(sought);
  return (
    <TypeAhead
      label={label}
      name={name}
      {...(description === undefined ? {} : { description })}
      text={value.text}
      options={colleagues.filter(fits).map((one) => ({ id: one.id, label: one.name, detail: [t(`role.${one.role}`), ...one.teams].join(" · ") }))}
      onText={(text) => onChange({ id: null, text })}
      onChoose={(option) => onChange({ id: option.id, text: option.label })}
      none={t("handover.toNone")}
      takeFirst
      error={error}
      testId={testId}
    />
  );
}
