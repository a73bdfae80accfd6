//! The world as goals see it: a JSON value with short names, made only of the parts that are asked for.
//!
//! `services`, `definitions`, `targets`, `scalable`, `metrics` are by name; `tasks`, `instances`, `alarms`,
//! `policies`, `mine` (one's own accepted calls) are lists; `counts` says how often things happened.
//! Example: `services.web` is `{"desired": 2, "running": 1, "pending": 1, "unplaced": 0, ...}`.

use crate::timeline::Logged;
use base::Milli;
use model::storage::StorageChange;
use model::{Event, InstanceState, LaunchType, Metric, MetricKey, ScaledBy, Service, Task, World};
use serde_json::{Map, Value, json};

/// What an expression may begin with.
pub const ROOTS: [&str; 16] = [
    "services",
    "tasks",
    "instances",
    "definitions",
    "targets",
    "scalable",
    "metrics",
    "alarms",
    "policies",
    "counts",
    "mine",
    "zones",
    "time",
    "images",
    "queues",
    "replicas",
];

/// How often things have happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Placements that found no instance.
    pub placement_failures: u64,
    /// Desired counts that a policy changed.
    pub scalings: u64,
    pub tasks_created: u64,
    /// Tasks that ended by themselves, failed to start or failed a health check.
    pub tasks_failed: u64,
    /// Deployments that were started.
    pub deployments: u64,
    /// Volumes in which a task found what an earlier one had written.
    pub volumes_found: u64,
}

impl Counts {
    pub(crate) fn count(&mut self, event: &Event) {
        match event {
            Event::PlacementDecided { placement, .. } if placement.winner.is_none() => {
                self.placement_failures += 1;
            }
            Event::DesiredCountChanged {
                by: ScaledBy::Policy(_),
                ..
            } => self.scalings += 1,
            Event::TaskCreated(_) => self.tasks_created += 1,
            Event::TaskStopRequested { code, .. } => {
                use model::StopCode::{EssentialContainerExited, TaskFailedToStart};
                if matches!(code, EssentialContainerExited | TaskFailedToStart) {
                    self.tasks_failed += 1;
                }
            }
            Event::TaskFoundUnhealthy { .. } => self.tasks_failed += 1,
            Event::DeploymentStarted { .. } => self.deployments += 1,
            Event::StorageChanged(it) => self.volumes_found += found(it),
            _ => {}
        }
    }

    fn value(&self) -> Value {
        json!({
            "placement_failures": self.placement_failures,
            "scalings": self.scalings,
            "tasks_created": self.tasks_created,
            "tasks_failed": self.tasks_failed,
            "deployments": self.deployments,
            "volumes_found": self.volumes_found,
        })
    }
}

fn found(change: &StorageChange) -> u64 {
    match change {
        StorageChange::TaskMounted { volumes, .. } => {
            volumes.iter().map(|it| u64::from(it.found)).sum()
        }
        _ => 0,
    }
}

/// One's own calls that were accepted.
#[derive(Clone, Debug, Default)]
pub struct Own(Vec<Value>);

impl Own {
    pub(super) fn add(&mut self, logged: &Logged) {
        if logged.answer.is_ok() && self.0.len() < 1000 {
            let second = logged.at.0 / 1000;
            self.0.push(json!({
                "call": logged.name, "second": second, "input": logged.input,
            }));
        }
    }
}

/// The value that expressions are evaluated in, with the roots that are asked for.
pub fn view(world: &World, counts: &Counts, own: &Own, roots: &[&str]) -> Value {
    let mut fields = Map::new();
    for root in roots {
        if let Some(part) = part(world, counts, own, root) {
            fields.insert((*root).to_string(), part);
        }
    }
    Value::Object(fields)
}

fn part(world: &World, counts: &Counts, own: &Own, root: &str) -> Option<Value> {
    Some(match root {
        "services" => {
            let all = world.services.values();
            Value::Object(
                all.map(|it| (it.name.clone(), service(world, it)))
                    .collect(),
            )
        }
        "tasks" => world.tasks.values().map(|it| task(world, it)).collect(),
        "instances" => instances(world),
        "definitions" => definitions(world),
        "targets" => targets(world),
        "scalable" => scalable(world),
        "metrics" => metrics(world),
        "alarms" => world
            .alarms
            .values()
            .map(|it| {
                let state = format!("{:?}", it.state);
                json!({"name": it.name, "state": state, "threshold": decimal(it.threshold)})
            })
            .collect(),
        "policies" => world
            .policies
            .values()
            .map(|it| {
                let service = world.services.get(&it.service).map(|it| it.name.as_str());
                json!({"name": it.name, "service": service})
            })
            .collect(),
        "counts" => counts.value(),
        "mine" => Value::Array(own.0.clone()),
        "zones" => {
            let state = |it: &String| !world.zone_failed(it);
            let all = world.zones.keys();
            Value::Object(all.map(|it| (it.clone(), state(it).into())).collect())
        }
        "images" => super::stores::images(world),
        "queues" => super::stores::queues(world),
        "replicas" => world.ecr.replicas.keys().cloned().collect(),
        "time" => Value::from(world.now.0 / 1000),
        _ => return None,
    })
}

fn service(world: &World, service: &Service) -> Value {
    let live: Vec<&Task> = world.live_tasks_of(service.id).collect();
    let count = |is: &dyn Fn(&Task) -> bool| live.iter().filter(|it| is(it)).count();
    let running = count(&Task::is_running);
    let pending = count(&Task::is_pending);
    let mut revisions: Vec<String> = live
        .iter()
        .filter(|it| it.wanted)
        .map(|it| it.definition.to_string())
        .collect();
    revisions.sort();
    revisions.dedup();
    let primary = service.primary();
    json!({
        "desired": service.desired.0,
        "running": running,
        "pending": pending,
        "total": running + pending,
        "healthy": count(&|it: &Task| it.is_running() && it.counted_healthy),
        "stopping": count(&|it: &Task| !it.wanted),
        "unplaced": service.unplaced.as_ref().map_or(0, |it| it.count.0),
        "revision": primary.map(|it| it.definition.revision),
        "definition": primary.map(|it| it.definition.to_string()),
        "definitions": revisions,
        "deploying": service.is_deploying(),
        "rollout": primary.map(|it| format!("{:?}", it.rollout_state)),
        "deployments": service.deployments.len(),
        "steady": service.steady,
        "minimum_percent": service.minimum_healthy_percent.0,
        "maximum_percent": service.maximum_percent.0,
        "grace_seconds": service.health_check_grace_period.0 / 1000,
        "launch": launch(service.launch_type),
        "status": format!("{:?}", service.status),
        "constraints": service.placement_constraints.len(),
        "strategies": service.placement_strategy.len(),
    })
}

fn launch(launch: LaunchType) -> &'static str {
    match launch {
        LaunchType::Ec2 => "EC2",
        LaunchType::Fargate => "FARGATE",
    }
}

fn task(world: &World, task: &Task) -> Value {
    let service = task.service.and_then(|it| world.services.get(&it));
    json!({
        "id": task.id.to_string(),
        "service": service.map(|it| it.name.as_str()),
        "family": task.definition.family,
        "revision": task.definition.revision,
        "status": task.last_status.name(),
        "running": task.is_running(),
        "pending": task.is_pending(),
        "stopped": task.is_stopped(),
        "healthy": task.is_running() && task.counted_healthy,
        "instance": task.instance.map(|it| it.to_string()),
        "zone": task.zone,
        "launch": launch(task.launch_type),
        "cpu": task.cpu.0,
        "memory": task.memory.0,
        "ports": task.ports.iter().map(|it| it.host_port).collect::<Vec<_>>(),
        "exit_codes": task.containers.iter().filter_map(|it| it.exit_code).collect::<Vec<_>>(),
        "digests": task.containers.iter().filter_map(|it| it.digest.as_deref()).collect::<Vec<_>>(),
        "restarts": task.containers.iter().map(|it| it.restarts).sum::<u32>(),
        "containers": task.containers.iter().map(|it| json!({
            "name": it.name, "status": it.status.name(), "exit_code": it.exit_code,
            "restarts": it.restarts,
        })).collect::<Vec<_>>(),
        "stop_code": task.stop_code.map(|it| format!("{it:?}")),
        "created": task.created_at.0 / 1000,
        "ended": task.stopped_at.map(|it| it.0 / 1000),
    })
}

fn instances(world: &World) -> Value {
    let here = world
        .instances
        .values()
        .filter(|it| it.state != InstanceState::Terminated);
    here.map(|it| {
        let live = world.live_tasks_on(it.id).filter(|it| it.wanted);
        json!({
            "id": it.id.to_string(),
            "zone": it.node.zone,
            "type": it.instance_type,
            "status": format!("{:?}", it.node.status),
            "connected": it.node.agent_connected,
            "tasks": live.count(),
            "cpu_free": it.node.cpu_left.0,
            "memory_free": it.node.memory_left.0,
            "attributes": it.node.attributes.iter()
                .map(|(key, value)| (key.clone(), value.clone().into()))
                .collect::<Map<String, Value>>(),
        })
    })
    .collect()
}

fn definitions(world: &World) -> Value {
    let newest = world.families.iter().filter_map(|(name, family)| {
        let it = family.latest_active()?;
        let document: Value = serde_json::from_str(&it.document).unwrap_or(Value::Null);
        let names = |it: &model::Compatibility| format!("{it:?}").to_uppercase();
        let value = json!({
            "revision": it.revision,
            "cpu": it.cpu_demand().0,
            "memory": it.memory_demand().0,
            "containers": it.containers.len(),
            "compatibilities": it.compatibilities.iter().map(names).collect::<Vec<_>>(),
            "document": document,
        });
        Some((name.clone(), value))
    });
    Value::Object(newest.collect())
}

fn targets(world: &World) -> Value {
    let groups = world.target_groups.values().map(|group| {
        let targets: Vec<Value> = group
            .targets
            .values()
            .map(|it| {
                let state = format!("{:?}", it.state).to_lowercase();
                json!({"task": it.task.to_string(), "port": it.port, "state": state})
            })
            .collect();
        (group.name.clone(), Value::Array(targets))
    });
    Value::Object(groups.collect())
}

fn scalable(world: &World) -> Value {
    let all = world.scalable_targets.values().filter_map(|it| {
        let service = world.services.get(&it.service)?;
        Some((
            service.name.clone(),
            json!({"min": it.min.0, "max": it.max.0}),
        ))
    });
    Value::Object(all.collect())
}

/// The newest datapoint of each metric of each service.
fn metrics(world: &World) -> Value {
    let mut services: Map<String, Value> = Map::new();
    for (key, points) in &world.metrics {
        let MetricKey::Service { service, metric } = key else {
            continue;
        };
        let (Some(service), Some(last)) = (world.services.get(service), points.last()) else {
            continue;
        };
        let name = match metric {
            Metric::CpuUtilization => "cpu",
            Metric::MemoryUtilization => "memory",
            Metric::RequestCountPerTarget => "requests_per_target",
            Metric::RunningTaskCount => "running",
        };
        let of = services
            .entry(service.name.clone())
            .or_insert_with(|| json!({}));
        if let Some(of) = of.as_object_mut() {
            of.insert(name.to_string(), decimal(last.value));
        }
    }
    Value::Object(services)
}

fn decimal(value: Milli) -> Value {
    serde_json::from_str(&value.decimal()).unwrap_or(Value::Null)
}
