import { act, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../testing/fake-backend";
import { renderWithin } from "../testing/render-within";
import { flushDrafts } from "./drafts";
import { useRoaming } from "./roaming";

function Order() {
  const [order, keep] = useRoaming("order");
  return (
    <button type="button" onClick={() => keep("name")}>
      {order}
    </button>
  );
}

/** The page where an order is chosen, beside a store that already has one. */
async function open(stored: string) {
  const backend = fakeBackend({ workspace: () => ({ tasks: [], links: [], templates: [], user_log: [], preferences: { order: stored } }), set_preference: () => null });
  const within = renderWithin(<Order />, backend);
  await waitFor(() => expect(screen.getByRole("button").textContent).toBe(stored));
  return { ...within, backend };
}

it("hands over a choice when the page is left, and none that is as it was", async () => {
  const same = await open("name");
  await same.user.click(screen.getByRole("button"));
  same.unmount();
  expect(same.backend.asked("set_preference")).toEqual([]);
  const untouched = await open("name");
  untouched.unmount();
  expect(untouched.backend.asked("set_preference")).toEqual([]);
  const other = await open("day");
  await other.user.click(screen.getByRole("button"));
  expect(screen.getByRole("button").textContent).toBe("name");
  other.unmount();
  expect(other.backend.asked("set_preference")).toEqual([{ input: { name: "order", value: "name" } }]);
});

it("hands over a choice before the vault is locked, when nobody left the page, and then no more", async () => {
  const { user, unmount, backend } = await open("day");
  await user.click(screen.getByRole("button"));
  await act(() => flushDrafts());
  expect(backend.asked("set_preference")).toEqual([{ input: { name: "order", value: "name" } }]);
  unmount();
  expect(backend.asked("set_preference")).toHaveLength(1);
});
