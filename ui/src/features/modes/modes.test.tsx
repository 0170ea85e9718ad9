import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { fakeBackend } from "../../testing/fake-backend";
import { renderWithin } from "../../testing/render-within";
import { at, HOME, meetingRow, meetingView, NOW, PARTICIPANT } from "../../testing/synthetic";
import { employerView } from "../../testing/synthetic-employers";
import { ParticipantMode } from "./ParticipantMode";
import { type VisitAbout, visitAt, VisitMode } from "./VisitMode";

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

function visit(answers: Parameters<typeof fakeBackend>[0] = {}, about: VisitAbout = {}) {
  const backend = fakeBackend({ home: () => ({ ...HOME, meetings_today: [VISIT] }), employer: () => employerView(), ...answers });
  const onLeave = vi.fn();
  return { backend, onLeave, ...renderWithin(<VisitMode about={about} onLeave={onLeave} />, backend) };
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

const agreedWith = (trail: string) => ({ obtained_on: "2026-11-02", may_contact: true, may_be_shared: `Avtalt for ${trail}.`, must_not_be_shared: "" });
/** One stands in a phone call with a participant; a visit at the one employer begins soon, at the other later. */
const DAY = {
  home: () => ({
    ...HOME,
    meetings_today: [
      meetingRow({ id: "call", kind: "participant", channel: "phone", employer: null, employer_name: "", trail: "trail-3", at: NOW - 10 * 60_000 }),
      meetingRow({ id: "here", trail: "trail-1", employer: "999999999", employer_name: "Eksempel Logistikk AS", at: NOW + 20 * 60_000 }),
      meetingRow({ id: "there", trail: "trail-2", employer: "888888888", employer_name: "Testbakeriet AS", at: NOW + 90 * 60_000 }),
    ],
  }),
  openness: ({ trail }: { trail: string }) => agreedWith(trail),
  employer: ({ org_number }: { org_number: string }) => {
    const known = employerView();
    return org_number === "999999999" ? known : { ...known, row: { ...known.row, org_number, name: org_number === "888888888" ? "Testbakeriet AS" : "Prøve Arkiv AS" }, contacts: [] };
  },
};

it("tells nothing of whoever is on the phone now: only a visit to an employer is one", async () => {
  const { backend } = visit(DAY);
  await screen.findByText("Avtalt for trail-1.");
  expect(backend.asked("openness")).toEqual([{ trail: "trail-1" }]);
});

it("is about the employer whose page is open, with what is agreed for the visit there", async () => {
  const { backend } = visit(DAY, { employer: "888888888" });
  await screen.findByText("Avtalt for trail-2.");
  expect(screen.getByRole("heading", { level: 1, name: "Testbakeriet AS" })).toBeTruthy();
  expect(backend.asked("openness")).toEqual([{ trail: "trail-2" }]);
});

it("names the employer whose page is open also without a visit there, and tells nobody's words", async () => {
  const { backend } = visit(DAY, { employer: "777777777" });
  await screen.findByRole("heading", { level: 1, name: "Prøve Arkiv AS" });
  await screen.findByText("To på kveldsskift");
  expect(backend.asked("openness")).toEqual([]);
});

it("is about the meeting that is open, whatever goes on now", async () => {
  const row = meetingRow({ id: "old", trail: "trail-5", employer: "888888888", employer_name: "Testbakeriet AS", status: "completed", at: at(-3, 9) });
  const { backend } = visit({ ...DAY, meeting: () => meetingView({ id: "old", row }) }, { meeting: "old" });
  await screen.findByText("Avtalt for trail-5.");
  await screen.findByRole("heading", { level: 1, name: "Testbakeriet AS" });
  expect(backend.asked("openness")).toEqual([{ trail: "trail-5" }]);
});

it.each([
  ["a talk with a participant", meetingRow({ id: "old", kind: "participant", employer: null, employer_name: "", place: "Kirkens hus" })],
  ["a visit that was called off", meetingRow({ id: "old", status: "cancelled" })],
  ["a colleague's visit", meetingRow({ id: "old", mine: false })],
  ["a visit that was undone", meetingRow({ id: "old", undone: true })],
])("tells nothing of anybody on the page of %s", async (_what, row) => {
  const { backend } = visit({ ...DAY, meeting: () => meetingView({ id: "old", row }) }, { meeting: "old" });
  await waitFor(() => expect(backend.asked("meeting")).toEqual([{ id: "old" }]));
  await screen.findByRole("heading", { level: 1, name: row.employer === null ? "Besøk" : row.employer_name });
  expect(screen.queryByText("Kirkens hus")).toBeNull();
  expect(backend.asked("openness")).toEqual([]);
});

it("is about the participant whose trail is open, and tells nothing where no visit is theirs", async () => {
  const { backend, unmount } = visit(DAY, { trail: "trail-2" });
  await screen.findByText("Avtalt for trail-2.");
  expect(backend.asked("openness")).toEqual([{ trail: "trail-2" }]);
  unmount();
  const other = visit(DAY, { trail: "trail-9" });
  await waitFor(() => expect(other.backend.asked("home")).toHaveLength(1));
  await screen.findByRole("heading", { level: 1, name: "Besøk" });
  expect(other.backend.asked("openness")).toEqual([]);
});

it("tells nobody's words where two visits at once are about two people", async () => {
  const both = ["trail-1", "trail-2"].map((trail) => meetingRow({ id: trail, trail, at: NOW }));
  const { backend } = visit({ ...DAY, home: () => ({ ...HOME, meetings_today: both }) });
  await screen.findByRole("heading", { level: 1, name: "Eksempel Logistikk AS" });
  await screen.findByText("To på kveldsskift");
  expect(backend.asked("openness")).toEqual([]);
});
