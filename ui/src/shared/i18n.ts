/// Texts by type-checked key: a key that does not exist is a compile error.
import i18next from "i18next";
import { en } from "./en";
import { type Language, LANGUAGE_DEFAULT, LANGUAGES, setCurrentLanguage } from "./language";
import { nb } from "./nb";
import { nn } from "./nn";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof nb };
  }
}

/** Tells the rest of the page: dates and numbers, and the screen reader, which must know how to pronounce it. */
function apply(language: Language): void {
  setCurrentLanguage(language);
  document.documentElement.lang = language;
}

/** Makes the texts ready; React escapes what is put into them. */
export async function startTexts(language: Language = LANGUAGE_DEFAULT): Promise<void> {
  apply(language);
  await i18next.init({
    lng: language,
    fallbackLng: LANGUAGE_DEFAULT,
    supportedLngs: LANGUAGES,
    resources: { nb: { translation: nb }, nn: { translation: nn }, en: { translation: en } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}

/** Changes the language of everything on screen at once. */
export async function changeLanguage(language: Language): Promise<void> {
  apply(language);
  await i18next.changeLanguage(language);
}
