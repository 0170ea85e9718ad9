/// One section of the profile: read, then edited in place, merged with what others write meanwhile.
import { PencilIcon } from "@navikt/aksel-icons";
import { BodyLong, BodyShort, Button, InlineMessage, Textarea } from "@navikt/ds-react";
import { useEffect, useRef, useState } from "react";
import type { DraftView, ProfileSection } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { DraftForm, EditFooter } from "../../shared/components/DraftForm";
import { DraftOffer } from "../../shared/components/DraftOffer";
import { FormError, fieldError } from "../../shared/components/Feedback";
import { profileDraft } from "../../shared/draft-keys";
import { useAutosave } from "../../shared/drafts";
import { useCommand } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { readTextDraft, type TextDraft, textDraftBody } from "../../shared/text-draft";
import { useTranslation } from "../../shared/translation";

type ProfileSectionCardProps = {
  trail: string;
  section: ProfileSection;
  text: string;
  version: string;
  draft: DraftView | undefined;
  /** Go on with the kept draft at once. */
  restore: boolean;
};

export function ProfileSectionCard({ trail, section, text, version, draft, restore }: ProfileSectionCardProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const kept = draft === undefined ? null : readTextDraft(draft.body);
  const [editing, setEditing] = useState<TextDraft | null>(restore ? kept : null);
  const title = t(`section.${section}`);

  if (editing !== null) {
    return (
      <Card title={title}>
        <SectionForm trail={trail} section={section} start={editing} text={text} onClose={() => setEditing(null)} />
      </Card>
    );
  }
  return (
    <Card
      title={title}
      testId={`profile-${section}`}
      action={
        <Button
          size="xsmall"
          variant="tertiary"
          icon={<PencilIcon aria-hidden />}
          aria-label={t("section.editNamed", { section: title })}
          title={t("section.edit")}
          onClick={() => setEditing({ base: version, text })}
        />
      }
    >
      {draft !== undefined && kept !== null && (
        <DraftOffer
          draft={draft}
          text={t("draft.profile")}
          onRestore={() => setEditing(kept)}
          onDiscard={() => void call("discard_draft", { key: draft.key })}
        />
      )}
      {text === "" ? <BodyShort textColor="subtle">{t("section.empty")}</BodyShort> : <BodyLong className="wt-prose">{text}</BodyLong>}
    </Card>
  );
}

type SectionFormProps = { trail: string; section: ProfileSection; start: TextDraft; text: string; onClose: () => void };

function SectionForm({ trail, section, start, text, onClose }: SectionFormProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form, (field) => (field === "text" ? section : field));
  const [typed, setTyped] = useState(start.text);
  const [shownAtStart] = useState(text);
  const saving = useAutosave(profileDraft(trail, section), typed === text ? null : textDraftBody({ base: start.base, text: typed }));

  useEffect(() => form.current?.querySelector("textarea")?.focus(), []);

  const save = () =>
    void submit.run(async () => {
      if (typed !== text) {
        await call("edit_profile", { input: { id: trail, section, edit: { base: start.base, text: typed } } });
      }
      await saving.discard();
      onClose();
    });

  return (
    <DraftForm form={form} saving={saving} onSave={save}>
      <FormError report={submit.formError} />
      <Textarea
        size="small"
        label={t(`section.${section}Hint`)}
        name={section}
        minRows={4}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        error={fieldError(submit, section)}
        data-testid={`profile-${section}-text`}
      />
      {text !== shownAtStart && text !== typed && (
        <InlineMessage status="info" size="small">
          {t("meeting.elsewhere")}
        </InlineMessage>
      )}
      <EditFooter submit={submit} saving={saving} onClose={onClose} testId={`profile-${section}-save`} />
    </DraftForm>
  );
}
