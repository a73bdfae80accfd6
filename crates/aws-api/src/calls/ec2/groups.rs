//! Security groups and their permissions.
//!
//! Source: EC2 API, CreateSecurityGroup, AuthorizeSecurityGroupIngress, IpPermission (read 2026-11).
//! Example: `{"GroupId": "sg-0...", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 32768,
//! "ToPort": 65535, "UserIdGroupPairs": [{"GroupId": "sg-0..."}]}]}` admits the dynamic ports.

use super::{GROUP, VPC, block, find, next_id};
use crate::call::{Ask, Parsed};
use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use crate::text::Text;
use model::network::{Change, SecurityGroup};
use rules::placement::Protocol;
use rules::reach::{Peer, Permission, Transport};

/// Source: VPC guide, quotas: 60 inbound and 60 outbound rules a group (read 2026-11).
const MAX_PERMISSIONS: usize = 60;

/// Source: EC2 API, InvalidGroup.Duplicate; guide, security group names (read 2026-11).
pub(super) fn create(ask: &Ask) -> Parsed {
    let network = &ask.world.network;
    let id = ask.input.text_at("VpcId").unwrap_or_default();
    let vpc = find(&network.vpcs, |it| &it.id, id, VPC)?;
    let name = ask.input.text_at("GroupName").unwrap_or_default();
    if name.is_empty() || name.len() > 255 || name.starts_with("sg-") {
        let text = format!(
            "Value ({}) for parameter GroupName is invalid. Group names may not be in the format \
             sg-*.",
            clip(name)
        );
        return Err(ApiError::new("InvalidParameterValue", text).at("GroupName"));
    }
    let mut others = network.groups.iter().filter(|it| it.vpc == vpc.id);
    if others.any(|it| it.name == name) {
        let text = format!(
            "The security group '{name}' already exists for VPC '{}'",
            vpc.id
        );
        return Err(ApiError::new("InvalidGroup.Duplicate", text).at("GroupName"));
    }
    let id = next_id(ask.world, "sg", 0);
    let (_, egress) = super::make::default_permissions(&id);
    let made = SecurityGroup {
        id,
        name: name.to_owned(),
        vpc: vpc.id.clone(),
        ingress: Vec::new(),
        egress,
    };
    Ok(super::change(name.to_owned(), Change::GroupCreated(made)))
}

/// Adds permissions to a group, or takes them away.
///
/// Source: EC2 API, InvalidPermission.Duplicate, InvalidPermission.NotFound (read 2026-11).
fn change_of(ask: &Ask, ingress: bool, add: bool) -> Result<(String, Change), ApiError> {
    let id = ask.input.text_at("GroupId").unwrap_or_default();
    let group = find(&ask.world.network.groups, |it| &it.id, id, GROUP)?;
    let there = if ingress {
        &group.ingress
    } else {
        &group.egress
    };
    let mut permissions: Vec<Permission> = Vec::new();
    let items = ask.input.items_at("IpPermissions");
    for (index, item) in items.iter().enumerate() {
        let path = format!("IpPermissions[{index}]");
        for permission in read(ask, item, &path)? {
            let known = there.contains(&permission) || permissions.contains(&permission);
            if add && known {
                let text = format!(
                    "the specified rule \"{}\" already exists",
                    words(&permission)
                );
                return Err(ApiError::new("InvalidPermission.Duplicate", text).at(path));
            }
            if !add && !there.contains(&permission) {
                let text = "The specified rule does not exist in this security group.";
                return Err(ApiError::new("InvalidPermission.NotFound", text).at(path));
            }
            permissions.push(permission);
        }
    }
    if permissions.is_empty() {
        let text = "The request must contain the parameter IpPermissions";
        return Err(ApiError::new("MissingParameter", text).at("IpPermissions"));
    }
    if add && there.len() + permissions.len() > MAX_PERMISSIONS {
        let text = "The maximum number of rules per security group has been reached.";
        return Err(ApiError::new("RulesPerSecurityGroupLimitExceeded", text));
    }
    let listed: Vec<String> = permissions.iter().map(words).collect();
    let group_id = group.id.clone();
    let summary = format!("{}: {}", group.name, listed.join("; "));
    let change = if add {
        Change::Authorized {
            group: group_id,
            ingress,
            permissions,
        }
    } else {
        Change::Revoked {
            group: group_id,
            ingress,
            permissions,
        }
    };
    Ok((summary, change))
}

pub(super) fn change(ask: &Ask, ingress: bool, add: bool) -> Parsed {
    let (summary, change) = change_of(ask, ingress, add)?;
    Ok(super::change(summary, change))
}

/// Every permission of one IpPermission: one for each peer.
fn read(ask: &Ask, item: &Node, path: &str) -> Result<Vec<Permission>, ApiError> {
    let transport = match item.text_at("IpProtocol") {
        Some("-1") => Transport::All,
        Some("tcp" | "6") => Transport::Of(Protocol::Tcp),
        Some("udp" | "17") => Transport::Of(Protocol::Udp),
        other => {
            let text = Text::new("refuse-transport").str("name", clip(other.unwrap_or_default()));
            let path = format!("{path}.IpProtocol");
            return Err(ApiError::new("InvalidPermission.Malformed", text).at(path));
        }
    };
    let port = |key: &str| item.int_at(key).and_then(|it| u16::try_from(it).ok());
    let (from_port, to_port) = match transport {
        Transport::All => (0, 65_535),
        Transport::Of(_) => match (port("FromPort"), port("ToPort")) {
            (Some(from), Some(to)) if from <= to => (from, to),
            _ => {
                let text = "Invalid value for portRange. Must specify both from and to ports with \
                            TCP/UDP.";
                let path = format!("{path}.FromPort");
                return Err(ApiError::new("InvalidParameterValue", text).at(path));
            }
        },
    };
    let mut peers = Vec::new();
    for range in item.items_at("IpRanges") {
        let text = range.text_at("CidrIp").unwrap_or_default();
        peers.push(Peer::Cidr(block(text, "IpPermissions")?));
    }
    for pair in item.items_at("UserIdGroupPairs") {
        let id = pair.text_at("GroupId").unwrap_or_default();
        let group = find(&ask.world.network.groups, |it| &it.id, id, GROUP)?;
        peers.push(Peer::Group(group.id.clone()));
    }
    if peers.is_empty() {
        let text = "A permission needs IpRanges or UserIdGroupPairs";
        return Err(ApiError::new("MissingParameter", text).at(path.to_owned()));
    }
    let permission = |peer| Permission {
        transport,
        from_port,
        to_port,
        peer,
    };
    Ok(peers.into_iter().map(permission).collect())
}

/// `peer: 10.0.0.0/16, TCP, from port: 80, to port: 80, ALLOW`.
fn words(it: &Permission) -> String {
    let protocol = match it.transport {
        Transport::All => "ALL",
        Transport::Of(Protocol::Tcp) => "TCP",
        Transport::Of(Protocol::Udp) => "UDP",
    };
    let peer = match &it.peer {
        Peer::Cidr(block) => block.to_string(),
        Peer::Group(group) => group.clone(),
    };
    match it.transport {
        Transport::All => format!("peer: {peer}, {protocol}, ALLOW"),
        Transport::Of(_) => format!(
            "peer: {peer}, {protocol}, from port: {}, to port: {}, ALLOW",
            it.from_port, it.to_port
        ),
    }
}
