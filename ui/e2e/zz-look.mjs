import { openLaptop } from "./support/laptop.mjs";
import { openWindow } from "./support/window.mjs";
import { mkdirSync } from "node:fs";
const laptop = openLaptop("/tmp/look/laptop", { vault: process.env.WORKTRAIL_VAULT });
mkdirSync("/tmp/look/laptop", { recursive: true });
const w = await openWindow(laptop);
const b = w.browser;
await b.setWindowRect?.(0, 0, 1280, 800).catch(() => {});
let n = 0;
const shot = async (name) => { await new Promise(r => setTimeout(r, 700)); await b.saveScreenshot(`/tmp/look/${String(n++).padStart(2, "0")}-${name}.png`); };
const el = (id) => b.$(`[data-testid="${id}"]`);
try {
  await (await el("unlock-passphrase")).waitForExist({ timeout: 15000 });
  await shot("unlock");
  await (await el("unlock-passphrase")).setValue("ovelse gjor mester");
  await (await el("unlock-submit")).click();
  await (await el("nav-portfolio")).waitForExist({ timeout: 20000 });
  await shot("home");
  await (await el("nav-portfolio")).click(); await shot("portfolio");
  await (await b.$('[data-testid="trail-row"] button')).click(); await shot("trail");
  await (await el("nav-tasks")).click(); await shot("tasks");
  await (await el("nav-search")).click(); await shot("search0");
  await (await el("search-input")).setValue("truck"); await shot("search");
  await b.keys("Escape");
  await (await el("open-quick-log")).click(); await shot("quick");
  await b.keys("Escape"); await shot("after-esc");
  await (await el("sync-pill")).click(); await shot("sync");
} catch (e) { console.error(e); await shot("error"); }
await w.quit();
