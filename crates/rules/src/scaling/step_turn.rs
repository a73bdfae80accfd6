//! One minute of a step scaling policy: its step, the target's bounds, and the cooldown.
//!
//! The alarm is yours; while it stays in ALARM the policy is asked every minute. Inside the
//! scale-out cooldown the last addition counts as part of the next: after +2 from 4, a +3 step
//! means 7, so one more. Scale-in waits for its cooldown, and for deployments to end.
//! Source: Application Auto Scaling User Guide, "Step scaling policies" and "Cooldown period"
//! (read 2026-11).

use super::step_scaling::{self, Policy};
use super::target_tracking::Outcome;
use super::{Clamp, Direction, NotScaled};
use base::{Milli, SimDuration, SimTime, TaskCount};
use serde::Serialize;

/// The last change a step policy made, and what it counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Last {
    pub at: SimTime,
    pub direction: Direction,
    pub base: TaskCount,
}

/// What a policy looks at while its alarm is in ALARM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Facts {
    pub now: SimTime,
    /// Tasks in RUNNING: what steps are added to.
    pub running: TaskCount,
    pub desired: TaskCount,
    pub minimum: TaskCount,
    pub maximum: TaskCount,
    /// The alarm's newest datapoint.
    pub metric: Option<Milli>,
    /// The alarm's threshold.
    pub threshold: Milli,
    pub deploying: bool,
    pub scale_out_suspended: bool,
    pub scale_in_suspended: bool,
    pub cooldown: SimDuration,
    pub last: Option<Last>,
}

/// A decision with its evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Turn {
    pub outcome: Outcome,
    pub direction: Option<Direction>,
    pub metric: Option<Milli>,
    pub threshold: Milli,
    /// Metric minus threshold.
    pub difference: Option<Milli>,
    /// Place of the step in the policy.
    pub step: Option<usize>,
    /// The capacity the step was applied to.
    pub base: TaskCount,
    pub from: TaskCount,
    /// What the step gives, before the bounds.
    pub computed: Option<TaskCount>,
    pub clamp: Clamp,
    pub minimum: TaskCount,
    pub maximum: TaskCount,
    pub cooldown_until: Option<SimTime>,
}

/// Decides one minute.
///
/// Source: Application Auto Scaling User Guide, "Step scaling policies"; ECS Developer Guide,
/// "Automatically scale your Amazon ECS service": the running count is the base (read 2026-11).
/// Model:  which number the cooldown compares: the absolute capacity.
pub fn decide(policy: &Policy, facts: &Facts) -> Turn {
    let mut turn = Turn {
        outcome: Outcome::NotScaled(NotScaled::NoMetric),
        direction: None,
        metric: facts.metric,
        threshold: facts.threshold,
        difference: None,
        step: None,
        base: facts.running,
        from: facts.desired,
        computed: None,
        clamp: Clamp::None,
        minimum: facts.minimum,
        maximum: facts.maximum,
        cooldown_until: None,
    };
    let Some(metric) = facts.metric else {
        return turn;
    };
    let ends = |it: &Last| (facts.now < it.at + facts.cooldown).then_some(it.at + facts.cooldown);
    let cooling = facts.last.and_then(|it| Some((it, ends(&it)?)));
    let mut stepped = step_scaling::decide(policy, facts.running, metric, facts.threshold);
    let out = stepped.to > stepped.from;
    if let Some((last, _)) = cooling.filter(|(it, _)| out && it.direction == Direction::Out) {
        turn.base = last.base;
        stepped = step_scaling::decide(policy, last.base, metric, facts.threshold);
    }
    turn.difference = Some(stepped.difference);
    turn.step = stepped.step;
    turn.computed = Some(stepped.to);
    if stepped.step.is_none() {
        turn.outcome = Outcome::NotScaled(NotScaled::AlreadyAtDesiredCapacity);
        return turn;
    }
    let direction = direction(policy, &stepped, facts);
    turn.direction = direction;
    turn.cooldown_until = cooling
        .filter(|it| Some(it.0.direction) == direction)
        .map(|it| it.1);
    let to = TaskCount(
        stepped
            .to
            .0
            .clamp(facts.minimum.0, facts.maximum.0.max(facts.minimum.0)),
    );
    turn.clamp = match to.cmp(&stepped.to) {
        std::cmp::Ordering::Less => Clamp::ToMaximum,
        std::cmp::Ordering::Greater => Clamp::ToMinimum,
        std::cmp::Ordering::Equal => Clamp::None,
    };
    turn.outcome = match direction {
        None => Outcome::NotScaled(NotScaled::AlreadyAtDesiredCapacity),
        Some(Direction::Out) => scale_out(&mut turn, facts, to),
        Some(Direction::In) => scale_in(&turn, facts, to),
    };
    turn
}

fn direction(
    policy: &Policy,
    stepped: &step_scaling::Decision,
    facts: &Facts,
) -> Option<Direction> {
    let exact = policy.adjustment_type == step_scaling::AdjustmentType::ExactCapacity;
    let from = if exact { facts.desired } else { stepped.from };
    match stepped.to.cmp(&from) {
        std::cmp::Ordering::Greater => Some(Direction::Out),
        std::cmp::Ordering::Less => Some(Direction::In),
        std::cmp::Ordering::Equal => None,
    }
}

fn scale_out(turn: &mut Turn, facts: &Facts, to: TaskCount) -> Outcome {
    if facts.scale_out_suspended {
        return Outcome::NotScaled(NotScaled::Suspended);
    }
    // Set by hand below the minimum: to the minimum first, then as usual.
    if facts.desired < facts.minimum {
        turn.clamp = Clamp::ToMinimum;
        let to = facts.minimum;
        return Outcome::Scale { to };
    }
    if facts.desired >= facts.maximum {
        return Outcome::NotScaled(NotScaled::AlreadyAtMaxCapacity);
    }
    if to <= facts.desired {
        return Outcome::NotScaled(match turn.cooldown_until {
            Some(until) => NotScaled::Cooldown { until },
            None => NotScaled::AlreadyAtDesiredCapacity,
        });
    }
    Outcome::Scale { to }
}

fn scale_in(turn: &Turn, facts: &Facts, to: TaskCount) -> Outcome {
    if facts.scale_in_suspended {
        return Outcome::NotScaled(NotScaled::Suspended);
    }
    if facts.deploying {
        return Outcome::NotScaled(NotScaled::DeploymentInProgress);
    }
    if let Some(until) = turn.cooldown_until {
        return Outcome::NotScaled(NotScaled::Cooldown { until });
    }
    super::fewer(facts.desired, (facts.minimum, facts.maximum), to)
}

#[cfg(test)]
mod tests;
