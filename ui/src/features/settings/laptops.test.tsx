import { screen, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { OPEN } from "../../testing/synthetic";
import { DEVICES } from "../../testing/synthetic-data";
import { SettingsPage } from "./SettingsPage";

const { me } = OPEN;

function open(answers: Parameters<typeof fakeBackend>[0] = {}) {
  if (me === null) throw new Error("nobody is at work");
  const backend = fakeBackend(answers);
  return { ...renderWithin(<SettingsPage me={me} />, backend), backend };
}

it("lists the person's laptops with this one marked and the blocked one named", async () => {
  open({ devices: () => DEVICES });
  const [own, lent, old] = await screen.findAllByTestId("device-row");
  expect(own?.textContent).toContain("Denne");
  expect(own?.textContent).toContain("i dag 14:03");
  expect(lent?.textContent).toContain("Ikke siden sentralen startet");
  expect(old?.textContent).toContain("Sperret");
  expect(lent?.textContent).not.toContain("Denne");
});

it("takes being offline as no fault of the list of laptops, and anything else as one", async () => {
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

it("has no button for an update where none is known", async () => {
  open();
  expect(await screen.findByText("Kommer fra kontoret")).toBeTruthy();
  expect(screen.queryByTestId("install-update")).toBeNull();
});
