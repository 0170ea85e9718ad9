import { act, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { useGrowing } from "./growing";

/** What is in view, as a test says it. */
let look: (seen: boolean) => void;

class Observer {
  constructor(told: (entries: { isIntersecting: boolean }[]) => void) {
    look = (isIntersecting) => told([{ isIntersecting }]);
  }
  observe() {}
  disconnect() {}
}

afterEach(() => vi.unstubAllGlobals());

function List({ rows, of }: { rows: number[]; of?: string }) {
  const { shown, end } = useGrowing(rows, of);
  return (
    <>
      <ul>
        {shown.map((row) => (
          <li key={row}>{row}</li>
        ))}
      </ul>
      {end}
    </>
  );
}

const many = Array.from({ length: 250 }, (_, number) => number);
const count = () => screen.getAllByRole("listitem").length;

it("paints the beginning, and more each time its end comes near, to the end", () => {
  vi.stubGlobal("IntersectionObserver", Observer);
  render(<List rows={many} />);
  expect(count()).toBe(100);
  act(() => look(false));
  expect(count()).toBe(100);
  act(() => look(true));
  expect(count()).toBe(200);
  act(() => look(true));
  expect(count()).toBe(250);
  expect(screen.queryByTestId("list-end")).toBeNull();
});

it("begins another list at its beginning, and keeps its place in the same one", () => {
  vi.stubGlobal("IntersectionObserver", Observer);
  const { rerender } = render(<List rows={many} of="one" />);
  act(() => look(true));
  rerender(<List rows={many.toReversed()} of="one" />);
  expect(count()).toBe(200);
  rerender(<List rows={many} of="other" />);
  expect(count()).toBe(100);
});

it("has everything on paper", () => {
  vi.stubGlobal("IntersectionObserver", Observer);
  render(<List rows={many} />);
  act(() => void window.dispatchEvent(new Event("beforeprint")));
  expect(count()).toBe(250);
});

it("paints everything where it cannot tell what is in view", () => {
  vi.stubGlobal("IntersectionObserver", undefined);
  render(<List rows={many} />);
  expect(count()).toBe(250);
});
