/// The portfolio as a board: a column for each phase. Cards are moved by keys, by the button on them, or by dragging;
/// every way asks in the same dialog what the new phase needs.
import { BodyShort, Heading } from "@navikt/ds-react";
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { Phase, TrailRow } from "../../bindings/api";
import { SideScroll } from "../../shared/components/SideScroll";
import { phaseColor } from "../../shared/components/Tags";
import { useGrowing } from "../../shared/growing";
import { useLauncher } from "../../shared/launcher";
import { useTranslation } from "../../shared/translation";
import { BoardCard } from "./BoardCard";

/** Cards of a column at first and with each step; there are several columns beside each other. */
const CARDS = 30;

/** Paints a column as far as that card. */
type Reach = (card: number) => void;

type TrailBoardProps = { trails: TrailRow[]; phases: Phase[] };

export function TrailBoard({ trails, phases }: TrailBoardProps) {
  const { t } = useTranslation();
  const { openPhase } = useLauncher();
  const board = useRef<HTMLDivElement>(null);
  const [reaches] = useState(() => new Map<Phase, Reach>());
  const columns = phases.map((phase) => ({ phase, cards: trails.filter((trail) => trail.phase === phase) }));
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<Phase | null>(null);

  /** The card that is being moved, and from where. */
  const moved = useRef<TrailRow | null>(null);

  /** Asks what the new phase needs; the focus goes with the card. */
  const move = (trail: TrailRow, to?: Phase) => {
    moved.current = trail;
    const before = document.activeElement;
    openPhase({ trail: trail.id, ...(to === undefined ? {} : { to }), returnTo: () => (before?.isConnected === true ? null : cardOf(board.current, trail.id)) });
  };
  useLayoutEffect(() => {
    const at = columns.findIndex(({ cards }) => cards.some(({ id }) => id === moved.current?.id));
    const to = columns[at];
    if (to === undefined || moved.current === null || to.phase === moved.current.phase) return;
    const { id } = moved.current;
    moved.current = null;
    // The card that had the focus went out of its column with it.
    if (document.activeElement !== document.body) return;
    queueMicrotask(() => {
      reaches.get(to.phase)?.(to.cards.findIndex((card) => card.id === id));
      cardOf(board.current, id)?.focus();
    });
  });

  const drop = (to: Phase) => {
    const trail = trails.find((of) => of.id === dragged);
    setDragged(null);
    setOver(null);
    if (trail !== undefined && trail.phase !== to) move(trail, to);
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
      if (sideways !== 0 && to !== undefined) move(trail, to);
      return;
    }
    const row = columns[column]?.cards.findIndex((of) => of.id === trail.id) ?? 0;
    const at = along === 0 ? placeBeside(columns, column, row, sideways) : { column, row: row + along };
    const to = at === null ? undefined : columns[at.column]?.cards[at.row];
    if (at === null || to === undefined) return;
    reaches.get(to.phase)?.(at.row);
    cardOf(board.current, to.id)?.focus();
  };

  return (
    <>
      <SideScroll className="wt-board" scroller={board}>
        {columns.map(({ phase, cards }) => (
          <Column
            key={phase}
            phase={phase}
            cards={cards}
            over={over === phase}
            reaches={reaches}
            onOver={() => setOver(phase)}
            onDrop={() => drop(phase)}
            render={(trail) => (
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
                <BoardCard trail={trail} onMove={() => move(trail)} onKeyDown={(event) => onKeyDown(event, trail)} />
              </li>
            )}
          />
        ))}
      </SideScroll>
      <BodyShort size="small" textColor="subtle" id="board-keys">
        {t("portfolio.boardKeys")}
      </BodyShort>
    </>
  );
}

type ColumnProps = {
  phase: Phase;
  cards: TrailRow[];
  /** A card is held above it. */
  over: boolean;
  /** Where it says how it is painted further down, while it is there. */
  reaches: Map<Phase, Reach>;
  onOver: () => void;
  onDrop: () => void;
  render: (trail: TrailRow) => ReactNode;
};

function Column({ phase, cards, over, reaches, onOver, onDrop, render }: ColumnProps) {
  const { t } = useTranslation();
  const { shown, end, reach } = useGrowing(cards, null, CARDS);
  useEffect(() => {
    reaches.set(phase, reach);
    return () => void reaches.delete(phase);
  }, [reaches, phase, reach]);
  return (
    <section
      className="wt-board__column"
      data-over={over}
      data-empty={cards.length === 0}
      aria-labelledby={`board-${phase}`}
      onDragOver={(event) => {
        event.preventDefault();
        onOver();
      }}
      onDrop={(event) => {
        event.preventDefault();
        onDrop();
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
        <ul className="wt-board__cards">{shown.map(render)}</ul>
      )}
      {end}
    </section>
  );
}

/** In the nearest column to that side that has any card, as far down as it goes. */
function placeBeside(columns: { cards: TrailRow[] }[], column: number, row: number, step: number): { column: number; row: number } | null {
  for (let at = column + step; at >= 0 && at < columns.length; at += step) {
    const count = columns[at]?.cards.length ?? 0;
    if (count > 0) return { column: at, row: Math.min(row, count - 1) };
  }
  return null;
}

/** The name on that trail's card. */
function cardOf(board: HTMLElement | null, trail: string): HTMLElement | null {
  const cards = [...(board?.querySelectorAll<HTMLElement>("[data-trail]") ?? [])];
  return cards.find((card) => card.dataset.trail === trail)?.querySelector("button") ?? null;
}
