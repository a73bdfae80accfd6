//! Every member of RegisterTaskDefinitionRequest is either modelled or listed as without effect.
//!
//! Modelled means: some other legal value of it, or its absence, changes what the rules say or what the
//! engine gets to know. The list of members is botocore's; four documents hold each of them once.

use aws_api::register::members::NO_EFFECT;
use aws_api::shape::{Kind, shape};
use aws_api::{CheckOptions, check};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const MEMBERS: &str = include_str!("../data/register-task-definition.txt");

fn members() -> impl Iterator<Item = (&'static str, bool)> {
    let lines = MEMBERS.lines().filter(|it| !it.starts_with('#'));
    lines.map(|it| {
        let mut words = it.split(' ');
        let path = words.next().unwrap();
        (path, words.next() == Some("!"))
    })
}

/// The kind that the lab's field table gives a path.
fn kind(path: &str) -> Option<&'static Kind> {
    let mut at: Option<&'static Kind> = None;
    for name in path.replace("[]", "").split('.') {
        let object = match at {
            None => "RegisterTaskDefinitionRequest",
            Some(Kind::Object(name)) => name,
            Some(Kind::List(inner)) => match &**inner {
                Kind::Object(name) => name,
                _ => return None,
            },
            _ => return None,
        };
        at = Some(&shape(object)?.field(name)?.kind);
    }
    at
}

/// Every place of the path in the document, as JSON pointers.
fn places(document: &Value, path: &str) -> Vec<String> {
    let mut found = vec![String::new()];
    for part in path.split('.') {
        let (name, list) = match part.strip_suffix("[]") {
            Some(name) => (name, true),
            None => (part, false),
        };
        let mut next = Vec::new();
        for at in found {
            let here = format!("{at}/{name}");
            match document.pointer(&here) {
                Some(Value::Array(items)) if list => {
                    next.extend((0..items.len()).map(|n| format!("{here}/{n}")));
                }
                Some(_) if !list => next.push(here),
                _ => {}
            }
        }
        found = next;
    }
    found
}

fn without(document: &Value, place: &str) -> Value {
    let mut changed = document.clone();
    let (parent, key) = place.rsplit_once('/').unwrap();
    if let Some(Value::Object(map)) = changed.pointer_mut(parent) {
        map.remove(key);
    }
    changed
}

/// Other legal values of a member.
fn others(kind: &Kind, now: &Value) -> Vec<Value> {
    match kind {
        Kind::OneOf(values) => values.iter().map(|it| json!(it)).collect(),
        Kind::Bool => vec![json!(true), json!(false)],
        Kind::Int | Kind::Long => [-1, 0, 1, 3, 7, 25, 64, 100, 1000, 70_000, 250_000]
            .into_iter()
            .map(Value::from)
            .collect(),
        Kind::Text => ["", "x", "b b", "zeta", "4096", "ALL", "S:1", "disabled"]
            .into_iter()
            .map(Value::from)
            .collect(),
        Kind::Map => vec![json!({}), json!({"zeta": "1"})],
        Kind::List(_) => {
            let items = now.as_array().cloned().unwrap_or_default();
            let many = items.iter().cycle().take(60).cloned().collect();
            let last = match items.last() {
                Some(Value::String(_)) => vec![json!(["NONE"]), json!(["EC2"]), json!(["zeta"])],
                None => vec![json!(["zeta"])],
                _ => Vec::new(),
            };
            [vec![json!([]), Value::Array(many)], last].concat()
        }
        _ => Vec::new(),
    }
}

/// What the rules and the engine make of a document; the stored text is left out.
fn outcome(document: &Value) -> (Vec<(String, String)>, String) {
    let checked = check(&document.to_string(), CheckOptions::default());
    let findings = checked.findings.iter();
    let findings = findings.map(|it| (it.code.to_owned(), it.text.clone()));
    let draft = checked.draft.map(|mut it| {
        it.document = String::new();
        format!("{it:?}")
    });
    (findings.collect(), draft.unwrap_or_default())
}

/// Some change of the member changes the outcome.
fn matters(path: &str, required: bool) -> bool {
    let kind = kind(path).expect("known");
    documents().iter().any(|document| {
        let before = outcome(document);
        places(document, path).iter().any(|place| {
            let now = document.pointer(place).unwrap();
            let changed = others(kind, now).into_iter().map(|value| {
                let mut changed = document.clone();
                *changed.pointer_mut(place).unwrap() = value;
                changed
            });
            let removed = (!required).then(|| without(document, place));
            changed
                .chain(removed)
                .any(|changed| outcome(&changed) != before)
        })
    })
}

#[test]
fn every_member_is_modelled_or_listed_as_without_effect() {
    let listed: BTreeSet<&str> = NO_EFFECT.iter().map(|it| it.0).collect();
    assert_eq!(listed.len(), NO_EFFECT.len(), "a path stands twice");
    let (mut wrong, mut known) = (Vec::new(), 0);
    for (path, required) in members() {
        if kind(path).is_none() {
            wrong.push(format!("{path}: the field table does not have it"));
            continue;
        }
        if !documents().iter().any(|it| !places(it, path).is_empty()) {
            wrong.push(format!("{path}: no document of this test has it"));
            continue;
        }
        known += 1;
        match (matters(path, required), listed.contains(path)) {
            (true, true) => wrong.push(format!("{path}: listed, and yet it matters")),
            (false, false) => wrong.push(format!("{path}: neither modelled nor listed")),
            _ => {}
        }
    }
    for path in listed {
        if !members().any(|it| it.0 == path) {
            wrong.push(format!("{path}: listed, and no member"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(known, 169);
}

#[test]
fn the_documents_register() {
    for document in documents() {
        let checked = check(&document.to_string(), CheckOptions::default());
        let errors: Vec<String> = checked
            .errors()
            .map(|it| format!("{}: {}", it.path, it.text))
            .collect();
        let old = document["family"] == "old" || document["family"] == "forbidden";
        assert_eq!(errors.is_empty(), !old, "{}", errors.join("\n"));
    }
}

/// The last two are refused: what they hold is withdrawn, or not for Fargate.
pub fn documents() -> [Value; 6] {
    let mut forbidden = fargate();
    forbidden["family"] = json!("forbidden");
    forbidden["containerDefinitions"][0]["linuxParameters"] = json!({
        "capabilities": {"add": ["NET_ADMIN"]}, "devices": [{"hostPath": "/dev/a"}],
        "sharedMemorySize": 64, "tmpfs": [{"containerPath": "/t", "size": 8}], "maxSwap": 64,
        "swappiness": 10,
    });
    for (key, value) in [
        ("dnsSearchDomains", json!(["a.b"])),
        ("dockerSecurityOptions", json!(["x"])),
        (
            "extraHosts",
            json!([{"hostname": "h", "ipAddress": "10.0.0.9"}]),
        ),
        ("privileged", json!(true)),
        ("hostname", json!("h")),
        ("dnsServers", json!(["10.0.0.2"])),
        ("disableNetworking", json!(true)),
        (
            "resourceRequirements",
            json!([{"type": "GPU", "value": "1"}]),
        ),
    ] {
        forbidden["containerDefinitions"][0][key] = value;
    }
    (forbidden["pidMode"], forbidden["ipcMode"]) = (json!("task"), json!("none"));
    forbidden["volumes"] = json!([{"name": "plain", "host": {"sourcePath": "/data"}}]);
    let mut old = withdrawn();
    old["proxyConfiguration"] = json!({"containerName": "app"});
    [bridge(), awsvpc(), windows(), fargate(), old, forbidden]
}

fn bridge() -> Value {
    json!({
        "family": "all", "networkMode": "bridge", "requiresCompatibilities": ["EC2"],
        "taskRoleArn": "arn:aws:iam::111122223333:role/app",
        "executionRoleArn": "arn:aws:iam::111122223333:role/agent",
        "cpu": "1024", "memory": "2048", "pidMode": "task", "ipcMode": "task",
        "tags": [{"key": "team", "value": "web"}],
        "placementConstraints": [{"type": "memberOf", "expression": "attribute:a == b"}],
        "runtimePlatform": {"cpuArchitecture": "X86_64", "operatingSystemFamily": "LINUX"},
        "enableFaultInjection": false,
        "trustedExecutionConfiguration": {"isolationMode": "SHARED", "attestationPolicy": "y"},
        "volumes": [
            {"name": "plain", "host": {"sourcePath": "/data"}},
            {"name": "docker", "dockerVolumeConfiguration": {"scope": "shared",
                "autoprovision": true, "driver": "local", "driverOpts": {"a": "b"},
                "labels": {"a": "b"}}},
            {"name": "efs", "efsVolumeConfiguration": {"fileSystemId": "fs-1",
                "rootDirectory": "/", "transitEncryption": "ENABLED",
                "transitEncryptionPort": 2999,
                "authorizationConfig": {"accessPointId": "fsap-1", "iam": "ENABLED"}}},
            {"name": "s3", "s3filesVolumeConfiguration": {"fileSystemArn": "arn:aws:s3files:x",
                "rootDirectory": "/", "transitEncryptionPort": 2999, "accessPointArn": "arn:a"}},
            {"name": "ebs", "configuredAtLaunch": true},
        ],
        "containerDefinitions": [container(), {
            "name": "second", "image": "i", "memory": 64, "essential": true,
            "healthCheck": {"command": ["CMD", "x"], "interval": 10, "timeout": 4, "retries": 2,
                            "startPeriod": 5},
            "startTimeout": 30, "logConfiguration": {"logDriver": "awsfirelens"},
            "portMappings": [{"containerPortRange": "9000-9002", "protocol": "udp"}],
        }],
    })
}

fn container() -> Value {
    json!({
        "name": "first", "image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/a:1",
        "cpu": 128, "memory": 256, "memoryReservation": 128, "essential": true,
        "repositoryCredentials": {"credentialsParameter": "arn:aws:secretsmanager:x"},
        "links": ["second:alias"],
        "portMappings": [{"containerPort": 80, "hostPort": 8080, "protocol": "tcp",
                          "name": "http", "appProtocol": "http"}],
        "restartPolicy": {"enabled": true, "ignoredExitCodes": [0], "restartAttemptPeriod": 90},
        "entryPoint": ["sh"], "command": ["run"],
        "environment": [{"name": "A", "value": "1"}],
        "environmentFiles": [{"value": "arn:aws:s3:::b/a.env", "type": "s3"}],
        "mountPoints": [{"sourceVolume": "plain", "containerPath": "/d", "readOnly": true}],
        "volumesFrom": [{"sourceContainer": "second", "readOnly": true}],
        "linuxParameters": {
            "capabilities": {"add": ["NET_ADMIN"], "drop": ["KILL"]},
            "devices": [{"hostPath": "/dev/a", "containerPath": "/dev/a",
                         "permissions": ["read"]}],
            "initProcessEnabled": true, "sharedMemorySize": 64,
            "tmpfs": [{"containerPath": "/t", "size": 8, "mountOptions": ["ro"]}],
            "maxSwap": 64, "swappiness": 10,
        },
        "secrets": [{"name": "S", "valueFrom": "arn:aws:ssm:us-east-1:111122223333:parameter/p"}],
        "dependsOn": [{"containerName": "second", "condition": "HEALTHY"}],
        "stopTimeout": 20, "versionConsistency": "enabled", "hostname": "h", "user": "u",
        "workingDirectory": "/w", "disableNetworking": false, "privileged": false,
        "readonlyRootFilesystem": false, "dnsServers": ["10.0.0.2"],
        "dnsSearchDomains": ["a.b"], "extraHosts": [{"hostname": "h", "ipAddress": "10.0.0.9"}],
        "dockerSecurityOptions": ["no-new-privileges"], "interactive": false,
        "pseudoTerminal": false, "dockerLabels": {"a": "b"},
        "ulimits": [{"name": "nofile", "softLimit": 10, "hardLimit": 20}],
        "logConfiguration": {"logDriver": "awslogs",
            "options": {"awslogs-region": "us-east-1", "awslogs-group": "g"},
            "secretOptions": [{"name": "token", "valueFrom": "arn:aws:ssm:x"}]},
        "systemControls": [{"namespace": "net.core.somaxconn", "value": "1024"}],
        "resourceRequirements": [{"type": "GPU", "value": "1",
            "sharingStrategy": {"nvidiaMps": {"memory": 10, "maxComputePercent": 50}}}],
        "firelensConfiguration": {"type": "fluentbit", "options": {"a": "b"}},
        "credentialSpecs": ["credentialspec:arn:aws:s3:::b/k"],
    })
}

fn awsvpc() -> Value {
    json!({
        "family": "mesh", "networkMode": "awsvpc", "requiresCompatibilities": ["EC2"],
        "cpu": "1024", "memory": "2048",
        "proxyConfiguration": {"type": "APPMESH", "containerName": "app",
            "properties": [{"name": "ProxyIngressPort", "value": "15000"}]},
        "containerDefinitions": [
            {"name": "app", "image": "i", "portMappings": [{"containerPort": 80, "hostPort": 80}]},
        ],
    })
}

fn windows() -> Value {
    json!({
        "family": "win", "requiresCompatibilities": ["EC2"],
        "runtimePlatform": {"operatingSystemFamily": "WINDOWS_SERVER_2022_CORE"},
        "volumes": [{"name": "fsx", "fsxWindowsFileServerVolumeConfiguration": {
            "fileSystemId": "fs-1", "rootDirectory": "\\data",
            "authorizationConfig": {"credentialsParameter": "arn:aws:ssm:x", "domain": "d"}}}],
        "containerDefinitions": [{"name": "app", "image": "i", "memory": 512}],
    })
}

fn fargate() -> Value {
    json!({
        "family": "far", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"],
        "executionRoleArn": "arn:aws:iam::111122223333:role/agent",
        "cpu": "1024", "memory": "2048", "ephemeralStorage": {"sizeInGiB": 30},
        "volumes": [{"name": "plain"}],
        "containerDefinitions": [{"name": "app", "image": "i", "user": "u",
            "linuxParameters": {"initProcessEnabled": true, "capabilities": {"add": []}},
            "mountPoints": [{"sourceVolume": "plain", "containerPath": "/d"}],
            "logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-region": "r",
                "awslogs-group": "g", "awslogs-stream-prefix": "p"}},
            "startTimeout": 20, "stopTimeout": 20}],
    })
}

fn withdrawn() -> Value {
    json!({
        "family": "old",
        "inferenceAccelerators": [{"deviceName": "d", "deviceType": "eia2.medium"}],
        "containerDefinitions": [{"name": "app", "image": "i", "memory": 512}],
    })
}
