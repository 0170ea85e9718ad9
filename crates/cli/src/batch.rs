//! Many commands under one unlock: one JSON object a line in, one a line out.
//!
//! A bad line gets its error and the next one runs. Each answer is handed on before the next line is
//! read, so a script can wait for it.

use crate::{
    answer::Answer,
    codes::{CodeListFile, CodeListRef},
    command::Command,
    failure::Failure,
    history::HistoryCommand,
    ics::IcsCommand,
    inbox::InboxCommand,
    list::ListRef,
    output::Output,
    report::ReportCommand,
    sharing::SharingCommand,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use std::io::{self, BufRead};
use worktrail_core::{
    Client,
    api::{
        CalendarDays, CloseTasks, CompleteCreation, CorrectEnding, CorrectMeeting, CorrectPerson, EditMeeting,
        EditProfile, EditProfileField, EditRecord, EditTask, EmployerFilter, ErrorReport, FiguresFilter,
        NewApprenticeJob, NewEmployerRecord, NewMeeting, NewRecord, NewTask, NewTrail, NewWorkspaceRecord, Readmit,
        RecordFilter, SaveEmployer, SetPhase, SetPreference, SettleDuty, TimelineFilter, UndoMeeting,
    },
    domain::{MeetingId, MeetingStatus, RecordId, TaskId, TrailId},
};

/// Longest line, in bytes: many times the longest note, however much of it is escaped.
const LINE_BYTES_MAX: usize = 1024 * 1024;

/// The fields of one line, without the command's name.
pub(crate) type Fields = Map<String, Value>;

/// One line out.
#[derive(Serialize)]
#[serde(untagged)]
enum Reply {
    Done {
        ok: bool,
        #[serde(flatten)]
        answer: Answer,
    },
    Failed {
        ok: bool,
        error: ErrorReport,
    },
}

/// One line in.
enum Line {
    Text(Vec<u8>),
    TooLong,
    End,
}

/// Runs standard input line by line, until it ends.
pub(crate) async fn run(client: &Client, output: &Output) -> Result<(), Failure> {
    // A script may wait for each answer before it sends the next line, so lines are read one at a time.
    let mut input = io::stdin().lock();
    loop {
        let line = read_line(&mut input).map_err(|error| Failure::io(&error, "Standard inn kan ikke leses"))?;
        let outcome = match line {
            Line::End => return Ok(()),
            Line::Text(bytes) if bytes.trim_ascii().is_empty() => continue,
            Line::Text(bytes) => match parse(&bytes) {
                Ok(command) => command.run(client).await,
                Err(failure) => Err(failure),
            },
            Line::TooLong => Err(Failure::new("line_too_long", "Linjen er for lang.", None)),
        };
        let reply = match outcome {
            Ok(answer) => Reply::Done { ok: true, answer },
            Err(failure) => match failure.report() {
                Some(report) => Reply::Failed { ok: false, error: report.clone() },
                None => return Err(failure),
            },
        };
        output.json_line(&reply)?;
    }
}

/// Reads one line without its end. Of a line that is too long nothing is kept.
fn read_line(input: &mut impl BufRead) -> io::Result<Line> {
    let mut line = Vec::new();
    let (mut seen, mut too_long) = (false, false);
    loop {
        let buffer = input.fill_buf()?;
        if buffer.is_empty() {
            return Ok(match (seen, too_long) {
                (false, _) => Line::End,
                (true, true) => Line::TooLong,
                (true, false) => Line::Text(line),
            });
        }
        seen = true;
        let end = buffer.iter().position(|byte| *byte == b'\n');
        let part = buffer.get(..end.unwrap_or(buffer.len())).unwrap_or_default();
        too_long |= line.len().saturating_add(part.len()) > LINE_BYTES_MAX;
        if too_long {
            line.clear();
        } else {
            line.extend_from_slice(part);
        }
        let used = part.len().saturating_add(usize::from(end.is_some()));
        input.consume(used);
        if end.is_some() {
            return Ok(if too_long { Line::TooLong } else { Line::Text(line) });
        }
    }
}

#[derive(Deserialize, Serialize)]
struct TrailRef {
    id: TrailId,
}

#[derive(Deserialize, Serialize)]
struct PersonRef {
    national_id: String,
}

#[derive(Deserialize, Serialize)]
struct Asked {
    id: TrailId,
    #[serde(default)]
    reason: String,
}

#[derive(Deserialize, Serialize)]
struct FieldRef {
    id: TrailId,
    field: String,
}

#[derive(Deserialize, Serialize)]
struct MeetingRef {
    id: MeetingId,
}

#[derive(Deserialize, Serialize)]
struct DutyFilter {
    #[serde(default)]
    trail: Option<TrailId>,
}

#[derive(Deserialize, Serialize)]
struct RecordRef {
    id: RecordId,
}

#[derive(Deserialize, Serialize)]
struct TaskRef {
    id: TaskId,
}

#[derive(Deserialize, Serialize)]
struct Since {
    since: String,
}

#[derive(Deserialize, Serialize)]
struct TaskFilter {
    #[serde(default)]
    include_closed: bool,
}

#[derive(Deserialize, Serialize)]
struct Query {
    query: String,
}

#[derive(Deserialize, Serialize)]
struct EmployerRef {
    org_number: String,
}

#[derive(Deserialize, Serialize)]
struct ConfirmedEdit {
    input: EditRecord,
    #[serde(default)]
    names_confirmed: bool,
}

#[derive(Deserialize, Serialize)]
pub(crate) struct Nothing {}

/// Reads one command. Its fields are those of the inputs at the core's edge.
fn parse(line: &[u8]) -> Result<Command, Failure> {
    let invalid = || Failure::new("invalid_json", "Linjen er ikke et JSON-objekt.", None);
    let mut fields: Map<String, Value> = serde_json::from_slice(line).map_err(|_| invalid())?;
    let Some(Value::String(name)) = fields.remove("command") else {
        return Err(Failure::new("field_missing", "Feltet «command» mangler.", Some("command")));
    };
    Ok(match name.as_str() {
        "trail.create" => Command::TrailCreate(read::<NewTrail>(fields)?),
        "trail.complete" => Command::TrailComplete(read::<CompleteCreation>(fields)?),
        "trail.correct_person" => Command::CorrectPerson(read::<CorrectPerson>(fields)?),
        "trail.find" => Command::TrailFind { national_id: read::<PersonRef>(fields)?.national_id },
        "trail.reveal_address" => {
            let Asked { id, reason } = read(fields)?;
            Command::RevealAddress { id, reason }
        }
        "trail.list" => read::<Nothing>(fields).map(|_| Command::TrailList)?,
        "trail.show" => Command::TrailShow(read::<TrailRef>(fields)?.id),
        "trail.timeline" => Command::Timeline(read::<TimelineFilter>(fields)?),
        "trail.phase" => Command::TrailPhase(read::<SetPhase>(fields)?),
        "trail.correct_ending" => Command::TrailCorrectEnding(read::<CorrectEnding>(fields)?),
        "trail.history" => Command::TrailHistory(read::<TrailRef>(fields)?.id),
        "trail.readmit" => Command::TrailReadmit(read::<Readmit>(fields)?),
        "trail.profile" => Command::TrailProfile(read::<EditProfile>(with_text(fields, "edit"))?),
        "trail.participant_view" => Command::ParticipantView(read::<TrailRef>(fields)?.id),
        "profile.show" => Command::ProfileShow(read::<TrailRef>(fields)?.id),
        "profile.set" => Command::ProfileSet(read::<EditProfileField>(fields)?),
        "profile.history" => {
            let FieldRef { id, field } = read(fields)?;
            Command::ProfileHistory { id, field }
        }
        "meeting.log" => Command::MeetingLog(read::<NewMeeting>(fields)?),
        "meeting.edit" => Command::MeetingEdit(read::<EditMeeting>(with_text(fields, "note"))?),
        "meeting.check" => Command::MeetingCheck(read::<NewMeeting>(fields)?),
        "meeting.check_edit" => Command::MeetingCheckEdit(read::<EditMeeting>(with_text(fields, "note"))?),
        "meeting.close" => Command::MeetingEdit(read::<EditMeeting>(with_text(closing(fields), "note"))?),
        "meeting.correct" => Command::MeetingCorrect(read::<CorrectMeeting>(with_text(fields, "note"))?),
        "meeting.undo" => Command::MeetingUndo(read::<UndoMeeting>(fields)?),
        "meeting.restore" => Command::MeetingRestore(read::<MeetingRef>(fields)?.id),
        "meeting.reminded" => Command::MeetingReminded(read::<MeetingRef>(fields)?.id),
        "meeting.calendar" => Command::Calendar(read::<CalendarDays>(fields)?),
        "meeting.reminders" => read::<Nothing>(fields).map(|_| Command::SmsReminders)?,
        "meeting.show" => Command::MeetingShow(read::<MeetingRef>(fields)?.id),
        "task.add" => Command::TaskAdd(read::<NewTask>(fields)?),
        "task.edit" => Command::TaskEdit(read::<EditTask>(with_text(fields, "note"))?),
        "task.close" => Command::TaskClose(read::<CloseTasks>(fields)?),
        "task.settle" => Command::Settle(read::<SettleDuty>(fields)?),
        "task.reminders" => Command::Reminders { since: read::<Since>(fields)?.since },
        "task.done" => Command::TaskDone(read::<TaskRef>(fields)?.id),
        "task.list" => Command::TaskList { include_closed: read::<TaskFilter>(fields)?.include_closed },
        "task.findings" => Command::Findings { trail: read::<DutyFilter>(fields)?.trail },
        "task.duties" => Command::Duties { trail: read::<DutyFilter>(fields)?.trail },
        "record.add" => Command::RecordAdd(read::<NewRecord>(fields)?),
        "record.add_apprentice_job" => Command::ApprenticeJobAdd(read::<NewApprenticeJob>(fields)?),
        "record.edit" => Command::RecordEdit(read::<EditRecord>(fields)?),
        "record.show" => Command::RecordShow(read::<RecordRef>(fields)?.id),
        "record.list" => Command::RecordList(read::<RecordFilter>(fields)?),
        "team" => read::<Nothing>(fields).map(|_| Command::Team)?,
        "devices" => read::<Nothing>(fields).map(|_| Command::Devices)?,
        "codes.list" => read::<Nothing>(fields).map(|_| Command::CodesList)?,
        "codes.show" => Command::CodesShow(read::<CodeListRef>(fields)?.name),
        "codes.check" => Command::CodesCheck(read::<CodeListFile>(fields)?),
        "codes.replace" => Command::CodesReplace(read::<CodeListFile>(fields)?),
        "codes.restore" => Command::CodesRestore(read::<CodeListRef>(fields)?.name),
        "codes.history" => Command::CodesHistory(read::<CodeListRef>(fields)?.name),
        "list.views" => read::<Nothing>(fields).map(|_| Command::ListViews)?,
        "list.show" => Command::ListView(read::<ListRef>(fields)?),
        "rebuild" => read::<Nothing>(fields).map(|_| Command::Rebuild)?,
        "figures" => Command::Figures(read::<FiguresFilter>(fields)?),
        "employer.save" => Command::EmployerSave(read::<SaveEmployer>(fields)?),
        "employer.show" => Command::EmployerShow { org_number: read::<EmployerRef>(fields)?.org_number },
        "employer.list" => Command::EmployerList(read::<EmployerFilter>(fields)?),
        "employer.add" => Command::EmployerAdd(read::<NewEmployerRecord>(fields)?),
        "employer.edit" => {
            let ConfirmedEdit { input, names_confirmed } = read(nested(fields, "names_confirmed"))?;
            Command::EmployerEdit { input, names_confirmed }
        }
        "workspace.show" => read::<Nothing>(fields).map(|_| Command::WorkspaceShow)?,
        "workspace.add" => Command::WorkspaceAdd(read::<NewWorkspaceRecord>(fields)?),
        "workspace.done" => Command::WorkspaceDone(read::<RecordRef>(fields)?.id),
        "workspace.prefer" => Command::WorkspacePrefer(read::<SetPreference>(fields)?),
        "search" => Command::Search { query: read::<Query>(fields)?.query },
        "sync" => read::<Nothing>(fields).map(|_| Command::Sync)?,
        "status" => read::<Nothing>(fields).map(|_| Command::Status)?,
        "verify" => read::<Nothing>(fields).map(|_| Command::Verify)?,
        _ => {
            if let Some(command) = grouped(&name, fields)? {
                return Ok(command);
            }
            let message = "Ukjent kommando. Se «worktrail batch --help».";
            return Err(Failure::new("unknown_command", message, Some("command")));
        }
    })
}

/// The commands that are read where they are carried out.
fn grouped(name: &str, fields: Fields) -> Result<Option<Command>, Failure> {
    if let Some(step) = name.strip_prefix("report.") {
        return Ok(ReportCommand::of_line(step, fields)?.map(Command::Report));
    }
    if let Some(step) = name.strip_prefix("history.") {
        return Ok(HistoryCommand::of_line(step, fields)?.map(Command::History));
    }
    if let Some(step) = name.strip_prefix("ics.") {
        return Ok(IcsCommand::of_line(step, fields)?.map(Command::Ics));
    }
    if name.starts_with("inbox") {
        return Ok(InboxCommand::of_line(name, fields)?.map(Command::Inbox));
    }
    Ok(SharingCommand::of_line(name, fields)?.map(Command::Sharing))
}

/// A meeting that is closed was held, unless the line says what else became of it.
fn closing(mut fields: Fields) -> Fields {
    fields.entry("status").or_insert_with(|| Value::String(MeetingStatus::Completed.code().to_owned()));
    fields
}

/// Lets a script give a text edit as a plain string.
fn with_text(mut fields: Map<String, Value>, key: &str) -> Map<String, Value> {
    if let Some(value @ Value::String(_)) = fields.get_mut(key) {
        let text = value.take();
        *value = Value::Object(Map::from_iter([("text".to_owned(), text)]));
    }
    fields
}

/// Puts everything but one field into an object of its own, `input`.
fn nested(mut fields: Map<String, Value>, beside: &str) -> Map<String, Value> {
    let kept = fields.remove_entry(beside);
    kept.into_iter().chain([("input".to_owned(), Value::Object(fields))]).collect()
}

/// Reads the fields of one input, and refuses those it does not have: a misspelt field must not be
/// dropped without a word.
pub(crate) fn read<T: DeserializeOwned + Serialize>(fields: Fields) -> Result<T, Failure> {
    let given = Value::Object(fields);
    let input: T = serde_json::from_value(given.clone()).map_err(|error| misread(&error))?;
    let understood = serde_json::to_value(&input).unwrap_or_default();
    match first_unknown(&given, &understood) {
        Some(field) => {
            Err(Failure::new("unknown_field", format!("Kommandoen har ikke feltet «{field}»."), Some(&field)))
        }
        None => Ok(input),
    }
}

fn first_unknown(given: &Value, understood: &Value) -> Option<String> {
    let (Value::Object(given), Value::Object(understood)) = (given, understood) else { return None };
    given.iter().find_map(|(key, value)| match understood.get(key) {
        None => Some(key.clone()),
        Some(known) => first_unknown(value, known),
    })
}

/// Says what is wrong with an input, without repeating what was typed in it.
fn misread(error: &serde_json::Error) -> Failure {
    let text = error.to_string();
    if let Some(field) = text.strip_prefix("missing field `").and_then(|rest| rest.split('`').next()) {
        return Failure::new("field_missing", format!("Feltet «{field}» mangler."), Some(field));
    }
    let message = match text.rsplit_once("expected ") {
        Some((_, expected)) => format!("Et felt har feil form; ventet {expected}."),
        None => "Et felt har feil form, for eksempel en id som ikke er en id.".to_owned(),
    };
    Failure::new("field_invalid", message, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(line: &str) -> (String, Option<String>) {
        match parse(line.as_bytes()) {
            Ok(command) => panic!("understood: {command:?}"),
            Err(failure) => {
                let report = failure.report().unwrap();
                (report.code.clone(), report.field.clone())
            }
        }
    }

    #[test]
    fn every_batch_command_is_understood() {
        let id = "01930000-0000-7000-8000-000000000001";
        for line in [
            r#"{"command":"trail.create","national_id":"1","name":"N","referred":"2026-11-21"}"#.to_owned(),
            r#"{"command":"trail.list"}"#.to_owned(),
            format!(r#"{{"command":"trail.show","id":"{id}"}}"#),
            format!(r#"{{"command":"trail.phase","id":"{id}","phase":"mapping"}}"#),
            format!(r#"{{"command":"trail.profile","id":"{id}","section":"goal","edit":{{"text":"T"}}}}"#),
            format!(r#"{{"command":"trail.profile","id":"{id}","section":"goal","edit":"T"}}"#),
            format!(
                r#"{{"command":"meeting.log","trail":"{id}","kind":"participant","at":"A","subject":"S","follow_up":{{"subject":"F","due":"D"}}}}"#
            ),
            format!(r#"{{"command":"meeting.edit","id":"{id}","note":"N","place":"P"}}"#),
            format!(r#"{{"command":"meeting.edit","id":"{id}","note":{{"base":"B","text":"N"}}}}"#),
            format!(r#"{{"command":"meeting.show","id":"{id}"}}"#),
            format!(r#"{{"command":"meeting.check","trail":"{id}","kind":"education","at":"A","subject":"S"}}"#),
            format!(r#"{{"command":"meeting.check_edit","id":"{id}","at":"A"}}"#),
            format!(r#"{{"command":"meeting.close","id":"{id}","note":"N"}}"#),
            format!(r#"{{"command":"meeting.close","id":"{id}","status":"cancelled","cancel_reason":"R"}}"#),
            format!(r#"{{"command":"meeting.correct","id":"{id}","kind":"employer","employer":"O"}}"#),
            format!(r#"{{"command":"meeting.undo","id":"{id}","reason":"R"}}"#),
            format!(r#"{{"command":"meeting.restore","id":"{id}"}}"#),
            format!(r#"{{"command":"meeting.reminded","id":"{id}"}}"#),
            r#"{"command":"meeting.calendar","from":"2026-11-23","everybody":true}"#.to_owned(),
            r#"{"command":"meeting.reminders"}"#.to_owned(),
            format!(r#"{{"command":"task.add","trail":"{id}","subject":"S","due":"D"}}"#),
            format!(r#"{{"command":"task.done","id":"{id}"}}"#),
            format!(r#"{{"command":"task.edit","id":"{id}","note":"N","priority":"high"}}"#),
            format!(r#"{{"command":"task.close","ids":["{id}"],"status":"done","reason":"R"}}"#),
            format!(r#"{{"command":"task.settle","trail":"{id}","key":"K","how":"snooze","until":"D"}}"#),
            r#"{"command":"task.reminders","since":"T"}"#.to_owned(),
            r#"{"command":"task.list","include_closed":true}"#.to_owned(),
            format!(r#"{{"command":"record.add","trail":"{id}","kind":"job","fields":{{"title":"T"}}}}"#),
            format!(r#"{{"command":"record.edit","id":"{id}","fields":{{"title":"T"}}}}"#),
            format!(r#"{{"command":"record.show","id":"{id}"}}"#),
            format!(r#"{{"command":"record.add_apprentice_job","training":"{id}","fields":{{"title":"T"}}}}"#),
            format!(r#"{{"command":"trail.timeline","trail":"{id}","kinds":["job"],"statuses":["planned"]}}"#),
            r#"{"command":"record.list","kind":"job"}"#.to_owned(),
            r#"{"command":"task.duties"}"#.to_owned(),
            format!(r#"{{"command":"task.findings","trail":"{id}"}}"#),
            r#"{"command":"trail.create","national_id":"1","owner":null,"guided":{"person_confirmed":true}}"#
                .to_owned(),
            format!(r#"{{"command":"trail.complete","id":"{id}","guided":{{"nav_counsellor":"K"}}}}"#),
            format!(r#"{{"command":"trail.correct_person","id":"{id}","national_id":"1"}}"#),
            r#"{"command":"trail.find","national_id":"1"}"#.to_owned(),
            format!(r#"{{"command":"trail.reveal_address","id":"{id}","reason":"R"}}"#),
            format!(r#"{{"command":"trail.participant_view","id":"{id}"}}"#),
            format!(r#"{{"command":"profile.show","id":"{id}"}}"#),
            format!(r#"{{"command":"profile.set","id":"{id}","field":"health","value":"T"}}"#),
            format!(r#"{{"command":"profile.history","id":"{id}","field":"health"}}"#),
            r#"{"command":"team"}"#.to_owned(),
            r#"{"command":"devices"}"#.to_owned(),
            r#"{"command":"ics.write","days":{"from":"D"},"with_names":true,"to":"-"}"#.to_owned(),
            r#"{"command":"ics.read","text":"T"}"#.to_owned(),
            r#"{"command":"inbox"}"#.to_owned(),
            format!(r#"{{"command":"inbox.settle","entity":"{id}","field":"F","value":"V"}}"#),
            format!(r#"{{"command":"inbox.reopen","entity":"{id}","field":"F"}}"#),
            r#"{"command":"inbox.seen","until":"T"}"#.to_owned(),
            format!(r#"{{"command":"history.show","id":"{id}"}}"#),
            format!(r#"{{"command":"history.at","id":"{id}","at":"T"}}"#),
            format!(r#"{{"command":"history.trail","id":"{id}","on":"D"}}"#),
            format!(r#"{{"command":"history.take_back","id":"{id}","at":"T","fields":["F"]}}"#),
            r#"{"command":"codes.list"}"#.to_owned(),
            r#"{"command":"codes.show","name":"occupation"}"#.to_owned(),
            r#"{"command":"codes.check","name":"occupation","csv":"C"}"#.to_owned(),
            r#"{"command":"codes.replace","name":"occupation","csv":"C"}"#.to_owned(),
            r#"{"command":"codes.restore","name":"occupation"}"#.to_owned(),
            r#"{"command":"codes.history","name":"occupation"}"#.to_owned(),
            r#"{"command":"list.views"}"#.to_owned(),
            r#"{"command":"list.show","view":"my_jobs"}"#.to_owned(),
            r#"{"command":"rebuild"}"#.to_owned(),
            format!(r#"{{"command":"trail.access","id":"{id}"}}"#),
            format!(r#"{{"command":"trail.share","trail":"{id}","with":"N","until":"D"}}"#),
            format!(r#"{{"command":"trail.unshare","trail":"{id}","with":"N"}}"#),
            format!(r#"{{"command":"trail.plan_handover","trails":["{id}"],"to":"N"}}"#),
            format!(r#"{{"command":"trail.hand_over","trails":["{id}"],"to":"N","note":"T"}}"#),
            format!(r#"{{"command":"trail.print","id":"{id}","to":"-"}}"#),
            format!(r#"{{"command":"record.print","id":"{id}","to":"-"}}"#),
            format!(r#"{{"command":"report.start","trail":"{id}","kind":"interval","from":"D","to":"D"}}"#),
            format!(r#"{{"command":"report.show","id":"{id}"}}"#),
            format!(r#"{{"command":"report.list","trail":"{id}"}}"#),
            format!(r#"{{"command":"report.share","id":"{id}","until":"D"}}"#),
            format!(r#"{{"command":"report.unshare","id":"{id}"}}"#),
            format!(r#"{{"command":"report.comment","id":"{id}","comment":"T"}}"#),
            format!(r#"{{"command":"report.file","id":"{id}","case":"S"}}"#),
            format!(r#"{{"command":"report.print","id":"{id}","to":"F"}}"#),
            r#"{"command":"figures","everybody":true}"#.to_owned(),
            r#"{"command":"employer.save","org_number":"974760673","fields":{"name":"N"}}"#.to_owned(),
            r#"{"command":"employer.show","org_number":"974760673"}"#.to_owned(),
            r#"{"command":"employer.list","query":"N","contacted_by":"team"}"#.to_owned(),
            r#"{"command":"employer.add","org_number":"974760673","kind":"employer_need","fields":{"title":"T"}}"#
                .to_owned(),
            format!(r#"{{"command":"employer.edit","id":"{id}","fields":{{"title":"T"}},"names_confirmed":true}}"#),
            r#"{"command":"workspace.show"}"#.to_owned(),
            r#"{"command":"workspace.add","kind":"private_task","fields":{"subject":"S"}}"#.to_owned(),
            format!(r#"{{"command":"workspace.done","id":"{id}"}}"#),
            r#"{"command":"workspace.prefer","name":"N","value":"V"}"#.to_owned(),
            r#"{"command":"search","query":"Q"}"#.to_owned(),
            r#"{"command":"sync"}"#.to_owned(),
            r#"{"command":"status"}"#.to_owned(),
            r#"{"command":"verify"}"#.to_owned(),
        ] {
            assert!(parse(line.as_bytes()).is_ok(), "{line}");
        }
    }

    #[test]
    fn bad_line_gets_a_typed_error_that_names_the_field() {
        assert_eq!(code("not json").0, "invalid_json");
        assert_eq!(code("[]").0, "invalid_json");
        assert_eq!(code("{}"), ("field_missing".to_owned(), Some("command".to_owned())));
        assert_eq!(code(r#"{"command":"vault.wipe"}"#).0, "unknown_command");
        assert_eq!(code(r#"{"command":"task.add"}"#), ("field_missing".to_owned(), Some("trail".to_owned())));
        assert_eq!(code(r#"{"command":"trail.show","id":"x"}"#).0, "field_invalid");
        assert_eq!(
            code(r#"{"command":"trail.create","national_id":"1","refered":"2026-11-21"}"#),
            ("unknown_field".to_owned(), Some("refered".to_owned()))
        );
    }

    #[test]
    fn error_never_repeats_what_was_typed() {
        let line = r#"{"command":"search","query":{"hemmelig":"kanarifugl"}}"#;
        let failure = parse(line.as_bytes()).unwrap_err();
        assert!(!format!("{failure:?}").contains("kanarifugl"));
        let line = r#"{"command":"task.list","include_closed":"kanarifugl, expected kanarifugl"}"#;
        let failure = parse(line.as_bytes()).unwrap_err();
        assert!(!format!("{failure:?}").contains("kanarifugl"), "{failure:?}");
    }

    #[test]
    fn line_over_the_limit_is_skipped_and_the_next_one_read() {
        let mut input = vec![b'x'; LINE_BYTES_MAX + 1];
        input.extend_from_slice(b"\nnext\nlast without end");
        let mut input = io::BufReader::with_capacity(1_000, input.as_slice());
        assert!(matches!(read_line(&mut input).unwrap(), Line::TooLong));
        assert!(matches!(read_line(&mut input).unwrap(), Line::Text(line) if line == b"next"));
        assert!(matches!(read_line(&mut input).unwrap(), Line::Text(line) if line == b"last without end"));
        assert!(matches!(read_line(&mut input).unwrap(), Line::End));
    }
}
