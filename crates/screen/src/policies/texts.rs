//! The texts a sheet begins with: what is there already, as AWS describes it, or a fair beginning.

use super::{Doc, Kind, Sheet};
use crate::moment::Moment;
use aws_api::arn;
use base::ServiceId;
use model::{Service, World};
use serde_json::{Value, json};

const DIMENSION: &str = "ecs:service:DesiredCount";

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

/// The policies and schedules that the service has, with their names.
#[inline(never)]
pub fn policies(world: &World, id: ServiceId) -> Vec<(Kind, String)> {
    let tracking = world.policies.values().filter(|it| it.service == id);
    let steps = world.step_policies.values().filter(|it| it.service == id);
    let actions = world
        .scheduled_actions
        .values()
        .filter(|it| it.service == id);
    let tracking = tracking.map(|it| (Kind::Tracking, it.name.clone()));
    let steps = steps.map(|it| (Kind::Step, it.name.clone()));
    let actions = actions.map(|it| (Kind::Scheduled, it.name.clone()));
    tracking.chain(steps).chain(actions).collect()
}

/// A sheet for a new policy of that kind, or for the one of that name.
#[inline(never)]
pub fn open(moment: Moment<'_>, id: ServiceId, kind: Kind, name: Option<&str>) -> Option<Sheet> {
    let world = moment.world;
    let service = world.services.get(&id)?;
    let mut docs = Vec::new();
    if kind == Kind::Deployment {
        docs.push(deployment(world, service)?);
    } else {
        docs.push(bounds(world, service));
        docs.push(match kind {
            Kind::Scheduled => schedule(moment, service, name),
            _ => policy(moment, service, kind, name),
        });
    }
    // A new step policy needs an alarm that runs it; an old one has its own.
    let arn = arn::next_policy(world, id, "");
    if kind == Kind::Step && name.is_none() {
        docs.push(alarm(world, service, &arn));
    }
    Some(Sheet {
        kind,
        docs,
        arn,
        existing: name.map(str::to_owned),
    })
}

fn deployment(world: &World, service: &Service) -> Option<Doc> {
    let settings = world.rollouts.get(&service.id).map(|it| &it.settings);
    let text = pretty(&json!({
        "cluster": world.clusters.get(&service.cluster)?.name,
        "service": service.name,
        "deploymentConfiguration": crate::intent::baseline::configuration(service, settings),
    }));
    Some(Doc {
        call: "ecs.UpdateService",
        base: Some(text.clone()),
        text,
    })
}

fn target(world: &World, service: &Service) -> Value {
    json!({
        "ServiceNamespace": "ecs",
        "ResourceId": arn::scalable_resource(world, service.id),
        "ScalableDimension": DIMENSION,
    })
}

fn with(mut value: Value, more: Value) -> Value {
    if let (Value::Object(all), Value::Object(more)) = (&mut value, more) {
        all.extend(more);
    }
    value
}

fn bounds(world: &World, service: &Service) -> Doc {
    let found = world.scalable_targets.get(&service.id);
    let desired = service.desired.0;
    let (min, max) = found.map_or((desired.min(1), desired.max(1) * 3), |it| {
        (it.min.0, it.max.0)
    });
    let limits = json!({"MinCapacity": min, "MaxCapacity": max});
    let text = pretty(&with(target(world, service), limits));
    Doc {
        call: "application-autoscaling.RegisterScalableTarget",
        base: found.map(|_| text.clone()),
        text,
    }
}

/// What AWS says of the one that is there, without what only it can say.
fn described(
    moment: Moment<'_>,
    call: &str,
    list: &str,
    (key, name): (&str, &str),
    resource: &Value,
) -> Option<Value> {
    let input = with(
        json!({"ServiceNamespace": "ecs"}),
        json!({"ResourceId": resource}),
    );
    let answer = aws_api::call::look(moment.world, moment.trace, moment.now, call, &input).ok()?;
    let mut all = answer[list].as_array()?.iter();
    let mut found = all.find(|it| it[key] == name)?.clone();
    let members = found.as_object_mut()?;
    let own = ["PolicyARN", "ScheduledActionARN", "Alarms", "CreationTime"];
    members.retain(|name, _| !own.contains(&name.as_str()));
    Some(found)
}

fn policy(moment: Moment<'_>, service: &Service, kind: Kind, name: Option<&str>) -> Doc {
    let target = target(moment.world, service);
    let call = "application-autoscaling.DescribeScalingPolicies";
    let old = name.and_then(|name| {
        let key = ("PolicyName", name);
        described(moment, call, "ScalingPolicies", key, &target["ResourceId"])
    });
    let text = pretty(&old.clone().unwrap_or_else(|| match kind {
        Kind::Step => with(
            with(json!({"PolicyName": "steps"}), target),
            json!({
                "PolicyType": "StepScaling",
                "StepScalingPolicyConfiguration": {
                    "AdjustmentType": "ChangeInCapacity",
                    "Cooldown": 120,
                    "StepAdjustments": [
                        {"MetricIntervalLowerBound": 0, "MetricIntervalUpperBound": 15,
                         "ScalingAdjustment": 1},
                        {"MetricIntervalLowerBound": 15, "ScalingAdjustment": 3},
                    ],
                },
            }),
        ),
        _ => with(
            with(json!({"PolicyName": "cpu"}), target),
            json!({
                "PolicyType": "TargetTrackingScaling",
                "TargetTrackingScalingPolicyConfiguration": {
                    "TargetValue": 60,
                    "PredefinedMetricSpecification": {
                        "PredefinedMetricType": "ECSServiceAverageCPUUtilization",
                    },
                    "ScaleOutCooldown": 300,
                    "ScaleInCooldown": 300,
                },
            }),
        ),
    }));
    Doc {
        call: "application-autoscaling.PutScalingPolicy",
        base: old.map(|_| text.clone()),
        text,
    }
}

fn schedule(moment: Moment<'_>, service: &Service, name: Option<&str>) -> Doc {
    let target = target(moment.world, service);
    let call = "application-autoscaling.DescribeScheduledActions";
    let old = name.and_then(|name| {
        let key = ("ScheduledActionName", name);
        described(moment, call, "ScheduledActions", key, &target["ResourceId"])
    });
    let text = pretty(&old.clone().unwrap_or_else(|| {
        let action = json!({
            "Schedule": "cron(0 10 ? * MON-FRI *)",
            "Timezone": "UTC",
            "ScalableTargetAction": {"MinCapacity": service.desired.0 + 2},
        });
        with(
            with(json!({"ScheduledActionName": "morning"}), target),
            action,
        )
    }));
    Doc {
        call: "application-autoscaling.PutScheduledAction",
        base: old.map(|_| text.clone()),
        text,
    }
}

/// CPU above 60 % for three minutes runs the policy.
fn alarm(world: &World, service: &Service, arn: &str) -> Doc {
    let cluster = world.clusters.get(&service.cluster);
    let cluster = cluster.map_or("", |it| it.name.as_str());
    let text = pretty(&json!({
        "AlarmName": format!("{}-cpu-high", service.name),
        "Namespace": "AWS/ECS",
        "MetricName": "CPUUtilization",
        "Dimensions": [
            {"Name": "ClusterName", "Value": cluster},
            {"Name": "ServiceName", "Value": service.name},
        ],
        "Statistic": "Average",
        "Period": 60,
        "EvaluationPeriods": 3,
        "Threshold": 60,
        "ComparisonOperator": "GreaterThanThreshold",
        "AlarmActions": [format!("{arn}steps")],
    }));
    Doc {
        call: "cloudwatch.PutMetricAlarm",
        text,
        base: None,
    }
}
