/// The central server: started, stopped and started again on the same address, with its admin's commands.
import { execFile } from "node:child_process";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { needPrograms, SERVER, start } from "./programs.mjs";
import { within } from "./waiting.mjs";

const run = promisify(execFile);

/** Migrations of an empty store included. */
const START_MS = 20_000;

export async function openOffice(folder, { logLevel = "info" } = {}) {
  needPrograms(SERVER);
  const data = join(folder, "data");
  const logPath = join(folder, "server.log");
  mkdirSync(folder, { recursive: true });
  const env = { ...process.env, RUST_LOG: logLevel };
  let server = null;
  let address = "127.0.0.1:0";

  const open = async () => {
    let said = "";
    let heard;
    const listening = new Promise((done) => (heard = done));
    server = start(SERVER, ["serve", "--data", data, "--listen", address], {
      env,
      logPath,
      onOutput: (text) => {
        said += text;
        const found = /listening on http:\/\/(\S+)\s/u.exec(said);
        if (found) heard(found[1]);
      },
    });
    const failed = server.ended.then(() => {
      throw new Error(`the server ended:\n${readFileSync(logPath, "utf8")}`);
    });
    address = await within("the server to listen", Promise.race([listening, failed]), START_MS);
    // The end of a server that did start is told by `stop`.
    failed.catch(() => {});
  };
  const stop = async () => {
    const stopping = server;
    server = null;
    return stopping?.end("SIGTERM");
  };
  const admin = async (...words) => (await run(SERVER, ["--data", data, ...words], { env })).stdout.trim();

  await open();
  return {
    data,
    logPath,
    url: () => `http://${address}`,
    /** Away from the network, as the laptops see it. */
    stop,
    /** Back, on the same address. */
    start: open,
    user: (name, role) => admin("user", "add", name, "--role", role),
    team: (name, ...people) => admin("team", "add", name, ...people),
    /** A one-time enrolment code: the last word of what is printed. */
    code: async (name) => (await admin("device", "code", name)).split(/\s+/u).at(-1),
    close: stop,
  };
}
