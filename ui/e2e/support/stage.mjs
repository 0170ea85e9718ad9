/// One test's world: a scratch folder, and everything that was started in it, ended in reverse order.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openLaptop } from "./laptop.mjs";
import { openOffice } from "./office.mjs";
import { openWindow } from "./window.mjs";

/** Set to look at what a failed test left behind. */
const KEEP = process.env.WORKTRAIL_E2E_KEEP === "1";

export function openStage(name) {
  const folder = mkdtempSync(join(tmpdir(), `worktrail-e2e-${name}-`));
  const endings = [];
  const owned = (thing) => {
    endings.push(() => thing.close());
    return thing;
  };
  return {
    folder,
    /** A real server with a fresh store. */
    office: async (options) => owned(await openOffice(join(folder, "office"), options)),
    /** A vault's folder, and the command line on it. */
    laptop: (person) => openLaptop(join(folder, person)),
    /** The app's window on a laptop's vault. */
    window: async (laptop, options) => owned(await openWindow(laptop, { stage: name, ...options })),
    async end() {
      const failures = [];
      for (const ending of endings.toReversed()) await ending().catch((error) => failures.push(error));
      if (KEEP) process.stderr.write(`kept: ${folder}\n`);
      else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
      if (failures.length > 0) throw new AggregateError(failures, "ending the stage");
    },
  };
}
