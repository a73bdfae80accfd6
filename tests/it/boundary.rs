//! Noise at the call boundary: any JSON under any name is answered, never half done, never a panic.

use crate::fixture::{ready, runner};
use base::SimTime;
use lab::{Scenario, Timeline};
use proptest::prelude::*;
use serde_json::{Map, Number, Value, json};

/// Numbers that break things.
fn numbers() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(|it| Number::from_f64(it).map_or(Value::Null, Value::Number)),
        Just(json!(1e308)),
        Just(json!(9_223_372_036_854_775_808u64)),
        Just(json!(-1)),
        (0..5000i64).prop_map(Value::from),
    ]
}

/// Names and texts that the requests use, so that the noise gets past the first check.
const WORDS: &[&str] = &[
    "cluster",
    "lab",
    "service",
    "services",
    "serviceName",
    "web",
    "taskDefinition",
    "desiredCount",
    "family",
    "containerDefinitions",
    "name",
    "image",
    "cpu",
    "memory",
    "portMappings",
    "containerPort",
    "hostPort",
    "count",
    "task",
    "tasks",
    "reason",
    "points",
    "at",
    "90s",
    "requestsPerSecond",
    "instanceType",
    "t3.medium",
    "availabilityZones",
    "us-east-1a",
    "healthy",
    "deploymentConfiguration",
    "minimumHealthyPercent",
    "maximumPercent",
    "placementStrategy",
    "type",
    "field",
    "spread",
    "binpack",
    "ResourceId",
    "service/lab/web",
    "ServiceNamespace",
    "ecs",
    "ScalableDimension",
    "ecs:service:DesiredCount",
    "MinCapacity",
    "MaxCapacity",
    "exitCode",
    "networkMode",
    "awsvpc",
    "bridge",
    "status",
    "DRAINING",
    "containerInstance",
    "attributes",
    "placementConstraints",
    "memberOf",
    "expression",
    "attribute:ecs.os-type == linux",
    "Name",
    "loadBalancers",
    "dependsOn",
    "condition",
    "healthCheck",
    "command",
    "filter",
    "",
];

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => proptest::sample::select(WORDS).prop_map(str::to_string),
        1 => ".{0,12}",
    ]
}

fn documents() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::Bool),
        numbers(),
        words().prop_map(Value::String),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::vec((words(), inner), 0..7)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// A request that is right, with one thing in it made wrong.
fn mutated() -> impl Strategy<Value = (String, Value)> {
    let steps = ready("first-service").steps;
    let count = steps.len();
    (0..count, any::<u16>(), documents()).prop_map(move |(step, place, noise)| {
        let mut input = steps[step].input.clone();
        let total = places(&input);
        put(&mut input, &mut (place as usize % total), &noise);
        (steps[step].call.clone(), input)
    })
}

fn places(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(places).sum(),
        Value::Object(fields) => fields.values().map(places).sum(),
        _ => 0,
    }
}

fn put(value: &mut Value, place: &mut usize, noise: &Value) -> bool {
    if *place == 0 {
        *value = noise.clone();
        return true;
    }
    *place -= 1;
    match value {
        Value::Array(items) => items.iter_mut().any(|it| put(it, place, noise)),
        Value::Object(fields) => fields.values_mut().any(|it| put(it, place, noise)),
        _ => false,
    }
}

#[test]
fn any_json_under_any_name_is_answered() {
    let names: Vec<&str> = aws_api::calls().iter().map(|it| it.name).collect();
    assert!(names.len() > 40, "{}", names.len());
    let known = proptest::sample::select(names).prop_map(str::to_string);
    let names = prop_oneof![20 => known, 1 => ".{0,20}"];
    let requests = prop_oneof![(names, documents()), mutated()];
    let mut lab = Timeline::open(ready("first-service"));
    lab.seek(SimTime::from_secs(90));
    let outcome = runner(400).run(&requests, |(name, input)| {
        let mut lab = lab.clone();
        let before = (lab.digest(), lab.world().clone());
        match lab.call(&name, &input) {
            Err(error) => {
                prop_assert!(
                    !error.code.is_empty() && !error.message.to_string().is_empty(),
                    "{:?}",
                    error
                );
                prop_assert_eq!(before.0, lab.digest());
                prop_assert_eq!(&before.1, lab.world());
            }
            Ok(_) => {
                lab.advance_to(SimTime::from_secs(95));
            }
        }
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

#[test]
fn any_document_is_a_scenario_or_says_why_not() {
    let keys = [
        "format", "title", "seed", "steps", "until", "at", "call", "input", "label",
    ];
    let scenario = |fields: Vec<(usize, Value)>| {
        let fields = fields
            .into_iter()
            .map(|(key, it)| (keys[key % keys.len()].to_string(), it));
        Value::Object(fields.collect::<Map<_, _>>())
    };
    let fields = || proptest::collection::vec((0..keys.len(), documents()), 0..7);
    let documents = prop_oneof![
        documents(),
        fields().prop_map(scenario),
        proptest::collection::vec(fields().prop_map(scenario), 0..3).prop_map(|steps| {
            json!({"format": 1, "title": "t", "seed": 1, "until": "1s", "steps": steps})
        }),
    ];
    let outcome = runner(300).run(&documents, |document| {
        let text = document.to_string();
        for read in [Scenario::from_json(&text), Scenario::from_yaml(&text)] {
            if let Err(faults) = read {
                prop_assert!(!faults.is_empty());
                prop_assert!(faults.iter().all(|it| it.place.is_some()), "{faults:?}");
                prop_assert!(faults.iter().all(|it| !it.render("f", &text).is_empty()));
            }
        }
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

#[test]
fn any_text_is_no_reason_to_panic() {
    let outcome = runner(300).run(&".{0,200}", |text| {
        prop_assert!(Scenario::from_json(&text).is_err());
        prop_assert!(Scenario::from_yaml(&text).is_err());
        Ok(())
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
    let long = "x".repeat(5_000_000);
    assert!(Scenario::from_json(&long).is_err() && Scenario::from_yaml(&long).is_err());
}
