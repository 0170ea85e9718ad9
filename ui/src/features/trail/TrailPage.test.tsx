import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { trailRow, trailView } from "../../testing/synthetic";
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

it("moves to another phase at once", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<TrailPage id="trail-1" />, backend);
  await user.selectOptions(await screen.findByRole("combobox", { name: "Fase" }), "working");
  expect(backend.asked("set_phase")).toEqual([{ input: { id: "trail-1", phase: "working" } }]);
});

it("asks for the cause before a trail is ended", async () => {
  const backend = fakeBackend();
  const { user } = renderWithin(<TrailPage id="trail-1" />, backend);
  await user.selectOptions(await screen.findByRole("combobox", { name: "Fase" }), "ended");
  const dialog = await screen.findByRole("dialog", { name: "Avslutt jobbsporet" });
  await user.click(within(dialog).getByRole("button", { name: "Avslutt jobbsporet" }));
  expect(backend.asked("set_phase")).toEqual([]);
  await user.selectOptions(within(dialog).getByRole("combobox", { name: "Sluttårsak" }), "work");
  await user.selectOptions(within(dialog).getByRole("combobox", { name: "Detaljert sluttårsak" }), "work_no_subsidy");
  await user.click(within(dialog).getByRole("button", { name: "Avslutt jobbsporet" }));
  await waitFor(() => expect(backend.asked("set_phase")).toEqual([{ input: { id: "trail-1", phase: "ended", cause: "work", detail: "work_no_subsidy", on: "2026-11-21" } }]));
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
