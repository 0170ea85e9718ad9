/// Puts one or several lines of a task list aside, with the reason.
import { TextField } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { TaskRow } from "../../bindings/api";
import { reopen } from "../put-off";
import { useCommand } from "../queries";
import { useSubmit } from "../submit";
import { useTranslation } from "../translation";
import { useUndoable } from "../undoable";
import { fieldError } from "./Feedback";
import { FormDialog } from "./FormDialog";

type DiscardTasksDialogProps = { tasks: TaskRow[]; returnTo: () => HTMLElement | null; onClose: () => void; onDiscarded?: () => void };

export function DiscardTasksDialog({ tasks, returnTo, onClose, onDiscarded }: DiscardTasksDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const undoable = useUndoable();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [reason, setReason] = useState("");
  const only = tasks.length === 1 ? tasks[0] : undefined;

  const save = () =>
    void submit.run(async () => {
      await call("close_tasks", { input: { ids: tasks.map(({ id }) => id), status: "discarded", ...(reason.trim() === "" ? {} : { reason: reason.trim() }) } });
      undoable(t("taskMenu.discarded"), () => reopen(call, tasks));
      onDiscarded?.();
      onClose();
    });

  return (
    <FormDialog
      title={t("taskMenu.discardTitle")}
      lead={only === undefined ? t("taskMenu.discardMany", { count: tasks.length }) : t("taskMenu.discardLead", { subject: only.subject })}
      form={form}
      submit={submit}
      saveLabel={t("taskMenu.discardSave")}
      saveTestId="task-discard"
      onSave={save}
      onClose={onClose}
      returnTo={returnTo}
    >
      <TextField
        size="small"
        label={t("taskMenu.reason")}
        description={t("taskMenu.reasonHint")}
        name="reason"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        autoComplete="off"
        error={fieldError(submit, "reason")}
        data-testid="task-reason"
      />
    </FormDialog>
  );
}
