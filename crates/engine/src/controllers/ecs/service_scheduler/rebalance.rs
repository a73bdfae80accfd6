//! Availability Zone rebalancing: once a service is steady, its tasks move one by one to the emptiest
//! zone.
//!
//! Source: ECS developer guide, Availability Zone rebalancing and its event messages (read 2026-11).
//! Model:  a move is a start in the emptiest zone, then a scale-in in the fullest once that task is
//! healthy; a move that finds no place ends the rebalancing until capacity comes or the service moves.
//! Example: zone b comes back, 4/0 becomes 3/1 and then 2/2.

use super::messages::{clear, say};
use super::{not_steady, start, wake};
use crate::nodes;
use crate::step::Step;
use base::{ServiceId, SimTime};
use model::rollout::{Event as RolloutEvent, Move};
use model::{
    Event, InstanceState, LaunchType, Service, ServiceMessage, ServiceStatus, Task, World,
};
use rules::placement::{Constraint, NodeStatus, Pool, Strategy, ZONE_ATTRIBUTE};
use rules::rollout::ecs_rolling::{self, Action, Pass};
use rules::rollout::rebalance;

/// Source: ECS developer guide, Availability Zone rebalancing: eligible services (read 2026-11).
fn takes_part(world: &World, service: &Service) -> bool {
    let Some(rollout) = world.rollouts.get(&service.id) else {
        return false;
    };
    let settings = &rollout.settings;
    let starts = service.start_failures == 0;
    let on = !settings.rebalancing_disabled && !settings.daemon;
    let spreads = match service.placement_strategy.first() {
        None => true,
        Some(Strategy::SpreadAttribute(name)) => name.ends_with(ZONE_ATTRIBUTE),
        Some(_) => false,
    };
    let names_zone = |it: &Constraint| match it {
        Constraint::MemberOf(expression) => expression.text.contains(ZONE_ATTRIBUTE),
        Constraint::DistinctInstance => false,
    };
    let bound = service.placement_constraints.iter().any(names_zone);
    let active = service.status == ServiceStatus::Active && starts;
    on && active && spreads && !bound && service.maximum_percent.0 > 100 && !rollout.move_failed
}

/// The zones the service may use, each with its wanted tasks, in order of name.
fn zones(world: &World, service: &Service) -> Vec<(String, u32)> {
    let subnets = service.network.as_ref().map(|it| it.zones.as_slice());
    let mut names: Vec<String> = match service.launch_type {
        LaunchType::Fargate => subnets.unwrap_or_default().to_vec(),
        LaunchType::Ec2 => {
            let usable = world.instances.values().filter(|it| {
                it.cluster == service.cluster
                    && it.state == InstanceState::Running
                    && it.node.status == NodeStatus::Active
                    && it.node.agent_connected
            });
            let zones = usable.map(|it| it.node.zone.clone());
            zones
                .filter(|it| subnets.is_none_or(|zones| zones.is_empty() || zones.contains(it)))
                .collect()
        }
    };
    names.retain(|it| !world.zone_failed(it));
    names.sort_unstable();
    names.dedup();
    let count = |zone: &String| {
        let tasks = world.live_tasks_of(service.id);
        tasks.filter(|it| it.wanted && it.zone == *zone).count() as u32
    };
    names
        .into_iter()
        .map(|zone| (zone.clone(), count(&zone)))
        .collect()
}

/// The pool of one zone.
pub fn pool(world: &World, service: &Service, zone: &str) -> Pool {
    let mut pool = nodes::pool(world, service.cluster);
    let others: Vec<_> = pool
        .nodes()
        .filter(|it| it.zone != zone)
        .map(|it| it.id)
        .collect();
    for id in others {
        pool.remove(id);
    }
    pool
}

fn tell(service: ServiceId, event: RolloutEvent, step: &mut Step<'_>) {
    debug_assert!(step.world().services.contains_key(&service));
    step.emit(Event::Rollout(event));
}

/// The service is steady: begin, go on with or end the rebalancing.
#[inline(never)]
pub fn look(id: ServiceId, pass: &Pass, step: &mut Step<'_>) {
    let world = step.world();
    let service = &world.services[&id];
    let went_on = world
        .rollouts
        .get(&id)
        .is_some_and(|it| it.rebalancing.is_some());
    if !takes_part(world, service) {
        return;
    }
    let zones = zones(world, service);
    let room = ecs_rolling::ceiling(service.desired, service.maximum_percent) > service.desired;
    let Some((from, to)) = rebalance::next_move(&zones).filter(|_| room) else {
        if went_on {
            end(id, ServiceMessage::ZonesBalanced { zones }, step);
        }
        return;
    };
    let (from, to) = (zones[from].0.clone(), zones[to].0.clone());
    if let Some(message) = blocked(step.world(), id, &from, step.now()) {
        say(id, message, step);
        if went_on {
            end(id, ServiceMessage::RebalancingStopped, step);
        }
        return;
    }
    let stale = |it: &ServiceMessage| matches!(it, ServiceMessage::RebalancingBlocked { .. });
    clear(id, stale, step);
    let unbalanced = ServiceMessage::ZonesNotBalanced { zones };
    if !went_on {
        say(id, unbalanced, step);
    }
    not_steady(id, step);
    begin_move(id, Move { from, to }, pass, step);
}

/// Nothing of the fullest zone may be stopped, so nothing is started elsewhere.
///
/// Source: ECS developer guide, Availability Zone rebalancing: protected tasks block it (read 2026-11).
fn blocked(world: &World, id: ServiceId, from: &str, now: SimTime) -> Option<ServiceMessage> {
    let deployment = world.services[&id].primary()?.id;
    let kept = |it: &Task| {
        world
            .protected_tasks
            .get(&it.id)
            .is_some_and(|it| *it > now)
    };
    let here = world.live_tasks_of(id);
    let here = here.filter(|it| it.wanted && it.zone == from);
    let (kept, open): (Vec<_>, Vec<_>) = here.partition(|it| kept(it));
    let protected = kept.len() as u32;
    let message = ServiceMessage::RebalancingBlocked {
        deployment,
        protected,
    };
    (open.is_empty() && protected > 0).then_some(message)
}

/// Starts the task in the emptiest zone, or gives up.
fn begin_move(id: ServiceId, next: Move, pass: &Pass, step: &mut Step<'_>) {
    let Some(deployment) = step.world().services[&id].primary().map(|it| it.id) else {
        return;
    };
    let (service, zone) = (id, next.to.clone());
    let rebalancing = Some(Box::new(next));
    let action = Action::StartNew { count: 1 };
    let pass = &Pass { action, ..*pass };
    tell(
        id,
        RolloutEvent::Rebalancing {
            service,
            rebalancing,
        },
        step,
    );
    match start::in_zone(id, deployment, &zone, pass, step) {
        Some(task) => {
            let tasks = vec![task];
            say(id, ServiceMessage::StartedInZone { tasks, zone }, step);
            wake(id, step);
        }
        None => {
            let fargate = step.world().services[&id].launch_type == LaunchType::Fargate;
            let message = ServiceMessage::UnableToPlaceInZone { zone, fargate };
            say(id, message, step);
            tell(
                id,
                RolloutEvent::MoveFailed {
                    service,
                    failed: true,
                },
                step,
            );
            end(id, ServiceMessage::RebalancingStopped, step);
        }
    }
}

fn end(service: ServiceId, message: ServiceMessage, step: &mut Step<'_>) {
    let rebalancing = None;
    tell(
        service,
        RolloutEvent::Rebalancing {
            service,
            rebalancing,
        },
        step,
    );
    say(service, message, step);
}

/// A deployment begins: it takes precedence.
///
/// Source: ECS developer guide, Availability Zone rebalancing: it stops for a deployment (read 2026-11).
pub fn interrupt(service: ServiceId, step: &mut Step<'_>) {
    let rollout = step.world().rollouts.get(&service);
    if rollout.is_some_and(|it| it.rebalancing.is_some()) {
        end(service, ServiceMessage::RebalancingStopped, step);
    }
}

/// Capacity came: a steady service looks at its zones, also if a move found no place before.
pub fn try_again(service: ServiceId, step: &mut Step<'_>) {
    let world = step.world();
    let it = &world.services[&service];
    if it.steady && takes_part(world, it) && rebalance::next_move(&zones(world, it)).is_some() {
        wake(service, step);
    }
    let rollout = step.world().rollouts.get(&service);
    if rollout.is_some_and(|it| it.move_failed) {
        tell(
            service,
            RolloutEvent::MoveFailed {
                service,
                failed: false,
            },
            step,
        );
        let stale = |it: &ServiceMessage| matches!(it, ServiceMessage::UnableToPlaceInZone { .. });
        clear(service, stale, step);
        not_steady(service, step);
        wake(service, step);
    }
}
