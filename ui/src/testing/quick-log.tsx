/// The quick log, opened, and a day in which a planned meeting has begun.
import { screen, waitFor } from "@testing-library/react";
import { expect, vi } from "vitest";
import { QuickLogDialog } from "../features/quick-log/QuickLogDialog";
import type { QuickLogStart } from "../shared/launcher";
import { type FakeBackend, fakeBackend } from "./fake-backend";
import { renderWithin } from "./render-within";
import { at, HOME, meetingRow, meetingView } from "./synthetic";

export async function openQuickLog(backend: FakeBackend, start: QuickLogStart = {}) {
  const onClose = vi.fn();
  const within = renderWithin(<QuickLogDialog start={start} onClose={onClose} />, backend);
  await screen.findByRole("combobox", { name: "Deltaker" });
  // The dialog gives the focus to its first field a moment after it is there; a hand is slower, a test is not.
  await waitFor(() => expect(["note", "trail"]).toContain(document.activeElement?.getAttribute("name")));
  return { ...within, onClose };
}

export const field = (name: string | RegExp) => screen.getByRole<HTMLInputElement>("textbox", { name });

export const SAVE = "{Control>}{Enter}{/Control}";

/** A visit that was planned for an hour ago today, at the top of what was left open. */
export const begun = () => meetingRow({ id: "meeting-77", at: at(0, 13, 30), trail: "trail-2", trail_title: "Jonas Øvingsen", subject: "Befaring" });
export const withBegun = (overrides: Parameters<typeof fakeBackend>[0] = {}) =>
  fakeBackend({ home: () => ({ ...HOME, meetings_today: [begun()], meetings_left_open: [] }), meeting: () => meetingView({ id: "meeting-77", row: begun(), version: "v3", note: "Se på lageret." }), ...overrides });
