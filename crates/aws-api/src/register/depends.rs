//! dependsOn, links and volumesFrom: containers that name each other.
//!
//! Source: ECS API, ContainerDependency; texts V15, V18 as users pasted them, V14, V16 as a third
//! party quotes the live API (read 2026-11). Model: the words of V17 and of unknown links are
//! ours.

use super::{ContainerView, Review};
use crate::finding::Finding;
use crate::shape::clip;
use crate::suggest::nearest;
use crate::text::Text;

#[inline(never)]
pub fn review(review: &Review, out: &mut Vec<Finding>) {
    for container in &review.containers {
        conditions(review, container, out);
        named(review, container, out);
    }
    let depends = |it: &ContainerView| -> Vec<String> {
        let items = it.node.items_at("dependsOn").iter();
        items
            .filter_map(|it| it.text_at("containerName"))
            .map(str::to_owned)
            .collect()
    };
    let links = |it: &ContainerView| -> Vec<String> {
        let links = it.node.texts_at("links");
        links
            .iter()
            .map(|it| it.split(':').next().unwrap_or_default().to_owned())
            .collect()
    };
    if let Some(at) = cycle(review, depends) {
        let text = "Container dependencies should not have a cycle";
        let finding = Finding::error("V17", format!("{}.dependsOn", at.path), text).assumed();
        let finding = review.at(finding, at.node, "dependsOn");
        out.push(finding.hint(Text::new("hint-waits-for-itself").str("name", clip(at.name))));
    }
    if let Some(at) = cycle(review, links) {
        let text = "Container links should not have a cycle";
        let finding = Finding::error("V18", format!("{}.links", at.path), text);
        let finding = review.at(finding, at.node, "links");
        out.push(finding.hint(Text::new("hint-links-to-itself").str("name", clip(at.name))));
    }
}

fn conditions(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    for (index, item) in container.node.items_at("dependsOn").iter().enumerate() {
        let path = |key: &str| format!("{}.dependsOn[{index}].{key}", container.path);
        let Some(name) = item.text_at("containerName") else {
            continue;
        };
        let Some(other) = review.containers.iter().find(|it| it.name == name) else {
            let text = format!(
                "Cannot depend on container {} because it does not exist",
                clip(name)
            );
            let finding = Finding::error("V14", path("containerName"), text).reported();
            out.push(meant(
                review,
                review.at(finding, item, "containerName"),
                name,
            ));
            continue;
        };
        match item.text_at("condition") {
            Some("COMPLETE" | "SUCCESS") if other.essential => {
                let text = "A dependency container with SUCCESS or COMPLETE condition cannot be an \
                            essential container";
                let finding = Finding::error("V15", path("condition"), text);
                let finding = review.at(finding, item, "condition");
                out.push(finding.hint(Text::new("hint-not-essential").str("name", clip(name))));
            }
            Some("HEALTHY") if other.node.get("healthCheck").is_none() => {
                let text = "A dependency container with HEALTHY condition must have health check \
                            configured";
                let finding = Finding::error("V16", path("condition"), text).reported();
                let finding = review.at(finding, item, "condition");
                let finding =
                    finding.hint(Text::new("hint-give-health-check").str("name", clip(name)));
                out.push(finding.replace("\"START\""));
            }
            _ => {}
        }
    }
}

/// The nearest name of a container, as hint and edit.
fn meant(review: &Review, finding: Finding, name: &str) -> Finding {
    let names = review.containers.iter().map(|it| it.name);
    match nearest(name, names) {
        Some(meant) => finding.meant(meant),
        None => finding,
    }
}

fn named(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    let known = |name: &str| review.containers.iter().any(|it| it.name == name);
    for (index, item) in container.node.items_at("links").iter().enumerate() {
        let Some(text) = item.text() else { continue };
        let name = text.split(':').next().unwrap_or_default();
        if !known(name) {
            let path = format!("{}.links[{index}]", container.path);
            let text = format!("Unknown container '{}' in links.", clip(name));
            let finding = Finding::error("V18", path, text).assumed().at(&item.span);
            out.push(meant(review, finding, name));
        }
    }
    for (index, item) in container.node.items_at("volumesFrom").iter().enumerate() {
        let Some(name) = item.text_at("sourceContainer") else {
            continue;
        };
        if !known(name) {
            let path = format!("{}.volumesFrom[{index}].sourceContainer", container.path);
            let text = format!("Unknown container '{}' in volumesFrom.", clip(name));
            let finding = Finding::error("V13", path, text).assumed();
            out.push(meant(
                review,
                review.at(finding, item, "sourceContainer"),
                name,
            ));
        }
    }
}

/// A container on a cycle of the relation, the first in document order.
fn cycle<'r, 'a>(
    review: &'r Review<'a>,
    next: impl Fn(&ContainerView) -> Vec<String>,
) -> Option<&'r ContainerView<'a>> {
    let containers = &review.containers;
    let edges: Vec<Vec<usize>> = containers
        .iter()
        .map(|it| {
            let names = next(it);
            let targets = names
                .iter()
                .filter_map(|name| containers.iter().position(|it| it.name == *name));
            targets.collect()
        })
        .collect();
    // On a cycle is who can reach itself.
    let reaches_itself = |start: usize| {
        let (mut seen, mut open) = (vec![false; containers.len()], edges[start].clone());
        while let Some(at) = open.pop() {
            if at == start {
                return true;
            }
            if !std::mem::replace(&mut seen[at], true) {
                open.extend(&edges[at]);
            }
        }
        false
    };
    (0..containers.len())
        .find(|it| reaches_itself(*it))
        .map(|it| &containers[it])
}
