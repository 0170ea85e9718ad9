import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, ME, meetingRow, OPEN, TASKS_OF_EVERY_SORT, taskRow, trailView } from "../../testing/synthetic";
import { TasksPage } from "./TasksPage";

it("begins with one's own, and shows a colleague's when asked", async () => {
  const tasks = [taskRow(), taskRow({ id: "task-9", trail: "trail-6", trail_title: "Ole Dummynes", subject: "Kollegaens oppgave" })];
  const { user } = renderWithin(<TasksPage />, fakeBackend({ tasks: () => tasks }));
  await screen.findByTestId("tasks-mine");
  await waitFor(() => expect(screen.getAllByTestId("task-row")).toHaveLength(1));
  await user.click(screen.getByTestId("tasks-everybody"));
  expect(screen.getByText("Kollegaens oppgave")).toBeTruthy();
});

it("shows a supervisor the whole team's at once", async () => {
  const tasks = [taskRow(), taskRow({ id: "task-9", trail: "trail-6", trail_title: "Ole Dummynes", subject: "Kollegaens oppgave" })];
  renderWithin(<TasksPage />, fakeBackend({ tasks: () => tasks, app_status: () => ({ ...OPEN, me: { ...ME, role: "supervisor" } }) }));
  await waitFor(() => expect(screen.getAllByTestId("task-row")).toHaveLength(2));
});

it("says by when in the words one thinks in, and names the participant first", async () => {
  const tasks = [
    taskRow({ due: "2026-11-18", overdue: true }),
    taskRow({ id: "b", due: "2026-11-20", overdue: true }),
    taskRow({ id: "c", due: "2026-11-22" }),
  ];
  renderWithin(<TasksPage />, fakeBackend({ tasks: () => tasks }));
  const rows = await screen.findAllByTestId("task-row");
  expect(rows.map((row) => row.textContent?.includes("3 dager over"))).toEqual([true, false, false]);
  expect(rows[1]?.textContent).toContain("1 dag over");
  expect(rows[2]?.textContent).toContain("i morgen");
  expect(within(rows[0] ?? document.body).getAllByRole("button")[0]?.textContent).toBe("Nora Prøvestad");
});

it("reminds of nothing that is past", async () => {
  const tasks = [taskRow({ remind_at: at(-1, 9) }), taskRow({ id: "b", remind_at: at(1, 9) })];
  renderWithin(<TasksPage />, fakeBackend({ tasks: () => tasks }));
  const rows = await screen.findAllByTestId("task-row");
  expect(rows.map((row) => row.textContent?.includes("minner deg på det"))).toEqual([false, true]);
});

/** What the method asks for of one trail, in the words it has for all. */
const report = (id: string, title: string) =>
  taskRow({ id, source: "duty", key: id, subject: "Skriv rapport", note: "Det er 90 dager siden.", trail: `trail-${id}`, trail_title: title });

it("arranges by participant and by task, and says a reason once", async () => {
  const tasks = [report("2", "Jonas Øvingsen"), report("3", "Amina Testberg"), taskRow()];
  const { user } = renderWithin(<TasksPage />, fakeBackend({ tasks: () => tasks }));
  await user.click(await screen.findByTestId("tasks-by-subject"));
  const reports = screen.getByRole("region", { name: "Skriv rapport 2" });
  expect(within(reports).getAllByText("Det er 90 dager siden.")).toHaveLength(1);
  expect(within(reports).getByRole("button", { name: "Amina Testberg" })).toBeTruthy();
  await user.click(screen.getByTestId("tasks-by-trail"));
  expect(within(screen.getByRole("region", { name: "Nora Prøvestad 1" })).getByText("Ringe lagersjefen om prøvedag")).toBeTruthy();
});

it("changes a task: day and time as typed, priority, reminder and more about it", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<TasksPage />, backend);
  await user.click(await screen.findByRole("button", { name: "Flere valg: Ringe lagersjefen om prøvedag" }));
  await user.click(await screen.findByRole("menuitem", { name: "Endre …" }));
  const due = await screen.findByTestId("task-edit-due");
  await user.clear(due);
  await user.type(due, "fredag 14:30");
  await user.type(screen.getByTestId("task-edit-remind"), "i morgen 9");
  await user.selectOptions(screen.getByTestId("task-edit-priority"), "high");
  await user.type(screen.getByTestId("task-edit-note"), "Spør etter Kari");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("edit_task")).toEqual([
    { input: { id: "task-1", due: "2026-11-27T14:30", remind: "2026-11-22T09:00", priority: "high", note: { text: "Spør etter Kari" } } },
  ]));
});

it("puts several off in one go, each in its own way", async () => {
  const backend = fakeBackend({ tasks: () => TASKS_OF_EVERY_SORT });
  const { user } = renderWithin(<TasksPage />, backend);
  await user.click(await screen.findByTestId("tasks-select"));
  await user.click(screen.getByRole("checkbox", { name: "Velg: Skriv rapport" }));
  await user.click(screen.getByRole("checkbox", { name: "Velg: Ringe lagersjefen om prøvedag" }));
  await user.click(screen.getByTestId("bulk-week"));
  await waitFor(() => expect(backend.asked("edit_task")).toEqual([{ input: { id: "task-1", due: "2026-11-28" } }]));
  expect(backend.asked("settle_duty")).toEqual([{ input: { trail: "trail-2", key: "report_due:trail-2:1", how: "snooze", until: "2026-11-28" } }]);
});

it("lists whom to remind by SMS with a text that names nobody, and ticks off what is sent", async () => {
  const meeting = meetingRow({ id: "meeting-3", kind: "participant", at: at(1, 10), place: "Grorud" });
  const backend = fakeBackend({ sms_reminders: () => [meeting], trail: () => trailView({ person: { ...trailView().person, mobile: "99 99 99 99" } }) });
  const { user } = renderWithin(<TasksPage />, backend);
  const line = await screen.findByTestId("sms-open");
  expect(line.textContent).toBe("1 møte å minne om på SMS");
  expect(screen.queryByTestId("sms-row")).toBeNull();
  await user.click(line);
  expect(line.getAttribute("aria-expanded")).toBe("true");
  const row = await screen.findByTestId("sms-row");
  expect(row.textContent).toContain("Husk møtet med jobbspesialisten din søndag 22. november kl. 10:00. Sted: Grorud. Denne meldingen kan ikke besvares.");
  expect(await within(row).findByText("99 99 99 99")).toBeTruthy();
  backend.answer("sms_reminders", () => []);
  await user.click(screen.getByTestId("sms-sent"));
  expect(backend.asked("mark_reminded")).toEqual([{ id: "meeting-3" }]);
  await waitFor(() => expect(screen.queryByTestId("sms-row")).toBeNull());
});

it.each([
  [{ channel: "phone" as const, place: "Kontoret" }, "kl. 10:00. Møtet er på telefon. Denne meldingen"],
  [{ channel: "video" as const, place: "" }, "kl. 10:00. Møtet er på video. Denne meldingen"],
  [{ channel: "physical" as const, place: "" }, "kl. 10:00. Denne meldingen"],
  [{ channel: "physical" as const, place: "Storgata 1, inngang fra bakgården" }, "Sted: Storgata 1, inngang fra. Denne meldingen"],
])("says in an SMS only what there is to say of the place: %o", async (meeting, text) => {
  const backend = fakeBackend({ sms_reminders: () => [meetingRow({ id: "meeting-3", at: at(1, 10), ...meeting })] });
  const { user } = renderWithin(<TasksPage />, backend);
  await user.click(await screen.findByTestId("sms-open"));
  expect((await screen.findByTestId("sms-row")).textContent).toContain(text);
});

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

it("takes a time of the day when one is typed", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<TasksPage />, backend);
  await screen.findAllByTestId("task-row");
  await user.type(screen.getByRole("combobox", { name: "Jobbspor" }), "amina{Enter}");
  await user.type(screen.getByRole("textbox", { name: "Hva skal gjøres?" }), "Ringe");
  await user.type(screen.getByRole("textbox", { name: "Frist" }), "fredag 14:30{Enter}");
  await waitFor(() => expect(backend.asked("add_task")).toEqual([{ input: { trail: "trail-3", subject: "Ringe", due: "2026-11-27T14:30" } }]));
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
  expect(await screen.findByText("Det er 90 dager siden forrige rapport.")).toBeTruthy();
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
