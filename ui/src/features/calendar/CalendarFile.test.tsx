import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { IcsEvent } from "../../bindings/api";
import { openCalendar as open } from "../../testing/calendar-page";
import { fakeBackend } from "../../testing/fake-backend";
import { at } from "../../testing/synthetic";

const event = (change: Partial<IcsEvent> = {}): IcsEvent => ({
  uid: "1", from: at(3, 10), to: at(3, 10, 45), all_day: false, subject: "Basismøte", place: "Nav Alna", problem: null, ...change,
});

it("offers what another calendar's file holds, and marks what is planned already", async () => {
  const events = [event(), event({ uid: "2", subject: "Omvisning på lageret", from: at(0, 15, 30), to: at(0, 16, 15) }), event({ uid: "3", problem: "Gjentakelser tas ikke med." }), event({ uid: "4", subject: "Omvisning på lageret" }), event({ uid: "5", subject: "Noe annet", from: at(0, 15, 30), all_day: true })];
  const backend = fakeBackend({ pick_file: () => ({ name: "outlook.ics", text: "BEGIN:VCALENDAR" }), read_ics: () => events });
  const { user, launcher } = await open(backend);
  await user.click(screen.getByTestId("calendar-file"));
  await user.click(await screen.findByRole("menuitem", { name: "Hent fra fil (.ics)" }));
  const offers = within(await screen.findByTestId("ics-offers"));
  await waitFor(() => expect(offers.getAllByText("Planlagt")).toHaveLength(1));
  expect(offers.getByText("Gjentakelser tas ikke med.")).toBeTruthy();
  expect(offers.getAllByRole("button", { name: /^Planlegg/u })).toHaveLength(3);
  await waitFor(() => expect(document.activeElement).toBe(offers.getByRole("button", { name: "Planlegg: Basismøte" })));
  await user.click(offers.getByRole("button", { name: "Planlegg: Basismøte" }));
  expect(launcher.openQuickLog).toHaveBeenCalledWith({ at: "2026-11-24T10:00", event: { minutes: 45, subject: "Basismøte", place: "Nav Alna" } });
  await user.click(offers.getByRole("button", { name: "Planlegg: Noe annet" }));
  expect(launcher.openQuickLog).toHaveBeenLastCalledWith({ at: "2026-11-21T15:30", event: { minutes: 60, subject: "Noe annet", place: "Nav Alna" } });
  expect(backend.asked("log_meeting")).toEqual([]);
  await user.click(screen.getByTestId("ics-close"));
  expect(screen.queryByTestId("ics-offers")).toBeNull();
});

it("says so when a file holds nothing, when it holds more than can be settled one by one, and nothing when none was picked", async () => {
  const backend = fakeBackend({ pick_file: () => ({ name: "tom.ics", text: "BEGIN:VCALENDAR" }), read_ics: () => [] });
  const { user } = await open(backend);
  const take = async () => {
    await user.click(screen.getByTestId("calendar-file"));
    await user.click(await screen.findByRole("menuitem", { name: "Hent fra fil (.ics)" }));
  };
  await take();
  expect(await screen.findByText("Ingen avtaler i filen")).toBeTruthy();
  backend.answer("read_ics", () => Array.from({ length: 102 }, (_, index) => event({ uid: String(index) })));
  await take();
  expect(await screen.findByText("2 avtaler til er ikke vist")).toBeTruthy();
  expect(screen.getAllByTestId("ics-offer")).toHaveLength(100);
  backend.answer("pick_file", () => null);
  await take();
  await waitFor(() => expect(backend.asked("pick_file")).toHaveLength(3));
  expect(screen.queryByTestId("toast")).toBeNull();
  expect(backend.asked("read_ics")).toHaveLength(2);
});

it("saves the days on screen as a file without names unless they are asked for", async () => {
  const backend = fakeBackend({ save_file: () => "/hjemme/kalender.ics" });
  const { user } = await open(backend);
  const save = async (names: boolean) => {
    await user.click(screen.getByTestId("calendar-file"));
    await user.click(await screen.findByRole("menuitem", { name: "Lagre som fil (.ics)" }));
    if (names) await user.click(await screen.findByTestId("ics-names"));
    await user.click(await screen.findByTestId("ics-save"));
    await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  };
  await user.click(screen.getByTestId("calendar-everybody"));
  await save(false);
  expect(document.activeElement).toBe(screen.getByTestId("calendar-file"));
  await save(true);
  const days = { from: "2026-11-16", to: "2026-11-22", everybody: false };
  expect(backend.asked("calendar_ics")).toEqual([{ days, with_names: false }, { days, with_names: true }]);
  expect(backend.asked("save_file")[0]?.name).toBe("kalender-2026-11-16.ics");
  expect(screen.getByTestId("toast").textContent).toContain("Lagret som /hjemme/kalender.ics");
});

it("stays with the question when no place was chosen for the file, and tells what is wrong with one that cannot be read", async () => {
  const backend = fakeBackend({ save_file: () => null, pick_file: () => ({ name: "bilde.ics", text: "" }) });
  backend.refuse("read_ics", { code: "calendar_file_unknown", message: "Dette er ikke en kalenderfil.", field: "text" });
  const { user } = await open(backend);
  await user.click(screen.getByTestId("calendar-file"));
  await user.click(await screen.findByRole("menuitem", { name: "Lagre som fil (.ics)" }));
  await user.click(await screen.findByTestId("ics-save"));
  await waitFor(() => expect(backend.asked("save_file")).toHaveLength(1));
  await user.click(within(screen.getByRole("dialog")).getByRole("button", { name: "Avbryt" }));
  await user.click(screen.getByTestId("calendar-file"));
  await user.click(await screen.findByRole("menuitem", { name: "Hent fra fil (.ics)" }));
  expect((await screen.findByTestId("toast")).textContent).toContain("Dette er ikke en kalenderfil.");
});
