/// What is done with a meeting as a whole: say how it went, correct its kind, undo it, take it back.
import { ArrowUndoIcon, MenuElipsisHorizontalIcon } from "@navikt/aksel-icons";
import { ActionMenu, Button, InfoCard } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { MeetingStatus, MeetingView } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { CloseMeetingDialog } from "../../shared/components/CloseMeetingDialog";
import { couldStayAway } from "../../shared/meeting-facts";
import { useCommand } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { CorrectKindDialog } from "./CorrectKindDialog";
import { UndoDialog } from "./UndoDialog";

/** What is on the page for the note. */
const toNote = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-testid="meeting-note"]');

const OUTCOMES = ["completed", "no_show", "cancelled"] as const;

type MeetingActionsProps = {
  view: MeetingView;
  /** The note as it is being typed on the page. */
  typed: { base: string; note: string };
  onStatus: (status: MeetingStatus) => void;
  /** It was closed as held, with the note. */
  onClosed: () => void;
  busy: boolean;
};

export function MeetingActions({ view, typed, onStatus, onClosed, busy }: MeetingActionsProps) {
  const { t } = useTranslation();
  const trigger = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState<"close" | "correct" | "undo" | null>(null);
  const { row } = view;
  if (row.undone) return null;
  const waits = row.status === "planned" && row.at <= Date.now();
  const close = () => setOpen(null);
  return (
    <div className="wt-row wt-row--end">
      {waits && (
        <div className="wt-row" role="group" aria-label={t("meetingPage.how")}>
          <span className="wt-quiet">{t("meetingPage.how")}</span>
          {OUTCOMES.filter((of) => of !== "no_show" || couldStayAway(row.kind, row.participant_attends)).map((of) => (
            <Button
              key={of}
              type="button"
              size="small"
              variant={of === "completed" ? "primary" : "secondary"}
              {...(of === "completed" ? {} : { "data-color": "neutral" as const })}
              disabled={busy}
              onClick={() => {
                if (of === "completed") {
                  setOpen("close");
                  return;
                }
                onStatus(of);
                // The buttons go with the question; what is written next is the note.
                toNote()?.focus();
              }}
              data-testid={`meeting-outcome-${of}`}
            >
              {t(`meetingPage.${of}`)}
              {of === "completed" && " …"}
            </Button>
          ))}
        </div>
      )}
      <ActionMenu>
        <ActionMenu.Trigger>
          <Button ref={trigger} type="button" size="small" variant="tertiary" data-color="neutral" icon={<MenuElipsisHorizontalIcon aria-hidden />} aria-label={t("meetingPage.more")} data-testid="meeting-menu" />
        </ActionMenu.Trigger>
        <ActionMenu.Content>
          {row.kind !== "employer_only" && <ActionMenu.Item onSelect={() => setOpen("correct")}>{t("meetingPage.correct")} …</ActionMenu.Item>}
          <ActionMenu.Item onSelect={() => setOpen("undo")}>{t("meetingPage.undo")} …</ActionMenu.Item>
        </ActionMenu.Content>
      </ActionMenu>
      {open === "close" && <CloseMeetingDialog id={view.id} typed={typed} returnTo={toNote} onClose={close} onClosed={onClosed} />}
      {open === "correct" && <CorrectKindDialog view={view} returnTo={() => trigger.current} onClose={close} />}
      {open === "undo" && <UndoDialog view={view} returnTo={() => trigger.current} onClose={close} />}
    </div>
  );
}

/** Says that a meeting is undone, and takes it back. */
export function Undone({ view }: { view: MeetingView }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  if (!view.row.undone) return null;
  const restore = async () => {
    setBusy(true);
    try {
      await call("restore_meeting", { id: view.id });
      toast.show(t("meetingPage.restored"));
      document.getElementById("content")?.focus();
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };
  return (
    <InfoCard data-color="warning" size="small" as="section" data-testid="meeting-undone" aria-label={t("meetingPage.undoneTitle")}>
      <InfoCard.Header icon={<ArrowUndoIcon aria-hidden />}>
        <InfoCard.Title as="h2">{t("meetingPage.undoneTitle")}</InfoCard.Title>
      </InfoCard.Header>
      <InfoCard.Content>
        <div className="wt-row wt-row--between">
          <span>{view.row.undone_reason === "" ? t("meetingPage.undoneText") : view.row.undone_reason}</span>
          <Button size="small" variant="secondary" data-color="neutral" loading={busy} onClick={() => void restore()} data-testid="meeting-restore">
            {t("meetingPage.restore")}
          </Button>
        </div>
      </InfoCard.Content>
    </InfoCard>
  );
}
