//! A clean document as the domain's task definition.
//!
//! Numbers were checked by the rules; a value that cannot be held falls back to the field's default
//! instead of panicking. The engine gives the revision.

use super::{ContainerView, Review, attributes, document};
use crate::json::Node;
use base::{CpuUnits, MemoryMib, SimDuration, SimTime};
use model::storage::Volume;
use model::{
    Compatibility, Condition, Container, ContainerDependency, HealthCheck, LogConfiguration,
    NetworkMode, PortMapping, RestartPolicy, RevisionStatus, Secret, TaskDefinition,
};
use rules::placement::Protocol;
use rules::query::Expression;
use rules::storage::Kind;
use serde_json::Value;

#[inline(never)]
pub fn draft(review: &Review, fits_fargate: bool) -> TaskDefinition {
    let root = review.root;
    let document = Value::Object(document::normalised(review));
    let constraints = root.items_at("placementConstraints").iter();
    let constraints =
        constraints.filter_map(|it| Expression::parse(it.text_at("expression")?).ok());
    let text = |key: &str| {
        root.text_at(key)
            .filter(|it| !it.is_empty())
            .map(str::to_owned)
    };
    TaskDefinition {
        family: root.text_at("family").unwrap_or_default().to_owned(),
        revision: 0,
        status: RevisionStatus::Active,
        registered_at: SimTime::ZERO,
        network_mode: review.mode,
        requires_compatibilities: wanted(root),
        compatibilities: compatibilities(review, fits_fargate),
        cpu: review.cpu.map(CpuUnits),
        memory: review.memory.map(MemoryMib),
        containers: review
            .containers
            .iter()
            .map(|it| container(review, it))
            .collect(),
        task_role_arn: text("taskRoleArn"),
        execution_role_arn: text("executionRoleArn"),
        placement_constraints: constraints.collect(),
        cpu_architecture: root
            .get("runtimePlatform")
            .and_then(|it| it.text_at("cpuArchitecture"))
            .map(str::to_owned),
        requires_attributes: attributes::required(review),
        volumes: root
            .items_at("volumes")
            .iter()
            .map(|it| volume(review, it))
            .collect(),
        ephemeral_gib: root
            .get("ephemeralStorage")
            .and_then(|it| unsigned(it, "sizeInGiB"))
            .unwrap_or(rules::storage::EPHEMERAL_GIB),
        document: document.to_string(),
    }
}

/// A volume, with the containers that mount it.
///
/// Source: ECS API, Volume, DockerVolumeConfiguration.scope: `task` by default (read 2026-11).
fn volume(review: &Review, node: &Node) -> Volume {
    let name = node.text_at("name").unwrap_or_default();
    let text = |object: &str, key: &str| node.get(object).and_then(|it| it.text_at(key));
    let efs = text("efsVolumeConfiguration", "fileSystemId");
    let fsx = text("fsxWindowsFileServerVolumeConfiguration", "fileSystemId");
    let path = text("host", "sourcePath");
    let docker = node.get("dockerVolumeConfiguration");
    let kind = if efs.is_some() {
        Kind::Efs
    } else if fsx.is_some() {
        Kind::Fsx
    } else if node.get("s3filesVolumeConfiguration").is_some() {
        Kind::S3Files
    } else if let Some(docker) = docker {
        match docker.text_at("scope") {
            Some("shared") => Kind::DockerShared,
            _ => Kind::DockerTask,
        }
    } else if node.bool_at("configuredAtLaunch") == Some(true) {
        Kind::Ebs
    } else if path.is_some() {
        Kind::HostPath
    } else {
        Kind::Bind
    };
    let mounts = |it: &&ContainerView| {
        let points = it.node.items_at("mountPoints").iter();
        points
            .filter(|it| it.text_at("sourceVolume") == Some(name))
            .count()
            > 0
    };
    Volume {
        name: name.to_owned(),
        kind,
        source: efs.or(fsx).or(path).map(str::to_owned),
        containers: review
            .containers
            .iter()
            .filter(mounts)
            .map(|it| it.name.to_owned())
            .collect(),
    }
}

fn wanted(root: &Node) -> Vec<Compatibility> {
    let names = root.texts_at("requiresCompatibilities");
    let read = names.iter().filter_map(|it| match *it {
        "EC2" => Some(Compatibility::Ec2),
        "FARGATE" => Some(Compatibility::Fargate),
        "EXTERNAL" => Some(Compatibility::External),
        "MANAGED_INSTANCES" => Some(Compatibility::ManagedInstances),
        _ => None,
    });
    read.collect()
}

/// Launch types whose checks all pass.
///
/// Source: ECS API, TaskDefinition.compatibilities (read 2026-11).
/// Model:  EC2 unless only FARGATE fields are used; EXTERNAL without awsvpc and without EFS, FSx
/// or EBS.
fn compatibilities(review: &Review, fits_fargate: bool) -> Vec<Compatibility> {
    let mut found = Vec::new();
    let volumes = review.root.items_at("volumes");
    let attached = volumes.iter().any(|it| {
        it.get("efsVolumeConfiguration").is_some()
            || it.get("fsxWindowsFileServerVolumeConfiguration").is_some()
            || it.bool_at("configuredAtLaunch") == Some(true)
    });
    if !review.awsvpc() && !attached {
        found.push(Compatibility::External);
    }
    if review.root.get("ephemeralStorage").is_none() {
        found.push(Compatibility::Ec2);
    }
    if fits_fargate {
        found.push(Compatibility::Fargate);
    }
    found
}

fn unsigned(node: &Node, key: &str) -> Option<u32> {
    node.int_at(key).and_then(|it| u32::try_from(it).ok())
}

fn secs(node: &Node, key: &str) -> Option<SimDuration> {
    unsigned(node, key).map(|it| SimDuration::from_secs(u64::from(it)))
}

fn container(review: &Review, view: &ContainerView) -> Container {
    let node = view.node;
    let ports = node.items_at("portMappings").iter();
    let depends_on = node.items_at("dependsOn").iter();
    Container {
        name: view.name.to_owned(),
        image: node.text_at("image").unwrap_or_default().to_owned(),
        cpu: CpuUnits(unsigned(node, "cpu").unwrap_or(0)),
        memory: unsigned(node, "memory").map(MemoryMib),
        memory_reservation: unsigned(node, "memoryReservation").map(MemoryMib),
        essential: view.essential,
        port_mappings: ports.flat_map(|it| port_mappings(review, it)).collect(),
        health_check: node.get("healthCheck").and_then(health_check),
        depends_on: depends_on.filter_map(dependency).collect(),
        start_timeout: secs(node, "startTimeout"),
        stop_timeout: secs(node, "stopTimeout"),
        restart_policy: node.get("restartPolicy").map(restart_policy),
        gpus: gpus(node),
        secrets: node.items_at("secrets").iter().map(secret).collect(),
        log: node.get("logConfiguration").map(log),
        repository_credentials: node
            .get("repositoryCredentials")
            .and_then(|it| it.text_at("credentialsParameter"))
            .map(str::to_owned),
        version_consistency: node.text_at("versionConsistency") != Some("disabled"),
    }
}

fn secret(node: &Node) -> Secret {
    let text = |key: &str| node.text_at(key).unwrap_or_default().to_owned();
    Secret {
        name: text("name"),
        value_from: text("valueFrom"),
    }
}

fn log(node: &Node) -> LogConfiguration {
    let option = |key: &str| node.get("options").and_then(|it| it.text_at(key));
    LogConfiguration {
        driver: node.text_at("logDriver").unwrap_or_default().to_owned(),
        group: option("awslogs-group").map(str::to_owned),
        create_group: option("awslogs-create-group") == Some("true"),
        prefix: option("awslogs-stream-prefix").map(str::to_owned),
    }
}

/// One mapping, or one per port of a range.
fn port_mappings(review: &Review, node: &Node) -> Vec<PortMapping> {
    let port = |key: &str| node.int_at(key).and_then(|it| u16::try_from(it).ok());
    let ports = match node
        .text_at("containerPortRange")
        .and_then(|it| it.split_once('-'))
    {
        Some((first, last)) => match (first.parse::<u16>(), last.parse::<u16>()) {
            (Ok(first), Ok(last)) => (first..=last).collect(),
            _ => Vec::new(),
        },
        None => port("containerPort").into_iter().collect(),
    };
    let protocol = match node.text_at("protocol") {
        Some("udp") => Protocol::Udp,
        _ => Protocol::Tcp,
    };
    let ranged = node.get("containerPortRange").is_some();
    let mapping = |container_port: u16| PortMapping {
        container_port,
        host_port: match (review.mode, port("hostPort").filter(|it| *it > 0)) {
            (NetworkMode::Awsvpc | NetworkMode::Host, _) => container_port,
            (_, Some(host_port)) if !ranged => host_port,
            _ => 0,
        },
        protocol,
        name: node.text_at("name").map(str::to_owned),
    };
    ports.into_iter().map(mapping).collect()
}

/// A check `["NONE"]` switches checking off.
fn health_check(node: &Node) -> Option<HealthCheck> {
    let command = node.items_at("command").first().and_then(Node::text);
    if command == Some("NONE") {
        return None;
    }
    let value = |key: &str| {
        let default = super::health::RANGES
            .iter()
            .find(|it| it.0 == key)
            .map_or(0, |it| it.3);
        u64::try_from(node.int_at(key).unwrap_or(default)).unwrap_or(0)
    };
    Some(HealthCheck {
        interval: SimDuration::from_secs(value("interval")),
        timeout: SimDuration::from_secs(value("timeout")),
        retries: u32::try_from(value("retries")).unwrap_or(3),
        start_period: SimDuration::from_secs(value("startPeriod")),
    })
}

fn dependency(node: &Node) -> Option<ContainerDependency> {
    Some(ContainerDependency {
        container: node.text_at("containerName")?.to_owned(),
        condition: match node.text_at("condition") {
            Some("COMPLETE") => Condition::Complete,
            Some("SUCCESS") => Condition::Success,
            Some("HEALTHY") => Condition::Healthy,
            _ => Condition::Start,
        },
    })
}

/// Source: ECS API, ContainerRestartPolicy: 300 s when unset (read 2026-11).
fn restart_policy(node: &Node) -> RestartPolicy {
    let codes = node.items_at("ignoredExitCodes").iter();
    RestartPolicy {
        enabled: node.bool_at("enabled") == Some(true),
        ignored_exit_codes: codes
            .filter_map(|it| i32::try_from(it.int()?).ok())
            .collect(),
        restart_attempt_period: secs(node, "restartAttemptPeriod")
            .unwrap_or(SimDuration::from_secs(300)),
    }
}

/// A number, or all that the instance has left.
fn gpus(node: &Node) -> u32 {
    let items = node.items_at("resourceRequirements").iter();
    let counts = items
        .filter(|it| it.text_at("type") == Some("GPU"))
        .map(|it| match it.text_at("value") {
            Some("ALL") => rules::gpu::ALL,
            other => other.and_then(|it| it.parse().ok()).unwrap_or(1),
        });
    rules::gpu::sum(counts)
}
