/// Texts about narrowing a trail's timeline, in English.
import type { nbTimeline } from "./nb-timeline";
import type { Widen } from "./texts";

export const enTimeline = {
  timeline: {
    show: "Show only …",
    group: {
      participant: "Participant",
      employer: "Employer and school",
      task: "Tasks and goals",
      work: "Work and periods",
      talk: "Conversations",
      report: "Reports",
      event: "Events",
    },
    status: "Status",
    anyStatus: "Any status",
    state: { open: "Planned or open", done: "Done", off: "Called off or dropped" },
    none: "Nothing fits.",
    showAll: "Show all",
    count_one: "{{count}} on the timeline",
    count_other: "{{count}} on the timeline",
  },
} satisfies Widen<typeof nbTimeline>;
