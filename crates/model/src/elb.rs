//! Load balancers, their listeners and target groups, as far as ECS tasks are their targets.
//!
//! A listener has rules in order of priority and a default action; a target group is in use when some
//! action forwards to it. Example: `/api/*` at priority 10 forwards to `api`, all else to `web`.
//!
//! Source: Elastic Load Balancing API, Listener, Rule, Action, RuleCondition (read 2026-11).

use base::{LoadBalancerId, SimDuration, SimTime, TargetGroupId, TaskId};
use rules::routing::Condition;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum BalancerKind {
    Application,
    Network,
    /// The previous generation: one fixed instance port for each of its listeners.
    Classic,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LoadBalancer {
    pub id: LoadBalancerId,
    pub name: String,
    pub kind: BalancerKind,
    pub internal: bool,
    pub subnets: Vec<String>,
    pub security_groups: Vec<String>,
    pub listeners: Vec<Listener>,
    /// Groups that a listener forwards to; derived from `listeners` as they change.
    pub target_groups: Vec<TargetGroupId>,
}

impl LoadBalancer {
    pub fn listener(&self, id: u32) -> Option<&Listener> {
        self.listeners.iter().find(|it| it.id == id)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Listener {
    /// Counts from 1 on its load balancer.
    pub id: u32,
    pub protocol: String,
    pub port: u16,
    pub default_action: Action,
    /// In order of priority.
    pub rules: Vec<ListenerRule>,
    /// Rules ever made, for their ids.
    pub last_rule: u32,
}

impl Listener {
    /// Every action with where it stands: its rule, or none for the default.
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        let rules = self.rules.iter().map(|it| &it.action);
        rules.chain([&self.default_action])
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ListenerRule {
    /// Counts from 1 in its listener.
    pub id: u32,
    pub priority: u32,
    /// All of them must hold.
    pub conditions: Vec<Condition>,
    pub action: Action,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Action {
    Forward(Vec<Weighted>),
    /// Answers this status code itself.
    FixedResponse(u16),
    /// Sends the client elsewhere.
    Redirect(Box<Redirect>),
}

/// Where a redirect leads; what is left out stays as it was asked for.
///
/// Source: Elastic Load Balancing API, RedirectActionConfig (read 2026-11).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Redirect {
    /// 301 for ever, 302 for now.
    pub code: u16,
    pub protocol: Option<String>,
    pub host: Option<String>,
    pub port: Option<String>,
    pub path: Option<String>,
    pub query: Option<String>,
}

impl Redirect {
    /// The URL as the API writes it, with its placeholders.
    pub fn url(&self) -> String {
        let or = |it: &Option<String>, kept: &'static str| -> String {
            it.clone().unwrap_or_else(|| kept.to_string())
        };
        format!(
            "{}://{}:{}{}?{}",
            or(&self.protocol, "#{protocol}").to_lowercase(),
            or(&self.host, "#{host}"),
            or(&self.port, "#{port}"),
            or(&self.path, "/#{path}"),
            or(&self.query, "#{query}")
        )
    }
}

impl Action {
    /// The target groups it forwards to.
    pub fn groups(&self) -> impl Iterator<Item = TargetGroupId> {
        let list: &[Weighted] = match self {
            Action::Forward(list) => list,
            Action::FixedResponse(_) | Action::Redirect(_) => &[],
        };
        list.iter().map(|it| it.target_group)
    }
}

/// One target group of a forward action with its share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Weighted {
    pub target_group: TargetGroupId,
    pub weight: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TargetType {
    Instance,
    Ip,
}

/// Source: Elastic Load Balancing guide, target group health checks (read 2026-11).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ProbeConfig {
    pub interval: SimDuration,
    pub timeout: SimDuration,
    pub healthy_threshold: u32,
    pub unhealthy_threshold: u32,
    pub path: String,
    pub matcher: String,
    /// `None` is `traffic-port`.
    pub port: Option<u16>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct TargetGroup {
    pub id: TargetGroupId,
    pub name: String,
    pub protocol: String,
    pub port: u16,
    pub target_type: TargetType,
    pub health_check: ProbeConfig,
    pub deregistration_delay: SimDuration,
    pub created_at: SimTime,
    pub targets: BTreeMap<TaskId, Target>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TargetState {
    Initial,
    Healthy,
    Unhealthy,
    Draining,
}

/// Why a target is not healthy.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum TargetReason {
    RegistrationInProgress,
    /// `Health checks failed with these codes: [code]`.
    ResponseCode(u16),
    /// `Request timed out`.
    Timeout,
    DeregistrationInProgress,
    /// The load balancer has no subnet in the target's zone: the target is unused.
    ZoneNotEnabled,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Target {
    pub task: TaskId,
    /// What the load balancer connects to.
    pub port: u16,
    pub state: TargetState,
    pub reason: Option<TargetReason>,
    /// Checks in a row that passed or failed; one of them is zero.
    pub passes: u32,
    pub failures: u32,
    pub registered_at: SimTime,
    /// End of draining, once it began.
    pub drained_at: Option<SimTime>,
}
