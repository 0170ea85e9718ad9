/// What the keys and a press do in a month, besides opening and moving.
import { fireEvent, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { layOutMonth, meeting, NEXT_VISIT, openCalendar as open, pointer } from "../../testing/calendar-page";
import { fakeBackend } from "../../testing/fake-backend";
import { at, calendarOf, meetingRow } from "../../testing/synthetic";

const day = (name: RegExp) => screen.getByRole("button", { name });
const TODAY = /^lørdag 21\. november/u;
const month = () => within(screen.getByTestId("calendar-month"));

it("is one stop of the Tab key at today, which is marked", async () => {
  await open(fakeBackend(), "month");
  expect(month().getAllByRole("button").filter((button) => button.tabIndex === 0)).toEqual([day(TODAY)]);
  expect(month().getAllByRole("button").filter((button) => button.getAttribute("aria-current") === "date")).toEqual([day(TODAY)]);
});

it("goes to the ends of the week and to the months around it by a key, and the focus follows", async () => {
  const { user } = await open(fakeBackend(), "month");
  day(TODAY).focus();
  await user.keyboard("{Home}");
  await waitFor(() => expect(document.activeElement).toBe(day(/^mandag 16\. november/u)));
  await user.keyboard("{End}");
  await waitFor(() => expect(document.activeElement).toBe(day(/^søndag 22\. november/u)));
  await user.keyboard("{Alt>}{ArrowLeft}{/Alt}{Shift>}{ArrowLeft}{/Shift}");
  expect(document.activeElement).toBe(day(/^søndag 22\. november/u));
  await user.keyboard("{PageDown}");
  await waitFor(() => expect(document.activeElement).toBe(day(/^tirsdag 1\. desember/u)));
  await user.keyboard("{PageUp}");
  await waitFor(() => expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("november 2026"));
});

it("goes from meeting to meeting both ways, and stays at the first and the last", async () => {
  const { user } = await open(fakeBackend(), "month");
  day(TODAY).focus();
  await user.keyboard("{Control>}{ArrowUp}{/Control}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("Mohammed Prøvedal"));
  await user.keyboard("{Control>}{ArrowDown}{ArrowDown}{/Control}");
  await waitFor(() => expect(document.activeElement).toBe(meeting(NEXT_VISIT)));
  await user.keyboard("{Control>}{ArrowUp}{/Control}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("Karriereprofil, del to"));
});

it("takes a move back by a key, and moves nothing that is held", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend, "month");
  meeting(/Karriereprofil, del to/u).focus();
  await user.keyboard("m");
  expect(screen.queryByTestId("move-bar")).toBeNull();
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{PageUp}{PageDown}{ArrowRight}{Enter}");
  await screen.findByTestId("toast");
  expect(backend.asked("edit_meeting")).toEqual([{ input: { id: "meeting-1", at: "2026-11-22T15:30" } }]);
  await waitFor(() => expect(month().getAllByRole("button")).toContain(document.activeElement));
  await user.keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(backend.asked("edit_meeting").at(-1)).toEqual({ input: { id: "meeting-1", at: "2026-11-21T15:30" } }));
});

it("keeps its keys for what is in hand, which goes four weeks by a key", async () => {
  const { user } = await open(fakeBackend(), "month");
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{PageUp}");
  expect(screen.getByTestId("move-place").textContent).toBe("lørdag 24. oktober 15:30–16:15");
  await user.keyboard("{PageDown}");
  const here = await screen.findByRole("button", { name: TODAY });
  here.focus();
  await user.keyboard("{ArrowLeft}");
  expect(document.activeElement).toBe(here);
});

it("opens the day that is pressed, whether on its number or beside it, and counts what it has no line for", async () => {
  const more = [17, 18, 19].map((hour) => meetingRow({ id: `late-${hour}`, at: at(0, hour), minutes: 30, travel_to: 0, travel_from: 0 }));
  const entries = more.map((row) => ({ kind: "meeting" as const, from: row.at, to: row.at + 30 * 60_000, meeting: row }));
  const { user } = await open(fakeBackend({ calendar: ({ days }) => [...calendarOf(days), ...entries] }), "month");
  const cell = day(TODAY).closest("td") ?? document.body;
  expect(within(cell).getAllByTestId("calendar-meeting")).toHaveLength(3);
  expect(within(cell).getByText("+ 2 til")).toBeTruthy();
  fireEvent.click(cell);
  await screen.findByTestId("calendar-sheet");
  await user.click(screen.getByTestId("calendar-as-month"));
  await user.click(await screen.findByRole("button", { name: /^mandag 30\. november/u }));
  await screen.findByTestId("calendar-sheet");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("mandag 30. november 2026");
});

it("has the focus on the day that was opened by a key, also from a meeting of another", async () => {
  const { user } = await open(fakeBackend(), "month");
  meeting(NEXT_VISIT).focus();
  await user.keyboard("{ArrowLeft}");
  await waitFor(() => expect(document.activeElement).toBe(day(/^fredag 20\. november/u)));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(screen.getByTestId("calendar-sheet").contains(document.activeElement)).toBe(true));
});

it("does not turn the page under the hand that presses a day of the month after", async () => {
  await open(fakeBackend(), "month");
  fireEvent.focus(day(/^tirsdag 1\. desember/u));
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("november 2026");
});

it("drags nothing that is held", async () => {
  await open(fakeBackend(), "month");
  layOutMonth();
  pointer(meeting(/Karriereprofil, del to/u), "pointerdown", 550, 350);
  pointer(window, "pointermove", 250, 450);
  expect(screen.queryByTestId("calendar-ghost")).toBeNull();
});
