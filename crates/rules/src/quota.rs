//! Quotas: how much may run at once, and how fast a service may launch.
//!
//! Source: Service Quotas, AWS Fargate; ECS developer guide, service event messages (read 2026-11).
//! Model:  no quota unless a lesson sets one; 500 launches a minute and service.
//! Example: with 6 vCPUs in all and 5.5 in use, a task of 1 vCPU hits the quota of vCPUs.

use base::{CpuUnits, MemoryMib, SimDuration};
use serde::Serialize;

/// Launches of one service within [`LAUNCH_WINDOW`].
///
/// Source: ECS service quotas, rate of tasks launched by a service (read 2026-11).
/// Model:  the number is remembered, not found in a page that could be read.
pub const LAUNCHES: u32 = 500;
pub const LAUNCH_WINDOW: SimDuration = SimDuration::from_mins(1);

/// What the account may run on Fargate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Limits {
    pub tasks: Option<u32>,
    pub cpu: Option<CpuUnits>,
    /// The largest memory of one task.
    pub memory: Option<MemoryMib>,
}

/// Which quota, in the order in which ECS would say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Quota {
    /// The task alone is larger than all vCPUs that may run.
    OwnCpu,
    OwnMemory,
    Tasks,
    Cpu,
}

/// A quota that a task would exceed: CPU units, MiB or tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Hit {
    pub quota: Quota,
    pub limit: u32,
    pub used: u32,
    pub asked: u32,
}

/// What runs on Fargate now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Used {
    pub tasks: u32,
    pub cpu: u32,
}

/// The first quota that one more task of this size exceeds.
pub fn hit(limits: &Limits, used: Used, cpu: CpuUnits, memory: MemoryMib) -> Option<Hit> {
    let checks = [
        (Quota::OwnCpu, limits.cpu.map(|it| it.0), 0, cpu.0),
        (Quota::OwnMemory, limits.memory.map(|it| it.0), 0, memory.0),
        (Quota::Tasks, limits.tasks, used.tasks, 1),
        (Quota::Cpu, limits.cpu.map(|it| it.0), used.cpu, cpu.0),
    ];
    checks.into_iter().find_map(|(quota, limit, used, asked)| {
        let limit = limit.filter(|it| used.saturating_add(asked) > *it)?;
        Some(Hit {
            quota,
            limit,
            used,
            asked,
        })
    })
}

/// How many of `wanted` tasks may be launched now.
pub fn launches_left(launched: u32, wanted: u32) -> u32 {
    wanted.min(LAUNCHES.saturating_sub(launched))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_quota_that_is_exceeded_is_said() {
        let limits = Limits {
            tasks: Some(8),
            cpu: Some(CpuUnits(6 * 1024)),
            memory: Some(MemoryMib(8192)),
        };
        let used = |tasks, cpu| Used { tasks, cpu };
        for (used, cpu, memory, quota) in [
            (used(0, 0), 1024, 2048, None),
            (used(5, 5 * 1024), 1024, 2048, None),
            (used(6, 6 * 1024), 256, 512, Some(Quota::Cpu)),
            (used(8, 8 * 256), 256, 512, Some(Quota::Tasks)),
            (used(0, 0), 8 * 1024, 2048, Some(Quota::OwnCpu)),
            (used(0, 0), 1024, 16_384, Some(Quota::OwnMemory)),
        ] {
            let found = hit(&limits, used, CpuUnits(cpu), MemoryMib(memory));
            assert_eq!(found.map(|it| it.quota), quota, "{used:?} {cpu} {memory}");
        }
        let none = hit(
            &Limits::default(),
            used(9, 99_999),
            CpuUnits(16_384),
            MemoryMib(1),
        );
        assert_eq!(none, None, "no quota unless one is set");
    }

    #[test]
    fn a_service_launches_five_hundred_a_minute() {
        for (launched, wanted, may) in [(0, 4, 4), (0, 600, 500), (499, 3, 1), (500, 1, 0)] {
            assert_eq!(launches_left(launched, wanted), may);
        }
    }
}
