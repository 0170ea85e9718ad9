/// A value as it was: days and times as they are written here, and a national identity number hidden until it is asked for.
import { writtenHere } from "../dates";
import { NationalId } from "./NationalId";

const NATIONAL_ID = /^\d{6} ?\d{5}$/u;

export function PastValue({ value }: { value: string }) {
  return NATIONAL_ID.test(value) ? <NationalId digits={value.replace(" ", "")} /> : writtenHere(value);
}
