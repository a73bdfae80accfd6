//! Container health checks.
//!
//! Source: ECS API, HealthCheck: interval 5 to 300, timeout 2 to 60, retries 1 to 10, startPeriod
//! 0 to 300, a command that begins with CMD or CMD-SHELL (read 2026-11). Model: the words are
//! ours.

use super::{ContainerView, Review};
use crate::finding::{Finding, example};

/// Field, least, most, value when unset.
pub const RANGES: [(&str, i64, i64, i64); 4] = [
    ("interval", 5, 300, 30),
    ("timeout", 2, 60, 5),
    ("retries", 1, 10, 3),
    ("startPeriod", 0, 300, 0),
];

#[inline(never)]
pub fn review(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    let Some(check) = container.node.get("healthCheck") else {
        return;
    };
    let path = |key: &str| format!("{}.healthCheck.{key}", container.path);
    for (key, low, high, _) in RANGES {
        let Some(value) = check.int_at(key).filter(|it| !(low..=high).contains(it)) else {
            continue;
        };
        let text = format!("HealthCheck {key} must be between {low} and {high}");
        let finding = Finding::error("V38", path(key), text).assumed();
        let nearest = value.clamp(low, high).to_string();
        out.push(review.at(finding, check, key).replace(nearest));
    }
    let command = check.items_at("command");
    match command.first().and_then(|it| it.text()) {
        Some("CMD" | "CMD-SHELL") if command.len() > 1 => {}
        Some("NONE") => {}
        Some("CMD" | "CMD-SHELL") => {
            let finding = Finding::error(
                "V38",
                path("command"),
                "HealthCheck command can not be empty",
            );
            out.push(review.at(finding, check, "command").assumed());
        }
        None if check.get("command").is_some_and(|it| it.items().is_empty()) => {
            let finding = Finding::error(
                "V38",
                path("command"),
                "HealthCheck command can not be empty",
            );
            let finding = review.at(finding, check, "command").assumed();
            out.push(finding.hint(example(
                "[\"CMD-SHELL\", \"curl -f http://localhost/ || exit 1\"]",
            )));
        }
        Some(_) => {
            // Docker's own rule; ECS passes the list on and the agent's Docker would refuse or
            // misread it.
            let finding = Finding::warning("V38", path("command"), "note-command-begins");
            out.push(
                review
                    .at(finding, check, "command")
                    .hint("hint-cmd-shell-first"),
            );
        }
        None => {}
    }
}
