//! The lab's own levers: instances, failures, images, traffic and pinned metrics.
//!
//! Model: a failed zone stops its instances (registered, agent gone) and loses its Fargate tasks; a
//! restored one starts them again, their agents connect after the boot time.

use super::instances::{lose_tasks, terminate};
use super::registration;
use crate::command::{AddContainerInstances, Answer, Command};
use crate::controllers::aws::{auto_scaling_group, metrics, target_group};
use crate::controllers::ecs::service_scheduler;
use crate::lifecycle::{self, health, stopping, timing};
use crate::nodes;
use crate::step::Step;
use base::{InstanceId, TaskId};
use model::{
    Event, Instance, InstanceState, LaunchType, StopCode, StoppedReason, TaskStatus, TimerKey,
    World, identity,
};
use rules::placement::{Node, NodeStatus};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

#[inline(never)]
pub(super) fn pull(lever: &Command, step: &mut Step<'_>) -> Answer {
    match lever {
        Command::AddContainerInstances(add) => return add_instances(add, step),
        Command::FailContainerInstance { instance } => {
            lose_tasks(*instance, StoppedReason::HostTerminated(*instance), step);
            terminate(*instance, step);
        }
        Command::DisconnectAgent { instance } => set_agent(*instance, false, step),
        Command::ReconnectAgent { instance } => set_agent(*instance, true, step),
        Command::FailAvailabilityZone { zone } => fail_zone(zone, step),
        Command::RestoreAvailabilityZone { zone } => restore_zone(zone, step),
        Command::ExitContainer {
            task,
            container,
            exit_code,
        } => {
            exit_container(*task, container.as_deref(), *exit_code, step);
            return Answer::Task(*task);
        }
        Command::SetImage { image, behaviour } => {
            let behaviour = (**behaviour).clone();
            step.emit(Event::ImageSet {
                image: image.clone(),
                behaviour,
            });
            for task in tasks_with_image(step.world(), image) {
                health::behaviour_changed(task, step);
                target_group::rearm(task, step);
            }
        }
        Command::SetTraffic { service, points } => {
            step.emit(Event::TrafficSet {
                service: *service,
                points: points.clone(),
            });
            metrics::keep_awake(step);
        }
        Command::SetDoorTraffic(traffic) => crate::door::set(traffic, step),
        Command::SetMetric { metric, points } => {
            let key = super::cloudwatch::intern(metric, None, step);
            let points = points.clone();
            step.emit(Event::MetricPinned { key, points });
            metrics::keep_awake(step);
        }
        other => unreachable!("{other:?} is no lever"),
    }
    Answer::Done
}

fn add_instances(add: &AddContainerInstances, step: &mut Step<'_>) -> Answer {
    let mut made = Vec::new();
    if let Some(role) = add.role.as_deref()
        && !crate::lifecycle::permits::may_register(step.world(), role)
    {
        let role = role.to_string();
        step.emit(Event::Identity(model::IdentityEvent::RegistrationDenied {
            role,
        }));
        return Answer::Instances(made);
    }
    for n in 0..add.count as usize {
        let id = step.world().next_instance();
        let zone = add.zones[n % add.zones.len()].clone();
        let mut instance = new_instance(step.world(), id, zone, add, step.now());
        if let Some(subnet) = add.subnets.get(n % add.zones.len()) {
            name_subnet(step.world(), &mut instance, subnet);
        }
        step.emit(Event::InstanceRegistered(Box::new(instance)));
        if let Some(subnet) = add.subnets.get(n % add.zones.len()) {
            crate::network::attach_host(id, subnet, &add.security_groups, step);
        }
        registration::begin(id, step);
        made.push(id);
    }
    service_scheduler::capacity_came(add.cluster, step);
    Answer::Instances(made)
}

/// The attributes of an instance in that subnet.
pub fn name_subnet(world: &World, instance: &mut Instance, subnet: &str) {
    let vpc = world.network.subnet(subnet).map(|it| it.vpc.clone());
    let attributes = Arc::make_mut(&mut instance.node.attributes);
    attributes.insert("ecs.subnet-id".into(), Some(subnet.to_string()));
    attributes.insert("ecs.vpc-id".into(), vpc);
}

/// Source: ECS developer guide, container instances: registered resources and built-in attributes.
/// Model: the agent version, and every capability an ECS-optimized image of that type would report.
#[inline(never)]
pub fn new_instance(
    world: &World,
    id: InstanceId,
    zone: String,
    add: &AddContainerInstances,
    now: base::SimTime,
) -> Instance {
    let kind = rules::instance_types::find(&add.instance_type).expect("admitted types are known");
    let mut attributes = rules::instance_types::agent_attributes(kind);
    attributes.insert("ecs.availability-zone".into(), Some(zone.clone()));
    attributes.extend(add.attributes.iter().cloned());
    let memory = kind.memory_less(add.reserved_memory);
    let memory = memory.expect("admitted reservations leave some");
    let node = Node {
        id,
        zone,
        status: NodeStatus::Active,
        agent_connected: true,
        agent_version: "1.105.1".into(),
        ec2_instance_id: identity::ec2_instance_id(world.seed, id),
        registered_at: nodes::unix_secs(now),
        cpu_total: kind.cpu(),
        cpu_left: kind.cpu(),
        memory_total: memory,
        memory_left: memory,
        gpus_left: kind.gpus,
        eni_slots: kind.task_slots(world.trunking),
        enis_left: kind.task_slots(world.trunking),
        ports: model::apply::reserved_ports().collect(),
        attributes: Arc::new(attributes),
        groups: BTreeMap::new(),
        running_tasks: 0,
    };
    let mut made = Instance {
        id,
        cluster: add.cluster,
        instance_type: add.instance_type.clone(),
        launch_type: LaunchType::Ec2,
        state: InstanceState::Running,
        registered_at: now,
        node,
        images: BTreeSet::new(),
        last_dynamic_port: 0,
        pending_tasks: 0,
        role: add.role.clone(),
    };
    if world.trunking && kind.trunked_slots > 0 {
        registration::hold(&mut made);
    }
    made
}

fn set_agent(instance: InstanceId, connected: bool, step: &mut Step<'_>) {
    let it = &step.world().instances[&instance];
    let (cluster, now_connected) = (it.cluster, it.node.agent_connected);
    if now_connected == connected {
        return;
    }
    step.emit(Event::AgentConnectionChanged {
        instance,
        connected,
    });
    if connected {
        let tasks: Vec<TaskId> = step
            .world()
            .live_tasks_on(instance)
            .map(|it| it.id)
            .collect();
        for task in tasks {
            health::arm_probe(task, step);
        }
    }
    // Also when it is lost: the reason why a task waits may have been this instance.
    service_scheduler::wake_waiting(cluster, step);
    if connected {
        service_scheduler::capacity_came(cluster, step);
    }
}

fn fail_zone(zone: &str, step: &mut Step<'_>) {
    if step.world().zone_failed(zone) {
        return;
    }
    let seq = step.emit(Event::ZoneFailed {
        zone: zone.to_string(),
    });
    let step = &mut step.because(seq);
    for instance in in_zone(step.world(), zone, InstanceState::Running) {
        let state = InstanceState::Stopped;
        step.emit(Event::InstanceStateChanged { instance, state });
        if step.world().instances[&instance].node.agent_connected {
            step.emit(Event::AgentConnectionChanged {
                instance,
                connected: false,
            });
        }
        lose_tasks(instance, StoppedReason::HostStopped(instance), step);
        let cluster = step.world().instances[&instance].cluster;
        service_scheduler::wake_waiting(cluster, step);
    }
    let on_fargate = |it: &&model::Task| {
        !it.is_stopped() && it.zone == zone && it.launch_type == LaunchType::Fargate
    };
    let tasks: Vec<TaskId> = step
        .world()
        .all_tasks()
        .filter(on_fargate)
        .map(|it| it.id)
        .collect();
    for task in tasks {
        let reason = StoppedReason::ZoneFailed {
            zone: zone.to_string(),
        };
        stopping::lose(task, StopCode::InfrastructureHealth, reason, step);
    }
}

fn restore_zone(zone: &str, step: &mut Step<'_>) {
    let seq = step.emit(Event::ZoneRestored {
        zone: zone.to_string(),
    });
    let step = &mut step.because(seq);
    for instance in in_zone(step.world(), zone, InstanceState::Stopped) {
        let up = step.now() + timing::INSTANCE_BOOT;
        step.wake(TimerKey::InstanceBoot(instance), up);
    }
    let clusters: Vec<_> = step.world().clusters.keys().copied().collect();
    for cluster in clusters {
        service_scheduler::capacity_came(cluster, step);
    }
    // A group that did without the zone is out of balance now.
    let groups = step.world().groups.values();
    let groups = groups.filter(|it| it.zones.iter().any(|it| it == zone));
    let groups: Vec<_> = groups.map(|it| it.id).collect();
    for group in groups {
        auto_scaling_group::wake(group, step);
    }
}

fn in_zone(world: &World, zone: &str, state: InstanceState) -> Vec<InstanceId> {
    let there = |it: &&Instance| it.state == state && it.node.zone == zone;
    world
        .all_instances()
        .filter(there)
        .map(|it| it.id)
        .collect()
}

/// A stopped instance is up again and its agent connects.
#[inline(never)]
pub fn finish_boot(instance: InstanceId, step: &mut Step<'_>) {
    let it = &step.world().instances[&instance];
    if it.state == InstanceState::Stopped && !step.world().zone_failed(&it.node.zone) {
        let state = InstanceState::Running;
        step.emit(Event::InstanceStateChanged { instance, state });
        set_agent(instance, true, step);
    }
    registration::go_on(instance, step);
}

fn exit_container(id: TaskId, container: Option<&str>, exit_code: i32, step: &mut Step<'_>) {
    let task = &step.world().tasks[&id];
    let definition = lifecycle::definition_of(step.world(), task);
    let running = |n: &usize| task.containers[*n].status == TaskStatus::Running;
    let wanted = |n: &usize| match container {
        Some(name) => task.containers[*n].name == name,
        None => definition.containers[*n].essential,
    };
    let all = 0..task.containers.len();
    let found = all
        .clone()
        .filter(running)
        .find(wanted)
        .or_else(|| all.clone().find(running));
    if let Some(n) = found {
        lifecycle::exit_container(id, n, exit_code, None, step);
    }
}

fn tasks_with_image(world: &World, image: &str) -> Vec<TaskId> {
    let runs = |it: &&model::Task| {
        !it.is_stopped()
            && lifecycle::definition_of(world, it)
                .containers
                .iter()
                .any(|c| c.image == image)
    };
    world.all_tasks().filter(runs).map(|it| it.id).collect()
}
