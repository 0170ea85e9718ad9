/// What is looked at before the laptop leaves the network, and what is wrong with it.
import type { CalendarEntry, DraftView, InboxView, SyncStatus } from "../../bindings/api";
import { addDays } from "../../shared/dates";

/** How old the last contact may be before it is worth a fetch, in minutes. */
const FRESH_MINUTES = 60;

export type Check =
  | { name: "delivered"; ok: boolean; waiting: number; stopped: number }
  | { name: "fresh"; ok: boolean; at: number | null }
  | { name: "places"; ok: boolean; meetings: CalendarEntry["meeting"][] }
  | { name: "drafts"; ok: boolean; count: number }
  | { name: "conflicts"; ok: boolean; count: number };

/** The next days of the portfolio that are looked at: tomorrow, and over the week-end from a Friday on. */
export function daysAhead(today: string): { from: string; to: string } {
  const day = new Date(`${today}T12:00:00Z`).getUTCDay();
  const days = day === 5 ? 3 : day === 6 ? 2 : 1;
  return { from: addDays(today, 1), to: addDays(today, days) };
}

export type Facts = { sync: SyncStatus; ahead: CalendarEntry[]; drafts: DraftView[]; inbox: InboxView; now: number };

export function checksOf({ sync, ahead, drafts, inbox, now }: Facts): Check[] {
  const waiting = sync.outbox + sync.held;
  const meetings = ahead.filter(({ kind }) => kind === "meeting").map(({ meeting }) => meeting);
  const lost = meetings.filter(({ channel, place, status }) => status === "planned" && channel === "physical" && place.trim() === "");
  return [
    { name: "delivered", ok: waiting === 0 && sync.quarantined === 0, waiting, stopped: sync.quarantined },
    { name: "fresh", ok: sync.contact_at !== null && now - sync.contact_at < FRESH_MINUTES * 60_000, at: sync.contact_at },
    { name: "places", ok: lost.length === 0, meetings: lost },
    { name: "drafts", ok: drafts.length === 0, count: drafts.length },
    { name: "conflicts", ok: inbox.conflicts.length === 0, count: inbox.conflicts.length },
  ];
}
