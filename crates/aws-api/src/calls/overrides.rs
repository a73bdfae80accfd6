//! `overrides` of RunTask and StartTask: the definition as the tasks of this one call see it.
//!
//! The overrides are written into the registered document, which is then checked as a new one would be.
//! Source: ECS API, TaskOverride, ContainerOverride: 8,192 characters at most (read 2026-11); the text for
//! an unknown container as users pasted it. Example: `{"cpu": "512"}` reserves 512 CPU units.

use crate::error::ApiError;
use crate::json::Node;
use crate::register::{CheckOptions, check_node};
use crate::shape::clip;
use engine::Command;
use model::{Overrides, TaskDefinition};
use serde_json::{Map, Value};

const MAX_CHARACTERS: usize = 8192;

/// Fields of the task that an override replaces.
const OF_TASK: [&str; 5] = [
    "cpu",
    "memory",
    "taskRoleArn",
    "executionRoleArn",
    "ephemeralStorage",
];

/// Fields of a container that an override replaces; `environment` is merged by name.
const OF_CONTAINER: [&str; 6] = [
    "command",
    "cpu",
    "memory",
    "memoryReservation",
    "resourceRequirements",
    "environmentFiles",
];

/// The command with the overrides of its request, if there are any.
///
/// # Errors
/// An unknown container, or values that the definition does not take.
pub fn with(
    command: Command,
    input: &Node,
    definition: &TaskDefinition,
) -> Result<Command, ApiError> {
    match input.get("overrides") {
        Some(it) if !it.members().is_empty() => Ok(Command::Overridden {
            command: Box::new(command),
            overrides: Box::new(read(it, definition)?),
        }),
        _ => Ok(command),
    }
}

#[inline(never)]
fn read(node: &Node, definition: &TaskDefinition) -> Result<Overrides, ApiError> {
    let asked = node.to_value();
    let document = asked.to_string();
    if document.len() > MAX_CHARACTERS {
        let text = "overrides can have at most 8192 characters.";
        return Err(ApiError::invalid(text).at("overrides"));
    }
    let mut whole: Value = serde_json::from_str(&definition.document).unwrap_or_default();
    for key in OF_TASK {
        if let Some(value) = asked.get(key) {
            whole[key] = value.clone();
        }
    }
    for (index, by) in node.items_at("containerOverrides").iter().enumerate() {
        let path = format!("overrides.containerOverrides[{index}].name");
        let name = by.text_at("name").unwrap_or_default();
        let containers = whole["containerDefinitions"].as_array_mut();
        let mut containers = containers.into_iter().flatten();
        let Some(container) = containers.find(|it| it["name"] == name) else {
            let text = format!(
                "Override for container named {} is not a container in the TaskDefinition.",
                clip(name)
            );
            return Err(ApiError::invalid(text).at(path));
        };
        override_container(container, &by.to_value());
    }
    let checked = check_node(&Node::from_value(&whole), CheckOptions::default());
    let wrong = checked.first_error().cloned();
    match (checked.draft, wrong) {
        (Some(draft), None) => Ok(Overrides {
            definition: TaskDefinition {
                revision: definition.revision,
                status: definition.status,
                registered_at: definition.registered_at,
                ..draft
            },
            document,
        }),
        (_, wrong) => {
            let text = wrong.map_or_else(String::new, |it| it.text);
            Err(ApiError::client(text).at("overrides"))
        }
    }
}

fn override_container(container: &mut Value, by: &Value) {
    for key in OF_CONTAINER {
        if let Some(value) = by.get(key) {
            container[key] = value.clone();
        }
    }
    let new = by.get("environment").and_then(Value::as_array);
    for entry in new.into_iter().flatten() {
        let list = container["environment"].as_array_mut();
        if let Some(list) = list {
            list.retain(|it| it["name"] != entry["name"]);
            list.push(entry.clone());
        } else {
            container["environment"] = Value::Array(vec![entry.clone()]);
        }
    }
}

/// What DescribeTasks says of a task's overrides.
pub fn show(overrides: Option<&Overrides>) -> Value {
    let read = overrides.and_then(|it| serde_json::from_str(&it.document).ok());
    let mut map: Map<String, Value> = match read {
        Some(Value::Object(map)) => map,
        _ => Map::new(),
    };
    for key in ["containerOverrides", "inferenceAcceleratorOverrides"] {
        map.entry(key).or_insert_with(|| Value::Array(Vec::new()));
    }
    Value::Object(map)
}
