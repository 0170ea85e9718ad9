/// Tasks that are about no trail: added in one line, closed with one press.
import { PlusIcon, TasklistIcon } from "@navikt/aksel-icons";
import { Button, Checkbox, Switch, Tag, TextField } from "@navikt/ds-react";
import { type FormEvent, useRef, useState } from "react";
import type { RecordRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { Card } from "../../shared/components/Card";
import { DueField } from "../../shared/components/DueField";
import { EmptyState, FormError, fieldError } from "../../shared/components/Feedback";
import { UnsentMark } from "../../shared/components/Tags";
import { dayOf, parseDay, relativeDay, today } from "../../shared/dates";
import { useGrowing } from "../../shared/growing";
import { useCommand } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { useUndoable } from "../../shared/undoable";
import { useOwnEdit } from "./own-edit";

/** A task that is due some time of a day is due when the working day ends. */
const END_OF_DAY = "T16:00";

export function OwnTasks({ tasks, onOpen }: { tasks: RecordRow[]; onOpen: (id: string) => void }) {
  const { t } = useTranslation();
  const [withClosed, setWithClosed] = useState(false);
  const open = tasks.filter(({ status }) => status === "open");
  const chosen = withClosed ? tasks : open;
  const { shown, end } = useGrowing(chosen, withClosed);
  return (
    <Card
      title={t("workspace.tasks")}
      count={open.length}
      testId="own-tasks"
      action={
        open.length === tasks.length ? undefined : (
          <Switch size="small" checked={withClosed} onChange={(event) => setWithClosed(event.target.checked)}>
            {t("tasks.showClosed")}
          </Switch>
        )
      }
    >
      <AddOwnTask />
      {shown.length === 0 && <EmptyState icon={<TasklistIcon />} title={t("workspace.noTasks")} hint={t("workspace.noTasksHint")} />}
      <ul className="wt-list">
        {shown.map((row) => (
          <OwnTask key={row.id} row={row} onOpen={() => onOpen(row.id)} />
        ))}
      </ul>
      {end}
    </Card>
  );
}

function OwnTask({ row, onOpen }: { row: RecordRow; onOpen: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const undoable = useUndoable();
  const edit = useOwnEdit();
  const [busy, setBusy] = useState(false);
  const done = row.status !== "open";
  const due = dueDay(row);

  const toggle = async () => {
    setBusy(true);
    if (done) await edit(row, { fields: { status: "open", completed_at: "" } }, null);
    else {
      try {
        await call("complete_private_task", { id: row.id });
        // Being done pulls back when it is due.
        const before = row.fields.due === undefined ? {} : { due: row.fields.due };
        undoable(t("tasks.doneNow"), async () => edit(row, { fields: { status: "open", completed_at: "", ...before } }, null));
      } catch (thrown) {
        toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
      }
    }
    setBusy(false);
  };

  return (
    <li className="wt-task" data-testid="own-task" data-status={row.status}>
      <Checkbox hideLabel size="small" checked={done} disabled={busy} onChange={() => void toggle()}>
        {t(done ? "tasks.reopen" : "tasks.markDone", { subject: row.title })}
      </Checkbox>
      <div className="wt-task__body">
        <button type="button" className={done ? "wt-name wt-name--quiet" : "wt-name"} onClick={onOpen}>
          {row.title}
        </button>
        <div className="wt-meta">
          {!done && due !== null && due < today() && (
            <Tag size="xsmall" variant="moderate" data-color="danger" className="wt-tag">
              {t("mark.overdue")}
            </Tag>
          )}
          {!done && row.fields.priority === "high" && (
            <Tag size="xsmall" variant="outline" data-color="warning" className="wt-tag">
              {t("taskList.high")}
            </Tag>
          )}
          {!done && <span>{due === null ? t("tasks.noDue") : t("trail.dueOn", { day: relativeDay(due) })}</span>}
          <UnsentMark unsent={row.unsent} />
        </div>
      </div>
    </li>
  );
}

function dueDay({ fields: { due = "" } }: RecordRow): string | null {
  const at = Date.parse(due);
  return Number.isNaN(at) ? null : dayOf(at);
}

function AddOwnTask() {
  const { t } = useTranslation();
  const call = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [subject, setSubject] = useState("");
  const [due, setDue] = useState("");

  const save = (event: FormEvent) => {
    event.preventDefault();
    const day = due.trim() === "" ? null : parseDay(due);
    if (due.trim() !== "" && day === null) {
      submit.fail({ code: "date_impossible", message: t("error.day"), field: "due" });
      return;
    }
    void submit.run(async () => {
      await call("add_workspace_record", { input: { kind: "private_task", fields: { subject, ...(day === null ? {} : { due: `${day}${END_OF_DAY}` }) } } });
      setSubject("");
      setDue("");
      form.current?.querySelector<HTMLElement>('[name="subject"]')?.focus();
    });
  };

  return (
    <form ref={form} onSubmit={save} noValidate className="wt-own-add" aria-label={t("workspace.addTask")}>
      <FormError report={submit.formError} />
      <div className="wt-add-task__fields">
        <TextField size="small" label={t("tasks.subject")} name="subject" value={subject} onChange={(event) => setSubject(event.target.value)} autoComplete="off" error={fieldError(submit, "subject")} data-testid="own-task-subject" />
        <DueField label={t("tasks.due")} name="due" value={due} onChange={setDue} error={fieldError(submit, "due")} testId="own-task-due" />
        <Button size="small" type="submit" variant="secondary" icon={<PlusIcon aria-hidden />} loading={submit.busy} data-testid="own-task-add">
          {t("tasks.save")}
        </Button>
      </div>
    </form>
  );
}
