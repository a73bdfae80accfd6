//! Managed Instances: which instance types ECS launches for the tasks that wait, and when one is idle.
//!
//! The tasks that instances under way will hold are taken off first. For the rest the cheapest type that
//! holds all of them together is launched; if none does, the one that holds the most, and so on.
//! Source: ECS developer guide, Amazon ECS Managed Instances: ECS picks the instances, several tasks
//! share one, at most 14 days (read 2026-11).
//! Model:  the packing, the choice by price, and what happens to half-empty instances (nothing).
//! Example: three tasks of 1 vCPU and 2 GiB on types of any size: one m5.xlarge.

use super::reservation::{Demand, Shape};
use crate::instance_types::{self, Architecture, InstanceType};
use crate::wildcard;
use base::{CpuUnits, MemoryMib, SimDuration};
use serde::Serialize;

/// The longest an instance lives.
///
/// Source: ECS developer guide, Amazon ECS Managed Instances (read 2026-11).
pub const MAX_LIFE: SimDuration = SimDuration::from_secs(14 * 86_400);

/// The longest its tasks may take to leave it.
///
/// Source: ECS developer guide, Amazon ECS Managed Instances: about seven days (read 2026-11).
pub const DRAIN_LIMIT: SimDuration = SimDuration::from_secs(7 * 86_400);

/// How long an instance stays idle unless the provider says.
///
/// Source: ECS API, InfrastructureOptimization.scaleInAfter (read 2026-11). Model: the 300 s.
pub const SCALE_IN_AFTER: SimDuration = SimDuration::from_secs(300);

/// Launches of one look.
const MAX_LAUNCHES: usize = 50;

/// A range with no end is open.
pub type Range = (u32, Option<u32>);

/// Attributes by which instance types are chosen.
///
/// Source: ECS API, InstanceRequirementsRequest (read 2026-11). Model: the attributes not named here are
/// taken and play no part.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Requirements {
    pub vcpus: Range,
    pub memory: Range,
    pub accelerators: Range,
    /// Names with `*`; empty allows every type.
    pub allowed: Vec<String>,
    pub excluded: Vec<String>,
    /// `None` takes either.
    pub arm: Option<bool>,
    /// t2, t3 and t4g: not unless they are asked for.
    pub burstable: bool,
}

/// What is chosen from when nothing is required.
///
/// Source: ECS developer guide, Amazon ECS Managed Instances: general-purpose types (read 2026-11).
/// Model:  the m family on x86.
fn usual() -> Requirements {
    Requirements {
        vcpus: (1, None),
        memory: (0, None),
        accelerators: (0, Some(0)),
        allowed: vec!["m*".to_string()],
        excluded: Vec::new(),
        arm: Some(false),
        burstable: false,
    }
}

fn within(value: u32, range: Range) -> bool {
    value >= range.0 && range.1.is_none_or(|most| value <= most)
}

impl Requirements {
    fn admit(&self, kind: &InstanceType) -> bool {
        let any = |patterns: &[String]| patterns.iter().any(|it| wildcard::matches(it, kind.name));
        let arm = kind.architecture == Architecture::Arm;
        let burstable = kind.name.starts_with('t');
        within(kind.vcpus, self.vcpus)
            && within(nominal_mib(kind), self.memory)
            && within(kind.gpus, self.accelerators)
            && (self.allowed.is_empty() || any(&self.allowed))
            && !any(&self.excluded)
            && self.arm.is_none_or(|it| it == arm)
            && (self.burstable || !burstable || any(&self.allowed))
    }
}

/// The advertised memory: what is required of a type, while a task gets what the agent registers.
///
/// Source: EC2 API, InstanceRequirements.MemoryMiB (read 2026-11). Model: the next half GiB above.
fn nominal_mib(kind: &InstanceType) -> u32 {
    let scaled = u64::from(kind.registered_mib) * 1_055 / 1_000;
    u32::try_from(scaled.div_ceil(512) * 512).unwrap_or(u32::MAX)
}

/// The types that may be launched, the cheapest first.
///
/// Source: see the module. Model: a type whose price the lab does not know is left out.
pub fn candidates(requirements: Option<&Requirements>) -> Vec<&'static InstanceType> {
    let usual = usual();
    let wanted = requirements.unwrap_or(&usual);
    let fits = instance_types::ALL.iter().filter(|it| wanted.admit(it));
    let mut fits: Vec<_> = fits.filter(|it| it.micro_dollars_per_hour > 0).collect();
    fits.sort_by_key(|it| (it.micro_dollars_per_hour, it.name));
    fits
}

/// What an empty instance of the type offers.
fn offer(kind: &InstanceType, trunking: bool) -> Shape {
    Shape {
        cpu: kind.cpu(),
        memory: kind.memory(),
        enis: kind.task_slots(trunking),
        gpus: kind.gpus,
    }
}

/// One instance to launch, and why this type.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Launch {
    pub instance_type: String,
    pub micro_dollars_per_hour: u32,
    /// Tasks that had no place yet.
    pub waiting: u32,
    /// Of these, those that this instance holds.
    pub holds: u32,
    /// Types that could be launched.
    pub considered: u32,
    /// The next cheapest type that would hold as many.
    pub next: Option<(String, u32)>,
}

/// What is launched now, and the tasks that no type can hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Plan {
    pub launches: Vec<Launch>,
    pub hopeless: u32,
}

/// Takes one task's share off what is left.
fn take(left: &mut Shape, task: &Shape) -> bool {
    let fits = task.cpu <= left.cpu
        && task.memory <= left.memory
        && task.enis <= left.enis
        && task.gpus <= left.gpus;
    if fits {
        left.cpu = CpuUnits(left.cpu.0 - task.cpu.0);
        left.memory = MemoryMib(left.memory.0 - task.memory.0);
        left.enis -= task.enis;
        left.gpus -= task.gpus;
    }
    fits
}

/// The tasks that one empty instance takes, the largest first; gives those that are left over.
fn pack(mut left: Shape, tasks: &[Shape]) -> Vec<Shape> {
    let mut over = tasks.to_vec();
    over.retain(|it| !take(&mut left, it));
    over
}

/// The instances for the tasks that wait; `coming` are the types of those under way.
///
/// Source: see the module. Model: see the module.
pub fn plan(
    requirements: Option<&Requirements>,
    waiting: &[Demand],
    coming: &[String],
    trunking: bool,
) -> Plan {
    let types = candidates(requirements);
    let each = waiting.iter().flat_map(|it| {
        let tasks = std::iter::repeat_n(it.shape, it.tasks as usize);
        tasks.take(1_000)
    });
    let mut tasks: Vec<Shape> = each.collect();
    tasks.sort_by_key(|it| std::cmp::Reverse((it.gpus, it.cpu, it.memory)));
    let fits = |task: &Shape| types.iter().any(|it| take(&mut offer(it, trunking), task));
    let all = tasks.len();
    tasks.retain(fits);
    let mut plan = Plan {
        hopeless: (all - tasks.len()) as u32,
        launches: Vec::new(),
    };
    for name in coming {
        if let Some(kind) = instance_types::find(name) {
            tasks = pack(offer(kind, trunking), &tasks);
        }
    }
    while !tasks.is_empty() && plan.launches.len() < MAX_LAUNCHES {
        let waiting = tasks.len();
        let packed = types
            .iter()
            .map(|it| (*it, pack(offer(it, trunking), &tasks)));
        let packed: Vec<_> = packed.collect();
        let Some(least) = packed.iter().map(|it| it.1.len()).min() else {
            break;
        };
        // Cheapest first, so the first that leaves the fewest over is the cheapest of them.
        let mut best = packed.into_iter().filter(|it| it.1.len() == least);
        let Some((kind, over)) = best.next().filter(|it| it.1.len() < waiting) else {
            break;
        };
        let next = best.next();
        plan.launches.push(Launch {
            instance_type: kind.name.to_string(),
            micro_dollars_per_hour: kind.micro_dollars_per_hour,
            waiting: waiting as u32,
            holds: (waiting - over.len()) as u32,
            considered: types.len() as u32,
            next: next.map(|it| (it.0.name.to_string(), it.0.micro_dollars_per_hour)),
        });
        tasks = over;
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tasks(vcpus: u32, memory: u32, tasks: u32) -> Demand {
        let shape = Shape {
            cpu: CpuUnits(vcpus * 1024),
            memory: MemoryMib(memory),
            enis: 1,
            gpus: 0,
        };
        Demand { shape, tasks }
    }

    fn launched(wanted: Option<&Requirements>, all: &[Demand], coming: &[&str]) -> Vec<String> {
        let coming: Vec<String> = coming.iter().map(|it| it.to_string()).collect();
        let plan = plan(wanted, all, &coming, false);
        let each = plan.launches.into_iter();
        each.map(|it| format!("{} holds {} of {}", it.instance_type, it.holds, it.waiting))
            .collect()
    }

    #[test]
    fn the_cheapest_type_that_holds_all_of_them() {
        for (all, coming, expected) in [
            (
                vec![tasks(1, 2048, 1)],
                vec![],
                vec!["m5.large holds 1 of 1"],
            ),
            (
                vec![tasks(1, 2048, 3)],
                vec![],
                vec!["m5.xlarge holds 3 of 3"],
            ),
            (vec![tasks(1, 2048, 3)], vec!["m5.xlarge"], vec![]),
            // Four more than the interfaces of one instance allow.
            (
                vec![tasks(1, 1024, 11)],
                vec![],
                vec!["m5.4xlarge holds 7 of 11", "m5.4xlarge holds 4 of 4"],
            ),
        ] {
            assert_eq!(launched(None, &all, &coming), expected, "{all:?}");
        }
    }

    #[test]
    fn attributes_choose_and_what_fits_nothing_is_hopeless() {
        let wanted = Requirements {
            vcpus: (2, Some(4)),
            memory: (4096, None),
            accelerators: (0, Some(0)),
            allowed: vec!["c*".to_string()],
            excluded: vec!["c5.*".to_string()],
            arm: None,
            burstable: false,
        };
        let all = [tasks(1, 1024, 2), tasks(16, 1024, 1)];
        let found = plan(Some(&wanted), &all, &[], false);
        assert_eq!(found.hopeless, 1);
        assert_eq!(found.launches[0].instance_type, "c6g.large");
        assert_eq!(
            found.launches[0].next,
            Some(("c6i.large".to_string(), 85_000))
        );
        let nothing = Requirements {
            allowed: vec!["x9.huge".to_string()],
            ..wanted
        };
        assert_eq!(plan(Some(&nothing), &all, &[], false).hopeless, 3);
    }
}
