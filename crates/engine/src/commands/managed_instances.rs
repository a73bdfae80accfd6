//! Capacity providers with Managed Instances: made, changed, deleted.
//!
//! Source: ECS API, CreateCapacityProvider, UpdateCapacityProvider, DeleteCapacityProvider (read 2026-11).
//! Model: a deleted provider's instances end at once; a change holds for instances launched after it.

use crate::controllers::aws::{auto_scaling_group, metrics};
use crate::step::Step;
use base::SimDuration;
use model::asg::{AsgEvent, Group, GroupId};
use model::capacity::{CapacityEvent, ClusterCapacity, GroupProvider, Provider, ProviderId};
use model::managed::{ManagedEvent, ManagedInstances};
use model::{Event, World};

/// A new provider, or one that exists with other settings; its ids are the engine's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutManaged {
    pub name: String,
    pub zones: Vec<String>,
    pub settings: ManagedInstances,
}

#[inline(never)]
pub(super) fn put(put: &PutManaged, step: &mut Step<'_>) {
    let world = step.world();
    let before = world.providers.values().find(|it| it.name == put.name);
    let old = before.and_then(|it| world.managed.get(&it.id)).cloned();
    let (next, group) = (next_provider(world), next_group(world));
    let settings = ManagedInstances {
        provider: old.as_ref().map_or(next, |it| it.provider),
        group: old.as_ref().map_or(group, |it| it.group),
        idle: old
            .as_ref()
            .map_or_else(Default::default, |it| it.idle.clone()),
        ..put.settings.clone()
    };
    let role = settings.instance_profile.clone();
    let (provider, group) = (settings.provider, settings.group);
    let cluster = settings.cluster;
    let seq = step.emit(Event::Managed(ManagedEvent::Put(Box::new(settings))));
    let step = &mut step.because(seq);
    let template = format!("managed-{}", put.name);
    if step.world().iam.is_simulated() {
        step.emit(Event::Asg(AsgEvent::ProfileSet {
            template: template.clone(),
            role,
        }));
    }
    let members = step.world().groups.get(&group).map(|it| it.members.clone());
    let fresh = members.is_none();
    let hidden = Group {
        cluster,
        template,
        zones: put.zones.clone(),
        max: super::groups::MAX_GROUP_SIZE,
        members: members.unwrap_or_default(),
        ..Group::new(group, &put.name, step.now())
    };
    step.emit(Event::Asg(AsgEvent::GroupPut(Box::new(hidden))));
    if fresh {
        let made = provider_of(provider, &put.name, group);
        step.emit(Event::Capacity(CapacityEvent::ProviderPut(Box::new(made))));
        associate(provider, cluster, true, step);
    }
    metrics::keep_awake(step);
    auto_scaling_group::wake(group, step);
}

/// Tasks wait for its instances and leave them in time, as with managed scaling and draining.
fn provider_of(id: ProviderId, name: &str, group: GroupId) -> GroupProvider {
    let mut made = GroupProvider::new(id, name, group);
    made.scaling.enabled = true;
    made.scaling.warmup = SimDuration::ZERO;
    made
}

fn next_provider(world: &World) -> ProviderId {
    ProviderId(super::next(world.providers.keys().last().map(|it| it.0)))
}

fn next_group(world: &World) -> GroupId {
    GroupId(super::next(world.groups.keys().last().map(|it| it.0)))
}

/// It belongs to its cluster from the start.
///
/// Source: ECS API, CreateCapacityProvider.cluster (read 2026-11).
fn associate(id: ProviderId, cluster: base::ClusterId, there: bool, step: &mut Step<'_>) {
    let own = Provider::Group(id);
    let before = step.world().cluster_capacity.get(&cluster);
    let mut capacity: ClusterCapacity = before.cloned().unwrap_or_default();
    capacity.providers.retain(|it| *it != own);
    if there {
        capacity.providers.push(own);
    } else {
        capacity.default.retain(|it| it.provider != own);
    }
    let event = CapacityEvent::ClusterCapacitySet { cluster, capacity };
    step.emit(Event::Capacity(event));
}

#[inline(never)]
pub(super) fn delete(provider: ProviderId, step: &mut Step<'_>) {
    let it = &step.world().managed[&provider];
    let (group, cluster) = (it.group, it.cluster);
    super::groups::delete_group(group, step);
    associate(provider, cluster, false, step);
    step.emit(Event::Capacity(CapacityEvent::ProviderDeleted { provider }));
    step.emit(Event::Managed(ManagedEvent::Deleted { provider }));
}
