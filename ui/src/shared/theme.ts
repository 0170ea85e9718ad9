/// Light or dark, as the person or else the system says, and the size of text, for the whole document so that dialogs
/// follow too.
import { useSyncExternalStore } from "react";
import { preferences, subscribePreferences } from "./preferences";

export type ColorScheme = "light" | "dark";

const query = (): MediaQueryList => window.matchMedia("(prefers-color-scheme: dark)");

function subscribe(changed: () => void): () => void {
  const dark = query();
  dark.addEventListener("change", changed);
  const stop = subscribePreferences(changed);
  return () => {
    dark.removeEventListener("change", changed);
    stop();
  };
}

function current(): ColorScheme {
  const { theme } = preferences();
  if (theme !== "system") return theme;
  return query().matches ? "dark" : "light";
}

/** Puts the scheme on the document; called before the first paint and whenever it changes. */
export function applyColorScheme(scheme: ColorScheme = current()): void {
  document.documentElement.classList.toggle("dark", scheme === "dark");
  document.documentElement.classList.toggle("light", scheme === "light");
}

/** Makes all text so large; everything is measured in it, so that the layout follows. */
export function applyTextSize(percent: number = preferences().text_size): void {
  document.documentElement.style.fontSize = percent === 100 ? "" : `${percent}%`;
}

/** The colour scheme in use, followed while the window is open. */
export const useColorScheme = (): ColorScheme => useSyncExternalStore(subscribe, current);
