//! CodeDeploy's blue/green deployment of a CODE_DEPLOY service, as far as ECS lets one see it.
//!
//! A replacement task set comes up beside the original, production traffic moves to it in the steps
//! of the deployment configuration, it becomes PRIMARY, and the original goes after a while.
//! Source: ECS developer guide, blue/green deployment with CodeDeploy: an hour to come up (read
//! 2026-11). Model:  CodeDeploy itself: looks fall on the scheduler's passes, no lifecycle hooks.
//! Example: ECSLinear10PercentEvery1Minutes has moved everything after nine minutes.

use super::{PASS_EVERY, not_steady, wake};
use crate::step::Step;
use base::{DeploymentId, Milli, ServiceId, SimDuration, SimTime, TargetGroupId};
use model::task_set::{CodeDeploy, CodeDeployStage as Stage};
use model::{Action, Event, TaskSetEvent, TaskSetStatus, TimerKey, Weighted, World};
use rules::rollout::shift::ALL;
use rules::rollout::task_set::share_after;

/// How long a replacement may take to become steady.
pub const PATIENCE: SimDuration = SimDuration::from_mins(60);

/// Goes on with the service's deployment, if there is one.
pub fn look(service: ServiceId, step: &mut Step<'_>) {
    let Some(it) = step.world().task_sets.code_deploys.get(&service).cloned() else {
        return;
    };
    let now = step.now();
    match it.stage {
        Stage::Replacing => {
            let stable = |id| step.world().task_set(Some(id)).is_some_and(|it| it.stable);
            if stable(it.replacement) {
                move_traffic(service, it, now, now, step);
            } else if it.since + PATIENCE <= now {
                fail(service, it, step);
            } else {
                wake_at(service, it.since + PATIENCE, step);
            }
        }
        Stage::Shifting => {
            let began = it.since;
            move_traffic(service, it, began, now, step);
        }
        Stage::Keeping if it.since + it.keep <= now => {
            let mut done = it;
            set_status(done.original, TaskSetStatus::Draining, step);
            (done.stage, done.since) = (Stage::Succeeded, now);
            advance(service, done, step);
        }
        Stage::Keeping => wake_at(service, it.since + it.keep, step),
        Stage::Succeeded | Stage::Failed => {}
    }
}

/// The share that the time asks for; at 100 % the replacement is PRIMARY.
fn move_traffic(
    service: ServiceId,
    mut it: CodeDeploy,
    began: SimTime,
    now: SimTime,
    step: &mut Step<'_>,
) {
    let share = share_after(it.shift, now.since(began));
    if (it.stage, it.share) != (Stage::Shifting, share) {
        (it.stage, it.since, it.share) = (Stage::Shifting, began, share);
        let seq = advance(service, it.clone(), step);
        forward(service, &it, &mut step.because(seq));
    }
    if share < ALL {
        return wake_at(service, now + PASS_EVERY, step);
    }
    set_status(it.original, TaskSetStatus::Active, step);
    set_status(it.replacement, TaskSetStatus::Primary, step);
    (it.stage, it.since) = (Stage::Keeping, now);
    let ends = now + it.keep;
    advance(service, it, step);
    wake_at(service, ends, step);
}

/// The replacement is made; the listener knows its target group, without traffic yet.
pub fn begin(service: ServiceId, it: CodeDeploy, step: &mut Step<'_>) {
    let seq = advance(service, it.clone(), step);
    forward(service, &it, &mut step.because(seq));
}

/// Traffic goes back, the replacement goes.
pub fn fail(service: ServiceId, mut it: CodeDeploy, step: &mut Step<'_>) {
    (it.stage, it.since, it.share) = (Stage::Failed, step.now(), Milli(0));
    let seq = advance(service, it.clone(), step);
    let step = &mut step.because(seq);
    forward(service, &it, step);
    set_status(it.replacement, TaskSetStatus::Draining, step);
    set_status(it.original, TaskSetStatus::Primary, step);
    wake(service, step);
}

fn advance(service: ServiceId, deploy: CodeDeploy, step: &mut Step<'_>) -> base::Seq {
    let deploy = Box::new(deploy);
    let seq = step.emit(Event::TaskSet(TaskSetEvent::Advanced { service, deploy }));
    not_steady(service, step);
    wake(service, step);
    seq
}

fn set_status(task_set: DeploymentId, status: TaskSetStatus, step: &mut Step<'_>) {
    let there = step.world().task_set(Some(task_set));
    if there.is_some_and(|it| it.status != status) {
        let changed = TaskSetEvent::StatusChanged { task_set, status };
        step.emit(Event::TaskSet(changed));
    }
}

fn wake_at(service: ServiceId, at: SimTime, step: &mut Step<'_>) {
    let turn = at.on_or_next_grid(step.world().services[&service].created_at, PASS_EVERY);
    step.wake_by(TimerKey::ServiceScheduler(service), turn);
}

fn group_of(world: &World, task_set: DeploymentId) -> Option<TargetGroupId> {
    let set = world.task_set(Some(task_set))?;
    set.load_balancers.first().map(|it| it.target_group)
}

/// The first action of a listener that forwards to one of the service's target groups.
fn production(world: &World, service: ServiceId) -> Option<(base::LoadBalancerId, u32)> {
    let sets = world.task_sets.of(service);
    let groups: Vec<TargetGroupId> = sets
        .flat_map(|it| &it.load_balancers)
        .map(|it| it.target_group)
        .collect();
    let leads = |action: &Action| match action {
        Action::Forward(list) => list.iter().any(|it| groups.contains(&it.target_group)),
        _ => false,
    };
    world.load_balancers.values().find_map(|balancer| {
        let mut listeners = balancer.listeners.iter();
        let found = listeners.find(|it| leads(&it.default_action))?;
        Some((balancer.id, found.id))
    })
}

/// The weight of a target group at the production listener.
pub fn weight(world: &World, service: ServiceId, group: TargetGroupId) -> u64 {
    let found = production(world, service)
        .and_then(|(balancer, listener)| world.load_balancers.get(&balancer)?.listener(listener));
    match found.map(|it| &it.default_action) {
        Some(Action::Forward(list)) => {
            let mine = list.iter().filter(|it| it.target_group == group);
            mine.map(|it| u64::from(it.weight)).sum()
        }
        _ => 0,
    }
}

/// Sets the listener's weights to the deployment's share.
fn forward(service: ServiceId, it: &CodeDeploy, step: &mut Step<'_>) {
    let world = step.world();
    let Some((load_balancer, id)) = production(world, service) else {
        return;
    };
    let groups = (
        group_of(world, it.original),
        group_of(world, it.replacement),
    );
    let (Some(blue), Some(green)) = groups else {
        return;
    };
    let found = world.load_balancers.get(&load_balancer);
    let Some(mut listener) = found.and_then(|it| it.listener(id)).cloned() else {
        return;
    };
    let weighted = |target_group, share: i64| Weighted {
        target_group,
        weight: u32::try_from(share / 1000).unwrap_or_default(),
    };
    let list = vec![
        weighted(blue, ALL.0 - it.share.0),
        weighted(green, it.share.0),
    ];
    listener.default_action = Action::Forward(list);
    let listener = Box::new(listener);
    step.emit(Event::ListenerModified {
        load_balancer,
        listener,
    });
}

/// The original and the replacement keep what they have while the deployment lasts.
pub fn is_going(world: &World, service: ServiceId) -> bool {
    let found = world.task_sets.code_deploys.get(&service);
    found.is_some_and(|it| !matches!(it.stage, Stage::Succeeded | Stage::Failed))
}
