/// Walks the main job on the rehearsal's portfolio in the real window and saves a picture of each surface.
///
/// Run by `cargo xtask run` where there is no display. Takes from the environment: WORKTRAIL_APP (the program),
/// WORKTRAIL_VAULT, WORKTRAIL_PASSPHRASE, WORKTRAIL_SHOTS (the folder for the pictures).
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLaptop } from "./support/laptop.mjs";
import { Key } from "./support/screen.mjs";
import { atRest } from "./support/axe.mjs";
import { openWindow } from "./support/window.mjs";

/** The size that pictures are taken at; the window's usual one. */
const SIZE = [1280, 800];
const NOTE = "Gikk runden med lagersjefen. De mangler folk på ettermiddagen og vil gjerne prøve fire uker. "
  + "Vernesko finnes på huset. Jeg sender avtaleutkast på fredag.";
const TASK = "Sende utkast til avtale om arbeidspraksis";

function needed(name) {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}

async function walk(window, passphrase, shots) {
  let count = 0;
  const picture = async (name) => {
    await atRest(window.browser);
    await window.painted();
    count += 1;
    const file = `${String(count).padStart(2, "0")}-${name}.png`;
    await window.browser.saveScreenshot(join(shots, file));
    process.stdout.write(`  ${file}\n`);
  };

  await window.browser.setWindowSize(...SIZE);
  await window.see("unlock-passphrase");
  await picture("unlock");
  await window.open(passphrase);
  await window.see("meetings-today");
  await picture("home");
  await window.keys("k");
  await window.see("calendar-sheet");
  await picture("calendar");
  await window.press("calendar-as-month");
  await window.see("calendar-month");
  await picture("calendar-month");
  await window.press("nav-figures");
  await window.see("figures");
  await picture("figures");
  await window.press("nav-portfolio");
  await window.see("trail-row");
  await picture("portfolio");
  // A trail in the middle of the work says more than the first of the list.
  const rows = await window.texts("trail-row");
  const busy = rows.find((text) => text.includes("Jobbutvikling")) ?? rows[0];
  const name = busy.split("\n")[0];
  await window.goToTrail(name);
  await window.see("timeline-item");
  await picture("trail");

  await window.keys("l");
  await window.focused("ql-note");
  await window.holds("ql-trail", name);
  await picture("quick-log-opened");
  await window.keys(Key.Alt, "2");
  await window.see("ql-employer-name");
  await window.keys(Key.Alt, "a");
  await window.focused("ql-employer-name");
  await window.keys(Key.ArrowDown);
  await window.until("an employer that was met before", async () => (await window.attribute("ql-employer-name", "aria-expanded")) === "true");
  await picture("quick-log-employers");
  await window.keys(Key.Enter);
  await window.until("the chosen employer's number", async () => (await window.value("ql-employer-number")) !== "");
  await window.keys(Key.Alt, "n");
  await window.focused("ql-note");
  await window.type(NOTE);
  await window.keys(Key.Alt, "o");
  await window.focused("ql-task-subject");
  await window.type(TASK);
  await window.keys(Key.Tab);
  await window.type("om en uke");
  await window.holds("ql-task-due", "om en uke");
  await picture("quick-log");
  await window.keys(Key.Ctrl, Key.Enter);
  await window.gone("ql-note");
  await window.says("timeline-item", NOTE.slice(0, 40));
  await picture("trail-after");
  await window.pressWith("timeline-item", NOTE.slice(0, 40));
  await window.holds("meeting-note", NOTE);
  await picture("meeting");
  await window.press("nav-tasks");
  await window.says("task-row", TASK);
  await picture("tasks");
  await window.keys("/");
  await window.focused("search-input");
  await window.type("vernesko");
  await window.says("search-hit", "ernesko");
  await picture("search");
  await window.delivered();
  await window.press("sync-pill");
  await window.see("sync-outbox");
  await picture("sync");
  await window.keys(Key.Escape);
  await window.gone("sync-outbox");
  await window.lock();
  await picture("locked");
  return count;
}

async function main() {
  needed("WORKTRAIL_APP");
  const vault = needed("WORKTRAIL_VAULT");
  const passphrase = needed("WORKTRAIL_PASSPHRASE");
  const shots = needed("WORKTRAIL_SHOTS");
  mkdirSync(shots, { recursive: true });
  for (const old of readdirSync(shots)) if (/^\d\d-.*\.png$/u.test(old)) rmSync(join(shots, old));
  const scratch = mkdtempSync(join(tmpdir(), "worktrail-walk-"));
  let window;
  try {
    window = await openWindow(openLaptop(scratch, { vault }), { stage: "walk" });
    const count = await walk(window, passphrase, shots);
    process.stdout.write(`walked the main job: ${count} pictures in ${shots}\n`);
    await window.quit();
  } catch (error) {
    const seen = await window?.picture("failed").catch(() => null);
    process.stderr.write(`the walk stopped: ${error.message}\n${seen ? `it looked like this: ${seen}\n` : ""}`);
    process.exitCode = 1;
  } finally {
    await window?.close();
    rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

await main();
