//! ECS nouns that are documents: clusters, task definitions and their containers.
//!
//! Field names are the API's in snake case. Fields that no rule reads stay in `TaskDefinition::document`.

use crate::storage::Volume;
use base::{ClusterId, CpuUnits, MemoryMib, SimDuration, SimTime};
use rules::placement::{Attribute, Protocol};
use rules::query::Expression;
use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Cluster {
    pub id: ClusterId,
    pub name: String,
    pub created_at: SimTime,
}

/// `web:3`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct TaskDefinitionRef {
    pub family: String,
    pub revision: u32,
}

impl fmt::Display for TaskDefinitionRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.family, self.revision)
    }
}

/// A family numbers its revisions from 1 and never reuses a number.
///
/// Source: ECS API, TaskDefinition.revision, DeleteTaskDefinitions (read 2026-11).
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Family {
    pub last_revision: u32,
    pub revisions: BTreeMap<u32, Arc<TaskDefinition>>,
}

impl Family {
    /// What the bare family name means: the newest ACTIVE revision.
    pub fn latest_active(&self) -> Option<&TaskDefinition> {
        self.revisions
            .values()
            .rev()
            .find(|it| it.status == RevisionStatus::Active)
            .map(Arc::as_ref)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum RevisionStatus {
    Active,
    Inactive,
    DeleteInProgress,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum NetworkMode {
    Bridge,
    Host,
    Awsvpc,
    None,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Compatibility {
    Ec2,
    Fargate,
    External,
    ManagedInstances,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum LaunchType {
    Ec2,
    Fargate,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TaskDefinition {
    pub family: String,
    pub revision: u32,
    pub status: RevisionStatus,
    pub registered_at: SimTime,
    pub network_mode: NetworkMode,
    /// As asked for; each was validated at registration.
    pub requires_compatibilities: Vec<Compatibility>,
    /// Launch types whose checks all pass.
    pub compatibilities: Vec<Compatibility>,
    /// Task-level size, if given.
    pub cpu: Option<CpuUnits>,
    pub memory: Option<MemoryMib>,
    pub containers: Vec<Container>,
    pub task_role_arn: Option<String>,
    pub execution_role_arn: Option<String>,
    pub placement_constraints: Vec<Expression>,
    /// runtimePlatform.cpuArchitecture, `X86_64` or `ARM64`, if given.
    pub cpu_architecture: Option<String>,
    /// Capabilities and attributes that an instance must carry.
    pub requires_attributes: Vec<Attribute>,
    pub volumes: Vec<Volume>,
    /// Disk of a task on Fargate.
    pub ephemeral_gib: u32,
    /// The normalised document as DescribeTaskDefinition gives it back. Opaque here.
    pub document: String,
}

impl TaskDefinition {
    pub fn reference(&self) -> TaskDefinitionRef {
        TaskDefinitionRef {
            family: self.family.clone(),
            revision: self.revision,
        }
    }

    /// CPU units one task reserves: the task's own, else the sum over its containers.
    ///
    /// Source: amazon-ecs-agent, task.go ToHostResources (read 2026-11).
    pub fn cpu_demand(&self) -> CpuUnits {
        self.cpu
            .unwrap_or_else(|| self.containers.iter().map(|it| it.cpu).sum())
    }

    /// MiB one task reserves: the task's own, else per container the reservation, else the limit.
    ///
    /// Source: amazon-ecs-agent, task.go ToHostResources (read 2026-11).
    pub fn memory_demand(&self) -> MemoryMib {
        self.memory
            .unwrap_or_else(|| self.containers.iter().map(Container::memory_demand).sum())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Container {
    pub name: String,
    pub image: String,
    pub cpu: CpuUnits,
    /// Hard limit.
    pub memory: Option<MemoryMib>,
    /// Soft limit; what placement subtracts.
    pub memory_reservation: Option<MemoryMib>,
    pub essential: bool,
    pub port_mappings: Vec<PortMapping>,
    pub health_check: Option<HealthCheck>,
    pub depends_on: Vec<ContainerDependency>,
    pub start_timeout: Option<SimDuration>,
    pub stop_timeout: Option<SimDuration>,
    pub restart_policy: Option<RestartPolicy>,
    /// GPUs asked for.
    pub gpus: u32,
    pub secrets: Vec<Secret>,
    pub log: Option<LogConfiguration>,
    /// The secret with the login of a private registry.
    pub repository_credentials: Option<String>,
    /// A deployment keeps the digest that its first task pulled.
    pub version_consistency: bool,
}

impl Container {
    pub fn memory_demand(&self) -> MemoryMib {
        self.memory_reservation.or(self.memory).unwrap_or_default()
    }
}

/// A secret's name in the container and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Secret {
    pub name: String,
    pub value_from: String,
}

/// Where a container's output goes.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LogConfiguration {
    pub driver: String,
    /// awslogs-group.
    pub group: Option<String>,
    /// awslogs-create-group.
    pub create_group: bool,
    /// awslogs-stream-prefix.
    pub prefix: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PortMapping {
    pub container_port: u16,
    /// 0 is dynamic in bridge mode; in awsvpc and host mode it equals the container port.
    pub host_port: u16,
    pub protocol: Protocol,
    pub name: Option<String>,
}

/// Source: ECS API, HealthCheck (read 2026-11).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct HealthCheck {
    pub interval: SimDuration,
    pub timeout: SimDuration,
    pub retries: u32,
    pub start_period: SimDuration,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Condition {
    Start,
    Complete,
    Success,
    Healthy,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ContainerDependency {
    pub container: String,
    pub condition: Condition,
}

/// Source: ECS API, ContainerRestartPolicy (read 2026-11).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RestartPolicy {
    pub enabled: bool,
    pub ignored_exit_codes: Vec<i32>,
    pub restart_attempt_period: SimDuration,
}
