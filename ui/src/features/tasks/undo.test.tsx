/// What was done with a task a moment ago is taken back where it is said.
import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { CommandError } from "../../shared/backend";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, taskRow, TASKS_OF_EVERY_SORT } from "../../testing/synthetic";
import { TasksPage } from "./TasksPage";

async function open(tasks = TASKS_OF_EVERY_SORT) {
  const backend = fakeBackend({ tasks: () => tasks });
  const { user } = renderWithin(<TasksPage />, backend);
  await screen.findAllByTestId("task-row");
  const more = async (subject: string, item: string) => {
    await user.click(screen.getByRole("button", { name: `Flere valg: ${subject}` }));
    await user.click(await screen.findByRole("menuitem", { name: item }));
  };
  const angre = async () => user.click(await screen.findByRole("button", { name: /^Angre/u }));
  return { backend, user, more, angre };
}
const CALL = "Ringe lagersjefen om prøvedag";

it("opens a ticked task again", async () => {
  const { backend, user, angre } = await open();
  await user.click(screen.getByRole("checkbox", { name: `Marker som utført: ${CALL}` }));
  await angre();
  await waitFor(() => expect(backend.asked("edit_task").map(({ input }) => input)).toEqual([{ id: "task-1", status: "done" }, { id: "task-1", status: "open", due: "2026-11-22" }]));
});

it("puts a task back to the day and the time it had, and a duty back in the list", async () => {
  const { backend, more, angre } = await open([taskRow({ id: "t", subject: "Ringe", due: "2026-11-23", due_at: at(2, 9, 30) }), taskRow({ id: "u", subject: "Skrive", due: null }), ...TASKS_OF_EVERY_SORT]);
  await more("Ringe", "Utsett en uke");
  await angre();
  await waitFor(() => expect(backend.asked("edit_task").map(({ input }) => input)).toEqual([{ id: "t", due: "2026-11-28" }, { id: "t", due: "2026-11-23T09:30" }]));
  await more("Skrive", "Utsett en uke");
  await angre();
  await waitFor(() => expect(backend.asked("edit_task").at(-1)?.input).toEqual({ id: "u", due: "" }));
  await more("Skriv rapport", "Utsett en uke");
  await angre();
  await waitFor(() => expect(backend.asked("settle_duty").at(-1)?.input).toEqual({ trail: "trail-2", key: "report_due:trail-2:1", how: "reopen" }));
});

it("takes back what was done with several, and says what was refused", async () => {
  const { backend, user, angre } = await open();
  const choose = async () => {
    await user.click(await screen.findByTestId("tasks-select"));
    await user.click(screen.getByRole("checkbox", { name: "Velg: Skriv rapport" }));
    await user.click(screen.getByRole("checkbox", { name: `Velg: ${CALL}` }));
  };
  await choose();
  await user.click(screen.getByTestId("bulk-done"));
  await angre();
  await waitFor(() => expect(backend.asked("edit_task").map(({ input }) => input)).toEqual(expect.arrayContaining([{ id: "duty-1", status: "open" }, { id: "task-1", status: "open", due: "2026-11-22" }])));
  await choose();
  await user.click(screen.getByTestId("bulk-week"));
  backend.answer("settle_duty", ({ input }) => {
    if (input.how === "reopen") throw new CommandError({ code: "unexpected", message: "Gikk ikke tilbake.", field: null });
    return null;
  });
  await angre();
  expect((await screen.findByText(/Gikk ikke tilbake/u))).toBeTruthy();
});

it("brings back what was put aside", async () => {
  const { backend, user, more, angre } = await open();
  await more(CALL, "Ikke aktuell …");
  await user.click(await screen.findByTestId("task-discard"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await angre();
  await waitFor(() => expect(backend.asked("edit_task").map(({ input }) => input)).toEqual([{ id: "task-1", status: "open", due: "2026-11-22" }]));
});
