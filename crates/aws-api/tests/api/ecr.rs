//! Images from the push to the pull: tags, policies, caches, and every way in which a pull fails.

use crate::lab::Lab;
use serde_json::{Value, json};

const HOST: &str = "111122223333.dkr.ecr.us-east-1.amazonaws.com";

fn create(lab: &mut Lab, name: &str, more: Value) {
    let mut input = json!({"repositoryName": name});
    input
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    lab.ok("ecr.CreateRepository", input);
}

fn push(lab: &mut Lab, name: &str, tag: &str, more: Value) -> String {
    let mut input = json!({"repositoryName": name, "imageTag": tag});
    input
        .as_object_mut()
        .unwrap()
        .extend(more.as_object().unwrap().clone());
    let made = lab.ok("lab.PushImage", input);
    made["image"]["imageDigest"].as_str().unwrap().to_owned()
}

fn register(lab: &mut Lab, family: &str, image: &str) {
    lab.ok(
        "ecs.RegisterTaskDefinition",
        json!({"family": family, "containerDefinitions":
            [{"name": "app", "image": image, "cpu": 64, "memory": 64}]}),
    );
}

fn run(lab: &mut Lab, family: &str) -> Value {
    let it = lab.ok(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": family}),
    );
    it["tasks"][0]["taskArn"].clone()
}

fn task(lab: &mut Lab, arn: &Value) -> Value {
    lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [arn]}),
    )["tasks"][0]
        .clone()
}

fn tags(lab: &mut Lab, name: &str) -> Vec<String> {
    let it = lab.ok("ecr.DescribeImages", json!({"repositoryName": name}));
    let images = it["imageDetails"].as_array().unwrap();
    images
        .iter()
        .map(|it| {
            let tags = it["imageTags"].as_array().unwrap();
            let tags: Vec<&str> = tags.iter().filter_map(Value::as_str).collect();
            tags.join("+")
        })
        .collect()
}

#[test]
fn tasks_w83_an_immutable_tag_stays_where_it_is() {
    let mut lab = Lab::with(0);
    create(
        &mut lab,
        "fixed",
        json!({"imageTagMutability": "IMMUTABLE"}),
    );
    push(&mut lab, "fixed", "v1", json!({}));
    let again = json!({"repositoryName": "fixed", "imageTag": "v1"});
    let error = lab.refused("lab.PushImage", again);
    assert_eq!(error.code, "ImageTagAlreadyExistsException");
    push(&mut lab, "fixed", "v2", json!({}));
    assert_eq!(tags(&mut lab, "fixed"), ["v1", "v2"]);

    create(&mut lab, "free", json!({}));
    let (first, second) = (
        push(&mut lab, "free", "v1", json!({})),
        push(&mut lab, "free", "v1", json!({})),
    );
    assert_ne!(first, second);
    assert_eq!(
        tags(&mut lab, "free"),
        ["", "v1"],
        "the old image is untagged"
    );

    let mode = json!({"imageTagMutability": "IMMUTABLE_WITH_EXCLUSION",
        "imageTagMutabilityExclusionFilters": [{"filterType": "WILDCARD", "filter": "dev*"}]});
    create(&mut lab, "mixed", mode);
    for tag in ["dev-1", "dev-1", "v1"] {
        push(&mut lab, "mixed", tag, json!({}));
    }
    lab.refused(
        "lab.PushImage",
        json!({"repositoryName": "mixed", "imageTag": "v1"}),
    );
}

#[test]
fn a_pull_finds_the_image_or_says_what_is_missing() {
    let mut lab = Lab::with(2);
    create(&mut lab, "web", json!({}));
    let digest = push(&mut lab, "web", "v1", json!({"sizeMib": 400}));
    for (family, image, text) in [
        ("ok", "web:v1".to_owned(), None),
        ("digest", format!("web@{digest}"), None),
        (
            "tag",
            "web:v2".to_owned(),
            Some(format!(
                "CannotPullContainerError: pull image manifest has been retried 5 time(s): failed \
                 to resolve ref {HOST}/web:v2: {HOST}/web:v2: not found"
            )),
        ),
        (
            "repository",
            "api:v1".to_owned(),
            Some(format!(
                "CannotPullContainerError: API error (404): repository {HOST}/api not found"
            )),
        ),
    ] {
        register(&mut lab, family, &format!("{HOST}/{image}"));
        let arn = run(&mut lab, family);
        lab.play(60);
        let it = task(&mut lab, &arn);
        match text {
            None => {
                assert_eq!(it["lastStatus"], "RUNNING", "{family}");
                assert_eq!(
                    it["containers"][0]["imageDigest"],
                    json!(digest),
                    "{family}"
                );
            }
            Some(text) => {
                assert_eq!(it["stopCode"], "TaskFailedToStart", "{family}");
                assert_eq!(it["stoppedReason"], text, "{family}");
                assert_eq!(it["containers"][0]["reason"], text, "{family}");
            }
        }
    }
}

#[test]
fn a_pull_takes_time_by_size_and_none_where_the_image_lies_already() {
    let mut lab = Lab::with(1);
    create(&mut lab, "web", json!({}));
    push(&mut lab, "web", "small", json!({"sizeMib": 40}));
    push(&mut lab, "web", "large", json!({"sizeMib": 4000}));
    let mut took = |tag: &str| {
        register(&mut lab, "f", &format!("{HOST}/web:{tag}"));
        let arn = run(&mut lab, "f");
        lab.play(200);
        let it = task(&mut lab, &arn);
        let (from, to) = (&it["pullStartedAt"], &it["pullStoppedAt"]);
        to.as_f64().unwrap() - from.as_f64().unwrap()
    };
    let (small, large, again) = (took("small"), took("large"), took("large"));
    assert!(
        small < 4.0 && large > 90.0 && again <= 1.0,
        "{small} {large} {again}"
    );
}

#[test]
fn a_moved_tag_does_not_change_what_runs_and_a_deployment_keeps_its_digest() {
    let mut lab = Lab::with(2);
    create(&mut lab, "web", json!({}));
    let first = push(&mut lab, "web", "v1", json!({}));
    register(&mut lab, "web", &format!("{HOST}/web:v1"));
    lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
               "desiredCount": 2}),
    );
    lab.play(120);
    // The new image crashes at once.
    let crash = json!({"exitsAfter": "1s", "exitCode": 9});
    let second = push(&mut lab, "web", "v1", crash);
    lab.ok(
        "ecs.UpdateService",
        json!({"cluster": "lab", "service": "web", "desiredCount": 4}),
    );
    lab.play(120);
    let digests = |lab: &Lab| {
        let tasks = lab.run.world.tasks.values().filter(|it| it.is_running());
        let found = tasks.map(|it| it.containers[0].digest.clone().unwrap());
        found.collect::<Vec<String>>()
    };
    assert_eq!(
        digests(&lab),
        vec![first.clone(); 4],
        "scaling out keeps the digest"
    );
    lab.ok(
        "ecs.UpdateService",
        json!({"cluster": "lab", "service": "web", "forceNewDeployment": true}),
    );
    lab.play(60);
    let tasks = lab.run.world.tasks.values();
    let new = tasks.filter(|it| it.containers[0].digest.as_deref() == Some(&second));
    assert!(new.count() > 0, "a new deployment looks the tag up again");
}

#[test]
fn an_image_for_another_machine_ends_with_exec_format_error() {
    let mut lab = Lab::with(1);
    create(&mut lab, "web", json!({}));
    push(&mut lab, "web", "arm", json!({"architecture": "arm64"}));
    push(&mut lab, "web", "x86", json!({"architecture": "x86_64"}));
    for (tag, status) in [("arm", "STOPPED"), ("x86", "RUNNING")] {
        register(&mut lab, tag, &format!("{HOST}/web:{tag}"));
        let arn = run(&mut lab, tag);
        lab.play(60);
        let it = task(&mut lab, &arn);
        assert_eq!(it["lastStatus"], status, "{tag}");
        if status == "STOPPED" {
            assert_eq!(it["containers"][0]["reason"], "exec format error");
            assert_eq!(it["containers"][0]["exitCode"], 1);
            assert_eq!(it["stopCode"], "EssentialContainerExited");
        }
    }
}

#[test]
fn pulls_fail_in_the_words_of_their_cause() {
    for (error, text) in [
        (
            "NoRoute",
            "connection issue between the task and Amazon ECR",
        ),
        (
            "LayerFailed",
            "httpReaderSeeker: failed open: unexpected status code",
        ),
        ("NoSpace", "no space left on device"),
        ("TooManyRequests", "You have reached your pull rate limit."),
        ("ContextCanceled", "Context canceled"),
    ] {
        let mut lab = Lab::with(1);
        lab.ok(
            "lab.SetImage",
            json!({"image": "hub/web:1", "pullError": error}),
        );
        register(&mut lab, "f", "hub/web:1");
        let arn = run(&mut lab, "f");
        lab.play(60);
        let it = task(&mut lab, &arn);
        let said = it["stoppedReason"].as_str().unwrap();
        assert!(
            said.starts_with("CannotPullContainerError: ") && said.contains(text),
            "{said}"
        );
    }
}

fn policy(rules: Value) -> String {
    let text = json!({"rules": rules}).to_string();
    format!("{text}{}", " ".repeat(100_usize.saturating_sub(text.len())))
}

fn keep(priority: u32, selection: Value) -> Value {
    let mut it = json!({"countType": "imageCountMoreThan", "countNumber": 1});
    it.as_object_mut()
        .unwrap()
        .extend(selection.as_object().unwrap().clone());
    json!({"rulePriority": priority, "selection": it, "action": {"type": "expire"}})
}

#[test]
fn tasks_w77_and_w80_lifecycle_policies_are_previewed_and_applied() {
    let mut lab = Lab::with(0);
    create(&mut lab, "app", json!({}));
    for (tag, age) in [("prod-1", "10d"), ("prod-2", "9d"), ("beta-3", "8d")] {
        push(&mut lab, "app", tag, json!({"pushedAgo": age}));
    }
    let prod = keep(1, json!({"tagStatus": "tagged", "tagPrefixList": ["prod"]}));
    let any = keep(2, json!({"tagStatus": "any"}));
    let text = policy(json!([prod, any]));
    let preview = lab.ok(
        "ecr.GetLifecyclePolicyPreview",
        json!({"repositoryName": "app", "lifecyclePolicyText": text}),
    );
    assert_eq!(preview["summary"]["expiringImageTotalCount"], 1);
    assert_eq!(preview["previewResults"][0]["imageTags"], json!(["prod-1"]));
    assert_eq!(preview["previewResults"][0]["appliedRulePriority"], 1);
    lab.ok(
        "ecr.PutLifecyclePolicy",
        json!({"repositoryName": "app", "lifecyclePolicyText": text}),
    );
    assert_eq!(tags(&mut lab, "app").len(), 3);
    lab.play(24 * 3600);
    assert_eq!(tags(&mut lab, "app"), ["prod-2", "beta-3"]);
}

#[test]
fn tasks_w82_lifecycle_policies_that_ecr_does_not_take() {
    let mut lab = Lab::with(0);
    create(&mut lab, "app", json!({}));
    let any = |n: u32| keep(n, json!({"tagStatus": "any"}));
    let untagged = |n: u32| keep(n, json!({"tagStatus": "untagged"}));
    for (rules, text) in [
        (json!([any(1), untagged(2)]), "any must have the highest"),
        (json!([untagged(1), untagged(1)]), "stands twice"),
        (
            json!([untagged(0)]),
            "numeric instance is lower than the required minimum",
        ),
        (
            json!([keep(1, json!({"tagStatus": "x"}))]),
            "instance value (x) not found in enum",
        ),
        (
            json!([keep(1, json!({"tagStatus": "tagged"}))]),
            "exactly one",
        ),
        (
            json!([keep(1, json!({"tagStatus": "any", "countUnit": "days"}))]),
            "countUnit",
        ),
        (
            json!({}),
            "Could not map policyString into LifecyclePolicy.",
        ),
    ] {
        let input = json!({"repositoryName": "app", "lifecyclePolicyText": policy(rules)});
        let error = lab.refused("ecr.PutLifecyclePolicy", input);
        assert!(
            error
                .message
                .to_string()
                .starts_with("Invalid parameter at 'LifecyclePolicyText'")
        );
        assert!(
            error.message.to_string().contains(text),
            "{}",
            error.message
        );
    }
}

#[test]
fn scans_find_what_was_pushed_and_block_nothing() {
    let mut lab = Lab::with(0);
    create(
        &mut lab,
        "app",
        json!({"imageScanningConfiguration": {"scanOnPush": true}}),
    );
    create(&mut lab, "quiet", json!({}));
    let findings = json!({"findings": [{"severity": "CRITICAL", "count": 2}]});
    for name in ["app", "quiet"] {
        push(&mut lab, name, "v1", findings.clone());
    }
    let id = |name: &str| json!({"repositoryName": name, "imageId": {"imageTag": "v1"}});
    let found = lab.ok("ecr.DescribeImageScanFindings", id("app"));
    let counts = &found["imageScanFindings"]["findingSeverityCounts"];
    assert_eq!(counts, &json!({"CRITICAL": 2}));
    let error = lab.refused("ecr.DescribeImageScanFindings", id("quiet"));
    assert_eq!(error.code, "ScanNotFoundException");
    lab.ok("ecr.StartImageScan", id("quiet"));
    let error = lab.refused("ecr.StartImageScan", id("quiet"));
    assert_eq!(error.code, "LimitExceededException", "one scan a day");
    lab.play(86_400);
    lab.ok("ecr.StartImageScan", id("quiet"));
}

#[test]
fn a_pull_through_cache_makes_its_repository_at_the_first_pull() {
    let mut lab = Lab::with(1);
    lab.ok(
        "ecr.CreatePullThroughCacheRule",
        json!({"ecrRepositoryPrefix": "quay", "upstreamRegistryUrl": "quay.io"}),
    );
    register(&mut lab, "f", &format!("{HOST}/quay/team/tool:1"));
    let arn = run(&mut lab, "f");
    lab.play(60);
    assert_eq!(task(&mut lab, &arn)["lastStatus"], "RUNNING");
    assert_eq!(tags(&mut lab, "quay/team/tool"), ["1"]);
    let refused = json!({"ecrRepositoryPrefix": "hub", "upstreamRegistryUrl": "docker.io"});
    lab.refused("ecr.CreatePullThroughCacheRule", refused);
}

#[test]
fn replication_copies_pushes_that_come_after_it() {
    let mut lab = Lab::with(0);
    create(&mut lab, "prod/web", json!({}));
    create(&mut lab, "dev/web", json!({}));
    push(&mut lab, "prod/web", "v1", json!({}));
    let rules = json!([{"destinations": [{"region": "eu-west-1", "registryId": "111122223333"}],
        "repositoryFilters": [{"filter": "prod/", "filterType": "PREFIX_MATCH"}]}]);
    lab.ok(
        "ecr.PutReplicationConfiguration",
        json!({"replicationConfiguration": {"rules": rules}}),
    );
    push(&mut lab, "prod/web", "v2", json!({}));
    push(&mut lab, "dev/web", "v2", json!({}));
    let copies: Vec<&String> = lab.run.world.ecr.replicas.keys().collect();
    assert_eq!(
        copies,
        ["111122223333.dkr.ecr.eu-west-1.amazonaws.com/prod/web:v2"]
    );
}

#[test]
fn repositories_are_named_found_and_deleted_as_ecr_does() {
    let mut lab = Lab::with(0);
    create(&mut lab, "team/web", json!({}));
    for (call, input, code) in [
        (
            "ecr.CreateRepository",
            json!({"repositoryName": "team/web"}),
            "RepositoryAlreadyExistsException",
        ),
        (
            "ecr.CreateRepository",
            json!({"repositoryName": "Team"}),
            "InvalidParameterException",
        ),
        (
            "ecr.CreateRepository",
            json!({"repositoryName": "a--"}),
            "InvalidParameterException",
        ),
        (
            "ecr.DeleteRepository",
            json!({"repositoryName": "none"}),
            "RepositoryNotFoundException",
        ),
        (
            "ecr.GetRepositoryPolicy",
            json!({"repositoryName": "team/web"}),
            "RepositoryPolicyNotFoundException",
        ),
        (
            "ecr.GetLifecyclePolicy",
            json!({"repositoryName": "team/web"}),
            "LifecyclePolicyNotFoundException",
        ),
    ] {
        assert_eq!(lab.refused(call, input).code, code, "{call}");
    }
    push(&mut lab, "team/web", "v1", json!({}));
    let error = lab.refused(
        "ecr.DeleteRepository",
        json!({"repositoryName": "team/web"}),
    );
    assert_eq!(error.code, "RepositoryNotEmptyException");
    lab.ok(
        "ecr.BatchDeleteImage",
        json!({"repositoryName": "team/web", "imageIds": [{"imageTag": "v1"}]}),
    );
    lab.ok(
        "ecr.DeleteRepository",
        json!({"repositoryName": "team/web"}),
    );
}
