//! Does the node offer every attribute the task definition implies?
//!
//! Example: a container that logs to splunk needs
//! `com.amazonaws.ecs.capability.logging-driver.splunk`.

use super::Filter;
use crate::placement::{Ask, Attribute as Wanted, Node, Rejection};

/// Every required attribute must be on the node, with its value where one is asked for.
///
/// Source: ECS Developer Guide, "API failure reasons": ATTRIBUTE (read 2026-11).
/// Model:  nothing assumed; all missing ones are listed.
pub struct Attribute;

impl Filter for Attribute {
    fn check(&self, ask: &Ask, node: &Node) -> Result<(), Vec<Rejection>> {
        let offers = |wanted: &Wanted| match (node.attribute(&wanted.name), &wanted.value) {
            (None, _) => false,
            (Some(_), None) => true,
            (Some(has), Some(needs)) => has == needs,
        };
        if ask.attributes.iter().all(offers) {
            return Ok(());
        }
        let missing = ask.attributes.iter().filter(|wanted| !offers(wanted));
        Err(missing
            .map(|wanted| Rejection::MissingAttribute {
                name: wanted.name.clone(),
                value: wanted.value.clone(),
            })
            .collect())
    }
}
