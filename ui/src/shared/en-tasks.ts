/// Texts about tasks of every sort, in English.
import type { nbTasks } from "./nb-tasks";
import type { Widen } from "./texts";

export const enTasks = {
  taskMenu: {
    more: "More choices: {{subject}}",
    tomorrow: "Put off until tomorrow",
    week: "Put off for a week",
    month: "Put off for a month",
    snoozed: "Put off until {{day}}",
    discard: "Not applicable …",
    discardTitle: "Not applicable",
    discardLead: "{{subject}}",
    discardMany_one: "{{count}} task is put aside as not applicable.",
    discardMany_other: "{{count}} tasks are put aside as not applicable.",
    reason: "Why does it not apply?",
    reasonHint: "Must be filled in for reminders and discrepancies.",
    discardSave: "Put aside",
    discarded: "Put aside",
    openTrail: "Go to the trail",
  },
  taskList: {
    sources: "Show only",
    all: "All",
    select: "Select several",
    selectOne: "Select: {{subject}}",
    selectAll: "Select all in “{{group}}”",
    selected_one: "{{count}} selected",
    selected_other: "{{count}} selected",
    closeDone: "Done",
    closeDiscarded: "Not applicable …",
    stop: "Finish",
    closed_one: "{{count}} task is closed",
    closed_other: "{{count}} tasks are closed",
    noneOfSource: "Nothing of this sort now.",
    why: "Why: {{why}}",
    high: "Urgent",
    low: "Can wait",
    remind: "reminds you {{time}}",
    at: "at {{time}}",
  },
} as const satisfies Widen<typeof nbTasks>;
