//! How a service wants its deployments watched, and the record of each: service deployments.
//!
//! A service revision is the snapshot of what a deployment rolls out; both share the deployment's
//! number. A rollback stays in the record of the deployment that failed.
//! Source: ECS API, ServiceDeployment, ServiceRevision, DeploymentConfiguration (read 2026-11).
//! Example: d2 fails at its third task and is rolled back: its record says ROLLBACK_SUCCESSFUL.

use crate::ecs::{LaunchType, TaskDefinitionRef};
use crate::service::{NetworkConfiguration, ServiceLoadBalancer};
use base::{AlarmId, DeploymentId, ServiceId, SimDuration, SimTime, TaskId};
use rules::rollout::circuit_breaker::Threshold;
use serde::Serialize;

/// An enabled deployment circuit breaker.
///
/// Source: ECS API, DeploymentCircuitBreaker (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CircuitBreaker {
    pub rollback: bool,
    pub reset_on_healthy_task: bool,
    pub threshold: Threshold,
}

/// Enabled deployment alarms; a name need not belong to an alarm yet.
///
/// Source: ECS API, DeploymentAlarms (read 2026-11).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DeploymentAlarms {
    pub names: Vec<String>,
    pub rollback: bool,
}

/// Enabled early success criteria.
///
/// Source: ECS API, DeploymentEarlySuccessCriteria (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EarlySuccess {
    pub healthy_percent: u32,
    /// `DEFERRED`: the older revision's tasks may go after the success.
    pub deferred: bool,
}

/// What a service's deployments are judged by; nothing is enabled by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Settings {
    pub breaker: Option<CircuitBreaker>,
    pub alarms: Option<DeploymentAlarms>,
    pub early_success: Option<EarlySuccess>,
    /// `bakeTimeInMinutes`, where given.
    pub bake: Option<SimDuration>,
    /// The scheduling strategy DAEMON instead of REPLICA.
    pub daemon: bool,
    /// `availabilityZoneRebalancing` DISABLED; new services are ENABLED.
    pub rebalancing_disabled: bool,
}

/// A task's move between zones: started there, stopped here.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Move {
    pub from: String,
    pub to: String,
}

/// Source: ECS API, ServiceDeploymentStatus (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ServiceDeploymentStatus {
    Pending,
    InProgress,
    Successful,
    Stopped,
    RollbackInProgress,
    RollbackSuccessful,
    RollbackFailed,
}

impl ServiceDeploymentStatus {
    /// Nothing more comes of it.
    pub fn is_final(self) -> bool {
        use ServiceDeploymentStatus::{InProgress, Pending, RollbackInProgress};
        !matches!(self, Pending | InProgress | RollbackInProgress)
    }
}

/// What ended a deployment before it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Why {
    CircuitBreaker {
        failures: u32,
        threshold: u32,
    },
    Alarm(AlarmId),
    /// StopServiceDeployment.
    Stopped,
    /// A newer deployment began.
    Superseded,
}

/// What a deployment rolls out; never changed once made.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ServiceRevision {
    pub definition: TaskDefinitionRef,
    pub launch_type: LaunchType,
    pub network: Option<NetworkConfiguration>,
    pub load_balancers: Vec<ServiceLoadBalancer>,
}

/// A rollback that began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Rollback {
    pub to: DeploymentId,
    pub started_at: SimTime,
}

/// The record of one deployment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ServiceDeployment {
    pub id: DeploymentId,
    pub revision: ServiceRevision,
    /// The deployments that were there when it began.
    pub sources: Vec<DeploymentId>,
    pub status: ServiceDeploymentStatus,
    pub why: Option<Why>,
    pub rollback: Option<Rollback>,
    pub created_at: SimTime,
    pub updated_at: SimTime,
    pub finished_at: Option<SimTime>,
    /// The circuit breaker's count.
    pub failures: u32,
    /// No place for a task: not before this moment is that counted again.
    pub counts_again_at: Option<SimTime>,
    /// An alarm was in ALARM when it began: alarms do not end it.
    pub alarms_ignored: bool,
    /// Its alarms are watched until then, all tasks being in place.
    pub bakes_until: Option<SimTime>,
}

/// One service's settings and its deployments, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Rollout {
    pub settings: Settings,
    pub history: Vec<ServiceDeployment>,
    /// Availability Zone rebalancing in progress.
    pub rebalancing: Option<Box<Move>>,
    /// It found no place; it is not tried again before capacity comes.
    pub move_failed: bool,
}

impl Rollout {
    /// The newest deployment's record.
    pub fn current(&self) -> Option<&ServiceDeployment> {
        self.history.last()
    }

    pub fn record(&self, id: DeploymentId) -> Option<&ServiceDeployment> {
        self.history.iter().find(|it| it.id == id)
    }
}

/// What happens to a deployment beside its tasks.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Event {
    SettingsChanged {
        service: ServiceId,
        settings: Box<Settings>,
    },
    /// The circuit breaker's count changed.
    FailuresCounted {
        service: ServiceId,
        failures: u32,
        counts_again_at: Option<SimTime>,
    },
    AlarmsIgnored {
        service: ServiceId,
    },
    BakeStarted {
        service: ServiceId,
        until: SimTime,
    },
    /// The newest deployment is FAILED.
    Failed {
        service: ServiceId,
        deployment: DeploymentId,
        why: Why,
    },
    /// The older deployment is PRIMARY again and rolls out anew.
    RolledBack {
        service: ServiceId,
        to: DeploymentId,
    },
    /// Availability Zone rebalancing moves a task, or is over.
    Rebalancing {
        service: ServiceId,
        rebalancing: Option<Box<Move>>,
    },
    MoveFailed {
        service: ServiceId,
        failed: bool,
    },
    /// The task is protected from scale-in until then, or no longer.
    ProtectionChanged {
        task: TaskId,
        until: Option<SimTime>,
    },
}

impl Event {
    /// Counters, hidden from the trace that a person reads.
    pub fn is_bookkeeping(&self) -> bool {
        matches!(
            self,
            Event::FailuresCounted { .. } | Event::MoveFailed { .. }
        )
    }
}
