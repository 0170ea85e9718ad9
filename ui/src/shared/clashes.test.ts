import { describe, expect, it } from "vitest";
import type { MeetingRow } from "../bindings/api";
import { at, meetingRow } from "../testing/synthetic";
import { clashesOf, overlapping } from "./clashes";

const row = (change: Partial<MeetingRow> = {}) => meetingRow({ id: "one", at: at(0, 10), minutes: 60, travel_to: 0, travel_from: 0, ...change });

const other = (change: Partial<MeetingRow>) => row({ id: "other", ...change });

describe("meetings claim the same time", () => {
  it.each<[string, Partial<MeetingRow>, boolean]>([
    ["when one begins within the other", { at: at(0, 10, 30) }, true],
    ["when the road there does", { at: at(0, 11, 20), travel_to: 30 }, true],
    ["when the road back ends in it", { at: at(0, 9), minutes: 30, travel_from: 45 }, true],
    ["when one has been held and the other has not", { status: "completed" }, true],
    ["not back to back", { at: at(0, 11) }, false],
    ["not with what is called off", { status: "cancelled" }, false],
    ["not with what was taken back", { undone: true }, false],
    ["not with a colleague's", { mine: false }, false],
    ["not with themselves", { id: "one" }, false],
    ["not on another day", { at: at(1, 10) }, false],
  ])("%s", (_, change, found) => {
    expect(overlapping(row(), [other(change)])).toHaveLength(found ? 1 : 0);
    expect(overlapping(other(change), [row()])).toHaveLength(found ? 1 : 0);
  });

  it("is a collision while both are ahead", () => {
    expect(clashesOf(row(), [other({})])).toEqual([other({})]);
    for (const status of ["completed", "no_show"] as const) {
      expect(clashesOf(row(), [other({ status })])).toEqual([]);
      expect(clashesOf(other({ status }), [row()])).toEqual([]);
    }
  });
});
