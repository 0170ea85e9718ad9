/// What a confirmation owes: it goes by itself, waits for whoever reads it, and takes back what it says.
import { act, fireEvent, screen } from "@testing-library/react";
import { beforeEach, expect, it, vi } from "vitest";
import { fakeBackend } from "../testing/fake-backend";
import { renderWithin } from "../testing/render-within";
import { useToast } from "./toast";

const undo = vi.fn();

function Part() {
  const toast = useToast();
  return (
    <main id="content" tabIndex={-1}>
      <button type="button" onClick={() => toast.show("Lagret")}>
        Lagre
      </button>
      <button type="button" onClick={() => toast.show("Utført", "success", { label: "Angre", run: undo })}>
        Utfør
      </button>
      <input aria-label="Navn" />
    </main>
  );
}

const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));

beforeEach(() => {
  undo.mockReset();
  vi.useRealTimers();
  vi.useFakeTimers();
  renderWithin(<Part />, fakeBackend());
});

it("goes by itself, and later when there is something to think better of", () => {
  press("Lagre");
  wait(3900);
  expect(screen.getByTestId("toast").textContent).toContain("Lagret");
  wait(200);
  expect(screen.queryByTestId("toast")).toBeNull();
  press("Utfør");
  wait(7900);
  expect(screen.getByTestId("toast")).toBeTruthy();
  wait(200);
  expect(screen.queryByTestId("toast")).toBeNull();
});

it("stays while the pointer or the focus is on it", () => {
  press("Utfør");
  fireEvent.mouseEnter(screen.getByTestId("toast"));
  wait(20_000);
  fireEvent.mouseLeave(screen.getByTestId("toast"));
  act(() => screen.getByTestId("toast-action").focus());
  wait(20_000);
  act(() => screen.getByRole("textbox").focus());
  wait(8100);
  expect(screen.queryByTestId("toast")).toBeNull();
});

it("takes back with Ctrl+Z, once, and leaves the key to whoever has typed", () => {
  press("Utfør");
  fireEvent.change(screen.getByRole("textbox"), { target: { value: "Sende" } });
  fireEvent.keyDown(screen.getByRole("textbox"), { key: "z", ctrlKey: true });
  expect(undo).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  expect(undo).toHaveBeenCalledTimes(1);
  expect(screen.queryByTestId("toast")).toBeNull();
});

it("takes back from a field that holds nothing to undo", () => {
  press("Utfør");
  fireEvent.keyDown(screen.getByRole("textbox"), { key: "z", ctrlKey: true });
  expect(undo).toHaveBeenCalledTimes(1);
});

it("leaves the key alone while a dialog is in front", () => {
  press("Utfør");
  const dialog = document.body.appendChild(document.createElement("div"));
  dialog.setAttribute("role", "dialog");
  fireEvent.keyDown(document.body, { key: "z", ctrlKey: true });
  dialog.remove();
  expect(undo).not.toHaveBeenCalled();
});

it("gives the focus back to where it came from, else to the page", () => {
  press("Utfør");
  screen.getByRole("button", { name: "Utfør" }).focus();
  act(() => screen.getByTestId("toast-action").focus());
  fireEvent.click(screen.getByTestId("toast-action"));
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Utfør" }));
  (document.activeElement as HTMLElement).blur();
  press("Utfør");
  act(() => screen.getByTestId("toast-action").focus());
  fireEvent.click(screen.getByTestId("toast-action"));
  expect(document.activeElement).toBe(document.getElementById("content"));
});
