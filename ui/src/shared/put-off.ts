/// Puts a line of the task list off until a day.
import type { TaskRow } from "../bindings/api";
import type { Backend } from "./backend";

/** What is derived has no date to move: it stays away until then, on every laptop. */
export async function putOff(call: Backend["call"], task: TaskRow, until: string): Promise<void> {
  if (task.key === null) await call("edit_task", { input: { id: task.id, due: until } });
  else await call("settle_duty", { input: { trail: task.trail, key: task.key, how: "snooze", until } });
}
