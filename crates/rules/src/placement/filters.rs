//! Filters: may this node take this task at all? Each answers one question and says what lacks.
//!
//! All filters run on every node, so a learner sees that fixing the memory alone would not help;
//! the first failure gives AWS's reason. The order is `placement::ecs::FILTERS`.
//! Example: an ask for 512 MiB on a node with 300 left -> `InsufficientMemory { 512, 300 }`.
//! Source: ECS Developer Guide, "How Amazon ECS places tasks on container instances" (read
//! 2026-11).

pub mod agent;
pub mod attribute;
pub mod cpu;
pub mod distinct_instance;
pub mod eni;
pub mod gpu;
pub mod host_ports;
pub mod location;
pub mod member_of;
pub mod memory;
pub mod status;

use super::{Ask, Node, Rejection};

/// One question about one node. A filter has no fields: all it knows is in its arguments.
pub trait Filter: Sync {
    /// Says whether the node passes.
    ///
    /// # Errors
    /// Everything this filter holds against the node: all ports that are taken, not only the first.
    fn check(&self, ask: &Ask, node: &Node) -> Result<(), Vec<Rejection>>;
}

/// The one-rejection answer most filters give.
fn pass_or(passes: bool, rejection: impl FnOnce() -> Rejection) -> Result<(), Vec<Rejection>> {
    if passes {
        Ok(())
    } else {
        Err(vec![rejection()])
    }
}
