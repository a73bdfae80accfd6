//! CloudWatch: what a metric is called, its datapoints, and alarms.
//!
//! A metric that AWS publishes is a key of its own; one that a caller publishes, and a quotient of two
//! metrics, is listed in the world's catalogue. Example: `AWS/ECS CPUUtilization` with ClusterName lab
//! and ServiceName web is `MetricKey::Service`.
//! Source: CloudWatch API, MetricDatum, MetricAlarm; ECS developer guide, CloudWatch metrics
//! (read 2026-11).

use crate::asg::GroupId;
use crate::capacity::ProviderId;
use crate::scaling::Metric;
use crate::sqs::{QueueId, QueueMetric};
use crate::world::World;
use base::{AlarmId, ClusterId, Milli, PolicyId, ServiceId, SimDuration, SimTime};
use rules::alarm::{AlarmRule, Comparison, TreatMissingData};
use rules::metric_math::Expression;
use serde::Serialize;

/// A metric in the world's catalogue. Numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct CustomMetricId(pub u32);

/// What a cluster with container instances publishes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum ClusterMetric {
    CpuReservation,
    MemoryReservation,
    CpuUtilization,
    MemoryUtilization,
}

impl ClusterMetric {
    pub const ALL: [ClusterMetric; 4] = [
        ClusterMetric::CpuReservation,
        ClusterMetric::MemoryReservation,
        ClusterMetric::CpuUtilization,
        ClusterMetric::MemoryUtilization,
    ];

    /// As CloudWatch spells it.
    pub fn name(self) -> &'static str {
        match self {
            ClusterMetric::CpuReservation => "CPUReservation",
            ClusterMetric::MemoryReservation => "MemoryReservation",
            ClusterMetric::CpuUtilization => "CPUUtilization",
            ClusterMetric::MemoryUtilization => "MemoryUtilization",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum MetricKey {
    Service {
        service: ServiceId,
        metric: Metric,
    },
    Cluster {
        cluster: ClusterId,
        metric: ClusterMetric,
    },
    Custom(CustomMetricId),
    /// CapacityProviderReservation.
    Provider(ProviderId),
    Queue {
        queue: QueueId,
        metric: QueueMetric,
    },
    /// CPUUtilization of an Auto Scaling group.
    Group(GroupId),
}

impl MetricKey {
    pub fn service(self) -> Option<ServiceId> {
        match self {
            MetricKey::Service { service, .. } => Some(service),
            _ => None,
        }
    }
}

/// A metric as a caller names it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct MetricName {
    pub namespace: String,
    pub name: String,
    /// Sorted by name.
    pub dimensions: Vec<(String, String)>,
}

/// An entry of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct CustomMetric {
    pub id: CustomMetricId,
    pub name: MetricName,
    /// It is the first divided by the second, each by its statistic.
    pub quotient: Option<[(MetricKey, Statistic); 2]>,
}

/// What an entry of the catalogue is computed from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct MathMetric {
    pub text: String,
    /// The ids of the metrics in it, and what they stand for.
    pub ids: Vec<String>,
    pub parts: Vec<(MetricKey, Statistic)>,
    pub expression: Expression,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Statistic {
    Average,
    Minimum,
    Maximum,
    Sum,
    SampleCount,
}

impl Statistic {
    /// As the API spells it.
    pub fn name(self) -> &'static str {
        match self {
            Statistic::Average => "Average",
            Statistic::Minimum => "Minimum",
            Statistic::Maximum => "Maximum",
            Statistic::Sum => "Sum",
            Statistic::SampleCount => "SampleCount",
        }
    }
}

/// One minute of a metric: the average of its samples, how many there were, and their ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Datapoint {
    pub at: SimTime,
    /// Per cent for utilisation, a count otherwise.
    pub value: Milli,
    pub sum: Milli,
    pub samples: u32,
    pub least: Milli,
    pub most: Milli,
}

impl Datapoint {
    /// A minute with one sample.
    pub fn new(at: SimTime, value: Milli) -> Datapoint {
        Datapoint {
            at,
            value,
            sum: value,
            samples: 1,
            least: value,
            most: value,
        }
    }

    pub fn statistic(&self, statistic: Statistic) -> Milli {
        match statistic {
            Statistic::Average => self.value,
            Statistic::Minimum => self.least,
            Statistic::Maximum => self.most,
            Statistic::Sum => self.sum,
            Statistic::SampleCount => Milli::from_int(i64::from(self.samples)),
        }
    }

    /// Both as one; the moment is the later one's.
    pub fn with(&self, other: &Datapoint) -> Datapoint {
        let samples = self.samples.saturating_add(other.samples);
        let sum = Milli(self.sum.0.saturating_add(other.sum.0));
        Datapoint {
            at: self.at.max(other.at),
            value: Milli(sum.0 / i64::from(samples.max(1))),
            sum,
            samples,
            least: self.least.min(other.least),
            most: self.most.max(other.most),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum AlarmState {
    Ok,
    Alarm,
    InsufficientData,
}

/// Who made an alarm.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum AlarmOwner {
    User,
    /// Application Auto Scaling, for a target tracking policy.
    Policy(PolicyId),
    /// ECS, for managed scaling of a capacity provider.
    Provider(ProviderId),
    /// EC2 Auto Scaling, for a group's target tracking policy.
    Group(GroupId),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Alarm {
    pub id: AlarmId,
    pub name: String,
    pub key: MetricKey,
    pub statistic: Statistic,
    pub comparison: Comparison,
    pub threshold: Milli,
    /// Whole minutes.
    pub period: SimDuration,
    pub evaluation_periods: u32,
    pub datapoints_to_alarm: u32,
    pub treat_missing_data: TreatMissingData,
    pub owner: AlarmOwner,
    pub actions_enabled: bool,
    /// Step policies that ALARM runs, every minute.
    pub policies: Vec<PolicyId>,
    /// ARNs of what else ALARM and OK notify; nothing in the lab listens.
    pub alarm_actions: Vec<String>,
    pub ok_actions: Vec<String>,
    pub state: AlarmState,
    pub state_since: SimTime,
}

impl Alarm {
    /// One that AWS makes for itself, without a single datapoint yet.
    pub fn made_by_aws(
        (id, name, owner): (AlarmId, String, AlarmOwner),
        (key, statistic): (MetricKey, Statistic),
        rule: &AlarmRule,
        now: SimTime,
    ) -> Alarm {
        Alarm {
            id,
            name,
            key,
            statistic,
            comparison: rule.comparison,
            threshold: rule.threshold,
            period: SimDuration::from_mins(1),
            evaluation_periods: rule.evaluation_periods,
            datapoints_to_alarm: rule.datapoints_to_alarm,
            treat_missing_data: rule.treat_missing_data,
            owner,
            actions_enabled: true,
            policies: Vec::new(),
            alarm_actions: Vec::new(),
            ok_actions: Vec::new(),
            state: AlarmState::InsufficientData,
            state_since: now,
        }
    }

    /// In ALARM above the threshold, not below it.
    pub fn above(&self) -> bool {
        matches!(
            self.comparison,
            Comparison::GreaterThanThreshold | Comparison::GreaterThanOrEqualToThreshold
        )
    }

    /// Minutes of datapoints an evaluation looks at.
    pub fn minutes(&self) -> usize {
        let range = self.evaluation_periods as usize + 2;
        range * (self.period.as_secs() / 60).max(1) as usize
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum CloudWatchEvent {
    MetricNamed(Box<CustomMetric>),
    /// PutMetricData: samples for the minute that runs.
    MetricPublished {
        metric: CustomMetricId,
        samples: Datapoint,
    },
    /// The metric is this expression of others.
    ExpressionSet {
        metric: CustomMetricId,
        math: Box<MathMetric>,
    },
}

impl World {
    /// The metric of this name, if AWS publishes it here or it is in the catalogue.
    ///
    /// Source: ECS developer guide, CloudWatch metrics: namespaces and dimensions (read 2026-11).
    pub fn metric_named(&self, name: &MetricName) -> Option<MetricKey> {
        let own = self.catalogue.values().find(|it| it.name == *name);
        if let Some(it) = own {
            return Some(MetricKey::Custom(it.id));
        }
        let dimension = |wanted: &str| {
            let mut found = name.dimensions.iter().filter(|it| it.0 == wanted);
            found.next().map(|it| it.1.as_str())
        };
        if name.name == "CapacityProviderReservation" {
            let provider = dimension("CapacityProviderName")?;
            let found = self.providers.values().find(|it| it.name == provider)?;
            return Some(MetricKey::Provider(found.id));
        }
        if name.namespace == "AWS/EC2" && name.name == "CPUUtilization" {
            let group = self.group_named(dimension("AutoScalingGroupName")?)?;
            return Some(MetricKey::Group(group.id));
        }
        if name.namespace == "AWS/SQS" {
            let queue = dimension("QueueName")?;
            let queue = self.queues.values().find(|it| it.name == queue)?.id;
            let mut all = QueueMetric::ALL.into_iter();
            let metric = all.find(|it| it.name() == name.name)?;
            return Some(MetricKey::Queue { queue, metric });
        }
        let cluster = self.cluster_named(dimension("ClusterName")?)?.id;
        let service = dimension("ServiceName");
        let count = name.dimensions.len();
        let metric = match (name.namespace.as_str(), name.name.as_str()) {
            ("AWS/ECS", "CPUUtilization") => Metric::CpuUtilization,
            ("AWS/ECS", "MemoryUtilization") => Metric::MemoryUtilization,
            ("AWS/ApplicationELB", "RequestCountPerTarget") => Metric::RequestCountPerTarget,
            ("ECS/ContainerInsights", "RunningTaskCount") => Metric::RunningTaskCount,
            ("AWS/ECS", _) if service.is_none() => Metric::CpuUtilization,
            _ => return None,
        };
        match service {
            Some(service) if count == 2 => {
                let service = self.service_named(cluster, service)?.id;
                Some(MetricKey::Service { service, metric })
            }
            None if count == 1 && name.namespace == "AWS/ECS" => {
                let mut all = ClusterMetric::ALL.into_iter();
                let metric = all.find(|it| it.name() == name.name)?;
                Some(MetricKey::Cluster { cluster, metric })
            }
            _ => None,
        }
    }

    /// What a metric is called.
    pub fn metric_name(&self, key: MetricKey) -> MetricName {
        let named = |namespace: &str, name: &str, dimensions: Vec<(&str, String)>| MetricName {
            namespace: namespace.to_string(),
            name: name.to_string(),
            dimensions: dimensions
                .into_iter()
                .map(|(name, value)| (name.to_string(), value))
                .collect(),
        };
        let cluster_name = |id| {
            let found = self.clusters.get(&id);
            found.map_or_else(String::new, |it| it.name.clone())
        };
        match key {
            MetricKey::Service { service, metric } => {
                let (namespace, name) = match metric {
                    Metric::CpuUtilization => ("AWS/ECS", "CPUUtilization"),
                    Metric::MemoryUtilization => ("AWS/ECS", "MemoryUtilization"),
                    Metric::RequestCountPerTarget => {
                        ("AWS/ApplicationELB", "RequestCountPerTarget")
                    }
                    Metric::RunningTaskCount => ("ECS/ContainerInsights", "RunningTaskCount"),
                };
                let found = self.services.get(&service);
                let cluster = found.map_or_else(String::new, |it| cluster_name(it.cluster));
                let service = found.map_or_else(String::new, |it| it.name.clone());
                let dimensions = vec![("ClusterName", cluster), ("ServiceName", service)];
                named(namespace, name, dimensions)
            }
            MetricKey::Cluster { cluster, metric } => {
                let dimensions = vec![("ClusterName", cluster_name(cluster))];
                named("AWS/ECS", metric.name(), dimensions)
            }
            MetricKey::Provider(id) => {
                let found = self.providers.get(&id);
                let provider = found.map_or_else(String::new, |it| it.name.clone());
                let group = found.and_then(|it| self.groups.get(&it.group));
                let cluster = group.map_or_else(String::new, |it| cluster_name(it.cluster));
                let dimensions = vec![("CapacityProviderName", provider), ("ClusterName", cluster)];
                let namespace = "AWS/ECS/ManagedScaling";
                named(namespace, "CapacityProviderReservation", dimensions)
            }
            MetricKey::Group(id) => {
                let found = self.groups.get(&id);
                let group = found.map_or_else(String::new, |it| it.name.clone());
                let dimensions = vec![("AutoScalingGroupName", group)];
                named("AWS/EC2", "CPUUtilization", dimensions)
            }
            MetricKey::Queue { queue, metric } => {
                let found = self.queues.get(&queue);
                let queue = found.map_or_else(String::new, |it| it.name.clone());
                named("AWS/SQS", metric.name(), vec![("QueueName", queue)])
            }
            MetricKey::Custom(id) => match self.catalogue.get(&id) {
                Some(it) => it.name.clone(),
                None => named("", "", Vec::new()),
            },
        }
    }

    /// Somebody watches the metric: an alarm, or a quotient it is part of.
    pub fn is_watched(&self, key: MetricKey) -> bool {
        let parts = self.catalogue.values().filter_map(|it| it.quotient);
        let mut math = self.expressions.values().flat_map(|it| &it.parts);
        self.alarms.values().any(|it| it.key == key)
            || parts.flatten().any(|(part, _)| part == key)
            || math.any(|it| it.0 == key)
    }
}
