/// A walk through the window in steps, with a picture of every open window when one fails.
import assert from "node:assert/strict";

/**
 * Makes the steps of one walk: each is a test, and each builds on those before it.
 *
 * After a failure the rest fail at once, instead of waiting for what can no longer come. A step may answer a list of
 * faults that it found on its way: they fail its test, and hinder nothing that comes after.
 */
export function walkIn(windows, test) {
  let stuck = null;
  return (name, walk) =>
    test(name, async (t) => {
      if (stuck !== null) throw Object.assign(new Error(`not reached: «${stuck}» failed`), { stack: "" });
      let faults;
      try {
        faults = await walk(t);
      } catch (error) {
        stuck = name;
        for (const [person, window] of Object.entries(windows)) {
          await window.picture(`${name.replaceAll(/[^a-z0-9]+/giu, "-")}-${person}`).then(
            (path) => t.diagnostic(`picture: ${path}`),
            // The window may be what failed; the test's own error says more.
            () => t.diagnostic(`no picture of ${person}'s window`),
          );
        }
        throw error;
      }
      assert.deepEqual(faults ?? [], []);
    });
}
