//! PENDING: which containers' images are pulled next, which may start, and which never will.
//!
//! Containers go up in waves: a wave is every container whose dependencies allow its start now; its images
//! are pulled together, then it is created and started. Source: ECS API, ContainerDependency, startTimeout;
//! agent dependency graph: images of dependants are pulled only when the condition holds (read 2026-11).
//! Model: a non-essential container that cannot start is STOPPED and the task goes on without it.
//! Example: `web` dependsOn `migrate` SUCCESS: migrate is pulled, runs, exits 0; only then web is pulled.

use super::{
    definition_of, finish_start, health, image, images, obstacles, permits, stopping, timing,
};
use crate::step::Step;
use base::{SimTime, TaskId};
use model::{
    Condition, ContainerDependency, ContainerReason, ContainerState, Event, Health, IdentityEvent,
    LaunchType, Pull, RegistryEvent, RunError, StartCause, StartProblem, StartStep, StopCode,
    StoppedReason, Store, Task, TaskDefinition, TaskStatus, TimerKey, World,
};
use std::collections::BTreeSet;

/// The timer of a PENDING task: a pull ended, containers are created, or a start timeout passed.
pub(super) fn advance(id: TaskId, step: &mut Step<'_>) {
    let pulling = containers(&step.world().tasks[&id], |it| it.pull == Pull::Pulling);
    if pulling.is_empty() {
        if start_created(id, step) {
            go_on(id, step);
        }
    } else {
        finish_pull(id, pulling, step);
    }
}

/// A dependency may have been met or lost: look again, unless a wave is under way.
pub(super) fn nudge(id: TaskId, step: &mut Step<'_>) {
    let task = &step.world().tasks[&id];
    let under_way = |it: &ContainerState| {
        it.pull == Pull::Pulling || it.pull == Pull::Pulled && it.status == TaskStatus::Pending
    };
    let waits = |it: &ContainerState| it.status == TaskStatus::Pending;
    let status = task.last_status == TaskStatus::Pending;
    if status && task.containers.iter().any(waits) && !task.containers.iter().any(under_way) {
        step.wake(TimerKey::TaskLife(id), step.now());
    }
}

fn containers(task: &Task, wanted: impl Fn(&ContainerState) -> bool) -> Vec<usize> {
    let all = 0..task.containers.len();
    all.filter(|n| wanted(&task.containers[*n])).collect()
}

/// The next wave, or the end of starting, or a wait for what comes of a dependency.
pub(super) fn go_on(id: TaskId, step: &mut Step<'_>) {
    let (now, limit) = (step.now(), step.world().tasks[&id].containers.len());
    // Each turn but the last takes one container out for good.
    for _ in 0..=limit {
        let task = &step.world().tasks[&id];
        let definition = definition_of(step.world(), task);
        let waiting = containers(task, |it| it.status == TaskStatus::Pending);
        if waiting.is_empty() {
            return finish_start(id, step);
        }
        let never = waiting
            .iter()
            .copied()
            .find(|n| never_startable(definition, task, *n, now));
        if let Some(container) = never {
            if !give_up(id, container, step) {
                return;
            }
            continue;
        }
        let ready = |n: &usize| dependencies(definition, task, *n).all(|(it, on, _)| met(it, on));
        let wave: Vec<usize> = waiting.iter().copied().filter(ready).collect();
        if !wave.is_empty() {
            return begin_pull(id, wave, step);
        }
        // A dependency must first end or become healthy; its own timer comes back here.
        let deadlines = waiting
            .iter()
            .filter_map(|n| deadline(definition, task, *n));
        if let Some(at) = deadlines.min() {
            step.wake(TimerKey::TaskLife(id), at);
        }
        return;
    }
}

fn begin_pull(id: TaskId, wave: Vec<usize>, step: &mut Step<'_>) {
    let wait = obstacles::delay(step.world(), id, &wave)
        .unwrap_or_else(|| timing::pull(step.world(), &step.world().tasks[&id], &wave));
    step.emit(Event::ImagePullStarted {
        task: id,
        containers: model::Wave(wave),
    });
    step.wake(TimerKey::TaskLife(id), step.now() + wait);
}

fn finish_pull(id: TaskId, pulling: Vec<usize>, step: &mut Step<'_>) {
    if obstacles::stop(id, &pulling, step) {
        return;
    }
    for container in pulling.iter().copied() {
        let task = &step.world().tasks[&id];
        let container_of = &definition_of(step.world(), task).containers[container];
        if !image(step.world(), task, container_of).missing {
            if !permitted(id, container, step) {
                return;
            }
            continue;
        }
        let (essential, image) = (container_of.essential, container_of.image.clone());
        step.emit(Event::ContainerStopped {
            task: id,
            container,
            exit_code: None,
            reason: Some(ContainerReason::CannotPull),
        });
        if essential {
            let reason = StoppedReason::CannotPullContainer { image };
            return stopping::request(id, StopCode::TaskFailedToStart, reason, step);
        }
    }
    let task = &step.world().tasks[&id];
    let definition = definition_of(step.world(), task);
    let names = pulling
        .iter()
        .filter(|n| task.containers[**n].status == TaskStatus::Pending);
    let images: BTreeSet<String> = names
        .map(|n| images::on_disk(step.world(), task, &definition.containers[*n]).0)
        .collect();
    let instance = task.instance;
    step.emit(Event::ImagePullStopped {
        task: id,
        containers: model::Wave(pulling),
    });
    for image in images {
        let Some(instance) = instance else { continue };
        if !step.world().instances[&instance].images.contains(&image) {
            step.emit(Event::ImageCached { instance, image });
        }
    }
    let hangs = |n: &usize| run_error(step.world(), id, *n) == Some(RunError::Timeout);
    let task = &step.world().tasks[&id];
    let wait = if containers(task, |it| it.pull == Pull::Pulled)
        .iter()
        .any(hangs)
    {
        timing::START_TIMEOUT
    } else {
        timing::CREATE_CONTAINER
    };
    step.wake(TimerKey::TaskLife(id), step.now() + wait);
}

/// Registry, permissions, secrets and logs let the container start. False when its task stops instead.
fn permitted(id: TaskId, container: usize, step: &mut Step<'_>) -> bool {
    let world = step.world();
    let task = &world.tasks[&id];
    let definition = definition_of(world, task);
    let of = &definition.containers[container];
    let plain = of.secrets.is_empty() && of.log.is_none() && of.repository_credentials.is_none();
    if plain && model::PrivateImage::of(&of.image).is_none() && !has_pull_error(world, &of.image) {
        return true;
    }
    look_closely(id, container, step)
}

fn has_pull_error(world: &World, image: &str) -> bool {
    let behaviour = world.images.get(image);
    behaviour.is_some_and(|it| it.pull_error.is_some())
}

#[inline(never)]
fn look_closely(id: TaskId, container: usize, step: &mut Step<'_>) -> bool {
    let world = step.world();
    let task = &world.tasks[&id];
    let definition = definition_of(world, task);
    let of = definition.containers[container].clone();
    if let Some((at, cause)) = permits::problem(world, task, definition, &of) {
        let old = (at == StartStep::Pull && images::may_fall_back(&cause))
            .then(|| images::fallback(world, task, &of));
        if let Some(digest) = old.flatten() {
            resolve(id, container, digest, step);
            return true;
        }
        let fargate = task.launch_type == LaunchType::Fargate;
        let problem = StartProblem {
            container: of.name,
            image: of.image,
            fargate,
            step: at,
            cause,
        };
        fail((id, container), of.essential, problem, step);
        return !of.essential;
    }
    if matches!(images::find(world, &of.image), images::Found::Upstream) {
        for event in images::from_upstream(world, &of, step.now()) {
            step.emit(event);
        }
    }
    if let Some(name) = permits::new_log_group(step.world(), &of) {
        let store = Store::LogGroup;
        step.emit(Event::Identity(IdentityEvent::Stored { store, name }));
    }
    let task = &step.world().tasks[&id];
    if let Some(digest) = images::digest(step.world(), task, &of) {
        pulled(&of.image, &digest, step);
        resolve(id, container, digest, step);
    }
    true
}

/// The container ends before it ran, and with an essential one its task.
fn fail(
    (task, container): (TaskId, usize),
    essential: bool,
    problem: StartProblem,
    step: &mut Step<'_>,
) {
    let problem = Box::new(problem);
    let seq = step.emit(Event::ContainerStopped {
        task,
        container,
        exit_code: None,
        reason: Some(ContainerReason::StartFailed(problem.clone())),
    });
    if essential {
        let reason = StoppedReason::StartFailed(problem);
        let step = &mut step.because(seq);
        stopping::request(task, StopCode::TaskFailedToStart, reason, step);
    }
}

/// Why the runtime will not bring the container up.
fn run_error(world: &World, id: TaskId, container: usize) -> Option<RunError> {
    if world.images.is_empty() && world.ecr.known.is_empty() {
        return None;
    }
    let task = &world.tasks[&id];
    let of = &definition_of(world, task).containers[container];
    image(world, task, of).run_error
}

/// The runtime does not bring the container up. False when its task stops.
#[inline(never)]
fn not_run(id: TaskId, container: usize, error: RunError, step: &mut Step<'_>) -> bool {
    let task = &step.world().tasks[&id];
    let of = &definition_of(step.world(), task).containers[container];
    let essential = of.essential;
    let problem = StartProblem {
        container: of.name.clone(),
        image: of.image.clone(),
        fargate: task.launch_type == LaunchType::Fargate,
        step: StartStep::Run,
        cause: StartCause::Run(error),
    };
    fail((id, container), essential, problem, step);
    !essential
}

fn resolve(task: TaskId, container: usize, digest: String, step: &mut Step<'_>) {
    step.emit(Event::ImageResolved {
        task,
        container,
        digest,
    });
}

fn pulled(image: &str, digest: &str, step: &mut Step<'_>) {
    if let images::Found::Here(repository, _) = images::find(step.world(), image) {
        let repository = repository.name.clone();
        let digest = digest.to_string();
        let event = RegistryEvent::ImagePulled { repository, digest };
        step.emit(Event::Registry(event));
    }
}

/// Starts what was pulled and created, in the order in which the containers wait for each other. False
/// when one does not come up that the task cannot do without.
fn start_created(id: TaskId, step: &mut Step<'_>) -> bool {
    let task = &step.world().tasks[&id];
    let created = containers(task, |it| {
        it.pull == Pull::Pulled && it.status == TaskStatus::Pending
    });
    for container in created {
        if let Some(error) = run_error(step.world(), id, container) {
            if !not_run(id, container, error, step) {
                return false;
            }
            continue;
        }
        step.emit(Event::ContainerStarted {
            task: id,
            container,
        });
        super::arm_exit(id, step);
        health::arm_probe(id, step);
    }
    true
}

/// The container will never start. True when the task goes on without it.
fn give_up(id: TaskId, container: usize, step: &mut Step<'_>) -> bool {
    let task = &step.world().tasks[&id];
    let container_of = &definition_of(step.world(), task).containers[container];
    let (essential, name) = (container_of.essential, container_of.name.clone());
    let seq = step.emit(Event::ContainerStopped {
        task: id,
        container,
        exit_code: None,
        reason: Some(ContainerReason::DependencyNeverMet),
    });
    if essential {
        let reason = StoppedReason::DependencyNeverMet { container: name };
        let step = &mut step.because(seq);
        stopping::request(id, StopCode::TaskFailedToStart, reason, step);
    }
    !essential
}

/// What a container waits for: the condition, the dependency's state, and its place.
fn dependencies<'a>(
    definition: &'a TaskDefinition,
    task: &'a Task,
    container: usize,
) -> impl Iterator<Item = (&'a ContainerDependency, &'a ContainerState, usize)> {
    let names = &definition.containers;
    let depends_on = definition.containers[container].depends_on.iter();
    depends_on.filter_map(move |it| {
        let place = names.iter().position(|other| other.name == it.container)?;
        Some((it, &task.containers[place], place))
    })
}

/// Source: ECS API, ContainerDependency.condition; agent dependency graph (read 2026-11).
fn met(dependency: &ContainerDependency, state: &ContainerState) -> bool {
    let ended = state.status == TaskStatus::Stopped;
    match dependency.condition {
        Condition::Start => state.started_at.is_some(),
        Condition::Complete => ended && state.started_at.is_some(),
        Condition::Success => ended && state.exit_code == Some(0),
        Condition::Healthy => state.health == Health::Healthy,
    }
}

/// A dependency ended another way, died, never began, or took longer than its startTimeout.
fn never_startable(
    definition: &TaskDefinition,
    task: &Task,
    container: usize,
    now: SimTime,
) -> bool {
    let lost = dependencies(definition, task, container).any(|(it, state, _)| {
        let ended = state.status == TaskStatus::Stopped;
        match it.condition {
            Condition::Start | Condition::Complete => ended && state.started_at.is_none(),
            Condition::Success => ended && state.exit_code != Some(0),
            Condition::Healthy => ended || state.health == Health::Unhealthy,
        }
    });
    lost || deadline(definition, task, container).is_some_and(|at| at <= now)
}

/// When the first unmet dependency's startTimeout passes; it counts from that container's start.
///
/// Source: ECS API, ContainerDefinition.startTimeout (read 2026-11). Without one the wait has no end.
fn deadline(definition: &TaskDefinition, task: &Task, container: usize) -> Option<SimTime> {
    dependencies(definition, task, container)
        .filter(|(it, state, _)| it.condition != Condition::Start && !met(it, state))
        .filter_map(|(_, state, place)| {
            let timeout = definition.containers[place].start_timeout?;
            Some(state.started_at? + timeout)
        })
        .min()
}
