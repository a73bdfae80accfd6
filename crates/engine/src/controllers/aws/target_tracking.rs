//! Application Auto Scaling: a target tracking policy looks at its alarms once a minute.
//!
//! Source: Application Auto Scaling guide, target tracking; ECS developer guide, service auto scaling
//! (read 2026-11). Actions repeat every minute while an alarm stays in ALARM.

use super::metrics::to_rule;
use crate::commands::scaling::settings;
use crate::commands::services::set_desired;
use crate::controller::Controller;
use crate::step::Step;
use base::{PolicyId, SimTime, TaskCount};
use model::{AlarmState, Event, Policy, ScaledBy, World};
use rules::scaling::Direction;
use rules::scaling::target_tracking::{self, Decision, Facts, Outcome};

pub struct TargetTracking;

impl Controller for TargetTracking {
    type Subject = PolicyId;
    type Observed = (target_tracking::Policy, Facts);
    type Decision = Decision;

    fn observe(world: &World, now: SimTime, id: PolicyId) -> Option<Self::Observed> {
        let policy = world.policies.get(&id)?;
        let bounds = world.scalable_targets.get(&policy.service)?;
        let service = world.services.get(&policy.service)?;
        let running = world
            .live_tasks_of(service.id)
            .filter(|it| it.is_running())
            .count();
        let metric = world.alarms.get(&policy.alarm_high).and_then(|it| {
            let newest = world.metrics.get(&it.key)?.last()?;
            (newest.at == now).then_some(newest.value)
        });
        let state = |alarm| world.alarms.get(alarm).map(|it| to_rule(it.state));
        let facts = Facts {
            now,
            running: TaskCount(running as u32),
            desired: service.desired,
            minimum: bounds.min,
            maximum: bounds.max,
            metric,
            alarm_high: state(&policy.alarm_high)?,
            alarm_low: state(&policy.alarm_low)?,
            deploying: service.is_deploying(),
            other_policy_disagrees: other_disagrees(world, policy),
            scale_out_suspended: false,
            scale_in_suspended: false,
            last: policy.last,
        };
        Some((settings(policy), facts))
    }

    fn decide((policy, facts): &Self::Observed) -> Decision {
        target_tracking::decide(policy, facts)
    }

    fn act(decision: Decision, _: Self::Observed, id: PolicyId, step: &mut Step<'_>) {
        let world = step.world();
        let (service, last) = (
            world.policies[&id].service,
            world.policies[&id].last_decision,
        );
        let repeats = last == Some(decision) || last.is_none() && is_quiet(&decision);
        let still_quiet = last.as_ref().is_some_and(is_quiet) && is_quiet(&decision);
        if let Outcome::Scale { to } = decision.outcome {
            let boxed = Box::new(decision);
            let seq = step.emit(Event::ScalingDecided {
                policy: id,
                decision: boxed,
            });
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
            let decision = Box::new(decision);
            step.emit(Event::ScalingDecided {
                policy: id,
                decision,
            });
        }
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
