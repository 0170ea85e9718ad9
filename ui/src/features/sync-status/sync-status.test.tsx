import { act, screen, waitFor } from "@testing-library/react";
import i18next from "i18next";
import { expect, it, vi } from "vitest";
import type { SyncStatus } from "../../bindings/api";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, DELIVERED, ME } from "../../testing/synthetic";
import { pillText, toneOf } from "./status";
import { SyncPanel } from "./SyncPanel";
import { SyncPill } from "./SyncPill";

const CASES: [string, Partial<SyncStatus>, string, string][] = [
  ["everything receipted", {}, "Alt levert 14:03 · 12 av 12", "delivered"],
  ["receipted on another day", { delivered_at: at(-1, 9) }, "Alt levert i går 09:00 · 12 av 12", "delivered"],
  ["a quiet round with nothing to send", { phase: "working" }, "Alt levert 14:03 · 12 av 12", "delivered"],
  ["waiting without a network", { phase: "offline", outbox: 3 }, "3 venter på nett", "offline"],
  ["nothing waiting without a network", { phase: "offline" }, "Uten nett · alt er levert", "offline"],
  ["waiting for the next round", { outbox: 2 }, "2 venter på levering", "waiting"],
  ["sending", { phase: "working", outbox: 2 }, "Leverer 2 …", "working"],
  ["downloading", { phase: "working", progress: { done: 1_200_000, left: 2_200_000 } }, "Henter 1,2 av 3,4 MB", "working"],
  ["refused by the server", { phase: "stopped", outbox: 1 }, "Levering stoppet", "stopped"],
  ["quarantined", { quarantined: 1 }, "1 må avklares", "stopped"],
  ["held by the server", { held: 1 }, "1 venter hos sentralen", "waiting"],
  ["nothing written here yet", { delivered: 0, delivered_at: null }, "Oppdatert 14:30", "delivered"],
  ["never in contact", { delivered: 0, delivered_at: null, contact_at: null }, "Ingenting å levere", "delivered"],
];

it.each(CASES)("tells of %s in words and tone", (_name, change, text, tone) => {
  const status = { ...DELIVERED, ...change };
  expect(pillText(status, i18next.t)).toBe(text);
  expect(toneOf(status)).toBe(tone);
});

it("opens the panel from the pill", async () => {
  const { user, launcher } = renderWithin(<SyncPill />, fakeBackend());
  await user.click(await screen.findByRole("button", { name: "Alt levert 14:03 · 12 av 12" }));
  expect(launcher.openSyncStatus).toHaveBeenCalled();
});

it("shows what waits and what is receipted, and delivers on request", async () => {
  const backend = fakeBackend({ sync_status: () => ({ ...DELIVERED, phase: "offline", outbox: 3 }), sync_now: () => ({ ...DELIVERED, phase: "working" }) });
  const { user } = renderWithin(<SyncPanel me={ME} onClose={vi.fn()} />, backend);
  expect((await screen.findByTestId("sync-outbox")).textContent).toBe("3");
  expect(screen.getByTestId("sync-delivered").textContent).toBe("12");
  backend.answer("sync_status", () => ({ ...DELIVERED, delivered: 15 }));
  await user.click(screen.getByRole("button", { name: "Lever nå" }));
  await waitFor(() => expect(screen.getByTestId("sync-outbox").textContent).toBe("0"));
  expect(screen.getByText("Alt er levert")).toBeTruthy();
});

it("says what has to be settled, and that only what builds on it waits", async () => {
  const backend = fakeBackend({ sync_status: () => ({ ...DELIVERED, held: 2 }) });
  const first = renderWithin(<SyncPanel me={ME} onClose={vi.fn()} />, backend);
  expect(await screen.findByText("Bygger på noe som ikke er kommet fram")).toBeTruthy();
  first.unmount();
  backend.answer("sync_status", () => ({ ...DELIVERED, held: 2, quarantined: 1 }));
  renderWithin(<SyncPanel me={ME} onClose={vi.fn()} />, backend);
  expect(await screen.findByText("Bygger på det som må avklares")).toBeTruthy();
  expect(screen.getByTestId("sync-held").textContent).toBe("2");
  expect(screen.getByText("Noe må avklares av en person")).toBeTruthy();
  expect(screen.queryByText("Levering er stoppet")).toBeNull();
});

it("says why delivering on request failed", async () => {
  const backend = fakeBackend();
  backend.refuse("sync_now", { code: "server_away", message: "Får ikke kontakt med sentralen.", field: null });
  const { user } = renderWithin(<SyncPanel me={ME} onClose={vi.fn()} />, backend);
  await user.click(await screen.findByRole("button", { name: "Lever nå" }));
  expect(await screen.findByText("Får ikke kontakt med sentralen.")).toBeTruthy();
});

const SENDING: SyncStatus = { ...DELIVERED, phase: "working", outbox: 2 };

const wait = (ms: number) => act(() => vi.advanceTimersByTime(ms));
const says = (text: string) => waitFor(() => expect(screen.getByTestId("sync-pill").querySelector("span:last-child")?.textContent).toBe(text), { timeout: 500 });

/** The pill and the panel on a clock of the test's own; `comes` is what Rust tells next. */
async function listening(first: SyncStatus) {
  vi.useRealTimers();
  vi.useFakeTimers({ now: at(0, 14, 32), shouldAdvanceTime: true });
  const backend = fakeBackend({ sync_status: () => first });
  const { readStatus } = renderWithin(<><SyncPill /><SyncPanel me={ME} onClose={vi.fn()} /></>, backend);
  await screen.findByTestId("sync-pill");
  const comes = async (status: SyncStatus) => {
    backend.answer("sync_status", () => status);
    await act(readStatus);
  };
  return comes;
}

it("says after a few seconds without an answer that it waits for the network, in the panel too", async () => {
  await listening(SENDING);
  wait(4000);
  await says("Leverer 2 …");
  wait(1500);
  await says("2 venter på nett");
  expect(screen.getByText("Uten nett")).toBeTruthy();
});

it("keeps to it while it only tries again, and says that it delivers when something is heard", async () => {
  const comes = await listening({ ...SENDING, phase: "offline" });
  await comes({ ...SENDING, outbox: 3 });
  await says("3 venter på nett");
  wait(20_000);
  await says("3 venter på nett");
  await comes({ ...SENDING, contact_at: at(0, 14, 40) });
  await says("Leverer 2 …");
  wait(5500);
  await says("2 venter på nett");
  // A round that came to its end begins the patience anew.
  await comes({ ...SENDING, phase: "idle", contact_at: at(0, 14, 40) });
  await says("2 venter på levering");
  await comes({ ...SENDING, contact_at: at(0, 14, 40) });
  await says("Leverer 2 …");
  wait(4000);
  await comes({ ...SENDING, phase: "idle", contact_at: at(0, 14, 40) });
  await says("2 venter på levering");
  await comes({ ...SENDING, contact_at: at(0, 14, 40) });
  await says("Leverer 2 …");
  wait(2000);
  await says("Leverer 2 …");
});

it("has patience with a download that goes on", async () => {
  const comes = await listening({ ...SENDING, progress: { done: 1_000_000, left: 2_000_000 } });
  wait(4000);
  await comes({ ...SENDING, progress: { done: 2_000_000, left: 1_000_000 } });
  wait(4000);
  await says("Henter 2,0 av 3,0 MB");
});
