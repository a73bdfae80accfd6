//! The service scheduler: every 10 s, if there is reason to, one pass over one service.
//!
//! A pass first settles (registers and deregisters targets, finds unhealthy tasks), then does one kind
//! of thing: stop, start, replace, scale in, or announce that all is well.
//! Source: ECS developer guide, service scheduler concepts and rolling update (read 2026-11).
//! Model: the 10 s cadence, inferred from event logs; passes fall on created-at + k * 10 s.
//! Example: UpdateService at 0:52 with passes at 0:06, 0:16 ... is first acted on at 0:56.

pub mod code_deploy;
pub mod daemon;
mod facts;
pub mod guard;
mod messages;
pub mod rebalance;
mod settle;
pub mod shift;
mod start;
mod stop;
pub mod task_sets;

use crate::controller::{Controller, reconcile};
use crate::step::Step;
use base::{ClusterId, Seq, ServiceId, SimDuration, SimTime, TaskId};
use facts::Observed;
use messages::{clear, say};
use model::{
    Deployment, DeploymentStatus, Event, RolloutState, ServiceMessage, ServiceStatus, StopCode,
    TimerKey, World,
};
use rules::placement::Stopped;
use rules::rollout::circuit_breaker::Outcome;
use rules::rollout::ecs_rolling::{self, Action, Pass, Wait, Which};
use rules::rollout::throttle;

/// Model: observed gaps between dependent events are 9.7 to 10.3 s.
pub const PASS_EVERY: SimDuration = SimDuration::from_secs(10);

/// Asks for a pass at the service's next turn.
pub fn wake(service: ServiceId, step: &mut Step<'_>) {
    let it = &step.world().services[&service];
    if it.status == ServiceStatus::Inactive {
        return;
    }
    let had_its_turn = it.passed_at == Some(step.now());
    let turn = if had_its_turn {
        step.now().next_on_grid(it.created_at, PASS_EVERY)
    } else {
        step.now().on_or_next_grid(it.created_at, PASS_EVERY)
    };
    step.wake_by(TimerKey::ServiceScheduler(service), turn);
}

/// How often the service has tried to place the tasks that wait, and when it tries next.
///
/// Source: ECS developer guide, service scheduler concepts: it goes on trying (read 2026-11).
/// Model:  one attempt a pass; passes that would give the same answer again are not played.
pub fn attempts(service: &model::Service, since: SimTime, now: SimTime) -> (u64, SimTime) {
    let made = now.since(since).0 / PASS_EVERY.0 + 1;
    (made, now.next_on_grid(service.created_at, PASS_EVERY))
}

/// Capacity changed in the cluster: services with unplaced tasks try again.
///
/// Source: ECS developer guide, services: on a new instance a DAEMON's task comes first (read 2026-11).
pub fn wake_waiting(cluster: ClusterId, step: &mut Step<'_>) {
    wake_daemons(cluster, step);
    if !step.world().groups.is_empty() {
        crate::controllers::aws::auto_scaling_group::capacity_changed(cluster, step);
    }
    let waits = |it: &&model::Service| it.cluster == cluster && it.unplaced.is_some();
    let waiting: Vec<ServiceId> = step
        .world()
        .services
        .values()
        .filter(waits)
        .map(|it| it.id)
        .collect();
    for service in waiting {
        wake(service, step);
    }
}

/// Roles changed: services whose role could not be assumed try again.
#[inline(never)]
pub fn wake_untrusted(step: &mut Step<'_>) {
    let world = step.world();
    let broken = |it: &ServiceMessage| matches!(it, ServiceMessage::TrustBroken { .. });
    let services = world.services.values();
    let waiting = services.filter(|it| it.withheld.iter().any(|it| broken(&it.1)));
    let waiting: Vec<ServiceId> = waiting.map(|it| it.id).collect();
    for service in waiting {
        wake(service, step);
    }
}

fn wake_daemons(cluster: ClusterId, step: &mut Step<'_>) {
    let world = step.world();
    let daemons = world.services.values().filter(|it| {
        it.cluster == cluster && daemon::is_daemon(world, it.id) && daemon::has_to_look(world, it)
    });
    let daemons: Vec<ServiceId> = daemons.map(|it| it.id).collect();
    for service in daemons {
        step.wake_by(TimerKey::ServiceScheduler(service), step.now());
    }
}

/// Instances came: tasks may have to move to their zones.
pub fn capacity_came(cluster: ClusterId, step: &mut Step<'_>) {
    wake_waiting(cluster, step);
    let services = step.world().services.values();
    let here: Vec<ServiceId> = services
        .filter(|it| it.cluster == cluster)
        .map(|it| it.id)
        .collect();
    for service in here {
        rebalance::try_again(service, step);
    }
}

/// Something moves: the steady state is over.
pub fn not_steady(service: ServiceId, step: &mut Step<'_>) {
    if step.world().services[&service].steady {
        step.emit(Event::ServiceSteady {
            service,
            steady: false,
        });
    }
}

/// A task of the service reached RUNNING: the start throttle is reset.
///
/// Source: ECS developer guide, service throttle logic (read 2026-11).
pub fn task_ran(service: ServiceId, step: &mut Step<'_>) {
    let it = &step.world().services[&service];
    if it.start_failures > 0 || it.throttled_until.is_some() {
        step.emit(Event::StartFailuresCounted {
            service,
            failures: 0,
            until: None,
        });
        clear(
            service,
            |it| *it == ServiceMessage::UnableToStartConsistently,
            step,
        );
    }
}

/// A task of the service is STOPPED: count it if it never reached RUNNING.
///
/// Source: ECS API, Deployment.failedTasks; developer guide, service throttle logic (read 2026-11).
/// Model: the curve 10, 20, 40 ... 1620 s and the message at the third failure.
pub fn task_stopped(id: TaskId, service: ServiceId, step: &mut Step<'_>) {
    not_steady(service, step);
    let task = &step.world().tasks[&id];
    let never_ran =
        task.started_at.is_none() && task.stop_code == Some(StopCode::TaskFailedToStart);
    if !never_ran {
        return ended_itself(id, service, step);
    }
    let (deployment, created, reason) = (
        task.deployment,
        task.created_at,
        task.stopped_reason.clone(),
    );
    let it = &step.world().services[&service];
    let failures = it.start_failures + 1;
    let until = Some(created + throttle::delay_after(failures));
    step.emit(Event::StartFailuresCounted {
        service,
        failures,
        until,
    });
    if let Some(deployment) = deployment {
        guard::count(service, deployment, Outcome::FailedToStart, step);
    }
    if let Some(reason) = reason {
        say(service, ServiceMessage::StartFailed { reason }, step);
    }
    if failures >= throttle::IMPAIRED_AFTER {
        say(service, ServiceMessage::UnableToStartConsistently, step);
    }
}

/// A task that ended by itself before it ever counted as healthy is a failed one.
///
/// Source: containers-roadmap issue 1206, comment of 2021-12-17 (read 2026-11).
fn ended_itself(id: TaskId, service: ServiceId, step: &mut Step<'_>) {
    let task = &step.world().tasks[&id];
    let by_itself = task.stop_code == Some(StopCode::EssentialContainerExited);
    let failed = by_itself && !task.ever_healthy && !task.unhealthy;
    if let Some(deployment) = task.deployment.filter(|_| failed) {
        guard::count(service, deployment, Outcome::ExitedBeforeHealthy, step);
    }
}

/// A task counts as healthy from now on.
pub fn task_healthy(id: TaskId, service: ServiceId, step: &mut Step<'_>) {
    if let Some(deployment) = step.world().tasks[&id].deployment {
        guard::count(service, deployment, Outcome::Healthy, step);
    }
}

/// One pass.
pub fn pass(service: ServiceId, step: &mut Step<'_>) {
    settle::settle(service, step);
    if daemon::is_daemon(step.world(), service) {
        daemon::settle(service, step);
    }
    if guard::guard(service, step) {
        // The next pass goes on.
    } else if task_sets::is_foreign(step.world(), service) {
        task_sets::pass(service, step);
    } else if shift::is_shifting(step.world(), service) {
        shift::pass(service, step);
    } else {
        reconcile::<ServiceScheduler>(service, step);
    }
    wake_after_throttle(service, step);
    wake_after_protection(service, step);
    finish_deletion(service, step);
}

pub struct ServiceScheduler;

impl Controller for ServiceScheduler {
    type Subject = ServiceId;
    type Observed = Observed;
    type Decision = Pass;

    fn observe(world: &World, now: SimTime, service: ServiceId) -> Option<Observed> {
        facts::observe(world, now, service)
    }

    fn decide(observed: &Observed) -> Pass {
        ecs_rolling::pass(&observed.counts)
    }

    fn act(pass: Pass, observed: Observed, service: ServiceId, step: &mut Step<'_>) {
        if !matches!(pass.action, Action::Stuck(_)) {
            let blocked = ServiceMessage::BlockedByDeploymentConfiguration;
            clear(service, |it| *it == blocked, step);
        }
        if !matches!(
            pass.action,
            Action::StartNew { .. } | Action::StartReplacement { .. }
        ) {
            start::nothing_waits_of(service, observed.new.deployment, step);
        }
        if !matches!(pass.action, Action::Wait(Wait::Protected { .. })) {
            let blocked = |it: &ServiceMessage| matches!(it, ServiceMessage::ScaleInBlocked { .. });
            clear(service, blocked, step);
        }
        let stopping = stop::Stop {
            service,
            pass: &pass,
            observed: &observed,
        };
        match pass.action {
            Action::StopOld { count } => stopping.old(count, step),
            Action::StopPending { revision, count } => {
                stopping.of(revision, count, |it| it.placed.pending, step);
            }
            Action::StopDraining { count } => {
                stopping.of(Which::New, count, |it| it.draining, step);
            }
            Action::StopUnhealthy { revision, count } => {
                stopping.of(revision, count, |it| it.placed.unhealthy, step);
            }
            Action::StopRevision { revision, count } => {
                stopping.surplus(revision, count, step);
            }
            Action::ScaleIn { count } => stopping.surplus(Which::New, count, step),
            Action::StartNew { count } => {
                start::start(service, observed.new.deployment, count, 0, &pass, step);
            }
            Action::StartReplacement { revision, count } => {
                let of = observed.of(revision);
                let unhealthy = of.counts.unhealthy;
                start::start(service, of.deployment, count, unhealthy, &pass, step);
            }
            // Both are announced when the last task on its way down is gone.
            Action::Complete if observed.counts.success.deferred => {
                complete(service, &pass, step);
            }
            Action::Complete | Action::Steady | Action::Wait(Wait::Baking)
                if observed.leaving > 0 => {}
            Action::Complete => complete(service, &pass, step),
            Action::Steady => {
                drop_replaced(service, step);
                announce_steady(service, step);
                rebalance::look(service, &pass, step);
            }
            Action::Wait(Wait::Protected { .. }) => {
                decided(service, &pass, step);
                let of = observed.protected();
                let (deployment, protected) = of.unwrap_or((observed.new.deployment, 0));
                let message = ServiceMessage::ScaleInBlocked {
                    deployment,
                    protected,
                };
                say(service, message, step);
            }
            Action::Wait(Wait::Baking) => {
                decided(service, &pass, step);
                guard::start_baking(service, step);
            }
            Action::Wait(_) => {
                decided(service, &pass, step);
            }
            Action::Stuck(_) => {
                decided(service, &pass, step);
                say(
                    service,
                    ServiceMessage::BlockedByDeploymentConfiguration,
                    step,
                );
            }
        }
    }
}

/// Says what was decided, unless it is what was said last.
fn decided(service: ServiceId, pass: &Pass, step: &mut Step<'_>) {
    if step.world().services[&service].last_pass.as_ref() != Some(pass) {
        act_on(service, pass, Vec::new(), step);
    }
}

/// Says what is decided and done now.
fn act_on(service: ServiceId, pass: &Pass, stops: Vec<Stopped>, step: &mut Step<'_>) -> Seq {
    step.emit(Event::RolloutDecided {
        service,
        pass: Box::new(*pass),
        stops,
    })
}

/// While tasks are protected, the end of the first protection is worth a look.
fn wake_after_protection(service: ServiceId, step: &mut Step<'_>) {
    let world = step.world();
    if world.protected_tasks.is_empty() {
        return;
    }
    let live = world.live_tasks_of(service).filter(|it| it.wanted);
    let ends = live.filter_map(|it| world.protected_tasks.get(&it.id).copied());
    if let Some(end) = ends.filter(|it| *it > step.now()).min() {
        let turn = end.on_or_next_grid(world.services[&service].created_at, PASS_EVERY);
        step.wake_by(TimerKey::ServiceScheduler(service), turn);
    }
}

/// While the start throttle holds the service back, it is woken when that ends.
fn wake_after_throttle(service: ServiceId, step: &mut Step<'_>) {
    let it = &step.world().services[&service];
    if let Some(until) = it.throttled_until.filter(|until| *until > step.now()) {
        let turn = until.on_or_next_grid(it.created_at, PASS_EVERY);
        step.wake_by(TimerKey::ServiceScheduler(service), turn);
    }
}

/// Source: ECS developer guide, service deployments: completed and steady come together (read 2026-11).
fn complete(service: ServiceId, pass: &Pass, step: &mut Step<'_>) {
    decided(service, pass, step);
    let deployments = drop_replaced(service, step);
    let Some(primary) = deployments.first() else {
        return;
    };
    if primary.rollout_state == RolloutState::InProgress {
        let (deployment, rollout_state) = (primary.id, RolloutState::Completed);
        let status = DeploymentStatus::Primary;
        step.emit(Event::DeploymentChanged {
            service,
            deployment,
            status,
            rollout_state,
        });
        say(
            service,
            ServiceMessage::DeploymentCompleted { deployment },
            step,
        );
    }
    let desired = step.world().services[&service].desired.0;
    if pass.healthy >= desired && pass.wanted == 0 {
        announce_steady(service, step);
        rebalance::look(service, pass, step);
    } else {
        wake(service, step);
    }
}

/// Older deployments without a task are INACTIVE; gives the deployments as they were before.
fn drop_replaced(service: ServiceId, step: &mut Step<'_>) -> Vec<Deployment> {
    let world = step.world();
    let deployments = world.services[&service].deployments.clone();
    let has_tasks = |id| {
        world
            .live_tasks_of(service)
            .any(|it| it.wanted && it.deployment == Some(id))
    };
    let empty = deployments.iter().skip(1).filter(|it| !has_tasks(it.id));
    for old in empty.cloned().collect::<Vec<_>>() {
        let (deployment, rollout_state) = (old.id, old.rollout_state);
        let status = DeploymentStatus::Inactive;
        step.emit(Event::DeploymentChanged {
            service,
            deployment,
            status,
            rollout_state,
        });
    }
    deployments
}

fn announce_steady(service: ServiceId, step: &mut Step<'_>) {
    if !step.world().services[&service].steady {
        step.emit(Event::ServiceSteady {
            service,
            steady: true,
        });
        say(service, ServiceMessage::SteadyState, step);
    }
}

/// A deleted service is INACTIVE once every task is on its way down.
///
/// Source: ECS developer guide, services: deleting (read 2026-11).
fn finish_deletion(service: ServiceId, step: &mut Step<'_>) {
    let world = step.world();
    let draining = world.services[&service].status == ServiceStatus::Draining;
    if draining && !world.live_tasks_of(service).any(|it| it.wanted) {
        let registered = world.live_tasks_of(service).count();
        if registered == 0 {
            let status = ServiceStatus::Inactive;
            step.emit(Event::ServiceStatusChanged { service, status });
        }
    }
}
