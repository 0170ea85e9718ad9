/// Light or dark, as the system says, for the whole document so that dialogs follow too.
import { useSyncExternalStore } from "react";

export type ColorScheme = "light" | "dark";

const query = (): MediaQueryList => window.matchMedia("(prefers-color-scheme: dark)");

function subscribe(changed: () => void): () => void {
  const dark = query();
  dark.addEventListener("change", changed);
  return () => dark.removeEventListener("change", changed);
}

const current = (): ColorScheme => (query().matches ? "dark" : "light");

/** Puts the scheme on the document; called before the first paint and whenever it changes. */
export function applyColorScheme(scheme: ColorScheme = current()): void {
  document.documentElement.classList.toggle("dark", scheme === "dark");
  document.documentElement.classList.toggle("light", scheme === "light");
}

/** The system's colour scheme, followed while the window is open. */
export const useColorScheme = (): ColorScheme => useSyncExternalStore(subscribe, current);
