//! What stands in the network, as `aws ec2 describe-...` prints it.
//!
//! Source: EC2 API, shapes Vpc, Subnet, RouteTable, NatGateway, VpcEndpoint, SecurityGroup (2026-11).

use crate::call::{Answered, Ask};
use crate::json::Node;
use engine::Answer;
use model::network::{Endpoint, Gateway, Nat, Network, RouteTable, SecurityGroup, Subnet, Vpc};
use model::{ACCOUNT, REGION};
use rules::placement::Protocol;
use rules::reach::{Peer, Permission, Transport, Via};
use serde_json::{Value, json};

fn vpc(it: &Vpc) -> Value {
    json!({"VpcId": it.id, "CidrBlock": it.block.to_string(), "State": "available",
        "IsDefault": false, "OwnerId": ACCOUNT})
}

/// Model: AvailableIpAddressCount is that of an empty subnet.
fn subnet(it: &Subnet) -> Value {
    json!({"SubnetId": it.id, "VpcId": it.vpc, "CidrBlock": it.block.to_string(),
        "AvailabilityZone": it.zone, "MapPublicIpOnLaunch": it.map_public_ip,
        "AvailableIpAddressCount": it.block.size().saturating_sub(5), "State": "available"})
}

fn gateway(it: &Gateway) -> Value {
    let attached = it.vpc.iter();
    let attached = attached.map(|vpc| json!({"VpcId": vpc, "State": "available"}));
    json!({"InternetGatewayId": it.id, "OwnerId": ACCOUNT,
        "Attachments": attached.collect::<Vec<Value>>()})
}

fn nat(it: &Nat) -> Value {
    json!({"NatGatewayId": it.id, "SubnetId": it.subnet, "State": "available",
        "ConnectivityType": "public"})
}

fn endpoint(it: &Endpoint) -> Value {
    let groups = it.groups.iter().map(|id| json!({"GroupId": id}));
    json!({"VpcEndpointId": it.id, "VpcId": it.vpc, "State": "available",
        "ServiceName": format!("com.amazonaws.{REGION}.{}", it.service),
        "VpcEndpointType": if it.gateway { "Gateway" } else { "Interface" },
        "RouteTableIds": it.tables, "SubnetIds": it.subnets,
        "Groups": groups.collect::<Vec<Value>>(), "PrivateDnsEnabled": !it.gateway})
}

fn table(network: &Network, it: &RouteTable) -> Value {
    let routes = it.routes.iter().map(|route| {
        let destination = route.destination.to_string();
        match &route.via {
            Via::Local => json!({"DestinationCidrBlock": destination, "GatewayId": "local",
                "State": "active"}),
            Via::InternetGateway(id) => {
                let there = network.gateways.iter().find(|gateway| gateway.id == *id);
                let works = there.is_some_and(|gateway| gateway.vpc.is_some());
                json!({"DestinationCidrBlock": destination, "GatewayId": id,
                    "State": if works { "active" } else { "blackhole" }})
            }
            Via::NatGateway(id) => {
                let works = network.nats.iter().any(|nat| nat.id == *id);
                json!({"DestinationCidrBlock": destination, "NatGatewayId": id,
                    "State": if works { "active" } else { "blackhole" }})
            }
        }
    });
    let main = network.vpcs.iter().any(|vpc| vpc.main_table == it.id);
    let own = network.subnets.iter();
    let own = own.filter(|subnet| subnet.table.as_ref() == Some(&it.id));
    let mut associations: Vec<Value> = own
        .map(|subnet| json!({"Main": false, "RouteTableId": it.id, "SubnetId": subnet.id}))
        .collect();
    if main {
        associations.push(json!({"Main": true, "RouteTableId": it.id}));
    }
    json!({"RouteTableId": it.id, "VpcId": it.vpc, "Associations": associations,
        "Routes": routes.collect::<Vec<Value>>()})
}

/// A rule of a security group, as it is described, and as the calls that set and revoke it take it.
///
/// Source: EC2 API, IpPermission (read 2026-11).
pub fn permission(it: &Permission) -> Value {
    let mut shown = match it.transport {
        Transport::All => json!({"IpProtocol": "-1"}),
        Transport::Of(protocol) => json!({
            "IpProtocol": if protocol == Protocol::Tcp { "tcp" } else { "udp" },
            "FromPort": it.from_port, "ToPort": it.to_port}),
    };
    let (ranges, pairs) = match &it.peer {
        Peer::Cidr(block) => (json!([{"CidrIp": block.to_string()}]), json!([])),
        Peer::Group(id) => (json!([]), json!([{"GroupId": id, "UserId": ACCOUNT}])),
    };
    shown["IpRanges"] = ranges;
    shown["UserIdGroupPairs"] = pairs;
    shown
}

fn group(it: &SecurityGroup) -> Value {
    let list = |list: &[Permission]| list.iter().map(permission).collect::<Vec<Value>>();
    json!({"GroupId": it.id, "GroupName": it.name, "VpcId": it.vpc, "OwnerId": ACCOUNT,
        "IpPermissions": list(&it.ingress), "IpPermissionsEgress": list(&it.egress)})
}

pub(super) fn new_vpc(ask: &Ask, _: &Answer) -> Value {
    json!({"Vpc": ask.world.network.vpcs.last().map(vpc)})
}

pub(super) fn new_subnet(ask: &Ask, _: &Answer) -> Value {
    json!({"Subnet": ask.world.network.subnets.last().map(subnet)})
}

pub(super) fn new_gateway(ask: &Ask, _: &Answer) -> Value {
    json!({"InternetGateway": ask.world.network.gateways.last().map(gateway)})
}

pub(super) fn new_nat(ask: &Ask, _: &Answer) -> Value {
    json!({"NatGateway": ask.world.network.nats.last().map(nat)})
}

pub(super) fn new_endpoint(ask: &Ask, _: &Answer) -> Value {
    json!({"VpcEndpoint": ask.world.network.endpoints.last().map(endpoint)})
}

pub(super) fn new_table(ask: &Ask, _: &Answer) -> Value {
    let network = &ask.world.network;
    json!({"RouteTable": network.tables.last().map(|it| table(network, it))})
}

/// Model: the association's id is the subnet's with another prefix.
pub(super) fn association(ask: &Ask, _: &Answer) -> Value {
    let subnet = ask.input.text_at("SubnetId").unwrap_or_default();
    json!({"AssociationId": subnet.replace("subnet-", "rtbassoc-"),
        "AssociationState": {"State": "associated"}})
}

pub(super) fn new_group(ask: &Ask, _: &Answer) -> Value {
    let made = ask.world.network.groups.last();
    json!({"GroupId": made.map(|it| it.id.clone())})
}

/// Those of a list that the request names; all when it names none.
fn these<T>(
    input: &Node,
    key: &str,
    list: &[T],
    id_of: impl Fn(&T) -> &str,
    show: impl Fn(&T) -> Value,
) -> Vec<Value> {
    let wanted = input.texts_at(key);
    let named = |it: &&T| wanted.is_empty() || wanted.contains(&id_of(it));
    list.iter().filter(named).map(show).collect()
}

pub(super) fn vpcs(ask: &Ask) -> Answered {
    let list = &ask.world.network.vpcs;
    Ok(json!({"Vpcs": these(ask.input, "VpcIds", list, |it| &it.id, vpc)}))
}

pub(super) fn subnets(ask: &Ask) -> Answered {
    let list = &ask.world.network.subnets;
    Ok(json!({"Subnets": these(ask.input, "SubnetIds", list, |it| &it.id, subnet)}))
}

pub(super) fn tables(ask: &Ask) -> Answered {
    let network = &ask.world.network;
    let show = |it: &RouteTable| table(network, it);
    let shown = these(
        ask.input,
        "RouteTableIds",
        &network.tables,
        |it| &it.id,
        show,
    );
    Ok(json!({"RouteTables": shown}))
}

pub(super) fn gateways(ask: &Ask) -> Answered {
    let list = &ask.world.network.gateways;
    let shown = these(ask.input, "InternetGatewayIds", list, |it| &it.id, gateway);
    Ok(json!({"InternetGateways": shown}))
}

pub(super) fn nats(ask: &Ask) -> Answered {
    let list = &ask.world.network.nats;
    Ok(json!({"NatGateways": these(ask.input, "NatGatewayIds", list, |it| &it.id, nat)}))
}

pub(super) fn endpoints(ask: &Ask) -> Answered {
    let list = &ask.world.network.endpoints;
    Ok(json!({"VpcEndpoints": these(ask.input, "VpcEndpointIds", list, |it| &it.id, endpoint)}))
}

pub(super) fn groups(ask: &Ask) -> Answered {
    let list = &ask.world.network.groups;
    Ok(json!({"SecurityGroups": these(ask.input, "GroupIds", list, |it| &it.id, group)}))
}
