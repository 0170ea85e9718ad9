/// Where the keyboard is on the sheet, and where a key takes it. One place has the focus; it is a meeting or a free slot.
import { addDays } from "../../shared/dates";
import type { Visit } from "./visits";

/** A slot of the sheet, in minutes. */
export const SLOT = 30;

/** `meeting`: the meeting that has the focus; null for the free slot at that time. */
export type Cursor = { day: string; minute: number; meeting: string | null };

export type Sheet = { visits: Visit[]; first: number; last: number };

const slotOf = (minute: number): number => Math.floor(minute / SLOT) * SLOT;

const ofDay = (sheet: Sheet, day: string): Visit[] => sheet.visits.filter((visit) => visit.day === day);

const onVisit = (visit: Visit): Cursor => ({ day: visit.day, minute: visit.from, meeting: visit.meeting.id });

const covers = (visit: Visit, slot: number): boolean => visit.from < slot + SLOT && visit.to > slot;

/** The first meeting that covers a slot, or the free slot. */
export function settle(sheet: Sheet, day: string, minute: number): Cursor {
  const slot = Math.min(Math.max(slotOf(minute), sheet.first * 60), sheet.last * 60 - SLOT);
  const visit = ofDay(sheet, day).find((of) => covers(of, slot));
  return visit === undefined ? { day, minute: slot, meeting: null } : onVisit(visit);
}

/** The cursor as it is after the store changed under it. */
export function kept(sheet: Sheet, cursor: Cursor): Cursor {
  if (cursor.meeting === null) return settle(sheet, cursor.day, cursor.minute);
  const visit = sheet.visits.find((of) => of.meeting.id === cursor.meeting);
  return visit === undefined ? settle(sheet, cursor.day, cursor.minute) : onVisit(visit);
}

/** One slot up or down; meetings that lie side by side come one after the other, and none of them twice. */
export function along(sheet: Sheet, cursor: Cursor, step: 1 | -1): Cursor {
  const visits = ofDay(sheet, cursor.day);
  const here = visits.findIndex((visit) => visit.meeting.id === cursor.meeting);
  const seen = (visit: Visit): boolean => here !== -1 && (visits.indexOf(visit) - here) * step <= 0;
  for (let slot = slotOf(cursor.minute) + (here === -1 || step === -1 ? step * SLOT : 0); slot >= sheet.first * 60 && slot < sheet.last * 60; slot += step * SLOT) {
    const covering = visits.filter((visit) => covers(visit, slot));
    const next = step === 1 ? covering.find((visit) => !seen(visit)) : covering.findLast((visit) => !seen(visit));
    if (next !== undefined) return onVisit(next);
    if (covering.length === 0) return { day: cursor.day, minute: slot, meeting: null };
  }
  return cursor;
}

/** The same time of another day. */
export const across = (sheet: Sheet, cursor: Cursor, days: number): Cursor => settle(sheet, addDays(cursor.day, days), cursor.minute);

/** The next or the last meeting on the sheet, on this day or another; stays when there is none. */
export function toMeeting(sheet: Sheet, cursor: Cursor, step: 1 | -1): Cursor {
  const after = (visit: Visit): boolean => visit.day > cursor.day || (visit.day === cursor.day && visit.from > cursor.minute);
  const before = (visit: Visit): boolean => visit.day < cursor.day || (visit.day === cursor.day && visit.from < cursor.minute);
  const here = sheet.visits.findIndex((visit) => visit.meeting.id === cursor.meeting);
  const found = here === -1 ? (step === 1 ? sheet.visits.find(after) : sheet.visits.findLast(before)) : sheet.visits[here + step];
  return found === undefined ? cursor : onVisit(found);
}
