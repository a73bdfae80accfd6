//! Task definitions at random: whole ones, and whole ones with a few members changed, dropped or swapped.
//!
//! Each registers or says why not, at a path; the editor and the API agree; what registers is given back so
//! that it registers again as the same thing, and can be run. `LAB_CASES` sets the number of cases.

use crate::lab::Lab;
use crate::members::documents;
use aws_api::{CheckOptions, check};
use base::{Dice, Stream};
use serde_json::{Value, json};

fn cases() -> u64 {
    let cases = std::env::var("LAB_CASES").ok();
    cases.and_then(|it| it.parse().ok()).unwrap_or(600)
}

struct Draw {
    turn: u64,
    part: u64,
}

impl Draw {
    fn below(&mut self, bound: usize) -> usize {
        self.part += 1;
        Dice::new(11).below(Stream::Traffic, self.turn, self.part, bound as u64) as usize
    }
}

/// Every place in the document but its root, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let mut go = |key: &str, value: &Value| {
        let key = key.replace('~', "~0").replace('/', "~1");
        let at = format!("{at}/{key}");
        places(value, &at, found);
        found.push(at);
    };
    match value {
        Value::Object(map) => map.iter().for_each(|(key, it)| go(key, it)),
        Value::Array(items) => {
            let items = items.iter().enumerate();
            items.for_each(|(n, it)| go(&n.to_string(), it));
        }
        _ => {}
    }
}

fn value(draw: &mut Draw) -> Value {
    match draw.below(16) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(0),
        4 => json!(4096),
        5 => json!(i64::MAX),
        6 => json!(0.5),
        7 => json!(""),
        8 => json!("first"),
        9 => json!("${X}"),
        10 => json!("é\u{0}\n"),
        11 => json!("x".repeat(300)),
        12 => json!([]),
        13 => json!({}),
        14 => json!(["a", "a"]),
        _ => json!({"name": "second", "image": "i", "memory": 4}),
    }
}

fn mutate(document: &mut Value, draw: &mut Draw) {
    let mut all = Vec::new();
    places(document, "", &mut all);
    if all.is_empty() {
        return;
    }
    let place = all[draw.below(all.len())].clone();
    let other = document.pointer(&all[draw.below(all.len())]).cloned();
    let kind = draw.below(4);
    if kind == 0 {
        let (parent, key) = place.rsplit_once('/').unwrap();
        match document.pointer_mut(parent) {
            Some(Value::Object(map)) => {
                map.remove(key);
            }
            Some(Value::Array(items)) => {
                items.remove(key.parse::<usize>().unwrap());
            }
            _ => {}
        }
        return;
    }
    let new = if kind == 1 {
        other.unwrap()
    } else {
        value(draw)
    };
    if let Some(it) = document.pointer_mut(&place) {
        match it {
            Value::Array(items) if kind == 3 => items.push(new),
            it => *it = new,
        }
    }
}

#[test]
fn random_definitions_register_or_say_why_not() {
    let (mut registered, mut refused) = (0, 0);
    for turn in 0..cases() {
        let mut draw = Draw { turn, part: 0 };
        let all = documents();
        let mut document = all[draw.below(all.len())].clone();
        for _ in 0..draw.below(4) {
            mutate(&mut document, &mut draw);
        }
        let checked = check(&document.to_string(), CheckOptions::default());
        let mut lab = Lab::with(2);
        let digest = lab.run.digest;
        match (
            lab.call("ecs.RegisterTaskDefinition", document.clone()),
            checked.draft,
        ) {
            (Ok(answer), Some(_)) => {
                registered += 1;
                again(&mut lab, &answer, &document);
            }
            (Err(error), None) => {
                refused += 1;
                assert!(!error.message.to_string().is_empty(), "{document}");
                assert!(
                    checked.findings.iter().any(|it| it.is_error()),
                    "{document}"
                );
                assert_eq!(lab.run.digest, digest, "{document}");
            }
            (Ok(_), None) => panic!("the editor refuses what the API takes: {document}"),
            // Tags are looked at by the call alone.
            (Err(error), Some(_)) => {
                assert!(
                    error.message.to_string().contains("tag")
                        || error.message.to_string().contains("Tag"),
                    "{error}"
                );
            }
        }
    }
    assert!(
        registered > cases() / 10,
        "{registered} of {} registered",
        cases()
    );
    assert!(refused > cases() / 10, "{refused} of {} refused", cases());
}

/// The description without what ECS adds registers as the same thing; a task of it can be asked for.
fn again(lab: &mut Lab, answer: &Value, document: &Value) {
    let mut described = answer["taskDefinition"].clone();
    let first = described.clone();
    for key in aws_api::shape::READ_ONLY {
        described.as_object_mut().unwrap().remove(key);
    }
    let mut second = lab.ok("ecs.RegisterTaskDefinition", described)["taskDefinition"].clone();
    assert_eq!(second["revision"], 2, "{document}");
    for key in ["taskDefinitionArn", "revision"] {
        second[key] = first[key].clone();
    }
    assert_eq!(first, second, "{document}");
    let family = first["family"].as_str().unwrap();
    let mut run = json!({"cluster": "lab", "taskDefinition": family});
    if first["networkMode"] == "awsvpc" {
        run["networkConfiguration"] = json!({"awsvpcConfiguration": {"subnets": ["subnet-1a"]}});
    }
    if lab.call("ecs.RunTask", run).is_ok() {
        lab.play(300);
    }
}
