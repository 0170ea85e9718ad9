/// The languages of the window, and the one that is in use. Texts, dates and numbers all ask here.

export const LANGUAGES = ["nb", "nn", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Bokmål, because it is what most offices write. */
export const LANGUAGE_DEFAULT: Language = "nb";

let current: Language = LANGUAGE_DEFAULT;

/** The language in use. */
export const currentLanguage = (): Language => current;

/** Called by the texts when the language changes, and by nothing else. */
export function setCurrentLanguage(language: Language): void {
  current = language;
}
