/// The few fields of a job or an education that a phase needs, so that it is recorded there and then.
import { Select, TextField } from "@navikt/ds-react";
import type { ErrorReport, NewRecord } from "../../bindings/api";
import { DueField } from "../../shared/components/DueField";
import { EmployerField } from "../../shared/components/EmployerField";
import { fieldError } from "../../shared/components/Feedback";
import { parseDay } from "../../shared/dates";
import type { Submit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";

/** The obstacle of a phase that a new record takes away, by its code. */
const OPENED_BY = { phase_needs_job: "job", phase_needs_education: "education" } as const;
export type OpeningKind = (typeof OPENED_BY)[keyof typeof OPENED_BY];

/** Which record would take the obstacle away; null when none would. */
export const opener = (code: string): OpeningKind | null =>
  code === "phase_needs_job" || code === "phase_needs_education" ? OPENED_BY[code] : null;

export type Opening = { title: string; form: string; employer: string; institution: string; start: string; end: string };
export const EMPTY_OPENING: Opening = { title: "", form: "", employer: "", institution: "", start: "", end: "" };

const JOB_FORMS = ["permanent", "temporary", "on_call", "freelance", "work_training", "apprentice"] as const;
const EDUCATION_FORMS = ["apprentice", "full_time", "part_time", "evening_course", "day_course", "modular_vocational"] as const;

/** Reads the fields into the command, or says which date cannot be read. What is required is Rust's to say. */
export function readOpening(trail: string, kind: OpeningKind, opening: Opening, dayWords: string): { input: NewRecord } | { refused: ErrorReport } {
  const fields: Record<string, string> = { title: opening.title.trim() };
  for (const [key, typed] of [["start_date", opening.start], ["end_date", opening.end]] as const) {
    if (typed.trim() === "") continue;
    const day = parseDay(typed);
    if (day === null) return { refused: { code: "date_impossible", message: dayWords, field: key } };
    fields[key] = day;
  }
  if (opening.form !== "") fields[kind === "job" ? "employment_form" : "form"] = opening.form;
  if (kind === "job" && opening.employer !== "") fields.employer = opening.employer;
  if (kind === "education" && opening.institution.trim() !== "") fields.institution = opening.institution.trim();
  return { input: { trail, kind, fields } };
}

type OpeningFieldsProps = { kind: OpeningKind; opening: Opening; onChange: (opening: Opening) => void; submit: Submit };

export function OpeningFields({ kind, opening, onChange, submit }: OpeningFieldsProps) {
  const { t } = useTranslation();
  const put = (change: Partial<Opening>) => onChange({ ...opening, ...change });
  const texts = kind === "job" ? "jobForm" : "educationForm";
  const formName = kind === "job" ? "employment_form" : "form";
  return (
    <fieldset className="wt-opening" data-testid={`opening-${kind}`}>
      <legend>{t(`phaseDialog.${kind}Title`)}</legend>
      <div className="wt-stack wt-stack--fields">
        <TextField size="small" label={t(`${texts}.title`)} name="title" value={opening.title} onChange={(event) => put({ title: event.target.value })} error={fieldError(submit, "title")} autoComplete="off" data-testid="opening-title" />
        {kind === "job" && (
          <EmployerField label={t("jobForm.employer")} name="employer" value={opening.employer} onChange={(employer) => put({ employer })} error={fieldError(submit, "employer")} testId="opening-employer" />
        )}
        {kind === "education" && (
          <TextField size="small" label={t("educationForm.institution")} name="institution" value={opening.institution} onChange={(event) => put({ institution: event.target.value })} error={fieldError(submit, "institution")} autoComplete="off" data-testid="opening-institution" />
        )}
        <Select size="small" label={t(`${texts}.form`)} name={formName} value={opening.form} onChange={(event) => put({ form: event.target.value })} error={fieldError(submit, formName)} data-testid="opening-form">
          <option value="">{t(`${texts}.formChoose`)}</option>
          {kind === "job"
            ? JOB_FORMS.map((of) => <option key={of} value={of}>{t(`jobForm.forms.${of}`)}</option>)
            : EDUCATION_FORMS.map((of) => <option key={of} value={of}>{t(`educationForm.forms.${of}`)}</option>)}
        </Select>
        <div className="wt-row wt-row--top">
          <DueField label={t(`${texts}.start`)} name="start_date" value={opening.start} onChange={(start) => put({ start })} error={fieldError(submit, "start_date")} testId="opening-start" />
          <DueField
            label={kind === "job" ? `${t("jobForm.end")} (${t("jobForm.endHint").toLowerCase()})` : t("educationForm.end")}
            name="end_date"
            value={opening.end}
            onChange={(end) => put({ end })}
            error={fieldError(submit, "end_date")}
            testId="opening-end"
          />
        </div>
      </div>
    </fieldset>
  );
}
