/// Which days a part of the calendar shows, how it is called, and what lies before and after it.
import { addDays, formatDayLong, formatDayMonth, formatMonth, weekday, weekNumber } from "../../shared/dates";
import type { CalendarShape } from "../../shared/navigation";

/** Public holidays and short days by date. */
export type DayNames = Map<string, { name: string; off: boolean }>;

export type Stretch = { from: string; to: string };

const WEEK = 7;

/** Place of a day in its week, from Monday as 0. */
export const placeInWeek = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % WEEK;

export const mondayOf = (day: string): string => addDays(day, -placeInWeek(day));

const firstOfMonth = (day: string): string => `${day.slice(0, 7)}-01`;
const lastOfMonth = (day: string): string => addDays(firstOfMonth(addDays(firstOfMonth(day), 31)), -1);

/** The days on screen; a month comes with the whole of its first and last week. */
export function stretchOf(shape: CalendarShape, day: string): Stretch {
  switch (shape) {
    case "day":
      return { from: day, to: day };
    case "week":
    case "list":
      return { from: mondayOf(day), to: addDays(mondayOf(day), WEEK - 1) };
    case "month":
      return { from: mondayOf(firstOfMonth(day)), to: addDays(mondayOf(lastOfMonth(day)), WEEK - 1) };
  }
}

export function daysOf({ from, to }: Stretch): string[] {
  const days = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The same part of the calendar, one step earlier (-1) or later (1). */
export function stepped(shape: CalendarShape, day: string, step: 1 | -1): string {
  if (shape === "day") return addDays(day, step);
  if (shape === "month") return step === 1 ? addDays(lastOfMonth(day), 1) : firstOfMonth(addDays(firstOfMonth(day), -1));
  return addDays(day, step * WEEK);
}

/** `onsdag 25. november 2026`, `23.–29. november 2026`, `november 2026`. */
export function titleOf(shape: CalendarShape, day: string): string {
  if (shape === "day") return `${weekday(day)} ${formatDayLong(day)}`;
  if (shape === "month") return formatMonth(day);
  const { from, to } = stretchOf("week", day);
  if (from.slice(0, 4) !== to.slice(0, 4)) return `${formatDayLong(from)} – ${formatDayLong(to)}`;
  return from.slice(0, 7) === to.slice(0, 7)
    ? `${formatDayMonth(from).replace(/\s.*$/u, "")}–${formatDayLong(to)}`
    : `${formatDayMonth(from)} – ${formatDayLong(to)}`;
}

/** The weeks of a stretch of whole weeks. */
export function weeksOf(stretch: Stretch): { number: number; days: string[] }[] {
  const days = daysOf(stretch);
  return Array.from({ length: days.length / WEEK }, (_, index) => {
    const of = days.slice(index * WEEK, (index + 1) * WEEK);
    return { number: weekNumber(of[0] ?? stretch.from), days: of };
  });
}
