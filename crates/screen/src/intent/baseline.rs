//! Which documents describe the service as it is at the cursor?
//!
//! The task definition is the one the PRIMARY deployment runs, without the fields that only a
//! response has. The service is written as an UpdateService request from the world's own numbers,
//! so a desired count that auto scaling changed is shown as it is now.
//! Source: ECS API, RegisterTaskDefinition and UpdateService (read 2026-11).

use base::{ClusterId, ServiceId};
use model::{Family, InstanceState, LaunchType, Service, TaskDefinitionRef, World};
use rules::placement::{Constraint, NodeStatus, Strategy, ZONE_ATTRIBUTE};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// Members that DescribeTaskDefinition answers and RegisterTaskDefinition does not take.
///
/// Source: ECS API, TaskDefinition against RegisterTaskDefinitionRequest (read 2026-11).
const READ_ONLY: [&str; 8] = [
    "taskDefinitionArn",
    "revision",
    "status",
    "requiresAttributes",
    "compatibilities",
    "registeredAt",
    "registeredBy",
    "deregisteredAt",
];

/// The service as it stands: what a draft is compared with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Baseline {
    pub service: ServiceId,
    pub cluster: String,
    pub name: String,
    /// What runs now.
    pub definition: TaskDefinitionRef,
    pub launch_type: LaunchType,
    /// The last revision of each family: the next registration adds one.
    pub last_revisions: BTreeMap<String, u32>,
    /// ACTIVE container instances of the cluster.
    pub instances: u32,
    pub task_text: String,
    pub service_text: String,
}

impl Baseline {
    /// What the next registration of the family is called.
    pub fn next(&self, family: &str) -> TaskDefinitionRef {
        TaskDefinitionRef {
            family: family.to_owned(),
            revision: self
                .last_revisions
                .get(family)
                .copied()
                .unwrap_or(0)
                .saturating_add(1),
        }
    }
}

/// The documents of one service; `None` when it has no deployment or its definition is gone.
pub fn baseline(world: &World, service: ServiceId) -> Option<Baseline> {
    let service = world.services.get(&service)?;
    let cluster = world.clusters.get(&service.cluster)?;
    let reference = &service.primary()?.definition;
    let definition = world.definition(reference)?;
    Some(Baseline {
        service: service.id,
        cluster: cluster.name.clone(),
        name: service.name.clone(),
        definition: reference.clone(),
        launch_type: service.launch_type,
        last_revisions: world.families.iter().map(last_revision).collect(),
        instances: instances(world, service.cluster),
        task_text: task_text(&definition.document),
        service_text: service_text(&cluster.name, service),
    })
}

fn last_revision((name, family): (&String, &Family)) -> (String, u32) {
    (name.clone(), family.last_revision)
}

fn instances(world: &World, cluster: ClusterId) -> u32 {
    let active = world.instances.values().filter(|it| {
        it.cluster == cluster
            && it.state == InstanceState::Running
            && it.node.status == NodeStatus::Active
    });
    u32::try_from(active.count()).unwrap_or(u32::MAX)
}

/// The register request within a described task definition, laid out with two blanks.
fn task_text(document: &str) -> String {
    let Ok(Value::Object(mut members)) = serde_json::from_str(document) else {
        return document.to_owned();
    };
    members.retain(|name, _| !READ_ONLY.contains(&name.as_str()));
    serde_json::to_string_pretty(&members).unwrap_or_default()
}

fn service_text(cluster: &str, service: &Service) -> String {
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| members.insert(name.to_owned(), value);
    put("cluster", json!(cluster));
    put("service", json!(service.name));
    put("desiredCount", json!(service.desired.0));
    put(
        "deploymentConfiguration",
        json!({
            "minimumHealthyPercent": service.minimum_healthy_percent.0,
            "maximumPercent": service.maximum_percent.0,
        }),
    );
    put(
        "placementStrategy",
        service.placement_strategy.iter().map(strategy).collect(),
    );
    put(
        "placementConstraints",
        service
            .placement_constraints
            .iter()
            .map(constraint)
            .collect(),
    );
    if !service.load_balancers.is_empty() {
        let grace = service.health_check_grace_period.as_secs();
        put("healthCheckGracePeriodSeconds", json!(grace));
    }
    if let Some(network) = &service.network {
        let public = if network.assign_public_ip {
            "ENABLED"
        } else {
            "DISABLED"
        };
        put(
            "networkConfiguration",
            json!({"awsvpcConfiguration": {
                "subnets": network.subnets,
                "securityGroups": network.security_groups,
                "assignPublicIp": public,
            }}),
        );
    }
    serde_json::to_string_pretty(&members).unwrap_or_default()
}

/// A strategy as the API writes it.
pub fn strategy(strategy: &Strategy) -> Value {
    match strategy {
        Strategy::SpreadInstance => json!({"type": "spread", "field": "instanceId"}),
        Strategy::SpreadAttribute(name) if name == ZONE_ATTRIBUTE => {
            json!({"type": "spread", "field": "attribute:ecs.availability-zone"})
        }
        Strategy::SpreadAttribute(name) => {
            json!({"type": "spread", "field": format!("attribute:{name}")})
        }
        Strategy::BinpackCpu => json!({"type": "binpack", "field": "cpu"}),
        Strategy::BinpackMemory => json!({"type": "binpack", "field": "memory"}),
        Strategy::Random => json!({"type": "random"}),
    }
}

fn constraint(constraint: &Constraint) -> Value {
    match constraint {
        Constraint::DistinctInstance => json!({"type": "distinctInstance"}),
        Constraint::MemberOf(expression) => {
            json!({"type": "memberOf", "expression": expression.text})
        }
    }
}
