import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { useNavigation } from "../../shared/navigation";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, CONFLICT, DELIVERED, meetingRow, NOW } from "../../testing/synthetic";
import { closingChecks, daysAhead, type Facts, leavingChecks } from "./checks";
import { DeparturePage } from "./DeparturePage";

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

const QUIET = { inbox: () => ({ conflicts: [], merges: [] }), drafts: () => [], calendar: () => [] };
const sync_status = () => ({ ...DELIVERED, outbox: 0, held: 0, quarantined: 0, delivered: 12, contact_at: NOW, delivered_at: NOW });

it("says that one may go and that the lid may be closed, with receipts behind it", async () => {
  const backend = fakeBackend({ ...QUIET, sync_status });
  renderWithin(<DeparturePage />, backend);
  const seal = await screen.findByTestId("seal");
  expect(seal.dataset["ok"]).toBe("true");
  expect(seal.textContent).toContain("Kan jeg dra nå?Du kan trygt dra");
  const lid = screen.getByTestId("seal-close");
  expect(lid.dataset["ok"]).toBe("true");
  expect(lid.textContent).toMatch(/Kan jeg lukke lokket\?Du kan lukke lokket.*12 av 12\./u);
});

it("answers each question for itself: a visit without an address stops nobody from closing the lid", async () => {
  const lost = meetingRow({ id: "meeting-9", at: at(1, 9), status: "planned", channel: "physical", place: "" });
  renderWithin(<DeparturePage />, fakeBackend({ ...QUIET, sync_status, calendar: () => [{ kind: "meeting", from: at(1, 9), to: at(1, 10), meeting: lost }] }));
  expect((await screen.findByTestId("seal")).textContent).toContain("1 ting å se på før du drar");
  expect(screen.getByTestId("seal-close").textContent).toContain("Du kan lukke lokket");
});

it("lets one go with something half written, and does not call the lid ready to close", async () => {
  renderWithin(<DeparturePage />, fakeBackend({ ...QUIET, sync_status, drafts: () => [{ key: "quick-log", body: "{}", saved_at: NOW }] }));
  expect((await screen.findByTestId("seal")).textContent).toContain("Du kan trygt dra");
  const lid = screen.getByTestId("seal-close");
  expect(lid.dataset["ok"]).toBe("false");
  expect(lid.textContent).toContain("Noe ligger halvskrevet");
  expect(lid.textContent).not.toContain("Du kan lukke lokket");
});

it("names what waits, what is old and which visit has no address, each with a way to mend it", async () => {
  const backend = fakeBackend({
    ...QUIET,
    sync_status: () => ({ ...DELIVERED, phase: "offline", outbox: 2, contact_at: at(-1, 8) }),
    calendar: () => [{ kind: "meeting", from: at(1, 9), to: at(1, 10), meeting: meetingRow({ id: "meeting-9", at: at(1, 9), status: "planned", channel: "physical", place: "" }) }],
    drafts: () => [{ key: "quick-log", body: "{}", saved_at: NOW }],
  });
  const { user } = renderWithin(<DeparturePage />, backend);
  await screen.findByTestId("seal");
  const bad = screen.getAllByTestId(/^check-/u).filter((row) => row.dataset["ok"] === "false").map((row) => row.dataset["testid"]);
  expect(bad).toEqual(["check-delivered", "check-fresh", "check-places", "check-drafts"]);
  expect(screen.getByTestId("seal").textContent).toContain("3 ting å se på før du drar");
  expect(screen.getByTestId("seal-close").textContent).toContain("Ikke alt er levert ennå");
  expect(screen.getByTestId("seal-close").textContent).toContain("leveres når du er på nett");
  const [deliver] = screen.getAllByTestId("departure-sync");
  if (deliver === undefined) throw new Error("no button");
  await user.click(deliver);
  await waitFor(() => expect(backend.asked("sync_now")).toHaveLength(1));
});

const facts = (change: Partial<Facts> = {}): Facts => ({ sync: DELIVERED, ahead: [], drafts: [], inbox: { conflicts: [], merges: [] }, now: NOW, ...change });
const wrong = (change: Partial<Facts>) => [...leavingChecks(facts(change)), ...closingChecks(facts(change))].filter(({ ok }) => !ok).map(({ name }) => name);
const visit = (change: Parameters<typeof meetingRow>[0], kind: "meeting" | "travel_to" = "meeting") =>
  ({ kind, from: at(1, 9), to: at(1, 10), meeting: meetingRow({ at: at(1, 9), status: "planned", channel: "physical", place: "", ...change }) });

it.each<[string, Partial<Facts>, string[]]>([
  ["nothing is wrong", {}, []],
  ["it was fetched an hour ago", { sync: { ...DELIVERED, contact_at: NOW - 61 * 60_000 } }, ["fresh"]],
  ["it was fetched within the hour", { sync: { ...DELIVERED, contact_at: NOW - 59 * 60_000 } }, []],
  ["it was never fetched", { sync: { ...DELIVERED, contact_at: null } }, ["fresh"]],
  ["something is held back", { sync: { ...DELIVERED, held: 1 } }, ["delivered"]],
  ["something was not accepted", { sync: { ...DELIVERED, quarantined: 1 } }, ["delivered"]],
  ["a visit lacks its place", { ahead: [visit({})] }, ["places"]],
  ["a call needs no place", { ahead: [visit({ channel: "phone" })] }, []],
  ["a visit was called off", { ahead: [visit({ status: "cancelled" })] }, []],
  ["the road there has no place of its own", { ahead: [visit({}, "travel_to")] }, []],
  ["something was left half written", { drafts: [{ key: "quick-log", body: "{}", saved_at: NOW }] }, ["drafts"]],
  ["a field has two values", { inbox: { conflicts: [CONFLICT], merges: [] } }, ["conflicts"]],
])("looks at what matters before one leaves: %s", (_what, change, names) => {
  expect(wrong(change)).toEqual(names);
});

it("leads to what is to be mended, and looks at one's own days only", async () => {
  const backend = fakeBackend({
    ...QUIET,
    calendar: () => [visit({ id: "meeting-9" })],
    drafts: () => [{ key: "quick-log", body: "{}", saved_at: NOW }],
    inbox: () => ({ conflicts: [CONFLICT], merges: [] }),
  });
  const { user } = renderWithin(<><DeparturePage /><Where /></>, backend);
  const go = async (name: RegExp, route: unknown) => {
    await user.click(await screen.findByRole("button", { name }));
    expect(JSON.parse(screen.getByTestId("where").textContent ?? "")).toEqual(route);
  };
  await go(/Nora Prøvestad/u, { name: "meeting", id: "meeting-9" });
  await go(/Se utkastene/u, { name: "home" });
  await go(/Velg nå/u, { name: "inbox" });
  expect(backend.asked("calendar").map(({ days }) => days.everybody)).toEqual([false]);
});

it.each([
  ["is all kept here until there is a network, when something is only held", { held: 1 }, /leveres når du er på nett/u],
  ["says that nothing waits, when nothing was ever delivered", { delivered: 0, delivered_at: null }, /Ingenting venter på levering/u],
])("%s", async (_what, change, words) => {
  renderWithin(<DeparturePage />, fakeBackend({ ...QUIET, sync_status: () => ({ ...DELIVERED, ...change }) }));
  expect((await screen.findByTestId("seal-close")).textContent).toMatch(words);
});

it("says what was not accepted, and what was never fetched", async () => {
  renderWithin(<DeparturePage />, fakeBackend({ ...QUIET, sync_status: () => ({ ...DELIVERED, quarantined: 1, contact_at: null }) }));
  expect((await screen.findByTestId("check-delivered")).textContent).toContain("må ses på av kontoret");
  expect(screen.getByTestId("check-fresh").textContent).toContain("Ingenting er hentet fra sentralen ennå");
});

it("says why it could not deliver, looks at it anew, and delivers once at a time", async () => {
  const backend = fakeBackend({ ...QUIET, sync_status: () => ({ ...DELIVERED, outbox: 2 }) });
  const { user } = renderWithin(<DeparturePage />, backend);
  backend.refuse("sync_now", { code: "server_unreachable", message: "Får ikke kontakt.", field: null });
  await user.click(await screen.findByTestId("departure-sync"));
  expect((await screen.findByTestId("toast")).textContent).toContain("Får ikke kontakt.");
  const waiting: ((status: typeof DELIVERED) => void)[] = [];
  backend.answer("sync_now", () => new Promise((resolve) => waiting.push(resolve)));
  await user.dblClick(screen.getByTestId("departure-sync"));
  expect(backend.asked("sync_now")).toHaveLength(2);
  backend.answer("sync_status", () => DELIVERED);
  for (const done of waiting) done(DELIVERED);
  await waitFor(() => expect(screen.getByTestId("seal").dataset["ok"]).toBe("true"));
});

it.each(["calendar", "drafts", "inbox"] as const)("says why the %s could not be read instead of a seal, and reads again", async (command) => {
  const backend = fakeBackend(QUIET);
  backend.refuse(command, { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = renderWithin(<DeparturePage />, backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  expect(screen.queryByTestId("seal")).toBeNull();
  expect(screen.queryByRole("status", { name: "Laster" })).toBeNull();
  backend.answer("calendar", QUIET.calendar);
  backend.answer("drafts", QUIET.drafts);
  backend.answer("inbox", QUIET.inbox);
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByTestId("seal")).toBeTruthy();
});

it.each([
  ["2026-11-19", { from: "2026-11-20", to: "2026-11-20" }],
  ["2026-11-20", { from: "2026-11-21", to: "2026-11-23" }],
  ["2026-11-21", { from: "2026-11-22", to: "2026-11-23" }],
])("looks from %s to the next working day, over the week-end", (today, days) => {
  expect(daysAhead(today)).toEqual(days);
});
