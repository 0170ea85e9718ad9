/// What is worth a look about a meeting, each with a way on. It stops nothing.
import { Button, InlineMessage } from "@navikt/ds-react";
import type { MeetingHint } from "../../bindings/api";
import { formatTime } from "../dates";
import { useTranslation } from "../translation";

type MeetingHintsProps = {
  hints: MeetingHint[];
  /** Goes to the other meeting of a collision; left out where that would lose what is being typed. */
  onOpen?: (meeting: string) => void;
  /** Moves this meeting to when nothing is in its way. */
  onMove?: (to: number) => void;
};

export function MeetingHints({ hints, onOpen, onMove }: MeetingHintsProps) {
  const { t } = useTranslation();
  // However many meetings are in the way, there is one time that is free of all of them.
  const colliding = hints.find((hint) => hint.free_at !== null);
  const freeAt = colliding?.free_at ?? null;
  return (
    <div role="status" aria-label={t("hints.label")} className="wt-hints">
      {hints.map((hint) => {
        const { meeting } = hint;
        return (
          <InlineMessage key={`${hint.code}:${meeting ?? ""}:${hint.message}`} status="warning" size="small" data-testid="meeting-hint" data-code={hint.code}>
            <span className="wt-hints__line">
              {hint.message}
              {freeAt !== null && hint === colliding && onMove !== undefined && (
                <Button type="button" size="xsmall" variant="tertiary" onClick={() => onMove(freeAt)}>
                  {t("hints.after", { time: formatTime(freeAt) })}
                </Button>
              )}
              {meeting !== null && onOpen !== undefined && (
                <Button type="button" size="xsmall" variant="tertiary" onClick={() => onOpen(meeting)}>
                  {t("hints.open")}
                </Button>
              )}
            </span>
          </InlineMessage>
        );
      })}
    </div>
  );
}
