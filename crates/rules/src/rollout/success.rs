//! When a deployment may be called a success: how many healthy tasks are enough, and the bake.
//!
//! Source: ECS developer guide, early success criteria and CloudWatch alarm failure detection; ECS
//! API, DeploymentEarlySuccessCriteria (read 2026-11).
//! Example: 50 % of 3 tasks are 2; an alarm of 3 periods of 60 s bakes for 180 s.

use base::SimDuration;
use serde::Serialize;

/// What a pass must know to tell success from "not yet".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Success {
    /// Early success criteria: so many healthy tasks of the newest revision are enough.
    pub enough: Option<u32>,
    /// The older revisions' tasks may go after the success.
    pub deferred: bool,
    /// Tasks that are on their way down hold up the success.
    pub leaving: bool,
    /// The alarms are still to be watched.
    pub baking: bool,
}

/// Healthy tasks that are enough: at least one unless none is wanted.
///
/// Source: ECS API, DeploymentEarlySuccessCriteria.healthyPercent (read 2026-11).
pub fn enough(desired: u32, percent: u32) -> u32 {
    let scaled = (u64::from(desired) * u64::from(percent)).div_ceil(100);
    u32::try_from(scaled)
        .unwrap_or(u32::MAX)
        .max(1)
        .min(desired)
}

/// Longest bake that is derived from alarms.
const LONGEST_BAKE: SimDuration = SimDuration::from_mins(5);

/// How long alarms are watched after the last old task is gone, unless the service says.
///
/// Source: ECS developer guide, alarm failure detection: under 5 minutes (read 2026-11).
/// Model:  the longest alarm's period times its evaluation periods, at most 300 s.
pub fn bake(alarms: impl Iterator<Item = (SimDuration, u32)>) -> SimDuration {
    let each = alarms.map(|(period, periods)| SimDuration(period.0 * u64::from(periods)));
    each.max().unwrap_or_default().min(LONGEST_BAKE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_w64_and_w65_healthy_tasks_that_are_enough() {
        for (row, desired, percent, expected) in [
            ("W64", 2, 50, 1),
            ("W64", 3, 50, 2),
            ("W65", 10, 80, 8),
            ("W65", 100, 90, 90),
            ("W65", 10, 100, 10),
            ("at least one", 10, 0, 1),
            ("none wanted", 0, 50, 0),
        ] {
            assert_eq!(enough(desired, percent), expected, "{row}: {desired}");
        }
    }

    #[test]
    fn services_w67_the_bake_follows_from_the_alarms() {
        let minute = SimDuration::from_mins(1);
        assert_eq!(bake([(minute, 3)].into_iter()), SimDuration::from_secs(180));
        assert_eq!(
            bake([(minute, 1), (minute, 9)].into_iter()),
            SimDuration::from_secs(300)
        );
        assert_eq!(bake([].into_iter()), SimDuration::ZERO);
    }
}
