//! `random`: no preference at all; the draw decides among those who are left.
//!
//! Strategies listed after it cannot matter, because it leaves exactly one.
//! Example: the only strategy is `random`: every feasible node has the same chance.

use super::Preference;
use crate::placement::{Node, PlacedTask};

/// Everyone is equal here.
///
/// Source: ECS Developer Guide, "Use strategies to define Amazon ECS task placement": random
/// (read 2026-11).
/// Model:  the chance is the decision's own draw, so a run can be repeated.
pub struct Random;

impl Preference for Random {
    fn place_key(&self, _: &Node) -> i64 {
        0
    }
    fn stop_key(&self, _: &PlacedTask) -> i64 {
        0
    }
    fn note_stop(&mut self, _: &PlacedTask) {}
}
