//! Why the machine refuses a command, as data; `aws-api` gives AWS's error name and words.

use base::{InstanceId, MemoryMib, TargetGroupId};
use model::{LaunchType, NetworkMode, TargetType, TaskDefinitionRef};
use rules::placement::Rejection;
use serde::Serialize;

/// A whole command refused; the world is unchanged.
/// Why a Classic Load Balancer does not fit a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Unfit {
    Fargate,
    Awsvpc,
    Several,
    /// The host port is not the instance port of its listeners, or is dynamic.
    Port(u16),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Refusal {
    /// The definition is INACTIVE or being deleted.
    TaskDefinitionInactive(TaskDefinitionRef),
    LaunchTypeNotSupported {
        definition: TaskDefinitionRef,
        launch_type: LaunchType,
    },
    NetworkConfigurationMissing,
    NetworkConfigurationNotAllowed {
        mode: NetworkMode,
    },
    /// assignPublicIp ENABLED with launch type EC2.
    PublicAddressNotOnEc2,
    /// RunTask while as many tasks of the cluster wait in PROVISIONING as may.
    TooManyProvisioning,
    /// RunTask with launch type EC2 in a cluster without instances.
    NoContainerInstances,
    PlacementNotOnFargate,
    /// A role of the definition does not exist or does not trust ECS tasks.
    RoleNotAssumable {
        role: String,
    },
    ServiceAlreadyExists {
        name: String,
    },
    ServiceNotActive {
        name: String,
    },
    /// DeleteService while desired is above zero and force is false.
    ServiceStillScaled {
        name: String,
    },
    TargetTypeMismatch {
        target_group: TargetGroupId,
        target_type: TargetType,
        mode: NetworkMode,
    },
    /// A Classic Load Balancer cannot serve such a service.
    ClassicUnfit(Unfit),
    /// It was deleted, and the service still names it.
    TargetGroupGone {
        target_group: TargetGroupId,
    },
    TargetGroupWithoutLoadBalancer {
        target_group: TargetGroupId,
    },
    ContainerNotInDefinition {
        container: String,
    },
    ContainerPortNotInDefinition {
        container: String,
        port: u16,
    },
    /// For tcp and for udp: a load balancer can not tell which is meant.
    ContainerPortMappedTwice {
        container: String,
        port: u16,
    },
    /// Application Auto Scaling does not know the service as a scalable target.
    NotAScalableTarget,
    MinAboveMax {
        min: u32,
        max: u32,
    },
    /// RegisterScalableTarget for a new target needs both bounds.
    CapacityMissing,
    RunningTasksOnInstance {
        instance: InstanceId,
    },
    InstanceNotActive {
        instance: InstanceId,
    },
    UnknownInstanceType {
        instance_type: String,
        known: Vec<String>,
    },
    /// `ECS_RESERVED_MEMORY` above what the instance has: it cannot register.
    ReservedMemory {
        total: MemoryMib,
        reserved: MemoryMib,
    },
    TaskAlreadyStopped,
    ContainerNotRunning {
        container: String,
    },
    ZoneNotFailed {
        zone: String,
    },
    UnknownZone {
        zone: String,
        known: Vec<String>,
    },
    /// A service has no room for another task set.
    TooManyTaskSets {
        count: u32,
    },
    /// DeleteTaskSet while its scale is above zero and force is false.
    TaskSetStillScaled,
    /// DeleteService while it has task sets and force is false.
    DeploymentsActive,
    /// A lab limit: what, how many are allowed.
    TooMany {
        what: Many,
        limit: u32,
    },
}

/// What the lab takes only so many of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Many {
    Alarms,
    CapacityProviders,
    DesiredTasks,
    GroupInstances,
    Groups,
    Instances,
    Messages,
    Metrics,
    Network,
    Policies,
    Queues,
    Revisions,
    ScheduledActions,
    Services,
    Storage,
    Tags,
    Tasks,
}

/// One entry of `failures[]` in RunTask and StartTask.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Failure {
    /// The container instance the reason belongs to.
    pub instance: Option<InstanceId>,
    pub reason: FailureReason,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum FailureReason {
    Rejected(Rejection),
    /// Fargate had no zone to offer.
    FargateCapacity,
    /// The capacity provider has no instance in the cluster.
    EmptyProvider,
    /// A quota of the account is used up.
    Quota(rules::quota::Quota),
    /// StartTask: no such instance; its text as given.
    Missing(String),
    /// StartTask: the instance was deregistered.
    Inactive,
}
