/// Texts by type-checked key: a key that does not exist is a compile error.
import i18next from "i18next";
import { initReactI18next } from "react-i18next";
import { nb } from "./nb";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    resources: { translation: typeof nb };
  }
}

/** Makes the texts ready; React escapes what is put into them. */
export async function startTexts(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: "nb",
    fallbackLng: "nb",
    resources: { nb: { translation: nb } },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
}
