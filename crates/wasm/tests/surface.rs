//! The JavaScript surface as a page meets it: JSON in and out, errors with AWS's names.
#![cfg(target_arch = "wasm32")]

use serde_json::Value;
use wasm::Lab;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::wasm_bindgen_test;

const SCENARIO: &str = r#"{"format": 1, "title": "t", "seed": 7, "until": "5m", "steps": [
    {"at": "0s", "call": "ecs.CreateCluster", "input": {"clusterName": "lab"}},
    {"at": "0s", "call": "lab.AddContainerInstances", "input": {"cluster": "lab",
        "instanceType": "t3.medium", "count": 2, "availabilityZones": ["us-east-1a"]}},
    {"at": "0s", "call": "ecs.RegisterTaskDefinition", "input": {"family": "web",
        "containerDefinitions": [{"name": "app", "image": "web:v1", "cpu": 256, "memory": 512}]}}
]}"#;

const SERVICE: &str =
    r#"{"cluster": "lab", "serviceName": "web", "taskDefinition": "web", "desiredCount": 2}"#;

fn opened() -> Lab {
    Lab::open(SCENARIO).expect("it is right")
}

fn error_of(value: JsValue) -> (String, String) {
    let error: js_sys::Error = value.dyn_into().expect("it is an Error");
    (error.name().into(), error.message().into())
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).expect("it is JSON")
}

#[wasm_bindgen_test]
fn calls_are_answered_and_time_moves_only_when_told() {
    let mut lab = opened();
    let made = parsed(
        &lab.call("ecs.CreateService", SERVICE)
            .expect("it is accepted"),
    );
    assert_eq!(made["service"]["serviceName"], "web");
    assert_eq!(lab.now(), 0.0);
    assert_eq!(lab.advance(90_000.0), 90_000.0);
    let ask = r#"{"cluster": "lab", "services": ["web"]}"#;
    let then = parsed(
        &lab.call("ecs.DescribeServices", ask)
            .expect("it is answered"),
    );
    assert_eq!(then["services"][0]["runningCount"], 2);
    let events = parsed(&lab.events(0.0));
    let last = events
        .as_array()
        .and_then(|it| it.last())
        .expect("something happened");
    assert_eq!(last["kind"], "event");
    let seq = last["seq"].as_f64().expect("it has a number");
    assert_eq!(lab.events(seq), "[]");
    let why = parsed(&lab.explain(seq).expect("it is there"));
    assert_eq!(why["event"]["seq"], last["seq"]);
    assert_eq!(lab.explain(1e12), None);
}

#[wasm_bindgen_test]
fn a_refused_call_throws_with_the_name_aws_gives() {
    let mut lab = opened();
    let digest = lab.digest();
    let refused = lab.call(
        "ecs.UpdateService",
        r#"{"cluster": "lab", "service": "nobody"}"#,
    );
    let (name, message) = error_of(refused.expect_err("there is no such service"));
    assert_eq!(name, "ServiceNotFoundException");
    assert!(!message.is_empty());
    let (name, _) = error_of(
        lab.call("ecs.CreateCluster", "{")
            .expect_err("it is no JSON"),
    );
    assert_eq!(name, "SerializationException");
    assert!(lab.call("nobody.Knows", "{}").is_err());
    assert_eq!(lab.digest(), digest);
    let (name, message) = error_of(
        Lab::open("{\n 1}")
            .map(|_| ())
            .expect_err("it is no scenario"),
    );
    assert_eq!(name, "ScenarioError");
    assert!(message.starts_with("2:"), "{message}");
}

#[wasm_bindgen_test]
fn forks_go_their_own_way_and_links_come_back() {
    let mut lab = opened();
    lab.advance(10_000.0);
    let mut other = lab.fork();
    other
        .call("ecs.CreateService", SERVICE)
        .expect("it is accepted");
    other.advance(30_000.0);
    lab.advance(30_000.0);
    assert_ne!(lab.digest(), other.digest());
    assert_eq!(lab.now(), other.now());
    let link = other.link().expect("it is short");
    let again = Lab::open_link(&link, None).expect("it opens");
    assert_eq!(again.digest(), other.digest());
    let (name, _) = error_of(
        Lab::open_link("#v9.x", None)
            .map(|_| ())
            .expect_err("no link"),
    );
    assert_eq!(name, "LinkError");
}

#[wasm_bindgen_test]
fn strange_numbers_are_taken_calmly() {
    let mut lab = opened();
    for strange in [f64::NAN, -5.0, f64::NEG_INFINITY] {
        assert_eq!(lab.advance(strange), 0.0);
        assert_eq!(lab.seek(strange), 0.0);
        assert_eq!(lab.events(strange), lab.events(0.0));
    }
    assert_eq!(lab.seek(60_000.5), 60_000.0);
}
