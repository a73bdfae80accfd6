//! elbv2: load balancers, their listeners and the rules of a listener.
//!
//! Source: Elastic Load Balancing API 2015-12-01, CreateLoadBalancer, CreateListener, CreateRule and
//! their siblings (read 2026-11). Model: the words of the errors; AWS publishes their codes.
//! Example: a rule with `path-pattern` `/api/*` and priority 10 forwards to the group `api`.

use super::elb::{bounded, group_named, name, validation};
use crate::arn;
use crate::call::{Act, Answered, Ask, Entry, Parsed, Request};
use crate::error::ApiError;
use crate::json::Node;
use crate::shape::clip;
use crate::text::Text;
use engine::{Answer, Command};
use model::{
    Action, BalancerKind, Listener, ListenerRule, LoadBalancer, REGION, Redirect, TargetGroup,
    Weighted, World,
};
use rules::routing::{Condition, MAX_PRIORITY, MAX_VALUE, MAX_VALUES};
use serde_json::{Value, json};

pub const CALLS: &[Entry] = &[
    Entry {
        name: "elbv2.CreateLoadBalancer",
        shape: "CreateLoadBalancerRequest",
        act: Act::Write(create, created),
    },
    Entry {
        name: "elbv2.DescribeLoadBalancers",
        shape: "DescribeLoadBalancersRequest",
        act: Act::Read(describe),
    },
    Entry {
        name: "elbv2.CreateListener",
        shape: "CreateListenerRequest",
        act: Act::Write(create_listener, shown_listener),
    },
    Entry {
        name: "elbv2.ModifyListener",
        shape: "ModifyListenerRequest",
        act: Act::Write(modify_listener, shown_listener),
    },
    Entry {
        name: "elbv2.DescribeListeners",
        shape: "DescribeListenersRequest",
        act: Act::Read(describe_listeners),
    },
    Entry {
        name: "elbv2.CreateRule",
        shape: "CreateRuleRequest",
        act: Act::Write(create_rule, shown_rule),
    },
    Entry {
        name: "elbv2.ModifyRule",
        shape: "ModifyRuleRequest",
        act: Act::Write(modify_rule, shown_rule),
    },
    Entry {
        name: "elbv2.DeleteRule",
        shape: "DeleteRuleRequest",
        act: Act::Write(delete_rule, |_, _| json!({})),
    },
    Entry {
        name: "elbv2.DescribeRules",
        shape: "DescribeRulesRequest",
        act: Act::Read(describe_rules),
    },
];

/// Lab limits; AWS allows 50 listeners and 100 rules of a load balancer.
///
/// Source: Elastic Load Balancing guide, quotas for Application Load Balancers (read 2026-11).
const MAX_LISTENERS: usize = 50;
const MAX_RULES: usize = 100;

fn create(ask: &Ask) -> Parsed {
    let input = ask.input;
    let name = name(input, "Load balancer")?;
    if ask.world.load_balancers.values().any(|it| it.name == name) {
        let text = format!("A load balancer with the same name '{name}' exists");
        return Err(ApiError::new("DuplicateLoadBalancerName", text).at("Name"));
    }
    let kind = match input.text_at("Type") {
        Some("gateway") => {
            let text = Text::new("refuse-balancer-kind");
            return Err(validation(text).at("Type"));
        }
        Some("network") => BalancerKind::Network,
        _ => BalancerKind::Application,
    };
    let owned = |it: Vec<&str>| it.into_iter().map(str::to_owned).collect::<Vec<String>>();
    let mapped = input.items_at("SubnetMappings").iter();
    let mapped = mapped.filter_map(|it| it.text_at("SubnetId")).collect();
    let subnets = [owned(input.texts_at("Subnets")), owned(mapped)].concat();
    let security_groups = owned(input.texts_at("SecurityGroups"));
    placed(ask.world, &subnets, &security_groups)?;
    let internal = input.text_at("Scheme") == Some("internal");
    Ok(Request {
        summary: name.clone(),
        command: Command::CreateLoadBalancer(Box::new(engine::command::CreateLoadBalancer {
            name,
            kind,
            internal,
            subnets,
            security_groups,
        })),
    })
}

/// In a created network, a load balancer's subnets and groups must exist.
///
/// Source: Elastic Load Balancing API, SubnetNotFound, InvalidSecurityGroup (read 2026-11).
pub(super) fn placed(world: &World, subnets: &[String], groups: &[String]) -> Result<(), ApiError> {
    let network = &world.network;
    if network.is_implicit() {
        return Ok(());
    }
    if let Some(id) = subnets.iter().find(|it| network.subnet(it).is_none()) {
        let text = format!("The subnet ID '{}' does not exist", clip(id));
        return Err(ApiError::new("SubnetNotFound", text).at("Subnets"));
    }
    if let Some(id) = groups.iter().find(|it| network.group(it).is_none()) {
        let text = format!("Security group '{}' does not exist", clip(id));
        return Err(ApiError::new("InvalidSecurityGroup", text).at("SecurityGroups"));
    }
    Ok(())
}

fn created(ask: &Ask, answer: &Answer) -> Value {
    let found = match answer {
        Answer::LoadBalancer(id) => ask.world.load_balancers.get(id),
        _ => None,
    };
    let shown = found.map(|it| show(ask.world, it));
    json!({"LoadBalancers": shown.into_iter().collect::<Vec<Value>>()})
}

/// Model: the number in the DNS name is always the same.
fn show(world: &World, it: &LoadBalancer) -> Value {
    let zones = super::network::zones_of(world, &it.subnets);
    let zones = it.subnets.iter().zip(zones);
    let zones: Vec<Value> = zones
        .map(|(subnet, zone)| json!({"ZoneName": zone, "SubnetId": subnet}))
        .collect();
    json!({
        "LoadBalancerArn": arn::load_balancer(world, it.id),
        "DNSName": format!("{}-1234567890.{REGION}.elb.amazonaws.com", it.name),
        "LoadBalancerName": it.name,
        "Scheme": if it.internal { "internal" } else { "internet-facing" },
        "State": {"Code": "active"},
        "Type": match it.kind {
            BalancerKind::Network => "network",
            _ => "application",
        },
        "AvailabilityZones": zones,
        "SecurityGroups": it.security_groups,
    })
}

fn describe(ask: &Ask) -> Answered {
    let (arns, names) = (
        ask.input.texts_at("LoadBalancerArns"),
        ask.input.texts_at("Names"),
    );
    let mut wanted = Vec::new();
    for text in arns.iter().chain(&names) {
        wanted.push(find(ask.world, text)?.id);
    }
    let all = ask.world.load_balancers.values();
    let these = all.filter(|it| it.kind != BalancerKind::Classic);
    let these = these.filter(|it| wanted.is_empty() || wanted.contains(&it.id));
    let these: Vec<Value> = these.map(|it| show(ask.world, it)).collect();
    Ok(json!({"LoadBalancers": these}))
}

pub(super) fn find<'w>(world: &'w World, text: &str) -> Result<&'w LoadBalancer, ApiError> {
    let id = arn::load_balancer_id(world, text);
    id.and_then(|it| world.load_balancers.get(&it))
        .ok_or_else(|| {
            let text = format!("Load balancer '{}' not found", clip(text));
            ApiError::new("LoadBalancerNotFound", text).at("LoadBalancerArn")
        })
}

/// A listener by its ARN.
fn find_listener<'w>(
    world: &'w World,
    text: &str,
) -> Result<(&'w LoadBalancer, &'w Listener), ApiError> {
    let all = world.load_balancers.values();
    let mut all = all.flat_map(|it| it.listeners.iter().map(move |one| (it, one)));
    all.find(|(balancer, it)| arn::listener(world, balancer.id, it.id) == text)
        .ok_or_else(|| {
            let text = format!("Listener '{}' not found", clip(text));
            ApiError::new("ListenerNotFound", text).at("ListenerArn")
        })
}

/// A rule by its ARN: its listener and its place there.
fn find_rule<'w>(
    world: &'w World,
    text: &str,
) -> Result<(&'w LoadBalancer, &'w Listener, usize), ApiError> {
    for balancer in world.load_balancers.values() {
        for listener in &balancer.listeners {
            let arn = |rule: u32| arn::listener_rule(world, balancer.id, listener.id, rule);
            if arn(0) == text {
                let text = "Default rule cannot be modified or deleted by its ARN";
                return Err(ApiError::new("OperationNotPermitted", text).at("RuleArn"));
            }
            if let Some(place) = listener.rules.iter().position(|it| arn(it.id) == text) {
                return Ok((balancer, listener, place));
            }
        }
    }
    let text = format!("Rule '{}' not found", clip(text));
    Err(ApiError::new("RuleNotFound", text).at("RuleArn"))
}

/// Where a redirect leads: something about the URL must change, or it would lead to itself for ever.
///
/// Source: Elastic Load Balancing API, RedirectActionConfig: HTTP_301 or HTTP_302; protocol, host,
/// port or path must change (read 2026-11). Model: the words.
#[inline(never)]
fn redirect(action: &Node, path: &str) -> Result<Action, ApiError> {
    let wrong =
        |text: &str, key: &str| Err(validation(text).at(format!("{path}.RedirectConfig{key}")));
    let Some(config) = action.get("RedirectConfig") else {
        return wrong(
            "You must specify a redirect configuration for a redirect action",
            "",
        );
    };
    let code = match config.text_at("StatusCode") {
        Some("HTTP_301") => 301,
        Some("HTTP_302") => 302,
        _ => {
            return wrong(
                "A redirect needs the StatusCode HTTP_301 or HTTP_302",
                ".StatusCode",
            );
        }
    };
    let own = |key: &str, kept: &str| {
        let given = config.text_at(key).filter(|it| *it != kept);
        given.map(str::to_owned)
    };
    let redirect = Redirect {
        code,
        protocol: own("Protocol", "#{protocol}"),
        host: own("Host", "#{host}"),
        port: own("Port", "#{port}"),
        path: own("Path", "/#{path}"),
        query: own("Query", "#{query}"),
    };
    let parts = [
        &redirect.protocol,
        &redirect.host,
        &redirect.port,
        &redirect.path,
    ];
    if parts.iter().all(|it| it.is_none()) {
        let text = "The redirect configuration is not valid because it creates a loop.";
        return wrong(text, "");
    }
    if redirect
        .protocol
        .as_deref()
        .is_some_and(|it| !matches!(it, "HTTP" | "HTTPS"))
    {
        return wrong("A redirect leads to HTTP or HTTPS", ".Protocol");
    }
    let port = redirect.port.as_deref().map(str::parse::<u16>);
    if port.is_some_and(|it| it.is_err() || it == Ok(0)) {
        return wrong("A redirect needs a port from 1 to 65535", ".Port");
    }
    Ok(Action::Redirect(Box::new(redirect)))
}

/// One action: forward to up to five weighted groups, a fixed response, or a redirect.
///
/// Source: Elastic Load Balancing API, Action, TargetGroupTuple: weights 0 to 999 (read 2026-11).
/// Model: log-ins are refused; the lab has no use for them.
fn action(ask: &Ask, kind: BalancerKind, key: &str) -> Result<Action, ApiError> {
    let [action] = ask.input.items_at(key) else {
        let text = Text::new("refuse-one-action").str("key", key);
        return Err(validation(text).at(key));
    };
    let path = format!("{key}[0]");
    if action.text_at("Type") == Some("fixed-response") {
        let config = action.get("FixedResponseConfig");
        let code = config.and_then(|it| it.text_at("StatusCode"));
        let code = code.and_then(|it| it.parse::<u16>().ok());
        let code = code.filter(|it| (200..600).contains(it)).ok_or_else(|| {
            let text = "A fixed response needs a StatusCode 2XX, 4XX or 5XX";
            validation(text).at(format!("{path}.FixedResponseConfig.StatusCode"))
        })?;
        return Ok(Action::FixedResponse(code));
    }
    if action.text_at("Type") == Some("redirect") {
        return redirect(action, &path);
    }
    if action.text_at("Type") != Some("forward") {
        let text = Text::new("refuse-action");
        return Err(validation(text).at(format!("{path}.Type")));
    }
    let listed = action.get("ForwardConfig");
    let listed = listed.map_or(&[][..], |it| it.items_at("TargetGroups"));
    let mut targets = Vec::new();
    for (index, tuple) in listed.iter().enumerate() {
        let path = format!("{path}.ForwardConfig.TargetGroups[{index}].TargetGroupArn");
        let group = tuple.text_at("TargetGroupArn").unwrap_or_default();
        let group = group_named(ask.world, group, &path)?;
        let weight = bounded(tuple, "Weight", 0, 999)?.unwrap_or(1);
        targets.push((group, weight));
    }
    let path = format!("{path}.TargetGroupArn");
    if let (true, Some(text)) = (targets.is_empty(), action.text_at("TargetGroupArn")) {
        targets.push((group_named(ask.world, text, &path)?, 1));
    }
    if targets.is_empty() || targets.len() > 5 {
        let text = "A forward action needs one to five target groups";
        return Err(validation(text).at(path));
    }
    for (group, _) in &targets {
        protocol_fits(kind, group).map_err(|it| it.at(path.clone()))?;
    }
    let weighted = targets.iter().map(|(group, weight)| Weighted {
        target_group: group.id,
        weight: *weight,
    });
    Ok(Action::Forward(weighted.collect()))
}

/// HTTP groups behind an Application Load Balancer, TCP and the like behind a Network Load Balancer.
///
/// Source: Elastic Load Balancing API, CreateTargetGroup.Protocol (read 2026-11). Model: the words.
fn protocol_fits(kind: BalancerKind, group: &TargetGroup) -> Result<(), ApiError> {
    let http = matches!(group.protocol.as_str(), "HTTP" | "HTTPS");
    if http == (kind == BalancerKind::Application) {
        return Ok(());
    }
    Err(ApiError::new(
        "InvalidConfigurationRequest",
        format!(
            "The target group '{}' with protocol {} cannot be used with a load balancer of type {}",
            group.name,
            group.protocol,
            if kind == BalancerKind::Network {
                "network"
            } else {
                "application"
            }
        ),
    ))
}

fn listener_protocol(kind: BalancerKind, given: Option<&str>) -> Result<String, ApiError> {
    let legal: &[&str] = match kind {
        BalancerKind::Network => &["TCP", "TLS", "UDP", "TCP_UDP"],
        _ => &["HTTP", "HTTPS"],
    };
    match given {
        None => Ok(legal[0].to_owned()),
        Some(it) if legal.contains(&it) => Ok(it.to_owned()),
        Some(it) => {
            let text = format!(
                "Listener protocol '{it}' must be one of '{}'",
                legal.join(", ")
            );
            Err(validation(text).at("Protocol"))
        }
    }
}

fn create_listener(ask: &Ask) -> Parsed {
    let text = ask.input.text_at("LoadBalancerArn").unwrap_or_default();
    let balancer = find(ask.world, text)?;
    let port = bounded(ask.input, "Port", 1, 65_535)?.unwrap_or(80);
    let port = u16::try_from(port).unwrap_or(80);
    if balancer.listeners.iter().any(|it| it.port == port) {
        let text = "A listener already exists on this port for this load balancer";
        return Err(ApiError::new("DuplicateListener", text).at("Port"));
    }
    if balancer.listeners.len() >= MAX_LISTENERS {
        let text = format!("A load balancer has at most {MAX_LISTENERS} listeners");
        return Err(ApiError::new("TooManyListeners", text));
    }
    let listener = Listener {
        id: 0,
        protocol: listener_protocol(balancer.kind, ask.input.text_at("Protocol"))?,
        port,
        default_action: action(ask, balancer.kind, "DefaultActions")?,
        rules: Vec::new(),
        last_rule: 0,
    };
    Ok(put(ask.world, balancer, listener, "default"))
}

/// Source: Elastic Load Balancing API, ModifyListener: what is left out stays (read 2026-11).
fn modify_listener(ask: &Ask) -> Parsed {
    let (balancer, listener) = listener_at(ask)?;
    let mut listener = listener.clone();
    if let Some(port) = bounded(ask.input, "Port", 1, 65_535)? {
        listener.port = u16::try_from(port).unwrap_or(listener.port);
    }
    if let Some(it) = ask.input.text_at("Protocol") {
        listener.protocol = listener_protocol(balancer.kind, Some(it))?;
    }
    if ask.input.get("DefaultActions").is_some() {
        listener.default_action = action(ask, balancer.kind, "DefaultActions")?;
    }
    Ok(put(ask.world, balancer, listener, "default"))
}

/// The command that stores the listener, and what the log says of it.
fn put(world: &World, balancer: &LoadBalancer, listener: Listener, what: &str) -> Request {
    let names = |action: &Action| -> String {
        let groups = action
            .groups()
            .filter_map(|it| world.target_groups.get(&it));
        let names: Vec<&str> = groups.map(|it| it.name.as_str()).collect();
        names.join(", ")
    };
    let named = listener
        .rules
        .iter()
        .find(|it| it.priority.to_string() == what);
    let action = named.map_or(&listener.default_action, |it| &it.action);
    let on = named.map_or(String::new(), |it| format!(" rule {}", it.priority));
    let summary = match action {
        Action::FixedResponse(code) => format!("{}{on} answers {code}", balancer.name),
        Action::Redirect(it) => format!("{}{on} redirects to {}", balancer.name, it.url()),
        forward => format!("{}{on} forwards to {}", balancer.name, names(forward)),
    };
    Request {
        summary,
        command: Command::PutListener {
            load_balancer: balancer.id,
            listener: Box::new(listener),
        },
    }
}

fn listener_at<'w>(ask: &'w Ask) -> Result<(&'w LoadBalancer, &'w Listener), ApiError> {
    find_listener(
        ask.world,
        ask.input.text_at("ListenerArn").unwrap_or_default(),
    )
}

fn show_action(world: &World, action: &Action) -> Value {
    match action {
        Action::FixedResponse(code) => json!({
            "Type": "fixed-response",
            "FixedResponseConfig": {"StatusCode": code.to_string()},
        }),
        Action::Redirect(it) => json!({
            "Type": "redirect",
            "RedirectConfig": {
                "Protocol": it.protocol.as_deref().unwrap_or("#{protocol}"),
                "Host": it.host.as_deref().unwrap_or("#{host}"),
                "Port": it.port.as_deref().unwrap_or("#{port}"),
                "Path": it.path.as_deref().unwrap_or("/#{path}"),
                "Query": it.query.as_deref().unwrap_or("#{query}"),
                "StatusCode": format!("HTTP_{}", it.code),
            },
        }),
        Action::Forward(list) => {
            let arn = |it: &Weighted| arn::target_group(world, it.target_group);
            let tuples = list
                .iter()
                .map(|it| json!({"TargetGroupArn": arn(it), "Weight": it.weight}));
            let tuples: Vec<Value> = tuples.collect();
            match list.as_slice() {
                [one] => json!({"Type": "forward", "TargetGroupArn": arn(one),
                    "ForwardConfig": {"TargetGroups": tuples}}),
                _ => json!({"Type": "forward", "ForwardConfig": {"TargetGroups": tuples}}),
            }
        }
    }
}

fn show_listener(world: &World, balancer: &LoadBalancer, it: &Listener) -> Value {
    json!({
        "ListenerArn": arn::listener(world, balancer.id, it.id),
        "LoadBalancerArn": arn::load_balancer(world, balancer.id),
        "Port": it.port,
        "Protocol": it.protocol,
        "DefaultActions": [show_action(world, &it.default_action)],
    })
}

fn answered<'w>(ask: &'w Ask, answer: &Answer) -> Option<(&'w LoadBalancer, &'w Listener)> {
    let Answer::Listener {
        load_balancer,
        listener,
    } = answer
    else {
        return None;
    };
    let balancer = ask.world.load_balancers.get(load_balancer)?;
    Some((balancer, balancer.listener(*listener)?))
}

fn shown_listener(ask: &Ask, answer: &Answer) -> Value {
    let shown = answered(ask, answer).map(|(balancer, it)| show_listener(ask.world, balancer, it));
    json!({"Listeners": shown.into_iter().collect::<Vec<Value>>()})
}

fn describe_listeners(ask: &Ask) -> Answered {
    let mut shown = Vec::new();
    if let Some(text) = ask.input.text_at("LoadBalancerArn") {
        let balancer = find(ask.world, text)?;
        let all = balancer.listeners.iter();
        shown.extend(all.map(|it| show_listener(ask.world, balancer, it)));
    }
    for text in ask.input.texts_at("ListenerArns") {
        let (balancer, it) = find_listener(ask.world, text)?;
        shown.push(show_listener(ask.world, balancer, it));
    }
    Ok(json!({"Listeners": shown}))
}

/// Conditions of a rule, in either spelling of the API.
///
/// Source: Elastic Load Balancing API, RuleCondition: `Values`, or `PathPatternConfig` and
/// `HostHeaderConfig` (read 2026-11). Model: other fields are refused; requests here have none.
fn conditions(input: &Node) -> Result<Vec<Condition>, ApiError> {
    let mut found = Vec::new();
    let mut values_in_all = 0;
    for (index, item) in input.items_at("Conditions").iter().enumerate() {
        let path = format!("Conditions[{index}]");
        let (field, config) = match item.text_at("Field") {
            Some("path-pattern") => ("path", "PathPatternConfig"),
            Some("host-header") => ("host", "HostHeaderConfig"),
            _ => {
                let text = Text::new("refuse-rule-condition");
                return Err(validation(text).at(format!("{path}.Field")));
            }
        };
        let mut values = item.texts_at("Values");
        values.extend(item.get(config).map_or(vec![], |it| it.texts_at("Values")));
        values_in_all += values.len();
        let legal = values.iter().all(|it| (1..=MAX_VALUE).contains(&it.len()));
        if values.is_empty() || !legal || values_in_all > MAX_VALUES {
            let text = format!(
                "A rule needs values of 1 to {MAX_VALUE} characters, at most {MAX_VALUES} in all"
            );
            return Err(validation(text).at(format!("{path}.Values")));
        }
        let values = values.into_iter().map(str::to_owned).collect();
        found.push(match field {
            "path" => Condition::Path(values),
            _ => Condition::Host(values),
        });
    }
    Ok(found)
}

/// Source: Elastic Load Balancing API, CreateRule: Application Load Balancers only (read 2026-11).
fn create_rule(ask: &Ask) -> Parsed {
    let (balancer, listener) = listener_at(ask)?;
    if balancer.kind != BalancerKind::Application {
        let text = "Rules are supported for the listeners of application load balancers only";
        return Err(ApiError::new("OperationNotPermitted", text).at("ListenerArn"));
    }
    let highest = i64::from(MAX_PRIORITY);
    let priority = bounded(ask.input, "Priority", 1, highest)?.unwrap_or(1);
    if listener.rules.iter().any(|it| it.priority == priority) {
        let text = format!("Priority '{priority}' is currently in use");
        return Err(ApiError::new("PriorityInUse", text).at("Priority"));
    }
    if listener.rules.len() >= MAX_RULES {
        let text = format!("A listener has at most {MAX_RULES} rules");
        return Err(ApiError::new("TooManyRules", text));
    }
    let conditions = conditions(ask.input)?;
    if conditions.is_empty() {
        return Err(validation("A condition must be specified").at("Conditions"));
    }
    let mut changed = listener.clone();
    changed.rules.push(ListenerRule {
        id: 0,
        priority,
        conditions,
        action: action(ask, balancer.kind, "Actions")?,
    });
    Ok(put(ask.world, balancer, changed, &priority.to_string()))
}

fn modify_rule(ask: &Ask) -> Parsed {
    let text = ask.input.text_at("RuleArn").unwrap_or_default();
    let (balancer, listener, place) = find_rule(ask.world, text)?;
    let mut changed = listener.clone();
    let rule = &mut changed.rules[place];
    if ask.input.get("Conditions").is_some() {
        rule.conditions = conditions(ask.input)?;
    }
    if ask.input.get("Actions").is_some() {
        rule.action = action(ask, balancer.kind, "Actions")?;
    }
    let priority = rule.priority.to_string();
    Ok(put(ask.world, balancer, changed, &priority))
}

fn delete_rule(ask: &Ask) -> Parsed {
    let text = ask.input.text_at("RuleArn").unwrap_or_default();
    let (balancer, listener, place) = find_rule(ask.world, text)?;
    let mut changed = listener.clone();
    changed.rules.remove(place);
    Ok(put(ask.world, balancer, changed, "default"))
}

fn show_rule(world: &World, balancer: &LoadBalancer, at: &Listener, it: &ListenerRule) -> Value {
    let conditions = it.conditions.iter().map(|it| match it {
        Condition::Path(values) => json!({"Field": "path-pattern", "Values": values,
            "PathPatternConfig": {"Values": values}}),
        Condition::Host(values) => json!({"Field": "host-header", "Values": values,
            "HostHeaderConfig": {"Values": values}}),
    });
    json!({
        "RuleArn": arn::listener_rule(world, balancer.id, at.id, it.id),
        "Priority": it.priority.to_string(),
        "Conditions": conditions.collect::<Vec<Value>>(),
        "Actions": [show_action(world, &it.action)],
        "IsDefault": false,
    })
}

/// The rule that a request made or changed.
fn shown_rule(ask: &Ask, answer: &Answer) -> Value {
    let shown = answered(ask, answer).and_then(|(balancer, listener)| {
        let text = ask.input.text_at("RuleArn");
        let named = |id: u32| arn::listener_rule(ask.world, balancer.id, listener.id, id);
        let mut rules = listener.rules.iter();
        let rule = match text {
            Some(text) => rules.find(|it| named(it.id) == text),
            None => rules.max_by_key(|it| it.id),
        };
        rule.map(|it| show_rule(ask.world, balancer, listener, it))
    });
    json!({"Rules": shown.into_iter().collect::<Vec<Value>>()})
}

fn describe_rules(ask: &Ask) -> Answered {
    let mut shown = Vec::new();
    for text in ask.input.texts_at("RuleArns") {
        let (balancer, listener, place) = find_rule(ask.world, text)?;
        let rule = &listener.rules[place];
        shown.push(show_rule(ask.world, balancer, listener, rule));
    }
    if ask.input.get("ListenerArn").is_some() {
        let (balancer, listener) = listener_at(ask)?;
        let all = listener.rules.iter();
        shown.extend(all.map(|it| show_rule(ask.world, balancer, listener, it)));
        shown.push(json!({
            "RuleArn": arn::listener_rule(ask.world, balancer.id, listener.id, 0),
            "Priority": "default",
            "Conditions": [],
            "Actions": [show_action(ask.world, &listener.default_action)],
            "IsDefault": true,
        }));
    }
    Ok(json!({"Rules": shown}))
}
