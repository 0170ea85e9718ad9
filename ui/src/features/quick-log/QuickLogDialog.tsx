/// Logs a meeting in ten seconds, from anywhere, by keyboard alone; with a follow-up task in the same step.
import { Button, Dialog, Select, TextField, Textarea, ToggleGroup } from "@navikt/ds-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DraftView, EmployerRow, TrailRow } from "../../bindings/api";
import { DraftOffer } from "../../shared/components/DraftOffer";
import { DueField } from "../../shared/components/DueField";
import { FormError, fieldError } from "../../shared/components/Feedback";
import { Kbd } from "../../shared/components/Kbd";
import { TypeAhead } from "../../shared/components/TypeAhead";
import { formatDayMonth, formatTime, parseLocal, relativeDay, weekday } from "../../shared/dates";
import { draftForm, freeQuickLogKey } from "../../shared/draft-keys";
import { useAutosave } from "../../shared/drafts";
import type { QuickLogStart } from "../../shared/launcher";
import { useCommand, useDrafts, useEmployers, useHome, usePortfolio } from "../../shared/queries";
import { useReturnFocus } from "../../shared/return-focus";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { trailOptions } from "../../shared/trail-options";
import { draftBody, emptyForm, guessTrail, type QuickLogForm, readDraft, statusOf, toCommand, worthKeeping } from "./form";

const KINDS = ["participant", "employer", "startup"] as const;
const CHANNELS = ["physical", "phone", "video"] as const;
const STATUSES = ["planned", "completed", "no_show", "cancelled"] as const;
const NOTE_ROWS_MIN = 3;

/** Names of fields in Rust's reports that are called otherwise on this form. */
const FIELDS: Record<string, string> = { id: "trail" };

type QuickLogDialogProps = { start: QuickLogStart; onClose: () => void };

export function QuickLogDialog({ start, onClose }: QuickLogDialogProps) {
  const portfolio = usePortfolio();
  const home = useHome();
  const drafts = useDrafts();
  const { t } = useTranslation();
  const returnFocus = useReturnFocus();
  const first = useRef<HTMLDivElement>(null);
  const ready = portfolio.data !== undefined && !home.isPending && !drafts.isPending;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} size="small">
      <Dialog.Popup returnFocusTo={returnFocus}
        width="54rem"
        closeOnOutsideClick={false}
        className="wt-quick-log"
        initialFocusTo={() => first.current?.querySelector<HTMLElement>('[name="trail"]') ?? null}
      >
        <Dialog.Header>
          <Dialog.Title>{t("quickLog.title")}</Dialog.Title>
        </Dialog.Header>
        <div ref={first} className="wt-dialog-content">
          {ready && (
            <QuickLogFields
              start={start}
              trails={portfolio.data.trails}
              guess={guessTrail(portfolio.data.trails, home.data, Date.now())}
              drafts={(drafts.data ?? []).filter((draft) => draftForm(draft.key).name === "quick-log")}
              onClose={onClose}
            />
          )}
        </div>
      </Dialog.Popup>
    </Dialog>
  );
}

type FieldsProps = {
  start: QuickLogStart;
  trails: TrailRow[];
  guess: TrailRow | undefined;
  drafts: DraftView[];
  onClose: () => void;
};

function QuickLogFields({ start, trails, guess, drafts, onClose }: FieldsProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const element = useRef<HTMLFormElement>(null);
  const submit = useSubmit(element, (field) => FIELDS[field] ?? field);
  const [fresh] = useState(() => emptyForm(trails.find(({ id }) => id === start.trail) ?? guess, Date.now()));
  const [form, setForm] = useState(() => (start.draft === undefined ? fresh : readDraft(start.draft.body, fresh)));
  const [key, setKey] = useState(() => start.draft?.key ?? freeQuickLogKey(drafts.map((draft) => draft.key)));
  // Offered are drafts that were there when the dialog was opened, not the one being made in it.
  const [offered, setOffered] = useState(() => drafts.filter((draft) => draft.key !== key));
  const saving = useAutosave(key, worthKeeping(form) ? draftBody(form) : null);
  // The number that came with a suggestion goes when the name is changed: it belongs to another employer.
  const [taken, setTaken] = useState("");
  const employers = useEmployers(form.employerName, form.kind === "employer");

  // The dialog looks for its first field when it opens; the fields may come a moment later.
  useEffect(() => element.current?.querySelector<HTMLElement>('[name="trail"]')?.focus(), []);

  const set = (change: Partial<QuickLogForm>) => setForm((now) => ({ ...now, ...change }));
  const subject = form.subject ?? defaultSubject(form, t);
  const status = statusOf(form, Date.now());

  const save = () => {
    const words = { when: t("error.when"), day: t("error.day"), minutes: t("error.minutes"), trail: t("error.trail"), required: t("error.required") };
    const read = toCommand(form, subject, Date.now(), words);
    if ("refused" in read) {
      submit.fail(read.refused);
      return;
    }
    void submit.run(async () => {
      await call("log_meeting", { input: read.input });
      await saving.discard();
      toast.show(read.input.follow_up === undefined ? t("quickLog.saved") : t("quickLog.savedWithTask"));
      onClose();
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    } else if (event.key === "Enter" && event.target instanceof HTMLInputElement) {
      // Plain Enter in a line never saves: half a visit is not a visit.
      event.preventDefault();
    } else if (event.altKey && event.code === "KeyN") {
      event.preventDefault();
      element.current?.querySelector<HTMLElement>('[name="note"]')?.focus();
    } else if (event.altKey && event.code === "KeyO") {
      event.preventDefault();
      element.current?.querySelector<HTMLElement>('[name="follow_up.subject"]')?.focus();
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
              setForm(readDraft(draft.body, fresh));
              setKey(draft.key);
              setOffered([]);
            }}
            onDiscard={() => {
              void call("discard_draft", { key: draft.key });
              setOffered((now) => now.filter((other) => other.key !== draft.key));
            }}
          />
        ))}
        <FormError report={submit.formError} />
        <div className="wt-quick-log__who">
        <TypeAhead
          label={t("quickLog.trail")}
          name="trail"
          testId="ql-trail"
          text={form.trailText}
          options={trailOptions(trails, form.trailText, form.trail, t)}
          onText={(text) => set({ trailText: text, trail: "" })}
          onChoose={(option) => set({ trailText: option.label, trail: option.id })}
          none={t("quickLog.trailNone")}
          takeFirst
          error={fieldError(submit, "trail") ?? (trails.length === 0 ? t("quickLog.noTrails") : undefined)}
        />
        <ToggleGroup
          size="small"
          label={t("quickLog.kind")}
          value={form.kind}
          fill
          onChange={(value) => set({ kind: KINDS.find((kind) => kind === value) ?? "participant" })}
        >
          {KINDS.map((kind) => (
            <ToggleGroup.Item key={kind} value={kind} onFocus={() => set({ kind })} label={t(`kindShort.${kind}`)} data-testid={`ql-kind-${kind}`} />
          ))}
        </ToggleGroup>
        </div>
        {form.kind === "employer" && (
          <div className="wt-columns wt-columns--2-1">
            <TypeAhead
              label={t("quickLog.employer")}
              name="employer_name"
              testId="ql-employer-name"
              text={form.employerName}
              options={(employers.data ?? []).map((employer) => employerOption(employer, t))}
              onText={(text) => set({ employerName: text, employerNumber: form.employerNumber === taken ? "" : form.employerNumber })}
              onChoose={({ id }) => {
                const chosen = employers.data?.find((employer) => employer.org_number === id);
                if (chosen !== undefined) {
                  setTaken(chosen.org_number);
                  set({ employerName: chosen.name, employerNumber: chosen.org_number, place: form.place === "" ? chosen.place : form.place });
                }
              }}
              none={t("quickLog.employerNone")}
              takeFirst={false}
              error={fieldError(submit, "employer_name")}
            />
            <TextField
              size="small"
              label={t("quickLog.employerNumber")}
              name="employer"
              inputMode="numeric"
              autoComplete="off"
              value={form.employerNumber}
              onChange={(event) => set({ employerNumber: event.target.value })}
              error={fieldError(submit, "employer")}
              data-testid="ql-employer-number"
            />
          </div>
        )}
        <div className="wt-quick-log__when">
          <TextField
            size="small"
            label={<WhenLabel at={form.at} label={t("quickLog.at")} />}
            name="at"
            autoComplete="off"
            value={form.at}
            onChange={(event) => set({ at: event.target.value })}
            onFocus={(event) => event.target.select()}
            error={fieldError(submit, "at")}
            data-testid="ql-at"
          />
          <TextField
            size="small"
            label={t("quickLog.minutes")}
            name="minutes"
            inputMode="numeric"
            autoComplete="off"
            value={form.minutes}
            onChange={(event) => set({ minutes: event.target.value })}
            onFocus={(event) => event.target.select()}
            error={fieldError(submit, "minutes")}
            data-testid="ql-minutes"
          />
          <Select
            size="small"
            label={t("quickLog.channel")}
            name="channel"
            value={form.channel}
            onChange={(event) => set({ channel: CHANNELS.find((channel) => channel === event.target.value) ?? "physical" })}
            error={fieldError(submit, "channel")}
            data-testid="ql-channel"
          >
            {CHANNELS.map((channel) => (
              <option key={channel} value={channel}>
                {t(`channel.${channel}`)}
              </option>
            ))}
          </Select>
          <Select
            size="small"
            label={t("quickLog.status")}
            name="status"
            value={status}
            onChange={(event) => set({ status: STATUSES.find((of) => of === event.target.value) ?? null })}
            error={fieldError(submit, "status")}
            data-testid="ql-status"
          >
            {STATUSES.map((of) => (
              <option key={of} value={of}>
                {t(`meetingStatus.${of}`)}
              </option>
            ))}
          </Select>
        </div>
        <div className="wt-columns">
          <TextField
            size="small"
            label={t("quickLog.place")}
            name="place"
            autoComplete="off"
            value={form.place}
            onChange={(event) => set({ place: event.target.value })}
            error={fieldError(submit, "place")}
            data-testid="ql-place"
          />
          <TextField
            size="small"
            label={t("quickLog.subject")}
            name="subject"
            autoComplete="off"
            value={subject}
            onChange={(event) => set({ subject: event.target.value })}
            onFocus={(event) => event.target.select()}
            error={fieldError(submit, "subject")}
            data-testid="ql-subject"
          />
        </div>
        <Textarea
          size="small"
          label={
            <span className="wt-label-keys">
              {t("quickLog.note")} <Kbd>{t("quickLog.noteKeys")}</Kbd>
            </span>
          }
          name="note"
          minRows={NOTE_ROWS_MIN}
          value={form.note}
          onChange={(event) => set({ note: event.target.value })}
          error={fieldError(submit, "note")}
          data-testid="ql-note"
          aria-keyshortcuts="Alt+N"
        />
        <fieldset className="wt-follow-up">
          <legend>
            <span className="wt-follow-up__legend">
              {t("quickLog.followUp")} <Kbd>{t("quickLog.followUpKeys")}</Kbd> <span className="wt-quiet">{t("quickLog.followUpHint")}</span>
            </span>
          </legend>
          <TextField
            size="small"
            className="wt-follow-up__what"
            label={t("quickLog.task")}
            name="follow_up.subject"
            autoComplete="off"
            value={form.taskSubject}
            onChange={(event) => set({ taskSubject: event.target.value })}
            error={fieldError(submit, "follow_up.subject")}
            data-testid="ql-task-subject"
          />
          <DueField
            label={t("quickLog.due")}
            name="follow_up.due"
            value={form.taskDue}
            onChange={(taskDue) => set({ taskDue })}
            error={fieldError(submit, "follow_up.due")}
            testId="ql-task-due"
            quickChoices
          />
        </fieldset>
      </Dialog.Body>
      <Dialog.Footer className="wt-dialog-footer">
        <span className="wt-quiet" role="status" data-testid="draft-kept" data-whole={saving.whole}>
          {saving.savedAt === null ? "" : t("quickLog.savedDraft", { time: formatTime(saving.savedAt) })}
        </span>
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" size="small" loading={submit.busy} data-testid="ql-save" aria-keyshortcuts="Control+Enter">
          <span className="wt-label-keys">
            {t("quickLog.save")} <Kbd>{t("quickLog.saveKeys")}</Kbd>
          </span>
        </Button>
      </Dialog.Footer>
    </form>
  );
}

type Texts = ReturnType<typeof useTranslation>["t"];

function defaultSubject(form: QuickLogForm, t: Texts): string {
  if (form.kind !== "employer") return t(`quickLog.subjectFor.${form.kind}`);
  const employer = form.employerName.trim();
  return employer === "" ? t("quickLog.subjectFor.employerUnnamed") : t("quickLog.subjectFor.employer", { employer });
}

const employerOption = (employer: EmployerRow, t: Texts) => ({
  id: employer.org_number,
  label: employer.name === "" ? employer.org_number : employer.name,
  detail: [employer.place, t("quickLog.metTimes", { count: employer.meetings })].filter((text) => text !== "").join(" · "),
});

/** The label of the time field, with what was understood of it. */
function WhenLabel({ at, label }: { at: string; label: string }) {
  const local = parseLocal(at);
  if (local === null) return label;
  const day = local.slice(0, 10);
  const near = relativeDay(day);
  return (
    <>
      {label} <span className="wt-quiet wt-when">{near.includes(" ") && !near.startsWith("i ") ? `${weekday(day)} ${formatDayMonth(day)}` : near}</span>
    </>
  );
}
