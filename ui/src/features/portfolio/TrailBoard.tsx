/// The portfolio as a board: a column for each phase. Cards are moved by keys, by the button on them, or by dragging;
/// every way asks in the same dialog what the new phase needs.
import { ArrowRightLeftIcon } from "@navikt/aksel-icons";
import { BodyShort, Button, Heading } from "@navikt/ds-react";
import { type KeyboardEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Phase, TrailRow } from "../../bindings/api";
import { phaseColor, StandingTag, TrailMarks, UnsentMark } from "../../shared/components/Tags";
import { dayOf, formatTime, shortDay } from "../../shared/dates";
import { useLauncher } from "../../shared/launcher";
import { useNavigation } from "../../shared/navigation";
import { TaskCounts } from "./TrailTable";

type TrailBoardProps = { trails: TrailRow[]; phases: Phase[] };

export function TrailBoard({ trails, phases }: TrailBoardProps) {
  const { t } = useTranslation();
  const { openPhase } = useLauncher();
  const board = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<Phase | null>(null);

  const drop = (to: Phase) => {
    const trail = trails.find((of) => of.id === dragged);
    setDragged(null);
    setOver(null);
    if (trail !== undefined && trail.phase !== to) openPhase({ trail: trail.id, to });
  };

  /** Arrows move the focus from card to card; with Ctrl they move the card to the phase beside. */
  const onKeyDown = (event: KeyboardEvent, trail: TrailRow) => {
    const sideways = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const along = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (event.altKey || event.metaKey || (sideways === 0 && along === 0)) return;
    event.preventDefault();
    const column = phases.indexOf(trail.phase);
    if (event.ctrlKey) {
      const to = phases[column + sideways];
      if (sideways !== 0 && to !== undefined) openPhase({ trail: trail.id, to });
      return;
    }
    const columns = phases.map((phase) => trails.filter((of) => of.phase === phase));
    const row = columns[column]?.findIndex((of) => of.id === trail.id) ?? 0;
    focusCard(board.current, along === 0 ? cardBeside(columns, column, row, sideways) : columns[column]?.[row + along]);
  };

  return (
    <>
      <div className="wt-board" ref={board}>
        {phases.map((phase) => {
          const cards = trails.filter((trail) => trail.phase === phase);
          return (
            <section
              key={phase}
              className="wt-board__column"
              data-over={over === phase}
              data-empty={cards.length === 0}
              aria-labelledby={`board-${phase}`}
              onDragOver={(event) => {
                event.preventDefault();
                setOver(phase);
              }}
              onDrop={(event) => {
                event.preventDefault();
                drop(phase);
              }}
            >
              <Heading level="2" size="xsmall" id={`board-${phase}`} className="wt-board__title" data-color={phaseColor(phase)}>
                {t(`phase.${phase}`)} <span className="wt-card__count">{cards.length}</span>
              </Heading>
              {cards.length === 0 ? (
                <BodyShort size="small" textColor="subtle">
                  {t("portfolio.columnEmpty")}
                </BodyShort>
              ) : (
                <ul className="wt-board__cards">
                  {cards.map((trail) => (
                    <li
                      key={trail.id}
                      className="wt-board__card"
                      data-testid="board-card"
                      data-trail={trail.id}
                      data-dragged={dragged === trail.id}
                      draggable
                      onDragStart={(event) => {
                        // Says nothing of who it is to whatever it may be dropped on outside the window.
                        event.dataTransfer.setData("application/x-worktrail-card", "");
                        event.dataTransfer.effectAllowed = "move";
                        setDragged(trail.id);
                      }}
                      onDragEnd={() => {
                        setDragged(null);
                        setOver(null);
                      }}
                    >
                      <Card trail={trail} onKeyDown={(event) => onKeyDown(event, trail)} />
                    </li>
                  ))}
                </ul>
              )}
            </section>
          );
        })}
      </div>
      <BodyShort size="small" textColor="subtle" id="board-keys">
        {t("portfolio.boardKeys")}
      </BodyShort>
    </>
  );
}

/** The card in the nearest column to that side that has any, as far down as it goes. */
function cardBeside(columns: TrailRow[][], column: number, row: number, step: number): TrailRow | undefined {
  for (let at = column + step; at >= 0 && at < columns.length; at += step) {
    const cards = columns[at];
    if (cards !== undefined && cards.length > 0) return cards[Math.min(row, cards.length - 1)];
  }
  return undefined;
}

function focusCard(board: HTMLElement | null, trail: TrailRow | undefined): void {
  if (board === null || trail === undefined) return;
  for (const card of board.querySelectorAll<HTMLElement>("[data-trail]")) {
    if (card.dataset.trail === trail.id) card.querySelector("button")?.focus();
  }
}

function Card({ trail, onKeyDown }: { trail: TrailRow; onKeyDown: (event: KeyboardEvent) => void }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const { openPhase } = useLauncher();
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
          onClick={() => openPhase({ trail: trail.id })}
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
