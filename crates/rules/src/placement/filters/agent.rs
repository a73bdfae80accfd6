//! Does the instance's agent answer? ECS tells the agent to start a task, so it must be connected.
//!
//! Example: the instance was stopped; its tasks and resources are still listed, the reason is
//! `AGENT`.

use super::{Filter, pass_or};
use crate::placement::{Ask, Node, Rejection};

/// A node whose agent is disconnected takes no new task.
///
/// Source: ECS Developer Guide, "API failure reasons": AGENT (read 2026-11).
/// Model:  nothing assumed.
pub struct Agent;

impl Filter for Agent {
    fn check(&self, _: &Ask, node: &Node) -> Result<(), Vec<Rejection>> {
        pass_or(node.agent_connected, || Rejection::AgentDisconnected)
    }
}
