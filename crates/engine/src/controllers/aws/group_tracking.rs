//! Target tracking on an Auto Scaling group's own CPU.
//!
//! The classic mistake beside a capacity provider: ECS wants instances for tasks that wait, the group
//! wants fewer because its CPUs idle, and each undoes what the other did.
//! Source: EC2 Auto Scaling User Guide, target tracking scaling policies (read 2026-11).
//! Model:  the alarms of Application Auto Scaling (3 of 3, 15 of 15 minutes); a group with managed
//! scaling is moved by that first, by its own policies after.

use super::auto_scaling_group as groups;
use super::metrics::{latest, to_rule};
use crate::step::Step;
use base::{Milli, SimDuration, SimTime, TaskCount};
use model::asg::{AsgEvent, Group, GroupId, GroupScaledBy, MemberState};
use model::asg_policy::GroupPolicy;
use model::{ClusterMetric, Datapoint, Event, MetricKey, World};
use rules::scaling::target_tracking::{self, Decision, Facts, Outcome, Policy};

/// `CPUUtilization` of every group that has a policy.
#[inline(never)]
pub fn publish(now: SimTime, step: &mut Step<'_>) {
    let world = step.world();
    let mut ids: Vec<GroupId> = world.group_extras.policies.keys().map(|it| it.0).collect();
    ids.dedup();
    for id in ids {
        let key = MetricKey::Group(id);
        if let Some(point) = super::metrics::point_of(step.world(), key, now) {
            step.emit(Event::MetricRecorded { key, point });
        }
    }
}

/// The mean of the members that are past their warm-up, each a sample.
pub fn datapoint(world: &World, id: GroupId, at: SimTime) -> Option<Datapoint> {
    let group = world.groups.get(&id)?;
    let warmups = world.group_extras.of(id).map(|it| it.warmup);
    let warmup = warmups.max().unwrap_or(SimDuration::ZERO);
    let warm = group
        .members
        .iter()
        .filter(|it| it.1.state == MemberState::InService && it.1.launched_at + warmup <= at);
    let instances = warm.filter_map(|it| world.instances.get(it.0));
    let samples = instances.map(|it| {
        let tasks = world.live_tasks_on(it.id).filter(|it| it.is_running());
        let cpu = ClusterMetric::CpuUtilization;
        let used = tasks.map(|it| crate::cluster_load::used(world, it, cpu, at));
        let total = u64::from(it.node.cpu_total.0).max(1);
        Datapoint::new(at, Milli::percent_of(used.sum(), total))
    });
    samples.reduce(|sum, it| sum.with(&it))
}

/// Every policy decides; what it decides is said when it is new.
#[inline(never)]
pub fn act(step: &mut Step<'_>) {
    let policies = step.world().group_extras.policies.values().cloned();
    for policy in policies.collect::<Vec<GroupPolicy>>() {
        let (world, now) = (step.world(), step.now());
        let Some(decision) = decide(world, now, &policy) else {
            continue;
        };
        let quiet = decision.outcome == Outcome::Quiet;
        let same = |it: &Decision| it.outcome == decision.outcome;
        let before = policy.last_decision.as_ref();
        if before.map_or(quiet, same) && !matches!(decision.outcome, Outcome::Scale { .. }) {
            continue;
        }
        let (group, name) = (policy.group, policy.name.clone());
        let seq = step.emit(Event::Asg(AsgEvent::PolicyDecided {
            group,
            name,
            decision: Box::new(decision),
        }));
        if let Outcome::Scale { to } = decision.outcome {
            let (to, by) = (to.0, GroupScaledBy::Policy);
            let step = &mut step.because(seq);
            step.emit(Event::Asg(AsgEvent::DesiredSet { group, to, by }));
            groups::wake(group, step);
        }
    }
}

/// What the policy decides now: the rule of target tracking, with instances for tasks.
pub fn decide(world: &World, now: SimTime, policy: &GroupPolicy) -> Option<Decision> {
    let group: &Group = world.groups.get(&policy.group)?;
    let in_service = group.active();
    let running = in_service.filter(|it| it.1.state == MemberState::InService);
    let high = world.alarms.get(&policy.alarm_high)?;
    let low = world.alarms.get(&policy.alarm_low)?;
    let facts = Facts {
        now,
        running: TaskCount(running.count() as u32),
        desired: TaskCount(group.desired),
        minimum: TaskCount(group.min),
        maximum: TaskCount(group.max),
        metric: latest(world, high, now, high.statistic),
        alarm_high: to_rule(high.state),
        alarm_low: to_rule(low.state),
        deploying: false,
        other_policy_disagrees: other_disagrees(world, policy),
        scale_out_suspended: false,
        scale_in_suspended: false,
        last: policy.last,
    };
    Some(target_tracking::decide(&settings(policy), &facts))
}

/// Scale-in needs every policy of the group that may scale in to want it.
fn other_disagrees(world: &World, policy: &GroupPolicy) -> bool {
    let mut others = world.group_extras.of(policy.group);
    others.any(|other| {
        let low = world.alarms.get(&other.alarm_low).map(|it| it.state);
        other.name != policy.name
            && !other.disable_scale_in
            && low != Some(model::AlarmState::Alarm)
    })
}

/// The policy as the rule knows it: a warm-up instead of a scale-out cooldown, none for scale-in.
pub fn settings(policy: &GroupPolicy) -> Policy {
    Policy {
        target: policy.target,
        scale_out_cooldown: policy.warmup,
        scale_in_cooldown: SimDuration::ZERO,
        disable_scale_in: policy.disable_scale_in,
    }
}
