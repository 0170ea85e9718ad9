/// Asks Rust what should not stand in a text, a moment after the typing pauses.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { TextHint } from "../../../bindings/api";
import { useBackend } from "../../backend";

/** Pause in typing before the text is looked at: help that comes at once is noise. */
const PAUSE_MS = 600;

export function usePrivacyHelp(text: string, trail: string | null, withEmployer: boolean): TextHint[] {
  const backend = useBackend();
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const { data } = useQuery({
    queryKey: ["review_text", paused, trail, withEmployer],
    queryFn: () => backend.call("review_text", { text: paused, trail, with_employer: withEmployer }),
    enabled: paused.trim() !== "",
    // What was typed is kept nowhere longer than it is looked at.
    gcTime: 0,
  });
  return paused === text ? (data ?? []) : [];
}
