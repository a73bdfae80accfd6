//! The worked examples of health, row by row. `W` numbers are the reference's.

use super::*;
use HealthStatus::{Healthy, Unhealthy, Unknown};

fn after(checks: &[bool]) -> TargetState {
    let start = TargetHealth::default();
    let end = checks
        .iter()
        .fold(start, |health, ok| health.observe(&ALB_CHECK, *ok));
    end.state
}

#[test]
fn tasks_w72_and_w73_targets_rise_and_fall_by_their_thresholds() {
    let (yes, no) = (true, false);
    for (row, checks, state) in [
        ("registered", vec![], TargetState::Initial),
        ("W73 one answer is enough", vec![yes], TargetState::Healthy),
        ("W72 one failure", vec![yes, no], TargetState::Healthy),
        (
            "W72 two failures",
            vec![yes, no, no],
            TargetState::Unhealthy,
        ),
        (
            "a success between",
            vec![yes, no, yes, no],
            TargetState::Healthy,
        ),
        ("never answered", vec![no, no], TargetState::Unhealthy),
        (
            "4 of 5",
            vec![no, no, yes, yes, yes, yes],
            TargetState::Unhealthy,
        ),
        (
            "5 of 5",
            vec![no, no, yes, yes, yes, yes, yes],
            TargetState::Healthy,
        ),
        (
            "broken run",
            vec![no, no, yes, yes, yes, yes, no, yes],
            TargetState::Unhealthy,
        ),
    ] {
        assert_eq!(after(&checks), state, "{row}");
    }
    let drained = TargetHealth::default().drain();
    assert_eq!(
        drained.observe(&ALB_CHECK, true).state,
        TargetState::Draining
    );
    // W72: two failures 30 s apart are a minute of checks.
    assert_eq!(ALB_CHECK.interval * 2, SimDuration::from_secs(60));
}

/// When a container that always fails, or first succeeds at `ok`, changes: (seconds, status).
fn life(check: &ContainerCheck, ok: Option<u32>) -> Vec<(u64, HealthStatus)> {
    let mut health = ContainerHealth::default();
    let mut changes = Vec::new();
    for number in 1..=20 {
        let at = check.probe_at(number);
        let next = health.observe(check, at, Some(number) == ok);
        if next.status != health.status {
            changes.push((at.as_secs(), next.status));
        }
        health = next;
    }
    changes
}

#[test]
fn containers_follow_the_probe_clock() {
    let default = ContainerCheck::default();
    assert_eq!(life(&default, None), [(90, Unhealthy)]);
    assert_eq!(default.unhealthy_at(), SimDuration::from_secs(90));
    for (start_period, seconds) in [(0, 90), (30, 90), (31, 120), (60, 120), (300, 360)] {
        let check = ContainerCheck {
            start_period: SimDuration::from_secs(start_period),
            ..default
        };
        assert_eq!(life(&check, None), [(seconds, Unhealthy)], "{start_period}");
        assert_eq!(check.unhealthy_at().as_secs(), seconds, "{start_period}");
    }
    // A success ends the start period at once: three failures after it count.
    let check = ContainerCheck {
        start_period: SimDuration::from_secs(300),
        ..default
    };
    assert_eq!(life(&check, Some(1)), [(30, Healthy), (120, Unhealthy)]);
    assert_eq!(
        life(&default, Some(5)),
        [(90, Unhealthy), (150, Healthy), (240, Unhealthy)]
    );
}

#[test]
fn tasks_w61_task_health_looks_at_essential_containers_only() {
    for (row, containers, status) in [
        ("W61", vec![(true, Healthy), (true, Unknown)], Unknown),
        (
            "W61 with a non-essential one",
            vec![(true, Healthy), (true, Unknown), (false, Unhealthy)],
            Unknown,
        ),
        ("all good", vec![(true, Healthy), (false, Unknown)], Healthy),
        (
            "one bad",
            vec![(true, Unhealthy), (true, Unknown)],
            Unhealthy,
        ),
        ("none", vec![], Unknown),
    ] {
        assert_eq!(task_health(&containers), status, "{row}");
    }
}

fn at(secs: u64) -> SimTime {
    SimTime::from_secs(secs)
}

#[test]
fn services_w42_the_grace_period_ignores_early_failures() {
    let facts = TaskFacts {
        running_since: Some(at(100)),
        target: Some(TargetState::Unhealthy),
        container: None,
    };
    let grace = SimDuration::from_secs(60);
    assert!(!is_unhealthy(&facts, at(135), grace));
    assert!(!is_unhealthy(&facts, SimTime(159_999), grace));
    assert!(is_unhealthy(&facts, at(160), grace));
    assert!(is_unhealthy(&facts, at(165), grace));
    assert!(is_unhealthy(&facts, at(100), SimDuration::ZERO));
}

#[test]
fn services_w43_without_checks_forty_seconds_count() {
    let plain = TaskFacts {
        running_since: Some(at(20)),
        target: None,
        container: None,
    };
    let settling = Judgement::Settling { until: at(60) };
    assert_eq!(counts_as_healthy(&plain, SimTime(59_999)), settling);
    assert_eq!(counts_as_healthy(&plain, at(60)), Judgement::Counts);
}

#[test]
fn every_check_that_exists_must_be_good() {
    let judge = |target, container| {
        let running_since = Some(at(0));
        let facts = TaskFacts {
            running_since,
            target,
            container,
        };
        counts_as_healthy(&facts, at(1))
    };
    let (good, new) = (Some(TargetState::Healthy), Some(TargetState::Initial));
    assert_eq!(judge(good, None), Judgement::Counts);
    assert_eq!(judge(new, None), Judgement::AwaitsTarget);
    assert_eq!(judge(None, Some(Healthy)), Judgement::Counts);
    assert_eq!(judge(None, Some(Unknown)), Judgement::AwaitsContainer);
    assert_eq!(judge(good, Some(Healthy)), Judgement::Counts);
    assert_eq!(judge(good, Some(Unknown)), Judgement::AwaitsContainer);
    assert_eq!(judge(new, Some(Healthy)), Judgement::AwaitsTarget);
}
