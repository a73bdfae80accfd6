//! Tags: on what is made, and on what exists; and the account setting that the lab knows.
//!
//! Source: ECS API, TagResource, UntagResource, ListTagsForResource, Tag (at most 50; keys of 1 to 128
//! and values of up to 256 characters; `aws:` is reserved), PutAccountSetting (read 2026-11).
//! Model: the words of refusals.

use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use engine::{Answer, Command};
use model::{TagTarget, World};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ecs.TagResource",
        shape: "TagResourceRequest",
        act: Act::Write(tag, nothing),
    },
    Entry {
        name: "ecs.UntagResource",
        shape: "UntagResourceRequest",
        act: Act::Write(untag, nothing),
    },
    Entry {
        name: "ecs.ListTagsForResource",
        shape: "ListTagsForResourceRequest",
        act: Act::Read(list),
    },
    Entry {
        name: "ecs.PutAccountSetting",
        shape: "PutAccountSettingRequest",
        act: Act::Write(put_setting, setting),
    },
];

fn nothing(_: &Ask, _: &Answer) -> Value {
    json!({})
}

/// The request again, its tags along; for calls that make something.
///
/// # Errors
/// A tag that AWS does not take.
#[inline(never)]
pub fn along(ask: &Ask, name: &str, request: &mut Request) -> Result<(), ApiError> {
    let input = ask.input;
    let makes = [
        "ecs.RegisterTaskDefinition",
        "ecs.RunTask",
        "ecs.StartTask",
        "ecs.CreateService",
        "ecs.CreateCluster",
    ];
    if !makes.contains(&name) {
        return Ok(());
    }
    let mut tags = handed_down(ask, name)?;
    for (key, value) in read(input)? {
        tags.retain(|it| it.0 != key);
        tags.push((key, value));
    }
    if tags.is_empty() {
        return Ok(());
    }
    if tags.len() > engine::commands::documents::MAX_TAGS {
        let error = ApiError::invalid("Too many tags: at most 50 are allowed.");
        return Err(error.at("tags"));
    }
    let command = std::mem::replace(&mut request.command, Command::SetTrunking { on: false });
    request.command = Command::Tagged {
        command: Box::new(command),
        tags,
    };
    Ok(())
}

/// The tags of the definition, where the call hands them down to its tasks; its own win over them.
///
/// Source: ECS API, RunTask.propagateTags: SERVICE is an error here; enableECSManagedTags (read
/// 2026-11).
fn handed_down(ask: &Ask, name: &str) -> Result<Vec<(String, String)>, ApiError> {
    if !matches!(name, "ecs.RunTask" | "ecs.StartTask") {
        return Ok(Vec::new());
    }
    let mut managed = Vec::new();
    if ask.input.bool_at("enableECSManagedTags") == Some(true) {
        let cluster = arn::find_cluster(ask.world, ask.input)?;
        managed.push(("aws:ecs:clusterName".to_owned(), cluster.name.clone()));
    }
    match ask.input.text_at("propagateTags") {
        Some("SERVICE") => {
            let text = "Tags can not be propagated from a service when a task is run by itself.";
            Err(ApiError::invalid(text).at("propagateTags"))
        }
        Some("TASK_DEFINITION") => {
            let named = ask.input.text_at("taskDefinition").unwrap_or_default();
            let definition = arn::find_definition(ask.world, named)?;
            let target = TagTarget::Definition(definition.reference());
            let tags = ask.world.tags.get(&target).into_iter().flatten();
            managed.extend(tags.map(|(key, value)| (key.clone(), value.clone())));
            Ok(managed)
        }
        _ => Ok(managed),
    }
}

fn read(input: &Node) -> Result<Vec<(String, String)>, ApiError> {
    let items = input.items_at("tags");
    if items.len() > engine::commands::documents::MAX_TAGS {
        let error = ApiError::invalid("Too many tags: at most 50 are allowed.");
        return Err(error.at("tags"));
    }
    let mut tags = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let key = item.text_at("key").unwrap_or_default();
        let value = item.text_at("value").unwrap_or_default();
        let reserved = key.to_ascii_lowercase().starts_with("aws:");
        if key.is_empty() || key.chars().count() > 128 || reserved {
            let text = "Tag keys have 1 to 128 characters and do not begin with aws:";
            return Err(ApiError::invalid(text).at(format!("tags[{index}].key")));
        }
        if value.chars().count() > 256 {
            let text = "Tag values have up to 256 characters";
            return Err(ApiError::invalid(text).at(format!("tags[{index}].value")));
        }
        tags.push((key.to_owned(), value.to_owned()));
    }
    Ok(tags)
}

/// What the ARN of `resourceArn` names.
fn target(ask: &Ask) -> Result<TagTarget, ApiError> {
    let (world, text) = (
        ask.world,
        ask.input.text_at("resourceArn").unwrap_or_default(),
    );
    let wrong = |text: String| ApiError::invalid(text).at("resourceArn");
    let Some(rest) = text.strip_prefix("arn:aws:ecs:") else {
        return Err(wrong("Invalid resource ARN.".to_owned()));
    };
    let resource = rest.splitn(3, ':').nth(2).unwrap_or_default();
    let (kind, path) = resource.split_once('/').unwrap_or((resource, ""));
    let (first, last) = path.split_once('/').unwrap_or((path, path));
    let found = match kind {
        "cluster" => world
            .cluster_named(path)
            .map(|it| TagTarget::Cluster(it.id)),
        "task-definition" if path.contains(':') => {
            arn::definition(world, path).map(|it| TagTarget::Definition(it.reference()))
        }
        "service" => world.cluster_named(first).and_then(|it| {
            let service = world.service_named(it.id, last)?;
            Some(TagTarget::Service(service.id))
        }),
        "task" => arn::task_id(world, last).map(TagTarget::Task),
        "container-instance" => arn::instance_id(world, last).map(TagTarget::Instance),
        _ => None,
    };
    found.ok_or_else(|| {
        wrong(format!(
            "The specified resource {} was not found.",
            clip(text)
        ))
    })
}

fn tag(ask: &Ask) -> Parsed {
    let (target, put) = (target(ask)?, read(ask.input)?);
    let words: Vec<String> = put.iter().map(|(k, v)| format!("{k}={v}")).collect();
    Ok(Request {
        summary: clip(&words.join(", ")),
        command: Command::ChangeTags {
            target,
            put,
            removed: Vec::new(),
        },
    })
}

fn untag(ask: &Ask) -> Parsed {
    let target = target(ask)?;
    let keys = ask.input.texts_at("tagKeys");
    Ok(Request {
        summary: clip(&keys.join(", ")),
        command: Command::ChangeTags {
            target,
            put: Vec::new(),
            removed: keys.iter().map(|it| it.to_string()).collect(),
        },
    })
}

fn list(ask: &Ask) -> Answered {
    Ok(json!({"tags": show(ask.world, &target(ask)?)}))
}

/// As the API gives them back.
pub fn show(world: &World, target: &TagTarget) -> Value {
    let tags = world.tags.get(target).into_iter().flatten();
    tags.map(|(key, value)| json!({"key": key, "value": value}))
        .collect()
}

/// Source: ECS developer guide, account settings (read 2026-11).
/// Model: only awsvpcTrunking changes anything here, and only for instances that register later.
fn put_setting(ask: &Ask) -> Parsed {
    let (name, value) = (
        ask.input.text_at("name").unwrap_or_default(),
        ask.input.text_at("value").unwrap_or_default(),
    );
    if name != "awsvpcTrunking" {
        return Err(ApiError::lab_unknown("refuse-no-setting", name).at("name"));
    }
    let on = match value {
        "enabled" | "on" => true,
        "disabled" | "off" => false,
        _ => {
            let text = "The value of awsvpcTrunking must be enabled or disabled.";
            return Err(ApiError::invalid(text).at("value"));
        }
    };
    Ok(Request {
        summary: format!("{name} {value}"),
        command: Command::SetTrunking { on },
    })
}

fn setting(ask: &Ask, _: &Answer) -> Value {
    json!({"setting": {
        "name": "awsvpcTrunking",
        "value": if ask.world.trunking { "enabled" } else { "disabled" },
        "principalArn": format!("arn:aws:iam::{}:root", model::ACCOUNT),
        "type": "user",
    }})
}
