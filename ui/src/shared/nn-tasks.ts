/// Texts about tasks of every sort, in nynorsk.
import type { nbTasks } from "./nb-tasks";
import type { Widen } from "./texts";

export const nnTasks = {
  taskMenu: {
    more: "Fleire val: {{subject}}",
    tomorrow: "Utset til i morgon",
    week: "Utset ei veke",
    month: "Utset ein månad",
    snoozed: "Utsett til {{day}}",
    discard: "Ikkje aktuell …",
    discardTitle: "Ikkje aktuell",
    discardLead: "{{subject}}",
    discardMany_one: "{{count}} oppgåve blir lagd bort som ikkje aktuell.",
    discardMany_other: "{{count}} oppgåver blir lagde bort som ikkje aktuelle.",
    reason: "Kvifor er ho ikkje aktuell?",
    reasonHint: "Må fyllast ut for varsel og avvik.",
    discardSave: "Legg bort",
    discarded: "Lagd bort",
    openTrail: "Gå til jobbsporet",
  },
  taskList: {
    sources: "Vis berre",
    all: "Alle",
    select: "Vel fleire",
    selectOne: "Vel: {{subject}}",
    selectAll: "Vel alle i «{{group}}»",
    selected_one: "{{count}} vald",
    selected_other: "{{count}} valde",
    closeDone: "Utført",
    closeDiscarded: "Ikkje aktuell …",
    stop: "Ferdig",
    closed_one: "{{count}} oppgåve er lukka",
    closed_other: "{{count}} oppgåver er lukka",
    noneOfSource: "Ingenting av dette slaget no.",
    why: "Kvifor: {{why}}",
    high: "Hastar",
    low: "Kan vente",
    remind: "minner deg på det {{time}}",
    at: "kl. {{time}}",
  },
} as const satisfies Widen<typeof nbTasks>;
