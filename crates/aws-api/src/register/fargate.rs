//! What Fargate asks of a task definition, and what it does not take.
//!
//! Source: ECS developer guide, task definition differences for Fargate; texts F1, F2, F4 to F6 as
//! users pasted them, the rest as a third party quotes the live API (read 2026-11).
//! Model:  texts marked assumed are ours. A definition that passes all of it is compatible with
//! FARGATE.

use super::{ContainerView, Review};
use crate::finding::{Finding, example, literal};
use crate::json::Node;
use crate::text::Text;
use base::{CpuUnits, MemoryMib};
use rules::fargate;

#[inline(never)]
pub fn review(review: &Review) -> Vec<Finding> {
    let mut out = Vec::new();
    mode(review, &mut out);
    size(review, &mut out);
    for container in &review.containers {
        images_and_logs(review, container, &mut out);
        forbidden(review, container, &mut out);
    }
    task(review, &mut out);
    storage(review, &mut out);
    out
}

fn mode(review: &Review, out: &mut Vec<Finding>) {
    if review.awsvpc() {
        return;
    }
    let text = "Fargate only supports network mode \u{2018}awsvpc\u{2019}.";
    let finding = Finding::error("F1", "networkMode", text);
    let finding = review
        .at(finding, review.root, "networkMode")
        .hint(literal("\"networkMode\": \"awsvpc\""));
    out.push(match review.root.member("networkMode") {
        Some(_) => finding.replace("\"awsvpc\""),
        None => finding.insert(review.root, "\"networkMode\": \"awsvpc\""),
    });
}

fn size(review: &Review, out: &mut Vec<Finding>) {
    let root = review.root;
    if root.get("cpu").is_none() {
        let text = "Fargate requires that 'cpu' be defined at the task level.";
        let finding = review.at(Finding::error("F2", "cpu", text), root, "cpu");
        out.push(
            finding
                .hint(example("\"cpu\": \"256\""))
                .insert(root, "\"cpu\": \"256\""),
        );
    }
    if root.get("memory").is_none() {
        let text = "Fargate requires that 'memory' be defined at the task level.";
        let finding = review
            .at(Finding::error("F3", "memory", text), root, "memory")
            .reported();
        let least = review
            .cpu
            .and_then(|it| memories(review, it).first().copied());
        let field = format!("\"memory\": \"{}\"", least.unwrap_or(512));
        out.push(finding.hint(example(&field)).insert(root, &field));
    }
    let (Some(cpu), Some(memory)) = (review.cpu, review.memory) else {
        return;
    };
    let large = cpu == 32_768 && !review.options.large_fargate;
    if !large && fargate::valid(CpuUnits(cpu), MemoryMib(memory), review.windows) {
        return;
    }
    let text = "No Fargate configuration exists for given values.";
    let legal = memories(review, cpu);
    let near = fargate::nearest(CpuUnits(cpu), MemoryMib(memory), review.windows);
    let pair = Text::new("hint-nearest-pair")
        .str("cpu", near.0)
        .str("memory", near.1);
    if legal.is_empty() || large {
        let finding = review.at(Finding::error("F4", "cpu", text), root, "cpu");
        let finding = finding.hint(
            Text::new("hint-no-such-cpu")
                .str("cpu", cpu)
                .text("pair", pair),
        );
        out.push(finding.replace(format!("\"{}\"", near.0)));
        return;
    }
    let finding = review.at(Finding::error("F4", "memory", text), root, "memory");
    let nearest = legal
        .iter()
        .min_by_key(|it| it.abs_diff(memory))
        .copied()
        .unwrap_or(512);
    let hint = Text::new("hint-cpu-takes").str("cpu", cpu);
    let finding = finding.hint(hint.text("memories", words(&legal)).text("pair", pair));
    out.push(finding.replace(format!("\"{nearest}\"")));
}

/// The MiB values that go with a CPU value; empty when it is none of Fargate's.
#[inline(never)]
pub fn memories(review: &Review, cpu: u32) -> Vec<u32> {
    legal_memories(cpu, review.windows)
}

/// The MiB values that go with a CPU value on Fargate.
#[inline(never)]
pub fn legal_memories(cpu: u32, windows: bool) -> Vec<u32> {
    let pairs = fargate::pairs(windows).filter(|it| it.0 == CpuUnits(cpu));
    pairs.map(|it| it.1.0).collect()
}

/// `512, 1024, 2048 MiB`, or the ends and the step of a long row.
fn words(values: &[u32]) -> Text {
    match values {
        [first, second, .., last] if values.len() > 4 => Text::new("hint-mib-steps")
            .str("first", first)
            .str("last", last)
            .str("step", second - first),
        _ => {
            let values: Vec<String> = values.iter().map(u32::to_string).collect();
            Text::new("hint-mib").str("values", values.join(", "))
        }
    }
}

/// Whether the image lies in a private ECR repository.
#[inline(never)]
pub fn is_private_ecr(image: &str) -> bool {
    let host = image.split('/').next().unwrap_or_default();
    host.contains(".dkr.ecr") && host.contains(".amazonaws.com")
}

fn images_and_logs(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    let image = container.node.text_at("image").unwrap_or_default();
    if is_private_ecr(image) && !review.has_execution_role() {
        let text =
            "Fargate requires task definition to have execution role ARN to support ECR images.";
        out.push(role(review, "F5", text));
    }
    let Some(log) = container.node.get("logConfiguration") else {
        return;
    };
    let driver = log.text_at("logDriver").unwrap_or_default();
    if driver == "awslogs" && !review.has_execution_role() {
        let text = "Fargate requires task definition to have execution role ARN to support log \
                    driver awslogs.";
        out.push(role(review, "F6", text));
    }
    if !driver.is_empty() && !["awslogs", "splunk", "awsfirelens"].contains(&driver) {
        let text = format!(
            "{} is not a valid log driver. Must be one of [awslogs, splunk, awsfirelens]",
            crate::shape::clip(driver)
        );
        let path = format!("{}.logConfiguration.logDriver", container.path);
        let finding = review.at(Finding::error("F13", path, text), log, "logDriver");
        out.push(finding.reported().replace("\"awslogs\""));
    }
}

fn role(review: &Review, code: &'static str, text: &str) -> Finding {
    let path = "executionRoleArn";
    let finding = review.at(Finding::error(code, path, text), review.root, path);
    let arn = super::execution_role();
    let finding = finding.hint(example(&format!("\"{arn}\"")));
    match review.root.member(path) {
        Some(_) => finding.replace(format!("\"{arn}\"")),
        None => finding.insert(review.root, &format!("\"{path}\": \"{arn}\"")),
    }
}

/// Fields of a container that Fargate does not take.
fn forbidden(review: &Review, container: &ContainerView, out: &mut Vec<Finding>) {
    let node = container.node;
    if node.bool_at("privileged") == Some(true) {
        let text = "Fargate requires that the 'privileged' setting be 'false'";
        let finding = Finding::error("F7", format!("{}.privileged", container.path), text);
        let finding = review.at(finding, node, "privileged").reported();
        out.push(finding.replace("false"));
    }
    for key in [
        "dnsSearchDomains",
        "dnsServers",
        "dockerSecurityOptions",
        "extraHosts",
        "links",
    ] {
        if !node.items_at(key).is_empty() {
            out.push(unsupported(review, node, &container.path, key));
        }
    }
    let items = node.items_at("resourceRequirements").iter();
    if items.filter(|it| it.text_at("type") == Some("GPU")).count() > 0 {
        out.push(unsupported(
            review,
            node,
            &container.path,
            "resourceRequirements",
        ));
    }
    let Some(linux) = node.get("linuxParameters") else {
        return;
    };
    let path = format!("{}.linuxParameters", container.path);
    for key in ["devices", "tmpfs"] {
        if !linux.items_at(key).is_empty() {
            out.push(unsupported(review, linux, &path, key));
        }
    }
    for key in ["maxSwap", "swappiness", "sharedMemorySize"] {
        if linux.get(key).is_some() {
            out.push(unsupported(review, linux, &path, key));
        }
    }
    let added = linux
        .get("capabilities")
        .map_or(&[][..], |it| it.items_at("add"));
    let other = |it: &&Node| !matches!(it.text(), Some("SYS_PTRACE" | "CAP_SYS_PTRACE"));
    if let Some(item) = added.iter().find(other) {
        let text = "Fargate compatible task definitions can add the capability SYS_PTRACE only";
        let finding = Finding::error("F9", format!("{path}.capabilities.add"), text);
        out.push(finding.assumed().at(&item.span));
    }
}

/// `Fargate compatible task definitions do not support devices`.
fn unsupported(review: &Review, node: &Node, path: &str, key: &str) -> Finding {
    let text = format!("Fargate compatible task definitions do not support {key}");
    let path = crate::shape::join(path, key);
    let finding = review
        .at(Finding::error("F9", path, text), node, key)
        .hint("hint-remove")
        .remove(node, key);
    // The pattern is reported for these; the guide lists the others without a text.
    if ["devices", "maxSwap", "ipcMode"].contains(&key) {
        finding.reported()
    } else {
        finding.assumed()
    }
}

fn task(review: &Review, out: &mut Vec<Finding>) {
    let root = review.root;
    if root.text_at("pidMode") == Some("host") {
        let text = "Tasks using the Fargate launch type do not support pidMode 'host'";
        let finding = review.at(Finding::error("F8", "pidMode", text), root, "pidMode");
        out.push(finding.reported().replace("\"task\""));
    }
    if root.get("ipcMode").is_some() {
        out.push(unsupported(review, root, "", "ipcMode"));
    }
    if !root.items_at("placementConstraints").is_empty() {
        let path = "placementConstraints";
        let text = "Fargate compatible task definitions do not support constraints";
        let finding = review.at(Finding::error("F10", path, text), root, path);
        out.push(finding.reported().hint("hint-no-instances"));
    }
    let platform = root.get("runtimePlatform");
    let arm = platform.and_then(|it| it.text_at("cpuArchitecture")) == Some("ARM64");
    if let (true, true, Some(platform)) = (review.windows, arm, platform) {
        let text = "Windows tasks on Fargate must use the cpuArchitecture X86_64";
        let finding = Finding::error("F4", "runtimePlatform.cpuArchitecture", text).assumed();
        let finding = review.at(finding, platform, "cpuArchitecture");
        out.push(finding.replace("\"X86_64\""));
    }
}

fn storage(review: &Review, out: &mut Vec<Finding>) {
    for (index, volume) in review.root.items_at("volumes").iter().enumerate() {
        let path = format!("volumes[{index}]");
        let key = "dockerVolumeConfiguration";
        if volume.get(key).is_some() {
            let text = format!("Fargate compatible task definitions do not support {key}");
            let finding = Finding::error("F11", format!("{path}.{key}"), text);
            out.push(review.at(finding, volume, key).reported());
        }
        let host = volume
            .get("host")
            .filter(|it| it.text_at("sourcePath").is_some());
        if let Some(host) = host {
            let text = "Fargate compatible task definitions do not support sourcePath";
            let finding = Finding::error("F12", format!("{path}.host.sourcePath"), text);
            out.push(review.at(finding, host, "sourcePath").reported());
        }
    }
    let Some(storage) = review.root.get("ephemeralStorage") else {
        return;
    };
    let Some(size) = storage
        .int_at("sizeInGiB")
        .filter(|it| !(21..=200).contains(it))
    else {
        return;
    };
    let bound = if size < 21 {
        "at least 21"
    } else {
        "at most 200"
    };
    let text = format!("EphemeralStorage size should be {bound}");
    let finding = Finding::error("F14", "ephemeralStorage.sizeInGiB", text).reported();
    let finding = review.at(finding, storage, "sizeInGiB");
    out.push(finding.replace(size.clamp(21, 200).to_string()));
}
