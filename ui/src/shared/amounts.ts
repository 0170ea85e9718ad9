/// Amounts as they are written in the language in use.
import { currentLanguage } from "./language";

const BYTES_PER_MB = 1_000_000;

/** `1,2`, or `1.2` in English. */
const oneDecimal = (amount: number): string => {
  const text = amount.toFixed(1);
  return currentLanguage() === "en" ? text : text.replace(".", ",");
};

export const megabytes = (bytes: number): string => oneDecimal(bytes / BYTES_PER_MB);

/** `12,5` of minutes; whole hours without the decimal. */
export const hours = (minutes: number): string => (minutes % 60 === 0 ? String(minutes / 60) : oneDecimal(minutes / 60));

/** `42 %` of tenths of a percent. */
export const percent = (permille: number): string => `${Math.round(permille / 10)}\u00a0%`;
