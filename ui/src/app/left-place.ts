/// Where one was when the window was locked. Locking loads the page anew, so that nothing read is left in it; only the way
/// back is, as the state of the window's one step of history: in memory, and gone with the window. What it names is asked
/// for anew, by whoever unlocked.
import type { Route } from "../shared/navigation";

export type Left = {
  place?: Route | undefined;
  /** Minutes of rest after which the window locked itself; null when somebody locked it. */
  lockedAfter: number | null;
};

export function keepLeft(left: Left): void {
  history.replaceState(left, "");
}

export function readLeft(): Left {
  return (history.state as Left | null) ?? { lockedAfter: null };
}

export function forgetLeft(): void {
  history.replaceState(null, "");
}
