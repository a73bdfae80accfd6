//! Log drivers and what they need.
//!
//! Source: ECS API, LogConfiguration; text V29 as users pasted it (read 2026-11).

use super::{ContainerView, Review};
use crate::finding::Finding;

/// The options of awslogs, in the order in which AWS lists missing ones.
const AWSLOGS: [&str; 2] = ["awslogs-region", "awslogs-group"];

#[inline(never)]
pub fn review(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    let Some(log) = container.node.get("logConfiguration") else {
        return;
    };
    if log.text_at("logDriver") != Some("awslogs") {
        return;
    }
    let given = |key: &&str| log.get("options").and_then(|it| it.text_at(key)).is_some();
    let missing: Vec<&str> = AWSLOGS.into_iter().filter(|it| !given(it)).collect();
    let path = format!("{}.logConfiguration.options", container.path);
    if !missing.is_empty() {
        let text = format!(
            "Log driver awslogs requires options: {}",
            missing.join(", ")
        );
        out.push(review.at(Finding::error("V29", path, text), log, "options"));
        return;
    }
    if review.wants_fargate && !given(&"awslogs-stream-prefix") {
        let text = "Log driver awslogs requires options: awslogs-stream-prefix";
        let finding = Finding::error("V29", path, text).assumed();
        let finding = review.at(finding, log, "options");
        out.push(finding.hint("hint-log-streams"));
    }
}
