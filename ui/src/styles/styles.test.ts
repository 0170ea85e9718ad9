import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const FOLDER = "src/styles";

/** Classes that a file lays out by themselves, outside what it says for certain windows and for paper. */
function classesOf(file: string): string[] {
  const css = readFileSync(`${FOLDER}/${file}`, "utf8").replace(/\/\*.*?\*\//gsu, "");
  const classes: string[] = [];
  let depth = 0;
  for (const [, text = "", brace] of css.matchAll(/([^{}]*)([{}])/gu)) {
    if (brace === "{" && depth === 0 && !text.trim().startsWith("@")) classes.push(...text.split(",").map((selector) => selector.trim()).filter((selector) => /^\.wt-[\w-]+$/u.test(selector)));
    depth += brace === "{" ? 1 : -1;
  }
  return [...new Set(classes)];
}

it("lays a class out in one file, so that two parts of the window never squeeze each other", () => {
  const homes = new Map<string, string[]>();
  for (const file of readdirSync(FOLDER).filter((name) => name.endsWith(".css"))) {
    for (const name of classesOf(file)) homes.set(name, [...(homes.get(name) ?? []), file]);
  }
  expect(homes.size).toBeGreaterThan(100);
  expect([...homes].filter(([, files]) => files.length > 1)).toEqual([]);
});

/** What one rule outside all conditions says of a class. */
const ruleOf = (file: string, selector: string): string =>
  new RegExp(`^${selector.replace(".", "\\.")} \\{([^}]*)\\}`, "mu").exec(readFileSync(`${FOLDER}/${file}`, "utf8"))?.[1] ?? "";

it("lets the page alone scroll: nothing that lies in it can make the window longer than it is", () => {
  expect(ruleOf("shell.css", ".wt-content")).toMatch(/position: relative;[^]*overflow-y: auto;/u);
  expect(ruleOf("shell.css", ".wt-shell")).toMatch(/height: 100%;[^]*overflow: clip;/u);
});
