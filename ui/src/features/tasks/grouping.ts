/// Under which heading a line of the task list stands.
import type { TaskRow } from "../../bindings/api";
import { daysBetween } from "../../shared/dates";

export const GROUPINGS = ["due", "trail", "subject"] as const;
export type Grouping = (typeof GROUPINGS)[number];

const DUE_GROUPS = ["overdue", "today", "week", "later", "undated", "closed"] as const;
export type DueGroup = (typeof DUE_GROUPS)[number];

/** Which heading a task is listed under by its date. */
export function groupOf(task: TaskRow, from: string): DueGroup {
  if (task.status !== "open" && task.status !== "unknown") return "closed";
  if (task.due === null) return "undated";
  const ahead = daysBetween(from, task.due);
  if (ahead < 0) return "overdue";
  if (ahead === 0) return "today";
  return ahead <= 7 ? "week" : "later";
}

export type TaskGroup = { key: string; title: string; /** Said once for all of them. */ hint?: string; rows: TaskRow[] };

const byDue = (a: TaskRow, b: TaskRow): number => (a.due ?? "9999").localeCompare(b.due ?? "9999");

/** The lines under their headings: by date as they come, else by how soon the first of each is due. */
export function grouped(tasks: TaskRow[], by: Grouping, from: string, titleOf: (group: DueGroup) => string): TaskGroup[] {
  if (by === "due") {
    return DUE_GROUPS.map((group) => ({ key: group, title: titleOf(group), rows: tasks.filter((task) => groupOf(task, from) === group) })).filter(({ rows }) => rows.length > 0);
  }
  const groups = new Map<string, TaskGroup>();
  for (const task of tasks.toSorted(byDue)) {
    const key = by === "trail" ? task.trail : task.subject;
    const group = groups.get(key) ?? { key, title: by === "trail" ? task.trail_title : task.subject, rows: [] };
    groups.set(key, { ...group, rows: [...group.rows, task] });
  }
  return [...groups.values()].map((group) => {
    const notes = new Set(group.rows.map(({ note }) => note));
    const [note] = notes;
    return by === "subject" && notes.size === 1 && note !== undefined && note !== "" ? { ...group, hint: note } : group;
  });
}
