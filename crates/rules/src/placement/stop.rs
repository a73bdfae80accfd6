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
use std::collections::BTreeMap;

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
    /// Tasks equal to it after the last strategy, itself included, in id order; at most
    /// `tie::TIE_WINDOW` of them.
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
    let mut left = Alike::sort(tasks);
    let mut stopped = Vec::new();
    while !left.is_empty() && stopped.len() < count as usize {
        let ordinal = stopped.len() as u64;
        let keys = |task: &PlacedTask| order.iter().map(|one| one.stop_key(task)).collect();
        let next = next(&left, &listed, keys, drawn.then_some((draw, ordinal)));
        let task = left[next.alike].tasks.remove(next.task);
        if left[next.alike].tasks.is_empty() {
            left.remove(next.alike);
        }
        for one in &mut order {
            one.note_stop(task);
        }
        stopped.push(next.why);
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

/// Tasks that no comparison tells apart: on one node, of one size, in one state.
struct Alike<'a> {
    /// Oldest first, then by id; never empty.
    tasks: Vec<&'a PlacedTask>,
}

impl<'a> Alike<'a> {
    fn sort(tasks: &'a [PlacedTask]) -> Vec<Alike<'a>> {
        let mut sorted: BTreeMap<_, Vec<&PlacedTask>> = BTreeMap::new();
        for task in tasks {
            let state = (task.pending, task.unhealthy);
            let place = (task.node, &task.zone, task.cpu, task.memory, state);
            sorted.entry(place).or_default().push(task);
        }
        let mut alike = Vec::new();
        for mut tasks in sorted.into_values() {
            tasks.sort_unstable_by_key(|task| age(task));
            alike.push(Alike { tasks });
        }
        alike
    }

    fn any(&self) -> &'a PlacedTask {
        self.tasks[0]
    }
}

fn age(task: &PlacedTask) -> (u64, TaskId) {
    (task.started_at_ms, task.id)
}

/// What is compared before the last tie: not pending, not unhealthy, strategy keys.
type Rank = (bool, bool, Vec<i64>);

/// Where the next task to stop is, and why it.
struct Next {
    alike: usize,
    task: usize,
    why: Stopped,
}

fn next(
    left: &[Alike<'_>],
    listed: &[Strategy],
    keys: impl Fn(&PlacedTask) -> Vec<i64>,
    draw: Option<(u64, u64)>,
) -> Next {
    let rank = |task: &PlacedTask| (!task.pending, !task.unhealthy, keys(task));
    let ranks: Vec<Rank> = left.iter().map(|alike| rank(alike.any())).collect();
    let best = ranks.iter().min().cloned().unwrap_or_default();
    let tied: Vec<usize> = (0..left.len()).filter(|n| ranks[*n] == best).collect();
    let equals: usize = tied.iter().map(|n| left[*n].tasks.len()).sum();
    let (alike, task) = match draw {
        Some((bits, ordinal)) => nth(left, &tied, tie::pick(bits, ordinal, equals)),
        None => {
            let oldest = tied.iter().min_by_key(|n| age(left[**n].any()));
            (oldest.copied().unwrap_or(0), 0)
        }
    };
    let chosen = left[alike].tasks[task];
    let others = tied.iter().flat_map(|n| &left[*n].tasks);
    let others = others.map(|task| task.id).filter(|id| *id != chosen.id);
    let listed_ids = [chosen.id].into_iter().chain(others);
    let mut ids: Vec<TaskId> = listed_ids.take(tie::TIE_WINDOW).collect();
    ids.sort_unstable();
    let same_age = |task: &&&PlacedTask| task.started_at_ms == chosen.started_at_ms;
    let of_one_age = tied
        .iter()
        .flat_map(|n| left[*n].tasks.iter().filter(same_age));
    let decider = match (equals, draw) {
        (1, _) => compared(left, &ranks, alike),
        (_, Some(_)) => Decider::Draw,
        (_, None) if of_one_age.count() > 1 => Decider::LowestId,
        (_, None) => Decider::Oldest,
    };
    let why = Stopped {
        task: chosen.id,
        pending: chosen.pending,
        unhealthy: chosen.unhealthy,
        strategies: listed.to_vec(),
        decider,
        keys: best.2,
        tied: ids,
    };
    Next { alike, task, why }
}

/// The n-th task of the tied ones.
fn nth(left: &[Alike<'_>], tied: &[usize], mut n: usize) -> (usize, usize) {
    for place in tied {
        let length = left[*place].tasks.len();
        if n < length {
            return (*place, n);
        }
        n -= length;
    }
    (0, 0)
}

/// The comparison that left the chosen task alone.
fn compared(left: &[Alike<'_>], ranks: &[Rank], chosen: usize) -> Decider {
    let best = &ranks[chosen];
    let difference = |rank: &Rank| {
        if rank.0 != best.0 {
            return Decider::Pending;
        }
        if rank.1 != best.1 {
            return Decider::Unhealthy;
        }
        let same = rank.2.iter().zip(&best.2).take_while(|(a, b)| a == b);
        Decider::Strategy(same.count() as u32)
    };
    let others = (0..left.len()).filter(|n| *n != chosen);
    let last = others.map(|n| difference(&ranks[n])).max();
    last.unwrap_or(Decider::OnlyOne)
}

#[cfg(test)]
mod tests;
