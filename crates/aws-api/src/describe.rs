//! The world as the AWS CLI prints it: ARNs, epoch seconds, camelCase.
//!
//! Source: ECS API, shapes Task, Service, ContainerInstance (read 2026-11).
//! Example: a task created 90 s into a run has `createdAt` 1767603690.

pub mod deployment;
pub mod instance;
pub mod service;
pub mod task;
pub mod task_set;

use crate::error::ApiError;
use crate::json::Node;
use base::SimTime;
use model::EPOCH_UNIX_SECS;
use serde_json::{Map, Value};

/// A moment as the API sends it: seconds since 1970, with thousandths where there are any.
pub fn moment(at: SimTime) -> Value {
    let ms = i64::try_from(at.as_ms()).unwrap_or(i64::MAX / 2);
    let (secs, rest) = (EPOCH_UNIX_SECS.saturating_add(ms / 1000), ms % 1000);
    if rest == 0 {
        Value::from(secs)
    } else {
        Value::from(secs as f64 + rest as f64 / 1000.0)
    }
}

pub fn strings(items: impl Iterator<Item = String>) -> Vec<Value> {
    items.map(Value::from).collect()
}

/// One page of a list call: `maxResults` (100 when absent) from `nextToken` on.
///
/// Model: a token is the offset in digits.
pub fn page(input: &Node, key: &str, mut items: Vec<Value>) -> Result<Value, ApiError> {
    let size = match input.int_at("maxResults") {
        None => 100,
        Some(it @ 1..=100) => usize::try_from(it).unwrap_or(100),
        Some(_) => {
            let text = "maxResults must be between 1 and 100";
            return Err(ApiError::invalid(text).at("maxResults"));
        }
    };
    let from = match input.text_at("nextToken") {
        None => 0,
        Some(it) => it
            .parse::<usize>()
            .map_err(|_| ApiError::invalid("Invalid token").at("nextToken"))?,
    };
    let total = items.len();
    let rest = items.split_off(from.min(total));
    let mut answer = Map::new();
    let shown: Vec<Value> = rest.into_iter().take(size).collect();
    let next = from.saturating_add(shown.len());
    answer.insert(key.to_owned(), Value::Array(shown));
    if next < total {
        answer.insert("nextToken".to_owned(), Value::from(next.to_string()));
    }
    Ok(Value::Object(answer))
}

/// Adds a field where there is a value.
pub fn put(map: &mut Value, key: &str, value: Option<Value>) {
    if let (Some(map), Some(value)) = (map.as_object_mut(), value) {
        map.insert(key.to_owned(), value);
    }
}
