import { act, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { SideScroll } from "./SideScroll";

/** What is watched, by which observers; a layout tells all of them. */
const watching = new Map<() => void, Set<Element>>();
let observers = 0;
const layOut = () => act(() => [...watching].forEach(([tell, of]) => of.size > 0 && tell()));
const watched = () => [...watching.values()].flatMap((of) => [...of]);

beforeEach(() => {
  watching.clear();
  observers = 0;
  vi.stubGlobal("ResizeObserver", class {
    of = new Set<Element>();
    constructor(tell: () => void) {
      observers += 1;
      watching.set(tell, this.of);
    }
    observe(part: Element) {
      this.of.add(part);
    }
    disconnect() {
      this.of.clear();
    }
  });
});

afterEach(() => {
  vi.restoreAllMocks();
});

const isWide = (of: number) => vi.spyOn(HTMLElement.prototype, "scrollWidth", "get").mockReturnValue(of);

it("says at each side that there is more, and goes there by a press", () => {
  isWide(1500);
  vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(900);
  render(
    <SideScroll className="wt-board">
      <p>Sju kolonner</p>
    </SideScroll>,
  );
  layOut();
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
});

it("says nothing where all of it is seen", () => {
  render(<SideScroll>alt</SideScroll>);
  layOut();
  expect(screen.queryByTestId("more-after")).toBeNull();
});

it("takes the keyboard itself where nothing in it does, and only while there is more to see", () => {
  const wide = isWide(1500);
  const { rerender } = render(<SideScroll label="Møter">mye</SideScroll>);
  layOut();
  expect(screen.getByRole("region", { name: "Møter" }).tabIndex).toBe(0);
  wide.mockReturnValue(0);
  rerender(<SideScroll label="Møter">alt</SideScroll>);
  layOut();
  expect(screen.queryByRole("region")).toBeNull();
});

it("measures nothing while it is painted, however often, and lets go of all it watches", () => {
  const wide = isWide(1500);
  const { rerender, unmount } = render(<SideScroll><p>én</p></SideScroll>);
  rerender(<SideScroll><p>to</p></SideScroll>);
  expect([observers, wide.mock.calls.length]).toEqual([1, 0]);
  layOut();
  expect(screen.getByTestId("more-after")).toBeTruthy();
  unmount();
  expect(watched()).toEqual([]);
});

it("follows what comes and what goes", async () => {
  const { rerender } = render(<SideScroll><p key="a">én</p></SideScroll>);
  rerender(<SideScroll><p key="b">to</p><p key="c">tre</p></SideScroll>);
  await act(async () => {});
  expect(watched()).toEqual([screen.getByText("to").parentElement, screen.getByText("to"), screen.getByText("tre")]);
});
