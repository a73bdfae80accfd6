//! One service as DescribeServices gives it, with its newest hundred events.
//!
//! Source: ECS API, Service, Deployment (read 2026-11); event texts see `messages`.

use super::{moment, put};
use crate::calls::{inherit, network, placement, rollout, task_sets};
use crate::error::launch_type_name;
use crate::{arn, messages};
use base::Seq;
use model::{
    Deployment, DeploymentStatus, Event, LaunchType, Service, ServiceLoadBalancer, ServiceStatus,
    Settings, Stamped, World, identity,
};
use serde_json::{Value, json};

/// `events[]` never holds more.
///
/// Source: ECS API, Service.events (read 2026-11).
pub const MAX_EVENTS: usize = 100;

pub fn status(status: ServiceStatus) -> &'static str {
    match status {
        ServiceStatus::Active => "ACTIVE",
        ServiceStatus::Draining => "DRAINING",
        ServiceStatus::Inactive => "INACTIVE",
    }
}

pub fn show(world: &World, trace: &[Stamped], service: &Service) -> Value {
    let (mut running, mut pending) = (0, 0);
    for task in world.live_tasks_of(service.id) {
        running += u32::from(task.is_running());
        pending += u32::from(task.is_pending());
    }
    let controller = world.task_sets.controller(service.id);
    let own = service.primary().map(|it| &it.definition);
    let set = world.task_sets.primary(service.id).map(|it| &it.definition);
    let definition = own.or(set).map(arn::task_definition);
    let heritage = world.heritage(service.id);
    let settings = world
        .rollouts
        .get(&service.id)
        .map(|it| it.settings.clone());
    let settings = settings.unwrap_or_default();
    let mut it = json!({
        "serviceArn": arn::service(world, service.id),
        "serviceName": service.name,
        "clusterArn": arn::cluster(world, service.cluster),
        "loadBalancers": load_balancers(world, &service.load_balancers),
        "serviceRegistries": [],
        "status": status(service.status),
        "desiredCount": service.desired.0,
        "runningCount": running,
        "pendingCount": pending,
        "launchType": launch_type_name(service.launch_type),
        "taskDefinition": definition,
        "deploymentConfiguration": configuration(service, &settings),
        "deployments": deployments(world, service),
        "events": events(world, trace, service),
        "createdAt": moment(service.created_at),
        "placementConstraints": placement::show_constraints(&service.placement_constraints),
        "placementStrategy": placement::show_strategies(&service.placement_strategy),
        "availabilityZoneRebalancing": if settings.rebalancing_disabled
            || settings.daemon
            || controller.is_some()
        {
            "DISABLED"
        } else {
            "ENABLED"
        },
        "healthCheckGracePeriodSeconds": service.health_check_grace_period.as_secs(),
        "schedulingStrategy": if settings.daemon { "DAEMON" } else { "REPLICA" },
        "deploymentController": {"type": task_sets::controller_name(controller)},
        "enableECSManagedTags": heritage.managed_tags,
        "propagateTags": inherit::source(heritage.tags),
        "enableExecuteCommand": false,
    });
    if let Some(strategy) = world.service_strategies.get(&service.id) {
        let shown = crate::calls::capacity::show_strategy(world, strategy);
        put(&mut it, "capacityProviderStrategy", Some(shown));
        it.as_object_mut().map(|it| it.remove("launchType"));
    }
    if controller.is_some() {
        it["taskSets"] = super::task_set::all(world, service).into();
    }
    if controller == Some(model::Controller::External) && definition_missing(&it) {
        let map = it.as_object_mut();
        map.map(|it| (it.remove("taskDefinition"), it.remove("launchType")));
    }
    put(
        &mut it,
        "networkConfiguration",
        service.network.as_ref().map(network::show),
    );
    if service.launch_type == LaunchType::Fargate {
        let version = inherit::shown(heritage.platform, "LATEST");
        put(&mut it, "platformVersion", Some(version));
        let primary = service
            .primary()
            .and_then(|it| world.definition(&it.definition));
        let windows = primary.is_some_and(inherit::is_windows);
        let family = if windows { "Windows" } else { "Linux" };
        put(&mut it, "platformFamily", Some(family.into()));
    }
    it
}

/// No task set is PRIMARY yet.
fn definition_missing(shown: &Value) -> bool {
    shown["taskDefinition"].is_null()
}

/// `deploymentConfiguration`: the percentages and the settings together.
pub fn configuration(service: &Service, settings: &Settings) -> Value {
    let mut shown = rollout::show(settings);
    shown["maximumPercent"] = service.maximum_percent.0.into();
    shown["minimumHealthyPercent"] = service.minimum_healthy_percent.0.into();
    shown
}

pub fn load_balancers(world: &World, balancers: &[ServiceLoadBalancer]) -> Vec<Value> {
    let each = balancers.iter().map(|it| {
        if let Some(name) = crate::calls::classic::name_of(world, it.target_group) {
            return json!({
                "loadBalancerName": name,
                "containerName": it.container_name,
                "containerPort": it.container_port,
            });
        }
        json!({
            "targetGroupArn": arn::target_group(world, it.target_group),
            "containerName": it.container_name,
            "containerPort": it.container_port,
        })
    });
    each.collect()
}

fn deployments(world: &World, service: &Service) -> Vec<Value> {
    let shown = service
        .deployments
        .iter()
        .filter(|it| it.status != DeploymentStatus::Inactive);
    shown
        .map(|it| show_deployment(world, service, it))
        .collect()
}

/// Model: an ACTIVE deployment's desiredCount is the number of its tasks that are still wanted.
fn show_deployment(world: &World, service: &Service, deployment: &Deployment) -> Value {
    let (mut running, mut pending) = (0, 0);
    let tasks = world.live_tasks_of(service.id);
    for task in tasks.filter(|it| it.deployment == Some(deployment.id)) {
        running += u32::from(task.is_running());
        pending += u32::from(task.is_pending());
    }
    let primary = deployment.status == DeploymentStatus::Primary;
    let id = identity::deployment_name(world.seed, deployment.id);
    let (rollout, reason) = super::deployment::rollout_state(world, service, deployment);
    let mut it = json!({
        "id": id,
        "status": match deployment.status {
            DeploymentStatus::Primary => "PRIMARY",
            DeploymentStatus::Active => "ACTIVE",
            DeploymentStatus::Inactive => "INACTIVE",
        },
        "taskDefinition": arn::task_definition(&deployment.definition),
        "desiredCount": if primary { service.desired.0 } else { running + pending },
        "pendingCount": pending,
        "runningCount": running,
        "failedTasks": deployment.failed_tasks,
        "createdAt": moment(deployment.created_at),
        "updatedAt": moment(deployment.updated_at),
        "launchType": launch_type_name(service.launch_type),
        "rolloutState": rollout,
        "rolloutStateReason": reason,
    });
    put(
        &mut it,
        "networkConfiguration",
        service.network.as_ref().map(network::show),
    );
    it
}

/// Newest first.
fn events(world: &World, trace: &[Stamped], service: &Service) -> Vec<Value> {
    let sent = trace.iter().rev().filter_map(|it| match &it.event {
        Event::ServiceMessageSent {
            service: id,
            message,
        } if *id == service.id => Some((it, message)),
        _ => None,
    });
    sent.take(MAX_EVENTS)
        .map(|(stamped, message)| {
            json!({
                "id": event_id(world.seed, stamped.seq),
                "createdAt": moment(stamped.at),
                "message": messages::service_message(world, service, message),
            })
        })
        .collect()
}

/// A UUID-shaped id for a service event, stable per (seed, number).
fn event_id(seed: u64, seq: Seq) -> String {
    let dice = base::Dice::new(seed);
    let (a, b) = (
        dice.bits(base::Stream::Identity, 9 << 32, seq.0),
        dice.bits(base::Stream::Identity, (9 << 32) + 1, seq.0),
    );
    format!(
        "{:08x}-{:04x}-4{:03x}-8{:03x}-{:012x}",
        a >> 32,
        (a >> 16) & 0xffff,
        a & 0xfff,
        (b >> 48) & 0xfff,
        b & 0xffff_ffff_ffff
    )
}
