//! One container instance as DescribeContainerInstances gives it.
//!
//! Source: ECS API, ContainerInstance, Resource; agent resources CPU, MEMORY, PORTS, PORTS_UDP, GPU
//! (read 2026-11).

use super::moment;
use crate::arn;
use model::{Instance, InstanceState, World};
use rules::placement::{NodeStatus, Protocol};
use serde_json::{Value, json};

pub fn status(instance: &Instance) -> &'static str {
    match (instance.state, instance.node.status) {
        (InstanceState::Terminated, _) => "INACTIVE",
        (_, NodeStatus::Active) => "ACTIVE",
        (_, NodeStatus::Draining) => "DRAINING",
    }
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
    json!({
        "containerInstanceArn": arn::container_instance(world, instance.id),
        "ec2InstanceId": node.ec2_instance_id,
        "status": status(instance),
        "agentConnected": node.agent_connected,
        "versionInfo": {"agentVersion": node.agent_version},
        "registeredResources": resources(node.cpu_total.0, node.memory_total.0, &reserved),
        "remainingResources": resources(node.cpu_left.0, node.memory_left.0, &taken),
        "runningTasksCount": node.running_tasks,
        "pendingTasksCount": instance.pending_tasks,
        "attributes": attributes.collect::<Vec<Value>>(),
        "registeredAt": moment(instance.registered_at),
        "attachments": [],
        "tags": crate::calls::tags::show(world, &model::TagTarget::Instance(instance.id)),
    })
}

fn resources(cpu: u32, memory: u32, ports: &[(Protocol, u16)]) -> Value {
    let set = |protocol: Protocol| -> Vec<String> {
        let these = ports.iter().filter(|it| it.0 == protocol);
        these.map(|it| it.1.to_string()).collect()
    };
    json!([
        {"name": "CPU", "type": "INTEGER", "integerValue": cpu},
        {"name": "MEMORY", "type": "INTEGER", "integerValue": memory},
        {"name": "PORTS", "type": "STRINGSET", "stringSetValue": set(Protocol::Tcp)},
        {"name": "PORTS_UDP", "type": "STRINGSET", "stringSetValue": set(Protocol::Udp)},
    ])
}
