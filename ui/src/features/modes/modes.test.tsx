import { fireEvent, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, HOME, meetingRow, NOW, PARTICIPANT } from "../../testing/synthetic";
import { employerView } from "../../testing/synthetic-employers";
import { ParticipantMode } from "./ParticipantMode";
import { visitAt, VisitMode } from "./VisitMode";

function hand(answers: Parameters<typeof fakeBackend>[0] = {}) {
  const backend = fakeBackend({ participant_view: () => PARTICIPANT, ...answers });
  const onLeave = vi.fn();
  return { backend, onLeave, ...renderWithin(<ParticipantMode trail="trail-1" onLeave={onLeave} />, backend) };
}

it.each<[string, Parameters<typeof fireEvent.keyDown>[1]]>([
  ["F5", { key: "F5" }], ["F12", { key: "F12" }], ["Escape", { key: "Escape" }], ["Ctrl+R", { key: "r", ctrlKey: true }], ["Ctrl+K", { key: "k", ctrlKey: true }],
  ["Ctrl+P", { key: "p", ctrlKey: true }], ["Alt+←", { key: "ArrowLeft", altKey: true }], ["Alt+Home", { key: "Home", altKey: true }],
])("lets %s reach neither the window nor the web view while the participant has the laptop", (_keys, key) => {
  const heard = vi.fn();
  document.addEventListener("keydown", heard);
  const { unmount } = hand();
  const page = screen.getByTestId("participant-mode");
  expect(document.activeElement).toBe(page);
  expect(fireEvent.keyDown(page, key)).toBe(false);
  expect(heard).not.toHaveBeenCalled();
  expect(fireEvent.contextMenu(page)).toBe(false);
  expect(fireEvent.keyDown(page, { key: "a" })).toBe(true);
  unmount();
  expect(fireEvent.keyDown(document.body, key)).toBe(true);
  expect(fireEvent.contextMenu(document.body)).toBe(true);
  document.removeEventListener("keydown", heard);
});

it("shows the participant their own plan, and takes their words once, for both to see", async () => {
  const keep: ((record: { id: string }) => void)[] = [];
  const { user, backend } = hand({ add_record: () => new Promise((resolve) => keep.push(resolve)) });
  expect(await screen.findByText("Besøke to lagre")).toBeTruthy();
  await user.click(screen.getByTestId("save-words"));
  const words = screen.getByTestId<HTMLTextAreaElement>("own-words");
  await user.type(words, "   ");
  fireEvent.submit(words.form ?? words);
  expect(backend.asked("add_record")).toEqual([]);
  await user.type(words, "Jeg vil jobbe ute.");
  fireEvent.submit(words.form ?? words);
  fireEvent.submit(words.form ?? words);
  for (const kept of keep) kept({ id: "record-new" });
  await screen.findByText("Takk, det er lagret");
  expect(words.value).toBe("");
  expect(backend.asked("add_record").map(({ input }) => input.fields)).toEqual([
    { subject: "Deltakerens egne ord", description: "Jeg vil jobbe ute.", at: "2026-11-21T14:32", way: "in_person", with: "participant", minutes_shared: "true", status: "completed" },
  ]);
  await user.type(words, "Og");
  expect(screen.queryByText("Takk, det er lagret")).toBeNull();
});

it("lets refused words be saved again, and takes the refusal away", async () => {
  const { user, backend } = hand();
  await user.type(await screen.findByTestId("own-words"), "Jeg vil jobbe ute.");
  backend.refuse("add_record", { code: "unexpected", message: "Gikk ikke.", field: null });
  await user.click(screen.getByTestId("save-words"));
  await screen.findByText("Gikk ikke.");
  backend.answer("add_record", () => ({ id: "record-new" }));
  await user.click(screen.getByTestId("save-words"));
  await screen.findByText("Takk, det er lagret");
  expect(screen.queryByText("Gikk ikke.")).toBeNull();
});

const VISIT = meetingRow({ at: NOW + 10 * 60_000, trail_title: "Nora Prøvestad" });

function visit(answers: Parameters<typeof fakeBackend>[0] = {}) {
  const backend = fakeBackend({ home: () => ({ ...HOME, meetings_today: [VISIT] }), employer: () => employerView(), ...answers });
  const onLeave = vi.fn();
  return { backend, onLeave, ...renderWithin(<VisitMode onLeave={onLeave} />, backend) };
}

it("shows the employer what is the employer's own: people, needs, agreements and the place", async () => {
  visit();
  expect(await screen.findByRole("heading", { name: "Eksempel Logistikk AS" })).toBeTruthy();
  const page = screen.getByTestId("visit-mode");
  await screen.findByText(/Siri Lagersen/u);
  for (const words of ["Lagersjef", "To på kveldsskift", "Prøvedager på lageret", "Lageret, Alnabru"]) expect(page.textContent).toContain(words);
  // The person beside reads along: no trail, and no heading of what nothing is agreed about.
  expect(page.textContent).not.toContain("Nora");
  // Whoever has left is nobody's contact, and nothing on the screen hints at what is not said.
  expect(page.textContent).not.toMatch(/Geir|helse/u);
  expect(screen.queryByRole("heading", { name: "Avtalt å fortelle" })).toBeNull();
});

it("has the keyboard at once, and is left by Escape, F8 or its button", async () => {
  const { user, onLeave } = visit();
  expect(document.activeElement).toBe(screen.getByTestId("visit-mode"));
  await user.keyboard("{Escape}{F8}");
  await user.click(screen.getByTestId("leave-mode"));
  expect(onLeave).toHaveBeenCalledTimes(3);
});

it("follows the clock to the next visit", async () => {
  vi.useRealTimers();
  vi.useFakeTimers({ toFake: ["Date", "setInterval", "clearInterval"], now: NOW });
  const next = meetingRow({ id: "next", at: at(0, 18, 30), employer_name: "Testbakeriet AS" });
  visit({ home: () => ({ ...HOME, meetings_today: [VISIT, next] }) });
  await screen.findByRole("heading", { name: "Eksempel Logistikk AS" });
  vi.advanceTimersByTime(4 * 60 * 60_000);
  expect(await screen.findByRole("heading", { name: "Testbakeriet AS" })).toBeTruthy();
});

it("has a heading also where no employer is known", async () => {
  visit({ home: () => ({ ...HOME, meetings_today: [] }) });
  expect((await screen.findByRole("heading", { level: 1 })).textContent).toBe("Besøk");
});

it("stays with a long visit until it is over, before the next one", () => {
  const long = meetingRow({ id: "long", at: NOW - 3 * 60 * 60_000, minutes: 240 });
  expect(visitAt(NOW, [long, meetingRow({ id: "next", at: NOW + 5 * 60_000 })])?.id).toBe("long");
});
