//! The closed lists that columns read: each code with its label, retired ones among them.

use worktrail_domain::Words;
use worktrail_domain::{
    Channel, EndCause, MeetingKind, MeetingStatus, Phase, TaskPriority, TaskStatus, TrailType,
    ending::EndCauseDetail,
    meetings::{DecisionMaker, SubCategory},
};

/// A code and its label.
pub(super) type Choice = (&'static str, Words);

pub(super) fn phases() -> Vec<Choice> {
    Phase::ALL.iter().chain(Phase::UNLISTED).map(|one| (one.code(), one.label())).collect()
}

pub(super) fn services() -> Vec<Choice> {
    TrailType::ALL.iter().map(|one| (one.code(), one.label())).collect()
}

pub(super) fn end_details() -> Vec<Choice> {
    EndCauseDetail::ALL.iter().chain(EndCauseDetail::UNLISTED).map(|one| (one.code(), one.label())).collect()
}

pub(super) fn end_causes() -> Vec<Choice> {
    EndCause::ALL.iter().chain(EndCause::UNLISTED).map(|one| (one.code(), one.label())).collect()
}

pub(super) fn meeting_kinds() -> Vec<Choice> {
    MeetingKind::ALL.iter().chain(MeetingKind::UNLISTED).map(|one| (one.code(), one.label())).collect()
}

pub(super) fn channels() -> Vec<Choice> {
    Channel::ALL.iter().chain(Channel::UNLISTED).map(|one| (one.code(), one.label())).collect()
}

pub(super) fn meeting_statuses() -> Vec<Choice> {
    MeetingStatus::ALL.iter().chain(MeetingStatus::UNLISTED).map(|one| (one.code(), one.label())).collect()
}

pub(super) fn task_priorities() -> Vec<Choice> {
    TaskPriority::ALL.iter().chain(TaskPriority::UNLISTED).map(|one| (one.code(), one.label())).collect()
}

pub(super) fn sub_categories() -> Vec<Choice> {
    SubCategory::ALL.iter().map(|one| (one.code(), one.label())).collect()
}

pub(super) fn decision_makers() -> Vec<Choice> {
    DecisionMaker::ALL.iter().map(|one| (one.code(), one.label())).collect()
}

pub(super) fn ticks() -> Vec<Choice> {
    DecisionMaker::ALL
        .iter()
        .filter(|one| matches!(one, DecisionMaker::Yes | DecisionMaker::No))
        .map(|one| (one.code(), one.label()))
        .collect()
}

pub(super) fn task_statuses() -> Vec<Choice> {
    TaskStatus::ALL.iter().chain(TaskStatus::UNLISTED).map(|one| (one.code(), one.label())).collect()
}
