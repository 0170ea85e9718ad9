/// The quick log's form: who and what at the top, the note where the focus begins, the facts beside it.
import { Checkbox, Dialog, TextField, Textarea } from "@navikt/ds-react";
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from "react";
import type { TFunction } from "i18next";
import { flushSync } from "react-dom";
import type { DraftView, MeetingRow, TrailRow } from "../../bindings/api";
import { useBackend } from "../../shared/backend";
import { SaveButtons } from "../../shared/components/DialogForm";
import { DraftKept } from "../../shared/components/DraftForm";
import { DraftOffer } from "../../shared/components/DraftOffer";
import { FormError, fieldError } from "../../shared/components/Feedback";
import { FollowUpFields } from "../../shared/components/FollowUpFields";
import { Kbd } from "../../shared/components/Kbd";
import { MeetingHints } from "../../shared/components/MeetingHints";
import { PrivacyHelp } from "../../shared/components/privacy-help/PrivacyHelp";
import { TemplateMenu, withTemplate } from "../../shared/components/TemplateMenu";
import { formatLocal, localTime, parseLocal } from "../../shared/dates";
import { useDebounced } from "../../shared/debounced";
import { freeQuickLogKey } from "../../shared/draft-keys";
import { useAutosave } from "../../shared/drafts";
import type { QuickLogStart } from "../../shared/launcher";
import { isSeenByParticipant, kindsOf, withEmployer } from "../../shared/meeting-facts";
import { useCommand, useMeeting, useMeetingHints, useTrail } from "../../shared/queries";
import { selectAll } from "../../shared/select-all";
import { useSubmit } from "../../shared/submit";
import { useTranslation } from "../../shared/translation";
import { useMeetingUndo } from "../../shared/undo-meeting";
import { useUndoable } from "../../shared/undoable";
import { toCommand, toEdit } from "./command";
import { draftBody, formOf, leftPlanned, type QuickLogForm, readDraft, type Shown, shownForm, statusOf, withKind, withMinutes, worthKeeping } from "./form";
import { PlannedChoice } from "./PlannedChoice";
import { WhenAndWhere } from "./WhenAndWhere";
import { WhoFields } from "./WhoFields";

const NOTE_ROWS_MIN = 4;
/** Long enough that typing asks nothing, short enough to be there before the eye is. */
const HINT_PAUSE_MS = 250;

/** Names of fields in Rust's reports that are called otherwise on this form. */
const FIELDS: Record<string, string> = { id: "trail" };
/** Which field a letter with Alt goes to. */
const ALT_FIELDS: Record<string, string> = { KeyD: "trail", KeyA: "employer_name", KeyN: "note", KeyO: "follow_up.subject" };

const named = (within: HTMLElement | null, name: string) => within?.querySelector<HTMLElement>(`[name="${name}"]`) ?? null;

/** What was written before is gone on with behind its last word. */
function atEnd(field: HTMLElement | null): HTMLElement | null {
  if (field instanceof HTMLTextAreaElement) field.setSelectionRange(field.value.length, field.value.length);
  return field;
}

/** The note, when it is known whom the meeting was with; else the field that asks. */
export function firstField(within: HTMLElement | null): HTMLElement | null {
  const trail = within?.querySelector<HTMLInputElement>('[name="trail"]') ?? null;
  return trail === null || trail.value !== "" ? atEnd(named(within, "note")) : trail;
}

type QuickLogFieldsProps = {
  start: QuickLogStart;
  trails: TrailRow[];
  /** What the form begins with, and what it begins with for a new meeting. */
  begin: () => { form: QuickLogForm; blank: QuickLogForm };
  planned: MeetingRow[];
  drafts: DraftView[];
  /** Told when the meeting comes to lie ahead, and when it no longer does. */
  onAhead: (ahead: boolean) => void;
  onClose: () => void;
};

export function QuickLogFields({ start, trails, begin, planned, drafts, onAhead, onClose }: QuickLogFieldsProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const backend = useBackend();
  const undoable = useUndoable();
  const undo = useMeetingUndo();
  const element = useRef<HTMLFormElement>(null);
  const submit = useSubmit(element, (field) => FIELDS[field] ?? field);
  const [{ form: fresh, blank }] = useState(begin);
  const [form, setForm] = useState(() => (start.draft === undefined ? fresh : readDraft(start.draft.body, fresh)));
  const [key, setKey] = useState(() => start.draft?.key ?? freeQuickLogKey(drafts.map((draft) => draft.key)));
  // Offered are drafts that were there when the dialog was opened, not the one being made in it.
  const [offered, setOffered] = useState(() => drafts.filter((draft) => draft.key !== key));
  const [choices] = useState(planned);
  const saving = useAutosave(key, worthKeeping(form, fresh) ? draftBody(form) : null);

  const trail = trails.find(({ id }) => id === form.trail);
  const past = useTrail(form.trail, form.trail !== "").data?.timeline;
  const shown = useMemo(() => shownForm(form, (past ?? []).flatMap((entry) => (entry.type === "meeting" ? [entry.meeting] : []))), [form, past]);
  const agenda = useMeeting(form.planned, form.planned !== "").data?.note ?? "";
  const subject = form.subject ?? defaultSubject(shown, t);
  const kinds = kindsOf(trail?.service ?? "ips");
  const alone = form.kind === "employer_only";
  const status = statusOf(form, Date.now());
  const isSeen = isSeenByParticipant(form.kind, form.facts.participant_attends === "true", status);
  // A time that cannot be read yet says nothing of whether it lies ahead.
  const ahead = parseLocal(form.at) === null ? null : form.planned === "" && status === "planned";
  useEffect(() => {
    if (ahead !== null) onAhead(ahead);
  }, [ahead, onAhead]);

  const { at: picked } = start;
  const set = ({ minutes, ...change }: Partial<QuickLogForm>) =>
    setForm((now) => ({ ...(minutes === undefined ? now : picked === undefined ? withMinutes(now, minutes, blank) : { ...now, minutes }), ...change }));
  const words = { when: t("error.when"), day: t("error.day"), minutes: t("error.minutes"), trail: t("error.trail"), required: t("error.required") };

  // The note stays out of the question, so that typing it asks nothing: help with its text is asked for by itself.
  const unsaid = useDebounced(JSON.stringify(toCommand({ ...shown, note: "", taskSubject: "", taskDue: "" }, subject, Date.now(), words)), HINT_PAUSE_MS);
  const asked = useMemo(() => JSON.parse(unsaid) as ReturnType<typeof toCommand>, [unsaid]);
  const hints = useMeetingHints("input" in asked && form.planned === "" ? asked.input : null);

  const save = () => {
    const read = toCommand(shown, subject, Date.now(), words);
    if ("refused" in read) {
      submit.fail(read.refused);
      return;
    }
    const { input } = read;
    void submit.run(async () => {
      const said = savedText(t, form.planned !== "", input.follow_up !== undefined);
      if (form.planned === "") {
        const { id, task } = await call("log_meeting", { input });
        undoable(said, () => undo.logged(id, task));
      } else {
        const view = await backend.call("meeting", { id: form.planned });
        const before = Date.now();
        const { task } = await call("edit_meeting", { input: toEdit(input, view) });
        undoable(said, () => undo.closed(view.id, before, task));
      }
      await saving.discard();
      onClose();
    });
  };

  const choose = (meeting: MeetingRow | null) => {
    if (meeting !== null) setForm((now) => formOf(meeting, now));
    else if (form.planned !== "") setForm(({ note, taskSubject, taskDue }) => ({ ...blank, note, taskSubject, taskDue }));
    named(element.current, "note")?.focus();
  };

  /** Another participant or another kind: it is not the planned meeting that is meant. */
  const leave = (now: QuickLogForm) => leftPlanned(now, choices.find(({ id }) => id === now.planned), blank);
  const setTrail = (trailText: string, id: string) => setForm((now) => ({ ...leave(now), trailText, trail: id }));
  const setKind = (kind: QuickLogForm["kind"]) => {
    if (kind === form.kind) return;
    setForm((now) => withKind(leave(now), kind));
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const field = event.altKey ? ALT_FIELDS[event.code] : undefined;
    const kind = event.altKey && event.code.startsWith("Digit") ? kinds[Number(event.code.slice(-1)) - 1] : undefined;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      // Plain Enter in a line never saves: half a visit is not a visit.
      event.preventDefault();
    } else if (kind !== undefined) {
      event.preventDefault();
      setKind(kind);
      // Once its fields are there: an employer that is not guessed is asked for.
      setTimeout(() => {
        const employer = element.current?.querySelector<HTMLInputElement>('[name="employer_name"]');
        if (employer?.value === "") employer.focus();
      });
    } else if (event.altKey && event.code === "KeyM") {
      event.preventDefault();
      element.current?.querySelector<HTMLElement>('[data-testid="template-menu"]')?.click();
    } else if (field !== undefined) {
      event.preventDefault();
      named(element.current, field)?.focus();
    }
  };

  return (
    <form
      ref={element}
      className="wt-dialog-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={onKeyDown}
      onBlur={() => void saving.flush()}
    >
      <Dialog.Body className="wt-stack">
        {offered.map((draft) => (
          <DraftOffer
            key={draft.key}
            draft={draft}
            text={t("draft.quickLog")}
            onRestore={() => {
              // The words are there before the cursor is put behind them.
              flushSync(() => {
                setForm(readDraft(draft.body, fresh));
                setKey(draft.key);
                setOffered([]);
              });
              atEnd(named(element.current, "note"))?.focus();
            }}
            onDiscard={() => {
              void call("discard_draft", { key: draft.key });
              setOffered((now) => now.filter((other) => other.key !== draft.key));
            }}
          />
        ))}
        <FormError report={submit.formError} />
        {choices.length > 0 && <PlannedChoice meetings={choices} chosen={form.planned} onChoose={choose} />}
        <WhoFields form={form} shown={shown} trails={trails} kinds={kinds} set={set} setTrail={setTrail} setKind={setKind} submit={submit} />
        <div className="wt-quick-log__sides">
          <div className="wt-stack">
            <div className="wt-quick-log__note">
              {agenda !== "" && (
                <div className="wt-agenda">
                  <strong>{t("log.agenda")}</strong>
                  <p className="wt-agenda__text">{agenda}</p>
                  <span className="wt-quiet">{t("log.minutesBelow")}</span>
                </div>
              )}
              <Textarea
                size="small"
                label={
                  <span className="wt-label-keys">
                    {t("quickLog.note")} <Kbd>{t("quickLog.noteKeys")}</Kbd>
                  </span>
                }
                description={alone ? undefined : t(isSeen ? "meetingPage.seenByParticipant" : "meetingPage.notSeenByParticipant")}
                name="note"
                minRows={NOTE_ROWS_MIN}
                value={form.note}
                onChange={(event) => set({ note: event.target.value })}
                error={fieldError(submit, "note")}
                data-testid="ql-note"
                aria-keyshortcuts="Alt+N"
              />
              <PrivacyHelp text={form.note} trail={alone || form.trail === "" ? null : form.trail} withEmployer={withEmployer(form.kind)} onChange={(note) => set({ note })} />
              <div className="wt-quick-log__template">
                <TemplateMenu keys="Alt+M" onInsert={(text) => set({ note: withTemplate(form.note, text) })} returnTo={() => named(element.current, "note")} />
              </div>
            </div>
            {alone ? (
              <>
                <Checkbox
                  size="small"
                  name="no_person_data"
                  description={t("log.noPersonDataHint")}
                  checked={form.noPersonData === "true"}
                  onChange={(event) => set({ noPersonData: event.target.checked ? "true" : "" })}
                  error={submit.fieldError("no_person_data") !== null}
                  data-testid="ql-no-person-data"
                >
                  {t("log.noPersonData")}
                </Checkbox>
                {fieldError(submit, "no_person_data")}
                {(submit.refusal?.code === "person_data_in_text" || form.namesConfirmed === "true") && (
                  <Checkbox size="small" checked={form.namesConfirmed === "true"} onChange={(event) => set({ namesConfirmed: event.target.checked ? "true" : "" })} data-testid="ql-names-confirmed">
                    {t("log.namesConfirmed")}
                  </Checkbox>
                )}
              </>
            ) : (
              <FollowUpFields
                subject={form.taskSubject}
                due={form.taskDue}
                onSubject={(taskSubject) => set({ taskSubject })}
                onDue={(taskDue) => set({ taskDue })}
                submit={submit}
                keys={t("quickLog.followUpKeys")}
                testId="ql"
              />
            )}
            <TextField
              size="small"
              label={t("quickLog.subject")}
              name="subject"
              autoComplete="off"
              value={subject}
              onChange={(event) => set({ subject: event.target.value })}
              onFocus={selectAll}
              error={fieldError(submit, "subject")}
              data-testid="ql-subject"
            />
          </div>
          <WhenAndWhere form={form} shown={shown} service={trail?.service ?? "ips"} set={set} submit={submit} hints={
            <MeetingHints hints={(hints.data ?? []).filter(({ code }) => code !== "note_missing")} onMove={(to) => set({ at: formatLocal(localTime(to)) })} />
          } />
        </div>
      </Dialog.Body>
      <Dialog.Footer className="wt-dialog-footer">
        <DraftKept saving={saving} />
        <SaveButtons label={t("quickLog.save")} testId="ql-save" busy={submit.busy} keys onClose={onClose} />
      </Dialog.Footer>
    </form>
  );
}

function savedText(t: TFunction, closed: boolean, withTask: boolean): string {
  if (closed) return t(withTask ? "log.closedWithTask" : "log.closed");
  return t(withTask ? "quickLog.savedWithTask" : "quickLog.saved");
}

function defaultSubject(form: Shown, t: TFunction): string {
  switch (form.kind) {
    case "participant":
    case "startup":
      return t(`quickLog.subjectFor.${form.kind}`);
    case "education": {
      const institution = form.facts.institution.trim();
      return institution === "" ? t("log.subjectEducationUnnamed") : t("log.subjectEducation", { institution });
    }
    default: {
      const employer = form.employerName.trim();
      return employer === "" ? t("quickLog.subjectFor.employerUnnamed") : t("quickLog.subjectFor.employer", { employer });
    }
  }
}
