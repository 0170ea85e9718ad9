/// Shows the window in a browser on synthetic data, one scene at a time: `npm run dev`, then
/// `/preview/?scene=offline&page=tasks`, and `&press=open-quick-log` to go further in, `&key=F8` to press a key; `&theme=dark`, `&text=200` and
/// `&language=nn` set what the person would.
/// Never part of the app: only `index.html` at the root is built.
import "../src/styles/main.css";
import { renderApp } from "../src/app/render";
import { CommandError } from "../src/shared/backend";
import { addDays } from "../src/shared/dates";
import type { Route } from "../src/shared/navigation";
import { LANGUAGES } from "../src/shared/language";
import { PREFERENCES_DEFAULT, TEXT_SIZES, THEMES } from "../src/shared/preferences";
import { fakeBackend } from "../src/testing/fake-backend";
import {
  at, DELIVERED, EMPTY_HOME, HOME, INBOX, LIST_VIEWS, listView, LOCKED, meetingRow, meetingView, MORNING, NO_TRAILS, NOW, PARTICIPANT, phaseCounts, PORTFOLIO, PROFILE, RECORDS, taskRow, TASKS_OF_EVERY_SORT, TODAY, TRAIL_EVENTS, trailRow, TRAILS, trailView, UNENROLLED,
  calendarOf,
} from "../src/testing/synthetic";
import { CATALOGUE } from "../src/testing/catalogue";
import { CODE_LISTS, codeList, employerView, TEAM_EMPLOYERS, WORKSPACE } from "../src/testing/synthetic-employers";

import { DEVICES, IMPORT_CLEAN, IMPORT_DONE, IMPORT_FAULTS } from "../src/testing/synthetic-data";
import { meetingAt, STEPS, trailAt } from "../src/testing/synthetic-past";
import { accessView, COLLEAGUES, FILED_REPORT, handoverPlan, REPORTS, reportView, SHARED_REPORT } from "../src/testing/synthetic-reports";

/** Pages by name, for `&page=`. */
const PAGES: Record<string, Route> = {
  calendar: { name: "calendar" },
  "calendar-day": { name: "calendar", shape: "day" },
  "calendar-month": { name: "calendar", shape: "month" },
  "calendar-list": { name: "calendar", shape: "list" },
  portfolio: { name: "portfolio" },
  inbox: { name: "inbox" },
  departure: { name: "departure" },
  trail: { name: "trail", id: "trail-1" },
  meeting: { name: "meeting", id: "meeting-1" },
  reports: { name: "trail", id: "trail-1", tab: "reports" },
  access: { name: "trail", id: "trail-1", tab: "access" },
  participant: { name: "trail", id: "trail-1", tab: "participant" },
  report: { name: "report", id: "report-1" },
  history: { name: "trail", id: "trail-1", tab: "history" },
  employers: { name: "employers" },
  employer: { name: "employer", org: "999999999" },
  workspace: { name: "workspace" },
  "code-lists": { name: "code-lists" },
  data: { name: "data" },
  "data-file": { name: "data", file: "portefølje.worktrail" },
  tasks: { name: "tasks" },
  figures: { name: "figures" },
  search: { name: "search" },
  settings: { name: "settings" },
};

const asked = new URLSearchParams(window.location.search);
const page = asked.get("page") ?? "home";
const scene = asked.get("scene") ?? "home";
const clock = Date.now;
const started = clock();
Date.now = () => NOW + clock() - started;

const backend = fakeBackend({
  preferences: () => ({
    ...PREFERENCES_DEFAULT,
    theme: THEMES.find((theme) => theme === asked.get("theme")) ?? "system",
    text_size: TEXT_SIZES.find((size) => String(size) === asked.get("text")) ?? 100,
    language: LANGUAGES.find((language) => language === asked.get("language")) ?? "nb",
  }),
  morning: () => MORNING,
  named_days: () => [{ date: addDays(TODAY, 3), title: "Første juledag", off: true }, { date: addDays(TODAY, -4), title: "Onsdag før skjærtorsdag", off: false }],
  trail_history: () => TRAIL_EVENTS,
  entity_history: () => STEPS, entity_at: ({ at: time }) => meetingAt(time), trail_at: ({ on }) => trailAt(on),
  reports: () => REPORTS, report: () => reportView(), access: () => accessView(), colleagues: () => COLLEAGUES, plan_handover: ({ trail }) => handoverPlan({ trail }),
  record_kinds: () => CATALOGUE,
  employers: ({ filter: { query: words, wish_of } }) => TEAM_EMPLOYERS
    .filter(({ name, org_number }) => name.toLowerCase().includes(words.toLowerCase()) || org_number.startsWith(words))
    .map((row, index) => ({ ...row, fits: wish_of === "trail-1" && index === 0 ? ["lager", "truck"] : [] }))
    .filter(({ fits }) => wish_of === undefined || fits.length > 0),
  employer: () => employerView(),
  workspace: () => WORKSPACE,
  devices: () => DEVICES, update_state: () => ({ configured: true, available: "0.2.0" }), install_update: () => true,
  pick_file: () => ({ name: "jobbspor-2026.xlsx", text: null }), import_plan: () => IMPORT_FAULTS, export_portfolio: () => "/hjem/Dokumenter/worktrail.xlsx",
  code_lists: () => CODE_LISTS,
  code_list: ({ name }) => codeList(name),
  list_views: () => LIST_VIEWS,
  list_view: ({ code }) => listView(code),
  profile: () => PROFILE, records: () => RECORDS, participant_view: () => PARTICIPANT, tasks: () => TASKS_OF_EVERY_SORT,
});
switch (scene) {
  case "enrol":
    backend.answer("app_status", () => UNENROLLED);
    backend.refuse("enrol", { code: "code_used", message: "Koden er brukt eller utløpt. Be kontoret om en ny.", field: "code" });
    break;
  case "unlock":
    backend.answer("app_status", () => LOCKED);
    backend.refuse("unlock", { code: "wrong_passphrase", message: "Passfrasen er feil. 19 forsøk igjen.", field: "passphrase" });
    break;
  case "empty":
    backend.answer("home", () => EMPTY_HOME);
    backend.answer("portfolio", () => NO_TRAILS);
    backend.answer("tasks", () => []);
    backend.answer("trail", () => trailView({ timeline: [], tasks: [], started_at: null, profile: [] }));
    backend.answer("sync_status", () => ({ ...DELIVERED, phase: "working", delivered: 0, delivered_at: null, progress: { done: 1_200_000, left: 2_200_000 } }));
    break;
  case "offline":
    backend.answer("sync_status", () => ({
      ...DELIVERED, phase: "offline", outbox: 3, retry_at: at(0, 14, 34),
      error: { code: "server_away", message: "Får ikke kontakt med sentralen. Prøver igjen av seg selv.", field: null },
    }));
    backend.answer("drafts", () => [{ key: "quick-log", body: JSON.stringify({ form: 1, note: "Snakket med lagersjefen om", kind: "employer" }), saved_at: at(0, 14, 20) }]);
    break;
  case "stopped":
    backend.answer("sync_status", () => ({
      ...DELIVERED, phase: "stopped", outbox: 2, quarantined: 1,
      error: { code: "device_revoked", message: "Denne maskinen er sperret av kontoret. Ta kontakt med metodeveileder.", field: null },
    }));
    backend.answer("trail", () => trailView({ row: trailRow({ standing: "refused", refused_reason: "person_has_active_trail" }) }));
    break;
  case "provisional":
    backend.answer("trail", () => trailView({
      row: trailRow({ standing: "provisional", unsent: true }),
      creation: {
        ...trailView().creation,
        person_confirmed: false,
        missing: [
          { code: "person_unconfirmed", field: "person_confirmed", message: "Bekreft at det er riktig person." },
          { code: "required", field: "nav_counsellor", message: "Feltet må fylles ut." },
        ],
      },
      person: { ...trailView().person, shielded: true },
    }));
    break;
  case "many-tasks":
    backend.answer("tasks", () => [
      ...TASKS_OF_EVERY_SORT,
      ...TRAILS.flatMap(({ id, title }, index) => [0, 1, 2].map((round) => taskRow({
        id: `duty-${id}-${round}`, source: "duty", key: `report_due:${id}:${round}`, trail: id, trail_title: title, subject: "Skriv veilederrapport for perioden",
        note: "Det er 90 dager siden forrige rapport.", due: addDays(TODAY, index * 3 - 9 + round), overdue: index * 3 - 9 + round < 0,
      }))),
    ]);
    backend.answer("sms_reminders", () => [
      meetingRow({ id: "meeting-3", kind: "participant", at: at(1, 10), place: "Grorud", participant_attends: true, reminder_wanted: true }),
      meetingRow({ id: "meeting-4", kind: "participant", at: at(1, 13), channel: "phone", place: "", trail: "trail-2", trail_title: "Jonas Øvingsen", participant_attends: true, reminder_wanted: true }),
    ]);
    break;
  case "wide-list":
    backend.answer("list_view", ({ code }) => {
      const view = listView(code);
      const more = ["Hovedmål", "Jobbspesialist", "Siste kontakt", "Neste møte", "NAV-veileder", "Behandlingsteam", "Arbeidsgivere", "Sist endret"];
      return {
        ...view,
        columns: [...view.columns, ...more.map((label) => ({ key: label, label }))],
        rows: view.rows.map((row) => ({ ...row, cells: [...row.cells, "Fast jobb på lager eller i butikk, helst nær hjemmet, med rolig opplæring og faste vakter", "Kari Testdal", "2026-11-19 12:00", "2026-11-21 15:30", "Per Prøvesen", "DPS Øvingen", "3", "2026-11-20"] })),
      };
    });
    break;
  case "clashes":
    backend.answer("calendar", ({ days }) => {
      const beside = [[-1, 9, 45, 60], [-1, 10, 15, 75], [0, 9, 0, 60], [0, 9, 15, 30], [0, 9, 30, 60], [-2, 12, 0, 30], [-2, 12, 10, 30]].map(([day = 0, hour = 9, minute = 0, minutes = 60], index) =>
        meetingRow({ id: `beside-${index}`, at: at(day, hour, minute), minutes, trail_title: ["Karoline Moe Testvik", "Øvelsrud Bakeri AS", "Anders Øvingsmo"][index % 3] ?? "" }));
      return [...calendarOf(days), ...beside.map((row) => ({ kind: "meeting" as const, from: row.at, to: row.at + row.minutes * 60_000, meeting: row }))];
    });
    break;
  case "begun":
    backend.answer("home", () => ({ ...HOME, meetings_today: [meetingRow({ at: at(0, 13, 30) })] }));
    backend.answer("meeting", () => meetingView({ row: meetingRow({ at: at(0, 13, 30), participant_attends: true }) }));
    break;
  case "conflict":
    backend.answer("meeting", () => meetingView({
      row: meetingRow({ conflicts: 2 }),
      conflicts: [
        { field: "place", chosen: "Lageret, Alnabru", other: "Hovedinngangen, Alnabru" },
        { field: "at", chosen: String(at(0, 15, 30)), other: String(at(0, 16)) },
      ],
    }));
    break;
  case "report-shared":
    backend.answer("report", () => SHARED_REPORT);
    break;
  case "report-filed":
    backend.answer("report", () => FILED_REPORT);
    break;
  case "full": {
    const trails = Array.from({ length: 25 }, (_, index) => ({ ...(PORTFOLIO.trails[index % PORTFOLIO.trails.length] ?? trailRow()), id: `trail-${index + 1}`, passive: index === 6, shielded: index === 3 }));
    backend.answer("portfolio", () => ({ trails, phases: phaseCounts(trails) }));
    break;
  }
  case "large": {
    const trails = Array.from({ length: 250 }, (_, index) => ({ ...(PORTFOLIO.trails[index % PORTFOLIO.trails.length] ?? trailRow()), id: `trail-${index + 1}` }));
    backend.answer("portfolio", () => ({ trails, phases: phaseCounts(trails) }));
    break;
  }
  case "merged":
    backend.answer("findings", () => [
      { id: "task-9", trail: "employer-1", trail_title: "Eksempel Logistikk AS", employer: "999999999", code: "employer_conflict", about: "contact-1", subject: "Velg hva som gjelder for «Siri Lagersen»: Rolle", why: "To har skrevet hver sin verdi samtidig. Begge er beholdt.", key: "employer_conflict:1" },
      { id: "task-10", trail: "employer-1", trail_title: "Eksempel Logistikk AS", employer: "999999999", code: "employer_conflict", about: "employer-1", subject: "Velg hva som gjelder: Antall ansatte", why: "To har skrevet hver sin verdi samtidig. Begge er beholdt.", key: "employer_conflict:2" },
    ]);
    break;
  case "import-clean":
    backend.answer("import_plan", () => IMPORT_CLEAN);
    backend.answer("import_apply", () => IMPORT_DONE);
    break;
  case "choices":
    backend.answer("inbox", () => INBOX);
    backend.answer("openness", () => ({ obtained_on: "2026-02-10", may_contact: true, may_be_shared: "Søker deltid, fungerer best på formiddagen.", must_not_be_shared: "Diagnose" }));
    break;
  case "loading":
    backend.answer("home", () => new Promise(() => {}));
    backend.answer("portfolio", () => new Promise(() => {}));
    break;
  case "failing":
    backend.answer("home", () => {
      throw new CommandError({ code: "store_damaged", message: "Lageret på maskinen kunne ikke leses. Start programmet på nytt, og ta kontakt med brukerstøtte hvis det skjer igjen.", field: null });
    });
    backend.refuse("log_meeting", { code: "employer_required", message: "Velg hvilken arbeidsgiver møtet er med.", field: "employer" });
    break;
  default:
}

/** `key=F8`: presses a key that works anywhere, once the window is there. */
async function pressKey(key: string): Promise<void> {
  for (let tries = 0; tries < 50 && found("nav-home") === null; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  window.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
}

const found = (id: string) => document.querySelector<HTMLElement>(`[data-testid="${id}"]`);

/** `press=a,b`: presses what has these test ids, one after the other, as soon as each is there. */
async function pressAll(ids: string[]): Promise<void> {
  for (const id of ids) {
    for (let tries = 0; tries < 50 && found(id) === null; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
    found(id)?.click();
  }
}

await renderApp(backend, PAGES[page]);
/** `type=id:text`: types into the field with that test id, before anything is pressed after `then=`. */
async function type(id: string, text: string): Promise<void> {
  for (let tries = 0; tries < 50 && found(id) === null; tries += 1) await new Promise((resolve) => setTimeout(resolve, 50));
  const field = found(id);
  const shape = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(shape, "value")?.set?.call(field, text);
  field?.dispatchEvent(new Event("input", { bubbles: true }));
}

if (asked.has("key")) await pressKey(asked.get("key") ?? "");
await pressAll((asked.get("press") ?? "").split(",").filter((id) => id !== ""));
for (const [, id = "", text = ""] of (asked.get("type") ?? "").matchAll(/([\w-]+):([^,]*)/gu)) await type(id, text);
await pressAll((asked.get("then") ?? "").split(",").filter((id) => id !== ""));
