/// Amounts as they are written in the language in use.
import { currentLanguage } from "./language";

const BYTES_PER_MB = 1_000_000;

/** `1,2`, or `1.2` in English. */
export function megabytes(bytes: number): string {
  const text = (bytes / BYTES_PER_MB).toFixed(1);
  return currentLanguage() === "en" ? text : text.replace(".", ",");
}
