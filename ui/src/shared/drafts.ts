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

/** Has `flush` done before the vault is locked, too, until what is returned is called. */
export function flushedBeforeLock(flush: () => Promise<void>): () => void {
  pending.add(flush);
  return () => void pending.delete(flush);
}

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

/** Whether the store holds something else than what is on screen. */
const isDue = ({ body, kept, stored }: { body: string | null; kept: string | null; stored: boolean }): boolean => (body === null ? stored : body !== kept);

/**
 * Keeps `body` under `key`; null means that there is nothing worth keeping, and what was kept of it is forgotten: a draft
 * never stands for an emptied form.
 *
 * Writes of one form go one after the other, so that a discard is never overtaken by an older save. A save that fails
 * is tried again with the next change; the text itself is still on screen.
 */
export function useAutosave(key: string, body: string | null): Autosave {
  const backend = useBackend();
  const client = useQueryClient();
  const [saved, setSaved] = useState<{ at: number; body: string } | null>(null);
  // `stored`: the store may hold a draft of this form, saved here or gone on with.
  const latest = useRef({ key, body, kept: null as string | null, stored: body !== null, dirtySince: 0, closed: false });
  const queue = useRef<Promise<void>>(Promise.resolve());

  const flush = useCallback((): Promise<void> => {
    queue.current = queue.current.then(async () => {
      const now = latest.current;
      if (now.closed || !isDue(now)) return;
      const writing = now.body;
      try {
        if (writing === null) await backend.call("discard_draft", { key: now.key });
        else await backend.call("save_draft", { input: { key: now.key, body: writing } });
        now.kept = writing;
        now.stored = writing !== null;
        now.dirtySince = 0;
        setSaved(writing === null ? null : { at: Date.now(), body: writing });
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
      latest.current.stored = false;
      latest.current.closed = false;
      setSaved(null);
      await invalidateDrafts(client);
    });
    return queue.current;
  }, [backend, client]);

  useEffect(() => {
    const now = latest.current;
    // Another draft was gone on with: it lies in the store already.
    if (now.key !== key) now.stored = body !== null;
    now.key = key;
    now.body = body;
    if (now.closed || !isDue(now)) return;
    if (now.dirtySince === 0) now.dirtySince = Date.now();
    const waited = Date.now() - now.dirtySince;
    const timer = setTimeout(() => void flush(), Math.max(0, Math.min(PAUSE_MS, PAUSE_MS_MAX - waited)));
    return () => clearTimeout(timer);
  }, [key, body, flush]);

  useEffect(() => {
    const gone = flushedBeforeLock(flush);
    return () => {
      gone();
      // A form that is left with something in it is offered at once where drafts are offered.
      void flush().then(() => invalidateDrafts(client));
    };
  }, [flush, client]);

  return { savedAt: saved?.at ?? null, whole: saved?.body === body, flush, discard };
}
