//! Tasks that wait for an instance in vain, and calls that find no room to wait in.
//!
//! The reason in `stoppedReason` is that of the API failure reasons, after `TaskFailedToStart: `.

use crate::lab::{Lab, web};
use crate::scaling::provided;
use serde_json::{Value, json};

/// The task that RunTask starts on the provider, once it has waited as long as a task may.
fn in_vain(lab: &mut Lab, definition: &str) -> Value {
    let run = json!({"cluster": "lab", "taskDefinition": definition});
    let ran = lab.ok("ecs.RunTask", run);
    assert_eq!(
        ran["tasks"][0]["lastStatus"], "PROVISIONING",
        "{definition}"
    );
    lab.play(31 * 60);
    let task = ran["tasks"][0]["taskArn"].clone();
    let shown = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [task]}),
    );
    shown["tasks"][0].clone()
}

#[test]
fn what_a_task_lacked_that_waited_in_vain() {
    let constrained = json!({"family": "picky", "placementConstraints":
            [{"type": "memberOf", "expression": "attribute:disk == ssd"}],
        "containerDefinitions": [{"name": "app", "image": "web:v1", "memory": 128}]});
    let large = json!({"family": "huge",
        "containerDefinitions": [{"name": "app", "image": "web:v1", "memory": 6000}]});
    for (definition, largest, desired, reason) in [
        (web(), 0, 0, "TaskFailedToStart: EMPTY CAPACITY PROVIDER"),
        (large, 4, 1, "TaskFailedToStart: RESOURCE:MEMORY"),
        (
            constrained,
            4,
            1,
            "TaskFailedToStart: MemberOf placement constraint unsatisfied",
        ),
    ] {
        let mut lab = provided();
        let group = json!({"AutoScalingGroupName": "nodes", "MinSize": desired,
            "MaxSize": largest, "DesiredCapacity": desired});
        lab.ok("autoscaling.UpdateAutoScalingGroup", group);
        lab.play(300);
        lab.ok("ecs.RegisterTaskDefinition", definition.clone());
        let family = definition["family"].as_str().unwrap();
        let task = in_vain(&mut lab, family);
        assert_eq!(task["stoppedReason"], reason);
        assert_eq!(task["stopCode"], "TaskFailedToStart", "{family}");
    }
}

#[test]
fn instances_that_all_drain_are_no_active_ones() {
    let mut lab = provided();
    let group = json!({"AutoScalingGroupName": "nodes", "MinSize": 1, "MaxSize": 1,
        "DesiredCapacity": 1});
    lab.ok("autoscaling.UpdateAutoScalingGroup", group);
    lab.play(300);
    lab.web();
    let arns = lab.ok("ecs.ListContainerInstances", json!({"cluster": "lab"}));
    let drain = json!({"cluster": "lab", "containerInstances": arns["containerInstanceArns"],
        "status": "DRAINING"});
    lab.ok("ecs.UpdateContainerInstancesState", drain);
    let task = in_vain(&mut lab, "web");
    assert_eq!(
        task["stoppedReason"],
        "TaskFailedToStart: NO ACTIVE INSTANCES"
    );
}

#[test]
fn an_unmanaged_provider_without_instances_fails_at_once() {
    let mut lab = provided();
    let off = json!({"name": "nodes",
        "autoScalingGroupProvider": {"managedScaling": {"status": "DISABLED"}}});
    lab.ok("ecs.UpdateCapacityProvider", off);
    lab.web();
    let run = json!({"cluster": "lab", "taskDefinition": "web"});
    let ran = lab.ok("ecs.RunTask", run);
    assert_eq!(ran["tasks"], json!([]));
    assert_eq!(
        ran["failures"],
        json!([{"reason": "EMPTY CAPACITY PROVIDER"}])
    );
}

#[test]
fn run_task_finds_no_room_to_wait_in() {
    let mut lab = provided();
    lab.web();
    let create = json!({"cluster": "lab", "serviceName": "most", "taskDefinition": "web",
        "desiredCount": 500});
    lab.ok("ecs.CreateService", create);
    lab.play(5);
    let run = json!({"cluster": "lab", "taskDefinition": "web"});
    let error = lab.refused("ecs.RunTask", run);
    assert_eq!(error.code, "ClientException");
    assert_eq!(error.message, "Tasks provisioning capacity limit exceeded.");
}

/// On EC2 a task's interface has no public address, however its instances are chosen.
#[test]
fn a_public_address_is_for_fargate_only() {
    let definition = json!({"family": "vpc", "networkMode": "awsvpc", "containerDefinitions":
        [{"name": "app", "image": "web:v1", "memory": 128}]});
    let network = json!({"awsvpcConfiguration": {"subnets": ["subnet-1a"],
        "assignPublicIp": "ENABLED"}});
    let service = json!({"cluster": "lab", "serviceName": "vpc", "taskDefinition": "vpc",
        "desiredCount": 1, "networkConfiguration": network});
    let arns = |lab: &mut Lab| {
        let input = json!({"cluster": "lab"});
        lab.ok("ecs.ListContainerInstances", input)["containerInstanceArns"].clone()
    };
    for mut lab in [Lab::with(1), provided()] {
        lab.ok("ecs.RegisterTaskDefinition", definition.clone());
        let run = json!({"cluster": "lab", "taskDefinition": "vpc",
            "networkConfiguration": network});
        let mut start = run.clone();
        start["containerInstances"] = arns(&mut lab);
        let mut calls = vec![("ecs.RunTask", run), ("ecs.CreateService", service.clone())];
        if start["containerInstances"] != json!([]) {
            calls.push(("ecs.StartTask", start));
        }
        for (call, input) in calls {
            let error = lab.refused(call, input);
            assert_eq!(error.code, "InvalidParameterException", "{call}");
            let text = "Assign public IP is not supported for this launch type.";
            assert_eq!(error.message, text, "{call}");
        }
    }
}
