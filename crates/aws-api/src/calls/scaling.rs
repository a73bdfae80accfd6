//! Application Auto Scaling for services, and the alarms that drive it.
//!
//! Source: Application Auto Scaling API 2016-02-06, CloudWatch API DescribeAlarms (read 2026-11).
//! Model:  target tracking with a predefined ECS metric only; the refusals of the rest are our
//! words.
//! Example: resource `service/lab/web`, target 60 for ECSServiceAverageCPUUtilization.

use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::{moment, put};
use crate::error::ApiError;
use crate::json::{Json, Node};
use crate::shape::clip;
use base::{Milli, SimDuration, TaskCount};
use engine::{Answer, Command};
use model::{
    Alarm, AlarmState, Metric, Policy, PolicyMetric, ScalableTarget, Service, ServiceStatus, World,
};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "application-autoscaling.RegisterScalableTarget",
        shape: "RegisterScalableTargetRequest",
        act: Act::Write(register, registered),
    },
    Entry {
        name: "application-autoscaling.DeregisterScalableTarget",
        shape: "DeregisterScalableTargetRequest",
        act: Act::Write(deregister, nothing),
    },
    Entry {
        name: "application-autoscaling.PutScalingPolicy",
        shape: "PutScalingPolicyRequest",
        act: Act::Write(put_policy, policy_put),
    },
    Entry {
        name: "application-autoscaling.DeleteScalingPolicy",
        shape: "DeleteScalingPolicyRequest",
        act: Act::Write(delete_policy, nothing),
    },
    Entry {
        name: "application-autoscaling.DescribeScalableTargets",
        shape: "DescribeScalableTargetsRequest",
        act: Act::Read(describe_targets),
    },
    Entry {
        name: "application-autoscaling.DescribeScalingPolicies",
        shape: "DescribeScalingPoliciesRequest",
        act: Act::Read(describe_policies),
    },
    Entry {
        name: "cloudwatch.DescribeAlarms",
        shape: "DescribeAlarmsRequest",
        act: Act::Read(describe_alarms),
    },
];

const DIMENSION: &str = "ecs:service:DesiredCount";

fn validation(text: impl Into<String>) -> ApiError {
    ApiError::new("ValidationException", text)
}

fn namespace(input: &Node) -> Result<(), ApiError> {
    match input.text_at("ServiceNamespace") {
        Some("ecs") => {}
        other => {
            let text = format!(
                "This lab scales the namespace ecs, not {}",
                clip(other.unwrap_or(""))
            );
            return Err(validation(text).at("ServiceNamespace"));
        }
    }
    match input.text_at("ScalableDimension") {
        None | Some(DIMENSION) => Ok(()),
        Some(other) => {
            let text = format!(
                "Unsupported service namespace, resource type or scalable dimension: {}",
                clip(other)
            );
            Err(validation(text).at("ScalableDimension"))
        }
    }
}

/// The service that `service/CLUSTER/SERVICE` names.
fn find<'a>(world: &'a World, resource: &str) -> Option<&'a Service> {
    let mut parts = resource.split('/');
    let (Some("service"), Some(cluster), Some(name), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return None;
    };
    world.service_named(world.cluster_named(cluster)?.id, name)
}

/// Source: Application Auto Scaling API, ResourceId (read 2026-11).
fn service<'a>(world: &'a World, input: &Node) -> Result<&'a Service, ApiError> {
    namespace(input)?;
    let resource = input.text_at("ResourceId").unwrap_or_default();
    let found = find(world, resource).filter(|it| it.status != ServiceStatus::Inactive);
    found.ok_or_else(|| {
        let text = format!("ECS service doesn't exist: {}", clip(resource));
        validation(text).at("ResourceId")
    })
}

fn capacity(input: &Node, key: &str) -> Result<Option<TaskCount>, ApiError> {
    match input.int_at(key).map(u32::try_from) {
        None => Ok(None),
        Some(Ok(it)) => Ok(Some(TaskCount(it))),
        Some(Err(_)) => {
            Err(validation(format!("{key} must be greater than or equal to 0")).at(key))
        }
    }
}

fn register(ask: &Ask) -> Parsed {
    let service = service(ask.world, ask.input)?;
    let (min, max) = (
        capacity(ask.input, "MinCapacity")?,
        capacity(ask.input, "MaxCapacity")?,
    );
    let shown = |it: Option<TaskCount>| it.map_or("as before".to_owned(), |it| it.to_string());
    Ok(Request {
        summary: format!(
            "{} from {} to {} tasks",
            service.name,
            shown(min),
            shown(max)
        ),
        command: Command::RegisterScalableTarget {
            service: service.id,
            min,
            max,
        },
    })
}

fn registered(ask: &Ask, _: &Answer) -> Value {
    let found = find(
        ask.world,
        ask.input.text_at("ResourceId").unwrap_or_default(),
    );
    json!({"ScalableTargetARN": found.map(target_arn)})
}

fn target_arn(service: &Service) -> String {
    format!(
        "arn:aws:application-autoscaling:{}:{}:scalable-target/{:04x}",
        model::REGION,
        model::ACCOUNT,
        service.id.0
    )
}

fn deregister(ask: &Ask) -> Parsed {
    let service = service(ask.world, ask.input)?;
    Ok(Request {
        summary: service.name.clone(),
        command: Command::DeregisterScalableTarget {
            service: service.id,
        },
    })
}

fn nothing(_: &Ask, _: &Answer) -> Value {
    json!({})
}

/// A decimal number in thousandths.
pub fn milli(node: &Node) -> Option<Milli> {
    let Json::Number(text) = &node.json else {
        return None;
    };
    if let Ok(whole) = text.parse::<i64>() {
        return whole.checked_mul(1000).map(Milli);
    }
    let thousandths = text.parse::<f64>().ok()? * 1000.0;
    // 2^53: above it a float no longer counts in ones.
    (thousandths.abs() < 9_007_199_254_740_992.0).then(|| Milli(thousandths.round() as i64))
}

/// Source: Application Auto Scaling API, cooldowns of 300 s for ECS when unset (read 2026-11).
fn cooldown(config: &Node, key: &str) -> Result<SimDuration, ApiError> {
    match config.int_at(key).map(u64::try_from) {
        None => Ok(SimDuration::from_secs(300)),
        Some(Ok(it)) => Ok(SimDuration::from_secs(it)),
        Some(Err(_)) => Err(
            validation(format!("{key} must be greater than or equal to 0"))
                .at(format!("TargetTrackingScalingPolicyConfiguration.{key}")),
        ),
    }
}

fn policy_metric(config: &Node) -> Result<PolicyMetric, ApiError> {
    let path = "TargetTrackingScalingPolicyConfiguration.PredefinedMetricSpecification";
    let Some(specification) = config.get("PredefinedMetricSpecification") else {
        let text = "This lab tracks predefined metrics only: give PredefinedMetricSpecification";
        return Err(validation(text).at(path));
    };
    match specification.text_at("PredefinedMetricType") {
        Some("ECSServiceAverageCPUUtilization") => {
            Ok(PolicyMetric::EcsServiceAverageCpuUtilization)
        }
        Some("ECSServiceAverageMemoryUtilization") => {
            Ok(PolicyMetric::EcsServiceAverageMemoryUtilization)
        }
        Some("ALBRequestCountPerTarget") => match specification.text_at("ResourceLabel") {
            Some(_) => Ok(PolicyMetric::AlbRequestCountPerTarget),
            None => {
                let text = "ResourceLabel is required for ALBRequestCountPerTarget: \
                            app/LOAD-BALANCER/ID/targetgroup/GROUP/ID";
                Err(validation(text).at(format!("{path}.ResourceLabel")))
            }
        },
        other => {
            let text = format!(
                "This lab does not track {}; it tracks ECSServiceAverageCPUUtilization, \
                 ECSServiceAverageMemoryUtilization and ALBRequestCountPerTarget",
                clip(other.unwrap_or_default())
            );
            Err(validation(text).at(format!("{path}.PredefinedMetricType")))
        }
    }
}

fn put_policy(ask: &Ask) -> Parsed {
    let input = ask.input;
    let service = service(ask.world, input)?;
    let name = input.text_at("PolicyName").unwrap_or_default();
    if name.is_empty() || name.len() > 256 {
        let text = "PolicyName must have 1 to 256 characters";
        return Err(validation(text).at("PolicyName"));
    }
    let Some(config) = input.get("TargetTrackingScalingPolicyConfiguration") else {
        let text = "This lab has PolicyType TargetTrackingScaling only: give \
                    TargetTrackingScalingPolicyConfiguration";
        return Err(validation(text).at("TargetTrackingScalingPolicyConfiguration"));
    };
    if input
        .text_at("PolicyType")
        .is_some_and(|it| it != "TargetTrackingScaling")
    {
        let text = "This lab has PolicyType TargetTrackingScaling only";
        return Err(validation(text).at("PolicyType"));
    }
    let metric = policy_metric(config)?;
    let target = config
        .get("TargetValue")
        .and_then(milli)
        .filter(|it| it.0 > 0);
    let Some(target) = target else {
        let text = "TargetValue must be greater than 0";
        let path = "TargetTrackingScalingPolicyConfiguration.TargetValue";
        return Err(validation(text).at(path));
    };
    let put = engine::command::PutScalingPolicy {
        name: name.to_owned(),
        service: service.id,
        metric,
        target,
        scale_out_cooldown: cooldown(config, "ScaleOutCooldown")?,
        scale_in_cooldown: cooldown(config, "ScaleInCooldown")?,
        disable_scale_in: config.bool_at("DisableScaleIn") == Some(true),
    };
    Ok(Request {
        summary: format!(
            "{} {} keeps {} at {}",
            service.name,
            clip(name),
            metric_type(metric),
            target.decimal()
        ),
        command: Command::PutScalingPolicy(Box::new(put)),
    })
}

fn metric_type(metric: PolicyMetric) -> &'static str {
    match metric {
        PolicyMetric::EcsServiceAverageCpuUtilization => "ECSServiceAverageCPUUtilization",
        PolicyMetric::EcsServiceAverageMemoryUtilization => "ECSServiceAverageMemoryUtilization",
        PolicyMetric::AlbRequestCountPerTarget => "ALBRequestCountPerTarget",
    }
}

fn policy_put(ask: &Ask, answer: &Answer) -> Value {
    let policy = match answer {
        Answer::Policy(id) => ask.world.policies.get(id),
        _ => None,
    };
    json!({
        "PolicyARN": policy.map(|it| arn::policy(ask.world, it.id)),
        "Alarms": policy.map(|it| alarms_of(ask.world, it)),
    })
}

fn alarms_of(world: &World, policy: &Policy) -> Vec<Value> {
    let ids = [policy.alarm_high, policy.alarm_low];
    let alarms = ids.iter().filter_map(|id| world.alarms.get(id));
    alarms
        .map(|it| json!({"AlarmName": it.name, "AlarmARN": arn::alarm(&it.name)}))
        .collect()
}

fn delete_policy(ask: &Ask) -> Parsed {
    let service = service(ask.world, ask.input)?;
    let name = ask.input.text_at("PolicyName").unwrap_or_default();
    let mut policies = ask.world.policies.values();
    let policy = policies
        .find(|it| it.service == service.id && it.name == name)
        .ok_or_else(|| {
            let text = format!("No scaling policy found for policy name: {}", clip(name));
            ApiError::new("ObjectNotFoundException", text).at("PolicyName")
        })?;
    Ok(Request {
        summary: format!("{} {}", service.name, policy.name),
        command: Command::DeleteScalingPolicy { policy: policy.id },
    })
}

fn describe_targets(ask: &Ask) -> Answered {
    namespace(ask.input)?;
    let wanted = ask.input.texts_at("ResourceIds");
    let targets = ask.world.scalable_targets.values();
    let shown = targets.filter_map(|it| show_target(ask.world, it, &wanted));
    Ok(json!({"ScalableTargets": shown.collect::<Vec<Value>>()}))
}

fn show_target(world: &World, target: &ScalableTarget, wanted: &[&str]) -> Option<Value> {
    let service = world.services.get(&target.service)?;
    let resource = arn::scalable_resource(world, target.service);
    if !wanted.is_empty() && !wanted.contains(&resource.as_str()) {
        return None;
    }
    Some(json!({
        "ServiceNamespace": "ecs",
        "ResourceId": resource,
        "ScalableDimension": DIMENSION,
        "MinCapacity": target.min.0,
        "MaxCapacity": target.max.0,
        "SuspendedState": {
            "DynamicScalingInSuspended": false,
            "DynamicScalingOutSuspended": false,
            "ScheduledScalingSuspended": false,
        },
        "ScalableTargetARN": target_arn(service),
    }))
}

fn describe_policies(ask: &Ask) -> Answered {
    namespace(ask.input)?;
    let resource = ask.input.text_at("ResourceId");
    let names = ask.input.texts_at("PolicyNames");
    let policies = ask.world.policies.values().filter(|it| {
        let own = arn::scalable_resource(ask.world, it.service);
        resource.is_none_or(|it| it == own)
            && (names.is_empty() || names.contains(&it.name.as_str()))
    });
    let shown: Vec<Value> = policies.map(|it| show_policy(ask.world, it)).collect();
    Ok(json!({"ScalingPolicies": shown}))
}

fn show_policy(world: &World, policy: &Policy) -> Value {
    json!({
        "PolicyARN": arn::policy(world, policy.id),
        "PolicyName": policy.name,
        "ServiceNamespace": "ecs",
        "ResourceId": arn::scalable_resource(world, policy.service),
        "ScalableDimension": DIMENSION,
        "PolicyType": "TargetTrackingScaling",
        "TargetTrackingScalingPolicyConfiguration": {
            "TargetValue": decimal(policy.target),
            "PredefinedMetricSpecification": {
                "PredefinedMetricType": metric_type(policy.metric),
            },
            "ScaleOutCooldown": policy.scale_out_cooldown.as_secs(),
            "ScaleInCooldown": policy.scale_in_cooldown.as_secs(),
            "DisableScaleIn": policy.disable_scale_in,
        },
        "Alarms": alarms_of(world, policy),
    })
}

fn decimal(value: Milli) -> f64 {
    value.0 as f64 / 1000.0
}

fn describe_alarms(ask: &Ask) -> Answered {
    let names = ask.input.texts_at("AlarmNames");
    let prefix = ask.input.text_at("AlarmNamePrefix").unwrap_or_default();
    let state = ask.input.text_at("StateValue");
    let alarms = ask.world.alarms.values().filter(|it| {
        (names.is_empty() || names.contains(&it.name.as_str()))
            && it.name.starts_with(prefix)
            && state.is_none_or(|wanted| alarm_state(it.state) == wanted)
    });
    let shown: Vec<Value> = alarms.map(|it| show_alarm(ask.world, it)).collect();
    Ok(json!({"MetricAlarms": shown, "CompositeAlarms": []}))
}

fn alarm_state(state: AlarmState) -> &'static str {
    match state {
        AlarmState::Ok => "OK",
        AlarmState::Alarm => "ALARM",
        AlarmState::InsufficientData => "INSUFFICIENT_DATA",
    }
}

/// The metric's CloudWatch name, namespace and statistic.
fn metric_name(metric: Metric) -> (&'static str, &'static str, &'static str) {
    match metric {
        Metric::CpuUtilization => ("CPUUtilization", "AWS/ECS", "Average"),
        Metric::MemoryUtilization => ("MemoryUtilization", "AWS/ECS", "Average"),
        Metric::RequestCountPerTarget => ("RequestCountPerTarget", "AWS/ApplicationELB", "Sum"),
        Metric::RunningTaskCount => ("RunningTaskCount", "ECS/ContainerInsights", "Average"),
    }
}

fn show_alarm(world: &World, alarm: &Alarm) -> Value {
    let (metric, namespace, statistic) = metric_name(alarm.key.metric);
    let service = world.services.get(&alarm.key.service);
    let cluster = service.and_then(|it| world.clusters.get(&it.cluster));
    let comparison = if alarm.above {
        "GreaterThanThreshold"
    } else {
        "LessThanThreshold"
    };
    let policies = world.policies.values();
    let mut policies = policies.filter(|it| it.alarm_high == alarm.id || it.alarm_low == alarm.id);
    let mut shown = json!({
        "AlarmName": alarm.name,
        "AlarmArn": arn::alarm(&alarm.name),
        "ActionsEnabled": true,
        "StateValue": alarm_state(alarm.state),
        "StateUpdatedTimestamp": moment(alarm.state_since),
        "MetricName": metric,
        "Namespace": namespace,
        "Statistic": statistic,
        "Dimensions": [
            {"Name": "ServiceName", "Value": service.map(|it| it.name.as_str())},
            {"Name": "ClusterName", "Value": cluster.map(|it| it.name.as_str())},
        ],
        "Period": 60,
        "EvaluationPeriods": alarm.evaluation_periods,
        "DatapointsToAlarm": alarm.datapoints_to_alarm,
        "Threshold": decimal(alarm.threshold),
        "ComparisonOperator": comparison,
    });
    let actions = policies.next().map(|it| json!([arn::policy(world, it.id)]));
    put(&mut shown, "AlarmActions", actions);
    shown
}
