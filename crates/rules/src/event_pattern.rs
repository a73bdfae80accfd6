//! EventBridge patterns: does an event match?
//!
//! A pattern mirrors the event. Every field it names must match; a leaf is a list of alternatives; an
//! event's list matches if one of its elements does; fields that the pattern does not name do not count.
//! Source: EventBridge user guide, event patterns and their comparison operators (read 2026-11).
//! Example: `{"exitCode": [{"anything-but": 0}]}` matches the codes `[0, 137]` because of 137.

use crate::reach::Cidr;
use crate::wildcard;

/// A JSON value; numbers in millionths, which is as fine as patterns compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    Null,
    Bool(bool),
    Number(i64),
    Text(String),
    List(Vec<Value>),
    Object(Vec<(String, Value)>),
}

/// How deep a pattern or an event may nest.
pub const MAX_DEPTH: usize = 32;

impl Value {
    fn get(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Object(members) => members.iter().rev().find(|it| it.0 == key).map(|it| &it.1),
            _ => None,
        }
    }
}

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternError {
    NotAnObject,
    Empty,
    /// This field is neither an object nor a list.
    NotAList(String),
    UnknownOperator(String),
    /// The operator's operand.
    Operand(String),
    TooDeep,
}

/// Whether the pattern is one.
///
/// Source: see the module. Model: the order in which faults are found.
///
/// # Errors
/// The first fault.
pub fn validate(pattern: &Value) -> Result<(), PatternError> {
    check(pattern, 0)
}

fn check(pattern: &Value, depth: usize) -> Result<(), PatternError> {
    let Value::Object(members) = pattern else {
        return Err(PatternError::NotAnObject);
    };
    if members.is_empty() {
        return Err(PatternError::Empty);
    }
    if depth > MAX_DEPTH {
        return Err(PatternError::TooDeep);
    }
    for (key, value) in members {
        match value {
            Value::List(all) if key == "$or" && all.len() > 1 => {
                all.iter().try_for_each(|it| check(it, depth + 1))?;
            }
            Value::List(all) if !all.is_empty() => all.iter().try_for_each(leaf)?,
            Value::Object(_) => check(value, depth + 1)?,
            _ => return Err(PatternError::NotAList(key.clone())),
        }
    }
    Ok(())
}

fn is_text(value: &Value) -> bool {
    matches!(value, Value::Text(_))
}

/// `prefix` and `suffix` take a text, or one whose case does not count.
fn is_end(value: &Value) -> bool {
    is_text(value) || value.get("equals-ignore-case").is_some_and(is_text)
}

/// One alternative of a leaf.
fn leaf(alternative: &Value) -> Result<(), PatternError> {
    let members = match alternative {
        Value::List(_) => return Err(PatternError::Operand("[".to_string())),
        Value::Object(members) => members,
        _ => return Ok(()),
    };
    let [(name, operand)] = &members[..] else {
        return Err(PatternError::UnknownOperator("{}".to_string()));
    };
    let legal = match name.as_str() {
        "prefix" | "suffix" => is_end(operand),
        "equals-ignore-case" | "wildcard" => is_text(operand),
        "exists" => matches!(operand, Value::Bool(_)),
        "cidr" => matches!(operand, Value::Text(it) if Cidr::parse(it).is_some()),
        "numeric" => bounds(operand).is_some(),
        "anything-but" => match operand {
            Value::List(all) => {
                !all.is_empty() && all.iter().all(|it| is_text(it) || is_number(it))
            }
            Value::Object(nested) => {
                let known = ["prefix", "suffix", "wildcard", "equals-ignore-case"];
                let [(name, operand)] = &nested[..] else {
                    return Err(PatternError::Operand("anything-but".to_string()));
                };
                let listed = matches!(operand, Value::List(all) if all.iter().all(is_text));
                known.contains(&name.as_str()) && (is_text(operand) || listed)
            }
            it => is_text(it) || is_number(it),
        },
        _ => return Err(PatternError::UnknownOperator(name.clone())),
    };
    if legal {
        Ok(())
    } else {
        Err(PatternError::Operand(name.clone()))
    }
}

fn is_number(value: &Value) -> bool {
    matches!(value, Value::Number(_))
}

/// The comparisons of `numeric`: one or two pairs of an operator and a number.
fn bounds(operand: &Value) -> Option<Vec<(&str, i64)>> {
    let Value::List(all) = operand else {
        return None;
    };
    let pairs = all.chunks(2).map(|pair| match pair {
        [Value::Text(sign), Value::Number(limit)] => {
            let known = ["<", "<=", "=", ">", ">="].contains(&sign.as_str());
            known.then_some((sign.as_str(), *limit))
        }
        _ => None,
    });
    let pairs: Option<Vec<(&str, i64)>> = pairs.collect();
    pairs.filter(|it| (1..=2).contains(&it.len()))
}

/// Whether the event matches the pattern, which must be valid.
///
/// Source: see the module.
pub fn matches(pattern: &Value, event: &Value) -> bool {
    fits(pattern, Some(event), 0)
}

fn fits(pattern: &Value, event: Option<&Value>, depth: usize) -> bool {
    let Value::Object(members) = pattern else {
        return false;
    };
    let each = |(key, wanted): &(String, Value)| {
        let found = event.and_then(|it| it.get(key));
        match wanted {
            Value::List(all) if key == "$or" => all.iter().any(|it| fits(it, event, depth + 1)),
            Value::List(alternatives) => any_of(alternatives, found, depth + 1),
            // One element of a list of objects has to match as a whole.
            Value::Object(_) => match found {
                Some(Value::List(all)) => all.iter().any(|it| fits(wanted, Some(it), depth + 1)),
                other => fits(wanted, other, depth + 1),
            },
            _ => false,
        }
    };
    depth <= MAX_DEPTH && members.iter().all(each)
}

fn any_of(alternatives: &[Value], found: Option<&Value>, depth: usize) -> bool {
    if depth > MAX_DEPTH {
        return false;
    }
    alternatives
        .iter()
        .any(|wanted| match (wanted.get("exists"), found) {
            (Some(Value::Bool(there)), _) => {
                // `exists` is about leaves: an object is none.
                let leaf = found.is_some_and(|it| !matches!(it, Value::Object(_)));
                leaf == *there
            }
            (_, None) => false,
            (_, Some(Value::List(all))) => all
                .iter()
                .any(|it| any_of(std::slice::from_ref(wanted), Some(it), depth + 1)),
            (_, Some(it)) => one(wanted, it),
        })
}

/// One alternative and one value.
fn one(wanted: &Value, found: &Value) -> bool {
    let Value::Object(members) = wanted else {
        return wanted == found;
    };
    let Some((name, operand)) = members.first() else {
        return false;
    };
    match name.as_str() {
        "anything-but" => match operand {
            Value::List(all) => !all.contains(found) && !matches!(found, Value::Object(_)),
            Value::Object(nested) => nested.iter().all(|(name, operand)| {
                let listed = std::slice::from_ref(operand);
                let all = match operand {
                    Value::List(all) => &all[..],
                    _ => listed,
                };
                is_text(found) && !all.iter().any(|it| text(name, it, found))
            }),
            other => other != found && !matches!(found, Value::Object(_)),
        },
        "numeric" => match found {
            Value::Number(number) => bounds(operand).is_some_and(|all| {
                all.iter().all(|(sign, limit)| match *sign {
                    "<" => number < limit,
                    "<=" => number <= limit,
                    "=" => number == limit,
                    ">" => number > limit,
                    _ => number >= limit,
                })
            }),
            _ => false,
        },
        name => text(name, operand, found),
    }
}

/// The operators on texts.
fn text(name: &str, operand: &Value, found: &Value) -> bool {
    let Value::Text(found) = found else {
        return false;
    };
    if let Some(Value::Text(folded)) = operand.get("equals-ignore-case") {
        let (operand, found) = (folded.to_lowercase(), found.to_lowercase());
        return text(name, &Value::Text(operand), &Value::Text(found));
    }
    let Value::Text(operand) = operand else {
        return false;
    };
    match name {
        "prefix" => found.starts_with(operand),
        "suffix" => found.ends_with(operand),
        "equals-ignore-case" => found.to_lowercase() == operand.to_lowercase(),
        // A question mark is only itself here.
        "wildcard" => {
            !operand.contains('?') && wildcard::matches(operand, found)
                || operand.contains('?') && starred(operand, found)
        }
        "cidr" => {
            let address = Cidr::parse(&format!("{found}/32"));
            let block = Cidr::parse(operand);
            block
                .zip(address)
                .is_some_and(|(block, it)| block.covers(it))
        }
        _ => false,
    }
}

/// `*` alone is special: the pieces between the stars come in order.
fn starred(pattern: &str, text: &str) -> bool {
    let pieces: Vec<&str> = pattern.split('*').collect();
    let [first, middle @ .., last] = &pieces[..] else {
        return pattern == text;
    };
    let Some(mut rest) = text.strip_prefix(first) else {
        return false;
    };
    for piece in middle {
        let Some(at) = rest.find(piece) else {
            return false;
        };
        rest = &rest[at + piece.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests;
