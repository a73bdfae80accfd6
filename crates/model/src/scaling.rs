//! Application Auto Scaling: scalable targets, their policies and their scheduled actions.
//!
//! Source: Application Auto Scaling API, ScalableTarget, ScalingPolicy, ScheduledAction
//! (read 2026-11).

use crate::cloudwatch::{MetricKey, Statistic};
use base::{AlarmId, Milli, PolicyId, ServiceId, SimDuration, SimTime, TaskCount};
use rules::scaling::schedule::{self, Schedule, Zone};
use rules::scaling::{step_scaling, step_turn};
use serde::Serialize;

/// What a service publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Metric {
    CpuUtilization,
    MemoryUtilization,
    RequestCountPerTarget,
    RunningTaskCount,
}

/// Which kinds of scaling are switched off.
///
/// Source: Application Auto Scaling API, SuspendedState (read 2026-11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Suspended {
    pub scale_in: bool,
    pub scale_out: bool,
    pub scheduled: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ScalableTarget {
    pub service: ServiceId,
    pub min: TaskCount,
    pub max: TaskCount,
    pub suspended: Suspended,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum PolicyMetric {
    EcsServiceAverageCpuUtilization,
    EcsServiceAverageMemoryUtilization,
    AlbRequestCountPerTarget,
    /// A customized metric: any that has a name, or a quotient of two.
    Customized(MetricKey, Statistic),
}

impl PolicyMetric {
    /// The predefined metric behind it, if it is one.
    pub fn metric(self) -> Option<Metric> {
        match self {
            PolicyMetric::EcsServiceAverageCpuUtilization => Some(Metric::CpuUtilization),
            PolicyMetric::EcsServiceAverageMemoryUtilization => Some(Metric::MemoryUtilization),
            PolicyMetric::AlbRequestCountPerTarget => Some(Metric::RequestCountPerTarget),
            PolicyMetric::Customized(..) => None,
        }
    }

    /// How a minute of it becomes one number.
    pub fn statistic(self) -> Statistic {
        match self {
            PolicyMetric::AlbRequestCountPerTarget => Statistic::Sum,
            PolicyMetric::Customized(_, statistic) => statistic,
            _ => Statistic::Average,
        }
    }

    /// What the policy of that service watches.
    pub fn key(self, service: ServiceId) -> MetricKey {
        match self {
            PolicyMetric::Customized(key, _) => key,
            other => MetricKey::Service {
                service,
                metric: other.metric().unwrap_or(Metric::CpuUtilization),
            },
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

/// A step scaling policy; the alarms that run it are the user's own.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct StepPolicy {
    pub id: PolicyId,
    pub name: String,
    pub service: ServiceId,
    pub policy: step_scaling::Policy,
    pub cooldown: SimDuration,
    pub aggregation: Statistic,
    pub last: Option<step_turn::Last>,
    /// To suppress repeats of an unchanged decision.
    pub last_decision: Option<step_turn::Turn>,
}

/// Changes a scalable target's bounds at given moments.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ScheduledAction {
    pub service: ServiceId,
    pub name: String,
    /// As given, for the description.
    pub expression: String,
    pub schedule: Schedule,
    pub zone: Zone,
    pub start: Option<SimTime>,
    pub end: Option<SimTime>,
    pub min: Option<TaskCount>,
    pub max: Option<TaskCount>,
    pub created_at: SimTime,
    /// When it is due next; `None` when it is over.
    pub next: Option<SimTime>,
}

/// What happens to step policies and scheduled actions.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ScalingEvent {
    StepPolicyPut(Box<StepPolicy>),
    StepPolicyDeleted {
        policy: PolicyId,
    },
    StepDecided {
        policy: PolicyId,
        alarm: AlarmId,
        turn: Box<step_turn::Turn>,
    },
    StepScaled {
        policy: PolicyId,
        last: step_turn::Last,
    },
    ScheduledActionPut(Box<ScheduledAction>),
    ScheduledActionDeleted {
        service: ServiceId,
        name: String,
    },
    /// It was due: the bounds and the desired count follow, or the turn says why not.
    ScheduledActionRan {
        service: ServiceId,
        name: String,
        /// As given, and the name of its time zone.
        expression: String,
        zone: String,
        turn: schedule::Turn,
    },
    ScheduledActionWaits {
        service: ServiceId,
        name: String,
        next: Option<SimTime>,
    },
}

/// Who set a desired count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ScaledBy {
    User,
    Policy(PolicyId),
    ScalableTarget,
    ScheduledAction,
    /// The scheduling strategy DAEMON: one task an instance.
    Daemon,
}
