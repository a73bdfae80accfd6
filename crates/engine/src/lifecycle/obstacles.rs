//! What keeps a task from starting although it was placed: no way to the registry, a mount that fails.
//!
//! Source: ECS developer guide, CannotPullContainer and ResourceInitialization errors (read 2026-11).
//! Model: how long ECS tries before it gives up. Example: a Fargate task in a private subnet without NAT
//! and endpoints stops after two minutes with ResourceInitializationError.

use super::{definition_of, stopping};
use crate::network;
use crate::step::Step;
use base::{SimDuration, TaskId};
use model::network::{Blocked, PathOf};
use model::{Event, LaunchType, StopCode, StoppedReason, World};
use rules::reach;

/// Model: connection attempts to a registry that does not answer.
const NO_ANSWER: SimDuration = SimDuration::from_secs(120);

/// The first image of the wave whose registry cannot be reached, and the way that ends.
fn blocked_pull(world: &World, id: TaskId, wave: &[usize]) -> Option<Blocked> {
    if world.network.is_implicit() {
        return None;
    }
    let task = &world.tasks[&id];
    let containers = &definition_of(world, task).containers;
    let cached = task.instance.map(|it| &world.instances[&it].images);
    let images = wave.iter().map(|n| &containers[*n].image);
    let mut images = images.filter(|it| !cached.is_some_and(|cached| cached.contains(*it)));
    images.find_map(|image| {
        let (service, hops) = network::pull_path(world, task, image).pop()?;
        let of = PathOf::Pull {
            task: id,
            image: image.clone(),
            service: service.to_string(),
        };
        (!reach::arrives(&hops)).then_some(Blocked { of, hops })
    })
}

/// How long a wave is tried that cannot succeed.
///
/// Source: agent README, ECS_IMAGE_PULL_BEHAVIOR default: a cached image serves when the pull fails
/// (read 2026-11).
#[inline(never)]
pub(super) fn delay(world: &World, id: TaskId, wave: &[usize]) -> Option<SimDuration> {
    blocked_pull(world, id, wave).map(|_| NO_ANSWER)
}

/// Stops the task if its wave cannot be pulled; says whether it did.
#[inline(never)]
pub(super) fn stop(id: TaskId, wave: &[usize], step: &mut Step<'_>) -> bool {
    let Some(blocked) = blocked_pull(step.world(), id, wave) else {
        return false;
    };
    let PathOf::Pull { image, service, .. } = blocked.of.clone() else {
        return false;
    };
    let layers = service == "s3";
    let fargate = step.world().tasks[&id].launch_type == LaunchType::Fargate;
    let seq = step.emit(Event::PathBlocked(Box::new(blocked)));
    let reason = StoppedReason::RegistryUnreachable {
        image,
        fargate,
        layers,
    };
    stopping::request(
        id,
        StopCode::TaskFailedToStart,
        reason,
        &mut step.because(seq),
    );
    true
}
