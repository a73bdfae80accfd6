//! What would Apply send?
//!
//! A changed task definition is registered whole; a changed service sends only the members that
//! differ, as one types them on a command line, so an untouched strategy is not sent again. A
//! member that was taken out of the service document is sent empty where the API reads that as
//! "remove".
//! Source: ECS API, UpdateServiceRequest (read 2026-11): an empty list removes strategies and
//! constraints.

use super::{Baseline, Document, Draft};
use model::TaskDefinitionRef;
use serde_json::{Map, Value};

/// One call as the lab takes it.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    pub name: &'static str,
    pub input: Value,
}

/// One value that differs from the baseline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub document: Document,
    pub path: String,
}

/// What Apply would do; calls go in this order, each only if the one before was accepted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    pub changes: Vec<Change>,
    pub calls: Vec<Call>,
    /// The revision that would be registered.
    pub registers: Option<TaskDefinitionRef>,
    /// One of the texts is not JSON, or not an object: nothing can be sent.
    pub unreadable: Vec<Document>,
}

/// Compares the draft with the baseline by value: blanks and the order of members do not count.
pub fn plan(baseline: &Baseline, draft: &Draft) -> Plan {
    let mut plan = Plan::default();
    let task = read(baseline, draft, Document::Task, &mut plan);
    let service = read(baseline, draft, Document::Service, &mut plan);
    let mut update = Map::new();
    if let Some((before, after)) = task {
        differences("", &before, &after, &mut |path| {
            change(&mut plan, Document::Task, path)
        });
        if before != after {
            let family = after["family"].as_str().unwrap_or_default();
            let next = baseline.next(family);
            update.insert("taskDefinition".to_owned(), Value::from(next.to_string()));
            plan.registers = Some(next);
            plan.calls.push(Call {
                name: "ecs.RegisterTaskDefinition",
                input: after,
            });
        }
    }
    if let Some((before, after)) = &service {
        differences("", before, after, &mut |path| {
            change(&mut plan, Document::Service, path)
        });
        changed_members(before, after, &mut update);
    }
    if !update.is_empty() {
        let after = service.as_ref().map(|it| &it.1);
        let input = update_input(baseline, after, update);
        plan.calls.push(Call {
            name: "ecs.UpdateService",
            input,
        });
    }
    if !plan.unreadable.is_empty() {
        plan.calls.clear();
    }
    plan
}

fn change(plan: &mut Plan, document: Document, path: &str) {
    plan.changes.push(Change {
        document,
        path: path.to_owned(),
    });
}

/// Both readings of a document; a text that is no JSON object is noted in the plan.
fn read(
    baseline: &Baseline,
    draft: &Draft,
    document: Document,
    plan: &mut Plan,
) -> Option<(Value, Value)> {
    let before = match document {
        Document::Task => &baseline.task_text,
        Document::Service => &baseline.service_text,
    };
    let before: Value = serde_json::from_str(before).ok()?;
    match serde_json::from_str(draft.text(baseline, document)) {
        Ok(after @ Value::Object(_)) => Some((before, after)),
        _ => {
            plan.unreadable.push(document);
            None
        }
    }
}

/// Names every place at which two values differ, outermost first.
fn differences(path: &str, before: &Value, after: &Value, found: &mut impl FnMut(&str)) {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let added = new.keys().filter(|name| !old.contains_key(*name));
            for name in old.keys().chain(added) {
                let dot = if path.is_empty() { "" } else { "." };
                let inner = format!("{path}{dot}{name}");
                match (old.get(name), new.get(name)) {
                    (Some(old), Some(new)) => differences(&inner, old, new, found),
                    _ => found(&inner),
                }
            }
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            for (index, (old, new)) in old.iter().zip(new).enumerate() {
                differences(&format!("{path}[{index}]"), old, new, found);
            }
        }
        _ if before != after => found(path),
        _ => {}
    }
}

/// Top-level members of the service document to send.
fn changed_members(before: &Value, after: &Value, update: &mut Map<String, Value>) {
    let (Some(before), Some(after)) = (before.as_object(), after.as_object()) else {
        return;
    };
    for (name, value) in after {
        if before.get(name) != Some(value) && name != "cluster" && name != "service" {
            update.insert(name.clone(), value.clone());
        }
    }
    for (name, value) in before {
        if !after.contains_key(name) && value.as_array().is_some_and(|it| !it.is_empty()) {
            update.insert(name.clone(), Value::Array(Vec::new()));
        }
    }
}

/// The request: which service first, then what changes. A document may name the service anew.
fn update_input(baseline: &Baseline, after: Option<&Value>, update: Map<String, Value>) -> Value {
    let named = |name: &str, own: &str| {
        let given = after.and_then(|it| it.get(name)).cloned();
        (name.to_owned(), given.unwrap_or_else(|| Value::from(own)))
    };
    let mut input: Map<String, Value> = [
        named("cluster", &baseline.cluster),
        named("service", &baseline.name),
    ]
    .into_iter()
    .collect();
    input.extend(update);
    Value::Object(input)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intent::fixture::{BASELINE_TASK, baseline};
    use serde_json::json;

    #[test]
    fn an_untouched_draft_sends_nothing() {
        let plan = plan(&baseline(), &Draft::default());
        assert_eq!(plan, Plan::default());
    }

    #[test]
    fn layout_is_no_change() {
        let baseline = baseline();
        let compact = serde_json::from_str::<Value>(BASELINE_TASK)
            .unwrap()
            .to_string();
        let draft = Draft::default().with(&baseline, Document::Task, compact);
        assert!(draft.is_touched());
        assert!(plan(&baseline, &draft).calls.is_empty());
    }

    #[test]
    fn a_changed_definition_registers_and_points_the_service_at_it() {
        let baseline = baseline();
        let text = BASELINE_TASK.replace("512", "768");
        let draft = Draft::default().with(&baseline, Document::Task, text.clone());
        let plan = plan(&baseline, &draft);
        assert_eq!(plan.registers.unwrap().to_string(), "web:9");
        let paths: Vec<_> = plan.changes.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths, ["containerDefinitions[0].memory"]);
        let input: Value = serde_json::from_str(&text).unwrap();
        let update = json!({"cluster": "lab", "service": "web", "taskDefinition": "web:9"});
        assert_eq!(
            plan.calls,
            [
                Call {
                    name: "ecs.RegisterTaskDefinition",
                    input
                },
                Call {
                    name: "ecs.UpdateService",
                    input: update
                },
            ]
        );
    }

    #[test]
    fn a_new_family_starts_at_one() {
        let baseline = baseline();
        let text = BASELINE_TASK.replace("\"family\": \"web\"", "\"family\": \"shop\"");
        let draft = Draft::default().with(&baseline, Document::Task, text);
        assert_eq!(
            plan(&baseline, &draft).registers.unwrap().to_string(),
            "shop:1"
        );
    }

    #[test]
    fn the_service_sends_only_what_differs_and_an_empty_list_for_what_went() {
        let baseline = baseline();
        let mut document: Value = serde_json::from_str(&baseline.service_text).unwrap();
        document["desiredCount"] = json!(6);
        document
            .as_object_mut()
            .unwrap()
            .remove("placementStrategy");
        let draft = Draft::default().with(&baseline, Document::Service, document.to_string());
        let plan = plan(&baseline, &draft);
        let paths: Vec<_> = plan.changes.iter().map(|it| it.path.as_str()).collect();
        assert_eq!(paths, ["desiredCount", "placementStrategy"]);
        assert_eq!(
            plan.calls,
            [Call {
                name: "ecs.UpdateService",
                input: json!({
                    "cluster": "lab", "service": "web", "desiredCount": 6,
                    "placementStrategy": [],
                }),
            }]
        );
    }

    #[test]
    fn broken_text_sends_nothing_at_all() {
        let baseline = baseline();
        for text in ["{\"family\": ", "[]", "7", ""] {
            let draft = Draft {
                task: Some(text.to_owned()),
                service: Some("{\"desiredCount\": 9}".to_owned()),
            };
            let plan = plan(&baseline, &draft);
            assert_eq!(plan.unreadable, [Document::Task], "{text}");
            assert!(plan.calls.is_empty() && plan.registers.is_none());
        }
    }
}
