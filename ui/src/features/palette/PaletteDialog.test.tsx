import { screen, waitFor, within } from "@testing-library/react";
import { PersonIcon } from "@navikt/aksel-icons";
import { expect, it, vi } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { type Entry, fit, groupsOf } from "./entries";
import { PaletteDialog } from "./PaletteDialog";

const entry = (id: string, label: string): Entry => ({ id, label, icon: PersonIcon, run: vi.fn() });

async function open(actions: Entry[] = [entry("lock", "Lås"), entry("log", "Logg møte")]) {
  const backend = fakeBackend();
  const onClose = vi.fn();
  const { user } = renderWithin(<PaletteDialog actions={actions} onClose={onClose} />, backend);
  const field = await screen.findByRole("combobox");
  await waitFor(() => expect(document.activeElement).toBe(field));
  return { user, field, onClose, backend };
}

const activeOption = (field: HTMLElement) => document.getElementById(field.getAttribute("aria-activedescendant") ?? "")?.textContent;

it("offers what can be done before anything is typed, and moves round by arrows", async () => {
  const { user, field, onClose, backend } = await open();
  expect(screen.getAllByRole("option").map((option) => option.textContent)).toEqual(["Lås", "Logg møte"]);
  expect(activeOption(field)).toBe("Lås");
  await user.keyboard("{ArrowUp}");
  expect(activeOption(field)).toBe("Logg møte");
  await user.keyboard("{ArrowDown}{Enter}");
  expect(onClose).toHaveBeenCalled();
  expect(backend.asked("search")).toEqual([]);
});

it("runs the action that is chosen", async () => {
  const lock = entry("lock", "Lås");
  const { user } = await open([entry("log", "Logg møte"), lock]);
  await user.keyboard("lås{Enter}");
  expect(lock.run).toHaveBeenCalledOnce();
});

it("finds participants at once, and employers, notes and tasks in the store, in named groups", async () => {
  const { user, field } = await open();
  await user.keyboard("test");
  const people = await screen.findByRole("group", { name: "Deltakere" });
  expect(within(people).getAllByRole("option")[0]?.textContent).toContain("Amina Testberg");
  const employers = await screen.findByRole("group", { name: "Arbeidsgivere" });
  expect(within(employers).getByRole("option").textContent).toContain("Testbakeriet AS");
  const hits = await screen.findByRole("group", { name: "Møter, notater og oppgaver" });
  expect(within(hits).getAllByRole("option")).toHaveLength(2);
  expect(within(screen.getByTestId("palette")).getByRole("status").textContent).toBe(`${screen.getAllByRole("option").length} treff`);
  expect(activeOption(field)).toContain("Amina Testberg");
});

it("says so when nothing fits", async () => {
  const backend = fakeBackend({ search: () => ({ hits: [], cut: false }) });
  const { user } = renderWithin(<PaletteDialog actions={[]} onClose={vi.fn()} />, backend);
  const field = await screen.findByRole("combobox");
  await user.type(field, "qqq");
  expect(await screen.findByText("Ingenting passer med «qqq»")).toBeTruthy();
  expect(field.getAttribute("aria-expanded")).toBe("false");
});

it("ranks the beginning of a name above a word in it, and the recent above both", () => {
  const trails = [entry("trail:1", "Per Nordnes"), entry("trail:2", "Nora Prøvestad"), entry("trail:3", "Anord Fiktiv")];
  const sources = { trails, actions: [], employers: [], hits: [] };
  const ids = (recent: string[]) => groupsOf("nor", { ...sources, recent })[0]?.entries.map(({ id }) => id);
  expect(ids([])).toEqual(["trail:2", "trail:1", "trail:3"]);
  expect(ids(["trail:3"])).toEqual(["trail:3", "trail:2", "trail:1"]);
  expect(groupsOf("", { ...sources, recent: ["trail:3"] })[0]).toEqual({ name: "recent", entries: [trails[2]] });
});

it("needs every word that is typed", () => {
  expect(fit(entry("a", "Nytt jobbspor"), "jobb ny")).not.toBeNull();
  expect(fit(entry("a", "Nytt jobbspor"), "jobb gammelt")).toBeNull();
});
