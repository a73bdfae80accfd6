//! What ends a deployment: the circuit breaker, an alarm, StopServiceDeployment; and the way back.
//!
//! Source: ECS developer guide, deployment circuit breaker, CloudWatch alarm failure detection; ECS
//! API, StopServiceDeployment (read 2026-11).
//! Example: the third task in a row that never ran fails d2; d1, the last one COMPLETED, is PRIMARY again.

use super::messages::say;
use super::{PASS_EVERY, not_steady, shift, wake};
use crate::step::Step;
use base::{AlarmId, DeploymentId, ServiceId, SimDuration, SimTime, TaskCount};
use model::rollout::{DeploymentAlarms, Settings, Why};
use model::{
    AlarmState, Deployment, Event, RolloutState, Service, ServiceDeployment, ServiceMessage, Task,
    TimerKey, World,
};
use rules::rollout::circuit_breaker::{self, Outcome};
use rules::rollout::ecs_rolling::Hold;
use rules::rollout::success::{self, Success};
use rules::rollout::throttle;

/// The primary deployment while it is IN_PROGRESS, with its record and the service's settings.
fn watched(
    world: &World,
    service: ServiceId,
) -> Option<(&Deployment, &ServiceDeployment, &Settings)> {
    let primary = world.services[&service].primary()?;
    let rollout = world.rollouts.get(&service)?;
    let record = rollout.current()?;
    (primary.rollout_state == RolloutState::InProgress).then_some((
        primary,
        record,
        &rollout.settings,
    ))
}

/// Ends the deployment if it has to end now; says whether it did.
pub fn guard(service: ServiceId, step: &mut Step<'_>) -> bool {
    match trouble(step.world(), service) {
        Some((why, roll_back)) => {
            fail(service, why, roll_back, step);
            true
        }
        None => false,
    }
}

fn trouble(world: &World, service: ServiceId) -> Option<(Why, bool)> {
    let (_, record, settings) = watched(world, service)?;
    if let Some(breaker) = &settings.breaker {
        let desired = world.services[&service].desired.0;
        let threshold = circuit_breaker::threshold(desired, breaker.threshold);
        let failures = record.failures;
        if failures >= threshold {
            let why = Why::CircuitBreaker {
                failures,
                threshold,
            };
            return Some((why, breaker.rollback));
        }
    }
    let alarms = settings.alarms.as_ref()?;
    // The alarm that began a rollback may ring on while it lasts.
    let watches = !record.alarms_ignored && record.rollback.is_none();
    let rings = ringing(world, alarms).filter(|_| watches)?;
    Some((Why::Alarm(rings), alarms.rollback))
}

/// The first of the alarms that is in ALARM.
fn ringing(world: &World, alarms: &DeploymentAlarms) -> Option<AlarmId> {
    let mut rings = world
        .alarms
        .values()
        .filter(|it| it.state == AlarmState::Alarm && alarms.names.contains(&it.name));
    rings.next().map(|it| it.id)
}

/// FAILED; then the last COMPLETED deployment is rolled out again, if it shall be and there is one.
///
/// Source: ECS developer guide, deployment circuit breaker: a deployment that is being rolled back to
/// is not COMPLETED, so it is no target again (read 2026-11).
pub fn fail(service: ServiceId, why: Why, roll_back: bool, step: &mut Step<'_>) {
    let Some(failed) = step.world().services[&service].primary().map(|it| it.id) else {
        return;
    };
    crate::commands::services::keep_up_superseded(service, step);
    let shifts = shift::is_shifting(step.world(), service);
    shift::give_back(service, step);
    let (deployment, roll_back) = (failed, roll_back || shifts);
    let seq = step.emit(Event::Rollout(model::rollout::Event::Failed {
        service,
        deployment,
        why,
    }));
    let step = &mut step.because(seq);
    not_steady(service, step);
    if why != Why::Stopped {
        say(
            service,
            ServiceMessage::DeploymentFailed { deployment, why },
            step,
        );
    }
    let it = &step.world().services[&service];
    let completed = |it: &&Deployment| it.rollout_state == RolloutState::Completed;
    let target = it
        .deployments
        .iter()
        .skip(1)
        .find(completed)
        .map(|it| it.id);
    if let Some(to) = target.filter(|_| roll_back) {
        step.emit(Event::Rollout(model::rollout::Event::RolledBack {
            service,
            to,
        }));
        say(service, ServiceMessage::RollingBack { to }, step);
        step.emit(Event::StartFailuresCounted {
            service,
            failures: 0,
            until: None,
        });
    }
    wake(service, step);
}

/// An alarm was already in ALARM when the deployment began: alarms are ignored throughout.
///
/// Source: ECS developer guide, CloudWatch alarm failure detection (read 2026-11).
pub fn begin(service: ServiceId, step: &mut Step<'_>) {
    let world = step.world();
    let settings = world.rollouts.get(&service).map(|it| &it.settings);
    let alarms = settings.and_then(|it| it.alarms.as_ref());
    if alarms.and_then(|it| ringing(world, it)).is_some() {
        step.emit(Event::Rollout(model::rollout::Event::AlarmsIgnored {
            service,
        }));
    }
}

/// Alarms were evaluated: services whose deployment listens to one in ALARM look at once they may.
pub fn alarms_evaluated(step: &mut Step<'_>) {
    let world = step.world();
    let hit = |it: &&Service| matches!(trouble(world, it.id), Some((Why::Alarm(_), _)));
    let services: Vec<ServiceId> = world
        .services
        .values()
        .filter(hit)
        .map(|it| it.id)
        .collect();
    for service in services {
        wake(service, step);
    }
}

/// A task came to this: counts it for `failedTasks` and for the circuit breaker.
///
/// Source: ECS API, Deployment.failedTasks: consecutive failures (read 2026-11).
pub fn count(service: ServiceId, deployment: DeploymentId, outcome: Outcome, step: &mut Step<'_>) {
    let world = step.world();
    let Some(it) = world.services[&service].deployment(deployment) else {
        return;
    };
    let failed_tasks = match outcome {
        Outcome::Healthy => 0,
        _ => it.failed_tasks + 1,
    };
    let counted = breaker_count(world, service, deployment, outcome);
    if failed_tasks != it.failed_tasks {
        step.emit(Event::DeploymentFailureCounted {
            service,
            deployment,
            failed_tasks,
        });
    }
    if let Some(failures) = counted {
        step.emit(Event::Rollout(model::rollout::Event::FailuresCounted {
            service,
            failures,
            counts_again_at: None,
        }));
        wake(service, step);
    }
}

/// The circuit breaker's count after this outcome, if that changes it.
fn breaker_count(
    world: &World,
    service: ServiceId,
    deployment: DeploymentId,
    outcome: Outcome,
) -> Option<u32> {
    let (primary, record, settings) = watched(world, service)?;
    let breaker = settings.breaker.filter(|_| primary.id == deployment)?;
    let running = |it: &Task| it.deployment == Some(deployment) && it.is_running();
    let running = world.live_tasks_of(service).any(running);
    let before = record.failures;
    let reset = breaker.reset_on_healthy_task;
    let after = circuit_breaker::count(before, outcome, running, reset);
    (after != before).then_some(after)
}

/// No place for `count` tasks: with a circuit breaker that is a failed task, and tried again later.
///
/// Source: ECS developer guide, deployment circuit breaker: tasks that cannot be launched count (read
/// 2026-11).
/// Model:  one failure an attempt, and the attempts follow the start throttle's curve.
pub fn could_not_launch(
    service: ServiceId,
    deployment: DeploymentId,
    count: TaskCount,
    step: &mut Step<'_>,
) {
    let now = step.now();
    let world = step.world();
    let Some((primary, record, settings)) = watched(world, service) else {
        return;
    };
    if settings.breaker.is_none() || primary.id != deployment {
        return;
    }
    if record.counts_again_at.is_some_and(|at| at > now) {
        return;
    }
    let outcome = Outcome::FailedToStart;
    let failures = breaker_count(world, service, deployment, outcome).unwrap_or(record.failures);
    let failed_tasks = primary.failed_tasks + 1;
    let next = now + throttle::delay_after(failures.max(1));
    let created = world.services[&service].created_at;
    step.emit(Event::DeploymentFailureCounted {
        service,
        deployment,
        failed_tasks,
    });
    step.emit(Event::Rollout(model::rollout::Event::FailuresCounted {
        service,
        failures,
        counts_again_at: Some(next),
    }));
    let count = count.0;
    say(
        service,
        ServiceMessage::CouldNotLaunch { count, deployment },
        step,
    );
    let turn = next.on_or_next_grid(created, PASS_EVERY);
    step.wake_by(TimerKey::ServiceScheduler(service), turn);
}

/// The deployment has failed and stands: nothing of it is started any more.
pub fn hold(now: SimTime, service: &Service) -> Option<Hold> {
    let failed = service
        .primary()
        .is_some_and(|it| it.rollout_state == RolloutState::Failed);
    let held = service.throttled_until.is_some_and(|until| until > now);
    match (failed, held) {
        (true, _) => Some(Hold::DeploymentFailed),
        (false, true) => Some(Hold::BackOff),
        (false, false) => None,
    }
}

/// What counts as success for the service's deployment now.
pub fn success(world: &World, now: SimTime, service: &Service) -> Success {
    let leaving = world.live_tasks_of(service.id).any(|it| !it.wanted);
    let Some((_, record, settings)) = watched(world, service.id) else {
        return Success::default();
    };
    let early = settings.early_success.filter(|_| record.rollback.is_none());
    Success {
        enough: early.map(|it| success::enough(service.desired.0, it.healthy_percent)),
        deferred: early.is_some_and(|it| it.deferred),
        leaving,
        baking: bake(world, record, settings).0 > 0
            && record.bakes_until.is_none_or(|until| until > now),
    }
}

/// How long the deployment's alarms are watched at the end; zero without any.
fn bake(world: &World, record: &ServiceDeployment, settings: &Settings) -> SimDuration {
    let watches = !record.alarms_ignored && record.rollback.is_none();
    let Some(alarms) = settings.alarms.as_ref().filter(|_| watches) else {
        return SimDuration::ZERO;
    };
    settings.bake.unwrap_or_else(|| {
        let listed = world
            .alarms
            .values()
            .filter(|it| alarms.names.contains(&it.name));
        success::bake(listed.map(|it| (it.period, it.evaluation_periods)))
    })
}

/// All is in place: the bake begins, or goes on.
pub fn start_baking(service: ServiceId, step: &mut Step<'_>) {
    let (now, world) = (step.now(), step.world());
    let created = world.services[&service].created_at;
    let Some((_, record, settings)) = watched(world, service) else {
        return;
    };
    let until = match record.bakes_until {
        Some(until) => until,
        None => {
            let until = now + bake(world, record, settings);
            step.emit(Event::Rollout(model::rollout::Event::BakeStarted {
                service,
                until,
            }));
            until
        }
    };
    let turn = until.on_or_next_grid(created, PASS_EVERY);
    step.wake_by(TimerKey::ServiceScheduler(service), turn);
}
