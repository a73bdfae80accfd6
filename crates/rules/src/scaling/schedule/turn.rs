//! What a scheduled action does when it is due: new bounds, and the count that follows them.
//!
//! Below the new minimum the count rises to it, above the new maximum it falls to it, between them it
//! stays. Example: bounds 2 to 14, the action sets the minimum 6, 3 are desired: 6.
//! Source: Application Auto Scaling User Guide, "Scheduled scaling" (read 2026-11).

use crate::scaling::Clamp;
use base::TaskCount;
use serde::Serialize;

/// A minimum and a maximum.
pub type Bounds = (TaskCount, TaskCount);

/// Why an action that is due changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Hold {
    /// The service is no scalable target any more.
    NoTarget,
    /// Scheduled scaling is suspended on the target.
    Suspended,
    /// With the bound that stays, the minimum would lie above the maximum.
    MinimumAboveMaximum,
}

/// One run of an action, with its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Turn {
    pub before: Option<Bounds>,
    /// What the action sets.
    pub minimum: Option<TaskCount>,
    pub maximum: Option<TaskCount>,
    /// The bounds from now on; `None` when nothing changes.
    pub after: Option<Bounds>,
    pub from: TaskCount,
    pub to: TaskCount,
    pub clamp: Clamp,
    pub hold: Option<Hold>,
}

/// Runs an action against the bounds and the desired count of its service.
///
/// Source: Application Auto Scaling User Guide, "Scheduled scaling" (read 2026-11).
/// Model:  an action whose minimum would lie above the maximum changes nothing.
pub fn turn(
    before: Option<Bounds>,
    suspended: bool,
    (minimum, maximum): (Option<TaskCount>, Option<TaskCount>),
    from: TaskCount,
) -> Turn {
    let mut turn = Turn {
        before,
        minimum,
        maximum,
        after: None,
        from,
        to: from,
        clamp: Clamp::None,
        hold: Some(Hold::NoTarget),
    };
    let Some(now) = before else { return turn };
    let (low, high) = (minimum.unwrap_or(now.0), maximum.unwrap_or(now.1));
    turn.hold = match (suspended, low > high) {
        (true, _) => Some(Hold::Suspended),
        (false, true) => Some(Hold::MinimumAboveMaximum),
        (false, false) => None,
    };
    if turn.hold.is_none() {
        turn.after = Some((low, high));
        turn.to = TaskCount(from.0.clamp(low.0, high.0));
        turn.clamp = match turn.to.cmp(&from) {
            std::cmp::Ordering::Less => Clamp::ToMaximum,
            std::cmp::Ordering::Equal => Clamp::None,
            std::cmp::Ordering::Greater => Clamp::ToMinimum,
        };
    }
    turn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_follows_the_bounds_and_no_further() {
        let count = |it: Option<u32>| it.map(TaskCount);
        let run = |suspended, (minimum, maximum), from| {
            let before = Some((TaskCount(2), TaskCount(14)));
            let asked = (count(minimum), count(maximum));
            let it = turn(before, suspended, asked, TaskCount(from));
            (it.to.0, it.clamp, it.hold)
        };
        for (asked, from, expected) in [
            ((Some(6), None), 3, (6, Clamp::ToMinimum, None)),
            ((Some(6), None), 9, (9, Clamp::None, None)),
            ((None, Some(4)), 9, (4, Clamp::ToMaximum, None)),
            (
                (Some(20), None),
                3,
                (3, Clamp::None, Some(Hold::MinimumAboveMaximum)),
            ),
        ] {
            assert_eq!(run(false, asked, from), expected, "{asked:?} {from}");
        }
        let held = run(true, (Some(6), None), 3);
        assert_eq!(held, (3, Clamp::None, Some(Hold::Suspended)));
        let gone = turn(None, false, (count(Some(6)), None), TaskCount(3));
        assert_eq!((gone.to.0, gone.hold), (3, Some(Hold::NoTarget)));
    }
}
