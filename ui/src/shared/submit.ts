/// Sends a form: one at a time, and what is refused goes back to the field it is about.
import { type RefObject, useCallback, useEffect, useRef, useState } from "react";
import type { ErrorReport } from "../bindings/api";
import { reportOf } from "./backend";
import { useTranslation } from "./translation";

export type Submit = {
  busy: boolean;
  /** The refusal, when no field on the form is named by it. */
  formError: ErrorReport | null;
  /** The refusal itself, wherever it is shown. */
  refusal: ErrorReport | null;
  /** The refusal of a field, or null. Fields carry the name of the report's field in `name`. */
  fieldError: (name: string) => string | null;
  /** Runs the action; true when it went through. */
  run: (action: () => Promise<void>) => Promise<boolean>;
  /** Puts an error found by the window itself on a field, and moves there. */
  fail: (report: ErrorReport) => void;
  clear: () => void;
};

function findField(form: HTMLElement | null, name: string | null): HTMLElement | null {
  if (form === null || name === null) return null;
  return [...form.querySelectorAll<HTMLElement>("[name]")].find((field) => field.getAttribute("name") === name) ?? null;
}

const SIGNS = ["input", "change", "click", "keyup"] as const;

const textOf = (field: HTMLElement | null): string | null =>
  field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement ? field.value : null;

type Failure = { report: ErrorReport; field: string | null };

/** The failure whose field is another since: what is put right is no longer called wrong, and the next try says whether it is right. */
function useSettled(form: RefObject<HTMLElement | null>, failure: Failure | null): Failure | null {
  const [settled, setSettled] = useState<Failure | null>(null);
  useEffect(() => {
    const within = form.current;
    if (within === null || failure === null || failure.field === null) return;
    const before = textOf(findField(within, failure.field));
    // A list, a calendar and a template fill a field without typing: after any sign of the person it may be another.
    const look = (event: Event) => {
      const isChosen = event.type === "change" && event.target instanceof Element && event.target.getAttribute("name") === failure.field;
      setTimeout(() => {
        if (isChosen || textOf(findField(within, failure.field)) !== before) setSettled(failure);
      });
    };
    for (const sign of SIGNS) within.addEventListener(sign, look);
    return () => {
      for (const sign of SIGNS) within.removeEventListener(sign, look);
    };
  }, [failure, form]);
  return settled;
}

/** `rename` maps a field of a report to the name of a field on this form, where they differ. */
export function useSubmit(form: RefObject<HTMLElement | null>, rename: (field: string) => string = (field) => field): Submit {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const settled = useSettled(form, failure);
  const running = useRef(false);
  const renaming = useRef(rename);
  useEffect(() => {
    renaming.current = rename;
  });

  const fail = useCallback(
    (report: ErrorReport) => {
      const field = report.field === null ? null : renaming.current(report.field);
      setFailure({ report, field: findField(form.current, field) === null ? null : field });
    },
    [form],
  );

  const run = useCallback(
    async (action: () => Promise<void>): Promise<boolean> => {
      if (running.current) return false;
      running.current = true;
      setBusy(true);
      setFailure(null);
      try {
        await action();
        return true;
      } catch (thrown) {
        fail(reportOf(thrown, t("error.unexpected")));
        return false;
      } finally {
        running.current = false;
        setBusy(false);
      }
    },
    [fail, t],
  );

  useEffect(() => {
    if (failure !== null) findField(form.current, failure.field)?.focus();
  }, [failure, form]);

  return {
    busy,
    formError: failure !== null && failure.field === null ? failure.report : null,
    refusal: failure?.report ?? null,
    fieldError: (name) => (failure?.field === name && failure !== settled ? failure.report.message : null),
    run,
    fail,
    clear: useCallback(() => setFailure(null), []),
  };
}
