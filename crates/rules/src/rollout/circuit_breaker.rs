//! The deployment circuit breaker: how many failed tasks end a deployment, and what counts as one.
//!
//! Source: ECS developer guide, deployment circuit breaker; ECS API, DeploymentCircuitBreaker and
//! ThresholdConfiguration (read 2026-11).
//! Example: ten tasks at the default of 50 % give the threshold 5; one task gives 3.

use serde::Serialize;

/// How the threshold is set.
///
/// Source: ECS API, ThresholdConfiguration.type and value (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Threshold {
    BoundedPercent(u32),
    UnboundedPercent(u32),
    Count(u32),
}

impl Default for Threshold {
    fn default() -> Threshold {
        Threshold::BoundedPercent(50)
    }
}

/// Bounds of `BOUNDED_PERCENT`.
const LEAST: u32 = 3;
const MOST: u32 = 200;

/// Failed tasks at which the deployment fails.
///
/// Source: ECS developer guide, deployment circuit breaker: 25 tasks give 13, 400 give 200 (read
/// 2026-11).
/// Model:  at least one, also at a desired count of zero.
pub fn threshold(desired: u32, threshold: Threshold) -> u32 {
    let share = |percent: u32| {
        let scaled = u64::from(desired) * u64::from(percent);
        u32::try_from(scaled.div_ceil(100)).unwrap_or(u32::MAX)
    };
    match threshold {
        Threshold::BoundedPercent(percent) => share(percent).clamp(LEAST, MOST),
        Threshold::UnboundedPercent(percent) => share(percent).max(1),
        Threshold::Count(count) => count.max(1),
    }
}

/// What a task of the deployment came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Outcome {
    /// It never reached RUNNING, or no place was found for it.
    FailedToStart,
    /// It ended by itself before it ever counted as healthy.
    ExitedBeforeHealthy,
    /// The service replaces it because a health check failed.
    FailedHealthCheck,
    /// It counts as healthy from now on.
    Healthy,
}

/// The count after this outcome; `running` says whether the deployment has a RUNNING task.
///
/// Source: ECS developer guide, deployment circuit breaker, stages 1 and 2; containers-roadmap
/// issue 1206, comment of 2021-12-17 (read 2026-11).
/// Model:  an exit before the task ever counted as healthy counts in both stages.
pub fn count(before: u32, outcome: Outcome, running: bool, reset_on_healthy: bool) -> u32 {
    let counts = match outcome {
        Outcome::Healthy => return if reset_on_healthy { 0 } else { before },
        Outcome::FailedToStart => !running,
        Outcome::ExitedBeforeHealthy => true,
        Outcome::FailedHealthCheck => running,
    };
    before.saturating_add(u32::from(counts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_w49_to_w56_thresholds() {
        let bounded = Threshold::default();
        let unbounded = Threshold::UnboundedPercent(50);
        for (row, desired, how, expected) in [
            ("W49", 1, bounded, 3),
            ("W50", 5, bounded, 3),
            ("W52", 10, bounded, 5),
            ("W53", 25, bounded, 13),
            ("W54", 400, bounded, 200),
            ("W54", 800, bounded, 200),
            ("W54", 1000, bounded, 200),
            ("W55", 800, unbounded, 400),
            ("W55", 2, unbounded, 1),
            ("W56", 10, Threshold::Count(5), 5),
            ("none wanted", 0, bounded, 3),
            ("none wanted", 0, unbounded, 1),
        ] {
            assert_eq!(threshold(desired, how), expected, "{row}: {desired}");
        }
    }

    fn counts(outcomes: &str, reset: bool) -> Vec<u32> {
        let mut before = 0;
        let each = outcomes.chars().map(|it| {
            let outcome = match it {
                'F' => Outcome::FailedToStart,
                'H' => Outcome::Healthy,
                'X' => Outcome::ExitedBeforeHealthy,
                _ => Outcome::FailedHealthCheck,
            };
            before = count(before, outcome, it == 'U', reset);
            before
        });
        each.collect()
    }

    #[test]
    fn services_w58_and_w59_failures_add_up_and_a_healthy_task_resets_them() {
        assert_eq!(counts("FFF", true), [1, 2, 3], "W58");
        assert_eq!(counts("FFHFFF", true), [1, 2, 0, 1, 2, 3], "W59");
        assert_eq!(
            counts("FFHFFF", false),
            [1, 2, 2, 3, 4, 5],
            "W59, cumulative"
        );
        assert_eq!(counts("XUX", true), [1, 2, 3], "crash loops count");
    }

    #[test]
    fn each_stage_counts_its_own_failures() {
        assert_eq!(count(1, Outcome::FailedToStart, true, true), 1);
        assert_eq!(count(1, Outcome::FailedHealthCheck, false, true), 1);
    }
}
