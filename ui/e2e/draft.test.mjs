/// What is being typed survives the end of the app, however it ends, and is offered after unlocking.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { Key } from "./support/screen.mjs";
import { openStage } from "./support/stage.mjs";
import { confirmedTrail, KARI, openTeam } from "./support/team.mjs";
import { walkIn } from "./support/walking.mjs";

const NOTE = "Sjefen på lageret spurte etter noen som liker å kjøre truck";
const PLACE = "Lagerveien 4";
const SUBJECT = "Samtale om arbeidstid";
const AGENDA = "Avtale fri hver onsdag";
const ADDED = " – og prøve en tidlig vakt";
const LATE = ". Siste ord før låsing";

describe("drafts", () => {
  const stage = openStage("draft");
  const windows = {};
  let laptop;
  let trail;

  before(async () => {
    const team = await openTeam(stage, [KARI]);
    laptop = team.laptops.kari;
    trail = await confirmedTrail(laptop, 2, "Nora Prøveland");
    await laptop.run(
      "meeting", "log", "--trail", trail.id, "--kind", "participant", "--at", "2026-11-20T09:00", "--subject", SUBJECT, "--place", "Nav-kontoret", "--note", AGENDA,
    );
  });
  after(() => stage.end());
  const step = walkIn(windows, it);
  const opened = async () => {
    const kari = (windows.kari = await stage.window(laptop));
    await kari.open();
    return kari;
  };

  step("a quick log that was being typed survives kill -9 and is offered after unlocking", async () => {
    const first = await opened();
    await first.keys("l");
    await first.focused("ql-note");
    await first.type(NOTE);
    await first.fill("ql-place", PLACE);
    await first.enter("ql-note");
    await first.draftKept();
    await first.kill9();

    const second = await opened();
    await second.says("draft-offer", "møte som ikke ble lagret");
    await second.press("draft-restore");
    await second.holds("ql-note", NOTE);
    assert.equal(await second.value("ql-place"), PLACE);
  });

  step("once saved it is offered no more", async () => {
    const { kari } = windows;
    await kari.enter("ql-note");
    await kari.keys(Key.Ctrl, Key.Enter);
    await kari.gone("ql-note");
    await kari.gone("draft-offer");
    await kari.goToTrail(trail.title);
    await kari.says("timeline-item", NOTE);
    await kari.kill9();
    const again = await opened();
    await again.see("open-quick-log");
    assert.equal((await again.texts("draft-offer")).length, 0);
  });

  step("an edit of a note survives kill -9 and leads back to its meeting", async () => {
    const first = windows.kari;
    await first.goToTrail(trail.title);
    await first.goToMeeting(SUBJECT);
    await first.typeAt(Key.End, "meeting-note", ADDED);
    await first.draftKept();
    await first.kill9();

    const second = await opened();
    await second.says("draft-offer", "møtereferat");
    await second.press("draft-restore");
    await second.holds("meeting-note", AGENDA + ADDED);
  });

  step("what was typed a moment before locking is offered too, and nothing of it is on screen while locked", async () => {
    const { kari } = windows;
    await kari.typeAt(Key.End, "meeting-note", LATE);
    await kari.lock();
    assert.ok(!(await kari.browser.getPageSource()).includes(ADDED));
    await kari.open();
    await kari.says("draft-offer", "møtereferat");
    await kari.press("draft-restore");
    await kari.holds("meeting-note", AGENDA + ADDED + LATE);
  });
});
