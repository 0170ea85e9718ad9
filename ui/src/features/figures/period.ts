/// The stretches of time that figures are asked for.
import { addDays, today } from "../../shared/dates";

export const PERIODS = ["weeks12", "month", "quarter", "year"] as const;
export type Period = (typeof PERIODS)[number];

const WEEKS_DAYS = 12 * 7;

/** First day of a period that ends today. */
export function firstDayOf(period: Period, now: string = today()): string {
  const month = Number(now.slice(5, 7));
  switch (period) {
    case "weeks12": {
      const from = addDays(now, 1 - WEEKS_DAYS);
      // From a Monday, so that the first week is a whole one.
      return addDays(from, (8 - (new Date(`${from}T00:00:00Z`).getUTCDay() || 7)) % 7);
    }
    case "month":
      return `${now.slice(0, 7)}-01`;
    case "quarter":
      return `${now.slice(0, 4)}-${String(month - ((month - 1) % 3)).padStart(2, "0")}-01`;
    case "year":
      return `${now.slice(0, 4)}-01-01`;
  }
}
