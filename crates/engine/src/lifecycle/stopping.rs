//! A task's way down: deregistered, signalled in reverse order of dependence, killed when it must be.
//!
//! Source: ECS developer guide, task lifecycle; ECS API, StopTask: SIGTERM, 30 s, SIGKILL (read 2026-11).
//! Example: a target is deregistered by the next pass of the service scheduler, drains for the
//! deregistration delay in DEACTIVATING, then the containers get SIGTERM in STOPPING.

use super::{definition_of, image, timing};
use crate::controllers::ecs::service_scheduler;
use crate::step::Step;
use base::{SimDuration, TaskId};
use model::{
    Condition, Event, InstanceState, StopCode, StoppedReason, Task, TaskDefinition, TaskStatus,
    TimerKey, World,
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
    let balancers = service.into_iter().flat_map(|it| &it.load_balancers);
    balancers.map(|it| it.target_group).filter(|group| {
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

/// Signals every container that no running container depends on, and wakes when they are gone.
fn signal_next(id: TaskId, step: &mut Step<'_>) {
    let world = step.world();
    let level = signalled(world, id);
    if level.is_empty() {
        return deprovision(id, step);
    }
    let wait = level
        .iter()
        .map(|n| time_to_end(world, id, *n).0)
        .max()
        .unwrap_or_default();
    step.wake(TimerKey::TaskLife(id), step.now() + wait);
}

/// Containers that are being stopped now: running, and nothing running depends on them.
///
/// Source: agent dependency graph: shutdown is the reverse of start-up (read 2026-11).
fn signalled(world: &World, id: TaskId) -> Vec<usize> {
    let task = &world.tasks[&id];
    let definition = definition_of(world, task);
    let runs = |n: &usize| task.containers[*n].status == TaskStatus::Running;
    (0..task.containers.len())
        .filter(runs)
        .filter(|n| {
            !(0..task.containers.len())
                .filter(runs)
                .any(|m| needs(definition, m, *n))
        })
        .collect()
}

fn needs(definition: &TaskDefinition, dependent: usize, on: usize) -> bool {
    let name = &definition.containers[on].name;
    definition.containers[dependent]
        .depends_on
        .iter()
        .any(|it| it.container == *name && it.condition != Condition::Complete)
}

/// How long after the signal the container is gone, and with which code.
fn time_to_end(world: &World, id: TaskId, container: usize) -> (SimDuration, i32) {
    let task = &world.tasks[&id];
    let container = &definition_of(world, task).containers[container];
    let timeout = container.stop_timeout.unwrap_or(timing::STOP_TIMEOUT);
    match image(world, container).stops_in {
        Some(stops_in) if stops_in <= timeout => (stops_in, 0),
        _ => (timeout, 137),
    }
}

/// The timer in STOPPING: the signalled containers are gone.
pub fn finish_signalled(id: TaskId, step: &mut Step<'_>) {
    for container in signalled(step.world(), id) {
        let code = Some(time_to_end(step.world(), id, container).1);
        step.emit(Event::ContainerStopped {
            task: id,
            container,
            exit_code: code,
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
