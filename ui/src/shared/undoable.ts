/// Says that something was done, with the way back beside it.
import { reportOf } from "./backend";
import { useToast } from "./toast";
import { useTranslation } from "./translation";

/** `undo` takes it back; it is refused in the same place. */
export function useUndoable(): (text: string, undo: () => Promise<unknown>) => void {
  const { t } = useTranslation();
  const toast = useToast();
  return (text, undo) =>
    toast.show(text, "success", {
      label: t("calendar.takeBack"),
      run: () => void undo().catch((thrown: unknown) => toast.show(reportOf(thrown, t("error.unexpected")).message, "error")),
    });
}
