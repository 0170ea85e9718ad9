/// What the pages begin with is read while nobody waits, so that the first visit to one takes no longer than the next.
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useBackend } from "../shared/backend";
import { readAhead } from "../shared/queries";
import { readPagesAhead } from "./pages";

/** The first picture, and whatever is done right after it, come first. */
const AFTER_MS = 1500;
/** Between two parts, so that nobody who types meanwhile feels it. */
const BETWEEN_MS = 60;

/** Reads ahead as long as the window is open. */
export function usePagesAhead(): void {
  const client = useQueryClient();
  const backend = useBackend();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const pause = (ms: number) => new Promise<boolean>((go) => (timer = setTimeout(() => go(true), ms)));
    void (async () => {
      await pause(AFTER_MS);
      await readAhead(client, backend);
      await readPagesAhead(() => pause(BETWEEN_MS));
    })();
    return () => clearTimeout(timer);
  }, [client, backend]);
}
