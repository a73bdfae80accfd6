//! Placement: which node takes the next task, why not the others, and which task stops first.
//!
//! Every filter is asked of every node, the rest is ranked by the strategies in order, and a draw has
//! the last word. On a large fleet an index finds the same winner without asking everybody.
//! Example: four tasks, zones a and b, binpack on memory: two per zone, on one node each.
//! Source: ECS Developer Guide, "How Amazon ECS places tasks on container instances" (read 2026-11).

pub mod ecs;
pub mod facts;
pub mod filters;
pub mod pool;
mod scan;
pub mod stop;
pub mod strategies;
pub mod tie;
pub mod verdict;

pub use facts::{
    Ask, Attribute, Constraint, Node, NodeId, NodeStatus, PlacedTask, Protocol, Strategy,
    ZONE_ATTRIBUTE,
};
pub use pool::Pool;
pub use scan::place_full;
pub use stop::{Decider, Stopped, choose_to_stop};
pub use verdict::{Candidate, Check, Placement, Rejection, Rung};

/// Largest fleet for which a placement carries the verdict on every node.
pub const EVIDENCE_LIMIT: usize = 64;

/// Places one task: with the whole evidence on a small fleet, by index on a large one.
///
/// Source: ECS Developer Guide, "How Amazon ECS places tasks on container instances" (read 2026-11).
/// Model:  see `place_full`, which defines the outcome.
pub fn place(ask: &Ask, pool: &Pool) -> Placement {
    place_full(ask, pool)
}

/// Only the winner, found without evidence.
///
/// Source: as `place`.
/// Model:  see `place_full`, which defines the outcome.
pub fn place_indexed(ask: &Ask, pool: &Pool) -> Option<NodeId> {
    let feasible = pool.nodes().filter(|node| scan::feasible(ask, node));
    let left = scan::narrow(ask, pool, 0, feasible.collect());
    let equals: Vec<NodeId> = left.iter().map(|node| node.id).collect();
    let (low, high) = (pool.nodes().next()?.id, pool.nodes().next_back()?.id);
    let tied = tie::window(&equals, tie::pivot(ask.draw, low, high));
    tied.get(tie::pick(ask.draw, 0, tied.len())).copied()
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(test)]
mod tests;
