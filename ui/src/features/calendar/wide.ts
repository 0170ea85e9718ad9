import { type RefObject, useLayoutEffect, useState } from "react";

/** Whether an element is at least so wide in the person's own text size; large text counts as a narrow window. */
export function useWide(element: RefObject<HTMLElement | null>, rem: number): boolean {
  const [wide, setWide] = useState(true);
  useLayoutEffect(() => {
    const of = element.current;
    if (of === null) return;
    const measure = () => {
      const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      // Where nothing is laid out, nothing is narrow.
      setWide(of.clientWidth === 0 || Number.isNaN(size) || of.clientWidth >= rem * size);
    };
    const watch = new ResizeObserver(measure);
    watch.observe(of);
    measure();
    return () => watch.disconnect();
  }, [element, rem]);
  return wide;
}
