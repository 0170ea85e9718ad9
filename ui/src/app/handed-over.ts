/// Back to the participant one was with when the laptop comes back across the table.
import { useCallback, useEffect, useRef } from "react";
import { useBackend } from "../shared/backend";
import { HANDED_OVER } from "../shared/draft-keys";
import { useNavigation } from "../shared/navigation";
import { useHandedOver } from "../shared/queries";

/** A talk is over by then, and the day itself comes first again. */
const HOURS_MAX = 2;

/** Keeps whose trail it is while the laptop is with the participant; after the lock it is opened, once. */
export function useHandOver(): (trail: string) => void {
  const backend = useBackend();
  const { route, go } = useNavigation();
  const kept = useHandedOver().data ?? null;
  const taken = useRef(false);
  useEffect(() => {
    if (kept === null || taken.current) return;
    taken.current = true;
    void backend.call("discard_draft", { key: HANDED_OVER }).catch(() => {});
    const isNow = Date.now() - kept.saved_at < HOURS_MAX * 3_600_000;
    if (isNow && route.name === "home") go({ name: "trail", id: kept.body });
  }, [kept, backend, route.name, go]);
  return useCallback(
    (trail) => {
      taken.current = true;
      // Without it one comes back to the day, as after any lock.
      void backend.call("save_draft", { input: { key: HANDED_OVER, body: trail } }).catch(() => {});
    },
    [backend],
  );
}
