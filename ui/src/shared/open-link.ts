/// Opens one of the person's own links in the system's browser. The window names the link; Rust knows where it leads.
import { reportOf, useBackend } from "./backend";
import { useToast } from "./toast";
import { useTranslation } from "./translation";

export function useOpenLink(): (id: string) => Promise<void> {
  const { t } = useTranslation();
  const backend = useBackend();
  const toast = useToast();
  return async (id) => {
    try {
      await backend.call("open_link", { id });
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    }
  };
}
