/// The catalogue of records, as far as tests and the preview need it.
import type { CodeList, FieldSpec, RecordCatalogue, RecordKind, RecordSpec, StreamKind } from "../bindings/api";

type Distributed<T> = T extends unknown ? Omit<T, Exclude<keyof Common, "kind">> : never;
type Common = Omit<FieldSpec, "kind">;
type Takes = Distributed<FieldSpec>;

const LINE: Takes = { kind: "line", max_chars: 255 };
const TEXT: Takes = { kind: "text", max_chars: 20_000 };

const field = (key: string, label: string, takes: Takes, change: Partial<Common> = {}): FieldSpec => ({
  key, label, required: false, shared_with_participant: false, default: null, names_employer_side: false, ...change, ...takes,
});

const kind = (of: RecordKind, label: string, plural: string, stream: StreamKind, fields: FieldSpec[]): RecordSpec => ({
  kind: of, label, plural, stream, services: [], shared_when: null, fields,
});

const list = (name: string, codes: [string, string][]): CodeList => ({
  name, depends_on: null, codes: codes.map(([code, label]) => ({ code, label, stored: null, retired: false, parent: [], group: null })),
});

/** A list whose values depend on another field's. */
const dependent = (name: string, on: string, codes: [string, string, string][]): CodeList => ({
  name, depends_on: on, codes: codes.map(([code, label, parent]) => ({ code, label, stored: null, retired: false, parent: [parent], group: null })),
});

const EMPLOYER: Takes = { kind: "reference", to: { record: "employer" } };

/** What lies on a trail. */
const ON_TRAIL: RecordSpec[] = [
  kind("job", "Jobb", "Jobber", "trail", [
    field("title", "Stillingstittel", { kind: "line", max_chars: 80 }, { required: true }),
    field("employment_form", "Ansettelsesform", { kind: "code", list: "employment_form" }, { required: true }),
    field("status", "Status", { kind: "code", list: "job_status" }, { required: true, default: "planned" }),
    field("employer", "Arbeidsgiver", EMPLOYER),
    field("employer_contact", "Arbeidsgiverkontakt", { kind: "reference", to: { record: "employer_contact" } }),
    field("start_date", "Startdato", { kind: "date" }, { required: true }),
    field("end_date", "Sluttdato", { kind: "date" }),
    field("hours_per_week", "Antall timer per uke", { kind: "number", min: 0, max: 48, decimals: 2 }),
    field("nav_wage_subsidy", "Lønnstilskudd", { kind: "tick" }),
    field("support_plan", "Jobbstøtteplan", TEXT),
  ]),
  { ...kind("vocational_training", "Fag- og yrkesopplæring", "Fag- og yrkesopplæringer", "trail", [field("title", "Utdanningstittel", LINE, { required: true })]), services: ["ams"] },
  { ...kind("apprentice_job", "Jobb i fag- og yrkesopplæring", "Jobber i fag- og yrkesopplæring", "trail", [
    field("title", "Jobbnavn", LINE, { required: true }),
    field("training", "Fag- og yrkesopplæring", { kind: "reference", to: { record: "vocational_training" } }, { required: true }),
  ]), services: ["ams"] },
  kind("sub_goal", "Delmål", "Delmål", "trail", [
    field("subject", "Emne", LINE, { required: true }),
    field("due", "Forfall", { kind: "time" }, { required: true }),
  ]),
  kind("contact_log", "Kontaktlogg", "Kontaktlogger", "trail", [
    field("subject", "Emne", LINE, { required: true }),
    field("description", "Referat", TEXT),
    field("at", "Tidspunkt", { kind: "time" }, { required: true }),
    field("way", "Måte", { kind: "code", list: "contact_way" }, { default: "phone" }),
    field("minutes_shared", "Samtalereferat", { kind: "tick" }),
  ]),
  { ...kind("passive_period", "Passiv periode", "Passive perioder", "trail", [
    field("from", "Passiv periode starter", { kind: "date" }, { required: true }),
    field("to", "Passiv periode slutter", { kind: "date" }),
    field("follow_up_on", "Oppfølgingsdato", { kind: "date" }),
    field("reason", "Årsak til passiv periode", LINE, { required: true }),
  ]), services: ["ips"] },
  { ...kind("recruitment_period", "Rekrutteringsprogram", "Rekrutteringsprogram", "trail", [
    field("start_date", "Startdato", { kind: "date" }, { required: true }),
    field("end_date", "Sluttdato", { kind: "date" }),
    field("end_cause", "Status ved avslutning", { kind: "code", list: "recruitment_end_cause" }),
    field("end_detail", "Detaljert årsak", { kind: "code", list: "recruitment_end_detail" }),
    field("place_of_employment", "Arbeidsplass", { kind: "line", max_chars: 150 }),
  ]), services: ["ams"] },
  kind("duty_mark", "Behandlet varsel", "Behandlede varsler", "trail", []),
];

const KINDS: RecordSpec[] = [
  ...ON_TRAIL,
  kind("user_log", "Brukerlogg", "Brukerlogger", "workspace", [
    field("user", "Bruker", { kind: "reference", to: "user" }, { required: true }),
    field("user_name", "Navn", LINE, { required: true }),
    field("changed_at", "Tidspunkt", { kind: "time" }, { required: true }),
    field("previous_role", "Tidligere rolle", LINE),
    field("current_role", "Nåværende rolle", LINE),
    field("previous_profile", "Tidligere profil", LINE),
    field("current_profile", "Nåværende profil", LINE),
    field("team_lead", "Metodeveileder", { kind: "reference", to: "user" }),
    field("trails_transferred", "Overførte jobbspor", TEXT),
  ]),
  kind("employer", "Arbeidsgiver", "Arbeidsgivere", "employer", [
    field("name", "Navn", LINE, { required: true, names_employer_side: true }),
    field("org_number", "Organisasjonsnummer", { kind: "org_number" }, { required: true }),
    field("parent_org_number", "Overordnet enhet", { kind: "org_number" }),
    field("org_form", "Organisasjonsform", { kind: "line", max_chars: 10 }),
    field("industry", "Næringsgruppe", LINE),
    field("industry_code", "Næringskode (SN2025)", { kind: "line", max_chars: 6 }),
    field("sector", "Sektor", { kind: "code", list: "sector" }),
    field("employees", "Antall ansatte", { kind: "number", min: 0, max: 500000, decimals: 0 }),
    field("address", "Adresse", LINE),
    field("postal_code", "Postnummer", { kind: "line", max_chars: 4 }),
    field("municipality", "Kommune", { kind: "line", max_chars: 60 }),
    field("region", "Region", { kind: "line", max_chars: 60 }),
    field("nav_unit", "Nav-enhet", LINE),
    field("register_phone", "Telefon i registeret", { kind: "phone" }),
    field("register_email", "E-post i registeret", { kind: "email" }),
    field("register_website", "Nettside i registeret", { kind: "web" }),
    field("phone", "Telefon", { kind: "phone" }),
    field("email", "E-post", { kind: "email" }),
    field("website", "Nettside", { kind: "web" }),
    field("alias", "Alias", LINE, { names_employer_side: true }),
    field("warning", "Merknad", { kind: "tick" }),
    field("warning_note", "Merknadens innhold", { kind: "code", list: "employer_warning" }),
    field("warning_on", "Merknad registrert", { kind: "date" }),
    field("warning_by", "Merknad registrert av", { kind: "reference", to: "user" }),
    field("closed_down", "Virksomheten er avsluttet", { kind: "tick" }),
    field("closed_on", "Avsluttet dato", { kind: "date" }),
    field("note", "Notat om arbeidsgiveren", TEXT),
  ]),
  kind("employer_contact", "Arbeidsgiverkontakt", "Arbeidsgiverkontakter", "employer", [
    field("first_name", "Fornavn", { kind: "line", max_chars: 80 }, { required: true, names_employer_side: true }),
    field("last_name", "Etternavn", { kind: "line", max_chars: 80 }, { required: true, names_employer_side: true }),
    field("email", "E-post", { kind: "email" }, { required: true }),
    field("role", "Rolle i bedriften", { kind: "line", max_chars: 128 }),
    field("phone", "Telefon", { kind: "phone" }),
    field("mobile", "Mobil", { kind: "phone" }),
    field("themes", "Tema", { kind: "codes", list: "dialogue_theme" }),
    field("informed", "Kontakt informert", { kind: "tick" }, { required: true }),
    field("former_employee", "Tidligere ansatt", { kind: "tick" }),
    field("left_on", "Sluttet dato", { kind: "date" }),
    field("employer", "Arbeidsgiver", { kind: "reference", to: { record: "employer" } }, { required: true }),
  ]),
  kind("employer_need", "Behov hos arbeidsgiver", "Behov hos arbeidsgivere", "employer", [
    field("title", "Hva arbeidsgiveren trenger", LINE, { required: true }),
    field("employer", "Arbeidsgiver", { kind: "reference", to: { record: "employer" } }, { required: true }),
    field("employer_contact", "Arbeidsgiverkontakt", { kind: "reference", to: { record: "employer_contact" } }),
    field("status", "Status", { kind: "code", list: "need_status" }, { required: true, default: "open" }),
    field("occupation", "Yrke (STYRK-08)", { kind: "line", max_chars: 7 }),
    field("positions", "Antall stillinger", { kind: "number", min: 1, max: 1000, decimals: 0 }),
    field("hours_per_week", "Antall timer per uke", { kind: "number", min: 0, max: 48, decimals: 2 }),
    field("from", "Fra", { kind: "date" }),
    field("until", "Til", { kind: "date" }),
    field("place", "Sted", LINE),
    field("description", "Beskrivelse av oppgaver og krav", TEXT),
  ]),
  kind("employer_agreement", "Avtale med arbeidsgiver", "Avtaler med arbeidsgivere", "employer", [
    field("title", "Hva avtalen gjelder", LINE, { required: true }),
    field("employer", "Arbeidsgiver", { kind: "reference", to: { record: "employer" } }, { required: true }),
    field("employer_contact", "Arbeidsgiverkontakt", { kind: "reference", to: { record: "employer_contact" } }),
    field("kind", "Type avtale", { kind: "code", list: "agreement_kind" }, { required: true, default: "cooperation" }),
    field("from", "Gjelder fra", { kind: "date" }, { required: true }),
    field("until", "Gjelder til", { kind: "date" }),
    field("description", "Innhold", TEXT),
  ]),
  kind("employer_task", "Arbeidsgiveroppgave", "Arbeidsgiveroppgaver", "employer", [
    field("subject", "Emne", LINE, { required: true }),
    field("description", "Kommentar", TEXT),
    field("employer", "Arbeidsgiver", { kind: "reference", to: { record: "employer" } }, { required: true }),
    field("employer_contact", "Arbeidsgiverkontakt", { kind: "reference", to: { record: "employer_contact" } }),
    field("theme", "Tema", { kind: "code", list: "dialogue_theme" }, { default: "recruit_include" }),
    field("due", "Forfall", { kind: "date" }),
    field("priority", "Prioritet", { kind: "code", list: "task_priority" }, { required: true, default: "normal" }),
    field("status", "Status", { kind: "code", list: "task_status" }, { required: true, default: "open" }),
  ]),
  kind("employer_log", "Kontakt med arbeidsgiver", "Kontakter med arbeidsgivere", "employer", [
    field("subject", "Emne", LINE, { required: true }),
    field("description", "Kommentar", TEXT),
    field("at", "Tidspunkt", { kind: "time" }, { required: true }),
    field("way", "Måte", { kind: "code", list: "contact_way" }, { required: true, default: "phone" }),
    field("employer", "Arbeidsgiver", { kind: "reference", to: { record: "employer" } }, { required: true }),
    field("employer_contact", "Arbeidsgiverkontakt", { kind: "reference", to: { record: "employer_contact" } }),
    field("theme", "Tema", { kind: "code", list: "dialogue_theme" }, { default: "recruit_include" }),
  ]),
  kind("workspace_link", "Lenke", "Lenker", "workspace", [
    field("title", "Navn", LINE, { required: true }),
    field("address", "Adresse", { kind: "web" }, { required: true }),
    field("position", "Plass i listen", { kind: "number", min: 0, max: 1000, decimals: 0 }),
  ]),
  kind("note_template", "Notatmal", "Notatmaler", "workspace", [
    field("title", "Navn", LINE, { required: true }),
    field("use", "Brukes til", { kind: "codes", list: "note_use" }, { required: true }),
    field("text", "Tekst", TEXT, { required: true }),
  ]),
  kind("private_task", "Egen oppgave", "Egne oppgaver", "workspace", [
    field("subject", "Emne", LINE, { required: true }),
    field("description", "Beskrivelse", TEXT),
    field("due", "Forfall", { kind: "time" }),
    field("priority", "Prioritet", { kind: "code", list: "task_priority" }, { required: true, default: "normal" }),
    field("status", "Status", { kind: "code", list: "task_status" }, { required: true, default: "open" }),
    field("completed_at", "Fullført tidspunkt", { kind: "time" }),
  ]),
];

const LISTS: CodeList[] = [
  list("employment_form", [["permanent", "Fast ansettelse"], ["temporary", "Tidsbegrenset ansettelse"], ["work_training", "Arbeidstrening"]]),
  list("job_status", [["planned", "Planlagt"], ["ongoing", "Pågående"], ["completed", "Avsluttet"]]),
  list("task_status", [["open", "Åpen"], ["completed", "Fullført"], ["not_applicable", "Ikke aktuelt"]]),
  list("task_priority", [["high", "Høy"], ["normal", "Normal"], ["low", "Lav"]]),
  list("contact_way", [["phone", "Telefon"], ["sms", "SMS"], ["email", "E-post"], ["video", "Video"], ["in_person", "Samtale ansikt til ansikt"], ["letter", "Brev"], ["other", "Annet"]]),
  list("sector", [["private", "Privat"], ["public", "Offentlig"]]),
  list("employer_warning", [["prevent_absence", "Forebygge sykefravær og redusere frafall"], ["lacking_follow_up", "Manglende oppfølging"], ["downsizing", "Nedbemanne"], ["recruit_include", "Rekruttere og inkludere"]]),
  list("dialogue_theme", [["recruit_include", "Rekruttere og inkludere"], ["prevent_absence", "Forebygge og redusere fravær"], ["aids_adaptation", "Hjelpemidler og tilrettelegging"]]),
  list("need_status", [["open", "Åpent"], ["filled", "Dekket"], ["withdrawn", "Ikke lenger aktuelt"]]),
  list("agreement_kind", [["cooperation", "Samarbeidsavtale"], ["work_training", "Arbeidstrening"], ["recruitment", "Rekruttering"], ["inclusion", "Inkluderingsdugnad"], ["other", "Annet"]]),
  list("recruitment_end_cause", [["paid", "I lønnet arbeid"], ["not_employed", "Ikke i arbeid"]]),
  dependent("recruitment_end_detail", "end_cause", [["paid_work", "Lønnet arbeid", "paid"], ["ordinary_ams", "Ordinær AMS", "not_employed"]]),
  list("note_use", [["meeting_agenda", "Agenda for møte"], ["meeting_minutes", "Referat fra møte"], ["employer_meeting", "Møte med arbeidsgiver"], ["contact_log", "Kontaktlogg"], ["task", "Oppgave"], ["report", "Veilederrapport"]]),
];

export const CATALOGUE: RecordCatalogue = { kinds: KINDS, lists: LISTS };
