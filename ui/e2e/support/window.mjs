/// The app's real window as a WebDriver session: one driver process and one app process each.
import { mkdirSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { basename, join } from "node:path";
import { remote } from "webdriverio";
import { APP, DRIVER, FAILURE_SHOTS, freePort, needPrograms, start } from "./programs.mjs";
import { openScreen } from "./screen.mjs";
import { until, within } from "./waiting.mjs";

/** A session comes in a second or two, on a machine that reads all of it for the first time later; else never. */
const SESSION_MS = 45_000;
/** How much of the app's log tells why there was no session. */
const LOG_TAIL = 2_000;
/** The window closes, the write under way is finished, the replica is closed. */
const QUIT_MS = 10_000;
/** The driver's own kill of the app comes first; this is for a driver that hangs. */
const GOODBYE_MS = 5_000;

const SESSION = {
  hostname: "127.0.0.1",
  path: "/",
  logLevel: "error",
  connectionRetryTimeout: SESSION_MS,
  connectionRetryCount: 0,
  waitforTimeout: 10_000,
  capabilities: {
    // No browserName: the app answers to none that the driver knows.
    "webkitgtk:browserOptions": { binary: APP, args: [] },
    "wdio:enforceWebDriverClassic": true,
  },
};

/** What a process runs; the mark of a file that was built anew meanwhile is left out. */
const nameOf = (pid) => basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/u, ""));

/** The app's own process, a child of its driver. */
function appOf(driverPid) {
  for (const entry of readdirSync("/proc")) {
    if (!/^\d+$/u.test(entry)) continue;
    try {
      const parent = /^PPid:\s+(\d+)$/mu.exec(readFileSync(`/proc/${entry}/status`, "utf8"))?.[1];
      if (Number(parent) === driverPid && nameOf(entry) === basename(APP)) return Number(entry);
    } catch {
      // Ended while we were looking.
    }
  }
  return null;
}

const alive = (pid) => {
  try {
    // A zombie keeps its number until its parent asks; it runs nothing any more.
    return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
};

async function openSession(laptop, asShipped) {
  const port = await freePort();
  const env = {
    ...laptop.env,
    TAURI_WEBVIEW_AUTOMATION: "true",
    // Software rendering that can be photographed; the other switches make screenshots hang.
    WEBKIT_SKIA_ENABLE_CPU_RENDERING: "1",
    // Layers, also where the app would do without (docs/adr/0010): what is painted in one piece is not photographed.
    ...(asShipped ? {} : { WEBKIT_DISABLE_COMPOSITING_MODE: "0" }),
  };
  const driver = start(DRIVER, [`--port=${port}`, "--host=127.0.0.1"], { env, logPath: laptop.logPath });
  try {
    await until("the WebDriver to answer", async () => (await fetch(`http://127.0.0.1:${port}/status`)).ok, SESSION_MS);
    const browser = await within("a session with the window", remote({ ...SESSION, port }), SESSION_MS);
    return { driver, browser };
  } catch (error) {
    await driver.end("SIGKILL");
    throw error;
  }
}

/** Opens the window; with one more try, since a driver now and then misses the app's first word. */
async function openSessionPatiently(laptop, asShipped) {
  try {
    return await openSession(laptop, asShipped).catch(() => openSession(laptop, asShipped));
  } catch (error) {
    error.message += `\nwhat the app and its driver said last:\n${readFileSync(laptop.logPath, "utf8").slice(-LOG_TAIL)}`;
    throw error;
  }
}

/** `asShipped`: painted as on a person's own machine, where no picture may be taken. */
export async function openWindow(laptop, { stage = "window", asShipped = false } = {}) {
  needPrograms(APP);
  const { driver, browser } = await openSessionPatiently(laptop, asShipped);
  const app = appOf(driver.pid);
  if (app === null) {
    await driver.end("SIGKILL");
    throw new Error("the app's process was not found below its driver");
  }
  let open = true;

  const ended = (how) => until(`the app to end (${how})`, () => !alive(app), QUIT_MS);
  const close = async () => {
    if (!open) return;
    open = false;
    await within("the session to end", browser.deleteSession(), GOODBYE_MS).catch(() => {});
    await driver.end("SIGKILL");
  };
  return {
    browser,
    ...openScreen(browser),
    /** Ends the app in good order, as logging out does, and waits until it has closed its replica. */
    async quit() {
      // Not through the driver: it would kill the app as soon as the last window is gone.
      process.kill(app, "SIGTERM");
      await ended("it was asked to");
      await close();
    },
    /** What a flat battery does: no code of the app runs after this. */
    async kill9() {
      process.kill(app, "SIGKILL");
      await ended("kill -9");
      await close();
    },
    /** A picture of how it looked when a test failed. */
    async picture(name) {
      mkdirSync(FAILURE_SHOTS, { recursive: true });
      const path = join(FAILURE_SHOTS, `${stage}-${name}.png`);
      await within("a picture", browser.saveScreenshot(path), GOODBYE_MS);
      return path;
    },
    close,
  };
}
