//! Port mappings against the network mode.
//!
//! Source: ECS API, PortMapping; texts V20, V22 and that of one host port for two mappings as users
//! pasted them, V21, V24, V25 as a third party quotes the live API (read 2026-11). One port for tcp
//! and for udp registers, whatever the page says: the guide's gelf example has it, and users do it.
//! Model:  the words of V23 and V26 are ours.

use super::{ContainerView, Review};
use crate::finding::Finding;
use crate::json::Node;
use crate::shape::clip;
use crate::text::Text;
use model::NetworkMode;

#[inline(never)]
pub fn review(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    let mappings = container.node.items_at("portMappings");
    if review.mode == NetworkMode::None && !mappings.is_empty() {
        let path = format!("{}.portMappings", container.path);
        let text = "Port mappings are not supported when networkMode=none";
        let finding = Finding::error("V26", path, text).assumed();
        out.push(review.at(finding, container.node, "portMappings"));
        return;
    }
    for (index, mapping) in mappings.iter().enumerate() {
        let path = format!("{}.portMappings[{index}]", container.path);
        one(review, container, mapping, &path, out);
        repeats(review, container, index, &path, out);
    }
}

fn one(
    review: &Review,
    container: &ContainerView,
    mapping: &Node,
    path: &str,
    out: &mut Vec<Finding>,
) {
    let shown = clip(container.name);
    let (port, host) = (mapping.int_at("containerPort"), mapping.int_at("hostPort"));
    if let Some(range) = mapping.text_at("containerPortRange") {
        if port.is_some() || host.is_some() {
            let text = "cannot specify both single port and port range";
            let finding = Finding::error("V24", format!("{path}.containerPortRange"), text);
            out.push(review.at(finding, mapping, "containerPortRange").reported());
        } else if !is_range(range) {
            let text = format!("Invalid 'containerPortRange' setting for container '{shown}'.");
            let finding = Finding::error("V24", format!("{path}.containerPortRange"), text);
            let finding = review.at(finding, mapping, "containerPortRange").assumed();
            out.push(finding.hint("hint-port-range"));
        }
        return;
    }
    if !port.is_some_and(|it| (1..=65_535).contains(&it)) {
        let text = format!("Invalid 'containerPort' setting for container '{shown}'.");
        let finding = Finding::error("V22", format!("{path}.containerPort"), text);
        let finding = review.at(finding, mapping, "containerPort");
        out.push(finding.hint("hint-port"));
        return;
    }
    let (Some(port), Some(host)) = (port, host) else {
        return;
    };
    if !(0..=65_535).contains(&host) {
        let text = format!("Invalid 'hostPort' setting for container '{shown}'.");
        let finding = Finding::error("V23", format!("{path}.hostPort"), text).assumed();
        let finding = review.at(finding, mapping, "hostPort");
        out.push(finding.hint("hint-host-port"));
        return;
    }
    let (code, mode) = match review.mode {
        NetworkMode::Awsvpc => ("V20", "awsvpc"),
        NetworkMode::Host => ("V21", "host"),
        _ => return,
    };
    // 0 means "not set" in awsvpc mode and is filled in.
    if host != port && host != 0 {
        let period = if code == "V20" { "." } else { "" };
        let text = format!(
            "When networkMode={mode}, the host ports and container ports in port mappings must \
             match{period}"
        );
        let finding = Finding::error(code, format!("{path}.hostPort"), text);
        let finding = review.at(finding, mapping, "hostPort");
        let finding = finding
            .hint(Text::new("hint-same-port").str("port", port))
            .replace(port.to_string());
        out.push(if code == "V21" {
            finding.reported()
        } else {
            finding
        });
    }
}

fn is_range(text: &str) -> bool {
    let ends = text
        .split_once('-')
        .map(|(a, b)| (a.parse::<u16>(), b.parse::<u16>()));
    matches!(ends, Some((Ok(first), Ok(last))) if 0 < first && first < last)
}

/// Fields of a mapping that must not meet those of an earlier one in the task.
fn repeats(
    review: &Review,
    container: &ContainerView,
    index: usize,
    path: &str,
    out: &mut Vec<Finding>,
) {
    let mapping = &container.node.items_at("portMappings")[index];
    let udp = |it: &Node| it.text_at("protocol") == Some("udp");
    let earlier = earlier(review, container, index);
    let name = mapping.text_at("name").filter(|it| !it.is_empty());
    if name.is_some() && earlier.iter().any(|it| it.text_at("name") == name) {
        let finding = Finding::error(
            "V25",
            format!("{path}.name"),
            "port mapping name is already used",
        );
        out.push(review.at(finding, mapping, "name").reported());
    }
    let host = |it: &Node| {
        let written = it.int_at("hostPort").filter(|it| *it > 0);
        match review.mode {
            NetworkMode::Bridge => written,
            NetworkMode::Host | NetworkMode::Awsvpc => written.or(it.int_at("containerPort")),
            NetworkMode::None => None,
        }
    };
    let taken = earlier
        .iter()
        .any(|it| host(mapping).is_some() && host(it) == host(mapping) && udp(it) == udp(mapping));
    if taken {
        let text = format!(
            "{} host port '{}' is mapped multiple times in task.",
            if udp(mapping) { "UDP" } else { "TCP" },
            host(mapping).unwrap_or_default(),
        );
        let key = if mapping.get("hostPort").is_some() {
            "hostPort"
        } else {
            "containerPort"
        };
        let finding = Finding::error("PORT", format!("{path}.{key}"), text);
        let finding = review.at(finding, mapping, key);
        out.push(match review.mode {
            NetworkMode::Bridge => finding.hint("hint-free-port").replace("0"),
            _ => finding.hint("hint-shared-ports"),
        });
    }
}

/// The mappings before this one in the task.
fn earlier<'a>(review: &Review<'a>, container: &ContainerView, index: usize) -> Vec<&'a Node> {
    let mut found = Vec::new();
    for other in &review.containers {
        let mappings = other.node.items_at("portMappings");
        let same = other.path == container.path;
        let end = if same { index } else { mappings.len() };
        found.extend(&mappings[..end]);
        if same {
            break;
        }
    }
    found
}
