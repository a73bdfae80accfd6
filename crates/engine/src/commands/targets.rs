//! Targets registered and deregistered by hand, and target groups deleted.
//!
//! Source: Elastic Load Balancing API, RegisterTargets, DeregisterTargets, DeleteTargetGroup
//! (read 2026-11). Example: a deregistered target drains for the deregistration delay; the scheduler then
//! finds it missing and replaces the task.

use crate::command::Answer;
use crate::controllers::aws::target_group;
use crate::lifecycle::health;
use crate::step::Step;
use base::{TargetGroupId, TaskId};
use model::{Event, Target, TargetEvent, TargetReason, TargetState, TimerKey};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TargetCommand {
    /// Live tasks, each with the port to connect to.
    Register {
        target_group: TargetGroupId,
        targets: Vec<(TaskId, u16)>,
    },
    Deregister {
        target_group: TargetGroupId,
        tasks: Vec<TaskId>,
    },
    DeleteGroup {
        target_group: TargetGroupId,
    },
}

#[inline(never)]
pub(super) fn carry_out(command: &TargetCommand, step: &mut Step<'_>) -> Answer {
    match command {
        TargetCommand::Register {
            target_group,
            targets,
        } => {
            for (task, port) in targets {
                register(*target_group, *task, *port, step);
            }
        }
        TargetCommand::Deregister {
            target_group,
            tasks,
        } => {
            for task in tasks {
                deregister(*target_group, *task, step);
            }
        }
        TargetCommand::DeleteGroup { target_group } => delete(*target_group, step),
    }
    Answer::Done
}

/// One that is registered at this port already stays as it is.
///
/// Source: see the module: a target that drains becomes one again.
fn register(target_group: TargetGroupId, task: TaskId, port: u16, step: &mut Step<'_>) {
    let there = &step.world().target_groups[&target_group].targets;
    let stays = |it: &Target| it.port == port && it.state != TargetState::Draining;
    if there.get(&task).is_some_and(stays) {
        return;
    }
    let registered_at = step.now();
    step.emit(Event::TargetRegistered {
        target_group,
        target: Target {
            task,
            port,
            state: TargetState::Initial,
            reason: Some(TargetReason::RegistrationInProgress),
            passes: 0,
            failures: 0,
            registered_at,
            drained_at: None,
        },
    });
    target_group::arm(target_group, task, step);
    health::recount(task, step);
}

fn deregister(target_group: TargetGroupId, task: TaskId, step: &mut Step<'_>) {
    let group = &step.world().target_groups[&target_group];
    let drained_at = Some(step.now() + group.deregistration_delay);
    if group.targets[&task].state == TargetState::Draining {
        return;
    }
    let taken = TargetEvent::TakenOut { target_group, task };
    step.emit(Event::Target(taken));
    step.emit(Event::TargetStateChanged {
        target_group,
        task,
        state: TargetState::Draining,
        reason: Some(TargetReason::DeregistrationInProgress),
        drained_at,
    });
    target_group::arm(target_group, task, step);
    health::recount(task, step);
}

fn delete(target_group: TargetGroupId, step: &mut Step<'_>) {
    let group = &step.world().target_groups[&target_group];
    let tasks: Vec<TaskId> = group.targets.keys().copied().collect();
    let seq = step.emit(Event::Target(TargetEvent::GroupDeleted { target_group }));
    let step = &mut step.because(seq);
    for task in tasks {
        step.let_sleep(TimerKey::TargetProbe(target_group, task));
        target_group::gone(task, step);
    }
}
