//! A step policy minute by minute: bounds, cooldowns, and what blocks scale-in.

use super::super::step_scaling::{AdjustmentType, StepAdjustment};
use super::*;

fn policy(adjustments: &[(Option<i64>, Option<i64>, i64)]) -> Policy {
    let step = |it: &(Option<i64>, Option<i64>, i64)| StepAdjustment {
        lower: it.0.map(Milli::from_int),
        upper: it.1.map(Milli::from_int),
        adjustment: it.2,
    };
    Policy {
        adjustment_type: AdjustmentType::ChangeInCapacity,
        steps: adjustments.iter().map(step).collect(),
        min_adjustment_magnitude: None,
    }
}

fn facts(running: u32, desired: u32, metric: i64) -> Facts {
    Facts {
        now: SimTime::from_secs(600),
        running: TaskCount(running),
        desired: TaskCount(desired),
        minimum: TaskCount(2),
        maximum: TaskCount(12),
        metric: Some(Milli::from_int(metric)),
        threshold: Milli::from_int(70),
        deploying: false,
        scale_out_suspended: false,
        scale_in_suspended: false,
        cooldown: SimDuration::from_secs(300),
        last: None,
    }
}

fn last(at: u64, direction: Direction, base: u32) -> Option<Last> {
    let (at, base) = (SimTime::from_secs(at), TaskCount(base));
    Some(Last {
        at,
        direction,
        base,
    })
}

fn scale(to: u32) -> Outcome {
    Outcome::Scale { to: TaskCount(to) }
}

#[test]
fn services_w127_steps_of_a_spike() {
    let spike = policy(&[
        (Some(0), Some(15), 1),
        (Some(15), Some(25), 2),
        (Some(25), None, 4),
    ]);
    for (metric, to) in [(70, 5), (84, 5), (85, 6), (95, 8)] {
        let turn = decide(&spike, &facts(4, 4, metric));
        assert_eq!(turn.outcome, scale(to), "{metric}");
    }
    let none = decide(&spike, &facts(4, 4, 69));
    assert_eq!(
        none.outcome,
        Outcome::NotScaled(NotScaled::AlreadyAtDesiredCapacity)
    );
}

#[test]
fn inside_the_cooldown_the_last_addition_is_part_of_the_next() {
    let spike = policy(&[(Some(0), Some(15), 2), (Some(15), None, 3)]);
    let mut it = facts(4, 6, 90);
    it.last = last(540, Direction::Out, 4);
    // The two new tasks are not up yet, and then they are: 4 + 3 = 7 either way.
    assert_eq!(decide(&spike, &it).outcome, scale(7));
    it.running = TaskCount(6);
    assert_eq!(decide(&spike, &it).outcome, scale(7));
    // The same step again adds nothing until the cooldown is over.
    it.metric = Some(Milli::from_int(75));
    let until = SimTime::from_secs(840);
    assert_eq!(
        decide(&spike, &it).outcome,
        Outcome::NotScaled(NotScaled::Cooldown { until })
    );
    it.now = until;
    assert_eq!(decide(&spike, &it).outcome, scale(8));
}

#[test]
fn scale_in_waits_for_cooldown_and_deployment() {
    let down = policy(&[(None, Some(0), -2)]);
    let quiet = facts(8, 8, 20);
    assert_eq!(decide(&down, &quiet).outcome, scale(6));
    let blocked = |change: &dyn Fn(&mut Facts)| {
        let mut it = quiet;
        change(&mut it);
        decide(&down, &it).outcome
    };
    let until = SimTime::from_secs(840);
    for (outcome, reason) in [
        (
            blocked(&|it| it.deploying = true),
            NotScaled::DeploymentInProgress,
        ),
        (
            blocked(&|it| it.scale_in_suspended = true),
            NotScaled::Suspended,
        ),
        (
            blocked(&|it| it.last = last(540, Direction::In, 10)),
            NotScaled::Cooldown { until },
        ),
        (
            blocked(&|it| it.desired = TaskCount(2)),
            NotScaled::AlreadyAtMinCapacity,
        ),
        (blocked(&|it| it.metric = None), NotScaled::NoMetric),
    ] {
        assert_eq!(outcome, Outcome::NotScaled(reason));
    }
    // A scale-out cooldown does not block scale-in.
    assert_eq!(
        blocked(&|it| it.last = last(540, Direction::Out, 4)),
        scale(6)
    );
}

#[test]
fn the_bounds_hold() {
    let spike = policy(&[(Some(0), None, 20)]);
    let turn = decide(&spike, &facts(4, 4, 90));
    assert_eq!((turn.outcome, turn.clamp), (scale(12), Clamp::ToMaximum));
    let full = decide(&spike, &facts(12, 12, 90));
    assert_eq!(
        full.outcome,
        Outcome::NotScaled(NotScaled::AlreadyAtMaxCapacity)
    );
    // W122: set by hand below the minimum, first to the minimum.
    assert_eq!(decide(&spike, &facts(1, 1, 90)).outcome, scale(2));
    let down = policy(&[(None, Some(0), -20)]);
    let turn = decide(&down, &facts(8, 8, 20));
    assert_eq!((turn.outcome, turn.clamp), (scale(2), Clamp::ToMinimum));
}
