//! Volumes at the boundary: what survives, what cannot be mounted, and in whose words.

use crate::lab::Lab;
use serde_json::{Value, json};

fn fargate(volumes: Value, size: Option<u32>) -> Value {
    let mut document = json!({"family": "db", "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc", "cpu": "512", "memory": "1024", "volumes": volumes,
        "containerDefinitions": [{"name": "app", "image": "db:v1",
            "mountPoints": [{"sourceVolume": "data", "containerPath": "/data"}]}]});
    if let Some(size) = size {
        document["ephemeralStorage"] = json!({"sizeInGiB": size});
    }
    document
}

fn run(lab: &mut Lab) -> Value {
    let input = json!({"cluster": "lab", "taskDefinition": "db", "launchType": "FARGATE",
        "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-a"]}}});
    lab.ok("ecs.RunTask", input)["tasks"][0]["taskArn"].clone()
}

fn outcome(lab: &mut Lab, task: &Value) -> (String, String) {
    let shown = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [task]}),
    );
    let task = &shown["tasks"][0];
    let text = |key: &str| task[key].as_str().unwrap_or_default().to_owned();
    (text("lastStatus"), text("stoppedReason"))
}

#[test]
fn a_file_system_mounts_where_it_has_a_mount_target() {
    let mut lab = Lab::with(0);
    let files = lab.ok("efs.CreateFileSystem", json!({}))["FileSystemId"].clone();
    let volumes = json!([{"name": "data", "efsVolumeConfiguration": {"fileSystemId": files}}]);
    lab.ok("ecs.RegisterTaskDefinition", fargate(volumes, None));
    let first = run(&mut lab);
    lab.play(60);
    let (status, reason) = outcome(&mut lab, &first);
    assert_eq!(status, "STOPPED");
    let start = "ResourceInitializationError: failed to invoke EFS utils commands to set up EFS \
                 volumes: stderr: Failed to resolve \"fs-0";
    assert!(reason.starts_with(start), "{reason}");
    let target = json!({"FileSystemId": files, "SubnetId": "subnet-a"});
    lab.ok("efs.CreateMountTarget", target.clone());
    assert_eq!(
        lab.refused("efs.CreateMountTarget", target).code,
        "MountTargetConflict"
    );
    let second = run(&mut lab);
    lab.play(60);
    assert_eq!(outcome(&mut lab, &second).0, "RUNNING");
}

#[test]
fn images_fill_the_disk_of_a_fargate_task() {
    for (size, status) in [(None, "STOPPED"), (Some(30), "RUNNING")] {
        let mut lab = Lab::with(0);
        lab.ok("lab.SetImage", json!({"image": "db:v1", "sizeMib": 7000}));
        lab.ok(
            "ecs.RegisterTaskDefinition",
            fargate(json!([{"name": "data"}]), size),
        );
        let task = run(&mut lab);
        lab.play(400);
        let (found, reason) = outcome(&mut lab, &task);
        assert_eq!(found, status, "{size:?} {reason}");
        assert_eq!(
            status == "STOPPED",
            reason.ends_with("no space left on device")
        );
    }
}

#[test]
fn tasks_w84_and_the_bounds_of_a_volume_at_launch() {
    let mut lab = Lab::with(1);
    let mut document = crate::lab::web();
    document["volumes"] = json!([{"name": "data", "configuredAtLaunch": true}]);
    lab.ok("ecs.RegisterTaskDefinition", document.clone());
    document["volumes"] = json!([{"name": "data", "configuredAtLaunch": true},
        {"name": "more", "configuredAtLaunch": true}]);
    lab.refused("ecs.RegisterTaskDefinition", document);
    let service = |volumes: Value, strategy: &str| {
        let mut it = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
            "schedulingStrategy": strategy, "volumeConfigurations": volumes});
        if strategy == "REPLICA" {
            it["desiredCount"] = json!(1);
        }
        it
    };
    let ebs = |volume: Value| json!([{"name": "data", "managedEBSVolume": volume}]);
    let role = "arn:aws:iam::111122223333:role/ecsInfrastructureRole";
    let good = ebs(json!({"sizeInGiB": 20, "roleArn": role}));
    for (volumes, strategy, says) in [
        (good.clone(), "DAEMON", "DAEMON"),
        (json!([]), "REPLICA", "must be configured at launch"),
        (ebs(json!({"roleArn": role})), "REPLICA", "sizeInGiB"),
        (
            ebs(json!({"sizeInGiB": 3, "volumeType": "io2", "roleArn": role})),
            "REPLICA",
            "between 4",
        ),
        (
            ebs(json!({"sizeInGiB": 1, "volumeType": "x", "roleArn": role})),
            "REPLICA",
            "volume type",
        ),
        (json!([good[0], good[0]]), "REPLICA", "at most one"),
    ] {
        let error = lab.refused("ecs.CreateService", service(volumes, strategy));
        assert!(
            error.message.to_string().contains(says),
            "{}",
            error.message
        );
    }
    let mut old = service(
        ebs(json!({"sizeInGiB": 20, "volumeType": "standard", "roleArn": role})),
        "REPLICA",
    );
    old["launchType"] = json!("FARGATE");
    let error = lab.refused("ecs.CreateService", old);
    assert_eq!(
        error.message,
        "Volume type standard is not supported for tasks on Fargate"
    );
    lab.ok("ecs.CreateService", service(good, "REPLICA"));
}

#[test]
fn the_meter_charges_what_runs_and_keeps_what_was_charged() {
    let mut lab = Lab::with(2);
    lab.ok("elbv2.CreateLoadBalancer", json!({"Name": "front"}));
    lab.play(3600);
    let bill = lab.ok("lab.GetCost", json!({}));
    // Two m5.large and the load balancer.
    assert_eq!(bill["microDollarsPerHour"], 2 * 96_000 + 22_500);
    assert_eq!(bill["microDollars"], bill["microDollarsPerHour"]);
    lab.ok(
        "lab.FailContainerInstance",
        json!({"containerInstance": "i-1"}),
    );
    lab.play(3600);
    let later = lab.ok("lab.GetCost", json!({}));
    assert_eq!(later["microDollarsPerHour"], 96_000 + 22_500);
    let sum = 3 * 96_000 + 2 * 22_500;
    assert_eq!(later["microDollars"], sum);
}
