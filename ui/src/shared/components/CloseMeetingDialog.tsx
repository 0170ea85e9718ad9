/// Closes a planned meeting as held: what was agreed and what follows from it, in one step and one action to deliver.
import { Textarea } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { EditMeeting, MeetingView } from "../../bindings/api";
import { useAutosave } from "../drafts";
import { meetingDraft } from "../draft-keys";
import { readFollowUp } from "../follow-up";
import { isSeenByParticipant, withEmployer } from "../meeting-facts";
import { withMinutes } from "../minutes";
import { useCommand, useMeeting } from "../queries";
import { useReturnFocus } from "../return-focus";
import { useSubmit } from "../submit";
import { useTranslation } from "../translation";
import { useMeetingUndo } from "../undo-meeting";
import { useUndoable } from "../undoable";
import { DialogFrame } from "./DialogFrame";
import { fieldError, LoadError } from "./Feedback";
import { FollowUpFields } from "./FollowUpFields";
import { FormDialog } from "./FormDialog";
import { PrivacyHelp } from "./privacy-help/PrivacyHelp";

const NOTE_ROWS_MIN = 4;

type CloseMeetingDialogProps = {
  id: string;
  /** The note as it is being typed elsewhere on the page, and the version it began from. */
  typed?: { base: string; note: string };
  /** Where the focus goes afterwards, when that is not where it was. */
  returnTo?: () => HTMLElement | null;
  onClose: () => void;
  onClosed?: () => void;
};

export function CloseMeetingDialog({ id, typed, returnTo, onClose, onClosed }: CloseMeetingDialogProps) {
  const { t } = useTranslation();
  const before = useReturnFocus();
  const meeting = useMeeting(id);
  const back = () => returnTo?.() ?? before();
  if (meeting.isError) {
    return (
      <DialogFrame title={t("closeMeeting.title")} returnTo={back} onClose={onClose} light>
        <LoadError error={meeting.error} retry={() => void meeting.refetch()} />
      </DialogFrame>
    );
  }
  // Opened once it is read, in a few milliseconds, so that the focus goes straight to the minutes.
  if (meeting.data === undefined) return null;
  const { note, version } = meeting.data;
  return <Closing view={meeting.data} typed={typed ?? { base: version, note }} returnTo={back} onClose={onClose} onClosed={onClosed ?? (() => {})} />;
}

type ClosingProps = { view: MeetingView; typed: { base: string; note: string }; returnTo: () => HTMLElement | null; onClose: () => void; onClosed: () => void };

function Closing({ view, typed, returnTo, onClose, onClosed }: ClosingProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const undoable = useUndoable();
  const undo = useMeetingUndo();
  const form = useRef<HTMLFormElement>(null);
  const submit = useSubmit(form);
  // The agenda as it was when the dialog was opened; what a colleague writes underneath is merged by Rust.
  const [{ base, note: agenda }] = useState(typed);
  const [minutes, setMinutes] = useState("");
  const [next, setNext] = useState({ subject: "", due: "" });
  const { row } = view;
  const note = minutes.trim() === "" ? agenda : withMinutes(agenda, minutes);
  // As an edit of the meeting, which its page takes up again.
  const saving = useAutosave(meetingDraft(view.id), minutes.trim() === "" ? null : JSON.stringify({ base, changes: { note, status: "completed" } }));

  const save = () => {
    const read = readFollowUp(next, { day: t("error.day"), required: t("error.required") });
    if ("refused" in read) {
      submit.fail(read.refused);
      return;
    }
    const input: EditMeeting = { id: view.id, status: "completed" };
    if (note !== view.note) input.note = { base, text: note };
    if (read.task !== null) input.follow_up = read.task;
    void submit.run(async () => {
      const before = Date.now();
      const { task } = await call("edit_meeting", { input });
      await saving.discard();
      undoable(t(task === null ? "log.closed" : "log.closedWithTask"), () => undo.closed(view.id, before, task));
      onClosed();
      onClose();
    });
  };

  return (
    <FormDialog
      title={t("closeMeeting.title")}
      lead={[row.subject, row.trail_title].filter((text, index, all) => all.indexOf(text) === index).join(" · ")}
      form={form}
      submit={submit}
      saving={saving}
      saveLabel={t("closeMeeting.save")}
      saveTestId="close-meeting-save"
      onSave={save}
      onClose={onClose}
      returnTo={returnTo}
      width="40rem"
      className="wt-tight"
    >
      {agenda.trim() !== "" && (
        <div className="wt-agenda">
          <strong>{t("log.agenda")}</strong>
          <p className="wt-agenda__text">{agenda}</p>
          <span className="wt-quiet">{t("log.minutesBelow")}</span>
        </div>
      )}
      <div>
        <Textarea
          size="small"
          label={t("closeMeeting.minutes")}
          description={row.trail === null ? undefined : t(isSeenByParticipant(row.kind, row.participant_attends, "completed") ? "meetingPage.seenByParticipant" : "meetingPage.notSeenByParticipant")}
          name="note"
          minRows={NOTE_ROWS_MIN}
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
          error={fieldError(submit, "note")}
          data-testid="close-meeting-note"
        />
        <PrivacyHelp text={minutes} trail={row.trail} withEmployer={withEmployer(row.kind)} onChange={setMinutes} />
      </div>
      {row.trail !== null && (
        <FollowUpFields
          subject={next.subject}
          due={next.due}
          onSubject={(subject) => setNext((now) => ({ ...now, subject }))}
          onDue={(due) => setNext((now) => ({ ...now, due }))}
          submit={submit}
          testId="close-meeting"
        />
      )}
    </FormDialog>
  );
}
