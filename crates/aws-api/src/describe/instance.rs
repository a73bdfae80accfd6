//! One container instance as DescribeContainerInstances gives it.
//!
//! Source: ECS API, ContainerInstance, Resource; agent resources CPU, MEMORY, PORTS, PORTS_UDP, GPU
//! (read 2026-11).

use super::{moment, put};
use crate::arn;
use model::{Instance, InstanceState, World, identity};
use rules::placement::{NodeStatus, Protocol};
use serde_json::{Value, json};

pub fn status(instance: &Instance) -> &'static str {
    match (instance.state, instance.node.status) {
        (InstanceState::Terminated, NodeStatus::Deregistering) => "DEREGISTERING",
        (InstanceState::Terminated, _) => "INACTIVE",
        (_, status) => status.name(),
    }
}

/// Why its registration failed.
///
/// Source: ECS API, ContainerInstance.statusReason (read 2026-11). Model: the words, and that a full
/// subnet is the one reason.
fn status_reason(world: &World, instance: &Instance) -> Option<Value> {
    if instance.node.status != NodeStatus::RegistrationFailed {
        return None;
    }
    let subnet = world.network.hosts.get(&instance.id).map(|it| &it.subnet);
    let text = format!(
        "Unable to create the trunk network interface: subnet {} has no free address",
        subnet.map_or("-", String::as_str)
    );
    Some(text.into())
}

pub fn show(world: &World, instance: &Instance) -> Value {
    let node = &instance.node;
    let reserved: Vec<_> = node
        .ports
        .iter()
        .filter(|(_, by)| by.is_none())
        .map(|it| *it.0)
        .collect();
    let taken: Vec<_> = node.ports.keys().copied().collect();
    let attributes = node.attributes.iter().map(|(name, value)| match value {
        Some(value) => json!({"name": name, "value": value}),
        None => json!({"name": name}),
    });
    let (gpus, free_gpus) = gpus(world, instance);
    let mut it = json!({
        "containerInstanceArn": arn::container_instance(world, instance.id),
        "ec2InstanceId": node.ec2_instance_id,
        "status": status(instance),
        "agentConnected": node.agent_connected,
        "versionInfo": {"agentVersion": node.agent_version},
        "registeredResources": resources(node.cpu_total.0, node.memory_total.0, &reserved, gpus),
        "remainingResources": resources(node.cpu_left.0, node.memory_left.0, &taken, free_gpus),
        "runningTasksCount": node.running_tasks,
        "pendingTasksCount": instance.pending_tasks,
        "attributes": attributes.collect::<Vec<Value>>(),
        "registeredAt": moment(instance.registered_at),
        "attachments": [],
        "tags": crate::calls::tags::show(world, &model::TagTarget::Instance(instance.id)),
    });
    put(&mut it, "statusReason", status_reason(world, instance));
    it
}

/// The ids of all its GPUs, and of those that no task holds; nothing on a type without GPUs.
///
/// Source: ECS developer guide, GPUs: the resource GPU of a container instance is a STRINGSET of
/// device ids (read 2026-11).
fn gpus(world: &World, instance: &Instance) -> (Option<Vec<String>>, Option<Vec<String>>) {
    let total = instance.gpus();
    let id = |device: u32| identity::gpu_id(world.seed, instance.id, device);
    let held = world.gpus_held(instance.id);
    let free = (0..total).filter(|it| !held.contains(it)).map(id);
    let some = |list: Vec<String>| (total > 0).then_some(list);
    (some((0..total).map(id).collect()), some(free.collect()))
}

fn resources(cpu: u32, memory: u32, ports: &[(Protocol, u16)], gpus: Option<Vec<String>>) -> Value {
    let set = |protocol: Protocol| -> Vec<String> {
        let these = ports.iter().filter(|it| it.0 == protocol);
        these.map(|it| it.1.to_string()).collect()
    };
    let mut all = vec![
        json!({"name": "CPU", "type": "INTEGER", "integerValue": cpu}),
        json!({"name": "MEMORY", "type": "INTEGER", "integerValue": memory}),
        json!({"name": "PORTS", "type": "STRINGSET", "stringSetValue": set(Protocol::Tcp)}),
        json!({"name": "PORTS_UDP", "type": "STRINGSET", "stringSetValue": set(Protocol::Udp)}),
    ];
    if let Some(gpus) = gpus {
        all.push(json!({"name": "GPU", "type": "STRINGSET", "stringSetValue": gpus}));
    }
    Value::Array(all)
}
