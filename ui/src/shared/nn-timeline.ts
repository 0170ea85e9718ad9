/// Texts about narrowing a trail's timeline, in nynorsk.
import type { nbTimeline } from "./nb-timeline";
import type { Widen } from "./texts";

export const nnTimeline = {
  timeline: {
    show: "Vis berre …",
    group: {
      participant: "Deltakar",
      employer: "Arbeidsgivar og skule",
      task: "Oppgåver og mål",
      work: "Jobb og periodar",
      talk: "Samtalar",
      report: "Rapportar",
      event: "Hendingar",
    },
    status: "Status",
    anyStatus: "Alle statusar",
    state: { open: "Planlagd eller open", done: "Gjennomført", off: "Avlyst eller bortfallen" },
    none: "Ingenting passar.",
    showAll: "Vis alt",
    count_one: "{{count}} på tidslinja",
    count_other: "{{count}} på tidslinja",
  },
} satisfies Widen<typeof nbTimeline>;
