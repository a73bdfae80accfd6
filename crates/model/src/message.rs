//! The service event list as data: what ECS tells about a service. `aws-api` words it.
//!
//! Source: ECS developer guide, service event messages (read 2026-11), and observed event logs.

use base::{DeploymentId, InstanceId, TargetGroupId, TaskId};
use rules::placement::Rejection;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ServiceMessage {
    SteadyState,
    DeploymentCompleted {
        deployment: DeploymentId,
    },
    /// `unhealthy` of them replace unhealthy ones.
    Started {
        tasks: Vec<TaskId>,
        unhealthy: u32,
    },
    Stopped {
        tasks: Vec<TaskId>,
    },
    StoppedPending {
        count: u32,
    },
    Registered {
        count: u32,
        target_group: TargetGroupId,
    },
    Deregistered {
        count: u32,
        target_group: TargetGroupId,
    },
    Draining {
        count: u32,
        deployment: DeploymentId,
    },
    UnhealthyTarget {
        task: TaskId,
        port: u16,
        target_group: TargetGroupId,
        reason: crate::elb::TargetReason,
    },
    FailedContainerHealthChecks {
        task: TaskId,
    },
    UnableToPlace(PlacementFailure),
    UnableToStartConsistently,
    /// Neither stop nor start is allowed by minimumHealthyPercent and maximumPercent.
    BlockedByDeploymentConfiguration,
    /// A start failed after placement, for instance an image that cannot be pulled.
    StartFailed {
        reason: crate::task::StoppedReason,
    },
    DeploymentFailed {
        deployment: DeploymentId,
        why: crate::rollout::Why,
    },
    RollingBack {
        to: DeploymentId,
    },
    CouldNotLaunch {
        count: u32,
        deployment: DeploymentId,
    },
    /// The zones' tasks differ by more than one; rebalancing begins.
    ZonesNotBalanced {
        zones: Vec<(String, u32)>,
    },
    ZonesBalanced {
        zones: Vec<(String, u32)>,
    },
    StartedInZone {
        tasks: Vec<TaskId>,
        zone: String,
    },
    StoppedInZone {
        tasks: Vec<TaskId>,
        zone: String,
    },
    UnableToPlaceInZone {
        zone: String,
        /// Fargate has no container instances to speak of.
        fargate: bool,
    },
    RebalancingStopped,
    /// Protected tasks keep the service above its desired count.
    ScaleInBlocked {
        deployment: DeploymentId,
        protected: u32,
    },
    /// The service has launched too many tasks within a minute.
    OperationsThrottled,
    /// Somebody took the task's target out of the group, or the whole group is gone.
    TargetMissing {
        deployment: DeploymentId,
        task: TaskId,
        target_group: TargetGroupId,
        whole_group: bool,
    },
    /// A role of the tasks can not be assumed any more.
    TrustBroken {
        role: String,
    },
    /// Every task of the fullest zone is protected from scale-in.
    RebalancingBlocked {
        deployment: DeploymentId,
        protected: u32,
    },
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum PlacementFailure {
    NoInstances,
    /// The closest matching instance and its first failure.
    Closest {
        instance: InstanceId,
        rejection: Rejection,
    },
    /// Fargate has no zone to offer.
    NoCapacity,
    /// As many tasks of the cluster wait in PROVISIONING as may.
    TooManyProvisioning,
    /// A quota of the account is used up.
    OverQuota(rules::quota::Quota),
    /// The service's capacity provider has none.
    NoInstancesInProvider,
}
