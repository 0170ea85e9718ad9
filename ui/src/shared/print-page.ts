/// Prints a page that Rust has written, in a window of its own.
import { useCallback } from "react";
import { type Backend, reportOf, useBackend } from "./backend";
import { useToast } from "./toast";
import { useTranslation } from "./translation";

/** Gives a function that asks for a page and prints it; what is refused is told. */
export function usePrintPage(): (page: (call: Backend["call"]) => Promise<string>) => void {
  const backend = useBackend();
  const toast = useToast();
  const { t } = useTranslation();
  return useCallback(
    (page) =>
      void page(backend.call)
        .then((html) => backend.call("print_page", { html }))
        .catch((thrown: unknown) => toast.show(reportOf(thrown, t("error.unexpected")).message, "error")),
    [backend, toast, t],
  );
}
