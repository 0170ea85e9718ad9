/// Texts about employers, in bokmål.

export const nbEmployers = {
  employers: {
    orgNumberShort: "org.nr.",
    fieldHint: "Navn eller organisasjonsnummer",
    fieldNone: "Ingen arbeidsgiver med det navnet. Du kan skrive organisasjonsnummeret.",
    fieldNewNumber: "Ikke registrert i teamet ennå. Nummeret brukes som det er.",
  },
} as const;
