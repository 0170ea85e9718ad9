/// Locks the window when nobody has touched it for a while.
import { useEffect, useRef } from "react";
import { usePreferences } from "./preferences";

/** Signs of a person. */
const SIGNS = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** How often the clock is looked at. A timer that sleeps with the lid would be late; a look at the clock is not. */
const LOOK_MS = 5_000;

/** Calls `lock` when the person has been away for as long as the preferences say, and again after as long when that failed. */
export function useIdleLock(lock: () => void): void {
  const { lock_minutes } = usePreferences();
  const latest = useRef(lock);
  useEffect(() => {
    latest.current = lock;
  });
  useEffect(() => {
    let last = Date.now();
    const sign = () => {
      // A lid that is opened after an hour: what comes first is the lock, not a new hour.
      look();
      last = Date.now();
    };
    const look = () => {
      if (Date.now() - last < lock_minutes * 60_000) return;
      last = Date.now();
      latest.current();
    };
    const timer = setInterval(look, LOOK_MS);
    for (const of of SIGNS) window.addEventListener(of, sign, { passive: true, capture: true });
    return () => {
      clearInterval(timer);
      for (const of of SIGNS) window.removeEventListener(of, sign, { capture: true });
    };
  }, [lock_minutes]);
}
