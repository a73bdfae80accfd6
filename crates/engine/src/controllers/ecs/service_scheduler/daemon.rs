//! The scheduling strategy DAEMON: one task on each ACTIVE instance that meets the constraints.
//!
//! The number of such instances is the desired count, and the rolling update keeps its walls with it.
//! Source: ECS developer guide, services: DAEMON; ECS API, CreateService.schedulingStrategy (read
//! 2026-11).
//! Model:  a DRAINING instance's daemon task stops once no replica task is left there.
//! Example: three instances at 0/100: an update stops three tasks, then starts three.

use super::facts::group;
use super::messages::say;
use super::not_steady;
use crate::commands::services::set_desired;
use crate::lifecycle::stopping;
use crate::nodes;
use crate::step::Step;
use base::{InstanceId, ServiceId, TaskCount, TaskId};
use model::{
    Instance, InstanceState, ScaledBy, Service, ServiceMessage, ServiceStatus, StopCode,
    StoppedReason, Task, World,
};
use rules::placement::{Ask, NodeStatus, Pool};

/// The service is a DAEMON.
pub fn is_daemon(world: &World, service: ServiceId) -> bool {
    world
        .rollouts
        .get(&service)
        .is_some_and(|it| it.settings.daemon)
}

/// What an instance must meet, resources aside.
fn ask(world: &World, service: &Service) -> Option<Ask> {
    let definition = world.definition(&service.primary()?.definition)?;
    let name = group(&service.name);
    let mut ask = nodes::ask(world, definition, &name, service.network.as_ref());
    ask.constraints
        .extend(service.placement_constraints.iter().cloned());
    Some(ask)
}

fn eligible<'w>(world: &'w World, service: &Service) -> impl Iterator<Item = &'w Instance> + 'w {
    let (ask, cluster) = (ask(world, service), service.cluster);
    world.all_instances().filter(move |it| {
        let there = it.cluster == cluster && it.state != InstanceState::Terminated;
        let active = it.node.status == NodeStatus::Active;
        let suits = |ask: &Ask| rules::placement::suits(ask, &it.node);
        there && active && ask.as_ref().is_some_and(suits)
    })
}

/// The instances that have no task of the service and shall have one.
pub fn pool(world: &World, service: &Service) -> Pool {
    let mine = |it: &InstanceId| {
        world
            .live_tasks_on(*it)
            .any(|task| task.service == Some(service.id) && task.wanted)
    };
    let free = eligible(world, service).filter(|it| !mine(&it.id));
    Pool::new(free.map(|it| it.node.clone()).collect())
}

/// The task is where a daemon task belongs.
pub fn belongs(world: &World, service: &Service, task: &Task) -> bool {
    let (Some(instance), Some(ask)) = (task.instance, ask(world, service)) else {
        return false;
    };
    let node = &world.instances[&instance].node;
    node.status == NodeStatus::Active && rules::placement::suits(&ask, node)
}

/// The cluster has changed in a way that this daemon has to follow.
pub fn has_to_look(world: &World, service: &Service) -> bool {
    let active = service.status == ServiceStatus::Active;
    active && (lacks(world, service) || strays(world, service).next().is_some())
}

fn lacks(world: &World, service: &Service) -> bool {
    eligible(world, service).count() as u32 != service.desired.0
}

/// Tasks on instances that are not eligible any more and may stop now.
fn strays<'w>(world: &'w World, service: &'w Service) -> impl Iterator<Item = &'w Task> + 'w {
    let wanted = world.live_tasks_of(service.id).filter(|it| it.wanted);
    wanted.filter(move |it| !belongs(world, service, it) && !must_wait(world, it))
}

/// Replica tasks leave a DRAINING instance first.
fn must_wait(world: &World, task: &Task) -> bool {
    let Some(instance) = task.instance else {
        return false;
    };
    let draining = world.instances[&instance].node.status == NodeStatus::Draining;
    let replica = |it: &Task| it.service.is_some_and(|of| !is_daemon(world, of));
    draining && world.live_tasks_on(instance).any(replica)
}

/// Takes the number of instances for the desired count, and stops tasks where none belongs.
#[inline(never)]
pub fn settle(id: ServiceId, step: &mut Step<'_>) {
    let world = step.world();
    let service = &world.services[&id];
    if service.status != ServiceStatus::Active {
        return;
    }
    let wanted = TaskCount(eligible(world, service).count() as u32);
    let strays: Vec<TaskId> = strays(world, service).map(|it| it.id).collect();
    let deployment = service.primary().map(|it| it.id).unwrap_or_default();
    if wanted != service.desired {
        set_desired(id, wanted, ScaledBy::Daemon, step);
    }
    if strays.is_empty() {
        return;
    }
    not_steady(id, step);
    for task in &strays {
        let reason = StoppedReason::Scaling(deployment);
        stopping::request(*task, StopCode::ServiceSchedulerInitiated, reason, step);
    }
    say(id, ServiceMessage::Stopped { tasks: strays }, step);
}
