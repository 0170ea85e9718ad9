import i18next from "i18next";
import { afterEach, describe, expect, it } from "vitest";
import { NOW, TODAY } from "../testing/synthetic";
import { megabytes } from "./amounts";
import { addDays, formatDay, formatLocal, formatMonth, localTime, parseDay, parseLocal, relativeDay, shortDay, weekday } from "./dates";
import { en } from "./en";
import { changeLanguage } from "./i18n";
import { LANGUAGES, type Language } from "./language";
import { nb } from "./nb";
import { nn } from "./nn";

type Tree = { readonly [key: string]: string | Tree };

/** Every text with the path of its key. */
function flat(tree: Tree, path = ""): Map<string, string> {
  return new Map(Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value] as const] : [...flat(value, `${path}${key}.`)]));
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? "").toSorted();

const NB = flat(nb);
const OTHERS: [Language, Map<string, string>][] = [["nn", flat(nn)], ["en", flat(en)]];

describe.each(OTHERS)("the texts in %s", (_language, texts) => {
  it("have every key of bokmål, and none that is left over", () => {
    expect([...texts.keys()].toSorted()).toEqual([...NB.keys()].toSorted());
  });

  it("have the same placeholders as bokmål", () => {
    const differing = [...NB].filter(([key, text]) => placeholders(text).join() !== placeholders(texts.get(key) ?? "").join());
    expect(differing.map(([key]) => key)).toEqual([]);
  });
});

it.each([["nb", NB] as const, ...OTHERS])("no text in %s is empty, and whatever is counted has both forms", (_language, texts) => {
  expect([...texts].filter(([, text]) => text.trim() === "")).toEqual([]);
  const alone = [...texts.keys()].filter((key) =>
    (key.endsWith("_one") && !texts.has(key.replace(/_one$/u, "_other"))) || (key.endsWith("_other") && !texts.has(key.replace(/_other$/u, "_one"))));
  expect(alone).toEqual([]);
});

describe("what follows the language", () => {
  afterEach(() => changeLanguage("nb"));

  it.each<[Language, string, string]>([["nb", "Oppgaver", "nb"], ["nn", "Oppgåver", "nn"], ["en", "Tasks", "en"]])(
    "texts in %s, and what the page says it is written in",
    async (language, text, lang) => {
      await changeLanguage(language);
      expect(i18next.t("nav.tasks")).toBe(text);
      expect(document.documentElement.lang).toBe(lang);
    },
  );

  it.each<[Language, string[]]>([
    ["nb", ["i morgen", "mandag", "lørdag", "1. nov.", "november 2026", "21.11.2026", "1,2"]],
    ["nn", ["i morgon", "måndag", "laurdag", "1. nov.", "november 2026", "21.11.2026", "1,2"]],
    ["en", ["tomorrow", "Monday", "Saturday", "1 Nov", "November 2026", "21/11/2026", "1.2"]],
  ])("days and amounts in %s", async (language, said) => {
    await changeLanguage(language);
    expect([
      relativeDay(addDays(TODAY, 1), TODAY), relativeDay(addDays(TODAY, 2), TODAY), weekday(TODAY), shortDay("2026-11-01", TODAY),
      formatMonth(TODAY), formatDay(TODAY), megabytes(1_200_000),
    ]).toEqual(said);
  });

  it.each(LANGUAGES)("a time shown in %s is read back as the same time", async (language) => {
    await changeLanguage(language);
    const local = localTime(NOW);
    expect(parseLocal(formatLocal(local), TODAY)).toBe(local);
  });

  it.each([
    ["i morgon", "2026-11-22"], ["tomorrow", "2026-11-22"], ["om ei veke", "2026-11-28"], ["in a week", "2026-11-28"], ["måndag", "2026-11-23"],
    ["on monday", "2026-11-23"], ["tys", "2026-11-24"], ["wed", "2026-11-25"], ["laurdag", "2026-11-28"], ["yesterday", "2026-11-20"],
  ])("«%s» is read whatever the language", (typed, day) => {
    expect(parseDay(typed, TODAY)).toBe(day);
  });
});
