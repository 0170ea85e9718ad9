/// What holds the window together: what lies in front keeps the keys, what comes from outside is shown, and a lock leaves nothing.
import { QueryClientProvider } from "@tanstack/react-query";
import { act, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import type { AppStatus, Opening } from "../bindings/api";
import { BackendProvider } from "../shared/backend";
import type { Route } from "../shared/navigation";
import { setPreferences } from "../shared/preferences";
import { makeQueryClient, STORE } from "../shared/queries";
import { type FakeBackend, fakeBackend } from "../testing/fake-backend";
import { EMPLOYERS, LOCKED, NOW, OPEN, trailRow, trailView, UNENROLLED } from "../testing/synthetic";
import { employerView } from "../testing/synthetic-employers";
import { App } from "./App";

function start(backend: FakeBackend = fakeBackend(), at?: Route) {
  const client = makeQueryClient();
  render(
    <BackendProvider value={backend}>
      <QueryClientProvider client={client}>
        <App start={at} />
      </QueryClientProvider>
    </BackendProvider>,
  );
  return { user: userEvent.setup(), backend, client };
}

const atHome = () => screen.findByRole("heading", { name: "Hei, Kari" });

it("leads nowhere by a key while a dialog lies in front", async () => {
  const { user } = start();
  await atHome();
  await user.keyboard("l");
  const dialog = await screen.findByRole("dialog", { name: "Logg møte" });
  fireEvent.keyDown(dialog, { key: ",", ctrlKey: true });
  await user.click(within(dialog).getByRole("button", { name: "Avbryt" }));
  expect(await atHome()).toBeTruthy();
});

it("opens nothing behind the visit's screen, which blurs when the window is left", async () => {
  const { user } = start();
  await atHome();
  await user.keyboard("{F8}");
  await screen.findByTestId("visit-mode");
  window.dispatchEvent(new Event("blur"));
  expect(document.documentElement.hasAttribute("data-blurred")).toBe(true);
  window.dispatchEvent(new Event("focus"));
  expect(document.documentElement.hasAttribute("data-blurred")).toBe(false);
  await user.keyboard("l/k");
  await user.keyboard("{F8}");
  expect(await atHome()).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
  window.dispatchEvent(new Event("blur"));
  expect(document.documentElement.hasAttribute("data-blurred")).toBe(false);
});

it("blurs when the window is left, for whoever wants that, and not after they have thought better of it", async () => {
  const focused = vi.spyOn(document, "hasFocus").mockReturnValue(false);
  start();
  await atHome();
  expect(document.documentElement.hasAttribute("data-blurred")).toBe(false);
  act(() => setPreferences({ blur: true }));
  expect(document.documentElement.hasAttribute("data-blurred")).toBe(true);
  act(() => setPreferences({ blur: false }));
  expect(document.documentElement.hasAttribute("data-blurred")).toBe(false);
  focused.mockReturnValue(true);
  act(() => setPreferences({ blur: true }));
  expect(document.documentElement.hasAttribute("data-blurred")).toBe(false);
  window.dispatchEvent(new Event("blur"));
  expect(document.documentElement.hasAttribute("data-blurred")).toBe(true);
});

it("skips past the rail to the page", async () => {
  const { user } = start();
  await atHome();
  await user.click(screen.getByText("Hopp til innholdet"));
  expect(document.activeElement).toBe(document.getElementById("content"));
});

it("says that it is a rehearsal only where it is one", async () => {
  const { me } = OPEN;
  start(fakeBackend({ app_status: () => ({ ...OPEN, me: me === null ? null : { ...me, synthetic_only: false } }) }));
  await atHome();
  expect(screen.queryByTestId("rehearsal-banner")).toBeNull();
});

it("shows what is opened from outside: at the start, and later", async () => {
  const waiting: Opening[] = [{ kind: "trail", id: "trail-2" }];
  const { backend } = start(fakeBackend({ opening: () => waiting.shift() ?? null, trail: ({ id }) => trailView({ row: trailRow({ id, title: "Jonas Øvingsen" }) }) }));
  expect((await screen.findByTestId("trail-title")).textContent).toBe("Jonas Øvingsen");
  waiting.push({ kind: "quick_log" });
  act(() => backend.emit("opening", null));
  expect(await screen.findByRole("dialog", { name: "Logg møte" })).toBeTruthy();
});

it("starts the log with the employer whose page is open", async () => {
  const { user } = start(fakeBackend({ employer: () => employerView() }), { name: "employer", org: "999999999" });
  await screen.findByTestId("employer-title");
  await user.keyboard("l");
  expect((await screen.findByTestId<HTMLInputElement>("ql-employer-name")).value).toBe(EMPLOYERS[0]?.name);
});

it("goes back by a key, and begins another trail at its overview", async () => {
  const { user } = start(fakeBackend({ trail: ({ id }) => trailView({ row: trailRow({ id, title: id }) }) }), { name: "trail", id: "trail-1" });
  await user.click(await screen.findByTestId("trail-tab-history"));
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByTestId("palette-input"), "amina{Enter}");
  await waitFor(() => expect(screen.getByTestId("trail-title").textContent).toBe("trail-3"));
  expect(screen.getByTestId("trail-tab-overview").getAttribute("aria-selected")).toBe("true");
  await user.keyboard("{Alt>}{ArrowLeft}{/Alt}");
  await waitFor(() => expect(screen.getByTestId("trail-title").textContent).toBe("trail-1"));
  expect(screen.getByTestId("trail-tab-history").getAttribute("aria-selected")).toBe("true");
});

it("shows how delivery goes when it is asked for from the palette, and says why it cannot begin", async () => {
  const { user, backend } = start();
  await atHome();
  backend.refuse("sync_now", { code: "server_unreachable", message: "Får ikke kontakt.", field: null });
  await user.keyboard("{Control>}k{/Control}");
  await user.type(await screen.findByTestId("palette-input"), "lever nå{Enter}");
  expect(await screen.findByTestId("sync-panel")).toBeTruthy();
  expect((await screen.findByTestId("toast")).textContent).toContain("Får ikke kontakt.");
  expect(backend.asked("sync_now")).toHaveLength(1);
});

it("says why it cannot lock, and stays", async () => {
  const { user, backend } = start();
  await atHome();
  backend.refuse("lock", { code: "unexpected", message: "Kunne ikke låse.", field: null });
  await user.click(screen.getByTestId("lock"));
  expect((await screen.findByTestId("toast")).textContent).toContain("Kunne ikke låse.");
  expect(screen.getByTestId("lock")).toBeTruthy();
});

it("keeps what is being typed when it locks by itself, and tries again when the lock was refused", async () => {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: NOW });
  const { user, backend } = start();
  await atHome();
  await user.keyboard("l");
  await user.type(await screen.findByRole("textbox", { name: /Notat/u }), "ugjort");
  backend.refuse("lock", { code: "unexpected", message: "Kunne ikke låse.", field: null });
  act(() => vi.advanceTimersByTime(5.2 * 60_000));
  await waitFor(() => expect(backend.asked("lock")).toHaveLength(1));
  const order = backend.calls.map(({ command }) => command);
  expect(order.indexOf("save_draft")).toBeGreaterThan(-1);
  expect(order.indexOf("save_draft")).toBeLessThan(order.indexOf("lock"));
  backend.answer("lock", () => LOCKED);
  act(() => vi.advanceTimersByTime(5.2 * 60_000));
  expect(await screen.findByTestId("unlock-passphrase")).toBeTruthy();
});

it("forgets all it has read when it is locked, and asks whether it was enrolled at all", async () => {
  const { backend, client } = start();
  await atHome();
  const read = () => client.getQueryCache().getAll().filter(({ queryKey }) => queryKey[0] === STORE);
  await waitFor(() => expect(backend.asked("morning")).toHaveLength(1));
  expect(read().length).toBeGreaterThan(0);
  const answers: ((status: AppStatus) => void)[] = [];
  backend.answer("app_status", () => new Promise((resolve) => answers.push(resolve)));
  const before = backend.calls.length;
  act(() => backend.emit("locked", null));
  expect(await screen.findByTestId("unlock-passphrase")).toBeTruthy();
  await waitFor(() => expect(read()).toEqual([]));
  expect(backend.calls.slice(before).map(({ command }) => command)).toEqual(["app_status"]);
  act(() => answers.at(-1)?.(UNENROLLED));
  expect(await screen.findByRole("heading", { name: "Ta i bruk WorkTrail" })).toBeTruthy();
});

it("reads a burst of changes once", async () => {
  const { backend } = start();
  await atHome();
  await waitFor(() => expect(backend.asked("home")).toHaveLength(1));
  for (let changes = 0; changes < 3; changes += 1) {
    act(() => backend.emit("changed", null));
    await act(() => Promise.resolve());
  }
  await waitFor(() => expect(backend.asked("home")).toHaveLength(2));
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  expect(backend.asked("home")).toHaveLength(2);
});

it("says why it cannot tell whether it is locked, and tries again", async () => {
  const backend = fakeBackend();
  backend.refuse("app_status", { code: "unexpected", message: "Programmet svarer ikke.", field: null });
  const { user } = start(backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Programmet svarer ikke.");
  backend.answer("app_status", () => OPEN);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await atHome()).toBeTruthy();
});

it("starts a page at its top, and comes back to where one was", async () => {
  const { user } = start();
  await atHome();
  const content = document.getElementById("content");
  if (content === null) throw new Error("no page");
  content.scrollTop = 300;
  fireEvent.scroll(content);
  await user.click(screen.getByTestId("nav-tasks"));
  expect(content.scrollTop).toBe(0);
  content.scrollTop = 50;
  fireEvent.scroll(content);
  await user.click(screen.getByTestId("nav-figures"));
  expect(content.scrollTop).toBe(0);
  await user.click(screen.getByRole("button", { name: "Tilbake" }));
  expect(content.scrollTop).toBe(50);
  await user.click(screen.getByTestId("nav-settings"));
  expect(content.scrollTop).toBe(0);
  await user.click(screen.getByRole("button", { name: "Tilbake" }));
  await user.click(screen.getByRole("button", { name: "Tilbake" }));
  expect(content.scrollTop).toBe(300);
});

it("makes no step of going to where one already is", async () => {
  const { user } = start();
  await atHome();
  await user.click(screen.getByTestId("nav-tasks"));
  await user.click(screen.getByTestId("nav-tasks"));
  await user.click(screen.getByRole("button", { name: "Tilbake" }));
  expect(screen.queryByRole("button", { name: "Tilbake" })).toBeNull();
});

it("offers a draft once: in the quick log while that is open, else on the day", async () => {
  const { user } = start(fakeBackend({ drafts: () => [{ key: "quick-log", body: "{}", saved_at: NOW }] }));
  await screen.findByTestId("draft-offer");
  await user.keyboard("l");
  const dialog = await screen.findByRole("dialog", { name: "Logg møte" });
  await waitFor(() => expect(screen.getAllByTestId("draft-offer")).toEqual([within(dialog).getByTestId("draft-offer")]));
});
