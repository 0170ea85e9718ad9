/// Every surface of the real window keeps WCAG 2.1 A and AA, in light and in dark.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { violations } from "./support/axe.mjs";
import { furnish } from "./support/furnished.mjs";
import { openStage } from "./support/stage.mjs";
import { surfaces } from "./support/tour.mjs";
import { walkIn } from "./support/walking.mjs";

/** The desktop's own way of asking for light or dark, which the web view hands on to the page. */
const SCHEMES = { light: "Adwaita", dark: "Adwaita:dark" };

describe("accessibility", () => {
  const stage = openStage("a11y");
  let laptop;
  let fresh;
  let trail;

  before(async () => {
    ({ laptop, trail } = await furnish(stage));
    fresh = stage.laptop("fresh");
  });
  after(() => stage.end());

  for (const [scheme, theme] of Object.entries(SCHEMES)) {
    describe(`in ${scheme}`, () => {
      const windows = {};
      const step = walkIn(windows, it);
      const open = async (on, name) => {
        on.env.GTK_THEME = theme;
        const window = (windows[name] = await stage.window(on));
        return window;
      };

      step("enrolment, with a refusal on it, has no violation", async () => {
        const window = await open(fresh, "fresh");
        await window.see("enrol-server");
        assert.equal(await window.browser.execute(() => document.documentElement.classList.contains("dark")), scheme === "dark");
        const found = await violations(window.browser);
        await window.fill("enrol-passphrase", "en passfrase");
        await window.fill("enrol-passphrase-again", "en annen passfrase");
        await window.press("enrol-submit");
        await window.see("error-message");
        found.push(...(await violations(window.browser)));
        await window.browser.execute(() => document.querySelector("main").append(document.createElement("button")));
        assert.match((await violations(window.browser)).join(), /^button-name/u, "a planted fault was not found");
        await window.close();
        delete windows.fresh;
        return found;
      });
      step("unlock, with a refusal on it, has no violation", async () => {
        const window = await open(laptop, "kari");
        await window.see("unlock-passphrase");
        const found = await violations(window.browser);
        await window.unlock("feil hest feil batteri");
        await window.see("error-message");
        found.push(...(await violations(window.browser)));
        await window.open();
        return found;
      });
      surfaces(() => trail).forEach(({ name, go, leave }) =>
        step(`${name} has no violation`, async () => {
          const { kari } = windows;
          await go(kari);
          const found = await violations(kari.browser);
          await leave?.(kari);
          return found;
        }),
      );
      after(async () => {
        for (const window of Object.values(windows)) await window.close();
      });
    });
  }
});
