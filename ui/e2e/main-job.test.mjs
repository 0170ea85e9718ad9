/// The main job: a visit logged without a network reaches the office and a colleague, and what two people write meets.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { Key } from "./support/screen.mjs";
import { openStage } from "./support/stage.mjs";
import { orgNumber } from "./support/synthetic.mjs";
import { confirmedTrail, KARI, LISE, openTeam } from "./support/team.mjs";
import { walkIn } from "./support/walking.mjs";

const EMPLOYER = "Prøve Verksted AS";
const SUBJECT = `Besøk hos ${EMPLOYER}`;
const NOTE = "Verkstedet trenger hjelp på dekkskift.";
const TASK = "Ring om prøveplass";
const KARIS_WORDS = " Kari: de kan ta imot fra mandag.";
const LISES_WORDS = "Lise: husk vernesko. ";
const PLACE = "Port 4, Alnabru";
const NEW_SUBJECT = "Omvisning på verkstedet";

describe("the main job in the window", () => {
  const stage = openStage("main-job");
  const windows = {};
  let office;
  let laptops;
  let trail;

  before(async () => {
    ({ office, laptops } = await openTeam(stage, [KARI, LISE]));
    trail = await confirmedTrail(laptops.kari, 1, "Amina Testnes");
  });
  after(() => stage.end());
  const step = walkIn(windows, it);

  step("a visit is logged by keyboard while the office is out of reach", async () => {
    const kari = (windows.kari = await stage.window(laptops.kari));
    await kari.open();
    await kari.delivered();
    await office.stop();
    await kari.offline();

    await kari.keys("l");
    await kari.focused("ql-note");
    await kari.holds("ql-trail", trail.title);
    await kari.keys(Key.Alt, "2");
    await kari.see("ql-employer-name");
    await kari.keys(Key.Alt, "a");
    await kari.focused("ql-employer-name");
    await kari.type(EMPLOYER);
    await kari.keys(Key.Tab);
    await kari.type(orgNumber(1));
    await kari.holds("ql-subject", SUBJECT);
    await kari.keys(Key.Alt, "n");
    await kari.focused("ql-note");
    await kari.type(NOTE);
    await kari.keys(Key.Alt, "o");
    await kari.focused("ql-task-subject");
    await kari.type(TASK);
    await kari.keys(Key.Tab);
    await kari.type("i morgen");
    await kari.keys(Key.Ctrl, Key.Enter);
    await kari.gone("ql-note");
    // One action, though it leaves something in two places: the visit with its task, and that the office met the employer.
    await kari.says("sync-pill", "1 venter på nett");
  });

  step("it is there after the app was closed and opened again", async () => {
    await windows.kari.quit();
    assert.ok(!readdirSync(laptops.kari.vault).some((name) => name.endsWith("-wal")), "the replica was not closed in good order");
    const kari = (windows.kari = await stage.window(laptops.kari));
    await kari.open();
    await kari.says("sync-pill", "1 venter på nett");
    await kari.press("nav-tasks");
    await kari.says("task-row", TASK, "i morgen");
    await kari.goToTrail(trail.title);
    await kari.goToMeeting(SUBJECT);
    assert.equal(await kari.value("meeting-note"), NOTE);
  });

  step("it is delivered by itself when the office is back", async () => {
    await office.start();
    await windows.kari.delivered();
    await windows.kari.press("sync-pill");
    await windows.kari.saysOnly("sync-outbox", "0");
    await windows.kari.saysOnly("sync-delivered", "2");
    await windows.kari.keys(Key.Escape);
    await windows.kari.gone("sync-panel");
  });

  step("the supervisor's laptop has it, with the task", async () => {
    const lise = (windows.lise = await stage.window(laptops.lise));
    await lise.open();
    await lise.press("nav-tasks");
    await lise.says("task-row", TASK);
    await lise.goToTrail(trail.title);
    await lise.says("timeline-item", SUBJECT, EMPLOYER);
    await lise.goToMeeting(SUBJECT);
    await lise.holds("meeting-note", NOTE);
  });

  step("both edit the same note and different fields without a network", async () => {
    const { kari, lise } = windows;
    await office.stop();
    await kari.offline();
    await lise.offline();

    await kari.typeAt(Key.End, "meeting-note", KARIS_WORDS);
    await kari.fill("meeting-place", PLACE);
    await kari.keys(Key.Ctrl, Key.Enter);
    await kari.says("sync-pill", "1 venter på nett");

    await lise.typeAt(Key.Home, "meeting-note", LISES_WORDS);
    await lise.fill("meeting-subject", NEW_SUBJECT);
    await lise.keys(Key.Ctrl, Key.Enter);
    await lise.says("sync-pill", "1 venter på nett");
  });

  step("both texts and both fields are kept, on both laptops", async () => {
    await office.start();
    for (const window of [windows.kari, windows.lise]) {
      await window.delivered();
      await window.holds("meeting-note", NOTE, KARIS_WORDS.trim(), LISES_WORDS.trim());
      await window.holds("meeting-place", PLACE);
      await window.holds("meeting-subject", NEW_SUBJECT);
    }
    assert.equal(await windows.kari.value("meeting-note"), await windows.lise.value("meeting-note"));
    assert.equal((await windows.kari.texts("conflict")).length, 0, "different fields are no conflict");
  });

  step("the merge is told on the trail's timeline, on both laptops", async () => {
    for (const window of [windows.kari, windows.lise]) {
      await window.goToTrail(trail.title);
      await window.says("timeline-item", "Flettet");
    }
  });

  step("both replicas are whole and hold the same", async () => {
    await windows.kari.quit();
    await windows.lise.quit();
    const [karis, lises] = await Promise.all([laptops.kari, laptops.lise].map(async (laptop) => {
      await laptop.run("verify");
      const { timeline } = await laptop.run("trail", "show", trail.id);
      return laptop.run("meeting", "show", timeline.find((entry) => entry.type === "meeting").meeting.id);
    }));
    assert.equal(karis.note, lises.note);
    assert.equal(karis.version, lises.version);
    assert.deepEqual([karis.row.place, karis.row.subject], [PLACE, NEW_SUBJECT]);
  });
});
