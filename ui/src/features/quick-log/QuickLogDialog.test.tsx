import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { DraftView } from "../../bindings/api";
import { useDrafts, useHome, usePortfolio } from "../../shared/queries";
import { fakeBackend } from "../../testing/fake-backend";
import { begun, field, openQuickLog as open, SAVE, withBegun } from "../../testing/quick-log";
import { renderWithin } from "../../testing/render-within";
import { at, CHANGED, EMPTY_HOME, HOME, meetingView, NO_TRAILS, PORTFOLIO, NOW, recordRow, trailView } from "../../testing/synthetic";
import { emptyForm, withMinutes } from "./form";
import { QuickLogDialog } from "./QuickLogDialog";

it("guesses the trail of the meeting nearest in time and a meeting that ended just now", async () => {
  await open(fakeBackend());
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Deltaker" }).value).toBe("Nora Prøvestad");
  expect(field(/Tidspunkt/u).value).toBe("21.11.2026 13:30");
  expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Status" }).value).toBe("completed");
});

it("saves an employer visit with its follow-up task by keyboard alone", async () => {
  const backend = fakeBackend();
  const { user, onClose } = await open(backend);
  await user.click(screen.getByRole("radio", { name: "Arbeidsgiver" }));
  await user.tab();
  await user.keyboard("testb{ArrowDown}{Enter}");
  expect(field("Org.nummer").value).toBe("888888888");
  expect(field("Emne").value).toBe("Besøk hos Testbakeriet AS");
  await user.keyboard("{Alt>}n{/Alt}Positive til prøvedag");
  await user.type(field("Hva skal gjøres?"), "Ringe tilbake");
  await user.click(screen.getByRole("button", { name: "I morgen" }));
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(screen.getByTestId("toast").textContent).toContain("Møtet og oppgaven er lagret");
  expect(backend.asked("log_meeting")).toEqual([
    {
      input: {
        trail: "trail-1", kind: "employer", at: "2026-11-21T13:30", subject: "Besøk hos Testbakeriet AS", minutes: 60, channel: "physical",
        status: "completed", place: "Grorud", note: "Positive til prøvedag", employer: "888888888", employer_name: "Testbakeriet AS",
        follow_up: { subject: "Ringe tilbake", due: "2026-11-22" },
      },
    },
  ]);
});

/** The press that opened the dialog, and those that follow: a note counts as none, whatever its length. */
async function keystrokes(user: { keyboard: (keys: string) => Promise<void> }, ...presses: (string | { note: string })[]): Promise<number> {
  for (const press of presses) await user.keyboard(typeof press === "string" ? press : press.note);
  return 1 + presses.filter((press) => typeof press === "string").length;
}

it("logs a usual visit to the employer met last with three keystrokes besides the note", async () => {
  const backend = fakeBackend();
  const { user, onClose } = await open(backend);
  await waitFor(() => expect(document.activeElement).toBe(field(/Notat/u)));
  const count = await keystrokes(user, "{Alt>}2{/Alt}", { note: "Positive til prøvedag" }, SAVE);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(count).toBeLessThanOrEqual(3);
  expect(backend.asked("log_meeting")[0]?.input).toEqual({
    trail: "trail-1", kind: "employer", at: "2026-11-21T13:30", subject: "Besøk hos Eksempel Logistikk AS", minutes: 60, channel: "physical", status: "completed",
    employer: "999999999", employer_name: "Eksempel Logistikk AS", place: "Lageret, Alnabru", travel_to: 20, travel_from: 20, note: "Positive til prøvedag",
  });
});

it("logs a visit to another employer, for another participant, in twelve keystrokes or fewer besides the note", async () => {
  const backend = fakeBackend();
  const { user, onClose } = await open(backend);
  const count = await keystrokes(
    user, "{Alt>}d{/Alt}", "a", "m", "{Enter}", "{Alt>}2{/Alt}", "{Alt>}a{/Alt}", "{ArrowDown}", "{Enter}", "{Alt>}n{/Alt}", { note: "Hyggelig besøk" }, SAVE,
  );
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(count).toBeLessThanOrEqual(12);
  expect(backend.asked("log_meeting")[0]?.input).toMatchObject({ trail: "trail-3", kind: "employer", note: "Hyggelig besøk" });
});

it("closes the planned meeting that has begun, with the minutes below its agenda and its task, in two keystrokes", async () => {
  const backend = withBegun();
  const { user, onClose } = await open(backend);
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Deltaker" }).value).toBe("Jonas Øvingsen");
  expect(await screen.findByText("Se på lageret.")).toBeTruthy();
  expect(screen.getByRole("button", { name: /^Fullfør: Befaring, Jonas Øvingsen, .*13:30$/u }).getAttribute("aria-pressed")).toBe("true");
  await user.type(field("Hva skal gjøres?"), "Sende CV");
  await user.click(screen.getByRole("button", { name: "I morgen" }));
  await user.keyboard("{Alt>}n{/Alt}");
  expect(await keystrokes(user, { note: "Fikk omvisning" }, SAVE)).toBe(2);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(screen.getByTestId("toast").textContent).toContain("Møtet er fullført, og oppgaven er lagret");
  expect(backend.asked("log_meeting")).toEqual([]);
  expect(backend.asked("edit_meeting")).toEqual([
    { input: { id: "meeting-77", status: "completed", note: { base: "v3", text: "Se på lageret.\n\nFikk omvisning" }, follow_up: { subject: "Sende CV", due: "2026-11-22" } } },
  ]);
  expect(backend.asked("add_task")).toEqual([]);
});

it("leaves the task with the meeting when closing is refused, and saves both the next time", async () => {
  const backend = withBegun();
  backend.refuse("edit_meeting", { code: "no_space", message: "Disken er full.", field: null });
  const { user, onClose } = await open(backend);
  await user.type(field("Hva skal gjøres?"), "Sende CV");
  await user.click(screen.getByRole("button", { name: "I morgen" }));
  await user.keyboard(SAVE);
  await screen.findByText("Disken er full.");
  expect(backend.asked("add_task")).toEqual([]);
  backend.answer("edit_meeting", () => CHANGED);
  await user.keyboard(SAVE);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("edit_meeting").at(-1)?.input.follow_up).toEqual({ subject: "Sende CV", due: "2026-11-22" });
});

it("logs a new meeting beside the planned one when asked, and keeps the note", async () => {
  const backend = withBegun();
  const { user, onClose } = await open(backend);
  await user.type(field(/Notat/u), "Ringte i stedet");
  await user.click(screen.getByTestId("ql-new"));
  expect(field(/Notat/u).value).toBe("Ringte i stedet");
  expect(field(/Tidspunkt/u).value).toBe("21.11.2026 13:30");
  await user.type(screen.getByRole("combobox", { name: "Deltaker" }), "amina{Enter}");
  await user.keyboard(SAVE);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("edit_meeting")).toEqual([]);
  expect(backend.asked("log_meeting")[0]?.input.trail).toBe("trail-3");
});

it("closes the planned meeting of the trail it was opened from, and no other's", async () => {
  await open(withBegun(), { trail: "trail-1" });
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Deltaker" }).value).toBe("Nora Prøvestad");
  expect(screen.getByTestId("ql-new").getAttribute("aria-pressed")).toBe("true");
});

it("goes to the note when another planned meeting is chosen", async () => {
  const { user } = await open(withBegun(), { trail: "trail-1" });
  await user.click(screen.getByTestId("ql-planned"));
  expect(document.activeElement).toBe(field(/Notat/u));
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Deltaker" }).value).toBe("Jonas Øvingsen");
});

it("asks nothing of a planned meeting's time, which is known to fit", async () => {
  const backend = withBegun();
  await open(backend);
  await screen.findByText("Se på lageret.");
  expect(backend.asked("check_meeting")).toEqual([]);
});

it("adds no task when what closes the meeting would be refused", async () => {
  const backend = withBegun();
  backend.refuse("edit_meeting", { code: "place_required", message: "Et fysisk møte har et sted.", field: "place" });
  const { user, onClose } = await open(backend);
  await user.type(field("Hva skal gjøres?"), "Sende CV");
  await user.click(screen.getByRole("button", { name: "I morgen" }));
  await user.keyboard(SAVE);
  await screen.findByText("Et fysisk møte har et sted.");
  expect(backend.asked("add_task")).toEqual([]);
  expect(onClose).not.toHaveBeenCalled();
});

it("logs a new meeting when another kind or another participant shows that the planned one is not meant", async () => {
  const backend = withBegun();
  const { user } = await open(backend);
  await user.keyboard("{Alt>}3{/Alt}");
  expect(screen.getByTestId("ql-new").getAttribute("aria-pressed")).toBe("true");
  await user.click(screen.getByTestId("ql-planned"));
  await user.keyboard("{Alt>}d{/Alt}{ArrowDown}{ArrowDown}{ArrowDown}{Enter}");
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Deltaker" }).value).not.toBe("Jonas Øvingsen");
  expect(screen.getByTestId("ql-new").getAttribute("aria-pressed")).toBe("true");
});

it("saves once, however often the keys are pressed", async () => {
  const saves: (() => void)[] = [];
  const backend = fakeBackend({ log_meeting: () => new Promise((resolve) => saves.push(() => resolve({ id: "meeting-new", task: null, notices: [] }))) });
  const { user, onClose } = await open(backend);
  await user.keyboard(SAVE + SAVE);
  expect(screen.getByTestId("ql-save").className).toContain("loading");
  for (const go of saves) go();
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("log_meeting")).toHaveLength(1);
  expect(screen.getByTestId("toast").textContent).toContain("Møtet er lagret");
});

it("forgets whom it was about when another name is typed", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  await user.type(screen.getByRole("combobox", { name: "Deltaker" }), "Ukjent");
  await user.keyboard(SAVE);
  expect(await screen.findByTestId("error-message")).toBeTruthy();
  expect(backend.asked("log_meeting")).toEqual([]);
});

it("stays open when somebody presses beside it, and closes on Avbryt", async () => {
  const { user, onClose } = await open(fakeBackend());
  const beside = screen.getByRole("dialog").parentElement ?? document.body;
  for (const target of [beside, document.body]) {
    fireEvent.pointerDown(target);
    fireEvent.mouseDown(target);
    fireEvent.mouseUp(target);
    fireEvent.click(target);
  }
  expect(onClose).not.toHaveBeenCalled();
  await user.click(screen.getByRole("button", { name: "Avbryt" }));
  expect(onClose).toHaveBeenCalled();
});

it("starts at the question whom it was with when nobody can be guessed", async () => {
  await open(fakeBackend({ portfolio: () => NO_TRAILS, home: () => EMPTY_HOME }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("combobox", { name: "Deltaker" })));
});

it("lets the remembered travel and place be emptied", async () => {
  const { user } = await open(fakeBackend());
  await user.keyboard("{Alt>}2{/Alt}");
  await waitFor(() => expect(field("Reise dit (min)").value).toBe("20"));
  expect(screen.getByText("Husket fra sist")).toBeTruthy();
  await user.clear(field("Reise hjem (min)"));
  expect(field("Reise hjem (min)").value).toBe("");
  await user.clear(field("Reise dit (min)"));
  await user.clear(field(/^Sted/u));
  expect(field("Reise dit (min)").value).toBe("");
  expect(field(/^Sted/u).value).toBe("");
  expect(screen.queryByText("Husket fra sist")).toBeNull();
});

it("asks what each kind asks for, and sends it", async () => {
  const backend = fakeBackend();
  const { user, onClose } = await open(backend);
  await user.click(screen.getByRole("radio", { name: "Utdanning" }));
  await user.type(field("Utdanningsinstitusjon"), "Øvelsesskolen");
  await user.selectOptions(screen.getByRole("combobox", { name: "Handlet om" }), "support_during_education");
  await user.click(screen.getByRole("checkbox", { name: "Deltakeren er med" }));
  await user.type(field(/^Sted/u), "Grorud");
  await user.keyboard(SAVE);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("log_meeting")[0]?.input).toMatchObject({
    kind: "education", institution: "Øvelsesskolen", sub_category: "support_during_education", participant_attends: true, subject: "Møte med Øvelsesskolen", place: "Grorud",
  });
});

it("logs a meeting about no participant without one, asks for the confirmation, and offers the way on with names", async () => {
  const backend = fakeBackend();
  backend.refuse("log_meeting", { code: "person_data_in_text", message: "Teksten ser ut til å inneholde opplysninger om en deltaker.", field: "note" });
  const { user, onClose } = await open(backend);
  await user.keyboard("{Alt>}5{/Alt}");
  expect(screen.queryByRole("combobox", { name: "Deltaker" })).toBeNull();
  expect(screen.queryByText("Oppfølgingsoppgave")).toBeNull();
  await user.type(screen.getByRole("combobox", { name: "Arbeidsgiver" }), "testb{ArrowDown}{Enter}");
  await user.type(field(/Notat/u), "Snakket med Nora i resepsjonen");
  await user.click(screen.getByTestId("ql-no-person-data"));
  await user.keyboard(SAVE);
  await screen.findByText(/ser ut til å inneholde/u);
  await user.click(screen.getByTestId("ql-names-confirmed"));
  backend.refuse("log_meeting", { code: "no_space", message: "Disken er full.", field: null });
  await user.keyboard(SAVE);
  await screen.findByText("Disken er full.");
  expect(screen.getByTestId<HTMLInputElement>("ql-names-confirmed").checked).toBe(true);
  backend.answer("log_meeting", () => ({ id: "meeting-new", task: null, notices: [] }));
  await user.keyboard(SAVE);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  const { input } = backend.asked("log_meeting").at(-1) ?? {};
  expect(input).toMatchObject({ kind: "employer_only", employer: "888888888", no_person_data: true, names_confirmed: true });
  expect(input).not.toHaveProperty("trail");
});

it("points out a collision while it is filled in, and moves the meeting to when the other is over", async () => {
  const backend = fakeBackend({
    check_meeting: () => [
      { code: "note_missing", message: "Møtet mangler referat.", meeting: null, from: null, to: null, free_at: null },
      { code: "collision", message: "Møtet er samtidig med «Omvisning på lageret», når reisetid regnes med.", meeting: "meeting-1", from: at(0, 14, 30), to: at(0, 16, 35), free_at: at(0, 16, 35) },
    ],
  });
  const { user } = await open(backend);
  const hint = await screen.findByTestId("meeting-hint");
  expect(hint.textContent).toContain("samtidig med");
  await user.click(screen.getByRole("button", { name: "Flytt til 16:35" }));
  expect(field(/Tidspunkt/u).value).toBe("21.11.2026 16:35");
});

it("leaves a hint where it is while it is asked for anew, so that no button goes from under the hand", async () => {
  const collision = { code: "collision", message: "Møtet er samtidig med et annet.", meeting: "meeting-1", from: at(0, 14, 30), to: at(0, 16, 35), free_at: at(0, 16, 35) };
  const backend = fakeBackend({ check_meeting: () => [collision] });
  const { user } = await open(backend);
  await screen.findByTestId("meeting-hint");
  backend.answer("check_meeting", () => new Promise(() => {}));
  const before = backend.asked("check_meeting").length;
  await user.clear(field(/^Minutter/u));
  await user.type(field(/^Minutter/u), "90");
  await waitFor(() => expect(backend.asked("check_meeting").length).toBeGreaterThan(before));
  expect(screen.getByTestId("meeting-hint")).toBeTruthy();
});

it("asks for help with the note as what it is about: a participant's, or nobody's", async () => {
  const hint = { start: 0, end: 4, kind: "participant_name" as const, label: "Navn", why: "Navnet til en deltaker.", better: "", refused: true };
  const backend = fakeBackend({ review_text: ({ trail }) => (trail === null ? [hint] : []) });
  const { user } = await open(backend);
  await user.type(field(/Notat/u), "Nora kom.");
  await waitFor(() => expect(backend.asked("review_text").at(-1)).toEqual({ text: "Nora kom.", trail: "trail-1", with_employer: false }));
  expect(screen.queryByTestId("privacy-hint")).toBeNull();
  await user.keyboard("{Alt>}2{/Alt}");
  await waitFor(() => expect(backend.asked("review_text").at(-1)).toEqual({ text: "Nora kom.", trail: "trail-1", with_employer: true }));
  await user.keyboard("{Alt>}5{/Alt}");
  await user.click(await screen.findByTestId("privacy-replace"));
  expect(field(/Notat/u).value).toBe("en kandidat kom.");
  expect([...screen.getByRole<HTMLSelectElement>("combobox", { name: "Status" }).options].map(({ value }) => value)).not.toContain("no_show");
});

it("asks for the employer when the kind has one and none can be guessed", async () => {
  const { user } = await open(fakeBackend({ trail: () => trailView({ timeline: [] }) }));
  await user.keyboard("{Alt>}2{/Alt}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("combobox", { name: /^Arbeidsgiver/u })));
});

it("keeps the place that was typed when the employer is chosen afterwards", async () => {
  const { user } = await open(fakeBackend());
  await user.keyboard("{Alt>}2{/Alt}");
  await user.clear(field(/^Sted/u));
  await user.type(field(/^Sted/u), "Kafeen");
  await user.type(screen.getByRole("combobox", { name: /^Arbeidsgiver/u }), "testb{ArrowDown}{Enter}");
  expect(field("Org.nummer").value).toBe("888888888");
  expect(field(/^Sted/u).value).toBe("Kafeen");
});

it("lets nobody stay away from a meeting about no participant, also when that was said before the kind was changed", async () => {
  const { user } = await open(fakeBackend());
  const status = screen.getByRole<HTMLSelectElement>("combobox", { name: "Status" });
  await user.selectOptions(status, "no_show");
  await user.keyboard("{Alt>}5{/Alt}");
  expect(status.value).toBe("completed");
});

it("opens the templates with a key", async () => {
  const { user } = await open(fakeBackend());
  await user.keyboard("{Alt>}m{/Alt}");
  expect(await screen.findByRole("menu")).toBeTruthy();
});

it("puts a template into the note", async () => {
  const template = recordRow({ id: "template-1", kind: "note_template", title: "Første besøk", fields: { title: "Første besøk", text: "Hva trenger de?" } });
  const backend = fakeBackend({ workspace: () => ({ tasks: [], links: [], templates: [template], user_log: [], preferences: {} }) });
  const { user } = await open(backend);
  await user.type(field(/Notat/u), "Traff lederen.");
  await user.click(screen.getByTestId("template-menu"));
  await user.click(await screen.findByRole("menuitem", { name: "Første besøk" }));
  expect(field(/Notat/u).value).toBe("Traff lederen.\n\nHva trenger de?");
  await waitFor(() => expect(document.activeElement).toBe(field(/Notat/u)));
});

it("drops the number of a suggested employer when the name is changed", async () => {
  const { user } = await open(fakeBackend());
  await user.click(screen.getByRole("radio", { name: "Arbeidsgiver" }));
  const name = screen.getByRole("combobox", { name: "Arbeidsgiver" });
  await user.type(name, "testb{ArrowDown}{Enter}");
  expect(field("Org.nummer").value).toBe("888888888");
  await user.clear(name);
  await user.type(name, "Prøve Verksted AS");
  expect(field("Org.nummer").value).toBe("");
});

it("does not save on plain Enter in a line", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  await user.type(field(/^Sted/u), "Alna{Enter}");
  expect(backend.asked("log_meeting")).toEqual([]);
});

it("puts a refusal on its field, moves there and keeps what was typed", async () => {
  const backend = fakeBackend();
  backend.refuse("log_meeting", { code: "employer_required", message: "Velg hvilken arbeidsgiver møtet er med.", field: "employer" });
  const { user, onClose } = await open(backend);
  await user.click(screen.getByRole("radio", { name: "Arbeidsgiver" }));
  await user.type(field(/Notat/u), "Hyggelig besøk");
  await user.click(screen.getByRole("button", { name: /^Lagre/u }));
  await screen.findByText("Velg hvilken arbeidsgiver møtet er med.");
  expect(document.activeElement).toBe(field("Org.nummer"));
  expect(field("Org.nummer").getAttribute("aria-invalid")).toBe("true");
  expect(field(/Notat/u).value).toBe("Hyggelig besøk");
  expect(onClose).not.toHaveBeenCalled();
});

it("shows a refusal that is about no field above the form", async () => {
  const backend = fakeBackend();
  backend.refuse("log_meeting", { code: "no_space", message: "Disken er full.", field: null });
  const { user } = await open(backend);
  await user.click(screen.getByRole("button", { name: /^Lagre/u }));
  expect((await screen.findByRole("alert")).textContent).toContain("Disken er full.");
});

it("says which time it cannot read, without asking Rust", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  await user.clear(field(/Tidspunkt/u));
  await user.type(field(/Tidspunkt/u), "31.02.2026 10:00");
  await user.click(screen.getByRole("button", { name: /^Lagre/u }));
  await screen.findByText(/Skriv dag og klokkeslett/u);
  expect(field("Tidspunkt").value).toBe("31.02.2026 10:00");
  expect(backend.asked("log_meeting")).toEqual([]);
});

it("proposes planned for a time that lies ahead", async () => {
  const { user } = await open(fakeBackend());
  await user.clear(field(/Tidspunkt/u));
  await user.type(field(/Tidspunkt/u), "i morgen 10");
  await user.clear(field("Tidspunkt i morgen"));
  await user.type(field(/Tidspunkt/u), "1.12.2026 10:00");
  expect(field("Tidspunkt tirsdag 1. desember")).toBeTruthy();
  expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Status" }).value).toBe("planned");
});

it("keeps what is being typed as a draft, and forgets it once saved", async () => {
  const backend = fakeBackend();
  const { user, onClose } = await open(backend);
  await user.type(field(/Notat/u), "Midt i en setning");
  await waitFor(() => expect(backend.asked("save_draft").at(-1)?.input.body).toContain("Midt i en setning"));
  expect(backend.asked("save_draft").at(-1)?.input.key).toBe("quick-log");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("discard_draft")).toEqual([{ key: "quick-log" }]);
});

it("keeps no draft of what was typed and taken out again", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  await user.type(field(/Notat/u), "Feil deltaker");
  await waitFor(() => expect(backend.asked("save_draft").length).toBeGreaterThan(0));
  await user.clear(field(/Notat/u));
  await waitFor(() => expect(backend.asked("discard_draft")).toEqual([{ key: "quick-log" }]));
  await waitFor(() => expect(screen.getByTestId("draft-kept").textContent).toBe(""));
  await user.type(field(/Notat/u), "Riktig");
  await waitFor(() => expect(backend.asked("save_draft").at(-1)?.input.body).toContain("Riktig"));
});

it("keeps no draft while nobody has typed anything, also when it begins at an employer or with an appointment", async () => {
  const employer = { org_number: "888888888", name: "Testbakeriet AS", place: "Grorud" };
  for (const start of [{ trail: "trail-1", employer }, { at: "2026-11-24T10:00", event: { minutes: 45, subject: "Basismøte", place: "Nav Alna" } }]) {
    const backend = fakeBackend();
    const { user, unmount } = await open(backend, start);
    await user.click(screen.getByLabelText(/^Kanal/u));
    await user.tab();
    unmount();
    expect(backend.asked("save_draft")).toEqual([]);
  }
});

it("forgets a draft that was gone on with and emptied", async () => {
  const backend = fakeBackend({ drafts: () => [KEPT] });
  const { user } = await open(backend, { draft: KEPT });
  expect(screen.queryByTestId("draft-offer")).toBeNull();
  await user.clear(field(/Notat/u));
  await waitFor(() => expect(backend.asked("discard_draft")).toEqual([{ key: "quick-log" }]));
});

const KEPT: DraftView = {
  key: "quick-log",
  body: JSON.stringify({ form: 1, note: "Snakket med lagersjefen", kind: "employer", trail: "trail-3", trailText: "Amina Testberg" }),
  saved_at: at(0, 14, 20),
};

it("offers the draft that was left, and goes on with it when asked", async () => {
  const backend = fakeBackend({ drafts: () => [KEPT] });
  const { user } = await open(backend);
  expect(screen.getByTestId("draft-offer").textContent).toContain("i dag 14:20");
  expect(screen.getByTestId("draft-offer").textContent).toContain("Amina Testberg · Møte med arbeidsgiver");
  expect(screen.getByTestId("draft-offer").textContent).not.toContain("Snakket");
  await user.click(screen.getByRole("button", { name: "Fortsett" }));
  expect(field(/Notat/u).value).toBe("Snakket med lagersjefen");
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Deltaker" }).value).toBe("Amina Testberg");
  expect(screen.queryByTestId("draft-offer")).toBeNull();
  expect(backend.asked("log_meeting")).toEqual([]);
});

it("goes on writing the draft that was taken up, where it lay", async () => {
  const backend = fakeBackend({ drafts: () => [KEPT] });
  const { user } = await open(backend);
  await user.click(screen.getByRole("button", { name: "Fortsett" }));
  await user.type(field(/Notat/u), " om lageret");
  await waitFor(() => expect(backend.asked("save_draft").at(-1)?.input).toMatchObject({ key: "quick-log", body: expect.stringContaining("om lageret") as unknown }));
});

it("throws an offered draft away when asked, and offers none of another form", async () => {
  const backend = fakeBackend({ drafts: () => [KEPT, { key: "meeting:meeting-1", body: "{}", saved_at: at(0, 13) }] });
  const { user } = await open(backend);
  expect(screen.getAllByTestId("draft-offer")).toHaveLength(1);
  await user.click(screen.getByTestId("draft-discard"));
  expect(screen.queryByTestId("draft-offer")).toBeNull();
  expect(backend.asked("discard_draft")).toEqual([{ key: "quick-log" }]);
});

it("keeps nothing of what is as it was proposed, and what is typed as soon as the field is left", async () => {
  const backend = fakeBackend();
  const { user } = await open(backend);
  await user.keyboard("{Alt>}2{/Alt}{Alt>}n{/Alt}{Tab}");
  expect(backend.asked("save_draft")).toEqual([]);
  await user.type(field(/Notat/u), "x");
  await user.tab();
  expect(backend.asked("save_draft")).toHaveLength(1);
});

it("does not write over a draft that is still on offer", async () => {
  const backend = fakeBackend({ drafts: () => [KEPT] });
  const { user } = await open(backend);
  await user.type(field(/Notat/u), "Noe annet");
  await waitFor(() => expect(backend.asked("save_draft").length).toBeGreaterThan(0));
  expect(backend.asked("save_draft").map(({ input }) => input.key)).not.toContain("quick-log");
});

it("survives a draft that cannot be read", async () => {
  const { user } = await open(fakeBackend({ drafts: () => [{ ...KEPT, body: "{" }] }));
  await user.click(screen.getByRole("button", { name: "Fortsett" }));
  expect(screen.queryByTestId("draft-offer")).toBeNull();
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Deltaker" }).value).toBe("Nora Prøvestad");
});

it("takes a time that was picked in the calendar for nobody in particular, and an event's own words", async () => {
  await open(fakeBackend(), { at: "2026-11-24T10:00", event: { minutes: 45, subject: "Basismøte", place: "Nav Alna" } });
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Deltaker" }).value).toBe("");
  expect(field("Tidspunkt tirsdag").value).toBe("24.11.2026 10:00");
  expect(field(/^Minutter/u).value).toBe("45");
  expect(field("Emne").value).toBe("Basismøte");
  expect(field(/^Sted/u).value).toBe("Nav Alna");
});

it("is about no participant when it was opened at an employer, with its number and place", async () => {
  const employer = { org_number: "888888888", name: "Testbakeriet AS", place: "Grorud" };
  renderWithin(<QuickLogDialog start={{ employer }} onClose={vi.fn()} />, fakeBackend());
  expect((await screen.findByRole<HTMLInputElement>("combobox", { name: /^Arbeidsgiver/u })).value).toBe("Testbakeriet AS");
  expect(screen.queryByRole("combobox", { name: "Deltaker" })).toBeNull();
  expect(field("Org.nummer").value).toBe("888888888");
  expect(field(/^Sted/u).value).toBe("Grorud");
});

it("says so when there is no trail to log on", async () => {
  await open(fakeBackend({ portfolio: () => NO_TRAILS }));
  expect(screen.getByText("Du har ingen jobbspor å logge på ennå.")).toBeTruthy();
});

/** Says what of that which the dialog waits for has come. */
function Come() {
  const read = { portfolio: usePortfolio(), home: useHome(), drafts: useDrafts() };
  return <output data-testid="come">{Object.entries(read).flatMap(([name, { isSuccess }]) => (isSuccess ? [name] : [])).join(" ")}</output>;
}

it("opens whole, so that nothing takes the focus from the note, however late what it needs comes", async () => {
  const waiting: ((drafts: DraftView[]) => void)[] = [];
  const backend = fakeBackend({ drafts: () => new Promise((resolve) => waiting.push(resolve)) });
  renderWithin(<><QuickLogDialog start={{}} onClose={vi.fn()} /><Come /></>, backend);
  await waitFor(() => expect(screen.getByTestId("come").textContent).toBe("portfolio home"));
  expect(screen.queryByRole("dialog")).toBeNull();
  for (const come of waiting) come([]);
  await screen.findByRole("dialog");
  await waitFor(() => expect(document.activeElement).toBe(field(/Notat/u)));
});

it("waits for the day, so that the planned meeting is the one that is closed", async () => {
  const waiting: ((home: typeof HOME) => void)[] = [];
  const backend = fakeBackend({ home: () => new Promise((resolve) => waiting.push(resolve)), meeting: () => meetingView({ id: "meeting-77", row: begun() }) });
  renderWithin(<><QuickLogDialog start={{}} onClose={vi.fn()} /><Come /></>, backend);
  await waitFor(() => expect(screen.getByTestId("come").textContent).toBe("portfolio drafts"));
  expect(screen.queryByRole("dialog")).toBeNull();
  for (const come of waiting) come({ ...HOME, meetings_today: [begun()], meetings_left_open: [] });
  expect((await screen.findByRole<HTMLInputElement>("combobox", { name: "Deltaker" })).value).toBe("Jonas Øvingsen");
});

it("says why when the trails cannot be read, and tries again", async () => {
  const backend = fakeBackend();
  backend.refuse("portfolio", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = renderWithin(<QuickLogDialog start={{}} onClose={vi.fn()} />, backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("portfolio", () => PORTFOLIO);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByRole("combobox", { name: "Deltaker" })).toBeTruthy();
});

it("takes a new meeting to have ended just now, however long it was, until somebody says when it began", async () => {
  const { user } = await open(fakeBackend());
  const minutes = screen.getByTestId("ql-minutes");
  await user.tripleClick(minutes);
  await user.keyboard("45");
  expect(screen.getByTestId<HTMLInputElement>("ql-at").value).toBe("21.11.2026 13:45");
  const when = screen.getByTestId<HTMLInputElement>("ql-at");
  await user.tripleClick(when);
  await user.keyboard("21.11.2026 12:00");
  await user.tripleClick(minutes);
  await user.keyboard("90");
  expect(when.value).toBe("21.11.2026 12:00");
});

it("follows the length with the beginning while the end is what was guessed, and not for a time that was picked", () => {
  const blank = emptyForm(undefined, NOW);
  expect([blank.at, withMinutes(blank, "90", blank).at]).toEqual(["21.11.2026 13:30", "21.11.2026 13:00"]);
  expect(withMinutes(withMinutes(blank, "4", blank), "45", blank).at).toBe("21.11.2026 13:45");
  expect(withMinutes({ ...blank, at: "21.11.2026 10:00" }, "90", blank).at).toBe("21.11.2026 10:00");
  expect(withMinutes(blank, "en time", blank).at).toBe(blank.at);
});

it("goes on with a draft behind its last word", async () => {
  const body = JSON.stringify({ form: 1, note: "Snakket med lagersjefen om" });
  const { user } = await open(fakeBackend({ drafts: () => [{ key: "quick-log", body, saved_at: NOW }] }));
  await user.click(await screen.findByTestId("draft-restore"));
  await user.keyboard(" januar");
  expect(screen.getByTestId<HTMLTextAreaElement>("ql-note").value).toBe("Snakket med lagersjefen om januar");
});
