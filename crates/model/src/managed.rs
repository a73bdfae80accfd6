//! Managed Instances: capacity providers whose EC2 instances are ECS's own.
//!
//! Behind each stands a group of instances that the Auto Scaling API does not show.
//! Source: ECS API, ManagedInstancesProvider; ECS developer guide, Amazon ECS Managed Instances
//! (read 2026-11). Model: see `rules::scaling::managed_instances`.
//! Example: three waiting tasks, one m5.xlarge; five idle minutes, and it is gone.

use crate::asg::GroupId;
use crate::capacity::ProviderId;
use base::{ClusterId, InstanceId, SimDuration, SimTime};
use rules::scaling::managed_instances::{Launch, Requirements};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ManagedInstances {
    pub provider: ProviderId,
    /// The hidden group of its instances.
    pub group: GroupId,
    pub cluster: ClusterId,
    pub infrastructure_role: String,
    pub instance_profile: String,
    pub subnets: Vec<String>,
    pub security_groups: Vec<String>,
    /// GiB of the data volume.
    pub storage: u32,
    pub requirements: Option<Requirements>,
    /// `None` never takes an idle instance away.
    pub scale_in_after: Option<SimDuration>,
    /// The request's document, for the description.
    pub document: String,
    /// Instances without a task, and since when.
    pub idle: BTreeMap<InstanceId, SimTime>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ManagedEvent {
    /// The provider itself is put beside it.
    Put(Box<ManagedInstances>),
    Deleted {
        provider: ProviderId,
    },
    /// Why this type is launched.
    TypeChosen {
        provider: ProviderId,
        launch: Box<Launch>,
    },
    /// It lost its last task, or got one.
    IdleChanged {
        provider: ProviderId,
        instance: InstanceId,
        idle: bool,
    },
    /// Idle for as long as it may be, or as old as it may get.
    Retired {
        provider: ProviderId,
        instance: InstanceId,
        too_old: bool,
    },
}

impl crate::World {
    #[inline(never)]
    pub(crate) fn apply_managed_event(&mut self, event: &ManagedEvent) {
        match event {
            ManagedEvent::Put(it) => {
                self.managed.insert(it.provider, (**it).clone());
            }
            ManagedEvent::Deleted { provider } => {
                self.managed.remove(provider);
            }
            ManagedEvent::TypeChosen { .. } => {}
            ManagedEvent::IdleChanged {
                provider,
                instance,
                idle,
            } => {
                let Some(it) = self.managed.get_mut(provider) else {
                    return;
                };
                match idle {
                    true => it.idle.insert(*instance, self.now),
                    false => it.idle.remove(instance),
                };
            }
            ManagedEvent::Retired {
                provider, instance, ..
            } => {
                if let Some(it) = self.managed.get_mut(provider) {
                    it.idle.remove(instance);
                }
            }
        }
    }

    /// The Managed Instances behind a hidden group.
    pub fn managed_by(&self, group: GroupId) -> Option<&ManagedInstances> {
        self.managed.values().find(|it| it.group == group)
    }
}
