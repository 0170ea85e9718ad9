/// Puts one or several lines of a task list aside, with the reason.
import { Button, Dialog, TextField } from "@navikt/ds-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskRow } from "../../bindings/api";
import { useCommand } from "../queries";
import { useSubmit } from "../submit";
import { useToast } from "../toast";
import { FormError, fieldError } from "./Feedback";

type DiscardTasksDialogProps = { tasks: TaskRow[]; returnTo: () => HTMLElement | null; onClose: () => void; onDiscarded?: () => void };

export function DiscardTasksDialog({ tasks, returnTo, onClose, onDiscarded }: DiscardTasksDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [reason, setReason] = useState("");
  const only = tasks.length === 1 ? tasks[0] : undefined;

  const save = (event: FormEvent) => {
    event.preventDefault();
    void submit.run(async () => {
      await call("close_tasks", { input: { ids: tasks.map(({ id }) => id), status: "discarded", ...(reason.trim() === "" ? {} : { reason: reason.trim() }) } });
      toast.show(t("taskMenu.discarded"));
      onDiscarded?.();
      onClose();
    });
  };

  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="small">
      <Dialog.Popup returnFocusTo={() => returnTo() ?? document.getElementById("content")} width="small" initialFocusTo={() => form.current?.querySelector("input") ?? null}>
        <Dialog.Header>
          <Dialog.Title>{t("taskMenu.discardTitle")}</Dialog.Title>
          <Dialog.Description>{only === undefined ? t("taskMenu.discardMany", { count: tasks.length }) : t("taskMenu.discardLead", { subject: only.subject })}</Dialog.Description>
        </Dialog.Header>
        <form ref={form} onSubmit={save} noValidate className="wt-dialog-form">
          <Dialog.Body className="wt-stack">
            <FormError report={submit.formError} />
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
          </Dialog.Body>
          <Dialog.Footer>
            <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
              {t("app.cancel")}
            </Button>
            <Button type="submit" size="small" loading={submit.busy} data-testid="task-discard">
              {t("taskMenu.discardSave")}
            </Button>
          </Dialog.Footer>
        </form>
      </Dialog.Popup>
    </Dialog>
  );
}
