//! Words for what happens to tasks, their containers and their targets.

use super::Words;
use base::{TargetGroupId, TaskId};
use model::{ContainerReason, Event, Health, TargetReason, TargetState, World};

pub(super) fn words(world: &World, event: &Event) -> Option<Words> {
    let (task, what) = match event {
        Event::TaskCreated(task) => {
            let place = match task.instance {
                Some(instance) => format!("{instance} ({})", task.zone),
                None if task.zone.is_empty() => "no instance yet".to_string(),
                None => task.zone.clone(),
            };
            let status = task.last_status.name();
            let size = format!("{} CPU units, {} MiB", task.cpu, task.memory);
            (
                task.id,
                format!("{status} on {place}: {}, {size}", task.definition),
            )
        }
        Event::TaskStatusChanged { task, to } => (*task, format!("-> {}", to.name())),
        Event::TaskStopRequested { task, reason, .. } => (
            *task,
            format!(
                "to stop: {}",
                aws_api::messages::stopped_reason(world, reason)
            ),
        ),
        Event::TaskPortsBound { task, ports } => {
            let ports = ports
                .iter()
                .map(|it| format!("{} -> {}:{}", it.host_port, it.container, it.container_port));
            (*task, format!("host ports {}", super::list(ports, 6)))
        }
        Event::ImagePullStarted { task, .. } => (*task, "image pull started".to_string()),
        Event::ImagePullStopped { task, .. } => (*task, "image pull finished".to_string()),
        Event::TaskHealthChanged { task, health } => {
            (*task, format!("health {}", health_name(*health)))
        }
        Event::TaskCountedHealthy {
            task,
            counted: true,
        } => (*task, "counts toward the healthy minimum".to_string()),
        Event::TaskCountedHealthy {
            task,
            counted: false,
        } => (
            *task,
            "no longer counts toward the healthy minimum".to_string(),
        ),
        Event::GpusPinned(it) => {
            let seed = world.seed;
            let id = |gpu: &u32| model::identity::gpu_id(seed, it.instance, *gpu);
            let pins = it.pins.iter().map(|pin| {
                let own: Vec<String> = pin.gpus.iter().map(id).collect();
                format!("{} -> {}", own.join(" "), pin.container)
            });
            (it.task, super::list(pins, 4))
        }
        Event::TaskFoundUnhealthy { task } => (*task, "found unhealthy by its service".to_string()),
        event => container(world, event)?,
    };
    Some(Words::new(format!("task {task}"), what))
}

fn container(world: &World, event: &Event) -> Option<(TaskId, String)> {
    Some(match event {
        Event::ContainerStarted { task, container } => (
            *task,
            format!("container {} started", name(world, *task, *container)),
        ),
        Event::ContainerStopped {
            task,
            container,
            exit_code,
            reason,
        } => {
            let code = exit_code.map_or("no exit code".to_string(), |it| format!("exit code {it}"));
            let why = match reason {
                Some(ContainerReason::OutOfMemory) => ", OutOfMemoryError",
                Some(ContainerReason::CannotPull) => ", CannotPullContainerError",
                Some(ContainerReason::ExecFormat) => ", exec format error",
                Some(ContainerReason::StartFailed(_)) => ", it could not start",
                Some(ContainerReason::DependencyNeverMet) => ", a dependency was never met",
                None => "",
            };
            (
                *task,
                format!(
                    "container {} stopped: {code}{why}",
                    name(world, *task, *container)
                ),
            )
        }
        Event::ContainerRestarted { task, container } => {
            let name = name(world, *task, *container);
            (
                *task,
                format!("container {name} restarted by its restart policy"),
            )
        }
        Event::ImageResolved {
            task,
            container,
            digest,
        } => (
            *task,
            format!("container {} runs {digest}", name(world, *task, *container)),
        ),
        Event::ContainerSignalled { task, container } => (
            *task,
            format!("container {} got SIGTERM", name(world, *task, *container)),
        ),
        Event::ContainerProbed {
            task,
            container,
            health,
            failures,
        } => {
            let name = name(world, *task, *container);
            let health = health_name(*health);
            (
                *task,
                format!("container {name} health check: {health}, {failures} failed in a row"),
            )
        }
        event => target(world, event)?,
    })
}

fn target(world: &World, event: &Event) -> Option<(TaskId, String)> {
    Some(match event {
        Event::TargetRegistered {
            target_group,
            target,
        } => {
            let group = group(world, *target_group);
            (
                target.task,
                format!("target in {group} on port {}: initial", target.port),
            )
        }
        Event::TargetProbed {
            target_group,
            task,
            passes,
            failures,
        } => {
            let group = group(world, *target_group);
            (
                *task,
                format!("target in {group}: {passes} passed, {failures} failed in a row"),
            )
        }
        Event::TargetStateChanged {
            target_group,
            task,
            state,
            reason,
            drained_at,
        } => {
            let state = match state {
                TargetState::Initial => "initial",
                TargetState::Healthy => "healthy",
                TargetState::Unhealthy => "unhealthy",
                TargetState::Draining => "draining",
            };
            let why = match (drained_at, reason) {
                (Some(at), _) => format!(" until {at}"),
                (None, Some(TargetReason::ResponseCode(code))) => format!(" (code {code})"),
                (None, Some(TargetReason::Timeout)) => " (request timed out)".to_string(),
                (None, _) => String::new(),
            };
            (
                *task,
                format!("target in {} {state}{why}", group(world, *target_group)),
            )
        }
        Event::TargetDeregistered { target_group, task } => (
            *task,
            format!("target gone from {}", group(world, *target_group)),
        ),
        _ => return None,
    })
}

fn health_name(health: Health) -> &'static str {
    match health {
        Health::Unknown => "UNKNOWN",
        Health::Healthy => "HEALTHY",
        Health::Unhealthy => "UNHEALTHY",
    }
}

/// The container's name, or its position where the world does not have it.
fn name(world: &World, task: TaskId, container: usize) -> String {
    let state = world
        .tasks
        .get(&task)
        .and_then(|it| it.containers.get(container));
    state.map_or_else(|| container.to_string(), |it| it.name.clone())
}

fn group(world: &World, id: TargetGroupId) -> String {
    let name = world.target_group_name(id);
    name.map_or_else(|| id.to_string(), str::to_string)
}
