import { Provider } from "@navikt/ds-react";
import { nb } from "@navikt/ds-react/locales";
import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { BackendProvider } from "../shared/backend";
import { makeQueryClient } from "../shared/queries";
import { type FakeBackend, fakeBackend } from "../testing/fake-backend";
import { at, DELIVERED, LOCKED, OPEN, trailView, UNENROLLED } from "../testing/synthetic";
import { App } from "./App";

function start(backend: FakeBackend) {
  render(
    <Provider locale={nb}>
      <BackendProvider value={backend}>
        <QueryClientProvider client={makeQueryClient()}>
          <App />
        </QueryClientProvider>
      </BackendProvider>
    </Provider>,
  );
  return userEvent.setup();
}

/** Opens the palette and waits until it has the keyboard: a hand is slower than its focus, a test is not. */
async function openPalette(user: ReturnType<typeof userEvent.setup>) {
  await user.keyboard("{Control>}k{/Control}");
  const field = await screen.findByTestId("palette-input");
  await waitFor(() => expect(document.activeElement).toBe(field));
}

/** Types into the palette, and takes what is marked once it is the one that is meant. */
async function take(user: ReturnType<typeof userEvent.setup>, words: string, label: RegExp) {
  await user.keyboard(words);
  await screen.findByRole("option", { name: label, selected: true });
  await user.keyboard("{Enter}");
}

it("shows enrolment, unlocking or the day, as the app's state is", async () => {
  start(fakeBackend({ app_status: () => UNENROLLED }));
  expect(await screen.findByRole("heading", { name: "Ta i bruk WorkTrail" })).toBeTruthy();
});

it("goes from unlocking to the day", async () => {
  const user = start(fakeBackend({ app_status: () => LOCKED }));
  await user.type(await screen.findByLabelText("Passfrase"), "riktig{Enter}");
  expect(await screen.findByRole("heading", { name: "Hei, Kari" })).toBeTruthy();
  expect(screen.getByTestId("rehearsal-banner").textContent).toBe("Øvelse – kun syntetiske personer");
});

it("drops everything from the screen when the vault is locked", async () => {
  const backend = fakeBackend();
  start(backend);
  await screen.findAllByText("Nora Prøvestad");
  backend.answer("app_status", () => LOCKED);
  act(() => backend.emit("locked", null));
  expect(await screen.findByRole("heading", { name: "Lås opp" })).toBeTruthy();
  expect(document.body.textContent).not.toContain("Nora Prøvestad");
});

it("keeps what is being typed before it locks", async () => {
  const backend = fakeBackend();
  const user = start(backend);
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.keyboard("l");
  await user.type(await screen.findByRole("textbox", { name: /Notat/u }), "ugjort");
  await user.keyboard("{Escape}");
  await user.click(screen.getByTestId("lock"));
  expect(await screen.findByRole("heading", { name: "Lås opp" })).toBeTruthy();
  expect(backend.asked("save_draft").at(-1)?.input.body).toContain("ugjort");
});

it("opens the quick log with one key, and not while somebody is typing", async () => {
  const user = start(fakeBackend());
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.keyboard("/");
  await screen.findByRole("searchbox");
  await user.keyboard("l");
  expect(screen.queryByRole("dialog")).toBeNull();
  await user.keyboard("{Control>}{Shift>}l{/Shift}{/Control}");
  const dialog = await screen.findByRole("dialog", { name: "Logg møte" });
  expect(dialog).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("textbox", { name: /Notat/u })));
});

it("starts the quick log with the trail that is on screen", async () => {
  const user = start(fakeBackend({ trail: () => trailView({ id: "trail-2" }) }));
  await user.click(await screen.findByRole("button", { name: "Jobbspor" }));
  await user.click(await screen.findByRole("button", { name: "Jonas Øvingsen" }));
  await screen.findByTestId("trail-title");
  await user.keyboard("l");
  expect((await screen.findByRole<HTMLInputElement>("combobox", { name: "Deltaker" })).value).toBe("Jonas Øvingsen");
});

it("closes suggestions first and the dialog next on Escape, and gives the focus back", async () => {
  const user = start(fakeBackend());
  await screen.findByRole("heading", { name: "Hei, Kari" });
  screen.getByTestId("open-quick-log").focus();
  await user.keyboard("{Enter}");
  const note = await screen.findByRole("textbox", { name: /Notat/u });
  await waitFor(() => expect(document.activeElement).toBe(note));
  await user.keyboard("{Alt>}d{/Alt}{ArrowDown}");
  expect(screen.getByRole("listbox")).toBeTruthy();
  await user.keyboard("{Escape}");
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(screen.getByRole("dialog")).toBeTruthy();
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("open-quick-log")));
});

it("offers after unlocking what was being typed, and goes on with it", async () => {
  const body = JSON.stringify({ form: 1, note: "Snakket med lagersjefen" });
  const user = start(fakeBackend({ drafts: () => [{ key: "quick-log", body, saved_at: at(0, 14, 20) }] }));
  await user.click(await screen.findByTestId("draft-restore"));
  expect((await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /Notat/u })).value).toBe("Snakket med lagersjefen");
});

it("offers what was left in the quick log, and no more once it is saved", async () => {
  const kept = new Map<string, string>();
  const user = start(fakeBackend({
    save_draft: ({ input }) => {
      kept.set(input.key, input.body);
      return null;
    },
    discard_draft: ({ key }) => {
      kept.delete(key);
      return null;
    },
    drafts: () => [...kept].map(([key, body]) => ({ key, body, saved_at: at(0, 14, 30) })),
  }));
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.keyboard("l");
  await user.type(await screen.findByRole("textbox", { name: /Notat/u }), "halvveis");
  await user.keyboard("{Escape}");
  await user.click(await screen.findByTestId("draft-restore"));
  expect((await screen.findByRole<HTMLTextAreaElement>("textbox", { name: /Notat/u })).value).toBe("halvveis");
  await user.click(screen.getByTestId("ql-save"));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await waitFor(() => expect(screen.queryByTestId("draft-offer")).toBeNull());
});

it("goes from the offer straight on with a meeting's note", async () => {
  const draft = { key: "meeting:meeting-1", body: JSON.stringify({ base: "v1", changes: { note: "Halvferdig" } }), saved_at: at(0, 13) };
  const user = start(fakeBackend({ drafts: () => [draft] }));
  await user.click(await screen.findByTestId("draft-restore"));
  expect((await screen.findByRole<HTMLTextAreaElement>("textbox", { name: "Agenda" })).value).toBe("Halvferdig");
});

it("reads the screen again when Rust says that something changed", async () => {
  const backend = fakeBackend({ app_status: () => OPEN });
  start(backend);
  await screen.findByRole("heading", { name: "Hei, Kari" });
  const before = backend.asked("home").length;
  act(() => backend.emit("changed", null));
  await waitFor(() => expect(backend.asked("home").length).toBeGreaterThan(before));
});

it("follows delivery as it is told", async () => {
  const backend = fakeBackend();
  start(backend);
  await screen.findByRole("button", { name: "Alt levert 14:03 · 12 av 12" });
  act(() => backend.emit("sync-status", { ...DELIVERED, phase: "offline", outbox: 3 }));
  expect(await screen.findByRole("button", { name: "3 venter på nett" })).toBeTruthy();
});

it("keeps names and ids out of the title and the address", async () => {
  const user = start(fakeBackend());
  await screen.findByRole("heading", { name: "Hei, Kari" });
  const address = window.location.href;
  await user.click(screen.getByTestId("nav-portfolio"));
  await user.click((await screen.findAllByTestId("trail-row"))[0] ?? document.body);
  await screen.findByTestId("trail-title");
  expect(window.location.href).toBe(address);
  expect(document.title).not.toContain("Nora");
  await user.click(screen.getByRole("button", { name: "Tilbake" }));
  expect(await screen.findAllByTestId("trail-row")).not.toHaveLength(0);
});

it("opens the palette while somebody is typing, goes where it is told, and offers it first the next time", async () => {
  const user = start(fakeBackend({ trail: () => trailView({ id: "trail-3" }) }));
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.keyboard("/");
  await screen.findByRole("searchbox");
  await openPalette(user);
  await take(user, "amina", /^Amina Testberg/u);
  await screen.findByTestId("trail-title");
  await openPalette(user);
  const options = screen.getAllByTestId("palette-option").map((option) => option.textContent);
  expect(options[0]).toContain("Amina Testberg");
  expect(options.join()).toContain("Lås");
});

it("opens a dialog from the palette, and gives the focus back when the palette is left", async () => {
  const user = start(fakeBackend());
  await screen.findByRole("heading", { name: "Hei, Kari" });
  screen.getByTestId("nav-tasks").focus();
  await openPalette(user);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("nav-tasks")));
  await openPalette(user);
  await take(user, "nytt", /^Nytt jobbspor/u);
  expect(await screen.findByRole("dialog", { name: "Nytt jobbspor" })).toBeTruthy();
});

it("locks from the palette", async () => {
  const user = start(fakeBackend());
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await openPalette(user);
  await take(user, "lås", /^Lås/u);
  expect(await screen.findByRole("heading", { name: "Lås opp" })).toBeTruthy();
});

it("reaches every part of the trail that is on screen from the palette", async () => {
  const user = start(fakeBackend());
  await user.click(await screen.findByTestId("nav-portfolio"));
  await user.click((await screen.findAllByTestId("trail-row"))[0] ?? document.body);
  await screen.findByTestId("trail-title");
  await openPalette(user);
  await take(user, "dette rapporter", /Rapporter/u);
  await waitFor(() => expect(screen.getByTestId("trail-tab-reports").getAttribute("aria-selected")).toBe("true"));
  await openPalette(user);
  await take(user, "eierskifte", /kollega/u);
  expect(await screen.findByRole("dialog", { name: "Gi til en kollega" })).toBeTruthy();
});

it("says when the window locked itself, also when locking loads the page anew, and comes back to the day", async () => {
  const user = start(fakeBackend());
  await user.click(await screen.findByTestId("nav-tasks"));
  await screen.findByRole("heading", { level: 1, name: "Oppgaver" });
  vi.setSystemTime(Date.now() + 5 * 60_000);
  fireEvent.pointerMove(window);
  expect((await screen.findByTestId("locked-itself")).textContent).toContain("etter 5 minutter");
  cleanup();
  const again = start(fakeBackend({ app_status: () => LOCKED }));
  expect((await screen.findByTestId("locked-itself")).textContent).toContain("etter 5 minutter");
  await again.type(screen.getByLabelText("Passfrase"), "riktig{Enter}");
  expect(await screen.findByTestId("meetings-today")).toBeTruthy();
  await again.click(screen.getByTestId("lock"));
  await screen.findByLabelText("Passfrase");
  expect(screen.queryByTestId("locked-itself")).toBeNull();
});
