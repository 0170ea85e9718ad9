/// How the person wants the window, and when it locks: theirs on this computer, and nothing about anyone.
///
/// Rust keeps them beside the vault, because the unlock page must obey them and the vault is closed then; the web view
/// keeps nothing.
import { useSyncExternalStore } from "react";
import type { Preferences } from "../bindings/api";
import type { Backend } from "./backend";
import { LANGUAGE_DEFAULT } from "./language";

export const THEMES = ["system", "light", "dark"] as const;

/** Per cent. 200 is what WCAG 2.1 1.4.4 asks a page to bear without loss. */
export const TEXT_SIZES = [100, 125, 150, 200] as const;

/** Minutes without a sign of the person before the window locks; the first is the longest that is allowed. */
export const LOCK_MINUTES = [5, 3, 2, 1] as const;

export const PREFERENCES_DEFAULT: Preferences = {
  language: LANGUAGE_DEFAULT, theme: "system", text_size: 100, lock_minutes: LOCK_MINUTES[0], notifications: true, blur: false,
};

const listeners = new Set<() => void>();
let current = PREFERENCES_DEFAULT;
let keeper: Backend | null = null;

function hold(next: Preferences): void {
  current = next;
  for (const changed of listeners) changed();
}

/** Reads what was kept, and keeps changes there from now on. Where that fails, the window is as it is by default. */
export async function loadPreferences(backend: Backend): Promise<void> {
  keeper = backend;
  try {
    hold(await backend.call("preferences", {}));
  } catch {
    hold(PREFERENCES_DEFAULT);
  }
}

/** The preferences now. */
export const preferences = (): Preferences => current;

/** Changes some of them, at once and for the next time. A choice that cannot be kept still holds until the window closes. */
export function setPreferences(change: Partial<Preferences>): void {
  hold({ ...current, ...change });
  void keeper?.call("save_preferences", { input: current }).catch(() => {});
}

export function subscribePreferences(changed: () => void): () => void {
  listeners.add(changed);
  return () => void listeners.delete(changed);
}

export const usePreferences = (): Preferences => useSyncExternalStore(subscribePreferences, preferences);
