/// A month as weeks of days. Arrows move over the days, with Ctrl over the meetings; a meeting is dragged, or moved with M,
/// to another day at its own time.
import { ExclamationmarkTriangleFillIcon } from "@navikt/aksel-icons";
import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from "react";
import { meetingColor } from "../../shared/components/MeetingIcon";
import { addDays, formatDayMonth, today, weekday } from "../../shared/dates";
import { useTranslation } from "../../shared/translation";
import type { Cursor } from "./cursor";
import { type DayNames, placeInWeek, stretchOf, weeksOf } from "./days";
import { dayAt, useDrag } from "./drag";
import { canMove, type Move } from "./move";
import { clock, localOf, type Visit } from "./visits";
import { unsaidOf } from "./words";

/** Lines of a day; the rest is counted. */
const LINES_MAX = 3;
const SATURDAY = 5;

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

type MonthGridProps = {
  label: string;
  /** The day the keyboard is at. */
  day: string;
  visits: Visit[];
  names: DayNames;
  move: Move;
  /** The meeting the keyboard is at, when it is at one. */
  cursor: Cursor | null;
  onCursor: (cursor: Cursor, focus: boolean) => void;
  onMeeting: (meeting: string) => void;
  onOpen: (day: string) => void;
  onStep: (step: 1 | -1) => void;
};

const onDay = (day: string): Cursor => ({ day, minute: 0, meeting: null });
const onVisit = (visit: Visit): Cursor => ({ day: visit.day, minute: visit.from, meeting: visit.meeting.id });

export function MonthGrid({ label, day, visits, names, move, cursor, onCursor, onMeeting, onOpen, onStep }: MonthGridProps) {
  const { t } = useTranslation();
  const root = useRef<HTMLTableElement>(null);
  const weeks = weeksOf(stretchOf("month", day));
  const shown = useMemo(() => linesOf(visits), [visits]);
  const here = shown.find((visit) => visit.day === day && visit.meeting.id === cursor?.meeting) ?? null;
  const { dragged, start } = useDrag({
    place: (visit) => (x, y) => {
      const to = root.current === null ? null : dayAt(root.current, x, y);
      return to === null ? null : localOf(to, visit.from);
    },
    onDrop: (visit, at) => void move.drop(visit.meeting, at),
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.metaKey || event.shiftKey || move.moving !== null) return;
    const step = STEPS[event.key];
    const key = event.key.toLowerCase();
    if (event.ctrlKey) {
      if (key === "z" && move.undo !== null) move.undo();
      else if (key === "arrowdown" || key === "arrowup") {
        const next = meetingFrom(shown, day, here, key === "arrowdown" ? 1 : -1);
        if (next !== null) onCursor(onVisit(next), true);
      } else return;
    } else if (key === "m") {
      const visit = here ?? shown.find((of) => of.day === day && canMove(of.meeting));
      if (visit === undefined || !canMove(visit.meeting)) return;
      move.begin(visit.meeting);
    } else if (event.key === "PageUp" || event.key === "PageDown") onStep(event.key === "PageDown" ? 1 : -1);
    else if (event.key === "Home") onCursor(onDay(addDays(day, -placeInWeek(day))), true);
    else if (event.key === "End") onCursor(onDay(addDays(day, 6 - placeInWeek(day))), true);
    else if (step === undefined) return;
    else onCursor(onDay(addDays(day, step)), true);
    event.preventDefault();
  };

  /** A press on a day of the month before or after does not turn the page under the hand. */
  const stays = (of: string): boolean => of.slice(0, 7) === day.slice(0, 7);
  const ghost = dragged === null ? move.moving : { meeting: dragged.visit.meeting, at: dragged.at };
  const isAway = (visit: Visit): boolean => ghost?.meeting.id === visit.meeting.id && ghost.at.slice(0, 10) !== visit.day;
  return (
    <table ref={root} className="wt-month" aria-label={label} aria-describedby="calendar-keys" data-dragging={dragged !== null} data-testid="calendar-month" onKeyDown={onKeyDown}>
      <thead>
        <tr>
          <th scope="col">
            <span className="wt-visually-hidden">{t("calendar.week")}</span>
          </th>
          {weeks[0]?.days.map((of) => (
            <th key={of} scope="col">
              {weekday(of)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week.number}>
            <th scope="row" className="wt-month__week">
              <span className="wt-visually-hidden">{t("calendar.week")} </span>
              {week.number}
            </th>
            {week.days.map((of) => {
              const meetings = visits.filter((visit) => visit.day === of);
              const left = meetings.length - LINES_MAX;
              const name = names.get(of);
              const comes = ghost !== null && ghost.at.slice(0, 10) === of && meetings.every((visit) => visit.meeting.id !== ghost.meeting.id) ? ghost : null;
              return (
                <td
                  key={of}
                  data-day={of}
                  data-today={of === today()}
                  data-off={placeInWeek(of) >= SATURDAY || name?.off === true}
                  data-outside={!stays(of)}
                  data-target={comes !== null}
                  onClick={() => onOpen(of)}
                >
                  <div className="wt-month__head">
                    <button
                      type="button"
                      className="wt-month__day"
                      tabIndex={of === day && here === null ? 0 : -1}
                      data-cursor={of === day && here === null}
                      aria-current={of === today() ? "date" : undefined}
                      aria-label={[t("calendar.dayOf", { weekday: weekday(of), day: formatDayMonth(of), count: meetings.length }), name?.name ?? ""].filter((text) => text !== "").join(", ")}
                      onFocus={() => {
                        if (stays(of) && (of !== day || here !== null)) onCursor(onDay(of), false);
                      }}
                      onClick={(event) => {
                        event.stopPropagation();
                        onOpen(of);
                      }}
                    >
                      {Number(of.slice(8, 10))}
                    </button>
                    {name !== undefined && (
                      <span className="wt-cal__name" data-off={name.off} aria-hidden>
                        {name.name}
                      </span>
                    )}
                  </div>
                  <ul className="wt-month__lines">
                    {comes !== null && (
                      <li className="wt-month__line wt-month__ghost" aria-hidden data-testid="calendar-ghost">
                        <span className="wt-numbers">{comes.at.slice(11, 16)}</span> {comes.meeting.trail_title}
                      </li>
                    )}
                    {meetings.slice(0, LINES_MAX).map((visit) => (
                      <Line
                        key={visit.meeting.id}
                        visit={visit}
                        focusable={here === visit}
                        away={isAway(visit)}
                        onOpen={() => onMeeting(visit.meeting.id)}
                        onFocus={() => {
                          if (stays(of) && here !== visit) onCursor(onVisit(visit), false);
                        }}
                        onPointerDown={(event) => {
                          if (canMove(visit.meeting)) start(event, visit);
                        }}
                      />
                    ))}
                  </ul>
                  {left > 0 && <span className="wt-quiet">{t("calendar.more", { count: left })}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type LineProps = { visit: Visit; focusable: boolean; away: boolean; onOpen: () => void; onFocus: () => void; onPointerDown: (event: PointerEvent) => void };

/** One meeting of a day. */
function Line({ visit, focusable, away, onOpen, onFocus, onPointerDown }: LineProps) {
  const { t } = useTranslation();
  const { meeting, from, clashes } = visit;
  return (
    <li>
      <button
        type="button"
        className="wt-month__line"
        data-color={meeting.mine ? meetingColor(meeting.kind) : "neutral"}
        data-movable={canMove(meeting)}
        data-dragged={away}
        data-cursor={focusable}
        data-testid="calendar-meeting"
        tabIndex={focusable ? 0 : -1}
        onFocus={onFocus}
        onPointerDown={onPointerDown}
        onClick={(event) => {
          event.stopPropagation();
          onOpen();
        }}
      >
        {clashes.length > 0 && <ExclamationmarkTriangleFillIcon aria-hidden className="wt-cal-block__clash" />}
        <span className="wt-numbers">{clock(from)}</span> {meeting.trail_title}
        <span className="wt-visually-hidden">
          , {meeting.subject}, {unsaidOf(visit, t)}
        </span>
      </button>
    </li>
  );
}

/** The meetings that have a line: the first of each day. */
function linesOf(visits: Visit[]): Visit[] {
  const count = new Map<string, number>();
  return visits.filter(({ day }) => {
    const before = count.get(day) ?? 0;
    count.set(day, before + 1);
    return before < LINES_MAX;
  });
}

/** The next or the last meeting with a line, seen from where the keyboard is; null when there is none. */
function meetingFrom(shown: Visit[], day: string, here: Visit | null, step: 1 | -1): Visit | null {
  if (here !== null) return shown[shown.indexOf(here) + step] ?? null;
  return (step === 1 ? shown.find((visit) => visit.day >= day) : shown.findLast((visit) => visit.day < day)) ?? null;
}
