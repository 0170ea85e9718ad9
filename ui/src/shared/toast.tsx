/// Short confirmations at the edge of the window, spoken politely and gone by themselves.
import { CheckmarkCircleFillIcon, ExclamationmarkTriangleFillIcon } from "@navikt/aksel-icons";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

/** Long enough to read two short sentences. */
const SHOWN_MS = 5000;

type Tone = "success" | "error";
type Toast = { show: (text: string, tone?: Tone) => void };

const ToastContext = createContext<Toast | null>(null);

export function ToastProvider({ children }: { children: ReactNode }) {
  const [current, setCurrent] = useState<{ text: string; tone: Tone; count: number } | null>(null);
  useEffect(() => {
    if (current === null) return;
    const timer = setTimeout(() => setCurrent(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [current]);
  const toast = useMemo<Toast>(
    () => ({ show: (text, tone = "success") => setCurrent((last) => ({ text, tone, count: (last?.count ?? 0) + 1 })) }),
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
