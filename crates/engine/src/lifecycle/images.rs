//! What a container's image is: in the account's registry, in another one, or nowhere.
//!
//! Source: ECR user guide; ECS API, ContainerDefinition.image, versionConsistency: the tasks of one
//! service deployment run the digest that its first task pulled (read 2026-11).
//! Model: images of other registries exist unless a lever says otherwise; a pull-through cache creates
//! its repository at the first pull. Example: `...amazonaws.com/web:v1` is a digest of repository web.

use super::timing;
use base::SimTime;
use model::ecr::Image;
use model::{
    Container, Event, ImageBehaviour, PrivateImage, PullError, RegistryEvent, Repository,
    StartCause, Task, TaskDefinition, World,
};
use std::collections::BTreeSet;

/// Where an image is.
pub enum Found<'w> {
    /// In a registry that is not simulated: taken to exist.
    Elsewhere,
    Here(&'w Repository, &'w Image),
    /// A replica in another region or account.
    Replica(&'w str),
    /// Behind a pull-through cache that has not seen it yet.
    Upstream,
    NoRepository,
    NoTag,
}

/// Looks an image up by what is written in the definition.
pub fn find<'w>(world: &'w World, image: &str) -> Found<'w> {
    let Some(private) = PrivateImage::of(image) else {
        return Found::Elsewhere;
    };
    if !private.is_own() {
        return match world.ecr.replicas.get(image) {
            Some(digest) => Found::Replica(digest),
            None => Found::Elsewhere,
        };
    }
    if !world.ecr.exists() {
        return Found::Elsewhere;
    }
    let cached = |prefix: &String| {
        let rest = private.repository.strip_prefix(prefix.as_str());
        rest.is_some_and(|it| it.starts_with('/'))
    };
    let through = world.ecr.pull_through.keys().any(cached);
    let Some(repository) = world.ecr.repositories.get(private.repository) else {
        return if through {
            Found::Upstream
        } else {
            Found::NoRepository
        };
    };
    let image = match private.digest {
        Some(digest) => repository.by_digest(digest),
        None => repository.tagged(private.tag),
    };
    match image {
        Some(image) => Found::Here(repository, image),
        None if through => Found::Upstream,
        None => Found::NoTag,
    }
}

/// The digest this container gets: what the deployment already runs, else what the tag is now.
pub fn digest(world: &World, task: &Task, container: &Container) -> Option<String> {
    let pinned = task
        .deployment
        .filter(|_| container.version_consistency)
        .and_then(|_| {
            let mates = world.live_tasks_of(task.service?);
            let mut mates = mates.filter(|it| it.deployment == task.deployment);
            mates.find_map(|it| {
                let mut states = it.containers.iter();
                let state = states.find(|it| it.name == container.name)?;
                state.digest.clone()
            })
        });
    pinned.or_else(|| match find(world, &container.image) {
        Found::Here(_, image) => Some(image.digest.clone()),
        Found::Replica(digest) => Some(digest.to_string()),
        _ => None,
    })
}

/// The name under which the image lies on an instance's disk, and its size.
pub fn on_disk(world: &World, task: &Task, container: &Container) -> (String, u32) {
    let digest = digest(world, task, container);
    let behaviour = match &digest {
        Some(digest) => world.ecr.known.get(digest),
        None => world.images.get(&container.image),
    };
    let size = behaviour.map_or(timing::DEFAULT_SIZE_MIB, |it| it.size_mib);
    let name = match digest {
        Some(digest) => format!("{}@{digest}", container.image),
        None => container.image.clone(),
    };
    (name, size)
}

/// Why the pull fails, permissions aside.
pub fn pull_problem(world: &World, task: &Task, container: &Container) -> Option<StartCause> {
    let digest = digest(world, task, container);
    let behaviour = match &digest {
        Some(digest) => world.ecr.known.get(digest),
        None => world.images.get(&container.image),
    };
    if let Some(error) = behaviour.and_then(|it| it.pull_error) {
        return Some(StartCause::Pull(error));
    }
    match find(world, &container.image) {
        Found::NoRepository => Some(StartCause::RepositoryNotFound),
        Found::NoTag if digest.is_none() => Some(StartCause::TagNotFound),
        _ => gone(world, container, digest.as_deref()),
    }
}

/// A pinned digest that was deleted from its repository meanwhile.
fn gone(world: &World, container: &Container, digest: Option<&str>) -> Option<StartCause> {
    let private = PrivateImage::of(&container.image).filter(PrivateImage::is_own)?;
    let repository = world.ecr.repositories.get(private.repository)?;
    let digest = digest?;
    let there = repository.by_digest(digest).is_some();
    (!there).then_some(StartCause::TagNotFound)
}

/// An image built for another architecture than the machine's.
///
/// Source: ECS developer guide, runtimePlatform; the kernel's `exec format error` (read 2026-11).
pub fn is_for_another_machine(
    world: &World,
    task: &Task,
    definition: &TaskDefinition,
    image: &ImageBehaviour,
) -> bool {
    let Some(built_for) = &image.architecture else {
        return false;
    };
    let machine = match task.instance.and_then(|it| world.instances.get(&it)) {
        Some(instance) => {
            let attribute = instance.node.attributes.get("ecs.cpu-architecture");
            attribute.and_then(|it| it.as_deref()).unwrap_or("x86_64")
        }
        None => match definition.cpu_architecture.as_deref() {
            Some("ARM64") => "arm64",
            _ => "x86_64",
        },
    };
    built_for != machine
}

/// What the pull of an upstream image through the cache leaves in the account's registry.
///
/// Source: ECR user guide, pull through cache: the first pull creates the repository (read 2026-11).
pub fn from_upstream(world: &World, container: &Container, now: SimTime) -> Vec<Event> {
    let Some(private) = PrivateImage::of(&container.image) else {
        return Vec::new();
    };
    let mut events = Vec::new();
    if !world.ecr.repositories.contains_key(private.repository) {
        let made = crate::commands::registry::new_repository(private.repository, now);
        events.push(RegistryEvent::RepositoryCreated(Box::new(made)));
    }
    let behaviour = world.images.get(&container.image).cloned();
    let image = Image {
        digest: model::identity::image_digest(world.seed, world.ecr.pushes + 1),
        tags: [private.tag.to_string()].into(),
        pushed_at: crate::nodes::unix_secs(now),
        pulled_at: None,
        findings: Default::default(),
        scanned_at: None,
        behaviour: behaviour.unwrap_or_else(timing::default_image),
    };
    events.push(RegistryEvent::ImagePushed {
        repository: private.repository.to_string(),
        image: Box::new(image),
    });
    events.into_iter().map(Event::Registry).collect()
}

/// A pull that failed may fall back to what an earlier pull left on the instance.
///
/// Source: amazon-ecs-agent README, ECS_IMAGE_PULL_BEHAVIOR default (read 2026-11).
pub fn fallback(world: &World, task: &Task, container: &Container) -> Option<String> {
    let instance = world.instances.get(&task.instance?)?;
    let prefix = format!("{}@", container.image);
    let mut images = instance.images.iter();
    images.find_map(|it| it.strip_prefix(&prefix).map(str::to_owned))
}

/// Whether some version of the image is on the disk.
pub fn lies(disk: &BTreeSet<String>, image: &str) -> bool {
    let version = |it: &String| {
        let rest = it.strip_prefix(image);
        rest.is_some_and(|it| it.is_empty() || it.starts_with('@'))
    };
    disk.iter().any(version)
}

/// Whether a failed pull may use the cache: the registry said no, not the disk.
pub fn may_fall_back(cause: &StartCause) -> bool {
    !matches!(cause, StartCause::Pull(PullError::NoSpace))
}
