//! Fargate's sizes: which CPU and memory go together.
//!
//! Example: 256 units take 512, 1024 or 2048 MiB; 1024 units with 2560 MiB do not exist, 3072 do.
//! Source: ECS Developer Guide, "Amazon ECS task definition differences for Fargate" (read
//! 2026-11).

use base::{CpuUnits, MemoryMib};

/// One row of the table: a CPU value and the memory that goes with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    pub cpu: CpuUnits,
    pub memory: Memory,
    /// Windows tasks exist in this size too.
    pub windows: bool,
}

/// The memory values of a row, in MiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    Listed(&'static [u32]),
    Steps { least: u32, most: u32, step: u32 },
}

const fn row(cpu: u32, memory: Memory, windows: bool) -> Row {
    let cpu = CpuUnits(cpu);
    Row {
        cpu,
        memory,
        windows,
    }
}

const fn steps(least: u32, most: u32, step: u32) -> Memory {
    Memory::Steps { least, most, step }
}

/// The sizes, smallest first.
///
/// Source: ECS Developer Guide, "Amazon ECS task definition differences for Fargate" (read
/// 2026-11); the last row is the newest and not offered everywhere.
pub const SIZES: [Row; 8] = [
    row(256, Memory::Listed(&[512, 1024, 2048]), false),
    row(512, steps(1024, 4096, 1024), false),
    row(1024, steps(2048, 8192, 1024), true),
    row(2048, steps(4096, 16_384, 1024), true),
    row(4096, steps(8192, 30_720, 1024), true),
    row(8192, steps(16_384, 61_440, 4096), false),
    row(16_384, steps(32_768, 122_880, 8192), false),
    row(32_768, Memory::Listed(&[61_440, 122_880, 249_856]), false),
];

impl Memory {
    /// All values, smallest first.
    pub fn values(&self) -> Vec<MemoryMib> {
        match self {
            Memory::Listed(list) => list.iter().copied().map(MemoryMib).collect(),
            Memory::Steps { least, most, step } => (*least..=*most)
                .step_by(*step as usize)
                .map(MemoryMib)
                .collect(),
        }
    }
}

/// All legal pairs, smallest first.
pub fn pairs(windows: bool) -> impl Iterator<Item = (CpuUnits, MemoryMib)> {
    SIZES
        .iter()
        .filter(move |row| row.windows || !windows)
        .flat_map(|row| row.memory.values().into_iter().map(|one| (row.cpu, one)))
}

/// Whether the pair exists.
///
/// Source: ECS Developer Guide, "Amazon ECS task definition differences for Fargate" (read
/// 2026-11).
/// Model:  nothing assumed.
pub fn valid(cpu: CpuUnits, memory: MemoryMib, windows: bool) -> bool {
    pairs(windows).any(|pair| pair == (cpu, memory))
}

/// The smallest legal pair that gives at least what was asked for; the largest of all when none
/// does.
///
/// Source: none; AWS only refuses (read 2026-11).
/// Model:  smallest CPU first, then smallest memory.
pub fn nearest(cpu: CpuUnits, memory: MemoryMib, windows: bool) -> (CpuUnits, MemoryMib) {
    let enough = |pair: &(CpuUnits, MemoryMib)| pair.0 >= cpu && pair.1 >= memory;
    let largest = || pairs(windows).last();
    pairs(windows)
        .find(enough)
        .or_else(largest)
        .unwrap_or((CpuUnits(256), MemoryMib(512)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tasks_w3_to_w10_sizes() {
        for (row, cpu, memory, windows, legal, near) in [
            ("W3", 256, 512, false, true, (256, 512)),
            ("W3", 256, 1024, false, true, (256, 1024)),
            ("W3", 256, 2048, false, true, (256, 2048)),
            ("W3", 256, 4096, false, false, (512, 4096)),
            ("W4", 1024, 2560, false, false, (1024, 3072)),
            ("W6", 16_384, 36_864, false, false, (16_384, 40_960)),
            ("W6", 16_384, 40_960, false, true, (16_384, 40_960)),
            ("W8", 512, 1024, true, false, (1024, 2048)),
            ("W8 on Linux", 512, 1024, false, true, (512, 1024)),
            ("W10", 1024, 3072, false, true, (1024, 3072)),
            ("F4's example", 4096, 4096, false, false, (4096, 8192)),
            ("nothing", 0, 0, false, false, (256, 512)),
            (
                "too much",
                u32::MAX,
                u32::MAX,
                false,
                false,
                (32_768, 249_856),
            ),
            ("too much", u32::MAX, 0, true, false, (4096, 30_720)),
        ] {
            let (units, mib) = (CpuUnits(cpu), MemoryMib(memory));
            assert_eq!(valid(units, mib, windows), legal, "{row} {cpu}/{memory}");
            let near = (CpuUnits(near.0), MemoryMib(near.1));
            assert_eq!(nearest(units, mib, windows), near, "{row} {cpu}/{memory}");
            assert_eq!(legal, near == (units, mib), "{row} {cpu}/{memory}");
        }
    }

    #[test]
    fn tasks_w9_there_are_74_pairs_up_to_16_vcpu_and_77_in_all() {
        let small = pairs(false).filter(|(cpu, _)| cpu.0 <= 16_384);
        assert_eq!(small.count(), 74);
        assert_eq!(pairs(false).count(), 77);
        assert_eq!(pairs(true).count(), 7 + 13 + 23);
    }
}
