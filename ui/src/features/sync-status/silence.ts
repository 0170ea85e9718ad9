/// Notices that the server does not answer: a round that is only tried is no delivery.
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import type { SyncStatus } from "../../bindings/api";
import { useSyncStatus } from "../../shared/queries";

/** As long as a slow network may take before it is said that one waits for it, in milliseconds. */
const PATIENCE_MS = 5000;

/** What was heard of the server at the moment from which it is silent; null while it is not. */
const SILENT_SINCE = ["sync_silent_since"] as const;

/** Another one whenever the server answers anything. */
const heardOf = ({ contact_at, delivered, held, progress }: SyncStatus): string => JSON.stringify([contact_at, delivered, held, progress]);

/** The status as a person may rely on it: what waits for an answer that does not come waits for the network. */
export function useSteadyStatus(): SyncStatus | undefined {
  const status = useSyncStatus().data;
  const { data: since } = useQuery<string | null>({ queryKey: SILENT_SINCE, queryFn: () => null, enabled: false, initialData: null });
  if (status === undefined || status.phase !== "working" || since !== heardOf(status)) return status;
  return { ...status, phase: "offline", progress: null };
}

/** Listens for the silence, in one place of the window. */
export function useSilence(): void {
  const client = useQueryClient();
  const status = useSyncStatus().data;
  const phase = status?.phase;
  const heard = status === undefined ? null : heardOf(status);
  useEffect(() => {
    const silent = (since: string | null) => client.setQueryData(SILENT_SINCE, since);
    // Out of reach, and then tried again: nothing is better until something is heard.
    if (phase === "offline") silent(heard);
    if (phase === "idle" || phase === "stopped") silent(null);
    if (phase !== "working") return;
    const timer = setTimeout(() => silent(heard), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [client, phase, heard]);
}
