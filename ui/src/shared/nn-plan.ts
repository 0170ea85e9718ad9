/// Texts about what is recorded on a trail, in nynorsk.
import type { nbPlan } from "./nb-plan";
import type { Widen } from "./texts";

export const nnPlan = {
  plan: {
    since: "frå {{day}}",
    until: "til {{day}}",
    add: "Legg til",
    addKind: "Legg til: {{kind}}",
    new: "Ny: {{kind}}",
    open: "Opne: {{title}}",
    addJob: "Legg til jobb",
    addJobNamed: "Legg til jobb i {{title}}",
    end: "Avslutt …",
    endNamed: "Avslutt: {{title}}",
    endTitle: "Avslutt",
    endLead: "Statusen følgjer datoen. Siste dag kan òg liggje fram i tid.",
    endPassiveLead: "Perioden er slutt den dagen du skriv.",
    endOn: "Siste dag",
    endOnPassive: "Perioden sluttar",
    endSave: "Avslutt",
    ended: "Lagra",
    shared: "Delt med deltakar",
    main: "Det viktigaste",
    measures: "Verkemiddel frå Nav",
    support: "Støtte og erfaringar",
    more: "Meir",
    passiveLead: "Deltakaren tek ein pause. Du får ei oppgåve på oppfølgingsdatoen.",
    contactLead: "Ein samtale, ei melding eller ein e-post som ikkje var eit møte.",
    goalLead: "Deltakaren ser delmålet i innsynet.",
    sms: "SMS-påminningar",
    smsHint: "Gjeld påminningar om møte. Endringa står i historikken.",
    smsReserved: "Deltakaren vil ikkje ha SMS",
    smsOn: "Deltakaren får ikkje lenger SMS",
    smsOff: "Deltakaren kan få SMS att",
  },
} as const satisfies Widen<typeof nbPlan>;
