/// Every surface of the real window keeps WCAG 2.1 A and AA, in light and in dark.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { violations } from "./support/axe.mjs";
import { Key } from "./support/screen.mjs";
import { openStage } from "./support/stage.mjs";
import { nationalId, orgNumber } from "./support/synthetic.mjs";
import { confirmedTrail, KARI, openTeam } from "./support/team.mjs";
import { walkIn } from "./support/walking.mjs";

/** The desktop's own way of asking for light or dark, which the web view hands on to the page. */
const SCHEMES = { light: "Adwaita", dark: "Adwaita:dark" };
const SUBJECT = "Omvisning på lageret";
const TASK = "Sende oppsummering";

/** A date a number of days from now, as the command line takes it. */
const day = (offset) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);

/** A moment that has passed, whatever the time of day: a visit early in the morning may still lie ahead. */
const justNow = () => new Date(Date.now() - 60_000).toISOString();

const clean = async (window) => assert.deepEqual(await violations(window.browser), []);

describe("accessibility", () => {
  const stage = openStage("a11y");
  let laptop;
  let fresh;
  let trail;

  before(async () => {
    const team = await openTeam(stage, [KARI]);
    laptop = team.laptops.kari;
    fresh = stage.laptop("fresh");
    trail = await confirmedTrail(laptop, 5, "Eirik Syntesen");
    const log = (...words) => laptop.run("meeting", "log", "--trail", trail.id, ...words);
    await log("--kind", "startup", "--at", `${day(-40)}T10:00`, "--subject", "Oppstartsmøte", "--place", "Nav-kontoret", "--status", "completed");
    await log("--kind", "participant", "--at", `${day(-3)}T09:00`, "--subject", "Ukentlig samtale", "--place", "Nav-kontoret", "--status", "no_show");
    await log("--kind", "participant", "--at", `${day(1)}T09:00`, "--subject", "Planlegge uken", "--place", "Nav-kontoret");
    await log(
      "--kind", "employer", "--employer", orgNumber(5), "--employer-name", "Eksempel Lager AS", "--at", justNow(),
      "--subject", SUBJECT, "--note", "De har plass til en til på pakkeriet.", "--place", "Alnabru", "--status", "completed",
    );
    await laptop.run("task", "add", "--trail", trail.id, "--subject", TASK, "--due", day(-2));
    await laptop.run("task", "add", "--trail", trail.id, "--subject", "Ringe tilbake", "--due", day(4));
    await laptop.run("trail", "phase", trail.id, "job_development");
    await laptop.run("sync");
    // One that the office has not seen yet stands beside it.
    await laptop.run("trail", "create", "--national-id", nationalId(6), "--name", "Tuva Øvelsrud");
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
      const surface = (name, go) =>
        step(`${name} has no violation`, async () => {
          await go(windows.kari);
          await clean(windows.kari);
        });

      step("enrolment, with a refusal on it, has no violation", async () => {
        const window = await open(fresh, "fresh");
        await window.see("enrol-server");
        assert.equal(await window.browser.execute(() => document.documentElement.classList.contains("dark")), scheme === "dark");
        await clean(window);
        await window.fill("enrol-passphrase", "en passfrase");
        await window.fill("enrol-passphrase-again", "en annen passfrase");
        await window.press("enrol-submit");
        await window.see("error-message");
        await clean(window);
        await window.browser.execute(() => document.querySelector("main").append(document.createElement("button")));
        assert.match((await violations(window.browser)).join(), /^button-name/u, "a planted fault was not found");
        await window.close();
        delete windows.fresh;
      });
      step("unlock, with a refusal on it, has no violation", async () => {
        const window = await open(laptop, "kari");
        await window.see("unlock-passphrase");
        await clean(window);
        await window.unlock("feil hest feil batteri");
        await window.see("error-message");
        await clean(window);
        await window.open();
      });
      surface("home", async (kari) => kari.sees(TASK));
      surface("calendar by week", async (kari) => {
        await kari.press("nav-calendar");
        await kari.see("calendar-sheet");
      });
      surface("calendar, while a meeting is moved,", async (kari) => {
        await kari.press("calendar-as-list");
        await kari.see("calendar-list");
        await clean(kari);
        await kari.press("calendar-as-month");
        await kari.see("calendar-month");
        await clean(kari);
        await kari.press("calendar-as-day");
        await kari.press("calendar-today");
        await kari.press("calendar-after");
        await kari.until("tomorrow's meeting in hand", async () => {
          await kari.browser.execute(() => document.querySelector('[data-testid="calendar-meeting"][data-movable="true"]')?.focus());
          await kari.keys("m");
          return (await kari.find("move-bar")).isExisting();
        });
      });
      surface("figures", async (kari) => {
        await kari.keys(Key.Escape);
        await kari.gone("move-bar");
        await kari.press("nav-figures");
        await kari.see("figures");
      });
      surface("employers, with every filter in sight,", async (kari) => {
        await kari.press("nav-employers");
        await kari.says("employer-row", "Eksempel Lager AS");
        await kari.press("employers-more");
        await kari.see("employers-near");
      });
      surface("employer", async (kari) => {
        await kari.pressWith("employer-row", "Eksempel Lager AS");
        await kari.see("employer-dialogue");
      });
      surface("new contact, with a refusal on it,", async (kari) => {
        await kari.press("add-employer_contact");
        await kari.see("record-first_name");
        await kari.press("record-save");
        await kari.see("error-message");
      });
      surface("own workspace", async (kari) => {
        await kari.keys(Key.Escape);
        await kari.gone("record-save");
        await kari.press("nav-workspace");
        await kari.see("own-tasks");
      });
      surface("code lists", async (kari) => {
        await kari.press("nav-settings");
        await kari.press("open-code-lists");
        await kari.see("code-row");
      });
      surface("portfolio", async (kari) => {
        await kari.press("nav-portfolio");
        await kari.says("trail-row", trail.title);
      });
      surface("new trail", async (kari) => {
        await kari.press("new-trail");
        await kari.fill("nt-national-id", "12345678901");
        await kari.press("nt-save");
        await kari.see("error-message");
      });
      surface("trail", async (kari) => {
        await kari.keys(Key.Escape);
        await kari.gone("nt-save");
        await kari.goToTrail(trail.title);
      });
      surface("meeting", async (kari) => kari.goToMeeting(SUBJECT));
      surface("quick log", async (kari) => {
        await kari.press("open-quick-log");
        await kari.press("ql-kind-employer");
        await kari.enter("ql-employer-name");
        await kari.type("Eks");
        await kari.sees("Eksempel Lager AS");
      });
      surface("tasks", async (kari) => {
        await kari.enter("ql-note");
        await kari.keys(Key.Escape);
        await kari.gone("ql-save");
        await kari.press("nav-tasks");
        await kari.says("task-row", TASK);
      });
      surface("search", async (kari) => {
        await kari.press("nav-search");
        await kari.fill("search-input", "pakkeriet");
        await kari.see("search-hit");
      });
      surface("the panel of delivery", async (kari) => {
        await kari.press("sync-pill");
        await kari.see("sync-outbox");
      });
      after(async () => {
        for (const window of Object.values(windows)) await window.close();
      });
    });
  }
});
