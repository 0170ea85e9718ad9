/// Which of one's own meetings claim the same time, travel included. It marks; what to make of it Rust says.
import type { MeetingRow } from "../bindings/api";

const MINUTE_MS = 60_000;

const busyFrom = ({ at, travel_to }: MeetingRow): number => at - travel_to * MINUTE_MS;
const busyTo = ({ at, minutes, travel_from }: MeetingRow): number => at + (minutes + travel_from) * MINUTE_MS;

/** Planned meetings that collide with a planned one. */
export const clashesOf = (meeting: MeetingRow, meetings: MeetingRow[]): MeetingRow[] =>
  meeting.status !== "planned" || !meeting.mine
    ? []
    : meetings.filter((other) => other.id !== meeting.id && other.mine && !other.undone && other.status === "planned" && busyFrom(other) < busyTo(meeting) && busyFrom(meeting) < busyTo(other));
