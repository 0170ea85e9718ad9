/// One thing that a person confirms, with what was refused beneath it.
import { Checkbox, ErrorMessage } from "@navikt/ds-react";
import { useId } from "react";
import type { Submit } from "../submit";

type ConfirmBoxProps = { name: string; label: string; hint?: string; checked: boolean; onChange: (checked: boolean) => void; submit: Submit; testId: string };

export function ConfirmBox({ name, label, hint, checked, onChange, submit, testId }: ConfirmBoxProps) {
  const id = useId();
  const refusal = submit.fieldError(name);
  return (
    <div className="wt-confirm">
      <Checkbox
        size="small"
        name={name}
        {...(hint === undefined ? {} : { description: hint })}
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        error={refusal !== null}
        aria-describedby={refusal === null ? undefined : id}
        data-testid={testId}
      >
        {label}
      </Checkbox>
      <div id={id} aria-live="polite">
        {refusal !== null && (
          <ErrorMessage size="small" showIcon data-testid="error-message">
            {refusal}
          </ErrorMessage>
        )}
      </div>
    </div>
  );
}
