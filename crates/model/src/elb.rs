//! Load balancers and target groups, as far as ECS tasks are their targets.

use base::{LoadBalancerId, SimDuration, SimTime, TargetGroupId, TaskId};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct LoadBalancer {
    pub id: LoadBalancerId,
    pub name: String,
    /// Groups that a listener forwards to.
    pub target_groups: Vec<TargetGroupId>,
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
