//! The bill of a run: what is charged now an hour, and what was charged so far, by kind.
//!
//! Source: AWS price pages, see `rules::cost` (read 2026-11): a Fargate task is charged from the start of
//! its image pull until it has stopped. Model: a task counts as Spot where FARGATE_SPOT is its capacity
//! provider; every other Fargate task is On-Demand.
//! Example: two t3.medium and a load balancer are 0.0832 + 0.0225 dollars an hour.

use base::{SimDuration, SimTime};
use model::meter::Charged;
use model::{LaunchType, Task, World};
use rules::cost::{self, FargateSize, Platform};
use std::collections::BTreeMap;

/// Things of one kind: how many are there now, their price now, and the sum so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// `t3.medium`, `Fargate 0.25 vCPU, 512 MiB`, `NAT gateway` ...
    pub what: String,
    pub count: u32,
    pub micro_per_hour: u64,
    pub micro: u64,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bill {
    pub rows: Vec<Row>,
    pub micro_per_hour: u64,
    pub micro: u64,
}

/// The bill at a moment, which may lie before the world's own.
pub fn bill(world: &World, now: SimTime) -> Bill {
    let mut kinds: BTreeMap<String, Row> = BTreeMap::new();
    let minute = SimDuration::from_secs(60);
    for line in &world.meter.lines {
        let Some((what, per_hour)) = price(world, &line.what) else {
            continue;
        };
        let least = match line.what {
            Charged::Instance(_) => minute,
            _ => SimDuration::ZERO,
        };
        add(
            &mut kinds,
            what,
            per_hour,
            (line.from, line.until, now),
            least,
        );
    }
    let fargate = world.tasks.values();
    for task in fargate.filter(|it| it.launch_type == LaunchType::Fargate) {
        let Some(from) = task.pull_started_at else {
            continue;
        };
        let size = size(world, task);
        let what = format!("Fargate {} CPU units, {} MiB", size.cpu, size.memory);
        let times = (from, task.stopped_at, now);
        add(
            &mut kinds,
            what,
            cost::fargate(&size),
            times,
            cost::least(size.platform),
        );
    }
    let rows: Vec<Row> = kinds.into_values().collect();
    Bill {
        micro_per_hour: rows.iter().map(|it| it.micro_per_hour).sum(),
        micro: rows.iter().map(|it| it.micro).sum(),
        rows,
    }
}

fn add(
    kinds: &mut BTreeMap<String, Row>,
    what: String,
    per_hour: u64,
    (from, until, now): (SimTime, Option<SimTime>, SimTime),
    least: SimDuration,
) {
    if from > now {
        return;
    }
    let until = until.filter(|it| *it <= now);
    let row = kinds.entry(what.clone()).or_insert(Row {
        what,
        count: 0,
        micro_per_hour: 0,
        micro: 0,
    });
    if until.is_none() {
        row.count += 1;
        row.micro_per_hour += per_hour;
    }
    let time = until.unwrap_or(now).since(from);
    row.micro = row
        .micro
        .saturating_add(cost::charge(per_hour, time, least));
}

fn price(world: &World, what: &Charged) -> Option<(String, u64)> {
    Some(match what {
        Charged::Instance(id) => {
            let kind = &world.instances.get(id)?.instance_type;
            let price = rules::instance_types::find(kind)?.micro_dollars_per_hour;
            (kind.clone(), u64::from(price))
        }
        Charged::LoadBalancer(_) => ("load balancer".into(), cost::BALANCER),
        Charged::Nat(_) => ("NAT gateway".into(), cost::NAT),
        Charged::Endpoint(_, subnets) => (
            "interface endpoint".into(),
            cost::ENDPOINT * u64::from(*subnets),
        ),
    })
}

fn size(world: &World, task: &Task) -> FargateSize {
    let definition = world.definition(&task.definition);
    let windows = definition.is_some_and(|it| {
        let family = it.requires_attributes.iter();
        let mut family = family.filter_map(|it| it.value.as_deref());
        family.any(|it| it.starts_with("WINDOWS"))
    });
    let arm = definition.is_some_and(|it| it.cpu_architecture.as_deref() == Some("ARM64"));
    FargateSize {
        cpu: task.cpu,
        memory: task.memory,
        ephemeral_gib: definition.map_or(rules::storage::EPHEMERAL_GIB, |it| it.ephemeral_gib),
        platform: match (windows, arm) {
            (true, _) => Platform::Windows,
            (false, true) => Platform::LinuxArm,
            (false, false) => Platform::LinuxX86,
        },
        spot: world.task_providers.get(&task.id) == Some(&model::capacity::Provider::FargateSpot),
    }
}
