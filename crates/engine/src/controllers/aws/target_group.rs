//! A load balancer's health checks of its targets, and the end of their draining.
//!
//! Source: Elastic Load Balancing guide, health checks for target groups (read 2026-11): a new target is
//! healthy after one success; `unhealthyThreshold` failures in a row make it unhealthy.
//! Model: a target's first check comes one interval after it was registered; checks whose outcome cannot
//! change anything are not played.

use crate::lifecycle::{health, image, stopping};
use crate::step::Step;
use base::{SimTime, TargetGroupId, TaskId};
use model::{
    Event, Target, TargetGroup, TargetReason, TargetState, Task, TaskStatus, TimerKey, World,
};
use rules::health::{TargetCheck, TargetHealth};

/// The timer of a target fired: a health check, or the end of draining.
pub fn probe(group: TargetGroupId, task: TaskId, step: &mut Step<'_>) {
    let now = step.now();
    let world = step.world();
    let Some(target) = world
        .target_groups
        .get(&group)
        .and_then(|it| it.targets.get(&task))
    else {
        return;
    };
    if target.state == TargetState::Draining {
        if target.drained_at.is_some_and(|at| at <= now) {
            finish_draining(group, task, step);
        }
        return;
    }
    let config = &world.target_groups[&group].health_check;
    if now <= target.registered_at
        || !now
            .since(target.registered_at)
            .0
            .is_multiple_of(config.interval.0)
    {
        return arm(group, task, step);
    }
    let outcome = answer(world, group, &world.tasks[&task], target, now);
    let before = TargetHealth {
        state: to_rule(target.state),
        successes: target.passes,
        failures: target.failures,
    };
    let check = TargetCheck {
        interval: config.interval,
        timeout: config.timeout,
        healthy_threshold: config.healthy_threshold,
        unhealthy_threshold: config.unhealthy_threshold,
    };
    let after = before.observe(&check, outcome.is_ok());
    let (passes, failures) = (after.successes, after.failures);
    if (passes, failures) != (before.successes, before.failures) {
        step.emit(Event::TargetProbed {
            target_group: group,
            task,
            passes,
            failures,
        });
    }
    if after.state != before.state {
        let state = from_rule(after.state);
        let reason = outcome.err().filter(|_| state != TargetState::Healthy);
        let drained_at = None;
        let blocked = if state == TargetState::Unhealthy && !step.world().network.is_implicit() {
            crate::network::tell_blocked_check(group, task, step)
        } else {
            None
        };
        let step = &mut step.under(blocked);
        step.emit(Event::TargetStateChanged {
            target_group: group,
            task,
            state,
            reason,
            drained_at,
        });
        health::recount(task, step);
        if let Some(service) = step.world().tasks[&task].service {
            crate::controllers::ecs::service_scheduler::wake(service, step);
        }
    }
    arm(group, task, step);
}

fn finish_draining(target_group: TargetGroupId, task: TaskId, step: &mut Step<'_>) {
    step.emit(Event::TargetDeregistered { target_group, task });
    gone(task, step);
}

/// A target of the task is gone: a task on its way down goes on, another one may need a new target.
pub(crate) fn gone(task: TaskId, step: &mut Step<'_>) {
    let it = &step.world().tasks[&task];
    // One whose target was taken out before it was to stop is still RUNNING.
    let waits = match it.last_status {
        TaskStatus::Deactivating => true,
        TaskStatus::Running => !it.wanted,
        _ => false,
    };
    if waits && !stopping::is_registered(step.world(), it) {
        return stopping::begin_stopping(task, step);
    }
    if let Some(service) = it.service.filter(|_| it.wanted) {
        health::recount(task, step);
        crate::controllers::ecs::service_scheduler::wake(service, step);
    }
}

fn to_rule(state: TargetState) -> rules::health::TargetState {
    match state {
        TargetState::Initial => rules::health::TargetState::Initial,
        TargetState::Healthy => rules::health::TargetState::Healthy,
        TargetState::Unhealthy => rules::health::TargetState::Unhealthy,
        TargetState::Draining => rules::health::TargetState::Draining,
    }
}

fn from_rule(state: rules::health::TargetState) -> TargetState {
    match state {
        rules::health::TargetState::Initial => TargetState::Initial,
        rules::health::TargetState::Healthy => TargetState::Healthy,
        rules::health::TargetState::Unhealthy => TargetState::Unhealthy,
        rules::health::TargetState::Draining => TargetState::Draining,
    }
}

/// What the target answers to a check.
fn answer(
    world: &World,
    group: TargetGroupId,
    task: &Task,
    target: &Target,
    now: SimTime,
) -> Result<(), TargetReason> {
    if !world.network.is_implicit() {
        passes(world, group, target)?;
    }
    let (container, started) = container_of(world, task, target).ok_or(TargetReason::Timeout)?;
    let behaviour = image(world, task, container);
    let bound = task.ports.iter().find(|it| it.host_port == target.port);
    let container_port = bound.map_or(target.port, |it| it.container_port);
    let listens = behaviour.port.is_none_or(|it| it == container_port);
    if !listens || !stopping::host_is_up(world, task) || now.since(started) < behaviour.starts_in {
        return Err(TargetReason::Timeout);
    }
    if health::answers(&behaviour, started, now) {
        Ok(())
    } else {
        Err(TargetReason::ResponseCode(503))
    }
}

/// Whether the network lets the check through.
///
/// Source: Elastic Load Balancing API, TargetHealth.Reason: a target in a zone without a subnet of the
/// load balancer is unused, one behind a closed security group times out (read 2026-11).
#[inline(never)]
fn passes(world: &World, group: TargetGroupId, target: &Target) -> Result<(), TargetReason> {
    let path = crate::network::check_path(world, group, target);
    let refusing = path.as_ref().and_then(|it| rules::reach::refusing(&it.1));
    match refusing.map(|it| &it.step) {
        None => Ok(()),
        Some(rules::reach::PathStep::Zone { .. }) => Err(TargetReason::ZoneNotEnabled),
        Some(_) => Err(TargetReason::Timeout),
    }
}

/// The running container behind the target's port.
fn container_of<'w>(
    world: &'w World,
    task: &'w Task,
    target: &Target,
) -> Option<(&'w model::Container, SimTime)> {
    let bound = task.ports.iter().find(|it| it.host_port == target.port)?;
    let definition = world.definition_of(task)?;
    let n = definition
        .containers
        .iter()
        .position(|it| it.name == bound.container)?;
    let state = &task.containers[n];
    let started = state
        .started_at
        .filter(|_| state.status == TaskStatus::Running)?;
    Some((&definition.containers[n], started))
}

/// Sets the next check that can change anything; none when the target has settled for good.
pub fn arm(group: TargetGroupId, task: TaskId, step: &mut Step<'_>) {
    let key = TimerKey::TargetProbe(group, task);
    match next_check(step.world(), group, task, step.now()) {
        Some(at) => step.wake(key, at),
        None => step.let_sleep(key),
    }
}

fn next_check(world: &World, group: TargetGroupId, task: TaskId, now: SimTime) -> Option<SimTime> {
    let id = group;
    let group: &TargetGroup = world.target_groups.get(&group)?;
    let target = group.targets.get(&task)?;
    if target.state == TargetState::Draining {
        return target.drained_at;
    }
    let interval = group.health_check.interval;
    let next = now.next_on_grid(target.registered_at + interval, interval);
    let task = &world.tasks[&task];
    let passes_now = answer(world, id, task, target, now).is_ok();
    let settled = match target.state {
        TargetState::Healthy => passes_now && target.failures == 0,
        TargetState::Unhealthy => !passes_now && target.passes == 0,
        TargetState::Initial | TargetState::Draining => false,
    };
    if !settled {
        return Some(next);
    }
    let (container, started) = container_of(world, task, target)?;
    let change = health::next_change(&image(world, task, container), started, now)?;
    Some(
        change
            .on_or_next_grid(target.registered_at + interval, interval)
            .max(next),
    )
}

/// Looks again at every target of a task whose image's behaviour changed.
pub fn rearm(task: TaskId, step: &mut Step<'_>) {
    let world = step.world();
    let groups: Vec<TargetGroupId> =
        stopping::service_targets(world, &world.tasks[&task]).collect();
    for group in groups {
        arm(group, task, step);
    }
}
