//! What can be asked of the machine: AWS calls and the lab's levers, already parsed and resolved.
//!
//! `aws-api` turns JSON into these; names and ARNs were looked up against the world, so ids exist.
//! What a command may not do in this state of the world is a `Refusal`.

use crate::commands::cloudwatch::CloudWatchCommand;
use crate::commands::groups::CapacityCommand;
use crate::commands::queues::QueueCommand;
use crate::commands::schedules::ScalingCommand;
use crate::commands::targets::TargetCommand;
use crate::commands::task_sets::TaskSetCommand;
use base::{
    ClusterId, InstanceId, LoadBalancerId, Milli, Percent, PolicyId, ServiceId, SimDuration,
    TargetGroupId, TaskCount, TaskId,
};
use model::{
    BalancerKind, Datapoint, IdentityEvent, ImageBehaviour, LaunchType, Listener, MetricName,
    NetworkConfiguration, Overrides, PolicyMetric, ProbeConfig, RegistryEvent, ServiceLoadBalancer,
    Settings, Statistic, Suspended, TagTarget, TargetType, TaskDefinition, TaskDefinitionRef,
    TrafficPoint,
};
use rules::placement::{Constraint, NodeStatus, Strategy};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    CreateCluster {
        name: String,
    },
    /// The engine gives the revision; the draft's `revision` and `registered_at` are ignored.
    RegisterTaskDefinition {
        draft: Box<TaskDefinition>,
    },
    DeregisterTaskDefinition {
        definition: TaskDefinitionRef,
    },
    /// All of them INACTIVE.
    DeleteTaskDefinitions {
        definitions: Vec<TaskDefinitionRef>,
    },
    /// The command, and tags for what it makes.
    Tagged {
        command: Box<Command>,
        tags: Vec<(String, String)>,
    },
    /// RunTask or StartTask with overrides.
    Overridden {
        command: Box<Command>,
        overrides: Box<Overrides>,
    },
    /// The command, and what its service or tasks get besides.
    Handing {
        command: Box<Command>,
        by: Handing,
    },
    ChangeTags {
        target: TagTarget,
        put: Vec<(String, String)>,
        removed: Vec<String>,
    },
    /// What these calls mean for the registry was decided where they were read.
    ChangeRegistry {
        events: Vec<RegistryEvent>,
    },
    ChangeIdentity {
        events: Vec<IdentityEvent>,
    },
    /// PutAccountSetting awsvpcTrunking.
    SetTrunking {
        on: bool,
    },
    RunTask(Box<RunTask>),
    StartTask(Box<StartTask>),
    StopTask {
        task: TaskId,
        reason: Option<String>,
    },
    CreateService(Box<CreateService>),
    UpdateService(Box<UpdateService>),
    /// Protects service tasks from scale-in for so long, or no longer.
    UpdateTaskProtection {
        tasks: Vec<TaskId>,
        lasts: Option<SimDuration>,
    },
    /// Answers the hook at this place of the service's configuration.
    ContinueServiceDeployment {
        service: ServiceId,
        hook: u32,
        proceed: bool,
    },
    /// Ends the service's deployment that is in progress.
    StopServiceDeployment {
        service: ServiceId,
        rollback: bool,
    },
    DeleteService {
        service: ServiceId,
        force: bool,
    },
    UpdateContainerInstancesState {
        instances: Vec<InstanceId>,
        status: NodeStatus,
    },
    DeregisterContainerInstance {
        instance: InstanceId,
        force: bool,
    },
    PutAttributes {
        attributes: Vec<(InstanceId, String, Option<String>)>,
    },
    DeleteAttributes {
        attributes: Vec<(InstanceId, String)>,
    },

    CreateTargetGroup(Box<CreateTargetGroup>),
    /// Each field replaces the group's when given.
    ModifyTargetGroup(Box<ModifyTargetGroup>),
    Target(TargetCommand),
    CreateLoadBalancer(Box<CreateLoadBalancer>),
    CreateClassic(Box<CreateClassic>),
    /// The engine numbers a listener and a rule whose id is 0.
    PutListener {
        load_balancer: LoadBalancerId,
        listener: Box<Listener>,
    },

    Network(Box<model::network::Change>),
    Storage(Box<model::storage::StorageChange>),

    RegisterScalableTarget {
        service: ServiceId,
        min: Option<TaskCount>,
        max: Option<TaskCount>,
        /// `None` leaves it as it is.
        suspended: Option<Suspended>,
    },
    DeregisterScalableTarget {
        service: ServiceId,
    },
    PutScalingPolicy(Box<PutScalingPolicy>),
    DeleteScalingPolicy {
        policy: PolicyId,
    },

    CloudWatch(CloudWatchCommand),
    Scaling(ScalingCommand),
    Capacity(CapacityCommand),
    Queue(QueueCommand),
    TaskSet(TaskSetCommand),

    AddContainerInstances(Box<AddContainerInstances>),
    FailContainerInstance {
        instance: InstanceId,
    },
    DisconnectAgent {
        instance: InstanceId,
    },
    ReconnectAgent {
        instance: InstanceId,
    },
    FailAvailabilityZone {
        zone: String,
    },
    RestoreAvailabilityZone {
        zone: String,
    },
    /// The container's process ends by itself; without a name, the first essential container.
    ExitContainer {
        task: TaskId,
        container: Option<String>,
        exit_code: i32,
    },
    SetImage {
        image: String,
        behaviour: Box<ImageBehaviour>,
    },
    SetTraffic {
        service: ServiceId,
        points: Vec<TrafficPoint>,
    },
    SetDoorTraffic(Box<model::door::DoorTraffic>),
    SetMetric {
        metric: MetricName,
        points: Option<Vec<Datapoint>>,
    },
}

/// `None` leaves it as it is; a platform of `None` is `LATEST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handing {
    pub tags: Option<model::inherit::TagSource>,
    pub managed_tags: Option<bool>,
    pub platform: Option<Option<rules::platform::Version>>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunTask {
    pub cluster: ClusterId,
    pub definition: TaskDefinitionRef,
    pub count: u32,
    pub launch_type: LaunchType,
    /// `None` means `family:<family>`.
    pub group: Option<String>,
    pub started_by: Option<String>,
    pub constraints: Vec<Constraint>,
    pub strategies: Vec<Strategy>,
    pub network: Option<NetworkConfiguration>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StartTask {
    pub cluster: ClusterId,
    pub definition: TaskDefinitionRef,
    /// In the order asked; an unknown one keeps its text for the failure `MISSING`.
    pub instances: Vec<Result<InstanceId, String>>,
    pub group: Option<String>,
    pub started_by: Option<String>,
    pub network: Option<NetworkConfiguration>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateService {
    pub cluster: ClusterId,
    pub name: String,
    /// None with the deployment controller EXTERNAL.
    pub definition: Option<TaskDefinitionRef>,
    pub launch_type: LaunchType,
    pub desired: TaskCount,
    pub minimum_healthy_percent: Percent,
    pub maximum_percent: Percent,
    pub health_check_grace_period: SimDuration,
    pub constraints: Vec<Constraint>,
    pub strategies: Vec<Strategy>,
    pub network: Option<NetworkConfiguration>,
    pub load_balancers: Vec<ServiceLoadBalancer>,
    pub settings: Settings,
    /// The request as taken, for the description. Opaque to the engine.
    pub document: String,
}

/// `None` leaves the field alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UpdateService {
    pub service: ServiceId,
    pub definition: Option<TaskDefinitionRef>,
    pub desired: Option<TaskCount>,
    pub minimum_healthy_percent: Option<Percent>,
    pub maximum_percent: Option<Percent>,
    pub health_check_grace_period: Option<SimDuration>,
    pub constraints: Option<Vec<Constraint>>,
    pub strategies: Option<Vec<Strategy>>,
    pub network: Option<NetworkConfiguration>,
    pub load_balancers: Option<Vec<ServiceLoadBalancer>>,
    pub force_new_deployment: bool,
    pub settings: Option<Settings>,
    /// The service's document after this update.
    pub document: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateTargetGroup {
    pub name: String,
    pub protocol: String,
    pub port: u16,
    pub target_type: TargetType,
    pub health_check: ProbeConfig,
    pub deregistration_delay: SimDuration,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateLoadBalancer {
    pub name: String,
    pub kind: BalancerKind,
    pub internal: bool,
    pub subnets: Vec<String>,
    pub security_groups: Vec<String>,
}

/// A Classic Load Balancer: its listeners lead to fixed ports of its instances.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreateClassic {
    pub balancer: CreateLoadBalancer,
    /// Protocol and port of each listener, and the instance port behind it.
    pub listeners: Vec<(String, u16, u16)>,
    pub health_check: ProbeConfig,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModifyTargetGroup {
    pub target_group: TargetGroupId,
    pub health_check: Option<ProbeConfig>,
    pub deregistration_delay: Option<SimDuration>,
}

/// The metric of a target tracking policy, before it has a place in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TrackedMetric {
    Predefined(PolicyMetric),
    Named(MetricName, Statistic),
    /// Metric math: the first divided by the second.
    Quotient(Box<[(MetricName, Statistic); 2]>),
    /// More metric math than one quotient.
    Expression(Box<MathAsk>),
}

/// Metric math over metrics that may have no place in the catalogue yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MathAsk {
    pub text: String,
    pub ids: Vec<String>,
    pub parts: Vec<(MetricName, Statistic)>,
    pub expression: rules::metric_math::Expression,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutScalingPolicy {
    pub name: String,
    pub service: ServiceId,
    pub metric: TrackedMetric,
    pub target: Milli,
    pub scale_out_cooldown: SimDuration,
    pub scale_in_cooldown: SimDuration,
    pub disable_scale_in: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddContainerInstances {
    pub cluster: ClusterId,
    pub instance_type: String,
    pub count: u32,
    /// Used in order, round and round.
    pub zones: Vec<String>,
    /// Subnets of a created VPC, one for each of `zones`; empty in the implicit network.
    pub subnets: Vec<String>,
    pub security_groups: Vec<String>,
    pub attributes: Vec<(String, Option<String>)>,
    /// The name of the instance role.
    pub role: Option<String>,
    /// `ECS_RESERVED_MEMORY` of their agents.
    pub reserved_memory: base::MemoryMib,
}

/// What an accepted command gives back; the boundary words it as the AWS response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Done,
    Cluster(ClusterId),
    TaskDefinition(TaskDefinitionRef),
    Tasks {
        tasks: Vec<TaskId>,
        failures: Vec<crate::Failure>,
    },
    Task(TaskId),
    Service(ServiceId),
    Instances(Vec<InstanceId>),
    TargetGroup(TargetGroupId),
    LoadBalancer(LoadBalancerId),
    Listener {
        load_balancer: LoadBalancerId,
        listener: u32,
    },
    Policy(PolicyId),
    TaskSet(base::DeploymentId),
    /// Received messages, by their numbers in the queue.
    Messages(Vec<u64>),
}
