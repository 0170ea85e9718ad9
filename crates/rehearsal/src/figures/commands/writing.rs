//! The commands that write. Inputs are written as scripts write them, so that a new field needs no change here.

use super::{Measured, RUNS, input};
use anyhow::{Context, Result};
use serde_json::json;
use worktrail_core::{
    Client,
    api::Created,
    domain::{
        MeetingId, RecordId, TaskId, TrailId,
        code_lists::{CodeListName, built_in},
    },
};
use worktrail_testkit::{employers, people};

/// The people of the trails that are made here; those of the portfolio have another seed.
const SEED: u64 = 77;

/// Adds a line for each.
pub(super) fn measure(m: &mut Measured<'_>, trail: TrailId) -> Result<()> {
    meetings(m, trail)?;
    tasks(m, trail)?;
    records(m, trail)?;
    reports(m)?;
    beside_trails(m)?;
    code_lists(m)?;
    trails(m)
}

fn meetings(m: &mut Measured<'_>, trail: TrailId) -> Result<()> {
    let meeting = json!({"trail": trail, "kind": "participant", "at": "2030-01-07T10:00", "subject": "Måling",
        "place": "Kontoret", "status": "planned"});
    m.command("log_meeting", |client, _| client.log_meeting(input(&meeting)?).map(drop))?;
    let employer = employers().into_iter().next().context("there is no employer")?;
    let visit = json!({"trail": trail, "kind": "employer", "at": "2030-01-08T10:00", "subject": "Måling",
        "place": "Lageret", "status": "planned", "employer": employer.org_number, "employer_name": employer.name});
    m.command("log_meeting of a visit", |client, _| client.log_meeting(input(&visit)?).map(drop))?;
    let logged: MeetingId = m.client.log_meeting(input(&meeting)?)?.id;
    m.command("edit_meeting", |client, run| {
        let edit = json!({"id": logged, "note": {"text": format!("Måling nummer {run}")}});
        client.edit_meeting(input(&edit)?).map(drop)
    })?;
    m.command("correct_meeting", |client, run| {
        let kind = if run % 2 == 0 { "education" } else { "participant" };
        client.correct_meeting(input(&json!({"id": logged, "kind": kind, "institution": "Skolen"}))?).map(drop)
    })?;
    let planned = made(m.client, |client| Ok(client.log_meeting(input(&meeting)?)?.id))?;
    m.each("mark_reminded", &planned, |client, id| client.mark_reminded(*id))?;
    m.each("undo_meeting", &planned, |client, id| client.undo_meeting(input(&json!({"id": id, "reason": "Måling"}))?))?;
    m.each("restore_meeting", &planned, |client, id| client.restore_meeting(*id))?;
    // What is planned twice at one time would be asked about in every list that follows.
    for id in planned {
        m.client.undo_meeting(input(&json!({"id": id}))?)?;
    }
    Ok(())
}

fn tasks(m: &mut Measured<'_>, trail: TrailId) -> Result<()> {
    let task = |run: usize| json!({"trail": trail, "subject": format!("Måling {run}"), "due": "2030-01-07"});
    m.command("add_task", |client, run| client.add_task(input(&task(run))?).map(drop))?;
    let added = made(m.client, |client| read::<TaskId>(&client.add_task(input(&task(RUNS))?)?))?;
    let first = added.first().copied().context("there is no task")?;
    m.command("edit_task", |client, run| {
        let status = if run % 2 == 0 { "done" } else { "open" };
        client.edit_task(input(&json!({"id": first, "status": status}))?)
    })?;
    m.each("close_tasks", added.get(1..).unwrap_or_default(), |client, id| {
        client.close_tasks(input(&json!({"ids": [id], "status": "done"}))?)
    })?;
    let duties: Vec<_> = m.client.duties(None)?.into_iter().take(RUNS).collect();
    m.each("settle_duty", &duties, |client, duty| {
        let settled = json!({"trail": duty.trail, "key": duty.key, "how": "not_relevant", "reason": "Måling"});
        client.settle_duty(input(&settled)?)
    })
}

fn records(m: &mut Measured<'_>, trail: TrailId) -> Result<()> {
    let log = |run: usize| {
        json!({"trail": trail, "kind": "contact_log", "fields":
            {"subject": format!("Måling {run}"), "at": "2026-01-07T10:00"}})
    };
    m.command("add_record", |client, run| client.add_record(input(&log(run))?).map(drop))?;
    let record: RecordId = read(&m.client.add_record(input(&log(RUNS))?)?)?;
    m.command("edit_record", |client, run| {
        client.edit_record(input(&json!({"id": record, "fields": {"subject": format!("Måling {run} igjen")}}))?)
    })?;
    m.command("edit_profile", |client, run| {
        let edit = json!({"text": format!("Måling nummer {run}")});
        client.edit_profile(input(&json!({"id": trail, "section": "strengths", "edit": edit}))?)
    })?;
    m.command("edit_profile_field", |client, run| {
        client.edit_profile_field(input(&json!({"id": trail, "field": "health", "value": format!("Måling {run}")}))?)
    })
}

fn reports(m: &mut Measured<'_>) -> Result<()> {
    let going: Vec<TrailId> = m
        .client
        .portfolio()?
        .trails
        .into_iter()
        .filter(|row| row.phase.code() != "ended")
        .map(|row| row.id)
        .take(RUNS)
        .collect();
    let mut reports: Vec<RecordId> = Vec::new();
    let mut started = Vec::new();
    m.each("start_report", &going, |client, trail| {
        started.push(client.start_report(input(&json!({"trail": trail, "kind": "interval"}))?)?);
        Ok(())
    })?;
    for made in &started {
        let id = read(made)?;
        m.client.edit_record(input(&json!({"id": id, "fields": {"participant_involved": "true"}}))?)?;
        reports.push(id);
    }
    m.each("report", &reports, |client, id| client.report(*id).map(drop))?;
    m.each("report_page", &reports, |client, id| client.report_page(*id).map(drop))?;
    let until = m.client.home()?.today;
    m.each("share_report", &reports, |client, id| client.share_report(input(&json!({"id": id, "until": until}))?))?;
    m.each("comment_report", &reports, |client, id| {
        client.comment_report(input(&json!({"id": id, "comment": "Måling"}))?)
    })?;
    m.each("unshare_report", &reports, |client, id| client.unshare_report(*id))?;
    m.each("file_report", &reports, |client, id| client.file_report(input(&json!({"id": id, "case": "2026/1"}))?))
}

fn beside_trails(m: &mut Measured<'_>) -> Result<()> {
    let known: Vec<_> = employers().into_iter().take(RUNS).collect();
    m.each("save_employer", &known, |client, employer| {
        let save =
            json!({"org_number": employer.org_number, "fields": {"name": format!("{} avdeling Måling", employer.name)}, "names_confirmed": true});
        client.save_employer(input(&save)?).map(drop)
    })?;
    let mut needs = Vec::new();
    m.each("add_employer_record", &known, |client, employer| {
        let need =
            json!({"org_number": employer.org_number, "kind": "employer_need", "fields": {"title": "Truckfører"}});
        needs.push(client.add_employer_record(input(&need)?)?);
        Ok(())
    })?;
    let needs = needs.iter().map(read::<RecordId>).collect::<Result<Vec<_>>>()?;
    m.each("edit_employer_record", &needs, |client, id| {
        client.edit_employer_record(input(&json!({"id": id, "fields": {"title": "Truckførere"}}))?, true)
    })?;
    let own = json!({"kind": "private_task", "fields": {"subject": "Måling"}});
    m.command("add_workspace_record", |client, _| client.add_workspace_record(input(&own)?).map(drop))?;
    let tasks = made(m.client, |client| read::<RecordId>(&client.add_workspace_record(input(&own)?)?))?;
    m.each("complete_private_task", &tasks, |client, id| client.complete_private_task(*id))?;
    m.command("set_preference", |client, run| {
        client.set_preference(input(&json!({"name": "theme", "value": if run % 2 == 0 { "dark" } else { "light" }}))?)
    })?;
    m.command("save_draft", |client, run| {
        client.save_draft(input(&json!({"key": "measuring", "body": format!("Måling {run}")}))?)
    })?;
    m.command("discard_draft", |client, _| client.discard_draft("measuring"))
}

fn code_lists(m: &mut Measured<'_>) -> Result<()> {
    let name = CodeListName::MeetingChannel;
    let csv = built_in(name).to_csv();
    m.command("check_code_list", |client, _| client.check_code_list(name, &csv).map(drop))?;
    m.command("replace_code_list", |client, _| client.replace_code_list(name, &csv).map(drop))?;
    m.command("restore_code_list", |client, _| client.restore_code_list(name).map(drop))
}

/// Last, as it makes the portfolio larger.
fn trails(m: &mut Measured<'_>) -> Result<()> {
    let today = m.client.home()?.today;
    let referred = json!(today);
    let mut new = Vec::new();
    m.each("create_trail", &people(SEED, RUNS), |client, person| {
        let trail = json!({"national_id": person.national_id, "name": person.name, "referred": referred});
        new.push(client.create_trail(input(&trail)?)?);
        Ok(())
    })?;
    let trails = new.iter().map(read::<TrailId>).collect::<Result<Vec<_>>>()?;
    let guided = json!({"person_confirmed": true, "informed_of_rights": true, "nav_counsellor": "Nils Øvelse",
        "referral_source": "DPS Øvelse"});
    m.each("complete_creation", &trails, |client, id| {
        client.complete_creation(input(&json!({"id": id, "guided": guided}))?)
    })?;
    m.each("correct_person", &trails, |client, id| {
        client.correct_person(input(&json!({"id": id, "name": "Øvelse Navn"}))?)
    })?;
    let colleague = m.colleague;
    m.each("share_trail", &trails, |client, id| {
        client.share_trail(input(&json!({"trail": id, "with": colleague, "until": today}))?)
    })?;
    m.each("unshare_trail", &trails, |client, id| {
        client.unshare_trail(input(&json!({"trail": id, "with": colleague}))?)
    })?;
    let (trainees, others) = trails.split_at(RUNS / 2);
    apprentices(m)?;
    m.each("hand_over", trainees, |client, id| {
        client.hand_over(input(&json!({"trails": [id], "to": colleague}))?).map(drop)
    })?;
    let end =
        |id: &TrailId| json!({"id": id, "phase": "ended", "cause": "work", "detail": "work_no_subsidy", "on": today});
    m.each("set_phase", others, |client, id| client.set_phase(input(&end(id))?).map(drop))?;
    m.each("correct_ending", others, |client, id| {
        client.correct_ending(input(&json!({"id": id, "detail": "work_nav_subsidy"}))?)
    })?;
    let owner =
        m.client.colleagues()?.into_iter().find(|row| row.name == colleague).context("there is no colleague")?.id;
    m.each("readmit", others, |client, id| {
        let again = json!({"id": id, "kind": "copy", "owner": owner, "referred": referred,
            "nav_counsellor": "Nils Øvelse", "referral_source": "DPS Øvelse"});
        client.readmit(input(&again)?).map(drop)
    })
}

/// Apprentice jobs under a vocational training, which the service AMS has.
fn apprentices(m: &mut Measured<'_>) -> Result<()> {
    let person = people(SEED, RUNS + 1).pop().context("there is nobody")?;
    let today = m.client.home()?.today;
    let trail = json!({"national_id": person.national_id, "name": person.name, "referred": today, "service": "ams"});
    let trail: TrailId = read(&m.client.create_trail(input(&trail)?)?)?;
    m.client.set_phase(input(&json!({"id": trail, "phase": "find_suitable_job"}))?)?;
    let training = json!({"trail": trail, "kind": "vocational_training", "fields": {"title": "Logistikkfaget",
        "programme": "building", "form": "apprentice", "institution": "Øvelse videregående",
        "institution_contact": "Kari Øving", "start_date": today, "description": "Fagbrev"}});
    let training: RecordId = read(&m.client.add_record(input(&training)?)?)?;
    let job = json!({"training": training, "fields": {"title": "Lærling", "employer": "974760673",
        "employment_form": "permanent", "start_date": today, "description": "To dager i uken"}});
    m.command("add_apprentice_job", |client, _| client.add_apprentice_job(input(&job)?).map(drop))
}

/// Makes as many of something as a command is run.
fn made<T>(client: &Client, make: impl Fn(&Client) -> Result<T>) -> Result<Vec<T>> {
    (0..RUNS).map(|_| make(client)).collect()
}

/// The id of what was made.
fn read<T: std::str::FromStr>(made: &Created) -> Result<T> {
    made.id.parse().ok().context("reading the id of what was made")
}
