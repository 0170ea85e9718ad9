import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { useNavigation } from "../../shared/navigation";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { EMPLOYER_CLOCK, trailRow, trailView } from "../../testing/synthetic";
import { TrailPage } from "./TrailPage";

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

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

const facts = async () => {
  await screen.findByTestId("trail-title");
  return [...document.querySelectorAll(".wt-milestones > div")].map((fact) => fact.textContent);
};

it("says on one line what one asks first: since when, when last and next, and whose it is", async () => {
  renderWithin(<TrailPage id="trail-1" />, fakeBackend());
  expect(await facts()).toEqual(["Henvist03.02.2026", "Oppstart06.03.2026", "Siste kontakt19. november", "Neste møtei dag 15:30", "JobbspesialistKari Testdal"]);
});

it("says so where nothing of that is known", async () => {
  const row = trailRow({ last_contact_at: null, next_meeting_at: null, owner_name: "" });
  renderWithin(<TrailPage id="trail-1" />, fakeBackend({ trail: () => trailView({ row, started_at: null }) }));
  expect(await facts()).toEqual(["Henvist03.02.2026", "OppstartIkke holdt ennå", "Siste kontaktIkke ennå", "Neste møteIngen planlagt", "Jobbspesialist–"]);
});

it("logs a meeting on this trail, and neither that nor a task on one that has ended", async () => {
  const backend = fakeBackend();
  const { user, launcher, readAgain } = renderWithin(<TrailPage id="trail-1" />, backend);
  await user.click(await screen.findByTestId("trail-log"));
  expect(launcher.openQuickLog).toHaveBeenCalledWith({ trail: "trail-1" });
  backend.answer("trail", () => trailView({ row: trailRow({ phase: "ended" }) }));
  void readAgain();
  await waitFor(() => expect(screen.getByTestId<HTMLButtonElement>("trail-log").disabled).toBe(true));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Ny oppgave" }).disabled).toBe(true);
});

it("says why the trail cannot be read, and reads it again", async () => {
  const backend = fakeBackend();
  backend.refuse("trail", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = renderWithin(<TrailPage id="trail-1" />, backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("trail", () => trailView());
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByTestId("trail-title")).toBeTruthy();
});

it("marks beside the name who is shielded and what waits for the office, and leads to the trail it goes on from", async () => {
  const view = trailView({ row: trailRow({ shielded: true, standing: "provisional" }), readmitted_from: "trail-0" });
  const { user } = renderWithin(<><TrailPage id="trail-1" /><Where /></>, fakeBackend({ trail: () => view }));
  const name = (await screen.findByTestId("trail-title")).closest(".wt-trail-header__name");
  expect(name?.textContent).toContain("Skjermet");
  expect(name?.textContent).toContain("Foreløpig");
  await user.click(screen.getByTestId("readmitted-from"));
  expect(screen.getByTestId("where").textContent).toBe('{"name":"trail","id":"trail-0"}');
});

/** The page as the shell shows it, with a way to be led to another part. */
function Led() {
  const { route, go } = useNavigation();
  return (
    <>
      {route.name === "trail" && <TrailPage id={route.id} tab={route.tab} />}
      <button type="button" onClick={() => go({ name: "trail", id: "trail-1", tab: "access" })}>
        led
      </button>
      <Where />
    </>
  );
}

it("remembers which part one was at, and goes to the part one is led to", async () => {
  const { user } = renderWithin(<Led />, fakeBackend(), { name: "trail", id: "trail-1" });
  await user.click(await screen.findByTestId("trail-tab-history"));
  expect(screen.getByTestId("where").textContent).toContain('"tab":"history"');
  await user.click(screen.getByRole("button", { name: "led" }));
  expect(screen.getByTestId("trail-tab-access").getAttribute("aria-selected")).toBe("true");
});

it.each([
  ["person_not_found", "correct"],
  ["guardian_consent_required", "complete"],
] as const)("leads from a refusal to where it is mended: %s", async (refused_reason, step) => {
  const view = trailView({ row: trailRow({ standing: "refused", refused_reason }) });
  const { user, launcher } = renderWithin(<TrailPage id="trail-1" />, fakeBackend({ trail: () => view }));
  await user.click(await screen.findByTestId("standing-mend"));
  expect(launcher.openCreation).toHaveBeenCalledWith({ trail: "trail-1", step });
});

it("asks for nothing that was never filled in once the trail has ended", async () => {
  const creation = { ...trailView().creation, missing: [{ field: "mobile", code: "required", message: "Mobil mangler." }] };
  renderWithin(<TrailPage id="trail-1" />, fakeBackend({ trail: () => trailView({ row: trailRow({ phase: "ended" }), creation }) }));
  await screen.findByTestId("trail-title");
  expect(screen.queryByTestId("creation-missing")).toBeNull();
});

it("has no path for a phase of a newer app, and the page is there all the same", async () => {
  renderWithin(<TrailPage id="trail-1" />, fakeBackend({ trail: () => trailView({ phase_guide: null }) }));
  expect(await screen.findByTestId("trail-title")).toBeTruthy();
  expect(screen.queryByRole("navigation", { name: "Veien gjennom tjenesten" })).toBeNull();
});

it.each([["running" as const, "before"], ["met" as const, "after"]])("puts a clock that is %s %s the tasks", async (state, where) => {
  renderWithin(<TrailPage id="trail-1" />, fakeBackend({ trail: () => trailView({ employer_clock: { ...EMPLOYER_CLOCK, state } }) }));
  const clock = await screen.findByTestId("employer-clock");
  const [task] = screen.getAllByTestId("task-row");
  const side = where === "before" ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
  expect(clock.compareDocumentPosition(task ?? document.body) & side).toBeTruthy();
});

it("draws the clock while it runs, and says the days without breaks beside it", async () => {
  const clock = { ...EMPLOYER_CLOCK, state: "running" as const, days_used: 12, days_used_without_passive: 9, days_left: 18, deadline_on: "2026-12-09" };
  renderWithin(<TrailPage id="trail-1" />, fakeBackend({ trail: () => trailView({ employer_clock: clock }) }));
  const card = within(await screen.findByTestId("employer-clock"));
  expect(card.getByRole("img").getAttribute("aria-label")).toContain("12");
  expect(card.getByText(/9 dager/u)).toBeTruthy();
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
