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

it("gives nothing of a trail that has ended, and says so", async () => {
  open(undefined, trailRow({ phase: "ended" }));
  expect((await screen.findByTestId("access-handover")).textContent).toContain("avsluttet");
  expect(screen.queryByTestId("access-share")).toBeNull();
  expect(screen.queryByTestId("access-hand-over")).toBeNull();
});

it("takes back from whoever stands in, and from nobody who sees it by another rule", async () => {
  const { user, launcher } = open();
  await waitFor(() => expect(screen.getAllByTestId("access-row")[0]?.textContent).toContain("(deg)"));
  expect(screen.getAllByTestId("access-take-back")).toHaveLength(1);
  await user.click(screen.getByTestId("access-hand-over"));
  expect(launcher.openHandover).toHaveBeenCalledWith(["trail-1"]);
});

const asOle = () => COLLEAGUES.map((one) => ({ ...one, me: one.id === "user-2" }));

it("lets whoever stands in give it back, and extend nothing", async () => {
  const { user, backend } = open(fakeBackend({ access: () => accessView({ may_dispose: false, handover: null }), colleagues: asOle }));
  await user.click(await screen.findByTestId("access-take-back"));
  expect(backend.asked("unshare_trail")).toEqual([{ input: { trail: "trail-1", with: "user-2" } }]);
  expect(screen.queryByRole("button", { name: /^Forleng/u })).toBeNull();
  expect(screen.queryByTestId("handover-note-shown")).toBeNull();
});

it("extends a share from the day it would have ended, for the one who has it", async () => {
  const { user, backend } = open();
  await user.click(await screen.findByRole("button", { name: "Forleng tilgangen til Ole Øvingsen" }));
  expect(screen.queryByTestId("access-with")).toBeNull();
  await user.click(await screen.findByTestId("access-share-save"));
  await waitFor(() => expect(backend.asked("share_trail")).toEqual([{ input: { trail: "trail-1", with: "user-2", until: "2026-12-18" } }]));
});

it("says why a share could not be taken back, or given until a day that cannot be read", async () => {
  const { user, backend } = open();
  backend.refuse("unshare_trail", { code: "unexpected", message: "Gikk ikke.", field: null });
  await user.click(await screen.findByTestId("access-take-back"));
  expect((await screen.findByTestId("toast")).textContent).toContain("Gikk ikke.");
  await user.click(screen.getByTestId("access-share"));
  await user.type(await screen.findByTestId("access-with"), "ole{Enter}");
  await user.clear(screen.getByTestId("access-until"));
  await user.type(screen.getByTestId("access-until"), "en gang");
  await user.click(screen.getByTestId("access-share-save"));
  expect((await screen.findByTestId("error-message")).textContent).toContain("Skriv en dato");
  expect(backend.asked("share_trail")).toEqual([]);
});

it("says why it cannot be read, and reads it again", async () => {
  const backend = fakeBackend({ colleagues: () => COLLEAGUES });
  backend.refuse("access", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = open(backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("access", () => accessView());
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findAllByTestId("access-row")).toHaveLength(3);
});

it("offers a share to neither the owner nor oneself", async () => {
  const colleagues = COLLEAGUES.map((one) => ({ ...one, me: one.id === "user-3" }));
  const { user } = open(fakeBackend({ access: () => accessView(), colleagues: () => colleagues }));
  await user.click(await screen.findByTestId("access-share"));
  await user.type(await screen.findByTestId("access-with"), "o");
  expect(screen.getAllByRole("option").map(({ textContent }) => textContent)).toEqual([expect.stringContaining("Ole Øvingsen")]);
  await user.clear(screen.getByTestId("access-with"));
  await user.type(screen.getByTestId("access-with"), "kari");
  expect(screen.queryByRole("option")).toBeNull();
});
