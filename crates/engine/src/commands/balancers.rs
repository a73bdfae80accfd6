//! Target groups, load balancers and listeners.
//!
//! Source: Elastic Load Balancing API, CreateTargetGroup, ModifyTargetGroup, CreateListener
//! (read 2026-11).

use crate::command::{Answer, CreateLoadBalancer, CreateTargetGroup, ModifyTargetGroup};
use crate::step::Step;
use base::{LoadBalancerId, TargetGroupId};
use model::{Event, Listener, LoadBalancer, TargetGroup};
use std::collections::BTreeMap;

#[inline(never)]
pub(super) fn create_target_group(create: &CreateTargetGroup, step: &mut Step<'_>) -> Answer {
    let id = TargetGroupId(super::next(step.world().last_target_group()));
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

#[inline(never)]
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

#[inline(never)]
pub(super) fn create_load_balancer(create: &CreateLoadBalancer, step: &mut Step<'_>) -> Answer {
    let last = step.world().load_balancers.keys().last().map(|it| it.0);
    let id = LoadBalancerId(super::next(last));
    step.emit(Event::LoadBalancerCreated(LoadBalancer {
        id,
        name: create.name.clone(),
        kind: create.kind,
        internal: create.internal,
        subnets: create.subnets.clone(),
        security_groups: create.security_groups.clone(),
        listeners: Vec::new(),
        target_groups: Vec::new(),
    }));
    Answer::LoadBalancer(id)
}

/// A new listener, or one as it is from now on; what has no number yet gets the next.
#[inline(never)]
pub(super) fn put_listener(
    load_balancer: LoadBalancerId,
    listener: &Listener,
    step: &mut Step<'_>,
) -> Answer {
    let mut listener = listener.clone();
    for rule in listener.rules.iter_mut().filter(|it| it.id == 0) {
        listener.last_rule += 1;
        rule.id = listener.last_rule;
    }
    listener.rules.sort_by_key(|it| it.priority);
    let made = listener.id == 0;
    if made {
        let listeners = &step.world().load_balancers[&load_balancer].listeners;
        listener.id = super::next(listeners.iter().map(|it| it.id).max());
    }
    let id = listener.id;
    let listener = Box::new(listener);
    step.emit(if made {
        Event::ListenerCreated {
            load_balancer,
            listener,
        }
    } else {
        Event::ListenerModified {
            load_balancer,
            listener,
        }
    });
    Answer::Listener {
        load_balancer,
        listener: id,
    }
}
