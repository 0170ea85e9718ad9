//! What the window may ask for. Each command is one call of the core, off the main thread.

use crate::{
    preferences::Keeper,
    shell::{Reply, Shell, rebuild_progress},
    tray,
};
use tauri::{AppHandle, State};
use worktrail_core::{
    KdfParams,
    api::{
        AccessView, AppStatus, CalendarDays, CalendarEntry, CloseTasks, CodeListChange, CodeListRow,
        CodeListVersionRow, CodeListView, ColleagueRow, CommentReport, CompleteCreation, CorrectEnding, CorrectMeeting,
        CorrectPerson, Created, DraftInput, DraftView, DutyRow, EditMeeting, EditProfile, EditProfileField, EditRecord,
        EditTask, EmployerFilter, EmployerRow, EmployerView, EnrolInput, FiguresFilter, FiguresView, FileReport,
        FindingRow, HandOver, HandedOver, HandoverPlanView, HomeView, ListView, ListViewRow, LoggedMeeting,
        MeetingHint, MeetingRow, MeetingView, MorningView, NamedDayRow, NewApprenticeJob, NewEmployerRecord,
        NewMeeting, NewRecord, NewTask, NewTrail, NewWorkspaceRecord, OpennessView, ParticipantView, PhaseChange,
        PortfolioView, Preferences, PressingView, ProfileVersion, ProfileView, Readmit, RebuildReport, RecordCatalogue,
        RecordFilter, RecordRow, RecordView, ReminderRow, ReportView, RevealedAddress, SaveEmployer, SearchView,
        SetPhase, SetPreference, SettleDuty, ShareReport, ShareTrail, StartReport, SyncStatus, TaskRow, TextHint,
        TimelineFilter, TimelineRow, TrailEvent, TrailRow, TrailView, UndoMeeting, UnshareTrail, WorkspaceView,
    },
    domain::{MeetingId, RecordId, Timestamp, TrailId, code_lists::CodeListName},
};
use zeroize::Zeroizing;

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn app_status(shell: State<'_, Shell>) -> Reply<AppStatus> {
    shell.run(|core| Ok(core.app_status())).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn enrol(shell: State<'_, Shell>, input: EnrolInput) -> Reply<AppStatus> {
    let status = shell.client().enrol(input, KdfParams::DEFAULT).await.map_err(|error| shell.told(&error))?;
    shell.start_delivery();
    Ok(status)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn unlock(app: AppHandle, shell: State<'_, Shell>, passphrase: String) -> Reply<AppStatus> {
    let passphrase = Zeroizing::new(passphrase);
    let status = shell.run(move |core| core.unlock_telling(&passphrase, &mut rebuild_progress(app))).await?;
    shell.start_delivery();
    Ok(status)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn lock(shell: State<'_, Shell>) -> Reply<AppStatus> {
    shell.stop_delivery();
    shell
        .run(|core| {
            core.lock();
            Ok(core.app_status())
        })
        .await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) fn preferences(keeper: State<'_, Keeper>) -> Preferences {
    keeper.get()
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn save_preferences(
    app: AppHandle,
    shell: State<'_, Shell>,
    keeper: State<'_, Keeper>,
    input: Preferences,
) -> Reply<Preferences> {
    let kept = keeper.set(input);
    if kept.language != shell.language() {
        shell.client().speak(kept.language);
        tray::speak(&app, kept.language);
    }
    Ok(kept)
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn morning(shell: State<'_, Shell>) -> Reply<MorningView> {
    shell.run(|core| core.morning()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn pressing(shell: State<'_, Shell>) -> Reply<PressingView> {
    shell.run(|core| core.pressing()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn openness(shell: State<'_, Shell>, trail: TrailId) -> Reply<OpennessView> {
    shell.run(move |core| core.openness(trail)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn named_days(shell: State<'_, Shell>, from: String, to: String) -> Reply<Vec<NamedDayRow>> {
    shell.run(move |core| core.named_days(&from, &to)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn record_kinds(shell: State<'_, Shell>) -> Reply<RecordCatalogue> {
    shell.run(|core| Ok(core.record_kinds())).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn review_text(
    shell: State<'_, Shell>,
    text: String,
    trail: Option<TrailId>,
    with_employer: bool,
) -> Reply<Vec<TextHint>> {
    shell.run(move |core| core.review_text(&text, trail, with_employer)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn home(shell: State<'_, Shell>) -> Reply<HomeView> {
    shell.run(|core| core.home()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn portfolio(shell: State<'_, Shell>) -> Reply<PortfolioView> {
    shell.run(|core| core.portfolio()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn trail(shell: State<'_, Shell>, id: TrailId) -> Reply<TrailView> {
    shell.run(move |core| core.trail(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn create_trail(shell: State<'_, Shell>, input: NewTrail) -> Reply<Created> {
    shell.run(|core| core.create_trail(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn set_phase(shell: State<'_, Shell>, input: SetPhase) -> Reply<PhaseChange> {
    shell.run(|core| core.set_phase(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn correct_ending(shell: State<'_, Shell>, input: CorrectEnding) -> Reply<()> {
    shell.run(|core| core.correct_ending(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn readmit(shell: State<'_, Shell>, input: Readmit) -> Reply<Created> {
    shell.run(|core| core.readmit(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn trail_history(shell: State<'_, Shell>, id: TrailId) -> Reply<Vec<TrailEvent>> {
    shell.run(move |core| core.trail_history(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn edit_profile(shell: State<'_, Shell>, input: EditProfile) -> Reply<()> {
    shell.run(|core| core.edit_profile(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn complete_creation(shell: State<'_, Shell>, input: CompleteCreation) -> Reply<()> {
    shell.run(|core| core.complete_creation(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn correct_person(shell: State<'_, Shell>, input: CorrectPerson) -> Reply<()> {
    shell.run(|core| core.correct_person(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn reveal_address(shell: State<'_, Shell>, id: TrailId, reason: String) -> Reply<RevealedAddress> {
    shell.run(move |core| core.reveal_address(id, &reason)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn find_by_national_id(shell: State<'_, Shell>, number: String) -> Reply<Vec<TrailRow>> {
    shell.run(move |core| core.find_by_national_id(&number)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn profile(shell: State<'_, Shell>, id: TrailId) -> Reply<ProfileView> {
    shell.run(move |core| core.profile(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn edit_profile_field(shell: State<'_, Shell>, input: EditProfileField) -> Reply<()> {
    shell.run(|core| core.edit_profile_field(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn profile_history(shell: State<'_, Shell>, id: TrailId, field: String) -> Reply<Vec<ProfileVersion>> {
    shell.run(move |core| core.profile_history(id, &field)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn participant_view(shell: State<'_, Shell>, id: TrailId) -> Reply<ParticipantView> {
    shell.run(move |core| core.participant_view(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn meeting(shell: State<'_, Shell>, id: MeetingId) -> Reply<MeetingView> {
    shell.run(move |core| core.meeting(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn log_meeting(shell: State<'_, Shell>, input: NewMeeting) -> Reply<LoggedMeeting> {
    shell.run(|core| core.log_meeting(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn edit_meeting(shell: State<'_, Shell>, input: EditMeeting) -> Reply<LoggedMeeting> {
    shell.run(|core| core.edit_meeting(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn check_meeting(shell: State<'_, Shell>, input: NewMeeting) -> Reply<Vec<MeetingHint>> {
    shell.run(|core| core.check_meeting(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn check_meeting_edit(shell: State<'_, Shell>, input: EditMeeting) -> Reply<Vec<MeetingHint>> {
    shell.run(|core| core.check_meeting_edit(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn correct_meeting(shell: State<'_, Shell>, input: CorrectMeeting) -> Reply<Vec<MeetingHint>> {
    shell.run(|core| core.correct_meeting(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn undo_meeting(shell: State<'_, Shell>, input: UndoMeeting) -> Reply<()> {
    shell.run(|core| core.undo_meeting(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn restore_meeting(shell: State<'_, Shell>, id: MeetingId) -> Reply<()> {
    shell.run(move |core| core.restore_meeting(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn mark_reminded(shell: State<'_, Shell>, id: MeetingId) -> Reply<()> {
    shell.run(move |core| core.mark_reminded(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sms_reminders(shell: State<'_, Shell>) -> Reply<Vec<MeetingRow>> {
    shell.run(|core| core.sms_reminders()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn calendar(shell: State<'_, Shell>, days: CalendarDays) -> Reply<Vec<CalendarEntry>> {
    shell.run(move |core| core.calendar(&days)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn tasks(shell: State<'_, Shell>, include_closed: bool) -> Reply<Vec<TaskRow>> {
    shell.run(move |core| core.tasks(include_closed)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn add_task(shell: State<'_, Shell>, input: NewTask) -> Reply<Created> {
    shell.run(|core| core.add_task(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn edit_task(shell: State<'_, Shell>, input: EditTask) -> Reply<()> {
    shell.run(|core| core.edit_task(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn close_tasks(shell: State<'_, Shell>, input: CloseTasks) -> Reply<()> {
    shell.run(|core| core.close_tasks(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn settle_duty(shell: State<'_, Shell>, input: SettleDuty) -> Reply<()> {
    shell.run(|core| core.settle_duty(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn findings(shell: State<'_, Shell>, trail: Option<TrailId>) -> Reply<Vec<FindingRow>> {
    shell.run(move |core| core.findings(trail)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn reminders(shell: State<'_, Shell>, since: Timestamp) -> Reply<Vec<ReminderRow>> {
    shell.run(move |core| core.reminders(since)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn duties(shell: State<'_, Shell>, trail: Option<TrailId>) -> Reply<Vec<DutyRow>> {
    shell.run(move |core| core.duties(trail)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn add_record(shell: State<'_, Shell>, input: NewRecord) -> Reply<Created> {
    shell.run(|core| core.add_record(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn add_apprentice_job(shell: State<'_, Shell>, input: NewApprenticeJob) -> Reply<Created> {
    shell.run(|core| core.add_apprentice_job(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn timeline(shell: State<'_, Shell>, filter: TimelineFilter) -> Reply<Vec<TimelineRow>> {
    shell.run(|core| core.timeline(filter)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn edit_record(shell: State<'_, Shell>, input: EditRecord) -> Reply<()> {
    shell.run(|core| core.edit_record(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn records(shell: State<'_, Shell>, filter: RecordFilter) -> Reply<Vec<RecordRow>> {
    shell.run(|core| core.records(filter)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn record(shell: State<'_, Shell>, id: RecordId) -> Reply<RecordView> {
    shell.run(move |core| core.record(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn employers(shell: State<'_, Shell>, filter: EmployerFilter) -> Reply<Vec<EmployerRow>> {
    shell.run(|core| core.employers(filter)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn employer(shell: State<'_, Shell>, org_number: String) -> Reply<EmployerView> {
    shell.run(move |core| core.employer(&org_number)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn save_employer(shell: State<'_, Shell>, input: SaveEmployer) -> Reply<Created> {
    shell.run(|core| core.save_employer(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn add_employer_record(shell: State<'_, Shell>, input: NewEmployerRecord) -> Reply<Created> {
    shell.run(|core| core.add_employer_record(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn edit_employer_record(
    shell: State<'_, Shell>,
    input: EditRecord,
    names_confirmed: bool,
) -> Reply<()> {
    shell.run(move |core| core.edit_employer_record(input, names_confirmed)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn workspace(shell: State<'_, Shell>) -> Reply<WorkspaceView> {
    shell.run(|core| core.workspace()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn add_workspace_record(shell: State<'_, Shell>, input: NewWorkspaceRecord) -> Reply<Created> {
    shell.run(|core| core.add_workspace_record(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn complete_private_task(shell: State<'_, Shell>, id: RecordId) -> Reply<()> {
    shell.run(move |core| core.complete_private_task(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn set_preference(shell: State<'_, Shell>, input: SetPreference) -> Reply<()> {
    shell.run(|core| core.set_preference(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn access(shell: State<'_, Shell>, id: TrailId) -> Reply<AccessView> {
    shell.run(move |core| core.access(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn plan_handover(shell: State<'_, Shell>, trail: TrailId, to: String) -> Reply<HandoverPlanView> {
    shell.run(move |core| core.plan_handover(trail, &to)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn hand_over(shell: State<'_, Shell>, input: HandOver) -> Reply<HandedOver> {
    shell.run(move |core| core.hand_over(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn share_trail(shell: State<'_, Shell>, input: ShareTrail) -> Reply<()> {
    shell.run(move |core| core.share_trail(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn unshare_trail(shell: State<'_, Shell>, input: UnshareTrail) -> Reply<()> {
    shell.run(move |core| core.unshare_trail(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn reports(shell: State<'_, Shell>, trail: Option<TrailId>) -> Reply<Vec<RecordRow>> {
    shell.run(move |core| core.reports(trail)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn report(shell: State<'_, Shell>, id: RecordId) -> Reply<ReportView> {
    shell.run(move |core| core.report(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn start_report(shell: State<'_, Shell>, input: StartReport) -> Reply<Created> {
    shell.run(move |core| core.start_report(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn share_report(shell: State<'_, Shell>, input: ShareReport) -> Reply<()> {
    shell.run(move |core| core.share_report(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn unshare_report(shell: State<'_, Shell>, id: RecordId) -> Reply<()> {
    shell.run(move |core| core.unshare_report(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn comment_report(shell: State<'_, Shell>, input: CommentReport) -> Reply<()> {
    shell.run(move |core| core.comment_report(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn file_report(shell: State<'_, Shell>, input: FileReport) -> Reply<()> {
    shell.run(move |core| core.file_report(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn report_page(shell: State<'_, Shell>, id: RecordId) -> Reply<String> {
    shell.run(move |core| core.report_page(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn trail_page(shell: State<'_, Shell>, id: TrailId) -> Reply<String> {
    shell.run(move |core| core.trail_page(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn record_page(shell: State<'_, Shell>, id: RecordId) -> Reply<String> {
    shell.run(move |core| core.record_page(id)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn colleagues(shell: State<'_, Shell>) -> Reply<Vec<ColleagueRow>> {
    shell.run(|core| core.colleagues()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn figures(shell: State<'_, Shell>, filter: FiguresFilter) -> Reply<FiguresView> {
    shell.run(move |core| core.figures(&filter)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn search(shell: State<'_, Shell>, query: String) -> Reply<SearchView> {
    shell.run(move |core| core.search(&query)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn code_lists(shell: State<'_, Shell>) -> Reply<Vec<CodeListRow>> {
    shell.run(|core| core.code_lists()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn code_list(shell: State<'_, Shell>, name: CodeListName) -> Reply<CodeListView> {
    shell.run(move |core| core.code_list(name)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn check_code_list(shell: State<'_, Shell>, name: CodeListName, csv: String) -> Reply<CodeListChange> {
    shell.run(move |core| core.check_code_list(name, &csv)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn replace_code_list(
    shell: State<'_, Shell>,
    name: CodeListName,
    csv: String,
) -> Reply<CodeListChange> {
    shell.run(move |core| core.replace_code_list(name, &csv)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn restore_code_list(shell: State<'_, Shell>, name: CodeListName) -> Reply<CodeListRow> {
    shell.run(move |core| core.restore_code_list(name)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn code_list_history(shell: State<'_, Shell>, name: CodeListName) -> Reply<Vec<CodeListVersionRow>> {
    shell.run(move |core| core.code_list_history(name)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn list_views(shell: State<'_, Shell>) -> Reply<Vec<ListViewRow>> {
    shell.run(|core| core.list_views()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn list_view(shell: State<'_, Shell>, code: String, first: Option<usize>) -> Reply<ListView> {
    shell.run(move |core| core.list_view(&code, first)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn rebuild(app: AppHandle, shell: State<'_, Shell>) -> Reply<RebuildReport> {
    shell.run(|core| core.rebuild(&mut rebuild_progress(app))).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn save_draft(shell: State<'_, Shell>, input: DraftInput) -> Reply<()> {
    shell.run(|core| core.save_draft(input)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn drafts(shell: State<'_, Shell>) -> Reply<Vec<DraftView>> {
    shell.run(|core| core.drafts()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn discard_draft(shell: State<'_, Shell>, key: String) -> Reply<()> {
    shell.run(move |core| core.discard_draft(&key)).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sync_status(shell: State<'_, Shell>) -> Reply<SyncStatus> {
    shell.run(|core| core.sync_status()).await
}

#[tauri::command(rename_all = "snake_case")]
pub(crate) async fn sync_now(shell: State<'_, Shell>) -> Reply<SyncStatus> {
    shell.client().wake_sync();
    shell.run(|core| core.sync_status()).await
}

#[cfg(test)]
mod tests;
