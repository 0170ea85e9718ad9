/// Which of the three faces the window shows: enrol, unlock, or the work surface.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useState } from "react";
import type { AppStatus } from "../bindings/api";
import { EnrolPage } from "../features/enrol/EnrolPage";
import { UnlockPage } from "../features/unlock/UnlockPage";
import { useBackend } from "../shared/backend";
import { LoadError } from "../shared/components/Feedback";
import { waitBegins } from "../shared/marks";
import { NavigationProvider, type Route } from "../shared/navigation";
import { usePreferences } from "../shared/preferences";
import { APP_STATUS, invalidateStore, readFirst, SYNC_STATUS, useAppStatus } from "../shared/queries";
import { ToastProvider } from "../shared/toast";
import { keepLockedAfter, readLockedAfter } from "./locked-itself";
import { Shell } from "./Shell";

/** Changes that come in a burst (a merge of a week) are read again once. */
const BURST_MS = 50;

/** `start`: the page that is shown first. */
export function App({ start }: { start?: Route | undefined }) {
  const backend = useBackend();
  const client = useQueryClient();
  const status = useAppStatus();
  const { lock_minutes } = usePreferences();
  const [lockedAfter, setLockedAfter] = useState(readLockedAfter);

  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const stops = [
      backend.listen("changed", () => {
        clearTimeout(waiting);
        waiting = setTimeout(() => void invalidateStore(client), BURST_MS);
      }),
      backend.listen("sync-status", (sync) => client.setQueryData(SYNC_STATUS, sync)),
      backend.listen("locked", () => {
        // First what is on screen goes, then the question whether it was enrolled at all.
        client.setQueryData<AppStatus>(APP_STATUS, (now) => (now === undefined ? now : { ...now, phase: "locked", me: null }));
        void client.invalidateQueries({ queryKey: APP_STATUS });
      }),
    ];
    return () => {
      clearTimeout(waiting);
      for (const stop of stops) stop();
    };
  }, [backend, client]);

  // What was read goes when nothing shows it any more: what is still on screen would ask the locked vault for it anew.
  const open = status.data?.phase === "open";
  useEffect(() => {
    if (!open) client.removeQueries({ predicate: (query) => query.queryKey[0] !== APP_STATUS[0] && query.getObserversCount() === 0 });
  }, [client, open]);

  const onOpen = useCallback(
    (next: AppStatus) => {
      if (next.phase === "open") {
        waitBegins("unlock");
        waitBegins("page:home");
        readFirst(client, backend);
      }
      keepLockedAfter(null);
      setLockedAfter(null);
      client.setQueryData(APP_STATUS, next);
    },
    [client, backend],
  );
  // Before the vault is locked: the page may be gone before it hears of it.
  const onLocking = useCallback(
    (idle: boolean) => {
      const after = idle ? lock_minutes : null;
      keepLockedAfter(after);
      setLockedAfter(after);
    },
    [lock_minutes],
  );
  const onLocked = useCallback((next: AppStatus) => client.setQueryData(APP_STATUS, next), [client]);

  if (status.isError) {
    return (
      <main className="wt-auth" id="content">
        <LoadError error={status.error} retry={() => void status.refetch()} />
      </main>
    );
  }
  if (status.data === undefined) return <main id="content" aria-busy="true" />;
  switch (status.data.phase) {
    case "unenrolled":
      return <EnrolPage onOpen={onOpen} />;
    case "locked":
      return <UnlockPage status={status.data} lockedAfter={lockedAfter} onOpen={onOpen} />;
    case "open":
      return status.data.me === null ? null : (
        <ToastProvider>
          <NavigationProvider {...(start === undefined ? {} : { start })}>
            <Shell me={status.data.me} onLocking={onLocking} onLocked={onLocked} />
          </NavigationProvider>
        </ToastProvider>
      );
  }
}
