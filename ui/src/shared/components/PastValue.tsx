/// A value as it was: days and times as they are written here, and a national identity number hidden until it is asked for.
import { formatDay, formatLocal } from "../dates";
import { NationalId } from "./NationalId";

const NATIONAL_ID = /^\d{6} ?\d{5}$/u;
const DAY = /^\d{4}-\d{2}-\d{2}$/u;
const TIME = /^\d{4}-\d{2}-\d{2}[ T]\d{2}:\d{2}$/u;

export function PastValue({ value }: { value: string }) {
  return NATIONAL_ID.test(value) ? <NationalId digits={value.replace(" ", "")} /> : writtenHere(value);
}

/** A day or a time as it is written here; anything else as it is. */
export function writtenHere(value: string): string {
  if (DAY.test(value)) return formatDay(value);
  return TIME.test(value) ? formatLocal(value) : value;
}
