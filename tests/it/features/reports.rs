//! Reports to NAV.

use crate::world::{Device, World, visit};
use std::collections::BTreeMap;
use worktrail_core::{
    CoreError,
    api::{
        CommentReport, EditRecord, FileReport, NewMeeting, NewRecord, ReportView, SetPhase, ShareReport, StartReport,
    },
    domain::{
        EndCause, MeetingKind, Phase, RecordId, TrailId,
        ending::EndCauseDetail,
        records::RecordKind,
        reports::{ReportBlock, ReportKind, ReportStatus, ReportStep, SectionCode},
    },
};

const PERSON: &str = "15507600333";
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1_000;

/// A trail whose follow-up began on 1 September 2026, with a visit on 20 November.
fn started_trail(device: &Device) -> TrailId {
    let trail = device.create_trail_from(PERSON, "2026-08-20");
    let startup = NewMeeting {
        kind: MeetingKind::Startup,
        at: "2026-09-01T10:00".to_owned(),
        employer: None,
        employer_name: None,
        ..visit(trail, "")
    };
    device.client.log_meeting(startup).unwrap();
    let visit = NewMeeting { employer_contact: Some("Per Eksempel".to_owned()), ..visit(trail, "Møtte sjefen.") };
    device.client.log_meeting(visit).unwrap();
    trail
}

fn start(device: &Device, trail: TrailId, kind: ReportKind) -> RecordId {
    device.client.start_report(StartReport { trail, kind, from: None, to: None }).unwrap().id.parse().unwrap()
}

fn write(device: &Device, id: RecordId, pairs: &[(&str, &str)]) -> Result<(), CoreError> {
    let fields: BTreeMap<_, _> = pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    device.client.edit_record(EditRecord { id, fields, base: None, discarded: None })
}

fn share(device: &Device, id: RecordId, until: &str) -> Result<(), CoreError> {
    device.client.share_report(ShareReport { id, until: until.to_owned() })
}

fn file(device: &Device, id: RecordId) -> Result<(), CoreError> {
    device.client.file_report(FileReport { id, case: "2026/4711".to_owned() })
}

fn refused<T>(outcome: Result<T, CoreError>, code: &str, field: &str) {
    let report = outcome.err().unwrap().report();
    assert_eq!((report.code.as_str(), report.field.as_deref()), (code, Some(field)));
}

fn told(view: &ReportView, code: SectionCode) -> String {
    let section = view.report.sections.iter().find(|section| section.code == code).unwrap();
    serde_json::to_string(&section.blocks).unwrap()
}

fn log(view: &ReportView) -> Vec<&str> {
    view.log.iter().map(|row| row.text.as_str()).collect()
}

fn add(device: &Device, trail: TrailId, kind: RecordKind, pairs: &[(&str, &str)]) -> RecordId {
    let fields = pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
    device.client.add_record(NewRecord { trail, kind, fields }).unwrap().id.parse().unwrap()
}

fn end(device: &Device, id: TrailId) {
    let input = SetPhase {
        id,
        phase: Phase::Ended,
        cause: Some(EndCause::Work),
        detail: Some(EndCauseDetail::WorkNoSubsidy),
        on: Some("2026-11-20".to_owned()),
    };
    device.client.set_phase(input).unwrap();
}

#[test]
fn f057_report_is_composed_of_what_lies_in_the_trail_and_of_the_texts_of_both_colleagues() {
    let world = World::with_devices(2);
    let device = &world.devices[0];
    let trail = started_trail(device);
    let id = start(device, trail, ReportKind::Interval);
    world.settle();
    write(device, id, &[("period_summary", "Tre besøk.")]).unwrap();
    write(&world.devices[1], id, &[("next_period", "Arbeidsprøving.")]).unwrap();
    world.settle();
    let view = world.devices[1].client.report(id).unwrap();
    assert_eq!((view.report.title_nb.as_str(), view.status), ("Underveisnotat - IPS", ReportStatus::Open));
    assert_eq!(view.row.fields["date_from"], "2026-09-01", "from the start of the follow-up");
    assert_eq!(view.row.fields["date_to"], "2026-11-21", "until today");
    assert_eq!(view.row.fields["specialist"], "Øvelse 0", "the owner's name as it was");
    assert!(told(&view, SectionCode::PeriodSummary).contains("Tre besøk."));
    assert!(told(&view, SectionCode::Plan).contains("Arbeidsprøving."));
    let employers = told(&view, SectionCode::Employers);
    assert!(employers.contains("Øvelse Lager") && employers.contains("Per Eksempel"), "{employers}");
    device.log_visit(trail, "Enda et besøk.");
    let rows = |view: &ReportView| told(view, SectionCode::Employers).matches("Øvelse Lager").count();
    assert_eq!(rows(&device.client.report(id).unwrap()), rows(&view) + 1, "what is added shows at once");

    let next = StartReport { trail, kind: ReportKind::Interval, from: None, to: Some("2026-12-24".to_owned()) };
    let next: RecordId = device.client.start_report(next).unwrap().id.parse().unwrap();
    assert_eq!(device.client.report(next).unwrap().row.fields["date_from"], "2026-11-22", "where the last one ended");
    assert_eq!(device.client.reports(Some(trail)).unwrap().len(), 2);
}

#[test]
fn f058_page_of_a_report_says_the_same_as_the_screen_and_needs_nothing_else() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let id = start(device, started_trail(device), ReportKind::Interval);
    write(device, id, &[("period_summary", "Besøk & <b>samtaler</b>.")]).unwrap();
    let page = device.client.report_page(id).unwrap();
    assert!(page.contains("<h1>Underveisnotat - IPS</h1>"));
    assert!(page.contains("Besøk &amp; &lt;b&gt;samtaler&lt;/b&gt;."));
    assert!(page.contains("Øvelse Lager"));
    assert!(!page.contains("Passive perioder"), "what says nothing is left out");
    assert!(!page.contains("<script") && !page.contains("://"));
}

#[test]
fn f059_report_is_shared_until_a_date_locked_meanwhile_and_open_again_by_itself() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let id = start(device, started_trail(device), ReportKind::Interval);
    refused(share(device, id, "2026-11-20"), "follow_up_not_ahead", "comment_due");
    share(device, id, "2026-11-23").unwrap();
    let view = device.client.report(id).unwrap();
    assert_eq!((view.status, view.steps.as_slice()), (ReportStatus::Shared, [ReportStep::EndSharing].as_slice()));
    refused(write(device, id, &[("period_summary", "Ny tekst.")]), "report_shared", "period_summary");
    refused(share(device, id, "2026-11-25"), "report_step_not_allowed", "status");
    device.client.unshare_report(id).unwrap();
    write(device, id, &[("period_summary", "Ny tekst.")]).unwrap();
    share(device, id, "2026-11-23").unwrap();

    device.pass(3 * DAY_MILLIS);
    let view = device.client.report(id).unwrap();
    assert_eq!((view.status, view.row.status.as_str()), (ReportStatus::Open, "open"));
    write(device, id, &[("period_summary", "Etter fristen.")]).unwrap();
    share(device, id, "2026-12-01").unwrap();
    assert_eq!(device.client.report(id).unwrap().status, ReportStatus::Shared);
}

#[test]
fn f060_comments_on_the_participants_behalf_are_signed_and_kept_one_after_another() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let id = start(device, started_trail(device), ReportKind::Interval);
    share(device, id, "2026-11-30").unwrap();
    let comment = |text: &str| device.client.comment_report(CommentReport { id, comment: text.to_owned() });
    refused(comment("  "), "required", "comment");
    comment("Enig.").unwrap();
    comment("Vil gjerne ha flere timer.").unwrap();
    let view = device.client.report(id).unwrap();
    assert_eq!(
        view.row.fields["comment_on_behalf"],
        "21.11.2026 Øvelse 0: Enig.\n\n21.11.2026 Øvelse 0: Vil gjerne ha flere timer."
    );
    assert!(told(&view, SectionCode::Comment).contains("flere timer"));
}

#[test]
fn f061_filing_on_a_case_asks_for_the_participants_part_and_freezes_the_text() {
    let world = World::with_devices(2);
    let device = &world.devices[0];
    let trail = started_trail(device);
    let id = start(device, trail, ReportKind::Interval);
    assert_eq!(device.client.report(id).unwrap().filing.unwrap().code, "participant_not_involved");
    refused(file(device, id), "participant_not_involved", "participant_involved");
    write(device, id, &[("participant_involved", "true"), ("period_summary", "Slik var det.")]).unwrap();
    assert_eq!(device.client.report(id).unwrap().filing, None);
    refused(device.client.file_report(FileReport { id, case: " ".to_owned() }), "required", "case");
    file(device, id).unwrap();
    let before = device.client.report(id).unwrap();
    device.log_visit(trail, "Et besøk som kom til etterpå.");
    world.settle();
    for device in &world.devices {
        let view = device.client.report(id).unwrap();
        assert_eq!((view.status, view.steps.len()), (ReportStatus::Archived, 0));
        assert_eq!(view.report, before.report, "what was filed stands");
        let filed = view.filed.unwrap();
        assert_eq!((filed.case.as_str(), filed.intact), ("2026/4711", true));
        assert!(device.client.report_page(id).unwrap().contains("på sak 2026/4711"));
        assert!(device.client.verify().unwrap().ok);
    }
}

#[test]
fn f061_closing_report_is_filed_only_when_the_trail_is_ended_with_its_details() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = started_trail(device);
    let id = start(device, trail, ReportKind::End);
    write(device, id, &[("participant_involved", "true")]).unwrap();
    refused(file(device, id), "closing_needs_ended_trail", "kind");
    end(device, trail);
    file(device, id).unwrap();
    let view = device.client.report(id).unwrap();
    let heading: Vec<&str> = view.report.heading.iter().map(|line| line.value.as_str()).collect();
    assert!(heading.contains(&"20.11.2026") && heading.contains(&"Arbeid uten lønnstilskudd"), "{heading:?}");
}

#[test]
fn f062_every_step_is_in_the_activity_log_and_a_filed_report_cannot_be_changed_or_deleted() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let id = start(device, started_trail(device), ReportKind::Interval);
    write(device, id, &[("participant_involved", "true")]).unwrap();
    share(device, id, "2026-11-30").unwrap();
    device.client.comment_report(CommentReport { id, comment: "Enig.".to_owned() }).unwrap();
    device.client.unshare_report(id).unwrap();
    file(device, id).unwrap();
    let view = device.client.report(id).unwrap();
    assert_eq!(
        log(&view),
        ["Journalført", "Deling avsluttet", "Kommentar fra deltaker", "Delt med deltaker", "Endret", "Opprettet"]
    );
    assert!(view.log.iter().all(|row| row.author == "Øvelse 0"));
    refused(write(device, id, &[("period_summary", "Omskrevet.")]), "report_filed", "period_summary");
    refused(
        device.client.comment_report(CommentReport { id, comment: "For sent.".to_owned() }),
        "report_filed",
        "comment_on_behalf",
    );
    refused(share(device, id, "2026-12-01"), "report_filed", "status");
    refused(file(device, id), "report_filed", "status");
    let discard = EditRecord { id, fields: BTreeMap::new(), base: None, discarded: Some(true) };
    refused(device.client.edit_record(discard), "report_filed", "status");
}

#[test]
fn status_of_a_report_is_not_a_field_to_type_in() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let id = start(device, started_trail(device), ReportKind::Interval);
    let sly = [("status", "archived"), ("participant_involved", "true")];
    refused(write(device, id, &sly), "report_step_by_command", "status");
    assert_eq!(device.client.report(id).unwrap().status, ReportStatus::Open);
}

#[test]
fn q14_closing_report_tells_of_the_whole_trail_whatever_its_age() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = started_trail(device);
    add(
        device,
        trail,
        RecordKind::Job,
        &[
            ("title", "Sommerjobb"),
            ("employment_form", "permanent"),
            ("employer", "974760673"),
            ("start_date", "2026-06-01"),
            ("end_date", "2026-08-01"),
        ],
    );
    let period = StartReport {
        trail,
        kind: ReportKind::Interval,
        from: Some("2026-11-21".to_owned()),
        to: Some("2026-11-22".to_owned()),
    };
    let interval: RecordId = device.client.start_report(period).unwrap().id.parse().unwrap();
    let closing = start(device, trail, ReportKind::End);
    let jobs = |id| told(&device.client.report(id).unwrap(), SectionCode::Work).contains("Sommerjobb");
    let employers = |id| told(&device.client.report(id).unwrap(), SectionCode::Employers).contains("Øvelse Lager");
    assert_eq!((jobs(interval), employers(interval)), (false, false));
    assert_eq!((jobs(closing), employers(closing)), (true, true));
}

#[test]
fn f022_print_view_of_trail_job_education_and_report() {
    let world = World::with_devices(1);
    let device = &world.devices[0];
    let trail = started_trail(device);
    let job = add(
        device,
        trail,
        RecordKind::Job,
        &[
            ("title", "Lagermedarbeider"),
            ("employment_form", "permanent"),
            ("employer", "974760673"),
            ("start_date", "2026-11-02"),
            ("support_plan", "Fadder <første> uke"),
        ],
    );
    let trail_page = device.client.trail_page(trail).unwrap();
    for expected in ["<h1>Jobbspor: ", "Lagermedarbeider", "Besøk på lageret", "Jobbsporet ble opprettet"] {
        assert!(trail_page.contains(expected), "{expected}");
    }
    assert!(!trail_page.contains(PERSON), "no identity number on paper");
    let job_page = device.client.record_page(job).unwrap();
    assert!(job_page.contains("<h1>Jobb: Lagermedarbeider</h1>") && job_page.contains("02.11.2026"));
    assert!(job_page.contains("Fadder &lt;første&gt; uke"));
    let report = start(device, trail, ReportKind::End);
    let page = device.client.report_page(report).unwrap();
    let texts = device.client.report(report).unwrap().report.printed();
    let shown = texts.sections.iter().flat_map(|section| &section.blocks);
    for block in shown {
        if let ReportBlock::Table { rows, .. } = block {
            assert!(rows.iter().flatten().all(|cell| page.contains(cell)), "{rows:?}");
        }
    }
}
