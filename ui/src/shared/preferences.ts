/// How the person wants the window to look and in which language: theirs on this computer, and nothing about anyone.
///
/// Kept in the web view's own storage, because the unlock page must obey it and the vault is closed then. Only these
/// three choices may ever be put there.
import { useSyncExternalStore } from "react";
import { type Language, LANGUAGE_DEFAULT, LANGUAGES } from "./language";

export const THEMES = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof THEMES)[number];

/** Per cent. 200 is what WCAG 2.1 1.4.4 asks a page to bear without loss. */
export const TEXT_SIZES = [100, 125, 150, 200] as const;
export type TextSize = (typeof TEXT_SIZES)[number];

export type Preferences = { language: Language; theme: ThemeChoice; textSize: TextSize };

export const PREFERENCES_DEFAULT: Preferences = { language: LANGUAGE_DEFAULT, theme: "system", textSize: 100 };

const KEY = "worktrail.preferences";

/** Reads kept preferences; what is missing or not understood is as it is by default. */
export function readPreferences(body: string | null): Preferences {
  try {
    const kept: unknown = JSON.parse(body ?? "{}");
    if (typeof kept !== "object" || kept === null) return PREFERENCES_DEFAULT;
    const fields = new Map<string, unknown>(Object.entries(kept));
    return {
      language: LANGUAGES.find((of) => of === fields.get("language")) ?? PREFERENCES_DEFAULT.language,
      theme: THEMES.find((of) => of === fields.get("theme")) ?? PREFERENCES_DEFAULT.theme,
      textSize: TEXT_SIZES.find((of) => of === fields.get("textSize")) ?? PREFERENCES_DEFAULT.textSize,
    };
  } catch {
    return PREFERENCES_DEFAULT;
  }
}

const listeners = new Set<() => void>();
let current: Preferences | null = null;

/** The preferences now. */
export function preferences(): Preferences {
  current ??= readPreferences(storage()?.getItem(KEY) ?? null);
  return current;
}

/** Null where the web view has none: the choices then last as long as the window. */
function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** Changes some of them, at once and for the next time. */
export function setPreferences(change: Partial<Preferences>): void {
  current = { ...preferences(), ...change };
  try {
    storage()?.setItem(KEY, JSON.stringify(current));
  } catch {
    // A full or closed storage costs the memory of the choice, not the choice.
  }
  for (const changed of listeners) changed();
}

/** Reads them anew, as when the window is opened. */
export function reloadPreferences(): void {
  current = null;
  for (const changed of listeners) changed();
}

export function subscribePreferences(changed: () => void): () => void {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribePreferences, preferences);
