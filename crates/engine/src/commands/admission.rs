//! Whether a command may happen in this world, and if not, why.
//!
//! Source: ECS API, errors of each operation (read 2026-11); texts are `aws-api`'s.

use crate::command::{Command, CreateService, RunTask, StartTask, UpdateService};
use crate::nodes;
use crate::refusal::{Many, Refusal};
use base::{InstanceId, ServiceId, TargetGroupId};
use model::{
    InstanceState, LaunchType, NetworkConfiguration, NetworkMode, RevisionStatus,
    ServiceLoadBalancer, ServiceStatus, TargetType, TaskDefinition, TaskDefinitionRef, TaskStatus,
    World,
};
use rules::placement::NodeStatus;

/// Lab limits, so that a link from a stranger cannot fill the memory of a tab.
pub const MAX_INSTANCES: u32 = 5_000;
pub const MAX_SERVICES: u32 = 200;
pub const MAX_DESIRED: u32 = 5_000;
pub const MAX_TASKS_EVER: u32 = 200_000;
pub const MAX_DEFINITIONS: u32 = 10_000;
pub const MAX_NETWORK: u32 = 1_000;

/// # Errors
/// The refusal; nothing has happened.
pub fn admit(world: &World, command: &Command) -> Result<(), Refusal> {
    match command {
        Command::RegisterTaskDefinition { .. } => {
            let count = world
                .families
                .values()
                .map(|it| it.revisions.len())
                .sum::<usize>();
            limit(Many::Revisions, count, MAX_DEFINITIONS)
        }
        Command::Tagged { command, .. } | Command::Handing { command, .. } => admit(world, command),
        Command::Overridden { command, overrides } => {
            let definition = &overrides.definition;
            if let Some(role) = crate::lifecycle::permits::not_assumable(world, definition) {
                return Err(Refusal::RoleNotAssumable { role });
            }
            admit(world, command)
        }
        Command::ChangeTags { target, put, .. } => {
            super::documents::tags_admitted(world, target, put)
        }
        Command::RunTask(run_task) => run_task_admitted(world, run_task),
        Command::StartTask(start_task) => start_task_admitted(world, start_task),
        Command::StopTask { task, .. } if world.tasks[task].is_stopped() => {
            Err(Refusal::TaskAlreadyStopped)
        }
        Command::Storage(_) => limit(Many::Storage, world.storage.made as usize, MAX_NETWORK),
        Command::Network(_) => limit(Many::Network, world.network.made as usize, MAX_NETWORK),
        Command::CreateService(create) => create_admitted(world, create),
        Command::UpdateService(update) => update_admitted(world, update),
        Command::DeleteService { service, force } => {
            let service = active(world, *service)?;
            if !force && world.task_sets.of(service.id).next().is_some() {
                return Err(Refusal::DeploymentsActive);
            }
            if service.desired.0 > 0 && !force {
                return Err(Refusal::ServiceStillScaled {
                    name: service.name.clone(),
                });
            }
            Ok(())
        }
        Command::UpdateContainerInstancesState { instances, .. } => {
            instances.iter().try_for_each(|it| in_use(world, *it))
        }
        Command::DeregisterContainerInstance { instance, force } => {
            registered(world, *instance)?;
            if world.live_tasks_on(*instance).next().is_some() && !force {
                return Err(Refusal::RunningTasksOnInstance {
                    instance: *instance,
                });
            }
            Ok(())
        }
        Command::PutAttributes { attributes } => attributes
            .iter()
            .try_for_each(|(it, _, _)| registered(world, *it)),
        Command::DeleteAttributes { attributes } => attributes
            .iter()
            .try_for_each(|(it, _)| registered(world, *it)),
        Command::RegisterScalableTarget {
            service, min, max, ..
        } => {
            active(world, *service)?;
            let before = world.scalable_targets.get(service);
            let min = min
                .or(before.map(|it| it.min))
                .ok_or(Refusal::CapacityMissing)?;
            let max = max
                .or(before.map(|it| it.max))
                .ok_or(Refusal::CapacityMissing)?;
            if min > max {
                return Err(Refusal::MinAboveMax {
                    min: min.0,
                    max: max.0,
                });
            }
            limit(Many::DesiredTasks, max.0 as usize, MAX_DESIRED + 1)
        }
        Command::DeregisterScalableTarget { service }
            if !world.scalable_targets.contains_key(service) =>
        {
            Err(Refusal::NotAScalableTarget)
        }
        Command::PutScalingPolicy(put) if !world.scalable_targets.contains_key(&put.service) => {
            Err(Refusal::NotAScalableTarget)
        }
        Command::CloudWatch(command) => super::cloudwatch::admit(world, command),
        Command::Queue(command) => super::queues::admit(world, command),
        Command::TaskSet(command) => super::task_sets::admit(world, command),
        Command::Capacity(command) => super::groups::admit(world, command),
        Command::Scaling(command) => super::schedules::admit(world, command),
        lever => lever_admitted(world, lever),
    }
}

fn lever_admitted(world: &World, lever: &Command) -> Result<(), Refusal> {
    match lever {
        Command::AddContainerInstances(add) => {
            let Some(kind) = rules::instance_types::find(&add.instance_type) else {
                let known = rules::instance_types::ALL
                    .iter()
                    .map(|it| it.name.to_string());
                return Err(Refusal::UnknownInstanceType {
                    instance_type: add.instance_type.clone(),
                    known: known.collect(),
                });
            };
            let (total, reserved) = (kind.memory(), add.reserved_memory);
            if kind.memory_less(reserved).is_none() {
                return Err(Refusal::ReservedMemory { total, reserved });
            }
            let total = world.instances.len() + add.count as usize;
            limit(Many::Instances, total, MAX_INSTANCES + 1)
        }
        Command::FailContainerInstance { instance }
        | Command::DisconnectAgent { instance }
        | Command::ReconnectAgent { instance } => registered(world, *instance),
        Command::FailAvailabilityZone { zone } => {
            let known = known_zones(world);
            let zone = zone.clone();
            if known.contains(&zone) {
                Ok(())
            } else {
                Err(Refusal::UnknownZone { zone, known })
            }
        }
        Command::RestoreAvailabilityZone { zone } if !world.zone_failed(zone) => {
            Err(Refusal::ZoneNotFailed { zone: zone.clone() })
        }
        Command::ExitContainer {
            task, container, ..
        } => {
            let task = &world.tasks[task];
            let container = container.clone().unwrap_or_default();
            let runs = task.containers.iter().any(|it| {
                it.status == TaskStatus::Running && (container.is_empty() || it.name == container)
            });
            if runs {
                Ok(())
            } else {
                Err(Refusal::ContainerNotRunning { container })
            }
        }
        _ => Ok(()),
    }
}

/// Zones that hold anything: instances, subnets, tasks.
fn known_zones(world: &World) -> Vec<String> {
    let subnets = world.network.subnets.iter().map(|it| &it.zone);
    let tasks = world.tasks.values().map(|it| &it.zone);
    let all = world.zones.keys().chain(subnets).chain(tasks);
    let once: std::collections::BTreeSet<&String> = all.collect();
    once.into_iter().cloned().collect()
}

pub(super) fn limit(what: Many, count: usize, limit: u32) -> Result<(), Refusal> {
    if count < limit as usize {
        Ok(())
    } else {
        Err(Refusal::TooMany { what, limit })
    }
}

fn registered(world: &World, instance: InstanceId) -> Result<(), Refusal> {
    let there = world.instances.get(&instance);
    let there = there.is_some_and(|it| it.state != InstanceState::Terminated);
    if there {
        Ok(())
    } else {
        Err(Refusal::InstanceNotActive { instance })
    }
}

/// ACTIVE or DRAINING.
///
/// Source: ECS API, UpdateContainerInstancesState: an instance cannot become DRAINING before it has
/// been ACTIVE (read 2026-11).
fn in_use(world: &World, instance: InstanceId) -> Result<(), Refusal> {
    registered(world, instance)?;
    match world.instances[&instance].node.status {
        NodeStatus::Active | NodeStatus::Draining => Ok(()),
        _ => Err(Refusal::InstanceNotActive { instance }),
    }
}

pub(super) fn active(world: &World, service: ServiceId) -> Result<&model::Service, Refusal> {
    let service = &world.services[&service];
    if service.status == ServiceStatus::Active {
        Ok(service)
    } else {
        Err(Refusal::ServiceNotActive {
            name: service.name.clone(),
        })
    }
}

/// Source: ECS developer guide, task networking on EC2: no public address (read 2026-11).
fn usable<'w>(
    world: &'w World,
    definition: &TaskDefinitionRef,
    launch_type: LaunchType,
    network: Option<&NetworkConfiguration>,
) -> Result<&'w TaskDefinition, Refusal> {
    let inactive = || Refusal::TaskDefinitionInactive(definition.clone());
    let found = world.definition(definition).ok_or_else(inactive)?;
    if found.status != RevisionStatus::Active {
        return Err(inactive());
    }
    if !nodes::supports(found, launch_type) {
        let definition = definition.clone();
        return Err(Refusal::LaunchTypeNotSupported {
            definition,
            launch_type,
        });
    }
    if let Some(role) = crate::lifecycle::permits::not_assumable(world, found) {
        return Err(Refusal::RoleNotAssumable { role });
    }
    match (found.network_mode, network) {
        (NetworkMode::Awsvpc, None) => Err(Refusal::NetworkConfigurationMissing),
        (NetworkMode::Awsvpc, Some(it))
            if it.assign_public_ip && launch_type == LaunchType::Ec2 =>
        {
            Err(Refusal::PublicAddressNotOnEc2)
        }
        (NetworkMode::Awsvpc, Some(_)) => Ok(found),
        (mode, Some(_)) => Err(Refusal::NetworkConfigurationNotAllowed { mode }),
        (_, None) => Ok(found),
    }
}

fn run_task_admitted(world: &World, run: &RunTask) -> Result<(), Refusal> {
    usable(
        world,
        &run.definition,
        run.launch_type,
        run.network.as_ref(),
    )?;
    let placed = !run.constraints.is_empty() || !run.strategies.is_empty();
    if run.launch_type == LaunchType::Fargate && placed {
        return Err(Refusal::PlacementNotOnFargate);
    }
    let empty = !world
        .instances
        .values()
        .any(|it| it.cluster == run.cluster && it.state != InstanceState::Terminated);
    if run.launch_type == LaunchType::Ec2 && empty {
        return Err(Refusal::NoContainerInstances);
    }
    limit(
        Many::Tasks,
        world.tasks.len() + run.count as usize,
        MAX_TASKS_EVER,
    )
}

fn start_task_admitted(world: &World, start: &StartTask) -> Result<(), Refusal> {
    usable(
        world,
        &start.definition,
        LaunchType::Ec2,
        start.network.as_ref(),
    )?;
    limit(
        Many::Tasks,
        world.tasks.len() + start.instances.len(),
        MAX_TASKS_EVER,
    )
}

fn create_admitted(world: &World, create: &CreateService) -> Result<(), Refusal> {
    service_is_new(world, create)?;
    if let Some(definition) = &create.definition {
        let (network, balancers) = (create.network.as_ref(), &create.load_balancers);
        workload_fits(world, definition, create.launch_type, network, balancers)?;
    }
    let placed = !create.constraints.is_empty() || !create.strategies.is_empty();
    if create.launch_type == LaunchType::Fargate && placed {
        return Err(Refusal::PlacementNotOnFargate);
    }
    Ok(())
}

/// Its name is free, and the lab has room for it.
pub(super) fn service_is_new(world: &World, create: &CreateService) -> Result<(), Refusal> {
    let existing = world.service_named(create.cluster, &create.name);
    if existing.is_some_and(|it| it.status != ServiceStatus::Inactive) {
        return Err(Refusal::ServiceAlreadyExists {
            name: create.name.clone(),
        });
    }
    limit(Many::Services, world.services.len(), MAX_SERVICES)?;
    limit(
        Many::DesiredTasks,
        create.desired.0 as usize,
        MAX_DESIRED + 1,
    )
}

/// Definition, network and load balancers go together.
pub(super) fn workload_fits(
    world: &World,
    definition: &TaskDefinitionRef,
    launch_type: LaunchType,
    network: Option<&NetworkConfiguration>,
    balancers: &[ServiceLoadBalancer],
) -> Result<(), Refusal> {
    let found = usable(world, definition, launch_type, network)?;
    super::classic::fits(world, found, launch_type, balancers)?;
    balancers_fit(world, found, balancers)
}

fn update_admitted(world: &World, update: &UpdateService) -> Result<(), Refusal> {
    let service = active(world, update.service)?;
    let current = service.primary().map(|it| it.definition.clone());
    let network = update.network.as_ref().or(service.network.as_ref());
    if let Some(definition) = update.definition.clone().or(current) {
        let new = update.definition.is_some() || update.network.is_some();
        let found = world.definition(&definition);
        if new {
            usable(world, &definition, service.launch_type, network)?;
        }
        let balancers = update
            .load_balancers
            .as_ref()
            .unwrap_or(&service.load_balancers);
        if let Some(found) = found {
            super::classic::fits(world, found, service.launch_type, balancers)?;
            balancers_fit(world, found, balancers)?;
        }
    }
    let placed = update.constraints.as_ref().is_some_and(|it| !it.is_empty())
        || update.strategies.as_ref().is_some_and(|it| !it.is_empty());
    if service.launch_type == LaunchType::Fargate && placed {
        return Err(Refusal::PlacementNotOnFargate);
    }
    limit(
        Many::DesiredTasks,
        update.desired.unwrap_or_default().0 as usize,
        MAX_DESIRED + 1,
    )
}

/// Source: ECS developer guide, service load balancing: target type ip for awsvpc (read 2026-11).
fn balancers_fit(
    world: &World,
    definition: &TaskDefinition,
    balancers: &[ServiceLoadBalancer],
) -> Result<(), Refusal> {
    for balancer in balancers {
        let target_group = balancer.target_group;
        let Some(group) = world.target_groups.get(&target_group) else {
            return Err(Refusal::TargetGroupGone { target_group });
        };
        let target_type = group.target_type;
        let mode = definition.network_mode;
        if (target_type == TargetType::Ip) != (mode == NetworkMode::Awsvpc) {
            return Err(Refusal::TargetTypeMismatch {
                target_group,
                target_type,
                mode,
            });
        }
        let name = &balancer.container_name;
        let container = definition.containers.iter().find(|it| it.name == *name);
        let container = container.ok_or_else(|| Refusal::ContainerNotInDefinition {
            container: name.clone(),
        })?;
        let port = balancer.container_port;
        let mappings = container.port_mappings.iter();
        let container = name.clone();
        match mappings.filter(|it| it.container_port == port).count() {
            0 => return Err(Refusal::ContainerPortNotInDefinition { container, port }),
            1 => {}
            _ => return Err(Refusal::ContainerPortMappedTwice { container, port }),
        }
        if !has_listener(world, target_group) {
            return Err(Refusal::TargetGroupWithoutLoadBalancer { target_group });
        }
    }
    Ok(())
}

fn has_listener(world: &World, group: TargetGroupId) -> bool {
    world
        .load_balancers
        .values()
        .any(|it| it.target_groups.contains(&group))
}
