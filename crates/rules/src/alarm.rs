//! Alarms: M of the last N datapoints, and what missing ones mean.
//!
//! An alarm looks at a range a little longer than N, so that late points can still count. Most of the
//! rule is about gaps. Example: N = M = 3 and the range `0 - X - X` (0 good, X breaching, - missing):
//! three real points, two breach, so OK whatever missing data is said to mean.
//! Source: CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data" and "Evaluating
//! an alarm" (read 2026-11).

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
/// Source: CloudWatch User Guide, "Configuring how CloudWatch alarms treat missing data": all cells of
/// both tables (read 2026-11).
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
mod tests {
    use super::*;
    use TreatMissingData::{Breaching, Ignore, Missing, NotBreaching};

    /// `0` good, `X` breaching, `-` missing; the state kept is shown as `keep`.
    fn check(m: u32, range: &str, treat_missing_data: TreatMissingData) -> &'static str {
        let rule = AlarmRule {
            comparison: Comparison::GreaterThanThreshold,
            threshold: Milli::from_int(50),
            evaluation_periods: 3,
            datapoints_to_alarm: m,
            treat_missing_data,
        };
        let points: Vec<Option<Milli>> = range
            .split(' ')
            .map(|point| match point {
                "0" => Some(Milli::from_int(50)),
                "X" => Some(Milli::from_int(51)),
                _ => None,
            })
            .collect();
        // Two different current states: whatever follows both was kept.
        let after = [AlarmState::Ok, AlarmState::Alarm]
            .map(|current| evaluate(&rule, &points, current).state);
        match after {
            [AlarmState::Ok, AlarmState::Alarm] => "keep",
            [AlarmState::Ok, AlarmState::Ok] => "OK",
            [AlarmState::Alarm, AlarmState::Alarm] => "ALARM",
            _ => "INSUFFICIENT_DATA",
        }
    }

    /// All forty cells: columns missing, ignore, breaching, notBreaching.
    #[test]
    fn w139_to_w142_all_cells_of_both_tables() {
        let none = "INSUFFICIENT_DATA";
        for (row, m, range, cells) in [
            ("W139", 3, "0 - X - X", ["OK", "OK", "OK", "OK"]),
            ("W140", 3, "0 - - - -", ["OK", "OK", "OK", "OK"]),
            ("W141", 3, "- - - - -", [none, "keep", "ALARM", "OK"]),
            ("3 of 3, full", 3, "0 X X - X", ["ALARM"; 4]),
            ("W142", 3, "- - X - -", ["ALARM", "keep", "ALARM", "OK"]),
            ("2 of 3", 2, "0 - X - X", ["ALARM"; 4]),
            ("2 of 3, full", 2, "0 0 X 0 X", ["ALARM"; 4]),
            (
                "2 of 3, one gap",
                2,
                "0 - X - -",
                ["OK", "OK", "ALARM", "OK"],
            ),
            (
                "2 of 3, good point",
                2,
                "- - - - 0",
                ["OK", "OK", "ALARM", "OK"],
            ),
            (
                "2 of 3, premature",
                2,
                "- - - X -",
                ["ALARM", "keep", "ALARM", "OK"],
            ),
        ] {
            let got = [Missing, Ignore, Breaching, NotBreaching].map(|how| check(m, range, how));
            assert_eq!(got, cells, "{row}: {range}");
        }
    }

    #[test]
    fn the_newest_breach_alone_does_not_alarm_before_its_time() {
        // M = 2: the breaching point is in the newest slot, the one before is missing.
        assert_eq!(check(2, "- - - - X", Missing), "keep");
        assert_eq!(check(3, "- - - X X", Missing), "keep");
        assert_eq!(check(2, "- - - X X", Missing), "ALARM");
        assert_eq!(check(2, "- - - X X", Ignore), "ALARM");
    }

    #[test]
    fn comparisons_and_counts() {
        let (low, high) = (Milli(1), Milli(2));
        assert!(Comparison::GreaterThanThreshold.breaches(high, low));
        assert!(!Comparison::GreaterThanThreshold.breaches(low, low));
        assert!(Comparison::GreaterThanOrEqualToThreshold.breaches(low, low));
        assert!(Comparison::LessThanThreshold.breaches(low, high));
        assert!(!Comparison::LessThanThreshold.breaches(low, low));
        assert!(Comparison::LessThanOrEqualToThreshold.breaches(low, low));
        let rule = AlarmRule {
            comparison: Comparison::LessThanThreshold,
            threshold: Milli(10),
            evaluation_periods: 2,
            datapoints_to_alarm: 2,
            treat_missing_data: Missing,
        };
        // Older points than the range do not count.
        let points = [Some(Milli(1)), None, None, None, None];
        let evaluation = evaluate(&rule, &points, AlarmState::Ok);
        assert_eq!((evaluation.present, evaluation.filled), (0, 2));
        assert_eq!(evaluation.state, AlarmState::InsufficientData);
    }
}
