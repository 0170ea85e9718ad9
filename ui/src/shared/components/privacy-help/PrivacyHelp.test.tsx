import { screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, it } from "vitest";
import type { TextHint } from "../../../bindings/api";
import { fakeBackend } from "../../../testing/fake-backend";
import { renderWithin } from "../../../testing/render-within";
import { marked, PrivacyHelp, replaced } from "./PrivacyHelp";

const NAME: TextHint = { start: 0, end: 4, kind: "participant_name", label: "Navn på deltaker", why: "Navnet er det samme som en deltaker har.", better: "Skriv «en kandidat».", refused: true };
const HEALTH: TextHint = { start: 9, end: 14, kind: "health", label: "Helse", why: "Forteller om helse.", better: "Skriv hva som trengs.", refused: false };

function Note({ start }: { start: string }) {
  const [text, setText] = useState(start);
  return (
    <>
      <textarea aria-label="note" value={text} onChange={(event) => setText(event.target.value)} />
      <PrivacyHelp text={text} trail={null} onChange={setText} />
    </>
  );
}

it("marks the words, says why, and puts the better wording in with one press", async () => {
  const backend = fakeBackend({ review_text: ({ text }) => (text.startsWith("Mona") ? [NAME] : []) });
  const { user } = renderWithin(<Note start="Mona har angst." />, backend);
  const hint = await screen.findByTestId("privacy-hint");
  expect(hint.querySelector("mark")?.textContent).toBe("Mona");
  await user.click(screen.getByTestId("privacy-replace"));
  expect(screen.getByLabelText<HTMLTextAreaElement>("note").value).toBe("en kandidat har angst.");
  await waitFor(() => expect(screen.queryByTestId("privacy-hint")).toBeNull());
});

it("is never in the way: advice can be left, and what the rules refuse cannot", async () => {
  const backend = fakeBackend({ review_text: () => [NAME, HEALTH] });
  const { user } = renderWithin(<Note start="Mona har angst." />, backend);
  expect(await screen.findAllByTestId("privacy-hint")).toHaveLength(2);
  expect(screen.getAllByTestId("privacy-leave")).toHaveLength(1);
  await user.click(screen.getByTestId("privacy-leave"));
  expect(screen.getAllByTestId("privacy-hint")).toHaveLength(1);
  await user.type(screen.getByLabelText("note"), " Ja.");
  await waitFor(() => expect(backend.asked("review_text").at(-1)?.text).toBe("Mona har angst. Ja."));
  await waitFor(() => expect(screen.getAllByTestId("privacy-hint")).toHaveLength(1));
});

it("asks nothing of an empty text", async () => {
  const backend = fakeBackend();
  renderWithin(<Note start="  " />, backend);
  await screen.findByLabelText("note");
  expect(backend.asked("review_text")).toHaveLength(0);
});

it("counts characters as Rust does", () => {
  expect(marked("🙂 Mona", { start: 2, end: 6 })).toBe("Mona");
  expect(replaced("🙂 Mona kom", { start: 2, end: 6 }, "")).toBe("🙂 kom");
});
