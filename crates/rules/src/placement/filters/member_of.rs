//! Does the node match every `memberOf` expression, the definition's and the request's?
//!
//! Example: `attribute:ecs.instance-type =~ t3.*` keeps t3.micro and rejects m5.large.

use super::Filter;
use crate::placement::{Ask, Constraint, Node, Rejection};

/// Constraints bind: all expressions must hold, whatever the strategies prefer.
///
/// Source: ECS API, PlacementConstraint; Developer Guide, "Task placement constraints" (read
/// 2026-11).
/// Model:  checked when a task is placed, never again.
pub struct MemberOf;

impl Filter for MemberOf {
    fn check(&self, ask: &Ask, node: &Node) -> Result<(), Vec<Rejection>> {
        let mut rejections = Vec::new();
        for constraint in &ask.constraints {
            if let Constraint::MemberOf(expression) = constraint
                && let Err(clause) = expression.eval(node)
            {
                rejections.push(Rejection::MemberOfUnsatisfied {
                    expression: expression.text.clone(),
                    clause,
                });
            }
        }
        if rejections.is_empty() {
            Ok(())
        } else {
            Err(rejections)
        }
    }
}
