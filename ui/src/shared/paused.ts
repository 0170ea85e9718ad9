/// What is typed, once the person pauses.
import { useEffect, useState } from "react";

/** Pause in typing before the store is asked; too short to be felt. */
const PAUSE_MS = 80;

/** The text as it was at the last pause; an emptied field is empty at once. */
export function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return text === "" ? "" : paused;
}
