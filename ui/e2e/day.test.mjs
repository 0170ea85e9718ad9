/// A specialist's day, from unlocking to closing the lid: out without a network, a crash, and a value that two people changed.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key } from "./support/screen.mjs";
import { openStage } from "./support/stage.mjs";
import { orgNumber } from "./support/synthetic.mjs";
import { confirmedTrail, KARI, LISE, openTeam } from "./support/team.mjs";
import { walkIn } from "./support/walking.mjs";
import { daysFromNow } from "./support/when.mjs";

const EMPLOYER = "Prøve Bakeri AS";
const VISIT = "Besøk på bakeriet";
const LAST = "De vil gjerne møte ham";
const NOTE = "Bakeren viste rundt. Han kan begynne med to vakter i uken.";
const OTHER_NOTE = "Stakk innom. De ringer når vaktplanen er klar.";
const STRAY = "Husk å spørre om";
const HALF = "Ringte daglig leder, og hun";
const TOMORROW = "Planlegge første vakt";
const AGENDA = "Reisevei og klær. ";
const MEETING_PLACE = "Nav-kontoret";
const KARIS_PLACE = "Bakeriet, bakdøren";
const LISES_PLACE = "Kafeen ved torget";
const KARIS_WORDS = "Kari: han har busskort.";
const LISES_WORDS = "Lise: husk forkle. ";

/** Key presses that a visit may cost besides its note; more, and it is put off until the evening. */
const VISIT_KEYS_MAX = 12;

/** Saves what is on the page, and waits until the pill tells of it. */
async function saved(window, told) {
  await window.keys(Key.Ctrl, Key.Enter);
  await window.says("sync-pill", told);
}

describe("a specialist's day", () => {
  const stage = openStage("day");
  const windows = {};
  let office;
  let laptops;
  let trail;

  before(async () => {
    ({ office, laptops } = await openTeam(stage, [KARI, LISE]));
    trail = await confirmedTrail(laptops.kari, 7, "Jonas Prøveli");
    const log = (...words) => laptops.kari.run("meeting", "log", "--trail", trail.id, ...words);
    const employer = ["--kind", "employer", "--employer", orgNumber(7), "--employer-name", EMPLOYER, "--place", "Storgata 1"];
    await log(...employer, "--at", `${daysFromNow(-7)}T10:00`, "--subject", "Første besøk", "--note", LAST, "--status", "completed");
    await log(...employer, "--at", new Date().toISOString(), "--subject", VISIT, "--status", "planned");
    await log("--kind", "participant", "--at", `${daysFromNow(1)}T09:00`, "--subject", TOMORROW, "--place", MEETING_PLACE, "--note", AGENDA);
    await laptops.kari.run("sync");
  });
  after(() => stage.end());
  const step = walkIn(windows, it);
  const opened = async (person) => {
    const window = (windows[person] = await stage.window(laptops[person]));
    await window.open();
    return window;
  };

  step("the morning sheet says where the visit is and what was said last", async () => {
    const kari = await opened("kari");
    await kari.says("meetings-today", VISIT, trail.title, EMPLOYER, LAST);
    await kari.delivered();
  });

  step("before leaving, the check says what lies half written, and is content when it is settled", async () => {
    const { kari } = windows;
    await kari.keys("l");
    await kari.focused("ql-note");
    await kari.type(STRAY);
    await kari.draftKept();
    await kari.keys(Key.Escape);
    await kari.gone("ql-note");
    await kari.press("sync-pill");
    await kari.press("to-departure");
    await kari.says("seal", "Du kan trygt dra");
    await kari.says("seal-close", "Noe ligger halvskrevet");
    await kari.says("check-drafts", "1 utkast er ikke lagret");
    const amber = await kari.browser.execute(() => [...document.querySelectorAll('[data-ok="false"][data-testid^="check-"]')].map((found) => found.dataset.testid));
    assert.deepEqual(amber, ["check-drafts"]);
    await (await kari.find("check-drafts")).$("button").click();
    await kari.press("draft-discard");
    await kari.gone("draft-offer");
    await kari.keys(Key.Ctrl, "k");
    await kari.focused("palette-input");
    await kari.type("klar til å dra");
    await kari.says("palette-option", "Klar til å dra");
    await kari.keys(Key.Enter);
    await kari.says("seal", "Du kan trygt dra");
    await kari.says("seal-close", "Du kan lukke lokket");
  });

  step("out of reach of the office, the visit is logged with a handful of keys besides its note", async () => {
    const { kari } = windows;
    const lise = await opened("lise");
    await lise.goToTrail(trail.title);
    await lise.goToMeeting(TOMORROW);
    await office.stop();
    await kari.offline();
    await lise.offline();

    const spent = async (note, log) => {
      const keys = (await kari.countKeys(log)) - note.length;
      assert.ok(keys > 0 && keys <= VISIT_KEYS_MAX, `${keys} keys besides the note`);
    };
    await spent(NOTE, async () => {
      await kari.keys("l");
      await kari.focused("ql-note");
      await kari.type(NOTE);
      await kari.keys(Key.Ctrl, Key.Enter);
      await kari.gone("ql-note");
    });
    await kari.says("sync-pill", "1 venter på nett");
    await spent(OTHER_NOTE, async () => {
      await kari.keys("l");
      await kari.focused("ql-note");
      await kari.holds("ql-trail", trail.title);
      await kari.keys(Key.Alt, "2");
      await kari.holds("ql-employer-name", EMPLOYER);
      await kari.keys(Key.Alt, "n");
      await kari.focused("ql-note");
      await kari.type(OTHER_NOTE);
      await kari.keys(Key.Ctrl, Key.Enter);
      await kari.gone("ql-note");
    });

    await kari.goToTrail(trail.title);
    await kari.says("timeline-item", VISIT, NOTE);
    await kari.goToMeeting(VISIT);
    await kari.holds("meeting-note", NOTE);
  });

  step("what was half typed when the battery died is offered after unlocking", async () => {
    const { kari } = windows;
    await kari.keys("l");
    await kari.see("ql-note");
    await kari.enter("ql-note");
    await kari.type(HALF);
    await kari.draftKept();
    await kari.kill9();
    const again = await opened("kari");
    await again.says("draft-offer", "møte som ikke ble lagret");
    await again.press("draft-restore");
    await again.holds("ql-note", HALF);
  });

  step("locked and unlocked, it is still offered, and is thrown away on purpose", async () => {
    const { kari } = windows;
    await kari.keys(Key.Escape);
    await kari.gone("ql-note");
    await kari.lock();
    assert.ok(!(await kari.browser.getPageSource()).includes(trail.title));
    await kari.open();
    await kari.see("draft-offer");
    await kari.press("draft-discard");
    await kari.gone("draft-offer");
    await kari.says("sync-pill", "2 venter på nett");
  });

  step("both change tomorrow's meeting without a network: the same place, and words of their own", async () => {
    const { kari, lise } = windows;
    await kari.goToTrail(trail.title);
    await kari.goToMeeting(TOMORROW);
    await kari.fill("meeting-place", KARIS_PLACE);
    await kari.typeAt(Key.End, "meeting-note", KARIS_WORDS);
    await saved(kari, "3 venter på nett");
    await lise.fill("meeting-place", LISES_PLACE);
    await lise.typeAt(Key.Home, "meeting-note", LISES_WORDS);
    await saved(lise, "1 venter på nett");
  });

  step("back at the office both texts are kept, and the two places wait in the inbox of both", async () => {
    await office.start();
    for (const window of [windows.kari, windows.lise]) {
      await window.delivered();
      await window.holds("meeting-note", KARIS_WORDS, LISES_WORDS.trim());
      await window.press("nav-inbox");
      await window.says("conflict", KARIS_PLACE, LISES_PLACE);
      await window.says("nav-inbox", "1");
      await window.says("merge", trail.title, "Ny");
    }
  });

  step("settled once, by whoever comes first, it is gone on both laptops", async () => {
    const { kari, lise } = windows;
    await kari.press("take-other");
    await kari.says("conflicts", "Ingenting å velge mellom");
    await kari.delivered();
    await lise.says("conflicts", "Ingenting å velge mellom");
  });

  step("a choice that is regretted stands open again for both, and now both places are taken", async () => {
    const { kari, lise } = windows;
    await kari.press("toast-action");
    await kari.says("conflict", KARIS_PLACE, LISES_PLACE);
    await kari.delivered();
    await lise.says("conflict", KARIS_PLACE, LISES_PLACE);
    await lise.press("take-both");
    await lise.press("settle-own");
    await lise.says("conflicts", "Ingenting å velge mellom");
    await lise.delivered();
    await kari.says("conflicts", "Ingenting å velge mellom");
  });

  step("the receipt of the merge has been seen when one comes back to it", async () => {
    const { kari } = windows;
    await kari.press("nav-home");
    await kari.see("meetings-today");
    await kari.press("nav-inbox");
    await kari.see("merge");
    await kari.until("no receipt to be new", async () => (await kari.texts("merge")).every((text) => !/\bNy\b/u.test(text)));
  });

  step("the seal says that the lid may be closed, with every action receipted", async () => {
    const { kari } = windows;
    await kari.press("sync-pill");
    await kari.press("to-departure");
    await kari.says("seal", "Du kan trygt dra");
    const words = await kari.says("seal-close", "Du kan lukke lokket");
    const [, delivered, total] = /(\d+) av (\d+)/u.exec(words) ?? [];
    assert.equal(delivered, total);
  });

  step("both replicas are whole and agree on the place, in which both are named", async () => {
    await windows.kari.quit();
    await windows.lise.quit();
    const [karis, lises] = await Promise.all([laptops.kari, laptops.lise].map(async (laptop) => {
      await laptop.run("verify");
      const { timeline } = await laptop.run("trail", "show", trail.id);
      const { meeting } = timeline.find((entry) => entry.type === "meeting" && entry.meeting.subject === TOMORROW);
      return laptop.run("meeting", "show", meeting.id);
    }));
    assert.equal(karis.version, lises.version);
    assert.equal(karis.row.place, lises.row.place);
    for (const place of [KARIS_PLACE, LISES_PLACE]) assert.ok(karis.row.place.includes(place));
    assert.deepEqual(karis.conflicts, []);
  });
});
