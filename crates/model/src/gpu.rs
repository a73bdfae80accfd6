//! Which GPUs of an instance belong to which container of a task.
//!
//! Source: ECS API, Container.gpuIds; developer guide, GPUs: they are pinned to containers and not
//! shared (read 2026-11). Example: a task with containers for 2 and 1 GPUs on an instance with four
//! holds 0 and 1, and 2.

use base::{InstanceId, TaskId};
use serde::Serialize;

/// One container's GPUs, by their numbers on the instance.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Pin {
    pub container: String,
    pub gpus: Vec<u32>,
}

/// The GPUs of a task are given to its containers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Pinned {
    pub task: TaskId,
    pub instance: InstanceId,
    pub pins: Vec<Pin>,
}

impl crate::World {
    /// GPUs of the instance that tasks hold which have not stopped, ascending.
    pub fn gpus_held(&self, instance: InstanceId) -> Vec<u32> {
        let tasks = self.live_tasks_on(instance).filter(|it| it.gpus > 0);
        let pins = tasks.flat_map(|it| self.pins_of(it.id));
        let mut held: Vec<u32> = pins.flat_map(|it| it.gpus.iter().copied()).collect();
        held.sort_unstable();
        held
    }

    /// What the task's containers were given.
    pub fn pins_of(&self, task: TaskId) -> &[Pin] {
        self.gpu_pins
            .get(&task)
            .map_or(&[], |it| it.pins.as_slice())
    }
}
