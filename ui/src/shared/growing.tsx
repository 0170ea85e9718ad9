/// A long list is painted as far as it is looked at: its beginning at once, more before its end comes into view, and all of
/// it on paper. What is counted, sorted, chosen and searched is the whole list, painted or not.
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";

/** Rows at first and with each step: more than any screen has, and few enough that a page stands at once. */
const STEP = 100;
/** Where a row has much in it: as many as the tallest screen shows, so that the page stands; the next ones come right after. */
export const STEP_OF_HEAVY_ROWS = 20;

type Growing<T> = {
  /** The rows to paint. */
  shown: T[];
  /** Goes after the last of them; brings the next ones. */
  end: ReactNode;
  /** Paints as far as that row at once, so that it can have the focus. */
  reach: (row: number) => void;
};

/** `of`: what list it is; another one begins at its beginning. `step`: fewer where several lists stand side by side. */
export function useGrowing<T>(rows: T[], of: unknown = null, step = STEP): Growing<T> {
  const [painted, setPainted] = useState({ of, count: step });
  // A laptop that cannot tell what is in view, and paper, get everything.
  const count = typeof IntersectionObserver === "undefined" ? rows.length : painted.of === of ? painted.count : step;
  const whole = count >= rows.length;
  useEffect(() => {
    const everything = () => flushSync(() => setPainted({ of, count: Number.POSITIVE_INFINITY }));
    window.addEventListener("beforeprint", everything);
    return () => window.removeEventListener("beforeprint", everything);
  }, [of]);
  const shown = useMemo(() => (whole ? rows : rows.slice(0, count)), [rows, count, whole]);
  const more = useCallback(() => setPainted({ of, count: count + step }), [of, count, step]);
  const reach = useCallback((row: number) => {
    if (row >= count) flushSync(() => setPainted({ of, count: row + step }));
  }, [of, count, step]);
  const end = whole ? null : <End key={count} onSeen={more} />;
  return { shown, end, reach };
}

/** Reaches up over a page of rows, so that more come before one is there, whatever it is that scrolls. One for each step, so that one that is still in view brings the next. */
function End({ onSeen }: { onSeen: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (place.current === null) return undefined;
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true) onSeen();
    });
    observer.observe(place.current);
    return () => observer.disconnect();
  }, [onSeen]);
  return (
    <div className="wt-list-end" aria-hidden>
      <div ref={place} data-testid="list-end" />
    </div>
  );
}
