/// Texts about the own workspace, in nynorsk.
import type { nbWorkspace } from "./nb-workspace";
import type { Widen } from "./texts";

export const nnWorkspace = {
  workspace: {
    title: "Mitt",
    lead: "Berre du ser dette, på alle maskinene dine.",
    tasks: "Mine eigne oppgåver",
    addTask: "Ny eiga oppgåve",
    noTasks: "Ingen eigne oppgåver",
    noTasksHint: "For det som ikkje gjeld ein deltakar: kurs, reiserekning, ei bok du vil lese.",
    links: "Lenkjer",
    noLinks: "Legg til sidene du slår opp i kvar veke. Dei står òg på arket for dagen.",
    moveUp: "Flytt opp",
    moveDown: "Flytt ned",
    copy: "Kopier adressa til {{title}}",
    copied: "Kopiert",
    opensOutside: "(blir opna i nettlesaren)",
    templates: "Malar for notat",
    templatesHint: "Set inn ein mal med Alt + M når du loggar.",
    noTemplates: "Skriv éin gong det du elles skriv kvar gong: spørsmål til eit første besøk, punkt i eit referat.",
    addOne: "Legg til",
    follows: "Følgjer med deg",
    followsHint: "Gjeld på alle maskinene dine.",
    postalCode: "Postnummeret mitt",
    postalCodeHint: "For å finne arbeidsgivarar i nærleiken",
    postalCodeWrong: "Eit postnummer har fire siffer.",
    userLog: "Brukarlogg",
    userLogHint: "Når plassen din i organisasjonen er endra.",
    roleChange: "{{before}} vart {{after}}",
    add: { workspace_link: "Ny lenkje", note_template: "Ny mal" },
    addLead: { workspace_link: "Lenkja blir berre vist for deg.", note_template: "Skriv ingen namn i ein mal: han blir sett inn i mange notat." },
  },
} satisfies Widen<typeof nbWorkspace>;
