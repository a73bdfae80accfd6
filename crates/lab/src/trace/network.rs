//! Words for what changes in the network and for paths that end on their way.

use super::Words;
use model::door::DoorEvent;
use model::network::{Blocked, Change, PathOf};
use model::{Event, World};
use rules::reach::{self, Hop, PathStep};

pub(super) fn words(world: &World, event: &Event) -> Option<Words> {
    match event {
        Event::NetworkChanged(change) => Some(changed(world, change)),
        Event::PathBlocked(blocked) => Some(path(world, blocked)),
        Event::Door(event) => Some(door(world, event)),
        _ => None,
    }
}

fn changed(world: &World, change: &Change) -> Words {
    let (who, what) = match change {
        Change::VpcCreated(parts) => ("vpc", format!("{} created", parts.0.block)),
        Change::SubnetCreated(it) => ("subnet", format!("{} created in {}", it.block, it.zone)),
        Change::SubnetModified {
            subnet,
            map_public_ip,
        } => (
            "subnet",
            format!("{subnet} public addresses {map_public_ip}"),
        ),
        Change::TableCreated(it) => ("routes", format!("{} created", it.id)),
        Change::TableAssociated { table, subnet } => ("routes", format!("{table} for {subnet}")),
        Change::RoutePut { table, route } => (
            "routes",
            format!("{} -> {:?} in {table}", route.destination, route.via),
        ),
        Change::RouteDeleted { table, destination } => {
            ("routes", format!("{destination} deleted in {table}"))
        }
        Change::GatewayCreated(it) => ("gateway", format!("{} created", it.id)),
        Change::GatewayAttached { gateway, vpc } => match vpc {
            Some(vpc) => ("gateway", format!("{gateway} attached to {vpc}")),
            None => ("gateway", format!("{gateway} detached")),
        },
        Change::NatCreated(it) => ("gateway", format!("{} created in {}", it.id, it.subnet)),
        Change::NatDeleted { nat } => ("gateway", format!("{nat} deleted")),
        Change::EndpointCreated(it) => ("endpoint", format!("{} created", it.service)),
        Change::EndpointDeleted { endpoint } => ("endpoint", format!("{endpoint} deleted")),
        Change::GroupCreated(it) => ("sg", format!("{} created", it.name)),
        Change::Authorized {
            group, permissions, ..
        } => (
            "sg",
            format!(
                "{} admits {}",
                group_name(world, group),
                count(permissions.len())
            ),
        ),
        Change::Revoked {
            group, permissions, ..
        } => (
            "sg",
            format!(
                "{} admits {} less",
                group_name(world, group),
                count(permissions.len())
            ),
        ),
        other => return attached(other),
    };
    Words::new(who, what)
}

/// What comes to a listener, and what its rules took in a minute.
#[inline(never)]
fn door(world: &World, event: &DoorEvent) -> Words {
    let (door, what) = match event {
        DoorEvent::TrafficSet(it) => {
            let asked = it.requests.iter();
            let asked = asked.map(|it| format!("{}{} {}", it.host, it.path, it.weight));
            let curve = super::account::traffic(&it.points);
            (it.door, format!("{curve}: {}", super::list(asked, 4)))
        }
        DoorEvent::Routed { door, taken } => {
            let rules = taken
                .iter()
                .map(|(rule, count)| format!("rule {rule} took {count}"));
            (*door, super::list(rules, 6))
        }
    };
    let balancer = world.load_balancers.get(&door.0);
    let name = balancer.map_or_else(|| door.0.to_string(), |it| it.name.clone());
    Words::new(format!("alb {name}"), what)
}

/// Network interfaces of tasks and instances.
fn attached(change: &Change) -> Words {
    let (who, what, at) = match change {
        Change::HostAttached {
            instance,
            interface,
        } => (format!("inst {instance}"), "interface", Some(interface)),
        Change::TaskAttached { task, interface } => {
            (format!("task {task}"), "interface", Some(interface))
        }
        Change::TrunkAttached {
            instance,
            interface,
        } => (format!("inst {instance}"), "trunk", Some(interface)),
        Change::TrunkDetached { instance } => (format!("inst {instance}"), "trunk deleted", None),
        other => unreachable!("{other:?} is no interface"),
    };
    let place = at.map(|it| format!(" {} in {}", reach::dotted(it.address), it.subnet));
    Words::new(who, format!("{what}{}", place.unwrap_or_default()))
}

fn count(number: usize) -> String {
    super::count(u32::try_from(number).unwrap_or(u32::MAX), "permission")
}

fn path(world: &World, blocked: &Blocked) -> Words {
    let what = match &blocked.of {
        PathOf::HealthCheck { target_group, .. } => {
            let group = world.target_groups.get(target_group);
            let name = group.map_or_else(|| target_group.to_string(), |it| it.name.clone());
            format!("health check of {name}")
        }
        PathOf::Mount { file_system, .. } => format!("mount of {file_system}"),
        PathOf::Pull { image, service, .. } => format!("pull of {image} at {service}"),
    };
    let why = reach::refusing(&blocked.hops).map_or_else(String::new, |it| hop(world, it));
    Words::new(
        format!("task {}", blocked.of.task()),
        format!("{what} blocked: {why}"),
    )
}

/// A security group's name; anything else as it is.
fn group_name<'w>(world: &'w World, id: &'w str) -> &'w str {
    world.network.group(id).map_or(id, |it| it.name.as_str())
}

/// One hop as a sentence: what it asks, and whether it passes.
pub fn hop(world: &World, hop: &Hop) -> String {
    let named = |ids: &[String]| {
        let names: Vec<&str> = ids.iter().map(|it| group_name(world, it)).collect();
        names.join(", ")
    };
    let (yes, no) = match &hop.step {
        PathStep::Zone { balancer, zone } => (
            format!("{balancer} has a subnet in {zone}"),
            format!("{balancer} has no subnet in {zone}"),
        ),
        PathStep::Leaves {
            who,
            groups,
            port,
            to,
        } => {
            let groups = named(groups);
            (
                format!("{who} may send to {to} on port {port} ({groups})"),
                format!("{groups} of {who} admits no traffic out to {to} on port {port}"),
            )
        }
        PathStep::Enters {
            who,
            groups,
            port,
            from,
        } => {
            let (groups, from) = (named(groups), group_name(world, from));
            (
                format!("{groups} of {who} admits port {port} from {from}"),
                format!("{groups} of {who} does not admit port {port} from {from}"),
            )
        }
        PathStep::Route { subnet, table, via } => {
            let via = via.as_deref().unwrap_or("nowhere");
            (
                format!("{table} of {subnet} leads to {via}"),
                format!("{table} of {subnet} leads to {via}: no way out"),
            )
        }
        PathStep::PublicAddress { who } => (
            format!("{who} has a public address"),
            format!("{who} has no public address for the internet gateway"),
        ),
        PathStep::Endpoint { id, service } => {
            let text = format!("{id} answers for {service}");
            (text.clone(), text)
        }
    };
    if hop.passes { yes } else { no }
}
