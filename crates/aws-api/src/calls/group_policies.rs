//! EC2 Auto Scaling's own target tracking.
//!
//! Source: EC2 Auto Scaling API, PutScalingPolicy, DescribePolicies, DeletePolicy (read 2026-11).
//! Model:  of the predefined metrics the lab knows ASGAverageCPUUtilization; the words of refusals.
//! Example: a policy that keeps the group's CPU at 50 % beside a capacity provider fights it.

use super::groups::{group_arn, named, nothing, validation};
use super::scaling::{decimal, milli};
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::error::ApiError;
use crate::shape::clip;
use crate::text::Text;
use base::{AlarmId, SimDuration};
use engine::commands::groups::CapacityCommand;
use engine::{Answer, Command};
use model::asg::Group;
use model::asg_policy::GroupPolicy;
use model::{World, identity};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "autoscaling.PutScalingPolicy",
        shape: "PutGroupPolicyRequest",
        act: Act::Write(put, shown),
    },
    Entry {
        name: "autoscaling.DescribePolicies",
        shape: "DescribePoliciesRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "autoscaling.DeletePolicy",
        shape: "DeleteGroupPolicyRequest",
        act: Act::Write(delete, nothing),
    },
];

/// Policies of one group.
///
/// Source: EC2 Auto Scaling quotas, scaling policies per group (read 2026-11).
const MOST: usize = 50;

fn put(ask: &Ask) -> Parsed {
    let input = ask.input;
    let group = named(ask)?;
    let name = input.text_at("PolicyName").unwrap_or_default();
    if name.is_empty() || name.len() > 255 {
        return Err(validation("PolicyName must have 1 to 255 characters").at("PolicyName"));
    }
    if input.text_at("PolicyType") != Some("TargetTrackingScaling") {
        let text = Text::new("refuse-group-policy");
        return Err(validation(text).at("PolicyType"));
    }
    let path = "TargetTrackingConfiguration";
    let Some(config) = input.get(path) else {
        let text = "TargetTrackingConfiguration is required with TargetTrackingScaling";
        return Err(validation(text).at(path));
    };
    let metric = config.get("PredefinedMetricSpecification");
    let metric = metric.and_then(|it| it.text_at("PredefinedMetricType"));
    if metric != Some("ASGAverageCPUUtilization") {
        let text = Text::new("refuse-group-metric");
        return Err(validation(text).at(format!("{path}.PredefinedMetricSpecification")));
    }
    let target = config.get("TargetValue").and_then(milli);
    let Some(target) = target.filter(|it| it.0 > 0) else {
        let text = "TargetValue must be greater than 0";
        return Err(validation(text).at(format!("{path}.TargetValue")));
    };
    let warmup = input.int_at("EstimatedInstanceWarmup").unwrap_or(300);
    let Ok(warmup) = u64::try_from(warmup) else {
        let text = "EstimatedInstanceWarmup must not be negative";
        return Err(validation(text).at("EstimatedInstanceWarmup"));
    };
    let others = ask.world.group_extras.of(group.id);
    if others.filter(|it| it.name != name).count() >= MOST {
        let text = format!("A group has at most {MOST} scaling policies");
        return Err(ApiError::new("LimitExceeded", text).at("PolicyName"));
    }
    let policy = GroupPolicy {
        group: group.id,
        name: name.to_owned(),
        number: 0,
        target,
        warmup: SimDuration::from_secs(warmup),
        disable_scale_in: config.bool_at("DisableScaleIn") == Some(true),
        alarm_high: AlarmId(0),
        alarm_low: AlarmId(0),
        last: None,
        last_decision: None,
    };
    Ok(Request {
        summary: format!(
            "{} {} keeps its CPU at {} %",
            clip(&group.name),
            clip(name),
            target.decimal()
        ),
        command: Command::Capacity(CapacityCommand::PutPolicy(Box::new(policy))),
    })
}

fn policy_arn(world: &World, group: &Group, policy: &GroupPolicy) -> String {
    let numbers = base::PolicyId(2_000_000 + policy.number);
    format!(
        "arn:aws:autoscaling:{}:{}:scalingPolicy:{}:autoScalingGroupName/{}:policyName/{}",
        model::REGION,
        model::ACCOUNT,
        identity::policy_uuid(world.seed, numbers, 0),
        group.name,
        policy.name
    )
}

fn alarms(world: &World, policy: &GroupPolicy) -> Vec<Value> {
    let ids = [policy.alarm_high, policy.alarm_low];
    let found = ids.iter().filter_map(|it| world.alarms.get(it));
    found
        .map(|it| json!({"AlarmName": it.name, "AlarmARN": arn::alarm(&it.name)}))
        .collect()
}

fn shown(ask: &Ask, _: &Answer) -> Value {
    let name = ask.input.text_at("PolicyName").unwrap_or_default();
    let Ok(group) = named(ask) else {
        return json!({});
    };
    let key = (group.id, name.to_owned());
    match ask.world.group_extras.policies.get(&key) {
        Some(it) => json!({
            "PolicyARN": policy_arn(ask.world, group, it),
            "Alarms": alarms(ask.world, it),
        }),
        None => json!({}),
    }
}

fn describe(ask: &Ask) -> Answered {
    let group = match ask.input.text_at("AutoScalingGroupName") {
        Some(_) => Some(named(ask)?.id),
        None => None,
    };
    let names = ask.input.texts_at("PolicyNames");
    let all = ask.world.group_extras.policies.values();
    let chosen = all.filter(|it| {
        group.is_none_or(|group| it.group == group)
            && (names.is_empty() || names.contains(&it.name.as_str()))
    });
    let policies = chosen.filter_map(|it| {
        let group = ask.world.groups.get(&it.group)?;
        Some(json!({
            "AutoScalingGroupName": group.name,
            "AutoScalingGroupARN": group_arn(group),
            "PolicyName": it.name,
            "PolicyARN": policy_arn(ask.world, group, it),
            "PolicyType": "TargetTrackingScaling",
            "EstimatedInstanceWarmup": it.warmup.as_secs(),
            "Alarms": alarms(ask.world, it),
            "TargetTrackingConfiguration": {
                "PredefinedMetricSpecification":
                    {"PredefinedMetricType": "ASGAverageCPUUtilization"},
                "TargetValue": decimal(it.target),
                "DisableScaleIn": it.disable_scale_in,
            },
            "Enabled": true,
        }))
    });
    Ok(json!({"ScalingPolicies": policies.collect::<Vec<Value>>()}))
}

fn delete(ask: &Ask) -> Parsed {
    let group = named(ask)?;
    let name = ask.input.text_at("PolicyName").unwrap_or_default();
    let key = (group.id, name.to_owned());
    if !ask.world.group_extras.policies.contains_key(&key) {
        return Err(validation("Policy name not found").at("PolicyName"));
    }
    Ok(Request {
        summary: format!("{} {}", clip(&group.name), clip(name)),
        command: Command::Capacity(CapacityCommand::DeletePolicy {
            group: group.id,
            name: name.to_owned(),
        }),
    })
}
