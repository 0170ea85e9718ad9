/// A day or a week as a sheet of hours. One stop of the Tab key: arrows move over meetings and free slots.
import { PlusIcon } from "@navikt/aksel-icons";
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from "react";
import { formatDayMonth, localTime, weekday } from "../../shared/dates";
import { useTranslation } from "../../shared/translation";
import { Block, type Placed, partOf } from "./Block";
import { across, along, type Cursor, kept, settle, type Sheet, SLOT, toMeeting } from "./cursor";
import { placeOnSheet, timeAt, useDrag } from "./drag";
import { canMove, type Move } from "./move";
import { useNow } from "../../shared/now";
import { clock, hoursOf, laidOut, localOf, minuteOf, type Visit } from "./visits";
import { type DayNames, placeInWeek } from "./days";

const HOUR_REM = 3.25;
/** What stands above and below the sheet: on a tall screen it takes the rest. */
const AROUND_REM = 21;
const SATURDAY = 5;

type TimeGridProps = {
  label: string;
  days: string[];
  visits: Visit[];
  names: DayNames;
  move: Move;
  cursor: Cursor | null;
  /** Also for a day that is not on screen: the sheet turns to it. */
  onCursor: (cursor: Cursor, focus: boolean) => void;
  onOpen: (meeting: string) => void;
  onPlan: (at: string) => void;
  /** To the stretch before or after. */
  onStep: (step: 1 | -1) => void;
};

export function TimeGrid(props: TimeGridProps) {
  const { label, days, visits, names, move, onCursor, onOpen, onPlan, onStep } = props;
  const { t } = useTranslation();
  const root = useRef<HTMLDivElement>(null);
  const now = useNow();
  const [hovered, setHovered] = useState<{ day: string; minute: number } | null>(null);
  const hours = useMemo(() => hoursOf(visits, days), [visits, days]);
  const placed: Placed = hours;
  const sheet: Sheet = useMemo(() => ({ visits, ...hours }), [visits, hours]);
  const cursor = useMemo(() => (props.cursor !== null && days.includes(props.cursor.day) ? kept(sheet, props.cursor) : firstPlace(sheet, days, now)), [props.cursor, sheet, days, now]);
  const { dragged, start } = useDrag({ place: (visit, x, y) => placeOnSheet(root.current, placed, visit, x, y), onDrop: (visit, at) => void move.drop(visit.meeting, at) });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.shiftKey || move.moving !== null) return;
    const meeting = visits.find((visit) => visit.meeting.id === cursor.meeting)?.meeting;
    const next = placeOfKey(event, sheet, cursor, days);
    if (next !== null) {
      event.preventDefault();
      onCursor(next, true);
    } else if ((event.key === "PageUp" || event.key === "PageDown") && !event.ctrlKey) {
      event.preventDefault();
      onStep(event.key === "PageDown" ? 1 : -1);
    } else if (event.key.toLowerCase() === "m" && !event.ctrlKey && meeting !== undefined && canMove(meeting)) {
      event.preventDefault();
      move.begin(meeting);
    } else if (event.key.toLowerCase() === "z" && event.ctrlKey && move.undo !== null) {
      event.preventDefault();
      move.undo();
    }
  };

  const slotUnder = (event: MouseEvent): { day: string; minute: number } | null => {
    if (root.current === null || !(event.target instanceof HTMLElement) || event.target.closest(".wt-cal-block") !== null) return null;
    const point = timeAt(root.current, placed, event.clientX, event.clientY);
    return point === null ? null : { day: point.day, minute: Math.floor(point.minute / SLOT) * SLOT };
  };

  const ghost = dragged === null ? move.moving : { meeting: dragged.visit.meeting, at: dragged.at };
  const today = localTime(now).slice(0, 10);
  const lines = Array.from({ length: hours.last - hours.first }, (_, index) => hours.first + index);
  return (
    <div className="wt-cal" data-testid="calendar-sheet">
      <div className="wt-cal__heads" style={{ gridTemplateColumns: columnsOf(days, visits) }}>
        <span />
        {days.map((day) => (
          <div key={day} className="wt-cal__head" data-today={day === today} data-off={isOff(day, names)} aria-hidden>
            <strong>{Number(day.slice(8, 10))}</strong> {weekday(day)}
            {names.has(day) && <span className="wt-cal__name" data-off={names.get(day)?.off}>{names.get(day)?.name}</span>}
          </div>
        ))}
      </div>
      {/* An application, so that a screen reader hands the arrow keys over; those who would rather read have the list. */}
      <div
        ref={root}
        role="application"
        aria-label={label}
        aria-describedby="calendar-keys"
        className="wt-cal__sheet"
        style={{ gridTemplateColumns: columnsOf(days, visits), height: `max(${lines.length * HOUR_REM}rem, 100dvh - ${AROUND_REM}rem)` }}
        data-dragging={dragged !== null}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const slot = slotUnder(event);
          if (slot !== null) onPlan(localOf(slot.day, slot.minute));
        }}
        onPointerMove={(event) => setHovered(dragged === null && move.moving === null ? slotUnder(event) : null)}
        onPointerLeave={() => setHovered(null)}
      >
        <div className="wt-cal__hours" aria-hidden>
          {lines.map((hour) => (
            <span key={hour} className="wt-cal__hour" style={{ top: `${partOf(placed, hour * 60)}%` }}>
              {clock(hour * 60)}
            </span>
          ))}
        </div>
        {days.map((day) => {
          const of = laidOut(visits, day);
          return (
            <div
              key={day}
              role="group"
              className="wt-cal__day"
              data-day={day}
              data-today={day === today && days.length > 1}
              data-off={isOff(day, names) && (days.length > 1 || names.has(day))}
              aria-label={[t("calendar.dayOf", { weekday: weekday(day), day: formatDayMonth(day), count: of.length }), names.get(day)?.name ?? ""].filter((text) => text !== "").join(", ")}
              style={{ backgroundSize: `100% ${100 / lines.length}%` }}
            >
              {hovered?.day === day && (
                <span className="wt-cal-slot" aria-hidden style={slotBox(placed, hovered.minute)}>
                  <PlusIcon aria-hidden /> {clock(hovered.minute)}
                </span>
              )}
              <ul className="wt-cal__blocks">
                {of.map((visit) => (
                  <Block
                    key={visit.meeting.id}
                    visit={visit}
                    placed={placed}
                    alone={days.length === 1}
                    focusable={cursor.meeting === visit.meeting.id}
                    dragged={ghost?.meeting.id === visit.meeting.id}
                    onOpen={() => onOpen(visit.meeting.id)}
                    onFocus={() => {
                      if (cursor.meeting !== visit.meeting.id) onCursor({ day, minute: visit.from, meeting: visit.meeting.id }, false);
                    }}
                    onPointerDown={(event) => {
                      if (canMove(visit.meeting)) start(event, visit);
                    }}
                  />
                ))}
              </ul>
              {cursor.day === day && cursor.meeting === null && (
                <button
                  type="button"
                  className="wt-cal-slot wt-cal-slot--cursor"
                  data-cursor
                  style={slotBox(placed, cursor.minute)}
                  onClick={(event) => {
                    event.stopPropagation();
                    onPlan(localOf(day, cursor.minute));
                  }}
                  data-testid="calendar-slot"
                >
                  <PlusIcon aria-hidden /> {clock(cursor.minute)}
                  <span className="wt-visually-hidden"> {t("calendar.slot", { weekday: weekday(day), day: formatDayMonth(day) })}</span>
                </button>
              )}
              {ghost !== null && ghost.at.slice(0, 10) === day && <Ghost placed={placed} at={ghost.at} minutes={ghost.meeting.minutes} subject={ghost.meeting.subject} />}
              {day === today && <NowLine placed={placed} minute={minuteOf(localTime(now))} />}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Where an arrow leads; null when it is no such key. */
function placeOfKey(event: KeyboardEvent, sheet: Sheet, cursor: Cursor, days: string[]): Cursor | null {
  if (event.ctrlKey) {
    if (event.key === "ArrowDown") return toMeeting(sheet, cursor, 1);
    return event.key === "ArrowUp" ? toMeeting(sheet, cursor, -1) : null;
  }
  switch (event.key) {
    case "ArrowDown":
      return along(sheet, cursor, 1);
    case "ArrowUp":
      return along(sheet, cursor, -1);
    case "ArrowLeft":
      return across(sheet, cursor, -1);
    case "ArrowRight":
      return across(sheet, cursor, 1);
    case "Home":
      return settle(sheet, days[0] ?? cursor.day, cursor.minute);
    case "End":
      return settle(sheet, days.at(-1) ?? cursor.day, cursor.minute);
    default:
      return null;
  }
}

/** Where the keyboard begins: now, when that is on the sheet, else its first morning. */
function firstPlace(sheet: Sheet, days: string[], now: number): Cursor {
  const local = localTime(now);
  const day = local.slice(0, 10);
  return days.includes(day) ? settle(sheet, day, minuteOf(local)) : settle(sheet, days[0] ?? day, 8 * 60);
}

const isOff = (day: string, names: DayNames): boolean => placeInWeek(day) >= SATURDAY || names.get(day)?.off === true;

/** A week-end with nothing in it is narrow. */
const columnsOf = (days: string[], visits: Visit[]): string =>
  `3.5rem ${days.map((day) => (days.length > 1 && placeInWeek(day) >= SATURDAY && visits.every((visit) => visit.day !== day) ? "minmax(0, 0.65fr)" : "minmax(0, 1fr)")).join(" ")}`;

const slotBox = (placed: Placed, minute: number) => ({ top: `${partOf(placed, minute)}%`, height: `${partOf(placed, minute + SLOT) - partOf(placed, minute)}%` });

/** Where a meeting that is on its way would lie. */
function Ghost({ placed, at, minutes, subject }: { placed: Placed; at: string; minutes: number; subject: string }) {
  const from = minuteOf(at);
  const shown = Math.min(Math.max(from, placed.first * 60), placed.last * 60 - SLOT);
  return (
    <div className="wt-cal-ghost" aria-hidden style={{ top: `${partOf(placed, shown)}%`, height: `${partOf(placed, shown + Math.max(minutes, 25)) - partOf(placed, shown)}%` }} data-testid="calendar-ghost">
      <strong>
        {clock(from)}–{clock((from + minutes) % (24 * 60))}
      </strong>
      <span>{subject}</span>
    </div>
  );
}

function NowLine({ placed, minute }: { placed: Placed; minute: number }) {
  if (minute < placed.first * 60 || minute > placed.last * 60) return null;
  return <div className="wt-cal-now" aria-hidden style={{ top: `${partOf(placed, minute)}%` }} />;
}
