//! Step scaling: the further the metric is from the alarm's threshold, the larger the step.
//!
//! Example: threshold 70, steps [0,15) +1, [15,25) +2, [25,..) +4: at 85 the difference is 15, so
//! +2.
//! Source: Application Auto Scaling API, StepAdjustment; User Guide, "Step scaling policies"
//! (read 2026-11).

use base::{Milli, TaskCount};
use serde::Serialize;

/// Most steps of a policy.
///
/// Source: Application Auto Scaling User Guide, "Quotas" (read 2026-11).
pub const MAX_STEPS: usize = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum AdjustmentType {
    ChangeInCapacity,
    ExactCapacity,
    PercentChangeInCapacity,
}

/// One step; bounds are differences to the threshold, `None` is without end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct StepAdjustment {
    pub lower: Option<Milli>,
    pub upper: Option<Milli>,
    pub adjustment: i64,
}

/// A step scaling policy.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Policy {
    pub adjustment_type: AdjustmentType,
    pub steps: Vec<StepAdjustment>,
    /// Only for percentages: change by at least this many.
    pub min_adjustment_magnitude: Option<u32>,
}

/// The step that applies and what it makes of the capacity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Decision {
    pub difference: Milli,
    /// Index of the step; `None` when no step covers the difference.
    pub step: Option<usize>,
    pub from: TaskCount,
    /// Before the scalable target's bounds; the same as `from` when no step applies.
    pub to: TaskCount,
}

/// Applies a policy to a capacity.
///
/// Above the threshold a step covers lower <= difference < upper, below it lower < difference <=
/// upper.
///
/// Source: Application Auto Scaling API, StepAdjustment (read 2026-11).
/// Model:  nothing assumed.
pub fn decide(policy: &Policy, capacity: TaskCount, metric: Milli, threshold: Milli) -> Decision {
    let difference = Milli(metric.0.saturating_sub(threshold.0));
    let step = policy
        .steps
        .iter()
        .position(|step| covers(step, difference));
    let to = match step {
        Some(place) => adjust(policy, policy.steps[place].adjustment, capacity),
        None => capacity,
    };
    let from = capacity;
    Decision {
        difference,
        step,
        from,
        to,
    }
}

fn covers(step: &StepAdjustment, difference: Milli) -> bool {
    let above = difference.0 >= 0;
    let past_lower = step.lower.is_none_or(|lower| match above {
        true => lower <= difference,
        false => lower < difference,
    });
    let before_upper = step.upper.is_none_or(|upper| match above {
        true => difference < upper,
        false => difference <= upper,
    });
    past_lower && before_upper
}

fn adjust(policy: &Policy, adjustment: i64, capacity: TaskCount) -> TaskCount {
    let current = i128::from(capacity.0);
    let next = match policy.adjustment_type {
        AdjustmentType::ExactCapacity => i128::from(adjustment),
        AdjustmentType::ChangeInCapacity => current + i128::from(adjustment),
        AdjustmentType::PercentChangeInCapacity => {
            let change = percent_change(capacity, adjustment);
            let least = i128::from(policy.min_adjustment_magnitude.unwrap_or(0));
            current + change.signum() * change.abs().max(least)
        }
    };
    TaskCount(next.clamp(0, i128::from(u32::MAX)) as u32)
}

/// A percentage of the capacity in whole tasks: between 0 and 1 it becomes 1, between -1 and 0 it
/// becomes -1, else it is cut towards zero.
///
/// Source: Application Auto Scaling User Guide, "Step scaling policies" (read 2026-11).
/// Model:  nothing assumed.
pub fn percent_change(capacity: TaskCount, percent: i64) -> i128 {
    let hundredths = i128::from(capacity.0) * i128::from(percent);
    if hundredths != 0 && hundredths.abs() < 100 {
        hundredths.signum()
    } else {
        hundredths / 100
    }
}

/// What is wrong with a list of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum StepError {
    NoStep,
    TooMany,
    /// This step has neither bound.
    Unbounded(usize),
    /// This step's lower bound is not under its upper one.
    Empty(usize),
    /// Between this step and the next lies a gap or an overlap.
    NotAdjoining(usize),
    /// A negative lower bound needs a step without a lower bound.
    NoOpenLower,
    /// A positive upper bound needs a step without an upper bound.
    NoOpenUpper,
}

/// Checks a list of steps, in any order.
///
/// Source: Application Auto Scaling API, StepAdjustment (read 2026-11).
/// Model:  nothing assumed.
///
/// # Errors
/// ValidationException at AWS; here the rule that is broken. Indexes are places in the sorted list.
pub fn validate(steps: &[StepAdjustment]) -> Result<(), StepError> {
    if steps.is_empty() {
        return Err(StepError::NoStep);
    }
    if steps.len() > MAX_STEPS {
        return Err(StepError::TooMany);
    }
    let mut sorted = steps.to_vec();
    sorted.sort_by_key(|step| (step.lower.is_some(), step.lower));
    for (place, step) in sorted.iter().enumerate() {
        match (step.lower, step.upper) {
            (None, None) => return Err(StepError::Unbounded(place)),
            (Some(lower), Some(upper)) if lower >= upper => return Err(StepError::Empty(place)),
            _ => {}
        }
    }
    for (place, pair) in sorted.windows(2).enumerate() {
        if pair[0].upper.is_none() || pair[0].upper != pair[1].lower {
            return Err(StepError::NotAdjoining(place));
        }
    }
    let lowers = || sorted.iter().map(|step| step.lower);
    if lowers().flatten().any(|lower| lower.0 < 0) && lowers().all(|lower| lower.is_some()) {
        return Err(StepError::NoOpenLower);
    }
    let uppers = || sorted.iter().map(|step| step.upper);
    if uppers().flatten().any(|upper| upper.0 > 0) && uppers().all(|upper| upper.is_some()) {
        return Err(StepError::NoOpenUpper);
    }
    Ok(())
}

/// Several policies want different capacities: the largest is taken, out and in alike.
///
/// Source: Application Auto Scaling API, PutScalingPolicy: from 10, +3 and +200 % give 30
/// (read 2026-11).
/// Model:  nothing assumed.
pub fn combine(wanted: &[TaskCount]) -> Option<TaskCount> {
    wanted.iter().copied().max()
}

#[cfg(test)]
mod tests;
