/// Whatever the window offers to take back is taken back, in the window and in the store.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import { furnish, TASK, VISIT } from "./support/furnished.mjs";
import { Key } from "./support/screen.mjs";
import { openStage } from "./support/stage.mjs";
import { confirmedTrail } from "./support/team.mjs";
import { walkIn } from "./support/walking.mjs";
import { daysFromNow } from "./support/when.mjs";

/** Of the furnished team: a task that is not due yet, and two of the other kinds of task. */
const [AHEAD, SUB_GOAL, OWN] = ["Ringe tilbake", "Skrive CV", "Forberede teammøtet"];
/** One of which somebody is still to be reminded. */
const REMINDED = "Bestille time";
const REASON = "Gjort av en annen";
const [OPEN, AGENDA, MINUTES] = ["Gå gjennom søknaden", "Ta med vitnemål.", "Vi skrev søknaden sammen."];
const [FRESH, STARTUP, MOVED] = ["Nils Prøvesen", "Bli kjent", "Øve på intervju"];
const [LOGGED, NEXT] = ["Traff verksmesteren i døra.", "Sende takk"];
const [LATER, PLACE] = [" Spør om sommervikar.", "Porten mot jernbanen"];

const byPress = (kari) => kari.press("toast-action");
async function byKey(kari) {
  await kari.see("toast-action");
  await kari.keys(Key.Ctrl, "z");
}

/** Presses what a line holds: the line is known by its text, and what is in it by its name or its role. */
const pressIn = (kari, line, text, inside) =>
  kari.browser.$(`//*[@data-testid="${line}"][contains(., "${text}")]//*[@data-testid="${inside}" or @type="${inside}"]`).click();

/** Chooses from a line's menu. */
async function choose(kari, line, text, menu, choice) {
  await pressIn(kari, line, text, menu);
  await kari.browser.$(`//*[@role="menuitem"][contains(., "${choice}")]`).click();
}

const without = (kari, testId, text) => kari.until(`no «${text}»`, async () => (await kari.texts(testId)).every((line) => !line.includes(text)));

const missing = (those, among) => those.filter((one) => !among.some((other) => isDeepStrictEqual(one, other))).map((one) => JSON.stringify(one));
const apart = (was, now) => [...missing(was, now).map((one) => `lost: ${one}`), ...missing(now, was).map((one) => `instead: ${one}`)];

/** Waits until what is seen is as it was, or taking it back was refused; answers what differs. */
async function different(kari, seen, was) {
  let now = [];
  let refusal = null;
  await kari.until("all to be as it was", async () => {
    now = await seen(kari);
    refusal = await kari.browser.execute(() => document.querySelector('[data-testid="toast"][data-tone="error"]')?.innerText ?? null);
    return refusal !== null || isDeepStrictEqual(now, was);
  }).catch(() => {});
  return [...(refusal === null ? [] : [`refused: ${refusal}`]), ...apart(was, now)];
}

/** A meeting that lies open. */
const planned = (of, kind, at, subject, note = "") => ({
  command: "meeting.log", trail: of.id, kind, at, subject, note, place: "Nav-kontoret", status: "planned",
});

/** Selects every line there is. */
async function selectAll(kari) {
  await kari.press("tasks-select");
  await kari.see("task-select");
  const count = (await kari.all("task-select")).length;
  for (const box of await kari.all("task-select")) await box.click();
  await kari.says("tasks-bulk", `${count} valgt`);
}

async function putAside(kari) {
  await kari.fill("task-reason", REASON);
  await kari.press("task-discard");
  await kari.gone("task-reason");
}

/** Writes the task that follows, and saves. */
async function withNext(kari, form) {
  await kari.fill(`${form}-task-subject`, NEXT);
  await kari.fill(`${form}-task-due`, "i morgen");
  await kari.keys(Key.Ctrl, Key.Enter);
  await kari.gone(`${form}-note`);
}

/** Closes with minutes and with a task that follows from them. */
async function minutesIn(kari, form) {
  await kari.fill(`${form}-note`, MINUTES);
  await withNext(kari, form);
  await kari.holds("meeting-note", AGENDA, MINUTES);
  await kari.gone("meeting-outcome-completed");
}

/** Where it is done, and what is seen there. */
const seenAs = (testId, at) => ({ at, seen: (kari) => kari.texts(testId) });
const onTasks = seenAs("task-row", async (kari) => {
  await kari.press("nav-tasks");
  for (const [subject, kind] of [[AHEAD, ""], [REMINDED, "minner deg"], [SUB_GOAL, "Delmål"], ["Fullfør møtet", "Varsel"]]) await kari.says("task-row", subject, kind);
});
const onOwn = seenAs("own-task", async (kari) => { await kari.press("nav-workspace"); await kari.says("own-task", OWN); });
const onHome = seenAs("meetings-left-open", async (kari) => { await kari.press("nav-home"); await kari.says("meetings-left-open", STARTUP, OPEN); });
const onCalendar = seenAs("calendar-meeting", async (kari) => {
  await kari.press("nav-calendar");
  // What is still being laid out moves from under the hand.
  await kari.see("calendar-sheet");
  for (const turn of ["as-day", "today", "after", "after"]) await kari.press(`calendar-${turn}`);
  await kari.says("calendar-meeting", MOVED, "10:00");
});

const onFresh = {
  at: async (kari) => { await kari.press("nav-portfolio"); await kari.press("portfolio-list"); await kari.says("trail-row", FRESH); },
  seen: async (kari) => (await kari.texts("trail-row")).filter((row) => row.includes(FRESH)),
};

/** Says of a meeting that is left open that it was held. */
async function settled(kari, id, subject) {
  await kari.browser.$(`[data-settle="${id}"]`).click();
  await without(kari, "meetings-left-open", subject);
}

const closeOwn = async (kari) => { await pressIn(kari, "own-task", OWN, "checkbox"); await without(kari, "own-task", OWN); };

describe("what is regretted", () => {
  const stage = openStage("regret");
  const windows = {};
  let laptop;
  let trail;
  let meetings;
  let stored;

  /** What the store holds of all that is done and taken back. */
  const inStore = async () => {
    const { tasks } = await laptop.run("task", "list");
    const { tasks: own } = await laptop.run("workspace", "show");
    const { trails } = await laptop.run("trail", "list");
    const shown = await laptop.batch(...meetings.map((id) => ({ command: "meeting.show", id })));
    return [...tasks, ...own, ...trails, ...shown.map(({ row, note }) => ({ ...row, note }))];
  };

  before(async () => {
    ({ laptop, trail } = await furnish(stage));
    const fresh = await confirmedTrail(laptop, 7, FRESH);
    await laptop.run("task", "add", "--trail", trail.id, "--subject", REMINDED, "--due", daysFromNow(4), "--remind", `${daysFromNow(3)}T09:00`);
    meetings = (await laptop.batch(
      planned(trail, "participant", `${daysFromNow(-2)}T10:00`, OPEN, AGENDA),
      planned(fresh, "startup", `${daysFromNow(-1)}T12:00`, STARTUP),
      planned(trail, "participant", `${daysFromNow(2)}T10:00`, MOVED),
    )).map(({ id }) => id);
    await laptop.run("sync");
    stored = await inStore();
  });
  after(() => stage.end());
  const step = walkIn(windows, it);
  /** Goes there, does it, takes it back: what is seen is then as it was. */
  const regretted = (name, { at, seen }, act, undo = byPress) =>
    step(name, async () => {
      const { kari } = windows;
      await at(kari);
      await kari.delivered();
      await kari.gone("toast");
      const was = await seen(kari);
      await act(kari);
      assert.notDeepEqual(await seen(kari), was);
      await undo(kari);
      return different(kari, seen, was);
    });
  const onMeeting = {
    at: async (kari) => { await kari.goToTrail(trail.title); await kari.goToMeeting(OPEN); await kari.holds("meeting-note", AGENDA); },
    seen: async (kari) => [await kari.value("meeting-note"), await kari.value("meeting-status")],
  };

  step("the window opens", async () => { windows.kari = await stage.window(laptop); await windows.kari.open(); });

  for (const [what, subject] of [["a task", AHEAD], ["a task with a reminder", REMINDED]]) {
    regretted(`${what} that is ticked is to be done again, and by the day it was`, onTasks, async (kari) => {
      await pressIn(kari, "task-row", subject, "task-done");
      await without(kari, "task-row", subject);
    });
  }
  for (const [what, subject, undo] of [["task", TASK, byKey], ["sub-goal", SUB_GOAL, byPress]]) {
    regretted(`a ${what} that is put off is due when it was`, onTasks, async (kari) => {
      await choose(kari, "task-row", subject, "task-menu", "Utsett til i morgen");
      await kari.says("task-row", subject, "i morgen");
    }, undo);
  }
  regretted("a task that is put aside is back, and nothing is left of the reason", onTasks, async (kari) => {
    await choose(kari, "task-row", TASK, "task-menu", "Ikke aktuell");
    await putAside(kari);
    await without(kari, "task-row", TASK);
  });

  regretted("tasks, sub-goals and duties that are closed at once are all open again", onTasks, async (kari) => {
    await selectAll(kari);
    await kari.press("bulk-done");
    await kari.gone("task-row");
  });
  regretted("all that is put off at once is due when it was", onTasks, async (kari) => {
    await selectAll(kari);
    await kari.press("bulk-week");
    await kari.gone("tasks-bulk");
    await without(kari, "task-row", "dager over");
  }, byKey);
  regretted("all that is put aside at once is back", onTasks, async (kari) => {
    await selectAll(kari);
    await kari.press("bulk-discard");
    await putAside(kari);
    await kari.gone("task-row");
  });

  regretted("a task of one's own is to be done again, and by the day it was", onOwn, closeOwn);
  regretted("the key takes it back, too, when no line is left to have the focus", onOwn, closeOwn, byKey);

  step("a visit that was logged counts no longer, and the task that came with it is gone", async () => {
    const { kari } = windows;
    await onTasks.at(kari);
    await kari.gone("toast");
    const was = await kari.texts("task-row");
    await kari.keys("l");
    await kari.focused("ql-note");
    await kari.keys(Key.Alt, "2");
    await kari.see("ql-employer-name");
    await kari.fill("ql-note", LOGGED);
    await withNext(kari, "ql");
    await kari.says("task-row", NEXT, "i morgen");
    await kari.press("toast-action");
    await kari.says("toast", "Møtet er angret");
    const faults = await different(kari, onTasks.seen, was);
    await kari.goToTrail(trail.title);
    await kari.says("timeline-item", "ble angret");
    await without(kari, "timeline-item", LOGGED);
    const waiting = (await kari.texts("timeline-item")).filter((line) => line.includes(NEXT) && line.includes("frist"));
    return [...faults, ...waiting.map((line) => `still to be done on the timeline: ${JSON.stringify(line)}`)];
  });

  regretted("a meeting that was closed is planned again, with its agenda alone", onMeeting, async (kari) => {
    await kari.press("meeting-outcome-completed");
    await minutesIn(kari, "close-meeting");
  });
  regretted("so is one that was closed with the quick log", onMeeting, async (kari) => {
    await kari.keys("l");
    await kari.pressWith("ql-planned", OPEN);
    await minutesIn(kari, "ql");
  });
  step("the tasks that followed from them are gone", async () => { await onTasks.at(windows.kari); await without(windows.kari, "task-row", NEXT); });

  regretted("an old meeting that was settled waits for an answer again", onHome, (kari) => settled(kari, meetings[0], OPEN));
  regretted("so does one that nobody came to", onHome, async (kari) => {
    await choose(kari, "meeting-row", OPEN, "settle-menu", "Møtte ikke");
    await without(kari, "meetings-left-open", OPEN);
  }, byKey);
  regretted("a start-up that was settled by mistake has not started its trail", onFresh, async (kari) => {
    await onHome.at(kari);
    await settled(kari, meetings[1], STARTUP);
    await onFresh.at(kari);
    await kari.says("trail-row", FRESH, "Kartlegging");
  });

  regretted("a meeting that was moved by keyboard is back where it was", onCalendar, async (kari) => {
    await kari.focused("calendar-slot");
    await kari.keys(Key.Ctrl, Key.ArrowDown);
    await kari.focused("calendar-meeting");
    await kari.keys("m");
    await kari.focused("move-settle");
    await kari.keys(Key.ArrowDown);
    await kari.says("move-place", "10:15");
    await kari.keys(Key.Enter);
    await kari.gone("move-bar");
    await kari.says("calendar-meeting", MOVED, "10:15");
  }, byKey);

  step("of two fields the time machine takes back the one that is asked for", async () => {
    const { kari } = windows;
    await kari.goToTrail(trail.title);
    await kari.goToMeeting(VISIT);
    const [note, place] = [await kari.value("meeting-note"), await kari.value("meeting-place")];
    await kari.typeAt(Key.End, "meeting-note", LATER);
    await kari.fill("meeting-place", PLACE);
    await kari.keys(Key.Ctrl, Key.Enter);
    await kari.says("save-bar", "Alt er lagret");
    await kari.press("open-past");
    await kari.says("past-difference", place, PLACE);
    await kari.says("past-difference", note, LATER.trim());
    await pressIn(kari, "past-difference", LATER.trim(), "checkbox");
    await kari.press("past-take-back");
    await kari.gone("past-dialog");
    await kari.until("the place to be as it was", async () => (await kari.value("meeting-place")) === place);
    assert.equal(await kari.value("meeting-note"), note + LATER);
  });

  step("in the store, too, all is as it was, and what came with it is put aside", async () => {
    await windows.kari.delivered();
    await windows.kari.quit();
    await laptop.run("verify");
    const { tasks } = await laptop.run("task", "list", "--all");
    assert.deepEqual(tasks.filter(({ subject }) => subject === NEXT).map(({ status }) => status), ["discarded", "discarded", "discarded"]);
    return apart(stored, await inStore());
  });
});
