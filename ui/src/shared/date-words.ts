/// What days and months are called in each language. Spelled here and not taken from the system, so that every laptop
/// shows the same.
import type { Language } from "./language";

export type DateWords = {
  /** From Sunday. */
  weekdays: readonly string[];
  months: readonly string[];
  today: string;
  tomorrow: string;
  yesterday: string;
  inAWeek: string;
  /** Between the numbers of a date: `21.11.2026`, `21/11/2026`. */
  separator: "." | "/";
  /** `21. november`, `21 November`. */
  dayMonth: (day: number, month: string) => string;
  /** A month's short form: `nov.`, `Nov`. */
  shortMonth: (month: string) => string;
};

/** Months of four letters or less are not shortened. */
const MONTH_LETTERS_MAX = 4;

const NORWEGIAN_MONTHS = [
  "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "desember",
] as const;

const norwegian = {
  months: NORWEGIAN_MONTHS,
  separator: "." as const,
  dayMonth: (day: number, month: string) => `${day}. ${month}`,
  shortMonth: (month: string) => (month.length > MONTH_LETTERS_MAX ? `${month.slice(0, 3)}.` : month),
};

export const DATE_WORDS: Record<Language, DateWords> = {
  nb: {
    ...norwegian,
    weekdays: ["søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"],
    today: "i dag",
    tomorrow: "i morgen",
    yesterday: "i går",
    inAWeek: "om en uke",
  },
  nn: {
    ...norwegian,
    weekdays: ["søndag", "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag"],
    today: "i dag",
    tomorrow: "i morgon",
    yesterday: "i går",
    inAWeek: "om ei veke",
  },
  en: {
    weekdays: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    months: [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ],
    today: "today",
    tomorrow: "tomorrow",
    yesterday: "yesterday",
    inAWeek: "in a week",
    separator: "/",
    dayMonth: (day, month) => `${day} ${month}`,
    shortMonth: (month) => month.slice(0, 3),
  },
};
