//! Container instances: states, attributes, deregistration.
//!
//! Source: ECS API, UpdateContainerInstancesState, DeregisterContainerInstance, PutAttributes
//! (read 2026-11).

use crate::command::Answer;
use crate::controllers::ecs::service_scheduler;
use crate::lifecycle::stopping;
use crate::step::Step;
use base::{InstanceId, TaskId};
use model::{Event, InstanceState, StopCode, StoppedReason};
use rules::placement::NodeStatus;

#[inline(never)]
pub fn update_state(instances: &[InstanceId], status: NodeStatus, step: &mut Step<'_>) -> Answer {
    for instance in instances.iter().copied() {
        if step.world().instances[&instance].node.status == status {
            continue;
        }
        let seq = step.emit(Event::InstanceStatusChanged { instance, status });
        let step = &mut step.because(seq);
        let world = step.world();
        let cluster = world.instances[&instance].cluster;
        let services: Vec<_> = world
            .live_tasks_on(instance)
            .filter_map(|it| it.service)
            .collect();
        for service in services {
            service_scheduler::wake(service, step);
        }
        service_scheduler::wake_waiting(cluster, step);
        if status == NodeStatus::Active {
            service_scheduler::capacity_came(cluster, step);
        }
    }
    Answer::Instances(instances.to_vec())
}

/// Forced: its tasks are orphaned and services start replacements.
#[inline(never)]
pub(super) fn deregister(instance: InstanceId, step: &mut Step<'_>) -> Answer {
    lose_tasks(instance, StoppedReason::DeregistrationForced, step);
    terminate(instance, step);
    Answer::Instances(vec![instance])
}

/// Every task on the instance ends at once.
#[inline(never)]
pub fn lose_tasks(instance: InstanceId, reason: StoppedReason, step: &mut Step<'_>) {
    let tasks: Vec<TaskId> = step
        .world()
        .live_tasks_on(instance)
        .map(|it| it.id)
        .collect();
    for task in tasks {
        stopping::lose(task, StopCode::TerminationNotice, reason.clone(), step);
    }
}

#[inline(never)]
pub fn terminate(instance: InstanceId, step: &mut Step<'_>) {
    let state = InstanceState::Terminated;
    let cluster = step.world().instances[&instance].cluster;
    step.let_sleep(model::TimerKey::InstanceBoot(instance));
    step.emit(Event::InstanceStateChanged { instance, state });
    super::registration::end(instance, step);
    service_scheduler::wake_waiting(cluster, step);
}

#[inline(never)]
pub(super) fn put_attributes(
    attributes: &[(InstanceId, String, Option<String>)],
    step: &mut Step<'_>,
) -> Answer {
    for (instance, name, value) in attributes {
        let put = vec![(name.clone(), value.clone())];
        change_attributes(*instance, put, Vec::new(), step);
    }
    Answer::Done
}

#[inline(never)]
pub(super) fn delete_attributes(
    attributes: &[(InstanceId, String)],
    step: &mut Step<'_>,
) -> Answer {
    for (instance, name) in attributes {
        change_attributes(*instance, Vec::new(), vec![name.clone()], step);
    }
    Answer::Done
}

fn change_attributes(
    instance: InstanceId,
    put: Vec<(String, Option<String>)>,
    deleted: Vec<String>,
    step: &mut Step<'_>,
) {
    let cluster = step.world().instances[&instance].cluster;
    step.emit(Event::AttributesChanged {
        instance,
        put,
        deleted,
    });
    service_scheduler::wake_waiting(cluster, step);
}
