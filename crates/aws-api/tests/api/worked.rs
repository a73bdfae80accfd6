//! Worked examples of the reference, by their W numbers.

use crate::lab::{Lab, web};
use crate::texts::{checked, fargate};
use aws_api::normalise_paste;
use base::{CpuUnits, MemoryMib};
use serde_json::{Value, json};

/// The codes of the errors, or `ok`.
fn answer(document: &Value) -> String {
    let checked = checked(document);
    let mut codes: Vec<&str> = checked.errors().map(|it| it.code).collect();
    codes.dedup();
    if codes.is_empty() {
        "ok".to_owned()
    } else {
        codes.join(" ")
    }
}

fn size(cpu: &str, memory: &str) -> Value {
    fargate(json!({"cpu": cpu, "memory": memory}))
}

#[test]
fn tasks_w1_and_w2_revisions_are_never_used_again() {
    let mut lab = Lab::with(0);
    for _ in 0..3 {
        lab.web();
    }
    lab.ok(
        "ecs.DeregisterTaskDefinition",
        json!({"taskDefinition": "web:2"}),
    );
    let fourth = lab.web();
    assert_eq!(fourth["taskDefinition"]["revision"], 4);
    let named = lab.ok(
        "ecs.DescribeTaskDefinition",
        json!({"taskDefinition": "web"}),
    );
    assert_eq!(named["taskDefinition"]["revision"], 4);
    let listed = lab.ok(
        "ecs.ListTaskDefinitions",
        json!({"familyPrefix": "web", "sort": "DESC"}),
    );
    let arns = listed["taskDefinitionArns"].as_array().unwrap();
    assert_eq!(arns.len(), 3);
    assert!(arns[0].as_str().unwrap().ends_with("task-definition/web:4"));

    // W2, without DeleteTaskDefinitions: a deregistered revision 1 is followed by 2.
    let mut lab = Lab::with(0);
    lab.web();
    lab.ok(
        "ecs.DeregisterTaskDefinition",
        json!({"taskDefinition": "web:1"}),
    );
    let families = lab.ok(
        "ecs.ListTaskDefinitionFamilies",
        json!({"status": "ACTIVE"}),
    );
    assert_eq!(families["families"], json!([]));
    assert_eq!(lab.web()["taskDefinition"]["revision"], 2);
}

#[test]
fn tasks_w3_to_w13_fargate_sizes_and_roles() {
    let windows = json!({"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"});
    let ecr = json!([{"name": "a", "image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/a:1"}]);
    for (row, document, expected) in [
        ("W3", size("256", "512"), "ok"),
        ("W3", size("256", "1024"), "ok"),
        ("W3", size("256", "2048"), "ok"),
        ("W3", size("256", "4096"), "F4"),
        ("W4", size("1024", "2560"), "F4"),
        ("W6", size("16384", "36864"), "F4"),
        ("W6", size("16384", "40960"), "ok"),
        (
            "W8",
            fargate(json!({"cpu": "512", "memory": "1024", "runtimePlatform": windows})),
            "F4",
        ),
        ("W10", size("1 vCPU", "3 GB"), "ok"),
        ("W11", fargate(json!({"networkMode": "bridge"})), "F1"),
        ("W12", fargate(json!({"containerDefinitions": ecr})), "F5"),
        ("W13", fargate(json!({})), "ok"),
    ] {
        assert_eq!(answer(&document), expected, "{row}");
    }
    let draft = checked(&size("1 vCPU", "3 GB")).draft.unwrap();
    assert_eq!(
        (draft.cpu, draft.memory),
        (Some(CpuUnits(1024)), Some(MemoryMib(3072)))
    );
    let document: Value = serde_json::from_str(&draft.document).unwrap();
    assert_eq!(
        (&document["cpu"], &document["memory"]),
        (&json!("1024"), &json!("3072"))
    );
}

#[test]
fn tasks_w9_counts_the_pairs_that_register() {
    let cpus = [
        "256", "512", "1024", "2048", "4096", "8192", "16384", "32768",
    ];
    let registers = |large: bool| {
        let options = aws_api::CheckOptions {
            large_fargate: large,
        };
        let pairs = cpus
            .iter()
            .flat_map(|cpu| (1..=244).map(move |it| (cpu, it * 1024)));
        let pairs = pairs.chain([(&cpus[0], 512)]);
        pairs
            .filter(|(cpu, memory)| {
                let document = size(cpu, &memory.to_string()).to_string();
                aws_api::check(&document, options).draft.is_some()
            })
            .count()
    };
    assert_eq!((registers(false), registers(true)), (74, 77));
}

#[test]
fn tasks_w14_to_w24_containers() {
    let c = |extra: Value| {
        let mut it = json!({"name": "a", "image": "i"});
        it.as_object_mut()
            .unwrap()
            .extend(extra.as_object().unwrap().clone());
        it
    };
    let td = |containers: Value| json!({"family": "f", "containerDefinitions": containers});
    let with = |mut document: Value, key: &str, value: Value| {
        document[key] = value;
        document
    };
    let bare = td(json!([c(json!({}))]));
    let two = |a: Value, b: Value| {
        let mut b = c(b);
        b["name"] = json!("b");
        td(json!([c(a), b]))
    };
    let mount = json!({"memory": 64, "mountPoints": [{"sourceVolume": "data"}]});
    let waits = |on: &str| {
        json!({"memory": 64, "dependsOn":
        [{"containerName": on, "condition": "START"}]})
    };
    let port = |it: Value| {
        with(
            td(json!([c(json!({"memory": 64, "portMappings": [it]}))])),
            "networkMode",
            json!("awsvpc"),
        )
    };
    for (row, document, expected) in [
        ("W14", bare.clone(), "V8"),
        ("W15", with(bare, "memory", json!("2048")), "ok"),
        (
            "W17",
            two(
                json!({"memory": 4096, "essential": false}),
                json!({"memory": 64, "essential": false}),
            ),
            "V12",
        ),
        ("W18", td(json!([c(mount)])), "V13"),
        ("W20", two(waits("b"), waits("a")), "V17"),
        (
            "W21",
            port(json!({"containerPort": 80, "hostPort": 8080})),
            "V20",
        ),
        ("W21", port(json!({"containerPort": 80})), "ok"),
    ] {
        assert_eq!(answer(&document), expected, "{row}");
    }
    let stored = checked(&port(json!({"containerPort": 80}))).draft.unwrap();
    assert_eq!(stored.containers[0].port_mappings[0].host_port, 80, "W21");

    let demand = two(
        json!({"memory": 1024, "memoryReservation": 512}),
        json!({"memory": 512}),
    );
    let draft = checked(&demand).draft.unwrap();
    assert_eq!(
        (draft.memory_demand(), draft.cpu_demand()),
        (MemoryMib(1024), CpuUnits(0)),
        "W23"
    );
    let sized = with(with(demand, "memory", json!("2048")), "cpu", json!("512"));
    let draft = checked(&sized).draft.unwrap();
    assert_eq!(
        (draft.memory_demand(), draft.cpu_demand()),
        (MemoryMib(2048), CpuUnits(512)),
        "W24"
    );
}

#[test]
fn tasks_w16_equal_limit_and_reservation_are_taken() {
    let document = |memory: u32| {
        json!({"family": "f", "containerDefinitions":
        [{"name": "a", "image": "i", "memory": memory, "memoryReservation": 512}]})
    };
    assert_eq!(answer(&document(512)), "ok");
    assert_eq!(answer(&document(511)), "V9");
}

#[test]
fn tasks_w55_and_w56_where_nothing_can_run() {
    let mut lab = Lab::with(0);
    lab.web();
    let error = lab.refused(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "web"}),
    );
    assert_eq!(
        error.message, "No Container Instances were found in your cluster.",
        "W55"
    );

    let mut lab = Lab::with(1);
    lab.web();
    let arns = lab.ok("ecs.ListContainerInstances", json!({"cluster": "lab"}));
    let arn = arns["containerInstanceArns"][0].clone();
    let gone = json!({"cluster": "lab", "containerInstance": arn, "force": true});
    lab.ok("ecs.DeregisterContainerInstance", gone);
    let start = json!({"cluster": "lab", "taskDefinition": "web",
        "containerInstances": [arn, "deadbeef"]});
    let answer = lab.ok("ecs.StartTask", start);
    assert_eq!(answer["tasks"], json!([]));
    let reasons: Vec<&str> = answer["failures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["reason"].as_str().unwrap())
        .collect();
    assert_eq!(reasons, ["INACTIVE", "MISSING"], "W56");
}

#[test]
fn tasks_w71_target_type_and_network_mode_must_agree() {
    let mut lab = Lab::with(1);
    let mut document = web();
    document["networkMode"] = json!("awsvpc");
    lab.ok("ecs.RegisterTaskDefinition", document);
    let group = lab.ok("elbv2.CreateTargetGroup", json!({"Name": "web"}));
    let arn = group["TargetGroups"][0]["TargetGroupArn"]
        .as_str()
        .unwrap()
        .to_owned();
    let service = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
        "desiredCount": 1,
        "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1a"]}},
        "loadBalancers": [{"targetGroupArn": arn, "containerName": "app", "containerPort": 80}]});
    let error = lab.refused("ecs.CreateService", service);
    assert_eq!(error.code, "InvalidParameterException");
    assert_eq!(
        error.message.to_string(),
        format!(
            "The provided target group {arn} has target type instance, which is incompatible \
                 with the awsvpc network mode specified in the task definition."
        )
    );
}

/// Register, describe, paste the answer, register again: the same document.
#[test]
fn what_describe_answers_registers_again() {
    let mut lab = Lab::with(0);
    let sized = json!({"family": "web", "networkMode": "awsvpc", "cpu": ".5 vCPU", "memory": "1GB",
        "requiresCompatibilities": ["FARGATE"],
        "runtimePlatform": {"cpuArchitecture": "ARM64", "operatingSystemFamily": "LINUX"},
        "containerDefinitions": [{"name": "a", "image": "nginx",
            "portMappings": [{"containerPort": 80}], "stopTimeout": 30,
            "healthCheck": {"command": ["CMD-SHELL", "true"]}}]});
    for document in [web(), sized] {
        let first = lab.ok("ecs.RegisterTaskDefinition", document);
        let described = lab.ok(
            "ecs.DescribeTaskDefinition",
            json!({"taskDefinition": "web"}),
        );
        assert_eq!(described["taskDefinition"], first["taskDefinition"]);
        let pasted = normalise_paste(&described.to_string());
        assert_eq!(pasted.error, None);
        let again: Value = serde_json::from_str(&pasted.document).unwrap();
        let second = lab.ok("ecs.RegisterTaskDefinition", again);
        let (mut a, mut b) = (
            first["taskDefinition"].clone(),
            second["taskDefinition"].clone(),
        );
        for it in [&mut a, &mut b] {
            let map = it.as_object_mut().unwrap();
            map.retain(|key, _| !["taskDefinitionArn", "revision"].contains(&key.as_str()));
        }
        assert_eq!(a, b);
    }
    let filled = lab.ok(
        "ecs.DescribeTaskDefinition",
        json!({"taskDefinition": "web:1"}),
    );
    let container = &filled["taskDefinition"]["containerDefinitions"][0];
    assert_eq!(container["essential"], true);
    let port = json!({"containerPort": 80, "hostPort": 0, "protocol": "tcp"});
    assert_eq!(container["portMappings"], json!([port]));
    assert_eq!(filled["taskDefinition"]["registeredAt"], 1_767_603_600);
    assert_eq!(
        filled["taskDefinition"]["compatibilities"],
        json!(["EXTERNAL", "EC2"])
    );
}

/// What the agent keeps back is not registered, and an instance that keeps back too much stays outside.
#[test]
fn tasks_w25_reserved_memory() {
    let mut lab = Lab::with(0);
    let add = |reserved: u32| {
        json!({"cluster": "lab", "instanceType": "m6i.large", "reservedMemoryMib": reserved,
            "availabilityZones": ["us-east-1a"]})
    };
    let added = lab.ok("lab.AddContainerInstances", add(256));
    let resources = added["containerInstances"][0]["registeredResources"].as_array();
    let value = |name: &str| {
        let found = resources.and_then(|it| it.iter().find(|it| it["name"] == name));
        found.map(|it| it["integerValue"].clone())
    };
    assert_eq!(
        (value("CPU"), value("MEMORY")),
        (Some(json!(2048)), Some(json!(7561)))
    );
    let error = lab.refused("lab.AddContainerInstances", add(7818));
    assert_eq!(
        error.message,
        "api register-container-instance: reserved memory is higher than available memory on the \
         host, total memory: 7817, reserved: 7818"
    );
}
