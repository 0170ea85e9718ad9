/// What the window shows, dialogs and all; taken out of the document whole while the screen is turned, and put back as it was.
import { Provider } from "@navikt/ds-react";
import { type ReactNode, useCallback, useLayoutEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";

/** Puts back what the document forgets of what is taken out of it. */
export type PutBack = () => void;

/** `turned`: given while somebody else looks at the screen, and called when they no longer do. */
export function Stage({ turned, children }: { turned: PutBack | null; children: ReactNode }) {
  const [host] = useState(() => {
    const made = document.createElement("div");
    made.className = "wt-stage";
    return made;
  });
  // With the place, and not after it: what is inside takes the focus as it is mounted.
  const place = useCallback((node: HTMLElement | null) => node?.append(host), [host]);
  const before = useRef<PutBack | null>(null);
  useLayoutEffect(() => {
    if (turned === null) before.current?.();
    before.current = turned;
  }, [turned]);
  return (
    <>
      {turned === null && <div ref={place} className="wt-stage" />}
      {/* Dialogs and menus come in here too, so that they go with the rest. */}
      {createPortal(<Provider rootElement={host}>{children}</Provider>, host)}
    </>
  );
}

/** Notes where the focus, the cursor and the scrollers are. */
export function noted(): PutBack {
  const active = document.activeElement;
  const cursor = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? ([active.selectionStart, active.selectionEnd] as const) : null;
  const scrolled = [...document.querySelectorAll(".wt-stage *")].filter(({ scrollTop, scrollLeft }) => scrollTop > 0 || scrollLeft > 0);
  const tops = scrolled.map((element) => ({ element, top: element.scrollTop, left: element.scrollLeft }));
  return () => {
    for (const { element, top, left } of tops) {
      element.scrollTop = top;
      element.scrollLeft = left;
    }
    if (!(active instanceof HTMLElement) || active === document.body) return;
    active.focus({ preventScroll: true });
    // What is no text has no cursor.
    if (cursor !== null && cursor[0] !== null) (active as HTMLInputElement).setSelectionRange(cursor[0], cursor[1]);
  };
}
