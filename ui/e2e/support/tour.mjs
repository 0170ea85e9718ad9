/// Every surface of the work surface, in the order of one tour through a furnished window: how one gets there, and back.
import { DISPUTED, EMPLOYER, TASK, TEMPLATE, VISIT } from "./furnished.mjs";
import { Key } from "./screen.mjs";

/** A surface with pages behind it is left as it was found: `leave` closes what `go` opened. */
const escape = (gone) => async (kari) => {
  await kari.keys(Key.Escape);
  await kari.gone(gone);
};

const tab = (trail, of, seen) => async (kari) => {
  await kari.goToTrail(trail().title);
  // With large text the tabs are a row that scrolls, and the first press may hit what scrolls it.
  await kari.until(`the tab «${of}» to be chosen`, async () => {
    const element = await kari.find(`trail-tab-${of}`);
    await element.click();
    return (await element.getAttribute("aria-selected")) === "true";
  });
  await kari.see(seen);
};

/** Takes the meeting of tomorrow in hand, as the letter M does. */
const takeInHand = async (kari) => {
  await kari.press("calendar-as-day");
  await kari.press("calendar-today");
  await kari.press("calendar-after");
  await kari.until("tomorrow's meeting in hand", async () => {
    await kari.browser.execute(() => document.querySelector('[data-testid="calendar-meeting"][data-movable="true"]')?.focus());
    await kari.keys("m");
    return (await kari.find("move-bar")).isExisting();
  });
};

/** Where the window is narrow or the text large, days stand below each other instead of side by side. */
const asList = async (kari) => kari.until("the days on screen", async () => (await (await kari.find("calendar-sheet")).isExisting()) || (await kari.find("calendar-list")).isExisting());

const calendar = [
  { name: "calendar by week", go: async (kari) => { await kari.press("nav-calendar"); await kari.press("calendar-as-week"); await asList(kari); } },
  { name: "calendar as a list", go: async (kari) => { await kari.press("calendar-as-list"); await kari.see("calendar-list"); } },
  { name: "calendar by month", go: async (kari) => { await kari.press("calendar-as-month"); await kari.until("the month on screen", async () => (await (await kari.find("calendar-month")).isExisting()) || (await kari.find("calendar-list")).isExisting()); } },
  { name: "calendar, while a meeting is moved,", go: takeInHand, leave: escape("move-bar"), moving: true },
];

const portfolio = (trail) => [
  { name: "portfolio", go: async (kari) => { await kari.press("nav-portfolio"); await kari.press("portfolio-list"); await kari.says("trail-row", trail().title); } },
  {
    name: "portfolio, with trails chosen,",
    go: async (kari) => { await kari.press("choose-all"); await kari.see("bulk-bar"); },
    leave: async (kari) => { await kari.press("bulk-clear"); await kari.gone("bulk-bar"); },
  },
  { name: "portfolio as a board", go: async (kari) => { await kari.press("portfolio-board"); await kari.see("board-card"); } },
  {
    name: "ready-made lists",
    go: async (kari) => { await kari.press("portfolio-lists"); await kari.see("list-choice"); },
    leave: async (kari) => kari.press("portfolio-list"),
  },
  {
    name: "new trail, with a refusal,",
    go: async (kari) => {
      await kari.press("new-trail");
      await kari.fill("nt-national-id", "12345678901");
      // What is said of the number moves the buttons, and a click aimed before it would miss.
      await kari.see("number-wrong");
      await kari.press("nt-save");
      await kari.see("error-message");
    },
  },
  { name: "new trail, referral,", go: async (kari) => { await kari.press("nt-step-referral"); await kari.see("nt-source"); } },
  {
    name: "new trail, what was told,",
    go: async (kari) => { await kari.press("nt-step-inform"); await kari.see("nt-informed"); },
    leave: escape("nt-back"),
  },
];

const ofTrail = (trail) => [
  { name: "trail", go: async (kari) => kari.goToTrail(trail().title) },
  { name: "change of phase", go: async (kari) => { await kari.press("phase-change"); await kari.see("phase-dialog"); }, leave: escape("phase-dialog") },
  { name: "profile of a trail", go: tab(trail, "profile", "profile-section-openness") },
  { name: "records of a trail", go: tab(trail, "records", "record-row") },
  { name: "form of a record", go: async (kari) => { await kari.pressWith("record-open", "Lagermedarbeider"); await kari.see("record-save"); }, leave: escape("record-save") },
  { name: "reports of a trail", go: tab(trail, "reports", "report-row") },
  { name: "start of a report", go: async (kari) => { await kari.press("report-start-interval"); await kari.see("report-from"); }, leave: escape("report-from") },
  { name: "report", go: async (kari) => { await kari.press("report-open"); await kari.see("report-steps"); } },
  { name: "sharing of a report", go: async (kari) => { await kari.press("report-share"); await kari.see("report-share-until"); }, leave: escape("report-share-until") },
  { name: "what the participant sees", go: tab(trail, "participant", "participant-mode-start") },
  { name: "access to a trail", go: tab(trail, "access", "access-row") },
  { name: "standing in", go: async (kari) => { await kari.press("access-share"); await kari.see("access-with"); }, leave: escape("access-with") },
  { name: "handing over", go: async (kari) => { await kari.press("access-hand-over"); await kari.see("handover-to"); }, leave: escape("handover-to") },
  { name: "history of a trail", go: tab(trail, "history", "history-event") },
  { name: "the trail as it was", go: async (kari) => { await kari.press("trail-past"); await kari.see("past-step"); }, leave: escape("past-dialog") },
  {
    name: "the trail on a day",
    go: async (kari) => { await kari.fill("trail-day-field", "i dag"); await kari.press("trail-day-show"); await kari.see("trail-then"); },
    leave: async (kari) => kari.press("trail-day-back"),
  },
  { name: "meeting", go: async (kari) => { await tab(trail, "overview", "timeline-item")(kari); await kari.goToMeeting(VISIT); } },
  {
    name: "meeting that two changed",
    go: async (kari) => { await tab(trail, "overview", "timeline-item")(kari); await kari.goToMeeting(DISPUTED); await kari.see("conflicts"); },
  },
];

const around = [
  { name: "employers", go: async (kari) => { await kari.press("nav-employers"); await kari.says("employer-row", EMPLOYER); } },
  { name: "new employer", go: async (kari) => { await kari.press("employer-new"); await kari.see("record-save"); }, leave: escape("record-save") },
  { name: "employer", go: async (kari) => { await kari.pressWith("employer-row", EMPLOYER); await kari.says("employer-title", EMPLOYER); await kari.see("employer-contacts"); } },
  { name: "new contact", go: async (kari) => { await kari.press("add-employer_contact"); await kari.see("record-save"); }, leave: escape("record-save") },
  { name: "tasks", go: async (kari) => { await kari.press("nav-tasks"); await kari.says("task-row", TASK); } },
  { name: "tasks, with some chosen,", go: async (kari) => { await kari.press("tasks-select"); await kari.press("task-select"); await kari.see("tasks-bulk"); } },
  { name: "own workspace", go: async (kari) => { await kari.press("nav-workspace"); await kari.says("own-templates", TEMPLATE); } },
  { name: "new template", go: async (kari) => { await kari.press("add-note_template"); await kari.see("record-save"); }, leave: escape("record-save") },
  { name: "figures", go: async (kari) => { await kari.press("nav-figures"); await kari.see("figures"); } },
  { name: "search", go: async (kari) => { await kari.press("nav-search"); await kari.fill("search-input", "pakkeriet"); await kari.see("search-hit"); } },
  { name: "inbox, with a choice to make,", go: async (kari) => { await kari.press("nav-inbox"); await kari.see("conflict"); await kari.see("merge"); } },
  { name: "inbox, where one writes the value oneself,", go: async (kari) => { await kari.press("write-own"); await kari.see("own-value"); } },
  { name: "settings", go: async (kari) => { await kari.press("nav-settings"); await kari.see("language-nb"); } },
  { name: "code lists", go: async (kari) => { await kari.press("open-code-lists"); await kari.see("code-row"); } },
  { name: "palette", go: async (kari) => { await kari.press("open-palette"); await kari.see("palette-option"); }, leave: escape("palette") },
  { name: "the panel of delivery", go: async (kari) => { await kari.press("sync-pill"); await kari.see("sync-outbox"); } },
  { name: "departure", go: async (kari) => { await kari.press("to-departure"); await kari.see("check-places"); } },
  {
    name: "quick log",
    go: async (kari) => {
      await kari.press("open-quick-log");
      await kari.press("ql-kind-employer");
      await kari.fill("ql-employer-name", "Eks");
      await kari.sees(EMPLOYER);
    },
    leave: async (kari) => {
      await kari.enter("ql-note");
      await kari.keys(Key.Escape);
      await kari.gone("ql-save");
    },
  },
];

/** The window turned to others; after the last of them it is locked. */
const turned = (trail) => [
  { name: "visit mode", go: async (kari) => { await kari.keys(Key.F8); await kari.see("visit-mode"); }, leave: escape("visit-mode") },
  {
    name: "participant mode",
    go: async (kari) => {
      await tab(trail, "participant", "participant-mode-start")(kari);
      await kari.press("participant-mode-start");
      await kari.see("own-words");
    },
    leave: async (kari) => { await kari.press("leave-mode"); await kari.see("unlock-passphrase"); },
  },
];

/**
 * The whole tour, from the morning sheet of an unlocked window to a locked one; `trail` answers the furnished trail,
 * which is there when the tour begins.
 *
 * Each surface: its `name`; `go`, which gets there from the one before; `leave`, where something must be closed before
 * the next.
 */
export const surfaces = (trail) => [
  { name: "home", go: async (kari) => { await kari.press("nav-home"); await kari.sees(TASK); } },
  ...calendar,
  ...portfolio(trail),
  ...ofTrail(trail),
  ...around,
  ...turned(trail),
];
