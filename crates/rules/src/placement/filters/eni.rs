//! Is there a slot for the network interface of an awsvpc task?
//!
//! Example: an m5.large has three interfaces, one of them its own, so the third awsvpc task finds
//! none.

use super::{Filter, pass_or};
use crate::placement::{Ask, Node, Rejection};

/// An awsvpc task takes one slot of the instance until its interface is gone.
///
/// Source: ECS Developer Guide, "Increasing Amazon ECS Linux container instance network
/// interfaces" (read 2026-11).
/// Model:  nothing assumed.
pub struct Eni;

impl Filter for Eni {
    fn check(&self, ask: &Ask, node: &Node) -> Result<(), Vec<Rejection>> {
        pass_or(node.enis_left >= ask.enis, || Rejection::NoEniSlot {
            slots: node.eni_slots,
        })
    }
}
