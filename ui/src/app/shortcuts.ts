/// Keys that work anywhere in the window.
import { useLayoutEffect, useRef } from "react";

export type Shortcuts = { logMeeting: () => void; newTask: () => void; calendar: () => void; palette: () => void; search: () => void; settings: () => void; visit: () => void; back: () => void };

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement
  && (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
    || (target instanceof HTMLInputElement && target.type !== "checkbox" && target.type !== "radio"));

/** Which action a key press asks for; a bare letter counts only when nobody is typing. */
export function actionOf(event: KeyboardEvent): keyof Shortcuts | null {
  const key = event.key.toLowerCase();
  const control = event.ctrlKey || event.metaKey;
  if (key === "f8") return "visit";
  if (control && event.shiftKey && key === "l") return "logMeeting";
  if (control && !event.shiftKey && !event.altKey && key === "k") return "palette";
  if (control && !event.shiftKey && !event.altKey && key === ",") return "settings";
  if (event.altKey && !control && key === "arrowleft") return "back";
  if (control || event.altKey || typing(event.target)) return null;
  if (key === "l" && !event.shiftKey) return "logMeeting";
  if (key === "k" && !event.shiftKey) return "calendar";
  if (key === "o" && !event.shiftKey) return "newTask";
  return key === "/" ? "search" : null;
}

/** Listens while `enabled`; a dialog in front switches it off. With the picture, not after it: no key is lost in between. */
export function useShortcuts(shortcuts: Shortcuts, enabled: boolean): void {
  const latest = useRef(shortcuts);
  useLayoutEffect(() => {
    latest.current = shortcuts;
  });
  useLayoutEffect(() => {
    if (!enabled) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const action = event.defaultPrevented || event.repeat ? null : actionOf(event);
      if (action === null) return;
      event.preventDefault();
      latest.current[action]();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [enabled]);
}
