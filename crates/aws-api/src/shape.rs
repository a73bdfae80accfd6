//! What each request may hold: the field tables of the AWS APIs, and the check against them.
//!
//! The tables are text (`shapes/*.txt`, the notation stands on top of `ecs.txt`), read once. The
//! check answers as the AWS CLI does before it sends anything: unknown fields, missing ones, wrong
//! types, all at once. Source: botocore 1.44.5, validate.py (wording, read 2026-11).
//! Example: `Invalid type for parameter cpu, value: 256, type: <class 'int'>, valid types: <class
//! 'str'>`.

use crate::finding::{Certainty, Finding};
use crate::json::{Json, Member, Node};
use crate::suggest::nearest;
use crate::text::Text;
use std::collections::BTreeMap;
use std::sync::OnceLock;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    /// 32 bits.
    Int,
    Long,
    Bool,
    Float,
    Timestamp,
    /// Text such as `90s`; the lab's levers only.
    Duration,
    /// True, false, or a window; the lab's levers only.
    Health,
    /// Field names to texts.
    Map,
    OneOf(Vec<&'static str>),
    List(Box<Kind>),
    Object(&'static str),
}

#[derive(Debug)]
pub struct Field {
    pub name: &'static str,
    pub required: bool,
    pub nullable: bool,
    pub kind: Kind,
}

#[derive(Debug)]
pub struct Shape {
    pub fields: Vec<Field>,
}

impl Shape {
    pub fn field(&self, name: &str) -> Option<&Field> {
        self.fields.iter().find(|it| it.name == name)
    }

    pub fn names(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.fields.iter().map(|it| it.name)
    }
}

/// Findings of one document that are worth listing.
const MAX_FINDINGS: usize = 500;

const TABLES: &[&str] = &[
    include_str!("shapes/ecs.txt"),
    include_str!("shapes/elb.txt"),
    include_str!("shapes/scaling.txt"),
    include_str!("shapes/lab.txt"),
    include_str!("shapes/iam.txt"),
    include_str!("shapes/ecr.txt"),
    include_str!("shapes/groups.txt"),
    include_str!("shapes/sqs.txt"),
    include_str!("shapes/deployments.txt"),
    include_str!("shapes/ec2.txt"),
    include_str!("shapes/efs.txt"),
    include_str!("shapes/task_sets.txt"),
    include_str!("shapes/group_policies.txt"),
    include_str!("shapes/events.txt"),
];

/// The structure of this name.
pub fn shape(name: &str) -> Option<&'static Shape> {
    static SHAPES: OnceLock<BTreeMap<&'static str, Shape>> = OnceLock::new();
    SHAPES.get_or_init(read_tables).get(name)
}

fn read_tables() -> BTreeMap<&'static str, Shape> {
    let mut shapes = BTreeMap::new();
    let mut name = "";
    for line in TABLES.iter().flat_map(|it| it.lines()) {
        if line.starts_with('#') {
            continue;
        }
        let mut words = line.split_whitespace();
        if !line.starts_with(' ') {
            name = words.next().unwrap_or_default();
        }
        let shape = shapes.entry(name).or_insert(Shape { fields: Vec::new() });
        shape.fields.extend(words.filter_map(read_field));
    }
    shapes
}

fn read_field(word: &'static str) -> Option<Field> {
    let (name, kind) = word.split_once(':')?;
    let nullable = kind.ends_with('?');
    Some(Field {
        name: name.trim_end_matches('!'),
        required: name.ends_with('!'),
        nullable,
        kind: read_kind(kind.trim_end_matches('?')),
    })
}

fn read_kind(word: &'static str) -> Kind {
    if let Some(inner) = word.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
        return Kind::List(Box::new(read_kind(inner)));
    }
    match word {
        "string" => Kind::Text,
        "int" => Kind::Int,
        "long" => Kind::Long,
        "bool" => Kind::Bool,
        "float" => Kind::Float,
        "timestamp" => Kind::Timestamp,
        "duration" => Kind::Duration,
        "health" => Kind::Health,
        "{}" => Kind::Map,
        _ if word.contains('|') => Kind::OneOf(word.split('|').collect()),
        // An enum of one value begins in lower case or is written in capitals.
        _ if shape_name(word) => Kind::Object(word),
        _ => Kind::OneOf(vec![word]),
    }
}

fn shape_name(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(|it| it.is_ascii_uppercase())
        && letters.any(|it| it.is_ascii_lowercase())
}

/// Compares a document with the structure `name`; findings in document order.
pub fn check(node: &Node, name: &'static str) -> Vec<Finding> {
    let mut checker = Checker { findings: vec![] };
    checker.value(node, &Kind::Object(name), "");
    checker.findings
}

struct Checker {
    findings: Vec<Finding>,
}

/// `a.b`, or `b` at the root.
pub fn join(path: &str, field: &str) -> String {
    if path.is_empty() {
        field.to_owned()
    } else {
        format!("{path}.{field}")
    }
}

impl Checker {
    fn value(&mut self, node: &Node, kind: &Kind, path: &str) {
        if self.findings.len() >= MAX_FINDINGS {
            return;
        }
        if !fits(node, kind) {
            self.findings.push(wrong_type(node, kind, path));
            return;
        }
        match kind {
            Kind::Object(name) => self.object(node, name, path),
            Kind::Health if matches!(node.json, Json::Object(_)) => {
                self.object(node, "HealthyWindow", path);
            }
            Kind::List(inner) => {
                for (index, item) in node.items().iter().enumerate() {
                    self.value(item, inner, &format!("{path}[{index}]"));
                }
            }
            Kind::Map => {
                for member in node.members() {
                    self.value(&member.value, &Kind::Text, &join(path, &member.key));
                }
            }
            Kind::OneOf(values) => self.one_of(node, values, path),
            Kind::Int => self.range(
                node,
                path,
                i128::from(i32::MIN),
                i128::from(i32::MAX),
                "32-bit",
            ),
            Kind::Long => self.range(
                node,
                path,
                i128::from(i64::MIN),
                i128::from(i64::MAX),
                "64-bit",
            ),
            Kind::Duration => self.duration(node, path),
            _ => {}
        }
    }

    fn object(&mut self, node: &Node, name: &str, path: &str) {
        let Some(shape) = shape(name) else { return };
        let place = if path.is_empty() { "input" } else { path };
        for field in shape.fields.iter().filter(|it| it.required) {
            if node.member(field.name).is_none() {
                let text = format!("Missing required parameter in {place}: \"{}\"", field.name);
                let finding = Finding::error("MISSING", join(path, field.name), text);
                let finding = finding.at(&opening(node));
                let example = example(field);
                self.findings.push(
                    finding
                        .hint(crate::finding::example(&example))
                        .insert(node, &example),
                );
            }
        }
        for (index, member) in node.members().iter().enumerate() {
            if self.findings.len() >= MAX_FINDINGS {
                return;
            }
            if node.members()[..index]
                .iter()
                .any(|it| it.key == member.key)
            {
                let text = Text::new("note-twice").str("name", &member.key);
                let finding = Finding::warning("DUPLICATE", join(path, &member.key), text);
                self.findings.push(finding.at(&member.key_span));
            }
            match shape.field(&member.key) {
                None => self.findings.push(unknown(node, member, shape, name, path)),
                Some(field) if field.nullable && member.value.json == Json::Null => {}
                Some(field) => self.value(&member.value, &field.kind, &join(path, field.name)),
            }
        }
    }

    /// Model: ECS's own words for a value outside an enum are not published; this is the wording of
    /// AWS's service framework.
    fn one_of(&mut self, node: &Node, values: &[&'static str], path: &str) {
        let Some(value) = node.text() else { return };
        if values.contains(&value) {
            return;
        }
        // Source: AWS CDK, LogDrivers.none and its issue 35795: accepted, though no page lists it
        // (read 2026-11). Fargate's own rule refuses it.
        if value == "none" && path.ends_with(".logConfiguration.logDriver") {
            return;
        }
        if path.ends_with(".protocol") && path.contains("portMappings") {
            let text = Text::new("note-treated-as-tcp").str("value", clip(value));
            let finding = Finding::warning("ENUM", path, text).at(&node.span);
            self.findings.push(finding.reported().replace("\"tcp\""));
            return;
        }
        let text = format!(
            "1 validation error detected: Value '{}' at '{path}' failed to satisfy constraint: \
             Member must satisfy enum value set: [{}]",
            clip(value),
            values.join(", ")
        );
        let mut finding = Finding::error("ENUM", path, text).at(&node.span).assumed();
        finding = match nearest(value, values.iter().copied()) {
            Some(meant) => finding.meant(meant),
            None => finding.hint(one_of(values)),
        };
        self.findings.push(finding);
    }

    /// Model: what the service answers to a number that its type cannot hold is not published.
    fn range(&mut self, node: &Node, path: &str, low: i128, high: i128, width: &str) {
        let Json::Number(text) = &node.json else {
            return;
        };
        if text.parse::<i128>().is_ok_and(|it| low <= it && it <= high) {
            return;
        }
        let text = format!("{} at '{path}' does not fit a {width} integer", clip(text));
        let finding = Finding::error("RANGE", path, text).at(&node.span).assumed();
        self.findings
            .push(finding.hint(Text::new("hint-from-to").str("low", low).str("high", high)));
    }

    fn duration(&mut self, node: &Node, path: &str) {
        if let Some(Err(text)) = node.text().map(base::SimDuration::parse) {
            let finding = Finding::error("DURATION", path, text).at(&node.span);
            self.findings.push(finding.assumed());
        }
    }
}

/// The opening brace or bracket.
pub fn opening(node: &Node) -> std::ops::Range<usize> {
    node.span.start..node.span.end.min(node.span.start + 1)
}

fn is_integer(text: &str) -> bool {
    !text.contains(['.', 'e', 'E'])
}

fn fits(node: &Node, kind: &Kind) -> bool {
    match (&node.json, kind) {
        (Json::Text(_), Kind::Text | Kind::OneOf(_) | Kind::Timestamp | Kind::Duration) => true,
        (Json::Number(it), Kind::Int | Kind::Long) => is_integer(it),
        (Json::Number(it), Kind::Float) => it.parse::<f64>().is_ok_and(f64::is_finite),
        (Json::Number(_), Kind::Timestamp) => true,
        (Json::Bool(_), Kind::Bool | Kind::Health) => true,
        (Json::List(_), Kind::List(_)) => true,
        (Json::Object(_), Kind::Object(_) | Kind::Map | Kind::Health) => true,
        _ => false,
    }
}

fn python_types(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text | Kind::OneOf(_) | Kind::Duration => "<class 'str'>",
        Kind::Int | Kind::Long => "<class 'int'>",
        Kind::Bool => "<class 'bool'>",
        Kind::Float => "<class 'float'>, <class 'decimal.Decimal'>, <class 'int'>",
        Kind::Timestamp => "<class 'datetime.datetime'>, timestamp-string",
        Kind::List(_) => "<class 'list'>, <class 'tuple'>",
        Kind::Object(_) | Kind::Map => "<class 'dict'>",
        Kind::Health => "<class 'bool'>, <class 'dict'>",
    }
}

fn python_type(node: &Node) -> &'static str {
    match &node.json {
        Json::Null => "<class 'NoneType'>",
        Json::Bool(_) => "<class 'bool'>",
        Json::Number(it) if is_integer(it) => "<class 'int'>",
        Json::Number(_) => "<class 'float'>",
        Json::Text(_) => "<class 'str'>",
        Json::List(_) => "<class 'list'>",
        Json::Object(_) => "<class 'dict'>",
    }
}

/// A value as Python prints it, cut at a length that still fits a message.
fn python_value(node: &Node, nested: bool, out: &mut String) {
    const ENOUGH: usize = 200;
    if out.len() > ENOUGH {
        return;
    }
    match &node.json {
        Json::Null => out.push_str("None"),
        Json::Bool(it) => out.push_str(if *it { "True" } else { "False" }),
        Json::Number(it) => out.push_str(&clip(it)),
        Json::Text(it) if nested => {
            out.push('\'');
            out.push_str(&clip(it));
            out.push('\'');
        }
        Json::Text(it) => out.push_str(&clip(it)),
        Json::List(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index > 0 { ", " } else { "" });
                python_value(item, true, out);
            }
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (index, member) in members.iter().enumerate() {
                out.push_str(if index > 0 { ", '" } else { "'" });
                out.push_str(&clip(&member.key));
                out.push_str("': ");
                python_value(&member.value, true, out);
            }
            out.push('}');
        }
    }
}

/// At most a hundred characters of foreign text, for a message.
pub fn clip(text: &str) -> String {
    match text.char_indices().nth(100) {
        Some((end, _)) => format!("{}...", &text[..end]),
        None => text.to_owned(),
    }
}

/// A required field as it might be written.
fn example(field: &Field) -> String {
    let value = match (&field.kind, field.name) {
        (_, "family" | "name" | "Name") => "\"web\"".to_owned(),
        (_, "image") => "\"nginx:latest\"".to_owned(),
        (_, "containerDefinitions") => {
            "[{\"name\": \"app\", \"image\": \"nginx:latest\", \"memory\": 512}]".to_owned()
        }
        (Kind::OneOf(values), _) => format!("\"{}\"", values.first().unwrap_or(&"")),
        (Kind::Int | Kind::Long | Kind::Float, _) => "1".to_owned(),
        (Kind::Bool, _) => "true".to_owned(),
        (Kind::List(_), _) => "[]".to_owned(),
        (Kind::Object(_) | Kind::Map, _) => "{}".to_owned(),
        (Kind::Duration, _) => "\"30s\"".to_owned(),
        _ => "\"...\"".to_owned(),
    };
    format!("\"{}\": {value}", field.name)
}

/// `${IMAGE}`, `{{image}}`, `<IMAGE1_NAME>`, `%IMAGE%`: what templates leave open.
pub fn placeholder(text: &str) -> Option<&str> {
    for (open, close) in [
        ("${", "}"),
        ("{{", "}}"),
        ("<", ">"),
        ("$(", ")"),
        ("%", "%"),
    ] {
        let Some(start) = text.find(open) else {
            continue;
        };
        let rest = &text[start + open.len()..];
        if let Some(end) = rest.find(close).filter(|end| *end > 0) {
            return text.get(start..start + open.len() + end + close.len());
        }
    }
    None
}

fn wrong_type(node: &Node, kind: &Kind, path: &str) -> Finding {
    let mut value = String::new();
    python_value(node, false, &mut value);
    let place = if path.is_empty() { "input" } else { path };
    let text = format!(
        "Invalid type for parameter {place}, value: {}, type: {}, valid types: {}",
        clip(&value),
        python_type(node),
        python_types(kind)
    );
    let finding = Finding::error("TYPE", path, text).at(&node.span);
    match meant(node, kind) {
        Some(insert) => finding
            .hint(Text::new("hint-write").str("value", clip(&insert)))
            .replace(insert),
        None if node.json == Json::Null => finding.hint("hint-no-null"),
        None if node.text().is_some_and(|it| placeholder(it).is_some()) => {
            let hint = Text::new("hint-placeholder-write")
                .str("name", clip(node.text().unwrap_or_default()))
                .text("write", wanted(kind));
            match usual(path).filter(|_| *kind == Kind::Int) {
                Some(number) => finding.hint(hint).replace(number),
                None => finding.hint(hint),
            }
        }
        None => finding.hint(wanted(kind)),
    }
}

/// A number that does where a template left one open.
fn usual(path: &str) -> Option<&'static str> {
    match path.rsplit('.').next()? {
        "cpu" => Some("256"),
        "memory" => Some("512"),
        "memoryReservation" => Some("256"),
        "containerPort" => Some("80"),
        "hostPort" => Some("0"),
        _ => None,
    }
}

/// The value in the right type where there is no doubt.
fn meant(node: &Node, kind: &Kind) -> Option<String> {
    match (&node.json, kind) {
        (Json::Text(it), Kind::Int | Kind::Long) => {
            it.trim().parse::<i64>().ok().map(|n| n.to_string())
        }
        (Json::Number(it), Kind::Int | Kind::Long) => {
            let whole = it.split_once('.')?;
            (whole.1.bytes().all(|b| b == b'0') && !whole.0.is_empty()).then(|| whole.0.to_owned())
        }
        (Json::Text(it), Kind::Bool) => match it.to_ascii_lowercase().as_str() {
            "true" | "yes" => Some("true".to_owned()),
            "false" | "no" => Some("false".to_owned()),
            _ => None,
        },
        (Json::Number(it), Kind::Text | Kind::Duration) => Some(format!("\"{it}\"")),
        (Json::Bool(it), Kind::Text) => Some(format!("\"{it}\"")),
        (Json::Text(it), Kind::List(inner)) if **inner == Kind::Text => {
            Some(format!("[{}]", serde_json::Value::from(it.as_str())))
        }
        (Json::Object(_), Kind::List(inner)) if matches!(**inner, Kind::Object(_)) => {
            Some(format!("[{}]", node.to_value()))
        }
        _ => None,
    }
}

fn one_of(values: &[&str]) -> Text {
    Text::new("hint-one-of").str("values", values.join(", "))
}

/// What a value of the kind looks like.
fn wanted(kind: &Kind) -> Text {
    Text::new(match kind {
        Kind::Text => "hint-a-text",
        Kind::OneOf(values) => return one_of(values),
        Kind::Duration => "hint-a-duration",
        Kind::Int | Kind::Long => "hint-a-whole-number",
        Kind::Float => "hint-a-number",
        Kind::Bool => "hint-a-boolean",
        Kind::Timestamp => "hint-a-moment",
        Kind::List(_) => return Text::new("hint-a-list").str("shape", "[ ... ]"),
        Kind::Map => {
            return Text::new("hint-a-map").str("shape", "{ \"name\": \"value\" }");
        }
        Kind::Object(_) => return Text::new("hint-an-object").str("shape", "{ ... }"),
        Kind::Health => {
            let shape = "{\"from\": \"10s\", \"until\": \"60s\"}";
            return Text::new("hint-health").str("shape", shape);
        }
    })
}

fn unknown(node: &Node, member: &Member, shape: &Shape, name: &str, path: &str) -> Finding {
    let names: Vec<&str> = shape.names().collect();
    let place = if path.is_empty() { "input" } else { path };
    let text = format!(
        "Unknown parameter in {place}: \"{}\", must be one of: {}",
        clip(&member.key),
        names.join(", ")
    );
    let mut finding = Finding::error("UNKNOWN", join(path, &member.key), text);
    finding = finding.at(&member.key_span);
    finding.certainty = Certainty::Documented;
    let free = names.iter().copied().filter(|it| node.member(it).is_none());
    if let Some(meant) = nearest(&member.key, free) {
        return finding.meant(meant);
    }
    match belongs(name, &member.key) {
        Some(hint) if READ_ONLY.contains(&member.key.as_str()) => {
            finding.hint(hint).remove(node, &member.key)
        }
        Some(hint) => finding.hint(hint),
        None => finding.hint("hint-no-such-field").remove(node, &member.key),
    }
}

/// Where a field of task definitions belongs that stands in the wrong place.
fn belongs(name: &str, key: &str) -> Option<Text> {
    let has = |name: &str| shape(name).is_some_and(|it| it.field(key).is_some());
    match name {
        "RegisterTaskDefinitionRequest" if READ_ONLY.contains(&key) => {
            Some(Text::new("hint-only-described"))
        }
        "RegisterTaskDefinitionRequest" if has("ContainerDefinition") => {
            Some(Text::new("hint-belongs-to-container").str("name", key))
        }
        "ContainerDefinition" if has("RegisterTaskDefinitionRequest") => {
            Some(Text::new("hint-belongs-to-task").str("name", key))
        }
        _ => None,
    }
}

/// What DescribeTaskDefinition adds to a registered document.
///
/// Source: ECS API, TaskDefinition (read 2026-11).
pub const READ_ONLY: [&str; 9] = [
    "taskDefinitionArn",
    "revision",
    "status",
    "requiresAttributes",
    "compatibilities",
    "registeredAt",
    "registeredBy",
    "deregisteredAt",
    "deleteRequestedAt",
];
