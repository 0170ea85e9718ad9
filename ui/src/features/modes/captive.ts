/// Keeps the keyboard inside one surface: keys that would leave it or load the page anew do nothing.
import { type RefObject, useEffect } from "react";

/** Keys of the web view and of the window that have no business here. */
function leaves(event: KeyboardEvent): boolean {
  const key = event.key.toLowerCase();
  const control = event.ctrlKey || event.metaKey;
  if (key === "f5" || key === "f12" || key === "escape" || key === "browserback") return true;
  if (event.altKey && (key === "arrowleft" || key === "arrowright" || key === "home")) return true;
  return control && ["r", "k", "l", "p", ",", "f", "n", "t", "w", "u", "o", "s"].includes(key);
}

export function useCaptive(page: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    page.current?.focus();
    const onKeyDown = (event: KeyboardEvent) => {
      if (!leaves(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const onMenu = (event: MouseEvent) => event.preventDefault();
    window.addEventListener("keydown", onKeyDown, { capture: true });
    window.addEventListener("contextmenu", onMenu, { capture: true });
    return () => {
      window.removeEventListener("keydown", onKeyDown, { capture: true });
      window.removeEventListener("contextmenu", onMenu, { capture: true });
    };
  }, [page]);
}
