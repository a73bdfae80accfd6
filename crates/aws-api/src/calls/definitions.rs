//! Task definitions: register, describe, list, deregister.
//!
//! Source: ECS API, RegisterTaskDefinition, DescribeTaskDefinition, ListTaskDefinitions,
//! ListTaskDefinitionFamilies, DeregisterTaskDefinition; the text for an unknown one as moto's
//! exceptions quote it (read 2026-11).

use super::tags;
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::{moment, page, put, strings};
use crate::error::ApiError;
use crate::json::Node;
use crate::register::{CheckOptions, check_node};
use engine::{Answer, Command};
use model::{
    Compatibility, Family, RevisionStatus, TagTarget, TaskDefinition, TaskDefinitionRef, World,
};
use serde_json::{Map, Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ecs.RegisterTaskDefinition",
        shape: "RegisterTaskDefinitionRequest",
        act: Act::Write(register, registered),
    },
    Entry {
        name: "ecs.DescribeTaskDefinition",
        shape: "DescribeTaskDefinitionRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "ecs.ListTaskDefinitions",
        shape: "ListTaskDefinitionsRequest",
        act: Act::Read(list),
    },
    Entry {
        name: "ecs.ListTaskDefinitionFamilies",
        shape: "ListTaskDefinitionFamiliesRequest",
        act: Act::Read(list_families),
    },
    Entry {
        name: "ecs.DeregisterTaskDefinition",
        shape: "DeregisterTaskDefinitionRequest",
        act: Act::Write(deregister, registered),
    },
    Entry {
        name: "ecs.DeleteTaskDefinitions",
        shape: "DeleteTaskDefinitionsRequest",
        act: Act::Write(delete, deleted),
    },
];

fn register(ask: &Ask) -> Parsed {
    let mut checked = check_node(ask.input, CheckOptions::default());
    crate::finding::place(&mut checked.findings, None);
    let first = checked.first_error().cloned();
    match (checked.draft, first) {
        (Some(draft), None) => Ok(Request {
            summary: summary(&draft),
            command: Command::RegisterTaskDefinition {
                draft: Box::new(draft),
            },
        }),
        (_, first) => {
            let (message, path) = match first {
                Some(it) => (it.text, Some(it.path)),
                None => ("The task definition is not valid.".to_owned(), None),
            };
            let mut error = ApiError::client(message);
            error.path = path;
            error.findings = checked.findings;
            Err(error)
        }
    }
}

/// `web: app web:v1, cpu 256, memory 512 MiB`.
fn summary(draft: &TaskDefinition) -> String {
    let containers = draft
        .containers
        .iter()
        .map(|it| format!("{} {}", it.name, it.image));
    format!(
        "{}: {}, cpu {}, memory {} MiB",
        draft.family,
        containers.collect::<Vec<String>>().join(" + "),
        draft.cpu_demand(),
        draft.memory_demand()
    )
}

fn registered(ask: &Ask, answer: &Answer) -> Value {
    let found = match answer {
        Answer::TaskDefinition(reference) => ask.world.definition(reference),
        _ => None,
    };
    let tags = ask.input.get("tags").map(Node::to_value);
    let mut it = json!({"taskDefinition": found.map(show)});
    put(&mut it, "tags", tags);
    it
}

pub fn status(status: RevisionStatus) -> &'static str {
    match status {
        RevisionStatus::Active => "ACTIVE",
        RevisionStatus::Inactive => "INACTIVE",
        RevisionStatus::DeleteInProgress => "DELETE_IN_PROGRESS",
    }
}

pub fn compatibility(it: Compatibility) -> &'static str {
    match it {
        Compatibility::Ec2 => "EC2",
        Compatibility::Fargate => "FARGATE",
        Compatibility::External => "EXTERNAL",
        Compatibility::ManagedInstances => "MANAGED_INSTANCES",
    }
}

/// The registered document and what ECS adds to it.
pub fn show(definition: &TaskDefinition) -> Value {
    let mut map = Map::new();
    let arn = arn::task_definition(&definition.reference());
    map.insert("taskDefinitionArn".to_owned(), Value::from(arn));
    if let Ok(Value::Object(document)) = serde_json::from_str(&definition.document) {
        map.extend(document);
    }
    let attributes = definition
        .requires_attributes
        .iter()
        .map(|it| match &it.value {
            Some(value) => json!({"name": it.name, "value": value}),
            None => json!({"name": it.name}),
        });
    let compatibilities = definition
        .compatibilities
        .iter()
        .map(|it| compatibility(*it));
    for (key, value) in [
        ("revision", Value::from(definition.revision)),
        ("status", Value::from(status(definition.status))),
        ("requiresAttributes", attributes.collect()),
        ("compatibilities", compatibilities.collect()),
        ("registeredAt", moment(definition.registered_at)),
        (
            "registeredBy",
            Value::from(format!("arn:aws:iam::{}:root", model::ACCOUNT)),
        ),
    ] {
        map.insert(key.to_owned(), value);
    }
    Value::Object(map)
}

fn unknown(path: &str) -> ApiError {
    ApiError::client("Unable to describe task definition.").at(path)
}

fn describe(ask: &Ask) -> Answered {
    let text = ask.input.text_at("taskDefinition").unwrap_or_default();
    let found = arn::definition(ask.world, text).ok_or_else(|| unknown("taskDefinition"))?;
    let mut it = json!({"taskDefinition": show(found)});
    if ask.input.texts_at("include").contains(&"TAGS") {
        let target = TagTarget::Definition(found.reference());
        put(&mut it, "tags", Some(tags::show(ask.world, &target)));
    }
    Ok(it)
}

/// Source: ECS API: family and revision must be given; the text as users pasted it (read 2026-11).
fn deregister(ask: &Ask) -> Parsed {
    let text = ask.input.text_at("taskDefinition").unwrap_or_default();
    let named = text.rsplit('/').next().unwrap_or_default();
    if !named.contains(':') {
        let text = "Invalid revision number. Number: ";
        return Err(ApiError::invalid(text).at("taskDefinition"));
    }
    let found = arn::definition(ask.world, text).ok_or_else(|| {
        let text = "The specified task definition does not exist.";
        ApiError::client(text).at("taskDefinition")
    })?;
    let definition: TaskDefinitionRef = found.reference();
    Ok(Request {
        summary: definition.to_string(),
        command: Command::DeregisterTaskDefinition { definition },
    })
}

/// Source: ECS API, DeleteTaskDefinitions: at most 10 revisions, INACTIVE ones only (read 2026-11).
/// Model:  the words of refusals and failures. What can not be deleted is a failure, the rest goes.
fn delete(ask: &Ask) -> Parsed {
    let named = ask.input.texts_at("taskDefinitions");
    if named.is_empty() || named.len() > 10 {
        let error = ApiError::invalid("taskDefinitions must name 1 to 10 task definitions.");
        return Err(error.at("taskDefinitions"));
    }
    let gone = |it: &&str| deletable(ask.world, it).ok();
    let mut definitions: Vec<TaskDefinitionRef> = named.iter().filter_map(gone).collect();
    definitions.sort();
    definitions.dedup();
    let words: Vec<String> = definitions.iter().map(|it| it.to_string()).collect();
    Ok(Request {
        summary: words.join(", "),
        command: Command::DeleteTaskDefinitions { definitions },
    })
}

fn deletable(world: &World, text: &str) -> Result<TaskDefinitionRef, &'static str> {
    if !text.rsplit('/').next().is_some_and(|it| it.contains(':')) {
        return Err("Invalid revision number. Number: ");
    }
    match arn::definition(world, text) {
        None => Err("The specified task definition does not exist."),
        Some(it) if it.status == RevisionStatus::Active => Err(
            "The specified task definition is still in ACTIVE status. Please deregister the \
             target and try again.",
        ),
        Some(it) => Ok(it.reference()),
    }
}

fn deleted(ask: &Ask, _: &Answer) -> Value {
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for text in ask.input.texts_at("taskDefinitions") {
        match deletable(ask.world, text) {
            Ok(it) => found.extend(ask.world.definition(&it).map(show)),
            Err(reason) => failures.push(json!({"arn": text, "reason": reason})),
        }
    }
    json!({"taskDefinitions": found, "failures": failures})
}

/// Source: ECS API, ListTaskDefinitions: ACTIVE when no status is given; sorted by family and
/// revision.
fn list(ask: &Ask) -> Answered {
    let wanted = ask.input.text_at("status").unwrap_or("ACTIVE");
    let prefix = ask.input.text_at("familyPrefix");
    let families = ask.world.families.iter();
    let families = families.filter(|(name, _)| prefix.is_none_or(|it| it == *name));
    let revisions = families.flat_map(|(_, it)| it.revisions.values());
    let mut arns: Vec<Value> = strings(
        revisions
            .filter(|it| status(it.status) == wanted)
            .map(|it| arn::task_definition(&it.reference())),
    );
    if ask.input.text_at("sort") == Some("DESC") {
        arns.reverse();
    }
    page(ask.input, "taskDefinitionArns", arns)
}

fn list_families(ask: &Ask) -> Answered {
    let prefix = ask.input.text_at("familyPrefix").unwrap_or_default();
    let wanted = ask.input.text_at("status").unwrap_or("ACTIVE");
    let active = |it: &Family| it.latest_active().is_some();
    let fits = |it: &Family| match wanted {
        "ACTIVE" => active(it),
        "INACTIVE" => !active(it),
        _ => true,
    };
    let families = families(ask.world).filter(|(name, it)| name.starts_with(prefix) && fits(it));
    let names = strings(families.map(|(name, _)| name.clone()));
    page(ask.input, "families", names)
}

fn families(world: &World) -> impl Iterator<Item = (&String, &Family)> {
    world.families.iter()
}
