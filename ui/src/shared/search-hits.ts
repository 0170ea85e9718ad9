/// What a hit of a search looks like and where it leads.
import { Buildings2Icon, FileTextIcon, PersonIcon, TasklistIcon } from "@navikt/aksel-icons";
import { useCallback } from "react";
import type { HitKind, RecordRow, SearchHit } from "../bindings/api";
import { useBackend } from "./backend";
import { type Route, useNavigation } from "./navigation";
import { isOrgNumber } from "./org-number";

export const HIT_ICONS: Record<HitKind, typeof PersonIcon> = { trail: PersonIcon, meeting: Buildings2Icon, task: TasklistIcon, record: FileTextIcon };

const OWN_KINDS: RecordRow["kind"][] = ["private_task", "workspace_link", "note_template", "user_log", "preference"];

/** Opens what was found: on its trail, at its employer, or in the own workspace. */
export function useOpenHit(): (hit: SearchHit) => void {
  const backend = useBackend();
  const { go } = useNavigation();
  return useCallback(
    (hit) => {
      if (hit.kind === "meeting") go({ name: "meeting", id: hit.id });
      else if (hit.trail !== null) go({ name: "trail", id: hit.trail });
      else {
        // A record without a trail says itself where it lies. One that has gone meanwhile is looked for by its name.
        void backend.call("record", { id: hit.id }).then(
          ({ row }) => go(placeOf(row) ?? { name: "search", query: hit.title }),
          () => go({ name: "search", query: hit.title }),
        );
      }
    },
    [backend, go],
  );
}

function placeOf({ kind, fields }: RecordRow): Route | null {
  if (OWN_KINDS.includes(kind)) return { name: "workspace" };
  const org = (kind === "employer" ? fields.org_number : fields.employer) ?? "";
  return isOrgNumber(org) ? { name: "employer", org } : null;
}
