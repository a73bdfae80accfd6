//! Classic Load Balancers, the previous generation, as `aws elb` answers.
//!
//! Source: Elastic Load Balancing API 2012-06-01, CreateLoadBalancer, ConfigureHealthCheck,
//! DescribeLoadBalancers, DescribeInstanceHealth (read 2026-11); ECS developer guide, load balancer types.
//! Model: the words of refusals, but for Fargate; one instance port for all listeners of one load balancer.
//! Example: `front` listens on HTTP 80 and leads to port 8080 of each instance that runs a task.

use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::error::{ApiError, Message};
use crate::json::Node;
use crate::shape::clip;
use base::{SimDuration, TargetGroupId};
use engine::command::{CreateClassic, CreateLoadBalancer, ModifyTargetGroup};
use engine::refusal::Unfit;
use engine::{Answer, Command};
use model::{
    BalancerKind, LoadBalancer, ProbeConfig, REGION, ServiceLoadBalancer, TargetGroup, TargetState,
    World, identity,
};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "elb.CreateLoadBalancer",
        shape: "ClassicCreateRequest",
        act: Act::Write(create, created),
    },
    Entry {
        name: "elb.ConfigureHealthCheck",
        shape: "ClassicHealthCheckRequest",
        act: Act::Write(configure, configured),
    },
    Entry {
        name: "elb.DescribeLoadBalancers",
        shape: "ClassicDescribeRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "elb.DescribeInstanceHealth",
        shape: "ClassicHealthRequest",
        act: Act::Read(health),
    },
];

fn invalid(text: impl Into<Message>, path: &str) -> ApiError {
    ApiError::new("ValidationError", text).at(path)
}

/// Why a service may not have a Classic Load Balancer, in words.
pub fn unfit(why: Unfit) -> ApiError {
    let text = match why {
        // Source: rules of published linters, service with classic load balancer on Fargate (2026-11).
        Unfit::Fargate => "Classic Load Balancers are not supported with Fargate".to_owned(),
        Unfit::Awsvpc => {
            "Classic Load Balancers are not supported with the awsvpc network mode".to_owned()
        }
        Unfit::Several => {
            "A service can have one Classic Load Balancer, and nothing beside it".into()
        }
        Unfit::Port(port) => {
            format!(
                "The Classic Load Balancer leads to instance port {port}; hostPort must be {port}"
            )
        }
    };
    ApiError::invalid(text).at("loadBalancers")
}

/// The Classic Load Balancer that this group stands behind.
pub fn name_of(world: &World, group: TargetGroupId) -> Option<&str> {
    let all = world.load_balancers.values();
    let mut classic = all.filter(|it| it.kind == BalancerKind::Classic);
    let found = classic.find(|it| it.target_groups.contains(&group))?;
    Some(&found.name)
}

/// What `loadBalancerName` of a service means.
pub(super) fn behind(
    world: &World,
    item: &Node,
    name: &str,
    path: &str,
) -> Result<ServiceLoadBalancer, ApiError> {
    let (_, group) = find(world, name).map_err(|_| {
        let text = format!("Unable to find Classic Load Balancer {}", clip(name));
        ApiError::invalid(text).at(format!("{path}loadBalancerName"))
    })?;
    let (container, port) = (item.text_at("containerName"), item.int_at("containerPort"));
    let (Some(container), Some(Ok(port))) = (container, port.map(u16::try_from)) else {
        let text = "Container name and container port are required with a load balancer";
        return Err(ApiError::invalid(text).at(format!("{path}containerName")));
    };
    Ok(ServiceLoadBalancer {
        target_group: group.id,
        container_name: container.to_owned(),
        container_port: port,
    })
}

/// The load balancer of this name and the group behind it.
fn find<'w>(world: &'w World, name: &str) -> Result<(&'w LoadBalancer, &'w TargetGroup), ApiError> {
    let mut all = world.load_balancers.values();
    let found = all.find(|it| it.kind == BalancerKind::Classic && it.name == name);
    let group = found.and_then(|it| world.target_groups.get(it.target_groups.first()?));
    found.zip(group).ok_or_else(|| {
        let text = format!("There is no ACTIVE Load Balancer named '{}'", clip(name));
        ApiError::new("LoadBalancerNotFound", text).at("LoadBalancerName")
    })
}

fn port(item: &Node, key: &'static str, path: &str) -> Result<u16, ApiError> {
    let number = item.int_at(key).and_then(|it| u16::try_from(it).ok());
    number.filter(|it| *it > 0).ok_or_else(|| {
        let text = format!("{key} must be between 1 and 65535");
        invalid(text, &format!("{path}.{key}"))
    })
}

/// Source: Elastic Load Balancing guide, listeners for your Classic Load Balancer (read 2026-11).
fn listeners(input: &Node) -> Result<Vec<(String, u16, u16)>, ApiError> {
    let mut listeners: Vec<(String, u16, u16)> = Vec::new();
    for (index, item) in input.items_at("Listeners").iter().enumerate() {
        let path = format!("Listeners[{index}]");
        let protocol = item
            .text_at("Protocol")
            .unwrap_or_default()
            .to_ascii_uppercase();
        if !["HTTP", "HTTPS", "TCP", "SSL"].contains(&protocol.as_str()) {
            let text = "Listener protocols are HTTP, HTTPS, TCP and SSL";
            return Err(invalid(text, &format!("{path}.Protocol")));
        }
        let own = port(item, "LoadBalancerPort", &path)?;
        let instance = port(item, "InstancePort", &path)?;
        if listeners.first().is_some_and(|it| it.2 != instance) {
            let error = ApiError::lab("refuse-one-instance-port");
            return Err(error.at(format!("{path}.InstancePort")));
        }
        if listeners.iter().any(|it| it.1 == own) {
            let text = format!("A listener on port {own} is there twice");
            return Err(ApiError::new("DuplicateListener", text).at(path));
        }
        listeners.push((protocol, own, instance));
    }
    if listeners.is_empty() {
        return Err(invalid("At least one listener is required", "Listeners"));
    }
    Ok(listeners)
}

fn create(ask: &Ask) -> Parsed {
    let input = ask.input;
    let name = input.text_at("LoadBalancerName").unwrap_or_default();
    let legal = |it: char| it.is_ascii_alphanumeric() || it == '-';
    if name.is_empty() || name.len() > 32 || !name.chars().all(legal) {
        let text = "LoadBalancerName has up to 32 letters, digits and hyphens";
        return Err(invalid(text, "LoadBalancerName"));
    }
    let same = ask.world.load_balancers.values().any(|it| it.name == name);
    if same || ask.world.target_groups.values().any(|it| it.name == name) {
        let text = format!("The specified load balancer name '{name}' already exists");
        return Err(ApiError::new("DuplicateLoadBalancerName", text).at("LoadBalancerName"));
    }
    let owned =
        |key: &str| -> Vec<String> { input.texts_at(key).into_iter().map(str::to_owned).collect() };
    let subnets = owned("Subnets");
    let security_groups = owned("SecurityGroups");
    super::balancers::placed(ask.world, &subnets, &security_groups)?;
    let listeners = listeners(input)?;
    // Source: Elastic Load Balancing guide, default health check of a Classic Load Balancer (2026-11).
    let health_check = ProbeConfig {
        interval: SimDuration::from_secs(30),
        timeout: SimDuration::from_secs(5),
        healthy_threshold: 10,
        unhealthy_threshold: 2,
        path: "/".to_owned(),
        matcher: "200".to_owned(),
        port: None,
    };
    Ok(Request {
        summary: format!("{name} to instance port {}", listeners[0].2),
        command: Command::CreateClassic(Box::new(CreateClassic {
            balancer: CreateLoadBalancer {
                name: name.to_owned(),
                kind: BalancerKind::Classic,
                internal: input.text_at("Scheme") == Some("internal"),
                subnets,
                security_groups,
            },
            listeners,
            health_check,
        })),
    })
}

fn dns(name: &str) -> String {
    format!("{name}-1234567890.{REGION}.elb.amazonaws.com")
}

fn created(ask: &Ask, _: &Answer) -> Value {
    let name = ask.input.text_at("LoadBalancerName").unwrap_or_default();
    json!({"DNSName": dns(name)})
}

/// Source: Elastic Load Balancing API, HealthCheck: 5 to 300 s, thresholds 2 to 10 (read 2026-11).
fn configure(ask: &Ask) -> Parsed {
    let name = ask.input.text_at("LoadBalancerName").unwrap_or_default();
    let (_, group) = find(ask.world, name)?;
    let Some(input) = ask.input.get("HealthCheck") else {
        return Err(invalid("HealthCheck is required", "HealthCheck"));
    };
    let number = |key: &str, low: u32, high: u32| {
        let found = input.int_at(key).and_then(|it| u32::try_from(it).ok());
        found.filter(|it| (low..=high).contains(it)).ok_or_else(|| {
            let text = format!("{key} must be between {low} and {high}");
            invalid(text, &format!("HealthCheck.{key}"))
        })
    };
    let secs = |it: u32| SimDuration::from_secs(u64::from(it));
    let (interval, timeout) = (number("Interval", 5, 300)?, number("Timeout", 2, 60)?);
    if timeout >= interval {
        let text = "HealthCheck timeout must be less than interval";
        return Err(invalid(text, "HealthCheck.Timeout"));
    }
    let target = input.text_at("Target").unwrap_or_default();
    let rest = target.split_once(':').map_or("", |it| it.1);
    let (digits, path) = match rest.find('/') {
        Some(at) => rest.split_at(at),
        None => (rest, "/"),
    };
    let Some(port) = digits.parse::<u16>().ok().filter(|it| *it > 0) else {
        let text = "HealthCheck target must specify a port, as in HTTP:80/ or TCP:80";
        return Err(invalid(text, "HealthCheck.Target"));
    };
    let health_check = ProbeConfig {
        interval: secs(interval),
        timeout: secs(timeout),
        healthy_threshold: number("HealthyThreshold", 2, 10)?,
        unhealthy_threshold: number("UnhealthyThreshold", 2, 10)?,
        path: path.to_owned(),
        matcher: "200".to_owned(),
        port: (port != group.port).then_some(port),
    };
    Ok(Request {
        summary: format!("{name} {}", clip(target)),
        command: Command::ModifyTargetGroup(Box::new(ModifyTargetGroup {
            target_group: group.id,
            health_check: Some(health_check),
            deregistration_delay: None,
        })),
    })
}

fn check(group: &TargetGroup) -> Value {
    let it = &group.health_check;
    let port = it.port.unwrap_or(group.port);
    let target = match group.protocol.as_str() {
        "HTTP" | "HTTPS" => format!("{}:{port}{}", group.protocol, it.path),
        _ => format!("TCP:{port}"),
    };
    json!({"Target": target, "Interval": it.interval.as_secs(), "Timeout": it.timeout.as_secs(),
        "UnhealthyThreshold": it.unhealthy_threshold, "HealthyThreshold": it.healthy_threshold})
}

fn configured(ask: &Ask, _: &Answer) -> Value {
    let name = ask.input.text_at("LoadBalancerName").unwrap_or_default();
    json!({"HealthCheck": find(ask.world, name).ok().map(|it| check(it.1))})
}

/// EC2 ids of the instances that run its targets.
fn instances<'w>(world: &'w World, group: &'w TargetGroup) -> impl Iterator<Item = (String, bool)> {
    group.targets.values().filter_map(|it| {
        let instance = world.tasks.get(&it.task)?.instance?;
        let healthy = it.state == TargetState::Healthy;
        Some((identity::ec2_instance_id(world.seed, instance), healthy))
    })
}

fn describe(ask: &Ask) -> Answered {
    let names = ask.input.texts_at("LoadBalancerNames");
    for name in &names {
        find(ask.world, name)?;
    }
    let all = ask.world.load_balancers.values();
    let classic = all.filter(|it| it.kind == BalancerKind::Classic);
    let wanted = classic.filter(|it| names.is_empty() || names.contains(&it.name.as_str()));
    let found = wanted.filter_map(|it| find(ask.world, &it.name).ok());
    let shown: Vec<Value> = found
        .map(|(it, group)| show(ask.world, it, group))
        .collect();
    Ok(json!({"LoadBalancerDescriptions": shown}))
}

fn show(world: &World, it: &LoadBalancer, group: &TargetGroup) -> Value {
    let listeners = it.listeners.iter().map(|one| {
        json!({"Listener": {"Protocol": one.protocol, "LoadBalancerPort": one.port,
            "InstanceProtocol": one.protocol, "InstancePort": group.port}})
    });
    let instances = instances(world, group).map(|it| json!({"InstanceId": it.0}));
    json!({
        "LoadBalancerName": it.name,
        "DNSName": dns(&it.name),
        "Scheme": if it.internal { "internal" } else { "internet-facing" },
        "ListenerDescriptions": listeners.collect::<Vec<Value>>(),
        "Subnets": it.subnets,
        "SecurityGroups": it.security_groups,
        "Instances": instances.collect::<Vec<Value>>(),
        "HealthCheck": check(group),
    })
}

fn health(ask: &Ask) -> Answered {
    let name = ask.input.text_at("LoadBalancerName").unwrap_or_default();
    let (_, group) = find(ask.world, name)?;
    let states = instances(ask.world, group).map(|(id, healthy)| {
        let state = if healthy { "InService" } else { "OutOfService" };
        json!({"InstanceId": id, "State": state})
    });
    Ok(json!({"InstanceStates": states.collect::<Vec<Value>>()}))
}
