//! The week that is measured, natively and in a browser: 20 services on 200 instances, seven days.
//!
//! Every service follows a daily curve of traffic with target tracking on CPU, every fourth also has
//! step scaling with alarms of its own, and every service is deployed once a day with a circuit breaker.

use base::SimTime;
use lab::{Scenario, Timeline};
use serde_json::{Value, json};

const SERVICES: u64 = 20;
const HOUR: u64 = 3_600_000;
const WEEK: SimTime = SimTime(7 * 24 * HOUR);
/// The moments that are gone to, spread over the week.
const SEEKS: u64 = 40;

/// What was measured, in milliseconds.
pub struct Measured {
    pub play: f64,
    pub slowest_seek: f64,
    pub events: usize,
    pub digest: String,
}

impl Measured {
    /// One line of it, which `cargo xtask bench` reads again.
    pub fn line(&self, place: &str) -> String {
        format!(
            "week {place}: {:.0} ms, slowest seek {:.1} ms, {} events, digest {}",
            self.play, self.slowest_seek, self.events, self.digest
        )
    }
}

/// Plays the week and goes to moments all over it; `clock` gives milliseconds.
pub fn measure(clock: impl Fn() -> f64) -> Measured {
    let mut timeline = Timeline::open(scenario());
    let began = clock();
    timeline.seek(WEEK);
    let play = clock() - began;
    assert_eq!(timeline.now(), WEEK, "the week fits into a branch");
    let (events, digest) = (timeline.trace().len(), timeline.digest().to_string());
    let mut slowest_seek: f64 = 0.0;
    for n in 0..SEEKS {
        // A stride that shares no factor with the number: all over the week, never in order.
        let at = WEEK.0 / SEEKS * (n * 17 % SEEKS) + 12_345;
        let began = clock();
        timeline.seek(SimTime(at));
        slowest_seek = slowest_seek.max(clock() - began);
    }
    Measured {
        play,
        slowest_seek,
        events,
        digest,
    }
}

fn step(at: u64, call: &str, input: Value) -> Value {
    json!({"at": format!("{}s", at / 1000), "call": call, "input": input})
}

fn scenario() -> Scenario {
    let zones = ["us-east-1a", "us-east-1b", "us-east-1c"];
    let mut steps = vec![step(0, "ecs.CreateCluster", json!({"clusterName": "lab"}))];
    for _ in 0..4 {
        let add = json!({"cluster": "lab", "instanceType": "m5.large", "count": 50,
            "availabilityZones": zones});
        steps.push(step(0, "lab.AddContainerInstances", add));
    }
    let mut later = Vec::new();
    for number in 0..SERVICES {
        steps.extend(service(number));
        for day in 0..7 {
            let at = day * 24 * HOUR + 8 * HOUR + number * 1_800_000;
            later.push((at, deployment(at, number, day)));
        }
    }
    later.sort_by_key(|it| it.0);
    steps.extend(later.into_iter().flat_map(|it| it.1));
    let scenario = json!({"format": 1, "title": "A week", "seed": 7, "steps": steps,
        "until": "168h"});
    Scenario::from_value(&scenario).expect("a right scenario")
}

fn definition(number: u64, version: u64) -> Value {
    json!({"family": format!("web{number}"), "networkMode": "bridge", "containerDefinitions": [
        {"name": "app", "image": format!("web:v{version}"), "cpu": 256, "memory": 512,
            "portMappings": [{"containerPort": 80, "hostPort": 0}]}]})
}

fn deployment(at: u64, number: u64, day: u64) -> [Value; 2] {
    let update = json!({"cluster": "lab", "service": format!("web{number}"),
        "taskDefinition": format!("web{number}")});
    [
        step(
            at,
            "ecs.RegisterTaskDefinition",
            definition(number, day + 2),
        ),
        step(at, "ecs.UpdateService", update),
    ]
}

fn service(number: u64) -> Vec<Value> {
    let name = format!("web{number}");
    let create = json!({"cluster": "lab", "serviceName": name, "taskDefinition": name,
        "desiredCount": 4, "deploymentConfiguration": {"minimumHealthyPercent": 100,
        "maximumPercent": 150, "deploymentCircuitBreaker": {"enable": true, "rollback": true}}});
    let target = json!({"ServiceNamespace": "ecs", "ResourceId": format!("service/lab/{name}"),
        "ScalableDimension": "ecs:service:DesiredCount"});
    let mut bounds = target.clone();
    bounds["MinCapacity"] = json!(2);
    bounds["MaxCapacity"] = json!(30);
    let mut policy = target;
    policy["PolicyName"] = json!(name);
    policy["PolicyType"] = json!("TargetTrackingScaling");
    policy["TargetTrackingScalingPolicyConfiguration"] = json!({"TargetValue": 60,
        "PredefinedMetricSpecification":
            {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}});
    let points: Vec<Value> = (0..84)
        .map(|n| {
            let busy = [40, 60, 120, 300, 400, 380, 300, 320, 260, 180, 100, 60];
            let rate = busy[(n + number as usize) % busy.len()];
            json!({"at": format!("{}m", 120 * n as u64 + number), "requestsPerSecond": rate})
        })
        .collect();
    let traffic = json!({"cluster": "lab", "service": name, "points": points});
    let mut steps = vec![
        step(0, "ecs.RegisterTaskDefinition", definition(number, 1)),
        step(0, "ecs.CreateService", create),
        step(0, "application-autoscaling.RegisterScalableTarget", bounds),
        step(
            0,
            "application-autoscaling.PutScalingPolicy",
            policy.clone(),
        ),
        step(0, "lab.SetTraffic", traffic),
    ];
    if number.is_multiple_of(4) {
        steps.extend(steps_at_a_spike(&name, policy));
    }
    steps
}

fn steps_at_a_spike(name: &str, mut policy: Value) -> [Value; 2] {
    let spike = format!("{name}-spike");
    policy["PolicyName"] = json!(spike);
    policy["PolicyType"] = json!("StepScaling");
    if let Some(policy) = policy.as_object_mut() {
        policy.remove("TargetTrackingScalingPolicyConfiguration");
    }
    policy["StepScalingPolicyConfiguration"] = json!({"AdjustmentType": "ChangeInCapacity",
        "StepAdjustments": [{"MetricIntervalLowerBound": 0, "ScalingAdjustment": 3}]});
    let mut put = step(0, "application-autoscaling.PutScalingPolicy", policy);
    put["label"] = json!(name);
    let alarm = json!({"AlarmName": spike, "Namespace": "AWS/ECS", "MetricName": "CPUUtilization",
        "Dimensions": [{"Name": "ClusterName", "Value": "lab"},
            {"Name": "ServiceName", "Value": name}],
        "Statistic": "Average", "Period": 60, "EvaluationPeriods": 2, "Threshold": 95,
        "ComparisonOperator": "GreaterThanThreshold",
        "AlarmActions": [format!("${{{name}.PolicyARN}}")]});
    [put, step(0, "cloudwatch.PutMetricAlarm", alarm)]
}
