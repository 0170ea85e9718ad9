import { readFileSync } from "node:fs";
import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { nb } from "../../shared/nb";
import { type FakeBackend, fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, ME, trailRow } from "../../testing/synthetic";
import { ageOn, emptyIn, emptyTrail, factsOfNumber, type NewTrailForm } from "./form";
import { NewTrailDialog } from "./NewTrailDialog";

const NUMBER = "01419412345";

function open(backend: FakeBackend, draft?: string) {
  const [onClose, onCreated, onOpen] = [vi.fn(), vi.fn(), vi.fn()];
  const start = draft === undefined ? {} : { draft: { key: "new-trail", body: draft, saved_at: at(0, 14) } };
  const within = renderWithin(<NewTrailDialog me={ME} start={start} onClose={onClose} onCreated={onCreated} onOpen={onOpen} />, backend);
  return { ...within, onClose, onCreated, onOpen };
}

const number = () => screen.getByTestId<HTMLInputElement>("nt-national-id");

it("begins a trail with the number alone, and leaves the rest for later", async () => {
  const backend = fakeBackend();
  const { user, onCreated } = open(backend);
  await user.type(number(), NUMBER);
  await user.click(screen.getByTestId("nt-save"));
  await waitFor(() => expect(onCreated).toHaveBeenCalledWith("trail-new"));
  expect(backend.asked("create_trail")).toEqual([{ input: { national_id: NUMBER, referred: "2026-11-21" } }]);
});

it("says while it is typed how many digits are missing, and which series the number is of", async () => {
  const { user } = open(fakeBackend());
  await user.type(number(), "014194");
  expect(screen.getByTestId("number-check").textContent).toBe("5 siffer mangler");
  await user.type(number(), "12345");
  await waitFor(() => expect(screen.getByTestId("number-check").textContent).toBe("Syntetisk nummer – nummeret er gyldig · Født 1. januar 1994, 32 år"));
  expect((await screen.findByTestId("nt-born")).textContent).toBe("Født 1. januar 1994, 32 år");
});

it("puts Rust's word about a wrong number at the field before anything is saved", async () => {
  const backend = fakeBackend();
  backend.refuse("find_by_national_id", { code: "national_id_check_digit", message: "Kontrollsifrene stemmer ikke.", field: "national_id" });
  const { user } = open(backend);
  await user.type(number(), NUMBER);
  expect((await screen.findByTestId("number-wrong")).textContent).toBe("Kontrollsifrene stemmer ikke.");
  // It stands where the check stood, so that nothing below it moves.
  expect(screen.getByTestId("number-check").dataset["wrong"]).toBe("true");
  expect(screen.queryByTestId("nt-provisional")).toBeNull();
});

it("shows that the person has a trail here, and leads to it", async () => {
  const { user, onOpen } = open(fakeBackend({ find_by_national_id: () => [trailRow({ phase: "ended", id: "trail-9" }), trailRow()] }));
  await user.type(number(), NUMBER);
  expect((await screen.findByTestId("found-trail")).textContent).toContain("allerede et jobbspor");
  await user.click(screen.getByRole("button", { name: "Åpne jobbsporet til Nora Prøvestad" }));
  expect(onOpen).toHaveBeenCalledWith("trail-1");
});

it("goes through the three steps by keyboard and creates the whole", async () => {
  const backend = fakeBackend();
  const { user, onCreated } = open(backend);
  await user.type(number(), NUMBER);
  await user.type(screen.getByTestId("nt-name"), "Nora Prøvestad");
  await user.click(screen.getByTestId("nt-person-confirmed"));
  screen.getByTestId("nt-name").focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("nt-source")));
  await user.keyboard("DPS Øvingen");
  await user.tab();
  await user.keyboard("Per Prøvesen{Enter}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("nt-informed")));
  await user.keyboard(" ");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(onCreated).toHaveBeenCalled());
  expect(backend.asked("create_trail")).toEqual([{
    input: {
      national_id: NUMBER, referred: "2026-11-21", name: "Nora Prøvestad",
      guided: { person_confirmed: true, informed_of_rights: true, guardian_consent: false, nav_counsellor: "Per Prøvesen", referral_source: "DPS Øvingen" },
    },
  }]);
});

it("goes to the step with the refused field and puts the refusal there", async () => {
  const backend = fakeBackend();
  backend.refuse("create_trail", { code: "required", message: "Feltet må fylles ut.", field: "nav_counsellor" });
  const { user } = open(backend);
  await user.type(number(), NUMBER);
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("nt-counsellor")));
  expect(screen.getByTestId("nt-step-referral").getAttribute("aria-current")).toBe("step");
  expect(screen.getByText("Feltet må fylles ut.")).toBeTruthy();
});

it("asks for the guardians' consent of one who is not of age", async () => {
  const { user } = open(fakeBackend());
  await user.type(number(), "01411050023");
  expect((await screen.findByTestId("nt-born")).textContent).toContain("16 år");
  expect(screen.getByTestId("nt-guardian")).toBeTruthy();
});

it("asks what the service asks for, and for whom it is", async () => {
  const backend = fakeBackend({ colleagues: () => [{ id: "user-2", name: "Ole Øvingsen", role: "specialist", teams: [], me: false }] });
  const { user, onCreated } = open(backend);
  await user.type(number(), NUMBER);
  await user.click(screen.getByTestId("nt-step-referral"));
  await user.click(screen.getByRole("radio", { name: "Arbeid med støtte" }));
  expect(screen.getByRole("textbox", { name: "Søkende avdeling" })).toBeTruthy();
  await user.selectOptions(await screen.findByTestId("nt-owner"), "user-2");
  await user.click(screen.getByTestId("nt-save"));
  await waitFor(() => expect(onCreated).toHaveBeenCalled());
  expect(backend.asked("create_trail")[0]?.input).toMatchObject({ service: "ams", owner: "user-2" });
});

it("keeps what is typed as a draft, goes on with it, and forgets it once created", async () => {
  const backend = fakeBackend();
  const { user, onCreated } = open(backend, JSON.stringify({ nationalId: NUMBER, name: "Nora", counsellor: 7 }));
  expect(number().value).toBe(NUMBER);
  expect(screen.getByTestId<HTMLInputElement>("nt-counsellor").value).toBe("");
  // The dialog has taken the keyboard, and takes it from nobody who types.
  await waitFor(() => expect(document.activeElement).toBe(number()));
  await user.type(screen.getByTestId("nt-name"), " Prøvestad");
  await waitFor(() => expect(backend.asked("save_draft").at(-1)?.input.body).toContain("Nora Prøvestad"));
  await user.click(screen.getByTestId("nt-save"));
  await waitFor(() => expect(onCreated).toHaveBeenCalled());
  expect(backend.asked("discard_draft")).toEqual([{ key: "new-trail" }]);
});

it("tells the participant what the confirmation says was told", () => {
  const told = readFileSync("../crates/domain/data/information_duty.toml", "utf8").matchAll(/^ {2}\[\n {4}"(.*)",$/gmu);
  expect(Object.values(nb.informDuty)).toEqual([...told].map(([, line]) => line));
});

it.each([
  ["01019012345", { kind: "ordinary", born: "1990-01-01" }],
  ["41019012345", { kind: "temporary", born: "1990-01-01" }],
  ["31810550023", { kind: "synthetic", born: "2005-01-31" }],
  ["0101901234", null],
])("reads series and likely birth off %s", (digits, facts) => {
  expect(factsOfNumber(digits)).toEqual(facts);
});

it("counts a year when the day is there, not before", () => {
  expect([ageOn("2008-11-21", "2026-11-21"), ageOn("2008-11-22", "2026-11-21")]).toEqual([18, 17]);
});

it("stays on a step while something that is asked for is empty, and takes the focus there", async () => {
  const backend = fakeBackend();
  const { user } = open(backend);
  const next = () => user.click(screen.getByTestId("nt-next"));
  await next();
  await waitFor(() => expect(document.activeElement).toBe(number()));
  expect(screen.getByText("Feltet må fylles ut.")).toBeTruthy();
  await user.type(number(), NUMBER);
  await next();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("nt-person-confirmed")));
  expect(screen.getByText(nb.creation.confirmFirst)).toBeTruthy();
  await user.click(screen.getByTestId("nt-person-confirmed"));
  await next();
  await waitFor(() => expect(screen.getByTestId("nt-step-referral").getAttribute("aria-current")).toBe("step"));
  await user.type(screen.getByTestId("nt-source"), "Poliklinikken");
  await next();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("nt-counsellor")));
  await user.type(screen.getByTestId("nt-counsellor"), "Kari Veileder");
  await next();
  expect(screen.getByTestId("nt-step-inform").getAttribute("aria-current")).toBe("step");
  expect(screen.queryByText("Feltet må fylles ut.")).toBeNull();
  expect(backend.asked("create_trail")).toEqual([]);
});

it.each<["who" | "referral" | "inform", Partial<NewTrailForm>, string | null]>([
  ["who", { nationalId: " " }, "national_id"],
  ["who", { personConfirmed: false }, "person_confirmed"],
  ["referral", { source: " " }, "referral_source"],
  ["referral", { counsellor: " " }, "nav_counsellor"],
  ["referral", { referred: " " }, "referred"],
  ["who", {}, null],
  ["referral", {}, null],
  ["inform", {}, null],
])("misses on the step «%s» with %o the field «%s»", (step, change, field) => {
  const filled = { ...emptyTrail(), nationalId: NUMBER, personConfirmed: true, source: "Poliklinikken", counsellor: "Kari Veileder" };
  expect(emptyIn(step, { ...filled, ...change })).toBe(field);
});

it("leaves what was refused of the whole behind when it goes on to the next step", async () => {
  const backend = fakeBackend();
  backend.refuse("create_trail", { code: "not_allowed", message: "Det går ikke nå.", field: null });
  const { user } = open(backend);
  await user.type(number(), NUMBER);
  await user.click(screen.getByTestId("nt-person-confirmed"));
  await user.click(screen.getByTestId("nt-save"));
  expect(await screen.findByText("Det går ikke nå.")).toBeTruthy();
  await user.click(screen.getByTestId("nt-next"));
  await waitFor(() => expect(screen.getByTestId("nt-step-referral").getAttribute("aria-current")).toBe("step"));
  expect(screen.queryByText("Det går ikke nå.")).toBeNull();
});
