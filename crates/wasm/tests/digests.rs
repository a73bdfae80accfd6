//! The ready scenarios give the native digests, in Node and in a browser alike.
//!
//! `digest.txt` is written by the native golden test; this test only compares. It runs in Node, and in a
//! headless browser when `WASM_BINDGEN_USE_BROWSER` is set.
#![cfg(target_arch = "wasm32")]

use lab::Scenario;
use wasm::Lab;
use wasm_bindgen_test::wasm_bindgen_test;

macro_rules! ready {
    ($($name:literal),+ $(,)?) => {
        &[$((
            $name,
            include_str!(concat!("../../../static/scenarios/", $name, ".yaml")),
            include_str!(concat!("../../../tests/scenarios/", $name, "/digest.txt")),
        )),+]
    };
}

const READY: &[(&str, &str, &str)] = ready![
    "alarm-rollback",
    "az-failure",
    "binpack-against-spread",
    "blue-green",
    "circuit-breaker",
    "containers-in-order",
    "daemon",
    "drain-an-instance",
    "files-that-outlive-a-zone",
    "first-service",
    "capacity-provider-scale-out",
    "managed-instances",
    "half-way",
    "no-way-to-the-image",
    "one-listener-two-services",
    "rolling-100-150",
    "rolling-50-100",
    "second-copy-host-port",
    "two-thermostats",
    "target-tracking-day",
    "step-scaling-spike",
    "spot-reclaim",
    "sixty-instances",
    "sqs-backlog",
    "the-check-that-never-arrives",
    "the-definition-that-is-refused",
    "the-tag-that-moved",
    "the-same-tasks-on-fargate",
    "the-update-that-never-starts",
    "who-may-pull",
];

/// The scenario as the browser gets it: packed to JSON.
fn packed(yaml: &str) -> (String, f64) {
    let scenario = Scenario::from_yaml(yaml).expect("a ready scenario is right");
    (scenario.to_value().to_string(), scenario.until.0 as f64)
}

#[wasm_bindgen_test]
fn digests_are_the_native_ones() {
    for (name, yaml, digest) in READY {
        let (json, until) = packed(yaml);
        let mut lab = Lab::open(&json).expect(name);
        assert_eq!(lab.seek(until), until, "{name}");
        assert_eq!(lab.digest(), digest.trim(), "{name}");
    }
}

#[wasm_bindgen_test]
fn slices_do_not_matter_here_either() {
    let two = READY.iter().find(|it| it.0 == "rolling-50-100");
    let (_, yaml, digest) = two.expect("it is ready");
    let (json, until) = packed(yaml);
    let mut lab = Lab::open(&json).expect("it is right");
    while lab.now() < until {
        lab.advance(7_919.0_f64.min(until - lab.now()));
    }
    assert_eq!(lab.digest(), digest.trim());
    lab.seek(60_000.0);
    assert_eq!(lab.now(), 60_000.0);
    lab.seek(until);
    assert_eq!(lab.digest(), digest.trim());
}
