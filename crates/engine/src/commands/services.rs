//! CreateService, UpdateService and DeleteService.
//!
//! Source: ECS API, CreateService, UpdateService (which changes start a deployment), DeleteService
//! (read 2026-11).

use crate::command::{Answer, CreateService, UpdateService};
use crate::controllers::ecs::service_scheduler;
use crate::step::Step;
use base::{DeploymentId, ServiceId, SimDuration, TaskCount, TaskId};
use model::{
    Deployment, DeploymentStatus, Event, RolloutState, ScaledBy, Service, ServiceChange,
    ServiceStatus, Settings, TaskDefinitionRef, TimerKey, Why,
};

#[inline(never)]
pub(super) fn create(create: &CreateService, step: &mut Step<'_>) -> Answer {
    let (id, seq) = found(create, step);
    let step = &mut step.because(seq);
    set(id, &create.settings, step);
    if let Some(definition) = &create.definition {
        start_deployment(id, definition.clone(), step);
    }
    crate::controllers::aws::metrics::keep_awake(step);
    service_scheduler::wake(id, step);
    Answer::Service(id)
}

/// A service whose deployments ECS does not make.
pub(super) fn create_foreign(
    create: &CreateService,
    controller: model::Controller,
    step: &mut Step<'_>,
) -> ServiceId {
    let (service, seq) = found(create, step);
    let step = &mut step.because(seq);
    step.emit(Event::TaskSet(model::TaskSetEvent::ControllerChosen {
        service,
        controller,
    }));
    set(service, &create.settings, step);
    crate::controllers::aws::metrics::keep_awake(step);
    service
}

fn found(create: &CreateService, step: &mut Step<'_>) -> (ServiceId, base::Seq) {
    let id = ServiceId(super::next(
        step.world().services.keys().last().map(|it| it.0),
    ));
    let service = Service {
        id,
        cluster: create.cluster,
        name: create.name.clone(),
        status: ServiceStatus::Active,
        created_at: step.now(),
        launch_type: create.launch_type,
        desired: create.desired,
        minimum_healthy_percent: create.minimum_healthy_percent,
        maximum_percent: create.maximum_percent,
        health_check_grace_period: create.health_check_grace_period,
        placement_constraints: create.constraints.clone(),
        placement_strategy: create.strategies.clone(),
        network: create.network.clone(),
        load_balancers: create.load_balancers.clone(),
        deployments: Vec::new(),
        unplaced: None,
        steady: false,
        start_failures: 0,
        throttled_until: None,
        passed_at: None,
        last_pass: None,
        withheld: Vec::new(),
        document: create.document.clone(),
    };
    (id, step.emit(Event::ServiceCreated(Box::new(service))))
}

/// What the service's deployments are judged by from now on.
fn set(service: ServiceId, settings: &Settings, step: &mut Step<'_>) {
    let before = step.world().rollouts.get(&service);
    let same = before.map_or(*settings == Settings::default(), |it| {
        it.settings == *settings
    });
    if !same {
        let settings = Box::new(settings.clone());
        step.emit(Event::Rollout(model::rollout::Event::SettingsChanged {
            service,
            settings,
        }));
    }
}

/// StopServiceDeployment: back to the last COMPLETED deployment, or just no further.
///
/// Source: ECS API, StopServiceDeployment.stopType ROLLBACK and ABORT (read 2026-11).
#[inline(never)]
pub(super) fn stop_deployment(service: ServiceId, roll_back: bool, step: &mut Step<'_>) -> Answer {
    service_scheduler::guard::fail(service, Why::Stopped, roll_back, step);
    Answer::Service(service)
}

/// ContinueServiceDeployment: the answer to a PAUSE hook.
#[inline(never)]
pub(super) fn answer_hook(
    service: ServiceId,
    hook: u32,
    proceed: bool,
    step: &mut Step<'_>,
) -> Answer {
    service_scheduler::shift::answer_hook(service, hook, proceed, step);
    Answer::Service(service)
}

/// UpdateTaskProtection.
///
/// Source: ECS API, UpdateTaskProtection (read 2026-11).
#[inline(never)]
pub(super) fn protect(tasks: &[TaskId], lasts: Option<SimDuration>, step: &mut Step<'_>) -> Answer {
    let until = lasts.map(|it| step.now() + it);
    for task in tasks.iter().copied() {
        if step.world().protected_tasks.get(&task).copied() == until {
            continue;
        }
        let changed = model::rollout::Event::ProtectionChanged { task, until };
        step.emit(Event::Rollout(changed));
        if let Some(service) = step.world().tasks[&task].service {
            service_scheduler::wake(service, step);
        }
    }
    Answer::Done
}

/// A new PRIMARY; the one before becomes ACTIVE.
fn start_deployment(service: ServiceId, definition: TaskDefinitionRef, step: &mut Step<'_>) {
    let now = step.now();
    service_scheduler::rebalance::interrupt(service, step);
    keep_up_superseded(service, step);
    let deployment = Deployment {
        id: DeploymentId(step.world().last_deployment + 1),
        definition,
        status: DeploymentStatus::Primary,
        rollout_state: RolloutState::InProgress,
        created_at: now,
        updated_at: now,
        kept: TaskCount(0),
        failed_tasks: 0,
    };
    step.emit(Event::DeploymentStarted {
        service,
        deployment,
    });
    service_scheduler::guard::begin(service, step);
    service_scheduler::shift::begin(service, step);
    step.emit(Event::StartFailuresCounted {
        service,
        failures: 0,
        until: None,
    });
    service_scheduler::not_steady(service, step);
}

/// The revision that is superseded now is kept up to what it had healthy.
#[inline(never)]
pub fn keep_up_superseded(service: ServiceId, step: &mut Step<'_>) {
    let world = step.world();
    let Some(deployment) = world.services[&service].primary().map(|it| it.id) else {
        return;
    };
    let healthy = world
        .live_tasks_of(service)
        .filter(|it| it.deployment == Some(deployment) && it.is_running() && it.counted_healthy)
        .count();
    let kept = TaskCount(healthy as u32);
    step.emit(Event::DeploymentKept {
        service,
        deployment,
        kept,
    });
}

#[inline(never)]
pub(super) fn update(update: &UpdateService, step: &mut Step<'_>) -> Answer {
    let id = update.service;
    let before = step.world().services[&id].clone();
    let change = ServiceChange {
        minimum_healthy_percent: update.minimum_healthy_percent,
        maximum_percent: update.maximum_percent,
        health_check_grace_period: update.health_check_grace_period,
        placement_constraints: update.constraints.clone(),
        placement_strategy: update.strategies.clone(),
        network: update.network.clone(),
        load_balancers: update.load_balancers.clone(),
    };
    let (boxed, document) = (Box::new(change.clone()), update.document.clone());
    if change != ServiceChange::default() || document != before.document {
        step.emit(Event::ServiceUpdated {
            service: id,
            change: boxed,
            document,
        });
    }
    if let Some(settings) = &update.settings {
        set(id, settings, step);
    }
    if let Some(to) = update.desired.filter(|it| *it != before.desired) {
        set_desired(id, to, ScaledBy::User, step);
    }
    let current = before.primary().map(|it| it.definition.clone());
    let definition = update.definition.clone().or_else(|| current.clone());
    let moved = update.definition.is_some() && update.definition != current
        || update
            .network
            .as_ref()
            .is_some_and(|it| Some(it) != before.network.as_ref())
        || update
            .load_balancers
            .as_ref()
            .is_some_and(|it| *it != before.load_balancers)
        || update.force_new_deployment;
    if let Some(definition) = definition.filter(|_| moved) {
        start_deployment(id, definition, step);
    }
    service_scheduler::wake(id, step);
    Answer::Service(id)
}

/// Changes the desired count and says who did.
#[inline(never)]
pub fn set_desired(service: ServiceId, to: TaskCount, by: ScaledBy, step: &mut Step<'_>) {
    step.emit(Event::DesiredCountChanged { service, to, by });
    service_scheduler::not_steady(service, step);
    service_scheduler::wake(service, step);
}

/// DRAINING until every task is on its way down, then INACTIVE.
#[inline(never)]
pub(super) fn delete(service: ServiceId, step: &mut Step<'_>) -> Answer {
    let status = ServiceStatus::Draining;
    step.emit(Event::ServiceStatusChanged { service, status });
    if service_scheduler::task_sets::is_foreign(step.world(), service) {
        super::task_sets::delete_all(service, step);
    }
    if step.world().services[&service].desired.0 > 0 {
        set_desired(service, TaskCount(0), ScaledBy::User, step);
    }
    if step.world().scalable_targets.contains_key(&service) {
        super::scaling::deregister_target(service, step);
    }
    step.wake(TimerKey::ServiceScheduler(service), step.now());
    Answer::Service(service)
}
