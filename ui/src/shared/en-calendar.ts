/// Texts of the calendar, in English.
import type { nbCalendar } from "./nb-calendar";
import type { Widen } from "./texts";

export const enCalendar = {
  calendar: {
    day: "Day",
    week: "Week",
    month: "Month",
    list: "List",
    shape: "Show the calendar as",
    today: "Today",
    plan: "Plan a meeting",
    everybody: "Show colleagues' meetings",
    before: { day: "Day before", week: "Week before", list: "Week before", month: "Month before" },
    after: { day: "Day after", week: "Week after", list: "Week after", month: "Month after" },
    empty: "No meetings these days",
    emptyHint: "Plan a meeting, or use the day to call on an employer.",
    dayOf_one: "{{weekday}} {{day}}, {{count}} meeting",
    dayOf_other: "{{weekday}} {{day}}, {{count}} meetings",
    slot: "free on {{weekday}} {{day}}. Plan a meeting",
    colleague: "Colleague",
    of: "held by {{name}}",
    travelAround: "travel {{before}} min there and {{after}} min back",
    clash: "Clashes with {{with}}",
    more: "+ {{count}} more",
    keys: "Arrow keys go between times and meetings, Ctrl + arrow up and down from meeting to meeting, Page Up and Page Down to the period before and after. Enter opens the meeting or plans a new one. M moves the meeting, and Ctrl + Z takes the move back.",
    keysMonth: "Arrow keys go between the days. Enter opens the day. Page Up and Page Down go to the month before and after.",
    place: "{{weekday}} {{day}} {{from}}–{{to}}",
    moving: "Moving “{{subject}}” to",
    moveKeys: "Arrow up and down: 15 minutes, with Shift 5. Arrow to the side: one day. Page Up and Page Down: one week.",
    moveHere: "Move here",
    moveAnyway: "Move anyway",
    moved: "Moved to {{day}} at {{time}}",
    movedBack: "The meeting is back where it was",
    notMoved: "The move could not be taken back",
    takeBack: "Undo",
  },
} as const satisfies Widen<typeof nbCalendar>;
