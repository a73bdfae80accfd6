//! One task as DescribeTasks gives it.

use super::{moment, put};
use crate::calls::{inherit, overrides, tags};
use crate::error::{launch_type_name, network_mode_name};
use crate::{arn, messages};
use model::{
    Container, ContainerState, Health, LaunchType, NetworkMode, TagTarget, Task, TaskDefinition,
    World, identity,
};
use rules::placement::Protocol;
use serde_json::{Value, json};

pub fn show(world: &World, task: &Task) -> Value {
    let arn = arn::task(world, task.id);
    let definition = world.definition_of(task);
    let containers = task.containers.iter().map(|state| {
        let container =
            definition.and_then(|it| it.containers.iter().find(|it| it.name == state.name));
        show_container(world, task, state, container)
    });
    let mut it = json!({
        "attachments": attachments(world, task),
        "availabilityZone": task.zone,
        "clusterArn": arn::cluster(world, task.cluster),
        "connectivity": "CONNECTED",
        "containers": containers.collect::<Vec<Value>>(),
        "cpu": task.cpu.to_string(),
        "memory": task.memory.to_string(),
        "createdAt": moment(task.created_at),
        "desiredStatus": if task.wanted { "RUNNING" } else { "STOPPED" },
        "enableExecuteCommand": false,
        "group": task.group,
        "healthStatus": health(task.health),
        "lastStatus": task.last_status.name(),
        "launchType": launch_type_name(task.launch_type),
        "overrides": overrides::show(task.overrides.as_deref()),
        "tags": tags::show(world, &TagTarget::Task(task.id)),
        "taskArn": arn,
        "taskDefinitionArn": arn::task_definition(&task.definition),
    });
    if let Some(provider) = world.task_providers.get(&task.id) {
        let name = world.provider_name(*provider);
        put(&mut it, "capacityProviderName", Some(name.into()));
        if crate::calls::managed_instances::is_managed(world, *provider) {
            put(&mut it, "launchType", Some("MANAGED_INSTANCES".into()));
        }
    }
    if task.launch_type == LaunchType::Fargate {
        on_fargate(world, task, definition, &mut it);
    }
    let instance = task.instance.map(|id| arn::container_instance(world, id));
    put(&mut it, "containerInstanceArn", instance.map(Value::from));
    let started_by = task.started_by.clone().or_else(|| {
        let deployment = task.deployment?;
        Some(identity::deployment_name(world.seed, deployment))
    });
    put(&mut it, "startedBy", started_by.map(Value::from));
    put(&mut it, "pullStartedAt", task.pull_started_at.map(moment));
    put(&mut it, "pullStoppedAt", task.pull_stopped_at.map(moment));
    put(&mut it, "startedAt", task.started_at.map(moment));
    put(&mut it, "stoppingAt", task.stopping_at.map(moment));
    let ended = task.execution_stopped_at.map(moment);
    put(&mut it, "executionStoppedAt", ended);
    put(&mut it, "version", Some(task.version.into()));
    put(&mut it, "connectivityAt", Some(moment(task.created_at)));
    put(&mut it, "stoppedAt", task.stopped_at.map(moment));
    put(
        &mut it,
        "stopCode",
        task.stop_code.map(|code| messages::stop_code(code).into()),
    );
    let reason = task.stopped_reason.as_ref();
    put(
        &mut it,
        "stoppedReason",
        reason.map(|it| messages::stopped_reason(world, it).into()),
    );
    it
}

/// Source: ECS API, Task.platformVersion, platformFamily, ephemeralStorage (read 2026-11).
fn on_fargate(world: &World, task: &Task, of: Option<&TaskDefinition>, it: &mut Value) {
    let windows = of.is_some_and(inherit::is_windows);
    let (newest, family) = if windows {
        ("1.0.0", "Windows")
    } else {
        ("1.4.0", "Linux")
    };
    let version = world.task_platforms.get(&task.id).copied();
    put(it, "platformVersion", Some(inherit::shown(version, newest)));
    put(it, "platformFamily", Some(family.into()));
    let size = of.map_or(rules::storage::EPHEMERAL_GIB, |it| it.ephemeral_gib);
    put(it, "ephemeralStorage", Some(json!({"sizeInGiB": size})));
}

pub fn health(health: Health) -> &'static str {
    match health {
        Health::Unknown => "UNKNOWN",
        Health::Healthy => "HEALTHY",
        Health::Unhealthy => "UNHEALTHY",
    }
}

/// An awsvpc task's network interface.
fn attachments(world: &World, task: &Task) -> Value {
    if !task.own_interface {
        return json!([]);
    }
    let status = if task.is_stopped() {
        "DELETED"
    } else {
        "ATTACHED"
    };
    json!([{
        "id": identity::eni_id(world.seed, task.id).replace("eni-", "attachment-"),
        "type": "ElasticNetworkInterface",
        "status": status,
        "details": [
            {"name": "networkInterfaceId", "value": identity::eni_id(world.seed, task.id)},
            {"name": "privateIPv4Address", "value": world.private_address(task.id)},
        ],
    }])
}

fn show_container(
    world: &World,
    task: &Task,
    state: &ContainerState,
    container: Option<&Container>,
) -> Value {
    let task_arn = arn::task(world, task.id);
    let bindings = task.ports.iter().filter(|it| it.container == state.name);
    let bindings = bindings.map(|it| {
        json!({
            "bindIP": "0.0.0.0",
            "containerPort": it.container_port,
            "hostPort": it.host_port,
            "protocol": protocol(it.protocol),
        })
    });
    let interface = json!({
        "attachmentId": identity::eni_id(world.seed, task.id).replace("eni-", "attachment-"),
        "privateIpv4Address": world.private_address(task.id),
    });
    let own = task.own_interface;
    let mut it = json!({
        "containerArn": format!("{}/{}", task_arn.replace(":task/", ":container/"), state.name),
        "taskArn": task_arn,
        "name": state.name,
        "lastStatus": state.status.name(),
        "networkBindings": if own { vec![] } else { bindings.collect::<Vec<Value>>() },
        "networkInterfaces": if own { vec![interface] } else { vec![] },
        "healthStatus": health(state.health),
    });
    if let Some(container) = container {
        put(&mut it, "image", Some(container.image.clone().into()));
        put(&mut it, "cpu", Some(container.cpu.to_string().into()));
        put(
            &mut it,
            "memory",
            container.memory.map(|it| it.to_string().into()),
        );
        let reservation = container.memory_reservation;
        put(
            &mut it,
            "memoryReservation",
            reservation.map(|it| it.to_string().into()),
        );
    }
    put(
        &mut it,
        "imageDigest",
        state.digest.clone().map(Value::from),
    );
    put(&mut it, "exitCode", state.exit_code.map(Value::from));
    let reason = state.reason.as_ref();
    let image = container.map_or("", |it| it.image.as_str());
    put(
        &mut it,
        "reason",
        reason.map(|it| messages::container_reason(world, it, image).into()),
    );
    let pins = world.pins_of(task.id).iter();
    let mut own = pins.filter(|it| it.container == state.name);
    if let Some((pin, instance)) = own.next().zip(task.instance) {
        let id = |it: &u32| identity::gpu_id(world.seed, instance, *it);
        let ids: Vec<String> = pin.gpus.iter().map(id).collect();
        put(&mut it, "gpuIds", Some(ids.into()));
    }
    if state.restarts > 0 {
        put(&mut it, "restartCount", Some(state.restarts.into()));
    }
    it
}

pub fn protocol(protocol: Protocol) -> &'static str {
    match protocol {
        Protocol::Tcp => "tcp",
        Protocol::Udp => "udp",
    }
}

/// The API's spelling of a network mode.
pub fn network_mode(mode: NetworkMode) -> &'static str {
    network_mode_name(mode)
}
