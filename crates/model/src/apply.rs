//! The only mutation in the program: `World::apply`. A total match that decides nothing.
//!
//! Derived bookkeeping that must never drift (what an instance has left, who is on it, which tasks are
//! live) is kept here, from the same events that say what happened.

mod capacity;
mod document;
mod rollout;
mod scaling;
mod service;
mod sqs;
mod task;

use crate::calendar::{Calendar, TimerKey};
use crate::ec2::InstanceState;
use crate::ecs::RevisionStatus;
use crate::elb::{Listener, LoadBalancer, TargetGroup};
use crate::event::{Event, Stamped};
use crate::meter::Charged;
use crate::network::Change;
use crate::storage::Holder;
use crate::world::{World, ZoneState};
use base::{InstanceId, SimTime, TargetGroupId, TaskId};
use rules::placement::Protocol;
use std::sync::Arc;

/// How many of the newest instances are asked whether a new one is like them.
const NEIGHBOURS: usize = 8;

/// Host ports every Linux container instance reserves.
///
/// Source: amazon-ecs-agent README, ECS_RESERVED_PORTS defaults (read 2026-11).
pub const RESERVED_TCP_PORTS: [u16; 5] = [22, 2375, 2376, 51678, 51679];

impl World {
    /// Folds one event into the world.
    #[inline(never)]
    pub fn apply(&mut self, stamped: &Stamped) {
        self.now = stamped.at;
        match &stamped.event {
            Event::CommandAccepted { .. }
            | Event::PlacementDecided { .. }
            | Event::FargateZoneChosen { .. }
            | Event::PathBlocked(_) => {}
            Event::NetworkChanged(change) => self.apply_network_change(change, stamped.at),
            Event::StorageChanged(change) => self.storage.apply(change),
            Event::TimerFired {
                key: key @ TimerKey::ServiceScheduler(service),
            } => {
                self.calendar.clear(*key);
                self.service_mut(*service).passed_at = Some(stamped.at);
            }
            Event::TimerSet { .. } | Event::TimerCleared { .. } | Event::TimerFired { .. } => {
                apply_timer(&mut self.calendar, stamped);
            }
            event if self.apply_task_event(event, stamped.at) => {}
            Event::Document(event) => self.apply_document_event(event),
            Event::Registry(event) => self.ecr.apply(event, stamped.at),
            Event::Identity(event) => self.iam.apply(event),
            event if self.apply_service_event(event, stamped.at) => {}
            event if self.apply_balancer_event(event) => {}
            Event::Quota(crate::quota::QuotaEvent::Set(limits)) => self.quotas = *limits,
            Event::Quota(_) => {}
            Event::TaskSet(event) => self.apply_task_set_event(event, stamped.at),
            Event::Sqs(event) => self.apply_sqs_event(event, stamped.at),
            Event::Heritage(event) => self.apply_heritage_event(event),
            Event::Door(event) => self.apply_door_event(event),
            Event::Target(event) => self.apply_target_event(event),
            Event::Managed(event) => self.apply_managed_event(event),
            Event::Predictive(event) => self.apply_predictive_event(event),
            Event::GpusPinned(it) => {
                self.gpu_pins.insert(it.task, (**it).clone());
            }
            Event::Asg(event) => self.apply_asg_event(event),
            Event::Capacity(event) => self.apply_capacity_event(event),
            Event::Rollout(event) => self.apply_rollout_event(event, stamped.at),
            event => self.apply_account_event(event),
        }
    }

    #[inline(never)]
    fn apply_account_event(&mut self, event: &Event) {
        match event {
            Event::ClusterCreated(cluster) => {
                self.clusters.insert(cluster.id, cluster.clone());
            }
            Event::InstanceRegistered(instance) => {
                self.zones
                    .entry(instance.node.zone.clone())
                    .or_insert(ZoneState::Available);
                self.meter.begin(Charged::Instance(instance.id), self.now);
                let mut instance = (**instance).clone();
                self.share_attributes(&mut instance);
                self.instances.insert(instance.id, Arc::new(instance));
            }
            Event::InstanceStatusChanged { instance, status } => {
                self.instance_mut(*instance).node.status = *status;
            }
            Event::AgentConnectionChanged {
                instance,
                connected,
            } => {
                self.instance_mut(*instance).node.agent_connected = *connected;
            }
            Event::InstanceStateChanged { instance, state } => {
                self.meter_instance(*instance, *state);
                let instance = self.instance_mut(*instance);
                instance.state = *state;
                if *state == InstanceState::Terminated {
                    instance.node.agent_connected = false;
                    let holder = Holder::Instance(instance.id);
                    self.storage.forget(&holder);
                }
            }
            Event::AttributesChanged {
                instance,
                put,
                deleted,
            } => {
                let node = &mut self.instance_mut(*instance).node;
                let attributes = Arc::make_mut(&mut node.attributes);
                attributes.extend(put.iter().cloned());
                for name in deleted {
                    attributes.remove(name);
                }
            }
            Event::ImageCached { instance, image } => {
                self.instance_mut(*instance).images.insert(image.clone());
            }
            Event::TaskDefinitionRegistered(definition) => {
                let family = self.families.entry(definition.family.clone()).or_default();
                family.last_revision = definition.revision;
                family
                    .revisions
                    .insert(definition.revision, Arc::new((**definition).clone()));
            }
            Event::TaskDefinitionDeregistered(reference) => {
                let family = self.families.get_mut(&reference.family);
                if let Some(it) = family.and_then(|it| it.revisions.get_mut(&reference.revision)) {
                    Arc::make_mut(it).status = RevisionStatus::Inactive;
                }
            }
            Event::ImageSet { image, behaviour } => {
                self.images.insert(image.clone(), behaviour.clone());
            }
            Event::ZoneFailed { zone } => {
                self.zones.insert(zone.clone(), ZoneState::Failed);
            }
            Event::ZoneRestored { zone } => {
                self.zones.insert(zone.clone(), ZoneState::Available);
            }
            other => self.apply_scaling_event(other),
        }
    }

    /// Applies the event if it is about a load balancer; says whether it was.
    fn apply_balancer_event(&mut self, event: &Event) -> bool {
        match event {
            Event::TargetGroupCreated(group) | Event::TargetGroupModified(group) => {
                self.target_groups.insert(group.id, group.clone());
            }
            Event::LoadBalancerCreated(balancer) => {
                let charged = Charged::LoadBalancer(balancer.id);
                self.meter.begin(charged, self.now);
                self.load_balancers.insert(balancer.id, balancer.clone());
            }
            Event::ListenerCreated {
                load_balancer,
                listener,
            }
            | Event::ListenerModified {
                load_balancer,
                listener,
            } => {
                if let Some(it) = self.load_balancers.get_mut(load_balancer) {
                    put_listener(it, listener);
                }
            }
            Event::TargetRegistered {
                target_group,
                target,
            } => {
                let key = (*target_group, target.task);
                self.target_extras.taken_out.remove(&key);
                self.group_mut(*target_group)
                    .targets
                    .insert(target.task, target.clone());
            }
            Event::TargetProbed {
                target_group,
                task,
                passes,
                failures,
            } => {
                if let Some(target) = self.group_mut(*target_group).targets.get_mut(task) {
                    (target.passes, target.failures) = (*passes, *failures);
                }
            }
            Event::TargetStateChanged {
                target_group,
                task,
                state,
                reason,
                drained_at,
            } => {
                if let Some(target) = self.group_mut(*target_group).targets.get_mut(task) {
                    target.state = *state;
                    target.reason = reason.clone();
                    target.drained_at = *drained_at;
                }
            }
            Event::TargetDeregistered { target_group, task } => {
                self.group_mut(*target_group).targets.remove(task);
            }
            _ => return false,
        }
        true
    }

    pub(crate) fn instance_mut(&mut self, id: InstanceId) -> &mut crate::ec2::Instance {
        let instance = self.instances.get_mut(&id);
        Arc::make_mut(instance.expect("events name instances that exist"))
    }

    /// Instances of one kind in one zone are alike: they share their attributes with a neighbour,
    /// which makes them quick to compare.
    fn share_attributes(&self, instance: &mut crate::ec2::Instance) {
        let mut newest = self.instances.values().rev().take(NEIGHBOURS);
        let alike = newest.find(|it| it.node.attributes == instance.node.attributes);
        if let Some(it) = alike {
            instance.node.attributes = Arc::clone(&it.node.attributes);
        }
    }

    fn group_mut(&mut self, id: TargetGroupId) -> &mut TargetGroup {
        self.target_groups
            .get_mut(&id)
            .expect("events name target groups that exist")
    }

    pub(crate) fn task_mut(&mut self, id: TaskId) -> &mut crate::task::Task {
        let task = self.tasks.get_mut(&id);
        Arc::make_mut(task.expect("events name tasks that exist"))
    }
}

impl World {
    #[inline(never)]
    fn apply_network_change(&mut self, change: &Change, at: SimTime) {
        let meter = &mut self.meter;
        match change {
            Change::NatCreated(it) => meter.begin(Charged::Nat(it.id.clone()), at),
            Change::NatDeleted { nat } => {
                meter.end(|it| matches!(it, Charged::Nat(id) if id == nat), at);
            }
            Change::EndpointCreated(it) if !it.gateway => {
                let subnets = u32::try_from(it.subnets.len()).unwrap_or(u32::MAX);
                meter.begin(Charged::Endpoint(it.id.clone(), subnets), at);
            }
            Change::EndpointDeleted { endpoint } => {
                let same = |it: &Charged| matches!(it, Charged::Endpoint(id, _) if id == endpoint);
                meter.end(same, at);
            }
            _ => {}
        }
        self.network.apply(change);
    }

    /// Source: EC2 price page: a stopped instance is not charged (read 2026-11).
    fn meter_instance(&mut self, id: InstanceId, state: InstanceState) {
        let at = self.now;
        let before = self.instance_mut(id).state;
        match (
            before == InstanceState::Running,
            state == InstanceState::Running,
        ) {
            (true, false) => {
                let same = |it: &Charged| *it == Charged::Instance(id);
                self.meter.end(same, at);
            }
            (false, true) => self.meter.begin(Charged::Instance(id), at),
            _ => {}
        }
    }
}

/// Puts the listener in its place, and lists anew which groups the load balancer forwards to.
fn put_listener(balancer: &mut LoadBalancer, listener: &Listener) {
    match balancer
        .listeners
        .iter_mut()
        .find(|it| it.id == listener.id)
    {
        Some(it) => *it = listener.clone(),
        None => balancer.listeners.push(listener.clone()),
    }
    let mut groups: Vec<TargetGroupId> = Vec::new();
    for action in balancer.listeners.iter().flat_map(Listener::actions) {
        for group in action.groups() {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
    }
    balancer.target_groups = groups;
}

fn apply_timer(calendar: &mut Calendar, stamped: &Stamped) {
    match &stamped.event {
        Event::TimerSet { key, at } => calendar.set(*key, *at, stamped.seq),
        Event::TimerCleared { key } | Event::TimerFired { key } => calendar.clear(*key),
        _ => {}
    }
}

/// Ports the instance itself holds, as a node's port table starts.
pub fn reserved_ports() -> impl Iterator<Item = ((Protocol, u16), Option<TaskId>)> {
    RESERVED_TCP_PORTS
        .into_iter()
        .map(|port| ((Protocol::Tcp, port), None))
}
