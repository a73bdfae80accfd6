//! Finds the winner through the index.
//!
//! The head of a strategy list, `[spread over zones] [one of binpack, spread over instances,
//! random]`, is answered by the index in key order; whatever strategies follow narrow the few that
//! are equal there.
//! Example: no strategy: any open node; the search starts at the drawn id and stops after a window.

use super::bits::Bits;
use super::blocks::{Blocks, pack};
use super::{Group, Index};
use crate::placement::scan::{feasible, narrow};
use crate::placement::tie::{self, TIE_WINDOW};
use crate::placement::{Ask, Check, Constraint, Node, NodeId, Pool, Strategy, ZONE_ATTRIBUTE};
use std::collections::BTreeMap;

/// The winner and its equals, in id order.
pub(in crate::placement) struct Found {
    pub winner: NodeId,
    pub tied: Vec<NodeId>,
}

/// The winner that the full scan names, or `None` when no node is feasible.
pub(in crate::placement) fn search(ask: &Ask, pool: &Pool) -> Option<Found> {
    let (low, high) = pool.span()?;
    let pivot = tie::pivot(ask.draw, low, high);
    let search = Search::new(ask, pool, pivot);
    let head = usize::from(spreads_over_zones(ask));
    for zones in search.zone_tiers(head == 1) {
        let slots = search.best_of(&zones, head);
        if !slots.is_empty() {
            return Some(search.draw(slots, head));
        }
    }
    None
}

fn spreads_over_zones(ask: &Ask) -> bool {
    match ask.strategies.first() {
        Some(Strategy::SpreadAttribute(name)) => name == ZONE_ATTRIBUTE,
        _ => false,
    }
}

struct Search<'a> {
    ask: &'a Ask,
    pool: &'a Pool,
    index: &'a Index,
    group: Option<&'a Group>,
    /// None of these may have the slot.
    without: Vec<&'a Bits>,
    pivot: NodeId,
    /// First slot at or after the pivot.
    pivot_slot: u32,
    /// The ask wants a zone by attribute, which nodes of one class need not share.
    asks_zone: bool,
    /// Nothing is asked for that the index does not know.
    plain: bool,
}

/// What the strategy after the zones compares.
enum Primary {
    Memory,
    Cpu,
    Instance,
    /// Nothing: all are equal.
    Nothing,
}

impl<'a> Search<'a> {
    fn new(ask: &'a Ask, pool: &'a Pool, pivot: NodeId) -> Search<'a> {
        let index = pool.index();
        let group = index.group(&ask.group);
        let mut search = Search {
            ask,
            pool,
            index,
            group,
            without: vec![&index.closed],
            pivot,
            pivot_slot: pool.slot_at_or_after(pivot),
            plain: false,
            asks_zone: ask.attributes.iter().any(|one| one.name == ZONE_ATTRIBUTE),
        };
        let member_of = |one: &Constraint| matches!(one, Constraint::MemberOf(_));
        search.plain = !search.asks_zone
            && (ask.gpus, ask.enis, ask.ports.len()) == (0, 0, 0)
            && !ask.constraints.iter().any(member_of);
        let taken = ask.ports.iter().filter_map(|port| index.ports.get(port));
        search.without.extend(taken);
        if ask.constraints.contains(&Constraint::DistinctInstance) {
            search.without.extend(group.map(|group| &group.any));
        }
        let lacking = index
            .classes
            .iter()
            .filter(|class| search.lacks(&class.attributes));
        let lacking: Vec<&Bits> = lacking.map(|class| &class.slots).collect();
        search.without.extend(lacking);
        search
    }

    /// Whether nodes with these attributes lack one that is asked for; the zone is not among them.
    fn lacks(&self, attributes: &BTreeMap<String, Option<String>>) -> bool {
        let mut listed = self.ask.attributes.iter();
        listed.any(
            |wanted| match (attributes.get(&wanted.name), &wanted.value) {
                _ if wanted.name == ZONE_ATTRIBUTE => false,
                (None, _) => true,
                (Some(_), None) => false,
                (Some(has), Some(value)) => has.as_deref().unwrap_or("") != value,
            },
        )
    }

    /// The zones to try, those with equal counts together, fewest tasks first. Without the strategy
    /// all zones are equal.
    fn zone_tiers(&self, spread: bool) -> Vec<Vec<usize>> {
        let total = |zone: usize| match self.group {
            Some(group) if spread => group.totals.get(zone).copied().unwrap_or(0),
            _ => 0,
        };
        let wanted = |name: &String| match &self.ask.zones {
            Some(zones) => zones.contains(name),
            None => true,
        };
        let zones = self.index.zones.iter().enumerate();
        let open = zones.filter(|(_, zone)| wanted(&zone.name));
        let mut order: Vec<(u32, usize)> = open.map(|(n, _)| (total(n), n)).collect();
        order.sort_unstable();
        let mut tiers: Vec<Vec<usize>> = Vec::new();
        let mut last = None;
        for (total, zone) in order {
            match tiers.last_mut() {
                Some(tier) if last == Some(total) => tier.push(zone),
                _ => tiers.push(vec![zone]),
            }
            last = Some(total);
        }
        tiers
    }

    /// The slots in these zones that are equal after the zone strategy and the one behind it.
    fn best_of(&self, zones: &[usize], head: usize) -> Vec<u32> {
        let (primary, limit) = match self.ask.strategies.get(head) {
            None | Some(Strategy::Random) => (Primary::Nothing, TIE_WINDOW),
            Some(strategy) => {
                let primary = match strategy {
                    Strategy::BinpackMemory => Primary::Memory,
                    Strategy::BinpackCpu => Primary::Cpu,
                    Strategy::SpreadInstance => Primary::Instance,
                    Strategy::SpreadAttribute(_) | Strategy::Random => Primary::Nothing,
                };
                let decides = !matches!(primary, Primary::Nothing);
                let next = self.ask.strategies.get(head + 1);
                let last = matches!(next, None | Some(Strategy::Random));
                let limit = if decides && last {
                    TIE_WINDOW
                } else {
                    usize::MAX
                };
                (primary, limit)
            }
        };
        match primary {
            Primary::Memory => self.packed(zones, true, limit),
            Primary::Cpu => self.packed(zones, false, limit),
            Primary::Instance => self.fewest(zones, limit),
            Primary::Nothing => self.members(zones, limit, |_| u64::MAX),
        }
    }

    /// Narrows the equals by the strategies the index did not answer, and draws.
    fn draw(&self, slots: Vec<u32>, head: usize) -> Found {
        let answered = match self.ask.strategies.get(head) {
            Some(Strategy::SpreadAttribute(_) | Strategy::Random) => head,
            _ => head + 1,
        };
        let nodes: Vec<&Node> = slots
            .iter()
            .filter_map(|slot| self.pool.at(*slot))
            .collect();
        let left = narrow(self.ask, self.pool, answered, nodes);
        let equals: Vec<NodeId> = left.iter().map(|node| node.id).collect();
        let tied = tie::window(&equals, self.pivot);
        let winner = tied[tie::pick(self.ask.draw, 0, tied.len())];
        Found { winner, tied }
    }

    fn open(&self, slot: u32) -> bool {
        !self.without.iter().any(|bits| bits.has(slot))
    }

    fn open_word(&self, place: usize) -> u64 {
        let without = |word: u64, bits: &&Bits| word & !bits.word(place);
        self.without.iter().fold(u64::MAX, without)
    }

    /// Whether the filters let the slot's node pass, given that it is open and in one of the zones
    /// asked for. What the index knows for sure is not asked again: the node may be far away in
    /// memory.
    fn fits(&self, slot: u32) -> bool {
        let place = slot as usize;
        let enough = self.index.memory[place] >= self.ask.memory.0
            && self.index.cpu[place] >= self.ask.cpu.0;
        let classed = self.index.classed.has(slot);
        if !enough || (self.plain && classed) {
            return enough;
        }
        let skip = (classed && !self.asks_zone).then_some(Check::Attribute);
        let node = self.pool.at(slot);
        node.is_some_and(|node| feasible(self.ask, node, skip))
    }

    /// `binpack`: the least amount at which somebody is feasible, and who is there.
    fn packed(&self, zones: &[usize], memory: bool, limit: usize) -> Vec<u32> {
        let (ask, index) = (self.ask, self.index);
        let (needed, other, others) = match memory {
            true => (ask.memory.0, ask.cpu.0, &index.cpu),
            false => (ask.cpu.0, ask.memory.0, &index.memory),
        };
        let list = |zone: &usize| match memory {
            true => &index.zones[*zone].by_memory,
            false => &index.zones[*zone].by_cpu,
        };
        let mut best: Option<u32> = None;
        for zone in zones {
            list(zone).visit(pack(needed, 0), other, others, |amount, slot| {
                if best.is_some_and(|best| amount >= best) {
                    return false;
                }
                let found = self.open(slot) && self.fits(slot);
                if found {
                    best = Some(amount);
                }
                !found
            });
        }
        let Some(best) = best else {
            return Vec::new();
        };
        let mut slots = Vec::new();
        for zone in zones {
            slots.extend(self.equals(list(zone), best, other, others, limit));
        }
        self.in_circle(slots, limit)
    }

    /// Feasible slots with exactly this amount, from the pivot on and round, at most `limit`.
    fn equals(
        &self,
        list: &Blocks,
        amount: u32,
        other: u32,
        others: &[u32],
        limit: usize,
    ) -> Vec<u32> {
        let mut slots = Vec::new();
        for (from, to) in [(self.pivot_slot, u32::MAX), (0, self.pivot_slot)] {
            list.visit(pack(amount, from), other, others, |here, slot| {
                if here != amount || slot >= to || slots.len() >= limit {
                    return false;
                }
                if self.open(slot) && self.fits(slot) {
                    slots.push(slot);
                }
                true
            });
        }
        slots
    }

    /// Several zones' equals as one circle, cut to the limit, in slot order.
    fn in_circle(&self, mut slots: Vec<u32>, limit: usize) -> Vec<u32> {
        if slots.len() > limit {
            slots.sort_unstable_by_key(|slot| (*slot < self.pivot_slot, *slot));
            slots.truncate(limit);
        }
        slots.sort_unstable();
        slots
    }

    /// `spread` over instances: the lowest count at which somebody is feasible, and who is there.
    fn fewest(&self, zones: &[usize], limit: usize) -> Vec<u32> {
        let Some(group) = self.group else {
            return self.members(zones, limit, |_| u64::MAX);
        };
        let none = self.members(zones, limit, |place| !group.any.word(place));
        if !none.is_empty() {
            return none;
        }
        for level in &group.levels {
            let some = self.members(zones, limit, |place| level.word(place));
            if !some.is_empty() {
                return some;
            }
        }
        Vec::new()
    }

    /// Feasible slots of the zones within a mask, from the pivot on and round, at most `limit`; in
    /// slot order.
    fn members(&self, zones: &[usize], limit: usize, mask: impl Fn(usize) -> u64) -> Vec<u32> {
        let bits: Vec<&Bits> = zones.iter().map(|n| &self.index.zones[*n].slots).collect();
        let words = bits.iter().map(|bits| bits.words()).max().unwrap_or(0);
        let (first, shift) = (self.pivot_slot as usize / 64, self.pivot_slot % 64);
        let after = u64::MAX << shift;
        let circle = (first..words).map(|place| (place, if place == first { after } else { !0 }));
        let round = (0..words.min(first + 1))
            .map(|place| (place, if place == first { !after } else { !0 }));
        let mut slots = Vec::new();
        for (place, part) in circle.chain(round) {
            let here = bits.iter().fold(0, |word, bits| word | bits.word(place));
            let mut word = here & part & mask(place) & self.open_word(place);
            while word != 0 && slots.len() < limit {
                let slot = place as u32 * 64 + word.trailing_zeros();
                word &= word - 1;
                if self.fits(slot) {
                    slots.push(slot);
                }
            }
            if slots.len() >= limit {
                break;
            }
        }
        slots.sort_unstable();
        slots
    }
}
