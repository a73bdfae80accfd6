//! The worked examples of step scaling, row by row. `W` numbers are the reference's.

use super::AdjustmentType::{ChangeInCapacity, ExactCapacity, PercentChangeInCapacity};
use super::*;

fn step(lower: Option<i64>, upper: Option<i64>, adjustment: i64) -> StepAdjustment {
    StepAdjustment {
        lower: lower.map(Milli::from_int),
        upper: upper.map(Milli::from_int),
        adjustment,
    }
}

fn policy(adjustment_type: AdjustmentType, steps: &[StepAdjustment]) -> Policy {
    Policy {
        adjustment_type,
        steps: steps.to_vec(),
        min_adjustment_magnitude: None,
    }
}

fn to(policy: &Policy, capacity: u32, metric: Milli, threshold: i64) -> u32 {
    assert_eq!(validate(&policy.steps), Ok(()));
    decide(
        policy,
        TaskCount(capacity),
        metric,
        Milli::from_int(threshold),
    )
    .to
    .0
}

/// The guide's own example: out above 50, in below it.
#[test]
fn services_w123_to_w126_the_documented_percent_example() {
    let out = policy(
        PercentChangeInCapacity,
        &[
            step(Some(0), Some(10), 0),
            step(Some(10), Some(20), 10),
            step(Some(20), None, 30),
        ],
    );
    let back = policy(
        PercentChangeInCapacity,
        &[
            step(Some(-10), Some(0), 0),
            step(Some(-20), Some(-10), -10),
            step(None, Some(-20), -30),
        ],
    );
    for (row, policy, capacity, metric, result) in [
        ("W123", &out, 10, 60, 11),
        ("W124", &out, 11, 70, 14),
        ("W125", &back, 14, 40, 13),
        ("W126", &back, 13, 30, 10),
        ("inside the first step", &out, 10, 59, 10),
        ("inside the first step", &back, 10, 41, 10),
    ] {
        assert_eq!(
            to(policy, capacity, Milli::from_int(metric), 50),
            result,
            "{row}"
        );
    }
    let uncovered = decide(
        &out,
        TaskCount(10),
        Milli::from_int(40),
        Milli::from_int(50),
    );
    assert_eq!((uncovered.step, uncovered.to), (None, TaskCount(10)));
}

#[test]
fn services_w127_bounds_of_steps() {
    let out = policy(
        ChangeInCapacity,
        &[
            step(Some(0), Some(15), 1),
            step(Some(15), Some(25), 2),
            step(Some(25), None, 4),
        ],
    );
    for (milli, change) in [(70_000, 1), (84_900, 1), (85_000, 2), (95_000, 4)] {
        assert_eq!(to(&out, 10, Milli(milli), 70), 10 + change, "W127 {milli}");
    }
}

#[test]
fn services_w129_to_w133_adjustments() {
    let mut percent = policy(PercentChangeInCapacity, &[step(Some(0), None, 25)]);
    percent.min_adjustment_magnitude = Some(2);
    assert_eq!(to(&percent, 4, Milli::from_int(99), 50), 6, "W129");
    let exact = policy(ExactCapacity, &[step(Some(0), None, 5)]);
    assert_eq!(to(&exact, 3, Milli::from_int(99), 50), 5, "W131");
    let three = policy(ChangeInCapacity, &[step(Some(0), None, 3)]);
    let triple = policy(PercentChangeInCapacity, &[step(Some(0), None, 200)]);
    let wanted = [&three, &triple].map(|one| TaskCount(to(one, 10, Milli::from_int(99), 50)));
    assert_eq!(combine(&wanted), Some(TaskCount(30)), "W133");
    assert_eq!(combine(&[]), None);
}

#[test]
fn percentages_become_whole_tasks() {
    for (capacity, percent, change) in [
        (1, 10, 1),
        (10, 10, 1),
        (11, 30, 3),
        (1, -10, -1),
        (13, -30, -3),
        (10, 0, 0),
        (0, 50, 0),
    ] {
        assert_eq!(
            percent_change(TaskCount(capacity), percent),
            change,
            "{capacity} {percent}"
        );
    }
}

#[test]
fn capacities_stay_in_range() {
    let less = policy(ChangeInCapacity, &[step(None, Some(0), i64::MIN)]);
    assert_eq!(to(&less, 3, Milli(i64::MIN), 50), 0);
    let more = policy(PercentChangeInCapacity, &[step(Some(0), None, i64::MAX)]);
    assert_eq!(to(&more, u32::MAX, Milli(i64::MAX), 50), u32::MAX);
}

#[test]
fn lists_of_steps_are_checked() {
    for (row, steps, result) in [
        ("none", vec![], Err(StepError::NoStep)),
        (
            "21",
            vec![step(Some(0), None, 1); 21],
            Err(StepError::TooMany),
        ),
        (
            "no bounds",
            vec![step(None, None, 1)],
            Err(StepError::Unbounded(0)),
        ),
        (
            "empty",
            vec![step(Some(1), Some(1), 1)],
            Err(StepError::Empty(0)),
        ),
        (
            "gap",
            vec![step(Some(0), Some(5), 1), step(Some(6), None, 2)],
            Err(StepError::NotAdjoining(0)),
        ),
        (
            "overlap",
            vec![step(Some(0), Some(5), 1), step(Some(4), None, 2)],
            Err(StepError::NotAdjoining(0)),
        ),
        (
            "two open ends",
            vec![step(Some(0), None, 1); 2],
            Err(StepError::NotAdjoining(0)),
        ),
        (
            "lower",
            vec![step(Some(-5), Some(0), 1)],
            Err(StepError::NoOpenLower),
        ),
        (
            "upper",
            vec![step(Some(0), Some(5), 1)],
            Err(StepError::NoOpenUpper),
        ),
        (
            "any order",
            vec![step(Some(5), None, 2), step(Some(0), Some(5), 1)],
            Ok(()),
        ),
        ("one", vec![step(Some(0), None, 1)], Ok(())),
    ] {
        assert_eq!(validate(&steps), result, "{row}");
    }
}
