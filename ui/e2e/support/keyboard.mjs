/// What Tab reaches on what the window shows now, in which order, and what large text does to it.
// A function that runs in the page is handed over whole, with all that it needs inside it.
// oxlint-disable unicorn/consistent-function-scoping
import { atRest } from "./axe.mjs";
import { Key } from "./screen.mjs";

/** No surface of the tour has more places to stop at; one that has would rather need another way through. */
const STOPS_MAX = 200;
/** Presses sent at once: many enough to be quick, few enough to notice when the way is round. */
const PRESSES = 12;

/** Runs in the page: helpers for what is asked there afterwards. */
function prepare() {
  const dialogs = [...document.querySelectorAll('[role="dialog"], [role="alertdialog"]')].filter((found) => found.checkVisibility());
  const front = dialogs.at(-1) ?? document.body;
  const visible = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true });
  };
  // A tick or a choice is drawn by its label; the control itself lies under it.
  const drawn = (element) => (visible(element) ? element : (element.labels?.[0] ?? element));
  const named = (element) => {
    const name = element.getAttribute("data-testid") ?? element.getAttribute("aria-label") ?? element.getAttribute("name") ?? element.textContent.trim().slice(0, 40);
    return `${element.tagName.toLowerCase()} «${name}»`;
  };
  // Of a group of choices Tab stops at one.
  const chosen = (element) => {
    if (element.type !== "radio" || element.name === "") return true;
    const group = [...document.querySelectorAll(`input[type="radio"][name="${CSS.escape(element.name)}"]`)];
    return (group.find((one) => one.checked) ?? group[0]) === element;
  };
  const inSight = (element) => {
    const shape = drawn(element);
    const { x, y, width, height } = shape.getBoundingClientRect();
    return visible(shape) && x < innerWidth && y < innerHeight && x + width > 0 && y + height > 0;
  };
  window.tour = {
    front,
    visible,
    inSight,
    named,
    stops: () =>
      [...front.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].filter(
        (element) => element.tabIndex >= 0 && !element.disabled && visible(drawn(element)) && chosen(element) && element.closest("[inert]") === null && !element.hasAttribute("data-base-ui-focus-guard") && element.getAttribute("aria-hidden") !== "true",
      ),
  };
}

/** Listens for where the focus goes; the last of the list is where it is. A turned screen lets nobody hear `focusin`. */
function listen() {
  window.tour.trace = [];
  window.tour.seen = new Set();
  window.tour.heard = ({ target }) => {
    if (!(target instanceof Element)) return;
    window.tour.trace.push(target);
    if (window.tour.inSight(target)) window.tour.seen.add(target);
  };
  document.addEventListener("focus", window.tour.heard, { capture: true });
}

/** What was wrong with the way that was walked. */
async function judge() {
  const { trace, seen, inSight, named, stops, heard } = window.tour;
  document.removeEventListener("focus", heard, { capture: true });
  const way = [...new Set(trace)].filter((target) => !target.hasAttribute("data-base-ui-focus-guard"));
  const [first] = stops();
  const faults = [];
  for (const [index, target] of way.entries()) {
    const before = way[index - 1];
    // The way may begin anywhere; it comes round to the first stop once.
    if (before !== undefined && target !== first && (before.compareDocumentPosition(target) & Node.DOCUMENT_POSITION_PRECEDING) !== 0) {
      faults.push(`out of order: ${named(target)} after ${named(before)}`);
    }
    if (seen.has(target)) continue;
    // The web view brings what has the focus into view a moment later, unless it is somewhere that cannot be seen.
    target.focus();
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    if (!inSight(target)) faults.push(`focused out of sight: ${named(target)}`);
  }
  const reached = new Set(way);
  faults.push(...stops().filter((element) => !reached.has(element)).map((element) => `never reached: ${named(element)}`));
  return { faults, count: way.length };
}

/** Walks with Tab from the top of what is in front until the way is round; answers what was wrong with it. */
export async function tabFaults(browser) {
  await atRest(browser);
  await browser.execute(prepare);
  await browser.execute(listen);
  await browser.execute(() => {
    const { front } = window.tour;
    // From the very top: nothing before it has the focus.
    if (front === document.body) document.activeElement?.blur();
    else front.focus();
    getSelection()?.removeAllRanges();
  });
  for (let presses = 0; presses < STOPS_MAX; presses += PRESSES) {
    const strokes = browser.action("key");
    for (let press = 0; press < PRESSES; press += 1) strokes.down(Key.Tab).up(Key.Tab);
    await strokes.perform();
    const round = await browser.execute(() => {
      const { trace } = window.tour;
      return trace.slice(0, -1).includes(trace.at(-1));
    });
    if (round) break;
  }
  const { faults, count } = await browser.execute(judge);
  if (count === 0) faults.push("Tab stopped nowhere");
  return faults;
}

/** What large text does to the page: sideways scrolling, and words that are cut off. */
export async function squeezed(browser) {
  await atRest(browser);
  await browser.execute(prepare);
  return browser.execute(() => {
    const { front, named, visible } = window.tour;
    const wider = (element) => element.scrollWidth > element.clientWidth + 1;
    const faults = [document.scrollingElement, document.body, document.getElementById("content")]
      .filter((element) => element !== null && wider(element))
      .map((element) => `scrolls sideways: ${element.tagName.toLowerCase()} by ${element.scrollWidth - element.clientWidth}px`);
    // A table or a week may be wider than the page, in a frame of its own that scrolls.
    const framed = (element) => {
      for (let around = element.parentElement; around !== null && around.id !== "content"; around = around.parentElement) {
        if (/auto|scroll/u.test(getComputedStyle(around).overflowX) && wider(around)) return true;
      }
      return false;
    };
    for (const element of front.querySelectorAll('button, h1, h2, label, [role="tab"]')) {
      // Words for those who hear the page are one pixel wide.
      if (!visible(element) || element.clientWidth <= 1) continue;
      const { left, right } = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (wider(element) && style.overflowX !== "visible" && style.display !== "inline") faults.push(`cut off: ${named(element)}`);
      else if ((left < -1 || right > innerWidth + 1) && !framed(element)) faults.push(`out of the window: ${named(element)}`);
    }
    return faults;
  });
}
