/// Closes or puts off what is selected.
import { Button } from "@navikt/ds-react";
import { useRef, useState } from "react";
import type { TaskRow } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { DiscardTasksDialog } from "../../shared/components/DiscardTasksDialog";
import { addDays, relativeDay, today } from "../../shared/dates";
import { putBack, putOff, reopen } from "../../shared/put-off";
import { useCommand } from "../../shared/queries";
import { useToast } from "../../shared/toast";
import { useTranslation } from "../../shared/translation";
import { useUndoable } from "../../shared/undoable";

const WEEK_DAYS = 7;

export function BulkBar({ tasks, onStop }: { tasks: TaskRow[]; onStop: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const undoable = useUndoable();
  const discard = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const [discarding, setDiscarding] = useState(false);

  const run = async (action: () => Promise<unknown>, said: string, undo: () => Promise<unknown>) => {
    setBusy(true);
    try {
      await action();
      undoable(said, undo);
      onStop();
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
      setBusy(false);
    }
  };
  const until = addDays(today(), WEEK_DAYS);
  const none = tasks.length === 0;

  return (
    <div className="wt-bulk" role="group" aria-label={t("taskList.select")} data-testid="tasks-bulk">
      <span role="status">{t("taskList.selected", { count: tasks.length })}</span>
      <div className="wt-row">
        <Button
          type="button"
          size="small"
          loading={busy}
          disabled={none}
          onClick={() => void run(() => call("close_tasks", { input: { ids: tasks.map(({ id }) => id), status: "done" } }), t("taskList.closed", { count: tasks.length }), () => reopen(call, tasks))}
          data-testid="bulk-done"
        >
          {t("taskList.closeDone")}
        </Button>
        <Button
          type="button"
          size="small"
          variant="secondary"
          data-color="neutral"
          disabled={none || busy}
          onClick={() => void run(async () => {
            for (const task of tasks) await putOff(call, task, until);
          }, t("taskMenu.snoozed", { day: relativeDay(until) }), async () => {
            for (const task of tasks) await putBack(call, task);
          })}
          data-testid="bulk-week"
        >
          {t("taskMenu.week")}
        </Button>
        <Button ref={discard} type="button" size="small" variant="secondary" data-color="neutral" disabled={none || busy} onClick={() => setDiscarding(true)} data-testid="bulk-discard">
          {t("taskList.closeDiscarded")}
        </Button>
        <Button type="button" size="small" variant="tertiary" data-color="neutral" onClick={onStop}>
          {t("taskList.stop")}
        </Button>
      </div>
      {discarding && <DiscardTasksDialog tasks={tasks} returnTo={() => discard.current} onClose={() => setDiscarding(false)} onDiscarded={onStop} />}
    </div>
  );
}
