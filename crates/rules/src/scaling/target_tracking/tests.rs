//! The worked examples of target tracking, row by row. `W` numbers are the reference's.

use super::*;
use crate::alarm::evaluate;

fn facts(running: u32, metric: i64, bounds: (u32, u32)) -> Facts {
    Facts {
        now: SimTime::from_secs(3600),
        running: TaskCount(running),
        desired: TaskCount(running),
        minimum: TaskCount(bounds.0),
        maximum: TaskCount(bounds.1),
        metric: Some(Milli::from_int(metric)),
        alarm_high: AlarmState::Ok,
        alarm_low: AlarmState::Ok,
        deploying: false,
        other_policy_disagrees: false,
        scale_out_suspended: false,
        scale_in_suspended: false,
        last: None,
    }
}

/// The alarms' states when the metric has long been what it is.
fn settle(policy: &Policy, facts: &mut Facts) {
    let points = [facts.metric; 17];
    facts.alarm_high = evaluate(&policy.alarm_high(), &points, AlarmState::Ok).state;
    facts.alarm_low = evaluate(&policy.alarm_low(), &points, AlarmState::Ok).state;
}

#[test]
fn services_w105_to_w113_one_minute() {
    let stay = |reason| Outcome::NotScaled(reason);
    let scale = |to| Outcome::Scale { to: TaskCount(to) };
    for (row, running, metric, target, maximum, computed, outcome) in [
        ("W105", 10, 150, 100, 100, Some(15), scale(15)),
        ("W106", 4, 90, 60, 100, Some(6), scale(6)),
        ("W108", 20, 85, 70, 22, Some(25), scale(22)),
        (
            "W108 again",
            22,
            85,
            70,
            22,
            Some(27),
            stay(NotScaled::AlreadyAtMaxCapacity),
        ),
        (
            "W110",
            5,
            44,
            50,
            100,
            Some(5),
            stay(NotScaled::AlreadyAtDesiredCapacity),
        ),
        (
            "W112",
            2,
            26,
            50,
            100,
            Some(2),
            stay(NotScaled::AlreadyAtDesiredCapacity),
        ),
        ("W113", 10, 46, 50, 100, None, Outcome::Quiet),
        ("scale in", 10, 20, 50, 100, Some(4), scale(4)),
        (
            "to the minimum",
            4,
            1,
            50,
            100,
            Some(1),
            stay(NotScaled::AlreadyAtMinCapacity),
        ),
    ] {
        let policy = Policy::new(Milli::from_int(target));
        let minimum = if row == "to the minimum" { 4 } else { 1 };
        let mut facts = facts(running, metric, (minimum, maximum));
        settle(&policy, &mut facts);
        let decision = decide(&policy, &facts);
        assert_eq!(decision.outcome, outcome, "{row}");
        assert_eq!(decision.computed, computed.map(TaskCount), "{row}");
    }
}

/// Plays minutes: at the end of each one datapoint comes in, the alarms are evaluated, the policy
/// decides; what it asked for runs from the next minute on but one.
fn play(points: &[Option<i64>], policy: &Policy, start: Facts) -> Vec<(u64, Outcome)> {
    let mut facts = start;
    let mut seen: Vec<Option<Milli>> = Vec::new();
    let mut outcomes = Vec::new();
    for (minute, point) in (1u64..).zip(points) {
        seen.push(point.map(Milli::from_int));
        facts.now = SimTime::from_secs(minute * 60);
        facts.metric = point.map(Milli::from_int);
        facts.alarm_high = evaluate(&policy.alarm_high(), &seen, facts.alarm_high).state;
        facts.alarm_low = evaluate(&policy.alarm_low(), &seen, facts.alarm_low).state;
        let started = facts.desired;
        let decision = decide(policy, &facts);
        if let Outcome::Scale { to } = decision.outcome {
            let at = facts.now;
            let direction = decision.direction.expect("scaled without a direction");
            facts.last = Some(Activity { at, direction });
            facts.desired = to;
        }
        outcomes.push((minute, decision.outcome));
        // The tasks asked for in the minute before are RUNNING by now.
        facts.running = started;
    }
    outcomes
}

fn scaled(outcomes: &[(u64, Outcome)]) -> Vec<(u64, u32)> {
    let to = |(minute, outcome): &(u64, Outcome)| match outcome {
        Outcome::Scale { to } => Some((*minute, to.0)),
        _ => None,
    };
    outcomes.iter().filter_map(to).collect()
}

const SIXTY: Policy = Policy::new(Milli::from_int(60));

#[test]
fn services_w115_scale_out_timeline() {
    let points = [55, 90, 92, 90, 88, 60].map(Some);
    let outcomes = play(&points, &SIXTY, facts(4, 55, (1, 100)));
    assert_eq!(scaled(&outcomes), [(4, 6)]);
    let same = Outcome::NotScaled(NotScaled::AlreadyAtDesiredCapacity);
    assert_eq!(outcomes[4], (5, same));
    assert_eq!(outcomes[5], (6, Outcome::Quiet));
}

#[test]
fn services_w116_a_larger_scale_out_inside_the_cooldown() {
    let points = [55, 90, 92, 90, 88, 100, 100].map(Some);
    let outcomes = play(&points, &SIXTY, facts(4, 55, (1, 100)));
    assert_eq!(scaled(&outcomes), [(4, 6), (6, 10)]);
}

#[test]
fn services_w118_no_scale_in_while_a_deployment_runs() {
    let points = [Some(20); 17];
    let mut start = facts(6, 20, (1, 100));
    assert_eq!(scaled(&play(&points, &SIXTY, start)), [(15, 2)]);
    start.deploying = true;
    let outcomes = play(&points, &SIXTY, start);
    assert_eq!(scaled(&outcomes), []);
    let blocked = Outcome::NotScaled(NotScaled::DeploymentInProgress);
    assert_eq!(
        outcomes[14..],
        [(15, blocked), (16, blocked), (17, blocked)]
    );
    // The first minute after COMPLETED acts.
    let mut facts = facts(6, 20, (1, 100));
    settle(&SIXTY, &mut facts);
    assert_eq!(
        decide(&SIXTY, &facts).outcome,
        Outcome::Scale { to: TaskCount(2) }
    );
}

#[test]
fn services_w120_missing_data_scales_neither_way() {
    for before in [90, 55, 20] {
        let mut points = vec![Some(before), Some(before)];
        points.extend([None; 40]);
        let outcomes = play(&points, &SIXTY, facts(4, before, (1, 100)));
        assert_eq!(scaled(&outcomes), [], "{before}");
        assert_eq!(outcomes.last(), Some(&(42, Outcome::Quiet)), "{before}");
    }
}

#[test]
fn services_w122_below_the_minimum_by_hand() {
    let mut low = facts(1, 90, (2, 10));
    settle(&SIXTY, &mut low);
    let first = decide(&SIXTY, &low);
    assert_eq!(first.outcome, Outcome::Scale { to: TaskCount(2) });
    assert_eq!(first.clamp, Clamp::ToMinimum);
    let mut then = facts(2, 90, (2, 10));
    settle(&SIXTY, &mut then);
    assert_eq!(
        decide(&SIXTY, &then).outcome,
        Outcome::Scale { to: TaskCount(3) }
    );
    // Above the maximum by hand, the low alarm brings it back; the high one does nothing.
    let mut above = facts(12, 20, (2, 10));
    settle(&SIXTY, &mut above);
    assert_eq!(
        decide(&SIXTY, &above).outcome,
        Outcome::Scale { to: TaskCount(10) }
    );
    let mut above = facts(12, 90, (2, 10));
    settle(&SIXTY, &mut above);
    let stay = Outcome::NotScaled(NotScaled::AlreadyAtMaxCapacity);
    assert_eq!(decide(&SIXTY, &above).outcome, stay);
}

#[test]
fn scale_in_is_easily_blocked() {
    let mut base = facts(6, 20, (1, 100));
    settle(&SIXTY, &mut base);
    let minutes = |n: u64| base.now - SimDuration::from_mins(n);
    let last = |n, direction| {
        Some(Activity {
            at: minutes(n),
            direction,
        })
    };
    let until = minutes(2) + DEFAULT_COOLDOWN;
    let no_in = Policy {
        disable_scale_in: true,
        ..SIXTY
    };
    for (row, policy, facts, reason) in [
        ("disabled", no_in, base, NotScaled::ScaleInDisabled),
        (
            "suspended",
            SIXTY,
            Facts {
                scale_in_suspended: true,
                ..base
            },
            NotScaled::Suspended,
        ),
        (
            "other policy",
            SIXTY,
            Facts {
                other_policy_disagrees: true,
                ..base
            },
            NotScaled::OtherPolicyDisagrees,
        ),
        (
            "cooldown",
            SIXTY,
            Facts {
                last: last(2, Direction::In),
                ..base
            },
            NotScaled::Cooldown { until },
        ),
        (
            "no metric",
            SIXTY,
            Facts {
                metric: None,
                ..base
            },
            NotScaled::NoMetric,
        ),
    ] {
        assert_eq!(
            decide(&policy, &facts).outcome,
            Outcome::NotScaled(reason),
            "{row}"
        );
    }
    for last in [last(5, Direction::In), last(1, Direction::Out)] {
        let outcome = decide(&SIXTY, &Facts { last, ..base }).outcome;
        assert_eq!(outcome, Outcome::Scale { to: TaskCount(2) });
    }
}

#[test]
fn a_lowered_maximum_wins_over_the_forecast() {
    // More run than are desired (old ones still stop), and the maximum has been lowered to 3.
    let mut facts = facts(10, 50, (1, 3));
    settle(&SIXTY, &mut facts);
    facts.desired = TaskCount(3);
    let stay = Outcome::NotScaled(NotScaled::AlreadyAtDesiredCapacity);
    assert_eq!(decide(&SIXTY, &facts).outcome, stay);
    // Above the lowered maximum the bound wins over the forecast.
    facts.desired = TaskCount(4);
    assert_eq!(
        decide(&SIXTY, &facts).outcome,
        Outcome::Scale { to: TaskCount(3) }
    );
}

#[test]
fn from_nothing_one_task_is_added() {
    let mut facts = facts(0, 500, (0, 10));
    settle(&SIXTY, &mut facts);
    assert_eq!(
        decide(&SIXTY, &facts).outcome,
        Outcome::Scale { to: TaskCount(1) }
    );
}

#[test]
fn extreme_numbers_do_not_overflow() {
    let all = TaskCount(u32::MAX);
    assert_eq!(proportional(all, Milli(i64::MAX), Milli(1)), all);
    assert_eq!(proportional(all, Milli(i64::MIN), Milli(0)), TaskCount(0));
}
