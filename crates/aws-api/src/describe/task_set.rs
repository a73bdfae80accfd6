//! Task sets as DescribeTaskSets and DescribeServices give them.
//!
//! Source: ECS API, TaskSet (read 2026-11).

use super::{moment, put};
use crate::arn;
use crate::calls::scaling::decimal;
use crate::calls::{capacity, network};
use crate::error::launch_type_name;
use model::{LaunchType, Service, TaskSet, TaskSetStatus, World, identity};
use serde_json::{Value, json};

/// Every task set of the service, oldest first.
pub fn all(world: &World, service: &Service) -> Vec<Value> {
    let sets = world.task_sets.of(service.id);
    sets.map(|it| show(world, it)).collect()
}

pub fn show(world: &World, set: &TaskSet) -> Value {
    let (mut running, mut pending) = (0, 0);
    let tasks = world.live_tasks_of(set.service);
    for task in tasks.filter(|it| it.deployment == Some(set.id)) {
        running += u32::from(task.is_running());
        pending += u32::from(task.is_pending());
    }
    let cluster = world.services.get(&set.service).map(|it| it.cluster);
    let mut shown = json!({
        "id": identity::deployment_name(world.seed, set.id),
        "taskSetArn": arn::task_set(world, set.service, set.id),
        "serviceArn": arn::service(world, set.service),
        "clusterArn": cluster.map(|it| arn::cluster(world, it)),
        "status": match set.status {
            TaskSetStatus::Primary => "PRIMARY",
            TaskSetStatus::Active => "ACTIVE",
            TaskSetStatus::Draining => "DRAINING",
        },
        "taskDefinition": arn::task_definition(&set.definition),
        "computedDesiredCount": set.computed.0,
        "pendingCount": pending,
        "runningCount": running,
        "createdAt": moment(set.created_at),
        "updatedAt": moment(set.updated_at),
        "loadBalancers": super::service::load_balancers(world, &set.load_balancers),
        "serviceRegistries": [],
        "scale": {"value": decimal(set.scale), "unit": "PERCENT"},
        "stabilityStatus": if set.stable { "STEADY_STATE" } else { "STABILIZING" },
        "stabilityStatusAt": moment(set.stable_at),
    });
    if set.strategy.is_empty() {
        shown["launchType"] = launch_type_name(set.launch_type).into();
    } else {
        shown["capacityProviderStrategy"] = capacity::show_strategy(world, &set.strategy);
    }
    if set.launch_type == LaunchType::Fargate {
        shown["platformVersion"] = "LATEST".into();
        shown["platformFamily"] = "Linux".into();
    }
    let external = set.external_id.clone().map(Value::from);
    put(&mut shown, "externalId", external);
    let network = set.network.as_ref().map(network::show);
    put(&mut shown, "networkConfiguration", network);
    shown
}
