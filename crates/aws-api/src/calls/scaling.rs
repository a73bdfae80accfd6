//! Application Auto Scaling for services, and the alarms that drive it.
//!
//! Source: Application Auto Scaling API 2016-02-06, CloudWatch API DescribeAlarms (read 2026-11).
//! Model:  the words of refusals that AWS does not publish.
//! Example: resource `service/lab/web`, target 60 for ECSServiceAverageCPUUtilization.

use super::tracked;
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::put;
use crate::error::{ApiError, Message};
use crate::json::{Json, Node};
use crate::shape::clip;
use crate::text::Text;
use base::{Milli, PolicyId, ServiceId, SimDuration, TaskCount};
use engine::command::TrackedMetric;
use engine::{Answer, Command};
use model::{AlarmOwner, Policy, ScalableTarget, Service, ServiceStatus, Suspended, World};
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
];

pub const DIMENSION: &str = "ecs:service:DesiredCount";

pub fn validation(text: impl Into<Message>) -> ApiError {
    ApiError::new("ValidationException", text)
}

pub fn namespace(input: &Node) -> Result<(), ApiError> {
    match input.text_at("ServiceNamespace") {
        Some("ecs") => {}
        other => {
            let text = Text::new("refuse-namespace").str("name", clip(other.unwrap_or("")));
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
pub fn service<'a>(world: &'a World, input: &Node) -> Result<&'a Service, ApiError> {
    namespace(input)?;
    let resource = input.text_at("ResourceId").unwrap_or_default();
    let found = find(world, resource).filter(|it| it.status != ServiceStatus::Inactive);
    found.ok_or_else(|| {
        let text = format!("ECS service doesn't exist: {}", clip(resource));
        validation(text).at("ResourceId")
    })
}

pub fn capacity(input: &Node, key: &str) -> Result<Option<TaskCount>, ApiError> {
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
    let before = ask.world.scalable_targets.get(&service.id);
    let suspended = ask.input.get("SuspendedState").map(|state| {
        let old = before.map(|it| it.suspended).unwrap_or_default();
        let flag = |key: &str, old: bool| state.bool_at(key).unwrap_or(old);
        Suspended {
            scale_in: flag("DynamicScalingInSuspended", old.scale_in),
            scale_out: flag("DynamicScalingOutSuspended", old.scale_out),
            scheduled: flag("ScheduledScalingSuspended", old.scheduled),
        }
    });
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
            suspended,
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

pub fn nothing(_: &Ask, _: &Answer) -> Value {
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

fn put_policy(ask: &Ask) -> Parsed {
    let input = ask.input;
    let service = service(ask.world, input)?;
    let name = input.text_at("PolicyName").unwrap_or_default();
    if name.is_empty() || name.len() > 256 {
        let text = "PolicyName must have 1 to 256 characters";
        return Err(validation(text).at("PolicyName"));
    }
    let kind = input.text_at("PolicyType");
    let tracking = input.get("TargetTrackingScalingPolicyConfiguration");
    match (kind, tracking) {
        (Some("PredictiveScaling"), _) => super::predictive::put(service, name, input),
        (Some("TargetTrackingScaling"), Some(config)) => track(ask.world, service, name, config),
        (Some("TargetTrackingScaling"), None) => {
            let text = "TargetTrackingScalingPolicyConfiguration is required with PolicyType \
                        TargetTrackingScaling";
            Err(validation(text).at("TargetTrackingScalingPolicyConfiguration"))
        }
        (None, Some(config)) => track(ask.world, service, name, config),
        _ => super::schedules::put_step_policy(service, name, input),
    }
}

/// Source: Application Auto Scaling user guide, target tracking: one policy for a metric (read 2026-11).
fn track(world: &World, service: &Service, name: &str, config: &Node) -> Parsed {
    let metric = tracked::read(config)?;
    let same = |it: &&Policy| {
        let other = it.service == service.id && it.name != name;
        other && metric == TrackedMetric::Predefined(it.metric)
    };
    if world.policies.values().any(|it| same(&it)) {
        let text = "Only one TargetTrackingScaling policy for a given metric specification is \
                    allowed.";
        return Err(validation(text).at("TargetTrackingScalingPolicyConfiguration"));
    }
    let target = config
        .get("TargetValue")
        .and_then(milli)
        .filter(|it| it.0 > 0);
    let Some(target) = target else {
        let text = "TargetValue must be greater than 0";
        let path = "TargetTrackingScalingPolicyConfiguration.TargetValue";
        return Err(validation(text).at(path));
    };
    let watched = tracked::words(&metric);
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
            "{} {} keeps {watched} at {}",
            service.name,
            clip(name),
            target.decimal()
        ),
        command: Command::PutScalingPolicy(Box::new(put)),
    })
}

fn policy_put(ask: &Ask, answer: &Answer) -> Value {
    let Answer::Policy(id) = answer else {
        return json!({});
    };
    json!({
        "PolicyARN": arn::policy(ask.world, *id),
        "Alarms": alarms_of(ask.world, *id),
    })
}

/// The alarms that run a policy: those AWS made for it, or the user's.
fn alarms_of(world: &World, policy: PolicyId) -> Vec<Value> {
    let alarms = world
        .alarms
        .values()
        .filter(|it| it.owner == AlarmOwner::Policy(policy) || it.policies.contains(&policy));
    alarms
        .map(|it| json!({"AlarmName": it.name, "AlarmARN": arn::alarm(&it.name)}))
        .collect()
}

fn delete_policy(ask: &Ask) -> Parsed {
    let service = service(ask.world, ask.input)?;
    let name = ask.input.text_at("PolicyName").unwrap_or_default();
    let policy = policies(ask.world)
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
            "DynamicScalingInSuspended": target.suspended.scale_in,
            "DynamicScalingOutSuspended": target.suspended.scale_out,
            "ScheduledScalingSuspended": target.suspended.scheduled,
        },
        "ScalableTargetARN": target_arn(service),
    }))
}

/// A policy of either kind, as far as both are alike.
struct Either<'a> {
    id: PolicyId,
    name: &'a str,
    service: ServiceId,
}

/// In the order they were made.
fn policies(world: &World) -> impl Iterator<Item = Either<'_>> {
    let tracking = world.policies.values();
    let tracking = tracking.map(|it| (it.id, it.name.as_str(), it.service));
    let steps = world.step_policies.values();
    let steps = steps.map(|it| (it.id, it.name.as_str(), it.service));
    let forecasts = world.predictive.values();
    let forecasts = forecasts.map(|it| (it.id, it.name.as_str(), it.service));
    let mut all: Vec<_> = tracking.chain(steps).chain(forecasts).collect();
    all.sort_unstable();
    all.into_iter()
        .map(|(id, name, service)| Either { id, name, service })
}

fn describe_policies(ask: &Ask) -> Answered {
    namespace(ask.input)?;
    let resource = ask.input.text_at("ResourceId");
    let names = ask.input.texts_at("PolicyNames");
    let found = policies(ask.world).filter(|it| {
        let own = arn::scalable_resource(ask.world, it.service);
        resource.is_none_or(|it| it == own) && (names.is_empty() || names.contains(&it.name))
    });
    let shown: Vec<Value> = found.map(|it| show_policy(ask.world, &it)).collect();
    Ok(json!({"ScalingPolicies": shown}))
}

fn show_policy(world: &World, policy: &Either) -> Value {
    let (kind, key, configuration) = match world.policies.get(&policy.id) {
        None if world.predictive.contains_key(&policy.id) => (
            "PredictiveScaling",
            "PredictiveScalingPolicyConfiguration",
            super::predictive::show(&world.predictive[&policy.id]),
        ),
        Some(it) => (
            "TargetTrackingScaling",
            "TargetTrackingScalingPolicyConfiguration",
            show_tracking(world, it),
        ),
        None => (
            "StepScaling",
            "StepScalingPolicyConfiguration",
            world
                .step_policies
                .get(&policy.id)
                .map_or(Value::Null, super::schedules::show_steps),
        ),
    };
    json!({
        "PolicyARN": arn::policy(world, policy.id),
        "PolicyName": policy.name,
        "ServiceNamespace": "ecs",
        "ResourceId": arn::scalable_resource(world, policy.service),
        "ScalableDimension": DIMENSION,
        "PolicyType": kind,
        key: configuration,
        "Alarms": alarms_of(world, policy.id),
    })
}

fn show_tracking(world: &World, policy: &Policy) -> Value {
    let mut shown = json!({
        "TargetValue": decimal(policy.target),
        "ScaleOutCooldown": policy.scale_out_cooldown.as_secs(),
        "ScaleInCooldown": policy.scale_in_cooldown.as_secs(),
        "DisableScaleIn": policy.disable_scale_in,
    });
    let (key, metric) = tracked::show(world, policy.metric);
    put(&mut shown, key, Some(metric));
    shown
}

pub fn decimal(value: Milli) -> f64 {
    value.0 as f64 / 1000.0
}
