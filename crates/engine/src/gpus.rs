//! GPUs of an instance, given to the containers of a task when it is placed.
//!
//! Source: ECS developer guide, GPUs: ECS pins physical GPUs to containers (read 2026-11).
//! Example: the second one-GPU task on a p3.8xlarge gets device 1.

use crate::step::Step;
use base::TaskId;
use model::Event;
use model::gpu::{Pin, Pinned};

/// Pins what the task's containers ask for, or pins anew after overrides.
#[inline(never)]
pub fn pin(id: TaskId, step: &mut Step<'_>) {
    let world = step.world();
    let task = &world.tasks[&id];
    let Some(instance) = task.instance else {
        return;
    };
    let definition = crate::lifecycle::definition_of(world, task);
    let wants: Vec<u32> = definition.containers.iter().map(|it| it.gpus).collect();
    let mut taken = world.gpus_held(instance);
    let own = world.pins_of(id).iter().flat_map(|it| &it.gpus);
    let own: Vec<u32> = own.copied().collect();
    taken.retain(|it| !own.contains(it));
    let total = world.instances[&instance].gpus();
    // Placement took as many as there are; a world that broke this law gets no pins.
    let Some(pinned) = rules::gpu::pin(total, &taken, &wants) else {
        return;
    };
    let names = definition.containers.iter().map(|it| it.name.clone());
    let pins = names.zip(pinned).filter(|it| !it.1.is_empty());
    let pins: Vec<Pin> = pins
        .map(|(container, gpus)| Pin { container, gpus })
        .collect();
    if pins != world.pins_of(id) {
        let task = id;
        step.emit(Event::GpusPinned(Box::new(Pinned {
            task,
            instance,
            pins,
        })));
    }
}
