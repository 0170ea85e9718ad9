/// Texts about employers, in nynorsk.
import type { nbEmployers } from "./nb-employers";
import type { Widen } from "./texts";

export const nnEmployers = {
  employers: {
    orgNumberShort: "org.nr.",
    fieldHint: "Namn eller organisasjonsnummer",
    fieldNone: "Ingen arbeidsgivar med det namnet. Du kan skrive organisasjonsnummeret.",
    fieldNewNumber: "Ikkje registrert i teamet enno. Nummeret blir brukt som det er.",
  },
} satisfies Widen<typeof nbEmployers>;
