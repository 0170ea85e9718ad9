/// Keys that work anywhere in the window.
import { useLayoutEffect, useRef } from "react";
import { isTyping } from "../shared/typing";

export type Shortcuts = { logMeeting: () => void; newTask: () => void; calendar: () => void; palette: () => void; search: () => void; settings: () => void; visit: () => void; back: () => void };

/** Which action a key press asks for; a bare letter counts only when nobody is typing. */
export function actionOf(event: KeyboardEvent): keyof Shortcuts | null {
  const key = event.key.toLowerCase();
  const control = event.ctrlKey || event.metaKey;
  if (key === "f8") return "visit";
  if (control && event.shiftKey && key === "l") return "logMeeting";
  if (control && !event.shiftKey && !event.altKey && key === "k") return "palette";
  if (control && !event.shiftKey && !event.altKey && key === ",") return "settings";
  if (event.altKey && !control && key === "arrowleft") return "back";
  if (control || event.altKey || isTyping(event.target)) return null;
  if (key === "l" && !event.shiftKey) return "logMeeting";
  if (key === "k" && !event.shiftKey) return "calendar";
  if (key === "o" && !event.shiftKey) return "newTask";
  return key === "/" ? "search" : null;
}

/** Whatever stands in front and has the keyboard for itself: a dialog, a date picker or a menu, of the window or of a page. */
const isCovered = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"], dialog[open]') !== null;

/**
 * Listens while `enabled`; whatever stands in front switches all but the turning of the screen off: that is for when
 * somebody looks over one's shoulder. With the picture, not after it: no key is lost in between.
 */
export function useShortcuts(shortcuts: Shortcuts, enabled: boolean): void {
  const latest = useRef(shortcuts);
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  useLayoutEffect(() => {
    if (!enabled) return;
    const ask = (event: KeyboardEvent, action: keyof Shortcuts) => {
      event.preventDefault();
      latest.current[action]();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const action = event.defaultPrevented || event.repeat ? null : actionOf(event);
      if (action !== null && action !== "visit" && !isCovered()) ask(event, action);
    };
    // Before anything else hears of it.
    const onVisitKey = (event: KeyboardEvent) => {
      if (event.repeat || actionOf(event) !== "visit") return;
      event.stopImmediatePropagation();
      ask(event, "visit");
    };
    window.addEventListener("keydown", onKeyDown);
    window.addEventListener("keydown", onVisitKey, { capture: true });
    return () => {
      window.removeEventListener("keydown", onKeyDown);
      window.removeEventListener("keydown", onVisitKey, { capture: true });
    };
  }, [enabled]);
}
