//! Tags, overrides, deletion of task definitions, and account settings, from outside.

use crate::lab::Lab;
use serde_json::{Value, json};

fn describe(lab: &mut Lab, text: &str) -> Value {
    let input = json!({"taskDefinition": text, "include": ["TAGS"]});
    lab.ok("ecs.DescribeTaskDefinition", input)
}

fn status(lab: &mut Lab, text: &str) -> Value {
    describe(lab, text)["taskDefinition"]["status"].clone()
}

#[test]
fn tags_are_kept_on_everything_that_is_made() {
    let mut lab = Lab::with(1);
    let tags = json!([{"key": "team", "value": "web"}]);
    let mut web = crate::lab::web();
    web["tags"] = tags.clone();
    let made = lab.ok("ecs.RegisterTaskDefinition", web);
    assert_eq!(made["tags"], tags);
    assert_eq!(describe(&mut lab, "web:1")["tags"], tags);
    let run = lab.ok(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "web", "tags": tags}),
    );
    let service = lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
               "desiredCount": 1, "tags": tags}),
    );
    let arns = [
        made["taskDefinition"]["taskDefinitionArn"].clone(),
        run["tasks"][0]["taskArn"].clone(),
        service["service"]["serviceArn"].clone(),
    ];
    for arn in arns {
        let list = |lab: &mut Lab| {
            let input = json!({"resourceArn": arn});
            lab.ok("ecs.ListTagsForResource", input)["tags"].clone()
        };
        assert_eq!(list(&mut lab), tags, "{arn}");
        let more = json!([{"key": "stage", "value": "lab"}]);
        lab.ok("ecs.TagResource", json!({"resourceArn": arn, "tags": more}));
        lab.ok(
            "ecs.UntagResource",
            json!({"resourceArn": arn, "tagKeys": ["team"]}),
        );
        assert_eq!(list(&mut lab), more, "{arn}");
    }
}

#[test]
fn tags_that_aws_does_not_take() {
    let mut lab = Lab::with(1);
    lab.web();
    let arn = "arn:aws:ecs:us-east-1:111122223333:cluster/lab";
    let key = |key: &str| json!([{"key": key, "value": "x"}]);
    for tags in [key("aws:x"), key(""), key(&"k".repeat(129))] {
        lab.refused("ecs.TagResource", json!({"resourceArn": arn, "tags": tags}));
    }
    let many: Vec<Value> = (0..50).map(|n| json!({"key": format!("k{n}")})).collect();
    lab.ok("ecs.TagResource", json!({"resourceArn": arn, "tags": many}));
    lab.refused(
        "ecs.TagResource",
        json!({"resourceArn": arn, "tags": key("one")}),
    );
    lab.ok(
        "ecs.TagResource",
        json!({"resourceArn": arn, "tags": key("k7")}),
    );
    for arn in [
        "web",
        "arn:aws:ecs:us-east-1:1:cluster/none",
        "arn:aws:ecs:::task/lab/t9",
    ] {
        lab.refused("ecs.ListTagsForResource", json!({"resourceArn": arn}));
    }
}

#[test]
fn tasks_w2_a_deleted_revision_is_gone_and_its_number_stays_used() {
    let mut lab = Lab::with(1);
    lab.web();
    let delete = json!({"taskDefinitions": ["web:1"]});
    let failed = lab.ok("ecs.DeleteTaskDefinitions", delete.clone());
    let reason = failed["failures"][0]["reason"].as_str().unwrap();
    assert!(reason.contains("still in ACTIVE status"), "{reason}");
    lab.ok(
        "ecs.DeregisterTaskDefinition",
        json!({"taskDefinition": "web:1"}),
    );
    assert_eq!(status(&mut lab, "web:1"), "INACTIVE");
    let gone = lab.ok("ecs.DeleteTaskDefinitions", delete);
    assert_eq!(gone["taskDefinitions"][0]["status"], "DELETE_IN_PROGRESS");
    assert_eq!(status(&mut lab, "web:1"), "DELETE_IN_PROGRESS");
    lab.play(61);
    lab.refused(
        "ecs.DescribeTaskDefinition",
        json!({"taskDefinition": "web:1"}),
    );
    assert_eq!(lab.web()["taskDefinition"]["revision"], 2);
}

#[test]
fn a_revision_in_use_waits_for_its_last_task() {
    let mut lab = Lab::with(1);
    lab.web();
    let run = lab.ok(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "web"}),
    );
    lab.play(30);
    lab.ok(
        "ecs.DeregisterTaskDefinition",
        json!({"taskDefinition": "web:1"}),
    );
    lab.ok(
        "ecs.DeleteTaskDefinitions",
        json!({"taskDefinitions": ["web:1"]}),
    );
    lab.play(7300);
    assert_eq!(status(&mut lab, "web:1"), "DELETE_IN_PROGRESS");
    let task = run["tasks"][0]["taskArn"].clone();
    lab.ok("ecs.StopTask", json!({"cluster": "lab", "task": task}));
    lab.play(120);
    lab.refused(
        "ecs.DescribeTaskDefinition",
        json!({"taskDefinition": "web:1"}),
    );
    let told = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [task]}),
    );
    assert_eq!(told["tasks"][0]["lastStatus"], "STOPPED");
    assert!(
        lab.run.next_wake_up().is_none(),
        "nothing is left to wait for"
    );
}

#[test]
fn overrides_change_the_tasks_of_one_call() {
    let mut lab = Lab::with(1);
    lab.web();
    let overrides = json!({
        "taskRoleArn": "arn:aws:iam::111122223333:role/batch",
        "containerOverrides": [{"name": "app", "cpu": 512, "memory": 1024,
                                "command": ["migrate"],
                                "environment": [{"name": "A", "value": "1"}]}],
    });
    let run = lab.ok(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "web", "overrides": overrides}),
    );
    let task = &run["tasks"][0];
    assert_eq!(
        (&task["cpu"], &task["memory"]),
        (&json!("512"), &json!("1024"))
    );
    let shown = &task["overrides"];
    assert_eq!(shown["containerOverrides"], overrides["containerOverrides"]);
    assert_eq!(shown["taskRoleArn"], overrides["taskRoleArn"]);
    assert_eq!(task["containers"][0]["cpu"], "512");
    let node = &lab.run.world.instances.values().next().unwrap().node;
    assert_eq!(node.cpu_total.0 - node.cpu_left.0, 512);
    // The next task is as registered.
    let next = lab.ok(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "web"}),
    );
    assert_eq!(next["tasks"][0]["cpu"], "256");
    assert_eq!(
        next["tasks"][0]["overrides"]["containerOverrides"],
        json!([])
    );
    for (overrides, text) in [
        (
            json!({"containerOverrides": [{"name": "db"}]}),
            "Override for container named db is not a container in the TaskDefinition.",
        ),
        (
            json!({"cpu": "128", "memory": "64"}),
            "The sum of all container 'cpu' values cannot be greater than the value of the task \
             'cpu'.",
        ),
        (
            json!({"containerOverrides": [{"name": "app", "command": ["x".repeat(8200)]}]}),
            "overrides can have at most 8192 characters.",
        ),
    ] {
        let input = json!({"cluster": "lab", "taskDefinition": "web", "overrides": overrides});
        assert_eq!(lab.refused("ecs.RunTask", input).message, text);
    }
}

#[test]
fn tasks_w34_trunking_gives_more_slots_to_instances_that_register_later() {
    let mut lab = Lab::with(0);
    let add = json!({"cluster": "lab", "instanceType": "m5.large", "count": 1,
                     "availabilityZones": ["us-east-1a"]});
    let slots = |lab: &Lab| {
        let all = lab.run.world.instances.values();
        all.map(|it| it.node.eni_slots).collect::<Vec<_>>()
    };
    lab.ok("lab.AddContainerInstances", add.clone());
    lab.ok(
        "ecs.PutAccountSetting",
        json!({"name": "awsvpcTrunking", "value": "enabled"}),
    );
    assert_eq!(slots(&lab), [2]);
    lab.ok("lab.AddContainerInstances", add);
    assert_eq!(slots(&lab), [2, 10]);
    lab.play(10);
    lab.ok(
        "ecs.RegisterTaskDefinition",
        json!({"family": "vpc", "networkMode": "awsvpc", "containerDefinitions": [
            {"name": "app", "image": "web:v1", "memory": 64}]}),
    );
    let run = json!({"cluster": "lab", "taskDefinition": "vpc", "count": 10,
        "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1a"]}}});
    assert_eq!(
        lab.ok("ecs.RunTask", run.clone())["tasks"]
            .as_array()
            .unwrap()
            .len(),
        10
    );
    let second = lab.ok("ecs.RunTask", run);
    assert_eq!(second["tasks"].as_array().unwrap().len(), 2);
    assert_eq!(second["failures"][0]["reason"], "RESOURCE:ENI");
}

#[test]
fn a_revision_that_a_service_may_roll_back_to_waits_too() {
    let mut lab = Lab::with(2);
    lab.web();
    lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
               "desiredCount": 1, "deploymentConfiguration": {
                   "minimumHealthyPercent": 0, "maximumPercent": 100,
                   "deploymentCircuitBreaker": {"enable": true, "rollback": true}}}),
    );
    lab.play(120);
    lab.ok("lab.SetImage", json!({"image": "bad:1", "missing": true}));
    let mut bad = crate::lab::web();
    bad["containerDefinitions"][0]["image"] = json!("bad:1");
    lab.ok("ecs.RegisterTaskDefinition", bad);
    lab.ok(
        "ecs.UpdateService",
        json!({"cluster": "lab", "service": "web", "taskDefinition": "web:2"}),
    );
    lab.ok(
        "ecs.DeregisterTaskDefinition",
        json!({"taskDefinition": "web:1"}),
    );
    lab.ok(
        "ecs.DeleteTaskDefinitions",
        json!({"taskDefinitions": ["web:1"]}),
    );
    lab.play(3 * 3600);
    assert_eq!(status(&mut lab, "web:1"), "DELETE_IN_PROGRESS");
    let service = lab.ok(
        "ecs.DescribeServices",
        json!({"cluster": "lab", "services": ["web"]}),
    );
    assert_eq!(service["services"][0]["runningCount"], 1);
}

#[test]
fn a_task_run_by_itself_inherits_the_tags_of_its_definition() {
    let mut lab = Lab::with(1);
    let tag = |key: &str, value: &str| json!({"key": key, "value": value});
    lab.ok(
        "ecs.RegisterTaskDefinition",
        json!({"family": "web", "tags": [tag("team", "a"), tag("tier", "front")],
            "containerDefinitions": [{"name": "app", "image": "web:1", "memory": 64}]}),
    );
    let run = |source: &str| {
        json!({"cluster": "lab", "taskDefinition": "web", "propagateTags": source,
            "tags": [tag("team", "b")]})
    };
    let made = lab.ok("ecs.RunTask", run("TASK_DEFINITION"));
    let expected = json!([tag("team", "b"), tag("tier", "front")]);
    assert_eq!(made["tasks"][0]["tags"], expected, "its own tags win");
    let plain = lab.ok("ecs.RunTask", run("NONE"));
    assert_eq!(plain["tasks"][0]["tags"], json!([tag("team", "b")]));
    assert_eq!(
        lab.refused("ecs.RunTask", run("SERVICE")).path.as_deref(),
        Some("propagateTags")
    );
}
