//! requiresAttributes: the capabilities that an instance must carry to run a task definition.
//!
//! Source: amazon-ecs-agent, agent_capability.go, and the attributes that DescribeTaskDefinition
//! answers with (read 2026-11). An instance without one of them is rejected with ATTRIBUTE.

use super::Review;
use super::fargate::is_private_ecr;
use crate::json::Node;
use model::NetworkMode;
use rules::placement::Attribute;
use std::collections::BTreeSet;

const AGENT: &str = "com.amazonaws.ecs.capability";

/// The attributes of a definition, sorted by name.
#[inline(never)]
pub fn required(review: &Review) -> Vec<Attribute> {
    let mut names = BTreeSet::new();
    let mut add = |name: &str| {
        names.insert(name.to_owned());
    };
    add(&format!("{AGENT}.docker-remote-api.1.18"));
    task(review, &mut add);
    for container in &review.containers {
        of_container(review, container.node, &mut add);
    }
    for volume in review.root.items_at("volumes") {
        of_volume(volume, &mut add);
    }
    let mut found: Vec<Attribute> = names
        .into_iter()
        .map(|name| Attribute { name, value: None })
        .collect();
    found.extend(platform(review));
    found
}

fn task(review: &Review, add: &mut impl FnMut(&str)) {
    let root = review.root;
    if root.text_at("taskRoleArn").is_some_and(|it| !it.is_empty()) {
        add(&format!("{AGENT}.task-iam-role"));
        if review.mode == NetworkMode::Host {
            add(&format!("{AGENT}.task-iam-role-network-host"));
        }
    }
    if review.awsvpc() {
        add("ecs.capability.task-eni");
    }
    if root.get("cpu").is_some() || root.get("memory").is_some() {
        add("ecs.capability.task-cpu-mem-limit");
    }
    // Source: ECS developer guide: sizes above 10 vCPU need a newer agent (read 2026-11).
    if review.cpu.is_some_and(|it| it > 10_240) {
        add("ecs.capability.increased-task-cpu-limit");
    }
    if root.get("pidMode").is_some() || root.get("ipcMode").is_some() {
        add("ecs.capability.pid-ipc-namespace-sharing");
    }
}

fn of_container(review: &Review, node: &Node, add: &mut impl FnMut(&str)) {
    let execution_role = review.has_execution_role();
    if node.text_at("image").is_some_and(is_private_ecr) {
        add(&format!("{AGENT}.ecr-auth"));
        if execution_role {
            add("ecs.capability.execution-role-ecr-pull");
        }
    }
    if let Some(log) = node.get("logConfiguration") {
        let driver = log.text_at("logDriver").unwrap_or_default();
        add(&format!("{AGENT}.logging-driver.{driver}"));
        if driver == "awslogs" && execution_role {
            add("ecs.capability.execution-role-awslogs");
        }
    }
    if node.bool_at("privileged") == Some(true) {
        add(&format!("{AGENT}.privileged-container"));
    }
    let ordered = !node.items_at("dependsOn").is_empty()
        || node.get("startTimeout").is_some()
        || node.get("stopTimeout").is_some();
    if ordered {
        add("ecs.capability.container-ordering");
    }
    if node.get("healthCheck").is_some() {
        add("ecs.capability.container-health-check");
    }
    let policy = node.get("restartPolicy");
    if policy.is_some_and(|it| it.bool_at("enabled") == Some(true)) {
        add("ecs.capability.container-restart-policy");
    }
    for secret in node.items_at("secrets") {
        let from = secret.text_at("valueFrom").unwrap_or_default();
        let manager = if from.contains(":secretsmanager:") {
            "asm"
        } else {
            "ssm"
        };
        add(&format!(
            "ecs.capability.secrets.{manager}.environment-variables"
        ));
    }
    if node.get("repositoryCredentials").is_some() {
        add("ecs.capability.private-registry-authentication.secretsmanager");
    }
    if !node.items_at("environmentFiles").is_empty() {
        add("ecs.capability.env-files.s3");
    }
    if let Some(firelens) = node.get("firelensConfiguration") {
        let kind = firelens.text_at("type").unwrap_or("fluentbit");
        add(&format!("ecs.capability.firelens.{kind}"));
    }
}

fn of_volume(volume: &Node, add: &mut impl FnMut(&str)) {
    if let Some(efs) = volume.get("efsVolumeConfiguration") {
        add("ecs.capability.efs");
        let authorization = efs.get("authorizationConfig");
        if authorization.and_then(|it| it.text_at("iam")) == Some("ENABLED") {
            add("ecs.capability.efsAuth");
        }
    }
    if volume
        .get("fsxWindowsFileServerVolumeConfiguration")
        .is_some()
    {
        add("ecs.capability.fsxWindowsFileServer");
    }
    if volume.bool_at("configuredAtLaunch") == Some(true) {
        add("ecs.capability.storage.ebs-task-volume-attach");
    }
    if let Some(docker) = volume.get("dockerVolumeConfiguration") {
        let driver = docker.text_at("driver").unwrap_or("local");
        add(&format!("ecs.capability.docker-plugin.{driver}"));
    }
}

/// What runtimePlatform asks of an instance.
fn platform(review: &Review) -> Vec<Attribute> {
    let Some(platform) = review.root.get("runtimePlatform") else {
        return Vec::new();
    };
    let architecture = match platform.text_at("cpuArchitecture") {
        Some("ARM64") => Some(("ecs.cpu-architecture", "arm64")),
        Some("X86_64") => Some(("ecs.cpu-architecture", "x86_64")),
        _ => None,
    };
    let family = platform.text_at("operatingSystemFamily");
    let os = family.map(|it| {
        let windows = it.starts_with("WINDOWS");
        ("ecs.os-type", if windows { "windows" } else { "linux" })
    });
    let wanted = [architecture, os].into_iter().flatten();
    wanted
        .map(|(name, value)| Attribute {
            name: name.to_owned(),
            value: Some(value.to_owned()),
        })
        .collect()
}
