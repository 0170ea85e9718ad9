/// What a person does at the window, by the names that the surfaces carry for tests (`data-testid`).
import { Key } from "webdriverio";
import { PASSPHRASE } from "./laptop.mjs";
import { until } from "./waiting.mjs";

export { Key };

const named = (testId) => `[data-testid="${testId}"]`;

export function openScreen(browser) {
  const find = (testId) => browser.$(named(testId));
  const all = (testId) => browser.$$(named(testId)).getElements();

  /** Waits until it is on screen. */
  const see = (testId, deadlineMs) => until(`«${testId}» on screen`, async () => (await find(testId)).isDisplayed(), deadlineMs);
  /** Waits until a text is anywhere on screen. */
  const sees = (text) => until(`«${text}» on screen`, () => browser.execute((part) => document.body.innerText.includes(part), text));
  /** Waits until it is gone. */
  const gone = (testId) => until(`«${testId}» gone`, async () => !(await (await find(testId)).isExisting()));
  const press = (testId) =>
    until(`«${testId}» pressed`, async () => {
      await (await find(testId)).click();
      return true;
    });
  // As laid out on screen. The driver's own way leaves out what is clamped to a number of lines.
  const texts = (testId) => browser.execute((css) => [...document.querySelectorAll(css)].map((found) => found.innerText), named(testId));
  /** Waits until one of them says all of it, and answers what it says. */
  const says = async (testId, ...parts) => {
    let last = [];
    return until(`«${testId}» to say «${parts.join("» and «")}»`, async () => {
      last = await texts(testId);
      return last.find((text) => parts.every((part) => text.includes(part)));
    }).catch((error) => {
      throw new Error(`${error.message}; said: ${JSON.stringify(last)}`);
    });
  };
  /** Waits until it says exactly this. */
  const saysOnly = (testId, text) =>
    until(`«${testId}» to say only «${text}»`, async () => (await texts(testId)).some((found) => found.trim() === text));
  const value = async (testId) => (await find(testId)).getValue();
  /** Waits until a field holds all of it, and answers what it holds. */
  const holds = (testId, ...parts) =>
    until(`«${testId}» to hold «${parts.join("» and «")}»`, async () => {
      const held = await value(testId);
      return parts.every((part) => held.includes(part)) ? held : null;
    });
  /** Waits until keys go there. */
  const focused = (testId) => until(`the cursor in «${testId}»`, async () => (await find(testId)).isFocused());
  /** Puts the cursor in a field, so that keys go there. */
  const enter = (testId) =>
    until(`the cursor in «${testId}»`, async () => {
      const element = await find(testId);
      if (!(await element.isFocused())) await element.click();
      return element.isFocused();
    });
  /** Types where the cursor is, key by key. (A chord of `keys` would swallow the second of two equal letters.) */
  const type = async (text) => {
    const strokes = browser.action("key");
    for (const letter of text) strokes.down(letter).up(letter);
    await strokes.perform();
  };
  /** Replaces what a field holds, by keyboard. (The driver's own way to empty a field goes past React.) */
  const fill = async (testId, text) => {
    await enter(testId);
    await browser.keys([Key.Ctrl, "a"]);
    await type(text);
    await until(`«${testId}» to hold only «${text}»`, async () => (await value(testId)) === text);
  };
  /** Types at one end of what a field holds, as `Key.End` or `Key.Home` says. */
  const typeAt = async (edge, testId, text) => {
    await enter(testId);
    await browser.keys([Key.Ctrl, edge]);
    await type(text);
    await holds(testId, text);
  };
  /** Presses the one of them that says `text`. */
  const pressWith = (testId, text) =>
    until(`«${testId}» with «${text}» pressed`, async () => {
      // The element itself, not its place among others: what is read meanwhile moves it.
      const found = await browser.execute((id, words) => {
        const element = [...document.querySelectorAll(`[data-testid="${id}"]`)].find(({ innerText }) => innerText.includes(words));
        return element?.querySelector("button") ?? element ?? null;
      }, testId, text);
      if (found === null) return false;
      await (await browser.$(found)).click();
      return true;
    });

  const unlock = async (passphrase = PASSPHRASE) => {
    await fill("unlock-passphrase", passphrase);
    await browser.keys([Key.Enter]);
  };

  return {
    find, all, see, sees, gone, press, texts, says, saysOnly, value, holds, focused, enter, fill, type, typeAt, pressWith, unlock,
    /** Presses keys together, as a chord. */
    keys: (...chord) => browser.keys(chord),
    until,
    /** How many keys go down while `walk` goes on, as the page hears them; a chord counts each of its keys. */
    async countKeys(walk) {
      await browser.execute(() => {
        window.keysHeard = 0;
        window.hearKey = ({ isTrusted, repeat }) => (window.keysHeard += isTrusted && !repeat ? 1 : 0);
        window.addEventListener("keydown", window.hearKey, { capture: true });
      });
      await walk();
      return browser.execute(() => {
        window.removeEventListener("keydown", window.hearKey, { capture: true });
        return window.keysHeard;
      });
    },
    /** Waits until what was painted last is what the page says now. */
    painted: () => browser.execute(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))),
    /** Waits until all that is typed in what is in front is kept as a draft; what is typed after that is not covered. */
    draftKept: () => until("the draft to be kept", () => browser.execute((css) => [...document.querySelectorAll(css)].at(-1)?.dataset.whole === "true", named("draft-kept"))),
    attribute: async (testId, name) => (await find(testId)).getAttribute(name),
    /** Unlocks and waits for the morning sheet. */
    async open(passphrase) {
      await unlock(passphrase);
      await see("nav-home");
    },
    async lock() {
      await press("lock");
      await see("unlock-passphrase");
    },
    /** Goes to a trail by its name. */
    async goToTrail(name) {
      await press("nav-portfolio");
      await pressWith("trail-row", name);
      await says("trail-title", name);
    },
    /** Goes to a meeting on the trail that is open. */
    async goToMeeting(subject) {
      await pressWith("timeline-item", subject);
      await see("meeting-note");
    },
    /** Waits until the pill says that everything is at the office, and nothing waits. */
    delivered: () => says("sync-pill", "Alt levert"),
    /** Waits until the pill says that the office is out of reach. */
    offline: () => until("the pill to say that there is no network", async () => /nett/u.test((await texts("sync-pill"))[0] ?? "")),
  };
}
