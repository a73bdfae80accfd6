//! Capacity providers: their settings, who may use them, and which task runs on which.
//!
//! Source: ECS API, CapacityProvider, ManagedScaling, PutClusterCapacityProviders (read 2026-11).

use crate::asg::GroupId;
use base::{AlarmId, ClusterId, ServiceId, SimDuration, TaskId};
use rules::capacity::{Choice, Share};
use rules::placement::Rejection;
use rules::scaling::reservation::{Reservation, Resize};
use serde::Serialize;

/// Numbered from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct ProviderId(pub u32);

/// What a strategy can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Provider {
    Fargate,
    FargateSpot,
    Group(ProviderId),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct StrategyItem {
    pub provider: Provider,
    pub base: u32,
    pub weight: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct ManagedScaling {
    pub enabled: bool,
    pub target: u32,
    pub minimum_step: u32,
    pub maximum_step: u32,
    pub warmup: SimDuration,
}

/// A provider over an Auto Scaling group.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct GroupProvider {
    pub id: ProviderId,
    pub name: String,
    pub group: GroupId,
    pub scaling: ManagedScaling,
    pub termination_protection: bool,
    pub draining: bool,
    pub alarm_high: AlarmId,
    pub alarm_low: AlarmId,
    /// The last reservation that was said, to suppress repeats.
    pub last: Option<Reservation>,
    /// The last answer to an alarm, to suppress repeats.
    pub last_resize: Option<Resize>,
}

impl GroupProvider {
    /// One that scales nothing yet; the settings are AWS's defaults.
    ///
    /// Source: ECS API, ManagedScaling (read 2026-11).
    pub fn new(id: ProviderId, name: &str, group: GroupId) -> GroupProvider {
        GroupProvider {
            id,
            name: name.to_owned(),
            group,
            scaling: ManagedScaling {
                enabled: false,
                target: 100,
                minimum_step: 1,
                maximum_step: 10_000,
                warmup: SimDuration::from_secs(300),
            },
            termination_protection: false,
            draining: true,
            alarm_high: AlarmId(0),
            alarm_low: AlarmId(0),
            last: None,
            last_resize: None,
        }
    }
}

/// Why a task that waited for an instance got none.
///
/// Source: ECS developer guide, API failure reasons: TaskFailedToStart (read 2026-11).
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Shortage {
    /// The provider has no instance in the cluster.
    EmptyProvider,
    /// Each of its instances drains or has not come up.
    NoActiveInstances,
    /// The closest one, and its first failure.
    Rejected(Box<Rejection>),
}

/// A cluster's providers and what it does when a call names none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub struct ClusterCapacity {
    pub providers: Vec<Provider>,
    pub default: Vec<StrategyItem>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum CapacityEvent {
    ProviderPut(Box<GroupProvider>),
    ProviderDeleted {
        provider: ProviderId,
    },
    ClusterCapacitySet {
        cluster: ClusterId,
        capacity: ClusterCapacity,
    },
    ServiceStrategySet {
        service: ServiceId,
        strategy: Vec<StrategyItem>,
    },
    /// Which provider the next task goes to, with every item's lag.
    ProviderChosen {
        group: String,
        items: Vec<(Provider, Share)>,
        choice: Choice,
    },
    /// The task belongs to a provider.
    TaskProvided {
        task: TaskId,
        provider: Provider,
    },
    /// A minute of managed scaling whose numbers are new.
    ReservationComputed {
        provider: ProviderId,
        reservation: Box<Reservation>,
    },
    /// An alarm of managed scaling is in ALARM: what becomes of the group's size.
    GroupResized {
        provider: ProviderId,
        resize: Box<Resize>,
    },
    /// A waiting task got its instance.
    TaskSeated {
        task: TaskId,
        instance: base::InstanceId,
        zone: String,
    },
}
