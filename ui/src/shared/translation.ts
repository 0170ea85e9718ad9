/// Texts in the language in use, for whatever shows them.
///
/// One function for the whole window, with one listener for each component. The hook of i18next's own React package makes
/// both, and a copy of the whole library's state, anew for every component: on a page of rows a fifth of the time to paint it.
import i18next, { type TFunction } from "i18next";
import { useSyncExternalStore } from "react";

/** Texts with nothing to put into them, as they were said before. There are as many as there are keys. */
const said = new Map<string, string>();

const fixed = (): TFunction => {
  said.clear();
  const full = i18next.t.bind(i18next) as unknown as (key: string, options?: object) => string;
  const t = (key: string, options?: object): string => {
    if (options !== undefined) return full(key, options);
    const known = said.get(key);
    if (known !== undefined) return known;
    const text = full(key);
    said.set(key, text);
    return text;
  };
  // As the library's own, which takes more than the window ever gives it: keys, and values to put in.
  return t as unknown as TFunction;
};

let inUse: TFunction | undefined;
const listeners = new Set<() => void>();

i18next.on("languageChanged", () => {
  inUse = fixed();
  for (const listener of listeners) listener();
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const current = (): TFunction => (inUse ??= fixed());

/** The texts in the language in use; whatever asked for them is painted anew when it changes. */
export const useTranslation = (): { t: TFunction } => ({ t: useSyncExternalStore(subscribe, current) });
