//! Are the fixed host ports free? TCP and UDP are counted apart; dynamic ports are never reserved.
//!
//! The instance's own reserved ports (22, 2375, 2376, 51678, 51679) count as taken from the start.
//! Example: the second copy of a task with host port 80 does not fit on the same instance.

use super::Filter;
use crate::placement::{Ask, Node, Rejection};

/// Most host ports one instance may have reserved, its own included.
///
/// Source: ECS API, PortMapping.hostPort (read 2026-11).
pub const PORT_LIMIT: usize = 100;

/// Every fixed host port must be free, and the instance must stay within its hundred.
///
/// Source: ECS API, PortMapping.hostPort (read 2026-11).
/// Model:  nothing assumed; every taken port is listed.
pub struct HostPorts;

impl Filter for HostPorts {
    fn check(&self, ask: &Ask, node: &Node) -> Result<(), Vec<Rejection>> {
        let taken = ask.ports.iter().filter_map(|(protocol, port)| {
            node.ports
                .get(&(*protocol, *port))
                .map(|by| Rejection::PortTaken {
                    protocol: *protocol,
                    port: *port,
                    by: *by,
                })
        });
        let mut rejections: Vec<Rejection> = taken.collect();
        let fresh = ask.ports.len() - rejections.len();
        if fresh > 0 && node.ports.len() + fresh > PORT_LIMIT {
            let limit = PORT_LIMIT as u32;
            rejections.push(Rejection::TooManyPorts { limit });
        }
        if rejections.is_empty() {
            Ok(())
        } else {
            Err(rejections)
        }
    }
}
