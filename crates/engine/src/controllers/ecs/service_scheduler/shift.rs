//! Deployments that shift traffic: the controller of BLUE_GREEN, LINEAR and CANARY.
//!
//! Each pass walks the stages as far as they go, moves the weights of the listener's rules with them,
//! and then keeps both fleets at their number.
//! Source: ECS developer guide, blue/green deployments; lifecycle hooks; ECS API,
//! ContinueServiceDeployment (read 2026-11).
//! Model:  a Lambda hook answers SUCCEEDED at once; a superseding deployment takes the revision with
//! most production traffic for blue.

use super::{Controller, PASS_EVERY, ServiceScheduler, complete, facts, guard};
use crate::step::Step;
use base::{DeploymentId, Milli, ServiceId, SimTime, TargetGroupId};
use model::rollout::{Event as RolloutEvent, GroupPair, RuleRef, ShiftState, Shifting, Why};
use model::{Action, Event, RolloutState, TimerKey, Weighted, World};
use rules::rollout::ecs_rolling::Action as Done;
use rules::rollout::shift::{self, ALL, Facts, Next, Stage};

/// Stages that one pass may walk through; a rollout of 1000 steps without bake has 2000.
const MOST_STAGES: u32 = 4_000;

/// The state of the shift that the service's deployment is in.
fn state(world: &World, service: ServiceId) -> Option<&ShiftState> {
    let going = world.services[&service].primary()?.rollout_state == RolloutState::InProgress;
    let record = world.rollouts.get(&service)?.current()?;
    record.shifting.as_ref().filter(|_| going)
}

fn settings(world: &World, service: ServiceId) -> Option<&Shifting> {
    world.rollouts.get(&service)?.settings.shifting.as_deref()
}

/// The service's deployment shifts traffic now.
pub fn is_shifting(world: &World, service: ServiceId) -> bool {
    state(world, service).is_some()
}

/// A deployment began: which target groups it takes, and whether traffic shifts to it.
pub fn begin(service: ServiceId, step: &mut Step<'_>) {
    let world = step.world();
    let it = &world.services[&service];
    let Some(before) = it.deployments.get(1).map(|it| it.id) else {
        return;
    };
    let rollout = &world.rollouts[&service];
    let earlier = rollout.record(before).and_then(|it| it.shifting.as_ref());
    let unfinished = earlier.filter(|it| it.production.0 * 2 < ALL.0);
    let blue = unfinished.map_or(before, |it| it.blue);
    let shifts = rollout.settings.shifting.is_some();
    let alternate = rollout.alternate(blue) != shifts;
    if !alternate && !shifts {
        return;
    }
    let several = it.deployments.len() > 2;
    let chosen = RolloutEvent::GroupsChosen {
        service,
        alternate,
        blue: shifts.then_some(blue),
    };
    step.emit(Event::Rollout(chosen));
    if shifts {
        let first = if several {
            Stage::ReconcileService
        } else {
            Stage::PreScaleUp
        };
        enter(service, first, Milli(0), step);
    }
}

#[inline(never)]
pub fn pass(service: ServiceId, step: &mut Step<'_>) {
    if !answer_late_hooks(service, step) {
        return;
    }
    for _ in 0..MOST_STAGES {
        let Some(facts) = facts_of(step.world(), step.now(), service) else {
            return;
        };
        match shift::next(&facts) {
            Next::Enter(stage, production) => enter(service, stage, production, step),
            Next::Fail => return guard::fail(service, Why::StageTimedOut, true, step),
            Next::Complete => {
                if let Some(pass) = decide(step.world(), step.now(), service) {
                    let action = Done::Complete;
                    let pass = rules::rollout::Pass { action, ..pass };
                    complete(service, &pass, step);
                }
                return;
            }
            Next::Stay(until) => {
                wake_at(service, until, step);
                break;
            }
        }
    }
    let decided = decide(step.world(), step.now(), service);
    let observed = facts::observe(step.world(), step.now(), service);
    if let (Some(pass), Some(observed)) = (decided, observed) {
        ServiceScheduler::act(pass, observed, service, step);
    }
}

fn decide(world: &World, now: SimTime, service: ServiceId) -> Option<rules::rollout::Pass> {
    let observed = facts::observe(world, now, service)?;
    let state = state(world, service)?;
    let blue = observed
        .old
        .iter()
        .position(|it| it.deployment == state.blue);
    Some(shift::pass(&observed.counts, state.stage, blue))
}

fn facts_of(world: &World, now: SimTime, service: ServiceId) -> Option<Facts> {
    let state = state(world, service)?;
    let rollout = &world.rollouts[&service];
    let shifting = settings(world, service);
    let green = rollout.current()?.id;
    let live = || world.live_tasks_of(service);
    let healthy = live().filter(|it| {
        it.deployment == Some(green) && it.is_running() && it.counted_healthy && !it.unhealthy
    });
    let of = |it: &model::Task, id| it.deployment == Some(id);
    Some(Facts {
        shift: shifting.map_or(shift::Shift::AllAtOnce, |it| it.shift),
        stage: state.stage,
        since: state.since,
        now,
        production: state.production,
        bake: rollout.settings.bake.unwrap_or_default(),
        green_ready: healthy.count() >= world.services[&service].desired.0 as usize,
        reconciled: live().all(|it| of(it, green) || of(it, state.blue)),
        blue_gone: live().all(|it| of(it, green)),
        hooked: !state.awaiting.is_empty(),
    })
}

fn wake_at(service: ServiceId, until: Option<SimTime>, step: &mut Step<'_>) {
    let created = step.world().services[&service].created_at;
    let hooks = state(step.world(), service)
        .into_iter()
        .flat_map(|it| &it.awaiting);
    let first = hooks.map(|it| it.until).chain(until).min();
    if let Some(at) = first {
        let turn = at.on_or_next_grid(created, PASS_EVERY);
        step.wake_by(TimerKey::ServiceScheduler(service), turn);
    }
}

/// Enters a stage: traffic moves, and its hooks are called.
fn enter(service: ServiceId, stage: Stage, production: Milli, step: &mut Step<'_>) {
    let tested = stage >= Stage::TestTrafficShift;
    let test = if tested { ALL } else { Milli(0) };
    let seq = step.emit(Event::Rollout(RolloutEvent::StageEntered {
        service,
        stage,
        test,
        production,
    }));
    let step = &mut step.because(seq);
    super::not_steady(service, step);
    set_traffic(service, test, production, step);
    let now = step.now();
    let hooks = settings(step.world(), service).map(|it| it.hooks.clone());
    for (hook, it) in hooks.unwrap_or_default().iter().enumerate() {
        if !it.stages.contains(&stage) {
            continue;
        }
        let hook = hook as u32;
        let event = if it.pause {
            let until = now + it.timeout;
            RolloutEvent::HookAwaited {
                service,
                hook,
                until,
            }
        } else {
            RolloutEvent::HookAnswered {
                service,
                hook,
                proceed: true,
            }
        };
        step.emit(Event::Rollout(event));
    }
}

/// Hooks whose time is over do what their configuration says; false when that ended the deployment.
fn answer_late_hooks(service: ServiceId, step: &mut Step<'_>) -> bool {
    let now = step.now();
    let late = state(step.world(), service)
        .into_iter()
        .flat_map(|it| &it.awaiting);
    let late: Vec<u32> = late
        .filter(|it| it.until <= now)
        .map(|it| it.hook)
        .collect();
    for hook in late {
        let hooks = settings(step.world(), service).map(|it| &it.hooks);
        let proceed = hooks
            .and_then(|it| it.get(hook as usize))
            .is_some_and(|it| it.proceed);
        if !answer_hook(service, hook, proceed, step) {
            return false;
        }
    }
    true
}

/// A hook was answered: go on, or back; false when that ended the deployment.
pub fn answer_hook(service: ServiceId, hook: u32, proceed: bool, step: &mut Step<'_>) -> bool {
    let answered = RolloutEvent::HookAnswered {
        service,
        hook,
        proceed,
    };
    let seq = step.emit(Event::Rollout(answered));
    if !proceed {
        guard::fail(service, Why::Hook, true, &mut step.because(seq));
    }
    super::wake(service, step);
    proceed
}

/// All traffic goes back to blue.
pub fn give_back(service: ServiceId, step: &mut Step<'_>) {
    if is_shifting(step.world(), service) {
        set_traffic(service, Milli(0), Milli(0), step);
    }
}

/// Sets the weights of the production and test rules.
fn set_traffic(service: ServiceId, test: Milli, production: Milli, step: &mut Step<'_>) {
    let world = step.world();
    let Some(state) = state(world, service) else {
        return;
    };
    let swapped = world.rollouts[&service].alternate(state.blue);
    let pairs = world.rollouts[&service].settings.pairs.clone();
    for pair in &pairs {
        let (blue, green) = groups(pair, swapped);
        for (rule, share) in [(pair.production, production), (pair.test, test)] {
            if let Some(rule) = rule {
                forward(rule, (blue, green), share, step);
            }
        }
    }
}

fn groups(pair: &GroupPair, swapped: bool) -> (TargetGroupId, TargetGroupId) {
    if swapped {
        (pair.alternate, pair.target_group)
    } else {
        (pair.target_group, pair.alternate)
    }
}

/// Weights are tenths of a per cent where a step needs them, else whole per cents.
fn forward(
    rule: RuleRef,
    (blue, green): (TargetGroupId, TargetGroupId),
    share: Milli,
    step: &mut Step<'_>,
) {
    let found = step.world().load_balancers.get(&rule.load_balancer);
    let Some(mut listener) = found.and_then(|it| it.listener(rule.listener)).cloned() else {
        return;
    };
    let unit = if share.0 % 1000 == 0 { 1000 } else { 100 };
    let weight = |it: i64| u32::try_from(it / unit).unwrap_or_default();
    let weighted = |target_group, it| Weighted {
        target_group,
        weight: weight(it),
    };
    let list = vec![weighted(blue, ALL.0 - share.0), weighted(green, share.0)];
    let action = match rule.rule {
        0 => Some(&mut listener.default_action),
        id => listener
            .rules
            .iter_mut()
            .find(|it| it.id == id)
            .map(|it| &mut it.action),
    };
    let Some(action) = action.filter(|it| **it != Action::Forward(list.clone())) else {
        return;
    };
    *action = Action::Forward(list);
    let (load_balancer, listener) = (rule.load_balancer, Box::new(listener));
    step.emit(Event::ListenerModified {
        load_balancer,
        listener,
    });
}

/// A task's part of the service's requests, as (thousandths of a per cent, healthy tasks that share
/// it); `None` while no traffic shifts.
pub fn share_of(world: &World, task: &model::Task) -> Option<(Milli, i64)> {
    let service = task.service?;
    if world.task_sets.controller(service).is_some() {
        return super::task_sets::share_of(world, task);
    }
    let state = state(world, service)?;
    let green = world.rollouts[&service].current()?.id;
    let part = |id: DeploymentId| match id {
        id if id == green => state.production,
        id if id == state.blue => Milli(ALL.0 - state.production.0),
        _ => Milli(0),
    };
    let mine = task.deployment?;
    let serving = world
        .live_tasks_of(service)
        .filter(|it| it.deployment == Some(mine) && it.is_running() && it.counted_healthy);
    Some((part(mine), serving.count() as i64))
}
