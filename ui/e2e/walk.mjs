/// Walks the main job on the rehearsal's portfolio in the real window and saves a picture of each step.
///
/// Run by `cargo xtask run` where there is no display, which says where the program, the vault and the folder for the
/// pictures are.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { needed, rehearsed, sized, still } from "./support/rehearsed.mjs";
import { Key } from "./support/screen.mjs";
import { busyTrail, surface } from "./support/surfaces.mjs";

/** The size that pictures are taken at; the window's usual one. */
const SIZE = [1280, 800];
/** What is looked at before the job begins. */
const FIRST = ["unlock", "home", "calendar-week", "calendar-month", "figures", "portfolio"];
const NOTE = "Gikk runden med lagersjefen. De mangler folk på ettermiddagen og vil gjerne prøve fire uker. "
  + "Vernesko finnes på huset. Jeg sender avtaleutkast på fredag.";
const TASK = "Sende utkast til avtale om arbeidspraksis";

async function walk(window, passphrase, shots) {
  let count = 0;
  const picture = async (name) => {
    await still(window);
    count += 1;
    const file = `${String(count).padStart(2, "0")}-${name}.png`;
    await window.browser.saveScreenshot(join(shots, file));
    process.stdout.write(`  ${file}\n`);
  };

  await sized(window, SIZE);
  for (const name of FIRST) {
    const { go, leave } = surface(name);
    await go(window, { passphrase });
    await picture(name);
    await leave?.(window, { passphrase });
  }
  const name = await busyTrail(window);
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

const shots = needed("WORKTRAIL_SHOTS");
mkdirSync(shots, { recursive: true });
for (const old of readdirSync(shots)) if (/^\d\d-.*\.png$/u.test(old)) rmSync(join(shots, old));
await rehearsed("walk", async (window) => {
  const count = await walk(window, needed("WORKTRAIL_PASSPHRASE"), shots);
  process.stdout.write(`walked the main job: ${count} pictures in ${shots}\n`);
});
