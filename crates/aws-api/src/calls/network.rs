//! networkConfiguration: subnets, security groups, and the Availability Zones they stand for.
//!
//! Source: ECS API, AwsVpcConfiguration: at most 16 subnets and 5 security groups (read 2026-11).
//! Model:  as long as no VPC was created there is an implicit one. There a subnet whose name ends in a zone's letter
//! (`subnet-1a`, `private-b`) lies in that zone of the region; subnets with real-looking ids take
//! the zones in order.

use crate::error::ApiError;
use crate::json::Node;
use model::{NetworkConfiguration, REGION, World};
use serde_json::{Value, json};

/// Reads `networkConfiguration`.
pub fn read(world: &World, input: &Node) -> Result<Option<NetworkConfiguration>, ApiError> {
    let Some(network) = input.get("networkConfiguration") else {
        return Ok(None);
    };
    let Some(vpc) = network.get("awsvpcConfiguration") else {
        return Ok(None);
    };
    let path = "networkConfiguration.awsvpcConfiguration";
    let subnets: Vec<String> = vpc
        .texts_at("subnets")
        .iter()
        .map(|it| it.to_string())
        .collect();
    let security_groups: Vec<String> = vpc
        .texts_at("securityGroups")
        .iter()
        .map(|it| it.to_string())
        .collect();
    if subnets.is_empty() {
        let error = ApiError::invalid("subnets can not be empty.");
        return Err(error.at(format!("{path}.subnets")));
    }
    if subnets.len() > 16 {
        let error = ApiError::invalid("subnets can have at most 16 items.");
        return Err(error.at(format!("{path}.subnets")));
    }
    if security_groups.len() > 5 {
        let error = ApiError::invalid("securityGroups can have at most 5 items.");
        return Err(error.at(format!("{path}.securityGroups")));
    }
    known(world, &subnets, &security_groups, path)?;
    let zones = zones(world, &subnets);
    Ok(Some(NetworkConfiguration {
        zones,
        subnets,
        security_groups,
        assign_public_ip: vpc.text_at("assignPublicIp") == Some("ENABLED"),
    }))
}

/// In a created network, subnets and groups must exist, and all lie in one VPC.
///
/// Source: ECS API, AwsVpcConfiguration: one VPC (read 2026-11); the not-found texts as users pasted
/// them. Model: the words for two VPCs.
pub fn known(
    world: &World,
    subnets: &[String],
    groups: &[String],
    path: &str,
) -> Result<(), ApiError> {
    let network = &world.network;
    if network.is_implicit() {
        return Ok(());
    }
    let mut vpcs: Vec<&str> = Vec::new();
    for id in subnets {
        let Some(subnet) = network.subnet(id) else {
            let id = crate::shape::clip(id);
            let text = format!(
                "Error retrieving subnet information for [{id}]: The subnet ID '{id}' does not exist \
                 (ErrorCode: InvalidSubnetID.NotFound)"
            );
            return Err(ApiError::invalid(text).at(format!("{path}.subnets")));
        };
        vpcs.push(&subnet.vpc);
    }
    for id in groups {
        let Some(group) = network.group(id) else {
            let id = crate::shape::clip(id);
            let text = format!(
                "Error retrieving security group information for [{id}]: The security group '{id}' \
                 does not exist (ErrorCode: InvalidGroup.NotFound)"
            );
            return Err(ApiError::invalid(text).at(format!("{path}.securityGroups")));
        };
        vpcs.push(&group.vpc);
    }
    if vpcs.windows(2).any(|it| it[0] != it[1]) {
        let text = "subnets and security groups must belong to one VPC.";
        return Err(ApiError::invalid(text).at(path));
    }
    Ok(())
}

/// The zone of each subnet, in order.
pub fn zones_of(world: &World, subnets: &[String]) -> Vec<String> {
    let mut known: Vec<String> = world.zones.keys().cloned().collect();
    if known.is_empty() {
        known = ["a", "b", "c"]
            .iter()
            .map(|it| format!("{REGION}{it}"))
            .collect();
    }
    let each = subnets.iter().enumerate();
    each.map(|(index, it)| {
        let created = world.network.subnet(it).map(|it| it.zone.clone());
        let zone = created.or_else(|| zone_of(it));
        zone.unwrap_or_else(|| known[index % known.len()].clone())
    })
    .collect()
}

/// The zones of the subnets, each once.
/// The zones that subnets stand for, each once.
pub fn zones(world: &World, subnets: &[String]) -> Vec<String> {
    let mut zones: Vec<String> = Vec::new();
    for zone in zones_of(world, subnets) {
        if !zones.contains(&zone) {
            zones.push(zone);
        }
    }
    zones
}

/// The zone that a speaking subnet name stands for.
fn zone_of(subnet: &str) -> Option<String> {
    let id = subnet.strip_prefix("subnet-").unwrap_or(subnet);
    let real = matches!(id.len(), 8 | 17) && id.bytes().all(|it| it.is_ascii_hexdigit());
    if real {
        return None;
    }
    let mut tail = id.chars().rev();
    let letter = tail.next().filter(|it| ('a'..='f').contains(it))?;
    let before = tail.next();
    before
        .is_none_or(|it| it.is_ascii_digit() || it == '-' || it == '_')
        .then(|| format!("{REGION}{letter}"))
}

/// As the API gives it back.
pub fn show(network: &NetworkConfiguration) -> Value {
    json!({"awsvpcConfiguration": {
        "subnets": network.subnets,
        "securityGroups": network.security_groups,
        "assignPublicIp": if network.assign_public_ip { "ENABLED" } else { "DISABLED" },
    }})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speaking_names_carry_their_zone() {
        for (subnet, zone) in [
            ("subnet-1a", Some("us-east-1a")),
            ("subnet-us-east-1c", Some("us-east-1c")),
            ("private-b", Some("us-east-1b")),
            ("subnet-a", Some("us-east-1a")),
            ("subnet-0a1b2c3d4e5f60718", None),
            ("subnet-beef", None),
            ("subnet-12345678", None),
        ] {
            assert_eq!(zone_of(subnet).as_deref(), zone, "{subnet}");
        }
    }

    #[test]
    fn real_ids_take_the_zones_in_order() {
        let world = World::new(1);
        let subnets = ["subnet-12345678".to_owned(), "subnet-87654321".to_owned()];
        assert_eq!(zones(&world, &subnets), ["us-east-1a", "us-east-1b"]);
    }
}
