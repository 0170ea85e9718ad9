/// All dates and times on screen and from the keyboard: in the language in use, on the clock in Oslo.
///
/// A *day* is text `2026-11-21`, a *local time* is text `2026-11-21T14:30`, an *instant* is milliseconds since 1970.
/// The forms in the comments are those of bokmål.
import { DATE_WORDS, type DateWords } from "./date-words";
import { currentLanguage, LANGUAGES } from "./language";

const OSLO = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Oslo",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Times offered for a visit are rounded to this, because nobody remembers minutes. */
const ROUND_TO_MINUTES = 5;
/** Two-digit years are read as years of this century. */
const CENTURY = 2000;

const words = (): DateWords => DATE_WORDS[currentLanguage()];

const pad = (value: number): string => String(value).padStart(2, "0");

/** Minutes whose local time was asked for: a page asks for the same ones row by row, and asking costs as much as a row. */
const asked = new Map<number, string>();
/** So many are remembered before all are forgotten. */
const ASKED_MAX = 2000;

/** The local time in Oslo of an instant. */
export function localTime(instant: number): string {
  const minute = Math.floor(instant / MINUTE_MS);
  const known = asked.get(minute);
  if (known !== undefined) return known;
  const part: Record<string, string> = {};
  for (const { type, value } of OSLO.formatToParts(instant)) part[type] = value;
  const local = `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`;
  if (asked.size >= ASKED_MAX) asked.clear();
  asked.set(minute, local);
  return local;
}

/** The day in Oslo of an instant. */
export const dayOf = (instant: number): string => localTime(instant).slice(0, 10);

/** Today in Oslo. */
export const today = (): string => dayOf(Date.now());

/** The local time now, rounded down to five minutes. */
export function nowRounded(instant: number = Date.now()): string {
  const step = ROUND_TO_MINUTES * MINUTE_MS;
  return localTime(Math.floor(instant / step) * step);
}

const utcOf = (day: string): Date => new Date(`${day.slice(0, 10)}T00:00:00Z`);

/** The day `count` days later. */
export const addDays = (day: string, count: number): string =>
  new Date(utcOf(day).getTime() + count * DAY_MS).toISOString().slice(0, 10);

/** The same day of the month `count` months later; the last one of a month that has no such day. */
export function addMonths(day: string, count: number): string {
  const first = utcOf(`${day.slice(0, 7)}-01`);
  first.setUTCMonth(first.getUTCMonth() + count);
  const month = first.toISOString().slice(0, 7);
  first.setUTCMonth(first.getUTCMonth() + 1, 0);
  return `${month}-${String(Math.min(Number(day.slice(8, 10)), first.getUTCDate())).padStart(2, "0")}`;
}

/** How many days `day` lies after `from`; negative when before. */
export const daysBetween = (from: string, day: string): number =>
  Math.round((utcOf(day).getTime() - utcOf(from).getTime()) / DAY_MS);

/** `mandag` … `søndag`. */
export const weekday = (day: string): string => words().weekdays[utcOf(day).getUTCDay()] ?? "";

/** ISO week number. */
export function weekNumber(day: string): number {
  const thursday = utcOf(day);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  const yearStart = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return Math.ceil(((thursday.getTime() - yearStart) / DAY_MS + 1) / 7);
}

/** `21.11.2026`. */
export const formatDay = (day: string): string => [day.slice(8, 10), day.slice(5, 7), day.slice(0, 4)].join(words().separator);

/** `21.11.`, for a year that goes without saying. */
export const formatDayInYear = (day: string): string =>
  words().separator === "." ? `${day.slice(8, 10)}.${day.slice(5, 7)}.` : `${day.slice(8, 10)}/${day.slice(5, 7)}`;

const monthOf = (day: string): string => words().months[Number(day.slice(5, 7)) - 1] ?? "";

/** `21. november 2026`. */
export const formatDayLong = (day: string): string => `${formatDayMonth(day)} ${day.slice(0, 4)}`;

/** `21. november`. */
export const formatDayMonth = (day: string): string => words().dayMonth(Number(day.slice(8, 10)), monthOf(day));

/** `november 2026`. */
export const formatMonth = (day: string): string => `${monthOf(day)} ${day.slice(0, 4)}`;

/** `14:30` of an instant. */
export const formatTime = (instant: number): string => localTime(instant).slice(11, 16);

/** `21.11.2026` of an instant. */
export const formatDate = (instant: number): string => formatDay(dayOf(instant));

/** `21.11.2026 14:30` of a local time, as it is typed in a field. */
export const formatLocal = (local: string): string => `${formatDay(local)} ${local.slice(11, 16)}`;

/** A value that is a day or a local time, as it is written here; any other as it is. */
export function writtenHere(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) return formatDay(value);
  return /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}$/u.test(value) ? formatLocal(value) : value;
}

/** `i dag`, `i morgen`, `i går`, a weekday within six days, else `3. desember`, with the year when it is another. */
export function relativeDay(day: string, from: string = today()): string {
  const ahead = daysBetween(from, day);
  if (ahead === 0) return words().today;
  if (ahead === 1) return words().tomorrow;
  if (ahead === -1) return words().yesterday;
  if (ahead > 1 && ahead < 7) return weekday(day);
  return day.slice(0, 4) === from.slice(0, 4) ? formatDayMonth(day) : formatDayLong(day);
}

/** As [`relativeDay`], for narrow columns: `19. nov.`, `19. nov. 2025`. */
export function shortDay(day: string, from: string = today()): string {
  const ahead = daysBetween(from, day);
  if (ahead >= -1 && ahead < 7) return relativeDay(day, from);
  const short = words().dayMonth(Number(day.slice(8, 10)), words().shortMonth(monthOf(day)));
  return day.slice(0, 4) === from.slice(0, 4) ? short : `${short} ${day.slice(0, 4)}`;
}

/** `i dag 14:30`, `mandag 09:00`, `3. desember 2025 10:00`. */
export const relativeInstant = (instant: number, from: string = today()): string =>
  `${relativeDay(dayOf(instant), from)} ${formatTime(instant)}`;

/** `14:30` when today, else the day and the time. */
export const shortInstant = (instant: number, from: string = today()): string =>
  dayOf(instant) === from ? formatTime(instant) : relativeInstant(instant, from);

/** `14:30–15:30`. */
export const formatSpan = (instant: number, minutes: number): string =>
  minutes > 0 ? `${formatTime(instant)}–${formatTime(instant + minutes * MINUTE_MS)}` : formatTime(instant);

function validDay(year: number, month: number, date: number): string | null {
  const text = `${String(year).padStart(4, "0")}-${pad(month)}-${pad(date)}`;
  const read = new Date(`${text}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== text ? null : text;
}

/** How many days away the word names; in whatever language it is typed, because people mix them. */
function namedDay(typed: string, from: string): number | null {
  const here = utcOf(from).getUTCDay();
  for (const language of LANGUAGES) {
    const { today: now, tomorrow, yesterday, inAWeek, weekdays } = DATE_WORDS[language];
    const offset = [now, tomorrow, yesterday, inAWeek].findIndex((word) => typed === word || typed === word.replace(" ", ""));
    if (offset >= 0) return [0, 1, -1, 7][offset] ?? null;
    const named = weekdays.findIndex((name) => typed.length >= 3 && name.toLowerCase().startsWith(typed));
    if (named >= 0) return ((named - here + 6) % 7) + 1;
  }
  return null;
}

/** Reads a day as people type it: `i morgen`, `fredag`, `21.11`, `21.11.26`, `21112026`, `2026-11-21`; null if none. */
export function parseDay(text: string, from: string = today()): string | null {
  const typed = text.trim().toLowerCase().replace(/^(på|den|on)\s+/u, "");
  const ahead = namedDay(typed, from);
  if (ahead !== null) return addDays(from, ahead);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u.exec(typed);
  if (iso) return validDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const norwegian = /^(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2})?)?$/u.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/u.exec(typed);
  if (!norwegian) return null;
  const year = norwegian[3] === undefined ? Number(from.slice(0, 4)) : Number(norwegian[3]);
  return validDay(year < 100 ? CENTURY + year : year, Number(norwegian[2]), Number(norwegian[1]));
}

/** Reads a time of day: `14:30`, `14.30`, `1430`, `9`, `kl 9`; null if none. */
export function parseTime(text: string): string | null {
  const typed = text.trim().toLowerCase().replace(/^kl\.?\s*/u, "");
  const read = /^(\d{1,2})(?:[:.](\d{2}))?$/u.exec(typed) ?? /^(\d{2})(\d{2})$/u.exec(typed);
  if (!read) return null;
  const [hour, minute] = [Number(read[1]), Number(read[2] ?? 0)];
  return hour < 24 && minute < 60 ? `${pad(hour)}:${pad(minute)}` : null;
}

/** Reads a day and a time, in that order; a time alone is today. Gives a local time, or null. */
export function parseLocal(text: string, from: string = today()): string | null {
  const typed = text.trim();
  const iso = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})/u.exec(typed);
  if (iso) return parseDay(iso[1] ?? "", from) === null || parseTime(iso[2] ?? "") === null ? null : `${iso[1]}T${iso[2]}`;
  const alone = parseTime(typed);
  if (alone !== null && !/^\d{1,2}\.\d{1,2}$/u.test(typed)) return `${from}T${alone}`;
  const cut = /^(.*?)[\s,]+(?:kl\.?\s*)?([\d:.]+)$/u.exec(typed);
  if (!cut) return alone === null ? null : `${from}T${alone}`;
  const [day, time] = [parseDay(cut[1] ?? "", from), parseTime(cut[2] ?? "")];
  return day === null || time === null ? null : `${day}T${time}`;
}
