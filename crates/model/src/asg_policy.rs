//! An Auto Scaling group's own target tracking policies.
//!
//! Beside a capacity provider they are the classic mistake: two controllers move one number.
//! Source: EC2 Auto Scaling API, PutScalingPolicy, TargetTrackingConfiguration (read 2026-11).

use crate::asg::GroupId;
use base::{AlarmId, Milli, SimDuration};
use rules::scaling::Activity;
use rules::scaling::target_tracking::Decision;
use serde::Serialize;
use std::collections::BTreeMap;

/// ASGAverageCPUUtilization at a target.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GroupPolicy {
    pub group: GroupId,
    pub name: String,
    /// Counted over all groups, for its outward names.
    pub number: u32,
    pub target: Milli,
    /// `EstimatedInstanceWarmup`: so long a new instance does not count in the metric.
    pub warmup: SimDuration,
    pub disable_scale_in: bool,
    pub alarm_high: AlarmId,
    pub alarm_low: AlarmId,
    pub last: Option<Activity>,
    pub last_decision: Option<Decision>,
}

/// Policies of groups, and the instance profiles of launch templates.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct GroupExtras {
    pub policies: BTreeMap<(GroupId, String), GroupPolicy>,
    pub last_policy: u32,
    /// The role of a template's instance profile, where it names one.
    pub roles: BTreeMap<String, String>,
}

impl GroupExtras {
    /// The policies of one group.
    pub fn of(&self, group: GroupId) -> impl Iterator<Item = &GroupPolicy> {
        self.policies.values().filter(move |it| it.group == group)
    }
}
