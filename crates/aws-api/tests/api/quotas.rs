//! Quotas of the account, the launch rate of a service, and a group's own thermostat.

use crate::lab::Lab;
use base::{Milli, SimTime};
use engine::Command;
use serde_json::{Value, json};

/// A Fargate service of so many tasks of 1 vCPU.
fn fargate(desired: u32, quota: Value) -> Lab {
    let mut lab = Lab::with(0);
    lab.ok("lab.SetQuota", quota);
    lab.ok(
        "ecs.RegisterTaskDefinition",
        json!({"family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
               "cpu": "1024", "memory": "2048",
               "containerDefinitions": [{"name": "app", "image": "web:1"}]}),
    );
    lab.ok(
        "ecs.CreateService",
        json!({"cluster": "lab", "serviceName": "web", "taskDefinition": "web",
               "desiredCount": desired, "launchType": "FARGATE",
               "networkConfiguration": {"awsvpcConfiguration":
                   {"subnets": ["subnet-1a", "subnet-1b"]}}}),
    );
    lab
}

fn service(lab: &mut Lab) -> Value {
    let input = json!({"cluster": "lab", "services": ["web"]});
    lab.ok("ecs.DescribeServices", input)["services"][0].clone()
}

fn said(lab: &mut Lab, text: &str) -> usize {
    let service = service(lab);
    let events = service["events"].as_array().unwrap().clone();
    let says = |it: &&Value| it["message"] == format!("(service web) {text}");
    events.iter().filter(says).count()
}

#[test]
fn a_used_up_quota_is_said_once_and_raising_it_goes_on() {
    for (quota, text) in [
        (
            json!({"fargateVcpus": 2}),
            "was unable to place a task. Reason: You've reached the limit on the number of vCPUs \
             you can run concurrently",
        ),
        (
            json!({"fargateTasks": 2}),
            "was unable to place a task. Reason: You've reached the limit on the number of tasks \
             you can run concurrently",
        ),
    ] {
        let mut lab = fargate(3, quota);
        lab.play(120);
        assert_eq!(service(&mut lab)["runningCount"], 2, "{text}");
        assert_eq!(said(&mut lab, text), 1, "{text}");
        lab.ok("lab.SetQuota", json!({"fargateVcpus": 4}));
        lab.play(120);
        assert_eq!(service(&mut lab)["runningCount"], 3, "{text}");
    }
    for (quota, text) in [
        (json!({"fargateVcpus": 0}), "CPU"),
        (json!({"fargateTaskMemoryMib": 1024}), "MEMORY"),
    ] {
        let mut lab = fargate(1, quota);
        lab.play(60);
        let text = format!(
            "was unable to place a task. Reason: The requested {text} configuration is above your \
             limit."
        );
        assert_eq!(said(&mut lab, &text), 1, "{text}");
    }
}

#[test]
fn run_task_gives_the_quota_as_the_reason_of_its_failure() {
    let mut lab = fargate(1, json!({"fargateVcpus": 1}));
    lab.play(60);
    let answer = lab.ok(
        "ecs.RunTask",
        json!({"cluster": "lab", "taskDefinition": "web", "launchType": "FARGATE",
               "networkConfiguration": {"awsvpcConfiguration": {"subnets": ["subnet-1a"]}}}),
    );
    assert_eq!(answer["tasks"], json!([]));
    assert_eq!(
        answer["failures"][0]["reason"],
        "You've reached the limit on the number of vCPUs you can run concurrently"
    );
    let error = lab.refused("lab.SetQuota", json!({"fargateVcpus": -1}));
    assert_eq!(error.path.as_deref(), Some("fargateVcpus"));
}

#[test]
fn more_than_five_hundred_launches_a_minute_are_throttled() {
    let mut lab = fargate(520, json!({}));
    lab.play(50);
    let count = |lab: &mut Lab| {
        let it = service(lab);
        it["runningCount"].as_u64().unwrap() + it["pendingCount"].as_u64().unwrap()
    };
    assert_eq!(count(&mut lab), 500);
    let text = "operations are being throttled. Will try again later.";
    assert_eq!(said(&mut lab, text), 1);
    lab.play(60);
    assert_eq!(count(&mut lab), 520);
}

fn group(lab: &mut Lab, profile: Value) {
    let mut data = json!({"InstanceType": "t3.medium", "UserData": "ECS_CLUSTER=lab"});
    if !profile.is_null() {
        data["IamInstanceProfile"] = profile;
    }
    lab.ok(
        "ec2.CreateLaunchTemplate",
        json!({"LaunchTemplateName": "nodes", "LaunchTemplateData": data}),
    );
    lab.ok(
        "autoscaling.CreateAutoScalingGroup",
        json!({"AutoScalingGroupName": "nodes", "LaunchTemplate": {"LaunchTemplateName": "nodes"},
               "MinSize": 1, "MaxSize": 6, "DesiredCapacity": 2,
               "AvailabilityZones": ["us-east-1a", "us-east-1b"]}),
    );
}

fn tracking(target: f64) -> Value {
    json!({"AutoScalingGroupName": "nodes", "PolicyName": "cpu",
           "PolicyType": "TargetTrackingScaling",
           "TargetTrackingConfiguration": {"TargetValue": target,
               "PredefinedMetricSpecification":
                   {"PredefinedMetricType": "ASGAverageCPUUtilization"}}})
}

fn desired(lab: &mut Lab) -> Value {
    let found = lab.ok("autoscaling.DescribeAutoScalingGroups", json!({}));
    found["AutoScalingGroups"][0]["DesiredCapacity"].clone()
}

#[test]
fn a_group_follows_its_own_cpu_out_and_in() {
    let mut lab = Lab::with(0);
    group(&mut lab, Value::Null);
    let made = lab.ok("autoscaling.PutScalingPolicy", tracking(50.0));
    assert_eq!(made["Alarms"].as_array().unwrap().len(), 2, "{made}");
    let name = made["Alarms"][0]["AlarmName"].as_str().unwrap();
    assert!(
        name.starts_with("TargetTracking-nodes-AlarmHigh-"),
        "{name}"
    );
    let pin = |lab: &mut Lab, at: u64, value: i64| {
        let metric = model::MetricName {
            namespace: "AWS/EC2".into(),
            name: "CPUUtilization".into(),
            dimensions: vec![("AutoScalingGroupName".into(), "nodes".into())],
        };
        let (at, value) = (SimTime::from_secs(at), Milli::from_int(value));
        let points = Some(vec![model::Datapoint::new(at, value)]);
        let pinned = Command::SetMetric { metric, points };
        lab.run.submit("test", "", &pinned).expect("admitted");
    };
    pin(&mut lab, 0, 90);
    lab.play(200);
    // ceil(2 x 90 / 50).
    assert_eq!(desired(&mut lab), 4);
    pin(&mut lab, 200, 10);
    lab.play(17 * 60);
    assert_eq!(desired(&mut lab), 1);
    let found = lab.ok(
        "autoscaling.DescribePolicies",
        json!({"AutoScalingGroupName": "nodes"}),
    );
    let policy = &found["ScalingPolicies"][0];
    assert_eq!(policy["TargetTrackingConfiguration"]["TargetValue"], 50.0);
    assert_eq!(policy["EstimatedInstanceWarmup"], 300);
    let name = json!({"AutoScalingGroupName": "nodes", "PolicyName": "cpu"});
    lab.ok("autoscaling.DeletePolicy", name.clone());
    lab.refused("autoscaling.DeletePolicy", name);
    let alarms = lab.ok("cloudwatch.DescribeAlarms", json!({}));
    assert_eq!(alarms["MetricAlarms"], json!([]));
}

#[test]
fn a_policy_that_the_lab_does_not_know_is_refused() {
    let mut lab = Lab::with(0);
    group(&mut lab, Value::Null);
    let mut simple = tracking(50.0);
    simple["PolicyType"] = "SimpleScaling".into();
    let mut metric = tracking(50.0);
    metric["TargetTrackingConfiguration"]["PredefinedMetricSpecification"]["PredefinedMetricType"] =
        "ASGAverageNetworkIn".into();
    for (input, path) in [
        (simple, "PolicyType"),
        (
            metric,
            "TargetTrackingConfiguration.PredefinedMetricSpecification",
        ),
        (tracking(0.0), "TargetTrackingConfiguration.TargetValue"),
    ] {
        let error = lab.refused("autoscaling.PutScalingPolicy", input);
        assert_eq!(error.path.as_deref(), Some(path), "{error}");
    }
}

#[test]
fn without_a_role_that_permits_it_the_agent_does_not_register() {
    let count = |lab: &mut Lab| {
        let found = lab.ok("ecs.ListContainerInstances", json!({"cluster": "lab"}));
        found["containerInstanceArns"].as_array().unwrap().len()
    };
    let mut lab = Lab::with(0);
    group(&mut lab, Value::Null);
    lab.play(120);
    assert_eq!(count(&mut lab), 2, "nothing is asked without simulated IAM");
    let mut lab = Lab::with(0);
    let trust = json!({"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
        "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}]});
    lab.ok(
        "iam.CreateRole",
        json!({"RoleName": "bare", "AssumeRolePolicyDocument": trust.to_string()}),
    );
    let error = lab.refused(
        "ec2.CreateLaunchTemplate",
        json!({"LaunchTemplateName": "nodes", "LaunchTemplateData":
            {"InstanceType": "t3.medium", "UserData": "ECS_CLUSTER=lab",
             "IamInstanceProfile": {"Name": "nobody"}}}),
    );
    assert_eq!(error.code, "InvalidParameterValue");
    group(&mut lab, json!({"Name": "bare"}));
    lab.play(400);
    assert_eq!(count(&mut lab), 0);
    let found = lab.ok("autoscaling.DescribeAutoScalingGroups", json!({}));
    let members = found["AutoScalingGroups"][0]["Instances"]
        .as_array()
        .unwrap();
    assert_eq!(members.len(), 2, "EC2 runs them all the same");
}
