import { act, screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../testing/fake-backend";
import { renderWithin } from "../testing/render-within";
import { NOW } from "../testing/synthetic";
import { useAutosave } from "./drafts";
import { useDrafts } from "./queries";

/** A form that is saved, beside what is offered to go on with. */
function Form() {
  const { discard } = useAutosave("quick-log", "halvferdig");
  const drafts = useDrafts().data ?? [];
  return (
    <>
      <button type="button" onClick={() => void discard()}>
        Lagre
      </button>
      <output data-testid="offered">{drafts.map(({ key }) => key).join(" ")}</output>
    </>
  );
}

it("offers a draft no more once it is forgotten, however long that takes", async () => {
  const forgotten: (() => void)[] = [];
  const kept = { key: "quick-log", body: "halvferdig", saved_at: NOW };
  const backend = fakeBackend({ drafts: () => [kept], discard_draft: () => new Promise((resolve) => forgotten.push(() => resolve(null))) });
  const { user } = renderWithin(<Form />, backend);
  await waitFor(() => expect(screen.getByTestId("offered").textContent).toBe("quick-log"));
  await user.click(screen.getByRole("button", { name: "Lagre" }));
  await waitFor(() => expect(forgotten).toHaveLength(1));
  backend.answer("drafts", () => []);
  act(() => {
    for (const done of forgotten) done();
  });
  await waitFor(() => expect(screen.getByTestId("offered").textContent).toBe(""));
});
