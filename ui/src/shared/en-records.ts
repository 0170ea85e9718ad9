/// Texts of the form for records of every kind, in English.
import type { nbRecords } from "./nb-records";
import type { Widen } from "./texts";

export const enRecords = {
  recordForm: {
    save: "Save",
    saved: "Saved",
    reading: "Reading",
    settled: "Settled",
    discard: "Put aside",
    discarded: "Put aside. Its history is kept.",
    takeBack: "Take back",
    takenBack: "Taken back",
    edit: "Change",
    more: "More choices: {{title}}",
    required: "* must be filled in",
    none: "None chosen",
    choose: "Choose",
    kept: "Chosen before",
    employerFirst: "Choose the employer first.",
    noContacts: "No contacts are registered at this employer.",
    timePlaceholder: "today 14:30",
    draft: "You had begun on this form",
    namesConfirm: "The name is an employee of the employer, not a participant",
    namesHint: "This confirms names only. A national number can never stand here.",
  },
} satisfies Widen<typeof nbRecords>;
