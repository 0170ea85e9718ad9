/// Takes a picture of every surface of the real window on the rehearsal's portfolio, in light and dark, at two sizes.
///
/// Run by `cargo xtask screenshots`, which says where the program, the vault and the folder for the pictures are. Each
/// picture is `<width>x<height>-<theme>/<surface>.png` there: a name stays, so that a new picture takes the old one's place.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { needed, rehearsed, sized, still } from "./support/rehearsed.mjs";
import { smallPng } from "./support/small-png.mjs";
import { SURFACES } from "./support/surfaces.mjs";

const SIZES = [[1280, 800], [1920, 1080]];
/** The desktop's own way of asking for light or dark, which the web view hands on to the page. */
const THEMES = { light: "Adwaita", dark: "Adwaita:dark" };

const folderOf = ([width, height], theme) => join(needed("WORKTRAIL_SHOTS"), `${width}x${height}-${theme}`);

/** Waits until no list shows the grey of one that is being read. */
const loaded = (window) =>
  window.until("everything loaded", () => window.browser.execute(() => document.querySelector(".aksel-skeleton") === null));

async function walk(window, theme) {
  const passphrase = needed("WORKTRAIL_PASSPHRASE");
  await sized(window, SIZES[0]);
  for (const { name, go, leave } of SURFACES) {
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

for (const [theme, gtkTheme] of Object.entries(THEMES)) {
  for (const size of SIZES) {
    rmSync(folderOf(size, theme), { recursive: true, force: true });
    mkdirSync(folderOf(size, theme), { recursive: true });
  }
  await rehearsed("screenshots", (window) => walk(window, theme), { gtkTheme });
  if (process.exitCode) break;
}
