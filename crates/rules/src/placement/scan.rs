//! The full scan: every filter on every node, the ladder of strategies, and the draw.
//!
//! This is the definition of placement. The indexed path must name the same winner, and a test
//! holds it to that. Example: three nodes, one without memory: two candidates with keys, one
//! rejection.

use super::ecs::FILTERS;
use super::index::search::Found;
use super::strategies::{Preference, prepare};
use super::tie;
use super::{Ask, Candidate, Check, Node, NodeId, Placement, Pool, Rejection, Rung, Strategy};
use std::collections::BTreeMap;

/// Everything the filters hold against a node, in check order.
pub(super) fn rejections(ask: &Ask, node: &Node) -> Vec<Rejection> {
    let mut all = Vec::new();
    for (_, filter) in FILTERS {
        if let Err(rejections) = filter.check(ask, node) {
            all.extend(rejections);
        }
    }
    all
}

/// Whether every filter lets the node pass, but for one that is known to; stops at the first that
/// does not.
pub(super) fn feasible(ask: &Ask, node: &Node, skip: Option<Check>) -> bool {
    let asked = FILTERS.iter().filter(|(check, _)| Some(*check) != skip);
    asked
        .into_iter()
        .all(|(_, filter)| filter.check(ask, node).is_ok())
}

pub(super) fn preferences<'a>(ask: &'a Ask, pool: &'a Pool) -> Vec<Box<dyn Preference + 'a>> {
    let strategies = ask.strategies.iter();
    strategies
        .map(|strategy| prepare(strategy, &ask.group, pool, &[]))
        .collect()
}

pub(super) fn candidate(ask: &Ask, node: &Node, order: &[Box<dyn Preference + '_>]) -> Candidate {
    let rejections = rejections(ask, node);
    let ranked = if rejections.is_empty() { order } else { &[] };
    Candidate {
        node: node.id,
        zone: node.zone.clone(),
        rejections,
        cpu_left: node.cpu_left,
        memory_left: node.memory_left,
        keys: ranked.iter().map(|rung| rung.place_key(node)).collect(),
    }
}

/// Narrows the feasible nodes strategy by strategy; `random` ends the ladder.
fn climb(ask: &Ask, candidates: &[Candidate]) -> (Vec<Rung>, Vec<NodeId>) {
    let feasible = candidates.iter().filter(|one| one.rejections.is_empty());
    let mut left: Vec<&Candidate> = feasible.collect();
    let mut ladder = Vec::new();
    for (place, strategy) in ask.strategies.iter().enumerate() {
        let Some(best) = left.iter().map(|one| one.keys[place]).min() else {
            break;
        };
        left.retain(|one| one.keys[place] == best);
        ladder.push(Rung {
            strategy: strategy.clone(),
            best,
            survivors: left.iter().map(|one| one.node).collect(),
        });
        if *strategy == Strategy::Random {
            break;
        }
    }
    (ladder, left.iter().map(|one| one.node).collect())
}

fn first_rejections(candidates: &[Candidate]) -> Vec<(Check, u32)> {
    let mut counts: BTreeMap<Check, u32> = BTreeMap::new();
    for rejection in candidates.iter().filter_map(|one| one.rejections.first()) {
        *counts.entry(rejection.check()).or_default() += 1;
    }
    counts.into_iter().collect()
}

/// The node that passed most checks, then the lowest id.
fn closest(candidates: &[Candidate]) -> Option<NodeId> {
    let failed = |one: &Candidate| {
        let mut checks: Vec<Check> = one.rejections.iter().map(Rejection::check).collect();
        checks.dedup();
        checks.len()
    };
    let nearest = candidates.iter().min_by_key(|one| (failed(one), one.node));
    nearest.map(|one| one.node)
}

/// Narrows feasible nodes, in id order, by the strategies from `from` on; no evidence kept.
pub(super) fn narrow<'a>(
    ask: &Ask,
    pool: &Pool,
    from: usize,
    mut left: Vec<&'a Node>,
) -> Vec<&'a Node> {
    for strategy in ask.strategies.iter().skip(from) {
        if left.len() < 2 || *strategy == Strategy::Random {
            break;
        }
        let rung = prepare(strategy, &ask.group, pool, &[]);
        let keys: Vec<i64> = left.iter().map(|node| rung.place_key(node)).collect();
        let best = keys.iter().min().copied();
        let mut keys = keys.into_iter();
        left.retain(|_| keys.next() == best);
    }
    left
}

/// The winner of `place_full`, without the evidence.
pub(super) fn winner(ask: &Ask, pool: &Pool) -> Option<NodeId> {
    let (low, high) = pool.span()?;
    let fits = pool
        .nodes()
        .filter(|node| feasible(ask, node, None))
        .collect();
    let left = narrow(ask, pool, 0, fits);
    let equals: Vec<NodeId> = left.iter().map(|node| node.id).collect();
    let tied = tie::window(&equals, tie::pivot(ask.draw, low, high));
    tied.get(tie::pick(ask.draw, 0, tied.len())).copied()
}

/// The verdict on a winner that the index found; nobody else was asked.
pub(super) fn of_winner(ask: &Ask, pool: &Pool, found: Found) -> Placement {
    let order = preferences(ask, pool);
    let winner = pool.node(found.winner);
    let candidates: Vec<Candidate> = winner
        .map(|node| candidate(ask, node, &order))
        .into_iter()
        .collect();
    let keys = candidates.iter().flat_map(|one| &one.keys);
    let mut ladder: Vec<Rung> = Vec::new();
    for (strategy, best) in ask.strategies.iter().zip(keys) {
        ladder.push(Rung {
            strategy: strategy.clone(),
            best: *best,
            survivors: Vec::new(),
        });
        if *strategy == Strategy::Random {
            break;
        }
    }
    if let Some(last) = ladder.last_mut() {
        last.survivors.clone_from(&found.tied);
    }
    Placement {
        winner: Some(found.winner),
        candidates,
        rejected: Vec::new(),
        feasible: found.tied.len() as u32,
        considered: pool.len() as u32,
        ladder,
        tied: found.tied,
        closest: None,
    }
}

/// Places one task with the whole evidence: every filter on every node.
///
/// Source: ECS Developer Guide, "How Amazon ECS places tasks on container instances" (read
/// 2026-11).
/// Model:  the closest match is the node that passed most checks, then the lowest id; AWS does not
/// define it. The last tie is drawn (`placement::tie`).
pub fn place_full(ask: &Ask, pool: &Pool) -> Placement {
    let order = preferences(ask, pool);
    let candidates: Vec<Candidate> = pool
        .nodes()
        .map(|node| candidate(ask, node, &order))
        .collect();
    let (ladder, equals) = climb(ask, &candidates);
    let tied = match (candidates.first(), candidates.last()) {
        (Some(low), Some(high)) => tie::window(&equals, tie::pivot(ask.draw, low.node, high.node)),
        _ => Vec::new(),
    };
    let winner = tied.get(tie::pick(ask.draw, 0, tied.len())).copied();
    let feasible = candidates.iter().filter(|one| one.rejections.is_empty());
    Placement {
        winner,
        rejected: first_rejections(&candidates),
        feasible: feasible.count() as u32,
        considered: candidates.len() as u32,
        ladder,
        tied,
        closest: if winner.is_none() {
            closest(&candidates)
        } else {
            None
        },
        candidates,
    }
}
