/// The tasks that press, as many as can be taken in at a glance.
import { BodyShort, Link } from "@navikt/ds-react";
import type { TaskRow } from "../../bindings/api";
import { Card } from "../../shared/components/Card";
import { TaskItem } from "../../shared/components/TaskItem";
import { useNavigation } from "../../shared/navigation";
import { useTranslation } from "../../shared/translation";

const ROWS = 8;

export function TasksDue({ tasks }: { tasks: TaskRow[] }) {
  const { t } = useTranslation();
  const { go } = useNavigation();
  const left = tasks.length - ROWS;
  const overdue = tasks.filter((task) => task.overdue).length;
  // The same two numbers as the mark in the rail and the headings of the task list.
  const counts = [overdue > 0 ? t("portfolio.overdue", { count: overdue }) : "", tasks.length > overdue ? t("home.tasksAhead", { count: tasks.length - overdue }) : ""];
  return (
    <Card
      title={t("home.tasks")}
      {...(tasks.length === 0 ? {} : { hint: counts.filter((text) => text !== "").join(" · ") })}
      testId="tasks-due"
      action={
        <Link as="button" className="wt-link" onClick={() => go({ name: "tasks" })}>
          {t("home.allTasks")}
        </Link>
      }
    >
      {tasks.length === 0 ? (
        <BodyShort textColor="subtle">{t("home.tasksEmpty")}</BodyShort>
      ) : (
        <ul className="wt-list wt-list--compact">
          {tasks.slice(0, ROWS).map((task) => (
            <TaskItem key={task.id} task={task} compact />
          ))}
        </ul>
      )}
      {left > 0 && (
        <Link as="button" className="wt-link wt-more" onClick={() => go({ name: "tasks" })}>
          {t("morning.moreTasks", { count: left })}
        </Link>
      )}
    </Card>
  );
}
