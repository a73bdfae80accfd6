//! Rules on one container: name, image, memory, CPU, secrets, timeouts, resources.
//!
//! Source: ECS API, ContainerDefinition; texts V3 to V5, V8, V10, both V28 and SECRET as users
//! pasted them, V9, V31, V36, V37 as a third party quotes the live API (read 2026-11).
//! Model:  texts marked assumed are ours; a placeholder such as `<IMAGE>` is named for what it is.

use super::{ContainerView, Review, health, logs, ports};
use crate::calls::clusters::is_name;
use crate::finding::{Finding, example};
use crate::shape::{clip, join, placeholder};
use crate::text::Text;

#[inline(never)]
pub fn review(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    name(review, container, out);
    image(review, container, out);
    memory(review, container, out);
    cpu(review, container, out);
    ports::review(review, container, out);
    network(review, container, out);
    secrets(review, container, out);
    health::review(review, container, out);
    logs::review(review, container, out);
    timeouts(review, container, out);
    resources(review, container, out);
}

/// A finding at a field of the container.
fn at(review: &Review, container: &ContainerView, key: &str, finding: Finding) -> Finding {
    review.at(finding, container.node, key)
}

fn error(
    container: &ContainerView,
    code: &'static str,
    key: &str,
    text: impl Into<String>,
) -> Finding {
    Finding::error(code, join(&container.path, key), text)
}

fn name(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    if container.name.is_empty() {
        let text = "Container.name should not be null or empty.";
        out.push(at(
            review,
            container,
            "name",
            error(container, "V3", "name", text),
        ));
    } else if !is_name(container.name) {
        let text = "Container.name contains invalid characters.";
        let legal = super::legal_name(container.name);
        let finding = at(
            review,
            container,
            "name",
            error(container, "V4", "name", text),
        );
        let finding = finding.hint(super::name_hint(container.name));
        out.push(finding.replace(format!("\"{legal}\"")));
    }
}

fn image(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    let image = container.node.text_at("image").unwrap_or_default();
    if image.is_empty() {
        let text = "Container.image should not be null or empty.";
        out.push(at(
            review,
            container,
            "image",
            error(container, "V5", "image", text),
        ));
        return;
    }
    let (reference, digest) = match image.split_once('@') {
        Some((reference, digest)) => (reference, Some(digest)),
        None => (image, None),
    };
    if let Some(placeholder) = placeholder(image) {
        let text = Text::new("note-placeholder").str("name", placeholder);
        let finding = Finding::warning("PLACEHOLDER", join(&container.path, "image"), text);
        let finding = at(review, container, "image", finding);
        out.push(finding.hint("hint-real-image"));
    }
    if reference.len() > 255 {
        let text = "Container.image repository length exceeds 255 characters.";
        let finding = error(container, "IMAGE", "image", text).assumed();
        out.push(at(review, container, "image", finding));
    } else if reference.contains(char::is_whitespace) {
        let text = "Container.image contains invalid characters.";
        let finding = error(container, "IMAGE", "image", text).assumed();
        out.push(at(review, container, "image", finding));
    }
    let hex = |it: &str| it.len() == 64 && it.bytes().all(|b| b.is_ascii_hexdigit());
    if digest.is_some_and(|it| !it.strip_prefix("sha256:").is_some_and(hex)) {
        let text = "Container.image digest is invalid.";
        let finding = error(container, "IMAGE", "image", text).assumed();
        let finding = at(review, container, "image", finding);
        out.push(finding.hint("hint-digest"));
    }
}

/// Source: ECS API, ContainerDefinition.memory, memoryReservation (read 2026-11). Both equal is
/// taken, as users report against the page.
fn memory(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    let (node, shown) = (container.node, clip(container.name));
    let (limit, soft) = (node.int_at("memory"), node.int_at("memoryReservation"));
    let given = |key: &str| node.get(key).is_some();
    if !given("memory") && !given("memoryReservation") && review.root.get("memory").is_none() {
        let text = format!(
            "Invalid setting for container '{shown}'. At least one of 'memory' or \
             'memoryReservation' must be specified."
        );
        let finding = at(
            review,
            container,
            "memory",
            error(container, "V8", "memory", text),
        );
        let finding = finding.hint("hint-some-memory");
        out.push(finding.insert(node, "\"memory\": 512"));
    }
    for (key, value) in [("memory", limit), ("memoryReservation", soft)] {
        if value.is_some_and(|it| it <= 0) {
            let text = format!("Invalid '{key}' setting for container '{shown}'.");
            let finding = at(review, container, key, error(container, "M2", key, text)).reported();
            out.push(finding.hint("hint-positive-mib"));
        } else if value.is_some_and(|it| it < 6) {
            let text = Text::new("note-docker-least").str("name", &shown);
            let finding = Finding::warning("M5", join(&container.path, key), text);
            out.push(at(review, container, key, finding).replace("6"));
        }
    }
    if let (Some(limit), Some(soft)) = (limit, soft)
        && 0 < limit
        && limit < soft
    {
        let text = "'memory' must be greater than or equal to 'memoryReservation'";
        let finding = at(
            review,
            container,
            "memory",
            error(container, "V9", "memory", text),
        );
        let finding = finding.reported().hint(
            Text::new("hint-below-reservation")
                .str("limit", limit)
                .str("soft", soft),
        );
        out.push(finding.replace(soft.to_string()));
    }
    if let (Some(limit), Some(task)) = (limit, review.memory)
        && limit > i64::from(task)
    {
        let text =
            format!("The 'memory' setting for container '{shown}' is greater than for the task.");
        let finding = at(
            review,
            container,
            "memory",
            error(container, "V10", "memory", text),
        );
        let finding = finding.hint(Text::new("hint-task-memory").str("memory", task));
        out.push(finding.replace(task.to_string()));
    }
}

fn cpu(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    if container.node.int_at("cpu").is_some_and(|it| it < 0) {
        let text = format!(
            "Invalid 'cpu' setting for container '{}'.",
            clip(container.name)
        );
        let finding = error(container, "CPU", "cpu", text).assumed();
        out.push(
            at(review, container, "cpu", finding)
                .hint("hint-cpu-least")
                .replace("0"),
        );
    }
}

/// What awsvpc does not allow a container.
fn network(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    let node = container.node;
    if !node.items_at("links").is_empty() && review.mode != model::NetworkMode::Bridge {
        let mode = crate::error::network_mode_name(review.mode);
        let text = format!("Links are not supported when networkMode={mode}");
        let finding = at(
            review,
            container,
            "links",
            error(container, "V19", "links", text),
        );
        let finding = finding.hint("hint-drop-links");
        // Reported for awsvpc; the pattern is carried over to the other modes.
        out.push(if review.awsvpc() {
            finding.reported()
        } else {
            finding.assumed()
        });
    }
    if !review.awsvpc() {
        return;
    }
    if !node.items_at("dnsServers").is_empty() {
        let text = "DNS servers are not supported on container when networkMode=awsvpc";
        let finding = error(container, "V36", "dnsServers", text).reported();
        out.push(at(review, container, "dnsServers", finding));
    }
    if node.bool_at("disableNetworking") == Some(true) {
        let text = "Disable Networking is not supported on container when networkMode=awsvpc";
        let finding = error(container, "V37", "disableNetworking", text).reported();
        out.push(at(review, container, "disableNetworking", finding));
    }
    if node.text_at("hostname").is_some() {
        let text = "Hostname is not supported on container when networkMode=awsvpc";
        let finding = error(container, "V37", "hostname", text).assumed();
        out.push(at(review, container, "hostname", finding));
    }
}

fn secrets(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    let node = container.node;
    if !node.items_at("secrets").is_empty() && !review.has_execution_role() {
        let text = "When you are specifying container secrets, you must also specify a value for \
                    'executionRoleArn'.";
        let finding = at(
            review,
            container,
            "secrets",
            error(container, "V28", "secrets", text),
        );
        let finding = finding.hint("hint-secrets-role");
        let field = format!("\"executionRoleArn\": \"{}\"", super::execution_role());
        out.push(finding.insert(review.root, &field));
    }
    for (index, secret) in node.items_at("secrets").iter().enumerate() {
        let Some(name) = secret.text_at("name") else {
            continue;
        };
        let same = |it: &&crate::json::Node| it.text_at("name") == Some(name);
        let earlier = node.items_at("secrets")[..index].iter();
        if node
            .items_at("environment")
            .iter()
            .chain(earlier)
            .any(|it| same(&it))
        {
            let text = format!(
                "The secret name must be unique and not shared with any new or existing \
                 environment variables set on the container, such as '{}'.",
                clip(name)
            );
            let finding = error(container, "SECRET", &format!("secrets[{index}].name"), text);
            out.push(review.at(finding, secret, "name"));
        }
    }
    let login = "repositoryCredentials";
    if node.get(login).is_some() && !review.has_execution_role() {
        let text = "Private repository authentication requires that the task definition specify a \
                    value for executionRoleArn.";
        let finding = error(container, "V28", login, text);
        let finding = at(review, container, login, finding);
        let field = format!("\"executionRoleArn\": \"{}\"", super::execution_role());
        out.push(finding.insert(review.root, &field));
    }
    let files = node.items_at("environmentFiles");
    if files.len() > 10 {
        let text = "The maximum number of environment files was exceeded. Specify ten or less and \
                    try again";
        let finding = error(container, "V31", "environmentFiles", text).reported();
        out.push(at(review, container, "environmentFiles", finding));
    }
    for (index, file) in files.iter().enumerate() {
        let value = file.text_at("value").unwrap_or_default();
        if !value.ends_with(".env") && placeholder(value).is_none() {
            let path = format!("environmentFiles[{index}].value");
            let text = "Environment files must have the extension .env";
            let finding = error(container, "V31", &path, text).assumed();
            let finding = review.at(finding, file, "value");
            let finding = finding.hint("hint-env-name");
            out.push(finding.replace(serde_json::Value::from(format!("{value}.env")).to_string()));
        }
    }
}

/// Source: ECS API, startTimeout and stopTimeout: 2 to 120 s on Fargate; restartAttemptPeriod 60 to
/// 1800 s, at most 50 ignoredExitCodes (read 2026-11). The words are ours.
fn timeouts(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    for key in ["startTimeout", "stopTimeout"] {
        let Some(value) = container.node.int_at(key) else {
            continue;
        };
        let (low, high) = if review.wants_fargate {
            (2, 120)
        } else {
            (0, i64::from(i32::MAX))
        };
        if !(low..=high).contains(&value) {
            let text = format!(
                "Invalid '{key}' setting for container '{}'.",
                clip(container.name)
            );
            let finding = error(container, "TIMEOUT", key, text).assumed();
            let finding = at(review, container, key, finding).hint(match review.wants_fargate {
                true => "hint-timeout-fargate",
                false => "hint-timeout",
            });
            out.push(finding.replace(value.clamp(low, high).to_string()));
        }
    }
    let Some(policy) = container.node.get("restartPolicy") else {
        return;
    };
    if let Some(period) = policy.int_at("restartAttemptPeriod")
        && !(60..=1800).contains(&period)
    {
        let key = "restartPolicy.restartAttemptPeriod";
        let text = "restartAttemptPeriod must be between 60 and 1800 seconds";
        let finding = error(container, "RESTART", key, text).assumed();
        let finding = review.at(finding, policy, "restartAttemptPeriod");
        out.push(finding.replace(period.clamp(60, 1800).to_string()));
    }
    if policy.items_at("ignoredExitCodes").len() > 50 {
        let key = "restartPolicy.ignoredExitCodes";
        let text = "ignoredExitCodes can have at most 50 items";
        let finding = error(container, "RESTART", key, text).assumed();
        out.push(review.at(finding, policy, "ignoredExitCodes"));
    }
    if review.windows && policy.bool_at("enabled") == Some(true) {
        let text = "Restart policies are not supported on Windows";
        let finding = error(container, "RESTART", "restartPolicy", text).assumed();
        out.push(at(review, container, "restartPolicy", finding));
    }
}

/// Source: ECS API, ResourceRequirement: a GPU count as text, or ALL; Neuron devices are ALL, and on Managed
/// Instances only; Elastic Inference was withdrawn (read 2026-11). Model: the words.
fn resources(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    let items = container.node.items_at("resourceRequirements");
    for (index, item) in items.iter().enumerate() {
        let value = item.text_at("value").unwrap_or_default();
        let refuse = |key: &str, text: &str| {
            let path = format!("resourceRequirements[{index}].{key}");
            review.at(error(container, "GPU", &path, text).assumed(), item, key)
        };
        match item.text_at("type") {
            Some("GPU") => {}
            Some("NeuronDevice") if value != "ALL" => {
                let text = "The value of a NeuronDevice resource requirement must be ALL";
                out.push(refuse("value", text).replace("\"ALL\""));
                continue;
            }
            Some("NeuronDevice") => {
                let managed = review.root.texts_at("requiresCompatibilities");
                if managed != ["MANAGED_INSTANCES"] {
                    let text = "NeuronDevice resource requirements are only supported on Managed \
                                Instances";
                    out.push(refuse("type", text));
                }
                continue;
            }
            Some("InferenceAccelerator") => {
                let text = "Unsupported resource requirement type 'InferenceAccelerator'";
                out.push(refuse("type", text).hint("hint-withdrawn"));
                continue;
            }
            _ => continue,
        }
        let count = value.parse::<u32>().is_ok_and(|it| (1..=64).contains(&it));
        if !count && value != "ALL" {
            let key = format!("resourceRequirements[{index}].value");
            let text = "The value of a GPU resource requirement must be a positive number";
            let finding = error(container, "GPU", &key, text).assumed();
            out.push(review.at(finding, item, "value").hint(example("\"1\"")));
        }
    }
}
