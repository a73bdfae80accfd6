//! Services whose deployments another controller makes: every task set keeps its own number.
//!
//! A pass looks at each task set as at a service of one revision; the percentages of the deployment
//! configuration only count where instances drain and unhealthy tasks are replaced.
//! Source: ECS API, CreateTaskSet, UpdateTaskSet, TaskSet; developer guide, external deployment
//! (read 2026-11). Model:  all task sets of a service act in one pass.
//! Example: desired 4 with task sets at 100 % and 50 %: six tasks run.

use super::facts::{self, Observed, OfDeployment};
use super::{Controller, ServiceScheduler, announce_steady, code_deploy, not_steady};
use crate::step::Step;
use base::{DeploymentId, Milli, ServiceId, SimTime};
use model::{Event, Service, ServiceStatus, Task, TaskSet, TaskSetEvent, TaskSetStatus, World};
use rules::rollout::ecs_rolling::{self, Action, Counts};
use rules::rollout::task_set::{self, Facts};

/// ECS does not make this service's deployments.
pub fn is_foreign(world: &World, service: ServiceId) -> bool {
    world.task_sets.controller(service).is_some()
}

fn ids(world: &World, service: ServiceId) -> Vec<DeploymentId> {
    world.task_sets.of(service).map(|it| it.id).collect()
}

/// One pass over every task set of the service.
#[inline(never)]
pub fn pass(service: ServiceId, step: &mut Step<'_>) {
    code_deploy::look(service, step);
    let mut steady = true;
    for id in ids(step.world(), service) {
        compute(id, step);
        let world = step.world();
        let Some(observed) = observe(world, step.now(), &world.services[&service], id) else {
            continue;
        };
        let pass = ecs_rolling::pass(&observed.counts);
        let quiet = pass.action == Action::Steady && observed.leaving == 0;
        steady &= quiet;
        if !matches!(pass.action, Action::Steady | Action::Stuck(_)) {
            ServiceScheduler::act(pass, observed, service, step);
        }
        settle(id, step);
    }
    let active = step.world().services[&service].status == ServiceStatus::Active;
    if steady && active {
        announce_steady(service, step);
    }
}

/// The number it has to keep follows from the service's desired count and its own scale.
fn compute(id: DeploymentId, step: &mut Step<'_>) {
    let world = step.world();
    let set = &world.task_sets.all[&id];
    let gone = set.status == TaskSetStatus::Draining;
    let scale = if gone { Milli(0) } else { set.scale };
    scale_to(id, scale, step);
}

/// Gives the task set this scale, and the number that follows from it.
pub fn scale_to(id: DeploymentId, scale: Milli, step: &mut Step<'_>) {
    let world = step.world();
    let set = &world.task_sets.all[&id];
    let (service, desired) = (set.service, world.services[&set.service].desired);
    let computed = task_set::computed(desired, scale);
    if (set.scale, set.computed) != (scale, computed) {
        step.emit(Event::TaskSet(TaskSetEvent::Computed {
            task_set: id,
            desired,
            scale,
            computed,
        }));
        not_steady(service, step);
    }
}

/// The task set as a service of one revision.
fn observe(world: &World, now: SimTime, service: &Service, id: DeploymentId) -> Option<Observed> {
    let set = world.task_sets.all.get(&id)?;
    let mut new = facts::of_deployment(world, now, service, id);
    new.counts.desired = set.computed.0;
    let mine = |it: &&Task| it.deployment == Some(id) && !it.wanted;
    let leaving = world.live_tasks_of(service.id).filter(mine).count();
    let counts = Counts {
        minimum: service.minimum_healthy_percent,
        maximum: service.maximum_percent,
        new: new.counts,
        old: Vec::new(),
        placeable: None,
        hold: super::guard::hold(now, service),
        in_progress: false,
        success: Default::default(),
    };
    Some(Observed {
        counts,
        new,
        old: Vec::<OfDeployment>::new(),
        leaving,
    })
}

/// STABILIZING or STEADY_STATE; a deleted one without tasks is gone.
fn settle(id: DeploymentId, step: &mut Step<'_>) {
    let world = step.world();
    let set = &world.task_sets.all[&id];
    if set.status == TaskSetStatus::Draining {
        let mine = |it: &Task| it.deployment == Some(id);
        if !world.live_tasks_of(set.service).any(mine) {
            step.emit(Event::TaskSet(TaskSetEvent::Gone { task_set: id }));
        }
        return;
    }
    let stable = is_stable(world, set);
    if stable != set.stable {
        let (task_set, service) = (id, set.service);
        let changed = TaskSetEvent::StabilityChanged { task_set, stable };
        step.emit(Event::TaskSet(changed));
        super::wake(service, step);
    }
}

fn is_stable(world: &World, set: &TaskSet) -> bool {
    let mut facts = Facts {
        computed: set.computed,
        running: 0,
        pending: 0,
        draining: 0,
        healthy: 0,
    };
    let wanted = world.live_tasks_of(set.service).filter(|it| it.wanted);
    for task in wanted.filter(|it| it.deployment == Some(set.id)) {
        facts.running += u32::from(task.is_running());
        facts.pending += u32::from(task.is_pending());
        facts.healthy += u32::from(task.is_running() && task.counted_healthy && !task.unhealthy);
        facts.draining += u32::from(facts::on_draining_instance(world, task));
    }
    task_set::is_stable(&facts)
}

/// A task's part of the service's requests, as (thousandths of a per cent, healthy tasks that share
/// it); `None` where no listener tells the task sets apart.
///
/// Model:  the first listener that forwards to any of them is the production listener.
#[inline(never)]
pub fn share_of(world: &World, task: &Task) -> Option<(Milli, i64)> {
    let (service, mine) = (task.service?, task.deployment?);
    world.task_sets.controller(service)?;
    let of_set = |set: &TaskSet| -> u64 {
        let groups = set.load_balancers.iter().map(|it| it.target_group);
        groups
            .map(|it| code_deploy::weight(world, service, it))
            .sum()
    };
    let total: u64 = world.task_sets.of(service).map(of_set).sum();
    if total == 0 {
        return None;
    }
    let part = world.task_sets.all.get(&mine).map_or(0, of_set);
    let serving = world
        .live_tasks_of(service)
        .filter(|it| it.deployment == Some(mine) && it.is_running() && it.counted_healthy);
    let share = part * rules::rollout::shift::ALL.0.unsigned_abs() / total;
    Some((
        Milli(i64::try_from(share).unwrap_or(0)),
        serving.count() as i64,
    ))
}
