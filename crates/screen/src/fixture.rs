//! A service of two tasks on two instances after a minute: what tests of forms and levers begin with.

use base::SimTime;
use lab::{Scenario, Timeline};
use serde_json::{Value, json};

pub fn lab() -> Timeline {
    let call = |call: &str, input: Value| json!({"at": "0s", "call": call, "input": input});
    let input = json!({
        "format": 1, "title": "A service", "seed": 7, "until": "10m",
        "steps": [
            call("ecs.CreateCluster", json!({"clusterName": "lab"})),
            call("lab.AddContainerInstances", json!({
                "cluster": "lab", "instanceType": "t3.medium", "count": 2,
                "availabilityZones": ["us-east-1a", "us-east-1b"]})),
            call("ecs.RegisterTaskDefinition", json!({
                "family": "web", "containerDefinitions": [
                    {"name": "app", "image": "web:v1", "cpu": 128, "memory": 256}]})),
            call("ecs.CreateService", json!({
                "cluster": "lab", "serviceName": "web", "taskDefinition": "web",
                "desiredCount": 2})),
        ],
    });
    let mut timeline = Timeline::open(Scenario::from_value(&input).expect("a scenario"));
    timeline.seek(SimTime::from_secs(60));
    timeline
}
