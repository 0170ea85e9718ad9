import { act, renderHook } from "@testing-library/react";
import { expect, it } from "vitest";
import { useWindowBlur } from "./window-blur";

const blurred = () => document.documentElement.hasAttribute("data-blurred");
const tell = (event: "blur" | "focus") => act(() => void window.dispatchEvent(new Event(event)));

it("is unreadable while another window has the focus, and never once it is switched off or gone", () => {
  const { rerender, unmount } = renderHook(({ enabled }) => useWindowBlur(enabled), { initialProps: { enabled: true } });
  tell("blur");
  expect(blurred()).toBe(true);
  tell("focus");
  expect(blurred()).toBe(false);
  tell("blur");
  rerender({ enabled: false });
  expect(blurred()).toBe(false);
  tell("blur");
  expect(blurred()).toBe(false);
  rerender({ enabled: true });
  tell("blur");
  unmount();
  expect(blurred()).toBe(false);
});
