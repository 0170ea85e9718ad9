/// Synthetic employers, a synthetic own workspace, and a code list. No such business exists.
import type { CodeListName, CodeListRow, CodeListView, DialogueEntry, EmployerRow, EmployerView, RecordKind, RecordRow, WorkspaceView } from "../bindings/api";
import { at, EMPLOYERS, recordRow } from "./synthetic";

const known = (index: number, change: Partial<EmployerRow>): EmployerRow => {
  const row = EMPLOYERS[index];
  if (row === undefined) throw new Error("no such employer");
  return { ...row, ...change };
};

export const TEAM_EMPLOYERS: EmployerRow[] = [
  known(0, { id: "employer-1", trade: "Lager og transport", employees: 85, own_meetings: 3, open_needs: 1 }),
  known(1, { id: "employer-2", trade: "Bakeri", employees: 12, own_meetings: 0 }),
  known(2, { id: null, municipality: "" }),
  known(0, { id: "employer-4", org_number: "666666666", name: "Prøvekantina Bjerke AS", place: "Bjerke", trade: "Kantinedrift", employees: 9, meetings: 0, own_meetings: 0, last_met_at: null }),
  known(0, { id: "employer-5", org_number: "555555555", name: "Fiktive Bil og Dekk AS", place: "Furuset", trade: "Bilverksted", employees: 6, meetings: 2, own_meetings: 2, last_met_at: at(-45, 12), closed_down: true }),
];

const kept = (id: string, kind: RecordKind, label: string, title: string, fields: Record<string, string>, status = ""): RecordRow =>
  recordRow({ id, kind, label, title, trail: null, trail_title: "Eksempel Logistikk AS", status, fields });

const entry = (id: string, change: Partial<DialogueEntry>): DialogueEntry => ({
  id, kind: "log", at: at(-1, 10), subject: "", channel: null, status: null, sub_category: "", decision_maker: "", who: "Kari Testdal", ...change,
});

export const employerView = (change: Partial<EmployerView> = {}): EmployerView => ({
  id: "employer-1",
  row: known(0, { id: "employer-1", trade: "Lager og transport", employees: 85, own_meetings: 3, open_needs: 1 }),
  fields: {
    name: "Eksempel Logistikk AS", org_number: "999999999", industry: "Lager og transport", municipality: "Oslo", employees: "85", sector: "private",
    phone: "22000000", email: "post@eksempel.example", website: "https://eksempel.example", address: "Lagerveien 1", postal_code: "0667",
    note: "Inngang fra baksiden. Lagersjefen er på huset fra sju til tre; ring først etter lunsj.",
  },
  county: "Oslo",
  branches: [],
  warning_until: null,
  contacts: [
    kept("contact-1", "employer_contact", "Arbeidsgiverkontakt", "Siri Lagersen", { first_name: "Siri", last_name: "Lagersen", role: "Lagersjef", mobile: "90000001", email: "siri@eksempel.example", informed: "true" }),
    kept("contact-2", "employer_contact", "Arbeidsgiverkontakt", "Geir Skiftvik", { first_name: "Geir", last_name: "Skiftvik", role: "Skiftleder", email: "geir@eksempel.example", informed: "true", former_employee: "true", left_on: "2026-09-30" }),
  ],
  needs: [kept("need-1", "employer_need", "Behov hos arbeidsgiver", "To på kveldsskift", { title: "To på kveldsskift", status: "open", positions: "2", from: "2027-01-04", place: "Alnabru" }, "open")],
  agreements: [kept("agreement-1", "employer_agreement", "Avtale med arbeidsgiver", "Prøvedager på lageret", { title: "Prøvedager på lageret", kind: "cooperation", from: "2026-09-01" })],
  tasks: [
    kept("employer-task-1", "employer_task", "Arbeidsgiveroppgave", "Sende informasjon om mentortilskudd", { subject: "Sende informasjon om mentortilskudd", due: "2026-11-20", status: "open", priority: "normal" }, "open"),
    kept("employer-task-2", "employer_task", "Arbeidsgiveroppgave", "Takke for omvisningen", { subject: "Takke for omvisningen", status: "completed", priority: "normal" }, "completed"),
  ],
  dialogue: [
    entry("log-1", { at: at(-1, 10), subject: "Avtalte nytt besøk" }),
    entry("mark-1", { kind: "trail_meeting", at: at(-7, 12), subject: "Jobbutvikling og relasjonsbygging", channel: "physical", status: "completed", decision_maker: "yes" }),
    entry("meeting-20", { kind: "meeting", at: at(-14, 9), subject: "Bli kjent", channel: "physical", status: "completed", who: "Ole Øvingsen" }),
    entry("employer-task-2", { kind: "task", at: at(-40, 9), subject: "Takke for omvisningen" }),
    entry("mark-2", { kind: "trail_meeting", at: at(-41, 13), subject: "Jobbutvikling og relasjonsbygging", channel: "phone", status: "no_show" }),
  ],
  version: "v3",
  history: [{ at: at(-20, 9, 12), author: "Kari Testdal", command: "employer.save", delivered: true }],
  conflicts: [],
  ...change,
});

const own = (id: string, kind: RecordKind, title: string, fields: Record<string, string>, status = ""): RecordRow =>
  recordRow({ id, kind, label: title, title, trail: null, trail_title: "", status, fields });

export const WORKSPACE: WorkspaceView = {
  tasks: [
    own("private-1", "private_task", "Bestille ny bilnøkkel", { subject: "Bestille ny bilnøkkel", due: "2026-11-20T08:00:00Z", priority: "high", status: "open" }, "open"),
    own("private-2", "private_task", "Lese om mentortilskudd", { subject: "Lese om mentortilskudd", priority: "normal", status: "open" }, "open"),
    own("private-3", "private_task", "Levere reiseregning", { subject: "Levere reiseregning", priority: "normal", status: "completed", completed_at: "2026-11-19T12:00:00Z" }, "completed"),
  ],
  links: [
    own("link-1", "workspace_link", "Rutiner for kontoret", { title: "Rutiner for kontoret", address: "https://rutiner.example/kontor", position: "1" }),
    own("link-2", "workspace_link", "Ledige stillinger", { title: "Ledige stillinger", address: "https://stillinger.example", position: "2" }),
  ],
  templates: [
    own("template-1", "note_template", "Første besøk", { title: "Første besøk", use: "employer_meeting,meeting_minutes", text: "Hva trenger de?\nHvem bestemmer?\nNeste steg:" }),
  ],
  user_log: [],
  preferences: { postal_code: "0667" },
};

export const CODE_LISTS: CodeListRow[] = [
  { name: "occupation", label: "Yrker (STYRK-08)", choices: 3, codes: 4, version: 0, closed: false },
  { name: "phase", label: "Faser", choices: 7, codes: 7, version: 2, closed: true },
];

export const codeList = (name: CodeListName): CodeListView => ({
  list: CODE_LISTS.find((row) => row.name === name) ?? { name, label: name, choices: 0, codes: 0, version: 0, closed: false },
  codes: [["4321", "Lager- og transportmedarbeidere", null], ["5120", "Kokker", null], ["7231", "Bilmekanikere", null], ["9999", "Utgått yrke", "2025-12-31"]].map(([code, title, to]) => ({
    code: code ?? "", title_nb: title ?? "", title_nn: title ?? "", title_en: "", valid_from: "2011-01-01", valid_to: to ?? null, can_be_chosen: to === null,
  })),
});
