import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ComponentType, Suspense, useState } from "react";
import { expect, it } from "vitest";
import { onDemand } from "./on-demand";

function Counter({ of }: { of: string }) {
  const [count, setCount] = useState(0);
  return (
    <button type="button" onClick={() => setCount(count + 1)}>
      {of} {count}
    </button>
  );
}

const shown = (Part: ComponentType<{ of: string }>) => (
  <Suspense fallback={<p>waiting</p>}>
    <Part of="presses" />
  </Suspense>
);

it("waits for a part that was not read, and keeps what is in it once it is here", async () => {
  const Part = onDemand(async () => Counter);
  const { rerender } = render(shown(Part));
  expect(screen.getByText("waiting")).toBeTruthy();
  await userEvent.click(await screen.findByRole("button", { name: "presses 0" }));
  rerender(shown(Part));
  expect(screen.getByRole("button", { name: "presses 1" })).toBeTruthy();
});

it("shows a part that was read ahead at once", async () => {
  const Part = onDemand(async () => Counter);
  await Part.readAhead();
  render(shown(Part));
  expect(screen.getByRole("button", { name: "presses 0" })).toBeTruthy();
});

it("reads a part again that could not be read ahead", async () => {
  let online = false;
  const Part = onDemand(async () => {
    if (!online) throw new Error("not here");
    return Counter;
  });
  await expect(Part.readAhead()).rejects.toThrow("not here");
  online = true;
  render(shown(Part));
  expect(await screen.findByRole("button", { name: "presses 0" })).toBeTruthy();
});
