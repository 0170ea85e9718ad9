/// What goes to the printer: a sheet beside the window that only paper sees, gone when the print is over or the vault locks.
import { type ReactNode, useEffect, useRef } from "react";
import { createPortal } from "react-dom";

/** Prints once, when shown. */
export function PrintSheet({ children, onDone }: { children: ReactNode; onDone: () => void }) {
  const done = useRef(onDone);
  useEffect(() => {
    done.current = onDone;
  });
  useEffect(() => {
    const over = () => done.current();
    window.addEventListener("afterprint", over);
    // After the sheet has been laid out.
    const timer = setTimeout(() => window.print());
    return () => {
      clearTimeout(timer);
      window.removeEventListener("afterprint", over);
    };
  }, []);
  return createPortal(<div className="wt-print-sheet" data-testid="print-sheet">{children}</div>, document.body);
}
