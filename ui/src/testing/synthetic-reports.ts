/// Synthetic reports, access and hand-over plans for tests and the preview. No such person exists.
import type { AccessView, ColleagueRow, HandoverPlanView, RecordRow, ReportView } from "../bindings/api";
import { at, recordRow } from "./synthetic";

export const reportRow = (change: Partial<RecordRow> = {}): RecordRow =>
  recordRow({
    id: "report-1", kind: "report", label: "Veilederrapport", title: "", status: "open", created_at: at(-2, 9),
    fields: { kind: "interval", status: "open", specialist: "Kari Testdal", date_from: "2026-08-22", date_to: "2026-11-21" },
    ...change,
  });

export const REPORTS: RecordRow[] = [
  reportRow(),
  reportRow({ id: "report-2", status: "archived", created_at: at(-92, 9), fields: { kind: "interval", status: "archived", specialist: "Kari Testdal", date_from: "2026-05-24", date_to: "2026-08-21", number: "R-0042" } }),
];

/** What a report says, with the two texts a periodic one has. */
const composed = (summary: string, next: string): ReportView["report"] => ({
  title_nb: "Underveisnotat",
  heading: [
    { label_nb: "Deltaker", value: "Nora Prøvestad" },
    { label_nb: "Behandlingsteam", value: "DPS Øvelse" },
    { label_nb: "Startdato", value: "06.03.2026" },
    { label_nb: "Jobbspesialist", value: "Kari Testdal" },
  ],
  sections: [
    { code: "main_goal", title_nb: "Hovedmål", blocks: [{ block: "text", field: null, label_nb: "Hovedmål", text: "Jobb på lager eller i butikk, helst dagtid og minst 60 prosent." }] },
    { code: "period_summary", title_nb: "Oppsummering av perioden", blocks: [{ block: "text", field: "period_summary", label_nb: "Oppsummering av tiltaksperioden", text: summary }] },
    { code: "activities", title_nb: "Fullførte aktiviteter", blocks: [{ block: "table", columns: ["Dato", "Aktivitet"], rows: [["14.09.2026", "Besøkte to lagre"], ["02.10.2026", "Skrev ny CV"]] }] },
    { code: "participant", title_nb: "Samarbeid med deltaker", blocks: [{ block: "facts", heading: "", lines: [{ label_nb: "Møter deltakeren kom til", value: "9" }, { label_nb: "Møter deltakeren ikke kom til", value: "1 (31.10.2026)" }] }] },
    {
      code: "employers", title_nb: "Samarbeid med arbeidsgivere",
      blocks: [{ block: "table", columns: ["Dato", "Arbeidsgiver", "Deltaker med", "Emne"], rows: [["14.11.2026", "Eksempel Logistikk AS", "Nei", "Besøk på lageret"], ["05.11.2026", "Testbakeriet AS", "Ja", "Prøvedag"]] }],
    },
    { code: "work", title_nb: "Deltakelse i jobb og arbeidstrening", blocks: [] },
    { code: "plan", title_nb: "Plan for kommende periode", blocks: [{ block: "text", field: "next_period", label_nb: "Neste periode", text: next }, { block: "table", columns: ["Frist", "Delmål"], rows: [["01.12.2026", "Besøke to lagre til"]] }] },
    { code: "comment", title_nb: "Deltakers kommentar", blocks: [{ block: "text", field: "comment_on_behalf", label_nb: "Kommentar på vegne av deltaker", text: "" }] },
  ],
});

export const reportView = (change: Partial<ReportView> = {}, texts: { summary?: string; next?: string } = {}): ReportView => ({
  id: "report-1",
  row: reportRow(),
  kind: "interval",
  status: "open",
  status_label: "Åpen",
  steps: ["share", "file"],
  filing: { code: "participant_not_involved", message: "Kryss av for at deltakeren har medvirket, før rapporten journalføres.", field: "participant_involved" },
  report: composed(texts.summary ?? "Nora har vært på tre bedriftsbesøk.", texts.next ?? ""),
  filed: null,
  log: [
    { at: at(-1, 15, 10), author: "Kari Testdal", text: "Endret" },
    { at: at(-2, 9), author: "Kari Testdal", text: "Opprettet" },
  ],
  version: "v1",
  conflicts: [],
  ...change,
});

export const SHARED_REPORT = reportView({
  status: "shared", status_label: "Delt med deltaker", steps: ["end_sharing"],
  row: reportRow({ status: "shared", fields: { ...reportRow().fields, status: "shared", comment_due: "2026-11-28" } }),
  filing: { code: "report_step_not_allowed", message: "Avslutt delingen først.", field: "status" },
}, { next: "Prøvedag på lageret i uke 49, og besøk hos to til." });

export const FILED_REPORT = reportView({
  status: "archived", status_label: "Journalført", steps: [], row: reportRow({ status: "archived" }),
  filed: { at: at(-1, 15, 12), case: "2026/123456", sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", intact: true },
}, { next: "Prøvedag på lageret i uke 49, og besøk hos to til." });

export const COLLEAGUES: ColleagueRow[] = [
  { id: "user-1", name: "Kari Testdal", role: "specialist", teams: ["IPS Alnabru"], me: true },
  { id: "user-2", name: "Ole Øvingsen", role: "specialist", teams: ["IPS Alnabru"], me: false },
  { id: "user-3", name: "Ingrid Mønsterli", role: "supervisor", teams: ["IPS Alnabru"], me: false },
];

export const accessView = (change: Partial<AccessView> = {}): AccessView => ({
  trail: "trail-1",
  owner_name: "Kari Testdal",
  may_dispose: true,
  people: [
    { user: "user-1", name: "Kari Testdal", rule: "owner", rule_label: "Eier", until: null },
    { user: "user-3", name: "Ingrid Mønsterli", rule: "team_supervisor", rule_label: "Metodeveileder for teamet", until: null },
    { user: "user-2", name: "Ole Øvingsen", rule: "share", rule_label: "Vikar", until: "2026-12-04" },
  ],
  handover: { at: at(-30, 9), by_name: "Ole Øvingsen", note: "Nora foretrekker tekstmelding." },
  ...change,
});

export const handoverPlan = (change: Partial<HandoverPlanView> = {}): HandoverPlanView => ({
  trail: "trail-1",
  trail_title: "Nora Prøvestad",
  from_name: "Kari Testdal",
  to_name: "Ole Øvingsen",
  lines: [
    { id: "task-1", kind: "task", label: "Oppgave", title: "Ringe lagersjefen om prøvedag", step: "move", step_label: "Flyttes", why: "Oppgaven følger jobbsporet." },
    { id: "meeting-1", kind: "employer_meeting", label: "Møte med arbeidsgiver", title: "Omvisning på lageret", step: "move", step_label: "Flyttes", why: "Møtet er planlagt og holdes av ny eier." },
    { id: "user-2", kind: "cover", label: "Vikar", title: "Ole Øvingsen til 04.12.2026", step: "end", step_label: "Avsluttes", why: "Vikariater gjelder eieren de ble gitt for." },
  ],
  to_settle: 0,
  ...change,
});
