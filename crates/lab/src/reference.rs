//! `"${label.path}"` in a step's input: the part of an earlier response that it stands for.
//!
//! A string that is one reference becomes the value itself, whatever its type; references inside a
//! longer string are put in as text. `$${` stands for `${`. Paths are JMESPath; names, dots and [n]
//! are read here, anything more needs the feature `jmespath`.
//! Example: `"${run.tasks[0].taskArn}"` is the ARN of the task that the step labelled `run` started.

use crate::fault::Path;
use aws_api::text::Text;
use serde_json::Value;

/// A piece of a string: text as it is, or a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    Text(String),
    Reference { label: String, path: String },
}

/// Takes a string apart.
///
/// # Errors
/// What is wrong with a reference.
pub fn parts(text: &str) -> Result<Vec<Part>, Text> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("${") {
        if rest[..at].ends_with('$') {
            plain.push_str(&rest[..at - 1]);
            plain.push_str("${");
            rest = &rest[at + 2..];
            continue;
        }
        plain.push_str(&rest[..at]);
        let inner = &rest[at + 2..];
        let end = closing_brace(inner).ok_or_else(|| told("reference-open", text))?;
        if !plain.is_empty() {
            parts.push(Part::Text(std::mem::take(&mut plain)));
        }
        parts.push(reference(&inner[..end])?);
        rest = &inner[end + 1..];
    }
    plain.push_str(rest);
    if !plain.is_empty() || parts.is_empty() {
        parts.push(Part::Text(plain));
    }
    Ok(parts)
}

/// The byte of the brace that closes a reference; quoted braces and pairs do not count.
fn closing_brace(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut quote = None;
    for (at, character) in text.char_indices() {
        match (quote, character) {
            (Some(open), it) if it == open => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"' | '`') => quote = Some(character),
            (None, '{') => depth += 1,
            (None, '}') if depth == 0 => return Some(at),
            (None, '}') => depth -= 1,
            _ => {}
        }
    }
    None
}

/// A message about a text that holds a reference.
fn told(id: &'static str, text: &str) -> Text {
    Text::new(id).str("text", text)
}

fn reference(inner: &str) -> Result<Part, Text> {
    let name_length = inner
        .bytes()
        .take_while(|it| it.is_ascii_alphanumeric() || b"_-".contains(it))
        .count();
    let (label, path) = inner.split_at(name_length);
    let path = path.strip_prefix('.').unwrap_or(path);
    if label.is_empty() {
        return Err(told("reference-no-label", inner));
    }
    check_path(path)?;
    Ok(Part::Reference {
        label: label.to_string(),
        path: path.to_string(),
    })
}

/// Every string in the value, with its path.
pub fn strings<'a>(value: &'a Value, path: &Path, found: &mut Vec<(Path, &'a str)>) {
    match value {
        Value::String(text) => found.push((path.clone(), text)),
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                strings(item, &path.index(index), found);
            }
        }
        Value::Object(fields) => {
            for (key, field) in fields {
                strings(field, &path.key(key), found);
            }
        }
        _ => {}
    }
}

/// The value with every reference replaced; `response` looks a label up.
///
/// # Errors
/// The label has no response, or the path leads to nothing.
pub fn resolve<'a>(
    value: &Value,
    response: &dyn Fn(&str) -> Option<&'a Value>,
) -> Result<Value, Text> {
    Ok(match value {
        Value::String(text) if text.contains("${") => resolve_text(text, response)?,
        Value::Array(items) => Value::Array(
            items
                .iter()
                .map(|it| resolve(it, response))
                .collect::<Result<_, _>>()?,
        ),
        Value::Object(fields) => {
            let resolved = fields
                .iter()
                .map(|(key, it)| Ok((key.clone(), resolve(it, response)?)));
            Value::Object(resolved.collect::<Result<_, Text>>()?)
        }
        other => other.clone(),
    })
}

fn resolve_text<'a>(
    text: &str,
    response: &dyn Fn(&str) -> Option<&'a Value>,
) -> Result<Value, Text> {
    let parts = parts(text)?;
    let mut whole = String::new();
    for part in &parts {
        let Part::Reference { label, path } = part else {
            let Part::Text(plain) = part else { continue };
            whole.push_str(plain);
            continue;
        };
        let from = response(label)
            .ok_or_else(|| told("reference-no-response", text).str("label", label))?;
        let value = search(from, path)?;
        if value.is_null() {
            return Err(told("reference-nothing", text).str("label", label));
        }
        match (&value, parts.len()) {
            (_, 1) => return Ok(value),
            (Value::String(piece), _) => whole.push_str(piece),
            (Value::Number(piece), _) => whole.push_str(&piece.to_string()),
            _ => {
                return Err(told("reference-no-piece", text));
            }
        }
    }
    Ok(Value::String(whole))
}

/// One step of a simple path.
enum Hop {
    Field(String),
    Item(i64),
}

/// Names, dots and `[n]`; `None` for anything else.
fn simple(path: &str) -> Option<Vec<Hop>> {
    let mut hops = Vec::new();
    let mut rest = path;
    while !rest.is_empty() {
        if let Some(inner) = rest.strip_prefix('[') {
            let end = inner.find(']')?;
            hops.push(Hop::Item(inner[..end].parse().ok()?));
            rest = &inner[end + 1..];
        } else {
            let from = rest
                .strip_prefix('.')
                .filter(|_| !hops.is_empty())
                .unwrap_or(rest);
            let name = from
                .bytes()
                .take_while(|it| it.is_ascii_alphanumeric() || *it == b'_');
            let length = name.count();
            if length == 0 || from.as_bytes()[0].is_ascii_digit() {
                return None;
            }
            hops.push(Hop::Field(from[..length].to_string()));
            rest = &from[length..];
        }
        if !rest.is_empty() && !rest.starts_with(['.', '[']) {
            return None;
        }
    }
    Some(hops)
}

/// Whether `search` can read the expression.
///
/// # Errors
/// Why not.
pub fn check_path(path: &str) -> Result<(), Text> {
    if simple(path).is_some() {
        return Ok(());
    }
    check_expression(path)
}

/// An item of a list; negative numbers count from its end.
pub(crate) fn item(of: &Value, index: i64) -> Option<&Value> {
    let items = of.as_array()?;
    let length = i64::try_from(items.len()).ok()?;
    let index = if index < 0 {
        length.checked_add(index)?
    } else {
        index
    };
    items.get(usize::try_from(index).ok()?)
}

/// What the expression finds in the value; null when nothing is there.
///
/// # Errors
/// Why the expression cannot be read.
pub fn search(value: &Value, path: &str) -> Result<Value, Text> {
    let Some(hops) = simple(path) else {
        return search_expression(value, path);
    };
    let mut at = Some(value);
    for hop in hops {
        at = at.and_then(|it| match hop {
            Hop::Field(name) => it.get(&name),
            Hop::Item(index) => item(it, index),
        });
    }
    Ok(at.cloned().unwrap_or(Value::Null))
}

#[cfg(feature = "jmespath")]
fn check_expression(path: &str) -> Result<(), Text> {
    jmespath::compile(path).map(|_| ()).map_err(unreadable)
}

#[cfg(feature = "jmespath")]
fn search_expression(value: &Value, path: &str) -> Result<Value, Text> {
    let expression = jmespath::compile(path).map_err(unreadable)?;
    let found = expression.search(value).map_err(unreadable)?;
    serde_json::to_value(&*found).map_err(unreadable)
}

#[cfg(feature = "jmespath")]
fn unreadable(error: impl ToString) -> Text {
    Text::new("reference-path").str("why", error)
}

#[cfg(not(feature = "jmespath"))]
fn check_expression(path: &str) -> Result<(), Text> {
    Err(told("reference-simple", path))
}

#[cfg(not(feature = "jmespath"))]
fn search_expression(_: &Value, path: &str) -> Result<Value, Text> {
    check_expression(path).map(|()| Value::Null)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn references_are_found_and_escaped() {
        let reference = |label: &str, path: &str| Part::Reference {
            label: label.to_string(),
            path: path.to_string(),
        };
        let text = |it: &str| Part::Text(it.to_string());
        assert_eq!(parts("plain $ text"), Ok(vec![text("plain $ text")]));
        assert_eq!(parts("${a.b[0].c}"), Ok(vec![reference("a", "b[0].c")]));
        assert_eq!(
            parts("${a[-1]}x"),
            Ok(vec![reference("a", "[-1]"), text("x")])
        );
        assert_eq!(
            parts("$${HOME}/${a}"),
            Ok(vec![text("${HOME}/"), reference("a", "")])
        );
        assert!(parts("${a.b").is_err());
        assert!(parts("${}").is_err());
        assert!(parts("${.b}").is_err());
    }

    #[test]
    fn one_reference_keeps_its_type_and_several_make_text() {
        let response = json!({"tasks": [{"arn": "t-1", "n": 3}]});
        let look = |label: &str| (label == "run").then_some(&response);
        let resolved = |it: Value| resolve(&it, &look);
        assert_eq!(
            resolved(json!({"a": ["${run.tasks[0].n}"]})),
            Ok(json!({"a": [3]}))
        );
        assert_eq!(
            resolved(json!("x/${run.tasks[-1].arn}/${run.tasks[0].n}")),
            Ok(json!("x/t-1/3"))
        );
        assert!(resolved(json!("${run.tasks[7].arn}")).is_err());
        assert!(resolved(json!("${other}")).is_err());
        assert!(resolved(json!("a${run.tasks}")).is_err());
    }

    #[cfg(feature = "jmespath")]
    #[test]
    fn the_whole_of_jmespath_is_read_where_it_is_built_in() {
        let response = json!({"tasks": [{"arn": "a", "n": 1}, {"arn": "b", "n": 2}]});
        let look = |_: &str| Some(&response);
        let found = resolve(&json!("${run.tasks[?n == `2`].arn | [0]}"), &look);
        assert_eq!(found, Ok(json!("b")));
        assert_eq!(search(&response, "tasks[*].n"), Ok(json!([1, 2])));
        assert!(parts("${run.tasks[?}").is_err());
    }

    #[cfg(not(feature = "jmespath"))]
    #[test]
    fn more_than_a_simple_path_is_refused_where_it_is_not_built_in() {
        assert!(parts("${run.tasks[?n == `2`].arn}").is_err());
        assert!(search(&json!({}), "a | b").is_err());
    }
}
