//! Is the instance open for new tasks? One that is DRAINING or still REGISTERING takes none.
//!
//! Example: an instance set to DRAINING keeps its tasks for now but is never chosen again.

use super::{Filter, pass_or};
use crate::placement::{Ask, Node, NodeStatus, Rejection};

/// Only ACTIVE instances are candidates.
///
/// Source: ECS Developer Guide, "Draining Amazon ECS container instances" (read 2026-11).
/// Model:  AWS leaves instances that are not ACTIVE out of the candidates silently; the lab lists
/// them, first.
pub struct Status;

impl Filter for Status {
    fn check(&self, _: &Ask, node: &Node) -> Result<(), Vec<Rejection>> {
        pass_or(node.status == NodeStatus::Active, || match node.status {
            NodeStatus::Draining => Rejection::Draining,
            status => Rejection::NotActive { status },
        })
    }
}
