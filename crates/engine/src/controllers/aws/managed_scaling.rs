//! Managed scaling: ECS keeps an Auto Scaling group as large as a capacity provider's tasks need.
//!
//! Every minute the reservation is computed and published; the alarm above the target acts after one
//! datapoint, the alarm below it after fifteen.
//! Source: ECS developer guide, cluster auto scaling; containers-roadmap issue 638 for the alarms
//! (read 2026-11).

use super::auto_scaling_group as groups;
use crate::step::Step;
use base::{CpuUnits, SimTime};
use model::asg::{AsgEvent, Group, GroupScaledBy, MemberState};
use model::capacity::{CapacityEvent, GroupProvider, Provider, ProviderId};
use model::{AlarmState, Datapoint, Event, MetricKey, Task, World};
use rules::scaling::Direction;
use rules::scaling::reservation::{self, Demand, Facts, GroupFacts, Reservation, Resize, Shape};
use std::sync::Arc;

/// The reservation of every provider with managed scaling, published as a metric.
#[inline(never)]
pub fn publish(now: SimTime, step: &mut Step<'_>) {
    for id in managed(step.world()) {
        let Some(found) = compute(step.world(), id) else {
            continue;
        };
        let key = MetricKey::Provider(id);
        let point = Datapoint::new(now, found.value);
        if step.world().providers[&id].last.as_ref() != Some(&found) {
            let reservation = Box::new(found);
            step.emit(Event::Capacity(CapacityEvent::ReservationComputed {
                provider: id,
                reservation,
            }));
        }
        step.emit(Event::MetricRecorded { key, point });
    }
}

fn managed(world: &World) -> Vec<ProviderId> {
    let all = world.providers.values();
    let own = |it: &&GroupProvider| it.scaling.enabled && !world.managed.contains_key(&it.id);
    all.filter(own).map(|it| it.id).collect()
}

/// What the rule says of a provider now.
pub fn compute(world: &World, id: ProviderId) -> Option<Reservation> {
    let provider = world.providers.get(&id)?;
    let group = world.groups.get(&provider.group)?;
    let shapes = group
        .types
        .iter()
        .filter_map(|it| rules::instance_types::find(it));
    let shapes = shapes.map(|kind| Shape {
        cpu: kind.cpu(),
        memory: kind.memory(),
        enis: kind.task_slots(world.trunking),
        gpus: kind.gpus,
    });
    let shapes: Vec<Shape> = shapes.collect();
    let by_size = |it: &&Shape| (it.cpu, it.memory);
    let in_service = |it: &&model::asg::Member| it.state == MemberState::InService;
    let ids = group
        .members
        .iter()
        .filter(|it| in_service(&it.1))
        .map(|it| *it.0);
    let (busy, idle): (Vec<_>, Vec<_>) = ids.partition(|it| !groups::is_idle(world, *it));
    let facts = Facts {
        instances: (busy.len() + idle.len()) as u32,
        busy: busy.len() as u32,
        waiting: waiting(world, id),
        smallest: *shapes.iter().min_by_key(by_size)?,
        largest: *shapes.iter().max_by_key(by_size)?,
        target: provider.scaling.target,
        minimum_step: provider.scaling.minimum_step,
        maximum_step: provider.scaling.maximum_step,
    };
    Some(reservation::compute(&facts))
}

/// The provider's tasks that wait for an instance, by what they need.
pub fn waiting(world: &World, provider: ProviderId) -> Vec<Demand> {
    let mine = |it: &&Task| {
        world.task_providers.get(&it.id) == Some(&Provider::Group(provider)) && it.wanted
    };
    let tasks = world
        .waiting_tasks
        .iter()
        .filter_map(|it| world.tasks.get(it).map(Arc::as_ref));
    let mut demands: Vec<Demand> = Vec::new();
    for task in tasks.filter(mine) {
        let shape = Shape {
            cpu: CpuUnits(task.cpu.0),
            memory: task.memory,
            enis: task.enis,
            gpus: rules::gpu::least(task.gpus),
        };
        match demands.iter_mut().find(|it| it.shape == shape) {
            Some(it) => it.tasks += 1,
            None => demands.push(Demand { shape, tasks: 1 }),
        }
    }
    demands
}

/// Scales every group whose alarm is in ALARM; an answer that was given is not given again.
///
/// Source: ECS developer guide, cluster auto scaling; at most half a minute goes (read 2026-11).
/// Model:  see `rules::scaling::reservation::resize`: `instanceWarmupPeriod` is shown but holds nothing
/// up.
#[inline(never)]
pub fn act(step: &mut Step<'_>) {
    for id in managed(step.world()) {
        let (world, now) = (step.world(), step.now());
        let provider = &world.providers[&id];
        let Some(group) = world.groups.get(&provider.group) else {
            continue;
        };
        let Some(facts) = facts(world, provider, group, now) else {
            continue;
        };
        let resize = reservation::resize(facts);
        if provider.last_resize.is_some_and(|it| is_same(it, resize)) {
            continue;
        }
        let group = group.id;
        let event = CapacityEvent::GroupResized {
            provider: id,
            resize: Box::new(resize),
        };
        let seq = step.emit(Event::Capacity(event));
        if resize.stays.is_none() {
            let (to, by) = (resize.to, GroupScaledBy::ManagedScaling);
            let step = &mut step.because(seq);
            step.emit(Event::Asg(AsgEvent::DesiredSet { group, to, by }));
            groups::wake(group, step);
        }
    }
}

/// A group that stays as it is says so once, however many instances still warm up.
fn is_same(before: Resize, now: Resize) -> bool {
    let mut facts = before.facts;
    (facts.warming, facts.warm_at) = (now.facts.warming, now.facts.warm_at);
    now.stays.is_some() && Resize { facts, ..before } == now
}

fn facts(
    world: &World,
    provider: &GroupProvider,
    group: &Group,
    now: SimTime,
) -> Option<GroupFacts> {
    let wanted = provider.last.as_ref()?.wanted;
    let alarms = |alarm| world.alarms.get(alarm).map(|it| it.state) == Some(AlarmState::Alarm);
    let direction = match (alarms(&provider.alarm_high), alarms(&provider.alarm_low)) {
        (true, _) => Direction::Out,
        (false, true) => Direction::In,
        (false, false) => return None,
    };
    let warm = group
        .active()
        .map(|it| it.1.launched_at + provider.scaling.warmup);
    let warming: Vec<SimTime> = warm.filter(|it| *it > now).collect();
    Some(GroupFacts {
        direction,
        wanted,
        desired: group.desired,
        minimum: group.min,
        maximum: group.max,
        warming: warming.len() as u32,
        warm_at: warming.into_iter().max(),
    })
}
