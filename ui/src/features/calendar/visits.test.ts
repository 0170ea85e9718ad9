import { describe, expect, it } from "vitest";
import { at, calendarOf, meetingRow, TODAY } from "../../testing/synthetic";
import { across, along, type Cursor, kept, settle, type Sheet, toMeeting } from "./cursor";
import { stepped, stretchOf, titleOf, weeksOf } from "./days";
import { canMove, shifted } from "./move";
import { hoursOf, laidOut, visitsOf } from "./visits";

const entry = (id: string, hour: number, minutes: number, mine = true) => {
  const meeting = meetingRow({ id, at: at(0, hour), minutes, travel_to: 0, travel_from: 0, mine });
  return { kind: "meeting" as const, from: meeting.at, to: meeting.at + minutes * 60_000, meeting };
};

const slot = (hour: number, day = TODAY): Cursor => ({ day, minute: hour * 60, meeting: null });
const on = (id: string, hour: number): Cursor => ({ day: TODAY, minute: hour * 60, meeting: id });

describe("the blocks of a sheet", () => {
  it("put the travel around the meeting it belongs to", () => {
    const visit = visitsOf(calendarOf({ from: TODAY, to: TODAY, everybody: false })).find((of) => of.meeting.id === "meeting-1");
    expect(visit).toMatchObject({ day: TODAY, from: 15 * 60 + 30, to: 16 * 60 + 15, busyFrom: 15 * 60 + 10, busyTo: 16 * 60 + 35 });
  });

  it("lie beside each other only while they overlap", () => {
    const laid = laidOut(visitsOf([entry("a", 9, 60), entry("b", 9.5, 60), entry("c", 10, 30), entry("d", 13, 60)]), TODAY);
    expect(laid.map(({ meeting, lane, lanes }) => [meeting.id, lane, lanes])).toEqual([["a", 0, 2], ["b", 1, 2], ["c", 0, 2], ["d", 0, 1]]);
  });

  it("mark own meetings that claim the same time, and neither neighbours nor colleagues'", () => {
    const visits = visitsOf([entry("a", 9, 60), entry("b", 9.5, 60), entry("c", 10.5, 30), entry("d", 9, 60, false)]);
    expect(visits.map(({ meeting, clashes }) => [meeting.id, clashes.map(({ id }) => id)])).toEqual([["a", ["b"]], ["d", []], ["b", ["a"]], ["c", []]]);
  });

  it("mark no clash with what lies at the same time of another day", () => {
    const tomorrow = meetingRow({ id: "b", at: at(1, 9), minutes: 60, travel_to: 0, travel_from: 0 });
    expect(visitsOf([entry("a", 9, 60), { kind: "meeting", from: at(1, 9), to: at(1, 10), meeting: tomorrow }]).flatMap(({ clashes }) => clashes)).toEqual([]);
  });

  it("end with the day, however long the road is", () => {
    const [early, late] = [meetingRow({ id: "early", at: at(0, 0, 10) }), meetingRow({ id: "late", at: at(0, 23, 30) })];
    const around = (meeting: typeof early) => [
      { kind: "travel_to" as const, from: meeting.at - 30 * 60_000, to: meeting.at, meeting },
      { kind: "meeting" as const, from: meeting.at, to: meeting.at + 20 * 60_000, meeting },
      { kind: "travel_from" as const, from: meeting.at + 20 * 60_000, to: meeting.at + 50 * 60_000, meeting },
    ];
    const [first, last] = visitsOf([...around(early), ...around(late)]);
    expect([first?.busyFrom, last?.busyTo]).toEqual([0, 24 * 60]);
  });

  it("lie beside each other when they are too short to be read one above the other", () => {
    expect(laidOut(visitsOf([entry("a", 9, 5), entry("b", 9.25, 5)]), TODAY).map(({ lanes }) => lanes)).toEqual([2, 2]);
  });

  it("show the usual day, and more when something lies outside it", () => {
    expect(hoursOf([], [TODAY])).toEqual({ first: 7, last: 17 });
    expect(hoursOf(visitsOf([entry("a", 6, 30), entry("b", 18, 90)]), [TODAY])).toEqual({ first: 6, last: 20 });
  });
});

describe("the keyboard's place on a sheet", () => {
  const sheet: Sheet = { visits: visitsOf([entry("a", 9, 60), entry("b", 9, 30), entry("c", 13, 60)]), first: 7, last: 17 };

  it("is the meeting that covers the time, or the free slot", () => {
    expect(settle(sheet, TODAY, 9 * 60 + 40)).toEqual(on("a", 9));
    expect(settle(sheet, TODAY, 11 * 60 + 10)).toEqual(slot(11));
    expect(settle(sheet, TODAY, 0)).toEqual(slot(7));
    expect(settle(sheet, TODAY, 23 * 60)).toEqual(slot(16.5));
  });

  it("goes down over every meeting, also one that lies beside another, and past them", () => {
    const places = [slot(8.5)];
    for (let presses = 0; presses < 4; presses += 1) places.push(along(sheet, places.at(-1) ?? slot(8.5), 1));
    expect(places).toEqual([slot(8.5), on("a", 9), on("b", 9), slot(10), slot(10.5)]);
  });

  it("comes back up to the last meeting of the slot", () => {
    expect(along(sheet, slot(10), -1)).toEqual(on("a", 9));
    expect(along(sheet, on("a", 9), -1)).toEqual(slot(8.5));
    expect(along(sheet, on("c", 13), 1)).toEqual(slot(14));
    expect(along(sheet, slot(7), -1)).toEqual(slot(7));
    const beside: Sheet = { ...sheet, visits: visitsOf([entry("d", 9, 60), entry("e", 9, 60)]) };
    expect(along(beside, slot(10), -1)).toEqual(on("e", 9));
  });

  it("is at the meeting wherever it has moved to, and at its time when the one or the other is gone", () => {
    expect(kept(sheet, on("c", 8))).toEqual(on("c", 13));
    expect(kept(sheet, on("gone", 11))).toEqual(slot(11));
    expect(kept(sheet, slot(13))).toEqual(on("c", 13));
  });

  it("keeps the time when it goes to another day", () => {
    expect(across(sheet, on("c", 13), 1)).toEqual(slot(13, "2026-11-22"));
  });

  it("jumps from meeting to meeting", () => {
    expect(toMeeting(sheet, slot(7), 1)).toEqual(on("a", 9));
    expect(toMeeting(sheet, on("b", 9), 1)).toEqual(on("c", 13));
    expect(toMeeting(sheet, on("c", 13), 1)).toEqual(on("c", 13));
    expect(toMeeting(sheet, slot(15), -1)).toEqual(on("c", 13));
  });
});

describe("the days of the calendar", () => {
  it("are whole weeks from Monday", () => {
    expect(stretchOf("week", TODAY)).toEqual({ from: "2026-11-16", to: "2026-11-22" });
    expect(stretchOf("month", "2026-02-15")).toEqual({ from: "2026-01-26", to: "2026-03-01" });
    expect(weeksOf(stretchOf("month", TODAY)).map(({ number }) => number)).toEqual([44, 45, 46, 47, 48, 49]);
  });

  it("step by what is shown", () => {
    expect([stepped("day", TODAY, 1), stepped("week", TODAY, -1), stepped("month", "2026-12-31", 1), stepped("month", "2026-03-31", -1)]).toEqual([
      "2026-11-22", "2026-11-14", "2027-01-01", "2026-02-01",
    ]);
  });

  it("are called by what they have in common", () => {
    expect([titleOf("week", TODAY), titleOf("week", "2026-12-01"), titleOf("week", "2026-12-31"), titleOf("day", TODAY)]).toEqual([
      "16.–22. november 2026", "30. november – 6. desember 2026", "28. desember 2026 – 3. januar 2027", "lørdag 21. november 2026",
    ]);
  });
});

it("only what is one's own, planned and not undone is moved", () => {
  const movable = [{}, { mine: false }, { status: "completed" as const }, { undone: true }].map((change) => canMove(meetingRow({ status: "planned", ...change })));
  expect(movable).toEqual([true, false, false, false]);
});

it("a meeting on its way stays within its day when minutes would carry it out", () => {
  expect([shifted("2026-11-21T15:30", 0, 15), shifted("2026-11-21T23:40", 0, 15), shifted("2026-11-21T00:05", 0, -15), shifted("2026-11-21T15:30", -7, 0)]).toEqual([
    "2026-11-21T15:45", "2026-11-21T23:45", "2026-11-21T00:00", "2026-11-14T15:30",
  ]);
});
