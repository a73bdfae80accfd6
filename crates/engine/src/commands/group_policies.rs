//! EC2 Auto Scaling's PutScalingPolicy and DeletePolicy, and instance profiles.
//!
//! Source: EC2 Auto Scaling API, PutScalingPolicy: two alarms of its own (read 2026-11).

use crate::controllers::aws::{group_tracking, metrics};
use crate::step::Step;
use base::AlarmId;
use model::asg::{AsgEvent, GroupId};
use model::asg_policy::GroupPolicy;
use model::{Alarm, AlarmOwner, Event, MetricKey, Statistic, identity};

/// A new policy, or one of the same name anew; its number and alarms are the engine's.
#[inline(never)]
pub(super) fn put(put: &GroupPolicy, step: &mut Step<'_>) {
    let extras = &step.world().group_extras;
    let before = extras.policies.get(&(put.group, put.name.clone()));
    let high = super::scaling::next_alarm(step.world());
    let policy = GroupPolicy {
        number: before.map_or(extras.last_policy + 1, |it| it.number),
        alarm_high: before.map_or(high, |it| it.alarm_high),
        alarm_low: before.map_or(AlarmId(high.0 + 1), |it| it.alarm_low),
        last: before.and_then(|it| it.last),
        last_decision: None,
        ..put.clone()
    };
    let boxed = Box::new(policy.clone());
    let seq = step.emit(Event::Asg(AsgEvent::PolicyPut(boxed)));
    let step = &mut step.because(seq);
    put_alarm(&policy, true, step);
    put_alarm(&policy, false, step);
    metrics::keep_awake(step);
}

fn put_alarm(policy: &GroupPolicy, above: bool, step: &mut Step<'_>) {
    let world = step.world();
    let settings = group_tracking::settings(policy);
    let (side, rule, id) = if above {
        ("AlarmHigh", settings.alarm_high(), policy.alarm_high)
    } else {
        ("AlarmLow", settings.alarm_low(), policy.alarm_low)
    };
    let numbers = base::PolicyId(2_000_000 + policy.number);
    let uuid = identity::policy_uuid(world.seed, numbers, u64::from(!above));
    let group = world.groups.get(&policy.group);
    let group = group.map_or("", |it| it.name.as_str());
    let name = format!("TargetTracking-{group}-{side}-{uuid}");
    let owner = AlarmOwner::Group(policy.group);
    let metric = (MetricKey::Group(policy.group), Statistic::Average);
    let alarm = Alarm::made_by_aws((id, name, owner), metric, &rule, step.now());
    step.emit(Event::AlarmPut(Box::new(alarm)));
}

#[inline(never)]
pub(super) fn delete(group: GroupId, name: &str, step: &mut Step<'_>) {
    let key = (group, name.to_string());
    let Some(policy) = step.world().group_extras.policies.get(&key).cloned() else {
        return;
    };
    for alarm in [policy.alarm_high, policy.alarm_low] {
        step.emit(Event::AlarmDeleted { alarm });
    }
    let name = policy.name;
    step.emit(Event::Asg(AsgEvent::PolicyDeleted { group, name }));
}

/// The group goes, and its policies with it.
pub(super) fn delete_all(group: GroupId, step: &mut Step<'_>) {
    let policies = step.world().group_extras.of(group);
    let names: Vec<String> = policies.map(|it| it.name.clone()).collect();
    for name in names {
        delete(group, &name, step);
    }
}
