import type { TFunction } from "i18next";
import type { NamedDayRow } from "../../bindings/api";
import { relativeDay } from "../../shared/dates";

/** `skjærtorsdag i morgen`, `julaften torsdag, kort dag`. */
export const dayName = (day: NamedDayRow, today: string, t: TFunction): string =>
  t(day.off ? "morning.dayOff" : "morning.shortDay", { name: day.title, day: relativeDay(day.date, today) });
