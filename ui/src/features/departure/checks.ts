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

/** What has not left this laptop: on its way, and what the office did not take. */
const unsent = ({ outbox, held, quarantined }: SyncStatus) => ({ waiting: outbox + held, stopped: quarantined });

/** Before one leaves the network: colleagues have what is done, what the day needs is here, and nobody waits for an answer. */
export function leavingChecks({ sync, ahead, inbox, now }: Facts): Check[] {
  const { waiting, stopped } = unsent(sync);
  const meetings = ahead.filter(({ kind }) => kind === "meeting").map(({ meeting }) => meeting);
  const lost = meetings.filter(({ channel, place, status }) => status === "planned" && channel === "physical" && place.trim() === "");
  return [
    { name: "delivered", ok: waiting + stopped === 0, waiting, stopped },
    { name: "fresh", ok: sync.contact_at !== null && now - sync.contact_at < FRESH_MINUTES * 60_000, at: sync.contact_at },
    { name: "places", ok: lost.length === 0, meetings: lost },
    { name: "conflicts", ok: inbox.conflicts.length === 0, count: inbox.conflicts.length },
  ];
}

/** Before the lid is closed: nothing is left half done here. */
export const closingChecks = ({ drafts }: Facts): Check[] => [{ name: "drafts", ok: drafts.length === 0, count: drafts.length }];

/** Whether all that was done has left the laptop. */
export function allDelivered({ sync }: Facts): boolean {
  const { waiting, stopped } = unsent(sync);
  return waiting + stopped === 0;
}
