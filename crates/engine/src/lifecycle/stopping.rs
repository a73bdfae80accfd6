//! A task's way down: deregistered, signalled in reverse order of dependence, killed when it must be.
//!
//! Source: ECS developer guide, task lifecycle; ECS API, StopTask: SIGTERM, 30 s, SIGKILL (read 2026-11).
//! Example: a target is deregistered by the next pass of the service scheduler, drains for the
//! deregistration delay in DEACTIVATING, then the containers get SIGTERM in STOPPING.

use super::{definition_of, image, timing};
use crate::controllers::ecs::service_scheduler;
use crate::step::Step;
use base::{SimTime, TaskId};
use model::{
    Event, InstanceState, StopCode, StoppedReason, Task, TaskDefinition, TaskStatus, TimerKey,
    World,
};

/// desiredStatus becomes STOPPED, and the way down begins.
pub fn request(id: TaskId, code: StopCode, reason: StoppedReason, step: &mut Step<'_>) {
    let task = &step.world().tasks[&id];
    if !task.wanted {
        return;
    }
    let (status, service) = (task.last_status, task.service);
    let seq = step.emit(Event::TaskStopRequested {
        task: id,
        code,
        reason,
    });
    let step = &mut step.because(seq);
    for key in [
        TimerKey::TaskLife(id),
        TimerKey::ContainerExit(id),
        TimerKey::ContainerProbe(id),
        TimerKey::HealthyRule(id),
    ] {
        step.let_sleep(key);
    }
    let registered = is_registered(step.world(), &step.world().tasks[&id]);
    match status {
        TaskStatus::Provisioning | TaskStatus::Pending | TaskStatus::Activating => {
            begin_stopping(id, step);
        }
        TaskStatus::Running if registered => {} // the next pass of its service deregisters it
        TaskStatus::Running => begin_stopping(id, step),
        _ => {}
    }
    if let Some(service) = service {
        service_scheduler::wake(service, step);
    }
}

/// A target group still lists the task, in any state.
pub fn is_registered(world: &World, task: &Task) -> bool {
    service_targets(world, task).next().is_some()
}

/// Target groups that list the task.
pub fn service_targets<'w>(
    world: &'w World,
    task: &'w Task,
) -> impl Iterator<Item = base::TargetGroupId> + 'w {
    let service = task.service.and_then(|it| world.services.get(&it));
    let groups = service.into_iter().flat_map(|it| world.groups_of(it));
    groups.filter(|group| {
        world
            .target_groups
            .get(group)
            .is_some_and(|it| it.targets.contains_key(&task.id))
    })
}

/// The targets are gone or draining is over: signal the containers.
pub fn begin_stopping(id: TaskId, step: &mut Step<'_>) {
    step.emit(Event::TaskStatusChanged {
        task: id,
        to: TaskStatus::Stopping,
    });
    signal_next(id, step);
}

/// Signals every running container that no running container depends on, and wakes for the first that
/// will be gone.
fn signal_next(id: TaskId, step: &mut Step<'_>) {
    for container in to_signal(step.world(), id) {
        step.emit(Event::ContainerSignalled {
            task: id,
            container,
        });
    }
    let next = ends(step.world(), id).into_iter().map(|(_, at, _)| at);
    match next.min() {
        Some(at) => step.wake(TimerKey::TaskLife(id), at.max(step.now())),
        None => deprovision(id, step),
    }
}

/// Containers whose turn to stop has come: running, not signalled, and nothing running depends on them.
///
/// Source: agent dependency graph: shutdown is the reverse of start-up (read 2026-11).
fn to_signal(world: &World, id: TaskId) -> Vec<usize> {
    let task = &world.tasks[&id];
    let definition = definition_of(world, task);
    let runs = |n: &usize| task.containers[*n].status == TaskStatus::Running;
    let all = 0..task.containers.len();
    let running: Vec<usize> = all.filter(runs).collect();
    let free = |n: &usize| !running.iter().any(|it| needs(definition, *it, *n));
    let unsignalled = |n: &usize| task.containers[*n].signalled_at.is_none();
    let due = running.iter().copied().filter(unsignalled);
    due.filter(free).collect()
}

fn needs(definition: &TaskDefinition, dependent: usize, on: usize) -> bool {
    let name = &definition.containers[on].name;
    definition.containers[dependent]
        .depends_on
        .iter()
        .any(|it| it.container == *name)
}

/// The signalled containers that still run: when each is gone, and with which code.
///
/// Source: ECS API, StopTask: SIGTERM, then SIGKILL after the stop timeout; exit codes 128 + signal
/// (read 2026-11).
fn ends(world: &World, id: TaskId) -> Vec<(usize, SimTime, i32)> {
    let task = &world.tasks[&id];
    let definition = definition_of(world, task);
    let signalled = task.containers.iter().enumerate().filter_map(|(n, it)| {
        let at = it.signalled_at?;
        (it.status == TaskStatus::Running).then_some((n, at))
    });
    signalled
        .map(|(n, at)| {
            let container = &definition.containers[n];
            let timeout = container.stop_timeout.unwrap_or(timing::STOP_TIMEOUT);
            let image = image(world, task, container);
            match image.stops_in {
                Some(stops_in) if stops_in <= timeout => (n, at + stops_in, image.stop_code),
                _ => (n, at + timeout, 137),
            }
        })
        .collect()
}

/// The timer in STOPPING: containers that were signalled are gone.
pub fn finish_signalled(id: TaskId, step: &mut Step<'_>) {
    let now = step.now();
    let gone = ends(step.world(), id).into_iter().filter(|it| it.1 <= now);
    for (container, _, code) in gone {
        step.emit(Event::ContainerStopped {
            task: id,
            container,
            exit_code: Some(code),
            reason: None,
        });
    }
    signal_next(id, step);
}

fn deprovision(id: TaskId, step: &mut Step<'_>) {
    if step.world().tasks[&id].own_interface {
        step.emit(Event::TaskStatusChanged {
            task: id,
            to: TaskStatus::Deprovisioning,
        });
        step.wake(TimerKey::TaskLife(id), step.now() + timing::DEPROVISION);
    } else {
        finish(id, step);
    }
}

/// STOPPED: what it held is free again.
pub fn finish(id: TaskId, step: &mut Step<'_>) {
    step.let_sleep(TimerKey::TaskLife(id));
    let seq = step.emit(Event::TaskStatusChanged {
        task: id,
        to: TaskStatus::Stopped,
    });
    let step = &mut step.because(seq);
    let task = &step.world().tasks[&id];
    let (service, cluster) = (task.service, task.cluster);
    crate::commands::documents::released(id, step);
    if let Some(service) = service {
        service_scheduler::task_stopped(id, service, step);
        service_scheduler::wake(service, step);
    }
    service_scheduler::wake_waiting(cluster, step);
}

/// The machine under the task is gone: everything ends at once, without signals.
pub fn lose(id: TaskId, code: StopCode, reason: StoppedReason, step: &mut Step<'_>) {
    let task = &step.world().tasks[&id];
    if task.is_stopped() {
        return;
    }
    let running = |it: &model::ContainerState| it.status == TaskStatus::Running;
    let containers: Vec<usize> = (0..task.containers.len())
        .filter(|n| running(&task.containers[*n]))
        .collect();
    if task.wanted {
        step.emit(Event::TaskStopRequested {
            task: id,
            code,
            reason,
        });
    }
    for key in [
        TimerKey::ContainerExit(id),
        TimerKey::ContainerProbe(id),
        TimerKey::HealthyRule(id),
    ] {
        step.let_sleep(key);
    }
    for container in containers {
        let exit_code = Some(137);
        step.emit(Event::ContainerStopped {
            task: id,
            container,
            exit_code,
            reason: None,
        });
    }
    finish(id, step);
}

/// True when the machine the task runs on answers.
pub fn host_is_up(world: &World, task: &Task) -> bool {
    match task.instance {
        Some(instance) => world.instances[&instance].state == InstanceState::Running,
        None => !world.zone_failed(&task.zone),
    }
}
