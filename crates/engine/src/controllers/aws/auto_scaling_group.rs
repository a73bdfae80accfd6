//! An EC2 Auto Scaling group keeps its desired number of instances, evenly over its zones.
//!
//! One look: Spot notices that are over, unhealthy members, members whose agent registers, members
//! whose tasks are gone; then launch or scale in. Replacement of unhealthy ones waits for nothing.
//! Source: EC2 Auto Scaling User Guide, "Health checks", "Auto Scaling benefits"; ECS developer guide,
//! managed instance draining: until the tasks are gone, or 48 hours (read 2026-11).
//! Model: 75 s from launch to a registered agent; an instance that is not running is replaced at once.

use crate::command::AddContainerInstances;
use crate::commands::{instances, levers};
use crate::controllers::ecs::managed_instances;
use crate::step::Step;
use base::{ClusterId, InstanceId, SimDuration, SimTime};
use model::asg::{
    AsgEvent, Drains, Group, GroupId, LAUNCH_TO_REGISTERED, Leave, Member, MemberState,
};
use model::{Event, InstanceState, StoppedReason, TimerKey, World};
use rules::placement::NodeStatus;
use rules::scaling::group::{self, Candidate};

/// Longest managed draining.
const DRAIN_LIMIT: SimDuration = SimDuration::from_secs(48 * 3_600);

/// From a Spot interruption notice to the end.
///
/// Source: EC2 User Guide, "Spot Instance interruption notices" (read 2026-11).
pub const SPOT_NOTICE: SimDuration = SimDuration::from_secs(120);

/// Asks for a look now.
pub fn wake(group: GroupId, step: &mut Step<'_>) {
    let now = step.now();
    step.wake_by(TimerKey::AutoScalingGroup(group), now);
}

/// Something about instances or tasks of the cluster changed: who may care looks again.
#[inline(never)]
pub fn capacity_changed(cluster: ClusterId, step: &mut Step<'_>) {
    let world = step.world();
    let cares = |it: &&Group| {
        let managed = !world.managed.is_empty() && world.managed_by(it.id).is_some();
        it.cluster == cluster && (managed || it.members.keys().any(|id| due(world, it, *id)))
    };
    let groups = world.groups.values().filter(cares).map(|it| it.id);
    let groups: Vec<GroupId> = groups.collect();
    for group in groups {
        wake(group, step);
    }
    if !step.world().waiting_tasks.is_empty() {
        let now = step.now();
        step.wake_by(TimerKey::WaitingTasks(cluster), now);
    }
}

/// The member is gone, not running, or has drained.
fn due(world: &World, group: &Group, id: InstanceId) -> bool {
    let member = &group.members[&id];
    match member.state {
        MemberState::Pending => false,
        MemberState::InService => is_lost(world, id),
        MemberState::TerminatingWait => is_lost(world, id) || is_idle(world, id),
    }
}

fn is_lost(world: &World, id: InstanceId) -> bool {
    // One whose agent could not register is a running instance all the same.
    let state = world.instances.get(&id).map(|it| it.state);
    state.is_some_and(|it| it != InstanceState::Running)
}

/// No task is left on it but those of DAEMON services, which do not count.
///
/// Source: ECS developer guide, cluster auto scaling and managed termination protection (read 2026-11).
pub fn is_idle(world: &World, id: InstanceId) -> bool {
    use crate::controllers::ecs::service_scheduler::daemon::is_daemon;
    let daemon = |it: &model::Task| it.service.is_some_and(|it| is_daemon(world, it));
    world.live_tasks_on(id).all(daemon)
}

/// How long its tasks may take to leave an instance.
fn drain_limit(world: &World, group: GroupId) -> SimDuration {
    match world.managed.is_empty() || world.managed_by(group).is_none() {
        true => DRAIN_LIMIT,
        false => rules::scaling::managed_instances::DRAIN_LIMIT,
    }
}

/// The timer fired: one look at the group.
pub fn look(id: GroupId, step: &mut Step<'_>) {
    let Some(group) = step.world().groups.get(&id).cloned() else {
        return;
    };
    for (instance, member) in &group.members {
        settle(&group, *instance, member, step);
    }
    let managed = step.world().managed_by(id).map(|it| it.provider);
    match managed {
        Some(provider) => managed_instances::look(provider, step),
        None => {
            protect(id, step);
            balance(id, step);
        }
    }
    arm(id, step);
}

fn settle(group: &Group, instance: InstanceId, member: &Member, step: &mut Step<'_>) {
    let now = step.now();
    let limit = drain_limit(step.world(), group.id);
    if member.interrupted_at.is_some_and(|at| at <= now) {
        return remove(group.id, instance, Leave::SpotInterrupted, step);
    }
    match member.state {
        MemberState::Pending if step.world().zone_failed(&member.zone) => {
            remove(group.id, instance, Leave::Unhealthy, step);
        }
        MemberState::Pending if member.ready_at <= now => register(group, instance, member, step),
        MemberState::InService if is_lost(step.world(), instance) => {
            remove(group.id, instance, Leave::Unhealthy, step);
        }
        MemberState::TerminatingWait => {
            let late = member.leaving_since.is_some_and(|it| it + limit <= now);
            let world = step.world();
            if late || is_lost(world, instance) || is_idle(world, instance) {
                remove(group.id, instance, Leave::ScaleIn, step);
            }
        }
        _ => {}
    }
}

/// The agent registers: a container instance like any other, if its role permits it.
///
/// Source: ECS developer guide, container instance IAM role (read 2026-11).
/// Model:  without simulated IAM, and without an instance profile there, nothing is asked.
fn register(group: &Group, instance: InstanceId, member: &Member, step: &mut Step<'_>) {
    let role = step.world().group_extras.roles.get(&group.template);
    let add = AddContainerInstances {
        cluster: group.cluster,
        instance_type: member.instance_type.clone(),
        count: 1,
        zones: Vec::new(),
        subnets: Vec::new(),
        security_groups: Vec::new(),
        attributes: Vec::new(),
        role: role.cloned(),
        reserved_memory: base::MemoryMib(0),
    };
    let zone = member.zone.clone();
    let mut made = levers::new_instance(step.world(), instance, zone, &add, step.now());
    let (subnet, groups) = subnet_of(step.world(), group, &member.zone);
    if let Some(subnet) = &subnet {
        levers::name_subnet(step.world(), &mut made, subnet);
    }
    let seq = step.emit(Event::Asg(AsgEvent::StateChanged {
        group: group.id,
        instance,
        state: MemberState::InService,
    }));
    let step = &mut step.because(seq);
    let name = add.role.clone().unwrap_or_default();
    let denied = !crate::lifecycle::permits::may_register(step.world(), &name);
    if denied && step.world().iam.is_simulated() {
        let role = name;
        step.emit(Event::Identity(model::IdentityEvent::RegistrationDenied {
            role,
        }));
        return;
    }
    step.emit(Event::InstanceRegistered(Box::new(made)));
    if let Some(subnet) = &subnet {
        crate::network::attach_host(instance, subnet, &groups, step);
    }
    crate::commands::registration::begin(instance, step);
    crate::controllers::ecs::service_scheduler::capacity_came(group.cluster, step);
}

/// The group's subnet in this zone, in a created network, and its security groups.
///
/// Source: EC2 Auto Scaling API, VPCZoneIdentifier (read 2026-11). Model: the first one of a zone.
#[inline(never)]
fn subnet_of(world: &World, group: &Group, zone: &str) -> (Option<String>, Vec<String>) {
    let own = world.managed_by(group.id);
    let own = own.map(|it| (&it.subnets, &it.security_groups));
    let Some((subnets, groups)) = own.filter(|_| !world.network.is_implicit()) else {
        return (None, Vec::new());
    };
    let here = |it: &&String| world.network.subnet(it).is_some_and(|it| it.zone == zone);
    (subnets.iter().find(here).cloned(), groups.clone())
}

/// The instance is terminated and leaves the group.
pub fn remove(group: GroupId, instance: InstanceId, why: Leave, step: &mut Step<'_>) {
    let world = step.world();
    let there = world.instances.get(&instance).map(|it| it.state);
    let member = world
        .groups
        .get(&group)
        .and_then(|it| it.members.get(&instance));
    let Some(member) = member.cloned() else {
        return;
    };
    let seq = step.emit(Event::Asg(AsgEvent::Left {
        group,
        instance,
        why,
        member: Box::new(member),
        state: there,
    }));
    let step = &mut step.because(seq);
    if there.is_some_and(|it| it != InstanceState::Terminated) {
        instances::lose_tasks(instance, StoppedReason::HostTerminated(instance), step);
        instances::terminate(instance, step);
    }
}

/// Managed termination protection: a busy instance is protected from scale-in, an idle one is not.
///
/// Source: ECS developer guide, managed termination protection (read 2026-11).
fn protect(id: GroupId, step: &mut Step<'_>) {
    let world = step.world();
    let mut providers = world.providers.values();
    if !providers.any(|it| it.group == id && it.termination_protection) {
        return;
    }
    let members = world.groups[&id].members.iter();
    let wrong = members.filter(|(instance, member)| {
        let busy = !is_idle(world, **instance);
        member.state == MemberState::InService && member.protected != busy
    });
    let wrong: Vec<(InstanceId, bool)> = wrong.map(|it| (*it.0, !it.1.protected)).collect();
    for (instance, protected) in wrong {
        step.emit(Event::Asg(AsgEvent::ProtectionSet {
            group: id,
            instance,
            protected,
        }));
    }
}

fn balance(id: GroupId, step: &mut Step<'_>) {
    let group = &step.world().groups[&id];
    let active = group.active().count();
    let desired = group.desired as usize;
    // What is launched to relieve a zone comes first; only then one of that zone goes.
    let pending = |it: &&Member| it.state == MemberState::Pending;
    let members = group.active().map(|it| it.1);
    let moving = members.filter(pending).filter(|it| it.relieves.is_some());
    let moving = moving.count();
    for _ in active..desired {
        if !launch(id, None, step) {
            return;
        }
    }
    for _ in desired + moving..active {
        if !scale_in(id, step) {
            return;
        }
    }
    rebalance(id, step);
}

/// The group's zones with their instances, and whether each is up.
fn zones(world: &World, group: &Group) -> Vec<(String, u32, bool)> {
    let count = |zone: &str| group.active().filter(|it| it.1.zone == zone).count() as u32;
    let zones = group.zones.iter();
    zones
        .map(|zone| (zone.clone(), count(zone), !world.zone_failed(zone)))
        .collect()
}

/// A zone has two instances more than another: one is launched there before one here goes.
///
/// Source: EC2 Auto Scaling User Guide, "Auto Scaling benefits", Availability Zone rebalancing
/// (read 2026-11).
/// Model:  begins when nothing else is under way and the fuller zone has an unprotected instance.
#[inline(never)]
fn rebalance(id: GroupId, step: &mut Step<'_>) {
    let world = step.world();
    let group = &world.groups[&id];
    let settled = group
        .members
        .values()
        .all(|it| it.state == MemberState::InService);
    let active = group.active().count() as u32;
    if !settled || active != group.desired || active >= group::most_while_rebalancing(group.max) {
        return;
    }
    let zones = zones(world, group);
    let Some((from, _)) = group::uneven(&zones) else {
        return;
    };
    let from = zones[from].0.clone();
    let open = |it: &Member| it.zone == from && !it.protected;
    if group.members.values().any(open) {
        launch(id, Some(from), step);
    }
}

/// Launches one instance; false when no zone is up.
fn launch(id: GroupId, relieves: Option<String>, step: &mut Step<'_>) -> bool {
    let world = step.world();
    let group = &world.groups[&id];
    let spot = next_is_spot(group);
    let instance = world.next_instance();
    // Model: On-Demand takes the first type, Spot the types in turn.
    let turn = if spot {
        instance.0 as usize % group.types.len()
    } else {
        0
    };
    let kind = group.types[turn].clone();
    launch_as(id, kind, (spot, relieves), step)
}

/// Some zone of the group is up.
pub fn has_zone(world: &World, group: &Group) -> bool {
    group::launch_zone(&zones(world, group)).is_some()
}

/// Launches one instance of this type; false when no zone is up.
pub fn launch_as(
    id: GroupId,
    instance_type: String,
    (spot, relieves): (bool, Option<String>),
    step: &mut Step<'_>,
) -> bool {
    let (world, now) = (step.world(), step.now());
    let group = &world.groups[&id];
    let zones = zones(world, group);
    let Some(zone) = group::launch_zone(&zones).map(|it| zones[it].0.clone()) else {
        return false;
    };
    let instance = world.next_instance();
    let member = Member {
        state: MemberState::Pending,
        instance_type,
        zone,
        spot,
        launched_at: now,
        ready_at: now + LAUNCH_TO_REGISTERED,
        protected: group.protect_new,
        interrupted_at: None,
        leaving_since: None,
        relieves,
    };
    let (active, mut desired) = (group.active().count() as u32, group.desired);
    if group.types.is_empty() {
        desired = active + 1;
    }
    step.emit(Event::Asg(AsgEvent::Launched {
        group: id,
        instance,
        member: Box::new(member),
        zones,
        active,
        desired,
    }));
    true
}

/// On-Demand up to the base, then by percentage.
///
/// Source: EC2 Auto Scaling API, InstancesDistribution (read 2026-11).
fn next_is_spot(group: &Group) -> bool {
    let on_demand = group.active().filter(|it| !it.1.spot).count() as u64;
    let total = group.active().count() as u64 + 1;
    let base = u64::from(group.on_demand_base);
    if on_demand < base {
        return false;
    }
    let percent = u64::from(group.on_demand_percent.min(100));
    let above = total.saturating_sub(base) * percent;
    (on_demand - base) * 100 >= above
}

/// Takes one instance out; false when all are protected.
fn scale_in(id: GroupId, step: &mut Step<'_>) -> bool {
    let now = step.now();
    let group = &step.world().groups[&id];
    let of: Vec<Candidate> = group
        .active()
        .map(|(instance, member)| Candidate {
            instance: *instance,
            zone: member.zone.clone(),
            launched_at: member.launched_at,
            protected: member.protected,
        })
        .collect();
    let (active, desired) = (of.len() as u32, group.desired);
    let Some(choice) = group::victim(&of, &group.termination, now) else {
        return false;
    };
    let instance = choice.instance;
    let seq = step.emit(Event::Asg(AsgEvent::VictimChosen {
        group: id,
        active,
        desired,
        choice: Box::new(choice),
        of,
    }));
    begin_leaving(id, instance, Leave::ScaleIn, &mut step.because(seq));
    true
}

/// With managed draining its tasks go first; without, all ends at once.
pub fn begin_leaving(id: GroupId, instance: InstanceId, why: Leave, step: &mut Step<'_>) {
    let world = step.world();
    let mut providers = world.providers.values();
    let draining = providers.any(|it| it.group == id && it.draining);
    if !draining || is_lost(world, instance) || is_idle(world, instance) {
        return remove(id, instance, why, step);
    }
    let seq = step.emit(Event::Asg(AsgEvent::StateChanged {
        group: id,
        instance,
        state: MemberState::TerminatingWait,
    }));
    instances::update_state(&[instance], NodeStatus::Draining, &mut step.because(seq));
}

/// The notice of a Spot interruption: with draining, the tasks move while there is time.
///
/// Source: ECS developer guide, Spot container instances: ECS_ENABLE_SPOT_INSTANCE_DRAINING, or
/// managed draining (read 2026-11).
pub fn interrupt(id: GroupId, instance: InstanceId, step: &mut Step<'_>) {
    let at = step.now() + SPOT_NOTICE;
    let world = step.world();
    let mut providers = world.providers.values();
    let managed = providers.any(|it| it.group == id && it.draining);
    let drains = match (managed, world.groups[&id].spot_draining) {
        (true, _) => Drains::Managed,
        (false, true) => Drains::Agent,
        (false, false) => Drains::No,
    };
    let seq = step.emit(Event::Asg(AsgEvent::Interrupted {
        group: id,
        instance,
        at,
        drains,
    }));
    let step = &mut step.because(seq);
    if drains != Drains::No {
        instances::update_state(&[instance], NodeStatus::Draining, step);
    }
    arm(id, step);
}

/// Wakes when the next member is ready, interrupted, or has drained for too long.
pub fn arm(id: GroupId, step: &mut Step<'_>) {
    let now = step.now();
    let world = step.world();
    let limit = drain_limit(world, id);
    let managed = world.managed_by(id);
    let end = managed.and_then(|it| managed_instances::next_end(world, it));
    let members = world.groups[&id].members.values();
    let moments = members.flat_map(|it| {
        let ready = (it.state == MemberState::Pending).then_some(it.ready_at);
        let late = it.leaving_since.map(|it| it + limit);
        [ready, late, it.interrupted_at]
    });
    let next = moments.flatten().chain(end);
    let next: Option<SimTime> = next.filter(|it| *it > now).min();
    if let Some(at) = next {
        step.wake_by(TimerKey::AutoScalingGroup(id), at);
    }
}
