/// Whether Caps Lock is on, told by the letters themselves: not every web view knows the state of the key.
import { type KeyboardEvent, useState } from "react";

/** Null where a press says nothing of it. */
export function capsOf({ key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">): boolean | null {
  const [small, large] = [key.toLowerCase(), key.toUpperCase()];
  if ([...key].length !== 1 || small === large) return null;
  return (key === large) !== shiftKey;
}

/** Gives the state, and what listens to the presses. */
export function useCapsLock(): [on: boolean, listen: (event: KeyboardEvent) => void] {
  const [on, setOn] = useState(false);
  const listen = (event: KeyboardEvent) => {
    const said = capsOf(event);
    if (said !== null) setOn(said);
    // The next letter says what it was pressed for.
    else if (event.key === "CapsLock") setOn(event.getModifierState("CapsLock"));
  };
  return [on, listen];
}
