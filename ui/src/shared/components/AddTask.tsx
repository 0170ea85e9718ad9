/// A new task: on the given trail, or on one that is chosen.
import { PlusIcon } from "@navikt/aksel-icons";
import { Button, TextField } from "@navikt/ds-react";
import { type RefObject, useRef, useState } from "react";
import { parseDay, parseLocal } from "../dates";
import { usePortfolio, useCommand } from "../queries";
import { useSubmit } from "../submit";
import { trailOptions } from "../trail-options";
import { useTranslation } from "../translation";
import { DueField } from "./DueField";
import { FormError, fieldError } from "./Feedback";
import { TypeAhead } from "./TypeAhead";

/** What is typed of a task, and how it is added. */
export function useNewTask(form: RefObject<HTMLFormElement | null>, trail?: string) {
  const { t } = useTranslation();
  const call = useCommand();
  const submit = useSubmit(form);
  const [chosen, setChosen] = useState({ id: trail ?? "", text: "" });
  const [subject, setSubject] = useState("");
  const [due, setDue] = useState("");

  const add = (then: () => void) => {
    const day = due.trim() === "" ? null : (parseDay(due) ?? parseLocal(due));
    if (chosen.id === "") {
      submit.fail({ code: "required", message: t("error.trail"), field: "trail" });
    } else if (due.trim() !== "" && day === null) {
      submit.fail({ code: "date_impossible", message: t("error.day"), field: "due" });
    } else {
      void submit.run(async () => {
        await call("add_task", { input: { trail: chosen.id, subject, ...(day === null ? {} : { due: day }) } });
        setSubject("");
        setDue("");
        then();
      });
    }
  };
  return { submit, given: trail !== undefined, chosen, setChosen, subject, setSubject, due, setDue, add };
}

export function NewTaskFields({ task }: { task: ReturnType<typeof useNewTask> }) {
  const { t } = useTranslation();
  const portfolio = usePortfolio();
  const { submit, chosen } = task;
  return (
    <>
      {!task.given && (
        <TypeAhead
          label={t("tasks.trail")}
          name="trail"
          testId="task-trail"
          text={chosen.text}
          options={trailOptions(portfolio.data?.trails ?? [], chosen.text, chosen.id, t)}
          onText={(text) => task.setChosen({ id: "", text })}
          onChoose={(option) => task.setChosen({ id: option.id, text: option.label })}
          none={t("quickLog.trailNone")}
          takeFirst
          error={fieldError(submit, "trail")}
        />
      )}
      <TextField
        size="small"
        label={t("tasks.subject")}
        name="subject"
        value={task.subject}
        onChange={(event) => task.setSubject(event.target.value)}
        autoComplete="off"
        error={fieldError(submit, "subject")}
        data-testid="task-subject"
      />
      <DueField label={t("tasks.due")} name="due" value={task.due} onChange={task.setDue} error={fieldError(submit, "due")} testId="task-due" />
    </>
  );
}

export function AddTask({ trail, onAdded }: { trail?: string; onAdded?: () => void }) {
  const { t } = useTranslation();
  const form = useRef<HTMLFormElement>(null);
  const task = useNewTask(form, trail);
  const save = () =>
    task.add(() => {
      onAdded?.();
      form.current?.querySelector<HTMLElement>('[name="subject"]')?.focus();
    });
  return (
    <form
      ref={form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      noValidate
      className="wt-card wt-add-task"
      aria-label={t("tasks.add")}
    >
      <FormError report={task.submit.formError} />
      <div className="wt-add-task__fields">
        <NewTaskFields task={task} />
        <Button size="small" type="submit" variant="secondary" icon={<PlusIcon aria-hidden />} loading={task.submit.busy} data-testid="task-add">
          {t("tasks.save")}
        </Button>
      </div>
    </form>
  );
}
