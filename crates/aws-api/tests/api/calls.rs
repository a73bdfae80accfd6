//! Requests that are refused, field by field, and answers field by field.

use crate::lab::Lab;
use serde_json::{Value, json};

fn service(extra: Value) -> Value {
    let mut it = json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
        "desiredCount": 2});
    it.as_object_mut()
        .unwrap()
        .extend(extra.as_object().unwrap().clone());
    it
}

#[test]
fn create_service_is_refused_in_aws_words() {
    let mut lab = Lab::with(1);
    lab.web();
    let strategies = vec![json!({"type": "random"}); 6];
    for (extra, path, message) in [
        (
            json!({"placementStrategy": strategies}),
            "placementStrategy",
            "Maximum number of strategies is 5",
        ),
        (
            json!({"placementStrategy": [{"type": "binpack", "field": "disk"}]}),
            "placementStrategy[0].field",
            "binpack field 'disk' is invalid",
        ),
        (
            json!({"placementConstraints": [{"type": "distinctInstance", "expression": "a"}]}),
            "placementConstraints[0].expression",
            "distinctInstance expression should not be specified",
        ),
        (
            json!({"launchType": "EC2",
                   "capacityProviderStrategy": [{"capacityProvider": "FARGATE"}]}),
            "capacityProviderStrategy",
            "Specifying both a launch type and capacity provider strategy is not supported",
        ),
        (
            json!({"platformVersion": "1.4.0"}),
            "platformVersion",
            "The platform version must be null when specifying an EC2 launch type",
        ),
        (
            json!({"schedulingStrategy": "DAEMON"}),
            "desiredCount",
            "The daemon scheduling strategy does not support a desired count for services",
        ),
        (
            json!({"loadBalancers": [{"targetGroupArn": "a", "loadBalancerName": "b"}]}),
            "loadBalancers[0].loadBalancerName",
            "loadBalancerName and targetGroupArn cannot both be specified",
        ),
        (
            json!({"networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1a"]}}}),
            "networkConfiguration",
            "Network Configuration is not valid for the given networkMode of this task definition.",
        ),
        (
            json!({"desiredCount": -1}),
            "desiredCount",
            "desiredCount can not be negative",
        ),
        (
            json!({"deploymentConfiguration": {"strategy": "CANARY"}}),
            "deploymentConfiguration.strategy",
            "The deployment strategy needs a load balancer with an advancedConfiguration",
        ),
        (
            json!({"deploymentConfiguration": {"minimumHealthyPercent": 101}}),
            "deploymentConfiguration.minimumHealthyPercent",
            "minimumHealthyPercent must be between 0 and 100",
        ),
    ] {
        let error = lab.refused("ecs.CreateService", service(extra));
        assert_eq!(error.code, "InvalidParameterException", "{message}");
        assert_eq!(
            (error.message.to_string().as_str(), error.path.as_deref()),
            (message, Some(path))
        );
    }
    let error = lab.refused(
        "ecs.CreateService",
        service(json!({"placementConstraints":
        [{"type": "memberOf", "expression": "attribute:a ==="}]})),
    );
    assert!(
        error
            .message
            .to_string()
            .starts_with("Invalid placement constraint expression: at character")
    );
}

#[test]
fn update_service_changes_what_it_names() {
    let mut lab = Lab::with(2);
    lab.web();
    lab.ok(
        "ecs.CreateService",
        service(json!({"deploymentConfiguration": {"maximumPercent": 150}})),
    );
    lab.play(120);
    let update = json!({"cluster": "lab", "service": "web", "desiredCount": 3,
        "deploymentConfiguration": {"minimumHealthyPercent": 50},
        "placementStrategy": [{"type": "spread", "field": "attribute:ecs.availability-zone"},
                              {"type": "binpack", "field": "memory"}]});
    let answer = lab.ok("ecs.UpdateService", update);
    let service = &answer["service"];
    assert_eq!(service["desiredCount"], 3);
    assert_eq!(
        service["deploymentConfiguration"]["minimumHealthyPercent"],
        50
    );
    assert_eq!(service["deploymentConfiguration"]["maximumPercent"], 150);
    assert_eq!(
        service["placementStrategy"][1],
        json!({"type": "binpack", "field": "MEMORY"})
    );
    assert_eq!(service["deployments"].as_array().unwrap().len(), 1);
    let stored: Value =
        serde_json::from_str(&lab.run.world.services.values().next().unwrap().document).unwrap();
    assert_eq!(
        stored["deploymentConfiguration"],
        json!({"maximumPercent": 150, "minimumHealthyPercent": 50})
    );
    let error = lab.refused(
        "ecs.UpdateService",
        json!({"cluster": "lab", "service": "wob"}),
    );
    assert_eq!(error.code, "ServiceNotFoundException");
}

#[test]
fn run_task_names_each_instance_that_could_not() {
    let mut lab = Lab::with(2);
    let big = json!({"family": "big", "containerDefinitions":
        [{"name": "a", "image": "i", "memory": 64_000}]});
    lab.ok("ecs.RegisterTaskDefinition", big);
    let answer = lab.ok(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "big"}),
    );
    assert_eq!(answer["tasks"], json!([]));
    let failures = answer["failures"].as_array().unwrap();
    assert_eq!(failures.len(), 2);
    for it in failures {
        assert_eq!(it["reason"], "RESOURCE:MEMORY");
        assert!(
            it["arn"]
                .as_str()
                .unwrap()
                .contains(":container-instance/lab/")
        );
    }
    let error = lab.refused(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "big", "count": 11}),
    );
    assert_eq!(error.path.as_deref(), Some("count"));
}

#[test]
fn stopped_tasks_say_why() {
    let mut lab = Lab::with(1);
    lab.web();
    let started = lab.ok(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "web"}),
    );
    let arn = started["tasks"][0]["taskArn"].clone();
    assert_eq!(started["tasks"][0]["group"], "family:web");
    lab.play(60);
    lab.ok(
        "ecs.StopTask",
        json!({"cluster": "lab", "task": arn, "reason": "maintenance"}),
    );
    lab.play(60);
    let described = lab.ok(
        "ecs.DescribeTasks",
        json!({"cluster": "lab", "tasks": [arn, "t99"]}),
    );
    let task = &described["tasks"][0];
    assert_eq!(task["lastStatus"], "STOPPED");
    assert_eq!(task["stopCode"], "UserInitiated");
    assert_eq!(task["stoppedReason"], "maintenance");
    assert_eq!(described["failures"][0]["reason"], "MISSING");
    let stopped = lab.ok(
        "ecs.ListTasks",
        json!({"cluster": "lab", "desiredStatus": "STOPPED"}),
    );
    assert_eq!(stopped["taskArns"], json!([arn]));
    let error = lab.refused("ecs.StopTask", json!({"cluster": "lab", "task": "t99"}));
    assert_eq!(error.message, "The referenced task was not found.");
}

#[test]
fn instances_drain_filter_and_carry_attributes() {
    let mut lab = Lab::with(3);
    let all = lab.ok("ecs.ListContainerInstances", json!({"cluster": "lab"}));
    let first = all["containerInstanceArns"][0].clone();
    let filter = |text: &str| json!({"cluster": "lab", "filter": text});
    let in_b = lab.ok(
        "ecs.ListContainerInstances",
        filter("attribute:ecs.availability-zone == us-east-1b"),
    );
    assert_eq!(in_b["containerInstanceArns"].as_array().unwrap().len(), 1);
    let put = json!({"cluster": "lab", "attributes":
        [{"name": "stack", "value": "prod", "targetId": first}]});
    lab.ok("ecs.PutAttributes", put);
    let found = lab.ok(
        "ecs.ListContainerInstances",
        filter("attribute:stack == prod"),
    );
    assert_eq!(found["containerInstanceArns"], json!([first]));
    let drain =
        json!({"cluster": "lab", "containerInstances": [first, "nope"], "status": "DRAINING"});
    let answer = lab.ok("ecs.UpdateContainerInstancesState", drain);
    assert_eq!(answer["containerInstances"][0]["status"], "DRAINING");
    assert_eq!(answer["failures"][0]["reason"], "MISSING");
    let described = lab.ok(
        "ecs.DescribeContainerInstances",
        json!({"cluster": "lab", "containerInstances": ["i-1"]}),
    );
    let resources = &described["containerInstances"][0]["registeredResources"];
    assert_eq!(resources[0]["integerValue"], 2048);
    assert_eq!(
        resources[2]["stringSetValue"],
        json!(["22", "2375", "2376", "51678", "51679"])
    );
    let error = lab.refused(
        "ecs.PutAttributes",
        json!({"cluster": "lab", "attributes":
        [{"name": "ecs.os-type", "value": "x", "targetId": "i-1"}]}),
    );
    assert_eq!(error.path.as_deref(), Some("attributes[0].name"));
}

#[test]
fn scaling_policies_make_their_alarms() {
    let mut lab = Lab::with(2);
    lab.web();
    lab.ok("ecs.CreateService", service(json!({})));
    let target = json!({"ServiceNamespace": "ecs", "ResourceId": "service/lab/web",
        "ScalableDimension": "ecs:service:DesiredCount"});
    let with = |extra: Value| {
        let mut it = target.clone();
        it.as_object_mut()
            .unwrap()
            .extend(extra.as_object().unwrap().clone());
        it
    };
    let policy = with(
        json!({"PolicyName": "cpu", "PolicyType": "TargetTrackingScaling",
        "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 62.5,
            "PredefinedMetricSpecification":
                {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}}}),
    );
    let error = lab.refused("application-autoscaling.PutScalingPolicy", policy.clone());
    assert_eq!(error.code, "ObjectNotFoundException");
    lab.ok(
        "application-autoscaling.RegisterScalableTarget",
        with(json!({"MinCapacity": 1, "MaxCapacity": 8})),
    );
    lab.ok("application-autoscaling.PutScalingPolicy", policy);
    let shown = lab.ok(
        "application-autoscaling.DescribeScalingPolicies",
        json!({"ServiceNamespace": "ecs"}),
    );
    let config = &shown["ScalingPolicies"][0]["TargetTrackingScalingPolicyConfiguration"];
    assert_eq!(
        (&config["TargetValue"], &config["ScaleInCooldown"]),
        (&json!(62.5), &json!(300))
    );
    let alarms = lab.ok("cloudwatch.DescribeAlarms", json!({}));
    let thresholds: Vec<f64> = alarms["MetricAlarms"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["Threshold"].as_f64().unwrap())
        .collect();
    assert_eq!(thresholds, [62.5, 56.25]);
    let error = lab.refused(
        "application-autoscaling.RegisterScalableTarget",
        with(json!({"MinCapacity": 9, "MaxCapacity": 2})),
    );
    assert_eq!(error.code, "ValidationException");
}

#[test]
fn levers_check_their_input() {
    let mut lab = Lab::with(1);
    lab.web();
    lab.ok("ecs.CreateService", service(json!({})));
    let point = |at: &str, rate: Value| json!({"at": at, "requestsPerSecond": rate});
    for (name, input, path) in [
        (
            "lab.AddContainerInstances",
            json!({"instanceType": "x9.huge",
            "availabilityZones": ["us-east-1a"]}),
            Some("instanceType"),
        ),
        (
            "lab.AddContainerInstances",
            json!({"instanceType": "m5.large",
            "availabilityZones": []}),
            Some("availabilityZones"),
        ),
        (
            "lab.FailContainerInstance",
            json!({"containerInstance": "i-9"}),
            Some("containerInstance"),
        ),
        (
            "lab.ExitContainer",
            json!({"task": "t9", "exitCode": 1}),
            Some("task"),
        ),
        (
            "lab.SetImage",
            json!({"image": "a", "startsIn": "soon"}),
            Some("startsIn"),
        ),
        (
            "lab.SetImage",
            json!({"image": "a", "healthy": {"from": "9s", "until": "3s"}}),
            Some("healthy.until"),
        ),
        (
            "lab.SetTraffic",
            json!({"service": "web", "points":
            [point("10s", json!(1)), point("5s", json!(2))]}),
            Some("points[1].at"),
        ),
        (
            "lab.SetTraffic",
            json!({"service": "web", "points": [point("0s", json!(-1))]}),
            Some("points[0].requestsPerSecond"),
        ),
        (
            "lab.SetMetric",
            json!({"service": "web", "metricName": "Disk", "points": null}),
            Some("metricName"),
        ),
    ] {
        let error = lab.refused(name, input);
        assert_eq!(error.path.as_deref(), path, "{name}: {error}");
    }
    lab.ok(
        "lab.SetTraffic",
        json!({"service": "web", "points":
        [point("0s", json!(1.5)), point("1m", json!(20))]}),
    );
    lab.ok(
        "lab.SetMetric",
        json!({"service": "web", "metricName": "CPUUtilization",
        "points": [{"at": "0s", "value": 80}]}),
    );
    lab.ok(
        "lab.SetMetric",
        json!({"service": "web", "metricName": "CPUUtilization", "points": null}),
    );
    lab.ok(
        "lab.SetImage",
        json!({"image": "web:v1", "healthy": false, "exitsAfter": "30s"}),
    );
}

#[test]
fn documents_of_calls_are_checked_where_they_are_typed() {
    let text = "{\n  \"service\": \"web\",\n  \"desiredCount\": \"4\",\n  \
                \"enableExecuteCommand\": true\n}";
    let found = aws_api::check_call("ecs.UpdateService", text);
    assert_eq!((found[0].code, found[0].line), ("TYPE", 3));
    assert_eq!((found[1].code, found[1].line), ("NOEFFECT", 4));
    let text = "{\"service\": \"web\", \"deploymentConfiguration\": {\"maximumPercent\": 50}}";
    let found = aws_api::check_call("ecs.UpdateService", text);
    assert_eq!(found[0].path, "deploymentConfiguration.maximumPercent");
    assert_eq!(&text[found[0].span.clone()], "50");
}

#[test]
fn a_request_of_five_megabytes_is_turned_away() {
    let mut lab = Lab::with(0);
    let input = json!({"clusterName": "a".repeat(5_000_000)});
    let error = lab.refused("ecs.CreateCluster", input);
    assert_eq!(error.code, "InvalidParameterException");
    assert_eq!(error.message, "The request is larger than 65536 bytes");
}

#[test]
fn target_groups_and_listeners_are_checked() {
    let mut lab = Lab::with(0);
    lab.ok(
        "elbv2.CreateTargetGroup",
        json!({"Name": "web", "Protocol": "TCP", "Port": 53}),
    );
    lab.ok(
        "elbv2.CreateLoadBalancer",
        json!({"Name": "front", "Type": "network"}),
    );
    let shown = lab.ok("elbv2.DescribeTargetGroups", json!({"Names": ["web"]}));
    assert_eq!(shown["TargetGroups"][0]["HealthCheckTimeoutSeconds"], 10);
    assert_eq!(shown["TargetGroups"][0]["Matcher"]["HttpCode"], "200-399");
    let attribute = |key: &str, value: &str| {
        let attributes = json!([{"Key": key, "Value": value}]);
        json!({"TargetGroupArn": "web", "Attributes": attributes})
    };
    let delay = "deregistration_delay.timeout_seconds";
    let answer = lab.ok("elbv2.ModifyTargetGroupAttributes", attribute(delay, "20"));
    assert_eq!(answer["Attributes"][0]["Value"], "20");
    let listener = |kind: &str| {
        json!({"LoadBalancerArn": "front",
               "DefaultActions": [{"Type": kind, "TargetGroupArn": "web"}]})
    };
    for (name, input, code) in [
        (
            "elbv2.CreateTargetGroup",
            json!({"Name": "web"}),
            "DuplicateTargetGroupName",
        ),
        (
            "elbv2.CreateTargetGroup",
            json!({"Name": "-a"}),
            "ValidationError",
        ),
        (
            "elbv2.CreateTargetGroup",
            json!({"Name": "a", "HealthCheckIntervalSeconds": 5, "HealthCheckTimeoutSeconds": 5}),
            "ValidationError",
        ),
        (
            "elbv2.ModifyTargetGroup",
            json!({"TargetGroupArn": "x"}),
            "TargetGroupNotFound",
        ),
        (
            "elbv2.ModifyTargetGroupAttributes",
            attribute(delay, "3601"),
            "ValidationError",
        ),
        (
            "elbv2.ModifyTargetGroupAttributes",
            attribute("stickiness.enabled", "true"),
            "ValidationError",
        ),
        (
            "elbv2.CreateListener",
            listener("redirect"),
            "ValidationError",
        ),
    ] {
        assert_eq!(lab.refused(name, input).code, code, "{name}");
    }
    lab.ok("elbv2.CreateListener", listener("forward"));
}

#[test]
fn long_lists_come_in_pages() {
    let mut lab = Lab::with(0);
    for index in 0..5 {
        lab.ok(
            "ecs.CreateCluster",
            json!({"clusterName": format!("c{index}")}),
        );
    }
    let (mut seen, mut token) = (Vec::new(), Value::Null);
    loop {
        let mut input = json!({"maxResults": 4});
        if token != Value::Null {
            input["nextToken"] = token;
        }
        let page = lab.ok("ecs.ListClusters", input);
        seen.extend(
            page["clusterArns"]
                .as_array()
                .unwrap()
                .iter()
                .map(|it| it.to_string()),
        );
        token = page["nextToken"].clone();
        if token == Value::Null {
            break;
        }
    }
    seen.dedup();
    assert_eq!(seen.len(), 6);
    let error = lab.refused("ecs.ListClusters", json!({"nextToken": "x"}));
    assert_eq!(error.path.as_deref(), Some("nextToken"));
}
