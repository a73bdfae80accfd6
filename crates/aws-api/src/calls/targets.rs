//! elbv2: targets by hand, and the end of a target group.
//!
//! Source: Elastic Load Balancing API 2015-12-01, RegisterTargets, DeregisterTargets,
//! DeleteTargetGroup (read 2026-11). Model: what can be registered is the tasks of this lab, by their
//! instance and host port or by their address; a task is in a group with one of its ports.
//! Example: DeregisterTargets of a service's task: it drains, and the service replaces the task.

use super::elb::{find_group, group_named, show_target, target_id, validation};
use crate::arn;
use crate::call::{Act, Ask, Entry, Parsed, Request};
use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use base::{TargetGroupId, TaskId};
use engine::Command;
use engine::commands::targets::TargetCommand;
use model::{TargetGroup, TargetType, World};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "elbv2.RegisterTargets",
        shape: "RegisterTargetsRequest",
        act: Act::Write(register, |_, _| json!({})),
    },
    Entry {
        name: "elbv2.DeregisterTargets",
        shape: "DeregisterTargetsRequest",
        act: Act::Write(deregister, |_, _| json!({})),
    },
    Entry {
        name: "elbv2.DeleteTargetGroup",
        shape: "DeleteTargetGroupRequest",
        act: Act::Write(delete_group, |_, _| json!({})),
    },
];

/// Of one call. Source: Elastic Load Balancing API, RegisterTargets (read 2026-11). Model: the number.
const MAX_TARGETS: usize = 100;

/// One target of a request: its id, its port (the group's unless another is given) and its path.
fn asked<'a>(
    input: &'a Node,
    group: &TargetGroup,
) -> Result<Vec<(&'a str, u16, String)>, ApiError> {
    let items = input.items_at("Targets");
    if items.is_empty() || items.len() > MAX_TARGETS {
        let text = format!("Targets must have 1 to {MAX_TARGETS} entries");
        return Err(validation(text).at("Targets"));
    }
    let each = items.iter().enumerate().map(|(index, item)| {
        let id = item.text_at("Id").unwrap_or_default();
        let port = match item.int_at("Port") {
            None => group.port,
            Some(it) => match u16::try_from(it).ok().filter(|it| *it > 0) {
                Some(it) => it,
                None => {
                    let text = format!("Port '{it}' must be between 1 and 65535");
                    return Err(validation(text).at(format!("Targets[{index}].Port")));
                }
            },
        };
        Ok((id, port, format!("Targets[{index}].Id")))
    });
    each.collect()
}

/// The live task that answers at this address and port.
fn task_at(world: &World, group: &TargetGroup, id: &str, port: u16) -> Option<TaskId> {
    let live = world.tasks.values().filter(|it| !it.is_stopped());
    let mut here = live.filter(|it| it.ports.iter().any(|bound| bound.host_port == port));
    here.find(|it| target_id(world, group, it.id) == id)
        .map(|it| it.id)
}

/// Source: Elastic Load Balancing API, InvalidTarget: a target must run (read 2026-11). Model: the words
/// for an address.
fn register(ask: &Ask) -> Parsed {
    let group = find_group(ask.world, ask.input)?;
    let mut targets = Vec::new();
    for (id, port, path) in asked(ask.input, group)? {
        let Some(task) = task_at(ask.world, group, id, port) else {
            return Err(not_there(group, id).at(path));
        };
        targets.push((task, port));
    }
    Ok(Request {
        summary: format!("{} {} targets", group.name, targets.len()),
        command: Command::Target(TargetCommand::Register {
            target_group: group.id,
            targets,
        }),
    })
}

fn not_there(group: &TargetGroup, id: &str) -> ApiError {
    if group.target_type == TargetType::Instance {
        let text = format!(
            "The following targets are not in a running state and cannot be registered: '{}'",
            clip(id)
        );
        return ApiError::new("InvalidTarget", text);
    }
    if rules::reach::Cidr::parse(&format!("{id}/32")).is_none() {
        let text = format!("The IP address '{}' is not a valid IPv4 address", clip(id));
        return validation(text);
    }
    let text = format!(
        "The IP address '{}' is not in use by a running task",
        clip(id)
    );
    ApiError::new("InvalidTarget", text)
}

/// Targets of the group that are meant, each once.
fn listed(world: &World, group: &TargetGroup, input: &Node) -> Result<Vec<TaskId>, ApiError> {
    let mut tasks = Vec::new();
    for (id, port, _) in asked(input, group)? {
        if let Some(task) = target_at(world, group, id, port).filter(|it| !tasks.contains(it)) {
            tasks.push(task);
        }
    }
    Ok(tasks)
}

fn target_at(world: &World, group: &TargetGroup, id: &str, port: u16) -> Option<TaskId> {
    let mut here = group.targets.values().filter(|it| it.port == port);
    let found = here.find(|it| target_id(world, group, it.task) == id);
    found.map(|it| it.task)
}

/// Source: Elastic Load Balancing API, DeregisterTargets: one that is not registered is no error
/// (read 2026-11).
fn deregister(ask: &Ask) -> Parsed {
    let group = find_group(ask.world, ask.input)?;
    let tasks = listed(ask.world, group, ask.input)?;
    Ok(Request {
        summary: format!("{} {} targets", group.name, tasks.len()),
        command: Command::Target(TargetCommand::Deregister {
            target_group: group.id,
            tasks,
        }),
    })
}

/// Whether some action of a listener or rule forwards to the group.
fn in_use(world: &World, group: TargetGroupId) -> bool {
    let mut balancers = world.load_balancers.values();
    balancers.any(|it| it.target_groups.contains(&group))
}

/// Source: Elastic Load Balancing API, DeleteTargetGroup: refused while a listener or rule forwards to
/// it; its targets stay as they are (read 2026-11).
fn delete_group(ask: &Ask) -> Parsed {
    let text = ask.input.text_at("TargetGroupArn").unwrap_or_default();
    let group = group_named(ask.world, text, "TargetGroupArn")?;
    if in_use(ask.world, group.id) {
        let text = format!(
            "Target group '{}' is currently in use by a listener or a rule",
            arn::target_group(ask.world, group.id)
        );
        return Err(ApiError::new("ResourceInUse", text).at("TargetGroupArn"));
    }
    Ok(Request {
        summary: group.name.clone(),
        command: Command::Target(TargetCommand::DeleteGroup {
            target_group: group.id,
        }),
    })
}

/// DescribeTargetHealth of some targets; one that is not registered is unused.
///
/// Source: Elastic Load Balancing API, TargetHealth.Reason: Target.NotRegistered (read 2026-11).
#[inline(never)]
pub(super) fn describe_some(world: &World, group: &TargetGroup, input: &Node) -> Value {
    let each = input.items_at("Targets").iter().map(|item| {
        let id = item.text_at("Id").unwrap_or_default();
        let port = item.int_at("Port").and_then(|it| u16::try_from(it).ok());
        let port = port.unwrap_or(group.port);
        let task = target_at(world, group, id, port);
        match task.and_then(|it| group.targets.get(&it)) {
            Some(it) => show_target(world, group, it),
            None => json!({
                "Target": {"Id": id, "Port": port},
                "TargetHealth": {"State": "unused", "Reason": "Target.NotRegistered",
                    "Description": "Target is not registered to the target group"},
            }),
        }
    });
    json!({"TargetHealthDescriptions": each.collect::<Vec<Value>>()})
}
