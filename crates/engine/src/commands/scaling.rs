//! Application Auto Scaling: scalable targets and target tracking policies with their alarms.
//!
//! Source: Application Auto Scaling API, RegisterScalableTarget, PutScalingPolicy (read 2026-11).
//! Example: registering a target with min 2 moves a service of 1 to 2 at once.

use super::services::set_desired;
use crate::command::{Answer, PutScalingPolicy, TrackedMetric};
use crate::step::Step;
use base::{AlarmId, PolicyId, ServiceId, TaskCount};
use model::{
    Alarm, AlarmOwner, Event, MetricName, Policy, PolicyMetric, ScalableTarget, ScaledBy,
    Statistic, Suspended, World, identity,
};
use rules::alarm::AlarmRule;
use rules::scaling::target_tracking;

#[inline(never)]
pub(super) fn register_target(
    service: ServiceId,
    (min, max): (Option<TaskCount>, Option<TaskCount>),
    suspended: Option<Suspended>,
    step: &mut Step<'_>,
) -> Answer {
    let before = step.world().scalable_targets.get(&service).copied();
    let min = min.or(before.map(|it| it.min)).unwrap_or_default();
    let max = max.or(before.map(|it| it.max)).unwrap_or_default();
    let suspended = suspended.or(before.map(|it| it.suspended));
    let target = ScalableTarget {
        service,
        min,
        max,
        suspended: suspended.unwrap_or_default(),
    };
    bound(target, ScaledBy::ScalableTarget, step);
    Answer::Done
}

/// Sets the bounds; a desired count outside of them moves to the nearer one at once.
///
/// Source: Application Auto Scaling API, RegisterScalableTarget (read 2026-11).
#[inline(never)]
pub fn bound(target: ScalableTarget, by: ScaledBy, step: &mut Step<'_>) {
    let service = target.service;
    step.emit(Event::ScalableTargetRegistered(target));
    let desired = step.world().services[&service].desired;
    let within = TaskCount(desired.0.clamp(target.min.0, target.max.0));
    if within != desired {
        set_desired(service, within, by, step);
    }
}

/// Removes the target with its policies and their alarms.
#[inline(never)]
pub(super) fn deregister_target(service: ServiceId, step: &mut Step<'_>) -> Answer {
    let policies = step
        .world()
        .policies
        .values()
        .filter(|it| it.service == service);
    for policy in policies.map(|it| it.id).collect::<Vec<_>>() {
        delete_policy(policy, step);
    }
    super::schedules::forget(service, step);
    if !step.world().predictive.is_empty() {
        super::predictive::forget(service, step);
    }
    step.emit(Event::ScalableTargetDeregistered { service });
    Answer::Done
}

#[inline(never)]
pub(super) fn put_policy(put: &PutScalingPolicy, step: &mut Step<'_>) -> Answer {
    let world = step.world();
    let same = |it: &&Policy| it.service == put.service && it.name == put.name;
    let existing = world.policies.values().find(same).cloned();
    let steps = world.step_policies.values();
    let mut replaced = steps.filter(|it| it.service == put.service && it.name == put.name);
    if let Some(policy) = replaced.next().map(|it| it.id) {
        super::schedules::delete_policy(policy, step);
    }
    let metric = tracked(put, step);
    let world = step.world();
    let id = existing
        .as_ref()
        .map_or_else(|| next_policy(world), |it| it.id);
    let high = existing
        .as_ref()
        .map_or_else(|| next_alarm(world), |it| it.alarm_high);
    let low = existing
        .as_ref()
        .map_or(AlarmId(high.0 + 1), |it| it.alarm_low);
    let policy = Policy {
        id,
        name: put.name.clone(),
        service: put.service,
        metric,
        target: put.target,
        scale_out_cooldown: put.scale_out_cooldown,
        scale_in_cooldown: put.scale_in_cooldown,
        disable_scale_in: put.disable_scale_in,
        alarm_high: high,
        alarm_low: low,
        last: existing.as_ref().and_then(|it| it.last),
        last_decision: None,
    };
    let seq = step.emit(Event::PolicyPut(policy.clone()));
    let step = &mut step.because(seq);
    put_alarm(&policy, true, step);
    put_alarm(&policy, false, step);
    crate::controllers::aws::metrics::keep_awake(step);
    Answer::Policy(id)
}

/// The metric, with its place in the catalogue if it needs one.
fn tracked(put: &PutScalingPolicy, step: &mut Step<'_>) -> PolicyMetric {
    match &put.metric {
        TrackedMetric::Predefined(metric) => *metric,
        TrackedMetric::Named(name, statistic) => {
            PolicyMetric::Customized(super::cloudwatch::intern(name, None, step), *statistic)
        }
        TrackedMetric::Expression(math) => PolicyMetric::Customized(
            super::cloudwatch::intern_math(math, step),
            Statistic::Average,
        ),
        TrackedMetric::Quotient(parts) => {
            let [first, second] = &**parts;
            let keys = [first, second]
                .map(|(name, statistic)| (super::cloudwatch::intern(name, None, step), *statistic));
            let name = MetricName {
                namespace: "MetricMath".into(),
                name: format!("{} / {}", first.0.name, second.0.name),
                dimensions: [&first.0.dimensions[..], &second.0.dimensions[..]].concat(),
            };
            let key = super::cloudwatch::intern(&name, Some(keys), step);
            PolicyMetric::Customized(key, Statistic::Average)
        }
    }
}

/// Policies of both kinds share their numbers.
#[inline(never)]
pub fn next_policy(world: &World) -> PolicyId {
    let last = world.policies.keys().last();
    let last = last.max(world.step_policies.keys().last());
    let last = last.max(world.predictive.keys().last());
    PolicyId(super::next(last.map(|it| it.0)))
}

#[inline(never)]
pub fn next_alarm(world: &World) -> AlarmId {
    AlarmId(super::next(world.alarms.keys().last().map(|it| it.0)))
}

/// The policy as the rule knows it.
#[inline(never)]
pub fn settings(policy: &Policy) -> target_tracking::Policy {
    target_tracking::Policy {
        target: policy.target,
        scale_out_cooldown: policy.scale_out_cooldown,
        scale_in_cooldown: policy.scale_in_cooldown,
        disable_scale_in: policy.disable_scale_in,
    }
}

fn rule_of(policy: &Policy, above: bool) -> AlarmRule {
    let settings = settings(policy);
    if above {
        settings.alarm_high()
    } else {
        settings.alarm_low()
    }
}

/// The two alarms that target tracking makes and owns.
fn put_alarm(policy: &Policy, above: bool, step: &mut Step<'_>) {
    let world = step.world();
    let service = &world.services[&policy.service];
    let cluster = &world.clusters[&service.cluster].name;
    let (side, part) = if above {
        ("AlarmHigh", 0)
    } else {
        ("AlarmLow", 1)
    };
    let uuid = identity::policy_uuid(world.seed, policy.id, part);
    let name = format!(
        "TargetTracking-service/{cluster}/{}-{side}-{uuid}",
        service.name
    );
    let rule = rule_of(policy, above);
    let id = if above {
        policy.alarm_high
    } else {
        policy.alarm_low
    };
    let owner = AlarmOwner::Policy(policy.id);
    let metric = (policy.metric.key(policy.service), policy.metric.statistic());
    let alarm = Alarm::made_by_aws((id, name, owner), metric, &rule, step.now());
    step.emit(Event::AlarmPut(Box::new(alarm)));
}

#[inline(never)]
pub(super) fn delete_policy(policy: PolicyId, step: &mut Step<'_>) -> Answer {
    if let Some(it) = step.world().policies.get(&policy) {
        for alarm in [it.alarm_high, it.alarm_low] {
            step.emit(Event::AlarmDeleted { alarm });
        }
        step.emit(Event::PolicyDeleted { policy });
    } else if step.world().predictive.contains_key(&policy) {
        super::predictive::delete(policy, step);
    } else {
        super::schedules::delete_policy(policy, step);
    }
    Answer::Done
}
