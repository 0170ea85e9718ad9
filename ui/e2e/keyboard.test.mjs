/// Every surface by keyboard alone, and with text at twice its size.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { furnish } from "./support/furnished.mjs";
import { squeezed, tabFaults } from "./support/keyboard.mjs";
import { Key } from "./support/screen.mjs";
import { openStage } from "./support/stage.mjs";
import { surfaces } from "./support/tour.mjs";
import { walkIn } from "./support/walking.mjs";

/** The usual size of the window. */
const SIZE = [1280, 800];

/** A way to a page of the rail. */
const place = (of) => async (kari) => kari.press(`nav-${of}`);

describe("the keyboard", () => {
  const stage = openStage("keyboard");
  let laptop;
  let trail;

  before(async () => {
    ({ laptop, trail } = await furnish(stage));
  });
  after(() => stage.end());
  // A meeting in hand is moved with the arrows, and let go of when the focus leaves it.
  const usual = surfaces(() => trail).filter(({ moving }) => moving !== true);
  const opened = async (windows) => {
    const kari = (windows.kari = await stage.window(laptop));
    await kari.browser.setWindowSize(...SIZE);
    await kari.open();
    return kari;
  };

  describe("Tab", () => {
    const windows = {};
    const step = walkIn(windows, it);
    step("stops at every control of the unlock page", async () => {
      const kari = (windows.kari = await stage.window(laptop));
      await kari.browser.setWindowSize(...SIZE);
      await kari.see("unlock-passphrase");
      const faults = await tabFaults(kari.browser);
      await kari.browser.execute(() => {
        const [late, hidden] = [2, 1].map((tabIndex) => Object.assign(document.createElement("button"), { type: "button", textContent: "Plantet", tabIndex }));
        Object.assign(hidden.style, { position: "fixed", left: "-99rem" });
        document.querySelector("form").append(late, hidden);
      });
      const found = (await tabFaults(kari.browser)).join();
      for (const fault of [/out of order/u, /out of sight/u]) assert.match(found, fault, "a planted fault was not found");
      await kari.close();
      await opened(windows);
      return faults;
    });
    usual.forEach(({ name, go, leave }) =>
      step(`goes through ${name} in its order and leaves nothing out`, async () => {
        const { kari } = windows;
        await go(kari);
        const faults = await tabFaults(kari.browser);
        await leave?.(kari);
        return faults;
      }),
    );
    after(() => windows.kari.close());
  });

  /** A way to a tab of the furnished trail. */
  const part = (of) => async (kari) => {
    await kari.goToTrail(trail.title);
    await kari.press(`trail-tab-${of}`);
  };

  describe("a dialog that is closed", () => {
    const windows = {};
    const step = walkIn(windows, it);
    /** Opened from what has the focus, with Enter; closed with Escape. */
    const returns = (name, at, opener, inside) =>
      step(`${name}: the focus is back where it was`, async () => {
        const { kari } = windows;
        await at(kari);
        await kari.until(`«${opener}» to have the focus`, async () => {
          await kari.browser.execute((css) => document.querySelector(css)?.focus(), `[data-testid="${opener}"]`);
          return (await kari.find(opener)).isFocused();
        });
        await kari.keys(Key.Enter);
        await kari.see(inside);
        await kari.until("the focus in the dialog", () => kari.browser.execute(() => document.activeElement.closest('[role="dialog"]') !== null));
        await kari.keys(Key.Escape);
        await kari.gone(inside);
        await kari.focused(opener);
      });
    step("opens", async () => void (await opened(windows)));
    returns("the quick log", place("home"), "open-quick-log", "ql-note");
    returns("the palette", place("home"), "open-palette", "palette-input");
    returns("delivery", place("home"), "sync-pill", "sync-panel");
    returns("a new trail", place("portfolio"), "new-trail", "nt-national-id");
    returns("the phase", part("overview"), "phase-change", "phase-dialog");
    returns("a meeting on a trail", part("overview"), "trail-log", "ql-note");
    returns("a record", part("records"), "record-open", "record-save");
    returns("the start of a report", part("reports"), "report-start-interval", "report-from");
    returns("standing in", part("access"), "access-share", "access-with");
    returns("handing over", part("access"), "access-hand-over", "handover-to");
    returns("the trail as it was", part("history"), "trail-past", "past-dialog");
    returns("a new employer", place("employers"), "employer-new", "record-save");
    returns("a template", place("workspace"), "add-note_template", "record-save");
    after(() => windows.kari.close());
  });

  describe("text at twice its size", () => {
    const windows = {};
    const step = walkIn(windows, it);
    step("is chosen in the settings", async () => {
      const kari = await opened(windows);
      await kari.press("nav-settings");
      await kari.press("text-size-200");
      await kari.until("text at twice its size", () => kari.browser.execute(() => getComputedStyle(document.documentElement).fontSize === "32px"));
    });
    usual.forEach(({ name, go, leave }) =>
      step(`fits on ${name}`, async () => {
        const { kari } = windows;
        await go(kari);
        const faults = await squeezed(kari.browser);
        await leave?.(kari);
        return faults;
      }),
    );
    after(() => windows.kari.close());
  });
});
