//! The arguments: names and flags are a contract that scripts rely on.

use crate::{
    codes::Codes, employer::Employer, figures::Figures, history::History, ics::Ics, inbox::Inbox, list::List,
    meeting::Meeting, profile::Profile, record::Record, report::Report, task::Task, trail::Trail, workspace::Workspace,
};
use clap::{
    ArgAction, Args, CommandFactory, FromArgMatches, Parser, Subcommand,
    builder::{PossibleValuesParser, TypedValueParser},
};
use std::{ffi::OsString, path::PathBuf};

const EXIT_CODES: &str = "\
Avslutningskoder: 0 utført · 1 feilet (feilen står på standard feil) · 2 ikke forstått.
Med --json er svaret ett JSON-objekt, og en feil er {\"error\":{\"code\",\"message\",\"field\"}}.
Passfrasen kommer fra --passphrase-file, WORKTRAIL_PASSPHRASE eller tastaturet.
Tider er RFC 3339, eller 2026-11-21T08:30 på norsk klokke. Datoer er 2026-11-21 eller 21.11.2026.";

const BATCH: &str = "\
En linje inn: {\"command\":\"task.add\",\"trail\":ID,\"subject\":\"Ring\",\"due\":\"2026-12-01\"}
En linje ut:  {\"ok\":true,\"id\":ID} eller {\"ok\":false,\"error\":{\"code\",\"message\",\"field\"}}
Kommandoer: trail.create trail.complete trail.correct_person trail.find trail.reveal_address trail.list trail.show trail.timeline trail.phase trail.correct_ending trail.readmit trail.history trail.profile trail.participant_view
profile.show profile.set profile.history meeting.log meeting.edit
meeting.check meeting.check_edit meeting.close meeting.correct meeting.undo meeting.restore meeting.calendar
meeting.reminders meeting.reminded figures meeting.show task.add task.edit task.done
task.close task.list task.duties task.findings task.settle task.reminders record.add record.add_apprentice_job record.edit record.list record.show codes.list codes.show
codes.check codes.replace codes.restore codes.history list.views list.show rebuild employer.save employer.show
employer.list employer.add employer.edit workspace.show workspace.add workspace.done workspace.prefer
trail.access trail.share trail.unshare trail.plan_handover trail.hand_over trail.print record.print
report.start report.show report.list report.share report.unshare report.comment report.file report.print team
inbox inbox.settle inbox.reopen inbox.seen history.show history.at history.trail history.take_back devices ics.write ics.read
search sync status verify.
En linje med feil stopper ikke resten.";

const IMPORT: &str = "\
Alle rader lagres i én transaksjon, eller ingen. Hvert problem listes med tabell, linje og kolonne.
Kolonnene kan stå i vilkårlig rekkefølge; koder kan skrives med norsk navn, datoer som 21.11.2026, tall med komma.
Skilletegn er komma, semikolon eller tabulator; tegnsettet er UTF-8 eller Windows-1252.
Rader som allerede er her, hoppes over. Den som leser inn, blir eier av jobbsporene; arbeidsgivere havner i
teamet, og egne oppgaver, lenker, maler og innstillinger i egen arbeidsflate.
Verdier som fantes før, men ikke kan skrives her, beholdes og listes: utgåtte valg, tall utenfor grensene.";

const TEMPLATE: &str = "{about-with-newline}\nBruk: {usage}\n\n{all-args}{after-help}";

/// Puts what every command has below what only this one has.
const GLOBAL_ORDER: usize = 900;

/// Least memory for the key derivation, in MiB.
const KDF_MEMORY_MIB_MIN: i64 = 64;

/// Most memory for the key derivation, in MiB.
const KDF_MEMORY_MIB_MAX: i64 = 1_024;

#[derive(Debug, Parser)]
#[command(
    name = "worktrail",
    version,
    about = "WorkTrail fra kommandolinjen: samme hvelv og samme regler som vinduet.",
    after_help = EXIT_CODES,
    subcommand_help_heading = "Kommandoer",
    next_help_heading = "Valg",
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true
)]
pub(crate) struct Cli {
    #[arg(
        long,
        global = true,
        value_name = "MAPPE",
        help = "Mappen med hvelvet [ellers WORKTRAIL_VAULT, ellers brukerens datamappe]"
    )]
    pub(crate) vault: Option<PathBuf>,
    #[arg(long, global = true, help = "Svar som ett JSON-objekt")]
    pub(crate) json: bool,
    #[arg(long, global = true, value_name = "FIL", help = "Les passfrasen fra første linje i en fil")]
    pub(crate) passphrase_file: Option<PathBuf>,
    #[arg(short, long, global = true, action = ArgAction::Help, help = "Vis hjelp")]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version, help = "Vis versjon")]
    version: Option<bool>,
    #[command(subcommand)]
    pub(crate) action: Action,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Action {
    #[command(about = "Meld inn denne maskinen med en engangskode fra kontoret")]
    Enrol(Enrol),
    #[command(subcommand, about = "Jobbspor")]
    Trail(Trail),
    #[command(subcommand, about = "Profilen i et jobbspor")]
    Profile(Profile),
    #[command(subcommand, about = "Møter")]
    Meeting(Meeting),
    #[command(subcommand, about = "Oppgaver")]
    Task(Task),
    #[command(
        subcommand,
        about = "Oppføringer i et jobbspor: jobber, utdanning, perioder, kontaktlogg, delmål, rapporter"
    )]
    Record(Record),
    #[command(subcommand, about = "Veilederrapporter")]
    Report(Report),
    #[command(about = "Vis innboksen: konflikter som skal avgjøres, og kvitteringer for det som er slått sammen")]
    Inbox(Inbox),
    #[command(subcommand, about = "Kalenderen som fil for andre programmer")]
    Ics(Ics),
    #[command(subcommand, about = "Historikk: hvem endret hva, hvordan noe var, og å ta tilbake")]
    History(History),
    #[command(about = "Vis maskinene dine, slik sentralen kjenner dem")]
    Devices,
    #[command(about = "Vis kollegene i teamene dine")]
    Team,
    #[command(subcommand, about = "Kodeverk: yrker, næringer, kommuner, kanaler, sluttårsaker og faser")]
    Codes(Codes),
    #[command(about = "Vis en ferdig liste over jobbspor, møter, oppgaver eller jobber, eller skriv den til fil")]
    List(List),
    #[command(about = "Vis måltall: tellende arbeidsgivermøter, utetid og oversikten over jobbsporene")]
    Figures(Figures),
    #[command(subcommand, about = "Arbeidsgivere: fakta, kontakter, behov, avtaler og dialog")]
    Employer(Employer),
    #[command(subcommand, about = "Egen arbeidsflate: egne oppgaver, lenker, notatmaler og innstillinger")]
    Workspace(Workspace),
    #[command(about = "Søk i alt du har tilgang til")]
    Search {
        #[arg(required = true, value_name = "ORD", help = "Ett eller flere ord; begynnelsen av ordet er nok")]
        words: Vec<String>,
    },
    #[command(about = "Lever og hent til alt er utvekslet med sentralen")]
    Sync,
    #[command(about = "Vis tilstanden: hvelv, bruker og hva som venter på levering")]
    Status,
    #[command(
        about = "Kjør mange kommandoer: én JSON-kommando per linje inn, ett JSON-svar per linje ut",
        after_help = BATCH
    )]
    Batch,
    #[command(about = "Les inn CSV eller XLSX; ingenting lagres hvis noe er galt", after_help = IMPORT)]
    Import {
        #[arg(value_name = "FIL|MAPPE", help = "CSV-filen, arbeidsboken, eller mappen med CSV-settet")]
        from: PathBuf,
        #[arg(long, help = "Bare kontroller; lagre ingenting")]
        dry_run: bool,
        #[arg(long, help = "Navn i tekster hos arbeidsgivere er arbeidsgivernes egne folk, ikke deltakere")]
        names_confirmed: bool,
    },
    #[command(about = "Skriv alt til CSV, én arbeidsbok eller .automerge-filer, eller ett jobbspor til arkivet")]
    Export {
        #[arg(
            value_name = "MAPPE|JOBBSPOR",
            required_unless_present_any = ["automerge", "xlsx"],
            help = "Mappen CSV-settet skrives i; med --archive id-en til jobbsporet"
        )]
        to: Option<PathBuf>,
        #[arg(long, value_name = "FIL", conflicts_with_all = ["to", "automerge"], help = "Skriv én arbeidsbok (XLSX)")]
        xlsx: Option<PathBuf>,
        #[arg(long, value_name = "MAPPE", conflicts_with = "to", help = "Skriv .automerge-filer i denne mappen")]
        automerge: Option<PathBuf>,
        #[arg(
            long,
            value_name = "MAPPE",
            requires = "to",
            conflicts_with_all = ["xlsx", "automerge"],
            help = "Skriv hele jobbsporet med rapporter og historikk som JSON for arkivet i denne mappen"
        )]
        archive: Option<PathBuf>,
    },
    #[command(about = "Bygg lister, kalender og søk på nytt fra dokumentene")]
    Rebuild,
    #[command(about = "Kontroller fil, logg, øyeblikksbilder, lesemodell og tilstandsrot")]
    Verify,
}

#[derive(Debug, Args)]
pub(crate) struct Enrol {
    #[arg(long, value_name = "URL", help = "Adressen til serveren")]
    pub(crate) server: String,
    #[arg(long, value_name = "KODE", help = "Engangskoden fra kontoret")]
    pub(crate) code: String,
    #[arg(long, value_name = "NAVN", help = "Hva du kaller denne maskinen")]
    pub(crate) device_name: String,
    #[arg(
        long,
        value_name = "MIB",
        value_parser = clap::value_parser!(u32).range(KDF_MEMORY_MIB_MIN..=KDF_MEMORY_MIB_MAX),
        help = "Minne til nøkkelavledningen, 64 til 1024 MiB [ellers 256]"
    )]
    pub(crate) kdf_memory_mib: Option<u32>,
}

/// Parses the arguments. Help and version come back as "errors" that go to standard output.
pub(crate) fn parse(arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    let matches = in_norwegian(Cli::command()).try_get_matches_from(arguments)?;
    Cli::from_arg_matches(&matches)
}

/// Gives every command the Norwegian headings; clap does not hand a template down by itself.
fn in_norwegian(command: clap::Command) -> clap::Command {
    in_norwegian_below("", command)
}

/// The same for a command below another one; `above` is what is typed before it.
fn in_norwegian_below(above: &str, command: clap::Command) -> clap::Command {
    let path = format!("{above}{} ", command.get_name());
    let command = command
        .help_template(TEMPLATE)
        .subcommand_help_heading("Kommandoer")
        .subcommand_value_name("KOMMANDO")
        .disable_help_subcommand(true)
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "Argumenter" } else { "Valg" };
            let order = if arg.is_global_set() { GLOBAL_ORDER } else { arg.get_display_order() };
            // The codes are named in the help texts, where they read as Norwegian.
            let takes_value = arg.get_action().takes_values();
            arg.help_heading(heading).hide_possible_values(takes_value).display_order(order)
        })
        .mut_subcommands(|below| in_norwegian_below(&path, below));
    let usage = command.clone().bin_name(path.trim_end()).render_usage().to_string();
    let usage = usage.trim_start_matches("Usage:").trim().replace("[OPTIONS]", "[VALG]");
    command.override_usage(usage)
}

pub(crate) fn codes<T, E>(
    all: impl Iterator<Item = &'static str>,
    read: fn(&str) -> Result<T, E>,
) -> impl TypedValueParser<Value = T>
where
    T: Clone + Send + Sync + 'static,
    E: Into<Box<dyn std::error::Error + Send + Sync + 'static>> + 'static,
{
    PossibleValuesParser::new(all.collect::<Vec<_>>()).try_map(move |code| read(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_line(line: &str) -> Result<Cli, clap::Error> {
        parse(line.split(' ').map(OsString::from).collect())
    }

    #[test]
    fn every_command_of_the_contract_is_understood() {
        let contract = [
            "worktrail --vault D enrol --server http://127.0.0.1:1 --code C --device-name N",
            "worktrail --vault D enrol --server U --code C --device-name N --kdf-memory-mib 64",
            "worktrail trail create --national-id N --referred 2026-11-21 --json",
            "worktrail trail list",
            "worktrail trail show ID",
            "worktrail trail phase ID job_development",
            "worktrail trail phase ID ended --cause work --detail work_no_subsidy --on 2026-11-21",
            "worktrail trail create --national-id N --service ams",
            "worktrail trail phase ID career_mapping",
            "worktrail trail correct-ending ID --on 2026-11-20 --cause other --detail illness",
            "worktrail trail history ID",
            "worktrail trail readmit ID --kind move --service ams --owner U --referred 2026-11-20 --nav-counsellor N --referral-source S",
            "worktrail trail profile ID goal --text T",
            "worktrail trail participant-view ID",
            "worktrail trail create --national-id N --person-confirmed --informed-of-rights --guardian-consent --nav-counsellor K --referral-source T --birth-date 2010-01-01 --service ams --owner U",
            "worktrail trail complete ID --person-confirmed --informed-of-rights --nav-counsellor K --referral-source T",
            "worktrail trail correct-person ID --national-id N --name A",
            "worktrail trail find -",
            "worktrail trail reveal-address ID --reason R",
            "worktrail profile show ID",
            "worktrail profile set ID health --text - --base V",
            "worktrail profile history ID openness_benefits",
            "worktrail meeting log --trail T --kind employer --employer 1 --at 2026-11-21T08:30 --minutes 30 --channel phone --place P --status completed --subject S --note -",
            "worktrail meeting log --trail T --kind startup --at A --subject S --note TEXT",
            "worktrail meeting log --trail T --kind participant --at A --subject S --task F --task-due 2026-12-01",
            "worktrail meeting edit ID --place P --status no_show --note N --base V",
            "worktrail meeting log --trail T --kind education --at A --subject S --institution I --institution-contact C --sub-category support_during_education --check",
            "worktrail meeting log --trail T --kind employer --at A --subject S --employer-contact C --decision-maker yes --participant-attends true --in-the-field false --travel-to 5 --travel-from 5",
            "worktrail meeting edit ID --at 2026-11-21T08:30 --check",
            "worktrail meeting log --kind employer_only --employer 1 --at A --subject S --no-person-data --names-confirmed",
            "worktrail meeting close ID --note N --minutes 30",
            "worktrail meeting close ID --status cancelled --cancel-reason R",
            "worktrail meeting correct ID --kind employer --employer 1 --employer-name N",
            "worktrail meeting undo ID --reason R",
            "worktrail meeting restore ID",
            "worktrail meeting calendar --from 2026-11-21 --to 2026-11-28 --everybody",
            "worktrail meeting reminders",
            "worktrail meeting reminded ID",
            "worktrail meeting show ID",
            "worktrail task add --trail T --subject S --due 2026-11-30T12:00 --priority high --remind R --note N",
            "worktrail task edit ID --subject S --due D --status done --reason R --completed-at C --priority low --note N --base V",
            "worktrail task close ID1 ID2 --discarded --reason R",
            "worktrail task findings --trail T",
            "worktrail task settle K --trail T --how snooze --until D --reason R",
            "worktrail task reminders --since S",
            "worktrail task done ID",
            "worktrail task list",
            "worktrail task duties --trail T",
            "worktrail record add job --trail T --set title=X --set start_date=2026-12-01",
            "worktrail record edit ID --set title=Y --base V",
            "worktrail record discard ID",
            "worktrail record add-apprentice-job ID --set title=T",
            "worktrail trail timeline ID --kind job --kind task --status planned",
            "worktrail record restore ID",
            "worktrail record show ID",
            "worktrail record list --trail T --kind job --all",
            "worktrail record kinds",
            "worktrail inbox",
            "worktrail inbox settle ID FIELD -",
            "worktrail inbox reopen ID FIELD",
            "worktrail inbox seen --until T",
            "worktrail history show ID",
            "worktrail history at ID --at T",
            "worktrail history trail ID --on D",
            "worktrail history take-back ID --at T --field F --field G",
            "worktrail ics write F --from D --until D --everybody --with-names",
            "worktrail ics read F",
            "worktrail devices",
            "worktrail team",
            "worktrail codes list",
            "worktrail codes show occupation",
            "worktrail codes check occupation F",
            "worktrail codes replace occupation F",
            "worktrail codes restore occupation",
            "worktrail codes history occupation",
            "worktrail list",
            "worktrail list my_open_tasks",
            "worktrail list my_open_tasks --xlsx F",
            "worktrail list my_open_tasks --csv F",
            "worktrail rebuild",
            "worktrail trail access ID",
            "worktrail trail share ID --with N --until 2026-12-24",
            "worktrail trail unshare ID --with N",
            "worktrail trail hand-over ID ID --to N --note T",
            "worktrail trail hand-over ID --to N --plan",
            "worktrail trail print ID --to -",
            "worktrail record print ID --to F",
            "worktrail report start interval --trail T --from 2026-08-01 --to 2026-11-01",
            "worktrail report start end --trail T",
            "worktrail report show ID",
            "worktrail report list --trail T",
            "worktrail report share ID --until 2026-12-24",
            "worktrail report unshare ID",
            "worktrail report comment ID --text -",
            "worktrail report file ID --case S",
            "worktrail report print ID --to F",
            "worktrail figures --trail T --from 2026-01-01 --to 2026-12-31 --everybody",
            "worktrail employer save 974760673 --set name=X --base V --names-confirmed",
            "worktrail employer show 974760673",
            "worktrail employer list Lager --place Oslo --near 0484 --trade 47 --employees-min 1 --employees-max 9 --contacted-by team --wish-of T",
            "worktrail employer add employer_contact --org-number 974760673 --set first_name=X --names-confirmed",
            "worktrail employer edit ID --set role=X --base V --names-confirmed",
            "worktrail workspace show",
            "worktrail workspace add private_task --set subject=X",
            "worktrail workspace done ID",
            "worktrail workspace prefer NAME VALUE",
            "worktrail search flere ord",
            "worktrail sync",
            "worktrail status",
            "worktrail batch",
            "worktrail import F --dry-run",
            "worktrail import F --names-confirmed",
            "worktrail export D",
            "worktrail export --automerge D",
            "worktrail export --xlsx F",
            "worktrail export --archive D ID",
            "worktrail verify",
        ];
        for line in contract {
            assert!(parse_line(line).is_ok(), "{line}");
        }
    }

    #[test]
    fn value_outside_a_closed_list_is_a_usage_error() {
        for line in [
            "worktrail trail phase ID resting",
            "worktrail trail phase ID unknown",
            "worktrail meeting log --trail T --kind lunch --at A --subject S",
            "worktrail enrol --server U --code C --device-name N --kdf-memory-mib 63",
            "worktrail export",
            "worktrail export D --automerge E",
            "worktrail codes show fruits",
            "worktrail list --csv F",
            "worktrail export D --xlsx E",
            "worktrail export --archive D",
            "worktrail meeting edit ID --base V",
        ] {
            assert!(parse_line(line).is_err(), "{line}");
        }
    }

    #[test]
    fn definitions_hold_together() {
        in_norwegian(Cli::command()).debug_assert();
    }

    #[test]
    fn help_of_every_command_is_in_norwegian() {
        fn check(command: &clap::Command) {
            let help = command.clone().render_long_help().to_string();
            assert!(help.contains("Bruk:"), "{help}");
            for english in ["Usage:", "[OPTIONS]", "Options:", "Commands:", "Print help", "possible values"] {
                assert!(!help.contains(english), "{help}");
            }
            command.get_subcommands().for_each(check);
        }
        let mut command = in_norwegian(Cli::command());
        command.build();
        check(&command);
    }
}
