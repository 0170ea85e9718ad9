/// The accessibility check of WCAG 2.1 A and AA on what the window shows now.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { until } from "./waiting.mjs";

const SOURCE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** Waits until nothing moves: colours are judged and pictures taken when nothing fades or slides any more; a spinner may go on turning. */
export const atRest = (browser) =>
  until("the page to be at rest", () =>
    browser.execute(() =>
      document.querySelector('[data-painting="true"]') === null &&
      document.getAnimations().every((one) => one.playState !== "running" || one.effect?.getTiming().iterations === Infinity)));

/** Every violation, one line each: the rule, where, and what is wrong there. */
export async function violations(browser) {
  await atRest(browser);
  // Scripts of the driver are not held back by the page's content policy.
  await browser.execute(SOURCE);
  const found = await browser.execute(async (tags) => {
    const { passes, violations: broken } = await window.axe.run(document, { runOnly: { type: "tag", values: tags } });
    return { passed: passes.length, broken: broken.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ target, failureSummary }) => [target.join(" "), failureSummary]) })) };
  }, TAGS);
  if (found.passed === 0) throw new Error("axe looked at nothing");
  return found.broken.flatMap(({ id, nodes }) => nodes.map(([where, why]) => `${id} at ${where}: ${why.replaceAll(/\s+/gu, " ")}`));
}
