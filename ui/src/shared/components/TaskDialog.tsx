/// Everything about one's own task or a sub-goal: what, by when, how pressing, when to be reminded, and more about it.
import { Select, TextField, Textarea } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { EditTask, TaskRow } from "../../bindings/api";
import { formatDay, formatLocal, localTime, parseDay, parseLocal } from "../dates";
import { useCommand } from "../queries";
import { useSubmit } from "../submit";
import { useToast } from "../toast";
import { useTranslation } from "../translation";
import { fieldError } from "./Feedback";
import { FormDialog } from "./FormDialog";

const PRIORITIES = ["high", "normal", "low"] as const;
const NOTE_ROWS_MIN = 3;

type TaskDialogProps = { task: TaskRow; returnTo: () => HTMLElement | null; onClose: () => void };

const asTyped = (task: TaskRow) => ({
  subject: task.subject,
  due: task.due_at === null ? (task.due === null ? "" : formatDay(task.due)) : formatLocal(localTime(task.due_at)),
  priority: task.priority,
  remind: task.remind_at === null ? "" : formatLocal(localTime(task.remind_at)),
  note: task.note,
});

export function TaskDialog({ task, returnTo, onClose }: TaskDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const element = useRef<HTMLFormElement>(null);
  const submit = useSubmit(element, (field) => (field === "text" ? "note" : field));
  const [begun] = useState(() => asTyped(task));
  const [form, setForm] = useState(begun);
  const set = (change: Partial<typeof form>) => setForm((now) => ({ ...now, ...change }));

  const save = () => {
    const input: EditTask = { id: task.id };
    if (form.subject !== begun.subject) input.subject = form.subject;
    if (form.priority !== begun.priority) input.priority = form.priority;
    if (form.note !== begun.note) input.note = { text: form.note };
    for (const name of ["due", "remind"] as const) {
      if (form[name] === begun[name]) continue;
      const typed = form[name].trim();
      const read = typed === "" ? "" : ((name === "due" ? parseDay(typed) : null) ?? parseLocal(typed));
      if (read === null) {
        submit.fail({ code: "date_impossible", message: t(name === "due" ? "error.day" : "error.when"), field: name });
        return;
      }
      input[name] = read;
    }
    void submit.run(async () => {
      await call("edit_task", { input });
      toast.show(t("taskDialog.saved"));
      onClose();
    });
  };

  const line = (name: "subject" | "due" | "remind", hint?: string) => (
    <TextField
      size="small"
      label={t(`taskDialog.${name}`)}
      {...(hint === undefined ? {} : { description: hint })}
      name={name}
      autoComplete="off"
      value={form[name]}
      onChange={(event) => set({ [name]: event.target.value })}
      error={fieldError(submit, name)}
      data-testid={`task-edit-${name}`}
    />
  );

  return (
    <FormDialog title={t("taskDialog.title")} lead={task.trail_title} form={element} submit={submit} saveLabel={t("section.save")} saveTestId="task-edit-save" onSave={save} onClose={onClose} returnTo={returnTo} width="medium">
      {line("subject")}
      <div className="wt-columns">
        {line("due", t("taskDialog.dueHint"))}
        {/* A sub-goal is the participant's, too: nobody is reminded of it. */}
        {task.source === "own" && line("remind", t("taskDialog.remindHint"))}
        <Select
          size="small"
          label={t("taskDialog.priority")}
          {...(task.source === "own" ? { description: " " } : {})}
          name="priority"
          value={form.priority}
          onChange={(event) => set({ priority: PRIORITIES.find((of) => of === event.target.value) ?? "normal" })}
          error={fieldError(submit, "priority")}
          data-testid="task-edit-priority"
        >
          {PRIORITIES.map((of) => (
            <option key={of} value={of}>
              {t(`taskDialog.priorities.${of}`)}
            </option>
          ))}
        </Select>
      </div>
      <Textarea size="small" label={t("taskDialog.note")} name="note" minRows={NOTE_ROWS_MIN} value={form.note} onChange={(event) => set({ note: event.target.value })} error={fieldError(submit, "note")} data-testid="task-edit-note" />
    </FormDialog>
  );
}
