/// Puts a line of the task list off until a day, and back to where it was.
import type { TaskRow } from "../bindings/api";
import type { Backend } from "./backend";
import { localTime } from "./dates";

/** What is derived has no date to move: it stays away until then, on every laptop. */
export async function putOff(call: Backend["call"], task: TaskRow, until: string): Promise<void> {
  if (task.key === null) await call("edit_task", { input: { id: task.id, due: until } });
  else await call("settle_duty", { input: { trail: task.trail, key: task.key, how: "snooze", until } });
}

/** `task` as it was before. */
export async function putBack(call: Backend["call"], task: TaskRow): Promise<void> {
  if (task.key === null) await call("edit_task", { input: { id: task.id, due: dueOf(task) } });
  else await call("settle_duty", { input: { trail: task.trail, key: task.key, how: "reopen" } });
}

/** Opens closed lines again, as they were before: being closed pulls back when a task is due. */
export async function reopen(call: Backend["call"], tasks: TaskRow[]): Promise<void> {
  for (const task of tasks) {
    const due = dueOf(task);
    await call("edit_task", { input: { id: task.id, status: "open", ...(task.key === null && due !== "" ? { due } : {}) } });
  }
}

/** When a task is due, as it is typed; empty where it is not. */
const dueOf = ({ due, due_at }: TaskRow): string => (due_at === null ? (due ?? "") : localTime(due_at));
