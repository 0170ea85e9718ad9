import { describe, expect, it } from "vitest";
import { at, meetingRow, meetingView, NOW, trailRow } from "../../testing/synthetic";
import { toCommand, toEdit } from "./command";
import { emptyForm, formOf, guessPlanned, guessTrail, plannedBehind, type QuickLogForm, readDraft, shownForm, worthKeeping, draftBody } from "./form";
import { EMPTY_HOME, HOME } from "../../testing/synthetic";

const WORDS = { when: "when", day: "day", minutes: "minutes", trail: "trail", required: "required" };

const blank = (change: Partial<QuickLogForm> = {}): QuickLogForm => ({ ...emptyForm(trailRow(), NOW), ...change });
const read = (change: Partial<QuickLogForm> = {}) => toCommand(shownForm(blank(change), []), "Møte", NOW, WORDS);

describe("the quick log as a command", () => {
  it.each<[string, Partial<QuickLogForm>, string, string]>([
    ["nobody is chosen", { trail: "" }, "trail", "trail"],
    ["the minutes are words", { minutes: "en time" }, "minutes", "minutes"],
    ["the travel is words", { travelTo: "tjue" }, "minutes", "travel_to"],
    ["the task has no day", { taskSubject: "Ringe" }, "required", "follow_up.due"],
    ["the task's day is none", { taskSubject: "Ringe", taskDue: "en gang" }, "day", "follow_up.due"],
    ["there is a day and no task", { taskDue: "i morgen" }, "required", "follow_up.subject"],
  ])("says at the field that %s", (_what, change, message, field) => {
    expect(read(change)).toMatchObject({ refused: { message, field } });
  });

  it("has neither participant nor task when it is about no participant", () => {
    const alone = read({ kind: "employer_only", taskSubject: "Ringe", taskDue: "i morgen", namesConfirmed: "true" });
    expect(alone).toMatchObject({ input: { kind: "employer_only", no_person_data: false, names_confirmed: true } });
    expect(alone).not.toHaveProperty("input.trail");
    expect(alone).not.toHaveProperty("input.follow_up");
  });

  it("takes the number of an employer as it is written in a letter", () => {
    expect(read({ kind: "employer", employerNumber: "888 888 888" })).toMatchObject({ input: { employer: "888888888" } });
  });

  it("says why it was called off only when it was", () => {
    const facts = { ...blank().facts, cancel_reason: "Syk" };
    expect(read({ facts, status: "cancelled" })).toMatchObject({ input: { cancel_reason: "Syk" } });
    expect(read({ facts, status: "completed" })).not.toHaveProperty("input.cancel_reason");
  });

  it("changes of a planned meeting only what became another", () => {
    const row = meetingRow({ at: at(0, 13, 30), kind: "participant", employer: null, employer_name: "", sub_category: null });
    const planned = { planned: row.id, at: "21.11.2026 13:30", minutes: "45", place: row.place, travelTo: "20", travelFrom: "20", status: "completed" as const };
    const edit = (change: Partial<QuickLogForm>) => {
      const command = read({ ...planned, ...change });
      if (!("input" in command)) throw new Error(command.refused.message);
      return toEdit({ ...command.input, subject: row.subject }, meetingView({ row }));
    };
    expect(edit({})).toEqual({ id: "meeting-1", status: "completed" });
    expect(edit({ at: "21.11.2026 14:00", minutes: "30", place: "Kafeen", travelTo: "" })).toEqual({
      id: "meeting-1", status: "completed", at: "2026-11-21T14:00", minutes: 30, place: "Kafeen", travel_to: 0,
    });
  });
});

describe("what the quick log guesses", () => {
  it("is whom today's nearest meeting is with, else whom one had contact with last, and nobody who has ended", () => {
    const trails = [
      trailRow({ id: "ended", phase: "ended", last_contact_at: at(0, 12) }),
      trailRow({ id: "recent", last_contact_at: at(-1, 9) }),
      trailRow({ id: "today", last_contact_at: at(-9, 9) }),
    ];
    expect(guessTrail(trails, EMPTY_HOME, NOW)?.id).toBe("recent");
    expect(guessTrail(trails, { ...HOME, meetings_today: [meetingRow({ trail: "today" })] }, NOW)?.id).toBe("today");
  });

  it("offers to close one's own planned meetings that have begun, the latest first, and no more than three", () => {
    const meetings_today = [
      meetingRow({ id: "early", at: at(0, 9) }),
      meetingRow({ id: "held", at: at(0, 10), status: "completed" }),
      meetingRow({ id: "colleague", at: at(0, 11), mine: false }),
      meetingRow({ id: "undone", at: at(0, 12), undone: true }),
      meetingRow({ id: "late", at: at(0, 13) }),
      meetingRow({ id: "ahead", at: at(0, 16) }),
    ];
    const meetings_left_open = [meetingRow({ id: "open-1", at: at(-1, 9) }), meetingRow({ id: "open-2", at: at(-2, 9) })];
    expect(plannedBehind({ ...HOME, meetings_today, meetings_left_open }, NOW).map(({ id }) => id)).toEqual(["late", "early", "open-1"]);
  });

  it("takes none of another day for the one that is meant", () => {
    const open = meetingRow({ id: "open-1", at: at(-1, 9) });
    expect(guessPlanned({ ...HOME, meetings_today: [], meetings_left_open: [open] }, undefined, NOW)).toBeUndefined();
    expect(guessPlanned({ ...HOME, meetings_today: [{ ...open, at: at(0, 9) }], meetings_left_open: [] }, undefined, NOW)?.id).toBe("open-1");
  });

  it("takes the name of no participant from a meeting that is about none", () => {
    expect(formOf(meetingRow({ trail: null, trail_title: "Testbakeriet AS", kind: "employer_only" }), blank())).toMatchObject({ trail: "", trailText: "" });
  });

  it("takes the place from the last visit of its kind, to that employer, that was not undone", () => {
    const past = [
      meetingRow({ id: "undone", place: "Feil sted", undone: true, employer: "999999999", employer_name: "Eksempel" }),
      meetingRow({ id: "other", place: "Hos en annen", employer: "888888888", employer_name: "Testbakeriet AS" }),
      meetingRow({ id: "right", place: "Lageret", employer: "999999999" }),
    ];
    const form = blank({ kind: "employer" });
    expect(shownForm(form, past)).toMatchObject({ employerNumber: "888888888", place: "Hos en annen" });
    expect(shownForm({ ...form, employerNumber: "999999999" }, past).place).toBe("Lageret");
    expect(shownForm({ ...form, employerNumber: "999999999", channel: "phone" }, past).place).toBe("");
  });
});

describe("a quick log's draft", () => {
  it("is made of what a person typed, not of what was proposed, begun with or planned", () => {
    expect(worthKeeping(blank(), blank())).toBe(false);
    expect(worthKeeping(blank({ place: "Grorud" }), blank())).toBe(true);
    expect(worthKeeping(blank({ place: "Grorud" }), blank({ place: "Grorud" }))).toBe(false);
    expect(worthKeeping(blank({ planned: "meeting-1", place: "Grorud", travelTo: "20" }), blank())).toBe(false);
    expect(worthKeeping(blank({ planned: "meeting-1", note: "Fikk omvisning" }), blank())).toBe(true);
  });

  it("comes back as it was, also where somebody said that it follows from the rest", () => {
    const kept = blank({ note: "Halvferdig", status: "no_show", place: null, subject: null });
    expect(readDraft(draftBody(kept), blank({ place: "Et annet sted", subject: "Et annet emne" }))).toEqual(kept);
  });
});
