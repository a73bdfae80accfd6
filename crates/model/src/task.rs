//! Tasks: their life, their containers and how they ended. Stopped tasks stay in the world for ever.

use crate::capacity::Shortage;
use crate::document::Overrides;
use crate::ecs::{LaunchType, TaskDefinitionRef};
use crate::start::StartProblem;
use crate::storage::MountFailure;
use base::{
    ClusterId, CpuUnits, DeploymentId, InstanceId, MemoryMib, ServiceId, SimTime, TargetGroupId,
    TaskId,
};
use rules::placement::Protocol;
use serde::Serialize;

/// Source: ECS developer guide, task lifecycle (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum TaskStatus {
    Provisioning,
    Pending,
    Activating,
    Running,
    Deactivating,
    Stopping,
    Deprovisioning,
    Stopped,
}

impl TaskStatus {
    /// As the API spells it.
    pub fn name(self) -> &'static str {
        match self {
            TaskStatus::Provisioning => "PROVISIONING",
            TaskStatus::Pending => "PENDING",
            TaskStatus::Activating => "ACTIVATING",
            TaskStatus::Running => "RUNNING",
            TaskStatus::Deactivating => "DEACTIVATING",
            TaskStatus::Stopping => "STOPPING",
            TaskStatus::Deprovisioning => "DEPROVISIONING",
            TaskStatus::Stopped => "STOPPED",
        }
    }

    /// PROVISIONING, PENDING or ACTIVATING.
    pub fn is_starting(self) -> bool {
        self < TaskStatus::Running
    }
}

/// Source: ECS API, TaskStopCode (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum StopCode {
    TaskFailedToStart,
    EssentialContainerExited,
    UserInitiated,
    ServiceSchedulerInitiated,
    SpotInterruption,
    TerminationNotice,
    InfrastructureHealth,
}

/// Why a task stopped, as data; `aws-api` words it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum StoppedReason {
    EssentialContainerExited,
    /// StopTask; with the caller's words, if any.
    User(Option<String>),
    /// A deployment or a scale-in chose it.
    Scaling(DeploymentId),
    ElbHealthChecks(TargetGroupId),
    ContainerHealthChecks,
    HostTerminated(InstanceId),
    HostStopped(InstanceId),
    DeregistrationForced,
    CannotPullContainer {
        image: String,
    },
    /// A dependency can never be met, named by the container that waited for it.
    DependencyNeverMet {
        container: String,
    },
    StartFailed(Box<StartProblem>),
    /// The zone a Fargate task ran in failed.
    ZoneFailed {
        zone: String,
    },
    /// No way through the network to the image's registry.
    RegistryUnreachable {
        image: String,
        fargate: bool,
        /// The registry answers; the store of the layers does not.
        layers: bool,
    },
    MountFailed {
        file_system: String,
        failure: MountFailure,
        fargate: bool,
    },
    /// The images leave no room on the task's disk.
    DiskFull,
    /// No address left for the task's network interface.
    SubnetFull {
        subnet: String,
    },
    /// No instance came in time for a task in PROVISIONING.
    NoCapacityInTime(Shortage),
    /// Fargate took a Spot task's capacity back.
    SpotInterrupted,
    /// Fargate retired what the task ran on.
    Maintenance,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Health {
    Unknown,
    Healthy,
    Unhealthy,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ContainerReason {
    OutOfMemory,
    CannotPull,
    /// The image is for another machine.
    ExecFormat,
    StartFailed(Box<StartProblem>),
    /// It was never started: what it depends on can never be met.
    DependencyNeverMet,
}

/// How far a container's image is; the agent pulls it when its dependencies allow the start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Pull {
    #[default]
    Waiting,
    Pulling,
    Pulled,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ContainerState {
    pub name: String,
    pub status: TaskStatus,
    pub pull: Pull,
    /// The digest of a private ECR image that the lab knows.
    pub digest: Option<String>,
    pub health: Health,
    pub started_at: Option<SimTime>,
    /// When it got its stop signal.
    pub signalled_at: Option<SimTime>,
    pub exit_code: Option<i32>,
    pub reason: Option<ContainerReason>,
    pub restarts: u32,
    /// Failed health checks in a row.
    pub failures: u32,
}

/// A host port that a container got.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct BoundPort {
    pub container: String,
    pub container_port: u16,
    pub host_port: u16,
    pub protocol: Protocol,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Task {
    pub id: TaskId,
    pub cluster: ClusterId,
    pub definition: TaskDefinitionRef,
    /// What the call that started it changed of the definition.
    pub overrides: Option<Box<Overrides>>,
    pub group: String,
    pub service: Option<ServiceId>,
    pub deployment: Option<DeploymentId>,
    pub started_by: Option<String>,
    pub launch_type: LaunchType,
    /// `None` on Fargate.
    pub instance: Option<InstanceId>,
    pub zone: String,
    pub last_status: TaskStatus,
    /// False once the task is to stop (desiredStatus STOPPED).
    pub wanted: bool,
    pub cpu: CpuUnits,
    pub memory: MemoryMib,
    /// Fixed host ports it holds on its instance.
    pub reserved_ports: Vec<(Protocol, u16)>,
    pub gpus: u32,
    /// ENI slots it holds on its instance.
    pub enis: u32,
    /// It has a network interface of its own.
    pub own_interface: bool,
    pub ports: Vec<BoundPort>,
    pub containers: Vec<ContainerState>,
    pub health: Health,
    /// Counts toward the service's healthy minimum.
    pub counted_healthy: bool,
    /// It was counted healthy at some time.
    pub ever_healthy: bool,
    /// The service found it unhealthy and wants it replaced.
    pub unhealthy: bool,
    pub created_at: SimTime,
    pub pull_started_at: Option<SimTime>,
    pub pull_stopped_at: Option<SimTime>,
    pub started_at: Option<SimTime>,
    pub stopping_at: Option<SimTime>,
    /// When the first essential container of it had ended.
    pub execution_stopped_at: Option<SimTime>,
    /// Counts every change that AWS would send an event for.
    pub version: u32,
    pub stopped_at: Option<SimTime>,
    pub stop_code: Option<StopCode>,
    pub stopped_reason: Option<StoppedReason>,
}

impl Task {
    /// RUNNING and not told to stop.
    pub fn is_running(&self) -> bool {
        self.wanted && self.last_status == TaskStatus::Running
    }

    /// On its way up and not told to stop.
    pub fn is_pending(&self) -> bool {
        self.wanted && self.last_status.is_starting()
    }

    pub fn is_stopped(&self) -> bool {
        self.last_status == TaskStatus::Stopped
    }
}
