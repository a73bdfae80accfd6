//! EventBridge: does an event match a pattern?
//!
//! Source: EventBridge API 2015-10-07, TestEventPattern (read 2026-11).
//! Model:  the lab has no event bus; the words behind `Reason:` are ours.
//! Example: `{"EventPattern": "{\"source\":[\"aws.ecs\"]}", "Event": "{...}"}` answers `{"Result": true}`.

use crate::call::{Act, Answered, Ask, Entry};
use crate::error::ApiError;
use crate::json::{Json, Node};
use crate::shape::clip;
use rules::event_pattern::{self, PatternError, Value};
use serde_json::json;

pub const CALLS: &[Entry] = &[Entry {
    name: "events.TestEventPattern",
    shape: "TestEventPatternRequest",
    act: Act::Read(test),
}];

/// What an event must have, and of which kind.
///
/// Source: EventBridge API, TestEventPattern.Event: the mandatory fields (read 2026-11).
const MANDATORY: [&str; 7] = [
    "id",
    "detail-type",
    "source",
    "account",
    "time",
    "region",
    "resources",
];

fn test(ask: &Ask) -> Answered {
    let read = |key: &'static str| {
        let text = ask.input.text_at(key).unwrap_or_default();
        Node::parse(text).ok()
    };
    let wrong = |reason: &str| {
        let text = format!("Event pattern is not valid. Reason: {reason}");
        ApiError::new("InvalidEventPatternException", text).at("EventPattern")
    };
    let pattern = read("EventPattern").ok_or_else(|| wrong("it is not JSON"))?;
    let pattern = value(&pattern);
    event_pattern::validate(&pattern).map_err(|it| wrong(&fault(&it)))?;
    let event = read("Event").filter(|it| matches!(it.json, Json::Object(_)));
    let invalid = |text: String| ApiError::new("ValidationException", text).at("Event");
    let event = event.ok_or_else(|| invalid("Parameter Event is not valid.".to_owned()))?;
    if let Some(key) = MANDATORY.iter().find(|it| event.get(it).is_none()) {
        let text = format!("Parameter Event is not valid. Reason: the field {key} is missing");
        return Err(invalid(text));
    }
    let result = event_pattern::matches(&pattern, &value(&event));
    Ok(json!({"Result": result}))
}

fn fault(it: &PatternError) -> String {
    match it {
        PatternError::NotAnObject => "Filter is not an object".to_owned(),
        PatternError::Empty => "Empty objects are not allowed".to_owned(),
        PatternError::NotAList(key) => {
            format!("\"{}\" must be an object or an array", clip(key))
        }
        PatternError::UnknownOperator(name) => {
            format!("Unrecognized match type {}", clip(name))
        }
        PatternError::Operand(name) => format!("the value of {} does not fit", clip(name)),
        PatternError::TooDeep => "it nests too deep".to_owned(),
    }
}

/// The tree of the rule; numbers in millionths.
fn value(node: &Node) -> Value {
    match &node.json {
        Json::Null => Value::Null,
        Json::Bool(it) => Value::Bool(*it),
        Json::Number(text) => Value::Number(millionths(text)),
        Json::Text(it) => Value::Text(it.clone()),
        Json::List(all) => Value::List(all.iter().map(value).collect()),
        Json::Object(members) => {
            let members = members.iter().map(|it| (it.key.clone(), value(&it.value)));
            Value::Object(members.collect())
        }
    }
}

fn millionths(text: &str) -> i64 {
    if let Ok(whole) = text.parse::<i64>() {
        return whole.saturating_mul(1_000_000);
    }
    text.parse::<f64>()
        .map_or(0, |it| (it * 1e6).round() as i64)
}
