import { PlusIcon } from "@navikt/aksel-icons";
import { Button, TextField } from "@navikt/ds-react";
import { type FormEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { parseDay, parseLocal } from "../dates";
import { usePortfolio, useCommand } from "../queries";
import { useSubmit } from "../submit";
import { trailOptions } from "../trail-options";
import { DueField } from "./DueField";
import { FormError, fieldError } from "./Feedback";
import { TypeAhead } from "./TypeAhead";

/** Adds a task: on the given trail, or on one that is chosen. */
export function AddTask({ trail, onAdded }: { trail?: string; onAdded?: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const portfolio = usePortfolio();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [chosen, setChosen] = useState({ id: trail ?? "", text: "" });
  const [subject, setSubject] = useState("");
  const [due, setDue] = useState("");

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
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
        onAdded?.();
        form.current?.querySelector<HTMLElement>('[name="subject"]')?.focus();
      });
    }
  };

  return (
    <form ref={form} onSubmit={onSubmit} noValidate className="wt-card wt-add-task" aria-label={t("tasks.add")}>
      <FormError report={submit.formError} />
      <div className="wt-add-task__fields">
        {trail === undefined && (
          <TypeAhead
            label={t("tasks.trail")}
            name="trail"
            testId="task-trail"
            text={chosen.text}
            options={trailOptions(portfolio.data?.trails ?? [], chosen.text, chosen.id, t)}
            onText={(text) => setChosen({ id: "", text })}
            onChoose={(option) => setChosen({ id: option.id, text: option.label })}
            none={t("quickLog.trailNone")}
            takeFirst
            error={fieldError(submit, "trail")}
          />
        )}
        <TextField
          size="small"
          label={t("tasks.subject")}
          name="subject"
          value={subject}
          onChange={(event) => setSubject(event.target.value)}
          autoComplete="off"
          error={fieldError(submit, "subject")}
          data-testid="task-subject"
        />
        <DueField label={t("tasks.due")} name="due" value={due} onChange={setDue} error={fieldError(submit, "due")} testId="task-due" />
        <Button size="small" type="submit" variant="secondary" icon={<PlusIcon aria-hidden />} loading={submit.busy} data-testid="task-add">
          {t("tasks.save")}
        </Button>
      </div>
    </form>
  );
}
