import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it } from "vitest";
import type { DraftView } from "../bindings/api";
import { App } from "./App";
import { BackendProvider } from "../shared/backend";
import { makeQueryClient } from "../shared/queries";
import { fakeBackend } from "../testing/fake-backend";
import { meetingRow, meetingView, HOME, NOW, OPEN, PARTICIPANT } from "../testing/synthetic";
import type { Route } from "../shared/navigation";
import { visitAt } from "../features/modes/VisitMode";

function start(backend: ReturnType<typeof fakeBackend>, route: Route = { name: "home" }) {
  render(
    <BackendProvider value={backend}>
      <QueryClientProvider client={makeQueryClient()}>
        <App start={route} />
      </QueryClientProvider>
    </BackendProvider>,
  );
  return userEvent.setup();
}

const TRAIL: Route = { name: "trail", id: "trail-1" };

it("gives the laptop to the participant: no way out but the lock, whatever is pressed", async () => {
  const backend = fakeBackend({ app_status: () => OPEN });
  const user = start(backend, TRAIL);
  await user.click(await screen.findByRole("tab", { name: "Deltakerens innsyn" }));
  await user.click(await screen.findByTestId("participant-mode-start"));
  await screen.findByTestId("participant-mode");
  expect(screen.queryByRole("navigation")).toBeNull();
  await user.keyboard("{Escape}{F5}{Control>}k{/Control}{Control>},{/Control}{Alt>}{ArrowLeft}{/Alt}l/{F8}");
  expect(screen.getByTestId("participant-mode")).toBeTruthy();
  expect(screen.queryByRole("dialog")).toBeNull();
  await user.click(screen.getByTestId("leave-mode"));
  await waitFor(() => expect(backend.asked("lock")).toHaveLength(1));
  expect(await screen.findByTestId("unlock-passphrase")).toBeTruthy();
});

it("asks the participant for a word first, then shows the next meeting and the goal, and the rest after, in plain words", async () => {
  const user = start(fakeBackend({ app_status: () => OPEN, participant_view: () => ({ ...PARTICIPANT, profile: [{ key: "career_profile", label: "Karriereprofil", lines: [{ label: "Interesser", text: "Dyr" }] }, ...PARTICIPANT.profile] }) }), TRAIL);
  await user.click(await screen.findByRole("tab", { name: "Deltakerens innsyn" }));
  await user.click(await screen.findByTestId("participant-mode-start"));
  const next = await screen.findByTestId("participant-next");
  expect(next.textContent).toMatch(/lørdag 21\. november kl\.\s15:30/u);
  const inOrder = [screen.getByTestId("own-words"), next, screen.getByTestId("participant-goal"), screen.getByText("Besøke to lagre"), screen.getByText("Om deg og arbeidet du ønsker deg")];
  expect(screen.queryByText("Karriereprofil")).toBeNull();
  for (const [index, part] of inOrder.entries()) {
    const before = inOrder[index - 1];
    if (before !== undefined) expect(before.compareDocumentPosition(part) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  }
});

it("keeps the participant's own words as a conversation that both see, and loses none when they are refused", async () => {
  const backend = fakeBackend({ app_status: () => OPEN });
  const user = start(backend, TRAIL);
  await user.click(await screen.findByRole("tab", { name: "Deltakerens innsyn" }));
  await user.click(await screen.findByTestId("participant-mode-start"));
  const words = await screen.findByTestId<HTMLTextAreaElement>("own-words");
  await user.type(words, "Jeg vil jobbe med dyr.");
  backend.refuse("add_record", { code: "unexpected", message: "Gikk ikke.", field: null });
  await user.click(screen.getByTestId("save-words"));
  await screen.findByText("Gikk ikke.");
  expect(words.value).toBe("Jeg vil jobbe med dyr.");
  backend.answer("add_record", () => ({ id: "record-new" }));
  await user.click(screen.getByTestId("save-words"));
  await screen.findByText("Takk, det er lagret");
  const kept = backend.asked("add_record").at(-1)?.input;
  expect(kept).toMatchObject({ trail: "trail-1", kind: "contact_log", fields: { description: "Jeg vil jobbe med dyr.", minutes_shared: "true" } });
});

it("turns the screen into what an employer may see with one key, and back with one", async () => {
  const visit = meetingRow({ at: NOW + 10 * 60_000, trail_title: "Nora Prøvestad", employer: "974760673", employer_name: "Øvelse Lager", status: "planned" });
  const backend = fakeBackend({
    app_status: () => OPEN,
    home: () => ({ ...HOME, meetings_today: [visit] }),
    openness: () => ({ obtained_on: "2026-11-02", may_contact: true, may_be_shared: "Søker deltid.", must_not_be_shared: "Diagnose" }),
  });
  const user = start(backend);
  await screen.findByTestId("sync-pill");
  await user.keyboard("{F8}");
  const mode = await screen.findByTestId("visit-mode");
  await waitFor(() => expect(mode.textContent).toContain("Søker deltid."));
  expect(mode.textContent).toContain("Øvelse Lager");
  expect(document.body.textContent).not.toContain("Nora");
  expect(document.body.textContent).not.toContain("Diagnose");
  await user.keyboard("{Escape}");
  expect(await screen.findByTestId("sync-pill")).toBeTruthy();
});

it("tells nothing of a participant who has not agreed to it", async () => {
  const visit = meetingRow({ at: NOW, employer_name: "Øvelse Lager" });
  const backend = fakeBackend({
    app_status: () => OPEN,
    home: () => ({ ...HOME, meetings_today: [visit] }),
    openness: () => ({ obtained_on: null, may_contact: false, may_be_shared: "Søker deltid.", must_not_be_shared: "" }),
  });
  const user = start(backend);
  await screen.findByTestId("sync-pill");
  await user.keyboard("{F8}");
  const mode = await screen.findByTestId("visit-mode");
  await waitFor(() => expect(backend.asked("openness")).toHaveLength(1));
  expect(mode.textContent).not.toContain("deltid");
});

it("takes the visit one stands in, not one that is hours away or called off", () => {
  const minute = 60_000;
  const on = meetingRow({ id: "on", at: NOW - 30 * minute, minutes: 60 });
  const next = meetingRow({ id: "next", at: NOW + 20 * minute });
  const late = meetingRow({ id: "late", at: NOW + 180 * minute });
  expect(visitAt(NOW, [next, on])?.id).toBe("on");
  expect(visitAt(NOW, [next, late])?.id).toBe("next");
  expect(visitAt(NOW, [late])).toBeNull();
  expect(visitAt(NOW, [meetingRow({ at: NOW, status: "cancelled" })])).toBeNull();
});

it.each<[string, Route]>([
  ["employer", { name: "employer", org: "888888888" }],
  ["meeting", { name: "meeting", id: "talk" }],
  ["trail", { name: "trail", id: "trail-9" }],
])("tells nothing of the visit that goes on elsewhere when the page of another %s is open", async (_what, route) => {
  const backend = fakeBackend({
    app_status: () => OPEN,
    home: () => ({ ...HOME, meetings_today: [meetingRow({ at: NOW })] }),
    meeting: ({ id }) => meetingView({ id, row: meetingRow({ id, kind: "participant", employer: null, employer_name: "" }) }),
    openness: () => ({ obtained_on: "2026-11-02", may_contact: true, may_be_shared: "Søker deltid.", must_not_be_shared: "" }),
  });
  const user = start(backend, route);
  await screen.findByTestId("sync-pill");
  await user.keyboard("{F8}");
  await screen.findByTestId("visit-mode");
  expect(screen.queryByText("Søker deltid.")).toBeNull();
  expect(backend.asked("openness")).toEqual([]);
});

it("comes back to the participant one was with, once, though locking loads the window anew", async () => {
  const kept: DraftView[] = [];
  const backend = fakeBackend({
    app_status: () => OPEN,
    drafts: () => kept,
    save_draft: ({ input }) => {
      kept.push({ ...input, saved_at: NOW });
      return null;
    },
  });
  const user = start(backend, TRAIL);
  await user.click(await screen.findByRole("tab", { name: "Deltakerens innsyn" }));
  await user.click(await screen.findByTestId("participant-mode-start"));
  await screen.findByTestId("participant-mode");
  expect(kept).toEqual([{ key: "handed-over", body: "trail-1", saved_at: NOW }]);
  cleanup();
  start(backend);
  expect(await screen.findByTestId("trail-title")).toBeTruthy();
  expect(backend.asked("trail").at(-1)).toEqual({ id: "trail-1" });
  expect(backend.asked("discard_draft")).toEqual([{ key: "handed-over" }]);
});

it("begins with the day when the laptop was handed over long ago, and offers that as no draft", async () => {
  const backend = fakeBackend({ app_status: () => OPEN, drafts: () => [{ key: "handed-over", body: "trail-1", saved_at: NOW - 3 * 60 * 60_000 }] });
  start(backend);
  await screen.findByTestId("meetings-today");
  await waitFor(() => expect(backend.asked("discard_draft")).toEqual([{ key: "handed-over" }]));
  expect(screen.queryByTestId("draft-offer")).toBeNull();
  expect(screen.queryByTestId("trail-title")).toBeNull();
});
