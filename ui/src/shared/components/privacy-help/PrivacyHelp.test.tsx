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

it("shows four at a time, says each one's better way aloud, and marks what will be refused", async () => {
  const words = ["a", "b", "c", "d", "e"].map((letter, index): TextHint => ({ ...HEALTH, start: index * 2, end: index * 2 + 1, better: `Ikke ${letter}.`, refused: index === 0 }));
  const backend = fakeBackend({ review_text: () => words });
  renderWithin(<Note start="a b c d e" />, backend);
  const shown = await screen.findAllByTestId("privacy-hint");
  expect(shown.map(({ dataset }) => dataset.refused)).toEqual(["true", "false", "false", "false"]);
  expect(shown[1]?.textContent).toContain("Ikke b.");
  expect(screen.getByTestId("privacy-help").getAttribute("aria-live")).toBe("polite");
  expect(screen.queryByTestId("privacy-replace")).toBeNull();
});

it("takes a national number out with one press, and offers nothing where the text cannot be changed from here", async () => {
  const number: TextHint = { ...NAME, start: 5, end: 16, kind: "national_number", label: "Fødselsnummer" };
  const backend = fakeBackend({ review_text: ({ text }) => (text.includes("01419412345") ? [number] : []) });
  const { user, unmount } = renderWithin(<Note start="Ring 01419412345 snart" />, backend);
  await user.click(await screen.findByRole("button", { name: "Ta det ut" }));
  expect(screen.getByLabelText<HTMLTextAreaElement>("note").value).toBe("Ring snart");
  unmount();
  renderWithin(<PrivacyHelp text="Ring 01419412345 snart" trail="trail-1" />, backend);
  await screen.findByTestId("privacy-hint");
  expect(screen.queryByTestId("privacy-replace")).toBeNull();
  expect(backend.asked("review_text").at(-1)).toEqual({ text: "Ring 01419412345 snart", trail: "trail-1", with_employer: false });
});

it("leaves be what was left be, however it is written the next time", async () => {
  const backend = fakeBackend({ review_text: () => [HEALTH] });
  const { user } = renderWithin(<Note start="Hun  har Angst." />, backend);
  await user.click(await screen.findByTestId("privacy-leave"));
  await user.clear(screen.getByLabelText("note"));
  await user.type(screen.getByLabelText("note"), "Hun  har ANGST nå.");
  await waitFor(() => expect(backend.asked("review_text").at(-1)?.text).toBe("Hun  har ANGST nå."));
  expect(screen.queryByTestId("privacy-hint")).toBeNull();
});

it("marks nothing in a text that has changed since it was looked at, and asks only when the typing pauses", async () => {
  const backend = fakeBackend({ review_text: () => [NAME] });
  const { user } = renderWithin(<Note start="Mona har angst." />, backend);
  await screen.findByTestId("privacy-hint");
  await user.type(screen.getByLabelText("note"), "X");
  expect(screen.queryByTestId("privacy-hint")).toBeNull();
  await user.type(screen.getByLabelText("note"), "YZ");
  await screen.findByTestId("privacy-hint");
  expect(backend.asked("review_text").map(({ text }) => text)).toEqual(["Mona har angst.", "Mona har angst.XYZ"]);
});

it("keeps nothing of a text that has changed: when it comes back, it is looked at anew", async () => {
  const backend = fakeBackend({ review_text: () => [HEALTH] });
  const { user } = renderWithin(<Note start="Hun  har angst." />, backend);
  await screen.findByTestId("privacy-hint");
  await user.type(screen.getByLabelText("note"), "X");
  await waitFor(() => expect(backend.asked("review_text")).toHaveLength(2));
  await user.type(screen.getByLabelText("note"), "{Backspace}");
  await waitFor(() => expect(backend.asked("review_text")).toHaveLength(3));
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

it.each([
  ["Fnr 01419412345.", ""],
  ["Ring ham. Fnr 01419412345.", "Ring ham. "],
  ["Ring ham. Fødselsnummer: 01419412345. Takk.", "Ring ham. Takk."],
  ["Nora (fnr. 01419412345) kom.", "Nora kom."],
  ["Nora, fødselsnummeret er 01419412345, kom.", "Nora, kom."],
  ["Ring 01419412345.", "Ring."],
  ["Ring 01419412345 nå", "Ring nå"],
])("takes a number out of «%s» with what it is called, and leaves no lone stop", (text, left) => {
  const start = text.indexOf("01419412345");
  expect(replaced(text, { start, end: start + 11 }, "")).toBe(left);
});

it("gives the keyboard back to the note, where the words stood, also when they are left", async () => {
  const backend = fakeBackend({ review_text: ({ text }) => (text.startsWith("Mona") ? [NAME, HEALTH] : []) });
  const { user } = renderWithin(<Note start="Mona har angst. Ja." />, backend);
  const note = screen.getByLabelText<HTMLTextAreaElement>("note");
  await user.click(await screen.findByTestId("privacy-leave"));
  await waitFor(() => expect(document.activeElement).toBe(note));
  expect(note.selectionStart).toBe(14);
  await user.click(screen.getByTestId("privacy-replace"));
  await waitFor(() => expect(document.activeElement).toBe(note));
  await user.keyboard("!");
  expect(note.value).toBe("en kandidat! har angst. Ja.");
});
