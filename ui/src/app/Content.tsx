/// The page's scroller.
import { type ReactNode, useLayoutEffect, useRef } from "react";
import { usePagePainted } from "../shared/marks";
import { useNavigation } from "../shared/navigation";
import { useKeptFocus } from "./kept-focus";

/** A new page starts at its top, and going back comes back to where one was. */
export function Content({ children }: { children: ReactNode }) {
  const { route, visit, depth } = useNavigation();
  usePagePainted(route.name, visit);
  const scroller = useRef<HTMLElement>(null);
  useKeptFocus(scroller);
  const places = useRef({ depth, tops: new Map<number, number>() });
  useLayoutEffect(() => {
    const { current } = places;
    const top = depth < current.depth ? (current.tops.get(depth) ?? 0) : 0;
    current.depth = depth;
    if (scroller.current !== null) scroller.current.scrollTop = top;
    window.scrollTo({ top: 0 });
  }, [visit, depth]);
  return (
    <main
      ref={scroller}
      id="content"
      tabIndex={-1}
      className="wt-content"
      onScroll={(event) => {
        if (event.target === event.currentTarget) places.current.tops.set(places.current.depth, event.currentTarget.scrollTop);
      }}
    >
      {children}
    </main>
  );
}
