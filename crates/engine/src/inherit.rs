//! Tags and platform versions that tasks get from their service or their call.
//!
//! Source: ECS API, CreateService.propagateTags, enableECSManagedTags; ECS developer guide, Fargate
//! platform versions: a service's tasks have the version of its deployment (read 2026-11).
//! Example: with managed tags a task of web carries `aws:ecs:serviceName` = web.

use crate::command::{Answer, Command, Handing};
use crate::step::Step;
use base::{ServiceId, TaskId};
use model::inherit::{HeritageEvent, TagSource};
use model::{DocumentEvent, Event, TagTarget, World};

/// The command is carried out, and what it made or changed is set.
#[inline(never)]
pub(crate) fn handing(command: &Command, by: &Handing, step: &mut Step<'_>) -> Answer {
    let answer = crate::commands::carry_out(command, step);
    match &answer {
        Answer::Service(id) => set(*id, by, step),
        Answer::Tasks { tasks, .. } => {
            if let Some(platform) = by.platform.flatten() {
                for task in tasks.clone() {
                    let on = HeritageEvent::TaskOn { task, platform };
                    step.emit(Event::Heritage(on));
                }
            }
        }
        _ => {}
    }
    answer
}

fn set(service: ServiceId, by: &Handing, step: &mut Step<'_>) {
    let old = step.world().heritage(service);
    let mut heritage = old;
    heritage.tags = by.tags.unwrap_or(old.tags);
    heritage.managed_tags = by.managed_tags.unwrap_or(old.managed_tags);
    heritage.platform = by.platform.unwrap_or(old.platform);
    if heritage != old {
        step.emit(Event::Heritage(HeritageEvent::ServiceSet {
            service,
            heritage,
        }));
    }
}

/// A new task of a service takes what it inherits.
#[inline(never)]
pub fn hand_down(task: TaskId, service: ServiceId, step: &mut Step<'_>) {
    let heritage = step.world().heritage(service);
    if let Some(platform) = heritage.platform {
        step.emit(Event::Heritage(HeritageEvent::TaskOn { task, platform }));
    }
    let put = tags(step.world(), task, service);
    if !put.is_empty() {
        step.emit(Event::Document(DocumentEvent::Tagged {
            target: TagTarget::Task(task),
            put,
            removed: Vec::new(),
        }));
    }
}

fn tags(world: &World, task: TaskId, service: ServiceId) -> Vec<(String, String)> {
    let heritage = world.heritage(service);
    let task = &world.tasks[&task];
    let source = match heritage.tags {
        TagSource::None => None,
        TagSource::TaskDefinition => Some(TagTarget::Definition(task.definition.clone())),
        TagSource::Service => Some(TagTarget::Service(service)),
    };
    let tags = source.and_then(|it| world.tags.get(&it));
    let tags = tags.into_iter().flatten();
    let mut all: Vec<(String, String)> = tags.map(|it| (it.0.clone(), it.1.clone())).collect();
    let named = world
        .services
        .get(&service)
        .filter(|_| heritage.managed_tags);
    if let Some(service) = named {
        let cluster = world.clusters.get(&service.cluster);
        let cluster = cluster.map_or(String::new(), |it| it.name.clone());
        all.push(("aws:ecs:clusterName".into(), cluster));
        all.push(("aws:ecs:serviceName".into(), service.name.clone()));
    }
    all
}
