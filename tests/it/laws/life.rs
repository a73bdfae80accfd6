//! Laws of things: nothing is given out twice, and lives go one way.

use crate::script::{Played, judge};
use base::{InstanceId, TaskId};
use model::{Event, Stamped, TaskStatus, World};
use std::collections::{BTreeMap, BTreeSet};

/// The world after every visible event, with that event.
fn along(
    played: &Played,
    mut look: impl FnMut(&World, &Stamped) -> Result<(), String>,
) -> Result<(), String> {
    let mut world = World::new(played.scenario.seed);
    for stamped in played.timeline.whole_trace() {
        world.apply(stamped);
        if !stamped.event.is_bookkeeping() {
            look(&world, stamped)
                .map_err(|why| format!("at {} {}: {why}", stamped.at, stamped.seq))?;
        }
    }
    Ok(())
}

#[test]
fn no_instance_is_over_committed() {
    judge(24, |played| {
        along(played, |world, stamped| match stamped.event {
            Event::TaskCreated(_) | Event::TaskStatusChanged { .. } => committed(world),
            _ => Ok(()),
        })?;
        committed(played.timeline.world())
    });
}

/// What the tasks on each instance hold, counted anew, is what the instance has given out.
pub(super) fn committed(world: &World) -> Result<(), String> {
    world
        .instances
        .keys()
        .try_for_each(|id| committed_on(world, *id))
}

/// The same of one instance.
pub fn committed_on(world: &World, id: InstanceId) -> Result<(), String> {
    let node = &world.instances[&id].node;
    let tasks = || world.live_tasks_on(id);
    let cpu: u32 = tasks().map(|it| it.cpu.0).sum();
    let memory: u32 = tasks().map(|it| it.memory.0).sum();
    let enis: u32 = tasks().map(|it| it.enis).sum();
    if cpu > node.cpu_total.0 || node.cpu_total.0 - cpu != node.cpu_left.0 {
        return Err(format!(
            "{id}: cpu {cpu} of {}, left {}",
            node.cpu_total, node.cpu_left
        ));
    }
    if memory > node.memory_total.0 || node.memory_total.0 - memory != node.memory_left.0 {
        let (total, left) = (node.memory_total, node.memory_left);
        return Err(format!("{id}: memory {memory} of {total}, left {left}"));
    }
    if enis > node.eni_slots || node.eni_slots - enis != node.enis_left {
        return Err(format!(
            "{id}: {enis} of {} ENIs, left {}",
            node.eni_slots, node.enis_left
        ));
    }
    let mut held = BTreeSet::new();
    for task in tasks() {
        for port in ports(world, task.id) {
            if !held.insert(port) {
                return Err(format!("{id}: port {port:?} is given out twice"));
            }
        }
    }
    Ok(())
}

/// Host ports of a task: the fixed ones it reserves and the dynamic ones it got.
fn ports(world: &World, task: TaskId) -> BTreeSet<(rules::placement::Protocol, u16)> {
    let task = &world.tasks[&task];
    let bound = task.ports.iter().filter(|_| !task.own_interface);
    let bound = bound.map(|it| (it.protocol, it.host_port));
    task.reserved_ports.iter().copied().chain(bound).collect()
}

#[test]
fn what_is_stopped_stays_stopped_and_states_follow_their_order() {
    judge(24, |played| {
        let mut last: BTreeMap<TaskId, TaskStatus> = BTreeMap::new();
        for stamped in played.timeline.whole_trace() {
            match &stamped.event {
                Event::TaskCreated(task) => {
                    last.insert(task.id, task.last_status);
                }
                Event::TaskStatusChanged { task, to } => {
                    let from = last
                        .insert(*task, *to)
                        .ok_or("a task that was never created")?;
                    if !is_in_table(from, *to) {
                        return Err(format!("{task}: {} -> {}", from.name(), to.name()));
                    }
                }
                _ => {}
            }
        }
        Ok(())
    });
}

/// The steps of a task's life. States that last no time for a launch type are passed over.
///
/// Source: ECS developer guide, task lifecycle (read 2026-11).
fn is_in_table(from: TaskStatus, to: TaskStatus) -> bool {
    use TaskStatus::*;
    let next: &[TaskStatus] = match from {
        Provisioning => &[Pending, Deactivating, Stopping, Deprovisioning, Stopped],
        Pending => &[
            Activating,
            Running,
            Deactivating,
            Stopping,
            Deprovisioning,
            Stopped,
        ],
        Activating => &[Running, Deactivating, Stopping, Deprovisioning, Stopped],
        Running => &[Deactivating, Stopping, Deprovisioning, Stopped],
        Deactivating => &[Stopping, Deprovisioning, Stopped],
        Stopping => &[Deprovisioning, Stopped],
        Deprovisioning => &[Stopped],
        Stopped => &[],
    };
    next.contains(&to)
}

/// Look-ups that the world keeps agree with the tasks themselves.
#[test]
fn live_lists_agree_with_the_tasks() {
    judge(16, |played| {
        along(played, |world, _| {
            let live: BTreeSet<TaskId> = world
                .tasks
                .values()
                .filter(|it| !it.is_stopped())
                .map(|it| it.id)
                .collect();
            let mut by_instance: BTreeMap<InstanceId, Vec<TaskId>> = BTreeMap::new();
            for id in &live {
                if let Some(instance) = world.tasks[id].instance {
                    by_instance.entry(instance).or_default().push(*id);
                }
            }
            for (instance, tasks) in &world.instance_tasks {
                let expected = by_instance.remove(instance).unwrap_or_default();
                if *tasks != expected {
                    return Err(format!("{instance}: {tasks:?} instead of {expected:?}"));
                }
            }
            if by_instance.is_empty() {
                Ok(())
            } else {
                Err(format!("unlisted {by_instance:?}"))
            }
        })
    });
}
