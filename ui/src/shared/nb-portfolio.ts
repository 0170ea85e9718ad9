/// Texts about doing something with several trails, and the overview on paper, in bokmål.

export const nbPortfolio = {
  bulk: {
    label: "Valgte jobbspor",
    selectOne: "Velg: {{name}}",
    selectAll: "Velg alle som vises",
    selected_one: "{{count}} valgt",
    selected_other: "{{count}} valgt",
    handover: "Gi til en kollega …",
    task: "Felles oppgave …",
    taskTitle: "Felles oppgave",
    taskLead_one: "Oppgaven legges til på {{count}} jobbspor.",
    taskLead_other: "Oppgaven legges til på {{count}} jobbspor.",
    taskSave: "Legg til",
    taskDone_one: "Oppgaven er lagt til på {{count}} jobbspor",
    taskDone_other: "Oppgaven er lagt til på {{count}} jobbspor",
    taskLeft: "Ikke lagt til på {{names}}: {{why}}",
    print: "Skriv ut",
    clear: "Fjern valget",
    keys: "Pil opp og ned flytter mellom jobbsporene. X velger.",
  },
  overview: {
    title: "Oversikt over jobbspor",
    print: "Skriv ut oversikt",
    count_one: "{{count}} jobbspor",
    count_other: "{{count}} jobbspor",
    open: "Åpne oppgaver",
    overdue: "Over fristen",
    marks: "Merket",
  },
  trailMark: { passive: "Passiv", shielded: "Skjermet" },
} as const;
