//! Application Auto Scaling: a target tracking policy looks at its alarms once a minute.
//!
//! Source: Application Auto Scaling guide, target tracking; ECS developer guide, service auto scaling
//! (read 2026-11). Actions repeat every minute while an alarm stays in ALARM.

use super::metrics::{latest, to_rule};
use crate::commands::scaling::settings;
use crate::commands::services::set_desired;
use crate::step::Step;
use base::{PolicyId, SimTime, TaskCount};
use model::{AlarmState, Event, Policy, ScaledBy, World};
use rules::scaling::Direction;
use rules::scaling::target_tracking::{self, Decision, Facts, Outcome};

/// What the policy decides now; `None` when it or its service is gone.
pub fn decide(world: &World, now: SimTime, id: PolicyId) -> Option<Decision> {
    let policy = world.policies.get(&id)?;
    let facts = facts(world, now, policy)?;
    Some(target_tracking::decide(&settings(policy), &facts))
}

fn facts(world: &World, now: SimTime, policy: &Policy) -> Option<Facts> {
    let bounds = world.scalable_targets.get(&policy.service)?;
    let service = world.services.get(&policy.service)?;
    let running = world
        .live_tasks_of(service.id)
        .filter(|it| it.is_running())
        .count();
    let high = world.alarms.get(&policy.alarm_high)?;
    let low = world.alarms.get(&policy.alarm_low)?;
    let floor = world.forecast_floor(service.id);
    Some(Facts {
        now,
        running: TaskCount(running as u32),
        desired: service.desired,
        minimum: bounds.min.max(floor),
        maximum: bounds.max.max(floor),
        metric: latest(world, high, now, high.statistic),
        alarm_high: to_rule(high.state),
        alarm_low: to_rule(low.state),
        deploying: service.is_deploying(),
        other_policy_disagrees: other_disagrees(world, policy),
        scale_out_suspended: bounds.suspended.scale_out,
        scale_in_suspended: bounds.suspended.scale_in,
        last: policy.last,
    })
}

/// Says what was decided, unless nothing is new; scales if that was decided.
pub fn act(id: PolicyId, decision: Decision, step: &mut Step<'_>) {
    let policy = &step.world().policies[&id];
    let (service, last) = (policy.service, policy.last_decision);
    let repeats = last == Some(decision) || last.is_none() && is_quiet(&decision);
    let still_quiet = last.as_ref().is_some_and(is_quiet) && is_quiet(&decision);
    let boxed = Box::new(decision);
    let decided = Event::ScalingDecided {
        policy: id,
        decision: boxed,
    };
    if let Outcome::Scale { to } = decision.outcome {
        let seq = step.emit(decided);
        let step = &mut step.because(seq);
        let direction = if to > decision.from {
            Direction::Out
        } else {
            Direction::In
        };
        set_desired(service, to, ScaledBy::Policy(id), step);
        step.emit(Event::PolicyScaled {
            policy: id,
            direction,
        });
    } else if !repeats && !still_quiet && !same_refusal(last.as_ref(), &decision) {
        step.emit(decided);
    }
}

fn is_quiet(decision: &Decision) -> bool {
    decision.outcome == Outcome::Quiet
}

/// The same reason for not scaling; only the metric's value moved.
fn same_refusal(last: Option<&Decision>, now: &Decision) -> bool {
    last.is_some_and(|last| last.outcome == now.outcome && last.direction == now.direction)
}

/// Scale-in needs every policy that may scale in to want it.
///
/// Source: Application Auto Scaling guide, several target tracking policies (read 2026-11).
fn other_disagrees(world: &World, policy: &Policy) -> bool {
    world.policies.values().any(|other| {
        let low = world.alarms.get(&other.alarm_low).map(|it| it.state);
        other.id != policy.id
            && other.service == policy.service
            && !other.disable_scale_in
            && low != Some(AlarmState::Alarm)
    })
}
