/// Where one was when the window was locked. Locking loads the page anew, so that nothing read is left in it; only the way
/// back is, for as long as the window lives, and never on disk. What it names is asked for anew, by whoever unlocked.
import type { Route } from "../shared/navigation";

const KEY = "left";

export type Left = {
  place?: Route | undefined;
  /** Minutes of rest after which the window locked itself; null when somebody locked it. */
  lockedAfter: number | null;
};

export function keepLeft(left: Left): void {
  sessionStorage.setItem(KEY, JSON.stringify(left));
}

export function readLeft(): Left {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? { lockedAfter: null } : (JSON.parse(kept) as Left);
}

export function forgetLeft(): void {
  sessionStorage.removeItem(KEY);
}
