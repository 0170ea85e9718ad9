import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { TASKS_OF_EVERY_SORT } from "../../testing/synthetic";
import { TasksPage } from "./TasksPage";

it("groups tasks by how soon they are due", async () => {
  renderWithin(<TasksPage />, fakeBackend());
  const overdue = await screen.findByRole("region", { name: /^Over fristen/u });
  expect(within(overdue).getAllByTestId("task-row")).toHaveLength(2);
  expect(within(screen.getByRole("region", { name: /^Uten frist/u })).getAllByTestId("task-row")).toHaveLength(1);
});

it("closes a task with its box", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<TasksPage />, backend);
  await user.click(await screen.findByRole("checkbox", { name: "Marker som utført: Ringe lagersjefen om prøvedag" }));
  expect(backend.asked("edit_task")).toEqual([{ input: { id: "task-1", status: "done" } }]);
});

it("adds a task on the trail that is chosen", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<TasksPage />, backend);
  await screen.findAllByTestId("task-row");
  await user.type(screen.getByRole("combobox", { name: "Jobbspor" }), "amina{Enter}");
  await user.type(screen.getByRole("textbox", { name: "Hva skal gjøres?" }), "Sende gratulasjon");
  await user.type(screen.getByRole("textbox", { name: "Frist" }), "fredag");
  await user.click(screen.getByRole("button", { name: "Legg til" }));
  await waitFor(() => expect(backend.asked("add_task")).toEqual([{ input: { trail: "trail-3", subject: "Sende gratulasjon", due: "2026-11-27" } }]));
});

it("asks for a trail before a task is added", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<TasksPage />, backend);
  await user.click(await screen.findByRole("button", { name: "Legg til" }));
  await screen.findByText("Velg hvilket jobbspor møtet gjelder.");
  expect(backend.asked("add_task")).toEqual([]);
});

it("shows where each line comes from and why, and narrows to one sort", async () => {
  const { user } = renderWithin(<TasksPage />, fakeBackend({ tasks: () => TASKS_OF_EVERY_SORT }));
  expect(await screen.findByText("Hvorfor: Det er 90 dager siden forrige rapport.")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Avvik 1" }));
  expect(screen.getAllByTestId("task-row").map((row) => row.dataset.source)).toEqual(["finding"]);
});

it("puts off what the method asks for by its key, and one's own task by its date", async () => {
  const backend = fakeBackend({ tasks: () => TASKS_OF_EVERY_SORT });
  const { user } = renderWithin(<TasksPage />, backend);
  await user.click(await screen.findByRole("button", { name: "Flere valg: Skriv rapport" }));
  await user.click(await screen.findByRole("menuitem", { name: "Utsett en uke" }));
  await waitFor(() => expect(backend.asked("settle_duty")).toEqual([{ input: { trail: "trail-2", key: "report_due:trail-2:1", how: "snooze", until: "2026-11-28" } }]));
  await user.click(screen.getByRole("button", { name: "Flere valg: Ringe lagersjefen om prøvedag" }));
  await user.click(await screen.findByRole("menuitem", { name: "Utsett til i morgen" }));
  await waitFor(() => expect(backend.asked("edit_task")).toEqual([{ input: { id: "task-1", due: "2026-11-22" } }]));
});

it("asks why something is put aside, and keeps a refusal at the field", async () => {
  const backend = fakeBackend({ tasks: () => TASKS_OF_EVERY_SORT });
  backend.refuse("close_tasks", { code: "reason_required", message: "Skriv hvorfor.", field: "reason" });
  const { user } = renderWithin(<TasksPage />, backend);
  await user.click(await screen.findByRole("button", { name: "Flere valg: Skriv rapport" }));
  await user.click(await screen.findByRole("menuitem", { name: "Ikke aktuell …" }));
  await user.click(await screen.findByTestId("task-discard"));
  expect(await screen.findByText("Skriv hvorfor.")).toBeTruthy();
  backend.answer("close_tasks", () => null);
  await user.type(screen.getByTestId("task-reason"), "Deltakeren har flyttet");
  await user.click(screen.getByTestId("task-discard"));
  await waitFor(() => expect(backend.asked("close_tasks").at(-1)).toEqual({ input: { ids: ["duty-1"], status: "discarded", reason: "Deltakeren har flyttet" } }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

it("closes several in one go, and gives the focus back", async () => {
  const backend = fakeBackend({ tasks: () => TASKS_OF_EVERY_SORT });
  const { user } = renderWithin(<TasksPage />, backend);
  await user.click(await screen.findByTestId("tasks-select"));
  expect(screen.getByTestId<HTMLButtonElement>("bulk-done").disabled).toBe(true);
  await user.click(screen.getByRole("button", { name: "Velg alle i «Over fristen»" }));
  await user.click(screen.getByRole("checkbox", { name: "Velg: Skriv rapport" }));
  expect(within(screen.getByTestId("tasks-bulk")).getByRole("status").textContent).toBe("3 valgt");
  await user.click(screen.getByTestId("bulk-done"));
  await waitFor(() => expect(backend.asked("close_tasks")).toEqual([{ input: { ids: ["task-2", "task-3", "duty-1"], status: "done" } }]));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("tasks-select")));
});
