//! The facts: what exists in a simulated account and what happened to it.
//!
//! `World` is plain data; `Event` says what happened, complete and in the past tense; `World::apply` is
//! the only mutation in the program and decides nothing. A world is the fold of its events.

pub mod apply;
pub mod asg;
pub mod asg_policy;
pub mod calendar;
pub mod capacity;
pub mod cloudwatch;
pub mod document;
pub mod door;
pub mod ec2;
pub mod ecr;
pub mod ecs;
pub mod elb;
pub mod event;
pub mod gpu;
pub mod iam;
pub mod identity;
pub mod inherit;
pub mod managed;
pub mod message;
pub mod meter;
pub mod network;
pub mod predictive;
pub mod quota;
pub mod rollout;
pub mod scaling;
pub mod service;
pub mod sqs;
pub mod start;
pub mod storage;
pub mod target;
pub mod task;
pub mod task_set;
pub mod traffic;
pub mod world;

pub use calendar::{Calendar, TimerKey};
pub use cloudwatch::{
    Alarm, AlarmOwner, AlarmState, CloudWatchEvent, ClusterMetric, CustomMetric, CustomMetricId,
    Datapoint, MathMetric, MetricKey, MetricName, Statistic,
};
pub use document::{DocumentEvent, Overrides, TagTarget, Tags};
pub use ec2::{Instance, InstanceState};
pub use ecr::{PrivateImage, RegistryEvent, Repository};
pub use ecs::{
    Cluster, Compatibility, Condition, Container, ContainerDependency, Family, HealthCheck,
    LaunchType, LogConfiguration, NetworkMode, PortMapping, RestartPolicy, RevisionStatus, Secret,
    TaskDefinition, TaskDefinitionRef,
};
pub use elb::{
    Action, BalancerKind, Listener, ListenerRule, LoadBalancer, ProbeConfig, Redirect, Target,
    TargetGroup, TargetReason, TargetState, TargetType, Weighted,
};
pub use event::{Cause, Event, PlacementSubject, Stamped, Wave, ZoneChoice, place_in};
pub use iam::{IdentityEvent, Role, Store};
pub use message::{PlacementFailure, ServiceMessage};
pub use rollout::{
    CircuitBreaker, DeploymentAlarms, EarlySuccess, Move, Rollout, ServiceDeployment,
    ServiceDeploymentStatus, ServiceRevision, Settings, Why,
};
pub use scaling::{
    Metric, Policy, PolicyMetric, ScalableTarget, ScaledBy, ScalingEvent, ScheduledAction,
    StepPolicy, Suspended,
};
pub use service::{
    Deployment, DeploymentStatus, NetworkConfiguration, RolloutState, Service, ServiceChange,
    ServiceLoadBalancer, ServiceStatus, Unplaced,
};
pub use start::{PullError, RunError, StartCause, StartProblem, StartStep};
pub use target::{TargetEvent, TargetExtras};
pub use task::{
    BoundPort, ContainerReason, ContainerState, Health, Pull, StopCode, StoppedReason, Task,
    TaskStatus,
};
pub use task_set::{Controller, TaskSet, TaskSetEvent, TaskSetStatus};
pub use traffic::{ImageBehaviour, ImageHealth, TrafficPoint};
pub use world::{ACCOUNT, EPOCH_UNIX_SECS, REGION, World, ZoneState};
