//! Log drivers and what they need, and FireLens, which takes two containers.
//!
//! Source: ECS API, LogConfiguration, FirelensConfiguration; all texts as users pasted them in
//! public issues (read 2026-11). Example: a router that nobody logs to is refused, and so is a
//! container that logs to a router that is not there.

use super::{ContainerView, Review};
use crate::finding::Finding;
use crate::json::Node;
use crate::shape::clip;

/// The options of awslogs, in the order in which AWS lists missing ones.
const AWSLOGS: [&str; 2] = ["awslogs-region", "awslogs-group"];

/// Other names of options that awslogs knows, in Docker and in ECS.
const ALSO: [&str; 3] = ["mode", "max-buffer-size", "tag"];

#[inline(never)]
pub fn review(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    if let Some(firelens) = container.node.get("firelensConfiguration") {
        configuration_file(review, container, firelens, out);
    }
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
    strange_options(review, log, &path, out);
    if review.wants_fargate && !given(&"awslogs-stream-prefix") {
        let text = "Log driver awslogs requires options: awslogs-stream-prefix";
        let finding = Finding::error("V29", path, text).assumed();
        let finding = review.at(finding, log, "options");
        out.push(finding.hint("hint-log-streams"));
    }
}

/// Model: every option that begins with `awslogs-` passes; ECS's whole list is not published.
fn strange_options(review: &Review, log: &Node, path: &str, out: &mut Vec<Finding>) {
    let options = log.get("options").map_or(&[][..], Node::members);
    let names = options.iter().map(|it| it.key.as_str());
    let strange: Vec<&str> = names
        .filter(|it| !it.starts_with("awslogs-") && !ALSO.contains(it))
        .collect();
    if !strange.is_empty() {
        let text = format!(
            "Log driver awslogs disallows options: {}",
            clip(&strange.join(", "))
        );
        out.push(review.at(Finding::error("V29", path, text), log, "options"));
    }
}

/// A configuration file in S3 is named by its ARN.
fn configuration_file(
    review: &Review,
    container: &ContainerView,
    firelens: &Node,
    out: &mut Vec<Finding>,
) {
    let option = |key: &str| firelens.get("options").and_then(|it| it.text_at(key));
    let file = option("config-file-value").unwrap_or_default();
    if option("config-file-type") == Some("s3") && !file.starts_with("arn:") {
        let path = format!("{}.firelensConfiguration.options", container.path);
        let finding = Finding::error("FIRELENS", path, "Invalid arn syntax.");
        out.push(review.at(finding, firelens, "options"));
    }
}

/// A router needs someone who logs to it, and who logs to a router needs one.
#[inline(never)]
pub fn routers(review: &Review, out: &mut Vec<Finding>) {
    let log = |it: &ContainerView<'_>| {
        let log = it.node.get("logConfiguration");
        log.and_then(|it| it.text_at("logDriver")) == Some("awsfirelens")
    };
    let is_router = |it: &ContainerView<'_>| it.node.get("firelensConfiguration").is_some();
    let sender = review.containers.iter().find(|it| log(it));
    let router = review.containers.iter().find(|it| is_router(it));
    let (container, key, text) = match (sender, router) {
        (Some(it), None) => (
            it,
            "logConfiguration",
            "When awsfirelens log driver is specified in log configuration, a firelens \
             configuration object must be configured in one of the containers.",
        ),
        (None, Some(it)) => (
            it,
            "firelensConfiguration",
            "When a firelensConfiguration object is specified, at least one container has to be \
             configured with the awsfirelens log driver.",
        ),
        _ => return,
    };
    let finding = Finding::error("FIRELENS", format!("{}.{key}", container.path), text);
    out.push(review.at(finding, container.node, key));
}
