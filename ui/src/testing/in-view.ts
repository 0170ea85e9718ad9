/// What is in view, as a test says it: jsdom lays nothing out.
import { act } from "@testing-library/react";
import { vi } from "vitest";

type Told = (entries: { isIntersecting: boolean }[]) => void;

/** From now on nothing is in view until it is looked at. */
export function outOfView(): { look: (at: Element, seen?: boolean) => void } {
  const watched = new Map<Element, Told>();
  vi.stubGlobal("IntersectionObserver", class {
    #told: Told;
    constructor(told: Told) {
      this.#told = told;
    }
    observe(at: Element) {
      watched.set(at, this.#told);
    }
    disconnect() {}
  });
  return { look: (at, isIntersecting = true) => act(() => watched.get(at)?.([{ isIntersecting }])) };
}
