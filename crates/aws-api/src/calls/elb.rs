//! elbv2: target groups, as far as ECS tasks are their targets.
//!
//! Source: Elastic Load Balancing API 2015-12-01; defaults of a target group for Application and
//! Network Load Balancers (guide "Target group health checks", read 2026-11).
//! Example: a group with protocol HTTP and no health check settings probes `/` every 30 s.

use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::describe::put;
use crate::error::{ApiError, Message, target_type_name};
use crate::json::Node;
use crate::messages::target_reason;
use crate::shape::clip;
use crate::text::Text;
use base::{SimDuration, TargetGroupId, TaskId};
use engine::{Answer, Command};
use model::{
    ProbeConfig, Target, TargetGroup, TargetReason, TargetState, TargetType, World, identity,
};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "elbv2.CreateTargetGroup",
        shape: "CreateTargetGroupRequest",
        act: Act::Write(create_group, groups),
    },
    Entry {
        name: "elbv2.ModifyTargetGroup",
        shape: "ModifyTargetGroupRequest",
        act: Act::Write(modify_group, groups),
    },
    Entry {
        name: "elbv2.ModifyTargetGroupAttributes",
        shape: "ModifyTargetGroupAttributesRequest",
        act: Act::Write(modify_attributes, attributes),
    },
    Entry {
        name: "elbv2.DescribeTargetGroups",
        shape: "DescribeTargetGroupsRequest",
        act: Act::Read(describe_groups),
    },
    Entry {
        name: "elbv2.DescribeTargetHealth",
        shape: "DescribeTargetHealthRequest",
        act: Act::Read(describe_health),
    },
];

/// Source: Elastic Load Balancing API, TargetGroupAttribute: 300 s when unset (read 2026-11).
const DEREGISTRATION_DELAY: SimDuration = SimDuration::from_secs(300);

pub(super) fn validation(text: impl Into<Message>) -> ApiError {
    ApiError::new("ValidationError", text)
}

/// Letters, digits and hyphens, at most 32, no hyphen at an end.
///
/// Source: Elastic Load Balancing API, CreateTargetGroup.Name (read 2026-11). Model: the words.
pub(super) fn name(input: &Node, what: &str) -> Result<String, ApiError> {
    let name = input.text_at("Name").unwrap_or_default();
    let legal = name
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || it == b'-');
    if name.is_empty() || name.len() > 32 || !legal || name.starts_with('-') || name.ends_with('-')
    {
        let text = format!(
            "{what} name '{}' must have 1 to 32 letters, digits or hyphens and no hyphen at its \
             ends",
            clip(name)
        );
        return Err(validation(text).at("Name"));
    }
    Ok(name.to_owned())
}

/// An integer within bounds.
pub(super) fn bounded(
    input: &Node,
    key: &str,
    low: i64,
    high: i64,
) -> Result<Option<u32>, ApiError> {
    match input.int_at(key) {
        None => Ok(None),
        Some(it) if (low..=high).contains(&it) => Ok(u32::try_from(it).ok()),
        Some(it) => {
            let text = format!("{key} '{it}' must be between {low} and {high}");
            Err(validation(text).at(key))
        }
    }
}

/// Health check settings of a request over what is there.
fn probe(input: &Node, mut probe: ProbeConfig) -> Result<ProbeConfig, ApiError> {
    let secs = |it: u32| SimDuration::from_secs(u64::from(it));
    if let Some(it) = bounded(input, "HealthCheckIntervalSeconds", 5, 300)? {
        probe.interval = secs(it);
    }
    if let Some(it) = bounded(input, "HealthCheckTimeoutSeconds", 2, 120)? {
        probe.timeout = secs(it);
    }
    if let Some(it) = bounded(input, "HealthyThresholdCount", 2, 10)? {
        probe.healthy_threshold = it;
    }
    if let Some(it) = bounded(input, "UnhealthyThresholdCount", 2, 10)? {
        probe.unhealthy_threshold = it;
    }
    if let Some(it) = input.text_at("HealthCheckPath") {
        probe.path = it.to_owned();
    }
    if let Some(it) = input.get("Matcher").and_then(|it| it.text_at("HttpCode")) {
        probe.matcher = it.to_owned();
    }
    if let Some(it) = input.text_at("HealthCheckPort") {
        probe.port = match it {
            "traffic-port" => None,
            digits => Some(digits.parse().ok().filter(|it| *it > 0).ok_or_else(|| {
                let text = format!(
                    "Health check port '{}' must be 'traffic-port' or a number from 1 to 65535",
                    clip(digits)
                );
                validation(text).at("HealthCheckPort")
            })?),
        };
    }
    if probe.timeout >= probe.interval {
        let text = format!(
            "Health check interval {} must be greater than the timeout {}",
            probe.interval.as_secs(),
            probe.timeout.as_secs()
        );
        return Err(validation(text).at("HealthCheckTimeoutSeconds"));
    }
    Ok(probe)
}

fn default_probe(protocol: &str) -> ProbeConfig {
    let http = matches!(protocol, "HTTP" | "HTTPS");
    ProbeConfig {
        interval: SimDuration::from_secs(30),
        timeout: SimDuration::from_secs(if http { 5 } else { 10 }),
        healthy_threshold: 5,
        unhealthy_threshold: 2,
        path: "/".to_owned(),
        matcher: if http { "200" } else { "200-399" }.to_owned(),
        port: None,
    }
}

fn create_group(ask: &Ask) -> Parsed {
    let input = ask.input;
    let name = name(input, "Target group")?;
    if ask.world.target_groups.values().any(|it| it.name == name) {
        let text = format!(
            "A target group with the same name '{name}' exists, but with different settings"
        );
        return Err(ApiError::new("DuplicateTargetGroupName", text).at("Name"));
    }
    let protocol = input.text_at("Protocol").unwrap_or("HTTP");
    let target_type = match input.text_at("TargetType") {
        None | Some("instance") => TargetType::Instance,
        Some("ip") => TargetType::Ip,
        Some(other) => {
            let text = format!("ECS registers targets of type instance or ip, not {other}");
            return Err(validation(text).at("TargetType"));
        }
    };
    let create = engine::command::CreateTargetGroup {
        name,
        protocol: protocol.to_owned(),
        port: bounded(input, "Port", 1, 65_535)?
            .and_then(|it| u16::try_from(it).ok())
            .unwrap_or(80),
        target_type,
        health_check: probe(input, default_probe(protocol))?,
        deregistration_delay: DEREGISTRATION_DELAY,
    };
    Ok(Request {
        summary: format!(
            "{} {protocol} {}, probe every {}",
            create.name,
            target_type_name(target_type),
            create.health_check.interval
        ),
        command: Command::CreateTargetGroup(Box::new(create)),
    })
}

pub(super) fn find_group<'a>(world: &'a World, input: &Node) -> Result<&'a TargetGroup, ApiError> {
    let text = input.text_at("TargetGroupArn").unwrap_or_default();
    group_named(world, text, "TargetGroupArn")
}

pub(super) fn group_named<'a>(
    world: &'a World,
    text: &str,
    path: &str,
) -> Result<&'a TargetGroup, ApiError> {
    let found = arn::target_group_id(world, text).and_then(|id| world.target_groups.get(&id));
    found.ok_or_else(|| {
        let text = format!("Target group '{}' not found", clip(text));
        ApiError::new("TargetGroupNotFound", text).at(path)
    })
}

fn modify_group(ask: &Ask) -> Parsed {
    let group = find_group(ask.world, ask.input)?;
    let health_check = probe(ask.input, group.health_check.clone())?;
    Ok(Request {
        summary: format!("{} probe every {}", group.name, health_check.interval),
        command: Command::ModifyTargetGroup(Box::new(engine::command::ModifyTargetGroup {
            target_group: group.id,
            health_check: Some(health_check),
            deregistration_delay: None,
        })),
    })
}

/// Source: Elastic Load Balancing API, TargetGroupAttribute: deregistration delay 0 to 3600 s
/// (read 2026-11). Model: the other attributes are refused; the lab gives them no meaning.
fn modify_attributes(ask: &Ask) -> Parsed {
    let group = find_group(ask.world, ask.input)?;
    let mut delay = None;
    for (index, item) in ask.input.items_at("Attributes").iter().enumerate() {
        let path = format!("Attributes[{index}]");
        let (key, value) = (
            item.text_at("Key").unwrap_or_default(),
            item.text_at("Value"),
        );
        if key != "deregistration_delay.timeout_seconds" {
            let text = Text::new("refuse-target-attribute").str("name", clip(key));
            return Err(validation(text).at(format!("{path}.Key")));
        }
        let secs = value
            .and_then(|it| it.parse::<u64>().ok())
            .filter(|it| *it <= 3600);
        let Some(secs) = secs else {
            let text = "deregistration_delay.timeout_seconds must be between 0 and 3600";
            return Err(validation(text).at(format!("{path}.Value")));
        };
        delay = Some(SimDuration::from_secs(secs));
    }
    Ok(Request {
        summary: match delay {
            Some(it) => format!("{} deregistration delay {it}", group.name),
            None => group.name.clone(),
        },
        command: Command::ModifyTargetGroup(Box::new(engine::command::ModifyTargetGroup {
            target_group: group.id,
            health_check: None,
            deregistration_delay: delay,
        })),
    })
}

fn attributes(ask: &Ask, _: &Answer) -> Value {
    let group = find_group(ask.world, ask.input).ok();
    let delay = group.map(|it| it.deregistration_delay.as_secs().to_string());
    json!({"Attributes": [{"Key": "deregistration_delay.timeout_seconds", "Value": delay}]})
}

fn groups(ask: &Ask, answer: &Answer) -> Value {
    let id = match answer {
        Answer::TargetGroup(id) => Some(*id),
        _ => find_group(ask.world, ask.input).ok().map(|it| it.id),
    };
    let group = id.and_then(|id| ask.world.target_groups.get(&id));
    let shown: Vec<Value> = group
        .map(|it| show_group(ask.world, it))
        .into_iter()
        .collect();
    json!({"TargetGroups": shown})
}

fn show_group(world: &World, group: &TargetGroup) -> Value {
    let balancers = world.load_balancers.values();
    let balancers = balancers.filter(|it| it.target_groups.contains(&group.id));
    let arns: Vec<String> = balancers
        .map(|it| arn::load_balancer(world, it.id))
        .collect();
    let probe = &group.health_check;
    json!({
        "TargetGroupArn": arn::target_group(world, group.id),
        "TargetGroupName": group.name,
        "Protocol": group.protocol,
        "Port": group.port,
        "HealthCheckProtocol": group.protocol,
        "HealthCheckPort": probe.port.map_or("traffic-port".to_owned(), |it| it.to_string()),
        "HealthCheckEnabled": true,
        "HealthCheckIntervalSeconds": probe.interval.as_secs(),
        "HealthCheckTimeoutSeconds": probe.timeout.as_secs(),
        "HealthyThresholdCount": probe.healthy_threshold,
        "UnhealthyThresholdCount": probe.unhealthy_threshold,
        "HealthCheckPath": probe.path,
        "Matcher": {"HttpCode": probe.matcher},
        "LoadBalancerArns": arns,
        "TargetType": target_type_name(group.target_type),
    })
}

fn describe_groups(ask: &Ask) -> Answered {
    let mut wanted: Vec<TargetGroupId> = Vec::new();
    let (arns, names) = (
        ask.input.texts_at("TargetGroupArns"),
        ask.input.texts_at("Names"),
    );
    for text in arns.iter().chain(&names) {
        wanted.push(group_named(ask.world, text, "TargetGroupArns")?.id);
    }
    let balancer = match ask.input.text_at("LoadBalancerArn") {
        Some(text) => Some(super::balancers::find(ask.world, text)?.id),
        None => None,
    };
    let attached = |id: TargetGroupId| {
        balancer.is_none_or(|it| ask.world.load_balancers[&it].target_groups.contains(&id))
    };
    let found = ask.world.target_groups.values();
    let found =
        found.filter(|it| (wanted.is_empty() || wanted.contains(&it.id)) && attached(it.id));
    let found = found.filter(|it| super::classic::name_of(ask.world, it.id).is_none());
    let found: Vec<Value> = found.map(|it| show_group(ask.world, it)).collect();
    Ok(json!({"TargetGroups": found}))
}

/// Source: Elastic Load Balancing API, TargetHealth (read 2026-11).
fn describe_health(ask: &Ask) -> Answered {
    let group = find_group(ask.world, ask.input)?;
    if !ask.input.items_at("Targets").is_empty() {
        return Ok(super::targets::describe_some(ask.world, group, ask.input));
    }
    let targets = group
        .targets
        .values()
        .map(|it| show_target(ask.world, group, it));
    Ok(json!({"TargetHealthDescriptions": targets.collect::<Vec<Value>>()}))
}

/// The EC2 instance of a target, or its address.
pub(super) fn target_id(world: &World, group: &TargetGroup, task: TaskId) -> String {
    let instance = world.tasks.get(&task).and_then(|it| it.instance);
    match (group.target_type, instance) {
        (TargetType::Instance, Some(it)) => identity::ec2_instance_id(world.seed, it),
        _ => world.private_address(task),
    }
}

/// Source: Elastic Load Balancing API, TargetHealth.Reason; a Network Load Balancer that finds nobody says
/// that checks failed (read 2026-11).
fn health_reason(
    group: &TargetGroup,
    target: &Target,
    reason: &TargetReason,
) -> (&'static str, String) {
    let words = target_reason(reason);
    let checked = target.passes > 0 || target.failures > 0;
    match reason {
        TargetReason::RegistrationInProgress if checked => (
            "Elb.InitialHealthChecking",
            "Initial health checks in progress".to_owned(),
        ),
        TargetReason::RegistrationInProgress => ("Elb.RegistrationInProgress", words),
        TargetReason::ResponseCode(_) => ("Target.ResponseCodeMismatch", words),
        TargetReason::Timeout if !group.protocol.starts_with("HTTP") => (
            "Target.FailedHealthChecks",
            "Health checks failed".to_owned(),
        ),
        TargetReason::Timeout => ("Target.Timeout", words),
        TargetReason::DeregistrationInProgress => ("Target.DeregistrationInProgress", words),
        TargetReason::ZoneNotEnabled => ("Target.NotInUse", words),
    }
}

pub(super) fn show_target(world: &World, group: &TargetGroup, target: &Target) -> Value {
    let id = target_id(world, group, target.task);
    let state = match target.state {
        _ if target.reason == Some(TargetReason::ZoneNotEnabled) => "unused",
        TargetState::Initial => "initial",
        TargetState::Healthy => "healthy",
        TargetState::Unhealthy => "unhealthy",
        TargetState::Draining => "draining",
    };
    let mut health = json!({"State": state});
    if let Some(reason) = &target.reason {
        let (code, words) = health_reason(group, target, reason);
        put(&mut health, "Reason", Some(code.into()));
        put(&mut health, "Description", Some(words.into()));
    }
    json!({
        "Target": {"Id": id, "Port": target.port},
        "HealthCheckPort": group.health_check.port.unwrap_or(target.port).to_string(),
        "TargetHealth": health,
    })
}
