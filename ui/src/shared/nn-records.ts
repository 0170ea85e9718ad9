/// Texts of the form for records of every kind, in nynorsk.
import type { nbRecords } from "./nb-records";
import type { Widen } from "./texts";

export const nnRecords = {
  recordForm: {
    save: "Lagre",
    saved: "Lagra",
    reading: "Hentar",
    settled: "Avklart",
    discard: "Legg bort",
    discarded: "Lagt bort. Historikken er teken vare på.",
    takeBack: "Ta tilbake",
    takenBack: "Teken tilbake",
    edit: "Endre",
    more: "Fleire val: {{title}}",
    required: "* må fyllast ut",
    none: "Ikkje valt",
    choose: "Vel",
    kept: "Valt tidlegare",
    employerFirst: "Vel arbeidsgivar først.",
    noContacts: "Ingen kontaktar er registrerte hos arbeidsgivaren.",
    timePlaceholder: "i dag 14:30",
    draft: "Du var i gang med dette skjemaet",
    namesConfirm: "Namnet er ein tilsett hos arbeidsgivaren, ikkje ein deltakar",
    namesHint: "Stadfestinga gjeld berre namn. Eit fødselsnummer kan aldri stå her.",
  },
} satisfies Widen<typeof nbRecords>;
