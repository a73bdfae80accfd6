//! Alarms: M of the last N datapoints, and what missing ones mean.
//!
//! An alarm looks at a range a little longer than N, so that late points can still count. Most of
//! the rule is about gaps. Example: N = M = 3 and the range `0 - X - X` (0 good, X breaching, -
//! missing): three real points, two breach, so OK whatever missing data is said to mean.
//! Source: CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data" and
//! "Evaluating an alarm" (read 2026-11).

use base::Milli;
use serde::Serialize;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum AlarmState {
    Ok,
    Alarm,
    #[default]
    InsufficientData,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum TreatMissingData {
    #[default]
    Missing,
    Ignore,
    Breaching,
    NotBreaching,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Comparison {
    GreaterThanThreshold,
    GreaterThanOrEqualToThreshold,
    LessThanThreshold,
    LessThanOrEqualToThreshold,
}

impl Comparison {
    pub fn breaches(self, value: Milli, threshold: Milli) -> bool {
        match self {
            Comparison::GreaterThanThreshold => value > threshold,
            Comparison::GreaterThanOrEqualToThreshold => value >= threshold,
            Comparison::LessThanThreshold => value < threshold,
            Comparison::LessThanOrEqualToThreshold => value <= threshold,
        }
    }
}

/// What an alarm compares, and how often it must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AlarmRule {
    pub comparison: Comparison,
    pub threshold: Milli,
    /// N.
    pub evaluation_periods: u32,
    /// M, at most N.
    pub datapoints_to_alarm: u32,
    pub treat_missing_data: TreatMissingData,
}

impl AlarmRule {
    /// How many datapoints an evaluation looks at.
    ///
    /// Source: CloudWatch User Guide: five for N = 3 (read 2026-11).
    /// Model:  two more than N for every N.
    pub const fn range(&self) -> usize {
        self.evaluation_periods as usize + 2
    }
}

/// The state an evaluation arrives at, and the counts behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Evaluation {
    pub state: AlarmState,
    /// Points that were there, in the range.
    pub present: u32,
    /// Of the points that counted, those that breach.
    pub breaching: u32,
    /// Missing points that had to be filled to make N.
    pub filled: u32,
}

/// Evaluates an alarm over its range of datapoints, oldest first, `None` for a missing one.
///
/// Source: CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data": all cells
/// of both tables (read 2026-11).
/// Model:  only the newest `rule.range()` points are looked at.
pub fn evaluate(rule: &AlarmRule, points: &[Option<Milli>], current: AlarmState) -> Evaluation {
    let range = &points[points.len().saturating_sub(rule.range())..];
    let breaches = |value: &Milli| rule.comparison.breaches(*value, rule.threshold);
    // Newest first: (how many slots from the newest, counted from 1; whether it breaches).
    let newest_first = range.iter().rev().enumerate();
    let present: Vec<(usize, bool)> = newest_first
        .filter_map(|(slot, point)| point.as_ref().map(|value| (slot + 1, breaches(value))))
        .collect();
    let (n, m) = (
        rule.evaluation_periods as usize,
        rule.datapoints_to_alarm as usize,
    );
    let counted = &present[..present.len().min(n)];
    let breaching = counted.iter().filter(|(_, breaches)| *breaches).count();
    let filled = n.saturating_sub(present.len());
    let alarm_if = |holds: bool| match holds {
        true => AlarmState::Alarm,
        false => AlarmState::Ok,
    };
    let state = if filled == 0 {
        alarm_if(breaching >= m)
    } else {
        with_gaps(rule, counted, breaching, filled, m).unwrap_or(current)
    };
    Evaluation {
        state,
        present: present.len() as u32,
        breaching: breaching as u32,
        filled: filled as u32,
    }
}

/// Fewer than N points are there; `None` keeps the current state.
fn with_gaps(
    rule: &AlarmRule,
    present: &[(usize, bool)],
    breaching: usize,
    filled: usize,
    m: usize,
) -> Option<AlarmState> {
    let alarm_if = |holds: bool| match holds {
        true => AlarmState::Alarm,
        false => AlarmState::Ok,
    };
    let all_breach = breaching == present.len();
    match rule.treat_missing_data {
        TreatMissingData::Breaching => Some(alarm_if(breaching + filled >= m)),
        TreatMissingData::NotBreaching => Some(alarm_if(breaching >= m)),
        TreatMissingData::Missing if present.is_empty() => Some(AlarmState::InsufficientData),
        TreatMissingData::Ignore if present.is_empty() => None,
        _ if !all_breach => Some(alarm_if(breaching >= m)),
        TreatMissingData::Ignore => (breaching >= m).then_some(AlarmState::Alarm),
        TreatMissingData::Missing => {
            let oldest = present.last().map_or(0, |(slot, _)| *slot);
            (oldest >= m).then_some(AlarmState::Alarm)
        }
    }
}

#[cfg(test)]
mod tests;
