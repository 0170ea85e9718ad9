import { act, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { fakeBackend } from "../testing/fake-backend";
import { renderWithin } from "../testing/render-within";
import { CommandError } from "./backend";
import { readTextDraft } from "./text-draft";
import { type StoredText, useLiveText } from "./live-text";

type Save = (text: string, base: string) => Promise<StoredText>;

function Field({ stored, kept, save }: { stored: StoredText; kept?: string; save: Save }) {
  const live = useLiveText({ stored, draftKey: "report:1:text", kept, save });
  return (
    <>
      <textarea aria-label="text" value={live.text} onChange={(event) => live.type(event.target.value)} />
      <button type="button" onClick={live.commit}>
        Lagre
      </button>
      <output data-testid="state">{`${live.state} ${live.error ?? ""} ${live.elsewhere ? "elsewhere" : ""}`.trim()}</output>
    </>
  );
}

const STORED = { text: "Før.", version: "v1" };
const text = () => screen.getByLabelText<HTMLTextAreaElement>("text");
const state = () => screen.getByTestId("state").textContent;

function open(save: Save, kept?: string) {
  const backend = fakeBackend();
  return { backend, ...renderWithin(<Field stored={STORED} save={save} {...(kept === undefined ? {} : { kept })} />, backend) };
}

it("saves by itself when the typing has paused for a while, and not before", async () => {
  vi.useRealTimers();
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const save = vi.fn<Save>(async (typed) => ({ text: typed, version: "v2" }));
  const { user } = open(save);
  await user.type(text(), " Nå.");
  expect(state()).toBe("waiting");
  await act(() => vi.advanceTimersByTimeAsync(2000));
  expect(save).not.toHaveBeenCalled();
  await act(() => vi.advanceTimersByTimeAsync(1500));
  expect(save).toHaveBeenCalledExactlyOnceWith("Før. Nå.", "v1");
});

it("keeps a draft of what is not saved yet", async () => {
  const { user, backend } = open(() => new Promise(() => {}));
  await user.type(text(), " Nå.");
  await waitFor(() => expect(readTextDraft(backend.asked("save_draft").at(-1)?.input.body ?? "")).toEqual({ base: "v1", text: "Før. Nå." }));
});

it("saves one at a time, and nothing that is as it was", async () => {
  const saves: ((stored: StoredText) => void)[] = [];
  const save = vi.fn<Save>(() => new Promise((resolve) => saves.push(resolve)));
  const { user } = open(save);
  await user.click(screen.getByRole("button"));
  await user.type(text(), "x{Backspace}");
  await user.click(screen.getByRole("button"));
  expect(save).not.toHaveBeenCalled();
  await user.type(text(), " Nå.");
  await user.click(screen.getByRole("button"));
  await user.click(screen.getByRole("button"));
  expect(save).toHaveBeenCalledTimes(1);
});

it("moves what is typed during a save onto what it was merged with", async () => {
  const saves: ((stored: StoredText) => void)[] = [];
  const { user } = open(() => new Promise((resolve) => saves.push(resolve)));
  await user.type(text(), " En.");
  await user.click(screen.getByRole("button"));
  await user.type(text(), " To.");
  await act(async () => saves[0]?.({ text: "Kollegaens ord. Før. En.", version: "v2" }));
  expect(text().value).toBe("Kollegaens ord. Før. En. To.");
});

it("does not try a refused text again by itself, and lets go of the refusal when it is changed", async () => {
  vi.useRealTimers();
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const save = vi.fn<Save>(() => Promise.reject(new CommandError({ code: "text_too_long", message: "For lang.", field: null })));
  const { user } = open(save);
  await user.type(text(), " Nå.");
  await user.click(screen.getByRole("button"));
  await waitFor(() => expect(state()).toBe("waiting For lang."));
  await act(() => vi.advanceTimersByTimeAsync(10_000));
  expect(save).toHaveBeenCalledTimes(1);
  await user.type(text(), "x");
  expect(state()).toBe("waiting");
});

it("begins with a draft that says something else than what is stored, and with nothing of one that does not", () => {
  const { unmount } = open(vi.fn<Save>(), JSON.stringify({ base: "v0", text: "Halvferdig" }));
  expect([text().value, state()]).toEqual(["Halvferdig", "found"]);
  unmount();
  open(vi.fn<Save>(), JSON.stringify({ base: "v0", text: "Før." }));
  expect(state()).toBe("stored");
});

/** A text that a colleague writes in meanwhile. */
function Shared() {
  const [stored, setStored] = useState(STORED);
  return (
    <>
      <Field stored={stored} save={vi.fn<Save>()} kept={JSON.stringify({ base: "v0", text: "Før." })} />
      <button type="button" onClick={() => setStored({ text: "Kollegaens ord.", version: "v2" })}>
        colleague
      </button>
    </>
  );
}

it("follows what a colleague writes where a draft says no more than what was stored", async () => {
  const { user } = renderWithin(<Shared />, fakeBackend());
  await user.click(screen.getByRole("button", { name: "colleague" }));
  expect([text().value, state()]).toEqual(["Kollegaens ord.", "stored"]);
});
