/// Short confirmations at the edge of the window, spoken politely and gone by themselves.
import { CheckmarkCircleFillIcon, ExclamationmarkTriangleFillIcon } from "@navikt/aksel-icons";
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import { Kbd } from "./components/Kbd";
import { isTyping } from "./typing";

/** Long enough to read a short sentence. */
const SHOWN_MS = 4000;
/** Long enough to think better of it, or to read what went wrong. */
const SHOWN_LONGER_MS = 8000;

type Tone = "success" | "error";
/** One thing that can be done about it, such as taking it back. */
type ToastAction = { label: string; run: () => void };
type Toast = { show: (text: string, tone?: Tone, action?: ToastAction) => void };
type Shown = { text: string; tone: Tone; action: ToastAction | undefined; count: number };

const ToastContext = createContext<Toast | null>(null);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [current, setCurrent] = useState<Shown | null>(null);
  const toast = useMemo<Toast>(
    () => ({ show: (text, tone = "success", action) => setCurrent((last) => ({ text, tone, action, count: (last?.count ?? 0) + 1 })) }),
    [],
  );
  const gone = useCallback((of: Shown) => setCurrent((now) => (now === of ? null : now)), []);
  return (
    <ToastContext.Provider value={toast}>
      {children}
      <div className="wt-toasts" role="status" aria-live="polite">
        {current !== null && <Note key={current.count} shown={current} onGone={gone} />}
      </div>
    </ToastContext.Provider>
  );
}

const isEmptyField = (target: EventTarget | null): boolean => (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && target.value === "";

/** It stays while one is at it, and its action has a key: nobody hurries after a button. */
function Note({ shown, onGone }: { shown: Shown; onGone: (of: Shown) => void }) {
  const { text, tone, action } = shown;
  const [held, setHeld] = useState(false);
  const note = useRef<HTMLDivElement>(null);
  const from = useRef<Element | null>(null);
  const act = useCallback(() => {
    action?.run();
    // The button goes with what it did: the focus goes back to where it came from.
    if (note.current?.contains(document.activeElement) === true) {
      const back = from.current instanceof HTMLElement && from.current.isConnected ? from.current : document.getElementById("content");
      back?.focus();
    }
    onGone(shown);
  }, [action, onGone, shown]);

  useEffect(() => {
    if (held) return;
    const timer = setTimeout(() => onGone(shown), tone === "error" || action !== undefined ? SHOWN_LONGER_MS : SHOWN_MS);
    return () => clearTimeout(timer);
  }, [held, shown, tone, action, onGone]);
  useEffect(() => {
    if (action === undefined) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "z" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || event.defaultPrevented) return;
      // Whoever types undoes a letter, where there is one; and what lies behind a dialog is not meant.
      if ((isTyping(event.target) && !isEmptyField(event.target)) || document.querySelector('[role="dialog"]') !== null) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [action, act]);

  return (
    <div
      ref={note}
      className="wt-toast"
      data-tone={tone}
      data-testid="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={(event) => {
        from.current ??= event.relatedTarget;
        setHeld(true);
      }}
      onBlur={() => setHeld(false)}
    >
      {tone === "success" ? <CheckmarkCircleFillIcon aria-hidden /> : <ExclamationmarkTriangleFillIcon aria-hidden />}
      {text}
      {action !== undefined && (
        <button type="button" className="wt-toast__action wt-label-keys" onClick={act} aria-keyshortcuts="Control+Z" data-testid="toast-action">
          {action.label} <Kbd>Ctrl Z</Kbd>
        </button>
      )}
    </div>
  );
}

export function useToast(): Toast {
  const toast = useContext(ToastContext);
  if (toast === null) throw new Error("no toast around this component");
  return toast;
}
