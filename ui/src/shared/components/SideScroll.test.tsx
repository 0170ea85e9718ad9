import { fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { SideScroll } from "./SideScroll";

it("says at each side that there is more, and goes there by a press", () => {
  const sizes = { clientWidth: 900, scrollWidth: 1500 };
  for (const [name, value] of Object.entries(sizes)) vi.spyOn(HTMLElement.prototype, name as "clientWidth", "get").mockReturnValue(value);
  render(
    <SideScroll className="wt-board">
      <p>Sju kolonner</p>
    </SideScroll>,
  );
  const scroller = screen.getByText("Sju kolonner").parentElement ?? document.body;
  expect(screen.queryByTestId("more-before")).toBeNull();
  const moved = vi.fn();
  scroller.scrollBy = moved as typeof scroller.scrollBy;
  fireEvent.click(screen.getByTestId("more-after"));
  expect(moved).toHaveBeenCalledWith({ left: 720 });
  scroller.scrollLeft = 600;
  fireEvent.scroll(scroller);
  expect(screen.queryByTestId("more-after")).toBeNull();
  expect(screen.getByTestId("more-before")).toBeTruthy();
  vi.restoreAllMocks();
});

it("says nothing where all of it is seen", () => {
  render(<SideScroll>alt</SideScroll>);
  expect(screen.queryByTestId("more-after")).toBeNull();
});

it("takes the keyboard itself where nothing in it does, and only while there is more to see", () => {
  const wide = vi.spyOn(HTMLElement.prototype, "scrollWidth", "get").mockReturnValue(1500);
  const { rerender } = render(<SideScroll label="Møter">mye</SideScroll>);
  expect(screen.getByRole("region", { name: "Møter" }).tabIndex).toBe(0);
  wide.mockReturnValue(0);
  rerender(<SideScroll label="Møter">alt</SideScroll>);
  expect(screen.queryByRole("region")).toBeNull();
  vi.restoreAllMocks();
});
