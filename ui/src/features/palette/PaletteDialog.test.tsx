import { screen, waitFor, within } from "@testing-library/react";
import { PersonIcon } from "@navikt/aksel-icons";
import { expect, it, vi } from "vitest";
import { useNavigation } from "../../shared/navigation";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { type Entry, fit, groupsOf } from "./entries";
import { PaletteDialog } from "./PaletteDialog";

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

const where = () => JSON.parse(screen.getByTestId("where").textContent ?? "") as unknown;

const entry = (id: string, label: string): Entry => ({ id, label, icon: PersonIcon, run: vi.fn() });

async function open(actions: Entry[] = [entry("lock", "Lås"), entry("log", "Logg møte")]) {
  const backend = fakeBackend();
  const onClose = vi.fn();
  const { user } = renderWithin(<><PaletteDialog actions={actions} onClose={onClose} /><Where /></>, backend);
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

it("goes to the first and the last by a key, back to the first when more is typed, and closes on its own key", async () => {
  const { user, field, onClose } = await open([entry("a", "Lås"), entry("b", "Logg møte"), entry("c", "Logg ut")]);
  expect(field.getAttribute("aria-expanded")).toBe("true");
  await user.keyboard("{End}");
  expect(activeOption(field)).toBe("Logg ut");
  await user.keyboard("{Home}");
  expect(activeOption(field)).toBe("Lås");
  await user.keyboard("{End}logg");
  expect(activeOption(field)).toBe("Logg møte");
  await user.keyboard("{Control>}k{/Control}");
  expect(onClose).toHaveBeenCalled();
});

it("marks what the pointer is over, and takes what it presses", async () => {
  const [lock, log] = [entry("lock", "Lås"), entry("log", "Logg møte")];
  const { user, field, onClose } = await open([lock, log]);
  const option = screen.getByRole("option", { name: "Logg møte" });
  await user.hover(option);
  expect(activeOption(field)).toBe("Logg møte");
  await user.click(option);
  expect(log.run).toHaveBeenCalledOnce();
  expect(onClose).toHaveBeenCalledOnce();
});

it("leads to what the store found", async () => {
  const { user } = await open();
  await user.keyboard("test");
  await user.click(await screen.findByRole("option", { name: /^Testbakeriet AS/u }));
  expect(where()).toEqual({ name: "employer", org: "888888888" });
  await user.click(await screen.findByRole("option", { name: /^Omvisning på lageret/u }));
  expect(where()).toEqual({ name: "meeting", id: "meeting-1" });
});

it("asks the store from two letters on", async () => {
  const { user, backend } = await open();
  await user.keyboard("t");
  await user.keyboard("e");
  await waitFor(() => expect(backend.asked("search").map(({ query }) => query)).toContain("te"));
  expect(backend.asked("search").map(({ query }) => query)).not.toContain("t");
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
  expect(fit({ ...entry("a", "Eksport og import"), words: "excel csv" }, "excel")).not.toBeNull();
});

it("offers as many of each sort as can be taken in", () => {
  const many = Array.from({ length: 30 }, (_, index) => entry(`trail:${index}`, `Nora ${index}`));
  const shown = groupsOf("nora", { trails: many, actions: many, employers: many, hits: many, recent: [] });
  expect(shown.map(({ name, entries }) => [name, entries.length])).toEqual([["trails", 6], ["actions", 20], ["employers", 4], ["hits", 6]]);
});
