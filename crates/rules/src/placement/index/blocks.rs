//! Slots in order of an amount, cut into blocks that know the most of the other amount they hold.
//!
//! Ordered by free memory, a block whose largest free CPU is too small is skipped whole, so a fleet
//! full of nodes that lack the other resource costs one comparison per block, not one per node.
//! Example: entries (300, slot 7), (300, slot 9), (512, slot 1) in one block.

/// A block is split when it holds this many entries.
const FULL: usize = 64;
/// Two neighbours are joined when together they hold no more than this.
const SPARSE: usize = 32;

#[derive(Clone, Debug, Default)]
pub struct Blocks {
    blocks: Vec<Block>,
}

#[derive(Clone, Debug, Default)]
struct Block {
    /// Amount and slot packed, ascending; never empty.
    entries: Vec<u64>,
    /// The largest other amount among them.
    most: u32,
}

pub const fn pack(amount: u32, slot: u32) -> u64 {
    (amount as u64) << 32 | slot as u64
}

const fn slot_of(entry: u64) -> u32 {
    entry as u32
}

fn most_of(entries: &[u64], others: &[u32]) -> u32 {
    let other = |entry: &u64| others[slot_of(*entry) as usize];
    entries.iter().map(other).max().unwrap_or(0)
}

impl Blocks {
    /// The first block that may hold the entry or one after it.
    fn block(&self, entry: u64) -> usize {
        let before = |block: &Block| block.entries.last().is_none_or(|last| *last < entry);
        self.blocks.partition_point(before)
    }

    /// Adds a slot with its amount and the other amount.
    pub fn insert(&mut self, amount: u32, slot: u32, other: u32, others: &[u32]) {
        let entry = pack(amount, slot);
        if self.blocks.is_empty() {
            self.blocks.push(Block::default());
        }
        let place = self.block(entry).min(self.blocks.len() - 1);
        let block = &mut self.blocks[place];
        let at = block.entries.partition_point(|one| *one < entry);
        block.entries.insert(at, entry);
        block.most = block.most.max(other);
        if block.entries.len() >= FULL {
            let upper = block.entries.split_off(FULL / 2);
            block.most = most_of(&block.entries, others);
            let most = most_of(&upper, others);
            let entries = upper;
            self.blocks.insert(place + 1, Block { entries, most });
        }
    }

    /// Takes a slot out; `others` still hold what it had when it was put in.
    pub fn remove(&mut self, amount: u32, slot: u32, others: &[u32]) {
        let entry = pack(amount, slot);
        let place = self.block(entry);
        let Some(block) = self.blocks.get_mut(place) else {
            return;
        };
        let Ok(at) = block.entries.binary_search(&entry) else {
            return;
        };
        block.entries.remove(at);
        if others[slot as usize] == block.most {
            block.most = most_of(&block.entries, others);
        }
        if block.entries.is_empty() {
            self.blocks.remove(place);
        } else {
            self.join(place);
        }
    }

    /// Joins a block with the next one when both are sparse.
    fn join(&mut self, place: usize) {
        let Some(next) = self.blocks.get(place + 1) else {
            return;
        };
        if self.blocks[place].entries.len() + next.entries.len() <= SPARSE {
            let next = self.blocks.remove(place + 1);
            let block = &mut self.blocks[place];
            block.entries.extend(next.entries);
            block.most = block.most.max(next.most);
        }
    }

    /// Visits (amount, slot) from an entry on, in order, leaving out those with less than `least`
    /// of the other amount, until the visitor says stop (false).
    pub fn visit(
        &self,
        from: u64,
        least: u32,
        others: &[u32],
        mut visit: impl FnMut(u32, u32) -> bool,
    ) {
        let first = self.block(from);
        for block in self.blocks.get(first..).unwrap_or_default() {
            if block.most < least {
                continue;
            }
            let start = block.entries.partition_point(|one| *one < from);
            for entry in &block.entries[start..] {
                let slot = slot_of(*entry);
                let enough = others[slot as usize] >= least;
                if enough && !visit((*entry >> 32) as u32, slot) {
                    return;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base::{Dice, Stream};
    use std::collections::BTreeSet;

    /// Thousands of changes against a plain ordered set.
    #[test]
    fn behaves_like_an_ordered_set() {
        let dice = Dice::new(11);
        let mut blocks = Blocks::default();
        let mut plain: BTreeSet<(u32, u32)> = BTreeSet::new();
        let mut amounts = vec![0u32; 500];
        let mut others = vec![0u32; 500];
        for round in 0..8000u64 {
            let draw = |n, bound| dice.below(Stream::Placement, round, n, bound) as u32;
            let slot = draw(0, 500);
            let amount = amounts[slot as usize];
            if plain.remove(&(amount, slot)) {
                blocks.remove(amount, slot, &others);
            }
            // In the second half the set shrinks, so blocks are joined.
            if round < 4000 || draw(1, 4) == 0 {
                (amounts[slot as usize], others[slot as usize]) = (draw(2, 40), draw(3, 100));
                let (amount, other) = (amounts[slot as usize], others[slot as usize]);
                blocks.insert(amount, slot, other, &others);
                plain.insert((amount, slot));
            }
            let (from, least) = (pack(draw(4, 40), draw(5, 500)), draw(6, 110));
            let mut seen = Vec::new();
            blocks.visit(from, least, &others, |amount, slot| {
                seen.push((amount, slot));
                seen.len() < 20
            });
            let wanted = |(amount, slot): &&(u32, u32)| {
                pack(*amount, *slot) >= from && others[*slot as usize] >= least
            };
            let expected: Vec<_> = plain.iter().filter(wanted).take(20).copied().collect();
            assert_eq!(seen, expected, "round {round}");
        }
        assert!(blocks.blocks.len() < 30, "{} blocks", blocks.blocks.len());
    }
}
