/// Takes back a meeting that was logged or closed a moment ago.
import { useCommand } from "./queries";
import { useToast } from "./toast";
import { useTranslation } from "./translation";

export function useMeetingUndo() {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const reason = t("log.undoneAtOnce");
  /** The task that a meeting led to is a document of its own. */
  const discard = async (task: string | null) => {
    if (task !== null) await call("edit_task", { input: { id: task, status: "discarded", reason } });
  };
  return {
    /** A new meeting, and the task that came with it. */
    logged: async (id: string, task: string | null): Promise<void> => {
      await call("undo_meeting", { input: { id, reason } });
      await discard(task);
      toast.show(t("meetingPage.undone"));
    },
    /** A planned one that was closed after `before`: it is planned again, with the note it had and without that task. */
    closed: async (id: string, before: number, task: string | null): Promise<void> => {
      await call("take_back", { input: { id, at: before } });
      await discard(task);
      toast.show(t("log.plannedAgain"));
    },
  };
}
