/// One meeting: its fields, its note, who changed what.
import { BodyShort, Button, Heading, InlineMessage, Link, Select, TextField, Textarea } from "@navikt/ds-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DraftView, MeetingView } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { DraftForm } from "../../shared/components/DraftForm";
import { DraftOffer } from "../../shared/components/DraftOffer";
import { FormError, fieldError, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { Kbd } from "../../shared/components/Kbd";
import { MeetingIcon } from "../../shared/components/MeetingIcon";
import { PageHeading } from "../../shared/components/PageHeading";
import { ConflictMark, MeetingStatusTag, UnsentMark } from "../../shared/components/Tags";
import { dayOf, formatDayLong, formatSpan, formatTime, weekday } from "../../shared/dates";
import { meetingDraft } from "../../shared/draft-keys";
import { useAutosave } from "../../shared/drafts";
import { useNavigation } from "../../shared/navigation";
import { useCommand, useDrafts, useMeeting } from "../../shared/queries";
import { useSubmit } from "../../shared/submit";
import { useToast } from "../../shared/toast";
import { Conflicts } from "./Conflicts";
import {
  afterSave, changedFields, editBody, type FieldName, type MeetingEdit, noteChangedElsewhere, readEdit, shownFields, toCommand,
} from "./edit";
import { History } from "./History";

const CHANNELS = ["physical", "phone", "video"] as const;
const STATUSES = ["planned", "completed", "no_show", "cancelled"] as const;
const NOTE_ROWS_MIN = 10;

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

  const text = (name: FieldName, label: string, testId?: string) => (
    <TextField
      size="small"
      label={label}
      name={name}
      autoComplete="off"
      value={shown[name]}
      onChange={(event) => set(name, event.target.value)}
      error={fieldError(submit, name)}
      data-testid={testId}
    />
  );

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
              <Whose trail={row.trail} title={row.trail_title} />
              <span>
                {weekday(dayOf(row.at))} {formatDayLong(dayOf(row.at))} {formatSpan(row.at, row.minutes)}
              </span>
              <MeetingStatusTag status={row.status} />
              <ConflictMark count={row.conflicts} />
              <UnsentMark unsent={row.unsent} />
            </div>
          </div>
        </div>
      </header>
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
            <Textarea
              label={<Heading level="2" size="small" as="span">{t("meeting.note")}</Heading>}
              description={t("meeting.noteHint")}
              name="note"
              minRows={NOTE_ROWS_MIN}
              value={shown.note}
              onChange={(event) => set("note", event.target.value)}
              error={fieldError(submit, "note")}
              data-testid="meeting-note"
            />
            {noteChangedElsewhere(view, edit) && (
              <InlineMessage status="info" data-testid="changed-elsewhere">
                <span>
                  <strong>{t("meeting.elsewhereTitle")}.</strong> {t("meeting.elsewhere")}
                </span>
              </InlineMessage>
            )}
            <div className="wt-row wt-row--between wt-save-bar">
              <span className="wt-quiet" role="status" data-testid="draft-kept" data-whole={saving.whole}>
                {changed.length === 0 ? t("meeting.unchanged") : t("meeting.changed")}
                {changed.length > 0 && saving.savedAt !== null ? ` · ${t("quickLog.savedDraft", { time: formatTime(saving.savedAt) })}` : ""}
              </span>
              <div className="wt-row">
                {changed.length > 0 && (
                  <Button
                    type="button"
                    size="small"
                    variant="tertiary"
                    data-color="neutral"
                    onClick={() => {
                      setEdit({ base: view.version, changes: {} });
                      void saving.discard();
                    }}
                  >
                    {t("meeting.undo")}
                  </Button>
                )}
                <Button type="submit" size="small" loading={submit.busy} disabled={changed.length === 0} data-testid="meeting-save" aria-keyshortcuts="Control+Enter">
                  <span className="wt-label-keys">
                    {t("meeting.save")} <Kbd>{t("meeting.saveKeys")}</Kbd>
                  </span>
                </Button>
              </div>
            </div>
          </section>
          <History items={view.history} />
        </div>
        <Card title={t("meeting.details")}>
          <div className="wt-stack wt-stack--fields">
            {text("subject", t("meeting.subject"), "meeting-subject")}
            {text("at", t("meeting.at"), "meeting-at")}
            <div className="wt-columns">
              {text("minutes", t("meeting.minutes"), "meeting-minutes")}
              <Select size="small" label={t("meeting.channel")} name="channel" value={shown.channel} onChange={(event) => set("channel", event.target.value)} error={fieldError(submit, "channel")} data-testid="meeting-channel">
                {shown.channel === "unknown" && <option value="unknown">{t("channel.unknown")}</option>}
                {CHANNELS.map((of) => (
                  <option key={of} value={of}>
                    {t(`channel.${of}`)}
                  </option>
                ))}
              </Select>
            </div>
            <Select size="small" label={t("meeting.status")} name="status" value={shown.status} onChange={(event) => set("status", event.target.value)} error={fieldError(submit, "status")} data-testid="meeting-status">
              {shown.status === "unknown" && <option value="unknown">{t("meetingStatus.unknown")}</option>}
              {STATUSES.map((of) => (
                <option key={of} value={of}>
                  {t(`meetingStatus.${of}`)}
                </option>
              ))}
            </Select>
            {text("place", t("meeting.place"), "meeting-place")}
            {row.kind === "employer" && (
              <>
                {text("employer_name", t("meeting.employerName"))}
                {text("employer", t("meeting.employerNumber"))}
              </>
            )}
            <div className="wt-columns">
              {text("travel_to", t("meeting.travelTo"))}
              {text("travel_from", t("meeting.travelFrom"))}
            </div>
            <BodyShort size="small" textColor="subtle">
              {t(`kind.${row.kind}`)}
            </BodyShort>
          </div>
        </Card>
      </DraftForm>
    </>
  );
}

/** The trail a meeting belongs to, or the employer when it is about no participant. */
function Whose({ trail, title }: { trail: string | null; title: string }) {
  const { go } = useNavigation();
  if (trail === null) return <span data-testid="meeting-trail">{title}</span>;
  return (
    <Link as="button" className="wt-link" onClick={() => go({ name: "trail", id: trail })} data-testid="meeting-trail">
      {title}
    </Link>
  );
}
