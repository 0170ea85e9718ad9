import { act, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { LOCKED, OPEN } from "../../testing/synthetic";
import { UnlockPage } from "./UnlockPage";

it("opens with the passphrase", async () => {
  const backend = fakeBackend();
  const onOpen = vi.fn();
  const { user } = renderWithin(<UnlockPage status={LOCKED} onOpen={onOpen} />, backend);
  await user.type(screen.getByLabelText("Passfrase"), "riktig hest batteri{Enter}");
  await waitFor(() => expect(onOpen).toHaveBeenCalledWith(OPEN));
  expect(backend.asked("unlock")).toEqual([{ passphrase: "riktig hest batteri" }]);
});

it("tells what is wrong at the field, empties it and stays there after a wrong passphrase", async () => {
  const backend = fakeBackend();
  backend.refuse("unlock", { code: "wrong_passphrase", message: "Passfrasen er feil. 19 forsøk igjen.", field: "passphrase" });
  const onOpen = vi.fn();
  const { user } = renderWithin(<UnlockPage status={LOCKED} onOpen={onOpen} />, backend);
  await user.type(screen.getByLabelText("Passfrase"), "feil{Enter}");
  await screen.findByText("Passfrasen er feil. 19 forsøk igjen.");
  const field = screen.getByLabelText<HTMLInputElement>("Passfrase");
  expect(field.value).toBe("");
  expect(field.getAttribute("aria-invalid")).toBe("true");
  expect(document.activeElement).toBe(field);
  expect(onOpen).not.toHaveBeenCalled();
});

it("says how far building the lists anew has come, when an update asks for it", () => {
  const backend = fakeBackend();
  renderWithin(<UnlockPage status={LOCKED} onOpen={vi.fn()} />, backend);
  expect(screen.queryByRole("progressbar")).toBeNull();
  act(() => backend.emit("rebuild-progress", { done: 640, all: 2_879 }));
  const bar = screen.getByRole("progressbar", { name: "Bygger lister og søk på nytt etter en oppdatering: 22 %" });
  expect(bar.getAttribute("aria-valuenow")).toBe("22");
});
