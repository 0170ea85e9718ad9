import type { ReactNode } from "react";

/** A key to press, as a hint. Hidden from screen readers: the text beside it or `aria-keyshortcuts` says it. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="wt-kbd" aria-hidden>
      {children}
    </kbd>
  );
}
