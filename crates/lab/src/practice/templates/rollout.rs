//! T1 to T4: floor, ceiling, waves, and the smallest ceiling that lets a deployment move.
//!
//! All tasks are healthy and checks take no time, as the stems say.
//! Example: 4 tasks, 50/100, room for 4: two waves of two.

use super::super::{Answer, Draw, Drawn, Words};
use base::{Percent, TaskCount};
use rules::rollout::ecs_rolling::{Action, Counts, Revision, Which, ceiling, floor, pass};

fn number(value: u32) -> Answer {
    Answer::Number(i64::from(value))
}

/// T1: the fewest that may be left healthy.
pub fn fewest(draw: &mut Draw) -> Option<Drawn> {
    let desired = draw.number(2, 12);
    let minimum = draw.stepped(10, 95, 5);
    let right = floor(TaskCount(desired), Percent(minimum)).0;
    let exact = desired * minimum / 100;
    Some(Drawn {
        stem: Words::new("q-t1")
            .number("desired", desired)
            .number("minimum", minimum),
        given: Vec::new(),
        right: number(right),
        wrong: vec![
            ("floor-rounds-down", number(exact)),
            ("minimum-says-how-many-stop", number(desired - right)),
            ("one-at-a-time", number(desired - 1)),
            ("nothing-may-stop", number(desired)),
            ("one-is-enough", number(1)),
        ],
        reason: Words::new("q-t1-why")
            .number("desired", desired)
            .number("minimum", minimum)
            .number("floor", right),
    })
}

/// T2: the most that may be RUNNING and PENDING.
pub fn most(draw: &mut Draw) -> Option<Drawn> {
    let desired = draw.number(2, 12);
    let maximum = draw.stepped(105, 200, 5);
    let right = ceiling(TaskCount(desired), Percent(maximum)).0;
    Some(Drawn {
        stem: Words::new("q-t2")
            .number("desired", desired)
            .number("maximum", maximum),
        given: Vec::new(),
        right: number(right),
        wrong: vec![
            (
                "ceiling-rounds-up",
                number((desired * maximum).div_ceil(100)),
            ),
            ("maximum-comes-on-top", number(desired + right)),
            ("maximum-is-of-new-tasks", number(right - desired)),
            ("never-more-than-desired", number(desired)),
            ("always-double", number(desired * 2)),
        ],
        reason: Words::new("q-t2-why")
            .number("desired", desired)
            .number("maximum", maximum)
            .number("ceiling", right),
    })
}

/// A deployment in which every task is healthy at once: how many times new tasks are started until
/// it is done; zero if it never gets there.
fn played(desired: u32, minimum: u32, maximum: u32, room: u32) -> u32 {
    let mut new = Revision {
        desired,
        ..Revision::default()
    };
    let mut old = Revision {
        desired,
        healthy: desired,
        ..Revision::default()
    };
    let mut waves = 0;
    for _ in 0..200 {
        let decided = pass(&Counts {
            minimum: Percent(minimum),
            maximum: Percent(maximum),
            new,
            old: if old.healthy > 0 {
                vec![old]
            } else {
                Vec::new()
            },
            placeable: Some(room.saturating_sub(new.healthy + old.healthy)),
            hold: None,
            in_progress: true,
            success: Default::default(),
        });
        match decided.action {
            Action::StartNew { count }
            | Action::StartReplacement {
                revision: Which::New,
                count,
            } => {
                new.healthy += count;
                waves += 1;
            }
            Action::StopOld { count } => {
                old.healthy -= count;
                old.desired = old.desired.saturating_sub(count);
            }
            Action::Complete | Action::Steady => return waves,
            _ => return 0,
        }
    }
    0
}

/// T3: in how many waves, if at all.
pub fn waves(draw: &mut Draw) -> Option<Drawn> {
    let desired = draw.number(2, 8);
    let minimum = *draw.pick(&[0, 25, 50, 75, 90, 100]);
    let maximum = *draw.pick(&[100, 125, 150, 200]);
    let room = desired + draw.number(0, desired);
    let right = played(desired, minimum, maximum, room);
    let big = 4 * desired;
    let down = desired * minimum / 100 * 100 / desired;
    Some(Drawn {
        stem: Words::new("q-t3")
            .number("desired", desired)
            .number("minimum", minimum)
            .number("maximum", maximum)
            .number("room", room),
        given: Vec::new(),
        right: number(right),
        wrong: vec![
            (
                "room-does-not-matter",
                number(played(desired, minimum, maximum, big)),
            ),
            (
                "floor-rounds-down",
                number(played(desired, down, maximum, room)),
            ),
            ("a-deployment-always-finishes", number(right.max(1))),
            ("all-at-once", number(1)),
            ("one-at-a-time", number(desired)),
            ("no-room-no-move", number(0)),
        ],
        reason: Words::new("q-t3-why")
            .number("floor", floor(TaskCount(desired), Percent(minimum)).0)
            .number("ceiling", ceiling(TaskCount(desired), Percent(maximum)).0)
            .number("room", room)
            .number("waves", right),
    })
}

/// T4: the smallest maximumPercent at which a deployment with a floor of 100 % moves.
pub fn smallest(draw: &mut Draw) -> Option<Drawn> {
    let desired = draw.number(2, 9);
    let moves = |maximum: &u32| played(desired, 100, *maximum, 99) > 0;
    let right = (100..=200).find(moves)?;
    Some(Drawn {
        stem: Words::new("q-t4").number("desired", desired),
        given: Vec::new(),
        right: number(right),
        wrong: vec![
            ("ceiling-rounds-up", number(right - 1)),
            ("only-double-is-safe", number(200)),
            ("one-percent-is-enough", number(101)),
            ("hundred-is-enough", number(100)),
        ],
        reason: Words::new("q-t4-why")
            .number("desired", desired)
            .number("maximum", right),
    })
}
