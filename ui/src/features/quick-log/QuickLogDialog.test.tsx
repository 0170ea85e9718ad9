import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { DraftView } from "../../bindings/api";
import type { QuickLogStart } from "../../shared/launcher";
import { type FakeBackend, fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, NO_TRAILS } from "../../testing/synthetic";
import { QuickLogDialog } from "./QuickLogDialog";

async function open(backend: FakeBackend, start: QuickLogStart = {}) {
  const onClose = vi.fn();
  const within = renderWithin(<QuickLogDialog start={start} onClose={onClose} />, backend);
  await screen.findByRole("combobox", { name: "Deltaker" });
  return { ...within, onClose };
}

const field = (name: string | RegExp) => screen.getByRole<HTMLInputElement>("textbox", { name });

it("guesses the trail of the meeting nearest in time and the time just passed", async () => {
  await open(fakeBackend());
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Deltaker" }).value).toBe("Nora Prøvestad");
  expect(field(/Tidspunkt/u).value).toBe("21.11.2026 14:30");
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
  expect(backend.asked("log_meeting")).toEqual([
    {
      input: {
        trail: "trail-1", kind: "employer", at: "2026-11-21T14:30", subject: "Besøk hos Testbakeriet AS", minutes: 60, channel: "physical",
        status: "completed", place: "Grorud", note: "Positive til prøvedag", employer: "888888888", employer_name: "Testbakeriet AS",
        follow_up: { subject: "Ringe tilbake", due: "2026-11-22" },
      },
    },
  ]);
});

it("takes twelve keystrokes or fewer besides the note", async () => {
  const backend = fakeBackend();
  const { user, onClose } = await open(backend);
  // One press opened the dialog; the focus is in the first field.
  const presses = ["{Tab}", "{ArrowRight}", "{Tab}", "{ArrowDown}", "{Enter}", "{Alt>}n{/Alt}", "{Control>}{Enter}{/Control}"];
  screen.getByRole("combobox", { name: "Deltaker" }).focus();
  for (const press of presses) await user.keyboard(press);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(1 + presses.length).toBeLessThanOrEqual(12);
  expect(backend.asked("log_meeting")[0]?.input).toMatchObject({ kind: "employer", employer: "999999999" });
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
  await user.type(field("Sted"), "Alna{Enter}");
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
  expect(backend.asked("log_meeting")).toEqual([]);
});

it("proposes planned for a time that lies ahead", async () => {
  const { user } = await open(fakeBackend());
  await user.clear(field(/Tidspunkt/u));
  await user.type(field(/Tidspunkt/u), "i morgen 10");
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

const KEPT: DraftView = {
  key: "quick-log",
  body: JSON.stringify({ form: 1, note: "Snakket med lagersjefen", kind: "employer", trail: "trail-3", trailText: "Amina Testberg" }),
  saved_at: at(0, 14, 20),
};

it("offers the draft that was left, and goes on with it when asked", async () => {
  const backend = fakeBackend({ drafts: () => [KEPT] });
  const { user } = await open(backend);
  expect(screen.getByTestId("draft-offer").textContent).toContain("i dag 14:20");
  await user.click(screen.getByRole("button", { name: "Fortsett" }));
  expect(field(/Notat/u).value).toBe("Snakket med lagersjefen");
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Deltaker" }).value).toBe("Amina Testberg");
  expect(screen.queryByTestId("draft-offer")).toBeNull();
  expect(backend.asked("log_meeting")).toEqual([]);
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
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Deltaker" }).value).toBe("Nora Prøvestad");
});

it("says so when there is no trail to log on", async () => {
  await open(fakeBackend({ portfolio: () => NO_TRAILS }));
  expect(screen.getByText("Du har ingen jobbspor å logge på ennå.")).toBeTruthy();
});
