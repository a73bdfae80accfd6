//! Words for tags, overrides and the end of task definitions.

use super::Words;
use model::inherit::{HeritageEvent, TagSource};
use model::{DocumentEvent, TagTarget, World};

pub(super) fn words(world: &World, event: &DocumentEvent) -> Words {
    match event {
        DocumentEvent::Tagged {
            target,
            put,
            removed,
        } => {
            let put = put.iter().map(|(key, value)| format!("{key}={value}"));
            let removed = removed.iter().map(|it| format!("-{it}"));
            let all: Vec<String> = put.chain(removed).collect();
            let what = format!("tags {}", super::list(all.iter(), 6));
            Words::new(who(world, target), what)
        }
        DocumentEvent::TaskOverridden { task, overrides } => Words::new(
            format!("task {task}"),
            format!("overrides {}", overrides.document),
        ),
        DocumentEvent::DefinitionDeletionBegun(it) => Words::new(
            format!("family {}", it.family),
            format!("{it} DELETE_IN_PROGRESS"),
        ),
        DocumentEvent::DefinitionDeleted(it) => {
            Words::new(format!("family {}", it.family), format!("{it} deleted"))
        }
        DocumentEvent::TrunkingSet(on) => Words::new(
            "account",
            format!(
                "awsvpcTrunking {}",
                if *on { "enabled" } else { "disabled" }
            ),
        ),
    }
}

/// What a service hands down, and a task on an older platform.
#[inline(never)]
pub(super) fn heritage(world: &World, event: &HeritageEvent) -> Words {
    match event {
        HeritageEvent::ServiceSet { service, heritage } => {
            let tags = match heritage.tags {
                TagSource::None => "no tags",
                TagSource::TaskDefinition => "the definition's tags",
                TagSource::Service => "its tags",
            };
            let managed = if heritage.managed_tags {
                ", managed tags"
            } else {
                ""
            };
            let platform = heritage.platform.map_or("LATEST", |it| it.name());
            Words::new(
                super::service::who(world, *service),
                format!("hands down {tags}{managed}; platform {platform}"),
            )
        }
        HeritageEvent::TaskOn { task, platform } => Words::new(
            format!("task {task}"),
            format!("on platform {}", platform.name()),
        ),
    }
}

fn who(world: &World, target: &TagTarget) -> String {
    match target {
        TagTarget::Cluster(id) => match world.clusters.get(id) {
            Some(it) => format!("cluster {}", it.name),
            None => format!("cluster {id}"),
        },
        TagTarget::Definition(it) => format!("family {}", it.family),
        TagTarget::Service(id) => super::service::who(world, *id),
        TagTarget::Task(id) => format!("task {id}"),
        TagTarget::Instance(id) => format!("inst {id}"),
    }
}
