//! What a player of an exercise may call, and which parts of a request are theirs to change.
//!
//! `only` names paths. Of a request every field given must lie on one of them, save those that say
//! which object is meant; of a task definition only what differs from its newest revision counts.
//! Example: `{call: ecs.UpdateService, only: [deploymentConfiguration]}` leaves desiredCount alone.

use crate::fault::{Path, code};
use crate::scenario::check::{Faults, kind};
use aws_api::text::Text;
use model::World;
use serde_json::{Map, Value};

/// A call that may be made.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowed {
    pub call: String,
    /// Empty: everything in it.
    pub only: Vec<String>,
}

/// Why a call may not be made here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Denied {
    Call(String),
    /// The call may be made, but not with this field.
    Field {
        call: String,
        field: String,
    },
}

impl Denied {
    /// Why, as a message.
    pub fn says(&self) -> Text {
        match self {
            Denied::Call(call) => Text::new("denied-call").str("call", call),
            Denied::Field { call, field } => Text::new("denied-field")
                .str("call", call)
                .str("field", field),
        }
    }
}

/// Fields that say which object is meant.
const NAMES: [&str; 8] = [
    "cluster",
    "service",
    "family",
    "taskDefinition",
    "ServiceNamespace",
    "ResourceId",
    "ScalableDimension",
    "TargetGroupArn",
];
/// Most fields that are compared.
const MOST_FIELDS: usize = 5_000;

impl Allowed {
    pub(super) fn read(faults: &mut Faults, path: &Path, value: &Value) -> Option<Allowed> {
        let (call, only) = match value {
            Value::String(call) => (call.clone(), Vec::new()),
            Value::Object(fields) => {
                faults.unknown_fields(path, fields, &["call", "only"]);
                let call = faults.text(path, fields, "call").unwrap_or_default();
                let only = fields.get("only").and_then(Value::as_array);
                let texts = only.into_iter().flatten().filter_map(Value::as_str);
                (call, texts.map(str::to_string).collect())
            }
            other => {
                let message = Text::new("fault-unfit-kind").text("found", kind(other));
                faults.add(path, message, code("ecs.UpdateService, {call, only}"));
                return None;
            }
        };
        faults
            .known_call(path, &call)
            .then_some(Allowed { call, only })
    }
}

/// Whether a call may be made in the world as it is.
///
/// # Errors
/// What the exercise leaves alone.
pub(super) fn permit(
    allowed: &[Allowed],
    world: &World,
    call: &str,
    input: &Value,
) -> Result<(), Denied> {
    if aws_api::is_read(call) {
        return Ok(());
    }
    let Some(rule) = allowed.iter().find(|it| it.call == call) else {
        return Err(Denied::Call(call.to_string()));
    };
    if rule.only.is_empty() {
        return Ok(());
    }
    let mut given = Vec::new();
    match newest(world, call, input) {
        Some(before) => differences(&before, input, "", &mut given),
        None => leaves(input, "", &mut given),
    }
    let named = |field: &str| NAMES.contains(&field.split(['.', '[']).next().unwrap_or(field));
    let within = |field: &str| {
        rule.only.iter().any(|it| {
            let rest = field.strip_prefix(it.as_str());
            rest.is_some_and(|it| it.is_empty() || it.starts_with(['.', '[']))
        })
    };
    match given.into_iter().find(|it| !within(it) && !named(it)) {
        None => Ok(()),
        Some(field) => Err(Denied::Field {
            call: call.to_string(),
            field,
        }),
    }
}

/// The newest revision that a registration would follow.
fn newest(world: &World, call: &str, input: &Value) -> Option<Value> {
    if call != "ecs.RegisterTaskDefinition" {
        return None;
    }
    let family = world.families.get(input.get("family")?.as_str()?)?;
    serde_json::from_str(&family.latest_active()?.document).ok()
}

/// Paths of all values, indices left out: `containerDefinitions.portMappings.hostPort`.
fn leaves(value: &Value, path: &str, found: &mut Vec<String>) {
    if found.len() >= MOST_FIELDS {
        return;
    }
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            for (key, field) in fields {
                leaves(field, &longer(path, key), found);
            }
        }
        Value::Array(items) if !items.is_empty() => {
            items.iter().for_each(|it| leaves(it, path, found));
        }
        _ => found.push(path.to_string()),
    }
}

/// Paths at which a request differs from the document before it. What the request leaves out and the
/// document fills in by itself (an empty list, a zero, a default) is no difference.
fn differences(before: &Value, after: &Value, path: &str, found: &mut Vec<String>) {
    if found.len() >= MOST_FIELDS || before == after {
        return;
    }
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => {
            for (key, value) in after {
                differences(
                    before.get(key).unwrap_or(&Value::Null),
                    value,
                    &longer(path, key),
                    found,
                );
            }
            for (key, value) in missing(before, after) {
                leaves(value, &longer(path, key), found);
            }
        }
        (Value::Array(before), Value::Array(after)) => {
            for index in 0..before.len().max(after.len()) {
                let null = &Value::Null;
                let item = |of: &[Value]| of.get(index).unwrap_or(null).clone();
                differences(&item(before), &item(after), path, found);
            }
        }
        (_, Value::Null) => leaves(before, path, found),
        _ if same_text(before, after) => {}
        _ => leaves(after, path, found),
    }
}

/// Fields that only the document has and that are neither empty nor AWS's own.
fn missing<'a>(
    before: &'a Map<String, Value>,
    after: &'a Map<String, Value>,
) -> impl Iterator<Item = (&'a String, &'a Value)> {
    const FILLED_IN: [&str; 9] = [
        "essential",
        "hostPort",
        "protocol",
        "networkMode",
        "cpu",
        "interval",
        "timeout",
        "retries",
        "requiresCompatibilities",
    ];
    let empty = |it: &Value| match it {
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        Value::Null => true,
        _ => false,
    };
    before.iter().filter(move |(key, value)| {
        let key = key.as_str();
        let own = FILLED_IN.contains(&key) || aws_api::shape::READ_ONLY.contains(&key);
        !after.contains_key(key) && !empty(value) && !own
    })
}

/// 256 and "256" are one size.
fn same_text(left: &Value, right: &Value) -> bool {
    let text = |it: &Value| match it {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    };
    text(left).is_some() && text(left) == text(right)
}

fn longer(path: &str, key: &str) -> String {
    if path.is_empty() {
        key.to_string()
    } else {
        format!("{path}.{key}")
    }
}
