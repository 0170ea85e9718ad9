/// The answer of the calendar as blocks on a sheet: which day, from which minute to which, beside which others.
import type { CalendarEntry, MeetingRow } from "../../bindings/api";
import { overlapping } from "../../shared/clashes";
import { localTime } from "../../shared/dates";

/** One meeting with the travel around it. Minutes count from midnight in Oslo. */
export type Visit = {
  meeting: MeetingRow;
  day: string;
  from: number;
  to: number;
  /** With travel. */
  busyFrom: number;
  busyTo: number;
  /** Its place among those that overlap it, and how many places there are. */
  lane: number;
  lanes: number;
  /** One's own meetings that claim the same time. */
  clashes: MeetingRow[];
};

export const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;
/** A block is never thinner than this, so that it can be read and hit. */
const BLOCK_MINUTES_MIN = 25;

/** Hours that are always on the sheet; others when something lies in them. */
const FIRST_HOUR = 7;
const LAST_HOUR = 17;

export const minuteOf = (local: string): number => Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16));

/** `09:05`. */
export const clock = (minute: number): string => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

export const localOf = (day: string, minute: number): string => `${day}T${clock(minute)}`;

/** The meetings of some days, by time. */
export function visitsOf(entries: CalendarEntry[]): Visit[] {
  const visits = new Map<string, Visit>();
  const travel = new Map<string, { before: number; after: number }>();
  for (const { kind, from, to, meeting } of entries) {
    const around = travel.get(meeting.id) ?? { before: 0, after: 0 };
    travel.set(meeting.id, around);
    if (kind === "travel_to") around.before = (to - from) / MINUTE_MS;
    else if (kind === "travel_from") around.after = (to - from) / MINUTE_MS;
    else {
      const local = localTime(from);
      const start = minuteOf(local);
      const end = Math.min(DAY_MINUTES, start + (to - from) / MINUTE_MS);
      visits.set(meeting.id, { meeting, day: local.slice(0, 10), from: start, to: end, busyFrom: start, busyTo: end, lane: 0, lanes: 1, clashes: [] });
    }
  }
  for (const [id, { before, after }] of travel) {
    const visit = visits.get(id);
    if (visit === undefined) continue;
    visit.busyFrom = Math.max(0, visit.from - before);
    visit.busyTo = Math.min(DAY_MINUTES, visit.to + after);
  }
  const sorted = [...visits.values()].toSorted((a, b) => a.day.localeCompare(b.day) || a.from - b.from || b.to - a.to);
  const meetings = sorted.map(({ meeting }) => meeting);
  for (const visit of sorted) visit.clashes = overlapping(visit.meeting, meetings);
  return sorted;
}

/** The meetings of one day, each with its place beside those that it overlaps on the sheet. */
export function laidOut(visits: Visit[], day: string): Visit[] {
  const of = visits.filter((visit) => visit.day === day).toSorted((a, b) => a.busyFrom - b.busyFrom || a.from - b.from);
  const done: Visit[] = [];
  let group: Visit[] = [];
  let ends: number[] = [];
  const close = () => {
    done.push(...group.map((visit) => ({ ...visit, lanes: ends.length })));
    group = [];
    ends = [];
  };
  for (const visit of of) {
    const end = Math.max(visit.busyTo, visit.busyFrom + BLOCK_MINUTES_MIN);
    if (group.length > 0 && ends.every((before) => before <= visit.busyFrom)) close();
    const free = ends.findIndex((before) => before <= visit.busyFrom);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    group.push({ ...visit, lane });
  }
  close();
  return done.toSorted((a, b) => a.from - b.from || a.lane - b.lane);
}

/** The hours that the sheet shows: the usual day, and more when something lies outside it. */
export function hoursOf(visits: Visit[], days: string[]): { first: number; last: number } {
  const of = visits.filter((visit) => days.includes(visit.day));
  return {
    first: Math.min(FIRST_HOUR, ...of.map((visit) => Math.floor(visit.busyFrom / 60))),
    last: Math.max(LAST_HOUR, ...of.map((visit) => Math.ceil(visit.busyTo / 60))),
  };
}
