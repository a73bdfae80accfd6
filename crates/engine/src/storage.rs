//! Mounting a task's volumes: which can be mounted from where the task runs, and what they hold.
//!
//! Source: ECS developer guide, Amazon EFS volumes: a mount target in the task's zone, TCP 2049 open from
//! the task or its instance; Fargate task ephemeral storage (read 2026-11).
//! Example: a Fargate task in a zone without a mount target stops with ResourceInitializationError.

use crate::lifecycle::definition_of;
use crate::network;
use crate::step::Step;
use base::TaskId;
use model::network::{Blocked, PathOf};
use model::storage::{MountFailure, MountTarget, Mounted, StorageChange, Volume};
use model::{Event, LaunchType, Task, World};
use rules::placement::Protocol;
use rules::reach::{self, Hop};
use rules::storage::{self, Kind};

const NFS: u16 = 2049;

/// The way from where the task's traffic leaves to a mount target.
pub fn way(world: &World, task: &Task, target: &MountTarget) -> Vec<Hop> {
    network::mount_path(world, task, target, Protocol::Tcp, NFS)
}

/// The first volume that cannot be mounted, why, and the way that ends, if it is a way.
pub(crate) fn failure<'w>(
    world: &'w World,
    task: &'w Task,
) -> Option<(&'w Volume, MountFailure, Option<Blocked>)> {
    if world.storage.file_systems.is_empty() {
        return None;
    }
    let volumes = &definition_of(world, task).volumes;
    let mut remote = volumes.iter().filter(|it| it.kind == Kind::Efs);
    remote.find_map(|volume| {
        let id = volume.source.as_deref().unwrap_or_default();
        let file_system = world.storage.file_system(id);
        let targets = file_system.map_or(&[][..], |it| &it.mount_targets);
        let Some(target) = targets.iter().find(|it| it.zone == task.zone) else {
            return Some((volume, MountFailure::NotResolved, None));
        };
        if world.zone_failed(&target.zone) {
            return Some((volume, MountFailure::TimedOut, None));
        }
        let hops = way(world, task, target);
        let of = PathOf::Mount {
            task: task.id,
            file_system: id.to_string(),
        };
        let blocked = !reach::arrives(&hops);
        blocked.then_some((volume, MountFailure::TimedOut, Some(Blocked { of, hops })))
    })
}

/// Whether the images leave no room on a Fargate task's disk.
pub(crate) fn disk_full(world: &World, task: &Task) -> bool {
    if task.launch_type != LaunchType::Fargate {
        return false;
    }
    let definition = definition_of(world, task);
    let mut images: Vec<(String, u32)> = definition
        .containers
        .iter()
        .map(|it| crate::lifecycle::images::on_disk(world, task, it))
        .collect();
    images.sort_unstable();
    images.dedup();
    let sizes = images.into_iter().map(|it| it.1);
    let asked = definition.ephemeral_gib;
    let platform = world.task_platforms.get(&task.id);
    let disk = platform.map_or(asked, |it| it.disk_gib(asked));
    storage::ephemeral_left(disk, sizes).is_none()
}

/// Says what the task's volumes hold, once it starts.
#[inline(never)]
pub(crate) fn mount(id: TaskId, step: &mut Step<'_>) {
    let world = step.world();
    let task = &world.tasks[&id];
    let used = definition_of(world, task).volumes.iter();
    let volumes: Vec<Mounted> = used
        .filter(|it| !it.containers.is_empty())
        .map(|it| {
            let place = it.place(id, task.instance);
            Mounted {
                volume: it.name.clone(),
                kind: it.kind,
                found: world.storage.written.contains(&place),
                place,
            }
        })
        .collect();
    if !volumes.is_empty() {
        let change = StorageChange::TaskMounted { task: id, volumes };
        step.emit(Event::StorageChanged(Box::new(change)));
    }
}
