//! The controllers EXTERNAL and CODE_DEPLOY: task sets, answers, and what does not fit.

use crate::lab::Lab;
use serde_json::{Value, json};

fn external() -> Lab {
    let mut lab = Lab::with(4);
    lab.web();
    let made = lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "desiredCount": 3,
               "deploymentController": {"type": "EXTERNAL"}}),
    );
    let service = &made["service"];
    assert_eq!(service["deploymentController"]["type"], "EXTERNAL");
    assert_eq!(service["taskSets"], json!([]));
    assert_eq!(service["deployments"], json!([]));
    assert!(service.get("taskDefinition").is_none(), "{service}");
    lab
}

fn of(extra: Value) -> Value {
    let mut it = json!({"cluster": "lab", "service": "web"});
    let map = it.as_object_mut().unwrap();
    map.extend(extra.as_object().unwrap().clone());
    it
}

fn add(lab: &mut Lab, extra: Value) -> Value {
    let mut whole = of(extra);
    whole["taskDefinition"] = "web".into();
    lab.ok("ecs.CreateTaskSet", whole)["taskSet"].clone()
}

fn scaled(percent: f64) -> Value {
    json!({"scale": {"value": percent, "unit": "PERCENT"}})
}

#[test]
fn a_task_set_begins_at_nothing_and_is_scaled_up() {
    let mut lab = external();
    let set = add(&mut lab, json!({"externalId": "build-7"}));
    assert_eq!(set["status"], "ACTIVE");
    assert_eq!(set["scale"], json!({"value": 0.0, "unit": "PERCENT"}));
    assert_eq!(set["computedDesiredCount"], 0);
    assert_eq!(set["stabilityStatus"], "STABILIZING");
    assert_eq!(set["externalId"], "build-7");
    assert_eq!(set["launchType"], "EC2");
    let arn = set["taskSetArn"].as_str().unwrap().to_owned();
    let id = set["id"].as_str().unwrap();
    let path = format!("arn:aws:ecs:us-east-1:111122223333:task-set/lab/web/{id}");
    assert_eq!(arn, path);
    let mut half = scaled(50.0);
    half["taskSet"] = arn.clone().into();
    let updated = lab.ok("ecs.UpdateTaskSet", of(half));
    assert_eq!(updated["taskSet"]["computedDesiredCount"], 2);
    lab.play(180);
    lab.ok(
        "ecs.UpdateServicePrimaryTaskSet",
        of(json!({"primaryTaskSet": id})),
    );
    let found = lab.ok(
        "ecs.DescribeTaskSets",
        of(json!({"taskSets": [id, "gone"]})),
    );
    let set = &found["taskSets"][0];
    assert_eq!(
        [&set["status"], &set["stabilityStatus"]],
        ["PRIMARY", "STEADY_STATE"]
    );
    assert_eq!([&set["runningCount"], &set["pendingCount"]], [2, 0]);
    assert_eq!(found["failures"][0]["reason"], "MISSING");
    let described = lab.ok(
        "ecs.DescribeServices",
        json!({"cluster": "lab", "services": ["web"]}),
    );
    let service = &described["services"][0];
    assert_eq!(service["taskSets"][0]["taskSetArn"], arn);
    assert_eq!(service["taskDefinition"], set["taskDefinition"]);
    assert_eq!(
        [&service["desiredCount"], &service["runningCount"]],
        [3, 2],
        "the sum of its task sets"
    );
    let events = service["events"].as_array().unwrap();
    let started = "(service web) has started 2 tasks:";
    let said = |it: &&Value| it["message"].as_str().unwrap().starts_with(started);
    assert!(events.iter().any(|it| said(&it)), "{events:?}");
}

#[test]
fn what_does_not_fit_the_controller_is_refused() {
    let mut lab = external();
    lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "own", "desiredCount": 1, "taskDefinition": "web"}),
    );
    let on = |service: &str, extra: Value| {
        let mut it = of(extra);
        it["service"] = service.into();
        it
    };
    let management = "Amazon ECS only supports task set management on services configured to use \
                      external deployment controllers.";
    let web = json!({"taskDefinition": "web"});
    let force = "Cannot force a new deployment on services with a EXTERNAL deployment controller. \
                 Use CreateTaskSet to start a new deployment.";
    for (call, input, code, message) in [
        (
            "ecs.CreateTaskSet",
            on("own", web.clone()),
            "InvalidParameterException",
            management,
        ),
        (
            "ecs.DescribeTaskSets",
            on("own", json!({})),
            "InvalidParameterException",
            management,
        ),
        (
            "ecs.DeleteTaskSet",
            of(json!({"taskSet": "ecs-svc/1"})),
            "TaskSetNotFoundException",
            "The specified task set was not found.",
        ),
        (
            "ecs.UpdateService",
            of(web.clone()),
            "InvalidParameterException",
            "Unable to update task definition on services with a EXTERNAL deployment controller. \
             Use CreateTaskSet to start a new deployment.",
        ),
        (
            "ecs.UpdateService",
            of(json!({"forceNewDeployment": true})),
            "InvalidParameterException",
            force,
        ),
        (
            "ecs.UpdateService",
            of(json!({"deploymentController": {"type": "ECS"}})),
            "InvalidParameterException",
            "This lab keeps a service with the deployment controller it was created with",
        ),
        (
            "ecs.CreateTaskSet",
            of(json!({"taskDefinition": "web", "scale": {"value": 101.0}})),
            "InvalidParameterException",
            "The scale value of a task set must be between 0 and 100",
        ),
    ] {
        let error = lab.refused(call, input);
        assert_eq!(
            (error.code.as_str(), error.message.to_string().as_str()),
            (code, message)
        );
    }
    for (extra, path) in [
        (web, "taskDefinition"),
        (json!({"launchType": "EC2"}), "launchType"),
        (
            json!({"schedulingStrategy": "DAEMON"}),
            "schedulingStrategy",
        ),
        (
            json!({"deploymentConfiguration":
                {"deploymentCircuitBreaker": {"enable": true, "rollback": true}}}),
            "deploymentConfiguration.deploymentCircuitBreaker",
        ),
        (
            json!({"deploymentConfiguration": {"strategy": "CANARY"}}),
            "deploymentConfiguration.strategy",
        ),
    ] {
        let mut input = json!({"cluster": "lab", "serviceName": "other",
            "deploymentController": {"type": "EXTERNAL"}});
        let map = input.as_object_mut().unwrap();
        map.extend(extra.as_object().unwrap().clone());
        let error = lab.refused("ecs.CreateService", input);
        assert_eq!(error.path.as_deref(), Some(path), "{error}");
    }
}

#[test]
fn five_task_sets_are_the_most_and_a_scaled_one_needs_force() {
    let mut lab = external();
    let first = add(&mut lab, scaled(100.0));
    for _ in 0..4 {
        add(&mut lab, json!({}));
    }
    let error = lab.refused("ecs.CreateTaskSet", of(json!({"taskDefinition": "web"})));
    assert_eq!(
        error.message,
        "5 deployments exist on the service. Unable to create new TaskSet since this exceeds the \
         maximum limit."
    );
    let error = lab.refused("ecs.DeleteTaskSet", of(json!({"taskSet": first["id"]})));
    assert_eq!(error.path.as_deref(), Some("force"));
    let deleted = lab.ok(
        "ecs.DeleteTaskSet",
        of(json!({"taskSet": first["id"], "force": true})),
    );
    assert_eq!(deleted["taskSet"]["status"], "DRAINING");
    let error = lab.refused("ecs.DeleteService", of(json!({})));
    assert_eq!(
        error.message,
        "The service cannot be stopped while deployments are active."
    );
    lab.ok("ecs.DeleteService", of(json!({"force": true})));
}

fn code_deploy() -> Lab {
    let mut lab = Lab::with(4);
    lab.ok(
        "ecs.RegisterTaskDefinition",
        json!({"family": "web", "containerDefinitions": [{"name": "app", "image": "web:1",
            "cpu": 256, "memory": 512, "portMappings": [{"containerPort": 80}]}]}),
    );
    for name in ["blue", "green"] {
        lab.ok(
            "elbv2.CreateTargetGroup",
            json!({"Name": name, "Protocol": "HTTP", "Port": 80, "VpcId": "vpc-1",
                   "TargetType": "instance"}),
        );
    }
    lab.ok(
        "elbv2.CreateLoadBalancer",
        json!({"Name": "web", "Subnets": ["subnet-1a", "subnet-1b"]}),
    );
    lab.ok(
        "elbv2.CreateListener",
        json!({"LoadBalancerArn": "web", "Protocol": "HTTP", "Port": 80,
               "DefaultActions": [{"Type": "forward", "TargetGroupArn": "blue"}]}),
    );
    lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "desiredCount": 2,
               "taskDefinition": "web", "deploymentController": {"type": "CODE_DEPLOY"},
               "loadBalancers": [{"targetGroupArn": "blue", "containerName": "app",
                                  "containerPort": 80}]}),
    );
    lab.play(400);
    lab
}

#[test]
fn code_deploy_makes_a_primary_task_set_and_refuses_updates_in_its_own_words() {
    let mut lab = code_deploy();
    let described = lab.ok(
        "ecs.DescribeServices",
        json!({"cluster": "lab", "services": ["web"]}),
    );
    let service = &described["services"][0];
    let set = &service["taskSets"][0];
    assert_eq!(
        [&set["status"], &set["scale"]["value"]],
        [&json!("PRIMARY"), &json!(100.0)]
    );
    assert_eq!(set["stabilityStatus"], "STEADY_STATE", "{set}");
    assert_eq!(service["runningCount"], 2);
    let controller = "services with a CODE_DEPLOY deployment controller. Use AWS CodeDeploy to \
                      trigger a new deployment.";
    for (extra, message) in [
        (
            json!({"taskDefinition": "web"}),
            format!("Unable to update task definition on {controller}"),
        ),
        (
            json!({"networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1a"]}}}),
            format!("Unable to update network parameters on {controller}"),
        ),
        (
            json!({"forceNewDeployment": true}),
            format!("Cannot force a new deployment on {controller}"),
        ),
    ] {
        let error = lab.refused("ecs.UpdateService", of(extra));
        assert_eq!(error.message.to_string(), message);
    }
    lab.ok("ecs.UpdateService", of(json!({"desiredCount": 3})));
    lab.play(400);
    let described = lab.ok(
        "ecs.DescribeServices",
        json!({"cluster": "lab", "services": ["web"]}),
    );
    assert_eq!(described["services"][0]["runningCount"], 3);
}

#[test]
fn the_lever_deploys_as_code_deploy_would() {
    let mut lab = code_deploy();
    let input = json!({"service": "web", "taskDefinition": "web", "targetGroup": "green",
        "deploymentConfigName": "CodeDeployDefault.ECSCanary10Percent5Minutes",
        "terminateAfter": "5m"});
    let mut same = input.clone();
    same["targetGroup"] = "blue".into();
    let error = lab.refused("lab.CodeDeploy", same);
    assert_eq!(error.path.as_deref(), Some("targetGroup"));
    lab.ok("lab.CodeDeploy", input.clone());
    assert_eq!(
        lab.refused("lab.CodeDeploy", input).path.as_deref(),
        Some("service"),
        "one at a time"
    );
    lab.play(240);
    let weights = |lab: &mut Lab| -> Vec<Value> {
        let found = lab.ok("elbv2.DescribeListeners", json!({"LoadBalancerArn": "web"}));
        let action = &found["Listeners"][0]["DefaultActions"][0];
        let groups = action["ForwardConfig"]["TargetGroups"].as_array().unwrap();
        groups.iter().map(|it| it["Weight"].clone()).collect()
    };
    assert_eq!(weights(&mut lab), [90, 10]);
    lab.play(240);
    assert_eq!(weights(&mut lab), [0, 100]);
    lab.play(600);
    let described = lab.ok(
        "ecs.DescribeServices",
        json!({"cluster": "lab", "services": ["web"]}),
    );
    let sets = described["services"][0]["taskSets"].as_array().unwrap();
    assert_eq!(sets.len(), 1, "{sets:?}");
    assert_eq!(sets[0]["status"], "PRIMARY");
    let error = lab.refused("lab.StopCodeDeploy", json!({"service": "web"}));
    assert_eq!(error.path.as_deref(), Some("service"));
}
