//! The part of a pass that is no decision: targets come and go, and unhealthy tasks are noticed.
//!
//! Source: ECS developer guide, service load balancing; service event messages (read 2026-11); observed
//! logs: `registered` when a task starts, `deregistered` and `draining` one pass after the stop.

use super::facts::on_draining_instance;
use super::guard;
use super::messages::say;
use crate::controllers::aws::target_group;
use crate::lifecycle::{self, stopping};
use crate::step::Step;
use base::{DeploymentId, ServiceId, TargetGroupId, TaskId};
use model::{
    Event, Health, Service, ServiceLoadBalancer, ServiceMessage, StopCode, StoppedReason, Target,
    TargetReason, TargetState, Task, TaskStatus, TimerKey, World,
};
use rules::rollout::circuit_breaker::Outcome;
use std::collections::BTreeMap;

pub fn settle(service: ServiceId, step: &mut Step<'_>) {
    register_targets(service, step);
    deregister_targets(service, step);
    find_unhealthy(service, step);
    if !step.world().target_extras.gone.is_empty() {
        find_missing_groups(service, step);
    }
    stop_pending_on_draining(service, step);
}

/// Source: ECS developer guide, container instance draining: PENDING service tasks there stop at once
/// (read 2026-11).
fn stop_pending_on_draining(service: ServiceId, step: &mut Step<'_>) {
    let world = step.world();
    let pending = world.live_tasks_of(service).filter(|it| it.is_pending());
    let tasks: Vec<TaskId> = pending
        .filter(|it| on_draining_instance(world, it))
        .map(|it| it.id)
        .collect();
    let primary = world.services[&service].primary().map(|it| it.id);
    for task in &tasks {
        let own = step.world().tasks[task].deployment;
        let deployment = primary.or(own).unwrap_or_default();
        let reason = StoppedReason::Scaling(deployment);
        stopping::request(*task, StopCode::ServiceSchedulerInitiated, reason, step);
    }
    if !tasks.is_empty() {
        let count = tasks.len() as u32;
        say(service, ServiceMessage::StoppedPending { count }, step);
    }
}

fn with_status(world: &World, service: ServiceId, status: TaskStatus) -> Vec<TaskId> {
    let tasks = world.live_tasks_of(service);
    tasks
        .filter(|it| it.wanted && it.last_status == status)
        .map(|it| it.id)
        .collect()
}

/// Tasks that wait in ACTIVATING become targets, and RUNNING.
fn register_targets(service: ServiceId, step: &mut Step<'_>) {
    let tasks = with_status(step.world(), service, TaskStatus::Activating);
    if tasks.is_empty() {
        return;
    }
    let mut by_groups: BTreeMap<(Option<DeploymentId>, Vec<TargetGroupId>), Vec<TaskId>> =
        BTreeMap::new();
    for task in tasks {
        let world = step.world();
        let set = world.task_set(world.tasks[&task].deployment);
        let key = (set.map(|it| it.id), groups_for(world, service, task));
        by_groups.entry(key).or_default().push(task);
    }
    for ((set, groups), tasks) in by_groups {
        register_in(service, (set, &groups), &tasks, step);
    }
}

/// The target groups that the task registers in, in the order of the service's load balancers.
fn groups_for(world: &World, service: ServiceId, task: TaskId) -> Vec<TargetGroupId> {
    let (it, deployment) = (&world.services[&service], world.tasks[&task].deployment);
    let own = world.service_for(it, deployment);
    let balancers = own.load_balancers.iter();
    balancers
        .map(|one| world.group_for(it, one.target_group, deployment))
        .collect()
}

fn register_in(
    service: ServiceId,
    (set, groups): (Option<DeploymentId>, &[TargetGroupId]),
    tasks: &[TaskId],
    step: &mut Step<'_>,
) {
    let world = step.world();
    let own = world.service_for(&world.services[&service], set);
    let mut balancers = own.load_balancers.clone();
    for (balancer, group) in balancers.iter_mut().zip(groups) {
        balancer.target_group = *group;
    }
    let here = |it: &ServiceLoadBalancer| world.target_groups.contains_key(&it.target_group);
    balancers.retain(here);
    for balancer in &balancers {
        let mut count = 0;
        for task in tasks {
            let Some(port) = target_port(step.world(), *task, balancer) else {
                continue;
            };
            let target = Target {
                task: *task,
                port,
                state: TargetState::Initial,
                reason: Some(TargetReason::RegistrationInProgress),
                passes: 0,
                failures: 0,
                registered_at: step.now(),
                drained_at: None,
            };
            let target_group = balancer.target_group;
            step.emit(Event::TargetRegistered {
                target_group,
                target,
            });
            count += 1;
        }
        if count > 0 {
            let target_group = balancer.target_group;
            say(
                service,
                ServiceMessage::Registered {
                    count,
                    target_group,
                },
                step,
            );
        }
    }
    for task in tasks {
        lifecycle::run(*task, step);
        for balancer in &balancers {
            target_group::arm(balancer.target_group, *task, step);
        }
    }
}

/// bridge and host: the host port; awsvpc: the container port on the task's own address.
fn target_port(world: &World, task: TaskId, balancer: &ServiceLoadBalancer) -> Option<u16> {
    let ports = &world.tasks[&task].ports;
    let bound = ports.iter().find(|it| {
        it.container == balancer.container_name && it.container_port == balancer.container_port
    });
    bound.map(|it| it.host_port)
}

/// Tasks that are to stop, or have stopped by themselves, leave their target groups.
fn deregister_targets(service: ServiceId, step: &mut Step<'_>) {
    let world = step.world();
    let groups = world.groups_of(&world.services[&service]);
    let here = |it: &TargetGroupId| world.target_groups.contains_key(it);
    let groups: Vec<TargetGroupId> = groups.filter(here).collect();
    let mut by_deployment: BTreeMap<Option<DeploymentId>, Vec<TaskId>> = BTreeMap::new();
    for group in &groups {
        let group = &world.target_groups[group];
        let leaving = |it: &&Target| {
            let task = &world.tasks[&it.task];
            task.service == Some(service) && !task.wanted && it.state != TargetState::Draining
        };
        let leaving: Vec<TaskId> = group
            .targets
            .values()
            .filter(leaving)
            .map(|it| it.task)
            .collect();
        for task in leaving {
            let tasks = by_deployment
                .entry(world.tasks[&task].deployment)
                .or_default();
            if !tasks.contains(&task) {
                tasks.push(task);
            }
        }
    }
    for (deployment, tasks) in by_deployment {
        for group in &groups {
            deregister(service, *group, &tasks, step);
        }
        if let Some(deployment) = deployment {
            let count = tasks.len() as u32;
            say(
                service,
                ServiceMessage::Draining { count, deployment },
                step,
            );
        }
        for task in tasks {
            drain(task, step);
        }
    }
}

fn deregister(
    service: ServiceId,
    target_group: TargetGroupId,
    tasks: &[TaskId],
    step: &mut Step<'_>,
) {
    let group = &step.world().target_groups[&target_group];
    let drained_at = Some(step.now() + group.deregistration_delay);
    let listed = |it: &&TaskId| group.targets.contains_key(it);
    let tasks: Vec<TaskId> = tasks.iter().filter(listed).copied().collect();
    for task in &tasks {
        let (state, reason) = (
            TargetState::Draining,
            Some(TargetReason::DeregistrationInProgress),
        );
        let task = *task;
        step.emit(Event::TargetStateChanged {
            target_group,
            task,
            state,
            reason,
            drained_at,
        });
        target_group::arm(target_group, task, step);
    }
    if !tasks.is_empty() {
        let count = tasks.len() as u32;
        say(
            service,
            ServiceMessage::Deregistered {
                count,
                target_group,
            },
            step,
        );
    }
}

/// A running task waits in DEACTIVATING until its targets are drained.
fn drain(task: TaskId, step: &mut Step<'_>) {
    let it = &step.world().tasks[&task];
    if it.last_status == TaskStatus::Running {
        step.emit(Event::TaskStatusChanged {
            task,
            to: TaskStatus::Deactivating,
        });
        step.let_sleep(TimerKey::TaskLife(task));
        if !stopping::is_registered(step.world(), &step.world().tasks[&task]) {
            stopping::begin_stopping(task, step);
        }
    }
}

/// After its grace period, a task whose target or container is unhealthy is to be replaced.
///
/// Source: ECS API, CreateService.healthCheckGracePeriodSeconds (read 2026-11).
/// Model: the grace period is counted from RUNNING.
fn find_unhealthy(service: ServiceId, step: &mut Step<'_>) {
    let now = step.now();
    for id in with_status(step.world(), service, TaskStatus::Running) {
        let world = step.world();
        let (task, it) = (&world.tasks[&id], &world.services[&service]);
        if task.unhealthy {
            continue;
        }
        let Some(found) = unhealthy_because(world, it, task) else {
            continue;
        };
        let grace_ends = task.started_at.unwrap_or(now) + it.health_check_grace_period;
        if now < grace_ends {
            let turn = grace_ends.on_or_next_grid(it.created_at, super::PASS_EVERY);
            step.wake_by(TimerKey::ServiceScheduler(service), turn);
            continue;
        }
        let seq = step.emit(Event::TaskFoundUnhealthy { task: id });
        let step = &mut step.because(seq);
        super::not_steady(service, step);
        say(service, found, step);
        if let Some(deployment) = step.world().tasks[&id].deployment {
            guard::count(service, deployment, Outcome::FailedHealthCheck, step);
        }
    }
}

fn unhealthy_because(world: &World, service: &Service, task: &Task) -> Option<ServiceMessage> {
    if task.health == Health::Unhealthy {
        return Some(ServiceMessage::FailedContainerHealthChecks { task: task.id });
    }
    world.groups_of(service).find_map(|target_group| {
        let group = world.target_groups.get(&target_group)?;
        let Some(target) = group.targets.get(&task.id) else {
            return missing(world, task, target_group, false);
        };
        (target.state == TargetState::Unhealthy).then(|| ServiceMessage::UnhealthyTarget {
            task: task.id,
            port: target.port,
            target_group,
            reason: target.reason.clone().unwrap_or(TargetReason::Timeout),
        })
    })
}

/// Somebody deregistered this target, or the whole group is gone.
///
/// Source: ECS developer guide, service event messages (read 2026-11). Model: a task whose target was
/// taken out by hand is replaced like an unhealthy one once its target is gone.
fn missing(
    world: &World,
    task: &Task,
    target_group: TargetGroupId,
    whole_group: bool,
) -> Option<ServiceMessage> {
    let key = (target_group, task.id);
    let missing = whole_group || world.target_extras.taken_out.contains(&key);
    let message = |deployment| ServiceMessage::TargetMissing {
        deployment,
        task: task.id,
        target_group,
        whole_group,
    };
    task.deployment.filter(|_| missing).map(message)
}

/// Tasks of a service whose target group was deleted do not count as healthy.
///
/// Source: see `missing`. Model: they are not replaced, for another task would have no group either.
#[inline(never)]
fn find_missing_groups(service: ServiceId, step: &mut Step<'_>) {
    for id in with_status(step.world(), service, TaskStatus::Running) {
        let world = step.world();
        let gone = &world.target_extras.gone;
        let mut groups = groups_for(world, service, id).into_iter();
        let group = groups.find(|it| gone.contains_key(it));
        let found = group.and_then(|it| missing(world, &world.tasks[&id], it, true));
        if let Some(message) = found {
            super::not_steady(service, step);
            say(service, message, step);
        }
    }
}
