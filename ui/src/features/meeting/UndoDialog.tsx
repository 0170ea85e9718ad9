/// Undoes a meeting: it stays in the history and counts nowhere.
import { TextField } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { MeetingView } from "../../bindings/api";
import { fieldError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { useCommand } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

type UndoDialogProps = { view: MeetingView; returnTo: () => HTMLElement | null; onClose: () => void };

export function UndoDialog({ view, returnTo, onClose }: UndoDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [reason, setReason] = useState("");
  const save = () =>
    void submit.run(async () => {
      await call("undo_meeting", { input: { id: view.id, ...(reason.trim() === "" ? {} : { reason: reason.trim() }) } });
      toast.show(t("meetingPage.undone"));
      onClose();
    });
  return (
    <FormDialog title={t("meetingPage.undo")} lead={t("meetingPage.undoLead")} form={form} submit={submit} saveLabel={t("meetingPage.undoSave")} saveTestId="undo-save" onSave={save} onClose={onClose} returnTo={returnTo}>
      <TextField
        size="small"
        label={t("meetingPage.undoReason")}
        description={t("meetingPage.undoReasonHint")}
        name="reason"
        autoComplete="off"
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={fieldError(submit, "reason")}
        data-testid="undo-reason"
      />
    </FormDialog>
  );
}
