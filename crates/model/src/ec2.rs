//! Container instances: an EC2 instance with an agent, and what is left on it.

use crate::ecs::LaunchType;
use base::{ClusterId, InstanceId, SimTime};
use rules::placement::Node;
use serde::Serialize;
use std::collections::BTreeSet;

/// Names the trunk interface of an instance that has one.
///
/// Source: ECS developer guide, container instance attributes (read 2026-11).
pub const TRUNK_ATTRIBUTE: &str = "ecs.awsvpc-trunk-id";

/// The EC2 side of an instance; the ECS side (ACTIVE, DRAINING) is `node.status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum InstanceState {
    Running,
    /// Still registered, its agent gone: a stopped instance, or one in a failed zone.
    Stopped,
    /// Terminated and therefore deregistered: INACTIVE in ECS.
    Terminated,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Instance {
    pub id: InstanceId,
    pub cluster: ClusterId,
    pub instance_type: String,
    pub launch_type: LaunchType,
    pub state: InstanceState,
    pub registered_at: SimTime,
    /// What placement sees: registered and remaining resources, attributes, ports, task groups.
    pub node: Node,
    /// Images already on the instance's disk.
    pub images: BTreeSet<String>,
    /// Last dynamic host port given out.
    pub last_dynamic_port: u16,
    pub pending_tasks: u32,
    /// The name of its instance role; without one it may do everything.
    pub role: Option<String>,
}

impl Instance {
    pub fn zone(&self) -> &str {
        &self.node.zone
    }

    /// GPUs of its type.
    pub fn gpus(&self) -> u32 {
        rules::instance_types::find(&self.instance_type).map_or(0, |it| it.gpus)
    }

    /// Its tasks' interfaces are branches of a trunk.
    pub fn has_trunk(&self) -> bool {
        self.node.attributes.contains_key(TRUNK_ATTRIBUTE)
    }
}
