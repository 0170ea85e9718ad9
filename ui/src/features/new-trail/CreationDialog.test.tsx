import { screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { CreationStart } from "../../shared/launcher";
import { type FakeBackend, fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { profileField, trailRow, trailView } from "../../testing/synthetic";
import { CreationDialog } from "./CreationDialog";

function open(backend: FakeBackend, step: CreationStart["step"]) {
  const [onClose, onMade] = [vi.fn(), vi.fn()];
  return { ...renderWithin(<CreationDialog start={{ trail: "trail-1", step }} onClose={onClose} onMade={onMade} />, backend), onClose, onMade };
}

it("completes a creation with what is in order already filled in", async () => {
  const view = trailView();
  const backend = fakeBackend({
    trail: () => ({ ...view, creation: { ...view.creation, informed_of_rights: false }, person: { ...view.person, birth_date: "2010-01-01", age: 16 } }),
    profile: () => ({ trail: "trail-1", service: "ips", sections: [{ key: "cooperation", label: "Samarbeid", conflicts: 0, entity: null, fields: [profileField({ key: "treatment_team", value: "DPS Øvingen" })] }], others: [] }),
  });
  const { user, onClose } = open(backend, "complete");
  expect((await screen.findByTestId<HTMLInputElement>("nt-source")).value).toBe("DPS Øvingen");
  expect(screen.getByTestId<HTMLInputElement>("complete-person").checked).toBe(true);
  await user.type(screen.getByTestId("nt-counsellor"), "Per Prøvesen");
  await user.click(screen.getByTestId("nt-informed"));
  await user.click(screen.getByTestId("nt-guardian"));
  await user.click(screen.getByTestId("complete-save"));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("complete_creation")).toEqual([{
    input: { id: "trail-1", guided: { person_confirmed: true, informed_of_rights: true, guardian_consent: true, nav_counsellor: "Per Prøvesen", referral_source: "DPS Øvingen" } },
  }]);
});

it("puts a refused confirmation beside its box and keeps the rest", async () => {
  const backend = fakeBackend();
  backend.refuse("complete_creation", { code: "rights_unconfirmed", message: "Bekreft at deltakeren er informert.", field: "informed_of_rights" });
  const { user, onClose } = open(backend, "complete");
  await user.type(await screen.findByTestId("nt-counsellor"), "Per");
  await user.click(screen.getByTestId("complete-save"));
  await screen.findByText("Bekreft at deltakeren er informert.");
  expect(document.activeElement).toBe(screen.getByTestId("nt-informed"));
  expect(screen.getByTestId<HTMLInputElement>("nt-counsellor").value).toBe("Per");
  expect(onClose).not.toHaveBeenCalled();
});

it("corrects only what is given of a person", async () => {
  const backend = fakeBackend();
  const { user, onClose } = open(backend, "correct");
  const save = await screen.findByTestId<HTMLButtonElement>("correct-person-save");
  expect(save.disabled).toBe(true);
  await user.type(screen.getByTestId("correct-number"), "014194 12345");
  await user.click(save);
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(backend.asked("correct_person")).toEqual([{ input: { id: "trail-1", national_id: "01419412345" } }]);
});

it("takes an ended trail over to a colleague in another service, and goes there", async () => {
  const backend = fakeBackend({
    trail: () => trailView({ row: trailRow({ phase: "ended" }) }),
    colleagues: () => [{ id: "user-2", name: "Ole Øvingsen", role: "specialist", teams: [], me: false }],
  });
  const { user, onMade } = open(backend, "readmit");
  await user.click(await screen.findByTestId("readmit-move"));
  await user.selectOptions(screen.getByTestId("readmit-service"), "ams");
  await waitFor(() => expect(screen.getByTestId("readmit-owner").textContent).toContain("Ole Øvingsen"));
  await user.selectOptions(screen.getByTestId("readmit-owner"), "user-2");
  await user.type(screen.getByRole("textbox", { name: "Søkende avdeling" }), "Avdeling Øst");
  await user.type(screen.getByTestId("nt-counsellor"), "Per Prøvesen");
  await user.click(screen.getByTestId("readmit-save"));
  await waitFor(() => expect(onMade).toHaveBeenCalledWith("trail-new"));
  expect(backend.asked("readmit")).toEqual([{
    input: { id: "trail-1", kind: "move", service: "ams", referred: "2026-11-21", nav_counsellor: "Per Prøvesen", referral_source: "Avdeling Øst", owner: "user-2" },
  }]);
});

it("says at the owner that nobody is chosen when Rust asks", async () => {
  const backend = fakeBackend();
  backend.refuse("readmit", { code: "required", message: "Velg hvem som skal ha jobbsporet.", field: "owner" });
  const { user } = open(backend, "readmit");
  await user.click(await screen.findByTestId("readmit-save"));
  await screen.findByText("Velg hvem som skal ha jobbsporet.");
  expect(document.activeElement).toBe(screen.getByTestId("readmit-owner"));
});
