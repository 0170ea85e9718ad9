/// What is wider than the window: it scrolls sideways, and says at each side that there is more.
import { ChevronLeftIcon, ChevronRightIcon } from "@navikt/aksel-icons";
import { type ReactNode, type RefObject, useEffect, useRef, useState } from "react";

/** Part of what is seen that a press moves by. */
const STEP = 0.8;

type SideScrollProps = {
  /** Of what scrolls; as is the element. */
  className?: string;
  scroller?: RefObject<HTMLDivElement | null>;
  /** What it is called, when nothing in it takes the keyboard: it does so itself while there is more to see. */
  label?: string;
  children: ReactNode;
};

export function SideScroll({ className = "wt-scroll-x", scroller: given, label, children }: SideScrollProps) {
  const own = useRef<HTMLDivElement>(null);
  const scroller = given ?? own;
  const [more, setMore] = useState({ before: false, after: false });
  useEffect(() => {
    const of = scroller.current;
    if (of === null) return;
    const look = () => {
      const [before, after] = [of.scrollLeft > 1, of.scrollLeft + of.clientWidth < of.scrollWidth - 1];
      setMore((now) => (now.before === before && now.after === after ? now : { before, after }));
    };
    // It is told of each size once it is laid out, the first one too: nothing is measured while a page is made.
    const sizes = new ResizeObserver(look);
    const follow = () => {
      sizes.disconnect();
      sizes.observe(of);
      for (const part of of.children) sizes.observe(part);
    };
    const parts = new MutationObserver(follow);
    parts.observe(of, { childList: true });
    follow();
    of.addEventListener("scroll", look, { passive: true });
    return () => {
      sizes.disconnect();
      parts.disconnect();
      of.removeEventListener("scroll", look);
    };
  }, [scroller]);
  const by = (step: number) => scroller.current?.scrollBy({ left: step * STEP * scroller.current.clientWidth });
  return (
    <div className="wt-side" data-before={more.before} data-after={more.after}>
      <div ref={scroller} className={className} {...(label !== undefined && (more.before || more.after) ? { tabIndex: 0, role: "region", "aria-label": label } : {})}>
        {children}
      </div>
      {/* For the hand: the keyboard is in what scrolls, and takes it along. */}
      {more.before && (
        <button type="button" tabIndex={-1} aria-hidden className="wt-side__more" data-side="before" onClick={() => by(-1)} data-testid="more-before">
          <ChevronLeftIcon aria-hidden />
        </button>
      )}
      {more.after && (
        <button type="button" tabIndex={-1} aria-hidden className="wt-side__more" data-side="after" onClick={() => by(1)} data-testid="more-after">
          <ChevronRightIcon aria-hidden />
        </button>
      )}
    </div>
  );
}
