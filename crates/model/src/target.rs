//! What happens to target groups by hand: a target is taken out, a group is deleted.
//!
//! Source: Elastic Load Balancing API, DeregisterTargets, DeleteTargetGroup (read 2026-11).
//! Model: a deleted group leaves its name, so that a service that still names it can say so.
//! Example: after DeregisterTargets of a task's target the scheduler finds TARGET IS NOT FOUND.

use base::{TargetGroupId, TaskId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct TargetExtras {
    /// Names of deleted groups.
    pub gone: BTreeMap<TargetGroupId, String>,
    /// Targets that somebody deregistered by hand, until they are registered again.
    pub taken_out: BTreeSet<(TargetGroupId, TaskId)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TargetEvent {
    /// By DeregisterTargets; it drains, and then it is gone.
    TakenOut {
        target_group: TargetGroupId,
        task: TaskId,
    },
    /// With all its targets.
    GroupDeleted { target_group: TargetGroupId },
}

impl crate::World {
    #[inline(never)]
    pub(crate) fn apply_target_event(&mut self, event: &TargetEvent) {
        let extras = &mut self.target_extras;
        match event {
            TargetEvent::TakenOut { target_group, task } => {
                extras.taken_out.insert((*target_group, *task));
            }
            TargetEvent::GroupDeleted { target_group } => {
                extras.taken_out.retain(|it| it.0 != *target_group);
                if let Some(group) = self.target_groups.remove(target_group) {
                    extras.gone.insert(*target_group, group.name);
                }
            }
        }
    }

    /// The group's name, if it was deleted too.
    pub fn target_group_name(&self, id: TargetGroupId) -> Option<&str> {
        let here = self.target_groups.get(&id).map(|it| it.name.as_str());
        here.or_else(|| self.target_extras.gone.get(&id).map(String::as_str))
    }

    /// The highest number that a target group ever had.
    pub fn last_target_group(&self) -> Option<u32> {
        let (here, gone) = (&self.target_groups, &self.target_extras.gone);
        let last = here.keys().last().max(gone.keys().last());
        last.map(|it| it.0)
    }
}
