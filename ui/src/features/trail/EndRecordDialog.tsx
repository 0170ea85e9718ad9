/// Ends a job, an education or a period: one date, and the status follows. A kind may ask why.
import { useRef, useState } from "react";
import type { RecordRow } from "../../bindings/api";
import { FieldControl } from "../../shared/components/record-form/FieldControl";
import { afterTyping } from "../../shared/components/record-form/values";
import { DueField } from "../../shared/components/DueField";
import { fieldError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { formatDay, parseDay, today } from "../../shared/dates";
import { useCommand } from "../../shared/queries";
import { useRecordKind } from "../../shared/record-kinds";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import type { Ending } from "./record-shapes";

type EndRecordDialogProps = { row: RecordRow; ending: Ending; onClose: () => void };

export function EndRecordDialog({ row, ending, onClose }: EndRecordDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const stored = row.fields[ending.field];
  const [on, setOn] = useState(() => formatDay(stored === undefined || stored === "" ? today() : stored));
  const passive = row.kind === "passive_period";
  const { asks } = ending;
  const asked = useRecordKind(row.kind)?.fields.filter(({ key }) => asks?.includes(key) === true) ?? [];
  const [typed, setTyped] = useState<Record<string, string>>(() => Object.fromEntries((asks ?? []).map((key) => [key, row.fields[key] ?? ""])));

  const save = () => {
    const day = parseDay(on);
    if (day === null) {
      submit.fail({ code: "date_impossible", message: t("error.day"), field: ending.field });
      return;
    }
    // A day ahead ends it when it comes; the status is only said for one that is here.
    const status = ending.status !== undefined && day <= today() ? { status: ending.status } : {};
    void submit.run(async () => {
      await call("edit_record", { input: { id: row.id, fields: { [ending.field]: day, ...status, ...typed } } });
      toast.show(t("plan.ended"));
      onClose();
    });
  };

  return (
    <FormDialog
      title={t("plan.endNamed", { title: row.title === "" ? row.label : row.title })}
      lead={t(passive ? "plan.endPassiveLead" : "plan.endLead")}
      form={form}
      submit={submit}
      saveLabel={t("plan.endSave")}
      saveTestId="record-end-save"
      onSave={save}
      onClose={onClose}
    >
      <DueField label={t(passive ? "plan.endOnPassive" : "plan.endOn")} name={ending.field} value={on} onChange={setOn} error={fieldError(submit, ending.field)} testId="record-end-on" />
      {asked.map((field) => (
        <div key={field.key}>
          <FieldControl field={field} typed={typed} onType={(value) => setTyped((now) => afterTyping(asked, now, field.key, value))} place={{}} error={fieldError(submit, field.key)} />
        </div>
      ))}
    </FormDialog>
  );
}
