/// Waiting for something to become true, within a deadline; never for a time to pass.
import { setTimeout as pause } from "node:timers/promises";

/** How long a condition may take on a slow, busy machine before it counts as false. */
export const DEADLINE_MS = 20_000;
/** Between two looks; short beside what is waited for, long enough not to slow it down. */
const LOOK_AGAIN_MS = 60;

/**
 * Waits until `check` answers something true, and answers it.
 *
 * A check that throws counts as "not yet": pages are repainted while they are looked at.
 */
export async function until(what, check, deadlineMs = DEADLINE_MS) {
  const end = Date.now() + deadlineMs;
  let last;
  for (;;) {
    try {
      const found = await check();
      if (found) return found;
      last = `last answer: ${JSON.stringify(found)}`;
    } catch (error) {
      last = `last error: ${error.message}`;
    }
    if (Date.now() > end) throw new Error(`not within ${deadlineMs / 1000} s: ${what} (${last})`);
    await pause(LOOK_AGAIN_MS);
  }
}

/** Gives up on a promise that nobody answers. */
export async function within(what, promise, deadlineMs) {
  let timer;
  const deadline = new Promise((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`no answer within ${deadlineMs / 1000} s: ${what}`)), deadlineMs);
  });
  try {
    return await Promise.race([promise, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
