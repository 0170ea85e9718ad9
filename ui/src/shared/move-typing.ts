/// Typing that went on while a save was under way, moved onto what was saved.

/** Repeats on `onto` the one piece of typing that made `typed` of `from`; at the end when its place is gone. */
export function moveTyping(from: string, typed: string, onto: string): string {
  const shorter = Math.min(from.length, typed.length);
  let head = 0;
  while (head < shorter && from[head] === typed[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && from.at(-1 - tail) === typed.at(-1 - tail)) tail += 1;
  const inserted = typed.slice(head, typed.length - tail);
  const removed = from.length - tail - head;
  const put = (at: number) => onto.slice(0, at) + inserted + onto.slice(at + removed);
  const byStart = onto.startsWith(from.slice(0, head + removed)) ? put(head) : null;
  const byEnd = onto.endsWith(from.slice(head)) ? put(onto.length - (from.length - head)) : null;
  // The side with more unchanged text around the typing says more surely where it belongs.
  const placed = tail > head ? (byEnd ?? byStart) : (byStart ?? byEnd);
  // What was to go is gone already; what was written has to stand somewhere.
  return placed ?? (inserted === "" ? onto : `${onto}\n${inserted}`);
}
