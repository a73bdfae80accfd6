//! The swarm's laws, judged event by event over a world that is built again from the trace.
//!
//! Every number is counted anew from the tasks; nothing is taken from what a decision says of itself.
//! Example: 4 tasks at 50/100 have floor 2; a pass that stops three healthy ones breaks `floor`.

use super::plan::{DAY, RESTLESS};
use crate::laws::life::committed_on;
use crate::laws::scaling::{Cooldowns, lawful};
use base::{DeploymentId, ServiceId, SimTime, TaskCount, TaskId};
use model::rollout::ShiftState;
use model::{Event, RolloutState, ScaledBy, ServiceStatus, Stamped, World};
use rules::rollout::ecs_rolling::{ceiling, floor};
use rules::rollout::foresee::{Outlook, outlook};
use rules::rollout::shift::ALL;

/// A law that does not hold, and where that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    pub law: &'static str,
    pub at: SimTime,
    pub why: String,
}

/// Looks at each event with the world before it and the world after it.
pub type Law = fn(&World, &Stamped) -> Result<(), String>;

/// What is judged event by event. Scale-in and its cooldown need a memory: see `judge`.
pub const LAWS: [(&str, Law); 4] = [
    ("floor", stops_above_the_floor),
    ("ceiling", starts_below_the_ceiling),
    ("deployment", no_scale_in_while_deploying),
    ("commitment", nothing_is_given_twice),
];

/// From here on a healthy system must be quiet: five hours after the last call.
const QUIET_FROM: SimTime = SimTime(RESTLESS + 5 * 3_600_000);

/// The first law that does not hold.
pub fn judge(
    seed: u64,
    calm: bool,
    until: SimTime,
    trace: &[Stamped],
    laws: &[(&'static str, Law)],
) -> Option<Broken> {
    let mut world = World::new(seed);
    let mut cooldowns = Cooldowns::new();
    let mut healthy_since_dusk = false;
    for stamped in trace {
        let at = stamped.at;
        let broken = |law, why| Some(Broken { law, at, why });
        if at >= QUIET_FROM && world.now < QUIET_FROM {
            healthy_since_dusk = all_is_well(&world).is_ok();
        }
        if healthy_since_dusk && at >= QUIET_FROM && is_loud(&stamped.event) {
            return broken("quiet", format!("{:?}", stamped.event));
        }
        if let Err(why) = lawful(&world, stamped, &mut cooldowns) {
            return broken("scaling", why);
        }
        for (law, look) in laws {
            if let Err(why) = look(&world, stamped) {
                return broken(law, why);
            }
        }
        world.apply(stamped);
    }
    if calm && until >= DAY {
        return all_is_well(&world).err().map(|why| Broken {
            law: "finish",
            at: until,
            why,
        });
    }
    None
}

/// What a settled system does not do; metrics go on, and "steady" is said again every six hours.
fn is_loud(event: &Event) -> bool {
    let repeats = |it: &Event| {
        matches!(
            it,
            Event::MetricRecorded { .. } | Event::ServiceMessageSent { .. }
        )
    };
    !event.is_bookkeeping() && !repeats(event)
}

/// Every service has what it wants, or a wall that was foreseen.
fn all_is_well(world: &World) -> Result<(), String> {
    for service in world.services.values() {
        if service.status != ServiceStatus::Active {
            continue;
        }
        let primary = service.primary().ok_or("a service without a deployment")?;
        let (low, high) = (service.minimum_healthy_percent, service.maximum_percent);
        let walled = matches!(
            outlook(service.desired.0, low, high),
            Outlook::NeverMoves { .. }
        );
        let live: Vec<_> = world.live_tasks_of(service.id).collect();
        let new = live.iter().filter(|it| it.deployment == Some(primary.id));
        let healthy = new.filter(|it| it.counted_healthy).count();
        let done = primary.rollout_state == RolloutState::Completed
            && healthy == service.desired.0 as usize
            && live.len() == healthy;
        let waits = walled && primary.rollout_state == RolloutState::InProgress;
        if !done && !waits {
            return Err(format!(
                "{}: {:?}, desired {}, {} live, {healthy} of them new and healthy",
                service.name,
                primary.rollout_state,
                service.desired,
                live.len()
            ));
        }
    }
    Ok(())
}

fn is_replica(world: &World, service: ServiceId) -> bool {
    !world
        .rollouts
        .get(&service)
        .is_some_and(|it| it.settings.daemon)
}

/// The state of the shift that the service is in, and its green revision.
fn shift_of(world: &World, service: ServiceId) -> Option<(&ShiftState, DeploymentId)> {
    let record = world.rollouts.get(&service)?.current()?;
    let going = world.services[&service].is_deploying();
    let state = record.shifting.as_ref().filter(|_| going)?;
    Some((state, record.id))
}

fn stops_above_the_floor(world: &World, stamped: &Stamped) -> Result<(), String> {
    let Event::RolloutDecided { service, stops, .. } = &stamped.event else {
        return Ok(());
    };
    if stops.is_empty() || !is_replica(world, *service) {
        return Ok(());
    }
    let it = &world.services[service];
    // While traffic shifts, only the revision with most of it may not lose a task it needs.
    let serves = shift_of(world, *service).map(|(state, green)| {
        let most_green = state.production.0 * 2 >= ALL.0;
        if most_green { green } else { state.blue }
    });
    let floor = match serves {
        Some(_) => it.desired.0 as usize,
        None => floor(it.desired, it.minimum_healthy_percent).0 as usize,
    };
    let healthy = |id: &TaskId| {
        let task = &world.tasks[id];
        let serves = serves.is_none() || task.deployment == serves;
        serves && task.wanted && task.counted_healthy && !task.unhealthy
    };
    let before = world.live_tasks_of(*service).filter(|it| healthy(&it.id));
    let stopped = stops.iter().filter(|it| healthy(&it.task)).count();
    let left = before.count() - stopped;
    if stopped > 0 && left < floor {
        return Err(format!(
            "{} stops {stopped} and keeps {left} healthy, floor {floor}",
            it.name
        ));
    }
    Ok(())
}

fn starts_below_the_ceiling(world: &World, stamped: &Stamped) -> Result<(), String> {
    let Event::TaskCreated(task) = &stamped.event else {
        return Ok(());
    };
    let Some(service) = task.service.filter(|it| is_replica(world, *it)) else {
        return Ok(());
    };
    let it = &world.services[&service];
    let wanted = |of: Option<DeploymentId>| {
        let live = world.live_tasks_of(service).filter(|it| it.wanted);
        live.filter(|it| of.is_none() || it.deployment == of)
            .count()
            + 1
    };
    // While traffic shifts each of the two fleets has its own ceiling.
    let (most, count) = if shift_of(world, service).is_some() {
        (it.desired, wanted(task.deployment))
    } else {
        (ceiling(it.desired, it.maximum_percent), wanted(None))
    };
    // A ceiling below the desired number never keeps a service from having what it wants.
    let most = most.max(it.desired);
    if count > most.0 as usize {
        return Err(format!("{} has {count} tasks, ceiling {most}", it.name));
    }
    Ok(())
}

fn no_scale_in_while_deploying(world: &World, stamped: &Stamped) -> Result<(), String> {
    let Event::DesiredCountChanged { service, to, by } = &stamped.event else {
        return Ok(());
    };
    let it = &world.services[service];
    if matches!(by, ScaledBy::Policy(_)) && *to < it.desired && it.is_deploying() {
        return Err(format!("{} goes from {} to {to}", it.name, it.desired));
    }
    Ok(())
}

fn nothing_is_given_twice(world: &World, stamped: &Stamped) -> Result<(), String> {
    let at_risk =
        matches!(&stamped.event, Event::MetricRecorded { .. } if stamped.seq.0.is_multiple_of(97));
    let node = match &stamped.event {
        Event::TaskStatusChanged { task, .. } => world.tasks[task].instance,
        _ => None,
    };
    let all = world.instances.keys().copied().filter(|_| at_risk);
    for id in node.into_iter().chain(all) {
        committed_on(world, id)?;
    }
    Ok(())
}

/// For the shrinker's own test: false as soon as a service runs three tasks.
pub fn false_law(world: &World, stamped: &Stamped) -> Result<(), String> {
    let Event::TaskCreated(task) = &stamped.event else {
        return Ok(());
    };
    let live = task.service.map_or(0, |it| world.live_tasks_of(it).count());
    match TaskCount(live as u32 + 1) {
        few if few.0 < 3 => Ok(()),
        many => Err(format!("{many} tasks, and this false law allows two")),
    }
}
