//! Whether a task is well: its containers' own checks, and whether it counts toward the healthy minimum.
//!
//! Source: ECS API, HealthCheck and DeploymentConfiguration.minimumHealthyPercent (read 2026-11).
//! Example: no load balancer and no check counts 40 s after RUNNING; with a target group it counts when
//! the target is healthy.

use super::{definition_of, image};
use crate::controllers::ecs::service_scheduler;
use crate::step::Step;
use base::{SimTime, TaskId};
use model::{
    Event, Health, ImageBehaviour, ImageHealth, Service, TargetState, Task, TaskStatus, TimerKey,
    World,
};
use rules::health::{ContainerCheck, ContainerHealth, HealthStatus, Judgement, TaskFacts};

/// Does a process of this image answer at `now`, when it started at `started`?
pub fn answers(image: &ImageBehaviour, started: SimTime, now: SimTime) -> bool {
    let up = now.since(started);
    let listening = up >= image.starts_in;
    listening
        && match image.health {
            ImageHealth::Always => true,
            ImageHealth::Never => false,
            ImageHealth::Between { from, until } => {
                up >= from && until.is_none_or(|until| up < until)
            }
        }
}

/// The next moment after `now` at which `answers` changes by itself, if any.
pub fn next_change(image: &ImageBehaviour, started: SimTime, now: SimTime) -> Option<SimTime> {
    let mut moments = vec![started + image.starts_in];
    if let ImageHealth::Between { from, until } = image.health {
        moments.push(started + from);
        moments.extend(until.map(|until| started + until));
    }
    let before = answers(image, started, now);
    moments.sort_unstable();
    moments
        .into_iter()
        .find(|at| *at > now && answers(image, started, *at) != before)
}

/// Sets the next container health check whose outcome can change anything.
pub fn arm_probe(id: TaskId, step: &mut Step<'_>) {
    let now = step.now();
    let world = step.world();
    let task = &world.tasks[&id];
    let definition = definition_of(world, task);
    let due = (0..task.containers.len())
        .filter_map(|n| {
            let check = definition.containers[n].health_check.as_ref()?;
            let state = &task.containers[n];
            let started = state
                .started_at
                .filter(|_| state.status == TaskStatus::Running)?;
            let image = image(world, task, &definition.containers[n]);
            let settled = match state.health {
                Health::Healthy => answers(&image, started, now),
                Health::Unhealthy => !answers(&image, started, now),
                Health::Unknown => false,
            };
            let from = if settled {
                next_change(&image, started, now)?
            } else {
                now
            };
            let next = from.next_on_grid(started + check.interval, check.interval);
            Some(if settled {
                from.on_or_next_grid(started + check.interval, check.interval)
            } else {
                next
            })
        })
        .min();
    match due.filter(|_| task.wanted) {
        Some(at) => step.wake(TimerKey::ContainerProbe(id), at),
        None => step.let_sleep(TimerKey::ContainerProbe(id)),
    }
}

/// The timer of container health checks fired.
pub fn probe(id: TaskId, step: &mut Step<'_>) {
    let now = step.now();
    let world = step.world();
    let task = &world.tasks[&id];
    if !task.wanted || !agent_reports(world, task) {
        return;
    }
    let definition = definition_of(world, task);
    let mut outcomes = Vec::new();
    for (n, container) in definition.containers.iter().enumerate() {
        let (Some(check), state) = (&container.health_check, &task.containers[n]) else {
            continue;
        };
        let started = state
            .started_at
            .filter(|_| state.status == TaskStatus::Running);
        let Some(started) =
            started.filter(|at| now > *at && now.since(*at).0.is_multiple_of(check.interval.0))
        else {
            continue;
        };
        let passed = answers(&image(world, task, container), started, now);
        let check = ContainerCheck {
            interval: check.interval,
            timeout: check.timeout,
            retries: check.retries,
            start_period: check.start_period,
        };
        let before = ContainerHealth {
            status: to_rule(state.health),
            failures: state.failures,
            started: state.health != Health::Unknown,
        };
        let after = before.observe(&check, now.since(started), passed);
        if (after.status, after.failures) != (before.status, before.failures) {
            outcomes.push((n, from_rule(after.status), after.failures));
        }
    }
    for (container, health, failures) in outcomes {
        step.emit(Event::ContainerProbed {
            task: id,
            container,
            health,
            failures,
        });
    }
    refold(id, step);
    arm_probe(id, step);
}

fn to_rule(health: Health) -> HealthStatus {
    match health {
        Health::Unknown => HealthStatus::Unknown,
        Health::Healthy => HealthStatus::Healthy,
        Health::Unhealthy => HealthStatus::Unhealthy,
    }
}

fn from_rule(health: HealthStatus) -> Health {
    match health {
        HealthStatus::Unknown => Health::Unknown,
        HealthStatus::Healthy => Health::Healthy,
        HealthStatus::Unhealthy => Health::Unhealthy,
    }
}

/// Health reports freeze while the agent is disconnected.
///
/// Source: ECS API, HealthCheck (read 2026-11).
fn agent_reports(world: &World, task: &Task) -> bool {
    task.instance
        .is_none_or(|it| world.instances[&it].node.agent_connected)
}

/// Folds the containers' health into the task's and tells its service.
pub fn refold(id: TaskId, step: &mut Step<'_>) {
    let world = step.world();
    let task = &world.tasks[&id];
    let definition = definition_of(world, task);
    let states = definition.containers.iter().zip(&task.containers);
    let states: Vec<_> = states
        .map(|(it, state)| (it.essential, to_rule(state.health)))
        .collect();
    let health = from_rule(rules::health::task_health(&states));
    let (changed, starting) = (health != task.health, task.last_status.is_starting());
    if changed {
        step.emit(Event::TaskHealthChanged { task: id, health });
        recount(id, step);
        let service = step.world().tasks[&id].service;
        if let Some(service) = service.filter(|_| health == Health::Unhealthy) {
            service_scheduler::wake(service, step);
        }
    }
    if starting {
        super::starting::nudge(id, step);
    }
}

/// Does the task count toward its service's healthy minimum now? Says so when that changed.
pub fn recount(id: TaskId, step: &mut Step<'_>) {
    let now = step.now();
    let world = step.world();
    let task = &world.tasks[&id];
    let Some(service) = task.service.and_then(|it| world.services.get(&it)) else {
        return;
    };
    let service = &*world.service_for(service, task.deployment);
    let definition = definition_of(world, task);
    let has_check = definition
        .containers
        .iter()
        .any(|it| it.essential && it.health_check.is_some());
    let target = (!service.load_balancers.is_empty()).then(|| worst_target(world, service, id));
    let facts = TaskFacts {
        running_since: task.started_at.filter(|_| task.is_running()),
        target,
        container: has_check.then(|| to_rule(task.health)),
    };
    let judgement = rules::health::counts_as_healthy(&facts, now);
    let (service, counted) = (service.id, task.counted_healthy);
    if (judgement == Judgement::Counts) != counted {
        step.emit(Event::TaskCountedHealthy {
            task: id,
            counted: !counted,
        });
        if !counted {
            service_scheduler::task_healthy(id, service, step);
        }
        service_scheduler::wake(service, step);
    }
    if let Judgement::Settling { until } = judgement {
        step.wake(TimerKey::HealthyRule(id), until);
    }
}

/// The worst of the task's targets over its service's target groups.
fn worst_target(world: &World, service: &Service, task: TaskId) -> rules::health::TargetState {
    let states = service.load_balancers.iter().map(|it| {
        let deployment = world.tasks[&task].deployment;
        let group = world.group_for(service, it.target_group, deployment);
        let group = world.target_groups.get(&group);
        group
            .and_then(|group| group.targets.get(&task))
            .map(|it| it.state)
    });
    let mut worst = rules::health::TargetState::Healthy;
    for state in states {
        worst = match state {
            Some(TargetState::Healthy) => worst,
            Some(TargetState::Unhealthy) => return rules::health::TargetState::Unhealthy,
            _ => rules::health::TargetState::Initial,
        };
    }
    worst
}

/// The image's behaviour changed: everything that follows from it is looked at again.
pub fn behaviour_changed(id: TaskId, step: &mut Step<'_>) {
    super::arm_exit(id, step);
    arm_probe(id, step);
}
