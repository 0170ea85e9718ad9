/// The task that follows from a meeting, saved in the same step.
import { TextField } from "@navikt/ds-react";
import type { Submit } from "../submit";
import { useTranslation } from "../translation";
import { DueField } from "./DueField";
import { fieldError } from "./Feedback";
import { Kbd } from "./Kbd";

type FollowUpFieldsProps = {
  subject: string;
  due: string;
  onSubject: (subject: string) => void;
  onDue: (due: string) => void;
  submit: Submit;
  /** Which keys lead there. */
  keys?: string;
  /** What the test ids begin with. */
  testId: string;
};

export function FollowUpFields({ subject, due, onSubject, onDue, submit, keys, testId }: FollowUpFieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="wt-follow-up">
      <legend>
        <span className="wt-follow-up__legend">
          {t("quickLog.followUp")} {keys !== undefined && <Kbd>{keys}</Kbd>} <span className="wt-quiet">{t("quickLog.followUpHint")}</span>
        </span>
      </legend>
      <TextField
        size="small"
        className="wt-follow-up__what"
        label={t("quickLog.task")}
        name="follow_up.subject"
        autoComplete="off"
        value={subject}
        onChange={(event) => onSubject(event.target.value)}
        error={fieldError(submit, "follow_up.subject")}
        data-testid={`${testId}-task-subject`}
      />
      <DueField label={t("quickLog.due")} name="follow_up.due" value={due} onChange={onDue} error={fieldError(submit, "follow_up.due")} testId={`${testId}-task-due`} quickChoices />
    </fieldset>
  );
}
