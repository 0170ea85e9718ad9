/// What a hand or a key does with a meeting of the sheet, besides moving it where it was meant to go.
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { layOut, meeting, NEXT_VISIT, openCalendar as open, pointer } from "../../testing/calendar-page";
import { fakeBackend } from "../../testing/fake-backend";
import { CHANGED } from "../../testing/synthetic";

it("leaves a meeting that was taken in hand and put down again, and asks nothing", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{Enter}");
  await waitFor(() => expect(screen.queryByTestId("move-bar")).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(meeting(NEXT_VISIT)));
  expect([...backend.asked("check_meeting_edit"), ...backend.asked("edit_meeting")]).toEqual([]);
});

it("takes a move back by a key, and reads the days again", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  const read = backend.asked("calendar").length;
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{ArrowDown}{Enter}");
  await screen.findByTestId("toast");
  expect(backend.asked("calendar").length).toBeGreaterThan(read);
  await waitFor(() => expect(document.activeElement).toBe(meeting(NEXT_VISIT)));
  await user.keyboard("{Control>}z{/Control}");
  await waitFor(() => expect(backend.asked("edit_meeting").at(-1)).toEqual({ input: { id: "meeting-1", at: "2026-11-21T15:30" } }));
  await user.keyboard("{Control>}z{/Control}");
  expect(backend.asked("edit_meeting")).toHaveLength(2);
});

it("says so when a move cannot be taken back", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{ArrowDown}{Enter}");
  await screen.findByTestId("toast");
  backend.refuse("edit_meeting", { code: "changed_meanwhile", message: "Noen andre har flyttet møtet.", field: null });
  await user.click(screen.getByRole("button", { name: "Angre" }));
  expect(await screen.findByText("Flyttingen kunne ikke tas tilbake")).toBeTruthy();
});

it("moves once, however often the key is pressed", async () => {
  const moves: (() => void)[] = [];
  const backend = fakeBackend({ edit_meeting: () => new Promise((resolve) => moves.push(() => resolve(CHANGED))) });
  const { user } = await open(backend);
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{ArrowDown}{Enter}{Enter}");
  for (const go of moves) go();
  await screen.findByTestId("toast");
  expect(backend.asked("edit_meeting")).toHaveLength(1);
});

it("forgets why it could not be put there once it is put elsewhere, and when it is taken in hand again", async () => {
  const backend = fakeBackend();
  backend.refuse("edit_meeting", { code: "time_impossible", message: "Ikke der.", field: "at" });
  const { user } = await open(backend);
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{ArrowDown}{Enter}");
  await screen.findByTestId("error-message");
  screen.getByTestId("move-settle").focus();
  await user.keyboard("{ArrowDown}");
  expect(screen.queryByTestId("error-message")).toBeNull();
  await user.keyboard("{Enter}");
  await screen.findByTestId("error-message");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(meeting(NEXT_VISIT)));
  await user.keyboard("m");
  expect(screen.queryByTestId("error-message")).toBeNull();
});

it("goes a week back by a key, nowhere by a key that means something else, and turns the page to where it is", async () => {
  const { user } = await open();
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{Control>}{ArrowDown}{/Control}{PageUp}");
  expect(screen.getByTestId("move-place").textContent).toBe("lørdag 14. november 15:30–16:15");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("9.–15. november 2026");
});

it("keeps the keys of the sheet for what is in hand", async () => {
  const { user } = await open();
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m");
  meeting(/Karriereprofil, del to/u).focus();
  await user.keyboard("{PageDown}");
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("16.–22. november 2026");
});

it("leaves Escape to a menu that is in front", async () => {
  const { user } = await open();
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{ArrowDown}");
  await user.click(screen.getByTestId("calendar-file"));
  await screen.findByRole("menu");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("menu")).toBeNull());
  expect(screen.getByTestId("move-bar")).toBeTruthy();
});

it("says where it would go as it goes", async () => {
  const { user } = await open();
  meeting(NEXT_VISIT).focus();
  await user.keyboard("m{ArrowRight}");
  expect(screen.getByTestId("move-bar").querySelector('[aria-live="polite"]')?.textContent).toContain("søndag 22. november 15:30–16:15");
});

it("takes a hand that trembles for a press", async () => {
  const backend = fakeBackend();
  await open(backend);
  layOut();
  pointer(meeting(NEXT_VISIT), "pointerdown", 550, 515);
  pointer(window, "pointermove", 552, 518);
  expect(screen.queryByTestId("calendar-ghost")).toBeNull();
  pointer(window, "pointerup", 552, 518);
  fireEvent.click(meeting(NEXT_VISIT));
  expect(await screen.findByText("meeting")).toBeTruthy();
  expect(backend.asked("check_meeting_edit")).toEqual([]);
});

it("drags with the main button alone, and nothing that is held", async () => {
  await open();
  layOut();
  pointer(meeting(NEXT_VISIT), "pointerdown", 550, 515, 2);
  pointer(window, "pointermove", 350, 307);
  expect(screen.queryByTestId("calendar-ghost")).toBeNull();
  pointer(window, "pointerup", 350, 307, 2);
  pointer(meeting(/Karriereprofil, del to/u), "pointerdown", 550, 150);
  pointer(window, "pointermove", 350, 307);
  expect(screen.queryByTestId("calendar-ghost")).toBeNull();
});

it("lets go of what is dragged on Escape, and of what is dropped where it was", async () => {
  const backend = fakeBackend();
  await open(backend);
  layOut();
  pointer(meeting(NEXT_VISIT), "pointerdown", 550, 515);
  pointer(window, "pointermove", 350, 307);
  fireEvent.keyDown(window, { key: "Shift" });
  expect(screen.getByTestId("calendar-ghost")).toBeTruthy();
  fireEvent.keyDown(window, { key: "Escape" });
  expect(screen.queryByTestId("calendar-ghost")).toBeNull();
  pointer(window, "pointermove", 250, 307);
  expect(screen.queryByTestId("calendar-ghost")).toBeNull();
  pointer(meeting(NEXT_VISIT), "pointerdown", 550, 515);
  pointer(window, "pointermove", 350, 307);
  pointer(window, "pointermove", 550, 515);
  vi.useFakeTimers();
  pointer(window, "pointerup", 550, 515);
  vi.runAllTimers();
  vi.useRealTimers();
  await waitFor(() => expect(screen.queryByTestId("calendar-ghost")).toBeNull());
  expect([...backend.asked("check_meeting_edit"), ...backend.asked("edit_meeting")]).toEqual([]);
});

it("drops nothing once the page is left with a meeting in the hand", async () => {
  const backend = fakeBackend();
  const { unmount } = await open(backend);
  layOut();
  pointer(meeting(NEXT_VISIT), "pointerdown", 550, 515);
  pointer(window, "pointermove", 350, 307);
  unmount();
  vi.useFakeTimers();
  pointer(window, "pointerup", 350, 307);
  vi.runAllTimers();
  expect(backend.asked("check_meeting_edit")).toEqual([]);
});

it("keeps what is dragged above the sheet within its day", async () => {
  await open();
  layOut();
  pointer(meeting(NEXT_VISIT), "pointerdown", 550, 515);
  pointer(window, "pointermove", 350, -900);
  expect(screen.getByTestId("calendar-ghost").textContent).toContain("00:00–00:45");
  pointer(window, "pointermove", 350, 3000);
  expect(screen.getByTestId("calendar-ghost").textContent).toContain("23:45");
});
