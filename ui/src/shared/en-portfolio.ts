/// Texts about doing something with several trails, and the overview on paper, in English.
import type { nbPortfolio } from "./nb-portfolio";
import type { Widen } from "./texts";

export const enPortfolio = {
  bulk: {
    label: "Chosen trails",
    selectOne: "Choose: {{name}}",
    selectAll: "Choose all that are shown",
    selected_one: "{{count}} chosen",
    selected_other: "{{count}} chosen",
    handover: "Give to a colleague …",
    task: "Common task …",
    taskTitle: "Common task",
    taskLead_one: "The task is added to {{count}} trail.",
    taskLead_other: "The task is added to {{count}} trails.",
    taskSave: "Add",
    taskDone_one: "The task is added to {{count}} trail",
    taskDone_other: "The task is added to {{count}} trails",
    taskLeft: "Not added to {{names}}: {{why}}",
    print: "Print",
    export: "Save as a spreadsheet",
    exportLead: "The file holds personal data and is not encrypted. Save it only where you may, and delete it when you are done.",
    exportSave: "Choose where …",
    exported: "Saved: {{path}}",
    clear: "Clear the choice",
    keys: "Arrow up and down move between the trails. X chooses.",
  },
  overview: {
    title: "Overview of trails",
    print: "Print the overview",
    count_one: "{{count}} trail",
    count_other: "{{count}} trails",
    open: "Open tasks",
    overdue: "Overdue",
    born: "Born",
    marks: "Marked",
  },
  trailMark: { passive: "Paused", shielded: "Shielded" },
} satisfies Widen<typeof nbPortfolio>;
