//! What a rolling update will come to, told before it begins and while it is stuck.
//!
//! Source: ECS API, DeploymentConfiguration: a maximum that leaves no slot and a minimum that lets
//! no task go (read 2026-11).
//! Example: 4 tasks at 90/100 can never start: they need one slot above the ceiling (125 %) or one
//! task below the floor (75 %).

use super::ecs_rolling::{ceiling, floor};
use base::{Percent, TaskCount};

/// What lies ahead of a deployment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outlook {
    /// Nothing may stop and nothing may start, ever.
    NeverMoves {
        floor: u32,
        ceiling: u32,
        /// The highest minimum that lets one task go.
        minimum: u32,
        /// The lowest maximum that leaves one slot.
        maximum: u32,
    },
    /// All tasks may be down together.
    Outage,
    /// It works with fewer healthy tasks than desired, at the fewest this many.
    Thinner { lowest: u32 },
    /// It never has fewer healthy tasks than desired.
    Full,
}

/// Looks ahead for a service with all its tasks healthy and room for every start.
///
/// Source: as above. Model: `lowest` is the floor where the ceiling leaves no slot; with a slot ECS
/// still stops first, so it is the floor there too.
pub fn outlook(desired: u32, minimum: Percent, maximum: Percent) -> Outlook {
    let count = TaskCount(desired);
    let (floor, ceiling) = (floor(count, minimum).0, ceiling(count, maximum).0);
    if desired == 0 {
        return Outlook::Full;
    }
    if floor >= desired && ceiling <= desired {
        let (minimum, maximum) = freed_by(desired);
        return Outlook::NeverMoves {
            floor,
            ceiling,
            minimum,
            maximum,
        };
    }
    match floor {
        0 => Outlook::Outage,
        floor if floor < desired => Outlook::Thinner { lowest: floor },
        _ => Outlook::Full,
    }
}

/// The highest minimum that lets one of so many go, and the lowest maximum that leaves one a slot.
fn freed_by(desired: u32) -> (u32, u32) {
    let desired = u64::from(desired.max(1));
    let minimum = (desired - 1) * 100 / desired;
    let maximum = ((desired + 1) * 100).div_ceil(desired);
    (minimum as u32, maximum as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_w1_to_w12_told_beforehand() {
        for (row, desired, minimum, maximum, never) in [
            ("W1", 4, 50, 100, false),
            ("W2", 2, 75, 100, true),
            ("W3", 4, 100, 200, false),
            ("W4", 3, 100, 125, true),
            ("W5", 4, 100, 100, true),
            ("W6", 1, 50, 100, true),
            ("W7", 1, 0, 100, false),
            ("W8", 3, 50, 150, false),
            ("W10", 1, 100, 150, true),
            ("W12", 0, 100, 100, false),
        ] {
            let outlook = outlook(desired, Percent(minimum), Percent(maximum));
            let told = matches!(outlook, Outlook::NeverMoves { .. });
            assert_eq!(told, never, "{row}: {outlook:?}");
        }
    }

    #[test]
    fn the_numbers_that_free_it_do_and_their_neighbours_do_not() {
        for desired in 1..=60 {
            let all = Percent(100);
            let told = outlook(desired, all, all);
            let Outlook::NeverMoves {
                minimum, maximum, ..
            } = told
            else {
                panic!("{desired}: {told:?}");
            };
            let stuck = |minimum, maximum| {
                let told = outlook(desired, Percent(minimum), Percent(maximum));
                matches!(told, Outlook::NeverMoves { .. })
            };
            assert!(!stuck(minimum, 100) && stuck(minimum + 1, 100), "{desired}");
            assert!(!stuck(100, maximum) && stuck(100, maximum - 1), "{desired}");
        }
    }

    #[test]
    fn how_thin_it_gets() {
        let at = |minimum, maximum| outlook(4, Percent(minimum), Percent(maximum));
        assert_eq!(at(0, 100), Outlook::Outage);
        assert_eq!(at(50, 100), Outlook::Thinner { lowest: 2 });
        assert_eq!(at(50, 200), Outlook::Thinner { lowest: 2 });
        assert_eq!(at(100, 125), Outlook::Full);
    }
}
