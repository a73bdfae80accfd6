//! Are enough CPU units left? Reservations count, not what runs use.
//!
//! Example: 1024 units left take a task of 1024 units; an exact fit is a fit.

use super::{Filter, pass_or};
use crate::placement::{Ask, Node, Rejection};

/// What is left must be at least what is asked for.
///
/// Source: ECS Developer Guide, "API failure reasons": RESOURCE:CPU (read 2026-11).
/// Model:  nothing assumed; the agent's own check is `initial >= consumed + need`.
pub struct Cpu;

impl Filter for Cpu {
    fn check(&self, ask: &Ask, node: &Node) -> Result<(), Vec<Rejection>> {
        pass_or(node.cpu_left >= ask.cpu, || Rejection::InsufficientCpu {
            needed: ask.cpu,
            available: node.cpu_left,
        })
    }
}
