import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { TrailView } from "../../bindings/api";
import { type FakeBackend, fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { ME, OPEN, trailRow, trailView } from "../../testing/synthetic";
import { TrailPage } from "./TrailPage";

async function open(change: Partial<TrailView>, backend: FakeBackend = fakeBackend()) {
  backend.answer("trail", () => trailView(change));
  const rendered = renderWithin(<TrailPage id="trail-1" />, backend);
  await screen.findByTestId("trail-title");
  return { ...rendered, backend };
}

const person = (change: Partial<TrailView["person"]>) => ({ person: { ...trailView().person, ...change } });

it("says what is missing since the creation, and leads to completing it", async () => {
  const { creation } = trailView();
  const missing = [
    { code: "person_unconfirmed", field: "person_confirmed", message: "Bekreft at det er riktig person." },
    { code: "required", field: "nav_counsellor", message: "Feltet må fylles ut." },
  ];
  const { user, launcher } = await open({ creation: { ...creation, missing } });
  const banner = screen.getByTestId("creation-missing");
  expect(banner.textContent).toContain("Bekreft at det er riktig person.");
  expect(banner.textContent).toContain("Nav-veileder: Feltet må fylles ut.");
  await user.click(within(banner).getByRole("button", { name: "Fullfør" }));
  expect(launcher.openCreation).toHaveBeenCalledWith({ trail: "trail-1", step: "complete" });
});

it("offers another number when the central office knows nobody with this one", async () => {
  const { user, launcher } = await open({ row: trailRow({ standing: "refused", refused_reason: "person_not_found" }) });
  await user.click(screen.getByTestId("standing-mend"));
  expect(launcher.openCreation).toHaveBeenCalledWith({ trail: "trail-1", step: "correct" });
});

it("offers nothing to mend when another specialist has the participant", async () => {
  await open({ row: trailRow({ standing: "refused", refused_reason: "person_has_active_trail" }) });
  expect(screen.getByTestId("standing")).toBeTruthy();
  expect(screen.queryByTestId("standing-mend")).toBeNull();
});

it("tells whether the date of birth is the register's or the participant's own word", async () => {
  await open(person({ birth_date: "1994-01-01", age: 32, mobile: "99 99 99 99", address: "Prøveveien 1, 0001 Oslo" }));
  const card = screen.getByTestId("person");
  expect(card.textContent).toContain("1. januar 1994, 32 år (oppgitt av deltakeren)");
  expect(card.textContent).toContain("Prøveveien 1");
});

it("asks why a shielded address is wanted, keeps a refusal at the reason, and shows the advice", async () => {
  const backend = fakeBackend();
  backend.refuse("reveal_address", { code: "required", message: "Skriv hvorfor.", field: "reason" });
  const { user } = await open(person({ shielded: true }), backend);
  await user.click(screen.getByTestId("reveal-address"));
  await user.click(await screen.findByTestId("reveal-save"));
  await screen.findByText("Skriv hvorfor.");
  backend.answer("reveal_address", () => ({ address: "", advice: "Be om den hos Nav-kontoret." }));
  await user.type(screen.getByTestId("reveal-reason"), "Hjemmebesøk");
  await user.click(screen.getByTestId("reveal-save"));
  expect((await screen.findByTestId("revealed")).textContent).toContain("Be om den hos Nav-kontoret.");
  expect(backend.asked("reveal_address").at(-1)).toEqual({ id: "trail-1", reason: "Hjemmebesøk" });
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("reveal-address")));
});

const ENDED: Partial<TrailView> = { row: trailRow({ phase: "ended" }), banners: [{ kind: "ended", text: "Jobbsporet er avsluttet." }] };

it("lets a supervisor take an ended trail over, and nobody else", async () => {
  const { user, launcher } = await open(ENDED, fakeBackend({ app_status: () => ({ ...OPEN, me: { ...ME, role: "supervisor" } }) }));
  await user.click(await screen.findByTestId("readmit"));
  expect(launcher.openCreation).toHaveBeenCalledWith({ trail: "trail-1", step: "readmit" });
});

it("offers a specialist no take-over", async () => {
  const backend = fakeBackend();
  await open(ENDED, backend);
  await waitFor(() => expect(backend.asked("app_status")).toHaveLength(1));
  expect(screen.queryByTestId("readmit")).toBeNull();
});
