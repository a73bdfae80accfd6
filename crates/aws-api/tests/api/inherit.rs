//! What tasks get from their service: tags, managed tags, and the Fargate platform.

use crate::lab::Lab;
use crate::texts::fargate;
use serde_json::{Value, json};

fn definition(lab: &mut Lab, family: &str, more: Value) {
    let mut input = fargate(json!({"family": family, "cpu": "256", "memory": "512"}));
    let more = more.as_object().expect("an object").clone();
    input.as_object_mut().expect("an object").extend(more);
    lab.ok("ecs.RegisterTaskDefinition", input);
}

fn placed(family: &str, more: Value) -> Value {
    let mut input = json!({"cluster": "lab", "taskDefinition": family, "launchType": "FARGATE",
        "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1a"]}}});
    let more = more.as_object().expect("an object").clone();
    input.as_object_mut().expect("an object").extend(more);
    input
}

fn service(family: &str, more: Value) -> Value {
    let mut input = placed(family, more);
    (input["serviceName"], input["desiredCount"]) = (json!("web"), json!(1));
    input
}

fn newest_task(lab: &mut Lab) -> Value {
    let last = lab.run.world.tasks.keys().last().copied();
    let id = last.expect("a task runs").to_string();
    let input = json!({"cluster": "lab", "tasks": [id]});
    lab.ok("ecs.DescribeTasks", input)["tasks"][0].clone()
}

fn described(lab: &mut Lab) -> Value {
    let input = json!({"cluster": "lab", "services": ["web"]});
    lab.ok("ecs.DescribeServices", input)["services"][0].clone()
}

#[test]
fn a_version_that_is_not_there_or_lacks_something_is_refused() {
    let mut lab = Lab::with(0);
    definition(&mut lab, "plain", json!({}));
    definition(&mut lab, "large", json!({"cpu": "8192", "memory": "16384"}));
    definition(
        &mut lab,
        "disk",
        json!({"ephemeralStorage": {"sizeInGiB": 21}}),
    );
    let volume = json!([{"name": "data", "efsVolumeConfiguration": {"fileSystemId": "fs-1"}}]);
    definition(&mut lab, "files", json!({"volumes": volume}));
    let arm = json!({"runtimePlatform": {"cpuArchitecture": "ARM64"}});
    definition(&mut lab, "arm", arm);
    let lacks = "PlatformTaskDefinitionIncompatibilityException";
    let unknown = "PlatformUnknownException";
    for (family, version, code) in [
        ("plain", "1.3.0", None),
        ("plain", "1.2.0", Some(unknown)),
        ("plain", "1.4", Some(unknown)),
        ("large", "1.3.0", Some(lacks)),
        ("disk", "1.3.0", Some(lacks)),
        ("files", "1.3.0", Some(lacks)),
        ("arm", "1.3.0", Some(lacks)),
        ("large", "1.4.0", None),
        ("disk", "LATEST", None),
        ("arm", "LATEST", None),
    ] {
        let input = placed(family, json!({"platformVersion": version}));
        match code {
            None => drop(lab.ok("ecs.RunTask", input)),
            Some(code) => {
                let error = lab.refused("ecs.RunTask", input);
                assert_eq!(error.code, code, "{family} {version}");
                assert_eq!(error.path.as_deref(), Some("platformVersion"));
            }
        }
    }
}

#[test]
fn a_service_keeps_its_version_until_it_is_told_another() {
    let mut lab = Lab::with(0);
    definition(&mut lab, "plain", json!({}));
    let input = service("plain", json!({"platformVersion": "1.3.0"}));
    lab.ok("ecs.CreateService", input);
    assert_eq!(described(&mut lab)["platformVersion"], "1.3.0");
    lab.play(90);
    assert_eq!(newest_task(&mut lab)["platformVersion"], "1.3.0");
    let more = json!({"cluster": "lab", "service": "web", "desiredCount": 2});
    lab.ok("ecs.UpdateService", more);
    lab.play(90);
    assert_eq!(newest_task(&mut lab)["platformVersion"], "1.3.0");
    // A definition that the old version cannot run is refused; with a newer one it is deployed.
    definition(
        &mut lab,
        "disk",
        json!({"ephemeralStorage": {"sizeInGiB": 50}}),
    );
    let mut change = json!({"cluster": "lab", "service": "web", "taskDefinition": "disk"});
    let code = lab.refused("ecs.UpdateService", change.clone()).code;
    assert_eq!(code, "PlatformTaskDefinitionIncompatibilityException");
    change["platformVersion"] = json!("LATEST");
    lab.ok("ecs.UpdateService", change);
    lab.play(300);
    let task = newest_task(&mut lab);
    assert_eq!(task["platformVersion"], "1.4.0");
    assert_eq!(task["ephemeralStorage"]["sizeInGiB"], 50);
    // The version alone is a new deployment too.
    let before = lab.run.world.last_deployment;
    definition(&mut lab, "plain", json!({}));
    let back = json!({"cluster": "lab", "service": "web", "taskDefinition": "plain"});
    lab.ok("ecs.UpdateService", back);
    let old = json!({"cluster": "lab", "service": "web", "platformVersion": "1.3.0"});
    lab.ok("ecs.UpdateService", old);
    assert_eq!(lab.run.world.last_deployment, before + 2);
}

#[test]
fn images_must_fit_the_ten_gigabytes_of_the_old_version() {
    let mut lab = Lab::with(0);
    // 4 GiB compressed are 12 GiB on disk.
    let image = json!({"image": "nginx", "sizeMib": 4096});
    lab.ok("lab.SetImage", image);
    definition(&mut lab, "plain", json!({}));
    for (version, reason) in [("1.4.0", None), ("1.3.0", Some("no space left on device"))] {
        let input = placed("plain", json!({"platformVersion": version}));
        lab.ok("ecs.RunTask", input);
        lab.play(600);
        let task = newest_task(&mut lab);
        let said = task["stoppedReason"].as_str();
        assert_eq!(said.is_some(), reason.is_some(), "{version}: {said:?}");
        assert!(
            said.unwrap_or_default()
                .contains(reason.unwrap_or_default()),
            "{said:?}"
        );
    }
}

#[test]
fn tasks_carry_the_tags_that_their_service_hands_down() {
    let mut lab = Lab::with(2);
    let mut input = crate::lab::web();
    input["tags"] = json!([{"key": "from", "value": "definition"}]);
    lab.ok("ecs.RegisterTaskDefinition", input);
    let create = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
        "desiredCount": 1, "propagateTags": "SERVICE", "enableECSManagedTags": true,
        "tags": [{"key": "from", "value": "service"}]});
    lab.ok("ecs.CreateService", create);
    lab.play(30);
    let tag = |task: &Value, key: &str| {
        let mut tags = task["tags"].as_array().into_iter().flatten();
        let found = tags.find(|it| it["key"] == key);
        found.map(|it| it["value"].as_str().unwrap_or_default().to_owned())
    };
    let task = newest_task(&mut lab);
    assert_eq!(tag(&task, "from").as_deref(), Some("service"));
    assert_eq!(tag(&task, "aws:ecs:serviceName").as_deref(), Some("web"));
    assert_eq!(tag(&task, "aws:ecs:clusterName").as_deref(), Some("lab"));
    let shown = described(&mut lab);
    assert_eq!(shown["propagateTags"], "SERVICE");
    assert_eq!(shown["enableECSManagedTags"], true);
    // Tasks that are started later follow the change, those that run do not.
    let change = json!({"cluster": "lab", "service": "web", "propagateTags": "TASK_DEFINITION",
        "enableECSManagedTags": false, "desiredCount": 2});
    lab.ok("ecs.UpdateService", change);
    lab.play(30);
    let later = newest_task(&mut lab);
    assert_eq!(tag(&later, "from").as_deref(), Some("definition"));
    assert_eq!(tag(&later, "aws:ecs:serviceName"), None);
    let run = json!({"cluster": "lab", "taskDefinition": "web", "enableECSManagedTags": true});
    let ran = lab.ok("ecs.RunTask", run);
    assert_eq!(
        tag(&ran["tasks"][0], "aws:ecs:clusterName").as_deref(),
        Some("lab")
    );
}

/// Source: ECS developer guide, service load balancing: UDP on Fargate from platform version 1.4.0.
#[test]
fn udp_behind_a_network_load_balancer_needs_the_newer_platform() {
    let mut lab = Lab::with(0);
    let port = json!([{"name": "app", "image": "game", "portMappings":
        [{"containerPort": 7777, "protocol": "udp"}]}]);
    definition(&mut lab, "game", json!({"containerDefinitions": port}));
    let balancer = json!({"Name": "four", "Type": "network", "Subnets": ["subnet-a"]});
    let balancer = lab.ok("elbv2.CreateLoadBalancer", balancer);
    let group = json!({"Name": "game", "Protocol": "UDP", "Port": 7777, "VpcId": "vpc-lab",
        "TargetType": "ip"});
    let group = lab.ok("elbv2.CreateTargetGroup", group);
    let arn = group["TargetGroups"][0]["TargetGroupArn"].clone();
    let listener = json!({"Protocol": "UDP", "Port": 7777,
        "LoadBalancerArn": balancer["LoadBalancers"][0]["LoadBalancerArn"],
        "DefaultActions": [{"Type": "forward", "TargetGroupArn": arn}]});
    lab.ok("elbv2.CreateListener", listener);
    let balancers = json!([{"targetGroupArn": arn, "containerName": "app", "containerPort": 7777}]);
    let with = |version: &str| {
        service(
            "game",
            json!({"platformVersion": version, "loadBalancers": balancers}),
        )
    };
    let error = lab.refused("ecs.CreateService", with("1.3.0"));
    assert_eq!(error.code, "PlatformTaskDefinitionIncompatibilityException");
    lab.ok("ecs.CreateService", with("1.4.0"));
    let back = json!({"cluster": "lab", "service": "web", "platformVersion": "1.3.0"});
    let error = lab.refused("ecs.UpdateService", back);
    assert_eq!(error.code, "PlatformTaskDefinitionIncompatibilityException");
}

/// A strategy hides neither the version that is asked for nor what Spot cannot run.
#[test]
fn platforms_of_tasks_that_a_strategy_places() {
    let mut lab = Lab::with(0);
    definition(&mut lab, "plain", json!({}));
    let windows = json!({"cpu": "1024", "memory": "2048",
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"}});
    definition(&mut lab, "windows", windows.clone());
    let mut files = windows;
    files["volumes"] = json!([{"name": "files",
        "efsVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0"}}]);
    definition(&mut lab, "windows-with-files", files);
    let providers = json!({"cluster": "lab", "capacityProviders": ["FARGATE", "FARGATE_SPOT"],
        "defaultCapacityProviderStrategy": []});
    lab.ok("ecs.PutClusterCapacityProviders", providers);
    let lacks = Some("PlatformTaskDefinitionIncompatibilityException");
    for (family, provider, version, code) in [
        (
            "plain",
            "FARGATE",
            Some("1.2.0"),
            Some("PlatformUnknownException"),
        ),
        ("plain", "FARGATE_SPOT", Some("1.3.0"), None),
        ("plain", "FARGATE_SPOT", None, None),
        ("windows", "FARGATE", None, None),
        ("windows-with-files", "FARGATE", None, lacks),
        ("windows", "FARGATE_SPOT", None, lacks),
    ] {
        let strategy = json!([{"capacityProvider": provider, "weight": 1}]);
        let mut input = placed(family, json!({"capacityProviderStrategy": strategy}));
        input.as_object_mut().unwrap().remove("launchType");
        if let Some(version) = version {
            input["platformVersion"] = json!(version);
        }
        let answer = lab.call("ecs.RunTask", input);
        let refused = answer.as_ref().err().map(|it| it.code.as_str());
        assert_eq!(refused, code, "{family} {provider} {version:?}");
        if let (Ok(answer), Some(version)) = (&answer, version) {
            assert_eq!(answer["tasks"][0]["platformVersion"], version, "{answer}");
        }
    }
}
