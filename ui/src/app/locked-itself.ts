/// After how many minutes of rest the window locked itself; null when somebody locked it. Locking loads the page anew, so
/// that nothing read is left in it: this is all that is kept, as the state of the window's one step of history, in memory.
/// One comes back to the day, where whatever was being typed is offered.
type Kept = { lockedAfter: number | null };

export function keepLockedAfter(lockedAfter: number | null): void {
  history.replaceState({ lockedAfter } satisfies Kept, "");
}

export function readLockedAfter(): number | null {
  return (history.state as Kept | null)?.lockedAfter ?? null;
}
