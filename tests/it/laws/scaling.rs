//! Laws of scaling: bounds hold, scale-in waits for its cooldown, and a healthy system goes quiet.

use crate::fixture::ready;
use crate::script::judge;
use base::{PolicyId, SimTime};
use lab::Timeline;
use model::{Event, ScaledBy, Stamped, World};
use std::collections::BTreeMap;

/// Scenarios in which policies, alarms and groups have work to do.
const SCALED: [&str; 6] = [
    "capacity-provider-scale-out",
    "spot-reclaim",
    "sqs-backlog",
    "step-scaling-spike",
    "target-tracking-day",
    "two-thermostats",
];

/// The last scale-in of each policy, and when its cooldown is over.
pub type Cooldowns = BTreeMap<PolicyId, SimTime>;

pub fn lawful(world: &World, stamped: &Stamped, cooldowns: &mut Cooldowns) -> Result<(), String> {
    let Event::DesiredCountChanged { service, to, by } = &stamped.event else {
        return Ok(());
    };
    let before = world.services[service].desired;
    if let Some(target) = world.scalable_targets.get(service)
        && !matches!(by, ScaledBy::User | ScaledBy::Daemon)
        && !(target.min..=target.max).contains(to)
    {
        return Err(format!("desired {to} is outside of {target:?}"));
    }
    let ScaledBy::Policy(policy) = by else {
        return Ok(());
    };
    if *to > before {
        // A scale-out ends the scale-in cooldown.
        cooldowns.remove(policy);
        return Ok(());
    }
    if let Some(until) = cooldowns.get(policy).filter(|until| stamped.at < **until) {
        return Err(format!(
            "scales in at {} with cooldown until {until}",
            stamped.at
        ));
    }
    let tracking = world.policies.get(policy).map(|it| it.scale_in_cooldown);
    let steps = world.step_policies.get(policy).map(|it| it.cooldown);
    if let Some(length) = tracking.or(steps) {
        cooldowns.insert(*policy, stamped.at + length);
    }
    Ok(())
}

fn judged(seed: u64, trace: &[Stamped]) -> Result<usize, String> {
    let mut world = World::new(seed);
    let mut cooldowns = Cooldowns::new();
    let mut scaled = 0;
    for stamped in trace {
        lawful(&world, stamped, &mut cooldowns)?;
        let by_policy = ScaledBy::Policy(PolicyId(0));
        let is_policy =
            |by: &ScaledBy| std::mem::discriminant(by) == std::mem::discriminant(&by_policy);
        scaled += usize::from(
            matches!(&stamped.event, Event::DesiredCountChanged { by, .. } if is_policy(by)),
        );
        world.apply(stamped);
    }
    Ok(scaled)
}

#[test]
fn desired_stays_in_bounds_and_scale_in_waits_for_its_cooldown() {
    judge(24, |played| {
        judged(played.scenario.seed, played.timeline.whole_trace()).map(|_| ())
    });
    let mut scaled = 0;
    for name in SCALED {
        let scenario = ready(name);
        let (seed, until) = (scenario.seed, scenario.until);
        let mut timeline = Timeline::open(scenario);
        timeline.seek(until);
        scaled +=
            judged(seed, timeline.whole_trace()).unwrap_or_else(|why| panic!("{name}: {why}"));
    }
    assert!(scaled > 20, "the scenarios scale {scaled} times only");
}

/// Left alone, nothing but the minute's metrics happens any more.
#[test]
fn a_healthy_system_left_alone_becomes_quiet() {
    for name in SCALED {
        let scenario = ready(name);
        let quiet_from = SimTime(scenario.until.0 + 3_600_000);
        let mut timeline = Timeline::open(scenario);
        timeline.seek(SimTime(quiet_from.0 + 3_600_000));
        let loud = timeline.whole_trace().iter().find(|it| {
            it.at >= quiet_from
                && !it.event.is_bookkeeping()
                && !matches!(it.event, Event::MetricRecorded { .. })
        });
        assert_eq!(loud, None, "{name}");
    }
}
