import { Button, TextField } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { selectAll } from "../select-all";
import { addDays, formatDay, formatDayMonth, parseDay, today, weekday } from "../dates";
import { useTranslation } from "../translation";

type DueFieldProps = {
  label: string;
  name: string;
  value: string;
  onChange: (value: string) => void;
  error?: ReactNode;
  testId: string;
  quickChoices?: boolean;
};

/** A date as people type it, with the two choices that cover most follow-ups and what was understood. */
export function DueField({ label, name, value, onChange, error, testId, quickChoices = false }: DueFieldProps) {
  const { t } = useTranslation();
  const day = parseDay(value);
  return (
    <div className="wt-due">
      <TextField
        size="small"
        label={label}
        name={name}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onFocus={selectAll}
        onBlur={() => {
          if (day !== null) onChange(formatDay(day));
        }}
        placeholder={t("app.datePlaceholder")}
        autoComplete="off"
        error={error}
        data-testid={testId}
      />
      {quickChoices && (
        <div className="wt-due__choices">
          <Button size="small" type="button" variant="secondary" data-color="neutral" onClick={() => onChange(formatDay(addDays(today(), 1)))}>
            {t("quickLog.dueTomorrow")}
          </Button>
          <Button size="small" type="button" variant="secondary" data-color="neutral" onClick={() => onChange(formatDay(addDays(today(), 7)))}>
            {t("quickLog.dueWeek")}
          </Button>
          <span className="wt-due__read" aria-live="polite">
            {day === null ? "" : `${weekday(day)} ${formatDayMonth(day)}`}
          </span>
        </div>
      )}
    </div>
  );
}
