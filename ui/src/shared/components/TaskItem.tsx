/// One line of a task list: a task, a sub-goal, what the method asks for, or what merging left to settle.
import { BodyShort, Checkbox, Link, Tag } from "@navikt/ds-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskRow } from "../../bindings/api";
import { reportOf } from "../backend";
import { dayOf, formatTime, relativeDay, relativeInstant, shortDay } from "../dates";
import { useNavigation } from "../navigation";
import { useCommand } from "../queries";
import { useToast } from "../toast";
import { ConflictMark, UnsentMark } from "./Tags";
import { TaskMenu } from "./TaskMenu";

type TaskItemProps = {
  task: TaskRow;
  withTrail?: boolean;
  /** For a glance: what, by when and whose, without the reasons. */
  compact?: boolean;
  /** While several are being selected, the box selects instead of closing. */
  selection?: { selected: boolean; onSelect: () => void } | undefined;
};

export function TaskItem({ task, withTrail = true, compact = false, selection }: TaskItemProps) {
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
    <li className="wt-task" data-testid="task-row" data-status={task.status} data-source={task.source}>
      {selection === undefined ? (
        <Checkbox hideLabel size="small" checked={done} disabled={busy || task.status === "discarded"} onChange={() => void toggle()} data-testid="task-done">
          {t(done ? "tasks.reopen" : "tasks.markDone", { subject: task.subject })}
        </Checkbox>
      ) : (
        <Checkbox hideLabel size="small" checked={selection.selected} onChange={selection.onSelect} data-testid="task-select">
          {t("taskList.selectOne", { subject: task.subject })}
        </Checkbox>
      )}
      <div className="wt-task__body">
        <BodyShort className={done ? "wt-task__subject wt-task__subject--done" : "wt-task__subject"}>{task.subject}</BodyShort>
        {!compact && task.note !== "" && (
          <BodyShort size="small" textColor="subtle" className="wt-excerpt">
            {task.source === "duty" || task.source === "finding" ? t("taskList.why", { why: task.note }) : task.note}
          </BodyShort>
        )}
        <div className="wt-meta">
          <SourceTag task={task} />
          {task.overdue && (
            <Tag size="xsmall" variant="moderate" data-color="danger" className="wt-tag">
              {compact && task.due !== null ? `${t("mark.overdue")}: ${shortDay(task.due)}` : t("mark.overdue")}
            </Tag>
          )}
          {!compact && (task.priority === "high" || task.priority === "low") && (
            <Tag size="xsmall" variant="outline" data-color={task.priority === "high" ? "warning" : "neutral"} className="wt-tag">
              {t(`taskList.${task.priority}`)}
            </Tag>
          )}
          {!(compact && task.overdue) && <TaskDate task={task} />}
          {!compact && task.remind_at !== null && task.remind_at > Date.now() && <span>{t("taskList.remind", { time: relativeInstant(task.remind_at) })}</span>}
          {task.reason !== "" && <span>{task.reason}</span>}
          {withTrail && (
            <Link as="button" className="wt-link" onClick={() => go({ name: "trail", id: task.trail })}>
              {task.trail_title}
            </Link>
          )}
          <ConflictMark count={task.conflicts} />
          <UnsentMark unsent={task.unsent} />
        </div>
      </div>
      {selection === undefined && task.status === "open" ? <TaskMenu task={task} /> : <span />}
    </li>
  );
}

const SOURCE_COLORS = { own: "neutral", sub_goal: "accent", duty: "info", finding: "warning", unknown: "neutral" } as const;

/** Nothing for one's own task. */
function SourceTag({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  if (task.source === "own") return null;
  return (
    <Tag size="xsmall" variant="outline" data-color={SOURCE_COLORS[task.source]} className="wt-tag">
      {t(`taskSource.${task.source}`)}
    </Tag>
  );
}

function TaskDate({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  if (task.done_at !== null) return <span>{t("tasks.doneOn", { day: relativeDay(dayOf(task.done_at)) })}</span>;
  if (task.due === null) return <span>{t("tasks.noDue")}</span>;
  const clock = task.due_at === null ? "" : ` ${t("taskList.at", { time: formatTime(task.due_at) })}`;
  return <span>{`${t("trail.dueOn", { day: relativeDay(task.due) })}${clock}`}</span>;
}
