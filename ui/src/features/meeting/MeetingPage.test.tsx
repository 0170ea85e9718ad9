import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, meetingRow, meetingView } from "../../testing/synthetic";
import { MeetingPage } from "./MeetingPage";

const note = () => screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Notat" });
const place = () => screen.getByRole<HTMLInputElement>("textbox", { name: "Sted" });

it("sends only what was changed, with the version the note started from", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await screen.findByRole("heading", { name: "Omvisning på lageret" });
  await user.type(note(), " Takk for sist.");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("edit_meeting")).toHaveLength(1));
  expect(backend.asked("edit_meeting")[0]?.input).toEqual({
    id: "meeting-1",
    note: { base: "v1", text: `${meetingView().note} Takk for sist.` },
  });
});

it("leaves what is being typed alone when a colleague's change comes, and says so", async () => {
  const backend = fakeBackend();
  const { user, readAgain } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await screen.findByRole("heading", { name: "Omvisning på lageret" });
  await user.clear(note());
  await user.type(note(), "Mine ord");
  backend.answer("meeting", () => meetingView({ note: "Kollegaens ord", version: "v2", row: meetingRow({ place: "Porten" }) }));
  await readAgain();
  // What was not touched follows the store; what is being typed does not.
  await waitFor(() => expect(place().value).toBe("Porten"));
  expect(note().value).toBe("Mine ord");
  expect(screen.getByTestId("changed-elsewhere")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /Lagre endringer/u }));
  await waitFor(() => expect(backend.asked("edit_meeting")).toHaveLength(1));
  expect(backend.asked("edit_meeting")[0]?.input.note).toEqual({ base: "v1", text: "Mine ord" });
});

it("shows both values of a conflict and settles it with one press", async () => {
  const backend = fakeBackend({
    meeting: () => meetingView({
      row: meetingRow({ conflicts: 2 }),
      conflicts: [
        { field: "place", chosen: "Lageret, Alnabru", other: "Hovedinngangen" },
        { field: "at", chosen: String(at(0, 15, 30)), other: String(at(0, 16)) },
      ],
    }),
  });
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  const conflicts = await screen.findByTestId("conflicts");
  expect(within(conflicts).getByText("Lageret, Alnabru")).toBeTruthy();
  expect(within(conflicts).getByText("21.11.2026 16:00")).toBeTruthy();
  await user.click(within(conflicts).getByRole("button", { name: "Bruk denne: Sted «Hovedinngangen»" }));
  await waitFor(() => expect(backend.asked("edit_meeting")).toEqual([{ input: { id: "meeting-1", place: "Hovedinngangen" } }]));
});

it("keeps the chosen value by writing it again", async () => {
  const backend = fakeBackend({ meeting: () => meetingView({ conflicts: [{ field: "status", chosen: "planned", other: "cancelled" }] }) });
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await user.click(await screen.findByRole("button", { name: "Behold: Status «Planlagt»" }));
  await waitFor(() => expect(backend.asked("edit_meeting")).toEqual([{ input: { id: "meeting-1", status: "planned" } }]));
});

it("puts a refusal on its field and keeps the edit", async () => {
  const backend = fakeBackend();
  backend.refuse("edit_meeting", { code: "text_too_long", message: "Teksten er for lang.", field: "place" });
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await screen.findByRole("heading", { name: "Omvisning på lageret" });
  await user.type(place(), "!");
  await user.click(screen.getByRole("button", { name: /Lagre endringer/u }));
  await screen.findByText("Teksten er for lang.");
  expect(document.activeElement).toBe(place());
  expect(place().value).toBe("Lageret, Alnabru!");
});

it("offers the edit that was left and takes it up on the version it began on", async () => {
  const backend = fakeBackend({
    meeting: () => meetingView({ version: "v5" }),
    drafts: () => [{ key: "meeting:meeting-1", body: JSON.stringify({ base: "v1", changes: { note: "Halvferdig" } }), saved_at: at(0, 13) }],
  });
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await user.click(await screen.findByRole("button", { name: "Fortsett" }));
  expect(note().value).toBe("Halvferdig");
  await user.click(screen.getByRole("button", { name: /Lagre endringer/u }));
  await waitFor(() => expect(backend.asked("edit_meeting")[0]?.input.note).toEqual({ base: "v1", text: "Halvferdig" }));
  expect(backend.asked("discard_draft")).toEqual([{ key: "meeting:meeting-1" }]);
});
