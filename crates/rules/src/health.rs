//! Health: when a target, a container and a task count as healthy, and from when that matters.
//!
//! Three clocks meet here: the load balancer's checks, the container's own check, and the service
//! scheduler's view of both, with its grace period and its forty seconds.
//! Example: no load balancer and no check: RUNNING at 20 s counts as healthy from 60 s on.
//! Source: ECS API, HealthCheck and DeploymentConfiguration; Elastic Load Balancing, "Health checks
//! for Application Load Balancer target groups" (read 2026-11).

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
    /// A new target is healthy after one success; from unhealthy it takes the healthy threshold.
    /// The unhealthy threshold counts failures in a row.
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
    /// A failure inside the start period does not count; any success makes the container HEALTHY
    /// and ends the start period.
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
mod tests;
