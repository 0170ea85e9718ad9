/// Which of one's own meetings claim the same time, travel included. It marks; what to make of it Rust says.
import type { MeetingRow } from "../bindings/api";

const MINUTE_MS = 60_000;

const busyFrom = ({ at, travel_to }: MeetingRow): number => at - travel_to * MINUTE_MS;
const busyTo = ({ at, minutes, travel_from }: MeetingRow): number => at + (minutes + travel_from) * MINUTE_MS;

/** What is called off or taken back takes no time, and a colleague's takes none of one's own. */
const takesTime = ({ mine, undone, status }: MeetingRow): boolean => mine && !undone && status !== "cancelled";

/** Meetings at the same time as one, held or not: a sheet of days that have been says so, too. */
export const overlapping = (meeting: MeetingRow, meetings: MeetingRow[]): MeetingRow[] =>
  takesTime(meeting) ? meetings.filter((other) => other.id !== meeting.id && takesTime(other) && busyFrom(other) < busyTo(meeting) && busyFrom(meeting) < busyTo(other)) : [];

const isAhead = ({ status }: MeetingRow): boolean => status === "planned";

/** Planned meetings that collide with a planned one: there, something can still be done about it. */
export const clashesOf = (meeting: MeetingRow, meetings: MeetingRow[]): MeetingRow[] => (isAhead(meeting) ? overlapping(meeting, meetings.filter(isAhead)) : []);
