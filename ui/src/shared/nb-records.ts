/// Texts of the form for records of every kind, in bokmål.

export const nbRecords = {
  recordForm: {
    save: "Lagre",
    saved: "Lagret",
    reading: "Henter",
    settled: "Avklart",
    discard: "Legg bort",
    discarded: "Lagt bort. Historikken er beholdt.",
    takeBack: "Ta tilbake",
    takenBack: "Tatt tilbake",
    edit: "Endre",
    more: "Flere valg: {{title}}",
    required: "* må fylles ut",
    none: "Ikke valgt",
    choose: "Velg",
    kept: "Valgt tidligere",
    employerFirst: "Velg arbeidsgiver først.",
    noContacts: "Ingen kontakter er registrert hos arbeidsgiveren.",
    timePlaceholder: "i dag 14:30",
    draft: "Du var i gang med dette skjemaet",
    namesConfirm: "Navnet er en ansatt hos arbeidsgiveren, ikke en deltaker",
    namesHint: "Bekreftelsen gjelder bare navn. Et fødselsnummer kan aldri stå her.",
  },
} as const;
