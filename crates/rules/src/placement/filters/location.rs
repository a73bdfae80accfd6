//! Is the node in the zone of one of the task's subnets? Only awsvpc tasks name subnets.
//!
//! Example: subnets in us-east-1b only, instance in us-east-1a: the reason is `LOCATION`.

use super::{Filter, pass_or};
use crate::placement::{Ask, Node, Rejection};

/// The node's zone must be among the zones of the subnets.
///
/// Source: ECS Developer Guide, "API failure reasons": LOCATION (read 2026-11).
/// Model:  nothing assumed.
pub struct Location;

impl Filter for Location {
    fn check(&self, ask: &Ask, node: &Node) -> Result<(), Vec<Rejection>> {
        let Some(zones) = &ask.zones else {
            return Ok(());
        };
        pass_or(zones.contains(&node.zone), || Rejection::WrongZone {
            zone: node.zone.clone(),
            wanted: zones.clone(),
        })
    }
}
