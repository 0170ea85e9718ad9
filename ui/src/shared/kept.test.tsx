import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { useKept } from "./kept";
import { makeQueryClient } from "./queries";

function Counter() {
  const [count, setCount] = useKept("count", 0);
  return <button type="button" onClick={() => setCount((now) => now + 1)}>{count}</button>;
}

const shown = (client = makeQueryClient()) => {
  render(<QueryClientProvider client={client}><Counter /></QueryClientProvider>);
  return client;
};

it("finds a value again after the page was left, and loses it with the cache when the vault is locked", async () => {
  const client = shown();
  await userEvent.setup().click(screen.getByRole("button"));
  cleanup();
  shown(client);
  expect(screen.getByRole("button").textContent).toBe("1");
  cleanup();
  client.removeQueries({ predicate: () => true });
  shown(client);
  expect(screen.getByRole("button").textContent).toBe("0");
});

it("finds it again however long the person was elsewhere", () => {
  vi.useFakeTimers();
  const client = shown();
  fireEvent.click(screen.getByRole("button"));
  cleanup();
  vi.advanceTimersByTime(24 * 60 * 60_000);
  shown(client);
  expect(screen.getByRole("button").textContent).toBe("1");
});
