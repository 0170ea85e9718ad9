/// What a hit of a search looks like and where it leads.
import { Buildings2Icon, FileTextIcon, PersonIcon, TasklistIcon } from "@navikt/aksel-icons";
import type { HitKind, SearchHit } from "../bindings/api";
import type { Route } from "./navigation";

export const HIT_ICONS: Record<HitKind, typeof PersonIcon> = { trail: PersonIcon, meeting: Buildings2Icon, task: TasklistIcon, record: FileTextIcon };

/** Where a hit leads. A task or a record is shown on its trail; what belongs to no trail, among all that is found by its name. */
export function routeOf(hit: SearchHit): Route {
  switch (hit.kind) {
    case "meeting":
      return { name: "meeting", id: hit.id };
    case "trail":
    case "task":
    case "record":
      return hit.trail === null ? { name: "search", query: hit.title } : { name: "trail", id: hit.trail };
  }
}
