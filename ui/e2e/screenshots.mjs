/// Takes a picture of every surface of the real window on the rehearsal's portfolio, in light and dark, at two sizes.
///
/// Run by `cargo xtask screenshots`, which says where the program, the vault and the folder for the pictures are. Each
/// picture is `<width>x<height>-<theme>/<surface>.png` there: a name stays, so that a new picture takes the old one's place.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { furnish } from "./support/furnished.mjs";
import { needed, rehearsed, sized, still } from "./support/rehearsed.mjs";
import { smallPng } from "./support/small-png.mjs";
import { openStage } from "./support/stage.mjs";
import { SURFACES } from "./support/surfaces.mjs";

const SIZES = [[1280, 800], [1920, 1080]];
/** The desktop's own way of asking for light or dark, which the web view hands on to the page. */
const THEMES = { light: "Adwaita", dark: "Adwaita:dark" };

/** What one person alone never meets: the rehearsal has none. */
const CHOICE = { name: "choice", go: async (window) => { await window.open(); await window.press("nav-inbox"); await window.see("conflict"); await window.delivered(); } };

const folderOf = ([width, height], theme) => join(needed("WORKTRAIL_SHOTS"), `${width}x${height}-${theme}`);

/** Waits until no list shows the grey of one that is being read. */
const loaded = (window) =>
  window.until("everything loaded", () => window.browser.execute(() => document.querySelector(".aksel-skeleton") === null));

async function walk(window, theme, surfaces, passphrase) {
  await sized(window, SIZES[0]);
  for (const { name, go, leave } of surfaces) {
    await go(window, { passphrase });
    await loaded(window);
    for (const size of SIZES) {
      await sized(window, size);
      await still(window);
      writeFileSync(join(folderOf(size, theme), `${name}.png`), smallPng(Buffer.from(await window.browser.takeScreenshot(), "base64")));
    }
    process.stdout.write(`  ${name}, ${theme}\n`);
    await sized(window, SIZES[0]);
    await leave?.(window, { passphrase });
  }
}

/** What two people changed at the same time, in a team made for it. */
async function asTeam(theme, gtkTheme) {
  const stage = openStage("screenshots");
  try {
    const { laptop } = await furnish(stage);
    laptop.env.GTK_THEME = gtkTheme;
    await walk(await stage.window(laptop), theme, [CHOICE]);
  } finally {
    await stage.end();
  }
}

for (const [theme, gtkTheme] of Object.entries(THEMES)) {
  for (const size of SIZES) {
    rmSync(folderOf(size, theme), { recursive: true, force: true });
    mkdirSync(folderOf(size, theme), { recursive: true });
  }
  await rehearsed("screenshots", (window) => walk(window, theme, SURFACES, needed("WORKTRAIL_PASSPHRASE")), { gtkTheme });
  if (process.exitCode) break;
  await asTeam(theme, gtkTheme);
}
