/// Of many tasks those one is asked about first: in one's own trails; for whoever follows the team, or has no trail, all of them.
import { useMemo } from "react";
import type { TaskRow } from "../bindings/api";
import { useAppStatus, usePortfolio } from "./queries";

/** Ids of one's own trails; a colleague's are on this laptop too. */
export function useOwnTrails(): ReadonlySet<string> {
  const portfolio = usePortfolio();
  return useMemo(() => new Set((portfolio.data?.trails ?? []).filter(({ mine }) => mine).map(({ id }) => id)), [portfolio.data]);
}

/** A supervisor follows the team; a specialist begins with what is one's own. */
export const useFollowsTeam = (): boolean => useAppStatus().data?.me?.role === "supervisor";

/** Undefined until it is known whose they are. */
export function useOwnTasks(tasks: TaskRow[] | undefined): TaskRow[] | undefined {
  const { isPending } = usePortfolio();
  const own = useOwnTrails();
  const everybodys = useFollowsTeam();
  return useMemo(() => {
    if (tasks === undefined || isPending) return undefined;
    return everybodys || own.size === 0 ? tasks : tasks.filter(({ trail }) => own.has(trail));
  }, [tasks, isPending, own, everybodys]);
}
