/// A trail as a card of the board: who, when next, what is due, and the button that moves it.
import { ArrowRightLeftIcon } from "@navikt/aksel-icons";
import { Button } from "@navikt/ds-react";
import type { KeyboardEvent } from "react";
import type { TrailRow } from "../../bindings/api";
import { StandingTag, TrailMarks, UnsentMark } from "../../shared/components/Tags";
import { dayOf, formatTime, shortDay } from "../../shared/dates";
import { useNavigation } from "../../shared/navigation";
import { useTranslation } from "../../shared/translation";
import { TaskCounts } from "./TrailTable";

export function BoardCard({ trail, onMove, onKeyDown }: { trail: TrailRow; onMove: () => void; onKeyDown: (event: KeyboardEvent) => void }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  return (
    <>
      <div className="wt-board__head">
        <button type="button" className="wt-name" onClick={() => go({ name: "trail", id: trail.id })} onKeyDown={onKeyDown} aria-describedby="board-keys">
          {trail.title}
        </button>
        <Button
          type="button"
          size="xsmall"
          variant="tertiary"
          data-color="neutral"
          icon={<ArrowRightLeftIcon aria-hidden />}
          aria-label={t("portfolio.moveNamed", { name: trail.title })}
          title={t("portfolio.move")}
          onClick={onMove}
        />
      </div>
      <div className="wt-meta">
        <span>{t("portfolio.born", { year: trail.birth_year })}</span>
        {!trail.mine && trail.owner_name !== "" && <span>{trail.owner_name}</span>}
        {trail.next_meeting_at !== null && (
          <span>
            {shortDay(dayOf(trail.next_meeting_at))} {formatTime(trail.next_meeting_at)}
          </span>
        )}
      </div>
      {trail.open_tasks > 0 && <TaskCounts trail={trail} />}
      <TrailMarks trail={trail} />
      <StandingTag standing={trail.standing} />
      <UnsentMark unsent={trail.unsent} />
    </>
  );
}
