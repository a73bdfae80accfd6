//! EC2 Auto Scaling groups: which zone gets the next instance, and which instance goes first.
//!
//! Zones are kept even before anything else is asked; then the termination policies in their order.
//! Example: zones a with 2 and b with 1 instances: the next starts in b, the first to go is in a.
//! Source: EC2 Auto Scaling User Guide, "Auto Scaling benefits" and "Configure termination policies"
//! (read 2026-11).

use base::{InstanceId, SimDuration, SimTime};
use serde::Serialize;

/// Source: EC2 Auto Scaling API, TerminationPolicies (read 2026-11).
/// Model:  a group has one launch template and one allocation, so policies about them decide nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TerminationPolicy {
    Default,
    OldestInstance,
    NewestInstance,
    ClosestToNextInstanceHour,
    /// OldestLaunchConfiguration, OldestLaunchTemplate, AllocationStrategy.
    Indifferent,
}

/// One instance that is in service.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Candidate {
    pub instance: InstanceId,
    pub zone: String,
    pub launched_at: SimTime,
    /// Protected from scale-in.
    pub protected: bool,
}

/// The zone for the next launch: the one with fewest instances, the earlier of equals.
///
/// Source: EC2 Auto Scaling User Guide, "Auto Scaling benefits" (read 2026-11).
/// Model:  ties go by the order the group names its zones in.
pub fn launch_zone(zones: &[(String, u32, bool)]) -> Option<usize> {
    let able = zones.iter().enumerate().filter(|(_, it)| it.2);
    able.min_by_key(|(index, it)| (it.1, *index)).map(|it| it.0)
}

const HOUR: SimDuration = SimDuration::from_secs(3_600);

/// One termination policy's turn: who is left after it.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Rung {
    pub policy: TerminationPolicy,
    pub left: Vec<InstanceId>,
}

/// Which instance goes, and how the others dropped out.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Victim {
    pub instance: InstanceId,
    /// In the fullest zone (or zones) and not protected.
    pub open: Vec<InstanceId>,
    /// The policies that were asked, until one was left.
    pub rungs: Vec<Rung>,
}

/// The instance that goes next; `None` when every one is protected.
///
/// Source: EC2 Auto Scaling User Guide, "Configure termination policies": the zone with most
/// instances of which one is not protected, then the policies (read 2026-11).
/// Model:  what is left after them goes by the lowest id.
pub fn victim(
    candidates: &[Candidate],
    policies: &[TerminationPolicy],
    now: SimTime,
) -> Option<Victim> {
    let in_zone = |zone: &str| candidates.iter().filter(|it| it.zone == zone).count();
    let open = || candidates.iter().filter(|it| !it.protected);
    let fullest = open().map(|it| in_zone(&it.zone)).max()?;
    let mut left: Vec<&Candidate> = open().filter(|it| in_zone(&it.zone) == fullest).collect();
    let ids = |left: &[&Candidate]| left.iter().map(|it| it.instance).collect::<Vec<_>>();
    let (open, mut rungs) = (ids(&left), Vec::new());
    for policy in policies {
        if left.len() == 1 {
            break;
        }
        let rank = |it: &Candidate| match policy {
            TerminationPolicy::OldestInstance => it.launched_at.0,
            TerminationPolicy::NewestInstance => u64::MAX - it.launched_at.0,
            TerminationPolicy::Default | TerminationPolicy::ClosestToNextInstanceHour => {
                HOUR.0 - now.since(it.launched_at).0 % HOUR.0
            }
            TerminationPolicy::Indifferent => 0,
        };
        let least = left.iter().map(|it| rank(it)).min()?;
        left.retain(|it| rank(it) == least);
        rungs.push(Rung {
            policy: *policy,
            left: ids(&left),
        });
    }
    Some(Victim {
        instance: left.iter().map(|it| it.instance).min()?,
        open,
        rungs,
    })
}

/// A zone that lost its share and one that has it: from which zone an instance should move to which.
///
/// Source: EC2 Auto Scaling User Guide, "Auto Scaling benefits", Availability Zone rebalancing
/// (read 2026-11).
/// Model:  a difference of two is out of balance; ties go by the order the group names its zones in.
pub fn uneven(zones: &[(String, u32, bool)]) -> Option<(usize, usize)> {
    let to = launch_zone(zones)?;
    let able = zones.iter().enumerate().filter(|(_, it)| it.2);
    let from = able
        .max_by_key(|(index, it)| (it.1, std::cmp::Reverse(*index)))?
        .0;
    (zones[from].1 >= zones[to].1.saturating_add(2)).then_some((from, to))
}

/// How many instances a group may have while it rebalances: a tenth above its maximum, at least one.
///
/// Source: EC2 Auto Scaling User Guide, "Auto Scaling benefits" (read 2026-11).
/// Model:  a tenth is rounded down.
pub fn most_while_rebalancing(maximum: u32) -> u32 {
    maximum.saturating_add((maximum / 10).max(1))
}

#[cfg(test)]
mod tests;
