import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { CommandError } from "../../shared/backend";
import { layOut, layOutMonth, meeting, NEXT_VISIT, openCalendar as open, pointer } from "../../testing/calendar-page";
import { fakeBackend } from "../../testing/fake-backend";
import { outOfView } from "../../testing/in-view";
import { renderWithin } from "../../testing/render-within";
import { at, meetingRow, NOW } from "../../testing/synthetic";
import { CalendarPage } from "./CalendarPage";

it("shows the week with travel in words, and what clashes", async () => {
  const { user } = await open();
  expect(meeting(NEXT_VISIT).textContent).toContain("reise 20 min dit og 20 min hjem");
  await user.click(screen.getByRole("button", { name: "Uken etter" }));
  expect((await screen.findByRole("button", { name: /13:00.*Prøvedag/u })).textContent).toContain("Kolliderer med Karriereprofil, del tre");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("23.–29. november 2026");
});

it("shows colleagues' meetings when asked, and whose they are", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend, "week", "2026-11-26");
  expect(screen.queryByRole("button", { name: /Besøk på lageret/u })).toBeNull();
  await user.click(screen.getByTestId("calendar-everybody"));
  expect((await screen.findByRole("button", { name: /Besøk på lageret/u })).textContent).toContain("hos Ole Øvingsen");
});

it("is one stop of the Tab key, and arrows go over meetings and free times", async () => {
  const { user } = await open();
  const sheet = screen.getByRole("application");
  expect(within(sheet).getAllByRole("button").filter((button) => button.tabIndex === 0)).toHaveLength(1);
  meeting(NEXT_VISIT).focus();
  await user.keyboard("{ArrowUp}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("15:00 ledig lørdag 21. november"));
  await user.keyboard("{Control>}{ArrowUp}{/Control}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("Karriereprofil, del to"));
});

it("goes to the week after when an arrow leads out of this one, and the focus follows", async () => {
  const { user } = await open();
  meeting(NEXT_VISIT).focus();
  await user.keyboard("{ArrowRight}{ArrowRight}");
  await waitFor(() => expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("23.–29. november 2026"));
  await waitFor(() => expect(document.activeElement?.textContent).toContain("15:30 ledig mandag 23. november"));
});

it("plans a meeting at the free time that has the focus", async () => {
  const { user, launcher } = await open();
  layOut();
  meeting(NEXT_VISIT).focus();
  await user.keyboard("{ArrowUp}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("calendar-slot")));
  await user.keyboard("{Enter}");
  expect(launcher.openQuickLog).toHaveBeenCalledExactlyOnceWith({ at: "2026-11-21T15:00" });
});

it("moves a meeting with the keyboard, says where it would go and what Rust says of it, and takes it back", async () => {
  const backend = fakeBackend({
    check_meeting_edit: ({ input }) =>
      input.at?.endsWith("09:15") === true ? [{ code: "collision", message: "Kolliderer med «Karriereprofil, del to» 09:00–10:00.", meeting: "meeting-2", from: null, to: null, free_at: null }] : [],
  });
  const { user } = await open(backend);
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m");
  expect(document.activeElement).toBe(screen.getByTestId("move-settle"));
  await user.keyboard("{ArrowDown}{ArrowLeft}{Shift>}{ArrowUp}{/Shift}");
  expect(screen.getByTestId("move-place").textContent).toBe("fredag 20. november 15:40–16:25");
  for (let presses = 0; presses < 25; presses += 1) fireEvent.keyDown(screen.getByTestId("move-settle"), { key: "ArrowUp" });
  fireEvent.keyDown(screen.getByTestId("move-settle"), { key: "ArrowUp", shiftKey: true });
  for (let presses = 0; presses < 2; presses += 1) fireEvent.keyDown(screen.getByTestId("move-settle"), { key: "ArrowUp", shiftKey: true });
  expect(screen.getByTestId("move-place").textContent).toBe("fredag 20. november 09:10–09:55");
  fireEvent.keyDown(screen.getByTestId("move-settle"), { key: "ArrowDown", shiftKey: true });
  expect((await screen.findByTestId("move-hint")).textContent).toContain("Kolliderer med «Karriereprofil, del to»");
  expect(screen.getByTestId("move-settle").textContent).toContain("Flytt likevel");
  expect(backend.asked("edit_meeting")).toEqual([]);
  await user.keyboard("{Enter}");
  await screen.findByTestId("toast");
  expect(screen.queryByTestId("move-bar")).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(meeting(NEXT_VISIT)));
  await user.click(screen.getByRole("button", { name: "Angre" }));
  await waitFor(() => expect(backend.asked("edit_meeting")).toEqual([
    { input: { id: "meeting-1", at: "2026-11-20T09:15" } }, { input: { id: "meeting-1", at: "2026-11-21T15:30" } },
  ]));
  await waitFor(() => expect(document.activeElement).toBe(meeting(NEXT_VISIT)));
});

it("takes a move back from another page, and stays there", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{PageDown}{Enter}");
  await screen.findByTestId("toast");
  await user.click((await screen.findAllByTestId("calendar-meeting"))[0] ?? document.body);
  await screen.findByText("meeting");
  await user.click(screen.getByRole("button", { name: "Angre" }));
  await waitFor(() => expect(backend.asked("edit_meeting").at(-1)).toEqual({ input: { id: "meeting-1", at: "2026-11-21T15:30" } }));
  await screen.findByText("Møtet er tilbake der det var");
  expect(screen.getByText("meeting")).toBeTruthy();
});

const inSheet = () => screen.getByRole("application").contains(document.activeElement);

it("keeps the focus on the button that turns the week by key, gives it to the sheet after a hand, and takes it along with the key", async () => {
  const { user } = await open();
  const after = screen.getByTestId("calendar-after");
  after.focus();
  await user.keyboard("{Enter}");
  await screen.findByRole("button", { name: /13:00.*Prøvedag/u });
  expect(document.activeElement).toBe(after);
  await user.click(screen.getByTestId("calendar-before"));
  await screen.findByRole("button", { name: NEXT_VISIT });
  await waitFor(() => expect(inSheet()).toBe(true));
  await user.click(after);
  await screen.findByRole("button", { name: /13:00.*Prøvedag/u });
  await waitFor(() => expect(inSheet()).toBe(true));
  screen.getByRole("button", { name: /13:00.*Prøvedag/u }).focus();
  await user.keyboard("{PageUp}");
  await screen.findByRole("button", { name: NEXT_VISIT });
  await waitFor(() => expect(screen.getByRole("application").contains(document.activeElement)).toBe(true));
});

it("leaves a meeting where it was on Escape, and gives it the focus back", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{ArrowRight}{ArrowRight}{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(meeting(NEXT_VISIT)));
  expect(backend.asked("edit_meeting")).toEqual([]);
});

it("lets go of a meeting on Escape wherever the focus has gone meanwhile", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{ArrowRight}{Tab}{Tab}{Tab}");
  expect(screen.getByTestId("move-bar").contains(document.activeElement)).toBe(false);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByTestId("move-bar")).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(meeting(NEXT_VISIT)));
  expect(backend.asked("edit_meeting")).toEqual([]);
});

it("stays with the move when it is refused, and says why", async () => {
  const backend = fakeBackend();
  backend.refuse("edit_meeting", { code: "time_impossible", message: "Møtet kan ikke ligge før oppstartsmøtet.", field: "at" });
  const { user } = await open(backend);
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{ArrowDown}{Enter}");
  expect((await screen.findByTestId("error-message")).textContent).toContain("Møtet kan ikke ligge før oppstartsmøtet.");
  expect(screen.getByTestId("move-bar")).toBeTruthy();
});

it("moves neither what is held nor what is a colleague's", async () => {
  const { user } = await open();
  meeting(/Karriereprofil, del to/u).focus();
  await user.keyboard("m");
  expect(screen.queryByTestId("move-bar")).toBeNull();
});

it("moves a meeting that is dragged, at once when Rust has nothing to say, and opens nothing", async () => {
  const backend = fakeBackend();
  await open(backend);
  layOut();
  // Taken hold of 35 minutes into it, which stay under the hand.
  pointer(meeting(NEXT_VISIT), "pointerdown", 550, 545);
  pointer(window, "pointermove", 350, 337);
  expect(screen.getByTestId("calendar-ghost").textContent).toContain("12:00–12:45");
  pointer(window, "pointerup", 350, 337);
  fireEvent.click(meeting(NEXT_VISIT), { clientX: 350, clientY: 337 });
  await waitFor(() => expect(backend.asked("edit_meeting")).toEqual([{ input: { id: "meeting-1", at: "2026-11-19T12:00" } }]));
  expect(screen.getByTestId("calendar-sheet")).toBeTruthy();
  await waitFor(() => expect(screen.queryByTestId("calendar-ghost")).toBeNull());
  fireEvent.click(meeting(NEXT_VISIT));
  expect(await screen.findByText("meeting")).toBeTruthy();
});

it("asks before a dragged meeting is put where Rust sees a reason against it", async () => {
  const backend = fakeBackend({ check_meeting_edit: () => [{ code: "collision", message: "Kolliderer med et annet møte.", meeting: null, from: null, to: null, free_at: null }] });
  const { user } = await open(backend);
  layOut();
  pointer(meeting(NEXT_VISIT), "pointerdown", 550, 515);
  pointer(window, "pointermove", 350, 307);
  pointer(window, "pointerup", 350, 307);
  await screen.findByTestId("move-hint");
  expect(backend.asked("edit_meeting")).toEqual([]);
  await user.click(screen.getByRole("button", { name: /^Avbryt/u }));
  expect(screen.queryByTestId("calendar-ghost")).toBeNull();
});

it("plans a meeting where an empty time is pressed", async () => {
  const { launcher } = await open();
  layOut();
  fireEvent.click(screen.getByRole("group", { name: "onsdag 18. november, 1 møte" }), { clientX: 250, clientY: 200 });
  expect(launcher.openQuickLog).toHaveBeenCalledWith({ at: "2026-11-18T10:00" });
});

it("opens a day from the month with the keyboard", async () => {
  const { user } = await open(fakeBackend(), "month");
  screen.getByRole("button", { name: "lørdag 21. november, 2 møter" }).focus();
  await user.keyboard("{ArrowUp}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "lørdag 14. november, 0 møter" })));
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "lørdag 21. november, 2 møter" })));
  await user.keyboard("{Enter}");
  await screen.findByTestId("calendar-sheet");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("lørdag 21. november 2026");
});

it("moves a meeting to another day of the month with the keyboard, at its own time, and asks when it collides", async () => {
  const backend = fakeBackend({
    check_meeting_edit: ({ input }) => (input.at === "2026-11-27T15:30" ? [{ code: "collision", message: "Kolliderer med «Prøvedag».", meeting: "meeting-2", from: null, to: null, free_at: null }] : []),
  });
  const { user } = await open(backend, "month");
  screen.getByRole("button", { name: "lørdag 21. november, 2 møter" }).focus();
  await user.keyboard("{Control>}{ArrowDown}{ArrowDown}{/Control}");
  await waitFor(() => expect(document.activeElement).toBe(meeting(NEXT_VISIT)));
  expect(within(screen.getByTestId("calendar-month")).getAllByRole("button").filter((button) => button.tabIndex === 0)).toHaveLength(1);
  await user.keyboard("m{ArrowDown}{ArrowLeft}");
  expect(screen.getByTestId("move-place").textContent).toBe("fredag 27. november 15:30–16:15");
  expect(screen.getByTestId("calendar-ghost").closest("td")?.dataset["day"]).toBe("2026-11-27");
  expect((await screen.findByTestId("move-hint")).textContent).toContain("Kolliderer med «Prøvedag»");
  await user.keyboard("{ArrowRight}{ArrowRight}{Enter}");
  await screen.findByTestId("toast");
  expect(backend.asked("edit_meeting")).toEqual([{ input: { id: "meeting-1", at: "2026-11-29T15:30" } }]);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: /^søndag 29\. november/u })));
});

it("takes the day's own meeting in hand when M is pressed on a day of the month, and nothing on a day with none", async () => {
  const { user } = await open(fakeBackend(), "month");
  screen.getByRole("button", { name: "lørdag 21. november, 2 møter" }).focus();
  await user.keyboard("{ArrowUp}m");
  expect(screen.queryByTestId("move-bar")).toBeNull();
  await user.keyboard("{ArrowDown}m");
  expect(screen.getByTestId("move-bar").textContent).toContain("Omvisning på lageret");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(meeting(NEXT_VISIT)));
});

it("moves a meeting that is dragged to another day of the month, and opens neither the day nor the meeting", async () => {
  const backend = fakeBackend();
  await open(backend, "month");
  layOutMonth();
  pointer(meeting(NEXT_VISIT), "pointerdown", 550, 350);
  pointer(window, "pointermove", 250, 450);
  expect(screen.getByTestId("calendar-ghost").closest("td")?.dataset["day"]).toBe("2026-11-25");
  pointer(window, "pointerup", 250, 450);
  fireEvent.click(screen.getByTestId("calendar-month"), { clientX: 250, clientY: 450 });
  await waitFor(() => expect(backend.asked("edit_meeting")).toEqual([{ input: { id: "meeting-1", at: "2026-11-25T15:30" } }]));
  expect(screen.getByTestId("calendar-month")).toBeTruthy();
});

it("opens a meeting of the month with one press", async () => {
  const { user } = await open(fakeBackend(), "month");
  await user.click(meeting(NEXT_VISIT));
  expect(await screen.findByText("meeting")).toBeTruthy();
});

it("paints of a whole office's days what is looked at", async () => {
  const { look } = outOfView();
  const backend = fakeBackend({ calendar: () => Array.from({ length: 240 }, (_, index) => ({ kind: "meeting", from: at(-index % 5, 8), to: at(-index % 5, 9), meeting: meetingRow({ id: `m${index}`, at: at(-index % 5, 8) }) })) });
  await open(backend, "list");
  expect(screen.getAllByTestId("meeting-row")).toHaveLength(100);
  look(screen.getByTestId("list-end"));
  expect(screen.getAllByTestId("meeting-row")).toHaveLength(200);
});

it("is a list by day for those who would rather read it", async () => {
  const { user } = await open(fakeBackend(), "list");
  expect(within(screen.getByTestId("calendar-list")).getAllByTestId("meeting-row")).toHaveLength(7);
  await user.click(screen.getByRole("button", { name: "Uken før" }));
  expect(await screen.findByRole("heading", { name: "Ingen møter disse dagene" })).toBeTruthy();
});

it("names the days that are off, on the sheet and in the month", async () => {
  const christmas = { date: "2026-12-25", title: "Første juledag", off: true };
  const { user } = await open(fakeBackend({ named_days: () => [christmas] }), "week", "2026-12-24");
  const friday = await screen.findByRole("group", { name: "fredag 25. desember, 0 møter, Første juledag" });
  expect([friday.dataset["off"], friday.previousElementSibling?.getAttribute("data-off")]).toEqual(["true", "false"]);
  await user.click(screen.getByTestId("calendar-as-month"));
  expect(within(await screen.findByTestId("calendar-month")).getByText("Første juledag")).toBeTruthy();
  expect(screen.getByRole("button", { name: "fredag 25. desember, 0 møter, Første juledag" })).toBeTruthy();
});

it("goes back to today, and begins where one is: now, or the first morning of another week", async () => {
  const { user } = await open();
  expect(screen.getByTestId("calendar-slot").textContent).toContain("14:30 ledig lørdag 21. november");
  await user.click(screen.getByTestId("calendar-before"));
  await waitFor(() => expect(screen.getByTestId("calendar-slot").textContent).toContain("08:00 ledig mandag 9. november"));
  await user.click(screen.getByTestId("calendar-today"));
  expect(await screen.findByRole("button", { name: NEXT_VISIT })).toBeTruthy();
});

it("goes to the first and the last day by a key, and from meeting to meeting", async () => {
  const { user } = await open();
  meeting(NEXT_VISIT).focus();
  await user.keyboard("{Home}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("15:30 ledig mandag 16. november"));
  await user.keyboard("{Control>}{ArrowDown}{/Control}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("Bli kjent"));
  await user.keyboard("{End}");
  await waitFor(() => expect(document.activeElement?.textContent).toMatch(/ledig søndag 22\. november/u));
});

it("plans the next full hour of today, and the first of another day's working day", async () => {
  const { user, launcher } = await open();
  await user.click(screen.getByTestId("plan-meeting"));
  expect(launcher.openQuickLog).toHaveBeenLastCalledWith({ at: "2026-11-21T15:00" });
  await user.click(screen.getByTestId("calendar-after"));
  await user.click(screen.getByTestId("plan-meeting"));
  expect(launcher.openQuickLog).toHaveBeenLastCalledWith({ at: "2026-11-28T09:00" });
});

it("opens a meeting that is pressed, and plans nothing there", async () => {
  const { user, launcher } = await open();
  layOut();
  await user.click(meeting(NEXT_VISIT));
  expect(await screen.findByText("meeting")).toBeTruthy();
  expect(launcher.openQuickLog).not.toHaveBeenCalled();
});

it("says what is done and what is a colleague's, on the list as on the sheet", async () => {
  const { user } = await open(fakeBackend(), "week", "2026-11-26");
  await user.click(screen.getByTestId("calendar-everybody"));
  expect((await screen.findByRole("button", { name: /Besøk på lageret/u })).textContent).toContain("Planlagt");
  await user.click(screen.getByTestId("calendar-as-list"));
  const list = within(await screen.findByTestId("calendar-list"));
  expect(list.getByText(/Kolliderer med Karriereprofil, del tre/u)).toBeTruthy();
  expect(list.getAllByText(/^Kolliderer/u)).toHaveLength(2);
  await user.click(screen.getByTestId("calendar-today"));
  expect(await list.findByText("I dag")).toBeTruthy();
});

it("is a list where a week has no room to be read", async () => {
  const width = vi.spyOn(Element.prototype, "clientWidth", "get").mockReturnValue(320);
  document.documentElement.style.fontSize = "16px";
  renderWithin(<CalendarPage />, fakeBackend());
  expect(await screen.findByTestId("calendar-list")).toBeTruthy();
  expect(screen.queryByTestId("calendar-sheet")).toBeNull();
  document.documentElement.style.fontSize = "";
  width.mockRestore();
});

it("tells why the days could not be read", async () => {
  const backend = fakeBackend({
    calendar: () => {
      throw new CommandError({ code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
    },
  });
  const { user } = renderWithin(<CalendarPage />, backend);
  expect((await screen.findByRole("alert")).textContent).toContain("Lageret kunne ikke leses.");
  backend.answer("calendar", () => []);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByTestId("calendar-sheet")).toBeTruthy();
});

it("says who a meeting beside others is with in the room there is, and all of it in words", async () => {
  const beside = [0, 1].map((index) => meetingRow({ id: `beside-${index}`, at: NOW + index * 15 * 60_000, minutes: 60, subject: "Samtale om lønn", trail_title: index === 0 ? "Karoline Moe Testvik" : "Øvelsrud Bakeri" }));
  await open(fakeBackend({ calendar: () => beside.map((row) => ({ kind: "meeting" as const, from: row.at, to: row.at + 60 * 60_000, meeting: row })) }));
  const [first] = screen.getAllByTestId("calendar-meeting");
  const seen = first?.querySelector("[aria-hidden='true'].wt-cal-block__seen");
  expect(seen?.querySelector(".wt-cal-block__given")?.textContent).toBe("Karoline");
  expect(seen?.querySelector(".wt-cal-block__initials")?.textContent).toBe("KT");
  expect(seen?.textContent).not.toContain("Testvik");
  expect(screen.getByRole("button", { name: /^14:32 Karoline Moe Testvik, Samtale om lønn, .*Kolliderer med Samtale om lønn/u })).toBe(first);
});
