import { expect, it } from "vitest";
import { csvOf } from "./csv";

it("writes semicolons, quotes what holds one, and makes text of what looks like a formula", () => {
  expect(csvOf([["Navn", "Merket"], ['Nora "Nor" Prøvestad; II', "=1+1"], ["-2", "to\nlinjer"], ["to\r", "én"]])).toBe(
    '\u{FEFF}Navn;Merket\r\n"Nora ""Nor"" Prøvestad; II";\'=1+1\r\n\'-2;"to\nlinjer"\r\n"to\r";én\r\n',
  );
});
