//! Target tracking: keep a metric near its target by changing the desired count in proportion.
//!
//! Two alarms of its own watch the metric: high above the target for three minutes, low under nine
//! tenths of it for fifteen. Out is quick, in is slow and easily blocked.
//! Example: 4 tasks at 90 % with target 60: ceil(4 x 90 / 60) = 6.
//! Source: Application Auto Scaling User Guide, "Target tracking scaling policies"; ECS Developer
//! Guide, "Automatically scale your Amazon ECS service" (read 2026-11).

use super::{Activity, Clamp, Direction, NotScaled};
use crate::alarm::{AlarmRule, AlarmState, Comparison, TreatMissingData};
use base::{Milli, SimDuration, SimTime, TaskCount};
use serde::Serialize;

/// A target tracking policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Policy {
    pub target: Milli,
    pub scale_out_cooldown: SimDuration,
    pub scale_in_cooldown: SimDuration,
    pub disable_scale_in: bool,
}

/// ECS's default for both cooldowns.
///
/// Source: Application Auto Scaling API, TargetTrackingScalingPolicyConfiguration (read 2026-11).
pub const DEFAULT_COOLDOWN: SimDuration = SimDuration::from_secs(300);

/// Length of one datapoint of the policy's alarms.
pub const PERIOD: SimDuration = SimDuration::from_secs(60);

impl Policy {
    pub const fn new(target: Milli) -> Policy {
        Policy {
            target,
            scale_out_cooldown: DEFAULT_COOLDOWN,
            scale_in_cooldown: DEFAULT_COOLDOWN,
            disable_scale_in: false,
        }
    }

    /// The alarm that asks for more: above the target, three minutes of three.
    ///
    /// Source: alarms that Application Auto Scaling makes, as seen in public logs (read 2026-11).
    /// Model:  the numbers are observed defaults, not a promise.
    pub const fn alarm_high(&self) -> AlarmRule {
        alarm(Comparison::GreaterThanThreshold, self.target, 3)
    }

    /// The alarm that asks for less: under nine tenths of the target, fifteen minutes of fifteen.
    ///
    /// Source: alarms that Application Auto Scaling makes, as seen in public logs (read 2026-11).
    /// Model:  the numbers are observed defaults, not a promise.
    pub const fn alarm_low(&self) -> AlarmRule {
        let nine_tenths = Milli(self.target.0.saturating_mul(9) / 10);
        alarm(Comparison::LessThanThreshold, nine_tenths, 15)
    }
}

const fn alarm(comparison: Comparison, threshold: Milli, periods: u32) -> AlarmRule {
    AlarmRule {
        comparison,
        threshold,
        evaluation_periods: periods,
        datapoints_to_alarm: periods,
        treat_missing_data: TreatMissingData::Missing,
    }
}

/// What a policy looks at, once a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Facts {
    pub now: SimTime,
    /// Tasks in RUNNING: what the metric was measured on.
    pub running: TaskCount,
    /// The service's desired count: what would be changed.
    pub desired: TaskCount,
    pub minimum: TaskCount,
    pub maximum: TaskCount,
    /// The datapoint of the minute that has just ended; `None` when there is none.
    pub metric: Option<Milli>,
    pub alarm_high: AlarmState,
    pub alarm_low: AlarmState,
    /// A deployment of the service is IN_PROGRESS.
    pub deploying: bool,
    /// Another policy of the service that may scale in has no low alarm.
    pub other_policy_disagrees: bool,
    pub scale_out_suspended: bool,
    pub scale_in_suspended: bool,
    /// This policy's last change.
    pub last: Option<Activity>,
}

/// What comes out of a minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Outcome {
    /// Neither alarm is in ALARM.
    Quiet,
    Scale {
        to: TaskCount,
    },
    NotScaled(NotScaled),
}

/// A decision with its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Decision {
    pub outcome: Outcome,
    /// The direction the alarms ask for.
    pub direction: Option<Direction>,
    pub metric: Option<Milli>,
    pub target: Milli,
    pub running: TaskCount,
    pub from: TaskCount,
    /// What the formula gives, before the bounds.
    pub computed: Option<TaskCount>,
    pub clamp: Clamp,
    pub minimum: TaskCount,
    pub maximum: TaskCount,
    /// The cooldown of the last change in this direction, while it lasts.
    pub cooldown_until: Option<SimTime>,
}

/// The count that would bring the metric to its target: ceil(running x metric / target).
///
/// Source: Application Auto Scaling User Guide, "Target tracking scaling policies": in proportion
/// (read 2026-11).
/// Model:  rounded up in both directions, so scale-in removes too little rather than too much.
pub fn proportional(running: TaskCount, metric: Milli, target: Milli) -> TaskCount {
    let load = i128::from(running.0) * i128::from(metric.0.max(0));
    let target = i128::from(target.0.max(1));
    let count = (load + target - 1) / target;
    TaskCount(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Decides one minute of a policy.
///
/// Source: Application Auto Scaling User Guide, "Target tracking scaling policies"; ECS Developer
/// Guide, "Automatically scale your Amazon ECS service" (baseline is the running count; bounds; no
/// scale-in during a deployment) (read 2026-11).
/// Model:  computes with the newest datapoint; inside the scale-out cooldown only a count above the
/// desired one is more.
pub fn decide(policy: &Policy, facts: &Facts) -> Decision {
    let direction = match (facts.alarm_high, facts.alarm_low) {
        (AlarmState::Alarm, _) => Some(Direction::Out),
        (_, AlarmState::Alarm) => Some(Direction::In),
        _ => None,
    };
    let mut decision = Decision {
        outcome: Outcome::Quiet,
        direction,
        metric: facts.metric,
        target: policy.target,
        running: facts.running,
        from: facts.desired,
        computed: None,
        clamp: Clamp::None,
        minimum: facts.minimum,
        maximum: facts.maximum,
        cooldown_until: None,
    };
    let Some(direction) = direction else {
        return decision;
    };
    decision.cooldown_until = cooldown(policy, facts, direction);
    let Some(metric) = facts.metric else {
        decision.outcome = Outcome::NotScaled(NotScaled::NoMetric);
        return decision;
    };
    let computed = match (facts.running.0, direction) {
        // Nothing runs, so the metric is nobody's: take the smallest step and look again.
        (0, Direction::Out) => TaskCount(facts.desired.0.saturating_add(1)),
        _ => proportional(facts.running, metric, policy.target),
    };
    let (to, clamp) = bound(computed, facts);
    decision.computed = Some(computed);
    decision.clamp = clamp;
    decision.outcome = match direction {
        Direction::Out => scale_out(&mut decision, facts, to),
        Direction::In => scale_in(policy, facts, &decision, to),
    };
    decision
}

fn cooldown(policy: &Policy, facts: &Facts, direction: Direction) -> Option<SimTime> {
    let last = facts.last.filter(|last| last.direction == direction)?;
    let length = match direction {
        Direction::Out => policy.scale_out_cooldown,
        Direction::In => policy.scale_in_cooldown,
    };
    let until = last.at + length;
    (facts.now < until).then_some(until)
}

fn bound(computed: TaskCount, facts: &Facts) -> (TaskCount, Clamp) {
    if computed > facts.maximum {
        (facts.maximum, Clamp::ToMaximum)
    } else if computed < facts.minimum {
        (facts.minimum, Clamp::ToMinimum)
    } else {
        (computed, Clamp::None)
    }
}

fn scale_out(decision: &mut Decision, facts: &Facts, to: TaskCount) -> Outcome {
    if facts.scale_out_suspended {
        return Outcome::NotScaled(NotScaled::Suspended);
    }
    // Set by hand below the minimum: to the minimum first, then as usual.
    if facts.desired < facts.minimum {
        decision.clamp = Clamp::ToMinimum;
        let to = facts.minimum;
        return Outcome::Scale { to };
    }
    if facts.desired >= facts.maximum {
        return Outcome::NotScaled(NotScaled::AlreadyAtMaxCapacity);
    }
    if to <= facts.desired {
        return Outcome::NotScaled(NotScaled::AlreadyAtDesiredCapacity);
    }
    Outcome::Scale { to }
}

fn scale_in(policy: &Policy, facts: &Facts, decision: &Decision, to: TaskCount) -> Outcome {
    let blocked = [
        (policy.disable_scale_in, NotScaled::ScaleInDisabled),
        (facts.scale_in_suspended, NotScaled::Suspended),
        (facts.deploying, NotScaled::DeploymentInProgress),
        (
            facts.other_policy_disagrees,
            NotScaled::OtherPolicyDisagrees,
        ),
    ];
    if let Some((_, reason)) = blocked.iter().find(|(blocks, _)| *blocks) {
        return Outcome::NotScaled(*reason);
    }
    if let Some(until) = decision.cooldown_until {
        return Outcome::NotScaled(NotScaled::Cooldown { until });
    }
    // Rounding up keeps the metric of the smaller service at or under the target, so the flapping
    // that AWS anticipates cannot occur here.
    super::fewer(facts.desired, (facts.minimum, facts.maximum), to)
}

#[cfg(test)]
mod tests;
