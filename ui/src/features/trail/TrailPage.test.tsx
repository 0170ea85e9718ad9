import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { EMPLOYER_CLOCK, trailRow, trailView } from "../../testing/synthetic";
import { TrailPage } from "./TrailPage";

it("shows the timeline newest first, with merges in plain words", async () => {
  renderWithin(<TrailPage id="trail-1" />, fakeBackend());
  const items = await screen.findAllByTestId("timeline-item");
  expect(items).toHaveLength(trailView().timeline.length);
  expect(items[0]?.textContent).toContain("Omvisning på lageret");
  expect(within(items[1] ?? document.body).getByText("Flettet")).toBeTruthy();
});

it("hides the national identity number until it is asked for", async () => {
  const { user } = renderWithin(<TrailPage id="trail-1" />, fakeBackend());
  const reveal = await screen.findByRole("button", { name: "Vis fødselsnummer" });
  expect(document.body.textContent).not.toContain("12345");
  await user.click(reveal);
  expect(document.body.textContent).toContain("014194 12345");
});

it("says that a provisional trail waits for the office", async () => {
  renderWithin(<TrailPage id="trail-1" />, fakeBackend({ trail: () => trailView({ row: trailRow({ standing: "provisional" }) }) }));
  expect(await screen.findByRole("heading", { name: "Foreløpig – venter på kontroll" })).toBeTruthy();
});

it("says why a trail was refused and what to do", async () => {
  const row = trailRow({ standing: "refused", refused_reason: "person_has_active_trail" });
  renderWithin(<TrailPage id="trail-1" />, fakeBackend({ trail: () => trailView({ row }) }));
  expect(await screen.findByText("Deltakeren har allerede et aktivt jobbspor hos en annen.")).toBeTruthy();
  expect(screen.getByText(/Ta kontakt med metodeveileder/u)).toBeTruthy();
});

it("asks for the phase in a dialog of its own", async () => {
  const { user, launcher } = renderWithin(<TrailPage id="trail-1" />, fakeBackend());
  await user.click(await screen.findByRole("button", { name: "Endre fase" }));
  expect(launcher.openPhase).toHaveBeenCalledWith({ trail: "trail-1" });
});

it("shows where the trail is on its path, and asks to move by a press on another phase", async () => {
  const { user, launcher } = renderWithin(<TrailPage id="trail-1" />, fakeBackend());
  const path = await screen.findByRole("navigation", { name: "Veien gjennom tjenesten" });
  expect(within(path).getAllByRole("listitem").map((step) => step.textContent)).toEqual([
    "Henvist", "Kartlegging", "Jobbutvikling", "I utdannelse", "Jobber", "Nedtrapping", "Sluttet",
  ]);
  expect(within(path).getByText("Jobbutvikling").getAttribute("aria-current")).toBe("step");
  await user.click(within(path).getByRole("button", { name: "Endre fase til: Jobber" }));
  expect(launcher.openPhase).toHaveBeenCalledWith({ trail: "trail-1", to: "working" });
});

it("shows what to know first, and offers to correct how it ended while that can be done", async () => {
  const view = trailView({
    row: trailRow({ phase: "ended" }),
    banners: [{ kind: "ended", text: "Jobbsporet ble avsluttet 19.11.2026: Arbeid." }, { kind: "sms_reserved", text: "Deltakeren har reservert seg mot SMS." }],
    may_correct_ending: true,
  });
  const backend = fakeBackend({ trail: () => view });
  const { user, launcher, readAgain } = renderWithin(<TrailPage id="trail-1" />, backend);
  expect(await screen.findByText("Jobbsporet ble avsluttet 19.11.2026: Arbeid.")).toBeTruthy();
  expect(screen.getAllByTestId("banner")).toHaveLength(2);
  await user.click(screen.getByRole("button", { name: "Rett sluttdetaljene" }));
  expect(launcher.openPhase).toHaveBeenCalledWith({ trail: "trail-1", correctEnding: true });
  backend.answer("trail", () => ({ ...view, may_correct_ending: false }));
  void readAgain();
  await waitFor(() => expect(screen.queryByRole("button", { name: "Rett sluttdetaljene" })).toBeNull());
});

it.each([
  [{ state: "not_started" as const, days_used: null, days_left: null, deadline_on: null }, "Begynner når oppstartsmøtet er gjennomført."],
  [{ state: "running" as const, days_used: 12, days_left: 18, deadline_on: "2026-12-09" }, "18 dager igjen, til og med 09.12.2026"],
  [{ state: "soon" as const, days_used: 29, days_left: 1, deadline_on: "2026-11-22" }, "1 dag igjen, til og med 22.11.2026"],
  [{ state: "overdue" as const, days_used: 34, days_left: -4, deadline_on: "2026-11-17" }, "4 dager over fristen, som var 17.11.2026"],
  [{ state: "met_late" as const, days_used: 41, days_left: null }, "Møtet kom etter 41 dager, etter fristen"],
])("says in words how the clock of 30 days stands: %o", async (change, text) => {
  renderWithin(<TrailPage id="trail-1" />, fakeBackend({ trail: () => trailView({ employer_clock: { ...EMPLOYER_CLOCK, ...change } }) }));
  expect((await screen.findByTestId("employer-clock")).textContent).toContain(text);
});

it("saves a profile section on the version it was read at, and keeps a draft meanwhile", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<TrailPage id="trail-1" />, backend);
  await user.click(await screen.findByRole("button", { name: "Rediger Åpenhet" }));
  await user.type(screen.getByRole("textbox"), "Arbeidsgiver får vite om NAV.");
  await waitFor(() => expect(backend.asked("save_draft").at(-1)?.input.key).toBe("profile:trail-1:openness"));
  await user.click(screen.getByRole("button", { name: "Lagre" }));
  await waitFor(() => expect(backend.asked("edit_profile")).toEqual([
    { input: { id: "trail-1", section: "openness", edit: { base: "v1", text: "Arbeidsgiver får vite om NAV." } } },
  ]));
  expect(backend.asked("discard_draft")).toEqual([{ key: "profile:trail-1:openness" }]);
});
