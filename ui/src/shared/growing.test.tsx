import { act, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { outOfView } from "../testing/in-view";
import { useGrowing } from "./growing";

function List({ rows, of }: { rows: number[]; of?: string }) {
  const { shown, end, reach } = useGrowing(rows, of);
  return (
    <>
      <button type="button" onClick={() => reach(120)}>
        to 120
      </button>
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
const end = () => screen.getByTestId("list-end");
const count = () => screen.getAllByRole("listitem").length;

it("paints the beginning, and more each time its end comes near, to the end", () => {
  const { look } = outOfView();
  render(<List rows={many} />);
  expect(count()).toBe(100);
  look(end(), false);
  expect(count()).toBe(100);
  look(end());
  expect(count()).toBe(200);
  look(end());
  expect(count()).toBe(250);
  expect(screen.queryByTestId("list-end")).toBeNull();
});

it("begins another list at its beginning, and keeps its place in the same one", () => {
  const { look } = outOfView();
  const { rerender } = render(<List rows={many} of="one" />);
  look(end());
  rerender(<List rows={many.toReversed()} of="one" />);
  expect(count()).toBe(200);
  rerender(<List rows={many} of="other" />);
  expect(count()).toBe(100);
});

it("paints as far as what is to have the focus, and never less than before", () => {
  outOfView();
  render(<List rows={many} />);
  const press = screen.getByRole("button", { name: "to 120" });
  act(() => press.click());
  expect(screen.getByText("120", { selector: "li" })).toBeTruthy();
  expect(count()).toBe(220);
  act(() => press.click());
  expect(count()).toBe(220);
});

it("has everything on paper", () => {
  outOfView();
  render(<List rows={many} />);
  act(() => void window.dispatchEvent(new Event("beforeprint")));
  expect(count()).toBe(250);
});

it("paints everything where it cannot tell what is in view", () => {
  vi.stubGlobal("IntersectionObserver", undefined);
  render(<List rows={many} />);
  expect(count()).toBe(250);
});
