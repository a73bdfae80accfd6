//! Placement: which node takes the next task, why not the others, and which task stops first.
//!
//! Every filter is asked of every node, the rest is ranked by the strategies in order, and a draw
//! has the last word. On a large fleet an index finds the same winner without asking everybody.
//! Example: four tasks, zones a and b, binpack on memory: two per zone, on one node each.
//! Source: ECS Developer Guide, "How Amazon ECS places tasks on container instances" (read
//! 2026-11).

pub mod ecs;
pub mod facts;
pub mod filters;
mod index;
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
/// On a large fleet only the winner is listed and nobody else was asked; when nobody wins,
/// everybody was, and the closest match is listed with the counts.
///
/// Source: ECS Developer Guide, "How Amazon ECS places tasks on container instances" (read
/// 2026-11).
/// Model:  see `place_full`, which defines the outcome.
pub fn place(ask: &Ask, pool: &Pool) -> Placement {
    if pool.len() <= EVIDENCE_LIMIT {
        return place_full(ask, pool);
    }
    match index::search::search(ask, pool) {
        Some(found) => scan::of_winner(ask, pool, found),
        None => {
            let mut placement = place_full(ask, pool);
            let closest = placement.closest;
            placement.candidates.retain(|one| Some(one.node) == closest);
            placement
        }
    }
}

/// Only the winner, without evidence: by index on a large fleet, by asking everybody on a small
/// one.
///
/// Source: as `place`.
/// Model:  see `place_full`, which defines the outcome.
pub fn place_indexed(ask: &Ask, pool: &Pool) -> Option<NodeId> {
    if pool.len() <= EVIDENCE_LIMIT {
        return scan::winner(ask, pool);
    }
    index::search::search(ask, pool).map(|found| found.winner)
}

/// Whether the node meets what the ask says about attributes, zones and constraints, resources aside.
///
/// Source: ECS Developer Guide, services: DAEMON evaluates constraints on running tasks (read
/// 2026-11).
/// Model:  `distinctInstance` is left out: a daemon has one task an instance anyway.
pub fn suits(ask: &Ask, node: &Node) -> bool {
    use filters::{Filter, attribute::Attribute, location::Location, member_of::MemberOf};
    let filters: [&dyn Filter; 3] = [&Attribute, &Location, &MemberOf];
    filters.iter().all(|it| it.check(ask, node).is_ok())
}

#[cfg(test)]
pub(crate) mod fixture;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod laws;
#[cfg(test)]
mod tests;
