import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { SearchPage } from "./SearchPage";

it("searches as one types, marks what was found and moves by arrows", async () => {
  const { user } = renderWithin(<SearchPage />, fakeBackend());
  await user.type(screen.getByRole("searchbox"), "plukk");
  const hits = await screen.findAllByTestId("search-hit");
  expect(hits).toHaveLength(3);
  expect(hits[0]?.querySelector("mark")?.textContent).toBe("plukk");
  await user.keyboard("{ArrowDown}");
  expect(document.activeElement).toBe(hits[0]);
  await user.keyboard("{ArrowUp}");
  expect(document.activeElement).toBe(screen.getByRole("searchbox"));
});

it("says so when nothing is found", async () => {
  const { user } = renderWithin(<SearchPage />, fakeBackend({ search: () => ({ hits: [], cut: false }) }));
  await user.type(screen.getByRole("searchbox"), "enhjørning");
  expect(await screen.findByRole("heading", { name: "Ingen treff på «enhjørning»" })).toBeTruthy();
});
