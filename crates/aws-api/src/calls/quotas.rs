//! The account's quotas, which only a lesson sets.
//!
//! Model: one lever for Service Quotas; without it the account has none.
//! Example: `lab.SetQuota {fargateVcpus: 4}` lets four tasks of 1 vCPU start and no fifth.

use super::groups::nothing;
use crate::call::{Act, Ask, Entry, Parsed, Request};
use crate::error::ApiError;
use base::{CpuUnits, MemoryMib};
use engine::Command;
use engine::commands::groups::CapacityCommand;
use rules::quota::Limits;

pub const CALLS: &[Entry] = &[Entry {
    name: "lab.SetQuota",
    shape: "SetQuotaRequest",
    act: Act::Write(set_quota, nothing),
}];

/// A quota that the lab takes.
const MOST_QUOTA: i64 = 1_000_000;

/// Sets the account's quotas anew: what is left out has none.
fn set_quota(ask: &Ask) -> Parsed {
    let read = |key: &str| match ask.input.int_at(key) {
        None => Ok(None),
        Some(it) => u32::try_from(it)
            .ok()
            .filter(|it| i64::from(*it) <= MOST_QUOTA)
            .map(Some)
            .ok_or_else(|| ApiError::lab_range(key, 0, MOST_QUOTA)),
    };
    let cpu = read("fargateVcpus")?;
    let limits = Limits {
        tasks: read("fargateTasks")?,
        cpu: cpu.map(|it| CpuUnits(it.saturating_mul(1024))),
        memory: read("fargateTaskMemoryMib")?.map(MemoryMib),
    };
    let words = [
        limits.tasks.map(|it| format!("{it} tasks")),
        cpu.map(|it| format!("{it} vCPUs")),
        limits.memory.map(|it| format!("{} MiB a task", it.0)),
    ];
    let words: Vec<String> = words.into_iter().flatten().collect();
    Ok(Request {
        summary: if words.is_empty() {
            "no quotas".to_owned()
        } else {
            format!("Fargate: {}", words.join(", "))
        },
        command: Command::Capacity(CapacityCommand::SetQuotas(limits)),
    })
}
