//! Services and their deployments.

use crate::ecs::{LaunchType, TaskDefinitionRef};
use crate::message::ServiceMessage;
use base::{
    ClusterId, DeploymentId, Percent, ServiceId, SimDuration, SimTime, TargetGroupId, TaskCount,
};
use rules::placement::{Constraint, Strategy};
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ServiceStatus {
    Active,
    Draining,
    Inactive,
}

/// Source: ECS API, Deployment.status (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum DeploymentStatus {
    Primary,
    Active,
    Inactive,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum RolloutState {
    InProgress,
    Completed,
    Failed,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Deployment {
    pub id: DeploymentId,
    pub definition: TaskDefinitionRef,
    pub status: DeploymentStatus,
    pub rollout_state: RolloutState,
    pub created_at: SimTime,
    pub updated_at: SimTime,
    /// Of an older revision: how many it is kept up to, while the newest cannot replace it.
    pub kept: TaskCount,
    /// Failures in a row: could not launch, never RUNNING, or failed a health check.
    pub failed_tasks: u32,
}

/// awsvpc settings.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct NetworkConfiguration {
    pub subnets: Vec<String>,
    pub security_groups: Vec<String>,
    pub assign_public_ip: bool,
    /// The zones of the subnets, in order.
    pub zones: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ServiceLoadBalancer {
    pub target_group: TargetGroupId,
    pub container_name: String,
    pub container_port: u16,
}

/// Tasks that are wanted but fit nowhere now. With launch type EC2 they have no ECS record.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Unplaced {
    pub since: SimTime,
    pub count: TaskCount,
    /// The deployment that wants them.
    pub deployment: DeploymentId,
    /// Event number of the PlacementDecided with the evidence.
    pub decided: base::Seq,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Service {
    pub id: ServiceId,
    pub cluster: ClusterId,
    pub name: String,
    pub status: ServiceStatus,
    pub created_at: SimTime,
    pub launch_type: LaunchType,
    pub desired: TaskCount,
    pub minimum_healthy_percent: Percent,
    pub maximum_percent: Percent,
    pub health_check_grace_period: SimDuration,
    pub placement_constraints: Vec<Constraint>,
    /// As given; empty means the service default.
    pub placement_strategy: Vec<Strategy>,
    pub network: Option<NetworkConfiguration>,
    pub load_balancers: Vec<ServiceLoadBalancer>,
    /// Newest first; the first is PRIMARY.
    pub deployments: Vec<Deployment>,
    pub unplaced: Option<Unplaced>,
    /// It was announced as steady and nothing has moved since.
    pub steady: bool,
    /// Starts in a row that never reached RUNNING.
    pub start_failures: u32,
    /// Not before this moment may it start tasks again.
    pub throttled_until: Option<SimTime>,
    /// The scheduler's last pass.
    pub passed_at: Option<SimTime>,
    /// The last decision, to suppress repeats.
    pub last_pass: Option<rules::rollout::Pass>,
    /// Latest message of each kind that is withheld while its cause lasts.
    pub withheld: Vec<(SimTime, ServiceMessage)>,
    /// The service's own document as CreateService took it. Opaque here.
    pub document: String,
}

impl Service {
    pub fn primary(&self) -> Option<&Deployment> {
        self.deployments.first()
    }

    pub fn deployment(&self, id: DeploymentId) -> Option<&Deployment> {
        self.deployments.iter().find(|it| it.id == id)
    }

    /// A deployment is in progress.
    pub fn is_deploying(&self) -> bool {
        self.primary()
            .is_some_and(|it| it.rollout_state == RolloutState::InProgress)
    }
}

/// What an UpdateService changed; `None` left alone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ServiceChange {
    pub minimum_healthy_percent: Option<Percent>,
    pub maximum_percent: Option<Percent>,
    pub health_check_grace_period: Option<SimDuration>,
    pub placement_constraints: Option<Vec<Constraint>>,
    pub placement_strategy: Option<Vec<Strategy>>,
    pub network: Option<NetworkConfiguration>,
    pub load_balancers: Option<Vec<ServiceLoadBalancer>>,
}
