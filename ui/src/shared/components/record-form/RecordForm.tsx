/// One form for every kind of record, drawn from the catalogue: only what was changed is sent, what is typed is kept as
/// a draft, and what Rust refuses stands beside its field.
import { Checkbox, Heading, InlineMessage } from "@navikt/ds-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import type { DraftView } from "../../../bindings/api";
import { reportOf } from "../../backend";
import { useAutosave } from "../../drafts";
import { useCommand } from "../../queries";
import type { FormField } from "../../record-kinds";
import { useSubmit } from "../../submit";
import { DialogForm, SaveButtons } from "../DialogForm";
import { DraftOffer } from "../DraftOffer";
import { FormError, fieldError } from "../Feedback";
import { useTranslation } from "../../translation";
import { FieldControl, isMarked } from "./FieldControl";
import { isChosen, type RecordPlace } from "./ReferenceField";
import { afterTyping, changedKeys, type FieldValues, firstValues, readRecordDraft, recordDraftBody, sentValues, typedValues } from "./values";

/** Rust asks whether a name in a text at an employer is a participant's. */
const NAMES_ASKED = "person_data_in_text";

/** Fields under a heading; what no group names stands last. */
export type FieldGroup = {
  heading?: string;
  keys: string[];
  /** Folded away until it is asked for; a refusal unfolds it. */
  folded?: boolean;
};

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
  /** Something above the fields. */
  before?: ReactNode;
  /** Something between the fields and the buttons. */
  aside?: ReactNode;
  /** Told of everything that is typed. */
  onTyped?: (typed: FieldValues) => void;
  saveLabel: string;
  /** Another way out, beside the buttons. */
  footer?: ReactNode;
  onSave: (saved: Saved) => Promise<void>;
  onClose: () => void;
};

export function RecordForm(props: RecordFormProps) {
  const { fields, stored, begin = {}, base = "", place = {}, groups, draftKey, drafts, restore = false, before, aside, onTyped, saveLabel, footer, onSave, onClose } = props;
  const { t } = useTranslation();
  const call = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  const shown = fields.filter((field) => field.kind !== "reference" || isChosen(field.key));
  // As it was when the form was opened: a colleague's change underneath is merged by Rust.
  const [start] = useState(() => typedValues(shown, stored ?? {}));
  const [kept] = useState(() => drafts.find((draft) => draft.key === draftKey));
  const [draft] = useState(() => (kept === undefined ? null : readRecordDraft(kept.body, shown)));
  const [offered, setOffered] = useState(draft !== null && !restore);
  const [from, setFrom] = useState(restore && draft !== null ? draft.base : base);
  const [typed, setTyped] = useState<FieldValues>(() => ({ ...(stored === undefined ? firstValues(shown, begin) : start), ...(restore ? draft?.typed : {}) }));
  const [asked, setAsked] = useState<string | null>(null);
  const [confirmed, setConfirmed] = useState(false);
  const [begun] = useState(typed);
  const changed = changedKeys(typed, begun).length > 0 || (restore && draft !== null);
  const saving = useAutosave(draftKey, changed ? recordDraftBody(from, typed, start) : null);

  useEffect(() => {
    const first = form.current?.querySelector<HTMLElement>("input:not([type=checkbox]), textarea, select");
    first?.focus();
  }, []);

  const type = (key: string, value: string) => {
    const next = afterTyping(shown, typed, key, value);
    setTyped(next);
    onTyped?.(next);
  };

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

  const control = (field: FormField) => (
    <div key={field.key} className={isWide(field) ? "wt-record-form__wide" : undefined}>
      <FieldControl field={field} typed={typed} onType={(value) => type(field.key, value)} place={place} error={fieldError(submit, field.key)} />
      {asked === field.key && (
        <div className="wt-record-form__names">
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
    <DialogForm
      form={form}
      saving={saving}
      onSave={save}
      inFront
      bodyClass="wt-stack wt-stack--fields"
      footer={
        <>
          {footer}
          <SaveButtons label={saveLabel} testId="record-save" busy={submit.busy} keys onClose={onClose} />
        </>
      }
    >
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
      {before}
      <FormError report={submit.formError} />
      {shown.some(isMarked) && <p className="wt-quiet wt-record-form__legend">{t("recordForm.required")}</p>}
      {grouped(shown, groups).map(({ heading, folded = false, members }, index) => (
        <Group key={heading ?? index} heading={heading} folded={folded} refused={members.some(({ key }) => submit.fieldError(key) !== null)}>
          {members.map(control)}
        </Group>
      ))}
      {aside}
    </DialogForm>
  );
}

/** Lines up to this length stand side by side: names, roles, places. */
const SHORT_CHARS = 128;

/** Whether a field needs the whole width. */
const isWide = (field: FormField): boolean => (field.kind === "line" ? field.max_chars > SHORT_CHARS : WIDE.has(field.kind));
const WIDE = new Set(["text", "reference", "web", "codes", "tick"]);

function Group({ heading, folded, refused, children }: { heading: string | undefined; folded: boolean; refused: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(!folded);
  const fields = <div className="wt-record-form">{children}</div>;
  if (heading === undefined) return <section className="wt-record-form__group">{fields}</section>;
  if (!folded) {
    return (
      <section className="wt-record-form__group">
        <Heading level="2" size="xsmall">
          {heading}
        </Heading>
        {fields}
      </section>
    );
  }
  return (
    <details className="wt-record-form__group" open={open || refused} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{heading}</summary>
      {fields}
    </details>
  );
}

function grouped(fields: FormField[], groups: FieldGroup[] | undefined): { heading?: string; folded?: boolean; members: FormField[] }[] {
  if (groups === undefined) return [{ members: fields }];
  const named = new Set(groups.flatMap(({ keys }) => keys));
  const rest = fields.filter(({ key }) => !named.has(key));
  const found = groups.map(({ keys, ...group }) => ({ ...group, members: keys.flatMap((key) => fields.find((field) => field.key === key) ?? []) }));
  return [...found, { members: rest }].filter(({ members }) => members.length > 0);
}
