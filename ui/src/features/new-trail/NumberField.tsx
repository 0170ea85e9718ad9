/// The national identity number, looked at while it is typed: is it one, of which series, and is the person here already?
import { CheckmarkCircleFillIcon } from "@navikt/aksel-icons";
import { TextField } from "@navikt/ds-react";
import type { ReactNode } from "react";
import { reportOf } from "../../shared/backend";
import { fieldError } from "../../shared/components/Feedback";
import { useTrailsOf } from "../../shared/queries";
import type { Submit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";
import { factsOfNumber } from "./form";

const DIGITS = 11;
const digitsOf = (text: string): string => text.replaceAll(/\D/gu, "");

/** `010195 12345`, as it is read aloud. */
const spaced = (digits: string): string => (digits.length > 6 ? `${digits.slice(0, 6)} ${digits.slice(6)}` : digits);

type NumberFieldProps = { label: string; hint: string; value: string; onChange: (value: string) => void; submit: Submit; testId: string; /** What else is known of a number that is one. */ more?: ReactNode };

export function NumberField({ label, hint, value, onChange, submit, testId, more }: NumberFieldProps) {
  const { t } = useTranslation();
  const digits = digitsOf(value);
  const whole = digits.length === DIGITS;
  const trails = useTrailsOf(digits, whole);
  const facts = whole && trails.isSuccess ? factsOfNumber(digits) : null;
  const wrong = whole && trails.isError ? reportOf(trails.error, t("error.unexpected")).message : null;
  const left = DIGITS - digits.length;
  const error = fieldError(submit, "national_id") ?? (wrong === null ? undefined : <span data-testid="number-wrong">{wrong}</span>);
  return (
    <div>
      <TextField
        size="small"
        label={label}
        description={hint}
        name="national_id"
        inputMode="numeric"
        autoComplete="off"
        htmlSize={14}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onBlur={() => {
          if (whole) onChange(spaced(digits));
        }}
        error={error}
        data-testid={testId}
      />
      {/* What is wrong stands in the same place: nothing below moves. */}
      <p className="wt-number-check" role="status" data-wrong={error !== undefined} data-testid="number-check">
        {facts !== null && (
          <>
            <CheckmarkCircleFillIcon aria-hidden className="wt-number-check__ok" />
            <span>
              {t("creation.numberOk", { kind: t(`creation.numberKind.${facts.kind}`) })}
              {more}
            </span>
          </>
        )}
        {digits !== "" && left > 0 && t("creation.numberMissing", { count: left })}
      </p>
    </div>
  );
}
