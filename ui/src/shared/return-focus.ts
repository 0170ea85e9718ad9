/// Where the focus goes when a dialog closes: to what had it before, whatever moved it meanwhile.
import { useState } from "react";

/** For a dialog's `returnFocusTo`; remembers what has the focus when the dialog is first rendered. */
export function useReturnFocus(): () => HTMLElement | null {
  const [before] = useState(() => document.activeElement);
  return () => (before instanceof HTMLElement && before.isConnected && before !== document.body ? before : document.getElementById("content"));
}
