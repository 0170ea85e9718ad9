import { screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { CONFLICT, MERGE } from "../../testing/synthetic";
import { InboxPage } from "./InboxPage";

it("shows both values with the difference marked, and settles with the one that is taken", async () => {
  const backend = fakeBackend({ inbox: () => ({ conflicts: [CONFLICT], merges: [] }) });
  const { user } = renderWithin(<InboxPage />, backend);
  const choice = await screen.findByTestId("conflict");
  expect([...choice.querySelectorAll("mark")].map(({ textContent }) => textContent?.trim())).toEqual(["på lageret.", "ved porten."]);
  expect(within(choice).getByText("Anbefalt")).toBeTruthy();
  await user.click(within(choice).getByTestId("take-other"));
  expect(backend.asked("settle_conflict")).toEqual([{ input: { entity: "meeting-1", field: "note", value: "Møtes ved porten." } }]);
  await user.click(await screen.findByTestId("toast-action"));
  await waitFor(() => expect(backend.asked("settle_conflict").at(-1)?.input.value).toBe("Møtes på lageret."));
});

it("takes from both, lets it be edited, and keeps what was written when it is refused", async () => {
  const backend = fakeBackend({ inbox: () => ({ conflicts: [CONFLICT], merges: [] }) });
  const { user } = renderWithin(<InboxPage />, backend);
  await user.click(await screen.findByTestId("take-both"));
  const own = screen.getByTestId<HTMLTextAreaElement>("own-value");
  expect(own.value).toBe("Møtes på lageret.\nMøtes ved porten.");
  await user.type(own, " Kl. 9.");
  backend.refuse("settle_conflict", { code: "text_too_long", message: "Teksten er for lang.", field: "note" });
  await user.click(screen.getByTestId("settle-own"));
  expect((await screen.findByTestId("toast")).textContent).toContain("Teksten er for lang.");
  expect(screen.getByTestId<HTMLTextAreaElement>("own-value").value).toContain("Kl. 9.");
});

it("tells what was put together, and takes it as seen when one leaves", async () => {
  const backend = fakeBackend({ inbox: () => ({ conflicts: [], merges: [MERGE] }) });
  const { unmount } = renderWithin(<InboxPage />, backend);
  const merge = await screen.findByTestId("merge");
  expect(merge.textContent).toContain("Begge er beholdt.");
  expect(within(merge).getByText("Ny")).toBeTruthy();
  unmount();
  expect(backend.asked("mark_merges_seen").at(-1)).toEqual({ until: MERGE.at });
});

it("says so when there is nothing to choose and nothing was merged", async () => {
  renderWithin(<InboxPage />, fakeBackend({ inbox: () => ({ conflicts: [], merges: [] }) }));
  expect(await screen.findByText("Ingenting å velge mellom")).toBeTruthy();
  expect(screen.getByText("Ingen fletting ennå")).toBeTruthy();
});
