/// All tasks, by how soon they are due.
import { TasklistIcon } from "@navikt/aksel-icons";
import { Switch } from "@navikt/ds-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TaskRow } from "../../bindings/api";
import { AddTask } from "../../shared/components/AddTask";
import { Card } from "../../shared/components/Card";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { TaskItem } from "../../shared/components/TaskItem";
import { daysBetween, today } from "../../shared/dates";
import { useTasks } from "../../shared/queries";

const GROUPS = ["overdue", "today", "week", "later", "undated", "closed"] as const;
type Group = (typeof GROUPS)[number];

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
  const from = today();
  const groups = GROUPS.map((group) => ({ group, rows: (tasks.data ?? []).filter((task) => groupOf(task, from) === group) }));
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
      {groups.filter(({ rows }) => rows.length > 0).map(({ group, rows }) => (
        <Card key={group} title={t(`tasks.${group}`)} count={rows.length}>
          <ul className="wt-list">
            {rows.map((task) => (
              <TaskItem key={task.id} task={task} />
            ))}
          </ul>
        </Card>
      ))}
    </div>
  );
}
