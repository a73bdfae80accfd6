//! Enhanced scanning of a registry, and pulls from another account's repository.

use crate::lab::Lab;
use serde_json::{Value, json};

fn repository(lab: &mut Lab, name: &str) {
    lab.ok("ecr.CreateRepository", json!({"repositoryName": name}));
}

fn push(lab: &mut Lab, name: &str, ago: &str) -> Value {
    let input = json!({"repositoryName": name, "imageTag": "v1", "pushedAgo": ago,
        "findings": [{"severity": "HIGH", "count": 2}]});
    lab.ok("lab.PushImage", input)["image"].clone()
}

fn enhanced(lab: &mut Lab, rules: &[(&str, &str)]) {
    let rules: Vec<Value> = rules
        .iter()
        .map(|(frequency, filter)| {
            json!({"scanFrequency": frequency,
            "repositoryFilters": [{"filter": filter, "filterType": "WILDCARD"}]})
        })
        .collect();
    let input = json!({"scanType": "ENHANCED", "rules": rules});
    lab.ok("ecr.PutRegistryScanningConfiguration", input);
}

fn status(lab: &mut Lab, name: &str) -> Value {
    let images = lab.ok("ecr.DescribeImages", json!({"repositoryName": name}));
    images["imageDetails"][0]["imageScanStatus"]["status"].clone()
}

#[test]
fn enhanced_scanning_goes_by_filters_and_reaches_back_two_weeks() {
    let mut lab = Lab::with(0);
    for (name, ago) in [
        ("prod-web", "1d"),
        ("prod-old", "15d"),
        ("web", "1d"),
        ("api", "1d"),
    ] {
        repository(&mut lab, name);
        push(&mut lab, name, ago);
    }
    enhanced(
        &mut lab,
        &[("SCAN_ON_PUSH", "*web"), ("CONTINUOUS_SCAN", "prod*")],
    );
    for (name, expected) in [
        ("prod-web", json!("ACTIVE")),
        ("prod-old", json!("SCAN_ELIGIBILITY_EXPIRED")),
        ("web", json!("COMPLETE")),
        ("api", Value::Null),
    ] {
        assert_eq!(status(&mut lab, name), expected, "{name}");
    }
    let input = json!({"repositoryNames": ["prod-web", "api", "none"]});
    let told = lab.ok("ecr.BatchGetRepositoryScanningConfiguration", input);
    let first = &told["scanningConfigurations"][0];
    assert_eq!(first["scanFrequency"], "CONTINUOUS_SCAN");
    assert_eq!(first["appliedScanFilters"][0]["filter"], "prod*");
    assert_eq!(told["scanningConfigurations"][1]["scanOnPush"], false);
    assert_eq!(told["failures"][0]["failureCode"], "REPOSITORY_NOT_FOUND");
    let scan = json!({"repositoryName": "web", "imageId": {"imageTag": "v1"}});
    let code = lab.refused("ecr.StartImageScan", scan.clone()).code;
    assert_eq!(code, "ValidationException");
    let found = lab.ok("ecr.DescribeImageScanFindings", scan.clone());
    assert_eq!(
        found["imageScanFindings"]["findingSeverityCounts"]["HIGH"],
        2
    );
    let again = push(&mut lab, "web", "0s");
    assert_eq!(again["imageScanStatus"]["status"], "COMPLETE");
    let setting = lab.ok("ecr.GetRegistryScanningConfiguration", json!({}));
    assert_eq!(setting["scanningConfiguration"]["scanType"], "ENHANCED");
    let basic = json!({"scanType": "BASIC", "rules": [{"scanFrequency": "CONTINUOUS_SCAN",
        "repositoryFilters": []}]});
    let error = lab.refused("ecr.PutRegistryScanningConfiguration", basic);
    assert_eq!(error.path.as_deref(), Some("rules[0].scanFrequency"));
    lab.ok(
        "ecr.PutRegistryScanningConfiguration",
        json!({"scanType": "BASIC"}),
    );
    repository(&mut lab, "later");
    push(&mut lab, "later", "0s");
    assert_eq!(status(&mut lab, "later"), Value::Null);
    let scan = json!({"repositoryName": "later", "imageId": {"imageTag": "v1"}});
    lab.ok("ecr.StartImageScan", scan);
    assert_eq!(status(&mut lab, "later"), "COMPLETE");
}

fn role(lab: &mut Lab, allow: &str) -> Value {
    let trust = json!({"Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]});
    let input = json!({"RoleName": "agent", "AssumeRolePolicyDocument": trust.to_string()});
    let arn = lab.ok("iam.CreateRole", input)["Role"]["Arn"].clone();
    let own = json!({"Statement": [{"Effect": "Allow", "Resource": "*",
        "Action": ["ecr:GetAuthorizationToken", allow]}]});
    let input = json!({"RoleName": "agent", "PolicyName": "own",
        "PolicyDocument": own.to_string()});
    lab.ok("iam.PutRolePolicy", input);
    arn
}

/// Whether a task whose image is another account's runs after two minutes, and if not why.
fn pulls(allow: &str, policy: Option<Value>) -> Result<(), String> {
    let mut lab = Lab::with(1);
    let arn = role(&mut lab, allow);
    let mut owner = json!({"registryId": "999988887777", "repositoryName": "shared"});
    if let Some(policy) = policy {
        owner["policyText"] = json!(policy.to_string());
    }
    lab.ok("lab.SetForeignRepository", owner);
    let image = "999988887777.dkr.ecr.us-east-1.amazonaws.com/shared:v1";
    let input = json!({"family": "shared", "executionRoleArn": arn, "containerDefinitions": [
        {"name": "app", "image": image, "memory": 64}]});
    lab.ok("ecs.RegisterTaskDefinition", input);
    let run = json!({"cluster": "lab", "taskDefinition": "shared"});
    let task = lab.ok("ecs.RunTask", run)["tasks"][0]["taskArn"].clone();
    lab.play(120);
    let told = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [task]}),
    );
    match told["tasks"][0]["stoppedReason"].as_str() {
        None => Ok(()),
        Some(why) => Err(why.to_owned()),
    }
}

#[test]
fn another_accounts_repository_needs_both_policies() {
    let policy = |effect: &str, principal: &str| {
        Some(
            json!({"Statement": [{"Effect": effect, "Principal": {"AWS": principal},
            "Action": ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer",
                "ecr:BatchGetImage"]}]}),
        )
    };
    let ours = "arn:aws:iam::111122223333:root";
    for (allow, policy, runs) in [
        ("ecr:*", policy("Allow", ours), true),
        (
            "ecr:*",
            policy("Allow", "arn:aws:iam::444455556666:root"),
            false,
        ),
        ("ecr:*", policy("Deny", ours), false),
        ("ecr:*", None, false),
        ("s3:*", policy("Allow", ours), false),
    ] {
        let said = pulls(allow, policy.clone());
        assert_eq!(said.is_ok(), runs, "{allow} {policy:?}: {said:?}");
        if let Err(why) = said {
            let text = "Check that the role has the permissions to pull images from the registry.";
            assert!(why.ends_with(text), "{why}");
        }
    }
    let mut lab = Lab::with(0);
    let own = json!({"registryId": "111122223333", "repositoryName": "shared"});
    let error = lab.refused("lab.SetForeignRepository", own);
    assert_eq!(error.path.as_deref(), Some("registryId"));
}
