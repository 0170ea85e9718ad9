/// How long the window makes one wait, as the browser's own performance entries. They hold what was waited for and how
/// long, and nothing of anybody: `cargo xtask bench ui` reads them.
import { useEffect } from "react";
import type { Route } from "./navigation";

/** From the passphrase's acceptance to today's visits; from a step to its whole page; from a key to its hits. */
type Wait = "unlock" | "search" | `page:${Route["name"]}`;

/** What has its first part, which is what was waited for most, and is to have the rest. */
const PAINTING = '[data-painting="true"]';

/** The wait begins, again if it had. */
export function waitBegins(wait: Wait): void {
  performance.clearMarks(wait);
  performance.mark(wait);
}

/** The wait ends with the next picture; nothing when it had not begun. */
function waitEnds(wait: Wait): void {
  if (performance.getEntriesByName(wait, "mark").length === 0) return;
  requestAnimationFrame(() => {
    performance.clearMeasures(wait);
    // Ended by another picture already, when two ask at once.
    if (performance.getEntriesByName(wait, "mark").length > 0) performance.measure(wait, wait);
    performance.clearMarks(wait);
  });
}

/** Ends the wait for a page when nothing on it is grey or still being painted; `visit` counts steps. */
export function usePagePainted(name: Route["name"], visit: number): void {
  useEffect(() => {
    const look = () => {
      if (document.querySelector(`#content .aksel-skeleton:not(${PAINTING} *)`) !== null) {
        frame = requestAnimationFrame(look);
        return;
      }
      if (name === "home") waitEnds("unlock");
      if (document.querySelector(`#content ${PAINTING}`) !== null) frame = requestAnimationFrame(look);
      else waitEnds(`page:${name}`);
    };
    let frame = requestAnimationFrame(look);
    return () => cancelAnimationFrame(frame);
  }, [name, visit]);
}

/** Ends the wait for hits when those of what is typed now are there. */
export function useHitsPainted(there: boolean): void {
  useEffect(() => {
    if (there) waitEnds("search");
  }, [there]);
}
