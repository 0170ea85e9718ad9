import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { OPEN } from "../../testing/synthetic";
import { DEVICES } from "../../testing/synthetic-data";
import { useAutosave } from "../../shared/drafts";
import { useNavigation } from "../../shared/navigation";
import { SettingsPage } from "./SettingsPage";

const { me } = OPEN;

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

/** Something that is being typed elsewhere. */
function Typing() {
  useAutosave("meeting:meeting-1", "halvferdig");
  return null;
}

function open(answers: Parameters<typeof fakeBackend>[0] = {}) {
  if (me === null) throw new Error("nobody is at work");
  const backend = fakeBackend(answers);
  return { ...renderWithin(<><SettingsPage me={me} /><Typing /><Where /></>, backend), backend };
}

it("lists the person's laptops with this one marked and the blocked one named", async () => {
  open({ devices: () => DEVICES });
  const [own, lent, old] = await screen.findAllByTestId("device-row");
  expect(own?.textContent).toContain("Denne");
  expect(own?.textContent).toContain("i dag 14:03");
  expect(lent?.textContent).toContain("Ikke siden sentralen startet");
  expect(old?.textContent).toContain("Sperret");
  expect(lent?.textContent).not.toContain("Denne");
  expect(lent?.textContent).toContain("01.11.2026");
  expect(lent?.textContent).toContain("I bruk");
});

it("says that the list is on its way, and when the office knows of no laptop", async () => {
  const waiting: ((devices: typeof DEVICES) => void)[] = [];
  open({ devices: () => new Promise((resolve) => waiting.push(resolve)) });
  const card = within(screen.getByTestId("devices"));
  expect(card.getByRole("status")).toBeTruthy();
  for (const come of waiting) come([]);
  expect(await card.findByText("Sentralen kjenner ingen maskiner.")).toBeTruthy();
  expect(card.queryByRole("table")).toBeNull();
});

it("says why the list of laptops cannot be read, and reads it again when asked", async () => {
  const { user, backend } = open({ devices: () => Promise.reject({ code: "device_revoked", message: "Maskinen er sperret.", field: null }) });
  const card = within(screen.getByTestId("devices"));
  expect((await card.findByTestId("error-message")).textContent).toBe("Maskinen er sperret.");
  backend.answer("devices", () => DEVICES);
  await user.click(card.getByRole("button", { name: "Prøv igjen" }));
  expect(await card.findAllByTestId("device-row")).toHaveLength(3);
});

it("takes being offline as no fault of the list of laptops", async () => {
  const { backend } = open({ devices: () => Promise.reject({ code: "server_unreachable", message: "Får ikke kontakt.", field: null }) });
  expect(await screen.findByText("Listen hentes fra sentralen og vises når du er på nett.")).toBeTruthy();
  expect(within(screen.getByTestId("devices")).queryByRole("alert")).toBeNull();
  expect(backend.asked("devices")).toHaveLength(1);
});

it("offers an update only when there is one, and says what came of it", async () => {
  const { user, backend } = open({ update_state: () => ({ configured: true, available: "0.2.0" }) });
  await user.click(await screen.findByRole("button", { name: "Installer versjon 0.2.0" }));
  expect(await screen.findByText("Den nye versjonen ble ikke installert. Prøv igjen når du er på nett.")).toBeTruthy();
  backend.answer("install_update", () => true);
  await user.click(screen.getByTestId("install-update"));
  expect(await screen.findByText("Installert. Start programmet på nytt for å ta den i bruk.")).toBeTruthy();
  expect(screen.queryByTestId("install-update")).toBeNull();
});

it("keeps what is being typed before it installs, and says why when it cannot", async () => {
  const { user, backend } = open({ update_state: () => ({ configured: true, available: "0.2.0" }) });
  backend.refuse("install_update", { code: "server_unreachable", message: "Får ikke kontakt.", field: null });
  await user.click(await screen.findByTestId("install-update"));
  expect((await screen.findByTestId("toast")).textContent).toContain("Får ikke kontakt.");
  const order = backend.calls.map(({ command }) => command).filter((command) => command === "save_draft" || command === "install_update");
  expect(order).toEqual(["save_draft", "install_update"]);
  expect(screen.getByTestId("install-update").querySelector("svg.aksel-loader")).toBeNull();
});

it("installs once while it is at it", async () => {
  const { user, backend } = open({ update_state: () => ({ configured: true, available: "0.2.0" }), install_update: () => new Promise(() => {}) });
  await user.dblClick(await screen.findByTestId("install-update"));
  await waitFor(() => expect(backend.asked("install_update")).toHaveLength(1));
});

it.each([
  ["is still looked for", () => new Promise<never>(() => {}), "Ser etter"],
  ["is none", () => ({ configured: true, available: null }), "Fant ingen"],
  ["could not be looked for", () => Promise.reject(new Error("no")), "Fikk ikke sett etter"],
])("says so when a newer version %s", async (_what, update_state, words) => {
  open({ update_state });
  expect(await within(screen.getByTestId("updates")).findByText(words)).toBeTruthy();
});

it.each(["data", "code-lists"])("leads to the page of %s", async (page) => {
  const { user } = open();
  await user.click(screen.getByTestId(`open-${page}`));
  expect(screen.getByTestId("where").textContent).toBe(JSON.stringify({ name: page }));
});

it("has no button for an update where none is known", async () => {
  open();
  expect(await screen.findByText("Kommer fra kontoret")).toBeTruthy();
  expect(screen.queryByTestId("install-update")).toBeNull();
});
