/// The steps of a report that ask for something: sharing it, the participant's comment, filing it, another period.
import { TextField, Textarea } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { ReportView } from "../../bindings/api";
import { DueField } from "../../shared/components/DueField";
import { fieldError } from "../../shared/components/Feedback";
import { FormDialog } from "../../shared/components/FormDialog";
import { addDays, formatDay, parseDay, today } from "../../shared/dates";
import { useCommand } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";

type StepDialogProps = { view: ReportView; onClose: () => void };

/** Days that a participant is usually given to read. */
const READING_DAYS = 7;

export function ShareDialog({ view, onClose }: StepDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form, (field) => (field === "comment_due" ? "until" : field));
  const [until, setUntil] = useState(() => formatDay(addDays(today(), READING_DAYS)));
  const save = () => {
    const day = parseDay(until);
    if (day === null) submit.fail({ code: "date_impossible", message: t("error.day"), field: "until" });
    else {
      void submit.run(async () => {
        await call("share_report", { input: { id: view.id, until: day } });
        toast.show(t("reports.shared", { day: formatDay(day) }));
        onClose();
      });
    }
  };
  return (
    <FormDialog title={t("reports.share")} lead={t("reports.shareHint")} form={form} submit={submit} saveLabel={t("reports.shareSave")} saveTestId="report-share-save" onSave={save} onClose={onClose}>
      <DueField label={t("reports.shareUntil")} name="until" value={until} onChange={setUntil} error={fieldError(submit, "until")} testId="report-share-until" />
    </FormDialog>
  );
}

export function CommentDialog({ view, onClose }: StepDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [comment, setComment] = useState("");
  const save = () =>
    void submit.run(async () => {
      await call("comment_report", { input: { id: view.id, comment } });
      toast.show(t("reports.commented"));
      onClose();
    });
  return (
    <FormDialog title={t("reports.comment")} lead={t("reports.commentHint")} form={form} submit={submit} saveLabel={t("reports.commentSave")} saveTestId="report-comment-save" onSave={save} onClose={onClose} width="medium">
      <Textarea size="small" label={t("reports.commentText")} name="comment" minRows={5} value={comment} onChange={(event) => setComment(event.target.value)} error={fieldError(submit, "comment")} data-testid="report-comment" />
    </FormDialog>
  );
}

export function FileDialog({ view, onClose }: StepDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [number, setNumber] = useState("");
  const save = () =>
    void submit.run(async () => {
      await call("file_report", { input: { id: view.id, case: number.trim() } });
      toast.show(t("reports.filed"));
      onClose();
    });
  return (
    <FormDialog title={t("reports.file")} lead={t("reports.fileHint")} form={form} submit={submit} saveLabel={t("reports.fileSave")} saveTestId="report-file-save" onSave={save} onClose={onClose}>
      <TextField size="small" label={t("reports.fileCase")} description={t("reports.fileCaseHint")} name="case" autoComplete="off" value={number} onChange={(event) => setNumber(event.target.value)} error={fieldError(submit, "case")} data-testid="report-case" />
    </FormDialog>
  );
}

const shownDay = (stored: string | undefined): string => (stored === undefined || stored === "" ? "" : formatDay(stored));

export function PeriodDialog({ view, onClose }: StepDialogProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const [from, setFrom] = useState(shownDay(view.row.fields.date_from));
  const [to, setTo] = useState(shownDay(view.row.fields.date_to));
  const save = () => {
    const [first, last] = [parseDay(from), parseDay(to)];
    if (first === null || last === null) {
      submit.fail({ code: "date_impossible", message: t("error.day"), field: first === null ? "date_from" : "date_to" });
      return;
    }
    void submit.run(async () => {
      await call("edit_record", { input: { id: view.id, fields: { date_from: first, date_to: last } } });
      onClose();
    });
  };
  return (
    <FormDialog title={t("reports.changePeriod")} form={form} submit={submit} saveLabel={t("reports.periodSave")} saveTestId="report-period-save" onSave={save} onClose={onClose}>
      <DueField label={t("reports.from")} name="date_from" value={from} onChange={setFrom} error={fieldError(submit, "date_from")} testId="report-from" />
      <DueField label={t("reports.to")} name="date_to" value={to} onChange={setTo} error={fieldError(submit, "date_to")} testId="report-to" />
    </FormDialog>
  );
}
