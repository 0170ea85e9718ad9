/// The screen turned to somebody else, and the window in the person's own language.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key } from "./support/screen.mjs";
import { openStage } from "./support/stage.mjs";
import { orgNumber } from "./support/synthetic.mjs";
import { confirmedTrail, KARI, openTeam } from "./support/team.mjs";
import { walkIn } from "./support/walking.mjs";

const EMPLOYER = "Prøve Sykkelverksted AS";
const MAY_BE_SAID = "Liker å skru sykkel og kan begynne når som helst";
const MUST_NOT_BE_SAID = "Har vært lenge borte fra arbeid";
const NOTE = "Notatet hører bare oss til";
const WORDS = "Jeg vil helst ikke jobbe kveld.";

/** Words of bokmål that nobody types in this tale: in English none of them stands on a page. */
const BOKMAL = ["Møte", "Henvist", "Varsel", "Oppgave", "Jobbspor", "jobbspor", "deltaker", "Arbeidsgiver", "ikke "];

/** Everything that the page holds, shown or not, with the window's title. */
const held = async ({ browser }) => browser.execute(() => document.documentElement.outerHTML + document.title);

describe("the window for other eyes", () => {
  const stage = openStage("modes");
  const windows = {};
  let laptop;
  let trail;
  let other;

  before(async () => {
    const team = await openTeam(stage, [KARI]);
    laptop = team.laptops.kari;
    trail = await confirmedTrail(laptop, 8, "Selma Testvik");
    other = await confirmedTrail(laptop, 9, "Håkon Prøvdal");
    for (const [field, text] of [["employer_may_be_contacted", "true"], ["may_be_shared", MAY_BE_SAID], ["must_not_be_shared", MUST_NOT_BE_SAID]]) {
      await laptop.run("profile", "set", trail.id, field, "--text", text);
    }
    await laptop.run(
      "meeting", "log", "--trail", trail.id, "--kind", "employer", "--employer", orgNumber(8), "--employer-name", EMPLOYER,
      "--at", new Date().toISOString(), "--subject", "Omvisning", "--place", "Verkstedgata 2", "--note", NOTE, "--status", "planned",
    );
    await laptop.run("sync");
  });
  after(() => stage.end());
  const step = walkIn(windows, it);

  step("in visit mode the employer sees what is agreed, and no participant's name", async () => {
    const kari = (windows.kari = await stage.window(laptop));
    await kari.open();
    await kari.says("meetings-today", trail.title, MAY_BE_SAID, MUST_NOT_BE_SAID);
    await kari.keys(Key.F8);
    await kari.says("visit-mode", EMPLOYER, MAY_BE_SAID);
    const page = await held(kari);
    for (const text of [trail.title, other.title, "Selma", "Testvik", MUST_NOT_BE_SAID, NOTE]) assert.ok(!page.includes(text), `visit mode holds «${text}»`);
    for (const keys of [["l"], ["k"], ["/"], [Key.Ctrl, "k"], [Key.Ctrl, ","]]) await kari.keys(...keys);
    await kari.painted();
    assert.ok(!(await held(kari)).includes(trail.title));
    await kari.see("visit-mode");
    await kari.keys(Key.Escape);
    await kari.gone("visit-mode");
    await kari.says("meetings-today", trail.title);
  });

  step("handed to the participant, it shows the plan and keeps what the participant writes", async () => {
    const { kari } = windows;
    await kari.goToTrail(trail.title);
    await kari.press("trail-tab-participant");
    await kari.press("participant-mode-start");
    await kari.see("participant-mode");
    const page = await held(kari);
    for (const text of [NOTE, other.title]) assert.ok(!page.includes(text), `participant mode holds «${text}»`);
    await kari.enter("own-words");
    await kari.type(WORDS);
    await kari.press("save-words");
    await kari.sees("Takk, det er lagret");
  });

  step("no key leads out of it, nor loses what is half written", async () => {
    const { kari } = windows;
    await kari.enter("own-words");
    await kari.type("Og så");
    for (const keys of [[Key.Escape], [Key.F5], [Key.Ctrl, "r"], [Key.Ctrl, "k"], [Key.Ctrl, ","], [Key.Ctrl, Key.Shift, "l"], [Key.F8], [Key.Alt, Key.ArrowLeft]]) {
      await kari.keys(...keys);
    }
    await kari.painted();
    await kari.see("participant-mode");
    await kari.holds("own-words", "Og så");
    assert.equal((await kari.all("palette")).length + (await kari.all("nav-home")).length + (await kari.all("visit-mode")).length, 0);
  });

  step("Tab stays on the page that was handed over", async () => {
    const { kari } = windows;
    for (let press = 0; press < 8; press += 1) {
      await kari.keys(Key.Tab);
      assert.ok(await kari.browser.execute(() => document.activeElement === document.body || document.querySelector('[data-testid="participant-mode"]').contains(document.activeElement)));
    }
  });

  step("leaving it locks, and behind the passphrase are the participant's words", async () => {
    const { kari } = windows;
    await kari.press("leave-mode");
    await kari.see("unlock-passphrase");
    assert.ok(!(await held(kari)).includes(trail.title));
    await kari.open();
    await kari.goToTrail(trail.title);
    await kari.press("trail-tab-records");
    await kari.pressWith("record-open", "Deltakerens egne ord");
    await kari.see("record-dialog");
    await kari.holds("record-description", WORDS);
    await kari.keys(Key.Escape);
    await kari.gone("record-dialog");
  });

  for (const { code, name, place, day, refusal, foreign } of [
    { code: "nn", name: "nynorsk", place: "Innstillingar", day: "Møte i dag", refusal: "er ikkje ein dato", foreign: [] },
    { code: "en", name: "English", place: "Settings", day: "Meetings today", refusal: "are not a date", foreign: BOKMAL },
  ]) {
    step(`in ${name} the whole window is in it at once, and after it was opened again`, async () => {
      const { kari } = windows;
      await kari.press("nav-settings");
      await kari.press(`language-${code}`);
      await kari.says("settings-title", place);
      await kari.quit();
      const again = (windows.kari = await stage.window(laptop));
      await again.see("unlock-passphrase");
      assert.equal(await again.browser.execute(() => document.documentElement.lang), code);
      await again.open();
      await again.says("nav-settings", place);
      await again.sees(day);
      const home = await held(again);
      for (const word of foreign) assert.ok(!home.includes(word), `«${word}» is left on the first page in ${name}`);
      await again.press("new-trail");
      await again.fill("nt-national-id", "99999999999");
      await again.says("number-wrong", refusal);
      await again.keys(Key.Escape);
      await again.gone("nt-save");
    });
  }
});
