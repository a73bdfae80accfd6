//! With `distinctInstance`: is the node free of tasks of the same group?
//!
//! Example: two instances and a desired count of three: two tasks are placed, the third is not.

use super::{Filter, pass_or};
use crate::placement::{Ask, Constraint, Node, Rejection};

/// No two tasks of a group with desired status RUNNING share an instance.
///
/// Source: ECS Developer Guide, "Task placement constraints": distinctInstance (read 2026-11).
/// Model:  nothing assumed; a task told to stop no longer counts, though it may still run.
pub struct DistinctInstance;

impl Filter for DistinctInstance {
    fn check(&self, ask: &Ask, node: &Node) -> Result<(), Vec<Rejection>> {
        let asked = ask.constraints.contains(&Constraint::DistinctInstance);
        pass_or(!asked || node.tasks_of(&ask.group) == 0, || {
            Rejection::NotDistinct {
                group: ask.group.clone(),
            }
        })
    }
}
