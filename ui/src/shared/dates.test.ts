import { describe, expect, it } from "vitest";
import { NOW, TODAY } from "../testing/synthetic";
import {
  addDays, addMonths, formatLocal, localTime, nowRounded, parseDay, parseLocal, parseTime, relativeDay, shortDay, weekday, weekNumber, writtenHere,
} from "./dates";

describe("dates", () => {
  it("shows instants on the clock in Oslo, in winter and in summer", () => {
    expect(localTime(NOW)).toBe("2026-11-21T14:32");
    expect(localTime(Date.UTC(2026, 6, 1, 12))).toBe("2026-07-01T14:00");
    expect(localTime(Date.UTC(2026, 11, 31, 23, 30))).toBe("2027-01-01T00:30");
  });

  it("rounds now down, so that a visit just held is not in the future", () => {
    expect(nowRounded(NOW)).toBe("2026-11-21T14:30");
    expect(formatLocal(nowRounded(NOW))).toBe("21.11.2026 14:30");
  });

  it.each([
    [0, "i dag"], [1, "i morgen"], [-1, "i går"], [2, "mandag"], [6, "fredag"], [7, "28. november"], [-3, "18. november"], [60, "20. januar 2027"],
  ])("names the day %i days away %s", (ahead, text) => {
    expect(relativeDay(addDays(TODAY, ahead), TODAY)).toBe(text);
  });

  it.each([
    ["2026-03-06", "06.03.2026"], ["2026-03-06 08:30", "06.03.2026 08:30"], ["2026-03-06T08:30", "06.03.2026 08:30"], ["IPS 2026-03-06", "IPS 2026-03-06"], ["", ""],
  ])("shows the value «%s» as «%s»", (value, shown) => {
    expect(writtenHere(value)).toBe(shown);
  });

  it("shortens months for narrow columns", () => {
    expect(shortDay("2026-11-01", TODAY)).toBe("1. nov.");
    expect(shortDay("2025-05-17", TODAY)).toBe("17. mai 2025");
  });

  it("knows weekday and week", () => {
    expect(weekday(TODAY)).toBe("lørdag");
    expect(weekNumber(TODAY)).toBe(47);
    expect(weekNumber("2027-01-01")).toBe(53);
  });

  it.each([
    ["i morgen", "2026-11-22"], ["om en uke", "2026-11-28"], ["fredag", "2026-11-27"], ["man", "2026-11-23"], ["lørdag", "2026-11-28"],
    ["24.11", "2026-11-24"], ["1.12.", "2026-12-01"], ["1.2.27", "2027-02-01"], ["03.12.2026", "2026-12-03"], ["03122026", "2026-12-03"],
    ["2026-12-03", "2026-12-03"],
  ])("reads the day typed as «%s»", (typed, day) => {
    expect(parseDay(typed, TODAY)).toBe(day);
  });

  it.each(["", "30.02.2026", "2026-13-01", "i fjor", "99"])("refuses «%s» as a day", (typed) => {
    expect(parseDay(typed, TODAY)).toBeNull();
  });

  it.each([
    ["21.11.2026 14:30", "2026-11-21T14:30"], ["2026-11-21T14:30", "2026-11-21T14:30"], ["i går 9", "2026-11-20T09:00"],
    ["i morgen kl. 10.15", "2026-11-22T10:15"], ["14:30", "2026-11-21T14:30"], ["0930", "2026-11-21T09:30"], ["24.11 0815", "2026-11-24T08:15"],
  ])("reads the time typed as «%s»", (typed, local) => {
    expect(parseLocal(typed, TODAY)).toBe(local);
  });

  it.each(["", "i morgen", "25:00", "31.02.2026 10:00", "21.11.2026 24:00"])("refuses «%s» as a time", (typed) => {
    expect(parseLocal(typed, TODAY)).toBeNull();
  });

  it("refuses impossible clock times", () => {
    expect(parseTime("23:59")).toBe("23:59");
    expect(parseTime("7:60")).toBeNull();
  });
});

it("knows the same day of another month, and the last one of a month that has no such day", () => {
  expect(addMonths("2026-11-22", -1)).toBe("2026-10-22");
  expect(addMonths("2026-05-31", -3)).toBe("2026-02-28");
  expect(addMonths("2028-02-29", -12)).toBe("2027-02-28");
  expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
});
