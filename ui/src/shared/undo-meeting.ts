/// Takes back a meeting that was logged or closed a moment ago.
import { useCommand } from "./queries";
import { useToast } from "./toast";
import { useTranslation } from "./translation";

export function useMeetingUndo() {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const reason = t("log.undoneAtOnce");
  return {
    /** A new meeting, and the task that came with it. */
    logged: async (id: string, task: string | null): Promise<void> => {
      await call("undo_meeting", { input: { id, reason } });
      if (task !== null) await call("edit_task", { input: { id: task, status: "discarded", reason } });
      toast.show(t("meetingPage.undone"));
    },
    /** A planned one that was closed after `before`: it is planned again, with the note it had. */
    closed: async (id: string, before: number): Promise<void> => {
      await call("take_back", { input: { id, at: before } });
      toast.show(t("log.plannedAgain"));
    },
  };
}
