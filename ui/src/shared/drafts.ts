/// Keeps what is being typed in the encrypted store within a second, so that a crash or a lock costs nothing.
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { useBackend } from "./backend";
import { invalidateDrafts } from "./queries";

/** Pause in typing after which the draft is kept; with the write itself well within a second. */
const PAUSE_MS = 400;
/** Longest time that steady typing goes unsaved. */
const PAUSE_MS_MAX = 800;

const pending = new Set<() => Promise<void>>();

/** Keeps all unsaved drafts now; awaited before the vault is locked. */
export async function flushDrafts(): Promise<void> {
  await Promise.allSettled([...pending].map((flush) => flush()));
}

export type Autosave = {
  /** When the draft was last kept, or null. */
  savedAt: number | null;
  /** Whether all that is on screen is kept: a crash now would cost nothing. */
  whole: boolean;
  /** Keeps the draft now. */
  flush: () => Promise<void>;
  /** Forgets the draft: it was saved for good, or thrown away. */
  discard: () => Promise<void>;
};

/**
 * Keeps `body` under `key`; null means that there is nothing worth keeping.
 *
 * Writes of one form go one after the other, so that a discard is never overtaken by an older save. A save that fails
 * is tried again with the next change; the text itself is still on screen.
 */
export function useAutosave(key: string, body: string | null): Autosave {
  const backend = useBackend();
  const client = useQueryClient();
  const [saved, setSaved] = useState<{ at: number; body: string } | null>(null);
  const latest = useRef({ key, body, kept: null as string | null, dirtySince: 0, closed: false });
  const queue = useRef<Promise<void>>(Promise.resolve());

  const flush = useCallback((): Promise<void> => {
    queue.current = queue.current.then(async () => {
      const now = latest.current;
      if (now.closed || now.body === null || now.body === now.kept) return;
      const writing = now.body;
      try {
        await backend.call("save_draft", { input: { key: now.key, body: writing } });
        now.kept = writing;
        now.dirtySince = 0;
        setSaved({ at: Date.now(), body: writing });
      } catch {
        // Not lost: the text stays in the form, and the next change or blur tries again.
      }
    });
    return queue.current;
  }, [backend]);

  const discard = useCallback((): Promise<void> => {
    latest.current.closed = true;
    queue.current = queue.current.then(async () => {
      try {
        await backend.call("discard_draft", { key: latest.current.key });
      } catch {
        // A draft that outlives its form is only offered once more.
      }
      // What is on screen now counts as dealt with; only further typing makes a draft again.
      latest.current.kept = latest.current.body;
      latest.current.closed = false;
      setSaved(null);
      await invalidateDrafts(client);
    });
    return queue.current;
  }, [backend, client]);

  useEffect(() => {
    const now = latest.current;
    now.key = key;
    now.body = body;
    if (body === null || body === now.kept || now.closed) return;
    if (now.dirtySince === 0) now.dirtySince = Date.now();
    const waited = Date.now() - now.dirtySince;
    const timer = setTimeout(() => void flush(), Math.max(0, Math.min(PAUSE_MS, PAUSE_MS_MAX - waited)));
    return () => clearTimeout(timer);
  }, [key, body, flush]);

  useEffect(() => {
    pending.add(flush);
    return () => {
      pending.delete(flush);
      // A form that is left with something in it is offered at once where drafts are offered.
      void flush().then(() => invalidateDrafts(client));
    };
  }, [flush, client]);

  return { savedAt: saved?.at ?? null, whole: saved?.body === body, flush, discard };
}
