import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { WorkspaceView } from "../../bindings/api";
import { CATALOGUE } from "../../testing/catalogue";
import { type FakeBackend, fakeBackend } from "../../testing/fake-backend";
import { outOfView } from "../../testing/in-view";
import { renderWithin } from "../../testing/render-within";
import { recordRow } from "../../testing/synthetic";
import { WORKSPACE } from "../../testing/synthetic-employers";
import { WorkspacePage } from "./WorkspacePage";

async function open(change: Partial<WorkspaceView> = {}) {
  const backend: FakeBackend = fakeBackend({ record_kinds: () => CATALOGUE, workspace: () => ({ ...WORKSPACE, ...change }) });
  const around = renderWithin(<WorkspacePage />, backend);
  await screen.findByTestId("own-tasks");
  return { ...around, backend };
}

it("adds a task of one's own from one line, due when the working day ends", async () => {
  const { user, backend } = await open();
  await user.type(screen.getByTestId("own-task-subject"), "Bestille parkering");
  await user.type(screen.getByTestId("own-task-due"), "i morgen{Enter}");
  await waitFor(() => expect(backend.asked("add_workspace_record")).toEqual([{ input: { kind: "private_task", fields: { subject: "Bestille parkering", due: "2026-11-22T16:00" } } }]));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("own-task-subject")));
});

it("closes a task with one press, shows closed ones when asked, and opens one again", async () => {
  const { user, backend } = await open();
  expect(screen.getAllByTestId("own-task")).toHaveLength(2);
  await user.click(screen.getByRole("checkbox", { name: /Bestille ny bilnøkkel/u }));
  await waitFor(() => expect(backend.asked("complete_private_task")).toEqual([{ id: "private-1" }]));
  await user.click(await screen.findByRole("button", { name: /^Angre/u }));
  await waitFor(() => expect(backend.asked("edit_record")).toEqual([{ input: { id: "private-1", fields: { status: "open", completed_at: "", due: "2026-11-20T08:00:00Z" } } }]));
  await user.click(screen.getByRole("checkbox", { name: "Vis avsluttede" }));
  await user.click(screen.getByRole("checkbox", { name: /Levere reiseregning/u }));
  await waitFor(() => expect(backend.asked("edit_record").at(-1)).toEqual({ input: { id: "private-3", fields: { status: "open", completed_at: "" } } }));
});

it("paints of years of tasks what is looked at, and counts them all", async () => {
  const { look } = outOfView();
  const tasks = Array.from({ length: 140 }, (_, index) => ({ ...(WORKSPACE.tasks[0] ?? recordRow()), id: `private-${index}`, status: "open" }));
  await open({ tasks });
  expect(screen.getByRole("region", { name: /140$/u })).toBe(screen.getByTestId("own-tasks"));
  expect(screen.getAllByTestId("own-task")).toHaveLength(100);
  look(screen.getByTestId("list-end"));
  expect(screen.getAllByTestId("own-task")).toHaveLength(140);
});

it("opens a link in the browser by its id alone, and says in words when it cannot", async () => {
  const { user, backend } = await open();
  const link = screen.getByRole("button", { name: /^Ledige stillinger \(åpnes i nettleseren\)/u });
  await user.click(link);
  expect(backend.asked("open_link")).toEqual([{ id: "link-2" }]);
  expect(screen.queryByTestId("toast")).toBeNull();
  backend.refuse("open_link", { code: "link_not_opened", message: "Nettleseren kunne ikke åpnes.", field: "id" });
  await user.click(link);
  expect((await screen.findByTestId("toast")).textContent).toBe("Nettleseren kunne ikke åpnes.");
});

it("moves a link and numbers the places anew", async () => {
  const { user, backend } = await open();
  await user.click(screen.getByRole("button", { name: "Flere valg: Ledige stillinger" }));
  await user.click(await screen.findByRole("menuitem", { name: "Flytt opp" }));
  await waitFor(() => expect(backend.asked("edit_record").map(({ input }) => [input.id, input.fields.position])).toEqual([["link-2", "1"], ["link-1", "2"]]));
});

it("makes a template, and says beside the field what is missing", async () => {
  const { user, backend } = await open({ templates: [] });
  backend.refuse("add_workspace_record", { code: "required", message: "Feltet må fylles ut.", field: "use" });
  await user.click(screen.getByTestId("add-note_template"));
  await user.type(await screen.findByTestId("record-title"), "Første besøk");
  await user.type(screen.getByTestId("record-text"), "Hva trenger de?");
  await user.click(screen.getByTestId("record-save"));
  expect((await screen.findByTestId("error-message")).textContent).toBe("Feltet må fylles ut.");
  backend.answer("add_workspace_record", () => ({ id: "template-9" }));
  await user.click(screen.getByTestId("record-use-employer_meeting"));
  await user.click(screen.getByTestId("record-save"));
  await waitFor(() => expect(screen.queryByTestId("record-save")).toBeNull());
  expect(backend.asked("add_workspace_record").at(-1)?.input).toEqual({ kind: "note_template", fields: { title: "Første besøk", text: "Hva trenger de?", use: "employer_meeting" } });
});

it("keeps the postal code that follows the person, when it is one", async () => {
  const { user, backend } = await open();
  const code = screen.getByTestId<HTMLInputElement>("own-postal-code");
  expect(code.value).toBe("0667");
  await user.clear(code);
  await user.type(code, "48");
  await user.click(screen.getByTestId("own-postal-code-save"));
  expect((await screen.findByTestId("error-message")).textContent).toContain("fire siffer");
  await user.type(code, "41{Enter}");
  await waitFor(() => expect(backend.asked("set_preference")).toEqual([{ input: { name: "postal_code", value: "4841" } }]));
});

it("shows the user log only where there is one", async () => {
  await open();
  expect(screen.queryByTestId("user-log")).toBeNull();
});

it("shows what changed in one's place in the organisation", async () => {
  const moved = recordRow({ id: "log-1", kind: "user_log", fields: { changed_at: "2026-09-01T08:00:00Z", previous_role: "Jobbspesialist", current_role: "Metodeveileder" } });
  await open({ user_log: [moved] });
  expect(within(screen.getByTestId("user-log")).getByRole("listitem").textContent).toBe("Jobbspesialist ble Metodeveileder01.09.2026");
});

it("tells what each part is for while it is empty", async () => {
  await open({ tasks: [], links: [], templates: [] });
  expect(screen.getByRole("heading", { name: "Ingen egne oppgaver" })).toBeTruthy();
  expect(screen.getByText(/sidene du slår opp i hver uke/u)).toBeTruthy();
});

it("says why it cannot be read, and reads it again", async () => {
  const backend = fakeBackend({ record_kinds: () => CATALOGUE });
  backend.refuse("workspace", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = renderWithin(<WorkspacePage />, backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("workspace", () => WORKSPACE);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByTestId("own-tasks")).toBeTruthy();
});

it("goes on with a form that was left half filled in", async () => {
  const key = "record:note_template:own:new";
  const backend = fakeBackend({ record_kinds: () => CATALOGUE, workspace: () => WORKSPACE, drafts: () => [{ key, body: JSON.stringify({ base: "", typed: { title: "Første besøk" } }), saved_at: 0 }] });
  renderWithin(<WorkspacePage restore={key} />, backend);
  expect((await screen.findByTestId<HTMLInputElement>("record-title")).value).toBe("Første besøk");
});

it("empties the line for the next task, saves none with a day it cannot read, and says what is over its day", async () => {
  const { user, backend } = await open();
  expect(screen.getByText("Over fristen")).toBeTruthy();
  await user.type(screen.getByTestId("own-task-subject"), "Bestille parkering");
  await user.type(screen.getByTestId("own-task-due"), "en gang{Enter}");
  await screen.findByTestId("error-message");
  expect(backend.asked("add_workspace_record")).toEqual([]);
  await user.clear(screen.getByTestId("own-task-due"));
  await user.type(screen.getByTestId("own-task-due"), "i morgen");
  await user.click(screen.getByTestId("own-task-add"));
  await waitFor(() => expect(screen.getByTestId<HTMLInputElement>("own-task-subject").value).toBe(""));
  expect(screen.getByTestId<HTMLInputElement>("own-task-due").value).toBe("");
  expect(document.activeElement).toBe(screen.getByTestId("own-task-subject"));
});

it("says what was done and why it was not, and lets one try again", async () => {
  const { user, backend } = await open();
  backend.refuse("complete_private_task", { code: "unexpected", message: "Gikk ikke.", field: null });
  await user.click(screen.getByRole("checkbox", { name: /Bestille ny bilnøkkel/u }));
  expect((await screen.findByTestId("toast")).textContent).toContain("Gikk ikke.");
  backend.answer("complete_private_task", () => null);
  await user.click(screen.getByRole("checkbox", { name: /Bestille ny bilnøkkel/u }));
  await waitFor(() => expect(screen.getByTestId("toast").textContent).not.toContain("Gikk ikke."));
  await user.click(screen.getByRole("checkbox", { name: "Vis avsluttede" }));
  expect(screen.getAllByTestId("own-task")).toHaveLength(3);
  backend.refuse("edit_record", { code: "unexpected", message: "Heller ikke.", field: null });
  await user.click(screen.getByRole("checkbox", { name: /Levere reiseregning/u }));
  expect((await screen.findByText(/Heller ikke/u))).toBeTruthy();
});

it("offers no switch where nothing is closed, and no move past the ends of the links", async () => {
  const { user, backend } = await open({ tasks: WORKSPACE.tasks.filter(({ status }) => status === "open") });
  expect(screen.queryByRole("checkbox", { name: "Vis avsluttede" })).toBeNull();
  const [first] = WORKSPACE.links;
  await user.click(screen.getByRole("button", { name: `Flere valg: ${first?.title ?? ""}` }));
  const items = (await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent);
  expect(items).toContain("Flytt ned");
  expect(items).not.toContain("Flytt opp");
  expect(backend.asked("edit_record")).toEqual([]);
});

it("numbers anew only the links that have another place", async () => {
  const links = ["a", "b", "c"].map((id, index) => ({ ...recordRow({ id, kind: "workspace_link", title: id, trail: null }), fields: { title: id, address: `https://${id}.example`, position: String(index + 1) } }));
  const { user, backend } = await open({ links });
  await user.click(screen.getByRole("button", { name: "Flere valg: c" }));
  expect((await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent)).not.toContain("Flytt ned");
  await user.click(await screen.findByRole("menuitem", { name: "Flytt opp" }));
  await waitFor(() => expect(backend.asked("edit_record").map(({ input }) => [input.id, input.fields.position])).toEqual([["c", "2"], ["b", "3"]]));
});

it("lets the postal code be emptied, and offers to save only what is another", async () => {
  const { user, backend } = await open();
  expect(screen.queryByTestId("own-postal-code-save")).toBeNull();
  await user.clear(screen.getByTestId("own-postal-code"));
  await user.click(screen.getByTestId("own-postal-code-save"));
  await waitFor(() => expect(backend.asked("set_preference")).toEqual([{ input: { name: "postal_code", value: "" } }]));
  await waitFor(() => expect(screen.queryByTestId("own-postal-code-save")).toBeNull());
});
