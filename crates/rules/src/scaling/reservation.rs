//! Managed scaling of a capacity provider: CapacityProviderReservation, step by step.
//!
//! N instances are there, M are needed: those with a task, or N and what the waiting tasks need.
//! The reservation is 100 M / N; a group wants ceil(100 M / target) instances.
//! Example: two full instances and eight waiting tasks, four to an instance: M = 4, 200 %, 4 wanted.
//! Source: ECS developer guide, cluster auto scaling; AWS blog, "Deep dive on Amazon ECS cluster auto
//! scaling" (read 2026-11).

use super::{Clamp, Direction};
use base::{CpuUnits, MemoryMib, Milli, SimTime};
use serde::Serialize;

/// What an empty instance offers, or one task needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Shape {
    pub cpu: CpuUnits,
    pub memory: MemoryMib,
    pub enis: u32,
    pub gpus: u32,
}

/// Tasks in PROVISIONING that ask for the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Demand {
    pub shape: Shape,
    pub tasks: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Facts {
    /// Registered instances of the group.
    pub instances: u32,
    /// Of these, those with at least one task.
    pub busy: u32,
    pub waiting: Vec<Demand>,
    /// The smallest and the largest type of the group.
    pub smallest: Shape,
    pub largest: Shape,
    /// `targetCapacity`, 1 to 100.
    pub target: u32,
    pub minimum_step: u32,
    pub maximum_step: u32,
}

/// A group of waiting tasks, and how many instances it needs at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Need {
    pub tasks: u32,
    /// How many of them one empty instance of the largest type holds.
    pub per_instance: u32,
    pub instances: u32,
}

/// What the waiting tasks add to N: the largest need, within the provider's steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Added {
    pub need: u32,
    pub minimum_step: u32,
    pub maximum_step: u32,
    pub instances: u32,
}

/// The numbers of one minute.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Reservation {
    pub n: u32,
    /// Of these, those with at least one task.
    pub busy: u32,
    pub m: u32,
    pub needs: Vec<Need>,
    /// `None` when no task waits that an instance could hold.
    pub added: Option<Added>,
    /// Waiting tasks that the smallest type cannot hold: nothing is launched for them.
    pub hopeless: u32,
    /// Per cent.
    pub value: Milli,
    pub target: u32,
    pub wanted: u32,
}

/// Computes the reservation and the size it asks for.
///
/// Source: ECS developer guide, cluster auto scaling (read 2026-11).
/// Model:  instances that boot are not in N, so their tasks count as waiting until they are.
pub fn compute(facts: &Facts) -> Reservation {
    let n = facts.instances;
    let (fit, lost): (Vec<&Demand>, Vec<&Demand>) = facts
        .waiting
        .iter()
        .partition(|it| holds(&facts.smallest, &it.shape) > 0);
    let needs: Vec<Need> = fit.into_iter().map(|it| need(it, &facts.largest)).collect();
    let hopeless = lost.iter().map(|it| it.tasks).sum();
    let most = needs.iter().map(|it| it.instances).max();
    let added = most.map(|need| add(need, facts));
    let m = match added {
        Some(it) => n.saturating_add(it.instances),
        // All that waits is hopeless: scaling stops where it is.
        None if hopeless > 0 => n,
        None => facts.busy.min(n),
    };
    let hundred = 100_000i64;
    let value = match (n, m) {
        (0, 0) => Milli(hundred),
        (0, _) => Milli(2 * hundred),
        _ => Milli(hundred * i64::from(m) / i64::from(n)),
    };
    let stands = m == n && (n == 0 || hopeless > 0 && most.is_none());
    let wanted = if stands {
        n
    } else {
        // ceil(N x value / target) is ceil(100 M / target); from nothing it is twice one instance.
        let above = if n == 0 { 200 } else { u64::from(m) * 100 };
        let target = u64::from(facts.target.clamp(1, 100));
        u32::try_from(above.div_ceil(target)).unwrap_or(u32::MAX)
    };
    let target = facts.target;
    Reservation {
        n,
        busy: facts.busy,
        m,
        needs,
        added,
        hopeless,
        value,
        target,
        wanted,
    }
}

fn add(need: u32, facts: &Facts) -> Added {
    let minimum_step = facts.minimum_step.max(1);
    let maximum_step = facts.maximum_step.max(minimum_step);
    Added {
        need,
        minimum_step,
        maximum_step,
        instances: need.clamp(minimum_step, maximum_step),
    }
}

fn need(demand: &Demand, largest: &Shape) -> Need {
    let per_instance = holds(largest, &demand.shape).max(1);
    Need {
        tasks: demand.tasks,
        per_instance,
        instances: demand.tasks.div_ceil(per_instance),
    }
}

/// How many tasks of a shape fit an empty instance.
fn holds(instance: &Shape, task: &Shape) -> u32 {
    let fits = |whole: u32, part: u32| whole.checked_div(part).unwrap_or(u32::MAX);
    fits(instance.cpu.0, task.cpu.0)
        .min(fits(instance.memory.0, task.memory.0))
        .min(fits(instance.enis, task.enis))
        .min(fits(instance.gpus, task.gpus))
}

/// The size after one minute of scaling in: at least one instance goes, at most half of them.
///
/// Source: ECS developer guide, cluster auto scaling (read 2026-11).
/// Model:  half is rounded down.
pub fn scale_in(current: u32, wanted: u32) -> u32 {
    let most = (current / 2).max(1);
    wanted.max(current.saturating_sub(most))
}

/// What managed scaling looks at when one of its two alarms is in ALARM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GroupFacts {
    /// The alarm above the target; else the one below it.
    pub direction: Direction,
    /// What the reservation asks for.
    pub wanted: u32,
    pub desired: u32,
    pub minimum: u32,
    pub maximum: u32,
    /// Instances launched less than `instanceWarmupPeriod` ago, and when the last of them is past it.
    pub warming: u32,
    pub warm_at: Option<SimTime>,
}

/// Why a group whose alarm is in ALARM stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Stays {
    /// The desired capacity is already what is wanted, or more.
    Enough,
    /// The group's own maximum or minimum is reached.
    AtBound,
}

/// A change of a group's desired capacity, or why there is none, with its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Resize {
    pub facts: GroupFacts,
    /// After the rule that at most half of a group goes in a minute.
    pub limited: u32,
    pub clamp: Clamp,
    pub to: u32,
    pub stays: Option<Stays>,
}

/// Decides one minute of managed scaling for a group.
///
/// Source: ECS developer guide, cluster auto scaling: at most half goes in a minute; ECS never changes
/// a group's minimum or maximum (read 2026-11).
/// Model:  instances in their warm-up count as capacity that is already added: only a size above the
/// desired one scales out.
pub fn resize(facts: GroupFacts) -> Resize {
    let enough = match facts.direction {
        Direction::Out => facts.wanted <= facts.desired,
        Direction::In => facts.wanted >= facts.desired,
    };
    let limited = match facts.direction {
        _ if enough => facts.desired,
        Direction::Out => facts.wanted,
        Direction::In => scale_in(facts.desired, facts.wanted),
    };
    let to = limited.clamp(facts.minimum, facts.maximum.max(facts.minimum));
    let clamp = match to.cmp(&limited) {
        std::cmp::Ordering::Less => Clamp::ToMaximum,
        std::cmp::Ordering::Equal => Clamp::None,
        std::cmp::Ordering::Greater => Clamp::ToMinimum,
    };
    let stays = match (enough, to == facts.desired) {
        (true, _) => Some(Stays::Enough),
        (false, true) => Some(Stays::AtBound),
        (false, false) => None,
    };
    Resize {
        facts,
        limited,
        clamp,
        to: if enough { facts.desired } else { to },
        stays,
    }
}

#[cfg(test)]
mod tests;
