/// Texts about narrowing a trail's timeline, in bokmål.

export const nbTimeline = {
  timeline: {
    show: "Vis bare …",
    group: {
      participant: "Deltaker",
      employer: "Arbeidsgiver og skole",
      task: "Oppgaver og mål",
      work: "Jobb og perioder",
      talk: "Samtaler",
      report: "Rapporter",
      event: "Hendelser",
    },
    status: "Status",
    anyStatus: "Alle statuser",
    state: { open: "Planlagt eller åpen", done: "Gjennomført", off: "Avlyst eller bortfalt" },
    none: "Ingenting passer.",
    showAll: "Vis alt",
    count_one: "{{count}} på tidslinjen",
    count_other: "{{count}} på tidslinjen",
  },
} as const;
