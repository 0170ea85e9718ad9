/// All tasks, by how soon they are due: one's own, sub-goals, what the method asks for, what merging left to settle.
import { TasklistIcon } from "@navikt/aksel-icons";
import { Button, Chips, Switch } from "@navikt/ds-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskRow, TaskSource } from "../../bindings/api";
import { reportOf } from "../../shared/backend";
import { AddTask } from "../../shared/components/AddTask";
import { Card } from "../../shared/components/Card";
import { DiscardTasksDialog } from "../../shared/components/DiscardTasksDialog";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { TaskItem } from "../../shared/components/TaskItem";
import { daysBetween, today } from "../../shared/dates";
import { useCommand, useTasks } from "../../shared/queries";
import { useToast } from "../../shared/toast";

const GROUPS = ["overdue", "today", "week", "later", "undated", "closed"] as const;
type Group = (typeof GROUPS)[number];

const SOURCES: TaskSource[] = ["own", "sub_goal", "duty", "finding", "unknown"];

/** Which heading a task is listed under. */
export function groupOf(task: TaskRow, from: string): Group {
  if (task.status !== "open" && task.status !== "unknown") return "closed";
  if (task.due === null) return "undated";
  const ahead = daysBetween(from, task.due);
  if (ahead < 0) return "overdue";
  if (ahead === 0) return "today";
  return ahead <= 7 ? "week" : "later";
}

export function TasksPage() {
  const { t } = useTranslation();
  const [withClosed, setWithClosed] = useState(false);
  const tasks = useTasks(withClosed);
  return (
    <div className="wt-page wt-page--narrow">
      <header className="wt-page__header">
        <PageHeading>{t("tasks.title")}</PageHeading>
        <Switch size="small" checked={withClosed} onChange={(event) => setWithClosed(event.target.checked)}>
          {t("tasks.showClosed")}
        </Switch>
      </header>
      <AddTask />
      {tasks.isError ? <LoadError error={tasks.error} retry={() => void tasks.refetch()} /> : null}
      {tasks.isPending ? <ListSkeleton rows={6} /> : null}
      {tasks.data?.length === 0 && (
        <div className="wt-card">
          <EmptyState level="2" icon={<TasklistIcon />} title={t("tasks.empty")} hint={t("tasks.emptyHint")} />
        </div>
      )}
      {tasks.data !== undefined && tasks.data.length > 0 && <TaskGroups tasks={tasks.data} />}
    </div>
  );
}

function TaskGroups({ tasks }: { tasks: TaskRow[] }) {
  const { t } = useTranslation();
  const [source, setSource] = useState<TaskSource | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null);
  const start = useRef<HTMLButtonElement>(null);
  const from = today();
  const shown = tasks.filter((task) => source === null || task.source === source);
  const groups = GROUPS.map((group) => ({ group, rows: shown.filter((task) => groupOf(task, from) === group) }));
  const present = SOURCES.map((of) => ({ of, count: tasks.filter((task) => task.source === of).length })).filter(({ count }) => count > 0);

  const select = (ids: string[], on: boolean) => {
    const next = new Set(selected);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    setSelected(next);
  };
  const leaving = useRef(false);
  // Once the bar is gone and the button is back.
  useEffect(() => {
    if (selected === null && leaving.current) start.current?.focus();
    leaving.current = false;
  }, [selected]);
  const stop = () => {
    leaving.current = true;
    setSelected(null);
  };
  // What was closed meanwhile, here or by a colleague, is no longer selected.
  const chosen = shown.filter((task) => task.status === "open" && selected?.has(task.id) === true);

  return (
    <>
      <div className="wt-filters">
        <Chips size="small" aria-label={t("taskList.sources")}>
          <Chips.Toggle checkmark={false} selected={source === null} onClick={() => setSource(null)}>
            {`${t("taskList.all")} ${tasks.length}`}
          </Chips.Toggle>
          {present.map(({ of, count }) => (
            <Chips.Toggle key={of} checkmark={false} selected={source === of} onClick={() => setSource(source === of ? null : of)}>
              {`${t(`taskSource.${of}`)} ${count}`}
            </Chips.Toggle>
          ))}
        </Chips>
        {selected === null && (
          <Button ref={start} type="button" size="small" variant="tertiary" onClick={() => setSelected(new Set())} data-testid="tasks-select">
            {t("taskList.select")}
          </Button>
        )}
      </div>
      {selected !== null && <BulkBar tasks={chosen} onStop={stop} />}
      {shown.length === 0 && <EmptyState level="2" icon={<TasklistIcon />} title={t("taskList.noneOfSource")} />}
      {groups.filter(({ rows }) => rows.length > 0).map(({ group, rows }) => {
        const open = rows.filter((task) => task.status === "open").map(({ id }) => id);
        const all = open.length > 0 && open.every((id) => selected?.has(id) === true);
        return (
          <Card
            key={group}
            title={t(`tasks.${group}`)}
            count={rows.length}
            action={
              selected !== null && open.length > 0 ? (
                <Button type="button" size="xsmall" variant="tertiary" aria-pressed={all} onClick={() => select(open, !all)}>
                  {t("taskList.selectAll", { group: t(`tasks.${group}`) })}
                </Button>
              ) : undefined
            }
          >
            <ul className="wt-list">
              {rows.map((task) => (
                <TaskItem
                  key={task.id}
                  task={task}
                  selection={
                    selected === null || task.status !== "open"
                      ? undefined
                      : { selected: selected.has(task.id), onSelect: () => select([task.id], !selected.has(task.id)) }
                  }
                />
              ))}
            </ul>
          </Card>
        );
      })}
    </>
  );
}

/** Closes what is selected, all of it or nothing. */
function BulkBar({ tasks, onStop }: { tasks: TaskRow[]; onStop: () => void }) {
  const { t } = useTranslation();
  const call = useCommand();
  const toast = useToast();
  const discard = useRef<HTMLButtonElement>(null);
  const [busy, setBusy] = useState(false);
  const [discarding, setDiscarding] = useState(false);
  const done = async () => {
    setBusy(true);
    try {
      await call("close_tasks", { input: { ids: tasks.map(({ id }) => id), status: "done" } });
      toast.show(t("taskList.closed", { count: tasks.length }));
      onStop();
    } catch (thrown) {
      toast.show(reportOf(thrown, t("error.unexpected")).message, "error");
      setBusy(false);
    }
  };
  return (
    <div className="wt-bulk" role="group" aria-label={t("taskList.select")} data-testid="tasks-bulk">
      <span role="status">{t("taskList.selected", { count: tasks.length })}</span>
      <div className="wt-row">
        <Button type="button" size="small" loading={busy} disabled={tasks.length === 0} onClick={() => void done()} data-testid="bulk-done">
          {t("taskList.closeDone")}
        </Button>
        <Button ref={discard} type="button" size="small" variant="secondary" data-color="neutral" disabled={tasks.length === 0} onClick={() => setDiscarding(true)} data-testid="bulk-discard">
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
