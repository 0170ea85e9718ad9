import { BodyShort, Checkbox, Link, Tag } from "@navikt/ds-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskRow } from "../../bindings/api";
import { dayOf, relativeDay } from "../dates";
import { useNavigation } from "../navigation";
import { useCommand } from "../queries";
import { useToast } from "../toast";
import { reportOf } from "../backend";
import { ConflictMark, UnsentMark } from "./Tags";

/** One task, with the box that closes it. */
export function TaskItem({ task, withTrail = true }: { task: TaskRow; withTrail?: boolean }) {
  const { t } = useTranslation();
  const call = useCommand();
  const { go } = useNavigation();
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const done = task.status === "done";

  const toggle = async () => {
    setBusy(true);
    try {
      await call("edit_task", { input: { id: task.id, status: done ? "open" : "done" } });
      if (!done) toast.show(t("tasks.doneNow"));
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
    } finally {
      setBusy(false);
    }
  };

  return (
    <li className="wt-task" data-testid="task-row" data-status={task.status}>
      <Checkbox
        hideLabel
        size="small"
        checked={done}
        disabled={busy || task.status === "discarded"}
        onChange={() => void toggle()}
        data-testid="task-done"
      >
        {t(done ? "tasks.reopen" : "tasks.markDone", { subject: task.subject })}
      </Checkbox>
      <div className="wt-task__body">
        <BodyShort className={done ? "wt-task__subject wt-task__subject--done" : "wt-task__subject"}>{task.subject}</BodyShort>
        <div className="wt-meta">
          {task.source !== "own" && (
            <Tag size="xsmall" variant="outline" data-color="neutral" className="wt-tag">
              {t(`taskSource.${task.source}`)}
            </Tag>
          )}
          {task.overdue && (
            <Tag size="xsmall" variant="moderate" data-color="danger" className="wt-tag">
              {t("mark.overdue")}
            </Tag>
          )}
          <span>{taskDate(task, t("tasks.noDue"), (day) => t("tasks.doneOn", { day }), (day) => t("trail.dueOn", { day }))}</span>
          {withTrail && (
            <Link as="button" className="wt-link" onClick={() => go({ name: "trail", id: task.trail })}>
              {task.trail_title}
            </Link>
          )}
          <ConflictMark count={task.conflicts} />
          <UnsentMark unsent={task.unsent} />
        </div>
      </div>
    </li>
  );
}

function taskDate(task: TaskRow, noDue: string, doneOn: (day: string) => string, dueOn: (day: string) => string): string {
  if (task.done_at !== null) return doneOn(relativeDay(dayOf(task.done_at)));
  return task.due === null ? noDue : dueOn(relativeDay(task.due));
}
