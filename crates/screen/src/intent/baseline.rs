//! Which documents describe the service as it is at the cursor?
//!
//! The task definition is the one the PRIMARY deployment runs, without the fields that only a
//! response has. The service is written as an UpdateService request from the world's own numbers,
//! so a desired count that auto scaling changed is shown as it is now.
//! Source: ECS API, RegisterTaskDefinition and UpdateService (read 2026-11).

use base::{ClusterId, ServiceId};
use model::{Family, InstanceState, LaunchType, Service, Settings, TaskDefinitionRef, World};
use rules::placement::{Constraint, NodeStatus, Strategy, ZONE_ATTRIBUTE};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

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
        service_text: service_text(world, &cluster.name, service),
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

/// The register request within a described task definition, laid out with two blanks. Empty lists,
/// which a response has for every list that was left out, are left out again.
fn task_text(document: &str) -> String {
    let Ok(Value::Object(mut members)) = serde_json::from_str(document) else {
        return document.to_owned();
    };
    members.retain(|name, _| !aws_api::shape::READ_ONLY.contains(&name.as_str()));
    let mut request = Value::Object(members);
    without_empty_lists(&mut request);
    serde_json::to_string_pretty(&request).unwrap_or_default()
}

fn without_empty_lists(value: &mut Value) {
    match value {
        Value::Object(members) => {
            members.retain(|_, it| it.as_array().is_none_or(|list| !list.is_empty()));
            members.values_mut().for_each(without_empty_lists);
        }
        Value::Array(items) => items.iter_mut().for_each(without_empty_lists),
        _ => {}
    }
}

/// The percentages, and what of the rest is set.
pub(crate) fn configuration(service: &Service, settings: Option<&Settings>) -> Value {
    let mut shown = json!({
        "minimumHealthyPercent": service.minimum_healthy_percent.0,
        "maximumPercent": service.maximum_percent.0,
    });
    let Some(settings) = settings else {
        return shown;
    };
    let all = aws_api::calls::rollout::show(settings);
    let mut take = |name: &str, given: bool| {
        if given {
            shown[name] = all[name].clone();
        }
    };
    let (shifts, bakes) = (settings.shifting.is_some(), settings.bake.is_some());
    take("deploymentCircuitBreaker", settings.breaker.is_some());
    take("alarms", settings.alarms.is_some());
    take("earlySuccessCriteria", settings.early_success.is_some());
    take("bakeTimeInMinutes", bakes);
    take("strategy", shifts);
    for name in [
        "linearConfiguration",
        "canaryConfiguration",
        "lifecycleHooks",
    ] {
        take(name, shifts && !all[name].is_null());
    }
    shown
}

fn service_text(world: &World, cluster: &str, service: &Service) -> String {
    let settings = world.rollouts.get(&service.id).map(|it| &it.settings);
    let daemon = settings.is_some_and(|it| it.daemon);
    let mut members = Map::new();
    let mut put = |name: &str, value: Value| members.insert(name.to_owned(), value);
    put("cluster", json!(cluster));
    put("service", json!(service.name));
    if !daemon {
        put("desiredCount", json!(service.desired.0));
    }
    put("deploymentConfiguration", configuration(service, settings));
    if !daemon {
        put(
            "placementStrategy",
            service.placement_strategy.iter().map(strategy).collect(),
        );
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::editor::rows;
    use crate::intent::{Document, Draft, FieldId, form, plan};
    use base::SimTime;
    use lab::{Scenario, Timeline};

    fn first_service() -> Timeline {
        let input = json!({
            "format": 1, "title": "One service", "seed": 7, "until": "10m",
            "steps": [
                {"at": "0s", "call": "ecs.CreateCluster", "input": {"clusterName": "lab"}},
                {"at": "0s", "call": "lab.AddContainerInstances", "input": {
                    "cluster": "lab", "instanceType": "t3.medium", "count": 2,
                    "availabilityZones": ["us-east-1a", "us-east-1b"]}},
                {"at": "0s", "call": "ecs.RegisterTaskDefinition", "input": {
                    "family": "web", "containerDefinitions": [
                        {"name": "app", "image": "web:v1", "memory": 256}]}},
                {"at": "0s", "call": "ecs.CreateService", "input": {
                    "cluster": "lab", "serviceName": "web", "taskDefinition": "web",
                    "desiredCount": 2}},
            ],
        });
        let scenario = Scenario::from_value(&input).expect("a scenario");
        let mut timeline = Timeline::open(scenario);
        timeline.seek(SimTime::from_secs(60));
        timeline
    }

    fn only_service(timeline: &Timeline) -> Baseline {
        let id = *timeline.world().services.keys().next().expect("a service");
        baseline(timeline.world(), id).expect("its documents")
    }

    #[test]
    fn what_the_world_gives_back_is_a_request_without_a_fault() {
        let baseline = only_service(&first_service());
        assert_eq!(rows(Document::Task, &baseline.task_text), []);
        assert_eq!(rows(Document::Service, &baseline.service_text), []);
        assert!(
            !baseline.task_text.contains("taskDefinitionArn"),
            "{}",
            baseline.task_text
        );
        assert!(!baseline.task_text.contains("[]"), "{}", baseline.task_text);
        assert_eq!(
            (
                baseline.next("web").revision,
                baseline.next("other").revision
            ),
            (2, 1)
        );
        assert_eq!(baseline.instances, 2);
    }

    #[test]
    fn a_plan_is_accepted_and_becomes_the_next_baseline() {
        let mut timeline = first_service();
        let before = only_service(&timeline);
        let mut draft = Draft::default();
        for (id, value) in [(FieldId::Memory, "384"), (FieldId::Desired, "3")] {
            draft = form::edit(&before, &draft, 0, id, value).expect("readable");
        }
        for call in plan(&before, &draft).calls {
            timeline
                .call(call.name, &call.input)
                .expect("an accepted call");
        }
        let after = only_service(&timeline);
        assert_eq!(after.definition.to_string(), "web:2");
        assert_eq!(plan(&after, &draft).changes, []);
        assert!(
            after.task_text.contains("\"memory\": 384"),
            "{}",
            after.task_text
        );
        assert!(
            after.service_text.contains("\"desiredCount\": 3"),
            "{}",
            after.service_text
        );
    }
}
