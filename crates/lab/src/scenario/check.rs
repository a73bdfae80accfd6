//! From a JSON value to a `Scenario`, with every fault it has.
//!
//! Example: a step at 30s below one at 1m is `steps[1].at: 30s is before the step above it`.

use super::{LIMIT, MOST_STEPS, Scenario, Step};
use crate::fault::{Fault, Path, nearest};
use crate::reference::{self, Part};
use base::{SimDuration, SimTime};
use serde_json::{Map, Value, json};

const FIELDS: [&str; 7] = [
    "format", "title", "seed", "question", "summary", "steps", "until",
];
const STEP_FIELDS: [&str; 4] = ["at", "call", "input", "label"];
pub(crate) const DURATION: &str = "a duration such as 90s, 1m30s, 1h or 250ms";
/// More faults than this are not listed.
const MOST_FAULTS: usize = 50;

pub(super) fn scenario(value: &Value) -> Result<Scenario, Vec<Fault>> {
    let mut faults = Faults::default();
    let root = Path::default();
    let Some(fields) = value.as_object() else {
        let expected = "an object with format, title, seed, steps and until";
        return Err(vec![Fault::new(
            &root,
            format!("{} is not a scenario", kind(value)),
            expected,
        )]);
    };
    faults.unknown_fields(&root, fields, &FIELDS);
    match fields.get("format") {
        Some(it) if *it == json!(1) => {}
        Some(it) => faults.add(&root.key("format"), format!("format {it} is unknown"), "1"),
        None => faults.add(&root, "format is missing", "format: 1"),
    }
    let title = faults.text(&root, fields, "title").unwrap_or_default();
    if title.is_empty() && !fields.contains_key("title") {
        faults.add(&root, "title is missing", "a short name, as text");
    }
    let seed = match fields.get("seed") {
        None => 1,
        Some(it) => it.as_u64().unwrap_or_else(|| {
            faults.add(
                &root.key("seed"),
                format!("{it} is not a seed"),
                "a whole number from 0",
            );
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
        faults.add(root, "steps are missing", "a list of {at, call, input}");
        return Vec::new();
    };
    let Some(items) = value.as_array() else {
        faults.add(
            &path,
            format!("{} is not a list", kind(value)),
            "a list of {at, call, input}",
        );
        return Vec::new();
    };
    if items.len() > MOST_STEPS {
        let expected = format!("at most {MOST_STEPS}");
        faults.add(&path, format!("there are {} steps", items.len()), expected);
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
            let message = format!("{} is after the end of the run", SimDuration(step.at.0));
            faults.add(&path.key("at"), message, "a moment up to until");
        }
        steps.push(step);
    }
    steps
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
        faults.add(
            path,
            format!("{} is not a step", kind(value)),
            "{at, call, input}",
        );
        return None;
    };
    faults.unknown_fields(path, fields, &STEP_FIELDS);
    let at = faults.moment(path, fields, "at").unwrap_or(last);
    if at < last {
        let message = format!("{} goes back in time", SimDuration(at.0));
        faults.add(
            &path.key("at"),
            message,
            format!("{} or later", SimDuration(last.0)),
        );
    }
    let call = call(faults, path, fields);
    let input = match fields.get("input") {
        None => json!({}),
        Some(it) if it.is_object() => it.clone(),
        Some(it) => {
            let message = format!("{} is not a request", kind(it));
            faults.add(&path.key("input"), message, "an object");
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
            faults.add(
                path,
                "call is missing",
                "for example call: ecs.CreateService",
            );
        }
        return String::new();
    };
    if !aws_api::calls().iter().any(|it| it.name == name) {
        let expected = match nearest(&name, aws_api::calls().iter().map(|it| it.name)) {
            Some(near) => format!("perhaps {near}"),
            None => "<service>.<Operation>, for example ecs.CreateService".to_string(),
        };
        faults.add(
            &path.key("call"),
            format!("\"{name}\" is not a call this lab knows"),
            expected,
        );
    }
    name
}

fn references(faults: &mut Faults, path: &Path, input: &Value, above: &[Step]) {
    let mut texts = Vec::new();
    reference::strings(input, path, &mut texts);
    for (path, text) in texts.into_iter().filter(|(_, text)| text.contains("${")) {
        let parts = match reference::parts(text) {
            Ok(parts) => parts,
            Err(message) => {
                faults.add(
                    &path,
                    message,
                    "${label.path}, or $${ for the text ${ itself",
                );
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
                "a label given to a step above; there is none yet".to_string()
            } else {
                format!("one of {}", known.join(", "))
            };
            faults.add(
                &path,
                format!("no step above is labelled \"{label}\""),
                expected,
            );
        }
    }
}

fn check_label(faults: &mut Faults, path: &Path, label: &str, above: &[Step]) {
    let legal = label
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || b"_-".contains(&it));
    if !legal || label.is_empty() || label.len() > 64 {
        let expected = "1 to 64 letters, digits, - and _";
        faults.add(path, format!("\"{label}\" is not a label"), expected);
    } else if above.iter().any(|it| it.label.as_deref() == Some(label)) {
        faults.add(
            path,
            format!("\"{label}\" is used twice"),
            "a label of its own",
        );
    }
}

/// The faults of a file so far.
#[derive(Default)]
pub(crate) struct Faults(pub(crate) Vec<Fault>);

impl Faults {
    pub(crate) fn add(
        &mut self,
        path: &Path,
        message: impl Into<String>,
        expected: impl Into<String>,
    ) {
        if self.0.len() < MOST_FAULTS {
            self.0.push(Fault::new(path, message, expected));
        }
    }

    pub(crate) fn unknown_fields(
        &mut self,
        path: &Path,
        fields: &Map<String, Value>,
        known: &[&str],
    ) {
        for key in fields.keys().filter(|it| !known.contains(&it.as_str())) {
            let expected = match nearest(key, known.iter().copied()) {
                Some(near) => format!("perhaps {near}"),
                None => format!("one of {}", known.join(", ")),
            };
            self.add(
                &path.key(key),
                format!("there is no field \"{key}\""),
                expected,
            );
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
                self.add(
                    &path.key(key),
                    format!("{} is not text", kind(other)),
                    "text",
                );
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
            self.add(path, format!("{key} is missing"), DURATION);
            return None;
        };
        let path = path.key(key);
        let Some(text) = value.as_str() else {
            self.add(&path, format!("{value} is not a duration"), DURATION);
            return None;
        };
        match SimDuration::parse(text) {
            Ok(length) if length.0 <= LIMIT.0 => Some(SimTime(length.0)),
            Ok(_) => {
                self.add(
                    &path,
                    format!("{text} is too long"),
                    "at most 168h, seven days",
                );
                None
            }
            Err(_) => {
                self.add(&path, format!("\"{text}\" is not a duration"), DURATION);
                None
            }
        }
    }
}

pub(crate) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "text",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
