//! Task sets: how many tasks one keeps, and when it is steady.
//!
//! Source: ECS API, TaskSet.computedDesiredCount, TaskSet.stabilityStatus (read 2026-11).
//! Example: 50 % of 3 desired tasks are 2; 0.1 % of 1 is 1.

use super::shift::{ALL, Shift};
use base::{Milli, SimDuration, TaskCount};

/// Task sets of one service.
///
/// Source: the error text of CreateTaskSet as users pasted it (read 2026-11).
pub const MOST: usize = 5;

/// The desired count times the scale, rounded up.
///
/// Source: ECS API, TaskSet.computedDesiredCount: "always rounds up" (read 2026-11).
pub fn computed(desired: TaskCount, scale: Milli) -> TaskCount {
    let share = u64::from(desired.0) * scale.0.clamp(0, ALL.0).unsigned_abs();
    let whole = share.div_ceil(ALL.0.unsigned_abs());
    TaskCount(u32::try_from(whole).unwrap_or(u32::MAX))
}

/// What its stability depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub computed: TaskCount,
    pub running: u32,
    pub pending: u32,
    /// Tasks on DRAINING instances.
    pub draining: u32,
    /// Tasks whose health checks are good, or that have none.
    pub healthy: u32,
}

/// STEADY_STATE; anything else is STABILIZING.
///
/// Source: ECS API, TaskSet.stabilityStatus: running equals computed, nothing pending, nothing on a
/// draining instance, all health checks good (read 2026-11).
pub fn is_stable(facts: &Facts) -> bool {
    facts.running == facts.computed.0
        && facts.pending == 0
        && facts.draining == 0
        && facts.healthy == facts.running
}

/// The replacement's share of the traffic so long after the shift began.
///
/// Source: CodeDeploy user guide, deployment configurations on an ECS compute platform (2026-11).
/// Model:  the first step falls on the beginning itself.
pub fn share_after(shift: Shift, passed: SimDuration) -> Milli {
    match shift {
        Shift::AllAtOnce => ALL,
        Shift::Linear { step, bake } => {
            let steps = passed.0.checked_div(bake.0).unwrap_or(1_000).min(1_000) as i64 + 1;
            Milli(step.0.saturating_mul(steps)).min(ALL)
        }
        Shift::Canary { share, bake } if passed < bake => share.min(ALL),
        Shift::Canary { .. } => ALL,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_computed_count_is_rounded_up() {
        for (desired, scale, computed_count) in [
            (4, 50_000, 2),
            (3, 50_000, 2),
            (10, 0, 0),
            (10, 100_000, 10),
            (1, 100, 1),
            (0, 100_000, 0),
            (5, 250_000, 5),
            (5, -1, 0),
        ] {
            let found = computed(TaskCount(desired), Milli(scale));
            assert_eq!(found, TaskCount(computed_count), "{desired} at {scale}");
        }
    }

    #[test]
    fn every_condition_of_the_steady_state_counts() {
        let steady = Facts {
            computed: TaskCount(2),
            running: 2,
            pending: 0,
            draining: 0,
            healthy: 2,
        };
        assert!(is_stable(&steady));
        for other in [
            Facts {
                running: 1,
                healthy: 1,
                ..steady
            },
            Facts {
                pending: 1,
                ..steady
            },
            Facts {
                draining: 1,
                ..steady
            },
            Facts {
                healthy: 1,
                ..steady
            },
        ] {
            assert!(!is_stable(&other), "{other:?}");
        }
    }

    #[test]
    fn traffic_moves_as_the_configuration_says() {
        let minutes = SimDuration::from_mins;
        let linear = Shift::Linear {
            step: Milli::from_int(10),
            bake: minutes(3),
        };
        let canary = Shift::Canary {
            share: Milli::from_int(10),
            bake: minutes(5),
        };
        for (shift, passed, share) in [
            (Shift::AllAtOnce, 0, 100),
            (linear, 0, 10),
            (linear, 2, 10),
            (linear, 3, 20),
            (linear, 26, 90),
            (linear, 27, 100),
            (linear, 300, 100),
            (canary, 0, 10),
            (canary, 4, 10),
            (canary, 5, 100),
        ] {
            let found = share_after(shift, minutes(passed));
            assert_eq!(found, Milli::from_int(share), "{shift:?} after {passed}");
        }
    }
}
