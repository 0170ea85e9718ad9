//! The window's TypeScript types are made from the types at the core's edge. A stale file fails here;
//! `UPDATE_BINDINGS=1 cargo test -p worktrail-core --test bindings` writes it anew.

use std::{
    collections::{BTreeMap, BTreeSet},
    error::Error,
    fs,
    path::Path,
};
use ts_rs::{Config, TS, TypeVisitor};
use worktrail_core::{ImportReport, api::*};
use worktrail_domain::{DocumentId, MeetingId, RecordId, Timestamp, TrailId, code_lists::CodeListName};

const HEAD: &str = "\
// Made from the types of crates/core by `UPDATE_BINDINGS=1 cargo test -p worktrail-core --test bindings`.
// Do not edit: a stale file fails the build.
";

/// Collects commands and every type they reach, each one once.
struct Bindings {
    config: Config,
    types: BTreeMap<String, String>,
    commands: String,
}

impl TypeVisitor for Bindings {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Only own types are declared; numbers, texts and lists are TypeScript's.
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            if self.types.contains_key(&name) {
                return;
            }
            self.types.insert(name, laid_out(&T::docs().unwrap_or_default(), &T::decl(&self.config)));
            T::visit_dependencies(self);
        }
        T::visit_generics(self);
    }
}

impl Bindings {
    fn new() -> Self {
        // JSON has no big integers: every number here fits the 53 bits of TypeScript's own.
        let config = Config::new().with_large_int("number");
        Self { config, types: BTreeMap::new(), commands: String::new() }
    }

    fn command<Reply: TS + 'static>(&mut self, name: &str, arguments: &[(&str, String)]) {
        self.visit::<Reply>();
        let arguments = match arguments {
            [] => "Record<string, never>".to_owned(),
            some => {
                let fields: Vec<_> = some.iter().map(|(key, kind)| format!("{key}: {kind}")).collect();
                format!("{{ {} }}", fields.join("; "))
            }
        };
        let reply = Reply::name(&self.config);
        self.commands.push_str(&format!("  {name}: {{ args: {arguments}; result: {reply} }};\n"));
    }

    fn argument<T: TS + 'static>(&mut self) -> String {
        self.visit::<T>();
        T::name(&self.config)
    }

    fn text(&self) -> String {
        let types: String = self.types.values().map(String::as_str).collect();
        format!("{HEAD}\n{types}\nexport interface Commands {{\n{}}}\n", self.commands)
    }
}

/// Lays a declaration out the way a person would: one field a line, one line of documentation above it.
fn laid_out(documentation: &str, declaration: &str) -> String {
    let declaration = declaration.replace(", }", ",\n}").replace("{ \"", "{\n\"");
    let mut text = one_line(documentation, "");
    let mut comment = String::new();
    for (number, line) in declaration.lines().map(str::trim).enumerate() {
        match line {
            "" => {}
            _ if line.starts_with("/**") || line.starts_with('*') => {
                comment.push_str(line);
                comment.push('\n');
            }
            _ => {
                let (start, indent) =
                    if number == 0 { ("export ", "") } else { ("", if line.starts_with('}') { "" } else { "  " }) };
                text.push_str(&one_line(&comment, indent));
                text.push_str(&format!("{indent}{start}{line}\n"));
                comment.clear();
            }
        }
    }
    text
}

fn one_line(comment: &str, indent: &str) -> String {
    let words: Vec<&str> = comment
        .lines()
        .map(|line| line.trim().trim_start_matches("/**").trim_end_matches("*/").trim_start_matches('*').trim())
        .filter(|line| !line.is_empty())
        .collect();
    if words.is_empty() { String::new() } else { format!("{indent}/** {} */\n", words.join(" ")) }
}

fn compose() -> String {
    let mut made = Bindings::new();
    macro_rules! commands {
        ($($name:ident($($key:ident: $kind:ty),*) -> $reply:ty;)+) => {
            $(
                let arguments: Vec<(&str, String)> = vec![$((stringify!($key), made.argument::<$kind>())),*];
                made.command::<$reply>(stringify!($name), &arguments);
            )+
        };
    }
    commands! {
        app_status() -> AppStatus;
        enrol(input: EnrolInput) -> AppStatus;
        unlock(passphrase: String) -> AppStatus;
        lock() -> AppStatus;
        preferences() -> Preferences;
        save_preferences(input: Preferences) -> Preferences;
        home() -> HomeView;
        morning() -> MorningView;
        pressing() -> PressingView;
        openness(trail: TrailId) -> OpennessView;
        named_days(from: String, to: String) -> Vec<NamedDayRow>;
        portfolio() -> PortfolioView;
        trail(id: TrailId) -> TrailView;
        create_trail(input: NewTrail) -> Created;
        set_phase(input: SetPhase) -> PhaseChange;
        correct_ending(input: CorrectEnding) -> ();
        readmit(input: Readmit) -> Created;
        trail_history(id: TrailId) -> Vec<TrailEvent>;
        complete_creation(input: CompleteCreation) -> ();
        correct_person(input: CorrectPerson) -> ();
        reveal_address(id: TrailId, reason: String) -> RevealedAddress;
        find_by_national_id(number: String) -> Vec<TrailRow>;
        edit_profile(input: EditProfile) -> ();
        profile(id: TrailId) -> ProfileView;
        edit_profile_field(input: EditProfileField) -> ();
        profile_history(id: TrailId, field: String) -> Vec<ProfileVersion>;
        participant_view(id: TrailId) -> ParticipantView;
        meeting(id: MeetingId) -> MeetingView;
        log_meeting(input: NewMeeting) -> LoggedMeeting;
        edit_meeting(input: EditMeeting) -> LoggedMeeting;
        check_meeting(input: NewMeeting) -> Vec<MeetingHint>;
        check_meeting_edit(input: EditMeeting) -> Vec<MeetingHint>;
        correct_meeting(input: CorrectMeeting) -> Vec<MeetingHint>;
        undo_meeting(input: UndoMeeting) -> ();
        restore_meeting(id: MeetingId) -> ();
        mark_reminded(id: MeetingId) -> ();
        sms_reminders() -> Vec<MeetingRow>;
        calendar(days: CalendarDays) -> Vec<CalendarEntry>;
        tasks(include_closed: bool) -> Vec<TaskRow>;
        add_task(input: NewTask) -> Created;
        edit_task(input: EditTask) -> ();
        close_tasks(input: CloseTasks) -> ();
        settle_duty(input: SettleDuty) -> ();
        findings(trail: Option<TrailId>) -> Vec<FindingRow>;
        reminders(since: Timestamp) -> Vec<ReminderRow>;
        duties(trail: Option<TrailId>) -> Vec<DutyRow>;
        add_record(input: NewRecord) -> Created;
        add_apprentice_job(input: NewApprenticeJob) -> Created;
        timeline(filter: TimelineFilter) -> Vec<TimelineRow>;
        edit_record(input: EditRecord) -> ();
        record_kinds() -> RecordCatalogue;
        records(filter: RecordFilter) -> Vec<RecordRow>;
        record(id: RecordId) -> RecordView;
        save_file(name: String, content: String) -> Option<String>;
        pick_file(kind: PickKind) -> Option<PickedFile>;
        export_portfolio(form: ExportForm) -> Option<String>;
        import_plan(names_confirmed: bool) -> ImportReport;
        import_apply(names_confirmed: bool) -> ImportReport;
        print_page(html: String) -> ();
        opening() -> Option<Opening>;
        update_state() -> UpdateState;
        install_update() -> bool;
        calendar_ics(days: CalendarDays, with_names: bool) -> String;
        read_ics(text: String) -> Vec<IcsEvent>;
        devices() -> Vec<DeviceRow>;
        inbox() -> InboxView;
        settle_conflict(input: SettleConflict) -> ();
        reopen_conflict(input: ReopenConflict) -> ();
        mark_merges_seen(until: Timestamp) -> ();
        entity_history(id: DocumentId) -> Vec<EntityStep>;
        entity_at(id: DocumentId, at: Timestamp) -> EntityAt;
        trail_at(id: TrailId, on: String) -> TrailAt;
        take_back(input: TakeBack) -> ();
        access(id: TrailId) -> AccessView;
        plan_handover(trail: TrailId, to: String) -> HandoverPlanView;
        hand_over(input: HandOver) -> HandedOver;
        share_trail(input: ShareTrail) -> ();
        unshare_trail(input: UnshareTrail) -> ();
        reports(trail: Option<TrailId>) -> Vec<RecordRow>;
        report(id: RecordId) -> ReportView;
        start_report(input: StartReport) -> Created;
        share_report(input: ShareReport) -> ();
        unshare_report(id: RecordId) -> ();
        comment_report(input: CommentReport) -> ();
        file_report(input: FileReport) -> ();
        report_page(id: RecordId) -> String;
        trail_page(id: TrailId) -> String;
        record_page(id: RecordId) -> String;
        employers(filter: EmployerFilter) -> Vec<EmployerRow>;
        employer(org_number: String) -> EmployerView;
        save_employer(input: SaveEmployer) -> Created;
        add_employer_record(input: NewEmployerRecord) -> Created;
        edit_employer_record(input: EditRecord, names_confirmed: bool) -> ();
        workspace() -> WorkspaceView;
        add_workspace_record(input: NewWorkspaceRecord) -> Created;
        complete_private_task(id: RecordId) -> ();
        set_preference(input: SetPreference) -> ();
        open_link(id: RecordId) -> ();
        colleagues() -> Vec<ColleagueRow>;
        figures(filter: FiguresFilter) -> FiguresView;
        search(query: String) -> SearchView;
        review_text(text: String, trail: Option<TrailId>, with_employer: bool) -> Vec<TextHint>;
        code_lists() -> Vec<CodeListRow>;
        code_list(name: CodeListName) -> CodeListView;
        check_code_list(name: CodeListName, csv: String) -> CodeListChange;
        replace_code_list(name: CodeListName, csv: String) -> CodeListChange;
        restore_code_list(name: CodeListName) -> CodeListRow;
        code_list_history(name: CodeListName) -> Vec<CodeListVersionRow>;
        list_views() -> Vec<ListViewRow>;
        list_view(code: String, first: Option<usize>) -> ListView;
        rebuild() -> RebuildReport;
        save_draft(input: DraftInput) -> ();
        drafts() -> Vec<DraftView>;
        discard_draft(key: String) -> ();
        sync_status() -> SyncStatus;
        sync_now() -> SyncStatus;
    }
    // What every command may fail with; no reply names it.
    made.visit::<ErrorReport>();
    // What only events carry.
    made.visit::<RebuildProgress>();
    made.text()
}

#[test]
fn bindings_are_fresh() -> Result<(), Box<dyn Error>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/bindings/api.ts");
    let fresh = compose();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        fs::write(&path, &fresh)?;
    }
    let stored = fs::read_to_string(&path)?;
    assert!(stored == fresh, "the window's types are stale; run this test with UPDATE_BINDINGS=1 and commit the file");
    Ok(())
}

#[test]
fn no_type_is_bound_twice_or_as_a_big_integer() {
    let text = compose();
    assert!(!text.contains("bigint"));
    let names: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("export type "))
        .filter_map(|rest| rest.split([' ', '=']).next())
        .collect();
    let unique: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), unique.len());
    assert!(unique.contains("MeetingRow") && unique.contains("ErrorReport") && unique.contains("Timestamp"));
}
