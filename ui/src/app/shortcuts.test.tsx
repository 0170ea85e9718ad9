import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { type Shortcuts, useShortcuts } from "./shortcuts";

const NAMES = ["logMeeting", "newTask", "calendar", "palette", "search", "settings", "visit", "back"] as const;

function open(enabled = true) {
  const asked: string[] = [];
  const shortcuts = Object.fromEntries(NAMES.map((name) => [name, () => asked.push(name)])) as unknown as Shortcuts;
  function Page() {
    useShortcuts(shortcuts, enabled);
    return (
      <>
        <textarea aria-label="text" />
        <input aria-label="line" />
        <select aria-label="choice" />
        <input aria-label="tick" type="checkbox" />
      </>
    );
  }
  render(<Page />);
  return asked;
}

it.each<[string, Parameters<typeof fireEvent.keyDown>[1], (typeof NAMES)[number]]>([
  ["L", { key: "l" }, "logMeeting"],
  ["Ctrl+Shift+L", { key: "L", ctrlKey: true, shiftKey: true }, "logMeeting"],
  ["O", { key: "o" }, "newTask"],
  ["K", { key: "k" }, "calendar"],
  ["Ctrl+K", { key: "k", ctrlKey: true }, "palette"],
  ["/", { key: "/" }, "search"],
  ["Ctrl+,", { key: ",", ctrlKey: true }, "settings"],
  ["F8", { key: "F8" }, "visit"],
  ["Alt+←", { key: "ArrowLeft", altKey: true }, "back"],
])("%s asks for one thing, and the web view hears nothing of it", (_keys, key, action) => {
  const asked = open();
  expect(fireEvent.keyDown(document.body, key)).toBe(false);
  expect(asked).toEqual([action]);
});

it("takes a bare letter for typing where somebody types", () => {
  const asked = open();
  for (const name of ["text", "line", "choice"]) for (const key of ["l", "k", "o", "/"]) fireEvent.keyDown(screen.getByLabelText(name), { key });
  expect(asked).toEqual([]);
  fireEvent.keyDown(screen.getByLabelText("tick"), { key: "l" });
  fireEvent.keyDown(screen.getByLabelText("text"), { key: "k", ctrlKey: true });
  expect(asked).toEqual(["logMeeting", "palette"]);
});

it("does nothing while a key is held down, when somebody else took it, or when it is switched off", () => {
  const asked = open();
  fireEvent.keyDown(document.body, { key: "l", repeat: true });
  const taken = new KeyboardEvent("keydown", { key: "l", bubbles: true, cancelable: true });
  taken.preventDefault();
  document.body.dispatchEvent(taken);
  expect(asked).toEqual([]);
  const off = open(false);
  fireEvent.keyDown(document.body, { key: "l" });
  expect(off).toEqual([]);
});
