//! Route tables and routes.
//!
//! Source: EC2 API, CreateRouteTable, AssociateRouteTable, CreateRoute, DeleteRoute (read 2026-11).

use super::{GATEWAY, NAT, SUBNET, TABLE, VPC, block, change, find, next_id};
use crate::call::{Ask, Parsed};
use crate::error::ApiError;
use model::network::{Change, RouteTable};
use rules::reach::{Route, Via};

/// Routes of one table.
///
/// Source: VPC guide, quotas: 50 routes a table (read 2026-11).
const MAX_ROUTES: usize = 50;

pub(super) fn table(ask: &Ask) -> Parsed {
    let id = ask.input.text_at("VpcId").unwrap_or_default();
    let vpc = find(&ask.world.network.vpcs, |it| &it.id, id, VPC)?;
    let made = RouteTable {
        id: next_id(ask.world, "rtb", 0),
        vpc: vpc.id.clone(),
        routes: vec![Route {
            destination: vpc.block,
            via: Via::Local,
        }],
    };
    Ok(change(made.id.clone(), Change::TableCreated(made)))
}

fn table_at<'w>(ask: &'w Ask) -> Result<&'w RouteTable, ApiError> {
    let id = ask.input.text_at("RouteTableId").unwrap_or_default();
    find(&ask.world.network.tables, |it| &it.id, id, TABLE)
}

pub(super) fn associate(ask: &Ask) -> Parsed {
    let table = table_at(ask)?;
    let id = ask.input.text_at("SubnetId").unwrap_or_default();
    let subnet = find(&ask.world.network.subnets, |it| &it.id, id, SUBNET)?;
    if table.vpc != subnet.vpc {
        let text = format!(
            "Route table {} and subnet {} belong to different networks",
            table.id, subnet.id
        );
        return Err(ApiError::new("InvalidParameterValue", text).at("SubnetId"));
    }
    Ok(change(
        format!("{} with {}", table.id, subnet.block),
        Change::TableAssociated {
            table: table.id.clone(),
            subnet: subnet.id.clone(),
        },
    ))
}

/// Source: EC2 API, RouteAlreadyExists, InvalidRoute.NotFound (read 2026-11).
pub(super) fn put(ask: &Ask, create: bool) -> Parsed {
    let table = table_at(ask)?;
    let text = ask.input.text_at("DestinationCidrBlock");
    let destination = block(text.unwrap_or_default(), "DestinationCidrBlock")?;
    let there = table.routes.iter().find(|it| it.destination == destination);
    if there.is_some_and(|it| it.via == Via::Local) {
        let text = format!("The local route {destination} of {} stays", table.id);
        return Err(ApiError::new("InvalidParameterValue", text).at("DestinationCidrBlock"));
    }
    if create && there.is_some() {
        let text = format!("The route identified by {destination} already exists.");
        return Err(ApiError::new("RouteAlreadyExists", text).at("DestinationCidrBlock"));
    }
    if !create && there.is_none() {
        return Err(no_route(table, &destination.to_string()));
    }
    if table.routes.len() >= MAX_ROUTES {
        let text = format!("A route table has at most {MAX_ROUTES} routes");
        return Err(ApiError::new("RouteLimitExceeded", text));
    }
    let network = &ask.world.network;
    let via = match (
        ask.input.text_at("GatewayId"),
        ask.input.text_at("NatGatewayId"),
    ) {
        (Some(id), None) => {
            let gateway = find(&network.gateways, |it| &it.id, id, GATEWAY)?;
            if gateway.vpc.as_ref() != Some(&table.vpc) {
                let text = format!(
                    "route table {} and network gateway {} belong to different networks",
                    table.id, gateway.id
                );
                return Err(ApiError::new("InvalidParameterValue", text).at("GatewayId"));
            }
            Via::InternetGateway(gateway.id.clone())
        }
        (None, Some(id)) => Via::NatGateway(find(&network.nats, |it| &it.id, id, NAT)?.id.clone()),
        _ => {
            let text = "A route needs one of GatewayId and NatGatewayId";
            return Err(ApiError::new("InvalidParameterCombination", text).at("GatewayId"));
        }
    };
    Ok(change(
        format!("{destination} in {}", table.id),
        Change::RoutePut {
            table: table.id.clone(),
            route: Route { destination, via },
        },
    ))
}

fn no_route(table: &RouteTable, destination: &str) -> ApiError {
    let text = format!(
        "no route with destination-cidr-block {destination} in route table {}",
        table.id
    );
    ApiError::new("InvalidRoute.NotFound", text).at("DestinationCidrBlock")
}

pub(super) fn delete(ask: &Ask) -> Parsed {
    let table = table_at(ask)?;
    let text = ask.input.text_at("DestinationCidrBlock");
    let destination = block(text.unwrap_or_default(), "DestinationCidrBlock")?;
    let there = table.routes.iter().find(|it| it.destination == destination);
    match there {
        None => Err(no_route(table, &destination.to_string())),
        Some(it) if it.via == Via::Local => {
            let text = format!(
                "cannot remove local route {destination} in route table {}",
                table.id
            );
            Err(ApiError::new("InvalidParameterValue", text).at("DestinationCidrBlock"))
        }
        Some(_) => Ok(change(
            format!("{destination} in {}", table.id),
            Change::RouteDeleted {
                table: table.id.clone(),
                destination,
            },
        )),
    }
}
