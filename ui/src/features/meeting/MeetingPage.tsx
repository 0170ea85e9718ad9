/// One meeting: its fields, its note, who changed what.
import { Checkbox, Heading, InlineMessage, Link, Textarea } from "@navikt/ds-react";
import { useMemo, useRef, useState } from "react";
import type { DraftView, MeetingRow, MeetingView } from "../../bindings/api";
import { ChangeList } from "../../shared/components/ChangeList";
import { DraftForm } from "../../shared/components/DraftForm";
import { DraftOffer } from "../../shared/components/DraftOffer";
import { FormError, fieldError, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { HolderMark } from "../../shared/components/HolderMark";
import { MeetingHints } from "../../shared/components/MeetingHints";
import { MeetingIcon } from "../../shared/components/MeetingIcon";
import { PageHeading } from "../../shared/components/PageHeading";
import { ConflictMark, MeetingStatusTag, UnsentMark } from "../../shared/components/Tags";
import { PrivacyHelp } from "../../shared/components/privacy-help/PrivacyHelp";
import { TemplateMenu, withTemplate } from "../../shared/components/TemplateMenu";
import { dayOf, formatDayLong, formatLocal, formatSpan, localTime, weekday } from "../../shared/dates";
import { useDebounced } from "../../shared/debounced";
import { meetingDraft } from "../../shared/draft-keys";
import { useAutosave } from "../../shared/drafts";
import { isSeenByParticipant, withEmployer } from "../../shared/meeting-facts";
import { useNavigation } from "../../shared/navigation";
import { useCommand, useDrafts, useMeeting, useMeetingEditHints } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { Conflicts } from "./Conflicts";
import {
  afterSave, changedFields, editBody, type FieldName, type MeetingEdit, noteChangedElsewhere, readEdit, shownFields, toCommand,
} from "./edit";
import { MeetingActions, Undone } from "./MeetingActions";
import { MeetingDetails } from "./MeetingDetails";
import { SaveBar, useSaveKey } from "./SaveBar";

const NOTE_ROWS_MIN = 10;
const HINT_PAUSE_MS = 250;

export function MeetingPage({ id, restore = false }: { id: string; restore?: boolean }) {
  const meeting = useMeeting(id);
  const drafts = useDrafts();
  return (
    <div className="wt-page">
      {meeting.isError ? <LoadError error={meeting.error} retry={() => void meeting.refetch()} /> : null}
      {meeting.isPending ? <ListSkeleton rows={6} height={72} /> : null}
      {meeting.data && !drafts.isPending ? (
        <Meeting key={id} view={meeting.data} draft={drafts.data?.find(({ key }) => key === meetingDraft(id))} restore={restore} />
      ) : null}
    </div>
  );
}

function Meeting({ view, draft, restore }: { view: MeetingView; draft: DraftView | undefined; restore: boolean }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form, (field) => (field === "text" ? "note" : field));
  // As it was when the page was opened; the draft being made now is not an offer.
  const [kept] = useState(() => (draft === undefined ? null : readEdit(draft.body, view)));
  const [edit, setEdit] = useState<MeetingEdit>(restore && kept !== null ? kept : { base: view.version, changes: {} });
  const [offer, setOffer] = useState(restore ? null : kept);
  const changed = changedFields(view, edit);
  const saving = useAutosave(meetingDraft(view.id), changed.length === 0 ? null : editBody(edit));
  const shown = shownFields(view, edit);
  const { row } = view;
  const { go } = useNavigation();
  const words = { when: t("error.when"), minutes: t("error.minutes") };

  const set = (name: FieldName, value: string) => {
    setOffer(null);
    setEdit((now) => {
      // The note's base is the version on screen when the typing began; it stays while the typing goes on.
      const base = name === "note" && now.changes.note === undefined ? view.version : now.base;
      return { base, changes: { ...now.changes, [name]: value } };
    });
  };

  const save = () => {
    if (changed.length === 0) return;
    const whole = edit;
    const read = toCommand(view, whole, words);
    if ("refused" in read) {
      submit.fail(read.refused);
      return;
    }
    void submit.run(async () => {
      await call("edit_meeting", { input: read.input });
      await saving.discard();
      const fresh = await call("meeting", { id: view.id });
      // What was typed while the save was under way stays, now on top of what was saved.
      setEdit((now) => afterSave(now, whole, fresh));
      toast.show(t("meeting.saved"));
    });
  };

  useSaveKey(changed.length > 0, save);

  // A note out of the question asks nothing while it is typed.
  const unsaid = useDebounced(JSON.stringify(toCommand(view, edit, words, changed.filter((name) => name !== "note"))), HINT_PAUSE_MS);
  const asked = useMemo(() => JSON.parse(unsaid) as ReturnType<typeof toCommand>, [unsaid]);
  const hints = useMeetingEditHints("input" in asked && !row.undone ? asked.input : null);

  // What never took place has no agenda to speak of, and no minutes.
  const noteRole = row.status === "no_show" || row.status === "cancelled" ? "off" : view.note_role;

  /** Settles one field at once; what else is being typed stays as it is. */
  const settle = (name: FieldName, value: string) => {
    const read = toCommand(view, { base: view.version, changes: { [name]: value } }, words, [name]);
    if ("refused" in read) submit.fail(read.refused);
    else {
      void submit.run(async () => {
        await call("edit_meeting", { input: read.input });
        setEdit(({ base, changes: { [name]: _settled, ...changes } }) => ({ base, changes }));
        toast.show(t("meeting.saved"));
      });
    }
  };

  return (
    <>
      <header className="wt-page__header">
        <div className="wt-with-bubble">
          <span className="wt-bubble wt-bubble--large" data-kind={row.kind}>
            <MeetingIcon kind={row.kind} channel={row.channel} />
          </span>
          <div>
            <PageHeading>{row.subject}</PageHeading>
            <div className="wt-meta">
              <Whose row={row} />
              <span>
                {weekday(dayOf(row.at))} {formatDayLong(dayOf(row.at))} {formatSpan(row.at, row.minutes)}
              </span>
              <MeetingStatusTag status={row.status} />
              <HolderMark meeting={row} />
              <ConflictMark count={row.conflicts} />
              <UnsentMark unsent={row.unsent} />
            </div>
          </div>
        </div>
        <MeetingActions
          view={view}
          typed={{ base: edit.changes.note === undefined ? view.version : edit.base, note: shown.note }}
          onStatus={(status) => settle("status", status)}
          onClosed={() => setEdit(({ base, changes: { note: _note, status: _status, ...changes } }) => ({ base, changes }))}
          busy={submit.busy}
        />
      </header>
      <Undone view={view} />
      {offer !== null && draft !== undefined && (
        <DraftOffer
          draft={draft}
          text={t("draft.meeting")}
          onRestore={() => {
            setEdit(offer);
            setOffer(null);
          }}
          onDiscard={() => {
            setOffer(null);
            void call("discard_draft", { key: draft.key });
          }}
        />
      )}
      <Conflicts conflicts={view.conflicts} busy={submit.busy} onSettle={settle} />
      <DraftForm form={form} saving={saving} onSave={save} className="wt-sheet">
        <div className="wt-stack">
          <section className="wt-card wt-stack wt-stack--tight">
            <FormError report={submit.formError} />
            <MeetingHints hints={hints.data ?? []} onOpen={(other) => go({ name: "meeting", id: other })} onMove={(to) => set("at", formatLocal(localTime(to)))} />
            <Textarea
              label={<Heading level="2" size="small" as="span">{t(`meetingPage.${noteRole}`)}</Heading>}
              description={[t(`meetingPage.${noteRole}Hint`), isSeenByParticipant(row.kind, shown.participant_attends === "true", shown.status) ? t("meetingPage.seenByParticipant") : ""].filter((text) => text !== "").join(" ")}
              name="note"
              minRows={NOTE_ROWS_MIN}
              value={shown.note}
              onChange={(event) => set("note", event.target.value)}
              error={fieldError(submit, "note")}
              data-testid="meeting-note"
            />
            <PrivacyHelp text={shown.note} trail={row.trail} withEmployer={withEmployer(row.kind)} onChange={(text) => set("note", text)} />
            <div>
              <TemplateMenu onInsert={(text) => set("note", withTemplate(shown.note, text))} returnTo={() => form.current?.querySelector<HTMLElement>('[name="note"]') ?? null} />
            </div>
            {(submit.refusal?.code === "person_data_in_text" || shown.names_confirmed === "true") && (
              <Checkbox size="small" checked={shown.names_confirmed === "true"} onChange={(event) => set("names_confirmed", event.target.checked ? "true" : "")} data-testid="meeting-names-confirmed">
                {t("log.namesConfirmed")}
              </Checkbox>
            )}
            {noteChangedElsewhere(view, edit) && (
              <InlineMessage status="info" data-testid="changed-elsewhere">
                <span>
                  <strong>{t("meeting.elsewhereTitle")}.</strong> {t("meeting.elsewhere")}
                </span>
              </InlineMessage>
            )}
          </section>
          <ChangeList id={view.id} title={row.subject} items={view.history} />
        </div>
        <MeetingDetails row={row} shown={shown} set={set} submit={submit} />
        <SaveBar
          changed={changed.length > 0}
          saving={saving}
          busy={submit.busy}
          onUndo={() => {
            setEdit({ base: view.version, changes: {} });
            void saving.discard();
          }}
        />
      </DraftForm>
    </>
  );
}

/** The trail a meeting belongs to and the employer it is with, each leading to its page. */
function Whose({ row }: { row: MeetingRow }) {
  const { go } = useNavigation();
  const { trail, employer } = row;
  const name = row.employer_name === "" ? (employer ?? "") : row.employer_name;
  return (
    <>
      {trail !== null && (
        <Link as="button" className="wt-link" onClick={() => go({ name: "trail", id: trail })} data-testid="meeting-trail">
          {row.trail_title}
        </Link>
      )}
      {employer !== null && employer !== "" && (
        <Link as="button" className="wt-link" onClick={() => go({ name: "employer", org: employer })} data-testid="meeting-employer">
          {name}
        </Link>
      )}
      {trail === null && (employer === null || employer === "") && <span data-testid="meeting-trail">{row.trail_title}</span>}
    </>
  );
}
