//! Bringing each value into its field's type where there is no doubt, and dropping what says
//! nothing.

use super::{Log, member};
use crate::json::{Json, Member, Node};
use crate::register::size;
use crate::shape::{Field, Kind, Shape, clip, join, shape};
use crate::suggest::nearest;
use crate::text::Text;

/// Brings a request into the shape of RegisterTaskDefinition.
pub fn request(node: Node, log: &mut Log) -> Node {
    value(
        node,
        &Kind::Object("RegisterTaskDefinitionRequest"),
        "",
        log,
    )
}

fn value(node: Node, kind: &Kind, path: &str, log: &mut Log) -> Node {
    let node = intrinsic(node, kind, path, log);
    match (node.json, kind) {
        (Json::Object(members), Kind::Object(name)) => match shape(name) {
            Some(shape) => object(members, shape, path, log),
            None => Node::new(Json::Object(members)),
        },
        (Json::Object(members), Kind::Map) => map(members, path, log),
        (Json::Object(members), Kind::List(inner)) if is_pairs(inner) => pairs(members, path, log),
        (Json::List(items), Kind::List(inner)) => list(items, inner, path, log),
        (Json::Text(text), Kind::List(inner)) if matches!(**inner, Kind::Object(_)) => {
            embedded(text, inner, path, log)
        }
        (json, kind) => scalar(json, kind, path, log),
    }
}

fn is_pairs(kind: &Kind) -> bool {
    *kind == Kind::Object("KeyValuePair")
}

fn list(items: Vec<Node>, inner: &Kind, path: &str, log: &mut Log) -> Node {
    let mut kept = Vec::new();
    for (index, item) in items.into_iter().enumerate() {
        let path = format!("{path}[{index}]");
        if item.json == Json::Null {
            log.dropped(&path, "pasted-null-entry");
        } else {
            kept.push(value(item, inner, &path, log));
        }
    }
    Node::new(Json::List(kept))
}

/// A list that stands as a JSON string: Terraform state keeps container_definitions so.
fn embedded(text: String, inner: &Kind, path: &str, log: &mut Log) -> Node {
    match Node::parse(&text).map(|it| it.json) {
        Ok(Json::List(items)) => {
            log.changed(path, "pasted-list-in-string");
            list(items, inner, path, log)
        }
        _ => Node::new(Json::Text(text)),
    }
}

fn object(members: Vec<Member>, shape: &Shape, path: &str, log: &mut Log) -> Node {
    let mut kept: Vec<Member> = Vec::new();
    for Member {
        key, value: node, ..
    } in members
    {
        let place = join(path, &key);
        let Some(field) = field(&key, shape) else {
            if keep_unknown(&key, &node, shape) {
                kept.push(member(&key, node));
            } else {
                log.dropped(&place, why_unknown(&key, path));
            }
            continue;
        };
        if field.name != key {
            log.changed(&place, Text::new("pasted-renamed").str("name", field.name));
        }
        if let Some(why) = says_nothing(&node, field) {
            log.dropped(&place, why);
            continue;
        }
        let path = join(path, field.name);
        let node = value(node, &field.kind, &path, log);
        kept.retain(|it| it.key != field.name);
        // The console writes `repositoryCredentials: {"credentialsParameter": ""}`.
        if matches!(&node.json, Json::Object(it) if it.is_empty()) && field.name != "host" {
            continue;
        }
        kept.push(member(field.name, node));
    }
    Node::new(Json::Object(kept))
}

fn why_unknown(key: &str, path: &str) -> &'static str {
    let task = shape("RegisterTaskDefinitionRequest");
    match task.is_some_and(|it| it.field(key).is_some()) && !path.is_empty() {
        true => "pasted-belongs-to-task",
        false => "pasted-no-such-field",
    }
}

/// The field of this name, or of this name in another writing: `Cpu`, `container_definitions`.
fn field<'a>(key: &str, shape: &'a Shape) -> Option<&'a Field> {
    let plain = |it: &str| it.replace('_', "").to_ascii_lowercase();
    shape
        .field(key)
        .or_else(|| shape.fields.iter().find(|it| plain(it.name) == plain(key)))
}

/// A misspelt field stays for the checker to name; the rest is somebody else's.
fn keep_unknown(key: &str, node: &Node, shape: &Shape) -> bool {
    let comment = key.starts_with(['_', '$', '#', '/']) || key.eq_ignore_ascii_case("comment");
    !comment && node.json != Json::Null && nearest(key, shape.names()).is_some()
}

/// Why a value may go: null, an empty list, an empty text where ECS knows none.
fn says_nothing(node: &Node, field: &Field) -> Option<&'static str> {
    const NEVER_EMPTY: [&str; 9] = [
        "credentialsParameter",
        "taskRoleArn",
        "executionRoleArn",
        "networkMode",
        "pidMode",
        "ipcMode",
        "cpu",
        "memory",
        "hostname",
    ];
    match &node.json {
        Json::Null => Some("pasted-null"),
        Json::List(items) if items.is_empty() && !field.required => Some("pasted-empty-list"),
        Json::Text(text) if text.is_empty() && NEVER_EMPTY.contains(&field.name) => {
            Some("pasted-empty-text")
        }
        Json::Object(it) if it.is_empty() && field.name != "host" && !field.required => {
            Some("pasted-empty-object")
        }
        _ => None,
    }
}

fn map(members: Vec<Member>, path: &str, log: &mut Log) -> Node {
    let mut kept = Vec::new();
    for Member {
        key, value: node, ..
    } in members
    {
        let place = join(path, &key);
        if node.json == Json::Null {
            log.dropped(&place, "pasted-null");
        } else {
            kept.push(member(&key, value(node, &Kind::Text, &place, log)));
        }
    }
    Node::new(Json::Object(kept))
}

/// `{"NAME": "value"}` where the API wants a list of name and value.
fn pairs(members: Vec<Member>, path: &str, log: &mut Log) -> Node {
    let scalar_only = members
        .iter()
        .all(|it| !matches!(it.value.json, Json::List(_) | Json::Object(_)));
    if !scalar_only {
        return Node::new(Json::Object(members));
    }
    log.changed(path, "pasted-pairs");
    let pair = |it: Member, log: &mut Log| {
        let text = value(it.value, &Kind::Text, &join(path, &it.key), log);
        let name = Node::new(Json::Text(it.key));
        Node::new(Json::Object(vec![
            member("name", name),
            member("value", text),
        ]))
    };
    let items = members.into_iter().map(|it| pair(it, log));
    Node::new(Json::List(items.collect()))
}

/// CloudFormation's functions: a text with their name in the place of their value.
fn intrinsic(node: Node, kind: &Kind, path: &str, log: &mut Log) -> Node {
    let [only] = node.members() else { return node };
    if !(only.key == "Ref" || only.key.starts_with("Fn::")) {
        return node;
    }
    let inner = match (&only.value.json, only.key.as_str()) {
        (Json::Text(text), "Fn::Sub") => text.clone(),
        (Json::Text(text), _) => format!("${{{text}}}"),
        (Json::List(items), "Fn::Sub") => items
            .first()
            .and_then(Node::text)
            .unwrap_or("${Sub}")
            .to_owned(),
        (Json::List(items), "Fn::GetAtt") => {
            let parts: Vec<&str> = items.iter().filter_map(Node::text).collect();
            format!("${{{}}}", parts.join("."))
        }
        _ => format!("${{{}}}", only.key),
    };
    if matches!(kind, Kind::List(_) | Kind::Object(_) | Kind::Map) {
        return node;
    }
    log.changed(
        path,
        Text::new("pasted-intrinsic").str("value", clip(&inner)),
    );
    Node::new(Json::Text(inner))
}

fn scalar(json: Json, kind: &Kind, path: &str, log: &mut Log) -> Node {
    let task_level = !path.contains('.');
    let leaf = path.rsplit('.').next().unwrap_or_default();
    let becomes = match (&json, kind) {
        (Json::Text(text), Kind::Int | Kind::Long) => {
            integer(text, leaf).map(|it| Json::Number(it.to_string()))
        }
        (Json::Number(text), Kind::Int | Kind::Long) => whole(text).map(Json::Number),
        (Json::Number(text), Kind::Text) if task_level && matches!(leaf, "cpu" | "memory") => {
            Some(Json::Text(task_size(text, leaf)))
        }
        (Json::Text(text), Kind::Text) if task_level && matches!(leaf, "cpu" | "memory") => {
            mebibytes(text, leaf).map(Json::Text)
        }
        (Json::Number(text), Kind::Text) => Some(Json::Text(text.clone())),
        (Json::Bool(it), Kind::Text) => Some(Json::Text(it.to_string())),
        (Json::Text(text), Kind::Bool) => match text.to_ascii_lowercase().as_str() {
            "true" => Some(Json::Bool(true)),
            "false" => Some(Json::Bool(false)),
            _ => None,
        },
        (Json::Text(text), Kind::OneOf(values)) if !values.contains(&text.as_str()) => {
            let mut same = values.iter().filter(|it| it.eq_ignore_ascii_case(text));
            same.next().map(|it| Json::Text((*it).to_owned()))
        }
        _ => None,
    };
    match becomes {
        Some(becomes) if becomes != json => {
            let (before, after) = (Node::new(json), Node::new(becomes));
            let (old, new) = (before.to_value().to_string(), after.to_value().to_string());
            let became = Text::new("pasted-became").str("old", clip(&old));
            log.changed(path, became.str("new", clip(&new)));
            after
        }
        _ => Node::new(json),
    }
}

/// A number in quotes; sizes with a unit where the field counts in units or MiB.
fn integer(text: &str, leaf: &str) -> Option<i64> {
    let text = text.trim();
    let plain = text.parse().ok();
    plain.or_else(|| match leaf {
        "memory" | "memoryReservation" => {
            let digits = mebibytes(text, "memory");
            let text = digits.as_deref().unwrap_or(text);
            size::memory(text).map(i64::from)
        }
        "cpu" => size::cpu(text).map(i64::from),
        _ => None,
    })
}

/// `256.0` is 256.
fn whole(text: &str) -> Option<String> {
    let (whole, part) = text.split_once('.')?;
    part.bytes().all(|it| it == b'0').then(|| whole.to_owned())
}

/// A bare number: whole ones count units or MiB, broken ones vCPU or GB.
fn task_size(text: &str, leaf: &str) -> String {
    let broken = text.contains('.') && whole(text).is_none();
    let read = match (broken, leaf) {
        (true, "cpu") => size::cpu(&format!("{text} vCPU")),
        (true, _) => size::memory(&format!("{text} GB")),
        (false, _) => None,
    };
    read.map_or_else(
        || whole(text).unwrap_or_else(|| text.to_owned()),
        |it| it.to_string(),
    )
}

/// `512MB`, `2 GiB`, `1024 MiB`: the units people write that ECS does not read.
fn mebibytes(text: &str, leaf: &str) -> Option<String> {
    if leaf != "memory" {
        return None;
    }
    let lower = text.trim().to_ascii_lowercase();
    for (suffix, unit) in [
        ("mib", ""),
        ("mb", ""),
        ("gib", "gb"),
        ("m", ""),
        ("g", "gb"),
    ] {
        if let Some(number) = lower.strip_suffix(suffix) {
            let number = number.trim_end();
            if number.ends_with(|it: char| it.is_ascii_digit()) {
                return size::memory(&format!("{number}{unit}")).map(|it| it.to_string());
            }
        }
    }
    None
}
