/// Texts about doing something with several trails, and the overview on paper, in nynorsk.
import type { nbPortfolio } from "./nb-portfolio";
import type { Widen } from "./texts";

export const nnPortfolio = {
  bulk: {
    label: "Valde jobbspor",
    selectOne: "Vel: {{name}}",
    selectAll: "Vel alle som er viste",
    selected_one: "{{count}} vald",
    selected_other: "{{count}} valde",
    handover: "Gi til ein kollega …",
    task: "Felles oppgåve …",
    taskTitle: "Felles oppgåve",
    taskLead_one: "Oppgåva blir lagd til på {{count}} jobbspor.",
    taskLead_other: "Oppgåva blir lagd til på {{count}} jobbspor.",
    taskSave: "Legg til",
    taskDone_one: "Oppgåva er lagd til på {{count}} jobbspor",
    taskDone_other: "Oppgåva er lagd til på {{count}} jobbspor",
    taskLeft: "Ikkje lagd til på {{names}}: {{why}}",
    print: "Skriv ut",
    export: "Lagre som rekneark",
    exportLead: "Fila inneheld personopplysningar og er ikkje kryptert. Lagre ho berre der du har lov, og slett ho når du er ferdig.",
    exportSave: "Vel kvar …",
    exported: "Lagra: {{path}}",
    clear: "Fjern valet",
    keys: "Pil opp og ned flyttar mellom jobbspora. X vel.",
  },
  overview: {
    title: "Oversikt over jobbspor",
    print: "Skriv ut oversikt",
    count_one: "{{count}} jobbspor",
    count_other: "{{count}} jobbspor",
    open: "Opne oppgåver",
    overdue: "Over fristen",
    born: "Fødd",
    marks: "Merkt",
  },
  trailMark: { passive: "Passiv", shielded: "Skjerma" },
} satisfies Widen<typeof nbPortfolio>;
