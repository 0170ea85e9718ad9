/// Texts about what is recorded on a trail, in English.
import type { nbPlan } from "./nb-plan";
import type { Widen } from "./texts";

export const enPlan = {
  plan: {
    since: "from {{day}}",
    until: "until {{day}}",
    add: "Add",
    addKind: "Add: {{kind}}",
    new: "New: {{kind}}",
    open: "Open: {{title}}",
    addJob: "Add a job",
    addJobNamed: "Add a job in {{title}}",
    end: "End …",
    endNamed: "End: {{title}}",
    endTitle: "End",
    endLead: "The status follows the date. The last day may lie ahead.",
    endPassiveLead: "The period is over on the day you write.",
    endOn: "Last day",
    endOnPassive: "The period ends",
    endSave: "End",
    ended: "Saved",
    shared: "Shared with the participant",
    main: "What matters most",
    measures: "Measures from Nav",
    support: "Support and experience",
    more: "More",
    passiveLead: "The participant takes a break. You get a task on the follow-up date.",
    contactLead: "A conversation, message or e-mail that was not a meeting.",
    goalLead: "The participant sees the sub-goal.",
    sms: "SMS reminders",
    smsHint: "About reminders of meetings. The change stands in the history.",
    smsReserved: "The participant does not want SMS",
    smsOn: "The participant gets no more SMS",
    smsOff: "The participant can get SMS again",
  },
} as const satisfies Widen<typeof nbPlan>;
