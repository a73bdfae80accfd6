//! Capacity provider strategies: which provider the next task goes to.
//!
//! Base is filled first, the rest is split by weight; who lags furthest behind its share is next.
//! Example: base 2 weight 1 against weight 3 gives ten tasks as 4 and 6.
//! Source: ECS API, CapacityProviderStrategyItem; developer guide, capacity providers (read 2026-11).
//! Model:  how weights are rounded task by task; a tie goes to the earlier item.

use serde::Serialize;

/// Most providers of one strategy.
///
/// Source: ECS API, CreateService.capacityProviderStrategy (read 2026-11).
pub const MAX_ITEMS: usize = 20;
pub const MAX_BASE: u32 = 100_000;
pub const MAX_WEIGHT: u32 = 1_000;

/// One item, and how many tasks it has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Share {
    pub base: u32,
    pub weight: u32,
    pub tasks: u32,
}

/// The answer with its evidence.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Choice {
    pub index: usize,
    /// Its base was not filled; weights did not count.
    pub by_base: bool,
    /// Per item, how far it lags behind its share: weight x t - tasks x sum of weights.
    pub lags: Vec<i64>,
}

/// Which item the next task goes to; `None` when none may take one.
///
/// Source: ECS API, CapacityProviderStrategyItem (read 2026-11).
/// Model:  the largest lag; a tie goes to the earlier item.
pub fn next(shares: &[Share]) -> Option<Choice> {
    let by_base = shares.iter().position(|it| it.tasks < it.base);
    let weights: i64 = shares.iter().map(|it| i64::from(it.weight)).sum();
    let extra = |it: &Share| i64::from(it.tasks.saturating_sub(it.base));
    let turn: i64 = shares.iter().map(extra).sum::<i64>() + 1;
    let lag = |it: &Share| i64::from(it.weight) * turn - extra(it) * weights;
    let lags: Vec<i64> = shares.iter().map(lag).collect();
    let able = shares
        .iter()
        .zip(&lags)
        .enumerate()
        .filter(|(_, it)| it.0.weight > 0);
    let by_weight = able.max_by_key(|(index, it)| (*it.1, std::cmp::Reverse(*index)));
    let index = by_base.or(by_weight.map(|it| it.0))?;
    let by_base = by_base.is_some();
    Some(Choice {
        index,
        by_base,
        lags,
    })
}

/// What is wrong with a strategy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum StrategyError {
    TooMany,
    /// This item's base or weight is out of range.
    Range(usize),
    /// Only one item may have a base.
    SecondBase(usize),
    /// Several providers, and no weight above 0.
    NoWeight,
}

/// Checks a strategy's numbers.
///
/// Source: ECS API, CapacityProviderStrategyItem (read 2026-11).
///
/// # Errors
/// The rule that is broken.
pub fn validate(shares: &[Share]) -> Result<(), StrategyError> {
    if shares.len() > MAX_ITEMS {
        return Err(StrategyError::TooMany);
    }
    let wrong = |it: &Share| it.base > MAX_BASE || it.weight > MAX_WEIGHT;
    if let Some(index) = shares.iter().position(wrong) {
        return Err(StrategyError::Range(index));
    }
    let mut bases = shares.iter().enumerate().filter(|it| it.1.base > 0);
    if let Some((index, _)) = bases.nth(1) {
        return Err(StrategyError::SecondBase(index));
    }
    if shares.len() > 1 && shares.iter().all(|it| it.weight == 0) {
        return Err(StrategyError::NoWeight);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
