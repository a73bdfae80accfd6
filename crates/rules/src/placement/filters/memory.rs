//! Is enough memory left? Reservations count, not what runs use.
//!
//! Example: two tasks of 1953 MiB fit on a t3.medium that registered 3907; 1 MiB is left over.

use super::{Filter, pass_or};
use crate::placement::{Ask, Node, Rejection};

/// What is left must be at least what is asked for.
///
/// Source: ECS Developer Guide, "API failure reasons": RESOURCE:MEMORY (read 2026-11).
/// Model:  nothing assumed; the agent's own check is `initial >= consumed + need`.
pub struct Memory;

impl Filter for Memory {
    fn check(&self, ask: &Ask, node: &Node) -> Result<(), Vec<Rejection>> {
        pass_or(node.memory_left >= ask.memory, || {
            Rejection::InsufficientMemory {
                needed: ask.memory,
                available: node.memory_left,
            }
        })
    }
}
