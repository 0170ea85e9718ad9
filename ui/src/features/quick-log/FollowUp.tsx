/// The task that follows from a meeting, saved in the same step.
import { TextField } from "@navikt/ds-react";
import { useTranslation } from "react-i18next";
import { DueField } from "../../shared/components/DueField";
import { fieldError } from "../../shared/components/Feedback";
import { Kbd } from "../../shared/components/Kbd";
import type { Submit } from "../../shared/submit";
import type { QuickLogForm } from "./form";

type FollowUpProps = { subject: string; due: string; set: (change: Partial<QuickLogForm>) => void; submit: Submit };

export function FollowUp({ subject, due, set, submit }: FollowUpProps) {
  const { t } = useTranslation();
  return (
    <fieldset className="wt-follow-up">
      <legend>
        <span className="wt-follow-up__legend">
          {t("quickLog.followUp")} <Kbd>{t("quickLog.followUpKeys")}</Kbd> <span className="wt-quiet">{t("quickLog.followUpHint")}</span>
        </span>
      </legend>
      <TextField
        size="small"
        className="wt-follow-up__what"
        label={t("quickLog.task")}
        name="follow_up.subject"
        autoComplete="off"
        value={subject}
        onChange={(event) => set({ taskSubject: event.target.value })}
        error={fieldError(submit, "follow_up.subject")}
        data-testid="ql-task-subject"
      />
      <DueField
        label={t("quickLog.due")}
        name="follow_up.due"
        value={due}
        onChange={(taskDue) => set({ taskDue })}
        error={fieldError(submit, "follow_up.due")}
        testId="ql-task-due"
        quickChoices
      />
    </fieldset>
  );
}
