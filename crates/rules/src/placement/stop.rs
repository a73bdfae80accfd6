//! Which tasks to stop: the other half of every strategy.
//!
//! Pending tasks go before running ones, unhealthy before healthy; then the strategies decide, each
//! stop seeing the ones before it; then the draw where AWS says random, else the oldest, else the
//! id.
//! Example: no strategy, zone a has 1 task, b and c have 2: the first stop is in b or c.

use super::strategies::prepare;
use super::{PlacedTask, Pool, Strategy, tie};
use crate::placement::facts::ZONE_ATTRIBUTE;
use base::TaskId;
use serde::Serialize;

/// What made the difference between the stopped task and the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Decider {
    /// There was no other task to choose.
    OnlyOne,
    /// It had not reached RUNNING, others had.
    Pending,
    /// It was unhealthy, others were not.
    Unhealthy,
    /// The strategy at this place of the list.
    Strategy(u32),
    /// Chance, among equals.
    Draw,
    /// It had run longest.
    Oldest,
    /// All else equal, the lowest id.
    LowestId,
}

/// One task chosen to stop, with the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Stopped {
    pub task: TaskId,
    pub pending: bool,
    pub unhealthy: bool,
    /// The strategies that were compared: the given ones, or zone and instance when none are given.
    pub strategies: Vec<Strategy>,
    /// One key per strategy, lowest wins.
    pub keys: Vec<i64>,
    /// Tasks equal to it after the last strategy, itself included, in id order.
    pub tied: Vec<TaskId>,
    pub decider: Decider,
}

/// Chooses up to `count` of `tasks` to stop, one after another.
///
/// `tasks` are those that may be stopped (protected ones left out); `group` and `pool` tell how
/// many of their siblings are where. With no strategy: the zone with most tasks, then the instance.
///
/// Source: ECS API, UpdateService (scale-in without a strategy); Developer Guide, "Use strategies
/// to define Amazon ECS task placement" (spread and binpack on scale-in) (read 2026-11).
/// Model:  PENDING first, then unhealthy; `random` and a list that ends with spread over an
/// attribute draw among equals, all others take the oldest, then the lowest id.
pub fn choose_to_stop(
    tasks: &[PlacedTask],
    pool: &Pool,
    strategies: &[Strategy],
    group: &str,
    count: u32,
    draw: u64,
) -> Vec<Stopped> {
    let listed = effective(strategies);
    let mut order: Vec<_> = listed
        .iter()
        .map(|one| prepare(one, group, pool, tasks))
        .collect();
    let drawn = matches!(
        listed.last(),
        Some(Strategy::Random | Strategy::SpreadAttribute(_))
    );
    let mut left: Vec<&PlacedTask> = tasks.iter().collect();
    left.sort_unstable_by_key(|task| task.id);
    let mut stopped = Vec::new();
    while !left.is_empty() && stopped.len() < count as usize {
        let ordinal = stopped.len() as u64;
        let keys = |task: &PlacedTask| order.iter().map(|one| one.stop_key(task)).collect();
        let (place, why) = next(&left, &listed, keys, drawn.then_some((draw, ordinal)));
        let task = left.remove(place);
        for one in &mut order {
            one.note_stop(task);
        }
        stopped.push(why);
    }
    stopped
}

/// The given list up to and including `random`; zone and instance when it is empty.
fn effective(strategies: &[Strategy]) -> Vec<Strategy> {
    if strategies.is_empty() {
        let zone = Strategy::SpreadAttribute(ZONE_ATTRIBUTE.to_owned());
        return vec![zone, Strategy::SpreadInstance];
    }
    let random = strategies.iter().position(|one| *one == Strategy::Random);
    let end = random.map_or(strategies.len(), |place| place + 1);
    strategies[..end].to_vec()
}

/// What is compared before the last tie: not pending, not unhealthy, strategy keys.
type Rank = (bool, bool, Vec<i64>);

fn next(
    left: &[&PlacedTask],
    listed: &[Strategy],
    keys: impl Fn(&PlacedTask) -> Vec<i64>,
    draw: Option<(u64, u64)>,
) -> (usize, Stopped) {
    let rank = |task: &PlacedTask| (!task.pending, !task.unhealthy, keys(task));
    let ranks: Vec<Rank> = left.iter().map(|task| rank(task)).collect();
    let best = ranks.iter().min().cloned().unwrap_or_default();
    let tied: Vec<usize> = (0..left.len()).filter(|n| ranks[*n] == best).collect();
    let oldest = |n: &&usize| (left[**n].started_at_ms, left[**n].id);
    let place = match draw {
        Some((bits, ordinal)) => tied[tie::pick(bits, ordinal, tied.len())],
        None => tied.iter().min_by_key(oldest).copied().unwrap_or(0),
    };
    let task = left[place];
    let why = Stopped {
        task: task.id,
        pending: task.pending,
        unhealthy: task.unhealthy,
        strategies: listed.to_vec(),
        decider: decider(left, &ranks, place, &tied, draw.is_some()),
        keys: best.2,
        tied: tied.iter().map(|n| left[*n].id).collect(),
    };
    (place, why)
}

/// The comparison that left the chosen task alone, or the tie-break.
fn decider(
    left: &[&PlacedTask],
    ranks: &[Rank],
    place: usize,
    tied: &[usize],
    drawn: bool,
) -> Decider {
    if left.len() == 1 {
        return Decider::OnlyOne;
    }
    let chosen = left[place];
    if tied.len() > 1 {
        let older = |n: &usize| *n != place && left[*n].started_at_ms == chosen.started_at_ms;
        return match (drawn, tied.iter().any(older)) {
            (true, _) => Decider::Draw,
            (false, true) => Decider::LowestId,
            (false, false) => Decider::Oldest,
        };
    }
    let others = ranks.iter().enumerate().filter(|(n, _)| *n != place);
    let first_difference = |(_, rank): (usize, &Rank)| {
        let best = &ranks[place];
        if rank.0 != best.0 {
            return Decider::Pending;
        }
        if rank.1 != best.1 {
            return Decider::Unhealthy;
        }
        let same = rank.2.iter().zip(&best.2).take_while(|(a, b)| a == b);
        Decider::Strategy(same.count() as u32)
    };
    others
        .map(first_difference)
        .max()
        .unwrap_or(Decider::OnlyOne)
}

#[cfg(test)]
mod tests;
