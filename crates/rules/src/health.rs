//! Health: when a target, a container and a task count as healthy, and from when that matters.
//!
//! Three clocks meet here: the load balancer's checks, the container's own check, and the service
//! scheduler's view of both, with its grace period and its forty seconds.
//! Example: no load balancer and no check: RUNNING at 20 s counts as healthy from 60 s on.
//! Source: ECS API, HealthCheck and DeploymentConfiguration; Elastic Load Balancing, "Health checks for
//! Application Load Balancer target groups" (read 2026-11).

use base::{SimDuration, SimTime};
use serde::Serialize;

/// How long a task without any check must run before it counts as healthy.
///
/// Source: ECS API, DeploymentConfiguration.minimumHealthyPercent (read 2026-11).
pub const SETTLING: SimDuration = SimDuration::from_secs(40);

/// A target's state at its load balancer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum TargetState {
    #[default]
    Initial,
    Healthy,
    Unhealthy,
    Draining,
}

/// A target group's health check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TargetCheck {
    pub interval: SimDuration,
    pub timeout: SimDuration,
    pub healthy_threshold: u32,
    pub unhealthy_threshold: u32,
}

/// What an Application Load Balancer's target group has when nothing is said.
///
/// Source: Elastic Load Balancing, "Health checks for Application Load Balancer target groups"
/// (read 2026-11).
pub const ALB_CHECK: TargetCheck = TargetCheck {
    interval: SimDuration::from_secs(30),
    timeout: SimDuration::from_secs(5),
    healthy_threshold: 5,
    unhealthy_threshold: 2,
};

/// A target's state with the runs of successes and failures behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct TargetHealth {
    pub state: TargetState,
    pub successes: u32,
    pub failures: u32,
}

impl TargetHealth {
    /// The state after one more check.
    ///
    /// A new target is healthy after one success; from unhealthy it takes the healthy threshold. The
    /// unhealthy threshold counts failures in a row.
    ///
    /// Source: Elastic Load Balancing, "Health checks for Application Load Balancer target groups"
    /// (read 2026-11).
    /// Model:  a draining target is no longer checked.
    #[must_use]
    pub fn observe(self, check: &TargetCheck, success: bool) -> TargetHealth {
        if self.state == TargetState::Draining {
            return self;
        }
        let (successes, failures) = if success {
            (self.successes.saturating_add(1), 0)
        } else {
            (0, self.failures.saturating_add(1))
        };
        let risen = match self.state {
            TargetState::Initial => successes >= 1,
            _ => successes >= check.healthy_threshold,
        };
        let state = match self.state {
            TargetState::Initial | TargetState::Unhealthy if risen => TargetState::Healthy,
            TargetState::Initial | TargetState::Healthy
                if failures >= check.unhealthy_threshold =>
            {
                TargetState::Unhealthy
            }
            other => other,
        };
        TargetHealth {
            state,
            successes,
            failures,
        }
    }

    /// The state once the target is deregistered.
    #[must_use]
    pub fn drain(self) -> TargetHealth {
        TargetHealth {
            state: TargetState::Draining,
            ..self
        }
    }
}

/// A container's or a task's health status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum HealthStatus {
    #[default]
    Unknown,
    Healthy,
    Unhealthy,
}

/// A container's own health check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ContainerCheck {
    pub interval: SimDuration,
    pub timeout: SimDuration,
    pub retries: u32,
    pub start_period: SimDuration,
}

impl Default for ContainerCheck {
    /// Source: ECS API, HealthCheck (read 2026-11).
    fn default() -> ContainerCheck {
        ContainerCheck {
            interval: SimDuration::from_secs(30),
            timeout: SimDuration::from_secs(5),
            retries: 3,
            start_period: SimDuration::ZERO,
        }
    }
}

impl ContainerCheck {
    /// When probe `number` (from 1) is made, counted from the container's start.
    ///
    /// Source: ECS API, HealthCheck.interval (read 2026-11).
    /// Model:  the first probe comes one interval after the start, as Docker does; a probe takes no
    /// time.
    pub fn probe_at(&self, number: u32) -> SimDuration {
        self.interval * u64::from(number)
    }

    /// When a container whose every probe fails becomes UNHEALTHY, counted from its start.
    ///
    /// Source: ECS API, HealthCheck.retries and startPeriod (read 2026-11).
    /// Model:  the first probe that counts is the first at or after the start period.
    pub fn unhealthy_at(&self) -> SimDuration {
        let interval = self.interval.as_ms().max(1);
        let first = self.start_period.as_ms().div_ceil(interval).max(1);
        let counted = u64::from(self.retries.max(1) - 1);
        self.interval * (first + counted)
    }
}

/// A container's health with the run of failures behind it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ContainerHealth {
    pub status: HealthStatus,
    pub failures: u32,
    /// A success has ended the start period.
    pub started: bool,
}

impl ContainerHealth {
    /// The health after a probe made `since_start` after the container's start.
    ///
    /// A failure inside the start period does not count; any success makes the container HEALTHY and
    /// ends the start period.
    ///
    /// Source: ECS API, HealthCheck (read 2026-11).
    /// Model:  a probe exactly at the end of the start period counts.
    #[must_use]
    pub fn observe(
        self,
        check: &ContainerCheck,
        since_start: SimDuration,
        success: bool,
    ) -> ContainerHealth {
        if success {
            return ContainerHealth {
                status: HealthStatus::Healthy,
                failures: 0,
                started: true,
            };
        }
        if !self.started && since_start < check.start_period {
            return self;
        }
        let failures = self.failures.saturating_add(1);
        let status = if failures >= check.retries {
            HealthStatus::Unhealthy
        } else {
            self.status
        };
        ContainerHealth {
            status,
            failures,
            ..self
        }
    }
}

/// A task's health: any essential container UNHEALTHY, else any UNKNOWN, else HEALTHY.
///
/// Each container is given as (essential, status); one without a check is UNKNOWN.
///
/// Source: ECS API, HealthCheck (read 2026-11).
/// Model:  nothing assumed.
pub fn task_health(containers: &[(bool, HealthStatus)]) -> HealthStatus {
    let essential = || containers.iter().filter(|(essential, _)| *essential);
    let any = |status| essential().any(|(_, one)| *one == status);
    if any(HealthStatus::Unhealthy) {
        HealthStatus::Unhealthy
    } else if any(HealthStatus::Unknown) || essential().next().is_none() {
        HealthStatus::Unknown
    } else {
        HealthStatus::Healthy
    }
}

/// Whether failing checks are still ignored.
///
/// Source: ECS API, CreateService.healthCheckGracePeriodSeconds (read 2026-11).
/// Model:  counted from RUNNING; a failure exactly at the end counts.
pub fn in_grace(running_since: SimTime, now: SimTime, grace: SimDuration) -> bool {
    now.since(running_since) < grace
}

/// What the service scheduler looks at to judge a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TaskFacts {
    /// When the task came to RUNNING, if it did.
    pub running_since: Option<SimTime>,
    /// Its target's state, when the service has a load balancer.
    pub target: Option<TargetState>,
    /// Its health, when an essential container has a check.
    pub container: Option<HealthStatus>,
}

/// Whether a task counts towards the healthy minimum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Judgement {
    Counts,
    NotRunning,
    /// No check of any kind: it counts from this moment on.
    Settling {
        until: SimTime,
    },
    AwaitsTarget,
    AwaitsContainer,
}

/// Whether a task counts as healthy in a deployment, and what it lacks.
///
/// Without load balancer and check it counts 40 seconds after RUNNING; else every check that exists
/// must be good.
///
/// Source: ECS API, DeploymentConfiguration.minimumHealthyPercent (read 2026-11).
/// Model:  nothing assumed.
pub fn counts_as_healthy(facts: &TaskFacts, now: SimTime) -> Judgement {
    let Some(running_since) = facts.running_since else {
        return Judgement::NotRunning;
    };
    let target_lacks = facts.target.is_some_and(|one| one != TargetState::Healthy);
    let container_lacks = (facts.container).is_some_and(|one| one != HealthStatus::Healthy);
    if container_lacks {
        return Judgement::AwaitsContainer;
    }
    if target_lacks {
        return Judgement::AwaitsTarget;
    }
    let until = running_since + SETTLING;
    if facts.target.is_none() && facts.container.is_none() && now < until {
        return Judgement::Settling { until };
    }
    Judgement::Counts
}

/// Whether the service scheduler should replace a task for its health.
///
/// Source: ECS API, CreateService.healthCheckGracePeriodSeconds (read 2026-11).
/// Model:  a failing target or container check counts once the grace period is over.
pub fn is_unhealthy(facts: &TaskFacts, now: SimTime, grace: SimDuration) -> bool {
    let Some(running_since) = facts.running_since else {
        return false;
    };
    let failing = facts.target == Some(TargetState::Unhealthy)
        || facts.container == Some(HealthStatus::Unhealthy);
    failing && !in_grace(running_since, now, grace)
}

#[cfg(test)]
mod tests {
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
    fn targets_rise_and_fall_by_their_thresholds() {
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
    fn w61_task_health_looks_at_essential_containers_only() {
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
    fn w42_the_grace_period_ignores_early_failures() {
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
    fn w43_without_checks_forty_seconds_count() {
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
}
