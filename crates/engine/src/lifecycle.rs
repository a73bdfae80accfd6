//! A task's way up: which state it is in, what it waits for, and what comes next.
//!
//! Source: ECS developer guide, task lifecycle (read 2026-11) for the states and what each waits for.
//! Model: all durations (`timing`), since AWS gives none. Images are pulled in PENDING; ACTIVATING waits
//! for the service scheduler to register the targets.
//! Example: bridge on EC2 goes PENDING 4 s (pull, create, start) and then RUNNING.

pub mod health;
pub mod images;
mod obstacles;
pub mod permits;
mod starting;
pub mod stopping;
pub mod timing;

use crate::step::Step;
use base::{SimTime, TaskId};
use model::{
    BoundPort, Container, ContainerReason, Event, Instance, NetworkMode, StopCode, StoppedReason,
    Task, TaskDefinition, TaskStatus, TimerKey, World,
};
use rules::placement::Protocol;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The paths a task's status may take; every change of status in a trace is a row here.
pub const TRANSITIONS: &[(TaskStatus, TaskStatus)] = &[
    (TaskStatus::Provisioning, TaskStatus::Pending),
    (TaskStatus::Provisioning, TaskStatus::Stopping),
    (TaskStatus::Provisioning, TaskStatus::Stopped),
    (TaskStatus::Pending, TaskStatus::Activating),
    (TaskStatus::Pending, TaskStatus::Running),
    (TaskStatus::Pending, TaskStatus::Stopping),
    (TaskStatus::Pending, TaskStatus::Stopped),
    (TaskStatus::Activating, TaskStatus::Running),
    (TaskStatus::Activating, TaskStatus::Stopping),
    (TaskStatus::Activating, TaskStatus::Stopped),
    (TaskStatus::Running, TaskStatus::Deactivating),
    (TaskStatus::Running, TaskStatus::Stopping),
    (TaskStatus::Running, TaskStatus::Stopped),
    (TaskStatus::Deactivating, TaskStatus::Stopping),
    (TaskStatus::Deactivating, TaskStatus::Stopped),
    (TaskStatus::Stopping, TaskStatus::Deprovisioning),
    (TaskStatus::Stopping, TaskStatus::Stopped),
    (TaskStatus::Deprovisioning, TaskStatus::Stopped),
];

/// Starts the clock of a task that was just created.
pub fn begin(task: TaskId, step: &mut Step<'_>) {
    match step.world().tasks[&task].last_status {
        TaskStatus::Provisioning if crate::capacity::is_waiting(step.world(), task) => {
            let at = step.now() + crate::capacity::PATIENCE;
            step.wake(TimerKey::TaskLife(task), at);
        }
        TaskStatus::Provisioning => {
            let wait = timing::provisioning(&step.world().tasks[&task]);
            step.wake(TimerKey::TaskLife(task), step.now() + wait);
        }
        _ => starting::go_on(task, step),
    }
}

/// The timer of a task's life fired: take the next step.
pub fn advance(id: TaskId, step: &mut Step<'_>) {
    let task = &step.world().tasks[&id];
    match task.last_status {
        TaskStatus::Provisioning if crate::capacity::is_waiting(step.world(), id) => {
            crate::capacity::give_up(id, step);
        }
        TaskStatus::Provisioning => {
            step.emit(Event::TaskStatusChanged {
                task: id,
                to: TaskStatus::Pending,
            });
            starting::go_on(id, step);
        }
        TaskStatus::Pending => starting::advance(id, step),
        TaskStatus::Deactivating => stopping::begin_stopping(id, step),
        TaskStatus::Stopping => stopping::finish_signalled(id, step),
        TaskStatus::Deprovisioning => stopping::finish(id, step),
        TaskStatus::Activating | TaskStatus::Running | TaskStatus::Stopped => {}
    }
}

/// All its containers run: the host ports are theirs, the targets come next.
fn finish_start(id: TaskId, step: &mut Step<'_>) {
    if !definition_of(step.world(), &step.world().tasks[&id])
        .volumes
        .is_empty()
    {
        crate::storage::mount(id, step);
    }
    bind_ports(id, step);
    let task = &step.world().tasks[&id];
    let world = step.world();
    let service = task.service.and_then(|it| world.services.get(&it));
    let service = service.map(|it| world.service_for(it, task.deployment));
    if let Some(service) = service.filter(|it| !it.load_balancers.is_empty()) {
        let service = service.id;
        step.emit(Event::TaskStatusChanged {
            task: id,
            to: TaskStatus::Activating,
        });
        crate::controllers::ecs::service_scheduler::wake(service, step);
    } else {
        run(id, step);
    }
}

/// The task is RUNNING: all its containers run and its targets are registered.
pub fn run(id: TaskId, step: &mut Step<'_>) {
    step.emit(Event::TaskStatusChanged {
        task: id,
        to: TaskStatus::Running,
    });
    let task = &step.world().tasks[&id];
    let service = task.service;
    health::recount(id, step);
    if let Some(service) = service {
        crate::controllers::ecs::service_scheduler::task_ran(service, step);
        if !step.world().queues.is_empty() {
            crate::controllers::aws::queue::task_ran(service, step);
        }
        crate::controllers::ecs::service_scheduler::wake(service, step);
    }
}

/// Host ports: fixed as asked, dynamic ones from the instance's ephemeral range in order.
///
/// Source: ECS API, PortMapping.hostPort: 32768 and up on current Linux images (read 2026-11).
/// Model: given out in order per instance, wrapping once; Docker gives no order.
fn bind_ports(id: TaskId, step: &mut Step<'_>) {
    let world = step.world();
    let task = &world.tasks[&id];
    let definition = definition_of(world, task);
    if definition.network_mode == NetworkMode::None {
        return;
    }
    let instance = task.instance.map(|it| &world.instances[&it]);
    let mut taken = instance
        .map(|it| ports_in_use(world, it))
        .unwrap_or_default();
    let mut last = instance.map_or(0, |it| it.last_dynamic_port);
    let mut bound = Vec::new();
    for container in &definition.containers {
        for mapping in &container.port_mappings {
            let dynamic = definition.network_mode == NetworkMode::Bridge && mapping.host_port == 0;
            let host_port = if dynamic {
                last = next_dynamic_port(last, mapping.protocol, &taken);
                taken.insert((mapping.protocol, last));
                last
            } else if mapping.host_port == 0 {
                mapping.container_port
            } else {
                mapping.host_port
            };
            bound.push(BoundPort {
                container: container.name.clone(),
                container_port: mapping.container_port,
                host_port,
                protocol: mapping.protocol,
            });
        }
    }
    if !bound.is_empty() {
        step.emit(Event::TaskPortsBound {
            task: id,
            ports: bound,
        });
    }
}

fn ports_in_use(world: &World, instance: &Instance) -> BTreeSet<(Protocol, u16)> {
    let fixed = instance.node.ports.keys().copied();
    let of_tasks = world
        .live_tasks_on(instance.id)
        .filter(|it| !it.own_interface);
    fixed
        .chain(of_tasks.flat_map(|it| it.ports.iter().map(|p| (p.protocol, p.host_port))))
        .collect()
}

/// The dynamic host port range of current Linux instances.
pub const DYNAMIC_PORTS: (u16, u16) = (32768, 60999);

fn next_dynamic_port(last: u16, protocol: Protocol, taken: &BTreeSet<(Protocol, u16)>) -> u16 {
    let (low, high) = DYNAMIC_PORTS;
    let first = if last < low || last >= high {
        low
    } else {
        last + 1
    };
    (first..=high)
        .chain(low..first)
        .find(|port| !taken.contains(&(protocol, *port)))
        .unwrap_or(first)
}

/// When the next container of the task ends by itself, its timer is set; else cleared.
pub fn arm_exit(id: TaskId, step: &mut Step<'_>) {
    let world = step.world();
    let task = &world.tasks[&id];
    let definition = definition_of(world, task);
    let due = (0..task.containers.len())
        .filter_map(|n| natural_exit(world, definition, task, n))
        .map(|(at, _, _)| at)
        .min();
    match due.filter(|_| task.wanted) {
        Some(at) => step.wake(TimerKey::ContainerExit(id), at.max(step.now())),
        None => step.let_sleep(TimerKey::ContainerExit(id)),
    }
}

/// When and how this container's process ends by itself.
///
/// Source: container `memory` is a hard limit, and the task's for containers without one: exceeding it
/// kills the container, exit code 137 (ECS API, ContainerDefinition.memory; read 2026-11).
fn natural_exit(
    world: &World,
    definition: &TaskDefinition,
    task: &Task,
    container: usize,
) -> Option<(SimTime, i32, Option<ContainerReason>)> {
    let (container, state) = (
        &definition.containers[container],
        &task.containers[container],
    );
    let started = state
        .started_at
        .filter(|_| state.status == TaskStatus::Running)?;
    let image = image(world, task, container);
    if images::is_for_another_machine(world, task, definition, &image) {
        let at = started + timing::EXEC_FORMAT;
        return Some((at, 1, Some(ContainerReason::ExecFormat)));
    }
    let limit = container.memory.or(definition.memory);
    if image
        .memory
        .zip(limit)
        .is_some_and(|(used, limit)| used > limit)
    {
        return Some((
            started + timing::OUT_OF_MEMORY,
            137,
            Some(ContainerReason::OutOfMemory),
        ));
    }
    image
        .exits_after
        .map(|after| (started + after, image.exit_code, None))
}

/// The timer of a process that ends by itself fired.
pub fn exit_due(id: TaskId, step: &mut Step<'_>) {
    let now = step.now();
    let world = step.world();
    let task = &world.tasks[&id];
    let definition = definition_of(world, task);
    let due: Vec<_> = (0..task.containers.len())
        .filter_map(|n| {
            let exit = natural_exit(world, definition, task, n)?;
            (exit.0 <= now).then_some((n, exit.1, exit.2))
        })
        .collect();
    for (container, code, reason) in due {
        exit_container(id, container, code, reason, step);
    }
    if step.world().tasks[&id].wanted {
        arm_exit(id, step);
    }
}

/// One process ended: restart it, stop the task, or go on starting.
///
/// Source: ECS API, ContainerDefinition.essential, ContainerRestartPolicy; agent restart tracker
/// (read 2026-11).
pub fn exit_container(
    id: TaskId,
    container: usize,
    exit_code: i32,
    reason: Option<ContainerReason>,
    step: &mut Step<'_>,
) {
    let task = &step.world().tasks[&id];
    if task.containers[container].status != TaskStatus::Running {
        return;
    }
    let definition = definition_of(step.world(), task).containers[container].clone();
    let restarts = may_restart(
        &definition,
        &task.containers[container],
        exit_code,
        step.now(),
    );
    let (wanted, starting) = (task.wanted, task.last_status.is_starting());
    let code = Some(exit_code);
    let seq = step.emit(Event::ContainerStopped {
        task: id,
        container,
        exit_code: code,
        reason,
    });
    let step = &mut step.because(seq);
    if !wanted {
        return;
    }
    if restarts {
        step.emit(Event::ContainerRestarted {
            task: id,
            container,
        });
        arm_exit(id, step);
        health::arm_probe(id, step);
        health::refold(id, step);
    } else if definition.essential {
        let reason = StoppedReason::EssentialContainerExited;
        stopping::request(id, StopCode::EssentialContainerExited, reason, step);
    } else if starting {
        starting::nudge(id, step);
    } else {
        health::refold(id, step);
    }
}

fn may_restart(
    container: &Container,
    state: &model::ContainerState,
    exit_code: i32,
    now: SimTime,
) -> bool {
    container.restart_policy.as_ref().is_some_and(|policy| {
        policy.enabled
            && !policy.ignored_exit_codes.contains(&exit_code)
            && state
                .started_at
                .is_some_and(|at| now.since(at) >= policy.restart_attempt_period)
    })
}

/// How the container's image behaves: by the digest that was pulled, else by its name; an undescribed
/// image gets the default.
pub fn image<'w>(
    world: &'w World,
    task: &Task,
    container: &Container,
) -> Cow<'w, model::ImageBehaviour> {
    let mut states = task.containers.iter();
    let state = states.find(|it| it.name == container.name);
    let digest = state.and_then(|it| it.digest.as_ref());
    digest
        .and_then(|it| world.ecr.known.get(it))
        .or_else(|| world.images.get(&container.image))
        .map_or_else(|| Cow::Owned(timing::default_image()), Cow::Borrowed)
}

pub fn definition_of<'w>(world: &'w World, task: &'w Task) -> &'w TaskDefinition {
    world
        .definition_of(task)
        .expect("a live task's definition is not removed")
}
