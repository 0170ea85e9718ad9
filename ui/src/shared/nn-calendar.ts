/// Texts of the calendar, in nynorsk.
import type { nbCalendar } from "./nb-calendar";
import type { Widen } from "./texts";

export const nnCalendar = {
  calendar: {
    day: "Dag",
    week: "Veke",
    month: "Månad",
    list: "Liste",
    shape: "Vis kalenderen som",
    today: "I dag",
    plan: "Planlegg møte",
    everybody: "Vis møta til kollegaer",
    before: { day: "Dagen før", week: "Veka før", list: "Veka før", month: "Månaden før" },
    after: { day: "Dagen etter", week: "Veka etter", list: "Veka etter", month: "Månaden etter" },
    empty: "Ingen møte desse dagane",
    emptyHint: "Planlegg eit møte, eller bruk dagen til å oppsøkje ein arbeidsgivar.",
    dayOf_one: "{{weekday}} {{day}}, {{count}} møte",
    dayOf_other: "{{weekday}} {{day}}, {{count}} møte",
    slot: "ledig {{weekday}} {{day}}. Planlegg møte",
    colleague: "Kollega",
    of: "hos {{name}}",
    travelAround: "reise {{before}} min dit og {{after}} min heim",
    clash: "Kolliderer med {{with}}",
    more: "+ {{count}} til",
    keys: "Piltastar går mellom tider og møte, Ctrl + pil opp og ned frå møte til møte, Page Up og Page Down til perioden før og etter. Enter opnar møtet eller planlegg eit nytt. M flyttar møtet, og Ctrl + Z tek flyttinga tilbake.",
    keysMonth: "Piltastar går mellom dagane. Enter opnar dagen. Page Up og Page Down går til månaden før og etter.",
    place: "{{weekday}} {{day}} {{from}}–{{to}}",
    moving: "Flyttar «{{subject}}» til",
    moveKeys: "Pil opp og ned: 15 minutt, med Shift 5. Pil til sida: éin dag. Page Up og Page Down: éi veke.",
    moveHere: "Flytt hit",
    moveAnyway: "Flytt likevel",
    moved: "Flytta til {{day}} kl. {{time}}",
    movedBack: "Møtet er tilbake der det var",
    notMoved: "Flyttinga kunne ikkje takast tilbake",
    takeBack: "Angre",
  },
} as const satisfies Widen<typeof nbCalendar>;
