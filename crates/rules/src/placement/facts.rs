//! The few facts placement may look at: what a task asks for and what each node has.
//!
//! Facts are plain integers and names. The engine fills them from the world; a docs page may fill
//! them by hand. Example: an ask for 256 CPU units and 512 MiB with host port 80.

use crate::query::Expression;
use base::{CpuUnits, MemoryMib};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The built-in attribute that names a node's Availability Zone.
pub const ZONE_ATTRIBUTE: &str = "ecs.availability-zone";

/// A node's id: the container instance's number in ECS.
pub type NodeId = base::InstanceId;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Protocol {
    Tcp,
    Udp,
}

/// An attribute a node must carry; without a value any value will do.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Attribute {
    pub name: String,
    pub value: Option<String>,
}

/// Source: ECS API, PlacementConstraint (read 2026-11).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Constraint {
    DistinctInstance,
    MemberOf(Expression),
}

/// Source: ECS API, PlacementStrategy (read 2026-11).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Strategy {
    /// Fewest tasks of the same group per distinct value of the field: `instanceId` (also written
    /// `host`) or an attribute name without the `attribute:` prefix.
    SpreadInstance,
    SpreadAttribute(String),
    BinpackCpu,
    BinpackMemory,
    Random,
}

/// What one task needs.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Ask {
    pub cpu: CpuUnits,
    pub memory: MemoryMib,
    pub gpus: u32,
    /// Fixed host ports in bridge and host mode; dynamic ones are not listed.
    pub ports: Vec<(Protocol, u16)>,
    /// ENI slots: 1 for an awsvpc task on EC2, else 0.
    pub enis: u32,
    /// Zones of the awsvpc subnets; `None` when any zone will do.
    pub zones: Option<Vec<String>>,
    /// Capabilities and attributes the task definition implies.
    pub attributes: Vec<Attribute>,
    pub constraints: Vec<Constraint>,
    /// In order; the first is compared first.
    pub strategies: Vec<Strategy>,
    /// Task group, `service:web` or `family:web`: what spread and distinctInstance count.
    pub group: String,
    /// 64 random bits of this decision (from `Dice`), for `random` and for the final tie.
    pub draw: u64,
}

/// Source: ECS API, ContainerInstance.status (read 2026-11): with `awsvpcTrunking` an instance is
/// REGISTERING until it has its trunk interface, REGISTRATION_FAILED if it gets none, and DEREGISTERING
/// while the trunk is deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum NodeStatus {
    Active,
    Draining,
    Registering,
    RegistrationFailed,
    Deregistering,
    /// Terminated, and its trunk interface is gone.
    Inactive,
}

impl NodeStatus {
    /// As the API spells it.
    pub const fn name(self) -> &'static str {
        match self {
            NodeStatus::Active => "ACTIVE",
            NodeStatus::Draining => "DRAINING",
            NodeStatus::Registering => "REGISTERING",
            NodeStatus::RegistrationFailed => "REGISTRATION_FAILED",
            NodeStatus::Deregistering => "DEREGISTERING",
            NodeStatus::Inactive => "INACTIVE",
        }
    }
}

/// What one node has left, and what is on it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Node {
    pub id: NodeId,
    pub zone: String,
    pub status: NodeStatus,
    pub agent_connected: bool,
    pub agent_version: String,
    pub ec2_instance_id: String,
    /// Unix seconds at which the instance registered (the lab's day zero is in `aws-api`).
    pub registered_at: i64,
    pub cpu_total: CpuUnits,
    pub cpu_left: CpuUnits,
    pub memory_total: MemoryMib,
    pub memory_left: MemoryMib,
    pub gpus_left: u32,
    pub eni_slots: u32,
    pub enis_left: u32,
    /// Host ports in use, with the task that holds each; `None` for ports reserved by the instance.
    pub ports: BTreeMap<(Protocol, u16), Option<base::TaskId>>,
    /// Every attribute, built in and custom; capabilities have no value.
    ///
    /// Shared: an instance has about 45 of them, they seldom change, and worlds are cloned a lot.
    pub attributes: Arc<BTreeMap<String, Option<String>>>,
    /// Tasks with desired status RUNNING, by task group.
    pub groups: BTreeMap<String, u32>,
    /// Tasks in RUNNING.
    pub running_tasks: u32,
}

impl Node {
    /// An attribute's value: the empty text for one without a value, `None` when it is absent. The
    /// zone is an attribute too, whatever the list says.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        if name == ZONE_ATTRIBUTE {
            return Some(&self.zone);
        }
        let value = self.attributes.get(name)?;
        Some(value.as_deref().unwrap_or(""))
    }

    /// Tasks of this group with desired status RUNNING.
    pub fn tasks_of(&self, group: &str) -> u32 {
        self.groups.get(group).copied().unwrap_or(0)
    }
}

/// A running task that may be chosen to stop.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct PlacedTask {
    pub id: base::TaskId,
    /// `None` on Fargate.
    pub node: Option<NodeId>,
    pub zone: String,
    pub cpu: CpuUnits,
    pub memory: MemoryMib,
    /// PENDING or earlier.
    pub pending: bool,
    pub unhealthy: bool,
    pub started_at_ms: u64,
}
