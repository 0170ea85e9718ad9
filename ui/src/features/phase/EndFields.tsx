/// Cause, detailed cause and last day of a trail that ends.
import { Select } from "@navikt/ds-react";
import type { EndCause, EndCauseDetail, EndChoice, ErrorReport } from "../../bindings/api";
import { DueField } from "../../shared/components/DueField";
import { fieldError } from "../../shared/components/Feedback";
import { parseDay } from "../../shared/dates";
import type { Submit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";

export type Ending = { cause: EndCause | ""; detail: EndCauseDetail | ""; on: string };
export type EndingRead = { cause: EndCause; detail: EndCauseDetail; on: string };

/** The detailed causes under a cause; the only one is chosen by itself. */
const detailsOf = (choices: EndChoice[], cause: EndCause | ""): EndCauseDetail[] =>
  choices.find((choice) => choice.cause === cause)?.details.map(({ detail }) => detail) ?? [];

export function withCause(choices: EndChoice[], ending: Ending, cause: EndCause | ""): Ending {
  const details = detailsOf(choices, cause);
  const only = details.length === 1 ? details[0] : undefined;
  return { ...ending, cause, detail: only ?? (details.includes(ending.detail as EndCauseDetail) ? ending.detail : "") };
}

const refuse = (code: string, message: string, field: string) => ({ refused: { code, message, field } });

/** Reads what is filled in, or says what is missing. */
export function readEnding(ending: Ending, words: { cause: string; detail: string; day: string }): EndingRead | { refused: ErrorReport } {
  const day = parseDay(ending.on);
  if (ending.cause === "") return refuse("required", words.cause, "cause");
  if (ending.detail === "") return refuse("required", words.detail, "detail");
  if (day === null) return refuse("date_impossible", words.day, "on");
  return { cause: ending.cause, detail: ending.detail, on: day };
}

type EndFieldsProps = { choices: EndChoice[]; ending: Ending; onChange: (ending: Ending) => void; submit: Submit };

export function EndFields({ choices, ending, onChange, submit }: EndFieldsProps) {
  const { t } = useTranslation();
  const details = detailsOf(choices, ending.cause);
  return (
    <div className="wt-stack wt-stack--fields">
      <Select
        size="small"
        label={t("trail.endCause")}
        name="cause"
        value={ending.cause}
        onChange={(event) => onChange(withCause(choices, ending, choices.find(({ cause }) => cause === event.target.value)?.cause ?? ""))}
        error={fieldError(submit, "cause")}
        data-testid="end-cause"
      >
        <option value="">{t("trail.endCauseChoose")}</option>
        {choices.map(({ cause }) => (
          <option key={cause} value={cause}>
            {t(`endCause.${cause}`)}
          </option>
        ))}
      </Select>
      <Select
        size="small"
        label={t("trail.endDetail")}
        name="detail"
        value={ending.detail}
        disabled={details.length === 0}
        onChange={(event) => onChange({ ...ending, detail: details.find((of) => of === event.target.value) ?? "" })}
        error={fieldError(submit, "detail")}
        data-testid="end-detail"
      >
        <option value="">{t("trail.endDetailChoose")}</option>
        {details.map((of) => (
          <option key={of} value={of}>
            {t(`endDetail.${of}`)}
          </option>
        ))}
      </Select>
      <DueField label={t("trail.endOn")} name="on" value={ending.on} onChange={(on) => onChange({ ...ending, on })} error={fieldError(submit, "on")} testId="end-on" />
    </div>
  );
}
