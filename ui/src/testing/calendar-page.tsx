/// The calendar as the shell shows it, and a screen for it to lie on: jsdom lays nothing out.
import { fireEvent, screen } from "@testing-library/react";
import { vi } from "vitest";
import { CalendarPage } from "../features/calendar/CalendarPage";
import { type CalendarShape, useNavigation } from "../shared/navigation";
import { type FakeBackend, fakeBackend } from "./fake-backend";
import { renderWithin } from "./render-within";

/** The page as the shell shows it: what is asked for comes from where the person is. */
function Shown() {
  const { route } = useNavigation();
  return route.name === "calendar" ? <CalendarPage day={route.day} shape={route.shape} /> : <p>{route.name}</p>;
}

export const openCalendar = async (backend: FakeBackend = fakeBackend(), shape: CalendarShape = "week", day = "2026-11-21") => {
  const page = renderWithin(<Shown />, backend, { name: "calendar", shape, day });
  await screen.findByTestId(shape === "month" ? "calendar-month" : shape === "list" ? "calendar-list" : "calendar-sheet");
  return page;
};

export const meeting = (name: string | RegExp) => screen.getByRole("button", { name });
export const NEXT_VISIT = /15:30.*Nora Prøvestad.*Omvisning på lageret/u;

/** The sheet of hours as it would lie on a screen: seven columns of 100 pixels, ten hours of 60. */
export const layOut = () =>
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function box(this: HTMLElement) {
    const day = this.dataset.day === undefined ? -1 : Number(this.dataset.day.slice(8, 10)) - 16;
    return new DOMRect(day * 100, 0, day < 0 ? 0 : 100, day < 0 ? 0 : 600);
  });

/** jsdom has no pointer events; to React a mouse event of that name is one. */
export const pointer = (target: Element | Window, type: string, clientX: number, clientY: number, button = 0) =>
  fireEvent(target, new MouseEvent(type, { bubbles: true, cancelable: true, button, clientX, clientY }));

/** The month as it would lie on a screen: seven columns of 100 pixels, weeks of 100 from the one of 26 October. */
export const layOutMonth = () =>
  vi.spyOn(HTMLElement.prototype, "getBoundingClientRect").mockImplementation(function box(this: HTMLElement) {
    const days = this.dataset.day === undefined ? -1 : Math.round((Date.parse(this.dataset.day) - Date.parse("2026-10-26")) / 86_400_000);
    return days < 0 ? new DOMRect() : new DOMRect((days % 7) * 100, Math.floor(days / 7) * 100, 100, 100);
  });
