//! The worked examples of the rolling update, row by row. `W` numbers are the reference's.

use super::*;
use crate::rollout::success::Success;

fn percents(minimum: u32, maximum: u32) -> Counts {
    Counts {
        minimum: Percent(minimum),
        maximum: Percent(maximum),
        new: Revision::default(),
        old: Vec::new(),
        placeable: None,
        hold: None,
        in_progress: true,
        success: Success::default(),
    }
}

fn healthy(desired: u32, healthy: u32) -> Revision {
    Revision {
        desired,
        healthy,
        ..Revision::default()
    }
}

#[test]
fn services_w1_to_w12_bounds() {
    for (row, desired, minimum, maximum, low, high, stuck) in [
        ("W1", 4, 50, 100, 2, 4, false),
        ("W2", 2, 75, 100, 2, 2, true),
        ("W3", 4, 100, 200, 4, 8, false),
        ("W4", 3, 100, 125, 3, 3, true),
        ("W5", 4, 100, 100, 4, 4, true),
        ("W6", 1, 50, 100, 1, 1, true),
        ("W7", 1, 0, 100, 0, 1, false),
        ("W8", 3, 50, 150, 2, 4, false),
        ("W10", 1, 100, 150, 1, 1, true),
        ("W12", 0, 100, 200, 0, 0, false),
        (
            "2^32-1 tasks",
            u32::MAX,
            100,
            200,
            u32::MAX,
            u32::MAX,
            false,
        ),
    ] {
        let count = TaskCount(desired);
        assert_eq!(floor(count, Percent(minimum)).0, low, "{row}");
        assert_eq!(ceiling(count, Percent(maximum)).0, high, "{row}");
        if desired > 10 {
            continue;
        }
        let mut counts = percents(minimum, maximum);
        counts.new.desired = desired;
        counts.old = vec![healthy(desired, desired)];
        let action = pass(&counts).action;
        assert_eq!(
            matches!(action, Action::Stuck(_)),
            stuck,
            "{row} {action:?}"
        );
    }
}

/// Plays a rollout of `desired` tasks and writes it down as the reference does: `old+new`, `(kp)`
/// for k pending, `-k` and `+k` for stops and starts, `ok` when the pending became healthy.
fn play(desired: u32, minimum: u32, maximum: u32, room: Option<u32>) -> (String, u32, u32) {
    let mut counts = percents(minimum, maximum);
    counts.new.desired = desired;
    counts.old = vec![healthy(desired, desired)];
    let mut line = format!("{desired}+0");
    let (mut peak, mut lowest) = (desired, desired);
    for _ in 0..100 {
        let occupying = counts.old[0].occupying() + counts.new.occupying();
        counts.placeable = room.map(|room| room - occupying);
        let step = match pass(&counts).action {
            Action::StartNew { count } => {
                counts.new.pending += count;
                format!("+{count}")
            }
            Action::StopOld { count } => {
                counts.old[0].healthy -= count;
                counts.old[0].desired -= count;
                format!("-{count}")
            }
            Action::Wait(Wait::Starting { count }) => {
                assert_eq!(count, counts.new.pending);
                counts.new.healthy += std::mem::take(&mut counts.new.pending);
                "ok".to_owned()
            }
            Action::Complete => return (line, peak, lowest),
            other => {
                line.push_str(&format!(" {other:?}"));
                return (line, peak, lowest);
            }
        };
        let (old, new) = (counts.old[0].healthy, counts.new.healthy);
        line.push_str(&format!(" {step} {old}+{new}"));
        if counts.new.pending > 0 {
            line.push_str(&format!("({}p)", counts.new.pending));
        }
        peak = peak.max(old + counts.new.occupying());
        lowest = lowest.min(old + new);
    }
    panic!("no end: {line}");
}

#[test]
fn services_w13_to_w33_sequences() {
    for (row, (desired, minimum, maximum, room), line, peak, lowest) in [
        (
            "W13",
            (4, 100, 200, None),
            "4+0 +4 4+0(4p) ok 4+4 -4 0+4",
            8,
            4,
        ),
        (
            "W14",
            (4, 50, 100, None),
            "4+0 -2 2+0 +2 2+0(2p) ok 2+2 -2 0+2 +2 0+2(2p) ok 0+4",
            4,
            2,
        ),
        (
            "W15",
            (4, 100, 150, None),
            "4+0 +2 4+0(2p) ok 4+2 -2 2+2 +2 2+2(2p) ok 2+4 -2 0+4",
            6,
            4,
        ),
        (
            "W16",
            (4, 50, 200, None),
            "4+0 -2 2+0 +4 2+0(4p) ok 2+4 -2 0+4",
            6,
            2,
        ),
        (
            "W17",
            (4, 100, 125, None),
            "4+0 +1 4+0(1p) ok 4+1 -1 3+1 +1 3+1(1p) ok 3+2 -1 2+2 +1 2+2(1p) ok 2+3 -1 1+3 \
             +1 1+3(1p) ok 1+4 -1 0+4",
            5,
            4,
        ),
        (
            "W18",
            (4, 0, 100, None),
            "4+0 -4 0+0 +4 0+0(4p) ok 0+4",
            4,
            0,
        ),
        (
            "W20",
            (1, 100, 200, None),
            "1+0 +1 1+0(1p) ok 1+1 -1 0+1",
            2,
            1,
        ),
        (
            "W21",
            (1, 0, 100, None),
            "1+0 -1 0+0 +1 0+0(1p) ok 0+1",
            1,
            0,
        ),
        (
            "W22",
            (2, 50, 100, None),
            "2+0 -1 1+0 +1 1+0(1p) ok 1+1 -1 0+1 +1 0+1(1p) ok 0+2",
            2,
            1,
        ),
        (
            "W25",
            (3, 50, 100, None),
            "3+0 -1 2+0 +1 2+0(1p) ok 2+1 -1 1+1 +1 1+1(1p) ok 1+2 -1 0+2 +1 0+2(1p) ok 0+3",
            3,
            2,
        ),
        (
            "W28",
            (10, 50, 100, None),
            "10+0 -5 5+0 +5 5+0(5p) ok 5+5 -5 0+5 +5 0+5(5p) ok 0+10",
            10,
            5,
        ),
        (
            "W30",
            (6, 100, 200, Some(8)),
            "6+0 +2 6+0(2p) ok 6+2 -2 4+2 +2 4+2(2p) ok 4+4 -2 2+4 +2 2+4(2p) ok 2+6 -2 0+6",
            8,
            6,
        ),
        (
            "W32",
            (6, 50, 200, Some(9)),
            "6+0 -3 3+0 +6 3+0(6p) ok 3+6 -3 0+6",
            9,
            3,
        ),
        (
            "W33",
            (6, 100, 200, Some(6)),
            "6+0 Wait(NoRoom { wanted: 6 })",
            6,
            6,
        ),
    ] {
        let played = play(desired, minimum, maximum, room);
        assert_eq!(played, (line.to_owned(), peak, lowest), "{row}");
    }
}

#[test]
fn six_tasks_at_50_with_room_for_eight_stop_three_start_five_stop_three_start_one() {
    let (line, ..) = play(6, 50, 200, Some(8));
    assert_eq!(
        line,
        "6+0 -3 3+0 +5 3+0(5p) ok 3+5 -3 0+5 +1 0+5(1p) ok 0+6"
    );
}

#[test]
fn services_w12_nothing_desired_completes_with_nothing_running() {
    assert_eq!(pass(&percents(100, 200)).action, Action::Complete);
}

#[test]
fn services_w39_stuck_names_both_walls_and_a_wider_maximum_frees_it() {
    let mut counts = percents(100, 100);
    counts.new.desired = 4;
    counts.old = vec![healthy(4, 4)];
    let wall = Wall::Both {
        healthy: 4,
        floor: 4,
        occupying: 4,
        ceiling: 4,
    };
    let stuck = pass(&counts);
    assert_eq!(stuck.action, Action::Stuck(wall));
    assert_eq!((stuck.desired, stuck.wanted), (4, 4));
    counts.maximum = Percent(150);
    assert_eq!(pass(&counts).action, Action::StartNew { count: 2 });
}

/// Four healthy tasks, two of them on a draining instance.
fn drained(minimum: u32, maximum: u32) -> Counts {
    let mut counts = percents(minimum, maximum);
    counts.in_progress = false;
    counts.new = healthy(4, 4);
    counts.new.draining = 2;
    counts
}

#[test]
fn services_w44_draining_moves_tasks_within_the_walls() {
    let mut counts = drained(100, 200);
    assert_eq!(pass(&counts).action, Action::StartNew { count: 2 });
    counts.new.pending = 2;
    assert_eq!(
        pass(&counts).action,
        Action::Wait(Wait::Starting { count: 2 })
    );
    (counts.new.pending, counts.new.healthy) = (0, 6);
    assert_eq!(pass(&counts).action, Action::StopDraining { count: 2 });
    (counts.new.draining, counts.new.healthy) = (0, 4);
    assert_eq!(pass(&counts).action, Action::Steady);

    let mut counts = drained(50, 100);
    assert_eq!(pass(&counts).action, Action::StopDraining { count: 2 });
    (counts.new.draining, counts.new.healthy) = (0, 2);
    assert_eq!(pass(&counts).action, Action::StartNew { count: 2 });

    let stuck = pass(&drained(100, 100)).action;
    assert!(
        matches!(stuck, Action::Stuck(Wall::Both { .. })),
        "{stuck:?}"
    );
}

#[test]
fn tasks_w67_and_w68_a_drained_instance_that_holds_everything() {
    let mut counts = drained(100, 200);
    counts.new.draining = 4;
    assert_eq!(pass(&counts).action, Action::StartNew { count: 4 });
    counts.new.healthy = 8;
    assert_eq!(pass(&counts).action, Action::StopDraining { count: 4 });
    let mut counts = drained(100, 100);
    counts.new.draining = 4;
    assert!(matches!(pass(&counts).action, Action::Stuck(_)));
}

#[test]
fn tasks_w75_documented_percentages() {
    assert_eq!(floor(TaskCount(2), Percent(75)).0, 2);
    assert_eq!(ceiling(TaskCount(3), Percent(125)).0, 3);
}

#[test]
fn an_unhealthy_task_is_replaced_first_where_the_ceiling_allows() {
    let mut counts = percents(100, 200);
    counts.in_progress = false;
    counts.new = Revision {
        unhealthy: 1,
        ..healthy(4, 3)
    };
    let start = Action::StartReplacement {
        revision: Which::New,
        count: 1,
    };
    let stop = Action::StopUnhealthy {
        revision: Which::New,
        count: 1,
    };
    assert_eq!(pass(&counts).action, start);
    counts.new.pending = 1;
    assert_eq!(
        pass(&counts).action,
        Action::Wait(Wait::Starting { count: 1 })
    );
    // The replacement is healthy: the unhealthy one goes.
    (counts.new.pending, counts.new.healthy) = (0, 4);
    assert_eq!(pass(&counts).action, stop);
    // The replacement is unhealthy too: either goes, then another try.
    (counts.new.healthy, counts.new.unhealthy) = (3, 2);
    assert_eq!(pass(&counts).action, stop);
    counts.new.unhealthy = 1;
    assert_eq!(pass(&counts).action, start);
}

#[test]
fn without_room_above_unhealthy_tasks_go_one_at_a_time() {
    let mut counts = percents(50, 100);
    counts.in_progress = false;
    counts.new = Revision {
        unhealthy: 2,
        ..healthy(4, 2)
    };
    let stop = Action::StopUnhealthy {
        revision: Which::New,
        count: 1,
    };
    assert_eq!(pass(&counts).action, stop);
    counts.new.unhealthy = 1;
    let start = Action::StartReplacement {
        revision: Which::New,
        count: 1,
    };
    assert_eq!(pass(&counts).action, start);
    counts.new.pending = 1;
    assert_eq!(pass(&counts).action, stop);
}

/// A revision that never becomes healthy must not keep its fix from starting.
#[test]
fn a_fix_can_always_replace_a_broken_revision() {
    for (minimum, maximum) in [(100, 200), (50, 100), (100, 150), (0, 100)] {
        let mut counts = percents(minimum, maximum);
        counts.new.desired = 4;
        counts.old = vec![Revision {
            desired: 4,
            unhealthy: 4,
            ..Revision::default()
        }];
        let mut passes = 0;
        loop {
            passes += 1;
            assert!(passes < 60, "{minimum}/{maximum}: {counts:?}");
            match pass(&counts).action {
                Action::StartNew { count } => counts.new.pending += count,
                Action::Wait(Wait::Starting { .. }) => {
                    counts.new.healthy += std::mem::take(&mut counts.new.pending);
                }
                Action::StopOld { count } | Action::StopUnhealthy { count, .. } => {
                    counts.old[0].unhealthy -= count;
                    counts.old[0].desired -= count;
                }
                Action::Complete => break,
                other => panic!("{minimum}/{maximum}: {other:?}"),
            }
        }
    }
}

#[test]
fn a_superseded_revision_that_never_ran_is_cancelled() {
    let mut counts = percents(100, 200);
    counts.new.desired = 4;
    let broken = Revision {
        pending: 4,
        ..Revision::default()
    };
    counts.old = vec![healthy(4, 4), broken];
    let cancel = Action::StopPending {
        revision: Which::Old(1),
        count: 4,
    };
    assert_eq!(pass(&counts).action, cancel);
    counts.old[1].pending = 0;
    assert_eq!(pass(&counts).action, Action::StartNew { count: 4 });
}

#[test]
fn while_the_new_revision_is_held_a_dead_old_task_is_replaced_by_its_own_kind() {
    let mut counts = percents(100, 200);
    counts.new.desired = 4;
    counts.old = vec![healthy(4, 3)];
    counts.hold = Some(Hold::BackOff);
    let start = Action::StartReplacement {
        revision: Which::Old(0),
        count: 1,
    };
    assert_eq!(pass(&counts).action, start);
    counts.old[0].healthy = 4;
    assert_eq!(
        pass(&counts).action,
        Action::Wait(Wait::Hold(Hold::BackOff))
    );
}

#[test]
fn services_w45_protected_surplus_stays() {
    let mut counts = percents(100, 200);
    counts.in_progress = false;
    counts.new = Revision {
        protected: 3,
        ..healthy(2, 4)
    };
    assert_eq!(pass(&counts).action, Action::ScaleIn { count: 1 });
    counts.new.healthy = 3;
    assert_eq!(
        pass(&counts).action,
        Action::Wait(Wait::Protected { count: 1 })
    );
    counts.new.protected = 2;
    assert_eq!(pass(&counts).action, Action::ScaleIn { count: 1 });
}

#[test]
fn scaling_in_takes_the_surplus_and_scaling_out_the_lack() {
    let mut counts = percents(100, 200);
    counts.in_progress = false;
    counts.new = healthy(2, 5);
    assert_eq!(pass(&counts).action, Action::ScaleIn { count: 3 });
    counts.new = healthy(5, 2);
    assert_eq!(pass(&counts).action, Action::StartNew { count: 3 });
    counts.new = healthy(2, 2);
    assert_eq!(pass(&counts).action, Action::Steady);
}

#[test]
fn services_w64_enough_healthy_tasks_are_an_early_success() {
    let mut counts = percents(50, 200);
    counts.success.enough = Some(2);
    counts.new = healthy(4, 2);
    assert_eq!(pass(&counts).action, Action::Complete, "no old task left");
    counts.old = vec![healthy(4, 2)];
    assert_eq!(
        pass(&counts).action,
        Action::StopOld { count: 2 },
        "BLOCKING"
    );
    counts.success.deferred = true;
    assert_eq!(pass(&counts).action, Action::Complete, "DEFERRED");
    counts.success.baking = true;
    assert_eq!(pass(&counts).action, Action::StopOld { count: 2 }, "bakes");
}

#[test]
fn services_w67_a_bake_holds_up_the_success_only() {
    let mut counts = percents(100, 200);
    counts.new = healthy(4, 4);
    counts.success.baking = true;
    assert_eq!(pass(&counts).action, Action::Wait(Wait::Baking));
    counts.in_progress = false;
    assert_eq!(pass(&counts).action, Action::Steady);
}

#[test]
fn a_failed_deployment_leaves_the_old_tasks_alone() {
    let mut counts = percents(50, 200);
    counts.hold = Some(Hold::DeploymentFailed);
    counts.in_progress = false;
    counts.new.desired = 4;
    counts.old = vec![healthy(4, 4)];
    let held = Action::Wait(Wait::Hold(Hold::DeploymentFailed));
    assert_eq!(pass(&counts).action, held);
    counts.old = vec![healthy(4, 3)];
    let action = pass(&counts).action;
    let revision = Which::Old(0);
    assert_eq!(
        action,
        Action::StartReplacement { revision, count: 1 },
        "a dead old task is replaced by its like"
    );
}
