/// Nothing behind the turned screen hears what happens in front of it: what is open there waits as it is.
import { useEffect, useRef } from "react";

const HEARD = ["pointerdown", "pointerup", "focusin", "focusout"] as const;

const stop = (event: Event) => event.stopImmediatePropagation();

/** `onLeave`: Esc or F8 was pressed. */
export function useCurtain(onLeave: () => void): void {
  const leave = useRef(onLeave);
  useEffect(() => {
    leave.current = onLeave;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      stop(event);
      if (event.repeat || (event.key !== "Escape" && event.key !== "F8")) return;
      event.preventDefault();
      leave.current();
    };
    window.addEventListener("keydown", onKeyDown, { capture: true });
    for (const name of HEARD) window.addEventListener(name, stop, { capture: true });
    return () => {
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      for (const name of HEARD) window.removeEventListener(name, stop, { capture: true });
    };
  }, []);
}
