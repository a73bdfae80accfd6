//! From the world to the facts that placement looks at: a pool of nodes and the ask of one task.

use base::{ClusterId, Stream};
use model::{
    EPOCH_UNIX_SECS, InstanceState, LaunchType, NetworkConfiguration, NetworkMode, TaskDefinition,
    World,
};
use rules::placement::{Ask, Constraint, Pool, Protocol, Strategy};

/// The instances of a cluster that are still registered.
pub fn pool(world: &World, cluster: ClusterId) -> Pool {
    let registered = world
        .instances
        .values()
        .filter(|it| it.cluster == cluster && it.state != InstanceState::Terminated);
    Pool::new(registered.map(|it| it.node.clone()).collect())
}

/// What one task of the definition needs, without strategies and constraints of the request.
pub fn ask(
    world: &World,
    definition: &TaskDefinition,
    group: &str,
    network: Option<&NetworkConfiguration>,
) -> Ask {
    let awsvpc = definition.network_mode == NetworkMode::Awsvpc;
    let zones = network
        .filter(|_| awsvpc)
        .map(|it| it.zones.clone())
        .filter(|it| !it.is_empty());
    let mut constraints: Vec<Constraint> = Vec::new();
    for expression in &definition.placement_constraints {
        constraints.push(Constraint::MemberOf(expression.clone()));
    }
    let ordinal = world.tasks.len() as u64;
    Ask {
        cpu: definition.cpu_demand(),
        memory: definition.memory_demand(),
        gpus: rules::gpu::sum(definition.containers.iter().map(|it| it.gpus)),
        ports: fixed_host_ports(definition),
        enis: u32::from(awsvpc),
        zones,
        attributes: definition.requires_attributes.clone(),
        constraints,
        strategies: Vec::new(),
        group: group.to_string(),
        draw: world.dice().bits(Stream::Placement, ordinal, 0),
    }
}

/// Host ports a task reserves on its instance: the fixed ones of bridge and host mode.
///
/// Source: amazon-ecs-agent, task.go ToHostResources (read 2026-11).
pub fn fixed_host_ports(definition: &TaskDefinition) -> Vec<(Protocol, u16)> {
    if !matches!(
        definition.network_mode,
        NetworkMode::Bridge | NetworkMode::Host
    ) {
        return Vec::new();
    }
    let mappings = definition
        .containers
        .iter()
        .flat_map(|it| &it.port_mappings);
    let mut ports: Vec<_> = mappings
        .filter(|it| it.host_port > 0)
        .map(|it| (it.protocol, it.host_port))
        .collect();
    ports.sort_unstable();
    ports.dedup();
    ports
}

/// Strategies of a service: its own, else spread over zones, then over instances.
///
/// Source: ECS API, UpdateService.placementStrategy; developer guide, services (read 2026-11).
pub fn service_strategies(given: &[Strategy]) -> Vec<Strategy> {
    if given.is_empty() {
        vec![
            Strategy::SpreadAttribute("ecs.availability-zone".into()),
            Strategy::SpreadInstance,
        ]
    } else {
        given.to_vec()
    }
}

/// Strategies of RunTask: its own, else random over the instances that fit.
///
/// Source: ECS developer guide, scheduling tasks (read 2026-11).
pub fn run_task_strategies(given: &[Strategy]) -> Vec<Strategy> {
    if given.is_empty() {
        vec![Strategy::Random]
    } else {
        given.to_vec()
    }
}

/// The default of a launch type for a definition that allows it.
pub fn supports(definition: &TaskDefinition, launch_type: LaunchType) -> bool {
    use model::Compatibility;
    definition.compatibilities.contains(&match launch_type {
        LaunchType::Ec2 => Compatibility::Ec2,
        LaunchType::Fargate => Compatibility::Fargate,
    })
}

/// Unix seconds of a simulated moment, for `registeredAt` in the query language.
pub fn unix_secs(at: base::SimTime) -> i64 {
    EPOCH_UNIX_SECS + i64::try_from(at.0 / 1000).unwrap_or(i64::MAX - EPOCH_UNIX_SECS)
}
