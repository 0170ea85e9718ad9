/// Every surface of the window, and how one gets there: one list for all who take pictures of it.
///
/// In an order in which each begins where the one before it left off. Nothing here changes what is kept.
import { Key } from "./screen.mjs";

const NOTE = "Gikk runden med lagersjefen. De mangler folk på ettermiddagen og vil gjerne prøve fire uker. "
  + "Vernesko finnes på huset. Jeg sender avtaleutkast på fredag.";

const escape = (gone) => async (window) => {
  await window.keys(Key.Escape);
  await window.gone(gone);
};
const place = (name, shown) => async (window) => {
  await window.press(`nav-${name}`);
  await window.see(shown);
};
const calendarAs = (shape, shown) => async (window) => {
  await window.press("nav-calendar");
  await window.press(`calendar-as-${shape}`);
  await window.see(shown);
};
/** From the trail that is open to one of its parts. */
const part = (tab, shown) => async (window) => {
  await window.press(`trail-tab-${tab}`);
  await window.see(shown);
};

/** To the portfolio, and until its rows stand. */
export async function toPortfolio(window) {
  await window.press("nav-portfolio");
  await window.press("portfolio-list");
  await window.see("trail-row");
}

/** A trail in the middle of the work says more than the first of the list. */
export async function busyTrail(window) {
  await toPortfolio(window);
  return window.browser.execute(() => {
    const rows = [...document.querySelectorAll('[data-testid="trail-row"]')];
    const busy = rows.find(({ innerText }) => innerText.includes("Jobbutvikling")) ?? rows[0];
    return busy.querySelector(".wt-name").innerText;
  });
}

async function openTrail(window) {
  await window.goToTrail(await busyTrail(window));
  await window.see("timeline-item");
}

/** `go`: from anywhere in the window, unless it says otherwise. `leave`: back to where no dialog stands in front. */
export const SURFACES = [
  /** Begins where the window opens. */
  { name: "unlock", go: (window) => window.see("unlock-passphrase"), leave: (window, { passphrase }) => window.open(passphrase) },
  { name: "home", go: place("home", "meetings-today") },
  {
    name: "new-trail",
    go: async (window) => {
      await window.press("nav-home");
      await window.press("new-trail");
      await window.see("nt-save");
    },
    leave: escape("nt-save"),
  },
  { name: "calendar-day", go: calendarAs("day", "calendar-sheet") },
  { name: "calendar-week", go: calendarAs("week", "calendar-sheet") },
  { name: "calendar-month", go: calendarAs("month", "calendar-month") },
  { name: "calendar-list", go: calendarAs("list", "calendar-list") },
  {
    name: "board",
    go: async (window) => {
      await window.press("nav-portfolio");
      await window.press("portfolio-board");
      await window.see("board-card");
    },
  },
  { name: "portfolio", go: busyTrail },
  { name: "trail", go: openTrail },
  {
    name: "phase",
    go: async (window) => {
      await window.press("phase-change");
      await window.see("phase-dialog");
    },
    leave: escape("phase-dialog"),
  },
  { name: "trail-profile", go: part("profile", "profile-section-main_goal") },
  { name: "trail-jobs-and-plan", go: part("records", "record-add") },
  { name: "trail-reports", go: part("reports", "report-start-interval") },
  { name: "trail-participant", go: part("participant", "participant-mode-start") },
  { name: "trail-access", go: part("access", "access-row") },
  { name: "trail-history", go: part("history", "history-event") },
  {
    name: "report",
    go: async (window) => {
      await window.press("trail-tab-reports");
      await window.press("report-open");
      await window.see("report-status");
    },
  },
  {
    name: "meeting",
    go: async (window) => {
      await openTrail(window);
      await window.pressWith("timeline-item", "Besøk");
      await window.see("meeting-note");
    },
  },
  {
    name: "quick-log",
    go: async (window) => {
      await openTrail(window);
      await window.keys("l");
      await window.focused("ql-note");
      await window.keys(Key.Alt, "2");
      await window.see("ql-employer-name");
      await window.enter("ql-note");
      await window.type(NOTE);
    },
    leave: async (window) => {
      await window.keys(Key.Escape);
      await window.gone("ql-note");
      // What was half written is offered at home; nothing of it is to stay.
      await window.press("nav-home");
      await window.see("draft-discard");
      await window.until("nothing half written", async () => {
        const [offered] = await window.all("draft-discard");
        await offered?.click();
        return offered === undefined;
      });
    },
  },
  { name: "tasks", go: place("tasks", "task-row") },
  { name: "employers", go: place("employers", "employer-row") },
  {
    name: "employer",
    go: async (window) => {
      await window.press("nav-employers");
      await window.pressWith("employer-row", " AS");
      await window.see("employer-dialogue");
    },
  },
  { name: "workspace", go: place("workspace", "own-tasks") },
  { name: "figures", go: place("figures", "figures") },
  { name: "inbox", go: place("inbox", "nav-inbox") },
  {
    name: "departure",
    go: async (window) => {
      await window.press("sync-pill");
      await window.press("to-departure");
      await window.see("seal");
    },
  },
  {
    name: "search",
    go: async (window) => {
      await window.press("nav-search");
      await window.fill("search-input", "lager");
      await window.says("search-hit", "ager");
    },
  },
  {
    name: "palette",
    go: async (window) => {
      await window.press("nav-home");
      await window.keys(Key.Ctrl, "k");
      await window.focused("palette-input");
      await window.type("test");
      await window.see("palette-option");
    },
    leave: escape("palette"),
  },
  {
    name: "sync",
    go: async (window) => {
      await window.press("sync-pill");
      await window.see("sync-outbox");
    },
    leave: escape("sync-outbox"),
  },
  { name: "settings", go: place("settings", "open-code-lists") },
  {
    name: "code-lists",
    go: async (window) => {
      await window.press("nav-settings");
      await window.press("open-code-lists");
      await window.see("code-row");
    },
  },
  {
    name: "visit-mode",
    go: async (window) => {
      await openTrail(window);
      await window.pressWith("timeline-item", "Besøk");
      await window.see("meeting-note");
      await window.keys(Key.F8);
      await window.see("visit-mode");
    },
    leave: escape("visit-mode"),
  },
  {
    name: "participant-mode",
    go: async (window) => {
      await openTrail(window);
      await window.press("trail-tab-participant");
      await window.press("participant-mode-start");
      await window.see("participant-mode");
    },
    /** Leads to the locked window. */
    leave: (window) => window.press("leave-mode"),
  },
  /** Begins in the locked window. */
  { name: "locked", go: (window) => window.see("unlock-passphrase") },
];

/** One of them, by its name. */
export function surface(name) {
  const found = SURFACES.find((one) => one.name === name);
  if (found === undefined) throw new Error(`no surface is called ${name}`);
  return found;
}
