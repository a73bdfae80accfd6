//! EC2's own view of what ECS runs on: instances and network interfaces.
//!
//! Source: EC2 API, DescribeInstances, DescribeNetworkInterfaces, shapes Instance, NetworkInterface
//! (read 2026-11). Model: only members that the lab knows; one reservation for each instance.
//! Example: the interface of an awsvpc task has InterfaceType `interface` and the task's private address.

use crate::arn;
use crate::call::{Act, Answered, Ask, Entry};
use crate::error::ApiError;
use crate::shape::clip;
use model::network::Interface;
use model::{Instance, InstanceState, Task, World, identity};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ec2.DescribeInstances",
        shape: "DescribeInstancesRequest",
        act: Act::Read(instances),
    },
    Entry {
        name: "ec2.DescribeNetworkInterfaces",
        shape: "DescribeNetworkInterfacesRequest",
        act: Act::Read(interfaces),
    },
];

/// What stands in a created subnet: the members both kinds of interface share.
fn placed(world: &World, it: Option<&Interface>) -> Value {
    let Some(it) = it else {
        return json!({});
    };
    let groups = it.groups.iter().map(|id| {
        let name = world.network.group(id).map(|it| it.name.as_str());
        json!({"GroupId": id, "GroupName": name})
    });
    json!({
        "SubnetId": it.subnet,
        "VpcId": world.network.subnet(&it.subnet).map(|it| it.vpc.as_str()),
        "Groups": groups.collect::<Vec<Value>>(),
        "PrivateIpAddress": rules::reach::dotted(it.address),
    })
}

fn of_task(world: &World, task: &Task) -> Value {
    let id = identity::eni_id(world.seed, task.id);
    let mut shown = placed(world, world.network.tasks.get(&task.id));
    shown["NetworkInterfaceId"] = json!(id);
    shown["InterfaceType"] = json!("interface");
    shown["Status"] = json!("in-use");
    shown["AvailabilityZone"] = json!(task.zone);
    shown["Description"] = json!(arn::task(world, task.id));
    shown["PrivateIpAddress"] = json!(world.private_address(task.id));
    shown
}

fn of_instance(world: &World, instance: &Instance) -> Value {
    let mut shown = placed(world, world.network.hosts.get(&instance.id));
    shown["NetworkInterfaceId"] = json!(identity::host_eni_id(world.seed, instance.id));
    shown["InterfaceType"] = json!("interface");
    shown["Status"] = json!("in-use");
    shown["AvailabilityZone"] = json!(instance.zone());
    shown["Attachment"] = json!({
        "DeviceIndex": 0, "InstanceId": instance.node.ec2_instance_id, "Status": "attached",
    });
    shown
}

fn interfaces(ask: &Ask) -> Answered {
    let world = ask.world;
    let tasks = world.tasks.values();
    let tasks = tasks.filter(|it| it.own_interface && !it.is_stopped());
    let hosts = world.instances.values();
    let hosts = hosts.filter(|it| it.state != InstanceState::Terminated);
    let all = hosts.map(|it| of_instance(world, it));
    let all = all.chain(tasks.map(|it| of_task(world, it)));
    let found = named(ask, "NetworkInterfaceIds", "NetworkInterfaceId", all)?;
    Ok(json!({"NetworkInterfaces": found}))
}

/// Source: EC2 API, error codes InvalidNetworkInterfaceID.NotFound, InvalidInstanceID.NotFound (2026-11).
fn named(
    ask: &Ask,
    key: &'static str,
    field: &str,
    all: impl Iterator<Item = Value>,
) -> Result<Vec<Value>, ApiError> {
    let wanted = ask.input.texts_at(key);
    if wanted.is_empty() {
        return Ok(all.collect());
    }
    let all: Vec<Value> = all.collect();
    let find = |id: &str| all.iter().find(|it| it[field] == id).cloned();
    let (code, what) = match field {
        "InstanceId" => ("InvalidInstanceID.NotFound", "instance ID"),
        _ => ("InvalidNetworkInterfaceID.NotFound", "networkInterface ID"),
    };
    let one = |id: &str| {
        find(id).ok_or_else(|| {
            let text = format!("The {what} '{}' does not exist", clip(id));
            ApiError::new(code, text).at(key)
        })
    };
    wanted.into_iter().map(one).collect()
}

fn instance(world: &World, it: &Instance) -> Value {
    let state = match it.state {
        InstanceState::Running => (16, "running"),
        InstanceState::Stopped => (80, "stopped"),
        InstanceState::Terminated => (48, "terminated"),
    };
    let host = world.network.hosts.get(&it.id);
    let mut shown = placed(world, host);
    if let Some(groups) = shown.as_object_mut().and_then(|it| it.remove("Groups")) {
        shown["SecurityGroups"] = groups;
    }
    shown["InstanceId"] = json!(it.node.ec2_instance_id);
    shown["InstanceType"] = json!(it.instance_type);
    shown["State"] = json!({"Code": state.0, "Name": state.1});
    shown["Placement"] = json!({"AvailabilityZone": it.zone()});
    let host_interface = json!({
        "NetworkInterfaceId": identity::host_eni_id(world.seed, it.id), "Status": "in-use",
    });
    shown["NetworkInterfaces"] = json!([host_interface]);
    if let Some(role) = &it.role {
        let account = model::ACCOUNT;
        let profile = format!("arn:aws:iam::{account}:instance-profile/{role}");
        shown["IamInstanceProfile"] = json!({"Arn": profile});
    }
    shown
}

fn instances(ask: &Ask) -> Answered {
    let all = ask.world.instances.values();
    let all = all.map(|it| instance(ask.world, it));
    let found = named(ask, "InstanceIds", "InstanceId", all)?;
    let each = found.into_iter().map(|it| json!({"Instances": [it]}));
    Ok(json!({"Reservations": each.collect::<Vec<Value>>()}))
}
