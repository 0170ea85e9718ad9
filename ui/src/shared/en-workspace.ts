/// Texts about the own workspace, in English.
import type { nbWorkspace } from "./nb-workspace";
import type { Widen } from "./texts";

export const enWorkspace = {
  workspace: {
    title: "My workspace",
    lead: "Only you see this, on all your computers.",
    tasks: "My own tasks",
    addTask: "New own task",
    noTasks: "No own tasks",
    noTasksHint: "For what is about no participant: a course, travel expenses, a book you want to read.",
    links: "Links",
    noLinks: "Add the pages you look up every week. They are on the sheet of the day as well.",
    moveUp: "Move up",
    moveDown: "Move down",
    copy: "Copy the address of {{title}}",
    copied: "Copied",
    opensOutside: "(opens in the browser)",
    templates: "Templates for notes",
    templatesHint: "Insert a template with Alt + M when you log.",
    noTemplates: "Write once what you write every time: questions for a first visit, points of minutes.",
    addOne: "Add",
    follows: "Follows you",
    followsHint: "On all your computers.",
    postalCode: "My postal code",
    postalCodeHint: "To find employers nearby",
    postalCodeWrong: "A postal code has four digits.",
    userLog: "User log",
    userLogHint: "When your place in the organisation was changed.",
    roleChange: "{{before}} became {{after}}",
    add: { workspace_link: "New link", note_template: "New template" },
    addLead: { workspace_link: "The link is shown to you only.", note_template: "Write no names in a template: it goes into many notes." },
  },
} satisfies Widen<typeof nbWorkspace>;
