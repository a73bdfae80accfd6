//! The worked examples of alarms, row by row. `W` numbers are the reference's.

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
    let after =
        [AlarmState::Ok, AlarmState::Alarm].map(|current| evaluate(&rule, &points, current).state);
    match after {
        [AlarmState::Ok, AlarmState::Alarm] => "keep",
        [AlarmState::Ok, AlarmState::Ok] => "OK",
        [AlarmState::Alarm, AlarmState::Alarm] => "ALARM",
        _ => "INSUFFICIENT_DATA",
    }
}

/// All forty cells: columns missing, ignore, breaching, notBreaching.
#[test]
fn services_w139_to_w142_all_cells_of_both_tables() {
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
