//! CloudWatch metrics and alarms, and Application Auto Scaling targets and policies.

use base::{AlarmId, Milli, PolicyId, ServiceId, SimDuration, SimTime, TaskCount};
use serde::Serialize;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Metric {
    CpuUtilization,
    MemoryUtilization,
    RequestCountPerTarget,
    RunningTaskCount,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct MetricKey {
    pub service: ServiceId,
    pub metric: Metric,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Datapoint {
    pub at: SimTime,
    /// Per cent for utilisation, a count otherwise.
    pub value: Milli,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ScalableTarget {
    pub service: ServiceId,
    pub min: TaskCount,
    pub max: TaskCount,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum PolicyMetric {
    EcsServiceAverageCpuUtilization,
    EcsServiceAverageMemoryUtilization,
    AlbRequestCountPerTarget,
}

impl PolicyMetric {
    pub fn metric(self) -> Metric {
        match self {
            PolicyMetric::EcsServiceAverageCpuUtilization => Metric::CpuUtilization,
            PolicyMetric::EcsServiceAverageMemoryUtilization => Metric::MemoryUtilization,
            PolicyMetric::AlbRequestCountPerTarget => Metric::RequestCountPerTarget,
        }
    }
}

/// A target tracking policy.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Policy {
    pub id: PolicyId,
    pub name: String,
    pub service: ServiceId,
    pub metric: PolicyMetric,
    pub target: Milli,
    pub scale_out_cooldown: SimDuration,
    pub scale_in_cooldown: SimDuration,
    pub disable_scale_in: bool,
    pub alarm_high: AlarmId,
    pub alarm_low: AlarmId,
    /// Its last change of the desired count.
    pub last: Option<rules::scaling::Activity>,
    /// To suppress repeats of an unchanged decision.
    pub last_decision: Option<rules::scaling::target_tracking::Decision>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum AlarmState {
    Ok,
    Alarm,
    InsufficientData,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Alarm {
    pub id: AlarmId,
    pub name: String,
    pub key: MetricKey,
    /// True: in ALARM above the threshold. False: below it.
    pub above: bool,
    pub threshold: Milli,
    pub evaluation_periods: u32,
    pub datapoints_to_alarm: u32,
    pub state: AlarmState,
    pub state_since: SimTime,
}

/// Who set a desired count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ScaledBy {
    User,
    Policy(PolicyId),
    ScalableTarget,
}
