/// One form for every kind of record, drawn from the catalogue: only what was changed is sent, what is typed is kept as
/// a draft, and what Rust refuses stands beside its field.
import { Button, Checkbox, Dialog, Heading, InlineMessage } from "@navikt/ds-react";
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DraftView } from "../../../bindings/api";
import { reportOf } from "../../backend";
import { formatTime } from "../../dates";
import { useAutosave } from "../../drafts";
import { useCommand } from "../../queries";
import { useSubmit } from "../../submit";
import { DraftOffer } from "../DraftOffer";
import { FormError, fieldError } from "../Feedback";
import { Kbd } from "../Kbd";
import { FieldControl, isMarked } from "./FieldControl";
import { isChosen, type RecordPlace } from "./ReferenceField";
import { changedKeys, type FieldValues, type FormField, readRecordDraft, recordDraftBody, sentValues, typedValues } from "./values";

/** Rust asks whether a name in a text at an employer is a participant's. */
const NAMES_ASKED = "person_data_in_text";

/** Fields under a heading; what no group names stands last. */
export type FieldGroup = { heading?: string; keys: string[] };

export type Saved = { fields: FieldValues; base: string; namesConfirmed: boolean };

export type RecordFormProps = {
  fields: FormField[];
  /** What is stored; nothing for a new record. */
  stored?: FieldValues;
  /** What a new record begins with, as it would be stored. */
  begin?: FieldValues;
  /** The version the texts are edited from. */
  base?: string;
  place?: RecordPlace;
  groups?: FieldGroup[];
  draftKey: string;
  drafts: DraftView[];
  /** Go on with the kept draft at once. */
  restore?: boolean;
  /** Something between the fields and the buttons that follows what is typed. */
  aside?: (typed: FieldValues) => ReactNode;
  saveLabel: string;
  onSave: (saved: Saved) => Promise<void>;
  onClose: () => void;
};

export function RecordForm(props: RecordFormProps) {
  const { fields, stored = {}, begin = {}, base = "", place = {}, groups, draftKey, drafts, restore = false, aside, saveLabel, onSave, onClose } = props;
  const { t, i18n } = useTranslation();
  const call = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const shown = fields.filter((field) => field.kind !== "reference" || isChosen(field.key));
  // As it was when the form was opened: a colleague's change underneath is merged by Rust.
  const [start] = useState(() => typedValues(shown, stored));
  const [kept] = useState(() => drafts.find((draft) => draft.key === draftKey));
  const [draft] = useState(() => (kept === undefined ? null : readRecordDraft(kept.body, shown)));
  const [offered, setOffered] = useState(draft !== null && !restore);
  const [from, setFrom] = useState(restore && draft !== null ? draft.base : base);
  const [typed, setTyped] = useState<FieldValues>(() => ({ ...start, ...typedValues(shown, begin), ...pick(start, stored), ...(restore ? draft?.typed : {}) }));
  const [asked, setAsked] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const [begun] = useState(typed);
  const changed = changedKeys(typed, begun).length > 0 || (restore && draft !== null);
  const saving = useAutosave(draftKey, changed ? recordDraftBody(from, typed, start) : null);

  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>("input:not([type=checkbox]), textarea, select");
    first?.focus();
  }, []);

  const save = () => {
    const read = sentValues(shown, typed, start, { day: t("error.day"), when: t("error.when") });
    if ("refused" in read) {
      submit.fail(read.refused);
      return;
    }
    void submit.run(async () => {
      try {
        await onSave({ fields: read.fields, base: from, namesConfirmed: confirmed });
      } catch (thrown) {
        const report = reportOf(thrown, t("error.unexpected"));
        if (report.code === NAMES_ASKED) setAsked(report.field);
        throw thrown;
      }
      await saving.discard();
      onClose();
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };

  const control = (field: FormField) => (
    <div key={field.key} className={WIDE.has(field.kind) ? "wt-record-form__wide" : undefined} lang="nb">
      <FieldControl field={field} typed={typed} onType={(value) => setTyped((now) => ({ ...now, [field.key]: value }))} place={place} error={fieldError(submit, field.key)} />
      {asked === field.key && (
        <div lang={i18n.language} className="wt-record-form__names">
          <Checkbox size="small" checked={confirmed} onChange={(event) => setConfirmed(event.target.checked)} data-testid="names-confirmed">
            {t("recordForm.namesConfirm")}
          </Checkbox>
          <InlineMessage size="small" status="info">
            {t("recordForm.namesHint")}
          </InlineMessage>
        </div>
      )}
    </div>
  );

  return (
    <form
      ref={form}
      noValidate
      className="wt-dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={onKeyDown}
      onBlur={() => void saving.flush()}
      data-testid="record-form"
    >
      <Dialog.Body className="wt-stack wt-stack--fields">
        {offered && kept !== undefined && draft !== null && (
          <DraftOffer
            draft={kept}
            text={t("recordForm.draft")}
            onRestore={() => {
              setFrom(draft.base);
              setTyped((now) => ({ ...now, ...draft.typed }));
              setOffered(false);
            }}
            onDiscard={() => {
              setOffered(false);
              void call("discard_draft", { key: kept.key });
            }}
          />
        )}
        <FormError report={submit.formError} />
        {shown.some(isMarked) && <p className="wt-quiet wt-record-form__legend">{t("recordForm.required")}</p>}
        {grouped(shown, groups).map(({ heading, members }, index) => (
          <section key={heading ?? index} className="wt-record-form__group">
            {heading !== undefined && (
              <Heading level="2" size="xsmall">
                {heading}
              </Heading>
            )}
            <div className="wt-record-form">{members.map(control)}</div>
          </section>
        ))}
        {aside?.(typed)}
      </Dialog.Body>
      <Dialog.Footer className="wt-dialog-footer">
        <span className="wt-quiet" role="status" data-testid="draft-kept" data-whole={saving.whole}>
          {saving.savedAt === null ? "" : t("quickLog.savedDraft", { time: formatTime(saving.savedAt) })}
        </span>
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onClose}>
          {t("app.cancel")}
        </Button>
        <Button type="submit" size="small" loading={submit.busy} data-testid="record-save" aria-keyshortcuts="Control+Enter">
          <span className="wt-label-keys">
            {saveLabel} <Kbd>{t("quickLog.saveKeys")}</Kbd>
          </span>
        </Button>
      </Dialog.Footer>
    </form>
  );
}

/** Kinds that need the whole width. */
const WIDE = new Set(["line", "text", "reference", "web", "choices", "codes", "tick"]);

/** The start's values of what is stored: they stand above what a new record begins with. */
const pick = (start: FieldValues, stored: FieldValues): FieldValues =>
  Object.fromEntries(Object.keys(stored).flatMap((key) => (start[key] === undefined ? [] : [[key, start[key]]])));

function grouped(fields: FormField[], groups: FieldGroup[] | undefined): { heading?: string; members: FormField[] }[] {
  if (groups === undefined) return [{ members: fields }];
  const named = new Set(groups.flatMap(({ keys }) => keys));
  const rest = fields.filter(({ key }) => !named.has(key));
  const found = groups.map(({ heading, keys }) => ({
    ...(heading === undefined ? {} : { heading }),
    members: keys.flatMap((key) => fields.find((field) => field.key === key) ?? []),
  }));
  return [...found, { members: rest }].filter(({ members }) => members.length > 0);
}
