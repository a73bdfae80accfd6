//! ec2: VPCs, subnets, routes, gateways, endpoints and security groups.
//!
//! Source: EC2 API 2016-11-15, the operations named in the table, as `aws ec2` prints them; error codes
//! of the EC2 API reference (read 2026-11). Model: resources are ready at once, and the words of errors
//! whose text AWS does not publish. Example: `{"CidrBlock": "10.0.0.0/16"}` makes a VPC with a main route
//! table and a default security group.

mod groups;
mod make;
mod routes;
mod show;

pub use show::permission;

use crate::call::{Act, Ask, Entry, Parsed, Request};
use crate::error::ApiError;
use crate::shape::clip;
use engine::Command;
use model::network::Change;
use model::{World, identity};
use rules::reach::Cidr;
use serde_json::{Value, json};

const fn write(
    name: &'static str,
    shape: &'static str,
    parse: fn(&Ask) -> Parsed,
    respond: fn(&Ask, &engine::Answer) -> Value,
) -> Entry {
    Entry {
        name,
        shape,
        act: Act::Write(parse, respond),
    }
}

const fn read(
    name: &'static str,
    shape: &'static str,
    answer: fn(&Ask) -> crate::call::Answered,
) -> Entry {
    Entry {
        name,
        shape,
        act: Act::Read(answer),
    }
}

pub const CALLS: &[Entry] = &[
    write(
        "ec2.CreateVpc",
        "CreateVpcRequest",
        make::vpc,
        show::new_vpc,
    ),
    write(
        "ec2.CreateSubnet",
        "CreateSubnetRequest",
        make::subnet,
        show::new_subnet,
    ),
    write(
        "ec2.ModifySubnetAttribute",
        "ModifySubnetAttributeRequest",
        make::modify_subnet,
        done,
    ),
    write(
        "ec2.CreateInternetGateway",
        "CreateInternetGatewayRequest",
        make::gateway,
        show::new_gateway,
    ),
    write(
        "ec2.AttachInternetGateway",
        "AttachInternetGatewayRequest",
        |ask| make::attach(ask, true),
        done,
    ),
    write(
        "ec2.DetachInternetGateway",
        "DetachInternetGatewayRequest",
        |ask| make::attach(ask, false),
        done,
    ),
    write(
        "ec2.CreateNatGateway",
        "CreateNatGatewayRequest",
        make::nat,
        show::new_nat,
    ),
    write(
        "ec2.DeleteNatGateway",
        "DeleteNatGatewayRequest",
        make::delete_nat,
        done,
    ),
    write(
        "ec2.CreateVpcEndpoint",
        "CreateVpcEndpointRequest",
        make::endpoint,
        show::new_endpoint,
    ),
    write(
        "ec2.DeleteVpcEndpoints",
        "DeleteVpcEndpointsRequest",
        make::delete_endpoint,
        |_, _| json!({"Unsuccessful": []}),
    ),
    write(
        "ec2.CreateRouteTable",
        "CreateRouteTableRequest",
        routes::table,
        show::new_table,
    ),
    write(
        "ec2.AssociateRouteTable",
        "AssociateRouteTableRequest",
        routes::associate,
        show::association,
    ),
    write(
        "ec2.CreateRoute",
        "CreateRouteRequest",
        |ask| routes::put(ask, true),
        returned,
    ),
    write(
        "ec2.ReplaceRoute",
        "CreateRouteRequest",
        |ask| routes::put(ask, false),
        done,
    ),
    write(
        "ec2.DeleteRoute",
        "DeleteRouteRequest",
        routes::delete,
        done,
    ),
    write(
        "ec2.CreateSecurityGroup",
        "CreateSecurityGroupRequest",
        groups::create,
        show::new_group,
    ),
    write(
        "ec2.AuthorizeSecurityGroupIngress",
        "SecurityGroupRulesRequest",
        |ask| groups::change(ask, true, true),
        returned,
    ),
    write(
        "ec2.AuthorizeSecurityGroupEgress",
        "SecurityGroupRulesRequest",
        |ask| groups::change(ask, false, true),
        returned,
    ),
    write(
        "ec2.RevokeSecurityGroupIngress",
        "SecurityGroupRulesRequest",
        |ask| groups::change(ask, true, false),
        returned,
    ),
    write(
        "ec2.RevokeSecurityGroupEgress",
        "SecurityGroupRulesRequest",
        |ask| groups::change(ask, false, false),
        returned,
    ),
    read("ec2.DescribeVpcs", "DescribeVpcsRequest", show::vpcs),
    read(
        "ec2.DescribeSubnets",
        "DescribeSubnetsRequest",
        show::subnets,
    ),
    read(
        "ec2.DescribeRouteTables",
        "DescribeRouteTablesRequest",
        show::tables,
    ),
    read(
        "ec2.DescribeInternetGateways",
        "DescribeInternetGatewaysRequest",
        show::gateways,
    ),
    read(
        "ec2.DescribeNatGateways",
        "DescribeNatGatewaysRequest",
        show::nats,
    ),
    read(
        "ec2.DescribeVpcEndpoints",
        "DescribeVpcEndpointsRequest",
        show::endpoints,
    ),
    read(
        "ec2.DescribeSecurityGroups",
        "DescribeSecurityGroupsRequest",
        show::groups,
    ),
];

fn done(_: &Ask, _: &engine::Answer) -> Value {
    json!({})
}

fn returned(_: &Ask, _: &engine::Answer) -> Value {
    json!({"Return": true})
}

fn change(summary: String, change: Change) -> Request {
    Request {
        summary,
        command: Command::Network(Box::new(change)),
    }
}

/// The id that the next thing of a kind gets; `ahead` counts things made by the same call.
fn next_id(world: &World, prefix: &str, ahead: u32) -> String {
    identity::network_id(world.seed, prefix, world.network.made + 1 + ahead)
}

/// The thing of this id, or AWS's error for its kind.
///
/// Source: EC2 API, error codes `Invalid...NotFound`; text as the API words it (read 2026-11).
fn find<'w, T>(
    list: &'w [T],
    id_of: impl Fn(&T) -> &str,
    text: &str,
    (code, what, path): (&str, &str, &'static str),
) -> Result<&'w T, ApiError> {
    list.iter().find(|it| id_of(it) == text).ok_or_else(|| {
        let message = format!("The {what} '{}' does not exist", clip(text));
        ApiError::new(code, message).at(path)
    })
}

const VPC: (&str, &str, &str) = ("InvalidVpcID.NotFound", "vpc ID", "VpcId");
const SUBNET: (&str, &str, &str) = ("InvalidSubnetID.NotFound", "subnet ID", "SubnetId");
const TABLE: (&str, &str, &str) = (
    "InvalidRouteTableID.NotFound",
    "routeTable ID",
    "RouteTableId",
);
const GATEWAY: (&str, &str, &str) = (
    "InvalidInternetGatewayID.NotFound",
    "internetGateway ID",
    "InternetGatewayId",
);
const NAT: (&str, &str, &str) = ("NatGatewayNotFound", "NAT gateway", "NatGatewayId");
const GROUP: (&str, &str, &str) = ("InvalidGroup.NotFound", "security group", "GroupId");

/// A CIDR block of a request.
///
/// Source: EC2 API, InvalidParameterValue for a malformed block (read 2026-11).
fn block(text: &str, path: &'static str) -> Result<Cidr, ApiError> {
    Cidr::parse(text).ok_or_else(|| {
        let message = format!(
            "Value ({}) for parameter cidrBlock is invalid. This is not a valid CIDR block.",
            clip(text)
        );
        ApiError::new("InvalidParameterValue", message).at(path)
    })
}

/// Source: VPC guide, VPC and subnet CIDR blocks between /16 and /28 (read 2026-11).
fn sized(block: Cidr, code: &str) -> Result<Cidr, ApiError> {
    if (16..=28).contains(&block.bits) {
        return Ok(block);
    }
    let message = format!("The CIDR '{block}' is invalid.");
    Err(ApiError::new(code, message).at("CidrBlock"))
}
