//! From a JSON value to a `Scenario`, with every fault it has.
//!
//! Example: a step at 30s below one at 1m is `steps[1].at: 30s is before the step above it`.

use super::{LIMIT, MOST_STEPS, Scenario, Step};
use crate::fault::{Fault, Path, code, one_of, perhaps};
use crate::reference::{self, Part};
use aws_api::text::Text;
use base::{SimDuration, SimTime};
use serde_json::{Map, Value, json};

const FIELDS: [&str; 7] = [
    "format", "title", "seed", "question", "summary", "steps", "until",
];
const STEP_FIELDS: [&str; 4] = ["at", "call", "input", "label"];
/// The message of what a length of time looks like.
pub(crate) const DURATION: &str = "fault-want-duration";
/// More faults than this are not listed.
const MOST_FAULTS: usize = 50;

pub(super) fn scenario(value: &Value) -> Result<Scenario, Vec<Fault>> {
    let mut faults = Faults::default();
    let root = Path::default();
    let Some(fields) = value.as_object() else {
        let expected = Text::new("fault-want-object").str("fields", FIELDS.join(", "));
        let message = Text::new("fault-no-scenario").text("found", kind(value));
        return Err(vec![Fault::new(&root, message, expected)]);
    };
    faults.unknown_fields(&root, fields, &FIELDS);
    match fields.get("format") {
        Some(it) if *it == json!(1) => {}
        Some(it) => {
            let message = Text::new("fault-format").str("format", it);
            faults.add(&root.key("format"), message, code(1));
        }
        None => faults.missing(&root, "format", code("format: 1")),
    }
    let title = faults.text(&root, fields, "title").unwrap_or_default();
    if title.is_empty() && !fields.contains_key("title") {
        faults.missing(&root, "title", "fault-want-name");
    }
    let seed = match fields.get("seed") {
        None => 1,
        Some(it) => it.as_u64().unwrap_or_else(|| {
            let message = Text::new("fault-seed").str("value", it);
            faults.add(&root.key("seed"), message, "fault-want-whole");
            0
        }),
    };
    let until = faults.moment(&root, fields, "until");
    let scenario = Scenario {
        id: None,
        title,
        seed,
        question: faults.text(&root, fields, "question"),
        summary: faults.text(&root, fields, "summary"),
        steps: steps(&mut faults, &root, fields, until),
        until: until.unwrap_or_default(),
    };
    if faults.0.is_empty() {
        Ok(scenario)
    } else {
        Err(faults.0)
    }
}

fn steps(
    faults: &mut Faults,
    root: &Path,
    fields: &Map<String, Value>,
    until: Option<SimTime>,
) -> Vec<Step> {
    let path = root.key("steps");
    let Some(value) = fields.get("steps") else {
        faults.missing(root, "steps", list());
        return Vec::new();
    };
    let Some(items) = value.as_array() else {
        let message = Text::new("fault-no-list").text("found", kind(value));
        faults.add(&path, message, list());
        return Vec::new();
    };
    if items.len() > MOST_STEPS {
        faults.too_many(&path, items.len(), MOST_STEPS);
        return Vec::new();
    }
    let mut steps: Vec<Step> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let path = path.index(index);
        let last = steps.last().map_or(SimTime::ZERO, |it| it.at);
        let Some(step) = step(faults, &path, item, last, &steps) else {
            continue;
        };
        if until.is_some_and(|until| step.at > until) {
            let message = Text::new("fault-after-end").str("at", SimDuration(step.at.0));
            let expected = Text::new("fault-want-up-to").str("end", "until");
            faults.add(&path.key("at"), message, expected);
        }
        steps.push(step);
    }
    steps
}

fn list() -> Text {
    Text::new("hint-a-list").str("shape", "{at, call, input}")
}

/// One step, not before `last`; it may refer to the labels above.
pub(crate) fn step(
    faults: &mut Faults,
    path: &Path,
    value: &Value,
    last: SimTime,
    above: &[Step],
) -> Option<Step> {
    let Some(fields) = value.as_object() else {
        let message = Text::new("fault-no-step").text("found", kind(value));
        faults.add(path, message, code("{at, call, input}"));
        return None;
    };
    faults.unknown_fields(path, fields, &STEP_FIELDS);
    let at = faults.moment(path, fields, "at").unwrap_or(last);
    if at < last {
        let message = Text::new("fault-back-in-time").str("at", SimDuration(at.0));
        let expected = Text::new("fault-want-later").str("at", SimDuration(last.0));
        faults.add(&path.key("at"), message, expected);
    }
    let call = call(faults, path, fields);
    let input = match fields.get("input") {
        None => json!({}),
        Some(it) if it.is_object() => it.clone(),
        Some(it) => {
            let message = Text::new("fault-no-request").text("found", kind(it));
            faults.add(&path.key("input"), message, "found-object");
            json!({})
        }
    };
    references(faults, &path.key("input"), &input, above);
    let label = faults.text(path, fields, "label");
    if let Some(label) = &label {
        check_label(faults, &path.key("label"), label, above);
    }
    Some(Step {
        at: at.max(last),
        call,
        input,
        label,
    })
}

fn call(faults: &mut Faults, path: &Path, fields: &Map<String, Value>) -> String {
    let Some(name) = faults.text(path, fields, "call") else {
        if !fields.contains_key("call") {
            let expected = Text::new("hint-example").str("code", "call: ecs.CreateService");
            faults.missing(path, "call", expected);
        }
        return String::new();
    };
    faults.known_call(&path.key("call"), &name);
    name
}

fn references(faults: &mut Faults, path: &Path, input: &Value, above: &[Step]) {
    let mut texts = Vec::new();
    reference::strings(input, path, &mut texts);
    for (path, text) in texts.into_iter().filter(|(_, text)| text.contains("${")) {
        let parts = match reference::parts(text) {
            Ok(parts) => parts,
            Err(message) => {
                faults.add(&path, message, "fault-want-reference");
                continue;
            }
        };
        for part in parts {
            let Part::Reference { label, .. } = part else {
                continue;
            };
            if above.iter().any(|it| it.label.as_ref() == Some(&label)) {
                continue;
            }
            let known: Vec<&str> = above.iter().filter_map(|it| it.label.as_deref()).collect();
            let expected = if known.is_empty() {
                "fault-want-label-above".into()
            } else {
                one_of(&known)
            };
            let message = Text::new("fault-no-label-above").str("label", label);
            faults.add(&path, message, expected);
        }
    }
}

fn check_label(faults: &mut Faults, path: &Path, label: &str, above: &[Step]) {
    let legal = label
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || b"_-".contains(&it));
    if !legal || label.is_empty() || label.len() > 64 {
        let message = Text::new("fault-label").str("label", label);
        faults.add(path, message, "fault-want-label");
    } else if above.iter().any(|it| it.label.as_deref() == Some(label)) {
        let message = Text::new("fault-twice").str("name", label);
        faults.add(path, message, "fault-want-own-name");
    }
}

/// The faults of a file so far.
#[derive(Default)]
pub(crate) struct Faults(pub(crate) Vec<Fault>);

impl Faults {
    pub(crate) fn add(&mut self, path: &Path, message: impl Into<Text>, expected: impl Into<Text>) {
        if self.0.len() < MOST_FAULTS {
            self.0.push(Fault::new(path, message, expected));
        }
    }

    pub(crate) fn missing(&mut self, path: &Path, key: &str, expected: impl Into<Text>) {
        self.add(path, Text::new("fault-missing").str("name", key), expected);
    }

    pub(crate) fn too_many(&mut self, path: &Path, count: usize, most: usize) {
        let message = Text::new("fault-too-many").str("count", count);
        self.add(
            path,
            message,
            Text::new("fault-want-most").str("most", most),
        );
    }

    /// Whether the lab has a call of this name; a fault if not.
    pub(crate) fn known_call(&mut self, path: &Path, name: &str) -> bool {
        let names = || aws_api::calls().iter().map(|it| it.name);
        let known = names().any(|it| it == name);
        if !known {
            let message = Text::new("fault-no-call").str("call", name);
            let form = || Text::new("hint-example").str("code", "ecs.CreateService");
            self.add(path, message, perhaps(name, names(), form));
        }
        known
    }

    pub(crate) fn unknown_fields(
        &mut self,
        path: &Path,
        fields: &Map<String, Value>,
        known: &[&str],
    ) {
        for key in fields.keys().filter(|it| !known.contains(&it.as_str())) {
            let expected = perhaps(key, known.iter().copied(), || one_of(known));
            let message = Text::new("fault-no-field").str("field", key);
            self.add(&path.key(key), message, expected);
        }
    }

    pub(crate) fn text(
        &mut self,
        path: &Path,
        fields: &Map<String, Value>,
        key: &str,
    ) -> Option<String> {
        match fields.get(key)? {
            Value::String(text) => Some(text.clone()),
            other => {
                let message = Text::new("fault-no-text").text("found", kind(other));
                self.add(&path.key(key), message, "found-text");
                None
            }
        }
    }

    /// A duration since the start, required and within the limit.
    pub(crate) fn moment(
        &mut self,
        path: &Path,
        fields: &Map<String, Value>,
        key: &str,
    ) -> Option<SimTime> {
        let Some(value) = fields.get(key) else {
            self.missing(path, key, DURATION);
            return None;
        };
        let path = path.key(key);
        let Some(text) = value.as_str() else {
            self.no_duration(&path, value);
            return None;
        };
        match SimDuration::parse(text) {
            Ok(length) if length.0 <= LIMIT.0 => Some(SimTime(length.0)),
            Ok(_) => {
                let message = Text::new("fault-too-long").str("value", text);
                self.add(&path, message, "fault-want-week");
                None
            }
            Err(_) => {
                self.no_duration(&path, value);
                None
            }
        }
    }

    fn no_duration(&mut self, path: &Path, value: &Value) {
        let message = Text::new("fault-no-duration").str("value", value);
        self.add(path, message, DURATION);
    }
}

/// The message that names what kind of value was found.
pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "found-null",
        Value::Bool(_) => "found-boolean",
        Value::Number(_) => "found-number",
        Value::String(_) => "found-text",
        Value::Array(_) => "found-list",
        Value::Object(_) => "found-object",
    }
}
