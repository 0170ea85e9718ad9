/// What a page remembers while the person is elsewhere, such as what a list was narrowed to: as long as the vault is open,
/// and nowhere but in memory.
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";

const KEPT = "kept";

/** Kept values never go stale by themselves; they go with the cache, when the vault is locked. */
export const keepValues = (client: QueryClient): void => client.setQueryDefaults([KEPT], { gcTime: Number.POSITIVE_INFINITY });

/** As `useState`, under a name by which the next visit finds it again. */
export function useKept<T>(name: string, initial: T): [T, (change: (now: T) => T) => void] {
  const client = useQueryClient();
  const [value, setValue] = useState<T>(() => client.getQueryData<T>([KEPT, name]) ?? initial);
  const change = useCallback(
    (of: (now: T) => T) => {
      setValue((now) => {
        const next = of(now);
        client.setQueryData([KEPT, name], next);
        return next;
      });
    },
    [client, name],
  );
  return [value, change];
}
