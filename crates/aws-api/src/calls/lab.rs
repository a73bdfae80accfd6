//! The lab's levers: instances and zones that fail, images that misbehave, traffic and metrics.
//!
//! Inputs as the lever table of the public surface gives them; durations are text such as `90s`,
//! and the points of traffic and metrics count from the start of the scenario.
//! Model: none of this is an AWS call; a wrong request answers `LabException` in our words.

use super::scaling::milli;
use super::{clusters, instances};
use crate::arn;
use crate::call::{Act, Ask, Entry, Parsed, Request};
use crate::describe::{instance, task};
use crate::error::ApiError;
use crate::json::{Json, Node};
use crate::shape::clip;
use base::{InstanceId, MemoryMib, Milli, ServiceId, SimDuration, SimTime};
use engine::{Answer, Command};
use model::iam::role_name;
use model::{
    Datapoint, ImageBehaviour, ImageHealth, Metric, MetricKey, PullError, RunError, TrafficPoint,
};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "lab.AddContainerInstances",
        shape: "AddContainerInstancesRequest",
        act: Act::Write(add_instances, added),
    },
    Entry {
        name: "lab.FailContainerInstance",
        shape: "FailContainerInstanceRequest",
        act: Act::Write(
            |ask| on_instance(ask, |instance| Command::FailContainerInstance { instance }),
            nothing,
        ),
    },
    Entry {
        name: "lab.DisconnectAgent",
        shape: "DisconnectAgentRequest",
        act: Act::Write(
            |ask| on_instance(ask, |instance| Command::DisconnectAgent { instance }),
            nothing,
        ),
    },
    Entry {
        name: "lab.ReconnectAgent",
        shape: "ReconnectAgentRequest",
        act: Act::Write(
            |ask| on_instance(ask, |instance| Command::ReconnectAgent { instance }),
            nothing,
        ),
    },
    Entry {
        name: "lab.FailAvailabilityZone",
        shape: "FailAvailabilityZoneRequest",
        act: Act::Write(
            |ask| on_zone(ask, |zone| Command::FailAvailabilityZone { zone }),
            nothing,
        ),
    },
    Entry {
        name: "lab.RestoreAvailabilityZone",
        shape: "RestoreAvailabilityZoneRequest",
        act: Act::Write(
            |ask| on_zone(ask, |zone| Command::RestoreAvailabilityZone { zone }),
            nothing,
        ),
    },
    Entry {
        name: "lab.ExitContainer",
        shape: "ExitContainerRequest",
        act: Act::Write(exit_container, exited),
    },
    Entry {
        name: "lab.SetImage",
        shape: "SetImageRequest",
        act: Act::Write(set_image, nothing),
    },
    Entry {
        name: "lab.SetTraffic",
        shape: "SetTrafficRequest",
        act: Act::Write(set_traffic, nothing),
    },
    Entry {
        name: "lab.SetMetric",
        shape: "SetMetricRequest",
        act: Act::Write(set_metric, nothing),
    },
];

/// Instances that one call may add, and points that one curve may have.
const MAX_INSTANCES: u32 = 5000;
const MAX_POINTS: usize = 1000;

fn nothing(_: &Ask, _: &Answer) -> Value {
    json!({})
}

/// A whole number from `low` up that fits 32 bits.
fn whole(input: &Node, key: &str, low: u32) -> Result<Option<u32>, ApiError> {
    match input.int_at(key) {
        None => Ok(None),
        Some(it) => match u32::try_from(it) {
            Ok(it) if it >= low => Ok(Some(it)),
            _ => Err(ApiError::lab_least(key, low)),
        },
    }
}

pub fn duration(input: &Node, key: &str) -> Option<SimDuration> {
    input
        .text_at(key)
        .and_then(|it| SimDuration::parse(it).ok())
}

fn add_instances(ask: &Ask) -> Parsed {
    let input = ask.input;
    let cluster = arn::lab_cluster(ask.world, input)?;
    let owned = |key: &str| -> Vec<String> {
        let texts = input.texts_at(key).into_iter();
        texts.map(str::to_owned).collect()
    };
    let (subnets, security_groups) = (owned("subnets"), owned("securityGroups"));
    super::network::known(ask.world, &subnets, &security_groups, "")?;
    let zones = if subnets.is_empty() {
        owned("availabilityZones")
    } else {
        super::network::zones_of(ask.world, &subnets)
    };
    if zones.is_empty() {
        return Err(ApiError::lab("refuse-no-zone").at("availabilityZones"));
    }
    let count = whole(input, "count", 1)?.unwrap_or(1);
    if count > MAX_INSTANCES {
        return Err(ApiError::lab_range("count", 1, MAX_INSTANCES.into()));
    }
    let attributes = input.get("attributes").map_or(&[][..], Node::members);
    let attributes = attributes.iter().map(|it| {
        let value = it.value.text().filter(|it| !it.is_empty());
        (it.key.clone(), value.map(str::to_owned))
    });
    let add = engine::command::AddContainerInstances {
        cluster: cluster.id,
        instance_type: input.text_at("instanceType").unwrap_or_default().to_owned(),
        count,
        attributes: attributes.collect(),
        role: input
            .text_at("instanceRole")
            .map(|it| role_name(it).to_owned()),
        reserved_memory: MemoryMib(whole(input, "reservedMemoryMib", 0)?.unwrap_or(0)),
        zones,
        subnets,
        security_groups,
    };
    Ok(Request {
        summary: format!(
            "{count} x {} in {}",
            clip(&add.instance_type),
            add.zones.join(", ")
        ),
        command: Command::AddContainerInstances(Box::new(add)),
    })
}

fn added(ask: &Ask, answer: &Answer) -> Value {
    let ids: &[InstanceId] = match answer {
        Answer::Instances(ids) => ids,
        _ => &[],
    };
    let found = ids.iter().filter_map(|id| ask.world.instances.get(id));
    let shown: Vec<Value> = found.map(|it| instance::show(ask.world, it)).collect();
    json!({"containerInstances": shown})
}

fn on_instance(ask: &Ask, command: fn(InstanceId) -> Command) -> Parsed {
    let instance = match ask.input.get("cluster") {
        Some(_) => instances::one(
            ask.world,
            arn::find_cluster(ask.world, ask.input)?.id,
            ask.input,
        )?,
        None => {
            let text = ask.input.text_at("containerInstance").unwrap_or_default();
            arn::instance_id(ask.world, text).ok_or_else(|| {
                ApiError::lab_unknown("refuse-no-instance", text).at("containerInstance")
            })?
        }
    };
    Ok(Request {
        summary: instance.to_string(),
        command: command(instance),
    })
}

fn on_zone(ask: &Ask, command: fn(String) -> Command) -> Parsed {
    let zone = ask
        .input
        .text_at("availabilityZone")
        .unwrap_or_default()
        .to_owned();
    Ok(Request {
        summary: clip(&zone),
        command: command(zone),
    })
}

fn exit_container(ask: &Ask) -> Parsed {
    let text = ask.input.text_at("task").unwrap_or_default();
    let task = arn::task_id(ask.world, text)
        .ok_or_else(|| ApiError::lab_unknown("refuse-no-task", text).at("task"))?;
    let exit_code = ask
        .input
        .int_at("exitCode")
        .and_then(|it| i32::try_from(it).ok());
    let exit_code = exit_code.filter(|it| (0..=255).contains(it));
    let exit_code = exit_code.ok_or_else(|| ApiError::lab_range("exitCode", 0, 255))?;
    let container = ask.input.text_at("container").map(str::to_owned);
    let named = ask.world.tasks.get(&task).zip(container.as_ref());
    if let Some((task, name)) = named
        && !task.containers.iter().any(|it| it.name == *name)
    {
        return Err(ApiError::lab_unknown("refuse-no-container", name).at("container"));
    }
    Ok(Request {
        summary: format!(
            "{task} {}exit code {exit_code}",
            match &container {
                Some(name) => format!("{name} "),
                None => String::new(),
            }
        ),
        command: Command::ExitContainer {
            task,
            container,
            exit_code,
        },
    })
}

fn exited(ask: &Ask, _: &Answer) -> Value {
    let id = arn::task_id(ask.world, ask.input.text_at("task").unwrap_or_default());
    let found = id.and_then(|id| ask.world.tasks.get(&id));
    json!({"task": found.map(|it| task::show(ask.world, it))})
}

fn set_image(ask: &Ask) -> Parsed {
    let input = ask.input;
    let image = input.text_at("image").unwrap_or_default().to_owned();
    if image.is_empty() {
        return Err(ApiError::lab("refuse-no-image").at("image"));
    }
    let behaviour = behaviour(input)?;
    Ok(Request {
        summary: image_summary(input, &image),
        command: Command::SetImage {
            image,
            behaviour: Box::new(behaviour),
        },
    })
}

/// How an image behaves, as SetImage and PushImage write it.
///
/// # Errors
/// A value out of its range.
pub fn behaviour(input: &Node) -> Result<ImageBehaviour, ApiError> {
    // What the call leaves out behaves as an image nobody described.
    let mut behaviour = engine::lifecycle::timing::default_image();
    if let Some(it) = whole(input, "sizeMib", 1)? {
        behaviour.size_mib = it;
    }
    if let Some(it) = duration(input, "startsIn") {
        behaviour.starts_in = it;
    }
    behaviour.exits_after = duration(input, "exitsAfter");
    if let Some(it) = exit_code_at(input, "exitCode")? {
        behaviour.exit_code = it;
    }
    behaviour.memory = whole(input, "memoryMib", 1)?.map(MemoryMib);
    if let Some(node) = input.get("cpuMsPerRequest") {
        let cost = milli(node).filter(|it| it.0 >= 0);
        let wrong = || ApiError::lab_least("cpuMsPerRequest", 0);
        behaviour.cpu_per_request = cost.ok_or_else(wrong)?;
    }
    if let Some(it) = whole(input, "port", 1)? {
        let wrong = |_| ApiError::lab_range("port", 1, 65_535);
        behaviour.port = Some(u16::try_from(it).map_err(wrong)?);
    }
    if let Some(it) = duration(input, "stopsIn") {
        behaviour.stops_in = Some(it);
    }
    if input.bool_at("ignoresSigterm") == Some(true) {
        behaviour.stops_in = None;
    }
    behaviour.stop_code = exit_code_at(input, "stopExitCode")?.unwrap_or(0);
    behaviour.missing = input.bool_at("missing") == Some(true);
    behaviour.architecture = input.text_at("architecture").map(str::to_owned);
    behaviour.pull_error = input.text_at("pullError").and_then(|it| match it {
        "NoRoute" => Some(PullError::NoRoute),
        "LayerFailed" => Some(PullError::LayerFailed),
        "NoSpace" => Some(PullError::NoSpace),
        "TooManyRequests" => Some(PullError::TooManyRequests),
        "ContextCanceled" => Some(PullError::ContextCanceled),
        "AccessDenied" => Some(PullError::AccessDenied),
        "Unauthorized" => Some(PullError::Unauthorized),
        "Manifest" => Some(PullError::Manifest),
        _ => None,
    });
    behaviour.run_error = input.text_at("runError").and_then(|it| match it {
        "Create" => Some(RunError::Create),
        "NoCommand" => Some(RunError::NoCommand),
        "Inspect" => Some(RunError::Inspect),
        "Timeout" => Some(RunError::Timeout),
        _ => None,
    });
    behaviour.health = image_health(input)?;
    Ok(behaviour)
}

fn exit_code_at(input: &Node, key: &str) -> Result<Option<i32>, ApiError> {
    let Some(it) = whole(input, key, 0)? else {
        return Ok(None);
    };
    let code = i32::try_from(it).ok().filter(|it| *it <= 255);
    let wrong = || ApiError::lab_range(key, 0, 255);
    code.map(Some).ok_or_else(wrong)
}

fn image_health(input: &Node) -> Result<ImageHealth, ApiError> {
    let Some(node) = input.get("healthy") else {
        return Ok(ImageHealth::Always);
    };
    match node.bool() {
        Some(true) => return Ok(ImageHealth::Always),
        Some(false) => return Ok(ImageHealth::Never),
        None => {}
    }
    let from = duration(node, "from").unwrap_or(SimDuration::ZERO);
    let until = duration(node, "until");
    if until.is_some_and(|it| it <= from) {
        return Err(ApiError::lab("refuse-until-before-from").at("healthy.until"));
    }
    Ok(ImageHealth::Between { from, until })
}

/// `web:v2 exitsAfter 30s, exitCode 1`.
fn image_summary(input: &Node, image: &str) -> String {
    let parts = input.members().iter().filter(|it| it.key != "image");
    let parts = parts.map(|it| match &it.value.json {
        Json::Text(text) => format!("{} {}", it.key, clip(text)),
        _ => format!("{} {}", it.key, clip(&it.value.to_value().to_string())),
    });
    let parts: Vec<String> = parts.collect();
    format!("{} {}", clip(image), parts.join(", "))
        .trim_end()
        .to_owned()
}

/// The service of a lever: by name in its cluster, or by CloudWatch dimensions.
fn service(ask: &Ask) -> Result<ServiceId, ApiError> {
    let input = ask.input;
    if let Some(name) = input.text_at("service") {
        let cluster = match name
            .strip_prefix("arn:")
            .and_then(|it| it.split('/').nth(1))
        {
            Some(cluster) => ask.world.cluster_named(cluster),
            None => Some(arn::lab_cluster(ask.world, input)?),
        };
        let cluster = cluster.ok_or_else(|| ApiError::lab("refuse-no-cluster").at("service"))?;
        return Ok(arn::find_service(ask.world, cluster.id, name)?.id);
    }
    let dimension = |name: &str| {
        let items = input.items_at("dimensions").iter();
        let mut found = items.filter(|it| it.text_at("Name") == Some(name));
        found.next().and_then(|it| it.text_at("Value"))
    };
    let (Some(cluster), Some(name)) = (dimension("ClusterName"), dimension("ServiceName")) else {
        return Err(ApiError::lab("refuse-no-service").at("service"));
    };
    let found = ask
        .world
        .cluster_named(cluster)
        .filter(|_| clusters::is_name(cluster));
    let cluster = found.ok_or_else(|| ApiError::lab("refuse-no-cluster").at("dimensions"))?;
    Ok(arn::find_service(ask.world, cluster.id, name)?.id)
}

/// The points of a curve: times must rise.
pub fn points(
    input: &Node,
    value: &str,
    negative: bool,
) -> Result<Vec<(SimTime, Milli)>, ApiError> {
    let items = input.items_at("points");
    if items.len() > MAX_POINTS {
        let error = ApiError::lab_most("things-points", MAX_POINTS as u32);
        return Err(error.at("points"));
    }
    let mut points: Vec<(SimTime, Milli)> = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let path = |field: &str| format!("points[{index}].{field}");
        let at = SimTime::ZERO + duration(item, "at").unwrap_or(SimDuration::ZERO);
        if points.last().is_some_and(|last| last.0 >= at) {
            let name = item.text_at("at").unwrap_or("");
            return Err(ApiError::lab_unknown("refuse-point-back", name).at(path("at")));
        }
        let read = item
            .get(value)
            .and_then(milli)
            .filter(|it| negative || it.0 >= 0);
        let Some(read) = read else {
            return Err(ApiError::lab_least(value, 0).at(path(value)));
        };
        points.push((at, read));
    }
    Ok(points)
}

fn set_traffic(ask: &Ask) -> Parsed {
    if ask.input.get("loadBalancer").is_some() {
        return super::door::set_traffic(ask);
    }
    let service = service(ask)?;
    let (points, words) = curve(ask)?;
    Ok(Request {
        summary: format!("{} {words}", name(ask, service)),
        command: Command::SetTraffic { service, points },
    })
}

/// The corners of a curve of requests, and in words.
pub fn curve(ask: &Ask) -> Result<(Vec<TrafficPoint>, String), ApiError> {
    let points = points(ask.input, "requestsPerSecond", false)?;
    let points: Vec<TrafficPoint> = points
        .into_iter()
        .map(|(at, requests_per_second)| TrafficPoint {
            at,
            requests_per_second,
        })
        .collect();
    let words = points.iter().take(4).map(|it| {
        format!(
            "{}/s at {}",
            it.requests_per_second.decimal(),
            it.at.since(SimTime::ZERO)
        )
    });
    let words: Vec<String> = words.collect();
    let rest = if points.len() > 4 { ", ..." } else { "" };
    Ok((points, format!("{}{rest}", words.join(", "))))
}

fn name(ask: &Ask, service: ServiceId) -> String {
    ask.world
        .services
        .get(&service)
        .map_or(String::new(), |it| it.name.clone())
}

/// The service's metric of that name, or any metric by namespace and dimensions.
fn pinned(ask: &Ask) -> Result<model::MetricName, ApiError> {
    let name = ask.input.text_at("metricName").unwrap_or_default();
    let own = match name {
        "CPUUtilization" => Some(Metric::CpuUtilization),
        "MemoryUtilization" => Some(Metric::MemoryUtilization),
        "RequestCountPerTarget" => Some(Metric::RequestCountPerTarget),
        "RunningTaskCount" => Some(Metric::RunningTaskCount),
        _ => None,
    };
    let namespace = ask.input.text_at("namespace").unwrap_or_default();
    if namespace == "AWS/EC2" {
        let named = model::MetricName {
            namespace: namespace.to_owned(),
            name: name.to_owned(),
            dimensions: super::cloudwatch::dimensions(ask.input, "dimensions")?,
        };
        return match ask.world.metric_named(&named) {
            Some(_) => Ok(named),
            None => Err(ApiError::lab_unknown("refuse-no-metric", name).at("metricName")),
        };
    }
    let custom = !namespace.is_empty() && !namespace.starts_with("AWS/");
    match own {
        Some(metric) if !custom => {
            let key = MetricKey::Service {
                service: service(ask)?,
                metric,
            };
            Ok(ask.world.metric_name(key))
        }
        _ if custom => Ok(model::MetricName {
            namespace: clip(namespace),
            name: clip(name),
            dimensions: super::cloudwatch::dimensions(ask.input, "dimensions")?,
        }),
        _ => Err(ApiError::lab_unknown("refuse-no-metric", name).at("metricName")),
    }
}

/// The service it belongs to, else its namespace.
fn whose(metric: &model::MetricName) -> &str {
    let mut services = metric.dimensions.iter().filter(|it| it.0 == "ServiceName");
    services
        .next()
        .map_or(metric.namespace.as_str(), |it| it.1.as_str())
}

fn set_metric(ask: &Ask) -> Parsed {
    let metric = pinned(ask)?;
    let read = points(ask.input, "value", true)?;
    let points = ask.input.get("points").map(|_| {
        let points = read
            .into_iter()
            .map(|(at, value)| Datapoint::new(at, value));
        points.collect::<Vec<Datapoint>>()
    });
    let words = match &points {
        None => "cleared".to_owned(),
        Some(points) => {
            let words = points.iter().take(4);
            let words: Vec<String> = words
                .map(|it| format!("{} at {}", it.value.decimal(), it.at.since(SimTime::ZERO)))
                .collect();
            format!(
                "{}{}",
                words.join(", "),
                if points.len() > 4 { ", ..." } else { "" }
            )
        }
    };
    Ok(Request {
        summary: format!("{} {} {words}", whose(&metric), metric.name),
        command: Command::SetMetric { metric, points },
    })
}
