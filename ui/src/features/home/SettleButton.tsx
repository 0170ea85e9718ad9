/// Says in one press what became of a planned meeting; the less usual answers are one press further.
import { MenuElipsisHorizontalIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button } from "@navikt/ds-react";
import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { MeetingRow, MeetingStatus } from "../../bindings/api";
import { reportOf, useBackend } from "../../shared/backend";
import { CloseMeetingDialog } from "../../shared/components/CloseMeetingDialog";
import { couldStayAway } from "../../shared/meeting-facts";
import { invalidateStore } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { useUndoable } from "../../shared/undoable";

const OTHER_ANSWERS = ["no_show", "cancelled"] as const;

type SettleButtonProps = {
  meeting: MeetingRow;
  /** Called when it is settled and gone from the list. */
  onSettled?: () => void;
};

export function SettleButton({ meeting, onSettled }: SettleButtonProps) {
  const { t } = useTranslation();
  const backend = useBackend();
  const client = useQueryClient();
  const toast = useToast();
  const undoable = useUndoable();
  const trigger = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const [closing, setClosing] = useState(false);

  const set = async (status: MeetingStatus) => {
    await backend.call("edit_meeting", { input: { id: meeting.id, status } });
    await invalidateStore(client);
  };
  const settle = async (status: MeetingStatus) => {
    setBusy(true);
    try {
      await set(status);
      undoable(t("morning.settled", { subject: meeting.subject, status: t(`meetingStatus.${status}`).toLowerCase() }), () => set("planned"));
      onSettled?.();
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };

  return (
    <div className="wt-settle">
      <Button
        size="small"
        variant="secondary"
        data-color="neutral"
        loading={busy}
        onClick={() => void settle("completed")}
        aria-label={t("home.markCompletedNamed", { subject: meeting.subject })}
        data-settle={meeting.id}
      >
        {t("home.markCompleted")}
      </Button>
      <ActionMenu>
        <ActionMenu.Trigger>
          <Button
            ref={trigger}
            type="button"
            size="small"
            variant="tertiary"
            data-color="neutral"
            icon={<MenuElipsisHorizontalIcon aria-hidden />}
            aria-label={t("morning.otherAnswers", { subject: meeting.subject })}
            data-testid="settle-menu"
          />
        </ActionMenu.Trigger>
        <ActionMenu.Content>
          {OTHER_ANSWERS.filter((of) => of !== "no_show" || couldStayAway(meeting.kind, meeting.participant_attends)).map((status) => (
            <ActionMenu.Item key={status} onSelect={() => void settle(status)}>
              {t(`meetingStatus.${status}`)}
            </ActionMenu.Item>
          ))}
          <ActionMenu.Divider />
          <ActionMenu.Item onSelect={() => setClosing(true)}>{t("closeMeeting.menu")}</ActionMenu.Item>
        </ActionMenu.Content>
      </ActionMenu>
      {closing && <CloseMeetingDialog id={meeting.id} returnTo={() => trigger.current} onClose={() => setClosing(false)} onClosed={() => onSettled?.()} />}
    </div>
  );
}
