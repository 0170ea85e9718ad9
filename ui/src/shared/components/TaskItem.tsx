/// One line of a task list: whose, what, and by when; what else there is to know below it, in small.
import { BodyShort, Checkbox, Link, Tag } from "@navikt/ds-react";
import { useState } from "react";
import type { TaskRow } from "../../bindings/api";
import { reportOf } from "../backend";
import { dayOf, daysBetween, formatTime, relativeInstant, shortDay, today } from "../dates";
import { useNavigation } from "../navigation";
import { reopen } from "../put-off";
import { useCommand } from "../queries";
import { useToast } from "../toast";
import { useTranslation } from "../translation";
import { useUndoable } from "../undoable";
import { ConflictMark, UnsentMark } from "./Tags";
import { TaskMenu } from "./TaskMenu";

type TaskItemProps = {
  task: TaskRow;
  withTrail?: boolean;
  /** Left out where a heading above says it for all. */
  withSubject?: boolean;
  /** The line above says the same about another participant. */
  repeated?: boolean;
  /** For a glance: whose, what and by when, without the reasons. */
  compact?: boolean;
  /** While several are being selected, the box selects instead of closing. */
  selection?: { selected: boolean; onSelect: () => void } | undefined;
};

export function TaskItem({ task, withTrail = true, withSubject = true, repeated = false, compact = false, selection }: TaskItemProps) {
  const { t } = useTranslation();
  const call = useCommand();
  const { go } = useNavigation();
  const toast = useToast();
  const undoable = useUndoable();
  const [busy, setBusy] = useState(false);
  const done = task.status === "done";
  const reminder = !compact && task.remind_at !== null && task.remind_at > Date.now() && task.status === "open" ? task.remind_at : null;
  const high = !compact && (task.priority === "high" || task.priority === "low") ? task.priority : null;

  const toggle = async () => {
    setBusy(true);
    try {
      await call("edit_task", { input: { id: task.id, status: done ? "open" : "done" } });
      if (!done) undoable(t("tasks.doneNow"), () => reopen(call, [task]));
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
        <BodyShort className={done ? "wt-task__line wt-task__subject--done" : "wt-task__line"}>
          {withTrail && (
            <Link as="button" className="wt-link wt-task__who" onClick={() => go({ name: "trail", id: task.trail })}>
              {task.trail_title}
            </Link>
          )}
          {compact && <TaskDate task={task} />}
          {withSubject && <span className="wt-task__subject">{task.subject}</span>}
        </BodyShort>
        <div className="wt-meta wt-task__more">
          {high !== null && (
            <Tag size="xsmall" variant="outline" data-color={high === "high" ? "warning" : "neutral"} className="wt-tag">
              {t(`taskList.${high}`)}
            </Tag>
          )}
          {task.note !== "" && withSubject && !repeated && !compact && <span className="wt-task__note">{task.note}</span>}
          {reminder !== null && <span>{t("taskList.remind", { time: relativeInstant(reminder) })}</span>}
          {task.reason !== "" && <span>{task.reason}</span>}
          <ConflictMark count={task.conflicts} />
          <UnsentMark unsent={task.unsent} />
        </div>
      </div>
      {!compact && (
        <div className="wt-task__facts">
          <SourceTag task={task} />
          <TaskDate task={task} />
        </div>
      )}
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

/** By when, in the words that one thinks in: how late it is, or which day. */
function TaskDate({ task }: { task: TaskRow }) {
  const { t } = useTranslation();
  if (task.done_at !== null) return <span className="wt-task__due">{t("tasks.doneOn", { day: shortDay(dayOf(task.done_at)) })}</span>;
  if (task.due === null) return <span className="wt-task__due" />;
  const late = daysBetween(task.due, today());
  const clock = task.due_at === null ? "" : ` ${t("taskList.at", { time: formatTime(task.due_at) })}`;
  return task.overdue && late > 0 ? (
    <span className="wt-task__due wt-task__due--late">{t("taskList.late", { count: late })}</span>
  ) : (
    <span className={task.overdue ? "wt-task__due wt-task__due--late" : "wt-task__due"}>{`${shortDay(task.due)}${clock}`}</span>
  );
}
