/// The programs under test, and processes that never outlive the tests.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync } from "node:fs";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { within } from "./waiting.mjs";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
const TARGET = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");

/** How long a process may take to end by itself before it is killed. */
const ENDING_MS = 10_000;

const program = (variable, name) => process.env[variable] ?? join(TARGET, "debug", name);

export const APP = program("WORKTRAIL_APP", "worktrail-app");
export const CLI = program("WORKTRAIL_CLI", "worktrail");
export const SERVER = program("WORKTRAIL_SERVER", "worktrail-server");
export const DRIVER = process.env.WORKTRAIL_WEBDRIVER ?? "WebKitWebDriver";

/** Where pictures of failures go. */
export const FAILURE_SHOTS = process.env.WORKTRAIL_SHOTS ?? join(TARGET, "e2e");

/** Says which program is missing and how it is made, before anything times out on it. */
export function needPrograms(...paths) {
  const missing = paths.filter((path) => !existsSync(path));
  if (missing.length > 0) throw new Error(`not built: ${missing.join(", ")}. Run \`cargo xtask test\`, or cargo build it.`);
}

const running = new Set();

function killGroup(child) {
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    // The whole group has ended already.
  }
}

process.on("exit", () => running.forEach(killGroup));
for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => process.exit(1));
}

/**
 * Starts a program in a process group of its own, with its output in `logPath`.
 *
 * Its standard output is handed to `onOutput` as well. The whole group is killed when the tests end, however they end.
 */
export function start(path, args, { env, logPath, onOutput }) {
  const child = spawn(path, args, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const log = createWriteStream(logPath, { flags: "a" });
  const ended = new Promise((done) => {
    child.once("error", (error) => done({ error }));
    child.once("exit", (code, signal) => done({ code, signal }));
  });
  running.add(child);
  // A program that was left running by a failed test must not keep the tests from ending, which ends it.
  for (const handle of [child, child.stdout, child.stderr]) handle.unref();
  child.stdout.on("data", (bytes) => {
    log.write(bytes);
    onOutput?.(bytes.toString());
  });
  child.stderr.on("data", (bytes) => log.write(bytes));
  return {
    pid: child.pid,
    ended,
    signal: (name) => child.kill(name),
    /** Asks it to end, and kills what has not ended by then. */
    async end(signal = "SIGTERM") {
      child.kill(signal);
      const outcome = await within(`${path} to end`, ended, ENDING_MS).catch(() => ({ killed: true }));
      killGroup(child);
      running.delete(child);
      log.end();
      return outcome;
    },
  };
}

/** A loopback port that the system says is free. */
export async function freePort() {
  const probe = createServer();
  await new Promise((done, refuse) => probe.once("error", refuse).listen(0, "127.0.0.1", done));
  const { port } = probe.address();
  await new Promise((done) => probe.close(done));
  return port;
}
