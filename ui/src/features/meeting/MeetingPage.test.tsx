import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { useNavigation } from "../../shared/navigation";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, CHANGED, meetingRow, meetingView } from "../../testing/synthetic";
import { MeetingPage } from "./MeetingPage";

const note = () => screen.getByTestId<HTMLTextAreaElement>("meeting-note");
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

it("says what the note is: agenda while it is planned, minutes once it is held, and who sees it", async () => {
  const backend = fakeBackend();
  const { readAgain } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  expect(await screen.findByRole("textbox", { name: "Agenda" })).toBe(note());
  expect(screen.queryByText(/Deltakeren ser dette/u)).toBeNull();
  backend.answer("meeting", () => meetingView({ note_role: "minutes", row: meetingRow({ status: "completed", participant_attends: true }) }));
  await readAgain();
  expect(await screen.findByRole("textbox", { name: "Referat" })).toBe(note());
  expect(screen.getByText(/Deltakeren ser dette/u)).toBeTruthy();
});

const held = () => fakeBackend({ meeting: () => meetingView({ row: meetingRow({ at: at(0, 13) }), version: "v3", note: "Se på lageret." }) });

it("closes a meeting that has been in one step and one action: what was agreed below the agenda, and the task that follows", async () => {
  const backend = held();
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await user.click(await screen.findByTestId("meeting-outcome-completed"));
  const dialog = within(await screen.findByRole("dialog", { name: "Møtet er gjennomført" }));
  expect(dialog.getByText("Se på lageret.")).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(dialog.getByTestId("close-meeting-note")));
  await user.keyboard("De vil ha en prøvedag");
  await user.type(dialog.getByTestId("close-meeting-task-subject"), "Sende CV");
  await user.click(dialog.getByRole("button", { name: "I morgen" }));
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("edit_meeting")).toEqual([
    { input: { id: "meeting-1", status: "completed", note: { base: "v3", text: "Se på lageret.\n\nDe vil ha en prøvedag" }, follow_up: { subject: "Sende CV", due: "2026-11-22" } } },
  ]));
  expect(backend.asked("add_task")).toEqual([]);
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(note()));
});

it("closes a meeting with two presses when there is nothing to write, and takes along what stood in the note unsaved", async () => {
  const backend = held();
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await user.click(await screen.findByTestId("meeting-outcome-completed"));
  await user.click(await screen.findByTestId("close-meeting-save"));
  await waitFor(() => expect(backend.asked("edit_meeting")).toEqual([{ input: { id: "meeting-1", status: "completed" } }]));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.type(note(), " Og kantina.");
  await user.click(screen.getByTestId("meeting-outcome-completed"));
  await user.click(await screen.findByTestId("close-meeting-save"));
  await waitFor(() => expect(backend.asked("edit_meeting").at(-1)).toEqual({ input: { id: "meeting-1", status: "completed", note: { base: "v3", text: "Se på lageret. Og kantina." } } }));
});

it("keeps what was agreed as a draft of the meeting, and stays with it when it is refused", async () => {
  const backend = held();
  backend.refuse("edit_meeting", { code: "required", message: "Skriv hva som skal gjøres.", field: "follow_up.subject" });
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await user.click(await screen.findByTestId("meeting-outcome-completed"));
  await user.type(await screen.findByTestId("close-meeting-note"), "Ringes mandag");
  await waitFor(() => expect(backend.asked("save_draft").at(-1)?.input).toMatchObject({ key: "meeting:meeting-1" }));
  expect(JSON.parse(backend.asked("save_draft").at(-1)?.input.body ?? "")).toEqual({ base: "v3", changes: { note: "Se på lageret.\n\nRinges mandag", status: "completed" } });
  await user.click(screen.getByTestId("close-meeting-save"));
  expect((await screen.findByTestId("error-message")).textContent).toBe("Skriv hva som skal gjøres.");
  expect(screen.getByTestId<HTMLTextAreaElement>("close-meeting-note").value).toBe("Ringes mandag");
});

it.each([["employer", true], ["participant", false]] as const)("has a note about a meeting of kind «%s» looked through as one with an employer: %s", async (kind, withEmployer) => {
  const backend = fakeBackend({ meeting: () => meetingView({ row: meetingRow({ at: at(0, 13), kind }), note: "Kort." }) });
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await waitFor(() => expect(backend.asked("review_text")).toEqual([{ text: "Kort.", trail: "trail-1", with_employer: withEmployer }]));
  await user.click(screen.getByTestId("meeting-outcome-completed"));
  await user.type(await screen.findByTestId("close-meeting-note"), "Enige");
  await waitFor(() => expect(backend.asked("review_text").at(-1)).toEqual({ text: "Enige", trail: "trail-1", with_employer: withEmployer }));
});

it("says whose meeting it is when it is a colleague's", async () => {
  const backend = fakeBackend();
  const { readAgain } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await screen.findByTestId("meeting-menu");
  expect(screen.queryByTestId("holder")).toBeNull();
  backend.answer("meeting", () => meetingView({ row: meetingRow({ mine: false, holder: "Ole Øvingsen" }) }));
  await readAgain();
  expect((await screen.findByTestId("holder")).textContent).toBe("Møtet til Ole Øvingsen");
});

it("offers that the participant stayed away only where the participant was to come", async () => {
  const backend = fakeBackend({ meeting: () => meetingView({ row: meetingRow({ at: at(0, 13) }) }) });
  const { readAgain } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await screen.findByTestId("meeting-outcome-cancelled");
  expect(screen.queryByTestId("meeting-outcome-no_show")).toBeNull();
  backend.answer("meeting", () => meetingView({ row: meetingRow({ at: at(0, 13), participant_attends: true }) }));
  await readAgain();
  expect(await screen.findByTestId("meeting-outcome-no_show")).toBeTruthy();
});

it("asks how a meeting went only once it has begun", async () => {
  renderWithin(<MeetingPage id="meeting-1" />, fakeBackend());
  await screen.findByTestId("meeting-menu");
  expect(screen.queryByTestId("meeting-outcome-completed")).toBeNull();
});

it("changes the facts of its kind, and sends codes, ticks and numbers as Rust takes them", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await user.selectOptions(await screen.findByTestId("fact-sub_category"), "job_support");
  await user.selectOptions(screen.getByTestId("fact-decision_maker"), "yes");
  await user.click(screen.getByTestId("fact-attends"));
  await user.clear(screen.getByTestId("fact-travel_to"));
  await user.type(screen.getByTestId("fact-employer_contact"), "Lagersjefen");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("edit_meeting")).toEqual([
    { input: { id: "meeting-1", sub_category: "job_support", decision_maker: "yes", participant_attends: true, travel_to: 0, employer_contact: "Lagersjefen" } },
  ]));
});

it("asks why when it is called off", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await user.selectOptions(await screen.findByTestId("meeting-status"), "cancelled");
  await user.type(screen.getByTestId("fact-cancel_reason"), "Syk");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("edit_meeting")).toEqual([{ input: { id: "meeting-1", status: "cancelled", cancel_reason: "Syk" } }]));
});

it("points out a collision and leads to the other meeting or past it", async () => {
  const backend = fakeBackend({
    check_meeting_edit: () => [{ code: "collision", message: "Møtet er samtidig med «Karriereprofil».", meeting: "meeting-2", from: at(0, 15), to: at(0, 16), free_at: at(0, 17) }, { code: "collision", message: "Møtet er samtidig med «Prøvedag».", meeting: "meeting-3", from: at(0, 16), to: at(0, 16, 30), free_at: at(0, 17) }],
  });
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await user.click(await screen.findByRole("button", { name: "Flytt til 17:00" }));
  expect(screen.getByTestId<HTMLInputElement>("meeting-at").value).toBe("21.11.2026 17:00");
  expect(screen.getAllByRole("button", { name: "Se det andre møtet" })).toHaveLength(2);
});

it("corrects the kind with what the new one asks for", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await user.click(await screen.findByTestId("meeting-menu"));
  await user.click(await screen.findByRole("menuitem", { name: "Rett type møte …" }));
  expect(screen.queryByTestId("correct-kind-employer_only")).toBeNull();
  await user.click(await screen.findByTestId("correct-kind-education"));
  await user.type(screen.getByTestId("correct-kind-institution"), "Øvelsesskolen");
  await user.click(screen.getByTestId("correct-kind-save"));
  await waitFor(() => expect(backend.asked("correct_meeting")).toEqual([{ input: { id: "meeting-1", kind: "education", institution: "Øvelsesskolen" } }]));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("meeting-menu")));
});

it("undoes a meeting with the reason, and keeps a refusal at it", async () => {
  const backend = fakeBackend();
  backend.refuse("undo_meeting", { code: "required", message: "Skriv hvorfor.", field: "reason" });
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await user.click(await screen.findByTestId("meeting-menu"));
  await user.click(await screen.findByRole("menuitem", { name: "Angre møtet …" }));
  await user.click(await screen.findByTestId("undo-save"));
  await screen.findByText("Skriv hvorfor.");
  backend.answer("undo_meeting", () => null);
  await user.type(screen.getByTestId("undo-reason"), "Feil deltaker");
  await user.click(screen.getByTestId("undo-save"));
  await waitFor(() => expect(backend.asked("undo_meeting").at(-1)).toEqual({ input: { id: "meeting-1", reason: "Feil deltaker" } }));
});

it("shows that a meeting is undone and why, bars its fields, and takes it back", async () => {
  const backend = fakeBackend({ meeting: () => meetingView({ row: meetingRow({ undone: true, undone_reason: "Feil deltaker" }) }) });
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  expect((await screen.findByTestId("meeting-undone")).textContent).toContain("Feil deltaker");
  expect(place().matches(":disabled")).toBe(true);
  expect(screen.queryByTestId("meeting-menu")).toBeNull();
  await user.click(screen.getByTestId("meeting-restore"));
  await waitFor(() => expect(backend.asked("restore_meeting")).toEqual([{ id: "meeting-1" }]));
});

function Where() {
  return <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;
}

it("leads to the employer it was with, also when it is about no participant", async () => {
  const about = meetingView({ row: meetingRow({ kind: "employer_only", trail: null, trail_title: "Eksempel Logistikk AS" }) });
  const { user } = renderWithin(<><MeetingPage id="meeting-1" /><Where /></>, fakeBackend({ meeting: () => about }));
  await user.click(await screen.findByRole("button", { name: "Eksempel Logistikk AS" }));
  expect(screen.getByTestId("where").textContent).toBe('{"name":"employer","org":"999999999"}');
  expect(screen.queryByTestId("meeting-trail")).toBeNull();
});

/** As after a press on nothing in particular. */
const elsewhere = () => {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
};

it("saves by key wherever the focus is on the page, once, and not for what stands in front of it", async () => {
  const saves: (() => void)[] = [];
  const backend = fakeBackend({ edit_meeting: () => new Promise((resolve) => saves.push(() => resolve(CHANGED))) });
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  await screen.findByTestId("meeting-note");
  elsewhere();
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(backend.asked("edit_meeting")).toEqual([]);
  await user.type(note(), "!");
  await user.click(screen.getByTestId("meeting-menu"));
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(backend.asked("edit_meeting")).toEqual([]);
  if (screen.queryByRole("dialog") !== null) await user.click(screen.getByRole("button", { name: "Avbryt" }));
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("menu") ?? screen.queryByRole("dialog")).toBeNull());
  elsewhere();
  await user.keyboard("{Control>}{Enter}{/Control}{Control>}{Enter}{/Control}");
  expect(backend.asked("edit_meeting")).toHaveLength(1);
  for (const go of saves) go();
  await waitFor(() => expect(screen.getByTestId("meeting-save").hasAttribute("disabled")).toBe(true));
});

it("keeps the way to save at the end of the form, below the facts that it saves, too", async () => {
  renderWithin(<MeetingPage id="meeting-1" />, fakeBackend());
  const bar = await screen.findByTestId("save-bar");
  expect(bar.parentElement?.tagName).toBe("FORM");
  expect(place().compareDocumentPosition(bar) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
});

it("calls the note of a meeting that came to nothing a note, and says who reads it as things stand", async () => {
  const backend = fakeBackend({ meeting: () => meetingView({ row: meetingRow({ kind: "participant", status: "no_show", at: at(-1, 9) }) }) });
  const { user } = renderWithin(<MeetingPage id="meeting-1" />, backend);
  expect(await screen.findByRole("textbox", { name: "Notat", description: "Skriver dere samtidig, beholdes begge tekstene." })).toBeTruthy();
  await user.selectOptions(screen.getByTestId("meeting-status"), "completed");
  expect(screen.getByRole("textbox", { name: "Notat", description: /Deltakeren ser dette i innsynet\./u })).toBeTruthy();
});
