import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
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
