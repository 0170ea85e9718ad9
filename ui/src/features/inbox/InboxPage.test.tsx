import { act, screen, waitFor, within } from "@testing-library/react";
import { expect, it } from "vitest";
import type { ConflictRow } from "../../bindings/api";
import { useNavigation } from "../../shared/navigation";
import { fakeBackend } from "../../testing/fake-backend";
import { outOfView } from "../../testing/in-view";
import { renderWithin } from "../../testing/render-within";
import { CONFLICT, MERGE } from "../../testing/synthetic";
import { InboxPage } from "./InboxPage";

const Where = () => <output data-testid="where">{JSON.stringify(useNavigation().route)}</output>;

it("shows both values with the difference marked, and settles with the one that is taken", async () => {
  const backend = fakeBackend({ inbox: () => ({ conflicts: [CONFLICT], merges: [] }) });
  const { user } = renderWithin(<InboxPage />, backend);
  const choice = await screen.findByTestId("conflict");
  expect([...choice.querySelectorAll("mark")].map(({ textContent }) => textContent?.trim())).toEqual(["på lageret.", "ved porten."]);
  expect(within(choice).getByText("Anbefalt")).toBeTruthy();
  await user.click(within(choice).getByTestId("take-other"));
  expect(backend.asked("settle_conflict")).toEqual([{ input: { entity: "meeting-1", field: "place", value: "Møtes ved porten." } }]);
});

it("takes from both, lets it be edited, and keeps what was written when it is refused", async () => {
  const backend = fakeBackend({ inbox: () => ({ conflicts: [CONFLICT], merges: [] }) });
  const { user } = renderWithin(<InboxPage />, backend);
  await user.click(await screen.findByTestId("take-both"));
  const own = screen.getByTestId<HTMLTextAreaElement>("own-value");
  expect(own.value).toBe("Møtes på lageret. / Møtes ved porten.");
  await user.type(own, " Kl. 9.");
  backend.refuse("settle_conflict", { code: "text_too_long", message: "Teksten er for lang.", field: "note" });
  await user.click(screen.getByTestId("settle-own"));
  expect((await screen.findByTestId("toast")).textContent).toContain("Teksten er for lang.");
  expect(screen.getByTestId<HTMLTextAreaElement>("own-value").value).toContain("Kl. 9.");
});

it("tells what was put together, and takes it as seen when one leaves", async () => {
  const backend = fakeBackend({ inbox: () => ({ conflicts: [], merges: [MERGE] }) });
  const { unmount } = renderWithin(<InboxPage />, backend);
  const merge = await screen.findByTestId("merge");
  expect(merge.textContent).toContain("Begge er beholdt.");
  expect(within(merge).getByText("Ny")).toBeTruthy();
  unmount();
  expect(backend.asked("mark_merges_seen").at(-1)).toEqual({ until: MERGE.at });
});

it("takes nothing as seen that was seen before, and keeps a receipt new while one looks, whatever comes meanwhile", async () => {
  const seen = fakeBackend({ inbox: () => ({ conflicts: [], merges: [{ ...MERGE, seen: true }] }) });
  const before = renderWithin(<InboxPage />, seen);
  expect(within(await screen.findByTestId("merge")).queryByText("Ny")).toBeNull();
  before.unmount();
  expect(seen.asked("mark_merges_seen")).toEqual([]);

  const backend = fakeBackend({ inbox: () => ({ conflicts: [], merges: [MERGE] }) });
  const { readAgain, unmount } = renderWithin(<InboxPage />, backend);
  await screen.findByTestId("merge");
  const later = { ...MERGE, at: MERGE.at + 60_000, entity: "task-2" };
  backend.answer("inbox", () => ({ conflicts: [], merges: [later, MERGE] }));
  await act(readAgain);
  await waitFor(() => expect(screen.getAllByText("Ny")).toHaveLength(2));
  expect(backend.asked("mark_merges_seen")).toEqual([]);
  unmount();
  expect(backend.asked("mark_merges_seen")).toEqual([{ until: later.at }]);
});

it("paints of many choices and receipts what is looked at, and counts them all", async () => {
  const { look } = outOfView();
  const conflicts = Array.from({ length: 45 }, (_, index) => ({ ...CONFLICT, entity: `meeting-${index}` }));
  const merges = Array.from({ length: 200 }, (_, index) => ({ ...MERGE, entity: `meeting-${index}` }));
  const { user } = renderWithin(<InboxPage />, fakeBackend({ inbox: () => ({ conflicts, merges }) }));
  expect(await screen.findAllByTestId("conflict")).toHaveLength(20);
  expect(screen.getByRole("region", { name: /45$/u })).toBe(screen.getByTestId("conflicts"));
  look(screen.getByTestId("list-end"));
  expect(screen.getAllByTestId("conflict")).toHaveLength(40);
  expect(screen.getAllByTestId("merge")).toHaveLength(12);
  await user.click(screen.getByRole("button", { name: "Vis alle 200" }));
  expect(screen.getAllByTestId("merge")).toHaveLength(100);
});

it("settles a value that is no text by what it is, not by how it is shown, and lets one be written as it is shown", async () => {
  const time: ConflictRow = {
    ...CONFLICT, field: "at", field_label: "Tidspunkt", is_text: false, chosen: "2026-11-21T15:30", chosen_shown: "21.11.2026 15:30", other: "2026-11-21T16:00",
    other_shown: "21.11.2026 16:00", chosen_by: "", recommended: "chosen",
  };
  const backend = fakeBackend({ inbox: () => ({ conflicts: [time], merges: [] }) });
  const { user } = renderWithin(<InboxPage />, backend);
  const choice = within(await screen.findByTestId("conflict"));
  expect(choice.queryByTestId("take-both")).toBeNull();
  expect(choice.getByText(/^En kollega,/u)).toBeTruthy();
  expect(choice.getByText("Anbefalt").closest(".wt-diff__side")?.textContent).toContain("15:30");
  await user.click(choice.getByTestId("write-own"));
  expect(choice.getByTestId<HTMLInputElement>("own-value").value).toBe("21.11.2026 15:30");
  await user.click(choice.getByRole("button", { name: "Avbryt" }));
  expect(choice.queryByTestId("own-value")).toBeNull();
  await user.click(choice.getByTestId("take-chosen"));
  expect(backend.asked("settle_conflict").at(-1)?.input.value).toBe("2026-11-21T15:30");
  expect(await screen.findByText("Valget er lagret og gjelder for alle")).toBeTruthy();
});

it("saves what was written, once, and tells when it was taken back", async () => {
  const backend = fakeBackend({ inbox: () => ({ conflicts: [CONFLICT], merges: [] }), settle_conflict: () => new Promise(() => {}) });
  const { user } = renderWithin(<InboxPage />, backend);
  await user.click(await screen.findByTestId("write-own"));
  await user.type(screen.getByTestId("own-value"), " Kl. 9.");
  await user.dblClick(screen.getByTestId("settle-own"));
  expect(backend.asked("settle_conflict").map(({ input }) => input.value)).toEqual(["Møtes på lageret. Kl. 9."]);
  expect(screen.getByTestId<HTMLButtonElement>("take-other").disabled).toBe(true);
});

it.each(["take-other", "take-chosen"])("takes a choice back (%s) and says so, and why when it could not be", async (taken) => {
  const backend = fakeBackend({ inbox: () => ({ conflicts: [CONFLICT], merges: [] }) });
  const { user } = renderWithin(<InboxPage />, backend);
  await user.click(await screen.findByTestId(taken));
  await user.click(await screen.findByTestId("toast-action"));
  expect(await screen.findByText("Valget er angret")).toBeTruthy();
  expect(backend.asked("reopen_conflict")).toEqual([{ input: { entity: CONFLICT.entity, field: CONFLICT.field } }]);
  await user.click(screen.getByTestId(taken));
  backend.refuse("reopen_conflict", { code: "unexpected", message: "Gikk ikke.", field: null });
  await user.click(await screen.findByTestId("toast-action"));
  expect(await screen.findByText("Gikk ikke.")).toBeTruthy();
});

it("leads to the meeting itself, else to the trail, and shows twelve receipts at first", async () => {
  const merges = Array.from({ length: 14 }, (_, index) => ({ ...MERGE, entity: `task-${index}`, at: MERGE.at - index }));
  const backend = fakeBackend({ inbox: () => ({ conflicts: [{ ...CONFLICT, other_shown: "" }], merges }) });
  const { user } = renderWithin(<><InboxPage /><Where /></>, backend);
  expect(await screen.findAllByTestId("merge")).toHaveLength(12);
  expect(screen.getByText("(tomt)")).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Vis alle 14" }));
  expect(screen.getAllByTestId("merge")).toHaveLength(14);
  await user.click(within(screen.getByTestId("conflicts")).getByRole("button", { name: "Nora Prøvestad" }));
  expect(screen.getByTestId("where").textContent).toBe('{"name":"meeting","id":"meeting-1"}');
  await user.click(within(screen.getAllByTestId("merge")[0] ?? document.body).getByRole("button", { name: "Nora Prøvestad" }));
  expect(screen.getByTestId("where").textContent).toBe('{"name":"trail","id":"trail-1"}');
});

it("says why they cannot be read, and reads again", async () => {
  const backend = fakeBackend();
  backend.refuse("inbox", { code: "store_damaged", message: "Lageret kunne ikke leses.", field: null });
  const { user } = renderWithin(<InboxPage />, backend);
  expect((await screen.findByTestId("error-message")).textContent).toBe("Lageret kunne ikke leses.");
  backend.answer("inbox", () => ({ conflicts: [], merges: [] }));
  await user.click(screen.getByRole("button", { name: "Prøv igjen" }));
  expect(await screen.findByText("Ingenting å velge mellom")).toBeTruthy();
});

it("says so when there is nothing to choose and nothing was merged", async () => {
  renderWithin(<InboxPage />, fakeBackend({ inbox: () => ({ conflicts: [], merges: [] }) }));
  expect(await screen.findByText("Ingenting å velge mellom")).toBeTruthy();
  expect(screen.getByText("Ingen fletting ennå")).toBeTruthy();
  expect(screen.getByRole("heading", { level: 2, name: "Trenger et valg" }).textContent).toBe("Trenger et valg");
});
