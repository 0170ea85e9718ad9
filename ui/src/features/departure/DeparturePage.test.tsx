import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, DELIVERED, meetingRow, NOW } from "../../testing/synthetic";
import { daysAhead } from "./checks";
import { DeparturePage } from "./DeparturePage";

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

it.each([
  ["2026-11-19", { from: "2026-11-20", to: "2026-11-20" }],
  ["2026-11-20", { from: "2026-11-21", to: "2026-11-23" }],
  ["2026-11-21", { from: "2026-11-22", to: "2026-11-23" }],
])("looks from %s to the next working day, over the week-end", (today, days) => {
  expect(daysAhead(today)).toEqual(days);
});
