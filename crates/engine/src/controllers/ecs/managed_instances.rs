//! Managed Instances: ECS launches instances for the tasks that wait, and ends those that are idle or old.
//!
//! Runs as the last part of a look at the hidden group of its instances; boot, health and draining are that
//! look's.
//! Source: ECS developer guide, Amazon ECS Managed Instances (read 2026-11). Model: see the rule.
//! Example: three waiting tasks, one m5.xlarge; five idle minutes, and it is gone.

use super::super::aws::auto_scaling_group as groups;
use super::super::aws::managed_scaling;
use crate::step::Step;
use base::{InstanceId, SimTime};
use model::asg::{Leave, MemberState};
use model::capacity::ProviderId;
use model::managed::{ManagedEvent, ManagedInstances};
use model::{Event, World};
use rules::scaling::managed_instances;

/// Launches what the waiting tasks need, then ends what nobody needs.
pub fn look(id: ProviderId, step: &mut Step<'_>) {
    let cluster = step.world().managed[&id].cluster;
    // What has a place by now needs no instance.
    crate::capacity::seat_waiting(cluster, step);
    launch(id, step);
    let members = &step.world().groups[&step.world().managed[&id].group].members;
    let there = members
        .iter()
        .filter(|it| it.1.state == MemberState::InService);
    let there: Vec<InstanceId> = there.map(|it| *it.0).collect();
    for instance in there {
        retire(id, instance, step);
    }
}

fn launch(id: ProviderId, step: &mut Step<'_>) {
    let world = step.world();
    let it = &world.managed[&id];
    let waiting = managed_scaling::waiting(world, id);
    let group = &world.groups[&it.group];
    if waiting.is_empty() || !groups::has_zone(world, group) {
        return;
    }
    let coming = group.members.values();
    let coming = coming.filter(|it| it.state == MemberState::Pending);
    let coming: Vec<String> = coming.map(|it| it.instance_type.clone()).collect();
    let wanted = it.requirements.as_ref();
    let plan = managed_instances::plan(wanted, &waiting, &coming, world.trunking);
    let group = it.group;
    for launch in plan.launches {
        let kind = launch.instance_type.clone();
        let seq = step.emit(Event::Managed(ManagedEvent::TypeChosen {
            provider: id,
            launch: Box::new(launch),
        }));
        groups::launch_as(group, kind, (false, None), &mut step.because(seq));
    }
}

/// Until when it may stay without a task, and until when at all.
fn ends(it: &ManagedInstances, instance: InstanceId, launched_at: SimTime) -> [Option<SimTime>; 2] {
    let idle = it.idle.get(&instance).zip(it.scale_in_after);
    let idle = idle.map(|(since, after)| *since + after);
    [idle, Some(launched_at + managed_instances::MAX_LIFE)]
}

fn retire(provider: ProviderId, instance: InstanceId, step: &mut Step<'_>) {
    let (world, now) = (step.world(), step.now());
    let known = world.managed[&provider].idle.contains_key(&instance);
    let idle = groups::is_idle(world, instance);
    if idle != known {
        step.emit(Event::Managed(ManagedEvent::IdleChanged {
            provider,
            instance,
            idle,
        }));
    }
    let world = step.world();
    let it = &world.managed[&provider];
    let group = it.group;
    let launched_at = world.groups[&group].members[&instance].launched_at;
    let [idle, life] = ends(it, instance, launched_at);
    let over = |end: Option<SimTime>| end.is_some_and(|it| it <= now);
    let too_old = over(life);
    if over(idle) || too_old {
        let seq = step.emit(Event::Managed(ManagedEvent::Retired {
            provider,
            instance,
            too_old,
        }));
        groups::begin_leaving(group, instance, Leave::ScaleIn, &mut step.because(seq));
    }
}

/// When the next of its instances has been idle for long enough, or is too old.
pub fn next_end(world: &World, it: &ManagedInstances) -> Option<SimTime> {
    let members = world.groups.get(&it.group)?.members.iter();
    let there = members.filter(|it| it.1.state == MemberState::InService);
    let each = there.flat_map(|(id, member)| ends(it, *id, member.launched_at));
    each.flatten().filter(|it| *it > world.now).min()
}
