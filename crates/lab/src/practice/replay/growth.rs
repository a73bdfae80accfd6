//! T17 to T21: a metric held where the question has it, waiting tasks, and a strategy.
//!
//! The first change that a policy makes is the answer; a policy that changes nothing leaves the count.

use super::super::{Answer, Question};
use super::{Replay, Script, Seen};
use crate::timeline::Timeline;
use model::capacity::{CapacityEvent, Provider};
use model::{Event, ScaledBy};
use serde_json::{Value, json};

/// `web` with so many tasks, between these bounds.
fn scaled(script: &mut Script, tasks: u32, bounds: (u32, u32)) {
    script.instances("m5.2xlarge", "a", 1, json!({}));
    script.definition("web", json!({"cpu": 64, "memory": 128}));
    script.service(tasks, json!({}));
    script.wait(120);
    let mut input = target();
    super::merge(
        &mut input,
        json!({"MinCapacity": bounds.0, "MaxCapacity": bounds.1}),
    );
    script.call("application-autoscaling.RegisterScalableTarget", input);
}

fn target() -> Value {
    json!({
        "ServiceNamespace": "ecs", "ResourceId": "service/lab/web",
        "ScalableDimension": "ecs:service:DesiredCount",
    })
}

fn policy(script: &mut Script, kind: &str, more: Value) {
    let mut input = target();
    super::merge(
        &mut input,
        json!({"PolicyName": "policy", "PolicyType": kind}),
    );
    super::merge(&mut input, more);
    script.labelled("policy", "application-autoscaling.PutScalingPolicy", input);
}

/// The count after the first change by a policy.
fn changed(_: &Question, timeline: &Timeline) -> Option<Seen> {
    let first = timeline.trace().iter().find_map(|it| match &it.event {
        Event::DesiredCountChanged {
            to,
            by: ScaledBy::Policy(_),
            ..
        } => Some(to.0),
        _ => None,
    });
    let service = timeline.world().services.values().next()?;
    let count = first.unwrap_or(service.desired.0);
    Some(Seen::Answer(Answer::Number(i64::from(count))))
}

/// T17.
pub fn target_tracking(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    let (tasks, most) = (question.number("tasks")?, question.number("most")?);
    scaled(&mut script, tasks, (1, most));
    let configuration = json!({
        "TargetValue": question.number("target")?,
        "PredefinedMetricSpecification": {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"},
    });
    let more = json!({"TargetTrackingScalingPolicyConfiguration": configuration});
    policy(&mut script, "TargetTrackingScaling", more);
    let input = json!({
        "cluster": "lab", "service": "web", "metricName": "CPUUtilization",
        "points": [{"at": "0s", "value": question.number("metric")?}],
    });
    script.call("lab.SetMetric", input);
    script.wait(900);
    script.replay(question, changed)
}

fn measured(script: &mut Script, value: &str) -> Option<()> {
    let value: Value = serde_json::from_str(value).ok()?;
    let input = json!({
        "namespace": "Lab", "metricName": "Load", "points": [{"at": "0s", "value": value}],
    });
    script.call("lab.SetMetric", input);
    Some(())
}

/// T18.
pub fn steps(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    let of = |name: &str| question.number(name);
    scaled(&mut script, of("tasks")?, (1, 50));
    let (width, double) = (of("width")?, of("double")?);
    let steps = json!([
        {"MetricIntervalLowerBound": 0, "MetricIntervalUpperBound": width, "ScalingAdjustment": 1},
        {"MetricIntervalLowerBound": width, "MetricIntervalUpperBound": double,
            "ScalingAdjustment": of("second")?},
        {"MetricIntervalLowerBound": double, "ScalingAdjustment": of("third")?},
    ]);
    let configuration = json!({"AdjustmentType": "ChangeInCapacity", "StepAdjustments": steps});
    let more = json!({"StepScalingPolicyConfiguration": configuration});
    policy(&mut script, "StepScaling", more);
    let alarm = json!({
        "AlarmName": "load", "Namespace": "Lab", "MetricName": "Load", "Statistic": "Average",
        "Period": 60, "EvaluationPeriods": 2, "Threshold": of("threshold")?,
        "ComparisonOperator": "GreaterThanOrEqualToThreshold",
        "AlarmActions": ["${policy.PolicyARN}"],
    });
    script.call("cloudwatch.PutMetricAlarm", alarm);
    measured(&mut script, &of("metric")?.to_string())?;
    script.wait(600);
    script.replay(question, changed)
}

/// T19: messages per task as a metric of its own.
pub fn backlog(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    let of = |name: &str| question.number(name);
    let (tasks, visible) = (of("tasks")?, of("visible")?);
    let each = (of("latency")? * 1000).checked_div(of("millis")?)?;
    scaled(&mut script, tasks, (1, 100));
    let configuration = json!({
        "TargetValue": each,
        "CustomizedMetricSpecification": {
            "Namespace": "Lab", "MetricName": "Load", "Statistic": "Average",
        },
    });
    let more = json!({"TargetTrackingScalingPolicyConfiguration": configuration});
    policy(&mut script, "TargetTrackingScaling", more);
    let milli = u64::from(visible) * 1000 / u64::from(tasks);
    measured(
        &mut script,
        &format!("{}.{:03}", milli / 1000, milli % 1000),
    )?;
    script.wait(1500);
    script.replay(question, changed)
}

/// T20: full instances of a group, tasks that wait for its capacity provider.
pub fn provider(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    let of = |name: &str| question.number(name);
    let (instances, each) = (of("instances")?, of("each")?);
    let template = json!({
        "LaunchTemplateName": "nodes",
        "LaunchTemplateData": {"InstanceType": "t3.medium", "UserData": "ECS_CLUSTER=lab"},
    });
    script.call("ec2.CreateLaunchTemplate", template);
    let group = json!({
        "AutoScalingGroupName": "nodes", "LaunchTemplate": {"LaunchTemplateName": "nodes"},
        "MinSize": 0, "MaxSize": 60, "DesiredCapacity": instances,
        "AvailabilityZones": ["us-east-1a"], "NewInstancesProtectedFromScaleIn": true,
    });
    script.call("autoscaling.CreateAutoScalingGroup", group);
    // A t3.medium registers 3907 MiB.
    let memory = 3907_u32.checked_div(each)?;
    script.definition("web", json!({"cpu": 64, "memory": memory}));
    script.service(instances * each, json!({"launchType": "EC2"}));
    script.wait(600);
    let managed = json!({
        "autoScalingGroupArn": "nodes", "managedTerminationProtection": "ENABLED",
        "managedScaling": {"status": "ENABLED", "targetCapacity": of("target")?},
    });
    let input = json!({"name": "nodes", "autoScalingGroupProvider": managed});
    script.call("ecs.CreateCapacityProvider", input);
    let strategy = json!([{"capacityProvider": "nodes", "weight": 1}]);
    let input = json!({
        "cluster": "lab", "capacityProviders": ["nodes"], "defaultCapacityProviderStrategy": strategy,
    });
    script.call("ecs.PutClusterCapacityProviders", input);
    let more = json!({"serviceName": "more", "capacityProviderStrategy": strategy});
    script.service(of("waiting")?, more);
    script.wait(180);
    script.replay(question, |_, timeline| {
        timeline.trace().iter().find_map(|it| match &it.event {
            Event::Capacity(CapacityEvent::ReservationComputed { reservation, .. })
                if !reservation.needs.is_empty() =>
            {
                Some(Seen::Answer(Answer::Number(i64::from(reservation.wanted))))
            }
            _ => None,
        })
    })
}

/// T21.
pub fn weights(question: &Question, _: &Answer) -> Option<Replay> {
    let mut script = Script::new();
    let of = |name: &str| question.number(name);
    let providers = ["FARGATE", "FARGATE_SPOT"];
    let input = json!({
        "cluster": "lab", "capacityProviders": providers, "defaultCapacityProviderStrategy": [],
    });
    script.call("ecs.PutClusterCapacityProviders", input);
    let input = json!({
        "family": "web", "requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc",
        "cpu": "256", "memory": "512", "containerDefinitions": [{"name": "app", "image": "web:v1"}],
    });
    script.call("ecs.RegisterTaskDefinition", input);
    let more = json!({
        "capacityProviderStrategy": [
            {"capacityProvider": "FARGATE", "base": of("base")?, "weight": of("first")?},
            {"capacityProvider": "FARGATE_SPOT", "weight": of("second")?},
        ],
        "networkConfiguration": {"awsvpcConfiguration": {
            "subnets": ["subnet-a", "subnet-b"], "assignPublicIp": "ENABLED",
        }},
    });
    script.service(of("tasks")?, more);
    script.wait(180);
    script.replay(question, |_, timeline| {
        let count = |wanted: Provider| {
            let events = timeline.trace().iter();
            let of = events.filter(|it| {
                matches!(&it.event, Event::Capacity(CapacityEvent::TaskProvided { provider, .. })
                    if *provider == wanted)
            });
            of.count()
        };
        let (first, second) = (count(Provider::Fargate), count(Provider::FargateSpot));
        Some(Seen::Answer(Answer::Name(format!("{first} + {second}"))))
    })
}
