//! Containers that do not come up, by the prefix of their reason, on EC2 and on Fargate; Fargate's
//! maintenance.

use crate::lab::{Lab, web};
use crate::texts::fargate;
use serde_json::{Value, json};

/// The one task of an image that behaves so, after this many seconds.
fn after(image: &Value, on_fargate: bool, secs: u64) -> Value {
    let mut lab = Lab::with(1);
    let (definition, run) = if on_fargate {
        let run = json!({"cluster": "lab", "taskDefinition": "web", "launchType": "FARGATE",
            "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-a"]}}});
        (fargate(json!({})), run)
    } else {
        (web(), json!({"cluster": "lab", "taskDefinition": "web"}))
    };
    let mut set = image.clone();
    set["image"] = definition["containerDefinitions"][0]["image"].clone();
    lab.ok("lab.SetImage", set);
    lab.ok("ecs.RegisterTaskDefinition", definition);
    let task = lab.ok("ecs.RunTask", run)["tasks"][0]["taskArn"].clone();
    lab.play(secs);
    let shown = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [task]}),
    );
    shown["tasks"][0].clone()
}

#[test]
fn why_a_container_did_not_come_up() {
    let hangs = "Could not transition to running; timed out after waiting 3m0s";
    for (image, on_fargate, name, text) in [
        (
            json!({"pullError": "AccessDenied"}),
            false,
            "CannotPullContainerError",
            "pull access denied",
        ),
        (
            json!({"pullError": "Unauthorized"}),
            false,
            "CannotPullContainerAuthError",
            "unauthorized",
        ),
        (
            json!({"pullError": "Manifest"}),
            false,
            "CannotPullImageManifestError",
            "manifest unknown",
        ),
        (
            json!({"runError": "Create"}),
            false,
            "CannotCreateContainerError",
            "invalid mount",
        ),
        (
            json!({"runError": "NoCommand"}),
            false,
            "CannotStartContainerError",
            "executable file not found",
        ),
        (
            json!({"runError": "NoCommand"}),
            true,
            "CannotStartContainerError",
            "executable file not found",
        ),
        (
            json!({"runError": "Inspect"}),
            false,
            "CannotInspectContainerError",
            "timed out",
        ),
        (
            json!({"runError": "Timeout"}),
            false,
            "DockerTimeoutError",
            hangs,
        ),
        (
            json!({"runError": "Timeout"}),
            true,
            "ContainerRuntimeTimeoutError",
            hangs,
        ),
    ] {
        let task = after(&image, on_fargate, 300);
        let said = task["stoppedReason"].as_str().unwrap_or_default();
        assert!(
            said.starts_with(&format!("{name}: ")) && said.contains(text),
            "{image}: {said}"
        );
        assert_eq!(task["stopCode"], "TaskFailedToStart", "{image}");
        assert_eq!(task["containers"][0]["reason"], said, "{image}");
        assert_eq!(task["containers"][0]["exitCode"], Value::Null, "{image}");
        assert_eq!(task["startedAt"], Value::Null, "{image}");
    }
    // The agent waits for three minutes before it gives up.
    let task = after(&json!({"runError": "Timeout"}), false, 150);
    assert_eq!(task["lastStatus"], "PENDING");
}

#[test]
fn fargate_retires_a_task_and_its_service_starts_another() {
    let mut lab = Lab::with(0);
    lab.ok("ecs.RegisterTaskDefinition", fargate(json!({})));
    let service = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
        "desiredCount": 2, "launchType": "FARGATE", "networkConfiguration":
            {"awsvpcConfiguration": {"subnets": ["subnet-a"]}}});
    lab.ok("ecs.CreateService", service);
    lab.play(120);
    let task = lab.ok("ecs.ListTasks", json!({"cluster": "lab"}))["taskArns"][0].clone();
    lab.ok("lab.RetireTask", json!({"task": task}));
    lab.play(180);
    let shown = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [task]}),
    );
    let shown = &shown["tasks"][0];
    let text = "ECS is performing maintenance on the underlying infrastructure hosting the task";
    assert_eq!(shown["stoppedReason"], text);
    assert_eq!(shown["stopCode"], "InfrastructureHealth");
    let services = json!({"cluster": "lab", "services": ["web"]});
    let shown = lab.ok("ecs.DescribeServices", services);
    assert_eq!(shown["services"][0]["runningCount"], 2);
    assert_eq!(
        lab.refused("lab.RetireTask", json!({"task": task})).code,
        "LabException"
    );
}
