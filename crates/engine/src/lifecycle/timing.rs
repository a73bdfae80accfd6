//! How long things take. All of it is made up, within the range of observed logs; tune it here.
//!
//! Model: AWS publishes no durations. Observed from `has started` to `registered targets`: 20 to 65 s on
//! Fargate (public event logs, 2025 and 2026). A cached image starts in about 3 s on EC2.

use base::{Milli, SimDuration, Stream};
use model::{ImageBehaviour, ImageHealth, LaunchType, Task, World};

/// Model: microVM and network interface of a Fargate task.
const PROVISION_FARGATE: SimDuration = SimDuration::from_secs(15);
/// Model: attaching a network interface to an instance.
const PROVISION_ENI: SimDuration = SimDuration::from_secs(5);
/// Model: detaching and deleting a network interface.
pub const DEPROVISION: SimDuration = SimDuration::from_secs(5);
/// Model: creating and starting the containers of a task once their images are there.
pub const CREATE_CONTAINER: SimDuration = SimDuration::from_secs(2);

/// How long the agent waits for a container that the runtime does not bring up.
///
/// Source: agent README, ECS_CONTAINER_START_TIMEOUT: 3 minutes (read 2026-11).
pub const START_TIMEOUT: SimDuration = SimDuration::from_secs(180);
/// Model: MiB of image pulled per second.
const PULL_MIB_PER_SEC: u64 = 40;
/// Model: asking the registry for a manifest, even when every layer is cached.
const PULL_CHECK: SimDuration = SimDuration::from_secs(1);
/// Model: from start until a process over its limit is killed.
pub const OUT_OF_MEMORY: SimDuration = SimDuration::from_secs(2);
/// Model: from start until a process built for another machine has failed.
pub const EXEC_FORMAT: SimDuration = SimDuration::from_secs(1);
/// Model: booting a stopped instance until its agent is connected again.
pub const INSTANCE_BOOT: SimDuration = SimDuration::from_secs(75);
/// SIGTERM to SIGKILL where a container sets no stopTimeout.
///
/// Source: ECS API, ContainerDefinition.stopTimeout: 30 seconds (read 2026-11).
pub const STOP_TIMEOUT: SimDuration = SimDuration::from_secs(30);

/// Time in PROVISIONING.
pub fn provisioning(task: &Task) -> SimDuration {
    if task.launch_type == LaunchType::Fargate {
        PROVISION_FARGATE
    } else {
        PROVISION_ENI
    }
}

/// Time to pull what is not cached of these containers' images, with up to 20 % jitter.
pub fn pull(world: &World, task: &Task, containers: &[usize]) -> SimDuration {
    let Some(definition) = world.definition_of(task) else {
        return PULL_CHECK;
    };
    let cached = task
        .instance
        .and_then(|it| world.instances.get(&it))
        .map(|it| &it.images);
    let wanted = containers.iter().map(|n| &definition.containers[*n]);
    let mut images: Vec<(String, u32)> = wanted
        .map(|it| super::images::on_disk(world, task, it))
        .collect();
    images.sort_unstable();
    images.dedup();
    let to_pull = images
        .into_iter()
        .filter(|it| !cached.is_some_and(|c| c.contains(&it.0)));
    let mib: u64 = to_pull.map(|it| it.1).map(u64::from).sum();
    let wave = containers.first().map_or(0, |n| *n as u64);
    let plain = mib * 1000 / PULL_MIB_PER_SEC;
    let jitter = world
        .dice()
        .below(Stream::ImagePull, u64::from(task.id.0), wave, plain / 5 + 1);
    PULL_CHECK + SimDuration(plain + jitter)
}

/// Model: a typical small web image.
pub const DEFAULT_SIZE_MIB: u32 = 120;

/// An image nobody described.
///
/// Model: 120 MiB, answers 5 s after start, stays up, is healthy, ends 1 s after SIGTERM, and spends
/// 10 ms of CPU per request.
pub fn default_image() -> ImageBehaviour {
    ImageBehaviour {
        size_mib: DEFAULT_SIZE_MIB,
        starts_in: SimDuration::from_secs(5),
        exits_after: None,
        exit_code: 0,
        health: ImageHealth::Always,
        memory: None,
        cpu_per_request: Milli::from_int(10),
        port: None,
        stops_in: Some(SimDuration::from_secs(1)),
        stop_code: 0,
        missing: false,
        pull_error: None,
        run_error: None,
        architecture: None,
    }
}
