//! Everything that can happen, complete and in the past tense; each event knows what caused it.
//!
//! Example: `TaskStatusChanged { task: t1, to: Running }` caused by the timer event that fired.
//! Bookkeeping events (timers, health-check streaks) are hidden from the trace a person reads.

use crate::calendar::TimerKey;
use crate::cloudwatch::{Alarm, AlarmState, CloudWatchEvent, Datapoint, MetricKey};
use crate::document::DocumentEvent;
use crate::ec2::{Instance, InstanceState};
use crate::ecr::RegistryEvent;
use crate::ecs::{Cluster, TaskDefinition, TaskDefinitionRef};
use crate::elb::{Listener, LoadBalancer, Target, TargetGroup, TargetReason, TargetState};
use crate::iam::IdentityEvent;
use crate::message::ServiceMessage;
use crate::network::{Blocked, Change};
use crate::scaling::{Policy, ScalableTarget, ScaledBy, ScalingEvent};
use crate::service::{
    Deployment, DeploymentStatus, RolloutState, Service, ServiceChange, ServiceStatus, Unplaced,
};
use crate::storage::StorageChange;
use crate::task::{BoundPort, ContainerReason, Health, StopCode, StoppedReason, Task, TaskStatus};
use crate::traffic::{ImageBehaviour, TrafficPoint};
use base::{
    AlarmId, DeploymentId, InstanceId, LoadBalancerId, PolicyId, Seq, ServiceId, SimTime,
    TargetGroupId, TaskCount, TaskId,
};
use rules::placement::{Ask, NodeStatus, Placement, Stopped};
use rules::rollout::Pass;
use rules::scaling::Direction;
use rules::scaling::target_tracking::Decision as ScalingDecision;
use serde::Serialize;
use std::hash::{Hash, Hasher};

/// An event with its moment, its number and its cause.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Stamped {
    pub at: SimTime,
    pub seq: Seq,
    pub cause: Cause,
    pub event: Event,
}

/// Where the event of this number stands in a whole trace: they are numbered from 1 without a gap.
pub fn place_in(trace: &[Stamped], seq: Seq) -> Option<usize> {
    let place = usize::try_from(seq.0.checked_sub(1)?).ok()?;
    trace.get(place).filter(|it| it.seq == seq).map(|_| place)
}

/// What an event came from; the number is an event's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Cause {
    Start,
    Command(Seq),
    Timer(Seq),
    Event(Seq),
}

impl Cause {
    pub fn seq(self) -> Option<Seq> {
        match self {
            Cause::Start => None,
            Cause::Command(seq) | Cause::Timer(seq) | Cause::Event(seq) => Some(seq),
        }
    }
}

/// Places of containers in their task definition.
///
/// Its own type for the digest's sake: a `Vec<usize>` is hashed as raw memory, which is wider
/// natively than in WebAssembly. Number by number both give the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Wave(pub Vec<usize>);

impl Hash for Wave {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_usize(self.0.len());
        for place in &self.0 {
            state.write_usize(*place);
        }
    }
}

/// For whom a placement was decided.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum PlacementSubject {
    Service {
        service: ServiceId,
        deployment: DeploymentId,
    },
    RunTask {
        group: String,
    },
    StartTask {
        group: String,
    },
}

/// One zone that a Fargate task could go to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ZoneChoice {
    pub zone: String,
    /// Tasks of the group there now.
    pub tasks: u32,
    pub available: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Event {
    /// A call was accepted; `name` is `<service>.<Operation>`, `summary` its short form for the log.
    CommandAccepted {
        name: String,
        summary: String,
    },

    TimerSet {
        key: TimerKey,
        at: SimTime,
    },
    TimerCleared {
        key: TimerKey,
    },
    TimerFired {
        key: TimerKey,
    },

    ClusterCreated(Cluster),
    InstanceRegistered(Box<Instance>),
    InstanceStatusChanged {
        instance: InstanceId,
        status: NodeStatus,
    },
    AgentConnectionChanged {
        instance: InstanceId,
        connected: bool,
    },
    InstanceStateChanged {
        instance: InstanceId,
        state: InstanceState,
    },
    AttributesChanged {
        instance: InstanceId,
        put: Vec<(String, Option<String>)>,
        deleted: Vec<String>,
    },
    ImageCached {
        instance: InstanceId,
        image: String,
    },

    TaskDefinitionRegistered(Box<TaskDefinition>),
    TaskDefinitionDeregistered(TaskDefinitionRef),

    ServiceCreated(Box<Service>),
    ServiceUpdated {
        service: ServiceId,
        change: Box<ServiceChange>,
        document: String,
    },
    ServiceStatusChanged {
        service: ServiceId,
        status: ServiceStatus,
    },
    DesiredCountChanged {
        service: ServiceId,
        to: TaskCount,
        by: ScaledBy,
    },
    DeploymentStarted {
        service: ServiceId,
        deployment: Deployment,
    },
    DeploymentChanged {
        service: ServiceId,
        deployment: DeploymentId,
        status: DeploymentStatus,
        rollout_state: RolloutState,
    },
    /// How many tasks an older revision is kept up to.
    DeploymentKept {
        service: ServiceId,
        deployment: DeploymentId,
        kept: TaskCount,
    },
    DeploymentFailureCounted {
        service: ServiceId,
        deployment: DeploymentId,
        failed_tasks: u32,
    },
    StartFailuresCounted {
        service: ServiceId,
        failures: u32,
        until: Option<SimTime>,
    },
    RolloutDecided {
        service: ServiceId,
        pass: Box<Pass>,
        stops: Vec<Stopped>,
    },
    PlacementDecided {
        subject: PlacementSubject,
        task: Option<TaskId>,
        ask: Box<Ask>,
        placement: Box<Placement>,
    },
    /// Fargate has no instances to rank: the zone with the fewest tasks of the group takes the task.
    FargateZoneChosen {
        subject: PlacementSubject,
        zones: Vec<ZoneChoice>,
        chosen: Option<String>,
    },
    UnplacedChanged {
        service: ServiceId,
        unplaced: Option<Unplaced>,
    },
    ServiceSteady {
        service: ServiceId,
        steady: bool,
    },
    ServiceMessageSent {
        service: ServiceId,
        message: ServiceMessage,
    },
    /// The cause of a withheld message is gone; the next one is sent again.
    ServiceMessageCleared {
        service: ServiceId,
        message: ServiceMessage,
    },

    TaskCreated(Box<Task>),
    TaskStatusChanged {
        task: TaskId,
        to: TaskStatus,
    },
    /// desiredStatus became STOPPED.
    TaskStopRequested {
        task: TaskId,
        code: StopCode,
        reason: StoppedReason,
    },
    TaskPortsBound {
        task: TaskId,
        ports: Vec<BoundPort>,
    },
    /// The images of these containers.
    ImagePullStarted {
        task: TaskId,
        containers: Wave,
    },
    ImagePullStopped {
        task: TaskId,
        containers: Wave,
    },
    ContainerStarted {
        task: TaskId,
        container: usize,
    },
    ContainerStopped {
        task: TaskId,
        container: usize,
        exit_code: Option<i32>,
        reason: Option<ContainerReason>,
    },
    ContainerRestarted {
        task: TaskId,
        container: usize,
    },
    /// It got its stop signal.
    ContainerSignalled {
        task: TaskId,
        container: usize,
    },
    ContainerProbed {
        task: TaskId,
        container: usize,
        health: Health,
        failures: u32,
    },
    TaskHealthChanged {
        task: TaskId,
        health: Health,
    },
    /// It began or ceased to count toward the healthy minimum.
    TaskCountedHealthy {
        task: TaskId,
        counted: bool,
    },
    TaskFoundUnhealthy {
        task: TaskId,
    },

    TargetGroupCreated(TargetGroup),
    TargetGroupModified(TargetGroup),
    LoadBalancerCreated(LoadBalancer),
    ListenerCreated {
        load_balancer: LoadBalancerId,
        listener: Box<Listener>,
    },
    TargetRegistered {
        target_group: TargetGroupId,
        target: Target,
    },
    TargetProbed {
        target_group: TargetGroupId,
        task: TaskId,
        passes: u32,
        failures: u32,
    },
    TargetStateChanged {
        target_group: TargetGroupId,
        task: TaskId,
        state: TargetState,
        reason: Option<TargetReason>,
        drained_at: Option<SimTime>,
    },
    TargetDeregistered {
        target_group: TargetGroupId,
        task: TaskId,
    },

    ScalableTargetRegistered(ScalableTarget),
    ScalableTargetDeregistered {
        service: ServiceId,
    },
    PolicyPut(Policy),
    PolicyDeleted {
        policy: PolicyId,
    },
    AlarmPut(Box<Alarm>),
    AlarmDeleted {
        alarm: AlarmId,
    },
    AlarmStateChanged {
        alarm: AlarmId,
        state: AlarmState,
    },
    MetricRecorded {
        key: MetricKey,
        point: Datapoint,
    },
    ScalingDecided {
        policy: PolicyId,
        decision: Box<ScalingDecision>,
    },
    PolicyScaled {
        policy: PolicyId,
        direction: Direction,
    },

    ImageSet {
        image: String,
        behaviour: ImageBehaviour,
    },
    TrafficSet {
        service: ServiceId,
        points: Vec<TrafficPoint>,
    },
    MetricPinned {
        key: MetricKey,
        points: Option<Vec<Datapoint>>,
    },
    ZoneFailed {
        zone: String,
    },
    ZoneRestored {
        zone: String,
    },
    NetworkChanged(Box<Change>),
    StorageChanged(Box<StorageChange>),
    /// A health check or a pull ends on its way.
    PathBlocked(Box<Blocked>),
    /// The listener as it is now: another action, a rule more or less.
    ListenerModified {
        load_balancer: LoadBalancerId,
        listener: Box<Listener>,
    },

    Rollout(crate::rollout::Event),
    Document(DocumentEvent),

    CloudWatch(CloudWatchEvent),
    Scaling(ScalingEvent),
    Registry(RegistryEvent),
    Identity(IdentityEvent),
    /// The tag of a container's image is this digest now.
    ImageResolved {
        task: TaskId,
        container: usize,
        digest: String,
    },
    Asg(crate::asg::AsgEvent),
    Capacity(crate::capacity::CapacityEvent),
    Sqs(crate::sqs::SqsEvent),
    TaskSet(crate::task_set::TaskSetEvent),
    Quota(crate::quota::QuotaEvent),
    GpusPinned(Box<crate::gpu::Pinned>),
    Door(crate::door::DoorEvent),
    Heritage(crate::inherit::HeritageEvent),
    Target(crate::target::TargetEvent),
    Managed(crate::managed::ManagedEvent),
    Predictive(crate::predictive::PredictiveEvent),
}

impl Event {
    /// Hidden from the trace that a person reads: timers and counters.
    pub fn is_bookkeeping(&self) -> bool {
        if let Event::Rollout(event) = self {
            return event.is_bookkeeping();
        }
        matches!(
            self,
            Event::TimerSet { .. }
                | Event::TimerCleared { .. }
                | Event::TimerFired { .. }
                | Event::TargetProbed { .. }
                | Event::ContainerProbed { .. }
                | Event::ContainerSignalled { .. }
                | Event::ImageResolved { .. }
                | Event::Registry(RegistryEvent::ImagePulled { .. })
                | Event::ServiceMessageCleared { .. }
                | Event::ServiceSteady { .. }
                | Event::DeploymentKept { .. }
                | Event::StartFailuresCounted { .. }
                | Event::PolicyScaled { .. }
                | Event::ImagePullStarted { .. }
                | Event::ImagePullStopped { .. }
                | Event::UnplacedChanged { .. }
                | Event::Door(crate::door::DoorEvent::Routed { .. })
                | Event::Target(crate::target::TargetEvent::TakenOut { .. })
                | Event::Managed(crate::managed::ManagedEvent::IdleChanged { .. })
                | Event::Predictive(crate::predictive::PredictiveEvent::Sampled { .. })
                | Event::Sqs(
                    crate::sqs::SqsEvent::Sent { .. }
                        | crate::sqs::SqsEvent::Received { .. }
                        | crate::sqs::SqsEvent::Deleted { .. }
                        | crate::sqs::SqsEvent::WorkEnded { .. }
                )
                | Event::Asg(crate::asg::AsgEvent::ProtectionSet { .. })
                | Event::Capacity(crate::capacity::CapacityEvent::TaskProvided { .. })
                | Event::Scaling(
                    ScalingEvent::StepScaled { .. } | ScalingEvent::ScheduledActionWaits { .. }
                )
        )
    }

    /// A decision with its evidence: what "step to the next decision" stops at.
    pub fn is_decision(&self) -> bool {
        matches!(
            self,
            Event::RolloutDecided { .. }
                | Event::PlacementDecided { .. }
                | Event::FargateZoneChosen { .. }
                | Event::ScalingDecided { .. }
                | Event::Scaling(ScalingEvent::StepDecided { .. })
                | Event::Asg(
                    crate::asg::AsgEvent::VictimChosen { .. }
                        | crate::asg::AsgEvent::PolicyDecided { .. }
                )
                | Event::Capacity(
                    crate::capacity::CapacityEvent::ProviderChosen { .. }
                        | crate::capacity::CapacityEvent::ReservationComputed { .. }
                        | crate::capacity::CapacityEvent::GroupResized { .. }
                )
                | Event::Scaling(ScalingEvent::ScheduledActionRan { .. })
        )
    }
}
