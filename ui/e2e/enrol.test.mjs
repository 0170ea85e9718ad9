/// A new laptop is taken into use in the window: refusals say what is wrong, and nothing is half done.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { PASSPHRASE } from "./support/laptop.mjs";
import { Key } from "./support/screen.mjs";
import { openStage } from "./support/stage.mjs";
import { KARI, LISE, openTeam } from "./support/team.mjs";
import { walkIn } from "./support/walking.mjs";

/** The window derives keys with the full default memory; a debug build on a busy machine takes its time. */
const ENROL_MS = 60_000;

describe("enrolment in the window", () => {
  const stage = openStage("enrol");
  const windows = {};
  let office;
  let laptop;
  let code;

  before(async () => {
    // Lise's code is used up when her laptop is enrolled.
    ({ office } = await openTeam(stage, [LISE]));
    await office.user(KARI.name, KARI.role);
    code = await office.code(KARI.name);
    laptop = stage.laptop("kari");
  });
  after(() => stage.end());
  const step = walkIn(windows, it);
  const nothingMade = () => !existsSync(laptop.vault) || readdirSync(laptop.vault).length === 0;

  step("a code with a wrong character is refused at its field", async () => {
    const kari = (windows.kari = await stage.window(laptop));
    await kari.fill("enrol-server", office.url());
    await kari.fill("enrol-code", code.slice(0, -1) + (code.endsWith("7") ? "8" : "7"));
    await kari.fill("enrol-device", "Karis bærbare");
    await kari.fill("enrol-passphrase", PASSPHRASE);
    await kari.fill("enrol-passphrase-again", PASSPHRASE);
    await kari.press("enrol-submit");
    await kari.says("error-message", "Koden stemmer ikke");
    await kari.focused("enrol-code");
    assert.ok(nothingMade(), "a refused enrolment left a vault behind");
  });

  step("a code that somebody has used is refused as used", async () => {
    const used = await office.code(LISE.name);
    const other = stage.laptop("lise-again");
    await other.run("enrol", "--server", office.url(), "--code", used, "--device-name", "Lises nye", "--kdf-memory-mib", "64");
    await windows.kari.fill("enrol-code", used);
    await windows.kari.keys(Key.Enter);
    await windows.kari.says("error-message", "allerede brukt");
    assert.ok(nothingMade(), "a refused enrolment left a vault behind");
  });

  step("an office out of reach is named as such", async () => {
    await office.stop();
    await windows.kari.fill("enrol-code", code);
    await windows.kari.keys(Key.Enter);
    await windows.kari.says("error-message", "Får ikke kontakt");
    assert.ok(nothingMade(), "a refused enrolment left a vault behind");
    await office.start();
  });

  step("two passphrases that differ and one that is short are refused", async () => {
    const { kari } = windows;
    await kari.fill("enrol-passphrase-again", `${PASSPHRASE}!`);
    await kari.press("enrol-submit");
    await kari.says("error-message", "ikke like");
    await kari.fill("enrol-passphrase", "kort");
    await kari.fill("enrol-passphrase-again", "kort");
    await kari.press("enrol-submit");
    await kari.says("error-message", "minst 12 tegn");
    assert.ok(nothingMade(), "a refused enrolment left a vault behind");
  });

  step("the right code opens the work surface, with the person's name", async () => {
    const { kari } = windows;
    await kari.fill("enrol-passphrase", PASSPHRASE);
    await kari.fill("enrol-passphrase-again", PASSPHRASE);
    await kari.press("enrol-submit");
    await kari.see("nav-home", ENROL_MS);
    await kari.sees(KARI.name);
    await kari.see("rehearsal-banner");
  });

  step("a wrong passphrase is refused and the right one unlocks", async () => {
    const { kari } = windows;
    await kari.lock();
    await kari.unlock("feil hest feil batteri");
    await kari.says("error-message", "Passfrasen stemmer ikke");
    await kari.focused("unlock-passphrase");
    assert.equal(await kari.value("unlock-passphrase"), "");
    await kari.open();
    await kari.sees(KARI.name);
  });
});
