//! The functions of the goal language: JMESPath's own that lists need, and a few that look back.
//!
//! `distinct` and `every` are ours; `max_over(&e, '10m')` is the largest value that `e` had within
//! the last ten minutes, `changes_over` how often it changed, `avg_over` its mean over that time.
//! Source: JMESPath specification, built-in functions (read 2026-11).
//! Example: `distinct(tasks[*].instance)` names each instance once.

use super::expression::Expression;
use base::SimDuration;
use serde_json::Value;

/// Name, least and most arguments, and which of them is a `&expression`.
const TABLE: [(&str, usize, usize, Option<usize>); 20] = [
    ("abs", 1, 1, None),
    ("avg", 1, 1, None),
    ("contains", 2, 2, None),
    ("distinct", 1, 1, None),
    ("ends_with", 2, 2, None),
    ("every", 2, 2, Some(1)),
    ("keys", 1, 1, None),
    ("length", 1, 1, None),
    ("max", 1, 1, None),
    ("min", 1, 1, None),
    ("not_null", 1, 8, None),
    ("sort", 1, 1, None),
    ("starts_with", 2, 2, None),
    ("sum", 1, 1, None),
    ("to_string", 1, 1, None),
    ("values", 1, 1, None),
    ("avg_over", 2, 2, Some(0)),
    ("changes_over", 2, 2, Some(0)),
    ("max_over", 2, 2, Some(0)),
    ("min_over", 2, 2, Some(0)),
];

/// A function that looks back over a span of time.
pub fn looks_back(name: &str) -> bool {
    name.ends_with("_over")
}

/// The span of a function that looks back.
pub fn span(arguments: &[Expression]) -> Option<SimDuration> {
    match arguments.get(1) {
        Some(Expression::Literal(Value::String(text))) => SimDuration::parse(text).ok(),
        _ => None,
    }
}

/// Whether there is such a function and it takes these arguments; else what is wrong, what expected.
pub(super) fn check(name: &str, arguments: &[Expression]) -> Result<(), (String, String)> {
    let Some((_, least, most, reference)) = TABLE.iter().find(|it| it.0 == name) else {
        let names = TABLE.iter().map(|it| it.0);
        let near = aws_api::suggest::nearest(name, names.clone());
        let expected = match near {
            Some(near) => format!("perhaps {near}"),
            None => format!("one of {}", names.collect::<Vec<_>>().join(", ")),
        };
        return Err((format!("there is no function {name}"), expected));
    };
    if !(*least..=*most).contains(&arguments.len()) {
        let message = format!("{name} was given {} arguments", arguments.len());
        return Err((message, format!("{least}")));
    }
    for (index, argument) in arguments.iter().enumerate() {
        let is = matches!(argument, Expression::Reference(_));
        if is != (*reference == Some(index)) {
            let message = format!("argument {} of {name} is of the wrong kind", index + 1);
            let kind = if is { "a value" } else { "&expression" };
            return Err((message, kind.to_string()));
        }
    }
    if looks_back(name) && span(arguments).is_none() {
        let message = format!("argument 2 of {name} is not a duration");
        return Err((message, "for example '10m'".into()));
    }
    Ok(())
}

/// A function of values only; null where the argument is of another kind.
pub(super) fn call(name: &str, arguments: &[Value]) -> Value {
    let first = arguments.first().unwrap_or(&Value::Null);
    let second = arguments.get(1).unwrap_or(&Value::Null);
    match name {
        "abs" => first.as_f64().map_or(Value::Null, |it| number(it.abs())),
        "contains" => contains(first, second),
        "distinct" => distinct(first),
        "starts_with" | "ends_with" => match (first.as_str(), second.as_str()) {
            (Some(text), Some(part)) if name == "starts_with" => text.starts_with(part).into(),
            (Some(text), Some(part)) => text.ends_with(part).into(),
            _ => Value::Null,
        },
        "keys" => first.as_object().map_or(Value::Null, |it| {
            it.keys().map(|key| Value::from(key.as_str())).collect()
        }),
        "values" => first
            .as_object()
            .map_or(Value::Null, |it| it.values().cloned().collect()),
        "length" => length(first),
        "not_null" => {
            let found = arguments.iter().find(|it| !it.is_null());
            found.cloned().unwrap_or(Value::Null)
        }
        "sort" => sort(first),
        "to_string" => match first {
            Value::String(_) => first.clone(),
            other => other.to_string().into(),
        },
        _ => fold(name, first),
    }
}

fn contains(within: &Value, wanted: &Value) -> Value {
    match (within, wanted) {
        (Value::Array(items), _) => items.iter().any(|it| equal(it, wanted)).into(),
        (Value::String(text), Value::String(part)) => text.contains(part.as_str()).into(),
        (Value::String(_), _) => false.into(),
        _ => Value::Null,
    }
}

fn distinct(items: &Value) -> Value {
    let Some(items) = items.as_array() else {
        return Value::Null;
    };
    let mut kept: Vec<Value> = Vec::new();
    for item in items {
        if !kept.iter().any(|it| equal(it, item)) {
            kept.push(item.clone());
        }
    }
    Value::Array(kept)
}

fn length(of: &Value) -> Value {
    match of {
        Value::Array(items) => items.len().into(),
        Value::Object(fields) => fields.len().into(),
        Value::String(text) => text.chars().count().into(),
        _ => Value::Null,
    }
}

fn sort(items: &Value) -> Value {
    let Some(items) = items.as_array() else {
        return Value::Null;
    };
    let mut sorted = items.clone();
    sorted.sort_by(|a, b| match (a.as_f64(), b.as_f64()) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        _ => a.as_str().cmp(&b.as_str()),
    });
    Value::Array(sorted)
}

fn fold(name: &str, items: &Value) -> Value {
    let Some(items) = items.as_array() else {
        return Value::Null;
    };
    let numbers: Vec<f64> = items.iter().filter_map(Value::as_f64).collect();
    if numbers.len() != items.len() {
        return Value::Null;
    }
    let sum: f64 = numbers.iter().sum();
    match name {
        "sum" => number(sum),
        _ if numbers.is_empty() => Value::Null,
        "max" => number(numbers.iter().copied().fold(f64::MIN, f64::max)),
        "min" => number(numbers.iter().copied().fold(f64::MAX, f64::min)),
        "avg" => number(sum / numbers.len() as f64),
        _ => Value::Null,
    }
}

/// Whole where it is whole, so that it reads as it was written.
pub(super) fn number(value: f64) -> Value {
    if value.fract() == 0.0 && value.abs() < 9e15 {
        return Value::from(value as i64);
    }
    serde_json::Number::from_f64(value).map_or(Value::Null, Value::Number)
}

/// Equal as values: 2 and 2.0 are the same number.
pub(super) fn equal(left: &Value, right: &Value) -> bool {
    match (left.as_f64(), right.as_f64()) {
        (Some(left), Some(right)) => left == right,
        _ => left == right,
    }
}
