/// A planned meeting that is left for another one, and what the log says of time, attendance and who reads along.
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { field, openQuickLog as open, SAVE, withBegun } from "../../testing/quick-log";
import { at, HOME, meetingRow, meetingView, NOW } from "../../testing/synthetic";

const isSaid = (description: string) => expect(screen.getByRole("textbox", { name: /Notat/u, description })).toBeTruthy();
const status = () => screen.getByRole<HTMLSelectElement>("combobox", { name: "Status" });

/** A phone call, planned for an hour ago, of a quarter. */
const call = () => meetingRow({ id: "meeting-78", kind: "participant", channel: "phone", place: "", employer: null, employer_name: "", sub_category: null, travel_to: 0, travel_from: 0, at: at(0, 13, 30), minutes: 15, subject: "Ringe om CV" });
const withCall = () => fakeBackend({ home: () => ({ ...HOME, meetings_today: [call()], meetings_left_open: [] }), meeting: () => meetingView({ id: "meeting-78", row: call() }) });

it("takes nothing of a planned call into the visit that is logged instead", async () => {
  const backend = withCall();
  const { user, onClose } = await open(backend);
  expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Kanal" }).value).toBe("phone");
  await user.keyboard("{Alt>}2{/Alt}");
  expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Kanal" }).value).toBe("physical");
  expect(field("Minutter").value).toBe("60");
  expect(field(/Tidspunkt/u).value).toBe("21.11.2026 13:30");
  expect(field(/^Sted/u).value).toBe("Lageret, Alnabru");
  await user.keyboard(SAVE);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("log_meeting")[0]?.input).toMatchObject({ trail: "trail-1", kind: "employer", channel: "physical", minutes: 60, at: "2026-11-21T13:30", travel_to: 20 });
});

it("keeps what was typed over a planned meeting when it turns out to be another one", async () => {
  const { user } = await open(withCall());
  await user.type(field(/Notat/u), "Møtte dem på gata");
  await user.clear(field("Minutter"));
  await user.type(field("Minutter"), "25");
  await user.keyboard("{Alt>}2{/Alt}");
  expect(field(/Notat/u).value).toBe("Møtte dem på gata");
  expect(field("Minutter").value).toBe("25");
  expect(field(/Tidspunkt/u).value).toBe("21.11.2026 13:30");
  await user.click(screen.getByTestId("ql-planned"));
  await user.type(screen.getByRole("combobox", { name: "Deltaker" }), "amina{Enter}");
  expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Kanal" }).value).toBe("physical");
  expect(field("Emne").value).toBe("Møte med deltaker");
});

it("says beside the note whether the participant will read it", async () => {
  const { user } = await open(fakeBackend());
  isSaid("Deltakeren ser dette i innsynet.");
  await user.keyboard("{Alt>}2{/Alt}");
  isSaid("Deltakeren ser ikke dette i innsynet.");
  await user.click(screen.getByRole("checkbox", { name: "Deltakeren er med" }));
  isSaid("Deltakeren ser dette i innsynet.");
  await user.selectOptions(screen.getByRole("combobox", { name: "Status" }), "no_show");
  isSaid("Deltakeren ser ikke dette i innsynet.");
  await user.keyboard("{Alt>}4{/Alt}");
  await user.click(screen.getByRole("checkbox", { name: "Deltakeren er med" }));
  await user.click(screen.getByRole("checkbox", { name: "Deltakeren er med" }));
  isSaid("Deltakeren ser ikke dette i innsynet.");
});

it("lets a participant stay away only from where they were to be", async () => {
  const { user } = await open(fakeBackend());
  const offered = () => [...status().options].map(({ value }) => value);
  await user.selectOptions(status(), "no_show");
  await user.keyboard("{Alt>}2{/Alt}");
  expect(offered()).not.toContain("no_show");
  expect(status().value).toBe("completed");
  await user.click(screen.getByRole("checkbox", { name: "Deltakeren er med" }));
  expect(offered()).toContain("no_show");
});

it("is called what it does: plans what lies ahead, and offers nothing that is over to close", async () => {
  const { user } = await open(withBegun(), { at: "2026-11-24T09:00" });
  expect(screen.getByRole("dialog", { name: "Planlegg møte" })).toBeTruthy();
  expect(screen.queryByTestId("ql-planned")).toBeNull();
  const when = field(/Tidspunkt/u);
  await user.clear(when);
  await user.type(when, "i går ");
  expect(screen.getByRole("dialog", { name: "Planlegg møte" })).toBeTruthy();
  await user.type(when, "9");
  expect(await screen.findByRole("dialog", { name: "Logg møte" })).toBeTruthy();
});

it("tells of a collision right below the time that makes it", async () => {
  const { user } = await open(fakeBackend({ check_meeting: () => [{ code: "collision", message: "Møtet er samtidig med «Befaring».", meeting: "m", from: at(0, 14), to: at(0, 16), free_at: at(0, 16) }] }));
  const hint = await screen.findByTestId("meeting-hint");
  const order = [field("Minutter"), hint, screen.getByRole("combobox", { name: "Kanal" })];
  for (const [index, part] of order.entries()) {
    const before = order[index - 1];
    if (before !== undefined) expect(before.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  }
  await user.click(screen.getByRole("button", { name: "Flytt til 16:00" }));
  expect(field(/Tidspunkt/u).value).toBe("21.11.2026 16:00");
});

/** The dialog is open still, as nobody closes it here: what lies behind it is out of reach of a pointer. */
const undo = async () => fireEvent.click(await screen.findByTestId("toast-action"));

it("takes a logged meeting back with the task that came with it, where it is said that it is saved", async () => {
  const backend = fakeBackend({ log_meeting: () => ({ id: "meeting-new", task: "task-new", notices: [] }) });
  const { user } = await open(backend);
  await user.type(field("Hva skal gjøres?"), "Sende CV");
  await user.click(screen.getByRole("button", { name: "I morgen" }));
  await user.keyboard(SAVE);
  await undo();
  const reason = "Angret rett etter lagring";
  await waitFor(() => expect(backend.asked("edit_task")).toEqual([{ input: { id: "task-new", status: "discarded", reason } }]));
  expect(backend.asked("undo_meeting")).toEqual([{ input: { id: "meeting-new", reason } }]);
  expect((await screen.findByTestId("toast")).textContent).toContain("Møtet er angret");
});

it("plans a closed meeting again as it was", async () => {
  const backend = withCall();
  const { user } = await open(backend);
  await user.keyboard(SAVE);
  await undo();
  await waitFor(() => expect(backend.asked("take_back")).toEqual([{ input: { id: "meeting-78", at: NOW } }]));
  expect((await screen.findByTestId("toast")).textContent).toContain("Møtet er planlagt igjen");
  expect(backend.asked("edit_task")).toEqual([]);
});

it("discards the task that a closed meeting led to when the meeting is planned again", async () => {
  const backend = withCall();
  backend.answer("edit_meeting", () => ({ id: "meeting-78", task: "task-new", notices: [] }));
  const { user } = await open(backend);
  await user.type(field("Hva skal gjøres?"), "Sende CV");
  await user.click(screen.getByRole("button", { name: "I morgen" }));
  await user.keyboard(SAVE);
  await waitFor(() => expect(screen.getByTestId("toast").textContent).toContain("og oppgaven er lagret"));
  await undo();
  const reason = "Angret rett etter lagring";
  await waitFor(() => expect(backend.asked("edit_task")).toEqual([{ input: { id: "task-new", status: "discarded", reason } }]));
  expect(backend.asked("take_back")).toEqual([{ input: { id: "meeting-78", at: NOW } }]);
});
