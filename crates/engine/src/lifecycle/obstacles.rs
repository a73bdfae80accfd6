//! What keeps a task from starting although it was placed: a mount that fails, no way to the registry, a
//! full disk.
//!
//! Source: ECS developer guide, CannotPullContainer and ResourceInitialization errors (read 2026-11).
//! Model: how long ECS tries before it gives up; mounts come before pulls. Example: a Fargate task in a
//! private subnet without NAT and endpoints stops after two minutes with ResourceInitializationError.

use super::{definition_of, stopping};
use crate::step::Step;
use crate::{network, storage};
use base::{SimDuration, TaskId};
use model::network::{Blocked, PathOf};
use model::{Event, LaunchType, StopCode, StoppedReason, World};
use rules::reach;

/// Model: connection attempts to a registry or a file system that does not answer.
const NO_ANSWER: SimDuration = SimDuration::from_secs(120);
/// Model: a name that does not resolve fails at once.
const NO_NAME: SimDuration = SimDuration::from_secs(5);

/// Why the task cannot start, after how long, and the way that ends, if it is a way.
struct Obstacle {
    reason: StoppedReason,
    after: Option<SimDuration>,
    blocked: Option<Blocked>,
}

fn find(world: &World, id: TaskId, wave: &[usize]) -> Option<Obstacle> {
    let task = &world.tasks[&id];
    if let Some((volume, failure, blocked)) = storage::failure(world, task) {
        let after = match failure {
            model::storage::MountFailure::NotResolved => NO_NAME,
            model::storage::MountFailure::TimedOut => NO_ANSWER,
        };
        let reason = StoppedReason::MountFailed {
            file_system: volume.source.clone().unwrap_or_default(),
            failure,
            fargate: task.launch_type == LaunchType::Fargate,
        };
        return Some(Obstacle {
            reason,
            after: Some(after),
            blocked,
        });
    }
    blocked_pull(world, id, wave).or_else(|| {
        storage::disk_full(world, task).then_some(Obstacle {
            reason: StoppedReason::DiskFull,
            after: None,
            blocked: None,
        })
    })
}

/// The first image of the wave whose registry cannot be reached, and the way that ends.
///
/// Source: agent README, ECS_IMAGE_PULL_BEHAVIOR default: a cached image serves when the pull fails
/// (read 2026-11).
fn blocked_pull(world: &World, id: TaskId, wave: &[usize]) -> Option<Obstacle> {
    if world.network.is_implicit() {
        return None;
    }
    let task = &world.tasks[&id];
    let containers = &definition_of(world, task).containers;
    let cached = task.instance.map(|it| &world.instances[&it].images);
    let images = wave.iter().map(|n| &containers[*n].image);
    let mut images =
        images.filter(|it| !cached.is_some_and(|cached| super::images::lies(cached, it)));
    images.find_map(|image| {
        let (service, hops) = network::pull_path(world, task, image).pop()?;
        if reach::arrives(&hops) {
            return None;
        }
        let of = PathOf::Pull {
            task: id,
            image: image.clone(),
            service: service.to_string(),
        };
        Some(Obstacle {
            reason: StoppedReason::RegistryUnreachable {
                image: image.clone(),
                fargate: task.launch_type == LaunchType::Fargate,
                layers: service == "s3",
            },
            after: Some(NO_ANSWER),
            blocked: Some(Blocked { of, hops }),
        })
    })
}

/// How long a wave is tried that cannot succeed.
#[inline(never)]
pub(super) fn delay(world: &World, id: TaskId, wave: &[usize]) -> Option<SimDuration> {
    find(world, id, wave)?.after
}

/// Stops the task if it cannot start; says whether it did.
#[inline(never)]
pub(super) fn stop(id: TaskId, wave: &[usize], step: &mut Step<'_>) -> bool {
    let Some(found) = find(step.world(), id, wave) else {
        return false;
    };
    let seq = found
        .blocked
        .map(|it| step.emit(Event::PathBlocked(Box::new(it))));
    let step = &mut step.under(seq);
    stopping::request(id, StopCode::TaskFailedToStart, found.reason, step);
    true
}
