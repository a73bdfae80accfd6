//! The world: maps of plain structs, and look-ups that derive from them.

use crate::asg::{Group, GroupId, LaunchTemplate};
use crate::calendar::Calendar;
use crate::capacity::{ClusterCapacity, GroupProvider, Provider, ProviderId, StrategyItem};
use crate::cloudwatch::{Alarm, CustomMetric, CustomMetricId, Datapoint, MetricKey};
use crate::document::{TagTarget, Tags};
use crate::ec2::Instance;
use crate::ecr::Registry;
use crate::ecs::{Cluster, Family, TaskDefinition, TaskDefinitionRef};
use crate::elb::{LoadBalancer, TargetGroup};
use crate::iam::Identity;
use crate::meter::Meter;
use crate::network::Network;
use crate::rollout::Rollout;
use crate::scaling::{Policy, ScalableTarget, ScheduledAction, StepPolicy};
use crate::service::Service;
use crate::sqs::{Queue, QueueId};
use crate::storage::Storage;
use crate::task::Task;
use crate::traffic::{ImageBehaviour, TrafficPoint};
use base::{
    AlarmId, ClusterId, Dice, InstanceId, LoadBalancerId, PolicyId, ServiceId, SimTime,
    TargetGroupId, TaskId,
};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The simulated account and region.
pub const ACCOUNT: &str = "111122223333";
pub const REGION: &str = "us-east-1";

/// Every scenario begins on Monday 2026-01-05 at 09:00 UTC.
pub const EPOCH_UNIX_SECS: i64 = 1_767_603_600;

/// A zone: up or failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum ZoneState {
    Available,
    Failed,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct World {
    pub seed: u64,
    /// The moment of the last event.
    pub now: SimTime,
    pub calendar: Calendar,
    pub clusters: BTreeMap<ClusterId, Cluster>,
    /// Shared with the worlds of checkpoints until one of them changes, as tasks and definitions are.
    pub instances: BTreeMap<InstanceId, Arc<Instance>>,
    pub families: BTreeMap<String, Family>,
    pub services: BTreeMap<ServiceId, Service>,
    pub tasks: BTreeMap<TaskId, Arc<Task>>,
    /// Tasks that are not STOPPED, by service, in creation order; the rest of `tasks` is history.
    pub service_tasks: BTreeMap<ServiceId, Vec<TaskId>>,
    /// Tasks that are not STOPPED, by instance.
    pub instance_tasks: BTreeMap<InstanceId, Vec<TaskId>>,
    pub target_groups: BTreeMap<TargetGroupId, TargetGroup>,
    pub load_balancers: BTreeMap<LoadBalancerId, LoadBalancer>,
    pub scalable_targets: BTreeMap<ServiceId, ScalableTarget>,
    pub policies: BTreeMap<PolicyId, Policy>,
    pub alarms: BTreeMap<AlarmId, Alarm>,
    /// The newest datapoints of each metric, oldest first; see `apply` for how many.
    pub metrics: BTreeMap<MetricKey, Vec<Datapoint>>,
    pub pinned_metrics: BTreeMap<MetricKey, Vec<Datapoint>>,
    pub images: BTreeMap<String, ImageBehaviour>,
    pub traffic: BTreeMap<ServiceId, Vec<TrafficPoint>>,
    /// Zones that were ever named by a failure or an instance.
    pub zones: BTreeMap<String, ZoneState>,
    pub tags: BTreeMap<TagTarget, Tags>,
    pub ecr: Registry,
    pub iam: Identity,
    /// The account setting `awsvpcTrunking`.
    pub trunking: bool,
    pub network: Network,
    pub storage: Storage,
    pub meter: Meter,
    /// Deployments ever made, for their numbers.
    pub last_deployment: u32,
    /// Settings and records of each service's deployments.
    pub rollouts: BTreeMap<ServiceId, Rollout>,
    /// Tasks protected from scale-in, and until when.
    pub protected_tasks: BTreeMap<TaskId, SimTime>,
    pub step_policies: BTreeMap<PolicyId, StepPolicy>,
    pub scheduled_actions: BTreeMap<(ServiceId, String), ScheduledAction>,
    /// Metrics that callers publish, and quotients of metrics.
    pub catalogue: BTreeMap<CustomMetricId, CustomMetric>,
    /// Samples of the minute that runs.
    pub published: BTreeMap<CustomMetricId, Datapoint>,
    pub launch_templates: BTreeMap<String, LaunchTemplate>,
    /// EC2 Auto Scaling groups.
    pub groups: BTreeMap<GroupId, Group>,
    /// The highest number that a group gave to an instance.
    pub last_instance: u32,
    /// Capacity providers over Auto Scaling groups.
    pub providers: BTreeMap<ProviderId, GroupProvider>,
    pub cluster_capacity: BTreeMap<ClusterId, ClusterCapacity>,
    pub service_strategies: BTreeMap<ServiceId, Vec<StrategyItem>>,
    pub task_providers: BTreeMap<TaskId, Provider>,
    /// Tasks in PROVISIONING that wait for an instance.
    pub waiting_tasks: BTreeSet<TaskId>,
    pub queues: BTreeMap<QueueId, Queue>,
    /// Requests that come to listeners, and how many each rule has taken; 0 is the default action.
    pub doors: BTreeMap<crate::door::Door, crate::door::DoorTraffic>,
    pub routed: BTreeMap<(LoadBalancerId, u32, u32), u64>,
    /// What services hand down to their tasks, where they say anything.
    pub heritages: BTreeMap<ServiceId, crate::inherit::Heritage>,
    /// Fargate tasks that are not on the newest platform version.
    pub task_platforms: BTreeMap<TaskId, rules::platform::Version>,
    /// Of stopped tasks too.
    pub gpu_pins: BTreeMap<TaskId, crate::gpu::Pinned>,
    /// Minutes that an alarm looks back, where that is more than usual.
    pub metric_depth: BTreeMap<MetricKey, usize>,
    pub task_sets: crate::task_set::TaskSets,
    pub group_extras: crate::asg_policy::GroupExtras,
    pub target_extras: crate::target::TargetExtras,
    pub expressions: BTreeMap<CustomMetricId, crate::cloudwatch::MathMetric>,
    pub predictive: BTreeMap<PolicyId, crate::predictive::Predictive>,
    /// Capacity providers whose instances are ECS's own.
    pub managed: BTreeMap<ProviderId, crate::managed::ManagedInstances>,
    /// Quotas that a lesson set.
    pub quotas: rules::quota::Limits,
}

impl World {
    pub fn new(seed: u64) -> World {
        World {
            seed,
            ..World::default()
        }
    }

    pub fn dice(&self) -> Dice {
        Dice::new(self.seed)
    }

    pub fn definition(&self, reference: &TaskDefinitionRef) -> Option<&TaskDefinition> {
        self.families
            .get(&reference.family)?
            .revisions
            .get(&reference.revision)
            .map(Arc::as_ref)
    }

    /// The definition a task runs by: with the overrides of its call, if any.
    pub fn definition_of<'w>(&'w self, task: &'w Task) -> Option<&'w TaskDefinition> {
        match &task.overrides {
            Some(it) => Some(&it.definition),
            None => self.definition(&task.definition),
        }
    }

    pub fn cluster_named(&self, name: &str) -> Option<&Cluster> {
        self.clusters.values().find(|it| it.name == name)
    }

    /// The number the next instance gets.
    pub fn next_instance(&self) -> InstanceId {
        let last = self.instances.keys().last().map_or(0, |it| it.0);
        InstanceId(last.max(self.last_instance) + 1)
    }

    pub fn group_named(&self, name: &str) -> Option<&Group> {
        let found = self.groups.values().find(|it| it.name == name);
        found.filter(|it| self.managed_by(it.id).is_none())
    }

    pub fn provider_named(&self, name: &str) -> Option<Provider> {
        match name {
            "FARGATE" => Some(Provider::Fargate),
            "FARGATE_SPOT" => Some(Provider::FargateSpot),
            _ => {
                let found = self.providers.values().find(|it| it.name == name);
                found.map(|it| Provider::Group(it.id))
            }
        }
    }

    pub fn provider_name(&self, provider: Provider) -> &str {
        match provider {
            Provider::Fargate => "FARGATE",
            Provider::FargateSpot => "FARGATE_SPOT",
            Provider::Group(id) => self.providers.get(&id).map_or("", |it| it.name.as_str()),
        }
    }

    /// The newest service of this name in the cluster; an INACTIVE one may share it with a newer.
    pub fn service_named(&self, cluster: ClusterId, name: &str) -> Option<&Service> {
        self.services
            .values()
            .rev()
            .find(|it| it.cluster == cluster && it.name == name)
    }

    /// Every task, also those that are STOPPED, in creation order.
    pub fn all_tasks(&self) -> impl Iterator<Item = &Task> {
        self.tasks.values().map(Arc::as_ref)
    }

    /// Every container instance, also those that are gone.
    pub fn all_instances(&self) -> impl Iterator<Item = &Instance> {
        self.instances.values().map(Arc::as_ref)
    }

    /// Tasks of the service that are not STOPPED, in creation order.
    pub fn live_tasks_of(&self, service: ServiceId) -> impl Iterator<Item = &Task> + '_ {
        self.service_tasks
            .get(&service)
            .into_iter()
            .flatten()
            .filter_map(|id| self.tasks.get(id).map(Arc::as_ref))
    }

    /// Tasks on the instance that are not STOPPED, in creation order.
    pub fn live_tasks_on(&self, instance: InstanceId) -> impl Iterator<Item = &Task> + '_ {
        self.instance_tasks
            .get(&instance)
            .into_iter()
            .flatten()
            .filter_map(|id| self.tasks.get(id).map(Arc::as_ref))
    }

    /// The address of a task's own interface.
    pub fn private_address(&self, task: TaskId) -> String {
        match self.network.tasks.get(&task) {
            Some(it) => rules::reach::dotted(it.address),
            None => crate::identity::private_ip(task),
        }
    }

    pub fn zone_failed(&self, zone: &str) -> bool {
        self.zones.get(zone) == Some(&ZoneState::Failed)
    }
}
