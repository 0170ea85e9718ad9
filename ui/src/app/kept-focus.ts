/// The focus is never lost: when what has it goes away, such as the line of a task that was closed, what stands in its place
/// takes over.
import { type RefObject, useEffect } from "react";

const FOCUSABLE = 'button:not(:disabled), a[href], input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex="0"]';

/** Where an element stands: itself and what it lies in, outwards, each with its place among its siblings. */
type Path = { element: Element; place: number }[];

function pathOf(element: Element, root: Element): Path {
  const path: Path = [];
  for (let at: Element | null = element; at !== null && at !== root; at = at.parentElement) {
    path.push({ element: at, place: at.parentElement === null ? 0 : [...at.parentElement.children].indexOf(at) });
  }
  return path;
}

const firstIn = (element: Element | undefined): HTMLElement | null =>
  element === undefined ? null : element.matches(FOCUSABLE) ? (element as HTMLElement) : element.querySelector<HTMLElement>(FOCUSABLE);

/** What has come to the place of what is gone, else what is nearest to it; null when the whole page is another. */
function heirOf(path: Path): HTMLElement | null {
  const left = path.findIndex(({ element }) => element.isConnected);
  for (let at = left; at > 0 && at < path.length; at += 1) {
    const within = path[at]?.element;
    const place = path[at - 1]?.place ?? 0;
    const children = [...(within?.children ?? [])];
    const nearest = [...children.slice(place), ...children.slice(0, place).toReversed()];
    for (const child of nearest) {
      const found = firstIn(child);
      if (found !== null) return found;
    }
  }
  return null;
}

export function useKeptFocus(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const { current } = root;
    if (current === null) return;
    let path: Path = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onFocus = ({ target }: FocusEvent) => {
      path = target instanceof Element ? pathOf(target, current) : [];
    };
    // Whoever leaves it for nothing, by a press beside it, wants the focus nowhere; what is gone has left nothing.
    const onBlur = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null || !document.hasFocus()) return;
      queueMicrotask(() => {
        if (target instanceof HTMLElement && target.isConnected && !target.matches(":disabled")) path = [];
      });
    };
    const look = () => {
      if (path[0] === undefined || path[0].element.isConnected) return;
      clearTimeout(timer);
      // After those who have a place of their own in mind.
      timer = setTimeout(() => {
        if (document.activeElement === null || document.activeElement === document.body) heirOf(path)?.focus();
      });
    };
    const observer = new MutationObserver(look);
    observer.observe(current, { childList: true, subtree: true });
    current.addEventListener("focusin", onFocus);
    current.addEventListener("focusout", onBlur);
    return () => {
      clearTimeout(timer);
      observer.disconnect();
      current.removeEventListener("focusin", onFocus);
      current.removeEventListener("focusout", onBlur);
    };
  }, [root]);
}
