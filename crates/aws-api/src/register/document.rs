//! The document as DescribeTaskDefinition gives it back: what was left out is filled in.
//!
//! Source: ECS API, Container.cpu 0 and essential true when unset, protocol tcp, hostPort equal to
//! containerPort in awsvpc mode and 0 in bridge mode; task sizes as digits; empty lists where
//! nothing was given, as real responses show (read 2026-11). Registering the result again gives
//! the same document.

use super::Review;
use crate::json::Node;
use model::NetworkMode;
use serde_json::{Map, Value};

/// Fields of the request that are no part of the task definition.
const ASIDE: [&str; 1] = ["tags"];

#[inline(never)]
pub fn normalised(review: &Review) -> Map<String, Value> {
    let mut map = Map::new();
    for member in review.root.members() {
        let key = member.key.as_str();
        if ASIDE.contains(&key) || review.root.get(key).is_none() {
            continue;
        }
        let value = match key {
            "containerDefinitions" => review
                .containers
                .iter()
                .map(|it| Value::Object(container(review, it.node)))
                .collect(),
            "cpu" => digits(review.cpu, &member.value),
            "memory" => digits(review.memory, &member.value),
            _ => member.value.to_value(),
        };
        map.insert(member.key.clone(), value);
    }
    for key in ["volumes", "placementConstraints"] {
        map.entry(key).or_insert_with(|| Value::Array(Vec::new()));
    }
    map
}

fn digits(size: Option<u32>, written: &Node) -> Value {
    size.map_or_else(|| written.to_value(), |it| Value::from(it.to_string()))
}

fn container(review: &Review, node: &Node) -> Map<String, Value> {
    let mut map = Map::new();
    for member in node.members() {
        if node.get(&member.key).is_none() {
            continue;
        }
        let value = match member.key.as_str() {
            "portMappings" => member
                .value
                .items()
                .iter()
                .map(|it| port(review, it))
                .collect(),
            "healthCheck" => health_check(&member.value),
            _ => member.value.to_value(),
        };
        map.insert(member.key.clone(), value);
    }
    map.entry("cpu").or_insert(Value::from(0));
    map.entry("essential").or_insert(Value::from(true));
    for key in ["portMappings", "environment", "mountPoints", "volumesFrom"] {
        map.entry(key).or_insert_with(|| Value::Array(Vec::new()));
    }
    map
}

fn port(review: &Review, node: &Node) -> Value {
    let Value::Object(mut map) = node.to_value() else {
        return Value::Null;
    };
    if !map.contains_key("containerPortRange") {
        let written = node.int_at("hostPort").unwrap_or(0);
        let host = match review.mode {
            NetworkMode::Awsvpc | NetworkMode::Host if written == 0 => node.int_at("containerPort"),
            _ => Some(written),
        };
        map.insert("hostPort".to_owned(), Value::from(host));
    }
    let udp = node.text_at("protocol") == Some("udp");
    map.insert(
        "protocol".to_owned(),
        Value::from(if udp { "udp" } else { "tcp" }),
    );
    Value::Object(map)
}

fn health_check(node: &Node) -> Value {
    let Value::Object(mut map) = node.to_value() else {
        return Value::Null;
    };
    for (key, _, _, default) in super::health::RANGES {
        if key != "startPeriod" {
            map.entry(key).or_insert(Value::from(default));
        }
    }
    Value::Object(map)
}
