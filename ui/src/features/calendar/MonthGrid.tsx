/// A month as weeks of days. Arrows move over the days; Enter opens one.
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { meetingColor } from "../../shared/components/MeetingIcon";
import { addDays, formatDayMonth, today, weekday } from "../../shared/dates";
import { type DayNames, placeInWeek, stretchOf, weeksOf } from "./days";
import { clock, type Visit } from "./visits";

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
  focusCount: number;
  onDay: (day: string) => void;
  onOpen: (day: string) => void;
  onStep: (step: 1 | -1) => void;
};

export function MonthGrid({ label, day, visits, names, focusCount, onDay, onOpen, onStep }: MonthGridProps) {
  const { t } = useTranslation();
  const root = useRef<HTMLTableElement>(null);
  const weeks = weeksOf(stretchOf("month", day));
  useEffect(() => {
    if (focusCount > 0) root.current?.querySelector<HTMLElement>('[data-cursor="true"]')?.focus();
  }, [focusCount]);

  const onKeyDown = (event: KeyboardEvent, of: string) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const step = STEPS[event.key];
    if (event.key === "PageUp" || event.key === "PageDown") onStep(event.key === "PageDown" ? 1 : -1);
    else if (event.key === "Home") onDay(addDays(of, -placeInWeek(of)));
    else if (event.key === "End") onDay(addDays(of, 6 - placeInWeek(of)));
    else if (step === undefined) return;
    else onDay(addDays(of, step));
    event.preventDefault();
  };

  return (
    <table ref={root} className="wt-month" aria-label={label} aria-describedby="calendar-keys" data-testid="calendar-month">
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
              return (
                <td key={of} data-today={of === today()} data-off={placeInWeek(of) >= SATURDAY || names.get(of)?.off === true} data-outside={of.slice(0, 7) !== day.slice(0, 7)} onClick={() => onOpen(of)}>
                  <button
                    type="button"
                    className="wt-month__day"
                    tabIndex={of === day ? 0 : -1}
                    data-cursor={of === day}
                    aria-current={of === today() ? "date" : undefined}
                    aria-label={t("calendar.dayOf", { weekday: weekday(of), day: formatDayMonth(of), count: meetings.length })}
                    onKeyDown={(event) => onKeyDown(event, of)}
                    onClick={(event) => {
                      event.stopPropagation();
                      onOpen(of);
                    }}
                  >
                    {Number(of.slice(8, 10))}
                  </button>
                  {names.has(of) && <span className="wt-cal__name" data-off={names.get(of)?.off}>{names.get(of)?.name}</span>}
                  <ul className="wt-month__lines">
                    {meetings.slice(0, LINES_MAX).map(({ meeting, from }) => (
                      <li key={meeting.id} className="wt-month__line" data-color={meeting.mine ? meetingColor(meeting.kind) : "neutral"}>
                        <span>{clock(from)}</span> {meeting.trail_title}
                      </li>
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
