/// A kept text together with the version it started from, so that it can still be merged when it is taken up again.

export type TextDraft = { base: string; text: string };

export const textDraftBody = (draft: TextDraft): string => JSON.stringify(draft);

/** Reads a kept text; null when it is not one. */
export function readTextDraft(body: string): TextDraft | null {
  try {
    const kept: unknown = JSON.parse(body);
    if (typeof kept !== "object" || kept === null || !("base" in kept) || !("text" in kept)) return null;
    return typeof kept.base === "string" && typeof kept.text === "string" ? { base: kept.base, text: kept.text } : null;
  } catch {
    return null;
  }
}
