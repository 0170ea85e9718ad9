/// What a public holiday or a short day is called; English-speakers in Norway know them by their Norwegian names.
import type { NamedDayRow } from "../bindings/api";
import { currentLanguage } from "./language";

export const namedDay = (day: NamedDayRow): string => (currentLanguage() === "nn" ? day.title_nn : day.title_nb);
