//! How a service wants its deployments watched, and the record of each: service deployments.
//!
//! A service revision is the snapshot of what a deployment rolls out; both share the deployment's
//! number. A rollback stays in the record of the deployment that failed.
//! Source: ECS API, ServiceDeployment, ServiceRevision, DeploymentConfiguration (read 2026-11).
//! Example: d2 fails at its third task and is rolled back: its record says ROLLBACK_SUCCESSFUL.

use crate::ecs::{LaunchType, TaskDefinitionRef};
use crate::service::{NetworkConfiguration, Service, ServiceLoadBalancer};
use crate::world::World;
use base::{
    AlarmId, DeploymentId, LoadBalancerId, Milli, ServiceId, SimDuration, SimTime, TargetGroupId,
    TaskId,
};
use rules::rollout::circuit_breaker::Threshold;
use rules::rollout::shift::{Shift, Stage};
use serde::Serialize;

/// An enabled deployment circuit breaker.
///
/// Source: ECS API, DeploymentCircuitBreaker (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CircuitBreaker {
    pub rollback: bool,
    pub reset_on_healthy_task: bool,
    pub threshold: Threshold,
}

/// Enabled deployment alarms; a name need not belong to an alarm yet.
///
/// Source: ECS API, DeploymentAlarms (read 2026-11).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct DeploymentAlarms {
    pub names: Vec<String>,
    pub rollback: bool,
}

/// Enabled early success criteria.
///
/// Source: ECS API, DeploymentEarlySuccessCriteria (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct EarlySuccess {
    pub healthy_percent: u32,
    /// `DEFERRED`: the older revision's tasks may go after the success.
    pub deferred: bool,
}

/// What a service's deployments are judged by; nothing is enabled by default.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Settings {
    pub breaker: Option<CircuitBreaker>,
    pub alarms: Option<DeploymentAlarms>,
    pub early_success: Option<EarlySuccess>,
    /// `bakeTimeInMinutes`, where given.
    pub bake: Option<SimDuration>,
    /// The scheduling strategy DAEMON instead of REPLICA.
    pub daemon: bool,
    /// `availabilityZoneRebalancing` DISABLED; new services are ENABLED.
    pub rebalancing_disabled: bool,
    /// The strategies BLUE_GREEN, LINEAR and CANARY; `None` is ROLLING.
    pub shifting: Option<Box<Shifting>>,
    /// Second target groups; they stay in use when the strategy becomes ROLLING again.
    pub pairs: Vec<GroupPair>,
}

/// A deployment strategy that shifts traffic.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Shifting {
    pub shift: Shift,
    pub hooks: Vec<Hook>,
}

/// A load balancer's two target groups and the rules that choose between them.
///
/// Source: ECS API, AdvancedConfiguration (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GroupPair {
    pub target_group: TargetGroupId,
    pub alternate: TargetGroupId,
    pub production: Option<RuleRef>,
    pub test: Option<RuleRef>,
}

/// A rule of a listener; rule 0 is its default action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct RuleRef {
    pub load_balancer: LoadBalancerId,
    pub listener: u32,
    pub rule: u32,
}

/// A lifecycle hook.
///
/// Source: ECS API, DeploymentLifecycleHook (read 2026-11).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Hook {
    /// Waits for ContinueServiceDeployment; otherwise it is a Lambda function.
    pub pause: bool,
    pub target: Option<String>,
    pub stages: Vec<Stage>,
    pub timeout: SimDuration,
    /// An unanswered hook goes on instead of back.
    pub proceed: bool,
}

/// How far the traffic has shifted.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ShiftState {
    pub blue: DeploymentId,
    pub stage: Stage,
    pub since: SimTime,
    /// Green's shares in per cent.
    pub test: Milli,
    pub production: Milli,
    pub awaiting: Vec<AwaitedHook>,
    /// Hooks that were ever awaited, for their ids.
    pub awaited: u32,
}

/// A PAUSE hook that waits for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct AwaitedHook {
    /// Its place in the configuration.
    pub hook: u32,
    pub ordinal: u32,
    pub until: SimTime,
}

/// A task's move between zones: started there, stopped here.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Move {
    pub from: String,
    pub to: String,
}

/// Source: ECS API, ServiceDeploymentStatus (read 2026-11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ServiceDeploymentStatus {
    Pending,
    InProgress,
    Successful,
    Stopped,
    RollbackInProgress,
    RollbackSuccessful,
    RollbackFailed,
}

impl ServiceDeploymentStatus {
    /// Nothing more comes of it.
    pub fn is_final(self) -> bool {
        use ServiceDeploymentStatus::{InProgress, Pending, RollbackInProgress};
        !matches!(self, Pending | InProgress | RollbackInProgress)
    }
}

/// What ended a deployment before it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Why {
    CircuitBreaker {
        failures: u32,
        threshold: u32,
    },
    Alarm(AlarmId),
    /// StopServiceDeployment.
    Stopped,
    /// A newer deployment began.
    Superseded,
    /// A lifecycle hook said no, or nobody answered it.
    Hook,
    /// A stage lasted a day.
    StageTimedOut,
}

/// What a deployment rolls out; never changed once made.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ServiceRevision {
    pub definition: TaskDefinitionRef,
    pub launch_type: LaunchType,
    pub network: Option<NetworkConfiguration>,
    pub load_balancers: Vec<ServiceLoadBalancer>,
}

/// A rollback that began.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Rollback {
    pub to: DeploymentId,
    pub started_at: SimTime,
}

/// The record of one deployment.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ServiceDeployment {
    pub id: DeploymentId,
    pub revision: ServiceRevision,
    /// The deployments that were there when it began.
    pub sources: Vec<DeploymentId>,
    pub status: ServiceDeploymentStatus,
    pub why: Option<Why>,
    pub rollback: Option<Rollback>,
    pub created_at: SimTime,
    pub updated_at: SimTime,
    pub finished_at: Option<SimTime>,
    /// The circuit breaker's count.
    pub failures: u32,
    /// No place for a task: not before this moment is that counted again.
    pub counts_again_at: Option<SimTime>,
    /// An alarm was in ALARM when it began: alarms do not end it.
    pub alarms_ignored: bool,
    /// Its alarms are watched until then, all tasks being in place.
    pub bakes_until: Option<SimTime>,
    /// Its tasks are in the alternate target groups.
    pub alternate: bool,
    pub shifting: Option<ShiftState>,
}

/// One service's settings and its deployments, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct Rollout {
    pub settings: Settings,
    pub history: Vec<ServiceDeployment>,
    /// Availability Zone rebalancing in progress.
    pub rebalancing: Option<Box<Move>>,
    /// It found no place; it is not tried again before capacity comes.
    pub move_failed: bool,
}

impl Rollout {
    /// The newest deployment's record.
    pub fn current(&self) -> Option<&ServiceDeployment> {
        self.history.last()
    }

    pub fn record(&self, id: DeploymentId) -> Option<&ServiceDeployment> {
        self.history.iter().find(|it| it.id == id)
    }

    /// The deployment's tasks are in the alternate target groups.
    pub fn alternate(&self, id: DeploymentId) -> bool {
        self.record(id).is_some_and(|it| it.alternate)
    }
}

/// What happens to a deployment beside its tasks.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Event {
    SettingsChanged {
        service: ServiceId,
        settings: Box<Settings>,
    },
    /// The circuit breaker's count changed.
    FailuresCounted {
        service: ServiceId,
        failures: u32,
        counts_again_at: Option<SimTime>,
    },
    AlarmsIgnored {
        service: ServiceId,
    },
    BakeStarted {
        service: ServiceId,
        until: SimTime,
    },
    /// The newest deployment is FAILED.
    Failed {
        service: ServiceId,
        deployment: DeploymentId,
        why: Why,
    },
    /// The older deployment is PRIMARY again and rolls out anew.
    RolledBack {
        service: ServiceId,
        to: DeploymentId,
    },
    /// Which target groups the newest deployment uses, and what it takes over from.
    GroupsChosen {
        service: ServiceId,
        alternate: bool,
        blue: Option<DeploymentId>,
    },
    StageEntered {
        service: ServiceId,
        stage: Stage,
        test: Milli,
        production: Milli,
    },
    HookAwaited {
        service: ServiceId,
        hook: u32,
        until: SimTime,
    },
    HookAnswered {
        service: ServiceId,
        hook: u32,
        proceed: bool,
    },
    /// Availability Zone rebalancing moves a task, or is over.
    Rebalancing {
        service: ServiceId,
        rebalancing: Option<Box<Move>>,
    },
    MoveFailed {
        service: ServiceId,
        failed: bool,
    },
    /// The task is protected from scale-in until then, or no longer.
    ProtectionChanged {
        task: TaskId,
        until: Option<SimTime>,
    },
}

impl Event {
    /// Counters, hidden from the trace that a person reads.
    pub fn is_bookkeeping(&self) -> bool {
        matches!(
            self,
            Event::FailuresCounted { .. } | Event::MoveFailed { .. }
        )
    }
}

impl World {
    fn pairs(&self, service: ServiceId) -> &[GroupPair] {
        let rollout = self.rollouts.get(&service);
        rollout.map_or(&[], |it| it.settings.pairs.as_slice())
    }

    /// Every target group the service's tasks may be in.
    pub fn groups_of(&self, service: &Service) -> impl Iterator<Item = TargetGroupId> {
        let own = service.load_balancers.iter().map(|it| it.target_group);
        own.chain(self.pairs(service.id).iter().map(|it| it.alternate))
            .chain(self.groups_of_task_sets(service))
    }

    /// Those that only the service's task sets name.
    fn groups_of_task_sets(&self, service: &Service) -> Vec<TargetGroupId> {
        let mut groups = Vec::new();
        if !self.task_sets.all.is_empty() {
            let theirs = self
                .task_sets
                .of(service.id)
                .flat_map(|it| &it.load_balancers);
            let own = |it: &TargetGroupId| {
                let mut own = service.load_balancers.iter();
                own.any(|own| own.target_group == *it)
            };
            groups.extend(theirs.map(|it| it.target_group).filter(|it| !own(it)));
            groups.sort_unstable();
            groups.dedup();
        }
        groups
    }

    /// The target group that takes a deployment's tasks where the service names this one.
    pub fn group_for(
        &self,
        service: &Service,
        named: TargetGroupId,
        deployment: Option<DeploymentId>,
    ) -> TargetGroupId {
        let rollout = self.rollouts.get(&service.id);
        let mut pairs = self.pairs(service.id).iter();
        let swapped = deployment
            .zip(rollout)
            .is_some_and(|(id, it)| it.alternate(id));
        let pair = pairs
            .find(|it| it.target_group == named)
            .filter(|_| swapped);
        pair.map_or(named, |it| it.alternate)
    }
}
