/// Trails as suggestions in a type-ahead.
import type { TFunction } from "i18next";
import type { TrailRow } from "../bindings/api";
import { type Option, SHOWN_MAX } from "./components/TypeAhead";

/**
 * As many trails as are shown of those that can be worked on and whose name holds what is typed; of all of them while a
 * chosen one stands in the field.
 */
export function trailOptions(trails: TrailRow[], text: string, chosen: string, t: TFunction): Option[] {
  const sought = chosen === "" ? text.trim().toLowerCase() : "";
  return trails
    .filter((trail) => trail.phase !== "ended" && trail.title.toLowerCase().includes(sought))
    .slice(0, SHOWN_MAX)
    .map((trail) => ({
      id: trail.id,
      label: trail.title,
      detail: `${t("portfolio.born", { year: trail.birth_year })} · ${t(`phase.${trail.phase}`)}`,
    }));
}
