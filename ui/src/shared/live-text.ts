/// A text that saves itself: when the person pauses or leaves the field, on top of the version the typing began from, so
/// that what a colleague writes meanwhile is merged with it.
import { useCallback, useEffect, useRef, useState } from "react";
import { reportOf } from "./backend";
import { useAutosave } from "./drafts";
import { moveTyping } from "./move-typing";
import { readTextDraft, textDraftBody } from "./text-draft";
import { useTranslation } from "./translation";

/** Pause in typing after which the text is saved: long enough to think of a word. */
const PAUSE_MS = 3000;

export type StoredText = { text: string; version: string };

type LiveTextOptions = {
  stored: StoredText;
  draftKey: string;
  /** What was kept of earlier typing that was never saved. */
  kept: string | undefined;
  /** Saves the text on top of `base`, and gives what stands after that. */
  save: (text: string, base: string) => Promise<StoredText>;
};

export type LiveText = {
  text: string;
  type: (text: string) => void;
  /** Saves now. */
  commit: () => void;
  state: "stored" | "found" | "waiting" | "saving" | "saved";
  savedAt: number | null;
  /** Why it was refused. */
  error: string | null;
  /** A colleague's text came while the person was typing. */
  elsewhere: boolean;
};

export function useLiveText({ stored, draftKey, kept, save }: LiveTextOptions): LiveText {
  const { t } = useTranslation();
  // Null while the text follows the store.
  const [typed, setTyped] = useState<{ text: string; base: string; from: string; found: boolean } | null>(() => {
    const draft = kept === undefined ? null : readTextDraft(kept);
    return draft === null || draft.text === stored.text ? null : { ...draft, from: stored.text, found: true };
  });
  const [busy, setBusy] = useState(false);
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);
  const dirty = typed !== null && typed.text !== stored.text;
  const draft = useAutosave(draftKey, dirty ? textDraftBody(typed) : null);
  const latest = useRef({ typed, dirty, save, running: false, discard: draft.discard });
  useEffect(() => {
    Object.assign(latest.current, { typed, dirty, save, discard: draft.discard });
  });

  const commit = useCallback(() => {
    const now = latest.current;
    const writing = now.typed;
    if (writing === null || !now.dirty || now.running) return;
    now.running = true;
    setBusy(true);
    setError(null);
    void now
      .save(writing.text, writing.base)
      .then(
        (fresh) => {
          setSavedAt(Date.now());
          // What was typed while the save was under way stays, now on top of what was saved.
          setTyped((left) =>
            left === null || left.text === writing.text ? null : { text: moveTyping(writing.text, left.text, fresh.text), base: fresh.version, from: fresh.text, found: false });
          return now.discard();
        },
        (thrown: unknown) => setError(reportOf(thrown, t("error.unexpected")).message),
      )
      .finally(() => {
        now.running = false;
        setBusy(false);
      });
  }, [t]);

  const pending = typed?.text;
  useEffect(() => {
    if (pending === undefined || busy || error !== null) return;
    const timer = setTimeout(commit, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [pending, busy, error, commit]);

  return {
    text: typed?.text ?? stored.text,
    type: (text) => {
      setError(null);
      setTyped((now) => ({ text, base: now?.base ?? stored.version, from: now?.from ?? stored.text, found: false }));
    },
    commit,
    state: busy ? "saving" : dirty ? (typed.found ? "found" : "waiting") : savedAt === null ? "stored" : "saved",
    savedAt,
    error,
    elsewhere: dirty && typed.from !== stored.text,
  };
}
