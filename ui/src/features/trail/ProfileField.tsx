/// One field of the profile: read, with what the participant sees marked, then edited with its help at hand.
import { ClockDashedIcon, EyeIcon, PencilIcon } from "@navikt/aksel-icons";
import { BodyLong, BodyShort, Button, Checkbox, Heading, InlineMessage, Select, TextField, Textarea } from "@navikt/ds-react";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import type { DraftView, ProfileFieldRow } from "../../bindings/api";
import { DraftForm, EditFooter } from "../../shared/components/DraftForm";
import { DraftOffer } from "../../shared/components/DraftOffer";
import { DueField } from "../../shared/components/DueField";
import { FormError, fieldError } from "../../shared/components/Feedback";
import { formatDay, parseDay, relativeInstant } from "../../shared/dates";
import { profileDraft } from "../../shared/draft-keys";
import { useAutosave } from "../../shared/drafts";
import { useCommand, useProfileHistory } from "../../shared/queries";
import { type Submit, useSubmit } from "../../shared/submit";
import { readTextDraft, type TextDraft, textDraftBody } from "../../shared/text-draft";
import { useTranslation } from "../../shared/translation";

type ProfileFieldProps = { trail: string; field: ProfileFieldRow; draft: DraftView | undefined; restore: boolean };

export function ProfileField({ trail, field, draft, restore }: ProfileFieldProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const heading = useId();
  const edit = useRef<HTMLButtonElement>(null);
  const kept = draft === undefined ? null : readTextDraft(draft.body);
  const [editing, setEditing] = useState<TextDraft | null>(restore ? kept : null);
  const [past, setPast] = useState(false);

  const leaving = useRef(false);
  // Once the form is gone and the button is back.
  useEffect(() => {
    if (editing === null && leaving.current) edit.current?.focus();
    leaving.current = false;
  }, [editing]);
  const close = () => {
    leaving.current = true;
    setEditing(null);
  };

  return (
    <section className="wt-profile__field" aria-labelledby={heading} data-testid={`profile-field-${field.key}`}>
      <header className="wt-row wt-row--between">
        <Heading level="3" size="xsmall" id={heading}>
          {field.label}
        </Heading>
        <div className="wt-row">
          {field.shared && (
            <span className="wt-mark" title={t("profile.sharedHint")}>
              <EyeIcon aria-hidden />
              {t("profile.shared")}
            </span>
          )}
          {editing === null && (
            <>
              <Button type="button" size="xsmall" variant="tertiary" data-color="neutral" icon={<ClockDashedIcon aria-hidden />} aria-expanded={past} aria-label={t("profile.historyNamed", { field: field.label })} title={t("profile.history")} onClick={() => setPast((now) => !now)} />
              <Button ref={edit} type="button" size="xsmall" variant="tertiary" icon={<PencilIcon aria-hidden />} aria-label={t("section.editNamed", { section: field.label })} title={t("section.edit")} onClick={() => setEditing({ base: field.version ?? "", text: field.value })} />
            </>
          )}
        </div>
      </header>
      {editing === null && draft !== undefined && kept !== null && (
        <DraftOffer draft={draft} text={t("draft.profile")} onRestore={() => setEditing(kept)} onDiscard={() => void call("discard_draft", { key: draft.key })} />
      )}
      {editing !== null ? (
        <FieldForm trail={trail} field={field} start={editing} onClose={close} />
      ) : field.value === "" ? (
        <BodyShort textColor="subtle">{t("section.empty")}</BodyShort>
      ) : (
        <BodyLong className="wt-prose">{field.shown}</BodyLong>
      )}
      {past && editing === null && <Past trail={trail} field={field.key} />}
    </section>
  );
}

function Past({ trail, field }: { trail: string; field: string }) {
  const { t } = useTranslation();
  const past = useProfileHistory(trail, field);
  if (past.data === undefined) return null;
  if (past.data.length === 0) return <BodyShort size="small" textColor="subtle">{t("profile.historyEmpty")}</BodyShort>;
  return (
    <ol className="wt-history wt-profile__past">
      {past.data.map(({ at, author, value }) => (
        <li key={`${at}:${author}`}>
          <span className="wt-prose">{value === "" ? t("profile.cleared") : value}</span>
          <span className="wt-meta">
            {author} · {relativeInstant(at)}
          </span>
        </li>
      ))}
    </ol>
  );
}

function FieldForm({ trail, field, start, onClose }: { trail: string; field: ProfileFieldRow; start: TextDraft; onClose: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form, (name) => (name === "value" ? field.key : name));
  const [typed, setTyped] = useState(field.kind === "date" && /^\d{4}-\d{2}-\d{2}$/u.test(start.text) ? formatDay(start.text) : start.text);
  const value = field.kind === "date" && typed.trim() !== "" ? parseDay(typed) : typed;
  const changed = value !== field.value;
  const saving = useAutosave(profileDraft(trail, field.key), changed ? textDraftBody({ base: start.base, text: value ?? typed }) : null);

  useEffect(() => {
    const control = form.current?.querySelector<HTMLElement>("textarea, input, select");
    control?.focus();
    // One goes on writing where the text ends.
    if (control instanceof HTMLTextAreaElement) control.setSelectionRange(control.value.length, control.value.length);
  }, []);

  const save = () => {
    if (value === null) {
      submit.fail({ code: "date_impossible", message: t("error.day"), field: field.key });
      return;
    }
    void submit.run(async () => {
      if (changed) await call("edit_profile_field", { input: { id: trail, field: field.key, value, ...(start.base === "" ? {} : { base: start.base }) } });
      await saving.discard();
      onClose();
    });
  };

  return (
    <DraftForm form={form} saving={saving} onSave={save}>
      <FormError report={submit.formError} />
      <Control field={field} typed={typed} onType={setTyped} submit={submit} />
      {field.cautions.map((caution) => (
        <InlineMessage key={caution} status="warning" size="small">
          {caution}
        </InlineMessage>
      ))}
      <EditFooter submit={submit} saving={saving} onClose={onClose} testId={`profile-field-${field.key}-save`} />
    </DraftForm>
  );
}

type ControlProps = { field: ProfileFieldRow; typed: string; onType: (typed: string) => void; submit: Submit };

/** The control that fits what the field holds. Help is in bokmål, as the catalogue has it. */
function Control({ field, typed, onType, submit }: ControlProps): ReactNode {
  const { t } = useTranslation();
  const common = {
    size: "small" as const,
    label: field.label,
    hideLabel: true,
    name: field.key,
    error: fieldError(submit, field.key),
    ...(field.help === "" ? {} : { description: field.help }),
  };
  const input = { ...common, value: typed, autoComplete: "off", onChange: (event: { target: { value: string } }) => onType(event.target.value), "data-testid": `profile-field-${field.key}-value` };
  switch (field.kind) {
    case "text":
      return <Textarea {...input} minRows={3} maxRows={16} />;
    case "line":
      return <TextField {...input} />;
    case "phone":
      return <TextField {...input} type="tel" />;
    case "email":
      return <TextField {...input} type="email" />;
    case "date":
      return <DueField label={field.label} name={field.key} value={typed} onChange={onType} error={fieldError(submit, field.key)} testId={`profile-field-${field.key}-value`} />;
    case "tick":
      return (
        <Checkbox size="small" name={field.key} checked={typed === "true"} onChange={(event) => onType(event.target.checked ? "true" : "")} data-testid={`profile-field-${field.key}-value`}>
          {field.label}
        </Checkbox>
      );
    case "choice":
      return (
        <Select {...common} value={typed} onChange={(event) => onType(event.target.value)} data-testid={`profile-field-${field.key}-value`}>
          <option value="">{t("profile.choose")}</option>
          {field.choices.map(({ code, label }) => (
            <option key={code} value={code}>
              {label}
            </option>
          ))}
        </Select>
      );
  }
}
