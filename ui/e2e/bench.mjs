/// Reads in the real window how long it makes one wait, and prints it beside the budgets.
///
/// Run by `cargo xtask bench ui`, which says where the program and the vault are, and in WORKTRAIL_TRAILS how many trails
/// it holds.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { needed, rehearsed, sized } from "./support/rehearsed.mjs";
import { busyTrail } from "./support/surfaces.mjs";

const SIZE = [1280, 800];
/** How often each page is gone to; the first time is told beside the median, as its code is read then. */
const TIMES = 9;
const PAGES = ["portfolio", "tasks", "calendar", "employers", "home"];
const QUERIES = ["va", "vakt", "truck", "leder", "søknad", "åpen"];
const SIGNS = 200;

/** Milliseconds. The unlock's and the search's are the design's; a page at once, and two pictures of sixty a second. */
const BUDGET = { unlock: (trails) => (trails > 25 ? 300 : 150), page: 100, search: 150, frame: 34 };
/** What the first load may weigh compressed, in bytes. */
const FIRST_LOAD_MAX = 350_000;

const DIST = join(import.meta.dirname, "../dist");

/** All scripts that the page names, compressed as a server would. */
function firstLoad() {
  const page = readFileSync(join(DIST, "index.html"), "utf8");
  const scripts = [...page.matchAll(/(?:src|href)="(?:\.?\/)?(assets\/[^"]+\.js)"/gu)].map(([, path]) => path);
  return scripts.reduce((bytes, path) => bytes + gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length, 0);
}

const row = (what, measured, budget, unit) =>
  process.stdout.write(`${what.padEnd(44)} ${`${Math.round(measured)} ${unit}`.padStart(12)} ${`${budget} ${unit}`.padStart(12)} ${`${Math.round((100 * measured) / budget)} %`.padStart(7)}${measured > budget ? "  MISSED" : ""}\n`);
const median = (times) => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)];

/** Waits for the window's own measure of a wait, and takes it away. */
const measure = async (window, name) => {
  const { duration } = await window.until(`a measure of «${name}»`, () =>
    window.browser.execute((of) => {
      const [found] = performance.getEntriesByName(of, "measure");
      performance.clearMeasures(of);
      return found === undefined ? null : { duration: found.duration };
    }, name));
  return duration;
};

async function pages(window) {
  for (const name of PAGES) {
    const times = [];
    for (let time = 0; time < TIMES; time += 1) {
      await window.press("nav-settings");
      await measure(window, "page:settings");
      await window.press(`nav-${name}`);
      times.push(await measure(window, `page:${name}`));
    }
    row(`${name}, first time`, times[0], BUDGET.page, "ms");
    row(`${name}, median of the rest`, median(times.slice(1)), BUDGET.page, "ms");
  }
}

async function search(window) {
  const times = [];
  await window.press("nav-search");
  for (const query of QUERIES) {
    await window.fill("search-input", query);
    times.push(await measure(window, "search"));
  }
  row("last key to hits, slowest", Math.max(...times), BUDGET.search, "ms");
}

/** The longest that the picture stood still while a note was typed. */
async function typing(window) {
  await window.goToTrail(await busyTrail(window));
  await window.keys("l");
  await window.focused("ql-note");
  await window.browser.execute(() => {
    window.longestFrame = 0;
    window.watching = true;
    let last = performance.now();
    const watch = (now) => {
      window.longestFrame = Math.max(window.longestFrame, now - last);
      last = now;
      if (window.watching) requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
  });
  await window.type("Gikk runden med lagersjefen. ".repeat(SIGNS).slice(0, SIGNS));
  const longest = await window.browser.execute(() => {
    window.watching = false;
    return window.longestFrame;
  });
  row(`longest frame while ${SIGNS} signs are typed`, longest, BUDGET.frame, "ms");
}

const trails = Number(needed("WORKTRAIL_TRAILS"));
process.stdout.write(`\nthe window at ${trails} trails, with the shipped bundle over an unoptimised program\n`);
row("scripts of the first load, compressed", firstLoad() / 1000, FIRST_LOAD_MAX / 1000, "kB");
await rehearsed("bench", async (window) => {
  await sized(window, SIZE);
  await window.open(needed("WORKTRAIL_PASSPHRASE"));
  row("unlock accepted to home painted", await measure(window, "unlock"), BUDGET.unlock(trails), "ms");
  await pages(window);
  await search(window);
  await typing(window);
});
