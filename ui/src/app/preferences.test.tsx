import { QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { BackendProvider } from "../shared/backend";
import { loadPreferences, preferences, PREFERENCES_DEFAULT, setPreferences } from "../shared/preferences";
import type { Route } from "../shared/navigation";
import { makeQueryClient } from "../shared/queries";
import { fakeBackend } from "../testing/fake-backend";
import { LOCKED, NOW, OPEN } from "../testing/synthetic";
import { App } from "./App";
import { Preferred } from "./render";

function start(status = OPEN, backend = fakeBackend({ app_status: () => status }), at?: Route) {
  render(
    <Preferred>
      <BackendProvider value={backend}>
        <QueryClientProvider client={makeQueryClient()}>
          <App start={at} />
        </QueryClientProvider>
      </BackendProvider>
    </Preferred>,
  );
  return userEvent.setup();
}

it("opens the settings with one chord and changes language, theme and size at once", async () => {
  const user = start();
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.keyboard("{Control>},{/Control}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Innstillinger" })));
  await user.click(screen.getByRole("radio", { name: "Nynorsk" }));
  expect(await screen.findByRole("heading", { name: "Innstillingar" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Oppgåver 2 oppgåver over fristen" })).toBeTruthy();
  expect(document.documentElement.lang).toBe("nn");
  await user.click(screen.getByRole("radio", { name: "Mørkt" }));
  expect(document.documentElement.classList.contains("dark")).toBe(true);
  await user.click(screen.getByRole("radio", { name: "200 %" }));
  expect(document.documentElement.style.fontSize).toBe("200%");
});

it("keeps choices beside the vault, where the unlock page finds them the next time, and nothing in the web view", async () => {
  const backend = fakeBackend();
  await loadPreferences(backend);
  const user = start();
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.click(screen.getByTestId("nav-settings"));
  await user.click(await screen.findByTestId("language-en"));
  await user.click(screen.getByTestId("text-size-150"));
  await user.click(screen.getByTestId("lock-minutes-2"));
  const kept = backend.asked("save_preferences").at(-1)?.input;
  expect(kept).toEqual({ ...PREFERENCES_DEFAULT, language: "en", text_size: 150, lock_minutes: 2 });
  expect(window.localStorage).toHaveLength(0);
  cleanup();
  await act(() => loadPreferences(fakeBackend({ preferences: () => ({ ...PREFERENCES_DEFAULT, ...kept }) })));
  start(LOCKED);
  expect(await screen.findByRole("heading", { name: "Unlock" })).toBeTruthy();
  expect(document.documentElement.style.fontSize).toBe("150%");
});

it("switches blurring and notices, which the system shows", async () => {
  await loadPreferences(fakeBackend());
  const user = start();
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.click(screen.getByTestId("nav-settings"));
  await user.click(await screen.findByTestId("blur"));
  await user.click(screen.getByTestId("notifications"));
  expect(preferences()).toMatchObject({ blur: true, notifications: false });
});

it("follows the computer between light and dark while nothing else was chosen", async () => {
  let dark = true;
  let changed: (() => void) | undefined;
  const media = window.matchMedia;
  const asked = vi.spyOn(window, "matchMedia").mockImplementation((query) => ({
    ...media(query),
    get matches() {
      return dark && query.includes("dark");
    },
    addEventListener: (_: string, listener: () => void) => {
      changed = listener;
    },
  }) as MediaQueryList);
  const user = start();
  await screen.findByRole("heading", { name: "Hei, Kari" });
  const classes = document.documentElement.classList;
  expect([classes.contains("dark"), classes.contains("light")]).toEqual([true, false]);
  dark = false;
  act(() => changed?.());
  expect([classes.contains("dark"), classes.contains("light")]).toEqual([false, true]);
  await user.click(screen.getByTestId("nav-settings"));
  await user.click(await screen.findByTestId("text-size-150"));
  expect(document.documentElement.style.fontSize).toBe("150%");
  await user.click(screen.getByTestId("text-size-100"));
  expect(document.documentElement.style.fontSize).toBe("");
  asked.mockRestore();
});

it.each([["nb", "Tøm feltet"], ["en", "Clear field"]] as const)("has the words of ready-made parts in the language, too: %s", async (language, words) => {
  const user = start(OPEN, fakeBackend({ app_status: () => OPEN }), { name: "portfolio" });
  await screen.findAllByTestId("trail-row");
  act(() => setPreferences({ language }));
  await user.type(screen.getByRole("searchbox"), "nora");
  expect(await screen.findByRole("button", { name: words })).toBeTruthy();
});

it("is as by default where nothing can be read, and choices hold all the same where nothing can be kept", async () => {
  const backend = fakeBackend();
  const broken = { code: "unexpected", message: "", field: null };
  backend.refuse("preferences", broken);
  backend.refuse("save_preferences", broken);
  setPreferences({ language: "en" });
  await loadPreferences(backend);
  expect(preferences()).toEqual(PREFERENCES_DEFAULT);
  const user = start();
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.click(screen.getByTestId("nav-settings"));
  await user.click(await screen.findByTestId("theme-dark"));
  expect(document.documentElement.classList.contains("dark")).toBe(true);
});

/** The window at home, by a clock that goes only when it is told to. */
async function leftAlone() {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: NOW });
  const backend = fakeBackend({ app_status: () => OPEN });
  start(OPEN, backend);
  await screen.findByRole("heading", { name: "Hei, Kari" });
  return backend;
}

/** Lets time go by, and whatever it sets off come to its end. */
const pass = (minutes: number) => act(async () => void vi.advanceTimersByTime(minutes * 60_000));

it("locks when nobody has touched it for as long as was chosen, and a sign of the person begins it anew", async () => {
  const backend = await leftAlone();
  await pass(4);
  window.dispatchEvent(new Event("pointermove"));
  await pass(4);
  expect(backend.asked("lock")).toHaveLength(0);
  await pass(1.1);
  await waitFor(() => expect(backend.asked("lock")).toHaveLength(1));
});

it.each(["pointerdown", "keydown", "wheel", "touchstart"])("takes %s for a sign of the person", async (sign) => {
  const backend = await leftAlone();
  await pass(4);
  window.dispatchEvent(sign === "keydown" ? new KeyboardEvent(sign, { key: "Shift" }) : new Event(sign));
  await pass(4);
  expect(backend.asked("lock")).toHaveLength(0);
});

it("locks as soon as was chosen, and once", async () => {
  const backend = await leftAlone();
  act(() => setPreferences({ lock_minutes: 2 }));
  await pass(2.1);
  await pass(1);
  await waitFor(() => expect(backend.asked("lock")).toHaveLength(1));
});

it("is locked before it is anything else when the lid is opened after an hour", async () => {
  const backend = fakeBackend({ app_status: () => OPEN });
  start(OPEN, backend);
  await screen.findByRole("heading", { name: "Hei, Kari" });
  // While the computer slept, no timer ran.
  vi.setSystemTime(NOW + 60 * 60_000);
  act(() => void window.dispatchEvent(new Event("pointermove")));
  await waitFor(() => expect(backend.asked("lock")).toHaveLength(1));
});

it("lists what the window is made of", async () => {
  const user = start();
  await screen.findByRole("heading", { name: "Hei, Kari" });
  await user.click(screen.getByTestId("nav-settings"));
  await user.click(await screen.findByRole("button", { name: "Vis delene og lisensene deres" }));
  expect(screen.getByRole("row", { name: /^react 19\.\d+\.\d+ MIT$/u })).toBeTruthy();
  expect(screen.getByRole("row", { name: /source-sans-3 .* OFL-1\.1$/u })).toBeTruthy();
});

it("takes a new task with one key on the trail that is on screen, and from the palette", async () => {
  const backend = fakeBackend({ app_status: () => OPEN });
  const user = start(OPEN, backend, { name: "trail", id: "trail-1" });
  await screen.findByTestId("trail-title");
  await user.keyboard("o");
  const subject = await screen.findByTestId("task-subject");
  await waitFor(() => expect(document.activeElement).toBe(subject));
  expect(screen.queryByTestId("task-trail")).toBeNull();
  await user.keyboard("Ringe tilbake{Control>}{Enter}{/Control}");
  await waitFor(() => expect(backend.asked("add_task")).toEqual([{ input: { trail: "trail-1", subject: "Ringe tilbake" } }]));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  await user.keyboard("{Control>}k{/Control}");
  await waitFor(() => expect(document.activeElement).toBe(screen.getByTestId("palette-input")));
  await user.keyboard("ny oppgave");
  await screen.findByRole("option", { name: /oppgave/u, selected: true });
  await user.keyboard("{Enter}");
  expect(await screen.findByTestId("new-task-save")).toBeTruthy();
});

it("leads whoever opens an exported file to bringing it in, with the check already made", async () => {
  const backend = fakeBackend({ app_status: () => OPEN, opening: () => ({ kind: "import", name: "portefølje.worktrail" }) });
  start(OPEN, backend);
  expect((await screen.findByTestId("import-file")).textContent).toBe("Fil: portefølje.worktrail");
  await waitFor(() => expect(backend.asked("import_plan")).toEqual([{ names_confirmed: false }]));
});
