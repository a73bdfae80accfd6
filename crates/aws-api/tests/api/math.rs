//! Target tracking over metric math.

use crate::scaling::{PUT_POLICY, scalable, with};
use serde_json::{Value, json};

/// A policy over visible messages `m1` and running tasks `m2`.
fn math(expression: &str) -> Value {
    let stat = |namespace: &str, name: &str, dimensions: Value, stat: &str| {
        json!({"Metric": {"Namespace": namespace, "MetricName": name,
            "Dimensions": dimensions}, "Stat": stat})
    };
    let queue = json!([{"Name": "QueueName", "Value": "jobs"}]);
    let service = json!([{"Name": "ClusterName", "Value": "lab"},
        {"Name": "ServiceName", "Value": "web"}]);
    let messages = stat("Shop", "Waiting", queue, "Sum");
    let tasks = stat(
        "ECS/ContainerInsights",
        "RunningTaskCount",
        service,
        "Average",
    );
    with(
        json!({"PolicyName": "backlog", "PolicyType": "TargetTrackingScaling",
        "TargetTrackingScalingPolicyConfiguration": {"TargetValue": 100,
            "CustomizedMetricSpecification": {"Metrics": [
                {"Id": "m1", "MetricStat": messages, "ReturnData": false},
                {"Id": "m2", "MetricStat": tasks, "ReturnData": false},
                {"Id": "e1", "Expression": expression}]}}}),
    )
}

#[test]
fn a_policy_follows_metric_math() {
    let mut lab = scalable();
    lab.ok(PUT_POLICY, math("(m1 - 100) * 2 / (m2 + 0)"));
    for _ in 0..6 {
        lab.ok(
            "cloudwatch.PutMetricData",
            json!({"Namespace": "Shop", "MetricData": [{"MetricName": "Waiting", "Value": 400,
                "Dimensions": [{"Name": "QueueName", "Value": "jobs"}]}]}),
        );
        lab.play(60);
    }
    // (400 - 100) * 2 / 2 = 300 for the target 100 on two tasks.
    let desired = lab
        .run
        .world
        .services
        .values()
        .next()
        .map(|it| it.desired.0);
    assert_eq!(desired, Some(6));
    let shown = lab.ok(
        "application-autoscaling.DescribeScalingPolicies",
        json!({"ServiceNamespace": "ecs"}),
    );
    let config = &shown["ScalingPolicies"][0]["TargetTrackingScalingPolicyConfiguration"];
    let metrics = &config["CustomizedMetricSpecification"]["Metrics"];
    assert_eq!(metrics[2]["Expression"], "(m1 - 100) * 2 / (m2 + 0)");
    assert_eq!(
        (&metrics[0]["Id"], &metrics[2]["Id"]),
        (&json!("m1"), &json!("e1"))
    );
    for wrong in ["m1 +", "m3", "FILL(m1, 0) + 1", "(((m1"] {
        let error = lab.refused(PUT_POLICY, math(wrong));
        assert_eq!(error.code, "ValidationException", "{wrong}");
    }
}
