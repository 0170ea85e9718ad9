import { expect, it } from "vitest";
import { moveTyping } from "./move-typing";

it.each([
  ["abc", "abcd", "abc", "abcd"],
  ["abc", "abcd", "abc og kollegaens", "abcd og kollegaens"],
  ["slutt", "ny slutt", "kollegaens slutt", "kollegaens ny slutt"],
  ["bort med dette", "bort", "bort med dette her", "bort her"],
  ["alt", "alt mulig", "noe helt annet", "noe helt annet mulig"],
  ["aa", "aaa", "aa", "aaa"],
  ["begge steder", "begge X steder", "begge steder og mer", "begge X steder og mer"],
  ["langt foran kort", "langt foran nytt kort", "nå langt foran kort", "nå langt foran nytt kort"],
  ["kort langt bak dette", "kort nytt langt bak dette", "kort langt bak dette nå", "kort nytt langt bak dette nå"],
  ["midt i her", "midt X her", "byttet ut", "byttet ut\nX"],
  ["bort med dette", "bort", "bort i kollegaens ord", "bort i kollegaens ord"],
  ["alt en lang hale", "en lang hale", "ny en lang hale", "ny en lang hale"],
])("moves typing done during a save onto the saved text (%s → %s on %s)", (from, typed, onto, moved) => {
  expect(moveTyping(from, typed, onto)).toBe(moved);
});
