//! A whole session: what a first scenario asks, end to end.

use crate::lab::Lab;
use serde_json::json;

#[test]
fn a_service_behind_a_load_balancer_reaches_its_steady_state() {
    let mut lab = Lab::with(2);
    lab.web();
    let group = lab.ok(
        "elbv2.CreateTargetGroup",
        json!({"Name": "web", "Protocol": "HTTP", "Port": 80, "HealthCheckIntervalSeconds": 10}),
    );
    let group = group["TargetGroups"][0]["TargetGroupArn"].clone();
    let balancer = lab.ok("elbv2.CreateLoadBalancer", json!({"Name": "front"}));
    let balancer = balancer["LoadBalancers"][0]["LoadBalancerArn"].clone();
    let listener = json!({"LoadBalancerArn": balancer, "Protocol": "HTTP", "Port": 80,
        "DefaultActions": [{"Type": "forward", "TargetGroupArn": group}]});
    lab.ok("elbv2.CreateListener", listener);
    let service = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
        "desiredCount": 4, "tags": [{"key": "a", "value": "b"}],
        "loadBalancers": [{"targetGroupArn": group, "containerName": "app", "containerPort": 80}]});
    let answer = lab.ok("ecs.CreateService", service);
    assert_eq!(
        answer["service"]["deploymentConfiguration"]["maximumPercent"],
        200
    );
    assert_eq!(answer["service"]["launchType"], "EC2");
    lab.play(300);

    let answer = lab.ok(
        "ecs.DescribeServices",
        json!({"cluster": "lab", "services": ["web", "x"]}),
    );
    let service = &answer["services"][0];
    assert_eq!(service["runningCount"], 4);
    assert_eq!(answer["failures"][0]["reason"], "MISSING");
    let newest = &service["events"][0]["message"];
    assert_eq!(newest, "(service web) has reached a steady state.");
    let texts = service["events"].as_array().unwrap().iter();
    let texts: Vec<&str> = texts.filter_map(|it| it["message"].as_str()).collect();
    assert!(
        texts
            .iter()
            .any(|it| it.starts_with("(service web) has started 4 tasks: (task ")),
        "{texts:#?}"
    );
    assert!(
        texts.iter().any(
            |it| it.contains(") registered 4 targets in (target-group arn:aws:")
                || it.contains(" registered ")
        ),
        "{texts:#?}"
    );

    let tasks = lab.ok(
        "ecs.ListTasks",
        json!({"cluster": "lab", "serviceName": "web"}),
    );
    let arns = tasks["taskArns"].clone();
    assert_eq!(arns.as_array().unwrap().len(), 4);
    let tasks = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": arns}),
    );
    let task = &tasks["tasks"][0];
    assert_eq!(task["lastStatus"], "RUNNING");
    let port = task["containers"][0]["networkBindings"][0]["hostPort"].as_u64();
    assert!(
        port.is_some_and(|it| (32_768..61_000).contains(&it)),
        "{port:?}"
    );
    let health = lab.ok(
        "elbv2.DescribeTargetHealth",
        json!({"TargetGroupArn": group}),
    );
    let targets = health["TargetHealthDescriptions"].as_array().unwrap();
    assert!(
        targets
            .iter()
            .all(|it| it["TargetHealth"]["State"] == "healthy"),
        "{health}"
    );

    let said = lab.run.trace.iter().find_map(|it| match &it.event {
        model::Event::CommandAccepted { name, summary } if name == "ecs.CreateService" => {
            Some(summary)
        }
        _ => None,
    });
    assert_eq!(
        said.unwrap(),
        "web web:1 EC2 desired 4, min 100 %, max 200 %"
    );
}

#[test]
fn refused_calls_leave_no_trace() {
    let mut lab = Lab::with(0);
    lab.web();
    for (name, input, code, message) in [
        (
            "ecs.Nothing",
            json!({}),
            "UnknownOperationException",
            "This lab does not answer ecs.Nothing",
        ),
        (
            "ecs.DescribeTasks",
            json!({"cluster": "none", "tasks": ["t1"]}),
            "ClusterNotFoundException",
            "Cluster not found.",
        ),
        // W55
        (
            "ecs.RunTask",
            json!({"cluster": "lab", "taskDefinition": "web"}),
            "InvalidParameterException",
            "No Container Instances were found in your cluster.",
        ),
        (
            "ecs.RunTask",
            json!({"cluster": "lab", "taskDefinition": "web", "launchType": "FARGATE"}),
            "InvalidParameterException",
            "Task definition does not support launch_type FARGATE.",
        ),
        (
            "ecs.RunTask",
            json!({"cluster": "lab", "taskDefinition": "web", "count": "2"}),
            "ParamValidation",
            "Parameter validation failed:\nInvalid type for parameter count, value: 2, \
             type: <class 'str'>, valid types: <class 'int'>",
        ),
        (
            "ecs.CreateService",
            json!({"cluster": "lab"}),
            "ParamValidation",
            "Parameter validation failed:\nMissing required parameter in input: \"serviceName\"",
        ),
        (
            "ecs.DescribeTaskDefinition",
            json!({"taskDefinition": "nginx"}),
            "ClientException",
            "Unable to describe task definition.",
        ),
    ] {
        let error = lab.refused(name, input);
        assert_eq!(
            (error.code.as_str(), error.message.to_string().as_str()),
            (code, message),
            "{name}"
        );
    }
}
