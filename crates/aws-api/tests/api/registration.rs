//! States of a container instance with a trunk interface, and GPUs pinned to containers.

use crate::lab::Lab;
use serde_json::{Value, json};

fn described(lab: &mut Lab, instance: &str) -> Value {
    let input = json!({"cluster": "lab", "containerInstances": [instance]});
    lab.ok("ecs.DescribeContainerInstances", input)["containerInstances"][0].clone()
}

fn add(lab: &mut Lab, kind: &str, count: u32, more: Value) {
    let mut input = json!({"cluster": "lab", "instanceType": kind, "count": count});
    let more = more.as_object().expect("an object").clone();
    input.as_object_mut().expect("an object").extend(more);
    lab.ok("lab.AddContainerInstances", input);
}

fn trunked() -> Lab {
    let mut lab = Lab::with(0);
    let input = json!({"name": "awsvpcTrunking", "value": "enabled"});
    lab.ok("ecs.PutAccountSetting", input);
    lab
}

fn in_zone() -> Value {
    json!({"availabilityZones": ["us-east-1a"]})
}

#[test]
fn an_instance_registers_while_its_trunk_is_made_and_deregisters_while_it_goes() {
    let mut lab = trunked();
    add(&mut lab, "m5.large", 1, in_zone());
    add(&mut lab, "t3.large", 1, in_zone());
    assert_eq!(described(&mut lab, "i-1")["status"], "REGISTERING");
    assert_eq!(described(&mut lab, "i-2")["status"], "ACTIVE");
    let listed = json!({"cluster": "lab", "status": "REGISTERING"});
    let listed = lab.ok("ecs.ListContainerInstances", listed);
    assert_eq!(
        listed["containerInstanceArns"].as_array().map(Vec::len),
        Some(1)
    );
    let drain = json!({"cluster": "lab", "containerInstances": ["i-1"], "status": "DRAINING"});
    let name = "ecs.UpdateContainerInstancesState";
    let text = lab.refused(name, drain.clone()).to_string();
    assert!(text.ends_with("is not active"), "{text}");
    lab.web();
    let start = json!({"cluster": "lab", "taskDefinition": "web", "containerInstances": ["i-1"]});
    let failed = lab.ok("ecs.StartTask", start);
    assert_eq!(failed["failures"][0]["reason"], "REGISTERING");
    lab.play(10);
    let there = described(&mut lab, "i-1");
    assert_eq!(there["status"], "ACTIVE");
    let attributes = there["attributes"].as_array().expect("a list");
    let trunk = attributes
        .iter()
        .find(|it| it["name"] == "ecs.awsvpc-trunk-id");
    assert!(trunk.is_some_and(|it| {
        it["value"]
            .as_str()
            .is_some_and(|it| it.starts_with("eni-0"))
    }));
    lab.ok(name, drain);
    let leave = json!({"cluster": "lab", "containerInstance": "i-1"});
    let left = lab.ok("ecs.DeregisterContainerInstance", leave.clone());
    assert_eq!(left["containerInstance"]["status"], "DEREGISTERING");
    assert!(lab.call("ecs.DeregisterContainerInstance", leave).is_err());
    lab.play(10);
    assert_eq!(described(&mut lab, "i-1")["status"], "INACTIVE");
}

#[test]
fn a_full_subnet_fails_the_registration() {
    let mut lab = trunked();
    let vpc = lab.ok("ec2.CreateVpc", json!({"CidrBlock": "10.0.0.0/16"}));
    let input = json!({"VpcId": vpc["Vpc"]["VpcId"], "CidrBlock": "10.0.0.0/28",
        "AvailabilityZone": "us-east-1a"});
    let subnet = lab.ok("ec2.CreateSubnet", input)["Subnet"]["SubnetId"].clone();
    let there = json!({"subnets": [subnet]});
    // Ten addresses are free: nine go to instances, the last to the primary interface of i-10.
    add(&mut lab, "t3.micro", 9, there.clone());
    add(&mut lab, "m5.large", 1, there);
    lab.play(10);
    let failed = described(&mut lab, "i-10");
    assert_eq!(failed["status"], "REGISTRATION_FAILED");
    let reason = failed["statusReason"].as_str().unwrap_or_default();
    assert!(reason.contains(subnet.as_str().unwrap_or("-")), "{reason}");
    // An instance that is gone gives its address back; the failed one stays as it is.
    let leave = |it: &str| json!({"cluster": "lab", "containerInstance": it});
    lab.ok("ecs.DeregisterContainerInstance", leave("i-1"));
    let left = lab.ok("ecs.DeregisterContainerInstance", leave("i-10"));
    assert_eq!(left["containerInstance"]["status"], "INACTIVE");
    add(&mut lab, "m5.large", 1, json!({"subnets": [subnet]}));
    lab.play(10);
    assert_eq!(described(&mut lab, "i-11")["status"], "ACTIVE");
}

fn gpus(instance: &Value, which: &str) -> Vec<String> {
    let resources = instance[which].as_array().expect("a list");
    let gpu = resources.iter().find(|it| it["name"] == "GPU");
    let ids = gpu.and_then(|it| it["stringSetValue"].as_array());
    let ids = ids.into_iter().flatten().filter_map(Value::as_str);
    ids.map(str::to_owned).collect()
}

#[test]
fn gpus_are_pinned_to_containers_and_come_back() {
    let mut lab = Lab::with(0);
    add(&mut lab, "p3.8xlarge", 1, in_zone());
    let want = |count: &str| json!([{"type": "GPU", "value": count}]);
    let container = |name: &str, count: &str| {
        json!({"name": name, "image": "web:v1", "memory": 64,
            "resourceRequirements": want(count)})
    };
    let input = json!({"family": "train", "containerDefinitions": [
        container("two", "2"), container("one", "1"),
        {"name": "none", "image": "web:v1", "memory": 64}]});
    lab.ok("ecs.RegisterTaskDefinition", input);
    let all = gpus(&described(&mut lab, "i-1"), "registeredResources");
    assert_eq!(all.len(), 4);
    assert!(
        all.iter()
            .all(|it| it.starts_with("GPU-") && it.len() == 40),
        "{all:?}"
    );
    let run = json!({"cluster": "lab", "taskDefinition": "train"});
    let ran = lab.ok("ecs.RunTask", run.clone());
    let ids = |container: usize| ran["tasks"][0]["containers"][container]["gpuIds"].clone();
    assert_eq!(ids(0), json!(all[..2]));
    assert_eq!(ids(1), json!([all[2]]));
    assert_eq!(ids(2), Value::Null);
    assert_eq!(
        gpus(&described(&mut lab, "i-1"), "remainingResources"),
        [all[3].clone()]
    );
    assert_eq!(
        lab.ok("ecs.RunTask", run)["failures"][0]["reason"],
        "RESOURCE:GPU"
    );
    let task = ran["tasks"][0]["taskArn"].clone();
    lab.ok("ecs.StopTask", json!({"cluster": "lab", "task": task}));
    lab.play(60);
    let there = described(&mut lab, "i-1");
    assert_eq!(gpus(&there, "remainingResources"), all);
    let told = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [task]}),
    );
    assert_eq!(told["tasks"][0]["containers"][1]["gpuIds"], json!([all[2]]));
}

#[test]
fn overrides_pin_anew() {
    let mut lab = Lab::with(0);
    add(&mut lab, "p3.8xlarge", 1, in_zone());
    let input = json!({"family": "train", "containerDefinitions": [
        {"name": "app", "image": "web:v1", "memory": 64,
         "resourceRequirements": [{"type": "GPU", "value": "1"}]}]});
    lab.ok("ecs.RegisterTaskDefinition", input);
    let run = json!({"cluster": "lab", "taskDefinition": "train", "overrides":
        {"containerOverrides": [{"name": "app",
            "resourceRequirements": [{"type": "GPU", "value": "3"}]}]}});
    let ran = lab.ok("ecs.RunTask", run);
    let ids = &ran["tasks"][0]["containers"][0]["gpuIds"];
    assert_eq!(ids.as_array().map(Vec::len), Some(3));
}

/// `ALL` takes what the instance has left, and a Neuron device is never counted.
#[test]
fn all_gpus_of_an_instance_and_devices_that_are_none() {
    let with = |kind: &str, value: &str| {
        json!({"family": "f", "containerDefinitions": [{"name": "app", "image": "web:v1",
            "memory": 128, "resourceRequirements": [{"type": kind, "value": value}]}]})
    };
    let mut lab = Lab::with(0);
    let add = json!({"cluster": "lab", "instanceType": "p3.8xlarge",
        "availabilityZones": ["us-east-1a"]});
    lab.ok("lab.AddContainerInstances", add);
    let run = json!({"cluster": "lab", "taskDefinition": "f"});
    lab.ok("ecs.RegisterTaskDefinition", with("GPU", "1"));
    lab.ok("ecs.RunTask", run.clone());
    lab.ok("ecs.RegisterTaskDefinition", with("GPU", "ALL"));
    let ran = lab.ok("ecs.RunTask", run.clone());
    let ids = ran["tasks"][0]["containers"][0]["gpuIds"]
        .as_array()
        .map(Vec::len);
    assert_eq!(ids, Some(3), "{}", ran["tasks"][0]["containers"][0]);
    let ran = lab.ok("ecs.RunTask", run.clone());
    assert_eq!(ran["failures"][0]["reason"], "RESOURCE:GPU");
    let stop = lab.run.world.tasks.keys().last().unwrap().to_string();
    lab.ok("ecs.StopTask", json!({"cluster": "lab", "task": stop}));
    lab.play(120);
    let ran = lab.ok("ecs.RunTask", run);
    assert_eq!(ran["failures"], json!([]), "they are free again");
    for (kind, value, text) in [
        (
            "GPU",
            "0",
            "The value of a GPU resource requirement must be a positive number",
        ),
        (
            "NeuronDevice",
            "1",
            "The value of a NeuronDevice resource requirement must be ALL",
        ),
        (
            "NeuronDevice",
            "ALL",
            "NeuronDevice resource requirements are only supported on Managed Instances",
        ),
        (
            "InferenceAccelerator",
            "eia",
            "Unsupported resource requirement type 'InferenceAccelerator'",
        ),
    ] {
        let error = lab.refused("ecs.RegisterTaskDefinition", with(kind, value));
        assert_eq!(
            (error.code.as_str(), error.message.to_string().as_str()),
            ("ClientException", text)
        );
    }
}

#[test]
fn tags_of_a_definition_have_their_limits() {
    for (key, value, text) in [
        ("team".to_owned(), "v".repeat(256), None),
        (
            "team".to_owned(),
            "v".repeat(257),
            Some("Tag values can have at most 256 characters"),
        ),
        (
            "aws:team".to_owned(),
            String::new(),
            Some("Tag keys have 1 to 128 characters and do not begin with aws:"),
        ),
    ] {
        let mut input = crate::lab::web();
        input["tags"] = json!([{"key": key, "value": value}]);
        let answer = Lab::with(0).call("ecs.RegisterTaskDefinition", input);
        let said = answer.err().map(|it| it.message.to_string());
        assert_eq!(said.as_deref(), text, "{key}");
    }
}
