import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, PARTICIPANT, PROFILE, RECORDS, TRAIL_EVENTS } from "../../testing/synthetic";
import { TrailPage } from "./TrailPage";

const backendWith = () => fakeBackend({ profile: () => PROFILE, records: () => RECORDS, participant_view: () => PARTICIPANT });

async function openTab(name: string, backend = backendWith()) {
  const { user } = renderWithin(<TrailPage id="trail-1" />, backend);
  await user.click(await screen.findByRole("tab", { name }));
  return { user, backend };
}

it("goes from part to part of a trail by arrows", async () => {
  const { user } = renderWithin(<TrailPage id="trail-1" />, backendWith());
  const overview = await screen.findByRole("tab", { name: "Oversikt" });
  overview.focus();
  await user.keyboard("{ArrowRight}{Enter}");
  expect(await screen.findByTestId("profile-field-work_wish")).toBeTruthy();
});

it("saves a text of the profile on the version it was read at, and gives the focus back", async () => {
  const { user, backend } = await openTab("Profil");
  await user.click(await screen.findByRole("button", { name: "Rediger Jobbønske" }));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("profile-field-work_wish-value")));
  await user.keyboard(" Gjerne 60 prosent.");
  await waitFor(() => expect(backend.asked("save_draft").at(-1)?.input.key).toBe("profile:trail-1:work_wish"));
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("edit_profile_field")).toEqual([
    { input: { id: "trail-1", field: "work_wish", value: "Lager eller butikk, helst dagtid. Gjerne 60 prosent.", base: "v7" } },
  ]));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("button", { name: "Rediger Jobbønske" })));
});

it("reads a date as people type it, and says so when it cannot", async () => {
  const { user, backend } = await openTab("Profil");
  await user.click(await screen.findByRole("button", { name: "Rediger Ønsket dato" }));
  const field = await screen.findByTestId<HTMLInputElement>("profile-field-goal_due-value");
  expect(field.value).toBe("01.02.2027");
  await user.clear(field);
  await user.type(field, "en gang");
  await user.click(screen.getByTestId("profile-field-goal_due-save"));
  expect(await screen.findByTestId("error-message")).toBeTruthy();
  expect(backend.asked("edit_profile_field")).toEqual([]);
  await user.clear(field);
  await user.type(field, "1.3.27");
  await user.click(screen.getByTestId("profile-field-goal_due-save"));
  await waitFor(() => expect(backend.asked("edit_profile_field")).toEqual([{ input: { id: "trail-1", field: "goal_due", value: "2027-03-01" } }]));
});

it("puts a refusal on the field, and offers ticks and choices as such", async () => {
  const backend = backendWith();
  backend.refuse("edit_profile_field", { code: "person_data_in_text", message: "Ta ut diagnosen.", field: "say_nothing" });
  const { user } = await openTab("Profil", backend);
  await user.click(await screen.findByRole("button", { name: /Åpenhet/u }));
  await user.click(await screen.findByRole("button", { name: "Rediger Dette skal ikke sies" }));
  expect(screen.getByText("Skriv ikke diagnoser.")).toBeTruthy();
  await user.type(screen.getByTestId("profile-field-say_nothing-value"), "x");
  await user.click(screen.getByTestId("profile-field-say_nothing-save"));
  expect(await screen.findByText("Ta ut diagnosen.")).toBeTruthy();
  backend.answer("edit_profile_field", () => null);
  await user.click(screen.getByRole("button", { name: "Rediger Arbeidsgiver kan kontaktes" }));
  await user.click(screen.getByRole("checkbox", { name: "Arbeidsgiver kan kontaktes" }));
  await user.click(screen.getByTestId("profile-field-may_contact-save"));
  await waitFor(() => expect(backend.asked("edit_profile_field").at(-1)).toEqual({ input: { id: "trail-1", field: "may_contact", value: "true" } }));
});

it("shows what has stood in a field", async () => {
  const backend = backendWith();
  backend.answer("profile_history", () => [{ at: at(-3, 9), author: "Ole Øvingsen", value: "Butikk." }]);
  const { user } = await openTab("Profil", backend);
  await user.click(await screen.findByRole("button", { name: "Hva som har stått her: Jobbønske" }));
  expect(await screen.findByText("Butikk.")).toBeTruthy();
  expect(backend.asked("profile_history")).toEqual([{ id: "trail-1", field: "work_wish" }]);
});

it("goes on with the kept draft of a field where the field is", async () => {
  const body = JSON.stringify({ base: "v5", text: "Halvferdig" });
  const backend = backendWith();
  backend.answer("drafts", () => [{ key: "profile:trail-1:work_wish", body, saved_at: at(0, 13) }]);
  renderWithin(<TrailPage id="trail-1" restore="work_wish" />, backend);
  expect((await screen.findByTestId<HTMLTextAreaElement>("profile-field-work_wish-value")).value).toBe("Halvferdig");
});

it("lists what is recorded by kind, and marks a record as not wanted", async () => {
  const { user, backend } = await openTab("Jobb og plan");
  const jobs = await screen.findByRole("region", { name: "Jobb 1" });
  expect(within(jobs).getByText("Planlagt")).toBeTruthy();
  expect(screen.getByRole("region", { name: "Passiv periode 1" }).textContent).toContain("01.07.2026 – 31.07.2026");
  await user.click(within(jobs).getByRole("button", { name: "Forkast: Lagermedarbeider" }));
  expect(backend.asked("edit_record")).toEqual([{ input: { id: "record-1", fields: {}, discarded: true } }]);
  await user.click(screen.getByRole("checkbox", { name: "Vis forkastede" }));
  await waitFor(() => expect(backend.asked("records").at(-1)).toEqual({ filter: { trail: "trail-1", include_discarded: true } }));
});

it("shows what the participant sees, and no heading without anything under it", async () => {
  await openTab("Deltakerens innsyn");
  expect(within(await screen.findByRole("region", { name: "Steg på veien 1" })).getByText("Besøke to lagre")).toBeTruthy();
  expect(screen.getByRole("region", { name: "Neste møte" })).toBeTruthy();
  expect(screen.queryByRole("region", { name: /^Rapporter/u })).toBeNull();
});

it("says when the participant cannot look", async () => {
  const backend = backendWith();
  backend.answer("participant_view", () => ({ ...PARTICIPANT, open: false }));
  await openTab("Deltakerens innsyn", backend);
  expect(await screen.findByRole("heading", { name: "Deltakeren har ikke innsyn nå" })).toBeTruthy();
  expect(screen.queryByText("Besøke to lagre")).toBeNull();
});

it("tells what has happened, what it was before and on which computer, and finds in it", async () => {
  const backend = backendWith();
  backend.answer("trail_history", () => TRAIL_EVENTS);
  const { user } = await openTab("Historikk", backend);
  const events = await screen.findAllByTestId("history-event");
  expect(events).toHaveLength(TRAIL_EVENTS.length);
  expect(events[0]?.textContent).toContain("Lager");
  expect(events[0]?.textContent).toContain("en annen maskin");
  expect(events[1]?.textContent).toContain("denne maskinen");
  await user.type(screen.getByRole("searchbox", { name: "Finn i historikken" }), "kartlegging");
  expect(screen.getAllByTestId("history-event")).toHaveLength(1);
  await user.type(screen.getByRole("searchbox", { name: "Finn i historikken" }), "xyz");
  expect(screen.getByRole("heading", { name: "Ingenting passer." })).toBeTruthy();
});
