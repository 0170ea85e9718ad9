import { expect, it } from "vitest";
import { combined, wordDiff } from "./word-diff";

const marked = (one: string, other: string) =>
  wordDiff(one, other).map((parts) => parts.map(({ text, same }) => (same ? text : `[${text}]`)).join(""));

it.each([
  ["Møtes på lageret", "Møtes ved lageret", ["Møtes [på ]lageret", "Møtes [ved ]lageret"]],
  ["samme", "samme", ["samme", "samme"]],
  ["", "ny", ["", "[ny]"]],
  ["a b c", "c", ["[a b ]c", "c"]],
  ["a b c d", "b d", ["[a ]b [c ]d", "b d"]],
  ["c a b", "a x b", ["[c ]a b", "a [x ]b"]],
  ["a b c", "x b a c", ["[a ]b c", "[x ]b [a ]c"]],
  ["x a b", "a b x", ["[x ]a b", "a b [x]"]],
  ["a b x", "x a b", ["a b [x]", "[x ]a b"]],
  ["ord  her", "ord her", ["ord  her", "ord her"]],
  ["  innrykk", "innrykk", ["[  ]innrykk", "innrykk"]],
])("marks what only one of «%s» and «%s» holds", (one, other, shown) => {
  expect(marked(one, other)).toEqual(shown);
});

it("shows texts that are too long to compare as different", () => {
  const long = "ord ".repeat(700);
  expect(wordDiff(long, "ord")).toEqual([[{ text: long, same: false }], [{ text: "ord", same: false }]]);
  expect(wordDiff("", long)).toEqual([[], [{ text: long, same: false }]]);
  expect(wordDiff("ord ord", long)).toEqual([[{ text: "ord ord", same: false }], [{ text: long, same: false }]]);
});

it("takes from both without saying anything twice", () => {
  expect(combined("Avtalt prøveuke.\nRing på fredag.", "Ring på fredag.\nTa med vernesko.")).toBe("Avtalt prøveuke.\nRing på fredag.\nTa med vernesko.");
  expect(combined("En.", "To.\n\nTre.")).toBe("En.\nTo.\nTre.");
  expect(combined("Kantina", "Resepsjonen ")).toBe("Kantina / Resepsjonen");
  expect(combined("Kantina", "Kantina, andre etasje")).toBe("Kantina, andre etasje");
  expect(combined("Kantina, andre etasje", "Kantina")).toBe("Kantina, andre etasje");
  expect(combined("Bare her ", " ")).toBe("Bare her");
  expect(combined("", "Bare her")).toBe("Bare her");
  expect(combined("Avtalt prøveuke.\n\n", "  Avtalt prøveuke.\n\nTa med vernesko.")).toBe("Avtalt prøveuke.\nTa med vernesko.");
});
