//! Good files are read, bad ones are told apart, in both notations.

use super::*;

const GOOD: &str = r#"
format: 1
title: One service
seed: 7
question: "What moves first?"
steps:
  - {at: 0s, call: ecs.CreateCluster, input: {clusterName: lab}, label: made}
  - at: 1m30s
    call: ecs.CreateService
    input: {cluster: "${made.cluster.clusterArn}", serviceName: web, desiredCount: 4, ratio: 12.5}
  - {at: 3m, call: ecs.DescribeServices}
until: 10m
"#;

#[cfg(feature = "yaml")]
#[test]
fn a_file_is_read_and_comes_back_the_same() {
    let scenario = Scenario::from_yaml(GOOD).expect("it is right");
    assert_eq!(scenario.title, "One service");
    assert_eq!(scenario.seed, 7);
    assert_eq!(scenario.steps[1].at, SimTime(90_000));
    assert_eq!(scenario.steps[1].input["ratio"], json!(12.5));
    assert_eq!(scenario.steps[2].input, json!({}));
    assert_eq!(scenario.until, SimTime(600_000));
    let text = serde_json::to_string_pretty(&scenario.to_value()).expect("it is JSON");
    assert_eq!(Scenario::from_json(&text), Ok(scenario.clone()));
    assert_eq!(Scenario::from_yaml(&text), Ok(scenario));
}

/// Replaces a piece of the good file and gives the first fault with its place.
#[cfg(feature = "yaml")]
fn broken(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "{from}");
    let text = GOOD.replacen(from, to, 1);
    let faults = Scenario::from_yaml(&text).expect_err(to);
    let place = faults[0].place.expect("every fault of a text has a place");
    format!("{}:{} {}", place.line, place.column, faults[0])
}

#[cfg(feature = "yaml")]
#[test]
fn each_fault_is_told_with_its_place() {
    let cases = [
        (
            "format: 1",
            "format: 2",
            "2:9 format: format 2 is unknown (expected 1)",
        ),
        (
            "at: 1m30s",
            "at: 90",
            "8:9 steps[1].at: 90 is not a duration (expected a duration such as 90s, 1m30s, 1h or 250ms)",
        ),
        (
            "at: 3m",
            "at: 30s",
            "11:10 steps[2].at: 30s goes back in time (expected 1m30s or later)",
        ),
        (
            "until: 10m",
            "until: 8d",
            "12:8 until: 8d is too long (expected at most 168h, seven days)",
        ),
        (
            "until: 10m",
            "until: 2m",
            "11:10 steps[2].at: 3m is after the end of the run (expected up to until)",
        ),
        (
            "ecs.CreateService",
            "ecs.CreateServise",
            "9:11 steps[1].call: \"ecs.CreateServise\" is not a call this lab knows (expected perhaps ecs.CreateService)",
        ),
        (
            "${made.",
            "${mode.",
            "10:22 steps[1].input.cluster: no step above is labelled \"mode\" (expected one of made)",
        ),
        (
            "title: One service",
            "titel: One service",
            "3:8 titel: there is no field \"titel\" (expected perhaps title)",
        ),
        (
            "seed: 7",
            "seed: -7",
            "4:7 seed: -7 is not a seed (expected a whole number from 0)",
        ),
        (
            "input: {clusterName: lab}",
            "input: lab",
            "7:46 steps[0].input: text is not a request (expected an object)",
        ),
        (
            "label: made",
            "label: \"a b\"",
            "7:73 steps[0].label: \"a b\" is not a label (expected 1 to 64 letters, digits, - and _)",
        ),
    ];
    for (from, to, expected) in cases {
        assert_eq!(broken(from, to), expected, "{to}");
    }
    assert!(
        broken("seed: 7", "seed: [7").contains("not YAML"),
        "{}",
        broken("seed: 7", "seed: [7")
    );
    assert!(broken("seed: 7", "title: twice").contains("not YAML"));
}

#[test]
fn json_faults_have_places_too() {
    let fault = |text: &str| {
        let faults = Scenario::from_json(text).expect_err(text);
        let place = faults[0].place.expect("every fault of a text has a place");
        format!("{}:{} {}", place.line, place.column, faults[0].path)
    };
    let head = "{\"format\": 1, \"title\": \"t\", \"until\": \"1m\",\n \"steps\": [\n  ";
    assert_eq!(fault("{\"format\": 1,\n ]"), "2:2 ");
    assert_eq!(fault(""), "1:1 ");
    assert_eq!(fault("[]"), "1:1 ");
    assert_eq!(
        fault(&format!("{head}{{\"at\": \"x\"}}]}}")),
        "3:10 steps[0].at"
    );
    assert_eq!(fault(&format!("{head}7]}}")), "3:3 steps[0]");
    let deep = "[".repeat(5_000);
    assert!(Scenario::from_json(&deep).is_err());
    #[cfg(feature = "yaml")]
    assert!(Scenario::from_yaml(&deep).is_err());
}

#[test]
fn the_limits_hold() {
    let many = json!({
        "format": 1, "title": "t", "until": "1m",
        "steps": vec![json!({"at": "0s", "call": "ecs.CreateCluster"}); MOST_STEPS + 1],
    });
    let faults = Scenario::from_value(&many).expect_err("too many");
    assert_eq!(
        faults[0].to_string(),
        "steps: too many: 2001 (expected at most 2000)"
    );
    let long = " ".repeat(MOST_BYTES + 1);
    let faults = Scenario::from_json(&long).expect_err("too long");
    assert!(faults[0].message.to_string().contains("1048577 bytes"));
}
