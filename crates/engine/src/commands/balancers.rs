//! Target groups, load balancers and listeners.
//!
//! Source: Elastic Load Balancing API, CreateTargetGroup, ModifyTargetGroup, CreateListener
//! (read 2026-11).

use crate::command::{Answer, CreateTargetGroup, ModifyTargetGroup};
use crate::step::Step;
use base::{LoadBalancerId, TargetGroupId};
use model::{Event, LoadBalancer, TargetGroup};
use std::collections::BTreeMap;

pub(super) fn create_target_group(create: &CreateTargetGroup, step: &mut Step<'_>) -> Answer {
    let last = step.world().target_groups.keys().last().map(|it| it.0);
    let id = TargetGroupId(super::next(last));
    step.emit(Event::TargetGroupCreated(TargetGroup {
        id,
        name: create.name.clone(),
        protocol: create.protocol.clone(),
        port: create.port,
        target_type: create.target_type,
        health_check: create.health_check.clone(),
        deregistration_delay: create.deregistration_delay,
        created_at: step.now(),
        targets: BTreeMap::new(),
    }));
    Answer::TargetGroup(id)
}

pub(super) fn modify_target_group(modify: &ModifyTargetGroup, step: &mut Step<'_>) -> Answer {
    let mut group = step.world().target_groups[&modify.target_group].clone();
    if let Some(health_check) = &modify.health_check {
        group.health_check = health_check.clone();
    }
    group.deregistration_delay = modify
        .deregistration_delay
        .unwrap_or(group.deregistration_delay);
    let (id, tasks) = (group.id, group.targets.keys().copied().collect::<Vec<_>>());
    step.emit(Event::TargetGroupModified(group));
    for task in tasks {
        crate::controllers::aws::target_group::arm(id, task, step);
    }
    Answer::TargetGroup(id)
}

pub(super) fn create_load_balancer(name: &str, step: &mut Step<'_>) -> Answer {
    let last = step.world().load_balancers.keys().last().map(|it| it.0);
    let id = LoadBalancerId(super::next(last));
    let target_groups = Vec::new();
    step.emit(Event::LoadBalancerCreated(LoadBalancer {
        id,
        name: name.into(),
        target_groups,
    }));
    Answer::LoadBalancer(id)
}

pub(super) fn create_listener(
    load_balancer: LoadBalancerId,
    target_group: TargetGroupId,
    step: &mut Step<'_>,
) -> Answer {
    step.emit(Event::ListenerCreated {
        load_balancer,
        target_group,
    });
    Answer::LoadBalancer(load_balancer)
}
