import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { BackendProvider } from "../shared/backend";
import { makeQueryClient } from "../shared/queries";
import { fakeBackend } from "../testing/fake-backend";
import { readPagesAhead } from "./pages";
import { usePagesAhead } from "./pages-ahead";

vi.mock(import("./pages"), () => ({ readPagesAhead: vi.fn<typeof readPagesAhead>(() => Promise.resolve()) }));

beforeEach(() => void vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

function Ahead() {
  usePagesAhead();
  return null;
}

function open() {
  const backend = fakeBackend();
  const { unmount } = render(
    <BackendProvider value={backend}>
      <QueryClientProvider client={makeQueryClient()}>
        <Ahead />
      </QueryClientProvider>
    </BackendProvider>,
  );
  return { unmount, asked: () => backend.calls.map(({ command }) => command) };
}

it("reads ahead once the first picture is painted, the store before the code", async () => {
  const { asked } = open();
  await vi.advanceTimersByTimeAsync(1_400);
  expect(asked()).toEqual([]);
  expect(readPagesAhead).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(asked()).toEqual(["tasks", "employers"]);
  expect(readPagesAhead).toHaveBeenCalledOnce();
});

it("reads nothing ahead for a window that was locked meanwhile", async () => {
  const { unmount, asked } = open();
  unmount();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked()).toEqual([]);
});
