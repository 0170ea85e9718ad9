import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { outOfView } from "../../testing/in-view";
import { renderWithin } from "../../testing/render-within";
import { at } from "../../testing/synthetic";
import { trailAt } from "../../testing/synthetic-past";
import { HistoryTab } from "./HistoryTab";

const open = (backend = fakeBackend({ trail_at: ({ on }) => trailAt(on) })) => ({ backend, ...renderWithin(<HistoryTab trail="trail-1" />, backend) });

it("shows the whole trail as it was at the end of a day, and the way back to today", async () => {
  const { user, backend } = open();
  await user.type(await screen.findByTestId("trail-day-field"), "1.10.2026{Enter}");
  const then = await screen.findByTestId("trail-then");
  await waitFor(() => expect(then.textContent).toContain("Kartlegging"));
  expect(backend.asked("trail_at")).toEqual([{ id: "trail-1", on: "2026-10-01" }]);
  expect(then.textContent).toContain("1. oktober 2026");
  expect(screen.getAllByTestId("then-entity").map((of) => of.querySelector("summary")?.textContent)).toEqual(["Omvisning på lageret", "Lagermedarbeider"]);
  const parts = within(then);
  for (const [name, count] of [["Møter", 1], ["Oppgaver", 0], ["Jobb og plan", 1]] as const) expect(parts.getByRole("region", { name: new RegExp(`^${name}.*${count}$`, "u") })).toBeTruthy();
  expect(parts.getByRole("region", { name: /^Oppgaver/u }).textContent).toContain("Ingenting");
  expect(parts.getByText("Kontoret")).toBeTruthy();
  expect(parts.getByText("03.02.2026")).toBeTruthy();
  await user.click(screen.getByTestId("trail-day-back"));
  expect(await screen.findByTestId("trail-day-field")).toBeTruthy();
});

it("paints of hundreds of meetings what is looked at, and counts them all", async () => {
  outOfView();
  const { user } = open(fakeBackend({ trail_at: ({ on }) => {
    const then = trailAt(on);
    return { ...then, meetings: Array.from({ length: 250 }, (_, index) => ({ id: `m${index}`, what: "meeting" as const, title: `Møte ${index}`, fields: [] })) };
  } }));
  await user.click(await screen.findByRole("button", { name: "For et år siden" }));
  const meetings = await screen.findByRole("region", { name: /^Møter.*250$/u });
  expect(within(meetings).getAllByTestId("then-entity")).toHaveLength(100);
});

it("says so when the trail did not exist yet", async () => {
  const { user, backend } = open(fakeBackend({ trail_at: ({ on }) => ({ ...trailAt(on), phase_label: "" }) }));
  await user.click(await screen.findByRole("button", { name: "For et år siden" }));
  expect(await screen.findByText("Jobbsporet fantes ikke ennå.")).toBeTruthy();
  expect(backend.asked("trail_at")).toEqual([{ id: "trail-1", on: "2025-11-21" }]);
  expect(screen.queryByText("Jobbsporet og profilen")).toBeNull();
  expect(screen.queryByRole("region", { name: /^Møter/u })).toBeNull();
});

it("asks for a day that can be read", async () => {
  const { user, backend } = open();
  await user.click(await screen.findByTestId("trail-day-show"));
  expect((await screen.findByTestId("error-message")).textContent).toContain("Skriv en dato");
  expect(backend.asked("trail_at")).toEqual([]);
});

it("leads to the changes of the trail itself", async () => {
  const { user, launcher } = open();
  await user.click(await screen.findByTestId("trail-past"));
  expect(launcher.openPast).toHaveBeenCalledWith({ id: "trail-1", title: "Endringer i jobbsporet" });
});

it("says that the day is on its way", async () => {
  const { user } = open(fakeBackend({ trail_at: () => new Promise(() => {}) }));
  await user.click(await screen.findByRole("button", { name: "For en måned siden" }));
  expect(within(await screen.findByTestId("trail-then")).getByRole("status", { name: "Laster" })).toBeTruthy();
});

it("says why the day cannot be read, and reads it again", async () => {
  const backend = fakeBackend();
  backend.refuse("trail_at", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = open(backend);
  await user.click(await screen.findByRole("button", { name: "For en måned siden" }));
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("trail_at", ({ on }) => trailAt(on));
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByText("Kartlegging")).toBeTruthy();
  expect(backend.asked("trail_at").at(-1)?.on).toBe("2026-10-21");
});

it("says why what happened cannot be read, and that nothing has happened", async () => {
  const backend = fakeBackend();
  backend.refuse("trail_history", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = open(backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("trail_history", () => []);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByRole("heading", { name: "Ingenting har skjedd ennå" })).toBeTruthy();
});

it("tells sixty steps at a time, from the newest again when something else is looked for, and finds what was there before", async () => {
  const events = Array.from({ length: 130 }, (_, index) => ({ at: at(-index, 9), author: "Kari Testdal", device: "d", this_device: true, text: "Målet ble endret", changes: [{ what: "Mål", before: index === 0 ? "" : "Lager", after: `Butikk ${index}` }] }));
  const { user } = open(fakeBackend({ trail_history: () => events }));
  expect(await screen.findAllByTestId("history-event")).toHaveLength(60);
  expect(screen.getAllByTestId("history-event")[0]?.textContent).toContain("(tomt)");
  await user.click(screen.getByRole("button", { name: /70/u }));
  expect(screen.getAllByTestId("history-event")).toHaveLength(120);
  await user.type(screen.getByRole("searchbox"), "lager");
  expect(screen.getAllByTestId("history-event")).toHaveLength(60);
});

const withNumber = (on: string) => ({
  ...trailAt(on),
  lines: [{ field: "national_id", label: "Fødselsnummer", value: "41010112345" }],
  meetings: ["2023-12-05 08:30", "2024-01-09 13:00"].map((value, index) => ({ id: `m${index}`, what: "meeting" as const, title: `Møte ${index}`, fields: [{ field: "at", label: "Tidspunkt", value }] })),
});

it("hides the national number as the head of the trail does, writes times as elsewhere, and has the newest meeting first", async () => {
  const { user } = open(fakeBackend({ trail_at: ({ on }) => withNumber(on), trail_history: () => [{ at: at(0, 9), author: "Kari Testdal", device: "d", this_device: true, text: "Nummeret ble rettet", changes: [{ what: "Fødselsnummer", before: "41010112345", after: "41010154321" }] }] }));
  expect((await screen.findByTestId("history-event")).textContent).not.toContain("4101");
  await user.click(await screen.findByRole("button", { name: "For et år siden" }));
  const day = await screen.findByTestId("trail-then");
  await screen.findByRole("region", { name: /^Møter.*2$/u });
  expect(within(day).getAllByTestId("then-entity").slice(0, 2).map((of) => of.querySelector("summary")?.textContent)).toEqual(["Møte 1 09.01.2024 13:00", "Møte 0 05.12.2023 08:30"]);
  expect(day.textContent).not.toContain("41010112345");
  expect(day.textContent).not.toContain("2023-12-05");
  await user.click(within(day).getByRole("button", { name: "Vis fødselsnummer" }));
  expect(day.textContent).toContain("410101 12345");
});
