/// A script's walk through the rehearsal's portfolio in the real window, opened and closed in good order.
///
/// Takes from the environment: WORKTRAIL_APP (the program), WORKTRAIL_VAULT, WORKTRAIL_PASSPHRASE, WORKTRAIL_SHOTS (the
/// folder for pictures). `cargo xtask` sets them.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atRest } from "./axe.mjs";
import { openLaptop } from "./laptop.mjs";
import { openWindow } from "./window.mjs";

/** What the environment must say, or the script says what is missing. */
export function needed(name) {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set`);
  return value;
}

/** Makes the window so large on the inside, whatever the last size was. */
export async function sized(window, [width, height]) {
  await window.browser.setWindowSize(width, height);
  await window.until(`a window of ${width} × ${height}`, () =>
    window.browser.execute((wide, high) => innerWidth === wide && innerHeight === high, width, height));
}

/** Waits until nothing moves and what was painted last is what the page says. */
export async function still(window) {
  await atRest(window.browser);
  await window.painted();
}

/**
 * Opens the window on the rehearsal's vault, walks, and closes it; a walk that stops leaves a picture and a failure.
 *
 * `asShipped`: painted as on a person's own machine. `gtkTheme`: what the desktop asks of its windows, by which the page is light or dark.
 */
export async function rehearsed(stage, walk, { gtkTheme, asShipped = false } = {}) {
  needed("WORKTRAIL_APP");
  const vault = needed("WORKTRAIL_VAULT");
  const scratch = mkdtempSync(join(tmpdir(), `worktrail-${stage}-`));
  const laptop = openLaptop(scratch, { vault });
  if (gtkTheme !== undefined) laptop.env.GTK_THEME = gtkTheme;
  let window;
  try {
    window = await openWindow(laptop, { stage, asShipped });
    await walk(window);
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
