/// Nothing that is typed in the window can be read on the laptop's disk, in its logs, or at the office.
import assert from "node:assert/strict";
import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { filesBelow, findTexts } from "./support/files.mjs";
import { PASSPHRASE } from "./support/laptop.mjs";
import { Key } from "./support/screen.mjs";
import { openStage } from "./support/stage.mjs";
import { canary, nationalId, orgNumber } from "./support/synthetic.mjs";
import { KARI, openTeam } from "./support/team.mjs";
import { walkIn } from "./support/walking.mjs";

const ID = nationalId(4);
const TYPED = {
  name: canary("name"),
  employer: canary("employer"),
  place: canary("place"),
  note: canary("note"),
  task: canary("task"),
  profile: canary("profile"),
  search: canary("search"),
  draft: canary("draft"),
};
const SECRET = { ...TYPED, "national id": ID, passphrase: PASSPHRASE };

describe("what is typed", () => {
  const stage = openStage("leak");
  const windows = {};
  let office;
  let laptop;

  before(async () => {
    // Logs as talkative as support would ever ask for.
    const team = await openTeam(stage, [KARI], { logLevel: "debug" });
    office = team.office;
    laptop = team.laptops.kari;
    laptop.env.WORKTRAIL_LOG = "debug";
  });
  after(() => stage.end());
  const step = walkIn(windows, it);
  /** The whole laptop (vault, the web view's folders, home, temporary files, log) and the whole office. */
  const nothingIsReadable = () => {
    assert.deepEqual(findTexts([stage.folder], SECRET), []);
    const count = filesBelow(stage.folder).length;
    assert.ok(count >= 5, `only ${count} files to search: the test looks in the wrong place`);
  };

  step("a planted text is found in every form, so that this test can fail", () => {
    const planted = join(stage.folder, "planted");
    for (const form of [TYPED.note, Buffer.from(TYPED.note, "utf16le"), Buffer.from(`to ${TYPED.note} fro`).toString("base64")]) {
      writeFileSync(planted, form);
      assert.deepEqual(findTexts([stage.folder], TYPED), [`note in ${planted}`]);
    }
    writeFileSync(planted, "");
  });

  step("everything a person can type is typed, delivered, and readable nowhere", async () => {
    const kari = (windows.kari = await stage.window(laptop));
    await kari.open();
    await kari.press("nav-portfolio");
    await kari.press("new-trail");
    await kari.fill("nt-national-id", ID);
    await kari.fill("nt-name", TYPED.name);
    await kari.press("nt-save");
    await kari.says("trail-title", TYPED.name);
    // The office's answer moves the page, and a click aimed before it would miss.
    await kari.delivered();
    await kari.painted();
    await (await kari.find("profile-goal")).$("button").click();
    await kari.fill("profile-goal-text", TYPED.profile);
    await kari.press("profile-goal-save");
    await kari.gone("profile-goal-text");

    await kari.press("open-quick-log");
    await kari.focused("ql-note");
    await kari.press("ql-kind-employer");
    await kari.fill("ql-employer-name", TYPED.employer);
    await kari.fill("ql-employer-number", orgNumber(4));
    await kari.fill("ql-place", TYPED.place);
    await kari.fill("ql-note", TYPED.note);
    await kari.fill("ql-task-subject", TYPED.task);
    await kari.fill("ql-task-due", "i morgen");
    await kari.press("ql-save");
    await kari.gone("ql-note");
    await kari.delivered();

    await kari.press("nav-search");
    await kari.fill("search-input", TYPED.search);
    await kari.sees("Ingen treff");
    await kari.fill("search-input", TYPED.note);
    await kari.says("search-hit", TYPED.employer);
    await kari.press("search-hit");
    await kari.typeAt(Key.End, "meeting-note", ` ${TYPED.draft}`);
    await kari.draftKept();
    nothingIsReadable();
  });

  step("nor after locking", async () => {
    const { kari } = windows;
    await kari.lock();
    // A refusal is logged; its words and what was typed are not.
    await kari.unlock(`${TYPED.search} passfrase`);
    await kari.says("error-message", "Passfrasen stemmer ikke");
    nothingIsReadable();
    const shown = await kari.browser.execute(() => [document.documentElement.outerHTML, document.title, location.href].join());
    for (const text of Object.values(TYPED)) assert.ok(!shown.includes(text), "the locked window still holds what was typed");
  });

  step("nor after the app has ended, with logs that did say something", async () => {
    await windows.kari.quit();
    nothingIsReadable();
    for (const log of [laptop.logPath, office.logPath]) assert.ok(statSync(log).size > 0, `${log} is empty`);
  });

  step("with the passphrase all of it is there", async () => {
    const found = async (text) => JSON.stringify((await laptop.run("search", text)).hits);
    assert.ok((await found(TYPED.note)).includes(TYPED.note));
    assert.ok((await found(TYPED.task)).includes(TYPED.task));
    const [trail] = (await laptop.run("trail", "list")).trails;
    const shown = JSON.stringify(await laptop.run("trail", "show", trail.id));
    for (const text of [ID, TYPED.employer, TYPED.place, TYPED.profile]) assert.ok(shown.includes(text));
  });
});
