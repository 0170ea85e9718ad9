/// One person's laptop: a vault's folder, private folders for the app, and the command line on the same vault.
import { execFile } from "node:child_process";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { CLI, needPrograms } from "./programs.mjs";

const run = promisify(execFile);

export const PASSPHRASE = "hest batteri stift krok";
/** The least that is allowed, so that unlocking costs little in tests. */
const KDF_MEMORY_MIB = "64";

/** Folders an app may write to; each laptop has its own, so that a leak can be looked for in all of them. */
const HOMES = {
  HOME: "home",
  TMPDIR: "tmp",
  XDG_CACHE_HOME: "cache",
  XDG_CONFIG_HOME: "config",
  XDG_DATA_HOME: "data",
  XDG_RUNTIME_DIR: "runtime",
  XDG_STATE_HOME: "state",
};

/** A refusal of the command line, with its stable code. */
export class Refused extends Error {
  constructor({ code, message, field }) {
    super(`${code}: ${message}`);
    this.code = code;
    this.field = field;
  }
}

/** Makes the folders; the vault itself is made by enrolling, or lies elsewhere already. */
export function openLaptop(folder, { vault = join(folder, "vault") } = {}) {
  const homes = {};
  for (const [variable, name] of Object.entries(HOMES)) {
    homes[variable] = join(folder, name);
    mkdirSync(homes[variable], { recursive: true });
    // The desktop's own rule for the runtime folder; harmless for the others.
    chmodSync(homes[variable], 0o700);
  }
  const env = { ...process.env, ...homes, WORKTRAIL_VAULT: vault };

  /** Runs one command and answers its JSON. */
  const command = async (...words) => {
    needPrograms(CLI);
    try {
      const { stdout } = await run(CLI, ["--json", ...words], { env: { ...env, WORKTRAIL_PASSPHRASE: PASSPHRASE } });
      return JSON.parse(stdout);
    } catch (failure) {
      if (typeof failure.stderr !== "string" || !failure.stderr.trimStart().startsWith("{")) throw failure;
      throw new Refused(JSON.parse(failure.stderr).error);
    }
  };

  /** Runs many commands under one unlock and answers what each of them answered. */
  const batch = async (...lines) => {
    needPrograms(CLI);
    const running = run(CLI, ["--json", "batch"], { env: { ...env, WORKTRAIL_PASSPHRASE: PASSPHRASE } });
    running.child.stdin.end(lines.map((line) => `${JSON.stringify(line)}\n`).join(""));
    const replies = (await running).stdout.trim().split("\n").map((line) => JSON.parse(line));
    for (const { ok, error } of replies) if (!ok) throw new Refused(error);
    return replies;
  };

  return {
    folder,
    vault,
    env,
    logPath: join(folder, "app.log"),
    run: command,
    batch,
    enrol: async (office, person) =>
      command(
        "enrol", "--server", office.url(), "--code", await office.code(person),
        "--device-name", `Laptop ${person}`, "--kdf-memory-mib", KDF_MEMORY_MIB,
      ),
  };
}
