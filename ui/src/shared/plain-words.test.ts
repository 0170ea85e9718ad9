import { readFileSync } from "node:fs";
import i18next from "i18next";
import { expect, it } from "vitest";
import { METHOD_WORDS, plainly } from "./plain-words";

const METHOD = ["../crates/domain/data/profile.toml", "../crates/domain/src/codes.rs"].map((file) => readFileSync(file, "utf8")).join("\n");

it.each(METHOD_WORDS.map(([plain, ...labels]) => [plain, labels] as const))("says plainly what the method calls so still: %s", (_plain, labels) => {
  expect(labels.filter((label) => !METHOD.includes(`"${label}"`))).toEqual([]);
});

it("speaks to the participant, and leaves as it is what has no plainer word", () => {
  expect(plainly("Kan formidles til arb.giver/utd.sted", i18next.t)).toBe("Dette kan vi fortelle om deg");
  expect(plainly("Møte med deltaker", i18next.t)).toBe("Møte med jobbspesialisten din");
  expect(plainly("Interesser/hobby", i18next.t)).toBe("Interesser/hobby");
});
