//! CreateVpc, CreateSubnet, gateways and endpoints.
//!
//! Source: EC2 API, CreateVpc, CreateSubnet, CreateNatGateway, CreateVpcEndpoint (read 2026-11).
//! Model: a NAT gateway needs no Elastic IP here; an interface endpoint always has private DNS.

use super::{GATEWAY, GROUP, NAT, SUBNET, TABLE, VPC, block, change, find, next_id, sized};
use crate::call::{Ask, Parsed};
use crate::error::ApiError;
use crate::shape::clip;
use crate::text::Text;
use model::REGION;
use model::network::{Change, Endpoint, Gateway, Nat, RouteTable, SecurityGroup, Subnet, Vpc};
use rules::reach::{Cidr, Peer, Permission, Route, Transport, Via};

/// A default group admits its own members, and everything out.
///
/// Source: EC2 guide, default security groups (read 2026-11).
pub(super) fn default_permissions(group: &str) -> (Vec<Permission>, Vec<Permission>) {
    let all = |peer| Permission {
        transport: Transport::All,
        from_port: 0,
        to_port: 65_535,
        peer,
    };
    let inside = vec![all(Peer::Group(group.to_owned()))];
    (inside, vec![all(Peer::Cidr(Cidr::ANYWHERE))])
}

pub(super) fn vpc(ask: &Ask) -> Parsed {
    let text = ask.input.text_at("CidrBlock").unwrap_or_default();
    let block = sized(block(text, "CidrBlock")?, "InvalidVpc.Range")?;
    let (vpc, table, group) = (
        next_id(ask.world, "vpc", 0),
        next_id(ask.world, "rtb", 1),
        next_id(ask.world, "sg", 2),
    );
    let local = Route {
        destination: block,
        via: Via::Local,
    };
    let (ingress, egress) = default_permissions(&group);
    let parts = (
        Vpc {
            id: vpc.clone(),
            block,
            main_table: table.clone(),
            default_group: group.clone(),
        },
        RouteTable {
            id: table,
            vpc: vpc.clone(),
            routes: vec![local],
        },
        SecurityGroup {
            id: group,
            name: "default".to_owned(),
            vpc,
            ingress,
            egress,
        },
    );
    let made = Change::VpcCreated(Box::new(parts));
    Ok(change(block.to_string(), made))
}

/// Source: EC2 API, InvalidSubnet.Range, InvalidSubnet.Conflict (read 2026-11).
pub(super) fn subnet(ask: &Ask) -> Parsed {
    let network = &ask.world.network;
    let vpc = ask.input.text_at("VpcId").unwrap_or_default();
    let vpc = find(&network.vpcs, |it| &it.id, vpc, VPC)?;
    let text = ask.input.text_at("CidrBlock").unwrap_or_default();
    let block = sized(block(text, "CidrBlock")?, "InvalidSubnet.Range")?;
    if !vpc.block.covers(block) {
        let text = format!("The CIDR '{block}' is invalid.");
        return Err(ApiError::new("InvalidSubnet.Range", text).at("CidrBlock"));
    }
    let mut others = network.subnets.iter().filter(|it| it.vpc == vpc.id);
    if others.any(|it| it.block.overlaps(block)) {
        let text = format!("The CIDR '{block}' conflicts with another subnet");
        return Err(ApiError::new("InvalidSubnet.Conflict", text).at("CidrBlock"));
    }
    let zone = ask.input.text_at("AvailabilityZone");
    let zone = zone.map_or_else(|| format!("{REGION}a"), str::to_owned);
    let letter = zone.strip_prefix(REGION).unwrap_or_default();
    if !matches!(letter, "a" | "b" | "c" | "d" | "e" | "f") {
        let text = format!(
            "Value ({}) for parameter availabilityZone is invalid.",
            clip(&zone)
        );
        return Err(ApiError::new("InvalidParameterValue", text).at("AvailabilityZone"));
    }
    let made = Subnet {
        id: next_id(ask.world, "subnet", 0),
        vpc: vpc.id.clone(),
        zone: zone.clone(),
        block,
        map_public_ip: false,
        table: None,
    };
    Ok(change(
        format!("{block} in {zone}"),
        Change::SubnetCreated(made),
    ))
}

pub(super) fn modify_subnet(ask: &Ask) -> Parsed {
    let id = ask.input.text_at("SubnetId").unwrap_or_default();
    let subnet = find(&ask.world.network.subnets, |it| &it.id, id, SUBNET)?;
    let value = ask.input.get("MapPublicIpOnLaunch");
    let map_public_ip = value.and_then(|it| it.bool_at("Value")).ok_or_else(|| {
        let text = Text::new("refuse-subnet-attribute");
        ApiError::new("InvalidParameterCombination", text).at("MapPublicIpOnLaunch")
    })?;
    Ok(change(
        format!("{} MapPublicIpOnLaunch {map_public_ip}", subnet.block),
        Change::SubnetModified {
            subnet: subnet.id.clone(),
            map_public_ip,
        },
    ))
}

pub(super) fn gateway(ask: &Ask) -> Parsed {
    let made = Gateway {
        id: next_id(ask.world, "igw", 0),
        vpc: None,
    };
    Ok(change(made.id.clone(), Change::GatewayCreated(made)))
}

/// Source: EC2 API, Resource.AlreadyAssociated, Gateway.NotAttached (read 2026-11).
pub(super) fn attach(ask: &Ask, attach: bool) -> Parsed {
    let network = &ask.world.network;
    let id = ask.input.text_at("InternetGatewayId").unwrap_or_default();
    let gateway = find(&network.gateways, |it| &it.id, id, GATEWAY)?;
    let id = ask.input.text_at("VpcId").unwrap_or_default();
    let vpc = find(&network.vpcs, |it| &it.id, id, VPC)?;
    let mut others = network.gateways.iter();
    let taken = others.any(|it| it.vpc.as_ref() == Some(&vpc.id));
    if attach && (gateway.vpc.is_some() || taken) {
        let text = format!(
            "resource {} is already attached to network {}",
            gateway.id, vpc.id
        );
        return Err(ApiError::new("Resource.AlreadyAssociated", text).at("InternetGatewayId"));
    }
    if !attach && gateway.vpc.as_ref() != Some(&vpc.id) {
        let text = format!(
            "resource {} is not attached to network {}",
            gateway.id, vpc.id
        );
        return Err(ApiError::new("Gateway.NotAttached", text).at("InternetGatewayId"));
    }
    let word = if attach { "to" } else { "from" };
    Ok(change(
        format!("{} {word} {}", gateway.id, vpc.block),
        Change::GatewayAttached {
            gateway: gateway.id.clone(),
            vpc: attach.then(|| vpc.id.clone()),
        },
    ))
}

pub(super) fn nat(ask: &Ask) -> Parsed {
    let id = ask.input.text_at("SubnetId").unwrap_or_default();
    let subnet = find(&ask.world.network.subnets, |it| &it.id, id, SUBNET)?;
    let made = Nat {
        id: next_id(ask.world, "nat", 0),
        subnet: subnet.id.clone(),
    };
    let summary = format!("{} in {}", made.id, subnet.block);
    Ok(change(summary, Change::NatCreated(made)))
}

pub(super) fn delete_nat(ask: &Ask) -> Parsed {
    let id = ask.input.text_at("NatGatewayId").unwrap_or_default();
    let nat = find(&ask.world.network.nats, |it| &it.id, id, NAT)?
        .id
        .clone();
    Ok(change(nat.clone(), Change::NatDeleted { nat }))
}

/// Services that a task of this lab talks to; S3 has both kinds of endpoint.
const SERVICES: [&str; 8] = [
    "ecr.api",
    "ecr.dkr",
    "s3",
    "logs",
    "secretsmanager",
    "ssm",
    "sts",
    "dynamodb",
];

/// Source: EC2 API, CreateVpcEndpoint: `com.amazonaws.REGION.SERVICE`, InvalidServiceName (2026-11).
pub(super) fn endpoint(ask: &Ask) -> Parsed {
    let network = &ask.world.network;
    let id = ask.input.text_at("VpcId").unwrap_or_default();
    let vpc = find(&network.vpcs, |it| &it.id, id, VPC)?;
    let name = ask.input.text_at("ServiceName").unwrap_or_default();
    let service = name.strip_prefix("com.amazonaws.");
    let service = service.and_then(|it| it.strip_prefix(REGION)?.strip_prefix('.'));
    let service = service.filter(|it| SERVICES.contains(it)).ok_or_else(|| {
        let text = format!("The Vpc Endpoint Service '{}' does not exist", clip(name));
        ApiError::new("InvalidServiceName", text).at("ServiceName")
    })?;
    let gateway = ask.input.text_at("VpcEndpointType") != Some("Interface");
    if gateway && !matches!(service, "s3" | "dynamodb") {
        let text = format!("The service {name} has no Gateway endpoint; choose Interface");
        return Err(ApiError::new("InvalidParameter", text).at("VpcEndpointType"));
    }
    let mut made = Endpoint {
        id: next_id(ask.world, "vpce", 0),
        vpc: vpc.id.clone(),
        service: service.to_owned(),
        gateway,
        tables: Vec::new(),
        subnets: Vec::new(),
        groups: Vec::new(),
    };
    for id in ask.input.texts_at("RouteTableIds") {
        made.tables
            .push(find(&network.tables, |it| &it.id, id, TABLE)?.id.clone());
    }
    for id in ask.input.texts_at("SubnetIds") {
        made.subnets
            .push(find(&network.subnets, |it| &it.id, id, SUBNET)?.id.clone());
    }
    for id in ask.input.texts_at("SecurityGroupIds") {
        made.groups
            .push(find(&network.groups, |it| &it.id, id, GROUP)?.id.clone());
    }
    if !gateway && made.subnets.is_empty() {
        let text = "An interface endpoint needs at least one subnet";
        return Err(ApiError::new("MissingParameter", text).at("SubnetIds"));
    }
    Ok(change(service.to_owned(), Change::EndpointCreated(made)))
}

/// Model: one endpoint a call.
pub(super) fn delete_endpoint(ask: &Ask) -> Parsed {
    let ids = ask.input.texts_at("VpcEndpointIds");
    let what = (
        "InvalidVpcEndpointId.NotFound",
        "Vpc Endpoint Id",
        "VpcEndpointIds",
    );
    let [id] = ids.as_slice() else {
        let text = Text::new("refuse-one-endpoint");
        return Err(ApiError::new("InvalidParameter", text).at("VpcEndpointIds"));
    };
    let found = find(&ask.world.network.endpoints, |it| &it.id, id, what)?;
    let endpoint = found.id.clone();
    Ok(change(
        found.service.clone(),
        Change::EndpointDeleted { endpoint },
    ))
}
