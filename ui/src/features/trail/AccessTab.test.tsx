import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { trailRow } from "../../testing/synthetic";
import { accessView, COLLEAGUES } from "../../testing/synthetic-reports";
import { AccessTab } from "./AccessTab";

const open = (backend = fakeBackend({ access: () => accessView(), colleagues: () => COLLEAGUES }), row = trailRow()) => ({
  backend,
  ...renderWithin(<AccessTab row={row} />, backend),
});

it("says who sees the trail and by which rule, and what the last owner wrote", async () => {
  open();
  const rows = await screen.findAllByTestId("access-row");
  expect(rows.map((row) => row.dataset.rule)).toEqual(["owner", "team_supervisor", "share"]);
  await waitFor(() => expect(rows[0]?.textContent).toContain("(deg)"));
  expect(rows[2]?.textContent).toContain("til og med 04.12.2026");
  expect(screen.getByTestId("handover-note-shown").textContent).toContain("Nora foretrekker tekstmelding.");
});

it("lets a colleague stand in until a day, by keyboard alone", async () => {
  const { user, backend } = open(fakeBackend({ access: () => accessView({ people: accessView().people.slice(0, 2) }), colleagues: () => COLLEAGUES }));
  (await screen.findByTestId("access-share")).focus();
  await user.keyboard("{Enter}");
  await user.type(await screen.findByTestId("access-with"), "ole{Tab}");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("share_trail")).toEqual([{ input: { trail: "trail-1", with: "user-2", until: "2026-12-05" } }]));
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("access-share")));
});

it("asks for a colleague from the list before anything is sent", async () => {
  const { user, backend } = open();
  await user.click(await screen.findByTestId("access-share"));
  await user.type(await screen.findByTestId("access-with"), "Ukjent");
  await user.click(screen.getByTestId("access-share-save"));
  expect((await screen.findByTestId("error-message")).textContent).toContain("Velg en kollega");
  expect(backend.asked("share_trail")).toEqual([]);
});

it("takes a share back, and the focus goes where a new one is given", async () => {
  const { user, backend } = open();
  await user.click(await screen.findByRole("button", { name: "Ta tilbake tilgangen til Ole Øvingsen" }));
  expect(backend.asked("unshare_trail")).toEqual([{ input: { trail: "trail-1", with: "user-2" } }]);
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("access-share")));
});

it("offers nothing to whoever neither owns nor supervises the trail", async () => {
  open(fakeBackend({ access: () => accessView({ may_dispose: false }), colleagues: () => COLLEAGUES }));
  expect(within(await screen.findByTestId("access-handover")).getByText(/Bare eieren/u)).toBeTruthy();
  expect(screen.queryByTestId("access-share")).toBeNull();
  expect(screen.queryByTestId("access-hand-over")).toBeNull();
});
