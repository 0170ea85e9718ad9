/// Short confirmations at the edge of the window, spoken politely and gone by themselves.
import { CheckmarkCircleFillIcon, ExclamationmarkTriangleFillIcon } from "@navikt/aksel-icons";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

/** Long enough to read two short sentences. */
const SHOWN_MS = 5000;
/** Long enough to think better of it. */
const SHOWN_WITH_ACTION_MS = 12_000;

type Tone = "success" | "error";
/** One thing that can be done about it, such as taking it back. */
type ToastAction = { label: string; run: () => void };
type Toast = { show: (text: string, tone?: Tone, action?: ToastAction) => void };

const ToastContext = createContext<Toast | null>(null);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [current, setCurrent] = useState<{ text: string; tone: Tone; action: ToastAction | undefined; count: number } | null>(null);
  useEffect(() => {
    if (current === null) return;
    const timer = setTimeout(() => setCurrent(null), current.action === undefined ? SHOWN_MS : SHOWN_WITH_ACTION_MS);
    return () => clearTimeout(timer);
  }, [current]);
  const toast = useMemo<Toast>(
    () => ({ show: (text, tone = "success", action) => setCurrent((last) => ({ text, tone, action, count: (last?.count ?? 0) + 1 })) }),
    [],
  );
  return (
    <ToastContext.Provider value={toast}>
      {children}
      <div className="wt-toasts" role="status" aria-live="polite">
        {current !== null && (
          <div key={current.count} className="wt-toast" data-tone={current.tone} data-testid="toast">
            {current.tone === "success" ? <CheckmarkCircleFillIcon aria-hidden /> : <ExclamationmarkTriangleFillIcon aria-hidden />}
            {current.text}
            {current.action !== undefined && (
              <button
                type="button"
                className="wt-toast__action"
                onClick={() => {
                  current.action?.run();
                  setCurrent(null);
                }}
                data-testid="toast-action"
              >
                {current.action.label}
              </button>
            )}
          </div>
        )}
      </div>
    </ToastContext.Provider>
  );
}

export function useToast(): Toast {
  const toast = useContext(ToastContext);
  if (toast === null) throw new Error("no toast around this component");
  return toast;
}
