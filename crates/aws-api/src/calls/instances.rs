//! Container instances: list, describe, drain, deregister; attributes: put, delete, list.
//!
//! Source: ECS API, ContainerInstance, UpdateContainerInstancesState (up to 10 instances a call),
//! Attribute, ListContainerInstances.filter in the cluster query language (read 2026-11).

use super::placement::expression;
use super::tasks::{hundred, missing};
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::{instance, page, put, strings};
use crate::error::ApiError;
use crate::json::Node;
use base::{ClusterId, InstanceId};
use engine::{Answer, Command};
use model::{Instance, InstanceState, World};
use rules::placement::NodeStatus;
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ecs.ListContainerInstances",
        shape: "ListContainerInstancesRequest",
        act: Act::Read(list),
    },
    Entry {
        name: "ecs.DescribeContainerInstances",
        shape: "DescribeContainerInstancesRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "ecs.UpdateContainerInstancesState",
        shape: "UpdateContainerInstancesStateRequest",
        act: Act::Write(update_state, instances),
    },
    Entry {
        name: "ecs.DeregisterContainerInstance",
        shape: "DeregisterContainerInstanceRequest",
        act: Act::Write(deregister, deregistered),
    },
    Entry {
        name: "ecs.PutAttributes",
        shape: "PutAttributesRequest",
        act: Act::Write(put_attributes, attributes),
    },
    Entry {
        name: "ecs.DeleteAttributes",
        shape: "DeleteAttributesRequest",
        act: Act::Write(delete_attributes, attributes),
    },
    Entry {
        name: "ecs.ListAttributes",
        shape: "ListAttributesRequest",
        act: Act::Read(list_attributes),
    },
];

fn in_cluster(world: &World, cluster: ClusterId) -> impl Iterator<Item = &Instance> {
    world
        .all_instances()
        .filter(move |it| it.cluster == cluster)
}

fn find(world: &World, cluster: ClusterId, text: &str) -> Option<InstanceId> {
    arn::instance_id(world, text).filter(|id| {
        world
            .instances
            .get(id)
            .is_some_and(|it| it.cluster == cluster)
    })
}

fn list(ask: &Ask) -> Answered {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let filter = match ask.input.text_at("filter") {
        Some(text) => Some(expression(text, "filter")?),
        None => None,
    };
    let status = ask.input.text_at("status");
    let wanted = |it: &&Instance| {
        let own = instance::status(it);
        let fits = match status {
            None => own != "INACTIVE",
            Some(wanted) => own == wanted,
        };
        fits && filter
            .as_ref()
            .is_none_or(|filter| filter.matches(&it.node))
    };
    let found = in_cluster(ask.world, cluster.id).filter(wanted);
    let arns = found.map(|it| arn::container_instance(ask.world, it.id));
    page(ask.input, "containerInstanceArns", strings(arns))
}

fn describe(ask: &Ask) -> Answered {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for text in hundred(ask.input, "containerInstances")? {
        let id = find(ask.world, cluster.id, text);
        match id.and_then(|id| ask.world.instances.get(&id)) {
            Some(it) => found.push(instance::show(ask.world, it)),
            None => failures.push(missing(text, "container-instance", &cluster.name)),
        }
    }
    Ok(json!({"containerInstances": found, "failures": failures}))
}

/// The command holds known instances; the unknown ones are failures of the response.
fn update_state(ask: &Ask) -> Parsed {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let named = hundred(ask.input, "containerInstances")?;
    if named.len() > 10 {
        let error = ApiError::invalid("containerInstances can have at most 10 items.");
        return Err(error.at("containerInstances"));
    }
    let status = match ask.input.text_at("status") {
        Some("ACTIVE") => NodeStatus::Active,
        Some("DRAINING") => NodeStatus::Draining,
        _ => {
            let text = "Container instance status must be ACTIVE or DRAINING.";
            return Err(ApiError::invalid(text).at("status"));
        }
    };
    let known = named
        .iter()
        .filter_map(|it| find(ask.world, cluster.id, it));
    let instances: Vec<InstanceId> = known.collect();
    let words: Vec<String> = instances.iter().map(InstanceId::to_string).collect();
    Ok(Request {
        summary: format!(
            "{} {}",
            words.join(", "),
            if status == NodeStatus::Active {
                "ACTIVE"
            } else {
                "DRAINING"
            }
        ),
        command: Command::UpdateContainerInstancesState { instances, status },
    })
}

fn instances(ask: &Ask, answer: &Answer) -> Value {
    let ids: &[InstanceId] = match answer {
        Answer::Instances(ids) => ids,
        _ => &[],
    };
    let found = ids.iter().filter_map(|id| ask.world.instances.get(id));
    let found: Vec<Value> = found.map(|it| instance::show(ask.world, it)).collect();
    let unknown = ask.input.texts_at("containerInstances");
    let unknown = unknown
        .iter()
        .filter(|it| arn::instance_id(ask.world, it).is_none());
    let cluster = ask.input.text_at("cluster").unwrap_or("default");
    let failures: Vec<Value> = unknown
        .map(|it| missing(it, "container-instance", cluster))
        .collect();
    json!({"containerInstances": found, "failures": failures})
}

/// The one instance that a call names.
///
/// Source: ECS API; the text as users pasted it.
pub fn one(world: &World, cluster: ClusterId, input: &Node) -> Result<InstanceId, ApiError> {
    let text = input.text_at("containerInstance").unwrap_or_default();
    find(world, cluster, text).ok_or_else(|| {
        let text = "Referenced container instance not found.";
        ApiError::invalid(text).at("containerInstance")
    })
}

fn deregister(ask: &Ask) -> Parsed {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let instance = one(ask.world, cluster.id, ask.input)?;
    let force = ask.input.bool_at("force") == Some(true);
    Ok(Request {
        summary: format!("{instance}{}", if force { " by force" } else { "" }),
        command: Command::DeregisterContainerInstance { instance, force },
    })
}

fn deregistered(ask: &Ask, _: &Answer) -> Value {
    let text = ask.input.text_at("containerInstance").unwrap_or_default();
    let id = arn::instance_id(ask.world, text);
    let found = id.and_then(|id| ask.world.instances.get(&id));
    json!({"containerInstance": found.map(|it| instance::show(ask.world, it))})
}

/// Custom attributes an instance may carry.
///
/// Source: ECS API, AttributeLimitExceededException: 10 per resource (read 2026-11).
const MAX_ATTRIBUTES: usize = 10;

fn target(ask: &Ask, cluster: ClusterId, item: &Node, path: &str) -> Result<InstanceId, ApiError> {
    let text = item.text_at("targetId").unwrap_or_default();
    find(ask.world, cluster, text)
        .filter(|id| ask.world.instances[id].state != InstanceState::Terminated)
        .ok_or_else(|| {
            let text = "The specified target wasn't found.";
            ApiError::new("TargetNotFoundException", text).at(format!("{path}.targetId"))
        })
}

/// Source: ECS API, Attribute: name 1 to 128 of letters, digits, `- _ . / \`; value 1 to 128
/// without leading or trailing space (read 2026-11). Model: the words.
fn read_attribute(item: &Node, path: &str) -> Result<(String, Option<String>), ApiError> {
    let name = item.text_at("name").unwrap_or_default();
    let legal = |it: u8| it.is_ascii_alphanumeric() || b"-_./\\".contains(&it);
    if name.is_empty() || name.len() > 128 || !name.bytes().all(legal) {
        let text = "Attribute name contains invalid characters or is longer than 128.";
        return Err(ApiError::invalid(text).at(format!("{path}.name")));
    }
    if name.starts_with("ecs.") || name.starts_with("com.amazonaws.") {
        let text = format!("{name} is reserved for ECS and can not be changed.");
        return Err(ApiError::invalid(text).at(format!("{path}.name")));
    }
    let value = item.text_at("value");
    if value.is_some_and(|it| it.len() > 128 || it.trim() != it || it.is_empty()) {
        let text = "Attribute value must have 1 to 128 characters and no space at its ends.";
        return Err(ApiError::invalid(text).at(format!("{path}.value")));
    }
    Ok((name.to_owned(), value.map(str::to_owned)))
}

fn put_attributes(ask: &Ask) -> Parsed {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let mut attributes = Vec::new();
    for (index, item) in ask.input.items_at("attributes").iter().enumerate() {
        let path = format!("attributes[{index}]");
        let (name, value) = read_attribute(item, &path)?;
        let instance = target(ask, cluster.id, item, &path)?;
        let node = &ask.world.instances[&instance].node;
        let custom = node.attributes.keys().filter(|it| is_custom(it));
        let new = attributes
            .iter()
            .filter(|it: &&(InstanceId, String, Option<String>)| {
                it.0 == instance && !node.attributes.contains_key(&it.1)
            });
        if !node.attributes.contains_key(&name) && custom.count() + new.count() >= MAX_ATTRIBUTES {
            let text = "You can apply up to 10 custom attributes for each resource.";
            return Err(ApiError::new("AttributeLimitExceededException", text).at(path));
        }
        attributes.push((instance, name, value));
    }
    let words = attributes
        .iter()
        .map(|(instance, name, value)| match value {
            Some(value) => format!("{instance} {name}={value}"),
            None => format!("{instance} {name}"),
        });
    Ok(Request {
        summary: words.collect::<Vec<String>>().join(", "),
        command: Command::PutAttributes { attributes },
    })
}

fn is_custom(name: &str) -> bool {
    !name.starts_with("ecs.") && !name.starts_with("com.amazonaws.")
}

fn delete_attributes(ask: &Ask) -> Parsed {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let mut attributes = Vec::new();
    for (index, item) in ask.input.items_at("attributes").iter().enumerate() {
        let path = format!("attributes[{index}]");
        let (name, _) = read_attribute(item, &path)?;
        attributes.push((target(ask, cluster.id, item, &path)?, name));
    }
    let words = attributes
        .iter()
        .map(|(instance, name)| format!("{instance} {name}"));
    Ok(Request {
        summary: words.collect::<Vec<String>>().join(", "),
        command: Command::DeleteAttributes { attributes },
    })
}

fn attributes(ask: &Ask, _: &Answer) -> Value {
    let items = ask.input.items_at("attributes").iter().map(Node::to_value);
    json!({"attributes": items.collect::<Vec<Value>>()})
}

fn list_attributes(ask: &Ask) -> Answered {
    let cluster = arn::find_cluster(ask.world, ask.input)?;
    let (name, value) = (
        ask.input.text_at("attributeName"),
        ask.input.text_at("attributeValue"),
    );
    let mut found = Vec::new();
    for instance in in_cluster(ask.world, cluster.id) {
        if instance.state == InstanceState::Terminated {
            continue;
        }
        for (own, own_value) in instance.node.attributes.iter() {
            let fits = name.is_none_or(|it| it == own)
                && value.is_none_or(|it| own_value.as_deref() == Some(it));
            if fits {
                let target = arn::container_instance(ask.world, instance.id);
                let mut it = json!({"name": own, "targetId": target});
                put(&mut it, "value", own_value.clone().map(Value::from));
                found.push(it);
            }
        }
    }
    page(ask.input, "attributes", found)
}
