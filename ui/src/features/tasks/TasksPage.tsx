/// All tasks, by how soon they are due: one's own, sub-goals, what the method asks for, what merging left to settle.
import { TasklistIcon } from "@navikt/aksel-icons";
import { Button, Chips, Switch, ToggleGroup } from "@navikt/ds-react";
import { useEffect, useMemo, useRef, useState } from "react";
import type { TaskRow, TaskSource } from "../../bindings/api";
import { AddTask } from "../../shared/components/AddTask";
import { Card } from "../../shared/components/Card";
import { EmptyState, ListSkeleton, LoadError } from "../../shared/components/Feedback";
import { PageHeading } from "../../shared/components/PageHeading";
import { TaskItem } from "../../shared/components/TaskItem";
import { today } from "../../shared/dates";
import { STEP_OF_HEAVY_ROWS, useGrowing } from "../../shared/growing";
import { useFollowsTeam, useOwnTrails } from "../../shared/own-tasks";
import { useTasks } from "../../shared/queries";
import { useTranslation } from "../../shared/translation";
import { BulkBar } from "./BulkBar";
import { type Grouping, GROUPINGS, grouped } from "./grouping";
import { SmsReminders } from "./SmsReminders";

const SOURCES: TaskSource[] = ["own", "sub_goal", "duty", "finding", "unknown"];

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
      <SmsReminders />
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
  const own = useOwnTrails();
  const followsTeam = useFollowsTeam();
  const mine = tasks.filter((task) => own.has(task.trail)).length;
  const [asked, setAsked] = useState<"mine" | "everybody" | null>(null);
  const everybody = mine === 0 || mine === tasks.length || (asked ?? (followsTeam ? "everybody" : "mine")) === "everybody";
  const [by, setBy] = useState<Grouping>("due");
  const [source, setSource] = useState<TaskSource | null>(null);
  const [selected, setSelected] = useState<ReadonlySet<string> | null>(null);
  const start = useRef<HTMLButtonElement>(null);
  const from = today();
  const whose = tasks.filter((task) => everybody || own.has(task.trail));
  const shown = whose.filter((task) => source === null || task.source === source);
  const groups = grouped(shown, by, from, (group) => t(`tasks.${group}`));
  const { shown: painted, end } = useGrowing(groups.flatMap(({ key, rows }) => rows.map((task) => `${key} ${task.id}`)), `${by} ${source} ${everybody}`, STEP_OF_HEAVY_ROWS);
  const isPainted = useMemo(() => new Set(painted), [painted]);
  const present = SOURCES.map((of) => ({ of, count: whose.filter((task) => task.source === of).length })).filter(({ count }) => count > 0);

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
            {`${t("taskList.all")} ${whose.length}`}
          </Chips.Toggle>
          {present.map(({ of, count }) => (
            <Chips.Toggle key={of} checkmark={false} selected={source === of} onClick={() => setSource(source === of ? null : of)}>
              {`${t(`taskSource.${of}`)} ${count}`}
            </Chips.Toggle>
          ))}
        </Chips>
        <div className="wt-row">
          {mine > 0 && mine < tasks.length && (
            <ToggleGroup size="small" aria-label={t("taskList.whose")} value={everybody ? "everybody" : "mine"} onChange={(value) => setAsked(value === "mine" ? "mine" : "everybody")} data-testid="tasks-whose">
              <ToggleGroup.Item value="mine" label={`${t("taskList.mine")} ${mine}`} data-testid="tasks-mine" />
              <ToggleGroup.Item value="everybody" label={`${t("taskList.everybody")} ${tasks.length}`} data-testid="tasks-everybody" />
            </ToggleGroup>
          )}
          <ToggleGroup size="small" aria-label={t("taskList.groupBy")} value={by} onChange={(value) => setBy(GROUPINGS.find((of) => of === value) ?? "due")} data-testid="tasks-group-by">
            {GROUPINGS.map((of) => (
              <ToggleGroup.Item key={of} value={of} label={t(`taskList.by.${of}`)} data-testid={`tasks-by-${of}`} />
            ))}
          </ToggleGroup>
          {selected === null && (
            <Button ref={start} type="button" size="small" variant="tertiary" onClick={() => setSelected(new Set())} data-testid="tasks-select">
              {t("taskList.select")}
            </Button>
          )}
        </div>
      </div>
      <p className="wt-visually-hidden" role="status">
        {t("taskList.shown", { count: shown.length })}
      </p>
      {selected !== null && <BulkBar tasks={chosen} onStop={stop} />}
      {shown.length === 0 && <EmptyState level="2" icon={<TasklistIcon />} title={t("taskList.noneOfSource")} />}
      {groups.map(({ key, title, hint, rows }) => {
        const here = rows.filter(({ id }) => isPainted.has(`${key} ${id}`));
        if (here.length === 0) return null;
        const open = rows.filter((task) => task.status === "open").map(({ id }) => id);
        const all = open.length > 0 && open.every((id) => selected?.has(id) === true);
        return (
          <Card
            key={key}
            title={title}
            count={rows.length}
            {...(hint === undefined ? {} : { hint })}
            action={
              selected !== null && open.length > 0 ? (
                <Button type="button" size="xsmall" variant="tertiary" aria-pressed={all} onClick={() => select(open, !all)}>
                  {t("taskList.selectAll", { group: title })}
                </Button>
              ) : undefined
            }
          >
            <ul className="wt-list">
              {here.map((task, index) => (
                <TaskItem
                  key={task.id}
                  task={task}
                  withTrail={by !== "trail"}
                  withSubject={by !== "subject"}
                  repeated={rows[index - 1]?.subject === task.subject && rows[index - 1]?.note === task.note}
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
      {end}
    </>
  );
}
