//! From the world to paths: which interface stands where, and what a check or a pull passes through.
//!
//! Source: ECS developer guide, task networking: awsvpc tasks have their own interface and groups, all
//! others their instance's (read 2026-11). On EC2 the agent pulls, through the instance's interface.
//! Model: a load balancer stands at address .5 of the subnet in the target's zone.
//! Example: a bridge task on port 32768 is reached through its instance's security groups.

use crate::step::Step;
use base::{InstanceId, LoadBalancerId, Seq, TargetGroupId, TaskId};
use model::network::{Blocked, Change, Interface, Network, PathOf, Subnet};
use model::storage::MountTarget;
use model::{
    BalancerKind, Event, InstanceState, LaunchType, LoadBalancer, NetworkConfiguration, Target,
    Task, World,
};
use rules::placement::Protocol;
use rules::reach::{self, End, Exit, Hop, PathStep, Wall};

/// The first four addresses of a subnet and the last are AWS's own.
///
/// Source: VPC guide, subnet CIDR blocks (read 2026-11).
const RESERVED: u32 = 4;

/// Carries out a change of the network: every target is looked at again.
pub(crate) fn change(change: &Change, step: &mut Step<'_>) {
    step.emit(Event::NetworkChanged(Box::new(change.clone())));
    let groups = step.world().target_groups.values();
    let targets: Vec<(TargetGroupId, TaskId)> = groups
        .flat_map(|it| it.targets.keys().map(move |task| (it.id, *task)))
        .collect();
    for (group, task) in targets {
        crate::controllers::aws::target_group::arm(group, task, step);
    }
}

/// Addresses of the subnet that nobody uses, the lowest first.
fn free_address(world: &World, subnet: &Subnet) -> Option<u32> {
    let network = &world.network;
    let tasks = network.tasks.iter();
    let tasks = tasks.filter(|(id, _)| world.tasks.get(id).is_some_and(|it| !it.is_stopped()));
    let gone = |id: &InstanceId| {
        let it = world.instances.get(id);
        it.is_none_or(|it| it.state == InstanceState::Terminated)
    };
    let hosts = network.hosts.iter().filter(|it| !gone(it.0));
    let used: Vec<u32> = tasks
        .map(|it| it.1)
        .chain(hosts.map(|it| it.1))
        .chain(network.trunks.values())
        .filter(|it| it.subnet == subnet.id)
        .map(|it| it.address)
        .collect();
    let size = u32::try_from(subnet.block.size()).unwrap_or(u32::MAX);
    let base = subnet.block.base;
    // At most one address more than are used has to be looked at; .5 is left to load balancers.
    (RESERVED..size.saturating_sub(1))
        .map(|n| base + n)
        .filter(|it| *it != balancer_address(subnet))
        .find(|it| !used.contains(it))
}

fn balancer_address(subnet: &Subnet) -> u32 {
    subnet.block.base + RESERVED + 1
}

/// Gives a new awsvpc task its interface, where its subnet is a created one.
///
/// Source: ECS developer guide, Fargate task networking: subnet out of addresses (read 2026-11).
pub(crate) fn attach_task(
    task: TaskId,
    configured: Option<&NetworkConfiguration>,
    step: &mut Step<'_>,
) {
    let world = step.world();
    let it = &world.tasks[&task];
    let Some(configured) = configured.filter(|_| it.own_interface) else {
        return;
    };
    let subnets = configured.subnets.iter();
    let mut subnets = subnets
        .filter_map(|id| world.network.subnet(id))
        .filter(|subnet| subnet.zone == it.zone)
        .peekable();
    let Some(first) = subnets.peek().map(|it| it.id.clone()) else {
        return;
    };
    let place = subnets.find_map(|it| Some((it, free_address(world, it)?)));
    let Some((subnet, address)) = place else {
        let reason = model::StoppedReason::SubnetFull { subnet: first };
        let code = model::StopCode::TaskFailedToStart;
        return crate::lifecycle::stopping::request(task, code, reason, step);
    };
    let interface = Interface {
        subnet: subnet.id.clone(),
        groups: groups_or_default(&world.network, &configured.security_groups, subnet),
        address,
        public_address: configured.assign_public_ip && it.launch_type == LaunchType::Fargate,
    };
    let change = Change::TaskAttached { task, interface };
    step.emit(Event::NetworkChanged(Box::new(change)));
}

/// Gives a new instance its primary interface.
pub(crate) fn attach_host(
    instance: InstanceId,
    subnet: &str,
    groups: &[String],
    step: &mut Step<'_>,
) {
    let network = &step.world().network;
    let Some(subnet) = network.subnet(subnet) else {
        return;
    };
    let Some(address) = free_address(step.world(), subnet) else {
        return;
    };
    let interface = Interface {
        subnet: subnet.id.clone(),
        groups: groups_or_default(network, groups, subnet),
        address,
        public_address: subnet.map_public_ip,
    };
    let change = Change::HostAttached {
        instance,
        interface,
    };
    step.emit(Event::NetworkChanged(Box::new(change)));
}

/// Gives an instance its trunk interface; false when its subnet has no address left for it.
///
/// Source: ECS developer guide, ENI trunking (read 2026-11). Model: in the implicit network there is
/// always room.
pub(crate) fn attach_trunk(instance: InstanceId, step: &mut Step<'_>) -> bool {
    let world = step.world();
    let Some(host) = world.network.hosts.get(&instance) else {
        return true;
    };
    let subnet = world.network.subnet(&host.subnet);
    let Some(address) = subnet.and_then(|it| free_address(world, it)) else {
        return false;
    };
    let interface = Interface {
        address,
        public_address: false,
        ..host.clone()
    };
    let change = Change::TrunkAttached {
        instance,
        interface,
    };
    step.emit(Event::NetworkChanged(Box::new(change)));
    true
}

/// The groups asked for, or the VPC's default group.
///
/// Source: ECS API, AwsVpcConfiguration.securityGroups; EC2 guide, default security groups (2026-11).
fn groups_or_default(network: &Network, groups: &[String], subnet: &Subnet) -> Vec<String> {
    if !groups.is_empty() {
        return groups.to_vec();
    }
    let vpc = network.vpcs.iter().find(|it| it.id == subnet.vpc);
    vpc.map(|it| it.default_group.clone()).into_iter().collect()
}

fn walls<'w>(network: &'w Network, groups: &[String]) -> Vec<Wall<'w>> {
    let found = groups.iter().filter_map(|it| network.group(it));
    found
        .map(|it| Wall {
            id: &it.id,
            ingress: &it.ingress,
            egress: &it.egress,
        })
        .collect()
}

/// The interface a task's traffic passes: its own, or its instance's.
pub fn interface_of<'w>(world: &'w World, task: &Task) -> Option<&'w Interface> {
    if task.own_interface {
        world.network.tasks.get(&task.id)
    } else {
        world.network.hosts.get(&task.instance?)
    }
}

/// The way of a health check from the load balancer to the target, empty in the implicit network.
///
/// Source: ECS developer guide, load balancer security groups (read 2026-11): the target's group must
/// admit the port from the load balancer; a Network Load Balancer without groups is its address.
pub fn check_path(
    world: &World,
    group: TargetGroupId,
    target: &Target,
) -> Option<(LoadBalancerId, Vec<Hop>)> {
    if world.network.is_implicit() {
        return None;
    }
    let task = &world.tasks[&target.task];
    let to = interface_of(world, task)?;
    let mut balancers = world.load_balancers.values();
    let balancer = balancers.find(|it| it.target_groups.contains(&group))?;
    let stands = balancer
        .subnets
        .iter()
        .any(|it| world.network.subnet(it).is_some());
    if !stands {
        return None;
    }
    let port = world.target_groups[&group].health_check.port;
    let port = port.unwrap_or(target.port);
    Some((balancer.id, from_balancer(world, balancer, task, to, port)))
}

/// Source: NLB guide, security groups: without any, traffic is not looked at (read 2026-11).
fn groups_of_balancer(network: &Network, it: &LoadBalancer, subnet: &Subnet) -> Vec<String> {
    if it.security_groups.is_empty() && it.kind == BalancerKind::Network {
        return Vec::new();
    }
    groups_or_default(network, &it.security_groups, subnet)
}

fn balancer_end<'w>(
    network: &'w Network,
    balancer: &LoadBalancer,
    subnet: &Subnet,
    groups: &[String],
) -> End<'w> {
    End {
        name: balancer.name.clone(),
        address: balancer_address(subnet),
        walls: walls(network, groups),
    }
}

/// Whether a client comes in at the load balancer's own door; `None` in the implicit network.
///
/// Model: the client of an internal load balancer stands at the first free address of its subnet.
pub fn door_path(world: &World, balancer: &LoadBalancer, port: u16) -> Option<Hop> {
    let network = &world.network;
    let subnet = balancer.subnets.iter().find_map(|it| network.subnet(it))?;
    let groups = groups_of_balancer(network, balancer, subnet);
    let door = balancer_end(network, balancer, subnet, &groups);
    let client = End {
        name: "client".to_string(),
        address: match balancer.internal {
            true => subnet.block.base + RESERVED,
            false => reach::INTERNET,
        },
        walls: Vec::new(),
    };
    reach::connect(&client, &door, Protocol::Tcp, port).pop()
}

fn from_balancer(
    world: &World,
    balancer: &LoadBalancer,
    task: &Task,
    to: &Interface,
    port: u16,
) -> Vec<Hop> {
    let network = &world.network;
    let subnets = balancer.subnets.iter().filter_map(|it| network.subnet(it));
    let mut here = subnets.filter(|it| it.zone == task.zone);
    let subnet = here.next();
    let step = PathStep::Zone {
        balancer: balancer.name.clone(),
        zone: task.zone.clone(),
    };
    let passes = subnet.is_some();
    let mut path = vec![Hop { step, passes }];
    let Some(subnet) = subnet else {
        return path;
    };
    let groups = groups_of_balancer(network, balancer, subnet);
    let from = balancer_end(network, balancer, subnet, &groups);
    let to = End {
        name: task.id.to_string(),
        address: to.address,
        walls: walls(network, &to.groups),
    };
    path.extend(reach::connect(&from, &to, Protocol::Tcp, port));
    path
}

/// Says once why a target's check ends on its way; the unchanged reason is not repeated.
pub(crate) fn tell_blocked_check(
    group: TargetGroupId,
    task: TaskId,
    step: &mut Step<'_>,
) -> Option<Seq> {
    let world = step.world();
    let target = &world.target_groups[&group].targets[&task];
    let (load_balancer, hops) = check_path(world, group, target)?;
    if reach::arrives(&hops) {
        return None;
    }
    let of = PathOf::HealthCheck {
        load_balancer,
        target_group: group,
        task,
    };
    Some(step.emit(Event::PathBlocked(Box::new(Blocked { of, hops }))))
}

/// The way from a task, or its instance, to a file system's mount target.
///
/// Source: EFS guide, using VPC security groups: inbound TCP 2049 from the client (read 2026-11).
pub fn mount_path(
    world: &World,
    task: &Task,
    target: &MountTarget,
    protocol: Protocol,
    port: u16,
) -> Vec<Hop> {
    let network = &world.network;
    let (Some(from), Some(subnet)) = (interface_of(world, task), network.subnet(&target.subnet))
    else {
        return Vec::new();
    };
    let from = End {
        name: task.id.to_string(),
        address: from.address,
        walls: walls(network, &from.groups),
    };
    let groups = groups_or_default(network, &target.security_groups, subnet);
    let to = End {
        name: target.id.clone(),
        address: subnet.block.base + RESERVED + 3,
        walls: walls(network, &groups),
    };
    reach::connect(&from, &to, protocol, port)
}

/// The way out of an interface's subnet.
pub fn exit<'w>(network: &'w Network, name: String, it: &'w Interface) -> Option<Exit<'w>> {
    let subnet = network.subnet(&it.subnet)?;
    let table = network.table_of(subnet)?;
    let gateways = network.gateways.iter();
    let gateways = gateways.filter(|it| it.vpc.as_ref() == Some(&subnet.vpc));
    let nats = network.nats.iter().filter_map(|nat| {
        let subnet = network.subnet(&nat.subnet)?;
        let table = network.table_of(subnet)?;
        Some(reach::Nat {
            id: &nat.id,
            subnet: &subnet.id,
            table: &table.id,
            routes: &table.routes,
        })
    });
    let here = |it: &&model::network::Endpoint| {
        it.vpc == subnet.vpc && (!it.gateway || it.tables.contains(&table.id))
    };
    let endpoints = network.endpoints.iter().filter(here).map(|it| {
        let stands = it.subnets.iter().find_map(|id| network.subnet(id));
        let interface = stands.filter(|_| !it.gateway).map(|subnet| End {
            name: it.id.clone(),
            address: subnet.block.base + RESERVED + 2,
            walls: walls(network, &groups_or_default(network, &it.groups, subnet)),
        });
        reach::Endpoint {
            id: &it.id,
            service: &it.service,
            interface,
        }
    });
    Some(Exit {
        from: End {
            name,
            address: it.address,
            walls: walls(network, &it.groups),
        },
        subnet: &subnet.id,
        table: &table.id,
        routes: &table.routes,
        public_address: it.public_address,
        gateways: gateways.map(|it| it.id.as_str()).collect(),
        nats: nats.collect(),
        endpoints: endpoints.collect(),
    })
}

/// The way of a pull to each service it needs, up to the first that cannot be reached. Empty in the
/// implicit network.
pub fn pull_path(world: &World, task: &Task, image: &str) -> Vec<(&'static str, Vec<Hop>)> {
    let interface = match task.launch_type {
        LaunchType::Fargate => world.network.tasks.get(&task.id),
        LaunchType::Ec2 => task.instance.and_then(|it| world.network.hosts.get(&it)),
    };
    let name = match task.instance {
        Some(instance) => instance.to_string(),
        None => task.id.to_string(),
    };
    let Some(exit) = interface.and_then(|it| exit(&world.network, name, it)) else {
        return Vec::new();
    };
    let mut path = Vec::new();
    for service in reach::need_of(reach::registry_of(image)) {
        let hops = reach::to_service(&exit, service);
        let arrives = reach::arrives(&hops);
        path.push((*service, hops));
        if !arrives {
            break;
        }
    }
    path
}
