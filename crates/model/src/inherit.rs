//! What a service's tasks inherit from it besides their definition: tags, and the Fargate platform.
//!
//! Source: ECS API, CreateService.propagateTags, enableECSManagedTags, platformVersion (read 2026-11).
//! Example: a service with `propagateTags: SERVICE` and the tag team=web gives it to each new task.

use base::{ServiceId, TaskId};
use rules::platform::Version;
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TagSource {
    None,
    TaskDefinition,
    Service,
}

/// A service's settings; the default is what a service has that says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Heritage {
    pub tags: TagSource,
    /// `aws:ecs:clusterName` and `aws:ecs:serviceName`.
    pub managed_tags: bool,
    /// `None` is `LATEST`.
    pub platform: Option<Version>,
}

impl Default for Heritage {
    fn default() -> Heritage {
        Heritage {
            tags: TagSource::None,
            managed_tags: false,
            platform: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum HeritageEvent {
    ServiceSet {
        service: ServiceId,
        heritage: Heritage,
    },
    /// A task on a version that is not the newest.
    TaskOn { task: TaskId, platform: Version },
}

impl crate::World {
    /// What the service hands down.
    pub fn heritage(&self, service: ServiceId) -> Heritage {
        self.heritages.get(&service).copied().unwrap_or_default()
    }

    #[inline(never)]
    pub(crate) fn apply_heritage_event(&mut self, event: &HeritageEvent) {
        match event {
            HeritageEvent::ServiceSet { service, heritage } => {
                self.heritages.insert(*service, *heritage);
            }
            HeritageEvent::TaskOn { task, platform } => {
                self.task_platforms.insert(*task, *platform);
            }
        }
    }
}
