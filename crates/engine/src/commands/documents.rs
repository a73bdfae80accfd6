//! Tags, overrides, DeleteTaskDefinitions and account settings.
//!
//! Source: ECS API, TagResource, TaskOverride, DeleteTaskDefinitions, PutAccountSetting (read 2026-11).
//! Model: a revision in DELETE_IN_PROGRESS is looked at after a minute, when a task of it stops, and
//! every hour; it goes when no live task and no service refers to it.

use crate::command::{Answer, Command};
use crate::refusal::{Many, Refusal};
use crate::step::Step;
use base::{SimDuration, TaskId};
use model::{
    DocumentEvent, Event, Overrides, RevisionStatus, ServiceStatus, TagTarget, TaskDefinitionRef,
    TimerKey, World,
};

/// Most tags on one thing.
///
/// Source: ECS API, tags: at most 50 (read 2026-11).
pub const MAX_TAGS: usize = 50;

/// The command is carried out, then what it made gets the tags.
#[inline(never)]
pub(super) fn tagged(command: &Command, tags: &[(String, String)], step: &mut Step<'_>) -> Answer {
    let answer = super::carry_out(command, step);
    let targets: Vec<TagTarget> = match &answer {
        Answer::Cluster(id) => vec![TagTarget::Cluster(*id)],
        Answer::TaskDefinition(it) => vec![TagTarget::Definition(it.clone())],
        Answer::Service(id) => vec![TagTarget::Service(*id)],
        Answer::Tasks { tasks, .. } => tasks.iter().map(|it| TagTarget::Task(*it)).collect(),
        _ => Vec::new(),
    };
    for target in &targets {
        change_tags(target, tags, &[], step);
    }
    answer
}

#[inline(never)]
pub(super) fn change_tags(
    target: &TagTarget,
    put: &[(String, String)],
    removed: &[String],
    step: &mut Step<'_>,
) -> Answer {
    step.emit(Event::Document(DocumentEvent::Tagged {
        target: target.clone(),
        put: put.to_vec(),
        removed: removed.to_vec(),
    }));
    Answer::Done
}

/// # Errors
/// More tags than one thing may have.
#[inline(never)]
pub(super) fn tags_admitted(
    world: &World,
    target: &TagTarget,
    put: &[(String, String)],
) -> Result<(), Refusal> {
    let before = world.tags.get(target);
    let new = put
        .iter()
        .filter(|it| before.is_none_or(|tags| !tags.contains_key(&it.0)));
    if before.map_or(0, |it| it.len()) + new.count() > MAX_TAGS {
        let limit = MAX_TAGS as u32;
        return Err(Refusal::TooMany {
            what: Many::Tags,
            limit,
        });
    }
    Ok(())
}

/// RunTask or StartTask with another definition for its tasks.
#[inline(never)]
pub(super) fn overridden(command: &Command, by: &Overrides, step: &mut Step<'_>) -> Answer {
    match command {
        Command::RunTask(it) => super::tasks::run_task(it, Some(by), &[], step),
        Command::StartTask(it) => super::tasks::start_task(it, Some(by), step),
        other => super::carry_out(other, step),
    }
}

#[inline(never)]
pub(super) fn set_overrides(task: TaskId, by: Option<&Overrides>, step: &mut Step<'_>) {
    if let Some(by) = by {
        let overrides = Box::new(by.clone());
        step.emit(Event::Document(DocumentEvent::TaskOverridden {
            task,
            overrides,
        }));
        if step.world().tasks[&task].gpus > 0 {
            crate::gpus::pin(task, step);
        }
    }
}

#[inline(never)]
pub(super) fn set_trunking(on: bool, step: &mut Step<'_>) -> Answer {
    step.emit(Event::Document(DocumentEvent::TrunkingSet(on)));
    Answer::Done
}

#[inline(never)]
pub(super) fn delete(definitions: &[TaskDefinitionRef], step: &mut Step<'_>) -> Answer {
    for it in definitions {
        let event = DocumentEvent::DefinitionDeletionBegun(it.clone());
        step.emit(Event::Document(event));
    }
    let soon = step.now() + SimDuration::from_secs(60);
    step.wake_by(TimerKey::DefinitionDeletion, soon);
    Answer::Done
}

/// A task has stopped: was it the last one that held a definition back?
#[inline(never)]
pub fn released(task: TaskId, step: &mut Step<'_>) {
    let world = step.world();
    let definition = world.definition(&world.tasks[&task].definition);
    if definition.is_some_and(|it| it.status == RevisionStatus::DeleteInProgress) {
        let soon = step.now() + SimDuration::from_secs(60);
        step.wake_by(TimerKey::DefinitionDeletion, soon);
    }
}

/// The timer of deletions fired.
#[inline(never)]
pub fn delete_unused(step: &mut Step<'_>) {
    let world = step.world();
    let all = world.families.values().flat_map(|it| it.revisions.values());
    let leaving: Vec<TaskDefinitionRef> = all
        .filter(|it| it.status == RevisionStatus::DeleteInProgress)
        .map(|it| it.reference())
        .collect();
    let mut kept = false;
    for it in leaving {
        if in_use(step.world(), &it) {
            kept = true;
        } else {
            step.emit(Event::Document(DocumentEvent::DefinitionDeleted(it)));
        }
    }
    if kept {
        let later = step.now() + SimDuration::from_secs(3600);
        step.wake(TimerKey::DefinitionDeletion, later);
    }
}

/// A service in the middle of a deployment may roll back to what it ran before.
fn may_return(world: &World, definition: &TaskDefinitionRef) -> bool {
    let under_way = world.rollouts.iter().filter(|(id, rollout)| {
        let service = world.services.get(id);
        service.is_some_and(|it| it.status != ServiceStatus::Inactive)
            && rollout.history.iter().any(|it| !it.status.is_final())
    });
    let mut records = under_way.flat_map(|it| &it.1.history);
    records.any(|it| it.revision.definition == *definition)
}

/// A live task runs by it, or a service has a deployment or task set of it or may return to it.
fn in_use(world: &World, definition: &TaskDefinitionRef) -> bool {
    let tasks = world.tasks.values().filter(|it| !it.is_stopped());
    let services = world.services.values();
    let services = services.filter(|it| it.status != ServiceStatus::Inactive);
    let deployments = services.flat_map(|it| &it.deployments);
    tasks.map(|it| &it.definition).any(|it| it == definition)
        || may_return(world, definition)
        || world
            .task_sets
            .all
            .values()
            .any(|it| it.definition == *definition)
        || deployments
            .map(|it| &it.definition)
            .any(|it| it == definition)
}
