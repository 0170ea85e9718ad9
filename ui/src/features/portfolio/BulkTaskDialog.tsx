/// Adds the same task to several trails.
import { TextField } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { TrailRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { DueField } from "../../shared/components/DueField";
import { fieldError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { parseDay } from "../../shared/dates";
import { useCommand } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

/** `onAdded` is told which trails have it now, so that those that were refused stay chosen. */
type BulkTaskDialogProps = { trails: TrailRow[]; onAdded: (ids: string[]) => void; onClose: () => void };

export function BulkTaskDialog({ trails, onAdded, onClose }: BulkTaskDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [subject, setSubject] = useState("");
  const [due, setDue] = useState("");

  const save = () => {
    const day = due.trim() === "" ? undefined : parseDay(due);
    if (day === null) {
      submit.fail({ code: "date_impossible", message: t("error.day"), field: "due" });
      return;
    }
    void submit.run(async () => {
      const [added, refused]: [string[], { name: string; thrown: unknown }[]] = [[], []];
      for (const { id, title } of trails) {
        try {
          await call("add_task", { input: { trail: id, subject, ...(day === undefined ? {} : { due: day }) } });
          added.push(id);
        } catch (thrown) {
          refused.push({ name: title, thrown });
        }
      }
      const [first] = refused;
      // What is wrong with the task itself is wrong with it everywhere: it goes back to its field.
      if (added.length === 0 && first !== undefined) throw first.thrown;
      onAdded(added);
      if (first === undefined) toast.show(t("bulk.taskDone", { count: added.length }));
      else toast.show(t("bulk.taskLeft", { names: refused.map(({ name }) => name).join(", "), why: reportOf(first.thrown, t("error.unexpected")).message }), "error");
      onClose();
    });
  };

  return (
    <FormDialog title={t("bulk.taskTitle")} lead={t("bulk.taskLead", { count: trails.length })} form={form} submit={submit} saveLabel={t("bulk.taskSave")} saveTestId="bulk-task-save" onSave={save} onClose={onClose}>
      <TextField size="small" label={t("tasks.subject")} name="subject" value={subject} autoComplete="off" onChange={(event) => setSubject(event.target.value)} error={fieldError(submit, "subject")} data-testid="bulk-task-subject" />
      <DueField label={t("tasks.due")} name="due" value={due} onChange={setDue} error={fieldError(submit, "due")} testId="bulk-task-due" quickChoices />
    </FormDialog>
  );
}
