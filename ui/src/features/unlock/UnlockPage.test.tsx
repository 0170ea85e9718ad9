import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { capsOf } from "../../shared/caps-lock";
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

it.each([
  [null, null], [0, "Alt var sendt da den ble låst."], [1, "1 endring er ikke sendt ennå. Den er trygt lagret her."], [3, "3 endringer er ikke sendt ennå. De er trygt lagret her."],
])("says what waits to be sent, where that is known: %s", (waiting, told) => {
  renderWithin(<UnlockPage status={{ ...LOCKED, waiting }} onOpen={vi.fn()} />, fakeBackend());
  expect(screen.queryByTestId("unlock-waiting")?.textContent ?? null).toBe(told);
});

it("says how far building the lists anew has come, when an update asks for it", () => {
  const backend = fakeBackend();
  renderWithin(<UnlockPage status={LOCKED} onOpen={vi.fn()} />, backend);
  expect(screen.queryByRole("progressbar")).toBeNull();
  act(() => backend.emit("rebuild-progress", { done: 640, all: 2_879 }));
  const bar = screen.getByRole("progressbar", { name: "Bygger lister og søk på nytt etter en oppdatering: 22 %" });
  expect(bar.getAttribute("aria-valuenow")).toBe("22");
  act(() => backend.emit("rebuild-progress", { done: 0, all: 0 }));
  expect(bar.getAttribute("aria-valuenow")).toBe("100");
});

it("builds nothing any more when the passphrase is refused after all, and has nobody check its spelling", async () => {
  const backend = fakeBackend();
  backend.refuse("unlock", { code: "wrong_passphrase", message: "Passfrasen er feil.", field: "passphrase" });
  const { user } = renderWithin(<UnlockPage status={LOCKED} onOpen={vi.fn()} />, backend);
  expect(screen.getByLabelText("Passfrase").getAttribute("spellcheck")).toBe("false");
  act(() => backend.emit("rebuild-progress", { done: 1, all: 2 }));
  await user.type(screen.getByLabelText("Passfrase"), "feil{Enter}");
  await screen.findByText("Passfrasen er feil.");
  expect(screen.queryByRole("progressbar")).toBeNull();
});

it.each([
  ["s", false, false], ["S", true, false], ["S", false, true], ["s", true, true], ["Å", false, true], ["å", false, false],
])("reads from the letter %s, with Shift %s, that Caps Lock is %s", (key, shiftKey, on) => {
  expect(capsOf({ key, shiftKey })).toBe(on);
});

it.each(["1", " ", "Shift", "Enter"])("reads nothing of Caps Lock from %s", (key) => {
  expect(capsOf({ key, shiftKey: false })).toBeNull();
});

const said = () => screen.queryByText(/^Caps Lock er på/u);

it("says in words that Caps Lock is on, until a letter shows that it no longer is", async () => {
  renderWithin(<UnlockPage status={LOCKED} onOpen={vi.fn()} />, fakeBackend());
  const field = screen.getByLabelText("Passfrase");
  fireEvent.keyDown(field, { key: "r" });
  expect(said()).toBeNull();
  fireEvent.keyDown(field, { key: "R" });
  expect(said()).toBeTruthy();
  fireEvent.keyDown(field, { key: "1" });
  expect(said()).toBeTruthy();
  fireEvent.keyDown(field, { key: "CapsLock" });
  expect(said()).toBeNull();
  fireEvent.keyDown(field, { key: "R" });
  fireEvent.keyDown(field, { key: "r" });
  expect(said()).toBeNull();
});

it("shows the passphrase when asked, and hides it again when it is sent", async () => {
  const backend = fakeBackend();
  backend.refuse("unlock", { code: "wrong_passphrase", message: "Passfrasen er feil.", field: "passphrase" });
  const { user } = renderWithin(<UnlockPage status={LOCKED} onOpen={vi.fn()} />, backend);
  const field = screen.getByLabelText<HTMLInputElement>("Passfrase");
  await user.type(field, "feil");
  expect(field.type).toBe("password");
  await user.click(screen.getByRole("checkbox", { name: "Vis passfrasen" }));
  expect(field.type).toBe("text");
  await user.click(field);
  await user.keyboard("{Enter}");
  await screen.findByText("Passfrasen er feil.");
  expect(field.type).toBe("password");
});
