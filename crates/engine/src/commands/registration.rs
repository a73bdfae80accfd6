//! How an instance with a trunk interface comes and goes: REGISTERING, DEREGISTERING.
//!
//! Source: ECS API, ContainerInstance.status: with `awsvpcTrunking` an instance is REGISTERING while its
//! trunk is made, REGISTRATION_FAILED when that fails, and DEREGISTERING while it is deleted (read
//! 2026-11). Model: 10 s each; it fails when the instance's subnet has no free address.
//! Example: an m5.large takes tasks 10 s after it appeared, with 10 ENI slots.

use crate::controllers::ecs::service_scheduler;
use crate::step::Step;
use base::{InstanceId, SimDuration};
use model::ec2::TRUNK_ATTRIBUTE;
use model::network::Change;
use model::{Event, Instance, InstanceState, TimerKey, identity};
use rules::placement::NodeStatus;

/// Model: how long a trunk takes to be made, and to be deleted.
pub const TRUNK: SimDuration = SimDuration::from_secs(10);

/// A new instance that is to get a trunk waits for it.
#[inline(never)]
pub fn hold(instance: &mut Instance) {
    instance.node.status = NodeStatus::Registering;
}

/// The instance is registered: its trunk is on its way, if it is to have one.
pub fn begin(instance: InstanceId, step: &mut Step<'_>) {
    if step.world().instances[&instance].node.status == NodeStatus::Registering {
        let at = step.now() + TRUNK;
        step.wake(TimerKey::InstanceBoot(instance), at);
    }
}

/// The trunk is made, could not be made, or is gone.
#[inline(never)]
pub fn go_on(instance: InstanceId, step: &mut Step<'_>) {
    let it = &step.world().instances[&instance];
    match (it.state, it.node.status) {
        (InstanceState::Running, NodeStatus::Registering) => attach(instance, step),
        (InstanceState::Terminated, NodeStatus::Deregistering) => {
            let step = &mut change(instance, NodeStatus::Inactive, step);
            if step.world().network.trunks.contains_key(&instance) {
                let change = Change::TrunkDetached { instance };
                step.emit(Event::NetworkChanged(Box::new(change)));
            }
        }
        _ => {}
    }
}

/// The instance is terminated: its trunk goes next, if it has one.
pub fn end(instance: InstanceId, step: &mut Step<'_>) {
    if step.world().instances[&instance].has_trunk() {
        let step = &mut change(instance, NodeStatus::Deregistering, step);
        let at = step.now() + TRUNK;
        step.wake(TimerKey::InstanceBoot(instance), at);
    }
}

fn change<'s>(instance: InstanceId, status: NodeStatus, step: &'s mut Step<'_>) -> Step<'s> {
    let seq = step.emit(Event::InstanceStatusChanged { instance, status });
    step.because(seq)
}

/// Source: ECS developer guide, ENI trunking: attributes of an instance with a trunk (read 2026-11).
fn attach(instance: InstanceId, step: &mut Step<'_>) {
    if !crate::network::attach_trunk(instance, step) {
        change(instance, NodeStatus::RegistrationFailed, step);
        return;
    }
    let world = step.world();
    let cluster = world.instances[&instance].cluster;
    let trunk = identity::trunk_eni_id(world.seed, instance);
    step.emit(Event::AttributesChanged {
        instance,
        put: vec![
            (TRUNK_ATTRIBUTE.into(), Some(trunk)),
            ("ecs.capability.task-eni-trunking".into(), None),
        ],
        deleted: Vec::new(),
    });
    let step = &mut change(instance, NodeStatus::Active, step);
    service_scheduler::capacity_came(cluster, step);
}
