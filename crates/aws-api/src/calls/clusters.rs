//! Clusters: CreateCluster, DescribeClusters, ListClusters.
//!
//! Source: ECS API, Cluster (read 2026-11). Creating a cluster that exists answers with it.

use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::{page, strings};
use crate::error::ApiError;
use engine::{Answer, Command};
use model::{Cluster, ServiceStatus, World};
use rules::placement::NodeStatus;
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "ecs.CreateCluster",
        shape: "CreateClusterRequest",
        act: Act::Write(create, created),
    },
    Entry {
        name: "ecs.DescribeClusters",
        shape: "DescribeClustersRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "ecs.ListClusters",
        shape: "ListClustersRequest",
        act: Act::Read(list),
    },
];

/// Fields without effect here.
pub const IDLE: &[&str] = &[
    "settings",
    "configuration",
    "capacityProviders",
    "defaultCapacityProviderStrategy",
    "serviceConnectDefaults",
];

/// Letters, digits, hyphens and underscores, up to 255.
pub fn is_name(text: &str) -> bool {
    (1..=255).contains(&text.len())
        && text
            .bytes()
            .all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_')
}

/// Model: the words for a wrong name are the lab's.
fn create(ask: &Ask) -> Parsed {
    let name = ask.input.text_at("clusterName").unwrap_or("default");
    if !is_name(name) {
        let text = "Cluster name can contain up to 255 letters, numbers, hyphens and underscores.";
        return Err(ApiError::invalid(text).at("clusterName"));
    }
    let name = name.to_owned();
    Ok(Request {
        summary: name.clone(),
        command: Command::CreateCluster { name },
    })
}

fn created(ask: &Ask, answer: &Answer) -> Value {
    let cluster = match answer {
        Answer::Cluster(id) => ask.world.clusters.get(id),
        _ => None,
    };
    json!({"cluster": cluster.map(|it| show(ask.world, it))})
}

pub fn show(world: &World, cluster: &Cluster) -> Value {
    let tasks = world.tasks.values().filter(|it| it.cluster == cluster.id);
    let (mut running, mut pending) = (0, 0);
    for task in tasks.filter(|it| !it.is_stopped()) {
        running += u32::from(task.is_running());
        pending += u32::from(task.is_pending());
    }
    let instances = world.instances.values().filter(|it| {
        it.cluster == cluster.id
            && it.state != model::InstanceState::Terminated
            && matches!(it.node.status, NodeStatus::Active | NodeStatus::Draining)
    });
    let services = world.services.values();
    let services = services
        .filter(|it| it.cluster == cluster.id && it.status == ServiceStatus::Active)
        .count();
    let capacity = super::capacity::show_cluster(world, cluster.id);
    json!({
        "clusterArn": arn::cluster(world, cluster.id),
        "clusterName": cluster.name,
        "status": "ACTIVE",
        "registeredContainerInstancesCount": instances.count(),
        "runningTasksCount": running,
        "pendingTasksCount": pending,
        "activeServicesCount": services,
        "statistics": [],
        "tags": super::tags::show(world, &model::TagTarget::Cluster(cluster.id)),
        "settings": [],
        "capacityProviders": capacity.0,
        "defaultCapacityProviderStrategy": capacity.1,
    })
}

fn describe(ask: &Ask) -> Answered {
    let mut wanted = ask.input.texts_at("clusters");
    if wanted.is_empty() {
        wanted.push("default");
    }
    let (mut clusters, mut failures) = (Vec::new(), Vec::new());
    for name in wanted {
        let short = name.rsplit('/').next().unwrap_or(name);
        match ask.world.cluster_named(short) {
            Some(it) => clusters.push(show(ask.world, it)),
            None => failures.push(json!({"arn": name, "reason": "MISSING"})),
        }
    }
    Ok(json!({"clusters": clusters, "failures": failures}))
}

fn list(ask: &Ask) -> Answered {
    let arns = ask
        .world
        .clusters
        .keys()
        .map(|it| arn::cluster(ask.world, *it));
    page(ask.input, "clusterArns", strings(arns))
}
